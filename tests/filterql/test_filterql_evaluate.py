"""Which profiles a statement selects."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.filterql import Comparison, Like, Not, Statement, TimeWindow, parse
from lytics_async.local.evaluate import Predicate, compile_filter

NOW = datetime(2015, 3, 31, 12, tzinfo=UTC)
Profile = dict[str, Any]


def no_segments(segment: str) -> Predicate:
    raise LookupError(segment)


def selects(condition: str, profile: Profile, *, now: datetime = NOW) -> bool:
    statement = parse(condition, require_filter=False)
    return compile_filter(statement, now=now, include=no_segments)(profile)


# Combinations.


def test_a_star_selects_everyone() -> None:
    assert selects("*", {})


@pytest.mark.parametrize("a", [True, False])
@pytest.mark.parametrize("b", [True, False])
def test_and_or_and_not_combine_conditions(a: bool, b: bool) -> None:
    profile = {"a": a, "b": b}
    assert selects("AND (a, b)", profile) is (a and b)
    assert selects("OR (a, b)", profile) is (a or b)
    assert selects("NOT a", profile) is not a
    assert selects("NOT (a AND b)", profile) is not (a and b)


def test_include_asks_for_the_members_of_another_segment() -> None:
    segments = {"buyers": parse("FILTER orders > 0")}

    def include(segment: str) -> Predicate:
        return compile_filter(segments[segment], now=NOW, include=include)

    selected = compile_filter(parse("FILTER AND (INCLUDE buyers, vip)"), now=NOW, include=include)
    assert selected({"orders": 2, "vip": True})
    assert not selected({"orders": 0, "vip": True})


def test_what_include_raises_passes_through_while_compiling() -> None:
    with pytest.raises(LookupError, match="nowhere"):
        compile_filter(parse("FILTER NOT INCLUDE nowhere"), now=NOW, include=no_segments)


# Missing fields.


@pytest.mark.parametrize("profile", [{}, {"x": None}, {"x": []}, {"x": {}}])
@pytest.mark.parametrize(
    "test",
    [
        'x = "a"',
        'x != "a"',
        'x > "a"',
        "x < 5",
        "x",
        "EXISTS x",
        'x IN ("a")',
        '"a" IN x',
        'x INTERSECTS ("a")',
        'x CONTAINS "a"',
        'x LIKE "*"',
        "x BETWEEN 0 AND 9",
        "timewindow(x, 1, 7)",
    ],
)
def test_every_test_of_a_missing_field_is_false_and_its_not_is_true(
    test: str, profile: Profile
) -> None:
    assert not selects(test, profile)
    assert selects(f"NOT {test}", profile)


def test_exists_asks_for_a_value_that_is_not_empty() -> None:
    assert not selects("EXISTS x", {"x": ""})
    assert all(selects("EXISTS x", {"x": value}) for value in ("a", 0, False, ["a"], {"a": 1}))


def test_an_empty_text_can_be_compared() -> None:
    assert selects('x = ""', {"x": ""})
    assert selects('x != "a"', {"x": ""})


# Equality.


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("5", 5),
        ("5", 5.0),
        ("5", "5"),
        ("5", "5.0"),
        ("5", "+5"),
        ("1000", "1e3"),
        ('"5"', 5),
        ('"5"', "5.0"),
        ("-0.5", "-.5"),
        ("12345678901234567891", "12345678901234567891"),
        ('"a"', "a"),
        ("true", True),
        ("true", "true"),
        ("true", "True"),
        ('"TRUE"', True),
        ("false", False),
        ('"2015-03-01T12:00:00Z"', "2015-03-01 13:00:00+01:00"),
        ('"2015-03-01"', "2015-03-01T00:00:00.000000000Z"),
        ('"now"', "2015-03-31T12:00:00Z"),
        ('"now"', "now"),
    ],
)
def test_values_are_equal_when_they_read_as_the_same(literal: str, value: object) -> None:
    profile = {"x": value}
    assert selects(f"x = {literal}", profile)
    assert selects(f"x IN (-99, {literal})", profile)
    assert selects(f"{literal} IN x", profile)
    assert not selects(f"x != {literal}", profile)


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("5", 6),
        ("5", "five"),
        ("5", "5 "),
        ("1000", "1_000"),
        ("1", True),
        ("true", 1),
        ("12345678901234567891", "12345678901234567890"),
        ('"a"', "A"),
        ('"5"', "5a"),
        ('"nan"', float("inf")),
        ('"2015-03-01"', "2015-03-02"),
        ('"now-1d"', "now-2d"),
        ('"a"', {"b": "a"}),
    ],
)
def test_values_that_read_differently_are_not_equal(literal: str, value: object) -> None:
    profile = {"x": value}
    assert not selects(f"x = {literal}", profile)
    assert not selects(f"x IN (-99, {literal})", profile)
    assert selects(f"x != {literal}", profile)


def test_a_text_of_more_digits_than_python_reads_is_a_number_all_the_same() -> None:
    assert selects("x > 5", {"x": "9" * 5_000})


def test_a_bare_field_asks_for_true_or_a_number_other_than_zero() -> None:
    assert all(selects("x", {"x": value}) for value in (True, "true", "True", 1, "1", 0.5, [0, 2]))
    assert not any(selects("x", {"x": value}) for value in (False, "false", 0, "0", "", "yes"))


# Order.


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        ("x > 5", 6, True),
        ("x > 5", 5, False),
        ("x >= 5", 5, True),
        ("x < 5", 4.9, True),
        ("x <= 5", "5.0", True),
        ("x > 9", "10", True),
        ('x > "9"', "10", True),
        ('x > "9"', 10, True),
        ("x > -2", "-1", True),
        ("x > 5", "many", False),
        ("x < 5", "", False),
        ("x > 0", True, False),
        ('x > "5"', "many", True),
        ('x > "b"', "c", True),
        ('x > "b"', "C", False),
        ('x >= "b"', "b", True),
        ("x BETWEEN 5 AND 7", 5, True),
        ("x BETWEEN 5 AND 7", "7", True),
        ("x BETWEEN 5 AND 7", 7.1, False),
        ('x BETWEEN "2015-01-01" AND "now"', "2015-02-01", True),
        ('x BETWEEN "2015-01-01" AND "now"', "2014-12-31", False),
    ],
)
def test_order_is_by_number_or_by_text(condition: str, value: object, expected: bool) -> None:
    assert selects(condition, {"x": value}) is expected


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        ('x >= "2015-04-01 00:00:00Z"', "2015-04-01T00:00:00Z", True),
        ('x < "2015-04-01 00:00:00Z"', "2015-04-01T00:30:00+01:00", True),
        ('x >= "2015-04-01"', "2015-04-01", True),
        ('x > "2015-04-01"', "2015-04-01T00:00:00.000001Z", True),
        ('x >= "2015-03-01"', 1425168000000, True),
        ('x >= "2015-03-01"', "1425167999999", False),
        ('x > "2015-04-01"', "soon", False),
        ('x < "2015-04-01"', "soon", False),
    ],
)
def test_order_is_by_moment_when_the_bound_is_one(
    condition: str, value: object, expected: bool
) -> None:
    assert selects(condition, {"x": value}) is expected


@pytest.mark.parametrize(
    ("math", "moment"),
    [
        ("now", "2015-03-31T12:00:00Z"),
        ("now-30d", "2015-03-01T12:00:00Z"),
        ("now+1w", "2015-04-07T12:00:00Z"),
        ("now-36h", "2015-03-30T00:00:00Z"),
        ("now-90m", "2015-03-31T10:30:00Z"),
        ("now+5s", "2015-03-31T12:00:05Z"),
        ("now-1M", "2015-02-28T12:00:00Z"),
        ("now-13M", "2014-02-28T12:00:00Z"),
        ("now+1M", "2015-04-30T12:00:00Z"),
        ("now+9M", "2015-12-31T12:00:00Z"),
        ("now-1y", "2014-03-31T12:00:00Z"),
        ("now-1d+12h", "2015-03-31T00:00:00Z"),
    ],
)
def test_date_math_counts_from_now(math: str, moment: str) -> None:
    assert selects(f'x = "{math}"', {"x": moment})
    assert selects(f'x >= "{math}"', {"x": moment})
    assert not selects(f'x > "{math}"', {"x": moment})


def test_date_math_beyond_the_calendar_gives_its_end() -> None:
    profile = {"x": "2015-01-01"}
    for unit in "yMwdhms":
        assert selects(f'x BETWEEN "now-999999999{unit}" AND "now+999999999{unit}"', profile)


def test_now_without_a_zone_is_utc() -> None:
    profile = {"x": "2015-03-31T12:00:00Z"}
    assert selects('x = "now"', profile, now=NOW.replace(tzinfo=None))


# Lists and maps.


def test_a_list_passes_a_test_when_an_element_does() -> None:
    profile = {"tags": ["red", "blue", 7]}
    assert selects('tags = "blue"', profile)
    assert selects("tags > 6", profile)
    assert selects('tags LIKE "bl*"', profile)
    assert selects('tags IN ("green", "red")', profile)
    assert selects('tags INTERSECTS ("green", "red")', profile)
    assert selects('"red" IN tags', profile)
    assert not selects('tags INTERSECTS ("green", "yellow")', profile)
    assert not selects("tags BETWEEN 8 AND 9", profile)


def test_a_list_differs_from_a_value_when_no_element_is_equal() -> None:
    assert not selects('tags != "red"', {"tags": ["red", "blue"]})
    assert selects('tags != "green"', {"tags": ["red", "blue"]})


def test_between_asks_one_element_to_keep_both_bounds() -> None:
    assert not selects("x BETWEEN 4 AND 6", {"x": [1, 9]})


def test_a_map_counts_as_the_list_of_its_keys() -> None:
    profile = {"scores": {"momentum": 3}}
    assert selects('"momentum" IN scores', profile)
    assert selects('scores CONTAINS "momentum"', profile)
    assert not selects("scores > 2", profile)


def test_what_is_nested_in_a_list_passes_no_test() -> None:
    profile = {"x": [["a"], {"a": 1}, None]}
    for test in ('x = "a"', 'x > ""', "x > 0", "x", 'x LIKE "*"', 'x CONTAINS "a"', 'x > "now-1d"'):
        assert not selects(test, profile)


def test_a_dotted_name_is_a_field_of_that_name_or_a_path() -> None:
    assert selects("scores.momentum > 2", {"scores.momentum": 3})
    assert selects("scores.momentum > 2", {"scores": {"momentum": 3}})
    assert selects("a.b.c", {"a": {"b": {"c": True}}})
    assert selects("domains.example.com > 2", {"domains": {"example.com": 3}})
    assert not selects("a.b.c", {"a": {"b": 5}})
    assert not selects("a.b", {"a": "b"})


def test_a_name_of_many_dots_is_read_like_any_other() -> None:
    assert not selects("a" + ".a" * 5_000, {"a": {"a": 1}})


# Texts.


def test_contains_asks_for_a_part_of_a_text_or_an_element_of_a_list() -> None:
    assert selects('x CONTAINS "shop"', {"x": "/shop/cart"})
    assert selects("x CONTAINS 23", {"x": 1234})
    assert selects('x CONTAINS "rue"', {"x": True})
    assert selects("x CONTAINS 5", {"x": ["5.0"]})
    assert not selects('x CONTAINS "shop"', {"x": ["/shop/cart"]})
    assert not selects('x CONTAINS "Shop"', {"x": "/shop/cart"})


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("/blog/", "/blog/", True),
        ("/blog/", "/blog/a", False),
        ("a*", "abc", True),
        ("a*", "bac", False),
        ("*c", "abc", True),
        ("*b*", "abc", True),
        ("a*c", "abc", True),
        ("a*a", "a", False),
        ("a*b*a", "aba", True),
        ("ab*ba", "aba", False),
        ("*", "", True),
        ("**", "x", True),
        ("*a*b*", "xbxaxb", True),
        ("*a*b*", "xbxax", False),
        ("a?c", "abc", False),
        ("[a]*", "a", False),
        ("a*", "a\nb", True),
        ("1*", "12", True),
    ],
)
def test_like_compares_the_whole_text_with_a_star_for_any_run(
    pattern: str, text: str, expected: bool
) -> None:
    assert selects(f'x LIKE "{pattern}"', {"x": text}) is expected


def test_like_reads_numbers_and_truth_values_as_text() -> None:
    assert selects('x LIKE "1*"', {"x": 12})
    assert selects('x LIKE "t*"', {"x": True})


def test_like_takes_linear_time() -> None:
    text = "a" * 20_000
    assert not selects(f'x LIKE "{"a*" * 200}b"', {"x": text})


@given(st.text("ab*", max_size=8), st.text("ab", max_size=12))
def test_like_agrees_with_a_regular_expression(pattern: str, text: str) -> None:
    expected = re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text) is not None
    selected = compile_filter(Statement(Like("x", pattern)), now=NOW, include=no_segments)
    assert selected({"x": text}) is expected


# Time windows.


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"2015-03-30": 3, "2015-03-29T10:00:00Z": "2"}, True),
        ({"2015-03-30": 3, "2015-03-29": 1}, False),
        ({"2015-03-30": 3, "2015-03-01": 9}, False),
        ({"2015-03-30": 3, "2015-04-01": 9}, False),
        ({"2015-03-30": 3, "soon": 9, "2015-03-29": None}, False),
        (["2015-03-30"] * 5, True),
        (["2015-03-30"] * 4 + ["2015-03-01"], False),
        ("2015-03-30", False),
    ],
)
def test_timewindow_counts_what_happened_within_the_days(value: object, expected: bool) -> None:
    assert selects("timewindow(seen, 5, 7)", {"seen": value}) is expected


def test_timewindow_takes_a_single_moment_as_one_time() -> None:
    assert selects("timewindow(seen, 1, 7)", {"seen": "2015-03-30"})


def test_timewindow_over_more_days_than_the_calendar_has_counts_all_of_the_past() -> None:
    statement = Statement(TimeWindow("seen", 1, 10**12))
    assert compile_filter(statement, now=NOW, include=no_segments)({"seen": "0001-01-01"})


# Laws.

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
LITERALS = st.one_of(
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["now-30d", "2015-03-01", "5", "true", "now-999999999y"]),
)


@given(st.sampled_from(["=", "!=", ">", ">=", "<", "<="]), LITERALS, JSON)
def test_any_comparison_of_any_value_is_decided(op: Any, literal: Any, value: Any) -> None:
    comparison = Comparison("x", op, literal)
    selected = compile_filter(Statement(comparison), now=NOW, include=no_segments)({"x": value})
    opposite = compile_filter(Statement(Not(comparison)), now=NOW, include=no_segments)
    assert selected in (True, False)
    assert opposite({"x": value}) is not selected


# Places: Oslo is 417 km from Stockholm, and 58 km from Moss.

OSLO = {"place": "59.9139,10.7522"}


@pytest.mark.parametrize(
    ("point", "km", "expected"),
    [
        ("59.3293,18.0686", 420, True),
        ("59.3293,18.0686", 410, False),
        ("59.9139,10.7522", 0, True),
        ("-59.9139,-169.2478", 20_016, True),  # the antipode
        ("-59.9139,-169.2478", 20_000, False),
    ],
)
def test_geodistance_measures_along_the_sphere(point: str, km: float, expected: bool) -> None:
    assert selects(f'geodistance(place, "{point}", {km})', OSLO) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"lat": 59.9, "lon": 10.7}, True),
        (["0,0", "59.9,10.7"], True),
        ("59.9 , 10.7", True),
        ("Oslo", False),
        ("59.9", False),
        (5, False),
        (None, False),
    ],
)
def test_a_place_is_a_text_or_a_map_and_anything_else_is_nowhere(
    place: object, expected: bool
) -> None:
    assert selects('geodistance(place, "59.9139,10.7522", 10)', {"place": place}) is expected
