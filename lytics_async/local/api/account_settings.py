"""The routes below `/api/account/setting`: stored values, of which some have an effect.

The allowlist gates requests, and the topic block list hides topics; the others are records.
"""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_json
from lytics_async.local.content import BLOCKLIST
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import is_a
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_bare, succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.setting_catalog import (
    ALLOWLIST,
    PUBLISHED,
    SETTINGS,
    TOPIC_BLOCKLIST,
    Setting,
)

_KINDS = {
    "boolean": "a boolean",
    "number": "a number",
    "string": "a string",
    "list": "a list of strings",
}


async def list_settings(request: Request, account: Account) -> Response:
    """`GET /api/account/setting`."""

    def work() -> list[dict[str, Any]]:
        return [_shown(account, setting) for setting in _visible(account)]

    return succeed_briefly(account.settings, await to_thread.run_sync(work), word=True)


async def get_setting(request: Request, account: Account) -> Response:
    """`GET /api/account/setting/{setting}`."""
    setting = _find(account, path_value(request, "setting"))
    return succeed_bare(account.settings, await to_thread.run_sync(_shown, account, setting))


async def put_setting(request: Request, account: Account) -> Response:
    """`PUT /api/account/setting/{setting}`: the body is the bare value."""
    setting = _find(account, path_value(request, "setting"))
    value = await read_json(request, account.body_limit)

    def work() -> dict[str, Any]:
        _check_editable(account, setting)
        if setting.slug == ALLOWLIST and isinstance(value, str):
            return _store(account, setting, [part.strip() for part in value.split(",")])
        return _store(account, setting, value)

    return succeed_bare(account.settings, await to_thread.run_sync(work))


async def delete_setting(request: Request, account: Account) -> Response:
    """`DELETE /api/account/setting/{setting}`: back to the default."""
    setting = _find(account, path_value(request, "setting"))

    def work() -> None:
        _check_editable(account, setting)
        documents = account.documents("setting")
        with account.exclusive:
            if documents.find(setting.slug) is not None:
                documents.delete(setting.slug)
        if setting.slug == ALLOWLIST:
            account.change_settings(allow=())
        elif setting.slug == TOPIC_BLOCKLIST:
            _block_topics(account, [])

    await to_thread.run_sync(work)
    return Response(status_code=204)


def restore_allowlist(account: Account) -> None:
    """Have a kept store's allowlist in force again, unless the local Lytics was started with
    another.
    """
    kept = account.documents("setting").find(ALLOWLIST)
    if kept is not None and not account.settings.allow:
        account.change_settings(allow=kept["value"])


def _visible(account: Account) -> list[Setting]:
    """The settings that the API shows: in the published shapes, those that the reference names."""
    if account.settings.is_service:
        return [setting for setting in SETTINGS.values() if setting.public]
    return [SETTINGS[slug] for slug in PUBLISHED]


def _find(account: Account, slug: str) -> Setting:
    for setting in _visible(account):
        if setting.slug == slug:
            return setting
    raise ApiFault(404, "Setting not found")


def _check_editable(account: Account, setting: Setting) -> None:
    if setting.immutable:
        raise ApiFault(400, f"Could not update account: field {setting.slug} is immutable.")
    if setting.assignable:
        return
    if account.settings.is_service:
        text = f'This setting "{setting.slug}" is not editable, talk to your account manager.'
        raise ApiFault(403, f"Not authorized: {text}")
    raise ApiFault(403, f'This setting "{setting.slug}" is not editable, ask support to change it')


def _store(account: Account, setting: Setting, value: Any) -> dict[str, Any]:
    if not is_a(value, _KINDS[setting.type]):
        raise ApiFault(400, f'Setting "{setting.slug}" must be a {setting.type}')
    if setting.slug == ALLOWLIST:
        for entry in value:
            try:
                ip_network(entry, strict=False)
            except ValueError:
                raise ApiFault(400, f'"{entry}" is not a CIDR range') from None
        # The switch of the local Lytics and the setting are one: the next request obeys it.
        account.change_settings(allow=value)
    elif setting.slug == TOPIC_BLOCKLIST:
        _block_topics(account, value)
    account.documents("setting").put(setting.slug, {"value": value})
    return _shown(account, setting)


def _block_topics(account: Account, labels: list[str]) -> None:
    account.documents(BLOCKLIST, announced=False).put(BLOCKLIST, {"labels": labels})


def _value(account: Account, setting: Setting) -> Any:
    if setting.slug == ALLOWLIST:
        return [str(network) for network in account.settings.allow] or None
    if setting.slug == TOPIC_BLOCKLIST:
        return account.documents(BLOCKLIST).get(BLOCKLIST)["labels"] or None
    own = account.documents("setting").find(setting.slug)
    return setting.default if own is None else own["value"]


def _shown(account: Account, setting: Setting) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "can_be_assigned": True,
        "category": setting.category.title()
        if setting.category == "security"
        else setting.category,
        "field": {
            "description": setting.description,
            "editable": setting.assignable,
            "label": "",
            "name": setting.name,
            "optional": False,
            "sort_order": 0,
            "type": setting.type,
            "user_config_disabled": False,
        },
        "slug": setting.slug,
        "type": "setting",
        "value": _value(account, setting),
    }
    if account.settings.is_service:
        # `editable` is not to be trusted there: `can_be_assigned` is what decides.
        shown["field"]["editable"] = True
        shown |= {
            "can_be_assigned": setting.assignable,
            "category": setting.category,
            "sub_category": setting.sub_category,
            "subject": "account",
        }
    return shown


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/account/setting", list_settings),
    ("GET", "/api/account/setting/{setting}", get_setting),
    ("PUT", "/api/account/setting/{setting}", put_setting),
    ("DELETE", "/api/account/setting/{setting}", delete_setting),
)
