"""Reads the response about the quota of events, whose form is not published."""

from __future__ import annotations

import math
from typing import Any

import attrs

from lytics_async.errors import ResponseError


@attrs.frozen(kw_only=True)
class QuotaUse:
    """How much of the quota is used.

    Attributes:
        used, limit: events; None = the response does not say.
        percent: 0 to 100 or more.
    """

    used: int | None
    limit: int | None
    percent: float


def read_quota(document: Any) -> QuotaUse:
    """Read the response of `v2.control.get_event_quota`.

    Raises:
        ResponseError: it says neither a percentage nor what is used of which limit.
    """
    known = document if isinstance(document, dict) else {}
    used, limit, percent = (_number(known.get(name)) for name in ("used", "limit", "percent"))
    if used is not None and limit:
        percent = 100 * used / limit  # a percentage may be meant as a share of 1
    if percent is None:
        raise ResponseError(
            "The response about the quota has no percent, nor used and limit; its form is not "
            "published. Read lytics.v2.control.get_event_quota(), or leave out the part quota.",
            status=200,
        )
    return QuotaUse(
        used=None if used is None else int(used),
        limit=None if limit is None else int(limit),
        percent=percent,
    )


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value if math.isfinite(value) and value >= 0 else None
