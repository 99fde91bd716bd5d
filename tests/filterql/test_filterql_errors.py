"""Text that is not FilterQL is refused with the place and the reason."""

import copy
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.filterql import FilterQLError, parse


def refused(text: str, *, require_filter: bool = True) -> FilterQLError:
    with pytest.raises(FilterQLError) as caught:
        parse(text, require_filter=require_filter)
    return caught.value


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "expected FILTER, found the end of the text"),
        ("visits > 5", 0, "expected FILTER, found 'visits'"),
        ("FILTER", 6, "expected a condition, found the end of the text"),
        ("FILTER FROM user", 7, "expected a condition"),
        ("FILTER visits >", 15, "expected a value"),
        ("FILTER visits > now", 16, "expected a value"),
        ("FILTER visits > now-30d", 16, 'in quotes such as "now-30d"'),
        ("FILTER visits => 5", 15, "expected a value"),
        ("FILTER visits % 2", 14, "unexpected character '%'"),
        ("FILTER a b", 9, "expected AND, OR, FROM, WITH, ALIAS or the end of the text, found 'b'"),
        ("FILTER a, b", 8, "found ','"),
        ("FILTER AND a", 11, "expected '(' after AND"),
        ("FILTER AND ()", 12, "expected a condition, found ')'"),
        (
            "FILTER AND (a b)",
            14,
            "expected a comma, a new line or ')' in the list of AND, found 'b'",
        ),
        ("FILTER AND (a,, b)", 14, "expected a condition, found ','"),
        ("FILTER AND (a", 13, "in the list of AND, found the end of the text"),
        ("FILTER OR (a\n", 13, "in the list of OR, found the end of the text"),
        ("FILTER (a, b)", 9, "write a list of conditions as AND (…) or OR (…)"),
        ("FILTER a)", 8, "found ')'"),
        ("FILTER NOT", 10, "expected a condition"),
        ("FILTER EXISTS", 13, "expected a field after EXISTS"),
        ("FILTER EXISTS (a", 16, "expected ')' after the field"),
        ("FILTER INCLUDE", 14, "expected the slug or id of a segment after INCLUDE"),
        ('FILTER INCLUDE ""', 15, "expected the slug or id of a segment after INCLUDE"),
        ('FILTER a IN "b"', 12, "expected '(' and the values of IN"),
        ("FILTER a IN ()", 13, "expected a value"),
        ("FILTER a IN (1 2)", 15, "expected ',' or ')' in the values of IN"),
        ("FILTER a INTERSECTS 5", 20, "expected '(' and the values of INTERSECTS"),
        ('FILTER "a" = b', 11, "expected IN and a field"),
        ('FILTER "a" IN ("b")', 14, "expected a field after IN"),
        ("FILTER a LIKE 5", 14, "expected a quoted pattern after LIKE"),
        ("FILTER a BETWEEN 1", 18, "expected AND and the upper bound of BETWEEN"),
        ("FILTER lower(a)", 7, "lower(…) is not a known function"),
        ("FILTER geodistance(a)", 20, "expected ',' and the point"),
        ('FILTER geodistance(a, "x", 5)', 22, "expected a point"),
        ('FILTER geodistance(a, "1,2", "x")', 29, "must be a number of at least 0"),
        ('FILTER geodistance(a, "1,2", -5)', 29, "must be a number of at least 0"),
        ('FILTER geodistance(a, "1,2", 5', 30, "expected ')'"),
        ("FILTER timewindow(a)", 19, "expected ',' and the number of times"),
        ("FILTER timewindow(a, 1.5, 7)", 21, "expected the number of times, a whole number"),
        ("FILTER timewindow(a, 5, -7)", 24, "expected the number of days, a whole number"),
        ("FILTER timewindow(a, 5, 7", 25, "expected ')'"),
        ("FILTER from = 5", 7, "write a field of that name as `from`"),
        ("FILTER 2fa = 5", 7, "write a field of that name as `2fa`"),
        ("FILTER ``", 7, "empty or has no closing `"),
        ("FILTER `a", 7, "empty or has no closing `"),
        ('FILTER a = "b', 11, 'no closing "'),
        ("FILTER a = 'b\"", 11, "no closing '"),
        ("FILTER a = 1e999", 11, "the number 1e999 is too large"),
        (f"FILTER a = {'9' * 5000}", 11, "999… is too large"),
        ("FILTER * FROM", 13, "expected the name of a table after FROM"),
        ("FILTER * ALIAS *", 15, "expected a slug after ALIAS"),
        ("FILTER * WITH", 13, "expected a name such as name after WITH"),
        ('FILTER * WITH name "x"', 19, "expected = after WITH name"),
        ("FILTER * WITH a = 1, a = 2", 21, "a occurs twice"),
        ("FILTER * FROM a FROM b", 16, "FROM occurs twice"),
        ("FILTER a; DROP", 8, "unexpected character ';'"),
        ("SELECT a FROM b", 0, "expected FILTER, found 'SELECT'"),
    ],
)
def test_the_message_says_what_was_found_and_what_was_expected(
    text: str, position: int, message: str
) -> None:
    error = refused(text)
    assert message in error.message
    assert error.position == position


def test_the_place_is_counted_in_lines_and_columns_from_one() -> None:
    error = refused("FILTER AND (\r\n  a\n  b >\n)")
    assert (error.line, error.column) == (4, 1)
    assert str(error).startswith("line 4, column 1: expected a value")


def test_the_first_mistake_is_the_one_reported() -> None:
    assert refused('FILTER a b "never closed').position == 9


@pytest.mark.parametrize(
    "text",
    [
        "FILTER a {}",
        "FILTER 1{}",
        "FILTER {}(a)",
        "FILTER * WITH {}",
        "FILTER * WITH {} = 1, {} = 1",
    ],
)
def test_a_long_token_is_shortened_in_the_message(text: str) -> None:
    assert len(refused(text.replace("{}", "b" * 10_000)).message) < 200


@pytest.mark.parametrize("opening", ["NOT ", "!", "(", "AND (", "OR (\n"])
def test_nesting_deeper_than_the_limit_is_refused(opening: str) -> None:
    assert "nested deeper than 64 levels" in refused(f"FILTER {opening * 10_000}").message


def test_infix_words_count_as_nesting() -> None:
    text = f"FILTER {'AND (a AND b OR ' * 40}a{')' * 40}"
    assert "nested deeper than 64 levels" in refused(text).message


def test_nesting_up_to_the_limit_is_parsed() -> None:
    text = f"FILTER {'AND (' * 63}a{')' * 63}"
    assert str(parse(text)).count("AND") == 63


def test_a_long_chain_is_not_deep() -> None:
    assert str(parse("FILTER " + " AND ".join(["a"] * 5_000))).count("a") == 5_000


@pytest.mark.parametrize(
    "clone", [copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))]
)
def test_the_error_survives_copying(clone: Callable[[FilterQLError], FilterQLError]) -> None:
    error = refused("FILTER AND (\n a >\n)")
    twin = clone(error)
    assert type(twin) is FilterQLError
    assert vars(twin) == vars(error)
    assert str(twin) == str(error)


def test_the_error_is_a_value_error() -> None:
    assert issubclass(FilterQLError, ValueError)


WORDS = """FILTER AND OR NOT ! EXISTS IN INTERSECTS CONTAINS LIKE BETWEEN INCLUDE FROM WITH ALIAS true
    timewindow ( ) , * = == != > >= < <= 5 -5 1.5 1e9 7a7f a a.b `a` `and` "t" 't' " ' ` \\ . - --"""
PIECES = st.sampled_from(WORDS.split())
SPACES = st.sampled_from(["", " ", "\n", "\r", "-- comment\n", "\u00a0", "\x00"])


@given(st.text() | st.lists(PIECES | SPACES).map(" ".join), st.booleans())
def test_any_text_gives_a_statement_or_an_error_with_its_place(text: str, bare: bool) -> None:
    try:
        statement = parse(text, require_filter=not bare)
    except FilterQLError as found:
        error = found
    else:
        assert parse(str(statement)) == statement
        return
    assert 0 <= error.position <= len(text)
    assert error.line >= 1
    assert error.column >= 1


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("FILTER distance(a, 5)", True),
        ("FILTER a > 5 LIMIT 10", True),
        ("FILTER a > ", False),
        ("FILTER AND (a", False),
        ("FILTER a > 5)", False),
    ],
)
def test_a_function_or_clause_that_may_be_newer_is_told_from_an_error(
    text: str, unknown: bool
) -> None:
    with pytest.raises(FilterQLError) as raised:
        parse(text)
    assert raised.value.unknown is unknown
