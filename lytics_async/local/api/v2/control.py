"""The route `/v2/control/eventquota/thresholds`: the events received this month, and a limit."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import now, start_of_month

THRESHOLDS = (50, 75, 100, 125)
"""Percent of the quota at which the service raises an alert."""


async def event_quota(_: Request, account: Account) -> Response:
    """`GET /v2/control/eventquota/thresholds`; the form of the response is not published."""

    def work() -> dict[str, Any]:
        used = account.store.received_since(start_of_month(now()))
        limit = account.settings.event_quota
        percent = round(100 * used / limit, 2) if limit else 0.0
        return {
            "limit": limit,
            "used": used,
            "percent": percent,
            "thresholds": [
                {
                    "percent": each,
                    "events": limit * each // 100,
                    "reached": bool(limit) and used * 100 >= limit * each,
                }
                for each in THRESHOLDS
            ],
        }

    return succeed_v2(await in_thread(work))


ROUTES: tuple[RouteRow, ...] = (("GET", "/v2/control/eventquota/thresholds", event_quota),)
