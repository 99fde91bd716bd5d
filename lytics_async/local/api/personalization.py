"""The routes of one profile: `/api/entity` and `/api/me`."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.events import record_event
from lytics_async.local.faults import ApiFault
from lytics_async.local.lineage import explain
from lytics_async.local.parameters import flag, names, path_value
from lytics_async.local.profiles import TABLES
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow


async def get_entity(request: Request, account: Account) -> Response:
    """`GET /api/entity/{table}/{field}/{value}`."""
    table, field = path_value(request, "table"), path_value(request, "field")
    return await _look_up(request, account, table, field)


async def get_entity_by_cookie(request: Request, account: Account) -> Response:
    """`GET /api/entity/{table}/{value}`: the value is a cookie id."""
    return await _look_up(request, account, path_value(request, "table"), "_uid")


async def get_me(request: Request, account: Account) -> Response:
    """`GET /api/me/{field}/{value}`: the same of the table `user`."""
    return await _look_up(request, account, "user", path_value(request, "field"))


async def get_memberships(request: Request, account: Account) -> Response:
    """`GET /api/entity/{table}/segments/{field}/{value}`: the slugs of the profile's segments."""
    table, field = path_value(request, "table"), path_value(request, "field")
    value = path_value(request, "value")
    _check_table(table)

    def work() -> list[str] | None:
        profile = account.tables[table].find(field, value)
        return None if profile is None else account.segments.of_profile(profile, table)

    slugs = await to_thread.run_sync(work)
    return _miss(account) if slugs is None else succeed(account.settings, {"segments": slugs})


async def delete_entity(request: Request, account: Account) -> Response:
    """`DELETE /api/entity/{table}/{field}/{value}`: only the receipt is confirmed.

    In the shapes of the service, `conflicts` is true by default: other profiles in which a value of
    the profile's identities is an identity as well are deleted, too.
    """
    table = path_value(request, "table")
    field, value = path_value(request, "field"), path_value(request, "value")
    _check_table(table)
    greedy = flag(request.query_params, "conflicts", default=account.settings.is_service)
    request_id = await to_thread.run_sync(delete_profile_of, account, table, field, value, greedy)
    return _deletion(account, request_id, complete=False)


async def soft_delete_entity(request: Request, account: Account) -> Response:
    """`DELETE /api/entity/softdelete/{table}/{field}/{value}`: 200 even if there is no profile."""
    table = path_value(request, "table")
    field, value = path_value(request, "field"), path_value(request, "value")
    _check_table(table)
    await to_thread.run_sync(delete_profile_of, account, table, field, value, False)
    return succeed(account.settings, None)


async def deletion_status(request: Request, account: Account) -> Response:
    """`GET /api/entity/deletestatus/{request_id}`."""
    request_id = path_value(request, "request_id")
    age = await to_thread.run_sync(account.profiles.seconds_since_deletion, request_id)
    if age is None:
        raise ApiFault(404, "Delete request not found")
    return _deletion(account, request_id, complete=age >= account.settings.deletion_delay)


def profile_document(account: Account, table: str, profile: dict[str, Any]) -> dict[str, Any]:
    """Return a profile as look-ups and scans show it; the service writes its counters as texts."""
    if table != "user" or not account.settings.is_service:
        return profile
    split = profile["_split"]
    return profile | {"_split": str(split), "_split2": str(split * 7919 % 100)}


async def _look_up(request: Request, account: Account, table: str, field: str) -> Response:
    _check_table(table)
    query = request.query_params
    value = path_value(request, "value")
    with_segments = flag(query, "segments", default=True)
    with_all = flag(query, "allsegments", default=False)
    if flag(query, "explain", default=False):
        explained = await to_thread.run_sync(explain, account, table, field, value)
        return _miss(account) if explained is None else succeed(account.settings, explained)

    def work() -> tuple[dict[str, Any] | None, list[str], list[str]]:
        profile = account.tables[table].find(field, value)
        if profile is None:
            return None, [], []
        slugs = account.segments.of_profile(profile, table) if with_segments else []
        found = account.segments.all_of_profile(profile, table) if with_all else []
        return profile, slugs, [segment.id for segment in found]

    profile, slugs, ids = await to_thread.run_sync(work)
    if profile is None:
        return _miss(account)
    profile = profile_document(account, table, profile)
    if not flag(query, "include_fields", default=True):
        profile = {}
    if wanted := names(query, "fields"):
        profile = {name: profile[name] for name in wanted if name in profile}
    for name in names(query, "fieldBlocklist"):
        profile.pop(name, None)
    if with_segments:
        profile["segments"] = slugs
    if with_all:
        profile["segments_all"] = ids
    members: dict[str, Any] = (
        {"meta": account.meta(table)} if flag(query, "meta", default=True) else {}
    )
    download = flag(query, "download", default=False)
    headers = {"Content-Disposition": f'attachment; filename="{table}.json"'} if download else {}
    return succeed(account.settings, profile, headers=headers, **members)


def delete_profile_of(account: Account, table: str, field: str, value: str, greedy: bool) -> str:
    """Delete a profile and announce it; return the id of the request."""
    request_id = account.tables[table].delete(field, value, greedy=greedy)
    account.store.write(
        lambda connection: record_event(
            connection,
            account_id=account.id,
            verb="deleted",
            subject_type="entity",
            subject_id=f"{table}/{field}/{value}",
        )
    )
    return request_id


def _miss(account: Account) -> Response:
    style = account.settings.not_found_style
    if style == "404":
        raise ApiFault(404, "Not Found")
    message = "Timed out" if style == "timed_out" else "Not Found"
    return succeed(account.settings, {"segments": ["not_found", "all"]}, message=message)


def _check_table(table: str) -> None:
    if table not in TABLES:
        raise ApiFault(500, f'Unknown table "{table}"')


def _deletion(account: Account, request_id: str, *, complete: bool) -> Response:
    data = {"request_id": request_id, "complete": complete}
    return succeed(account.settings, data, message="delete request received")


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/me/{field}/{value}", get_me),
    ("GET", "/api/entity/deletestatus/{request_id}", deletion_status),
    ("GET", "/api/entity/{table}/segments/{field}/{value}", get_memberships),
    ("GET", "/api/entity/{table}/{value}", get_entity_by_cookie),
    ("GET", "/api/entity/{table}/{field}/{value}", get_entity),
    ("DELETE", "/api/entity/softdelete/{table}/{field}/{value}", soft_delete_entity),
    ("DELETE", "/api/entity/{table}/{field}/{value}", delete_entity),
)
