"""Date math: moments as `now-3d` and the like, and spans of time as `2h`."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta

from lytics_async.local.timestamps import parse_time

_DATE_MATH = re.compile(r"now((?:[+-][0-9]{1,9}[yMwdhms])*)")
_STEP = re.compile(r"([+-][0-9]+)([yMwdhms])")
_SPAN = re.compile(r"([0-9]{1,6})([wdhms])")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def read_moment(literal: object, now: datetime) -> int | None:
    """Read a moment in microseconds since 1970, date math from `now`; None if it is not one."""
    if not isinstance(literal, str):
        return None
    date_math = _DATE_MATH.fullmatch(literal)
    if date_math is None:
        return parse_time(literal)
    for amount, unit in _STEP.findall(date_math[1]):
        now = shift(now, int(amount), unit)
    return parse_time(now.isoformat())


def read_span(text: str) -> timedelta | None:
    """Read a span of time, such as `2h` or `1w`; None if it is not one."""
    span = _SPAN.fullmatch(text)
    return timedelta(**{_UNITS[span[2]]: int(span[1])}) if span and int(span[1]) else None


def shift(moment: datetime, amount: int, unit: str) -> datetime:
    """Add calendar units; beyond the calendar, give its first or last moment."""
    try:
        if unit in _UNITS:
            return moment + timedelta(**{_UNITS[unit]: amount})
        months = moment.year * 12 + moment.month - 1 + amount * (12 if unit == "y" else 1)
        year, month = months // 12, months % 12 + 1
        day = min(moment.day, calendar.monthrange(year, month)[1])
        return moment.replace(year=year, month=month, day=day)
    except (OverflowError, ValueError):
        return (datetime.max if amount > 0 else datetime.min).replace(tzinfo=UTC)
