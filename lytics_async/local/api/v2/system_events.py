"""The routes below `/v2/event`: the events of API v1, page by page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.events import find_event, find_events
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import milliseconds, number, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time

_DEFAULT_LIMIT = 20
_MOST = 100


async def list_events(request: Request, account: Account) -> Response:
    """`GET /v2/event`: newest first; without `after`, from the beginning on."""
    query = request.query_params
    moment = datetime.now(UTC)
    start = number(query, "start", default=0)
    limit = min(number(query, "limit", default=_DEFAULT_LIMIT), _MOST)
    if start < 0 or limit < 1:
        raise ApiFault(400, '"start" must not be negative, and "limit" at least 1')
    priority = number(query, "priority", default=-1)

    def work() -> list[dict[str, Any]]:
        found = find_events(
            account.store,
            after=milliseconds(query["after"], moment) if query.get("after") else 0,
            before=milliseconds(query.get("before") or "now", moment),
            verb=query.get("verb", ""),
            subject_type=query.get("type", ""),
            subject_id=query.get("id", ""),
            limit=-1,
        )
        if priority >= 0:
            found = [event for event in found if event["priority"] == priority]
        return [_shown(account, event) for event in found[start : start + limit]]

    return succeed_v2(await in_thread(work))


async def get_event(request: Request, account: Account) -> Response:
    """`GET /v2/event/{id}`."""
    wanted = path_value(request, "id")
    event = await in_thread(lambda: find_event(account.store, wanted))
    if event is None:
        raise ApiFault(404, "There is no such event")
    return succeed_v2(_shown(account, event))


def _shown(account: Account, event: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": event["id"],
        "timestamp": format_time(int(event["ts"]) * 1000),
        "verb": event["verb"],
        "subject_type": event["subject_type"],
        "subject_id": event["subject_id"],
        "related": event.get("related", []),
        "context": event.get("context", {}),
        "notes": "",
        "user_id": account.admin_id,
        "account_id": event["account_id"],
        "aid": account.aid,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/event", list_events),
    ("GET", "/v2/event/{id}", get_event),
)
