"""The routes below `/api/auth`: what lets work reach a provider, and tokens that open this API.

Secrets go in only. A token is an auth for Lytics itself: it works from its creation until it expires or is deleted.
"""

from __future__ import annotations

import secrets
import time

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.provider import LYTICS, find_provider
from lytics_async.local.api.user import known_roles
from lytics_async.local.api.work import stop_work_with
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.tokens import DATA, parse_duration

_MEMBERS = {"provider_id": "a string", "config": "a list of objects"}
_TOKEN_MEMBERS = {"name": "a string", "scopes": "a list of strings", "expires": "a string"}
_PUBLIC = ("account_id", "id", "provider_id", "provider_name", "user_id")


async def get_auth(request: Request, account: Account) -> Response:
    """`GET /api/auth/{id}`."""
    auth = await to_thread.run_sync(account.documents("auth").get, path_value(request, "id"))
    return succeed_briefly(account.settings, _public(auth), word=True)


async def create_auth(request: Request, account: Account) -> Response:
    """`POST /api/auth`, and as published, `POST /api/auth/{id}`, where the id is given out here all the same."""
    members = await read_members(request, account.body_limit, _MEMBERS, required=("provider_id",))

    def work() -> Document:
        auth = {
            "id": secrets.token_hex(16),
            "account_id": account.id,
            "user_id": account.admin_id,
            **_of_provider(account, members["provider_id"]),
        }
        return account.documents("auth").put(auth["id"], auth)

    return succeed_briefly(
        account.settings, _public(await to_thread.run_sync(work)), status=201, word=True
    )


async def update_auth(request: Request, account: Account) -> Response:
    """`PUT /api/auth/{id}`: the values themselves are nowhere to be read again, so none are kept."""
    wanted = path_value(request, "id")
    members = await read_members(request, account.body_limit, _MEMBERS)

    def work() -> Document:
        changes: Document = {}
        if "provider_id" in members:
            changes = _of_provider(account, members["provider_id"])
        return account.documents("auth").update(wanted, changes)

    return succeed_briefly(account.settings, _public(await to_thread.run_sync(work)), word=True)


async def delete_auth(request: Request, account: Account) -> Response:
    """`DELETE /api/auth/{id}`; a token stops working, and so does work that runs with the auth."""
    wanted = path_value(request, "id")

    def work() -> None:
        auth = account.documents("auth").delete(wanted)
        account.tokens.remove(auth.get("token_hash", ""))
        stop_work_with(account, wanted)

    await to_thread.run_sync(work)
    return Response(status_code=204)


async def create_token(request: Request, account: Account) -> Response:
    """`POST /api/auth/createtoken`."""
    members = await read_members(request, account.body_limit, _TOKEN_MEMBERS)
    scopes = known_roles(members.get("scopes") or [DATA])
    lifetime = parse_duration(members["expires"]) if members.get("expires") else None
    if lifetime is None and members.get("expires"):
        raise ApiFault(400, f'"{members["expires"]}" is no duration such as 100h')
    key = secrets.token_hex(16)
    token = f"at.{key}.{secrets.token_hex(32)}"
    expires = None if lifetime is None else time.time() + lifetime
    auth = {
        "account_id": account.id,
        "id": key,
        "provider_id": LYTICS,
        "name": members.get("name", ""),
        "provider_name": "Lytics",
    }
    kept = {
        "user_id": account.admin_id,
        "scopes": scopes,
        "expires": expires,
        "token_hash": account.tokens.add(token, scopes, expires),
    }
    await to_thread.run_sync(account.documents("auth").put, key, auth | kept)
    shown = auth | {"config": [{"api_key": token}]}
    return succeed_briefly(account.settings, shown, status=201, word=True)


def _of_provider(account: Account, wanted: str) -> Document:
    try:
        provider = find_provider(account, wanted)
    except ApiFault:
        raise ApiFault(400, f'Unknown provider "{wanted}"') from None
    return {"provider_id": provider["id"], "provider_name": provider["name"]}


def _public(auth: Document) -> Document:
    return {name: auth[name] for name in _PUBLIC}


ROUTES: tuple[RouteRow, ...] = (
    ("POST", "/api/auth", create_auth),
    ("POST", "/api/auth/createtoken", create_token),
    ("GET", "/api/auth/{id}", get_auth),
    ("POST", "/api/auth/{id}", create_auth),
    ("PUT", "/api/auth/{id}", update_auth),
    ("DELETE", "/api/auth/{id}", delete_auth),
)
