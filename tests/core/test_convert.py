"""The strict converter: users' own classes, and paths of a mismatch."""

from datetime import UTC, datetime
from typing import Any, Literal

import attrs
import pytest

from lytics_async.call import structure as model
from lytics_async.call.convert import explain, structure
from lytics_async.errors import ResponseError
from lytics_async.models import SegmentSize, TableSchema


@attrs.define
class Customer:
    email: str
    visits: int | None = None
    tags: list[str] = attrs.field(factory=list)
    score: float = 0.0
    active: bool = False
    kind: Literal["a", "b"] | str = "a"  # what the table writes for open lists
    seen: datetime | None = None
    loose: int | str = 0
    friends: "list[Customer]" = attrs.field(factory=list)


def test_a_users_class_is_built_from_what_the_server_sent_and_other_fields_are_ignored() -> None:
    customer = structure(
        {
            "email": "a@x",
            "visits": 3,
            "tags": ["x"],
            "score": 1,
            "seen": "2026-01-02T03:04:05.123456789Z",
            "loose": "7",
            "other": 1,
        },
        Customer,
    )
    assert customer.seen == datetime(2026, 1, 2, 3, 4, 5, 123456, tzinfo=UTC)
    assert (customer.score, customer.loose, customer.tags) == (1.0, "7", ["x"])


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("email", None, "$.email: expected str, found NoneType"),
        ("email", 5, "$.email: expected str, found int"),
        ("active", "false", "$.active: expected bool, found str"),
        ("active", 7, "$.active: expected bool, found int"),
        ("active", "7", "$.active: expected bool, found str"),
        ("visits", 7.9, "$.visits: expected int, found float"),
        ("visits", True, "$.visits: expected int, found bool"),
        ("visits", "7", "$.visits: expected int, found str"),
        ("tags", "abc", "$.tags: expected list, found str"),
        ("tags", ["a", 5], "$.tags[1]: expected str, found int"),
        ("seen", "yesterday", "$.seen: expected an RFC 3339 time, found 'yesterday'"),
        ("loose", [], "$.loose: expected int or str, found list"),
    ],
)
def test_no_value_is_silently_turned_into_another_type(field: str, value: Any, path: str) -> None:
    with pytest.raises(ResponseError) as caught:
        structure({"email": "a@x", field: value}, Customer)
    assert caught.value.paths == [path]


def test_a_missing_field_is_named_and_every_mismatch_is_listed() -> None:
    with pytest.raises(ResponseError) as caught:
        structure({"visits": "x", "friends": [{"email": 1}]}, Customer)
    assert len(caught.value.paths) == 3
    assert any("'email'" in path for path in caught.value.paths)
    assert "$.friends[0].email: expected str, found int" in caught.value.paths


def test_explain_finds_nothing_wrong_with_what_is_right() -> None:
    assert explain([1, 2], list[int]) == []
    assert explain({"a": 1}, dict[str, int]) == []


def test_never_is_none_and_a_time_without_zone_is_utc() -> None:
    assert model.time("0001-01-01T00:00:00Z") is None
    assert model.time("2015-04-01 00:00:00") == datetime(2015, 4, 1, tzinfo=UTC)
    assert model.time("2015-04-01T00:00:00.123+02:00") == datetime.fromisoformat(
        "2015-04-01T00:00:00.123+02:00"
    )


def test_a_union_takes_the_first_type_that_fits() -> None:
    loose = model.either(model.integer, model.text)
    assert (loose(1), loose("1")) == (1, "1")
    with pytest.raises(model.Mismatch, match=r"expected int.*expected str"):
        loose([])


def test_a_mapping_model_reads_like_a_mapping() -> None:
    class Profile(model.MappingModel):
        __slots__ = ()
        _known = frozenset({"segments"})

    profile = Profile.from_json({"email": "a@x", "segments": ["all"]})
    assert profile["email"] == "a@x"
    assert dict(profile) == profile.to_json() == {"email": "a@x", "segments": ["all"]}
    assert profile.extra == {"email": "a@x"}
    assert profile == {"email": "a@x", "segments": ["all"]}
    assert "email" in profile
    assert profile.get("phone") is None
    assert explain([], Profile) == ["$: expected object, found list"]


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ({"columns": [{"as": 5}]}, ["$.columns[0].as: expected str, found int"]),
        ({"fields": [{"as": 5}]}, ["$.columns[0].as: expected str, found int"]),
        ({"fields": 5}, ["$.columns: expected list, found int"]),
    ],
)
def test_a_member_in_an_alternate_place_is_explained_by_its_own_name(
    value: Any, paths: list[str]
) -> None:
    found = explain(value, TableSchema)
    assert [path.replace(".as_", ".as") for path in found] == paths


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("many", "$.size: expected count, found str"),
        ({"size": "many"}, "$.size: expected count, found str"),
        ({"size": "12", "name": 5}, "$.name: expected str, found int"),
    ],
)
def test_a_count_is_explained_as_the_model_reads_it(value: Any, path: str) -> None:
    (found,) = explain(value, SegmentSize)
    assert found.startswith(path)
