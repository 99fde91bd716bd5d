"""The routes below `/v2/report`: documents; no figures are computed."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow

_KIND = "report"
_CHANGES = {"label": "a string", "description": "a string"}
_MEMBERS = _CHANGES | {"components": "a list of objects"}
_COMPONENT = dict.fromkeys(("id", "name", "type", "description"), "a string") | {
    "config": "an object"
}
_TYPES = ("size", "composition", "overlap", "dataflow")


async def list_reports(_: Request, account: Account) -> Response:
    """`GET /v2/report`."""
    return succeed_v2(await in_thread(account.documents(_KIND).all))


async def create_report(request: Request, account: Account) -> Response:
    """`POST /v2/report`."""
    given = await read_members(request, account.body_limit, _MEMBERS, required=("label",))
    report = {
        "id": secrets.token_hex(16),
        "label": given["label"],
        "description": given.get("description", ""),
        "user_id": account.admin_id,
        "components": [_component(one) for one in given.get("components", [])],
    }
    await in_thread(lambda: account.documents(_KIND).put(report["id"], report))
    return succeed_v2(report, status=201)


async def get_report(request: Request, account: Account) -> Response:
    """`GET /v2/report/{id}`."""
    wanted = path_value(request, "id")
    return succeed_v2(await in_thread(lambda: account.documents(_KIND).get(wanted)))


async def update_report(request: Request, account: Account) -> Response:
    """`PUT /v2/report/{id}`: label and description; components have routes of their own."""
    wanted = path_value(request, "id")
    given = await read_members(request, account.body_limit, _CHANGES, required=("label",))
    return succeed_v2(await in_thread(lambda: account.documents(_KIND).update(wanted, given)))


async def delete_report(request: Request, account: Account) -> Response:
    """`DELETE /v2/report/{id}`: the response is the report that was deleted."""
    wanted = path_value(request, "id")
    return succeed_v2(await in_thread(lambda: account.documents(_KIND).delete(wanted)))


async def upsert_component(request: Request, account: Account) -> Response:
    """`POST /v2/report/{id}/component`: 201 if it is new; the response is the report."""
    component = await _read(request, account)
    is_new = True

    def change(components: list[Document]) -> list[Document]:
        nonlocal is_new
        is_new = component["id"] not in {one["id"] for one in components}
        others = [component if one["id"] == component["id"] else one for one in components]
        return [*others, component] if is_new else others

    report = await _change(request, account, change)
    return succeed_v2(report, status=201 if is_new else 200)


async def replace_component(request: Request, account: Account) -> Response:
    """`PUT /v2/report/{id}/component/{componentid}`."""
    wanted = path_value(request, "componentid")
    component = await _read(request, account) | {"id": wanted}

    def change(components: list[Document]) -> list[Document]:
        _check_known(components, wanted)
        return [component if one["id"] == wanted else one for one in components]

    return succeed_v2(await _change(request, account, change))


async def delete_component(request: Request, account: Account) -> Response:
    """`DELETE /v2/report/{id}/component/{componentid}`."""
    wanted = path_value(request, "componentid")

    def change(components: list[Document]) -> list[Document]:
        _check_known(components, wanted)
        return [one for one in components if one["id"] != wanted]

    return succeed_v2(await _change(request, account, change))


async def _read(request: Request, account: Account) -> Document:
    return _component(await read_members(request, account.body_limit, _COMPONENT))


def _component(given: object) -> Document:
    members = check_members(given, _COMPONENT, required=("name", "type"))
    if members["type"] not in _TYPES:
        raise ApiFault(400, f"The type of a component must be one of {', '.join(_TYPES)}")
    return {"id": secrets.token_hex(16), "description": "", "config": {}} | members


async def _change(
    request: Request, account: Account, change: Callable[[list[Document]], list[Document]]
) -> Document:
    wanted = path_value(request, "id")
    return await in_thread(
        lambda: account.documents(_KIND).change(
            wanted, lambda report: report | {"components": change(report["components"])}
        )
    )


def _check_known(components: list[Document], wanted: str) -> None:
    if wanted not in {one["id"] for one in components}:
        raise ApiFault(404, f'There is no component "{wanted}"')


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/report", list_reports),
    ("POST", "/v2/report", create_report),
    ("GET", "/v2/report/{id}", get_report),
    ("PUT", "/v2/report/{id}", update_report),
    ("DELETE", "/v2/report/{id}", delete_report),
    ("POST", "/v2/report/{id}/component", upsert_component),
    ("PUT", "/v2/report/{id}/component/{componentid}", replace_component),
    ("DELETE", "/v2/report/{id}/component/{componentid}", delete_component),
)
