"""Any text is a statement that survives a round trip, or an error with a position."""

import pytest
from fuzzing import ROUNDS, explore
from hypothesis import strategies as st

from lytics_async.filterql import FilterQLError, parse

WORDS = [
    "FILTER", "AND", "OR", "NOT", "FROM", "WITH", "ALIAS", "INCLUDE", "EXISTS", "IN", "INTERSECTS", "CONTAINS", "LIKE",
    "BETWEEN", "(", ")", ",", "=", "!=", ">", ">=", "<", "<=", "*", "[", "]", "\n", "--", "//", "a", "a.b", "`a b`",
    "5", "-1", "1.5e3", "1e400", '"x"', "'x'", '"', "'", "`", "\\", "now-30d", "true", "NULL", "é", "\0", "user", "timewindow", "geodistance", "match_all",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=25).flatmap(
    lambda words: st.sampled_from([" ", "", "\n"]).map(lambda space: space.join(words))
)


def check(text: str) -> None:
    try:
        statement = parse(text, require_filter=False)
    except FilterQLError as error:
        assert str(error)
        return
    assert parse(str(statement), require_filter=False) == statement


FOUND = [
    "",
    "FILTER",
    "FILTER " + "NOT " * 5000 + "a",
    "FILTER " + "(" * 5000,
    "FILTER AND (" + "a = 1, " * 5000 + ")",
    'FILTER a = "\\',
    "FILTER a = 1e400",
    "FILTER `" + "a" * 10_000,
    "FILTER a BETWEEN 1",
    "FILTER * FROM user WITH a = ALIAS b",
]


@pytest.mark.parametrize("text", FOUND, ids=range(len(FOUND)))
def test_found_texts_are_read_or_refused(text: str) -> None:
    check(text)


@ROUNDS
@pytest.mark.parametrize("kind", ["words", "any text"])
def test_any_text_is_read_or_refused(kind: str, rounds: int) -> None:
    any_text = st.text(max_size=60)
    explore(check, texts | texts.map("FILTER {}".format) if kind == "words" else any_text, rounds)
