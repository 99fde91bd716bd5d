"""The routes below `/api/segmentcollection`: segments in an order that a user chose."""

from __future__ import annotations

import secrets
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.segment import segment_document
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.members import check_members
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.segment import slug_of
from lytics_async.local.timestamps import format_time, now

_KIND = "segmentcollection"
_MEMBERS = {"name": "a string", "collection": "a list of objects"}
_ITEM = {"id": "a string", "order": "a number"}


async def list_collections(request: Request, account: Account) -> Response:
    """`GET /api/segmentcollection`."""
    sideload = flag(request.query_params, "sideload", default=False)

    def work() -> list[Document]:
        return [_shown(account, each, sideload) for each in account.documents(_KIND).all()]

    return succeed(account.settings, await to_thread.run_sync(work))


async def create_collection(request: Request, account: Account) -> Response:
    """`POST /api/segmentcollection`."""
    sideload = flag(request.query_params, "sideload", default=False)
    members = await read_members(request, account.body_limit, _MEMBERS, required=("name",))

    def work() -> Document:
        items = _items(account, members.get("collection", []))
        collection = _new_collection(account, members["name"], items)
        account.documents(_KIND).put(collection["id"], collection)
        return _shown(account, collection, sideload)

    return succeed(account.settings, await to_thread.run_sync(work), status=201)


async def get_collection(request: Request, account: Account) -> Response:
    """`GET /api/segmentcollection/{id}`: by id or slug."""
    wanted = path_value(request, "id")
    sideload = flag(request.query_params, "sideload", default=False)

    def work() -> Document:
        return _shown(account, _find(account, wanted), sideload)

    return succeed(account.settings, await to_thread.run_sync(work))


async def update_collection(request: Request, account: Account) -> Response:
    """`PUT /api/segmentcollection/{id}`: members that are left out stay; 201, as published."""
    wanted = path_value(request, "id")
    sideload = flag(request.query_params, "sideload", default=False)
    members = await read_members(request, account.body_limit, _MEMBERS)

    def work() -> Document:
        changes: dict[str, Any] = {"updated": format_time(now())}
        if "name" in members:
            changes["name"] = members["name"]
        if "collection" in members:
            changes["collection"] = _items(account, members["collection"])
        known = _find(account, wanted)
        return _shown(account, account.documents(_KIND).update(known["id"], changes), sideload)

    return succeed(account.settings, await to_thread.run_sync(work), status=201)


async def delete_collection(request: Request, account: Account) -> Response:
    """`DELETE /api/segmentcollection/{id}`."""
    wanted = path_value(request, "id")
    await to_thread.run_sync(lambda: account.documents(_KIND).delete(_find(account, wanted)["id"]))
    return Response(status_code=204)


def add_goals(account: Account) -> None:
    """The predefined collection, which marks the conversion funnel."""
    goals = _new_collection(account, "Goals", [])
    account.documents(_KIND, announced=False).put(goals["id"], goals)


def _new_collection(account: Account, name: str, items: list[Document]) -> Document:
    moment = format_time(now())
    return {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "author_id": account.admin_id,
        "description": "",
        "table": "user",
        "internal": False,
        "parent_segment": "",
        "name": name,
        "slug_name": slug_of(name),
        "collection": items,
        "created": moment,
        "updated": moment,
    }


def _find(account: Account, wanted: str) -> Document:
    documents = account.documents(_KIND)
    return documents.find_by(slug_name=wanted) or documents.get(wanted)


def _items(account: Account, given: list[Any]) -> list[Document]:
    """The segments of a collection, by their order; each must exist."""
    items = [check_members(item, _ITEM, required=("id", "order")) for item in given]
    for item in items:
        account.segments.named(item["id"])
    return sorted(items, key=lambda item: item["order"])


def _shown(account: Account, collection: Document, sideload: bool) -> Document:
    if not sideload:
        return collection
    wanted = {item["id"] for item in collection["collection"]}
    segments = [
        segment_document(account, segment)
        for segment in account.segments.all()
        if segment.id in wanted or segment.slug_name in wanted
    ]
    return collection | {"segments": segments}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/segmentcollection", list_collections),
    ("POST", "/api/segmentcollection", create_collection),
    ("GET", "/api/segmentcollection/{id}", get_collection),
    ("PUT", "/api/segmentcollection/{id}", update_collection),
    ("DELETE", "/api/segmentcollection/{id}", delete_collection),
)
