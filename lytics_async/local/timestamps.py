"""Event times: text or number to microseconds since 1970, and back to RFC 3339.

The real Lytics reads more than 50 forms; these are the ones that data files are found to use.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH = datetime(1970, 1, 1)  # prints without an offset, so that `Z` can be added
_MICROSECOND = timedelta(microseconds=1)

# Month before day where both are numbers: Lytics reads European dates only when told to.
_FORMS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%a, %d %b %Y %H:%M:%S %Z",
    "%a, %d %b %Y %H:%M:%S %z",
    "%a %b %d %H:%M:%S %Y",
    "%a %b %d %H:%M:%S %Z %Y",
    "%b %d, %Y %H:%M:%S",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y %H:%M:%S",
    "%d %b %Y",
    "%d %B %Y",
    "%d/%b/%Y:%H:%M:%S %z",
    "%Y-%m-%d %H:%M:%S %z UTC",
    "%Y-%m-%d %H:%M:%S %Z",
)

# Each form has a separator, and a year of four digits or a date of numbers and slashes.
_MAY_HAVE_FORM = re.compile(r"(?=.*[/ ])(?:.*\d{4}|.*\d/\d{1,2}/\d{2})")

LONGEST_TIME = 100
"""Characters of a text that may be a time: the search in a longer one takes quadratic time."""

# Digits of an epoch count -> microseconds in its unit: seconds, milli-, micro- and nanoseconds.
_EPOCH_UNITS = {9: 1e6, 10: 1e6, 12: 1e3, 13: 1e3, 16: 1.0, 19: 1e-3}


def now() -> int:
    """The present moment in microseconds since 1970."""
    return _microseconds(datetime.now(UTC))


def start_of_month(microseconds: int) -> int:
    """The beginning of the calendar month of a moment, in UTC."""
    moment = _EPOCH + timedelta(microseconds=microseconds)
    return _microseconds(moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0))


@lru_cache(maxsize=4096)  # the records of one upload often share their time: its arrival
def format_time(microseconds: int) -> str:
    """Write a time as RFC 3339 in UTC, without trailing zeros in the fraction."""
    text = (_NAIVE_EPOCH + timedelta(microseconds=microseconds)).isoformat()
    return (text.rstrip("0") if "." in text else text) + "Z"


def format_nanoseconds(microseconds: int) -> str:
    """Write a time as RFC 3339 in UTC with nine decimals, as subscriptions have it."""
    moment = _NAIVE_EPOCH + timedelta(microseconds=microseconds)
    return f"{moment.isoformat(timespec='microseconds')}000Z"


def parse_time(value: object) -> int | None:
    """Read a time in any of the known forms; None if it is not one."""
    if isinstance(value, str):
        return _parse_text(value) if len(value) <= LONGEST_TIME else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _parse_epoch(value)
    return None


def parse_times(values: list[Any]) -> list[int | None]:
    """Read a column of times, each distinct text once: the rows of one order share its time."""
    if set(map(type, values)) != {str}:
        return list(map(parse_time, values))
    moments = {text: _read_text(text) for text in set(values)}
    return list(map(moments.__getitem__, values))


@lru_cache(maxsize=65536)
def _parse_text(text: str) -> int | None:
    return _read_text(text)


def _read_text(text: str) -> int | None:
    text = text.strip()
    if not text or len(text) > LONGEST_TIME:
        return None
    try:
        return _microseconds(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        return _parse_epoch(float(text))
    except ValueError:
        pass
    if not _MAY_HAVE_FORM.search(text):
        return None  # trying all forms takes a hundred times as long
    for form in _FORMS:
        try:
            return _microseconds(datetime.strptime(text, form))
        except (ValueError, OverflowError):
            continue
    return None


def _parse_epoch(number: float) -> int | None:
    digits = len(str(abs(int(number)))) if abs(number) < 1e20 else 0
    unit = _EPOCH_UNITS.get(digits)
    return None if unit is None else round(number * unit)


def _microseconds(moment: datetime) -> int:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // _MICROSECOND
