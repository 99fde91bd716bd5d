"""The routes below `/v2/identity`: the profiles of API v1, with a real 404, and their deletion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_json, read_members
from lytics_async.local.events import record_event
from lytics_async.local.faults import ApiFault
from lytics_async.local.identities import identity_texts, texts_in
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
    types = dict.fromkeys(("table", "key", "field", "value"), "a string")
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
        return _delete(account, table, key, value)

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
                found["successes"][value] = _delete(account, table, field, value)
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
        profile = profile_of(account, table, key, value)
        if profile is None:
            raise _no_profile()
        origins = list(_origins(account, table, key, value))
        sources: dict[str, list[str]] = {}
        for origin in origins:
            for name in sorted(origin.fields):
                sources.setdefault(name, []).append(origin.stream)
        keys = _keys(account, table, key, value)
        return {
            "entity": {name: each for name, each in profile.items() if name not in blocked},
            "keys": keys,
            "fragments": [origin.written(keys) for origin in origins],
            "field_sources": sources if with_sources else {},
        }

    return succeed_v2(await in_thread(work))


@attrs.define
class _Origin:
    """What one stream knows of a profile."""

    stream: str
    created: int
    modified: int
    fields: set[str]

    def written(self, keys: list[dict[str, str]]) -> dict[str, Any]:
        """The fragment on the wire. One stream makes one fragment here, without neighbours."""
        return {
            "keys": keys,
            "neighbors": [],
            "neighbor_limit": False,
            "conflict": False,
            "conflicts_with": "",
            "streams": [self.stream],
            "created": format_time(self.created),
            "modified": format_time(self.modified),
        }


def _keys(account: Account, table: str, key: str, value: str) -> list[dict[str, str]]:
    if table != "user":
        return [{"key": key, "value": value}]
    return [
        {"key": field, "value": text} for field, text in account.profiles.identities(key, value)
    ]


def _origins(account: Account, table: str, key: str, value: str) -> Iterator[_Origin]:
    """What each stream knows of a profile, from its records."""
    wanted = {(each["key"], each["value"]) for each in _keys(account, table, key, value)}
    fields = {field for field, _ in wanted}
    for stream in account.store.streams():
        origin: _Origin | None = None
        for block in account.store.blocks(stream):
            for record in block.records():
                texts = {
                    (field, text)
                    for field in fields & record.keys()
                    for each in identity_texts(field, [record[field]])
                    for text in texts_in(each)
                }
                if wanted.isdisjoint(texts):
                    continue
                origin = origin or _Origin(stream, block.arrived, block.arrived, set())
                origin.modified = block.arrived
                origin.fields |= record.keys()
        if origin is not None:
            yield origin


def _delete(account: Account, table: str, key: str, value: str) -> str:
    request_id = account.tables[table].delete(key, value)
    account.store.write(
        lambda connection: record_event(
            connection,
            account_id=account.id,
            verb="deleted",
            subject_type="entity",
            subject_id=f"{table}/{key}/{value}",
        )
    )
    return request_id


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
