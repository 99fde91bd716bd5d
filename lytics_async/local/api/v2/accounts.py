"""The routes of `/v2/account` and `/v2/register`: the accounts of `/api/account`."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.account import check_domain, find_account, new_account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.roles import ROLES
from lytics_async.local.routing import RouteRow
from lytics_async.local.setting_catalog import SETTINGS
from lytics_async.local.timestamps import format_time, now

_NO_ACCOUNT = "ACCOUNT-NOTFOUND-021"
_ALERTS = "jobalerts"
_TEXTS = dict.fromkeys(
    ("name", "description", "domain", "email", "timezone", "fid", "partner_id", "partner_slug"),
    "a string",
)
_CHILD = _TEXTS | {"expires": "a string", "type": "a string", "packages": "an object"}
_REGISTRATION = _CHILD | {
    "features": "an object",
    "settings": "an object",
    "roles": "a list of strings",
    "organization_id": "a string",
    "pubusers": "a boolean",
}
_CHANGES = _TEXTS | {
    "billing_organization_id": "a string",
    "tags": "a list of strings",
    "tags_delete": "a list of strings",
    "settings": "an object",
    "settings_delete": "a list of strings",
    "pubusers": "a boolean",
}
_ELSEWHERE = ("settings", "settings_delete", "tags_delete", "roles")
_V1_ONLY = ("masteraid", "locked", "whitelist_fields")


async def list_accounts(_: Request, account: Account) -> Response:
    """`GET /v2/account`."""
    accounts = await in_thread(account.documents("account").all)
    return succeed_v2([_shown(one) for one in accounts])


async def create_child(request: Request, account: Account) -> Response:
    """`POST /v2/account`: published with 200."""
    return await _create(request, account, _CHILD, ("name", "domain"), parent=account.id)


async def register(request: Request, account: Account) -> Response:
    """`POST /v2/register`: an account that is its own parent; published with 200."""
    return await _create(request, account, _REGISTRATION, ("name", "domain", "email"), parent="")


async def get_account(request: Request, account: Account) -> Response:
    """`GET /v2/account/{id}`: with `roles`, also the roles that users can have."""
    wanted = path_value(request, "id")
    with_roles = flag(request.query_params, "roles", default=False)
    found = await in_thread(lambda: find_account(account, wanted), s404=_NO_ACCOUNT)
    roles = {"roles_available": [_role(slug) for slug in sorted(ROLES)]} if with_roles else {}
    return succeed_v2(_shown(found) | roles)


async def update_account(request: Request, account: Account) -> Response:
    """`POST /v2/account/{id}`: what is left out stays."""
    wanted = path_value(request, "id")
    given = await read_members(request, account.body_limit, _CHANGES)
    unknown = [name for name in given.get("settings", {}) if name not in SETTINGS]
    if unknown:
        raise ApiFault(400, f"Unknown settings: {', '.join(unknown)}")

    def work() -> Document:
        key = find_account(account, wanted)["id"]

        def choose(known: list[Document]) -> Document:
            present = next(document for document in known if document["id"] == key)
            if given.get("domain", present["domain"]) != present["domain"]:
                check_domain(known, given["domain"])
            kept = {name: value for name, value in given.items() if name not in _ELSEWHERE}
            tags = dict.fromkeys([*present.get("tags", []), *given.get("tags", [])])
            for tag in given.get("tags_delete", []):
                tags.pop(tag, None)
            return present | kept | {"tags": list(tags), "updated": format_time(now())}

        changed = account.documents("account").decide(choose)
        _keep_settings(account, given)
        return changed

    return succeed_v2(_shown(await in_thread(work, s404=_NO_ACCOUNT)))


async def set_job_alerts(request: Request, account: Account) -> Response:
    """`POST /v2/account/setup/jobalerts`: keeps the choice; no mail is sent."""
    if not request.query_params.get("enable"):
        raise ApiFault(400, '"enable" is required')
    enabled = flag(request.query_params, "enable", default=False)
    documents = account.documents(_ALERTS, announced=False)
    await in_thread(lambda: documents.put(_ALERTS, {"enabled": enabled}))
    return succeed_v2(None)


async def _create(
    request: Request,
    account: Account,
    types: dict[str, str],
    required: tuple[str, ...],
    *,
    parent: str,
) -> Response:
    given = await read_members(request, account.body_limit, types, required=required)

    def choose(known: list[Document]) -> Document:
        check_domain(known, given["domain"])
        key = secrets.token_hex(12)
        kept = {name: value for name, value in given.items() if name not in _ELSEWHERE}
        return new_account(key, account.aid + len(known), parent or key) | kept

    return succeed_v2(_shown(await in_thread(lambda: account.documents("account").decide(choose))))


def _keep_settings(account: Account, given: Document) -> None:
    documents = account.documents("setting")
    for name, value in given.get("settings", {}).items():
        documents.put(name, {"value": value})
    for name in given.get("settings_delete", []):
        if documents.find(name) is not None:
            documents.delete(name)


def _role(slug: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": slug.replace("_", " "),
        "description": "",
        "type": "granular" if slug.startswith("v2_") else "bundle",
        "can_be_assigned": True,
        "can_be_shown": True,
        "permissions": {},
    }


def _shown(document: Document) -> Document:
    kept = {name: value for name, value in document.items() if name not in _V1_ONLY}
    return {"tags": [], "features": {}, "packages": {}, "status": "active", "deleted": False} | kept


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/account", list_accounts),
    ("POST", "/v2/account", create_child),
    ("POST", "/v2/account/setup/jobalerts", set_job_alerts),
    ("GET", "/v2/account/{id}", get_account),
    ("POST", "/v2/account/{id}", update_account),
    ("POST", "/v2/register", register),
)
