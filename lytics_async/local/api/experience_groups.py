"""The routes below `/api/experience/group`: groups of experiences, and their order."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.experience_records import (
    CHILDREN,
    GROUP,
    PRIORITIZATION,
    create_record,
    delete_one,
    get_record,
    present_records,
    update_record,
    updated_now,
)
from lytics_async.local.bodies import read_json, read_object
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import flag, number, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow

_TOP = "experiencepriority"


async def list_groups(request: Request, account: Account) -> Response:
    """`GET /api/experience/group`."""
    limit = number(request.query_params, "limit", default=0)
    deleted = flag(request.query_params, "deleted", default=False)
    found = await to_thread.run_sync(present_records, account.documents(GROUP), deleted)
    return succeed(account.settings, found[:limit] if limit > 0 else found)


async def create_group(request: Request, account: Account) -> Response:
    """`POST /api/experience/group`; children get their parent, and a priority."""
    given = checked_group(await read_object(request, account.body_limit))

    def work() -> Document:
        own = {name: value for name, value in given.items() if name not in CHILDREN}
        with account.exclusive:
            group = create_record(account, GROUP, own | {"parent_group_id": None, "deleted": False})
            _adopt(account, group["id"], given)
            return group

    return succeed(account.settings, await to_thread.run_sync(work), status=201)


async def get_group(request: Request, account: Account) -> Response:
    """`GET /api/experience/group/{id}`."""
    wanted = path_value(request, "id")
    deleted = flag(request.query_params, "deleted", default=False)
    group = await to_thread.run_sync(lambda: get_record(account, GROUP, wanted, deleted=deleted))
    return succeed(account.settings, group)


async def update_group(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/group/{id}`: an empty list of children detaches them, null leaves
    them.
    """
    wanted = path_value(request, "id")
    given = await read_object(request, account.body_limit)
    _check_children(given)

    def work() -> Document:
        own = {name: value for name, value in given.items() if name not in (*CHILDREN, "id")}
        with account.exclusive:
            group = update_record(account, GROUP, wanted, own)
            _adopt(account, wanted, given)
            return group

    return succeed(account.settings, await to_thread.run_sync(work))


async def delete_group(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/group/{id}`: softly unless `method=hard`; `recursive`: children."""
    return await delete_one(request, account, GROUP)


async def set_group_priority(request: Request, account: Account) -> Response:
    """`POST /api/experience/group/priority`: the order of an account's journeys.

    A list of group ids, or an object with such a list, orders the candidates.
    """
    priority = await read_json(request, account.body_limit)
    if not isinstance(priority, dict | list):
        raise ApiFault(400, "Invalid JSON: an object or a list is required")
    kept = {"priority": priority} | updated_now()
    await to_thread.run_sync(account.documents(_TOP).put, account.id, kept)
    return succeed(account.settings, kept)


def checked_group(given: Document) -> Document:
    check_members(given, {"label": "a string", "class": "a string"}, required=("label", "class"))
    _check_children(given)
    return given


def _check_children(given: Document) -> None:
    check_members(given, dict.fromkeys(CHILDREN, "a list of strings"))
    if all(given.get(name) is not None for name in CHILDREN):
        raise ApiFault(400, "experiences and child_groups exclude each other")


def top_priority(account: Account) -> dict[str, int]:
    """Return the places of groups in the order of the account."""
    kept = account.documents(_TOP).find(account.id)
    given = kept["priority"] if kept else []
    lists = list(given.values()) if isinstance(given, dict) else [given]
    groups = next((each for each in lists if isinstance(each, list)), [])
    return {group: place for place, group in enumerate(groups) if isinstance(group, str)}


def _adopt(account: Account, parent: str, given: Document) -> None:
    """Make what a group names its children, and no other; give them a priority in this order."""
    for name, kind in CHILDREN.items():
        wanted = given.get(name)
        if wanted is None:
            continue
        documents = account.documents(kind)
        for key in wanted:
            if documents.find(key) is None:
                raise ApiFault(400, f'{kind.capitalize()} "{key}" not found')
        for child in documents.all():
            if child["parent_group_id"] == parent and child["id"] not in wanted:
                documents.update(child["id"], {"parent_group_id": None})
        for key in wanted:
            documents.update(key, {"parent_group_id": parent})
        if wanted:
            record = {"group_id": parent, "order": wanted, "deleted": False}
            create_record(account, PRIORITIZATION, record)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/experience/group", list_groups),
    ("POST", "/api/experience/group", create_group),
    ("POST", "/api/experience/group/priority", set_group_priority),
    ("GET", "/api/experience/group/{id}", get_group),
    ("PATCH", "/api/experience/group/{id}", update_group),
    ("DELETE", "/api/experience/group/{id}", delete_group),
)
