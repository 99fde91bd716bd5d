"""The routes below `/v2/auth`: the credentials and API tokens of `/api/auth`. No secret is kept, so
none is read.
"""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.credentials import SLUGS
from lytics_async.local.account import Account
from lytics_async.local.api.v2.providers import provider_of
from lytics_async.local.api.v2.responses import coded, in_thread, succeed_v2
from lytics_async.local.api.work import stop_work_with
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

API_TOKEN = "lytics-auth-token"  # noqa: S105 # the type of an auth that is a token
_MEMBERS = {
    "label": "a string",
    "config": "an object",
    "description": "a string",
    "provider_id": "a string",
    "provider_slug": "a string",
}
_NO_AUTH = "AUTH-NOTFOUND-006"
_BAD_AUTH = "AUTH-BADREQ-008"


async def list_auths(request: Request, account: Account) -> Response:
    """`GET /v2/auth`, API tokens included."""
    wanted = request.query_params.get("auth_type", "")

    def work() -> list[Document]:
        shown = [_shown(account, auth) for auth in account.documents("auth").all()]
        wanted_type = API_TOKEN if wanted == "api_token" else wanted.replace("_", "-")
        return [auth for auth in shown if wanted_type in ("", auth["type"])]

    return succeed_v2(await in_thread(work))


async def get_auth(request: Request, account: Account) -> Response:
    """`GET /v2/auth/{id}`."""
    return await _get(request, account, "")


async def get_typed_auth(request: Request, account: Account) -> Response:
    """`GET /v2/auth/{type}/{id}`."""
    return await _get(request, account, path_value(request, "type"))


async def create_auth(request: Request, account: Account) -> Response:
    """`POST /v2/auth/{type}`."""
    kind = _type(path_value(request, "type"))
    given = await _read(request, account)
    provider = provider_of(kind)
    moment = format_time(now())
    auth: Document = {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "user_id": account.admin_id,
        "type": kind,
        "label": given["label"],
        "description": given.get("description", ""),
        "provider_id": given.get("provider_id", provider["id"]),
        "provider_slug": given.get("provider_slug", provider["slug"]),
        "provider_name": provider["name"],
        "created": moment,
        "updated": moment,
    }
    await in_thread(lambda: account.documents("auth").put(auth["id"], auth))
    return succeed_v2(_shown(account, auth), status=201)


async def replace_auth(request: Request, account: Account) -> Response:
    """`PUT /v2/auth/{type}/{id}`: what is left out is reset."""
    kind, wanted = _type(path_value(request, "type")), path_value(request, "id")
    given = await _read(request, account)

    def work() -> Document:
        known = _find(account, wanted, kind)
        changes = {
            "label": given["label"],
            "description": given.get("description", ""),
            "updated": format_time(now()),
        }
        for name in ("provider_id", "provider_slug"):
            changes[name] = given.get(name, known.get(name))
        return account.documents("auth").update(known["id"], changes)

    return succeed_v2(_shown(account, await in_thread(work)))


async def delete_auth(request: Request, account: Account) -> Response:
    """`DELETE /v2/auth/{id}`: 204. A token, and the jobs that use a credential, stop working."""
    wanted = path_value(request, "id")

    def work() -> None:
        auth = account.documents("auth").delete(wanted)
        account.tokens.remove(auth.get("token_hash", ""))
        stop_work_with(account, wanted)

    await in_thread(work, s404=_NO_AUTH)
    return Response(status_code=204)


async def _get(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    auth = await in_thread(lambda: _find(account, wanted, kind))
    return succeed_v2(_shown(account, auth))


async def _read(request: Request, account: Account) -> Document:
    with coded(s400=_BAD_AUTH):
        return await read_members(
            request, account.body_limit, _MEMBERS, required=("label", "config")
        )


def _type(given: str) -> str:
    kind = given.replace("_", "-")
    if kind not in SLUGS:
        raise ApiFault(404, f'Unknown type of credential "{given}"', code="AUTHTYPE-NOTFOUND-007")
    return kind


def _find(account: Account, wanted: str, kind: str) -> Document:
    auth = account.documents("auth").find(wanted)
    if auth is None or kind.replace("_", "-") not in ("", _type_of(auth)):
        raise ApiFault(404, "There is no such credential", code=_NO_AUTH)
    return auth


def _type_of(auth: Document) -> str:
    if "token_hash" in auth:
        return API_TOKEN
    return str(auth.get("type", ""))


def _shown(account: Account, auth: Document) -> Document:
    kind = _type_of(auth)
    status = account.settings.auth_status
    shown: Document = {
        "id": auth["id"],
        "label": auth.get("label") or auth.get("name", ""),
        "type": kind,
        "description": auth.get("description", ""),
        "provider_id": auth.get("provider_id", ""),
        "provider_slug": auth.get("provider_slug", ""),
        "user_id": auth.get("user_id", ""),
        "account_id": account.id,
        "status": "healthy" if kind == API_TOKEN else status,
        "unhealthy": kind != API_TOKEN and status == "unhealthy",
        "created": auth.get("created", ""),
        "updated": auth.get("updated", ""),
        "last_accessed_at": "",
    }
    if kind == API_TOKEN:
        shown |= {name: auth[name] for name in ("scopes", "expires", "ttl")} | {"internal": False}
    return shown


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/auth", list_auths),
    ("GET", "/v2/auth/{id}", get_auth),
    ("DELETE", "/v2/auth/{id}", delete_auth),
    ("POST", "/v2/auth/{type}", create_auth),
    ("GET", "/v2/auth/{type}/{id}", get_typed_auth),
    ("PUT", "/v2/auth/{type}/{id}", replace_auth),
)
