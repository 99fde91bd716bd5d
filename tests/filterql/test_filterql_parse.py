"""FilterQL text becomes a tree."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
    parse,
)

PUBLISHED = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))


def where(condition: str) -> Expression:
    return parse(condition, require_filter=False).where


@pytest.mark.parametrize("sample", PUBLISHED, ids=lambda sample: sample["text"].strip()[:40])
def test_every_published_sample_means_its_canonical_text(sample: dict[str, Any]) -> None:
    statement = parse(sample["text"], require_filter=sample.get("require_filter", True))
    assert str(statement) == sample["canonical"]
    assert parse(sample["canonical"]) == statement


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("*", All()),
        ("visits > 5", Comparison("visits", ">", 5)),
        ("visits >= 5", Comparison("visits", ">=", 5)),
        ("visits < 5", Comparison("visits", "<", 5)),
        ("visits <= 5", Comparison("visits", "<=", 5)),
        ("visits = 5", Comparison("visits", "=", 5)),
        ("visits == 5", Comparison("visits", "=", 5)),
        ("visits != 5", Comparison("visits", "!=", 5)),
        ("visits>5", Comparison("visits", ">", 5)),
        ("balance < -5", Comparison("balance", "<", -5)),
        ("score > 1.5", Comparison("score", ">", 1.5)),
        ("score > 1.5e3", Comparison("score", ">", 1500.0)),
        ("name = 'Ada'", Comparison("name", "=", "Ada")),
        ("active = true", Comparison("active", "=", True)),
        ("active = FALSE", Comparison("active", "=", False)),
        ("active", IsTrue("active")),
        ("EXISTS email", Exists("email")),
        ("EXISTS(email)", Exists("email")),
        ('tags IN ("a", 2, true)', In("tags", ("a", 2, True))),
        ('tags IN ("a",)', In("tags", ("a",))),
        ('tags NOT IN ("a")', Not(In("tags", ("a",)))),
        ('"a" IN tags', MemberOf("a", "tags")),
        ("5 IN lucky_numbers", MemberOf(5, "lucky_numbers")),
        ("true IN answers", MemberOf(True, "answers")),
        ('tags INTERSECTS ("a", "b")', Intersects("tags", ("a", "b"))),
        ('tags NOT INTERSECTS ("a")', Not(Intersects("tags", ("a",)))),
        ('url CONTAINS "shop"', Contains("url", "shop")),
        ('url NOT CONTAINS "shop"', Not(Contains("url", "shop"))),
        ('url LIKE "*/shop/*"', Like("url", "*/shop/*")),
        ('url NOT LIKE "a*"', Not(Like("url", "a*"))),
        ("visits BETWEEN 1 AND 5", Between("visits", 1, 5)),
        ("visits NOT BETWEEN 1 AND 5", Not(Between("visits", 1, 5))),
        ("INCLUDE buyers", Include("buyers")),
        ("timewindow(seen, 5, 30)", TimeWindow("seen", 5, 30)),
        (
            'geodistance(place, "-30.5,-179.5", 80.5)',
            GeoDistance("place", "-30.5,-179.5", 80.5),
        ),
        ('geodistance(`home.place`, "1, 2", 5)', GeoDistance("home.place", "1, 2", 5)),
        ("geodistance = 5", Comparison("geodistance", "=", 5)),
        ("match_all", All()),
        ("MATCH_ALL", All()),
        ("`match_all`", IsTrue("match_all")),
        ("match_all = 5", Comparison("match_all", "=", 5)),
        ("NOT match_all", Not(All())),
        ("timewindow = 5", Comparison("timewindow", "=", 5)),
        ("NOT active", Not(IsTrue("active"))),
        ("!active", Not(IsTrue("active"))),
        ("NOT NOT active", Not(Not(IsTrue("active")))),
        ("AND (a, b)", And((IsTrue("a"), IsTrue("b")))),
        ("OR (a, b)", Or((IsTrue("a"), IsTrue("b")))),
        ("AND (a)", And((IsTrue("a"),))),
        ("(a)", IsTrue("a")),
    ],
)
def test_each_form_of_condition_has_its_node(text: str, tree: Expression) -> None:
    assert where(text) == tree
    assert repr(where(text)) == repr(tree)  # 1, 1.0 and True are equal; their reprs are not


@pytest.mark.parametrize(
    "text",
    [
        "AND (a, b)",
        "AND (a, b,)",
        "AND (a\n b)",
        "AND (a\r b)",
        "AND (\n  a,\n  b,\n)",
        "AND (a -- first\n b -- second\n)",
        "and(a,b)",
        "a AND b",
        "a\nAND b",
        "(a AND b)",
    ],
)
def test_parts_are_separated_by_commas_line_breaks_or_infix_words(text: str) -> None:
    assert where(text) == And((IsTrue("a"), IsTrue("b")))


def test_and_binds_stronger_than_or() -> None:
    a, b, c, d = (IsTrue(name) for name in "abcd")
    assert where("a OR b AND c OR d") == Or((a, And((b, c)), d))
    assert where("(a OR b) AND c") == And((Or((a, b)), c))


def test_not_binds_stronger_than_and() -> None:
    assert where("NOT a AND b") == And((Not(IsTrue("a")), IsTrue("b")))


def test_the_and_of_between_belongs_to_between() -> None:
    between = Between("n", 1, 5)
    assert where("n BETWEEN 1 AND 5 AND b") == And((between, IsTrue("b")))


def test_in_a_list_a_line_that_starts_with_a_list_is_a_part_of_its_own() -> None:
    a, b, c = (IsTrue(name) for name in "abc")
    assert where("AND (a\n OR (b, c))") == And((a, Or((b, c))))
    assert where("AND (a OR (b AND c))") == And((Or((a, And((b, c)))),))


def test_at_the_top_a_line_that_starts_with_a_word_continues_the_condition() -> None:
    assert where("a\n OR (b)") == Or((IsTrue("a"), IsTrue("b")))


def test_in_a_list_a_line_may_start_with_a_parenthesis() -> None:
    assert where("AND (a\n (b OR c))") == And((IsTrue("a"), Or((IsTrue("b"), IsTrue("c")))))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("scores.momentum", "scores.momentum"),
        ("_modified", "_modified"),
        ("`two words`", "two words"),
        ("`and`", "and"),
        ("`from`", "from"),
        ("scores.`two words`.x", "scores.two words.x"),
        (r"`back\`tick`", "back`tick"),
        ("`2fa`", "2fa"),
        ("counts.2019", "counts.2019"),
        ("and.x", "and.x"),
        ("Straße", None),
    ],
)
def test_names_are_words_joined_by_dots_and_anything_else_in_backticks(
    text: str, field: str | None
) -> None:
    if field is None:
        with pytest.raises(ValueError, match="backticks"):
            where(text)
    else:
        assert where(text) == IsTrue(field)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"say \"hi\""', 'say "hi"'),
        (r"'it\'s'", "it's"),
        ('"it\'s"', "it's"),
        (r'"C:\\x"', r"C:\x"),
        (r'"a\nb\tc\rd"', "a\nb\tc\rd"),
        ('"two\nlines"', "two\nlines"),
        ('"-- no comment"', "-- no comment"),
        ('""', ""),
        ('"now-30d"', "now-30d"),
        ('"naïve ☃"', "naïve ☃"),
    ],
)
def test_texts_stand_in_either_quotes_with_backslash_escapes(text: str, value: str) -> None:
    assert where(f"x = {text}") == Comparison("x", "=", value)


def test_clauses_follow_the_condition() -> None:
    text = 'FILTER * FROM content WITH name = "All content", is_public = true ALIAS all_content'
    statement = parse(text)
    assert statement == Statement(
        All(), "content", (("name", "All content"), ("is_public", True)), "all_content"
    )
    assert statement.name == "All content"


def test_clauses_come_in_any_order_and_keywords_in_any_case() -> None:
    assert parse("filter * alias a from t") == Statement(All(), table="t", slug="a")


def test_pairs_after_with_may_be_separated_by_lines() -> None:
    statement = parse('FILTER *\nWITH\n name = "x"\n kind = "goal"\nALIAS y')
    assert statement.with_ == (("name", "x"), ("kind", "goal"))


def test_without_clauses_they_are_none() -> None:
    statement = parse("FILTER *")
    assert (statement.table, statement.with_, statement.slug, statement.name) == (
        None,
        (),
        None,
        None,
    )


@pytest.mark.parametrize("segment", ["7a7f76ff97ad0e3e96c162f74aee8f8f", "7e10", "12345"])
def test_segments_may_be_named_by_an_id_that_starts_like_a_number(segment: str) -> None:
    tree = where(f"INCLUDE {segment}")
    assert tree == Include(segment)
    assert str(tree) == f"INCLUDE {segment}"


def test_conditions_need_no_filter_word_when_told_so() -> None:
    assert parse("visits > 5", require_filter=False) == parse("FILTER visits > 5")


def test_nodes_are_values() -> None:
    one, other = parse("FILTER AND (a, b IN (1))"), parse("FILTER AND (a, b IN (1))")
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "FILTER id IN (" + ", ".join(f'"u{i}"' for i in range(n)) + ")",
        lambda n: "FILTER OR (" + ", ".join(f'id = "u{i}"' for i in range(n)) + ")",
        lambda n: "FILTER OR (\n" + "\n".join(f'id = "u{i}"' for i in range(n)) + "\n)",
    ],
)
def test_reading_many_items_takes_linear_time(text: Callable[[int], str]) -> None:
    def seconds(amount: int) -> float:
        started = time.process_time()
        parse(text(amount))
        return time.process_time() - started

    seconds(1_000)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.05)
