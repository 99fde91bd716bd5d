"""The one way in which values are written, from dicts and from tables, in CSV and in JSON.

| value | is written as |
|---|---|
| None, NaN, NaT, `pandas.NA`, infinities | missing: an empty field, null |
| a float without a fraction | its digits: 310612345678, not 3.10612345678e+11 |
| another float | the shortest digits that are read back as the same number |
| Decimal | its digits as text, never with an exponent |
| a datetime with a zone | RFC 3339 in UTC; one without a zone needs `assume_timezone` |
| a time of day without a zone | as ISO 8601 writes it: 09:30:00 |
| enums | as their values |
| numpy scalars | as the corresponding Python values |

Floats of 1e21 and more keep their exponent, as in RFC 8785 (and JavaScript).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import attrs

from lytics_async.base.arguments import rfc3339
from lytics_async.upload.cut.notes import Notes

DIGITS_BELOW = 1e21
"""Floats from here on have more digits than they mean."""

MOST_DIGITS = 1000
"""Of a Decimal: `Decimal("1e1000000")` would be a megabyte."""

NO_ZONE = (
    "a time without a zone; pass assume_timezone (--assume-timezone) with the zone that it is in, "
    'such as "UTC"'
)


class NotWritable(Exception):
    """A value has no form that Lytics takes: why."""


@attrs.frozen
class Unwritable:
    """Stands for a value of a table that has no form outside it, and holds its record back."""

    text: str
    reason: str

    def __str__(self) -> str:
        return self.text


class Values:
    """Writes single values.

    Args:
        zone: of datetimes that have none; None = they are refused.
        notes: counts the infinities.
    """

    def __init__(self, zone: tzinfo | None = None, notes: Notes | None = None) -> None:
        self._zone = zone
        self._notes = notes if notes is not None else Notes()

    def scalar(self, value: Any) -> Any:
        """Return a value as a str, int, float, bool or None.

        Raises:
            NotWritable: it has no such form.
        """
        if value is None or isinstance(value, (str, bool)):
            return value
        if isinstance(value, float):
            return self._float(float(value))
        if isinstance(value, int):
            return value
        if isinstance(value, Decimal):
            return self._decimal(value)
        if isinstance(value, date):  # also of a datetime
            return self._time(value)
        if isinstance(value, time) and value.tzinfo is None:
            return value.isoformat()
        if isinstance(value, Enum):
            return self.scalar(value.value)
        if isinstance(value, UUID):
            return str(value)
        if type(value).__module__ == "numpy":
            return self._numpy(value)
        if type(value).__name__ == "NAType":
            return None
        if isinstance(value, Unwritable):
            raise NotWritable(value.reason)
        raise NotWritable(
            f"{type(value).__name__} has no representation as text or as a number; convert it"
        )

    def infinite(self, number: int) -> None:
        """Count infinities that were found elsewhere."""
        if number:
            self._notes.count("infinite", number)

    def _float(self, value: float) -> Any:
        if not math.isfinite(value):
            self.infinite(math.isinf(value))
            return None
        return plain_float(value)

    def _decimal(self, value: Decimal) -> str | None:
        if not value.is_finite():
            self.infinite(value.is_infinite())
            return None
        if abs(value.adjusted()) > MOST_DIGITS:
            raise NotWritable(f"a Decimal of more than {MOST_DIGITS:,} digits; send it as text")
        return f"{value:f}"

    def _time(self, value: date) -> str | None:
        if value != value:  # NaT of pandas
            return None
        if isinstance(value, datetime) and value.utcoffset() is None:
            if self._zone is None:
                raise NotWritable(NO_ZONE)
            value = value.replace(tzinfo=self._zone)
        return rfc3339(value)

    def _numpy(self, value: Any) -> Any:
        if value.ndim:
            raise NotWritable("an array")
        kind = value.dtype.kind
        if kind == "f":  # the shortest digits of its own precision
            return self._float(float(str(value)))
        if kind == "M":
            if value != value:
                return None
            if self._zone is None:
                raise NotWritable(NO_ZONE)
            moment = value.astype("datetime64[us]").item()
            if not isinstance(moment, datetime):
                raise NotWritable("a time outside the years 1 to 9999")
            return rfc3339(moment.replace(tzinfo=self._zone))
        if kind in "biu":
            return value.item()
        raise NotWritable(
            f"numpy.{value.dtype.name} has no representation as text or as a number; convert it"
        )


def plain_float(value: float) -> int | float:
    """Return a finite float as an int if it has no fraction, so that its digits are written."""
    if value.is_integer() and abs(value) < DIGITS_BELOW:
        return int(value)
    return value


def float_text(value: float) -> str:
    """Return a finite float as CSV has it: like pyarrow and JavaScript, 0.000001 and 1e-7."""
    digits, exponent, power = repr(value).partition("e-")
    if not exponent:
        return digits
    return f"{Decimal(repr(value)):f}" if int(power) <= 6 else f"{digits}e-{int(power)}"


def is_missing_everywhere(record: Mapping[Any, Any]) -> bool:
    """Whether no field of a written record has a value."""
    return all(value is None or value == "" for value in record.values())
