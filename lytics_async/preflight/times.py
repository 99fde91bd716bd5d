"""Reads event times as Lytics does: text in common forms, and counts from 1970. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import attrs

TimeUnit = Literal["text", "seconds", "milliseconds", "microseconds", "nanoseconds"]

_UNITS: dict[int, tuple[TimeUnit, float]] = {
    9: ("seconds", 1),
    10: ("seconds", 1),
    12: ("milliseconds", 1e3),
    13: ("milliseconds", 1e3),
    16: ("microseconds", 1e6),
    19: ("nanoseconds", 1e9),
}
"""By the digits of a number, as the service tells units apart."""

_FORMS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%b %d, %Y %H:%M:%S",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y %H:%M:%S",
    "%d %b %Y",
    "%d %B %Y",
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@attrs.frozen
class EventTime:
    """A time that was read.

    Attributes:
        moment: in UTC; a text without a zone is taken as UTC.
        unit: what it was written as.
    """

    moment: datetime
    unit: TimeUnit


def read_time(value: Any) -> EventTime | None:
    """Read a time; None if it is not one, in the forms that are known here."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if not isinstance(value, str):
        return _counted(value)
    text = value.strip()
    moment = _iso(text)
    if moment is not None:
        return EventTime(moment, "text")
    try:
        number = float(text)
    except ValueError:
        return _written(text)
    return _counted(number)


def _iso(text: str) -> datetime | None:
    if text.isdecimal():  # Python reads 20260102 as a date; as an event time it is a number
        return None
    try:
        return _in_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _counted(number: float) -> EventTime | None:
    digits = len(str(abs(int(number)))) if abs(number) < 1e20 else 0
    if digits not in _UNITS:
        return None
    unit, scale = _UNITS[digits]
    try:
        return EventTime(_EPOCH + timedelta(seconds=number / scale), unit)
    except OverflowError:
        return None


def _written(text: str) -> EventTime | None:
    if not any(character.isdigit() for character in text):
        return None
    for form in _FORMS:
        try:
            return EventTime(_in_utc(datetime.strptime(text, form)), "text")
        except ValueError:
            continue
    try:
        return EventTime(_in_utc(parsedate_to_datetime(text)), "text")
    except (ValueError, TypeError, IndexError):
        return None


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
