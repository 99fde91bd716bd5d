"""The routes below `/v2/stream`: what was received, counted from the records that are stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.catalog import statistics_of
from lytics_async.local.api.stream import all_streams
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_RECENT = 100
"""Events that a request for the recent ones brings; the number is not published."""


async def list_streams(_: Request, account: Account) -> Response:
    """`GET /v2/stream`."""
    return succeed_v2(
        await in_thread(lambda: [_shown(account, stream) for stream in all_streams(account)])
    )


async def list_names(_: Request, account: Account) -> Response:
    """`GET /v2/stream/names`."""
    return succeed_v2(await in_thread(lambda: [stream["slug"] for stream in all_streams(account)]))


async def list_fields(_: Request, account: Account) -> Response:
    """`GET /v2/stream/fields`: names by stream; the form of the response is not published."""

    def work() -> dict[str, list[str]]:
        return {
            stream: sorted(
                {name for block in account.store.blocks(stream) for name in block.names()}
            )
            for stream in account.store.streams()
        }

    return succeed_v2(await in_thread(work))


async def get_stream(request: Request, account: Account) -> Response:
    """`GET /v2/stream/{name}`."""
    name = path_value(request, "name")
    return succeed_v2(await in_thread(lambda: _shown(account, find_stream(account, name))))


async def list_events(request: Request, account: Account) -> Response:
    """`GET /v2/stream/{name}/events`: newest first."""
    name = path_value(request, "name")

    def work() -> list[dict[str, Any]]:
        find_stream(account, name)
        return list(_newest(account, name))

    return succeed_v2(await in_thread(work))


async def get_stats(request: Request, account: Account) -> Response:
    """`GET /v2/stream/{name}/stats`."""
    name = path_value(request, "name")

    def work() -> list[dict[str, Any]]:
        fields = statistics_of(account, find_stream(account, name))["fields"]
        return [_field(each) for each in fields]

    return succeed_v2(await in_thread(work))


def find_stream(account: Account, name: str) -> Document:
    """The stream of this name.

    Raises:
        ApiFault: 404, there is none.
    """
    for stream in all_streams(account):
        if stream["slug"] == name:
            return stream
    raise ApiFault(404, "There is no such stream", code="STREAM-NOTFOUND-014")


def _newest(account: Account, stream: str) -> Iterator[dict[str, Any]]:
    recent: list[dict[str, Any]] = []
    for block in account.store.blocks(stream):
        recent = [*recent, *list(block.records())[-_RECENT:]][-_RECENT:]
    yield from reversed(recent)


def _field(field: dict[str, Any]) -> dict[str, Any]:
    shown = {name: value for name, value in field.items() if name not in ("column", "smart")}
    shown["sample"] = [str(value) for value in field["sample"]]
    return shown | {"columns": field["column"]}


def _shown(account: Account, stream: Document) -> dict[str, Any]:
    name = stream["slug"]
    count = size = last = 0
    counted_until = now() - int(account.settings.count_delay * 1_000_000)
    for block in account.store.blocks(name):
        if block.arrived > counted_until:
            continue  # received, and not in the counts yet
        count += block.amount
        size += block.bytes
        last = max(last, block.arrived)
    moment = format_time(last) if count else "0001-01-01T00:00:00Z"
    table = "content" if name == CONTENT_STREAM else "user"
    return {
        "id": stream["id"],
        "name": name,
        "slug": name,
        "label": stream.get("label", name),
        "description": stream.get("description", ""),
        "channel": stream["channel"],
        "method": stream["method"],
        "hidden": stream["hidden"],
        "internal": False,
        "count": count,
        "ct": count,
        "avg_event_size": size // count if count else 0,
        "last_msg_ts": moment,
        "last_received_ts": moment,
        "last_update_ts": moment,
        "tables": stream["tables"] or [table],
        "providers": stream["providers"],
        "jobs": [],
        "created": stream["created"],
        "updated": stream["updated"],
        "account_id": account.id,
        "aid": account.aid,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/stream", list_streams),
    ("GET", "/v2/stream/names", list_names),
    ("GET", "/v2/stream/fields", list_fields),
    ("GET", "/v2/stream/{name}", get_stream),
    ("GET", "/v2/stream/{name}/events", list_events),
    ("GET", "/v2/stream/{name}/stats", get_stats),
)
