"""Decide which profiles a FilterQL statement selects.

A statement is compiled once, to nested functions, and then asked about every profile. How
conditions treat missing, mixed and nested values is not published; these rules are ours:

- A field is missing when it is absent, null, or an empty list or map. Every test of a missing field
  is false, ``!=`` too, as in SQL: a test says something about a value that is there. NOT turns
  false into true, so ``NOT country = "de"`` also selects the profiles without a country. EXISTS
  asks for a field that is not missing, nor an empty text.
- A list passes a test when one of its elements does, but ``!=`` when none is equal. A map counts as
  the list of its keys. What is nested deeper passes no test.
- Values are equal when both read as the same number or the same moment, and otherwise when they are
  the same text, capitals included: ``visits = 5`` holds for 5, 5.0 and "5". Only true and false are
  the same in any capitals.
- Order against a number asks for a number, order against a moment for a moment. A quoted number
  orders numbers as numbers and other texts as texts. BETWEEN includes both bounds.
- What reads as a moment is what a timestamp field of an upload may hold, ``*_ts`` fields with their
  milliseconds included. Date math is a moment in the statement but mere text in a profile: ``now``,
  then any of + or -, a number and a unit (y M w d h m s). Months and years keep the day, or take
  the last one of a shorter month.
- CONTAINS asks a list for an equal element and any other value for a part of its text. LIKE
  compares the whole text, ``*`` standing for any run of characters; without a ``*`` it is equality,
  which is what LIKE means elsewhere, and parts are what CONTAINS finds.
- ``a.b`` is the field of that very name, or else the key ``b`` of the map ``a``; keys of maps may
  hold dots themselves, as domains do.
- ``geodistance`` measures along the sphere, from places written ``"latitude,longitude"`` or as a
  map with ``lat`` and ``lon``.
- ``timewindow`` counts the moments in a list, or adds up a map from moments to counts.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeAlias, assert_never

from lytics_async.filterql import (
    All,
    And,
    Between,
    Comparison,
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
    Not,
    Or,
    Statement,
    TimeWindow,
    Value,
)
from lytics_async.local.date_math import read_moment, shift
from lytics_async.local.timestamps import parse_time

Predicate: TypeAlias = Callable[[dict[str, Any]], bool]
"""Whether a profile is selected."""


def compile_filter(
    statement: Statement, *, now: datetime, include: Callable[[str], Predicate]
) -> Predicate:
    """Turn a statement into a function that returns whether a profile is selected.

    Only the condition counts; keeping to the statement's table is left to the caller.

    Args:
        statement: what ``filterql.parse`` returned.
        now: the moment that date math and timewindow count from; without a zone, in UTC.
        include: returns the predicate of another segment for its slug or id. It is called while
            compiling, once for every INCLUDE, and what it raises for an unknown segment, or for one
            that includes itself, passes through.
    """

    def compile_expression(expression: Expression) -> Predicate:
        match expression:
            case All():
                return lambda profile: True
            case And(items):
                return _all_hold([compile_expression(item) for item in items])
            case Or(items):
                return _any_holds([compile_expression(item) for item in items])
            case Not(item):
                return _negation(compile_expression(item))
            case Include(segment):
                return include(segment)
            case Exists(field):
                return _differs(field, *_MISSING, "")
            case IsTrue(field):
                return _element_passes(field, _is_true)
            case Comparison(field, "=", value) | MemberOf(value, field):
                return _element_passes(field, _equals((value,), now))
            case Comparison(field, "!=", value):
                equal = _element_passes(field, _equals((value,), now))
                return _all_hold([_differs(field, *_MISSING), _negation(equal)])
            case Comparison(field, op, value):
                return _element_passes(field, _ordered(op, value, now))
            case In(field, values) | Intersects(field, values):
                return _element_passes(field, _equals(values, now))
            case Between(field, low, high):
                above, below = _ordered(">=", low, now), _ordered("<=", high, now)
                return _element_passes(field, lambda element: above(element) and below(element))
            case Contains(field, value):
                return _contains(field, value, now)
            case Like(field, pattern):
                return _element_passes(field, _like(pattern))
            case TimeWindow(field, times, days):
                return _timewindow(field, times, shift(now, -days, "d"), now)
            case GeoDistance(field, point, km):
                return _near(field, point, km)
            case _:
                assert_never(expression)

    return compile_expression(statement.where)


# From fields to profiles. -------------------------------------------------------------------------

_Test: TypeAlias = Callable[[Any], bool]
"""Whether one value, which is not a list or map, passes the condition."""

_MISSING: tuple[Any, ...] = (None, [], {})


def _all_hold(predicates: list[Predicate]) -> Predicate:
    def predicate(profile: dict[str, Any]) -> bool:
        for part in predicates:  # noqa: SIM110 - all() over a generator takes twice the time
            if not part(profile):
                return False
        return True

    return predicate


def _any_holds(predicates: list[Predicate]) -> Predicate:
    def predicate(profile: dict[str, Any]) -> bool:
        for part in predicates:  # noqa: SIM110 - any() over a generator takes twice the time
            if part(profile):
                return True
        return False

    return predicate


def _negation(inner: Predicate) -> Predicate:
    return lambda profile: not inner(profile)


def _differs(field: str, *values: Any) -> Predicate:
    read = _reader(field)
    return lambda profile: read(profile) not in values


def _element_passes(field: str, test: _Test) -> Predicate:
    read = _reader(field)

    def predicate(profile: dict[str, Any]) -> bool:
        value = read(profile)
        if isinstance(value, (list, dict)):
            return any(map(test, value))
        return value is not None and test(value)

    return predicate


def _contains(field: str, value: Value, now: datetime) -> Predicate:
    read = _reader(field)
    equal = _equals((value,), now)
    part = str(_text(value))

    def predicate(profile: dict[str, Any]) -> bool:
        held = read(profile)
        if isinstance(held, (list, dict)):
            return any(map(equal, held))
        text = _text(held)
        return text is not None and part in text

    return predicate


_EARTH_KM = 6371.0088
"""The mean radius of the earth."""


def _near(field: str, point: str, km: float) -> Predicate:
    read = _reader(field)
    center = _place(point)

    def predicate(profile: dict[str, Any]) -> bool:
        value = read(profile)
        places = map(_place, value if isinstance(value, list) else [value])
        return any(place is not None and _distance(center, place) <= km for place in places)

    return predicate


def _place(value: Any) -> tuple[float, float] | None:
    """Return latitude and longitude in radians; None for what is not a place."""
    if isinstance(value, dict):
        parts = [value.get("lat"), value.get("lon")]
    elif isinstance(value, str):
        parts = list(value.split(","))
    else:
        return None
    degrees = [_number(part.strip() if isinstance(part, str) else part) for part in parts]
    if len(degrees) != 2 or degrees[0] is None or degrees[1] is None:
        return None
    return math.radians(degrees[0]), math.radians(degrees[1])


def _distance(one: tuple[float, float] | None, other: tuple[float, float]) -> float:
    """Return the kilometres between two places along the sphere (haversine)."""
    if one is None:
        return math.inf
    (lat, lon), (other_lat, other_lon) = one, other
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _timewindow(field: str, times: int, start: datetime, end: datetime) -> Predicate:
    read = _reader(field)
    first, last = parse_time(start.isoformat()), parse_time(end.isoformat())
    assert first is not None
    assert last is not None

    def within(moment: object) -> bool:
        microseconds = parse_time(moment)
        return microseconds is not None and first <= microseconds <= last

    def predicate(profile: dict[str, Any]) -> bool:
        value = read(profile)
        match value:
            case None:
                return False
            case dict():
                counts = (_number(count) or 0 for moment, count in value.items() if within(moment))
                return sum(counts) >= times
            case list():
                return sum(map(within, value)) >= times
            case _:
                return within(value) >= times

    return predicate


def _reader(field: str) -> Callable[[dict[str, Any]], Any]:
    if "." not in field:
        return lambda profile: profile.get(field)

    def read(profile: dict[str, Any]) -> Any:
        inner: Any = profile
        rest, dot = field, "."
        while dot and isinstance(inner, dict):
            if rest in inner:
                return inner[rest]
            head, dot, rest = rest.partition(".")
            inner = inner.get(head)
        return None

    return read


# Tests of one value. ------------------------------------------------------------------------------

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def _equals(values: Iterable[Value], now: datetime) -> _Test:
    numbers: set[int | float] = set()
    truths: set[bool] = set()
    moments: set[int] = set()
    texts: set[str] = set()
    for value in values:
        if (number := _number(value)) is not None:
            numbers.add(number)
        elif (truth := _truth(value)) is not None:
            truths.add(truth)
        else:
            texts.add(str(value))
            if (moment := read_moment(value, now)) is not None:
                moments.add(moment)

    # Reading a number or a moment out of a text is expensive, so it is done only if it is needed.
    tests: list[_Test] = []
    if texts:
        tests.append(lambda element: isinstance(element, str) and element in texts)
    if truths:
        tests.append(lambda element: _truth(element) in truths)
    if numbers:
        tests.append(lambda element: _number(element) in numbers)
    if moments:
        tests.append(lambda element: parse_time(element) in moments)
    return tests[0] if len(tests) == 1 else lambda element: any(test(element) for test in tests)


def _ordered(op: str, bound: Value, now: datetime) -> _Test:
    compare = _ORDERS[op]
    number, moment, text = _number(bound), read_moment(bound, now), _text(bound)

    def as_number(element: Any) -> bool:
        read = _number(element)
        return read is not None and compare(read, number)

    def as_moment(element: Any) -> bool:
        read = parse_time(element)
        return read is not None and compare(read, moment)

    def as_text(element: Any) -> bool:
        read = _text(element)
        return read is not None and compare(read, text)

    def as_number_or_text(element: Any) -> bool:
        read = _number(element)
        return as_text(element) if read is None else compare(read, number)

    if number is not None:
        return as_number_or_text if isinstance(bound, str) else as_number
    return as_text if moment is None else as_moment


def _like(pattern: str) -> _Test:
    first, *middle = pattern.split("*")
    if not middle:
        return lambda element: _text(element) == first
    last = middle.pop()

    # The leftmost place for each part leaves most room for the next, so nothing is tried twice.
    def test(element: Any) -> bool:
        text = _text(element)
        if text is None or not (text.startswith(first) and text.endswith(last)):
            return False
        start, end = len(first), len(text) - len(last)
        if start > end:
            return False
        for part in middle:
            found = text.find(part, start, end)
            if found < 0:
                return False
            start = found + len(part)
        return True

    return test


def _is_true(element: Any) -> bool:
    return _truth(element) is True or bool(_number(element))


# Reading values. ----------------------------------------------------------------------------------

_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]*(\.[0-9]+))([eE][+-]?[0-9]+)?")
_TRUTHS = {"true": True, "false": False}


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return _TRUTHS.get(value.lower()) if isinstance(value, str) else None


def _number(value: object) -> int | float | None:
    if isinstance(value, str):
        # Python's own reading would also take "nan", "1_000" and blanks around.
        found = _NUMBER.fullmatch(value)
        if found is None:
            return None
        whole = found.lastindex is None and len(value) < 300  # beyond, int() may refuse
        return int(value) if whole else float(value)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
