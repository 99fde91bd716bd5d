"""The generated models: strict about types, lenient about missing and unknown keys."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from toy.models.books import Author, Book, BookCreate, Reader, Stocktaking
from toy.models.sales_desk import Sale

from lytics_async.access.secret import Secret
from lytics_async.call.operation import UNSET
from lytics_async.call.structure import Mismatch
from lytics_async.errors import ArgumentError

FULL: dict[str, Any] = {
    "id": 7,
    "title": "Emma",
    "shelf": "left",
    "level": 2,
    "content-type": "text/html",
    "pages": 474,
    "lent": False,
    "weight": 0.5,
    "price": "12.50",
    "tags": ["novel"],
    "authors": [{"name": "Jane Austen", "born": 1775}],
    "editor": {"name": "John Murray"},
    "scores": {"reviews": 5},
    "shelves": {"left": [{"name": "Jane Austen"}], "right": []},
    "notes": {"any": ["thing", 1, None]},
    "loans": [{"by": "Ada", "days": 3}],
    "created": "2026-01-31T10:00:00Z",
    "anything": [1, "two"],
    "code": "1234",
}
LEAST: dict[str, Any] = {"id": "B-7", "title": "Emma"}


def book(**fields: Any) -> Book:
    """Structure the smallest valid book with some fields added."""
    return Book.from_json(LEAST | fields)


def test_every_field_is_structured_as_its_type() -> None:
    assert Book.from_json(FULL) == Book(
        id=7,
        title="Emma",
        shelf="left",
        level=2,
        content_type="text/html",
        pages=474,
        lent=False,
        weight=0.5,
        price="12.50",
        tags=["novel"],
        authors=[Author(name="Jane Austen", extra={"born": 1775})],
        editor=Author(name="John Murray"),
        scores={"reviews": 5},
        shelves={"left": [Author(name="Jane Austen")], "right": []},
        notes={"any": ["thing", 1, None]},
        loans=[{"by": "Ada", "days": 3}],
        created=datetime(2026, 1, 31, 10, tzinfo=UTC),
        anything=[1, "two"],
        code=Secret("1234"),
    )


def test_an_object_goes_back_to_the_json_it_came_from() -> None:
    assert Book.from_json(FULL).to_json() == FULL


def test_structuring_leaves_the_json_alone() -> None:
    given = {**FULL, "tags": list(FULL["tags"])}
    structured = Book.from_json(given)
    structured.tags.append("changed")
    structured.extra["more"] = 1
    assert given == FULL


def test_missing_fields_are_none_or_empty() -> None:
    structured = Book.from_json(LEAST)
    assert structured == Book(id="B-7", title="Emma")
    assert (structured.pages, structured.tags, structured.scores) == (None, [], {})


@pytest.mark.parametrize("name", sorted(FULL.keys() - LEAST.keys()))
def test_null_reads_like_a_missing_field(name: str) -> None:
    assert book(**{name: None}) == book()


def test_unknown_fields_are_kept_and_sent_back() -> None:
    structured = book(colour="green", size={"cm": 20})
    assert structured.extra == {"colour": "green", "size": {"cm": 20}}
    assert structured.to_json()["size"] == {"cm": 20}


@pytest.mark.parametrize(
    "sent",
    [
        {"copies": 7, "bad": 2, "key": "s3cret"},
        {"copies": "7", "broken": "2", "locks": [{"key": "s3cret"}]},
        {"copies": 7.0, "state": {"broken": 2}, "locks": [{"name": "main_key", "value": "s3cret"}]},
    ],
)
def test_a_member_is_read_from_each_of_its_places(sent: dict[str, Any]) -> None:
    structured = Stocktaking.from_json(sent)
    assert structured == Stocktaking(copies=7, damaged=2, key=Secret("s3cret"))
    assert structured.extra == {}
    assert structured.to_json() == {"copies": 7, "bad": 2, "key": "s3cret"}


def test_what_is_next_to_a_member_in_an_alternate_place_is_kept() -> None:
    sent = {"copies": 7, "state": {"broken": 2, "dusty": 3}, "locks": [{"name": "side_key"}]}
    structured = Stocktaking.from_json(sent)
    assert structured.damaged == 2
    assert structured.extra == {"state": {"dusty": 3}, "locks": [{"name": "side_key"}]}
    assert sent["state"] == {"broken": 2, "dusty": 3}


def test_the_own_place_of_a_member_wins() -> None:
    structured = Stocktaking.from_json({"copies": 7, "bad": 1, "broken": 2})
    assert (structured.damaged, structured.extra) == (1, {"broken": 2})


@pytest.mark.parametrize("sent", [7, "7", 7.0])
def test_a_bare_value_stands_for_its_object(sent: Any) -> None:
    assert Stocktaking.from_json(sent) == Stocktaking(copies=7)


@pytest.mark.parametrize("sent", [None, True, "seven", "-7", 7.5, [7], {"copies": True}, {}])
def test_what_is_not_a_count_is_refused(sent: Any) -> None:
    with pytest.raises(Mismatch):
        Stocktaking.from_json(sent)


@pytest.mark.parametrize(
    "unknown",
    [
        {"api_key": "hunter2hunter2"},
        {"nested": [{"clientSecret": "hunter2hunter2"}]},
        {"config": [{"name": "api_key", "value": "hunter2hunter2"}]},
        {"headers": {"Authorization": "Bearer hunter2hunter2"}},
        {"note": "the token is at.0123456789ab.hunter2hunter2"},
        {"credentials": {"user": "ada", "parts": ["hunter2hunter2"]}},
        {"link": "https://ada:hunter2hunter2@example.com/"},
    ],
)
def test_an_unknown_field_that_may_be_secret_is_not_printed_and_not_lost(
    unknown: dict[str, Any],
) -> None:
    structured = book(**unknown)
    for shown in (repr(structured), str(structured.extra), f"{structured.extra!r}"):
        assert "hunter2" not in shown
    assert structured.to_json() == Book.from_json(LEAST).to_json() | unknown
    assert b"hunter2" not in pickle.dumps(structured)
    assert copy.deepcopy(structured).to_json() == structured.to_json()


def test_an_open_member_is_printed_without_what_may_be_secret() -> None:
    structured = book(
        notes={"password": "hunter2", "colour": "green"}, anything=[{"token": "hunter2"}]
    )
    assert "hunter2" not in repr(structured)
    assert "green" in repr(structured)
    assert structured.notes["password"] == "hunter2"


def test_an_open_object_is_printed_without_what_may_be_secret() -> None:
    reader = Reader.from_json({"_nick": "ada", "api_key": "hunter2"})
    assert "hunter2" not in repr(reader) + repr(reader.extra)
    assert (reader["api_key"], reader.extra["api_key"].reveal()) == ("hunter2", "hunter2")


@pytest.mark.parametrize(
    "text",
    [
        "2016-03-01T22:48:34.158495196Z",
        "2016-03-01T22:48:34.1584951Z",
        "2016-03-01T22:48:34.000000001Z",
        "2016-03-01T22:48:34.158Z",
        "2016-03-01T22:48:34Z",
    ],
)
def test_a_time_goes_back_to_the_text_it_came_from(text: str) -> None:
    structured = book(created=text)
    assert structured.to_json()["created"] == text
    for copied in (
        copy.deepcopy(structured),
        pickle.loads(pickle.dumps(structured)),
        attrs.evolve(structured, title="Persuasion"),
    ):
        assert copied.to_json()["created"] == text
    assert structured.created == datetime.fromisoformat(text)


def test_unknown_fields_are_told_from_missing_ones_whatever_their_number() -> None:
    for missing in range(len(FULL) - len(LEAST)):
        given = LEAST | dict(list(FULL.items())[missing:])
        for unknown in range(len(FULL)):
            more = {f"unknown {number}": number for number in range(unknown)}
            structured = Book.from_json(given | more)
            assert structured.extra == more
            assert structured == attrs.evolve(Book.from_json(given), extra=more)


def test_extra_is_one_dict_from_the_first_look_on() -> None:
    structured = book()
    structured.extra["colour"] = "green"
    assert structured == book(colour="green")
    assert structured.to_json()["colour"] == "green"


def test_a_model_is_pickled_and_copied_with_and_without_unknown_fields() -> None:
    for structured in (book(), book(colour="green")):
        assert pickle.loads(pickle.dumps(structured)) == structured
        assert copy.deepcopy(structured) == copy.copy(structured) == structured


def test_an_unknown_value_of_an_open_list_passes() -> None:
    assert book(shelf="middle", level=9).shelf == "middle"


def test_an_int_where_a_float_is_meant_passes_as_a_float() -> None:
    weight = book(weight=2).weight
    assert weight == 2.0
    assert type(weight) is float


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00Z", None])
def test_a_time_that_never_came_is_none(text: str | None) -> None:
    assert book(created=text).created is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", None),
        ("title", 5),
        ("title", ["a"]),
        ("id", None),
        ("id", True),
        ("id", 7.0),
        ("pages", "7"),
        ("pages", 7.9),
        ("pages", True),
        ("lent", "false"),
        ("lent", 0),
        ("weight", "0.5"),
        ("weight", True),
        ("price", True),
        ("price", []),
        ("shelf", 1),
        ("level", "2"),
        ("content-type", 1),
        ("tags", "abc"),
        ("tags", {"a": 1}),
        ("tags", [1]),
        ("tags", [None]),
        ("authors", ["Jane"]),
        ("authors", {"name": "Jane"}),
        ("authors", [{"name": None}]),
        ("editor", "Jane"),
        ("editor", []),
        ("scores", []),
        ("scores", {"a": "5"}),
        ("shelves", {"left": "abc"}),
        ("notes", []),
        ("notes", "abc"),
        ("loans", [None]),
        ("loans", {"by": "Ada"}),
        ("created", 1769853600),
        ("created", "yesterday"),
        ("created", ""),
    ],
)
def test_a_wrong_type_is_refused_and_not_converted(name: str, value: Any) -> None:
    with pytest.raises(Mismatch):
        book(**{name: value})


@pytest.mark.parametrize("value", [None, [], "{}", 1, True, [("id", 7)]])
@pytest.mark.parametrize("model", [Book, BookCreate, Reader])
def test_a_value_that_is_not_an_object_is_refused(
    model: type[Book | BookCreate | Reader], value: Any
) -> None:
    with pytest.raises(Mismatch, match="expected object"):
        model.from_json(value)


def test_a_missing_required_field_is_refused() -> None:
    with pytest.raises(Mismatch):
        Book.from_json({"id": 7})


def test_a_model_of_another_family_is_structured_too() -> None:
    assert Sale.from_json({"book": FULL}).book == Book.from_json(FULL)


def test_a_secret_field_stays_out_of_the_repr() -> None:
    assert "1234" not in repr(Book.from_json(FULL))
    assert "Emma" in repr(Book.from_json(FULL))


def test_the_metadata_provide_the_wire_names_for_detailed_errors() -> None:
    fields = attrs.fields_dict(Book)
    assert fields["content_type"].metadata == {"wire": "content-type"}
    assert fields["extra"].metadata == {"extra": True}
    assert fields["title"].metadata == {}


def test_a_body_sends_only_what_was_set() -> None:
    assert BookCreate(title="Emma").to_json() == {"title": "Emma"}


def test_a_body_sends_none_as_null() -> None:
    assert BookCreate(title="Emma", for_=None, tags=None).to_json() == {
        "title": "Emma",
        "for": None,
        "tags": None,
    }


def test_a_body_sends_wire_names_models_times_and_further_fields() -> None:
    body = BookCreate(
        title="Emma",
        for_="children",
        authors=[Author(name="Jane"), {"name": "Anne"}],
        due=datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=2))),
        extra={"binding": "leather"},
    )
    assert body.to_json() == {
        "title": "Emma",
        "for": "children",
        "authors": [{"name": "Jane"}, {"name": "Anne"}],
        "due": "2026-01-31T10:00:00Z",
        "binding": "leather",
    }


def test_a_body_refuses_a_time_without_a_zone() -> None:
    with pytest.raises(ArgumentError, match="has no time zone"):
        BookCreate(title="Emma", due=datetime(2026, 1, 31)).to_json()


def test_a_body_comes_back_from_json_with_unset_for_what_is_missing() -> None:
    body = BookCreate.from_json({"title": "Emma", "for": None, "authors": [{"name": "Jane"}]})
    assert body == BookCreate(title="Emma", for_=None, authors=[Author(name="Jane")])
    assert body.pages is UNSET


def test_a_body_needs_its_required_fields() -> None:
    with pytest.raises(TypeError):
        BookCreate()  # type: ignore[call-arg] # the point
    with pytest.raises(Mismatch):
        BookCreate.from_json({})


READER = {"cards": ["a", "b"], "_nick": "Em", "_joined": "2026-01-31T10:00:00Z", "age": 40}


def test_a_mapping_model_reads_like_its_object_and_has_properties() -> None:
    reader = Reader.from_json(READER)
    assert (reader["age"], reader["cards"], dict(reader)) == (40, ["a", "b"], READER)
    assert (reader.cards, reader.nick) == (["a", "b"], "Em")
    assert reader.joined == datetime(2026, 1, 31, 10, tzinfo=UTC)
    assert reader.extra == {"age": 40}
    assert reader.to_json() == READER


def test_a_mapping_model_may_lack_every_known_field() -> None:
    reader = Reader.from_json({})
    assert (reader.cards, reader.nick, reader.joined) == ([], None, None)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("cards", {"cards": "abc"}),
        ("cards", {"cards": [1]}),
        ("nick", {"_nick": 1}),
        ("joined", {"_joined": 5}),
        ("joined", {"_joined": "x"}),
    ],
)
def test_a_mapping_model_checks_a_known_field_on_access(name: str, wrong: dict[str, Any]) -> None:
    reader = Reader.from_json(READER | wrong)
    assert reader["age"] == 40
    with pytest.raises(Mismatch):
        getattr(reader, name)
