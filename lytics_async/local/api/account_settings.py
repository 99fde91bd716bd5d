"""The routes below `/api/account/setting`. One does something here: the allowlist."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_json
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import is_a
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_bare, succeed_briefly
from lytics_async.local.routing import RouteRow

ALLOWLIST = "api_ip_whitelist"


@attrs.frozen(kw_only=True)
class _Setting:
    """A predefined setting.

    Attributes:
        type: `boolean`, `number`, `string` or `list`, of strings.
        default: its value while the account has none of its own.
    """

    slug: str
    category: str
    name: str
    description: str
    type: str
    editable: bool = True
    default: Any = None


_SETTINGS = {
    setting.slug: setting
    for setting in (
        _Setting(
            slug="enforce_password_history",
            category="Security",
            name="Enforce Password History",
            description="Passwords that were used before are refused.",
            type="boolean",
            editable=False,
        ),
        _Setting(
            slug="enforce_password_complexity",
            category="Security",
            name="Enforce Password Complexity",
            description="Passwords that are easy to guess are refused.",
            type="boolean",
            editable=False,
        ),
        _Setting(
            slug="enforce_two_factor_auth",
            category="Security",
            name="Enforce Two Factor Auth",
            description="Users must log in with a second factor.",
            type="boolean",
            editable=False,
        ),
        _Setting(
            slug="logon_session_days",
            category="Security",
            name="Logon Session Days",
            description="Days after which users must log in again.",
            type="number",
            default=30,
        ),
        _Setting(
            slug=ALLOWLIST,
            category="API",
            name="API IP Whitelist",
            description="CIDR ranges from which requests with a token are answered; everywhere when there are none.",
            type="list",
        ),
    )
}

_KINDS = {
    "boolean": "a boolean",
    "number": "a number",
    "string": "a string",
    "list": "a list of strings",
}


async def list_settings(request: Request, account: Account) -> Response:
    """`GET /api/account/setting`."""

    def work() -> list[dict[str, Any]]:
        return [_shown(account, setting) for setting in _SETTINGS.values()]

    return succeed_briefly(account.settings, await to_thread.run_sync(work), word=True)


async def get_setting(request: Request, account: Account) -> Response:
    """`GET /api/account/setting/{setting}`."""
    setting = _find(path_value(request, "setting"))
    return succeed_bare(account.settings, await to_thread.run_sync(_shown, account, setting))


async def put_setting(request: Request, account: Account) -> Response:
    """`PUT /api/account/setting/{setting}`: the body is the bare value."""
    setting = _find(path_value(request, "setting"))
    value = await read_json(request, account.body_limit)

    def work() -> dict[str, Any]:
        _check_editable(setting)
        if setting.slug == ALLOWLIST and isinstance(value, str):
            return _store(account, setting, [part.strip() for part in value.split(",")])
        return _store(account, setting, value)

    return succeed_bare(account.settings, await to_thread.run_sync(work))


async def delete_setting(request: Request, account: Account) -> Response:
    """`DELETE /api/account/setting/{setting}`: back to the default."""
    setting = _find(path_value(request, "setting"))

    def work() -> None:
        _check_editable(setting)
        documents = account.documents("setting")
        if documents.find(setting.slug) is not None:
            documents.delete(setting.slug)
        if setting.slug == ALLOWLIST:
            account.settings = attrs.evolve(account.settings, allow=())

    await to_thread.run_sync(work)
    return Response(status_code=204)


def restore_allowlist(account: Account) -> None:
    """Have a kept store's allowlist in force again, unless the local Lytics was started with another."""
    kept = account.documents("setting").find(ALLOWLIST)
    if kept is not None and not account.settings.allow:
        account.settings = attrs.evolve(account.settings, allow=kept["value"])


def _find(slug: str) -> _Setting:
    if slug not in _SETTINGS:
        raise ApiFault(404, f'Setting "{slug}" not found')
    return _SETTINGS[slug]


def _check_editable(setting: _Setting) -> None:
    if not setting.editable:
        raise ApiFault(
            403, f'This setting "{setting.slug}" is not editable, ask support to change it'
        )


def _store(account: Account, setting: _Setting, value: Any) -> dict[str, Any]:
    if not is_a(value, _KINDS[setting.type]):
        raise ApiFault(400, f'Setting "{setting.slug}" must be a {setting.type}')
    if setting.slug == ALLOWLIST:
        for entry in value:
            try:
                ip_network(entry, strict=False)
            except ValueError:
                raise ApiFault(400, f'"{entry}" is no CIDR range') from None
        # The switch of the local Lytics and the setting are one: the next request obeys it.
        account.settings = attrs.evolve(account.settings, allow=value)
    account.documents("setting").put(setting.slug, {"value": value})
    return _shown(account, setting)


def _shown(account: Account, setting: _Setting) -> dict[str, Any]:
    if setting.slug == ALLOWLIST:
        value: Any = [str(network) for network in account.settings.allow] or None
    else:
        own = account.documents("setting").find(setting.slug)
        value = setting.default if own is None else own["value"]
    return {
        "can_be_assigned": True,
        "category": setting.category,
        "field": {
            "description": setting.description,
            "editable": setting.editable,
            "label": "",
            "name": setting.name,
            "optional": False,
            "sort_order": 0,
            "type": setting.type,
            "user_config_disabled": False,
        },
        "slug": setting.slug,
        "type": "setting",
        "value": value,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/account/setting", list_settings),
    ("GET", "/api/account/setting/{setting}", get_setting),
    ("PUT", "/api/account/setting/{setting}", put_setting),
    ("DELETE", "/api/account/setting/{setting}", delete_setting),
)
