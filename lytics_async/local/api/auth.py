"""The routes below `/api/auth`: credentials for providers, and tokens that open this API.

Secrets are write-only. A token is an auth for Lytics itself: it works from its creation until it
expires or is deleted.
"""

from __future__ import annotations

import secrets
import time
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.provider import LYTICS, find_provider
from lytics_async.local.api.work import stop_work_with
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.roles import DATA, ROLES
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now
from lytics_async.local.tokens import parse_duration

_MEMBERS = {
    "provider_id": "a string",
    "config": "a list of objects",
    "label": "a string",
    "description": "a string",
}
_TOKEN_MEMBERS = {
    "name": "a string",
    "label": "a string",
    "description": "a string",
    "scopes": "a list of strings",
    "expires": "a string",
    "alert_enabled": "a boolean",
}
_PUBLISHED = ("account_id", "id", "provider_id", "provider_name", "user_id")
_HIDDEN = frozenset({"token_hash", "expires_at"})
_NEVER = "0001-01-01T00:00:00Z"


async def list_auths(request: Request, account: Account) -> Response:
    """`GET /api/auth`; `account_id` must be that of this account."""
    wanted = request.query_params.get("account_id", "")
    if wanted not in ("", account.id, str(account.aid)):
        raise ApiFault(404, "Account not found")
    auths = await to_thread.run_sync(account.documents("auth").all)
    shown = [_shown(account, auth) for auth in auths]
    return succeed_briefly(account.settings, shown, word=True)


async def get_auth(request: Request, account: Account) -> Response:
    """`GET /api/auth/{id}`."""
    auth = await to_thread.run_sync(account.documents("auth").get, path_value(request, "id"))
    return succeed_briefly(account.settings, _shown(account, auth), word=True)


async def create_auth(request: Request, account: Account) -> Response:
    """`POST /api/auth`, and as published, `POST /api/auth/{id}`, whose id is ignored."""
    members = await read_members(request, account.body_limit, _MEMBERS, required=("provider_id",))

    def work() -> Document:
        auth = _new_auth(account, members) | _of_provider(account, members["provider_id"])
        return account.documents("auth").put(auth["id"], auth)

    created = await to_thread.run_sync(work)
    return succeed_briefly(account.settings, _shown(account, created), status=201, word=True)


async def update_auth(request: Request, account: Account) -> Response:
    """`PUT /api/auth/{id}`: config values are write-only, so they are not kept."""
    wanted = path_value(request, "id")
    members = await read_members(request, account.body_limit, _MEMBERS)

    def work() -> Document:
        changes: Document = {"updated": format_time(now())}
        changes |= {name: members[name] for name in ("label", "description") if name in members}
        if "provider_id" in members:
            changes |= _of_provider(account, members["provider_id"])
        return account.documents("auth").update(wanted, changes)

    updated = await to_thread.run_sync(work)
    return succeed_briefly(account.settings, _shown(account, updated), word=True)


async def delete_auth(request: Request, account: Account) -> Response:
    """`DELETE /api/auth/{id}`: a token stops working, and so does work that runs with the auth."""
    wanted = path_value(request, "id")

    def work() -> None:
        auth = account.documents("auth").delete(wanted)
        account.tokens.remove(auth.get("token_hash", ""))
        stop_work_with(account, wanted)

    await to_thread.run_sync(work)
    return Response(status_code=204)


async def create_token(request: Request, account: Account) -> Response:
    """`POST /api/auth/createtoken`.

    The service requires scopes, and a label or a description; older clients call the description
    `name`. The secret is in this response alone.
    """
    members = await read_members(request, account.body_limit, _TOKEN_MEMBERS)
    auth, token = await to_thread.run_sync(issue_token, account, members)
    if account.settings.is_service:
        config: list[dict[str, Any]] = [{"name": "api_key", "value": token}]
    else:
        config = [{"api_key": token}]
    shown = _shown(account, auth) | {"config": config}
    return succeed_briefly(account.settings, shown, status=201, word=True)


def issue_token(account: Account, members: Document) -> tuple[Document, str]:
    """Create an API token with the members of a request; return its auth and the secret.

    Raises:
        ApiFault: 400, members are missing or wrong.
    """
    described = members.get("description") or members.get("name") or ""
    label = members.get("label", "")
    if account.settings.is_service:
        if not members.get("scopes"):
            raise ApiFault(400, "scopes are required")
        if not label and not described:
            raise ApiFault(400, "label or description is required")
    scopes = members.get("scopes") or [DATA]
    unknown = [scope for scope in scopes if scope not in ROLES]
    if unknown:
        raise ApiFault(400, f'Unknown roles "{", ".join(unknown)}"')
    text = members.get("expires", "")
    lifetime = parse_duration(text) if text else None
    if text and lifetime is None:
        raise ApiFault(400, f'"{text}" is not a duration such as 100h')
    auth = _new_auth(account, {"label": label, "description": described})
    token = f"at.{auth['id']}.{secrets.token_hex(32)}"
    expires = None if lifetime is None else time.time() + lifetime
    auth |= {
        "provider_id": LYTICS,
        "provider_name": "Lytics",
        "provider_slug": "lytics",
        "auth_type": "api_token",
        "type": "lytics-auth-token",
        "name": members.get("name", ""),
        "scopes": scopes,
        "ttl": text,
        "alert_enabled": members.get("alert_enabled", True),
        "expires": _NEVER if expires is None else format_time(int(expires * 1_000_000)),
        "expires_at": expires,
        "token_hash": account.tokens.add(token, scopes, expires),
    }
    account.documents("auth").put(auth["id"], auth)
    return auth, token


def _new_auth(account: Account, members: Document) -> Document:
    moment = format_time(now())
    return {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "user_id": account.admin_id,
        "name": "",
        "label": members.get("label", ""),
        "description": members.get("description", ""),
        "created": moment,
        "updated": moment,
    }


def _of_provider(account: Account, wanted: str) -> Document:
    try:
        provider = find_provider(account, wanted)
    except ApiFault:
        raise ApiFault(400, f'Unknown provider "{wanted}"') from None
    return {
        "provider_id": provider["id"],
        "provider_name": provider["name"],
        "provider_slug": provider["slug"],
    }


def _shown(account: Account, auth: Document) -> Document:
    if account.settings.is_service:
        return {name: value for name, value in auth.items() if name not in _HIDDEN}
    names = (*_PUBLISHED, "name") if "token_hash" in auth else _PUBLISHED
    return {name: auth[name] for name in names}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/auth", list_auths),
    ("POST", "/api/auth", create_auth),
    ("POST", "/api/auth/createtoken", create_token),
    ("GET", "/api/auth/{id}", get_auth),
    ("POST", "/api/auth/{id}", create_auth),
    ("PUT", "/api/auth/{id}", update_auth),
    ("DELETE", "/api/auth/{id}", delete_auth),
)
