"""The routes below `/api/stream`: descriptions of streams, also of those that only have records.

Every response contains a list, as published, even of a single stream.
"""

from __future__ import annotations

import hashlib
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_immutable
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_UPDATABLE = {
    "slug": "a string",
    "channel": "a string",
    "label": "a string",
    "description": "a string",
    "providers": "a list of strings",
}
_MEMBERS = _UPDATABLE | {"tables": "a list of strings", "hidden": "a boolean", "method": "a string"}
_CHOICES = {
    "channel": ("web", "email", "mobile", "ad", "sms", "pos"),
    "method": ("bulk", "streaming"),
}
# Accepted, and not among the published members of a response.
_UNSHOWN = ("label", "description")


async def list_streams(request: Request, account: Account) -> Response:
    """`GET /api/stream`."""
    streams = await to_thread.run_sync(all_streams, account)
    return succeed(account.settings, [_shown(stream) for stream in streams])


async def create_stream(request: Request, account: Account) -> Response:
    """`POST /api/stream`: 200, as published."""
    members = await read_members(
        request, account.body_limit, _MEMBERS, required=("slug", "channel")
    )
    _check_choices(members)

    def work() -> Document:
        with account.exclusive:
            if any(stream["slug"] == members["slug"] for stream in all_streams(account)):
                raise ApiFault(400, "Slug is already used.")
            return _store(account, _new_stream(account, members["slug"]) | members)

    return succeed(account.settings, [_shown(await to_thread.run_sync(work))])


async def get_stream(request: Request, account: Account) -> Response:
    """`GET /api/stream/{id}`: by id or slug."""
    stream = await to_thread.run_sync(_find, account, path_value(request, "id"))
    return succeed(account.settings, [_shown(stream)])


async def update_stream(request: Request, account: Account) -> Response:
    """`PUT /api/stream/{id}`: what is sent replaces what is there."""
    wanted = path_value(request, "id")
    members = await read_members(request, account.body_limit, _UPDATABLE)
    _check_choices(members)

    def work() -> Document:
        with account.exclusive:
            known = _find(account, wanted)
            check_immutable(members, known, "slug")
            return _store(account, known | members | {"updated": format_time(now())})

    return succeed(account.settings, [_shown(await to_thread.run_sync(work))])


async def delete_stream(request: Request, account: Account) -> Response:
    """`DELETE /api/stream/{id}`: the record goes, the rows stay; 200 without a body."""
    wanted = path_value(request, "id")

    def work() -> None:
        with account.exclusive:
            known = _find(account, wanted)
            if account.documents("stream").find(known["id"]) is not None:
                account.documents("stream").delete(known["id"])

    await to_thread.run_sync(work)
    return Response(status_code=200)


def all_streams(account: Account) -> list[Document]:
    """Every stream that has a record, or rows."""
    records = account.documents("stream").all()
    known = {record["slug"] for record in records}
    return records + [
        _new_stream(account, slug, created=account.store.first_arrival(slug))
        for slug in account.store.streams()
        if slug not in known
    ]


def add_streams(account: Account) -> None:
    """Those that every account has."""
    documents = account.documents("stream", announced=False)
    for slug, table in (("default", "user"), (CONTENT_STREAM, "content")):
        stream = _new_stream(account, slug) | {"tables": [table]}
        documents.put(str(stream["id"]), stream)


def _find(account: Account, wanted: str) -> Document:
    for stream in all_streams(account):
        if wanted in (stream["id"], stream["slug"]):
            return stream
    raise ApiFault(404, "Stream not found")


def _store(account: Account, stream: Document) -> Document:
    return account.documents("stream").put(stream["id"], stream)


def _new_stream(account: Account, slug: str, *, created: int | None = None) -> dict[str, Any]:
    moment = format_time(now() if created is None else created)
    return {
        "account_id": account.id,
        "aid": account.aid,
        "channel": "web",
        "created": moment,
        "hidden": False,
        "id": hashlib.sha256(f"{account.id}/{slug}".encode()).hexdigest()[:32],
        "method": "",
        "providers": [],
        "slug": slug,
        "tables": [],
        "updated": moment,
    }


def _shown(stream: Document) -> Document:
    return {name: value for name, value in stream.items() if name not in _UNSHOWN}


def _check_choices(members: Document) -> None:
    for name, choices in _CHOICES.items():
        if name in members and members[name] not in choices:
            raise ApiFault(400, f"{name} must be one of {', '.join(choices)}")


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/stream", list_streams),
    ("POST", "/api/stream", create_stream),
    ("GET", "/api/stream/{id}", get_stream),
    ("PUT", "/api/stream/{id}", update_stream),
    ("DELETE", "/api/stream/{id}", delete_stream),
)
