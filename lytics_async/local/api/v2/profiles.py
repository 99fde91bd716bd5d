"""The routes below `/v2/identity`: the profiles of API v1, with a real 404, and their deletion."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.personalization import delete_profile_of, profile_document
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_json, read_members
from lytics_async.local.faults import ApiFault
from lytics_async.local.lineage import explain
from lytics_async.local.parameters import flag, names, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_NO_PROFILE = "ENTITY-NOTFOUND-012"


async def get_profile(request: Request, account: Account) -> Response:
    """`GET /v2/identity/{table}/{key}/{value}`."""
    table, key, value = (path_value(request, name) for name in ("table", "key", "value"))
    return await _look_up(request, account, table, key, value)


async def lookup(request: Request, account: Account) -> Response:
    """`POST /v2/identity/lookup`: `key` is published, newer documentation has `field`."""
    types: dict[str, str] = dict.fromkeys(("table", "key", "field", "value"), "a string")
    given = await read_members(request, account.body_limit, types, required=("table", "value"))
    key = given.get("key") or given.get("field")
    if not key:
        raise ApiFault(400, "key is required")
    return await _look_up(request, account, given["table"], key, given["value"])


async def delete_profile(request: Request, account: Account) -> Response:
    """`DELETE /v2/identity/{table}/{key}/{value}`: 202, and the id of the request."""
    table, key, value = (path_value(request, name) for name in ("table", "key", "value"))

    def work() -> str:
        if profile_of(account, table, key, value) is None:
            raise _no_profile()
        return delete_profile_of(account, table, key, value, greedy=False)

    request_id = await in_thread(work)
    return succeed_v2(_deletion(request_id, age=0.0, delay=1.0), status=202)


async def delete_status(request: Request, account: Account) -> Response:
    """`GET /v2/identity/deletestatus/{request_id}`."""
    request_id = path_value(request, "request_id")
    age = await in_thread(lambda: account.profiles.seconds_since_deletion(request_id))
    if age is None:
        raise ApiFault(404, "There is no such delete request")
    return succeed_v2(_deletion(request_id, age=age, delay=account.settings.deletion_delay))


async def delete_many(request: Request, account: Account) -> Response:
    """`DELETE /v2/identity/queue/bulk/{table}/{field}`: a list of values, or one under `values`."""
    table, field = path_value(request, "table"), path_value(request, "field")
    body = await read_json(request, account.body_limit)
    values = body.get("values") if isinstance(body, dict) else body
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ApiFault(400, "The body must be a list of values, which are strings")

    def work() -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {"successes": {}, "errors": {}}
        for value in values:
            if profile_of(account, table, field, value) is None:
                found["errors"][value] = "There is no such profile"
            else:
                found["successes"][value] = delete_profile_of(
                    account, table, field, value, greedy=False
                )
        return found

    return succeed_v2(await in_thread(work), status=202)


def profile_of(account: Account, table: str, key: str, value: str) -> dict[str, Any] | None:
    """The fields of a profile; None if there is none.

    Raises:
        ApiFault: 400, there is no such table.
    """
    if table not in account.tables:
        raise ApiFault(400, "Invalid table name")
    return account.tables[table].find(key, value)


async def _look_up(
    request: Request, account: Account, table: str, key: str, value: str
) -> Response:
    query = request.query_params
    blocked = names(query, "field_blocklist")
    with_sources = flag(query, "field_sources", default=False)

    def work() -> dict[str, Any]:
        if profile_of(account, table, key, value) is None:
            raise _no_profile()
        found = explain(account, table, key, value)
        assert found is not None
        sources: dict[str, list[str]] = {}
        for fragment in found["fragments"]:
            for name in sorted(fragment["fields"]):
                if fragment["stream"] not in sources.setdefault(name, []):
                    sources[name].append(fragment["stream"])
        entity = profile_document(account, table, found["entity"])
        return {
            "entity": {name: each for name, each in entity.items() if name not in blocked},
            "keys": found["keys"],
            "fragments": [_fragment(each) for each in found["fragments"]],
            "field_sources": sources if with_sources else {},
        }

    return succeed_v2(await in_thread(work))


def _fragment(found: dict[str, Any]) -> dict[str, Any]:
    """A fragment on the wire. Nothing contradicts here, so it has no conflicts."""
    return {
        "keys": found["key"],
        "neighbors": [],
        "neighbor_limit": False,
        "conflict": False,
        "conflicts_with": "",
        "streams": [found["stream"]],
        "modified": found["last_seen"],
    }


def _deletion(request_id: str, *, age: float, delay: float) -> dict[str, Any]:
    completed = age >= delay
    requested = format_time(now() - int(age * 1_000_000))
    return {
        "request_id": request_id,
        "completed": completed,
        "state": "completed" if completed else "submitted",
        "requested": requested,
        "submitted": requested,
    }


def _no_profile() -> ApiFault:
    return ApiFault(404, "There is no such profile", code=_NO_PROFILE)


ROUTES: tuple[RouteRow, ...] = (
    ("POST", "/v2/identity/lookup", lookup),
    ("GET", "/v2/identity/deletestatus/{request_id}", delete_status),
    ("DELETE", "/v2/identity/queue/bulk/{table}/{field}", delete_many),
    ("GET", "/v2/identity/{table}/{key}/{value}", get_profile),
    ("DELETE", "/v2/identity/{table}/{key}/{value}", delete_profile),
)
