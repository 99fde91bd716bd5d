"""Conditions written in Python say what the same text says, and nothing can break out of a value or
a name.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.call.options import NO_OPTIONS
from lytics_async.call.request import plan
from lytics_async.config import load_config
from lytics_async.filterql import (
    And,
    Comparison,
    Condition,
    Expression,
    F,
    Field,
    FilterQLError,
    IsTrue,
    Not,
    Or,
    Statement,
    include,
    parse,
)
from lytics_async.operations.segments import CREATE, SCAN_FILTER

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("built", "text"),
    [
        (F.visits > 5, "visits > 5"),
        (F.visits >= 5, "visits >= 5"),
        (F.visits < 5.5, "visits < 5.5"),
        (F.visits <= 5, "visits <= 5"),
        (F.visits != 5, "visits != 5"),
        (5 < F.visits, "visits > 5"),  # noqa: SIM300 # Python turns it round
        (F["attributes.cityname"] == "Portland", 'attributes.cityname = "Portland"'),
        (F.is_student == True, "is_student = true"),  # noqa: E712 # it builds a condition
        (~F.is_student, "NOT is_student"),
        (F.email.exists(), "EXISTS email"),
        (F.city.in_(["Lyon", "Oslo"]), 'city IN ("Lyon", "Oslo")'),
        (F.tags.has("new"), '"new" IN tags'),
        (F.tags.intersects({"new"}), 'tags INTERSECTS ("new")'),
        (F.email.contains("@example"), 'email CONTAINS "@example"'),
        (F.email.like("a*"), 'email LIKE "a*"'),
        (F.visits.between(1, 5), "visits BETWEEN 1 AND 5"),
        (F.last_visit.within(days=30), 'last_visit > "now-30d"'),
        (F.last_visit.within(hours=2), 'last_visit > "now-2h"'),
        (F.logins.happened(times=5, days=7), "timewindow(logins, 5, 7)"),
        (F.place.near(-30.5, -179.5, km=80.5), 'geodistance(place, "-30.5,-179.5", 80.5)'),
        (F.seen > NOON, 'seen > "2026-05-01T12:00:00Z"'),
        (
            F.seen > NOON.astimezone(timezone(timedelta(hours=2))),
            'seen > "2026-05-01T12:00:00Z"',
        ),
        (F.day == date(2026, 5, 1), 'day = "2026-05-01"'),
        (include("most_active"), "INCLUDE most_active"),
        ((F.a == 1) & (F.b == 2) & F.c, "AND (a = 1, b = 2, c)"),
        ((F.a == 1) | F.b | F.c, "OR (a = 1, b, c)"),
        (F.a & (F.b | F.c), "AND (a, OR (b, c))"),
        (~(F.a & F.b), "NOT AND (a, b)"),
    ],
)
def test_a_condition_reads_as_its_text(built: Condition, text: str) -> None:
    assert str(built) == text
    assert parse(f"FILTER {text}").where == built


def test_a_statement_has_a_table_a_name_and_a_slug() -> None:
    built = (F.visits > 5).from_("user").named('The "best"').alias("best")
    assert str(built) == 'FILTER visits > 5 FROM user WITH name = "The \\"best\\"" ALIAS best'
    assert parse(str(built)) == built
    assert (F.visits > 5).alias("best").from_("user") == attrs_without_name(built)
    assert F.vip.alias("vip") == Statement(IsTrue("vip"), slug="vip")


def attrs_without_name(statement: Statement) -> Statement:
    return Statement(statement.where, statement.table, slug=statement.slug)


def test_a_second_name_takes_the_place_of_the_first() -> None:
    assert F.vip.named("one").named("two").name == "two"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: bool(F.visits > 5),
        lambda: 1 < F.visits < 5,
        lambda: (F.a == 1) and (F.b == 2),
        lambda: (F.a == 1) or (F.b == 2),
        lambda: not F.a,
        lambda: F.a > 5 & F.b,
        lambda: F.a > 5 | F.b,
        lambda: (F.a > 5) & True,
        lambda: F.a == None,  # noqa: E711
        lambda: F.a == F.b,
        lambda: F.a == Decimal("1.5"),
        lambda: F.a.in_("abc"),
        lambda: F.a.like(5),  # type: ignore[arg-type]
        lambda: F.seen.within(),
        lambda: F.seen.within(days=1, hours=2),
        lambda: F[""],
    ],
)
def test_what_would_silently_be_wrong_is_refused(wrong: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        wrong()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: F.a == float("nan"),
        lambda: F.a > datetime(2026, 5, 1),
        lambda: F.a.in_([]),
        lambda: F.seen.within(days=0),
        lambda: F.seen.within(days=1.5),  # type: ignore[arg-type]
    ],
)
def test_a_value_that_cannot_be_written_is_refused(wrong: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        wrong()


def test_the_advice_says_how_to_write_it() -> None:
    with pytest.raises(TypeError, match=r"\(F\.visits > 1\) & \(F\.visits < 5\)"):
        bool(F.visits > 1)
    with pytest.raises(TypeError, match="put each comparison in parentheses"):
        F.a > 5 & F.b  # noqa: B015


@given(st.text(min_size=1), st.text())
def test_no_name_and_no_value_breaks_out(name: str, value: str) -> None:
    statement = (F[name] == value).from_("user")
    assert parse(str(statement)) == Statement(Comparison(name, "=", value), table="user")


names = st.sampled_from(["visits", "scores.momentum", "and", "a b", "`", '"'])
values = st.text(max_size=5) | st.integers() | st.booleans()
fields = names.map(lambda name: F[name])
leaves = st.one_of(
    fields,
    st.builds(lambda field, value: field == value, fields, values),
    st.builds(lambda field, value: field > value, fields, values),
    st.builds(lambda field, many: field.in_(many), fields, st.lists(values, min_size=1)),
    st.builds(include, names),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=12,
)


@given(conditions)
def test_what_is_built_is_what_its_text_parses_to(condition: Condition) -> None:
    assert parse(condition.__filterql__()).where == tree_of(condition)


def tree_of(condition: Condition) -> Expression:
    """The tree, with the field that stands alone as the condition it means."""
    tree = (~condition).item
    assert isinstance(~condition, Not)
    return tree


def test_lists_are_flat() -> None:
    assert (F.a & F.b) & (F.c & F.d) == And(tuple(IsTrue(name) for name in "abcd"))
    assert F.a | (F.b | F.c) == Or(tuple(IsTrue(name) for name in "abc"))


def test_fields_can_be_keys() -> None:
    assert len({F.a: 1, Field("b"): 2}) == 2


def test_a_filter_is_sent_as_its_statement() -> None:
    config = load_config(token="at.test.test", environ={})

    def body(operation: Any, **arguments: Any) -> Any:
        return plan(operation, arguments, config, NO_OPTIONS).body

    assert body(SCAN_FILTER, body=F.visits > 5) == b"FILTER visits > 5"
    assert body(SCAN_FILTER, body=(F.visits > 5).from_("user")) == b"FILTER visits > 5 FROM user"
    sent = body(CREATE, name="x", segment_ql=F.visits.exists())
    assert sent == b'{"name":"x","segment_ql":"FILTER EXISTS visits"}'


def test_a_text_that_is_no_filter_says_where() -> None:
    with pytest.raises(FilterQLError) as raised:
        parse("FILTER visits >\n  FROM user")
    assert (raised.value.line, raised.value.column) == (2, 3)
