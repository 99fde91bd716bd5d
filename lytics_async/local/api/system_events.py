"""The routes below `/api/event`: what has changed in the account, newest first."""

from __future__ import annotations

from datetime import UTC, datetime

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.events import find_event, find_events
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import milliseconds, number, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow

_DEFAULT_LIMIT = 20
_DEFAULT_AFTER = "now-3d"
"""Published as the default of `before`, too; both together select nothing, so `before` has none."""


async def list_events(request: Request, account: Account) -> Response:
    """`GET /api/event`."""
    query = request.query_params
    moment = datetime.now(UTC)
    after = query.get("after") or query.get("start") or _DEFAULT_AFTER

    def work() -> list[dict[str, object]]:
        return find_events(
            account.store,
            after=milliseconds(after, moment),
            before=milliseconds(query.get("before") or "now", moment),
            verb=query.get("verb", "").strip("`"),
            subject_type=query.get("type", "").strip("`"),
            subject_id=query.get("id", "").strip("`"),
            limit=number(query, "limit", default=_DEFAULT_LIMIT),
        )

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_event(request: Request, account: Account) -> Response:
    """`GET /api/event/{id}`."""
    wanted = path_value(request, "id")
    event = await to_thread.run_sync(find_event, account.store, wanted)
    if event is None:
        raise ApiFault(404, "Event not found")
    return succeed(account.settings, event)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/event", list_events),
    ("GET", "/api/event/{id}", get_event),
)
