"""Conditions written in Python: `F.visits > 5`, `F["attributes.cityname"] == "Portland"`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any, TypeAlias

from lytics_async.filterql.tree import (
    Between,
    Comparison,
    Condition,
    Contains,
    Exists,
    Expression,
    GeoDistance,
    In,
    Include,
    Intersects,
    IsTrue,
    Like,
    MemberOf,
    Operator,
    TimeWindow,
    Value,
)

Literal: TypeAlias = Value | datetime | date
"""A value to compare a field with; a datetime needs a time zone and is written in UTC."""

_UNITS = {"days": "d", "hours": "h", "minutes": "m"}


class Field(Condition):
    """A field of the profile. By itself it is the condition that the field is true.

    Args:
        name: the field; a dot selects an entry of a map, `scores.momentum`.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        if type(name) is not str or not name:
            raise TypeError(f"the name of a field must be a text that is not empty, not {name!r}")
        self._name = name

    def __repr__(self) -> str:
        return f"F[{self._name!r}]"

    def __str__(self) -> str:
        return str(self.__condition__())

    def __hash__(self) -> int:
        return hash((Field, self._name))

    def __condition__(self) -> Expression:
        return IsTrue(self._name)

    def __eq__(self, value: Literal) -> Comparison:  # type: ignore[override]
        return self._compare("=", value)

    def __ne__(self, value: Literal) -> Comparison:  # type: ignore[override]
        return self._compare("!=", value)

    def __lt__(self, value: Literal) -> Comparison:
        return self._compare("<", value)

    def __le__(self, value: Literal) -> Comparison:
        return self._compare("<=", value)

    def __gt__(self, value: Literal) -> Comparison:
        return self._compare(">", value)

    def __ge__(self, value: Literal) -> Comparison:
        return self._compare(">=", value)

    def exists(self) -> Exists:
        """The profile has the field."""
        return Exists(self._name)

    def in_(self, values: Iterable[Literal]) -> In:
        """The field has one of the values."""
        return In(self._name, _written_all(values))

    def has(self, value: Literal) -> MemberOf:
        """The list in the field has the value."""
        return MemberOf(_written(value), self._name)

    def intersects(self, values: Iterable[Literal]) -> Intersects:
        """The list in the field has one of the values."""
        return Intersects(self._name, _written_all(values))

    def contains(self, part: str) -> Contains:
        """The text in the field contains this text."""
        return Contains(self._name, _written(part))

    def like(self, pattern: str) -> Like:
        """The text in the field matches a pattern, in which `*` matches any characters."""
        if not isinstance(pattern, str):
            raise TypeError(f'the pattern must be a text, such as "a*", not {pattern!r}')
        return Like(self._name, pattern)

    def between(self, low: Literal, high: Literal) -> Between:
        """The field is between two values."""
        return Between(self._name, _written(low), _written(high))

    def within(
        self, *, days: int | None = None, hours: int | None = None, minutes: int | None = None
    ) -> Comparison:
        """The time in the field is less than this long ago; pass exactly one of the units.

        `now-30d` is published; hours and minutes are written in the same way.
        """
        given = {"days": days, "hours": hours, "minutes": minutes}
        chosen = [(unit, count) for unit, count in given.items() if count is not None]
        if len(chosen) != 1:
            raise TypeError("within() takes exactly one of days, hours and minutes")
        ((unit, count),) = chosen
        if type(count) is not int or count < 1:
            raise ValueError(f"{unit} must be a whole number above 0, not {count!r}")
        return Comparison(self._name, ">", f"now-{count}{_UNITS[unit]}")

    def happened(self, *, times: int, days: int) -> TimeWindow:
        """At least `times` times within `days` days; for fields that LQL creates with `timebucket`.

        Published for 1, 5, 10, 25, 50 or 100 times, and 7 or 30 days.
        """
        return TimeWindow(self._name, times, days)

    def near(self, latitude: float, longitude: float, *, km: float) -> GeoDistance:
        """The place in the field is at most `km` kilometres from a point, in degrees.

        Raises:
            ValueError: a latitude beyond 90 degrees, a longitude beyond 180, or a distance below 0.
        """
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValueError(f"{latitude!r}, {longitude!r} is not a latitude and a longitude")
        if not (km >= 0 and isfinite(km)):
            raise ValueError(f"km must be a number of at least 0, not {km!r}")
        return GeoDistance(self._name, f"{latitude},{longitude}", km)

    def _compare(self, operator: Operator, value: Literal) -> Comparison:
        return Comparison(self._name, operator, _written(value))


class _Fields:
    """`F.name` and `F["name"]`: the fields of a profile."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Field:
        if name.startswith("__"):
            raise AttributeError(name)
        return Field(name)

    def __getitem__(self, name: str) -> Field:
        return Field(name)


F = _Fields()
"""The fields of a profile: `F.visits`, or `F["scores.momentum"]` for a name that is not a Python
name.
"""


def include(segment: str) -> Include:
    """Membership of another segment, named by slug or id."""
    return Include(segment)


def _written(value: Any) -> Value:
    """Convert a value to a FilterQL literal."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(
                f"{value!r} has no time zone; use datetime.now(UTC) or .replace(tzinfo=…)"
            )
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        raise TypeError("a field cannot be compared with None; write ~F.name.exists()")
    if isinstance(value, Condition):
        raise TypeError(f"a field can only be compared with a value, not with {value!r}")
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"FilterQL cannot represent the number {value}")
    if not isinstance(value, (str, int, float)):
        raise TypeError(
            f"FilterQL has no literal for {type(value).__name__}; convert the value to str, int, "
            "float or bool"
        )
    return value


def _written_all(values: Iterable[Literal]) -> tuple[Value, ...]:
    if isinstance(values, str):
        raise TypeError(
            f"the values must be a list, not a text; write [{values!r}] for a single one"
        )
    written = tuple(_written(value) for value in values)
    if not written:
        raise ValueError("pass at least one value; a condition without values can never be true")
    return written
