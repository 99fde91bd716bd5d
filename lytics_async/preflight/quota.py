"""Forecasts the use of the quota of events. Pure: the present time is an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias

import attrs

QuotaPeriod: TypeAlias = date | Literal["month"]
"""`month`: it begins on the first, as in monthly terms; a date: a yearly term began on that day."""


@attrs.frozen(kw_only=True)
class QuotaForecast:
    """The quota of events, before and after an upload.

    Attributes:
        used: events received in the present period.
        limit: events that may be received in a period.
        coming: records of the upload; None = not known.
        per_day: events received a day on average since the period began.
        period_start, period_end: first day of the present period, and of the next one.
        reached_on: the day on which 100% is reached with the upload, if events continue to come at
            the same rate; None = not in this period.
        by_upload: the upload alone reaches 100%, or it is reached already.
    """

    used: int
    limit: int
    coming: int | None
    per_day: float
    period_start: date
    period_end: date
    reached_on: date | None
    by_upload: bool

    @property
    def percent(self) -> float:
        """Percent that is used now."""
        return 100 * self.used / self.limit if self.limit else 100.0

    @property
    def percent_after(self) -> float:
        """Percent that is used after the upload."""
        return 100 * (self.used + (self.coming or 0)) / self.limit if self.limit else 100.0


def forecast(
    used: int, limit: int, coming: int | None, *, at: datetime, period: QuotaPeriod = "month"
) -> QuotaForecast:
    """Return the forecast of a quota.

    Args:
        used: events received in the present period.
        limit: events that may be received in it.
        coming: records of the upload; None = not known.
        at: the present time, with a zone.
        period: when periods begin.
    """
    at = at.astimezone(UTC)
    start, end = _period(at.date(), period)
    began = datetime(start.year, start.month, start.day, tzinfo=UTC)
    per_day = used / max((at - began) / timedelta(days=1), 1.0)
    left = limit - used - (coming or 0)
    reached: date | None = None
    if left <= 0:
        reached = at.date()
    elif per_day > 0 and left / per_day < (end - at.date()).days + 1:
        day = (at + timedelta(days=left / per_day)).date()
        reached = day if day < end else None
    return QuotaForecast(
        used=used,
        limit=limit,
        coming=coming,
        per_day=per_day,
        period_start=start,
        period_end=end,
        reached_on=reached,
        by_upload=left <= 0,
    )


def _period(today: date, period: QuotaPeriod) -> tuple[date, date]:
    """Return the first day of the present period, and that of the next."""
    if period == "month":
        start = today.replace(day=1)
        return start, (start + timedelta(days=31)).replace(day=1)
    start = _anniversary(period, today.year)
    if start > today:
        start = _anniversary(period, today.year - 1)
    return start, _anniversary(period, start.year + 1)


def _anniversary(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)
