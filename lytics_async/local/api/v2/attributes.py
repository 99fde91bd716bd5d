"""The routes below `/v2/attributes`: writes that change a profile immediately, without a stream."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.profiles import profile_of
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_object
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow

_Fields = dict[str, Any]


async def get_attributes(request: Request, account: Account) -> Response:
    """`GET /v2/attributes/{table}/{key}/{value}`."""
    table, key, value = _place(request)
    profile = await in_thread(lambda: profile_of(account, table, key, value))
    if profile is None:
        raise _nothing("read")
    return succeed_v2(_attributes(profile))


async def update_attributes(request: Request, account: Account) -> Response:
    """`PATCH /v2/attributes/{table}/{key}/{value}`: what is sent is set, the rest stays."""
    given = await read_object(request, account.body_limit)
    return await _change(request, account, lambda fields: fields | given)


async def replace_attributes(request: Request, account: Account) -> Response:
    """`PUT /v2/attributes/{table}/{key}/{value}`: removes what is not sent, except identities."""
    given = await read_object(request, account.body_limit)
    return await _change(request, account, lambda fields: _identities(account, fields) | given)


async def delete_attributes(request: Request, account: Account) -> Response:
    """`DELETE /v2/attributes/{table}/{key}/{value}`: the profile stays, with its identities."""
    await _change(request, account, lambda fields: _identities(account, fields))
    return succeed_v2(None)


async def _change(
    request: Request, account: Account, change: Callable[[_Fields], _Fields]
) -> Response:
    table, key, value = _place(request)
    if table != "user":
        raise ApiFault(400, "Invalid table name")
    changed = await in_thread(lambda: account.profiles.rewrite(key, value, change))
    if changed is None:
        raise _nothing("write")
    profile = await in_thread(lambda: profile_of(account, table, key, value))
    return succeed_v2(_attributes(profile or {}))


def _place(request: Request) -> tuple[str, str, str]:
    return path_value(request, "table"), path_value(request, "key"), path_value(request, "value")


def _identities(account: Account, fields: _Fields) -> _Fields:
    return {name: fields[name] for name in account.settings.identity_fields if name in fields}


def _attributes(profile: _Fields) -> _Fields:
    """The fields of a profile without those of the server, and when it was last changed."""
    own = {name: value for name, value in profile.items() if not name.startswith("_")}
    return own | {"last_updated": profile.get("_modified")}


def _nothing(what: str) -> ApiFault:
    return ApiFault(404, f"The attribute you are trying to {what} does not exist")


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/attributes/{table}/{key}/{value}", get_attributes),
    ("PATCH", "/v2/attributes/{table}/{key}/{value}", update_attributes),
    ("PUT", "/v2/attributes/{table}/{key}/{value}", replace_attributes),
    ("DELETE", "/v2/attributes/{table}/{key}/{value}", delete_attributes),
)
