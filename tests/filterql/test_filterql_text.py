"""A tree becomes text that parses to the same tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.filterql import (
    All,
    And,
    Between,
    Comparison,
    Contains,
    Exists,
    Expression,
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
    parse,
)

NAMES = st.one_of(
    st.sampled_from(
        ["visits", "scores.momentum", "_modified", "and", "FROM", "true", "2fa", "1e5"]
    ),
    st.text(min_size=1),
)
VALUES = st.one_of(
    st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
SEVERAL = st.lists(VALUES, min_size=1, max_size=4).map(tuple)
LEAVES: st.SearchStrategy[Expression] = st.one_of(
    st.just(All()),
    st.builds(Comparison, NAMES, st.sampled_from(["=", "!=", ">", ">=", "<", "<="]), VALUES),
    st.builds(Exists, NAMES),
    st.builds(IsTrue, NAMES),
    st.builds(In, NAMES, SEVERAL),
    st.builds(MemberOf, VALUES, NAMES),
    st.builds(Intersects, NAMES, SEVERAL),
    st.builds(Contains, NAMES, VALUES),
    st.builds(Like, NAMES, st.text()),
    st.builds(Between, NAMES, VALUES, VALUES),
    st.builds(Include, NAMES),
    st.builds(TimeWindow, NAMES, st.integers(0, 100), st.integers(0, 100)),
)


def _branches(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    items = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return st.one_of(st.builds(And, items), st.builds(Or, items), st.builds(Not, inner))


STATEMENTS = st.builds(
    Statement,
    st.recursive(LEAVES, _branches, max_leaves=8),
    st.none() | NAMES,
    st.dictionaries(NAMES, VALUES, max_size=3).map(lambda pairs: tuple(pairs.items())),
    st.none() | NAMES,
)


@given(STATEMENTS)
def test_the_text_of_a_tree_parses_to_that_tree(statement: Statement) -> None:
    again = parse(str(statement))
    assert again == statement
    assert repr(again) == repr(statement)  # 1, 1.0 and True are equal; their reprs are not


def test_the_text_is_one_line() -> None:
    statement = parse('FILTER AND (\n a = "x\ny"\n NOT `b\nc`\n)\nALIAS d')
    assert str(statement) == r'FILTER AND (a = "x\ny", NOT `b\nc`) ALIAS d'


def test_the_text_of_a_condition_alone_is_a_statement_without_filter() -> None:
    condition = Or((Exists("email"), Comparison("visits", ">", 5)))
    assert str(condition) == "OR (EXISTS email, visits > 5)"
    assert parse(str(condition), require_filter=False).where == condition


@pytest.mark.parametrize("node", [And, Or])
def test_a_list_of_no_conditions_is_refused(node: type[And | Or]) -> None:
    with pytest.raises(ValueError, match="items"):
        node(())


@pytest.mark.parametrize("node", [In, Intersects])
def test_a_list_of_no_values_is_refused(node: type[In | Intersects]) -> None:
    with pytest.raises(ValueError, match="values"):
        node("a", ())


@pytest.mark.parametrize(
    "tree", [Exists(""), Comparison("a", "=", float("nan")), Comparison("a", "=", float("inf"))]
)
def test_what_the_language_cannot_say_has_no_text(tree: Expression) -> None:
    with pytest.raises(ValueError, match=r"must not be empty|FilterQL cannot represent"):
        str(tree)
