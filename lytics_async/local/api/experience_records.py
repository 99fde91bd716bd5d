"""What experiences, groups, templates and prioritizations have in common as records."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_object
from lytics_async.local.documents import Document, Documents
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members, check_object
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.timestamps import format_time, now

EXPERIENCE, GROUP = "experience", "experiencegroup"
TEMPLATE, PRIORITIZATION = "experiencetemplate", "experienceprioritization"

_VEHICLE = {"provider_id": "a string", "tactic": "a string"}


CHILDREN = {"experiences": EXPERIENCE, "child_groups": GROUP}
"""The members of a group that name children, and of what kind those are."""


async def respond_one(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    return succeed(
        account.settings, await to_thread.run_sync(lambda: get_record(account, kind, wanted))
    )


async def patch_one(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    given = await read_object(request, account.body_limit)
    changes = {name: value for name, value in given.items() if name not in ("id", "created")}
    return succeed(
        account.settings, await to_thread.run_sync(update_record, account, kind, wanted, changes)
    )


async def delete_one(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    method = request.query_params.get("method", "soft")
    recursive = flag(request.query_params, "recursive", default=False)
    if method not in ("soft", "hard"):
        raise ApiFault(400, '"method" must be soft or hard')

    def work() -> None:
        get_record(account, kind, wanted, deleted=method == "hard")
        below = list(_below(account, wanted)) if recursive and kind == GROUP else []
        for each_kind, key in [*below, (kind, wanted)]:
            if method == "hard":
                account.documents(each_kind).delete(key)
            else:
                account.documents(each_kind).update(key, {"deleted": True} | updated_now())

    await to_thread.run_sync(work)
    return Response(status_code=204)


def present_records(documents: Documents, deleted: bool) -> list[Document]:
    return [each for each in documents.all() if deleted or not each.get("deleted")]


def get_record(account: Account, kind: str, key: str, *, deleted: bool = False) -> Document:
    document = account.documents(kind).get(key)
    if document.get("deleted") and not deleted:
        raise ApiFault(404, f"{kind.capitalize()} not found")
    return document


def create_record(account: Account, kind: str, given: Mapping[str, Any]) -> Document:
    moment = format_time(now())
    document = {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "created": moment,
        **given,
        "updated": moment,
    }
    return account.documents(kind).put(document["id"], document)


def update_record(account: Account, kind: str, key: str, changes: Document) -> Document:
    """Change members of a document that is not deleted."""
    get_record(account, kind, key)
    return account.documents(kind).update(key, changes | updated_now())


def updated_now() -> Document:
    return {"updated": format_time(now())}


def new_experience(given: Document) -> Document:
    return {"state": "draft", **given, "parent_group_id": None, "deleted": False}


def checked_experience(given: Any) -> Document:
    record = check_object(given)
    check_members(
        record, {"label": "a string", "vehicle": "an object"}, required=("label", "vehicle")
    )
    check_members(record["vehicle"], _VEHICLE, required=("provider_id", "tactic"))
    return record


def ancestors(account: Account, experience: Document) -> Iterable[Document]:
    parent, seen = experience["parent_group_id"], set[str]()
    while parent and parent not in seen:
        seen.add(parent)
        group = account.documents(GROUP).find(parent)
        if group is None:
            return
        yield group
        parent = group["parent_group_id"]


def _below(account: Account, group: str) -> Iterable[tuple[str, str]]:
    """The children of a group and theirs, the lowest first."""
    for child in account.documents(GROUP).all():
        if child["parent_group_id"] == group:
            yield from _below(account, child["id"])
            yield GROUP, child["id"]
    for child in account.documents(EXPERIENCE).all():
        if child["parent_group_id"] == group:
            yield EXPERIENCE, child["id"]
