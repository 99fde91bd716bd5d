"""Items as classes of other libraries: what fits is built, and what does not is a LyticsError."""

import dataclasses
import datetime
import enum
import typing
from collections import deque
from collections.abc import Mapping, Set
from decimal import Decimal
from typing import Any

import attrs
import msgspec
import pydantic
import pytest
from cases import all_cases

from lytics_async.call.convert import check_kind, explain, structure
from lytics_async.errors import ArgumentError, ResponseError
from lytics_async.models.v2 import Job


@attrs.define
class Attrs:
    id: int
    tags: list[str]


@dataclasses.dataclass
class Dataclass:
    id: int
    tags: list[str]


class Typed(typing.TypedDict):
    id: int
    tags: list[str]


class Struct(msgspec.Struct):
    id: int
    tags: list[str]


class Pydantic(pydantic.BaseModel):
    id: int
    tags: list[str]


KINDS = [Attrs, Dataclass, Typed, Struct, Pydantic]


@pytest.mark.parametrize("kind", KINDS)
def test_an_object_is_built(kind: Any) -> None:
    check_kind(kind)
    built = structure({"id": 7, "tags": ["a"]}, kind)
    assert isinstance(built, dict if kind is Typed else kind)
    assert (built if isinstance(built, dict) else {"id": built.id, "tags": built.tags}) == {
        "id": 7,
        "tags": ["a"],
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"id": [1], "tags": []}, "$.id"),
        ({"id": 1, "tags": ["a", 5]}, "$.tags[1]"),
        ({"tags": []}, "$"),
        (5, "$"),
        (None, "$"),
    ],
)
def test_what_does_not_fit_is_a_response_error_with_its_path(
    kind: Any, value: Any, path: str
) -> None:
    with pytest.raises(ResponseError, match=kind.__name__) as caught:
        structure(value, kind)
    assert any(place.startswith(path) for place in caught.value.paths)


class Opaque:
    def __init__(self, value: object) -> None: ...


@pytest.mark.parametrize("kind", [Opaque, 5, "Segment", lambda value: value])
def test_another_sort_of_class_is_refused_before_any_request(kind: Any) -> None:
    with pytest.raises(ArgumentError, match="pydantic model"):
        check_kind(kind)


T = typing.TypeVar("T")


class GenericStruct(msgspec.Struct, typing.Generic[T]):
    field: T


class GenericPydantic(pydantic.BaseModel, typing.Generic[T]):
    field: T


class Color(enum.Enum):
    RED = "red"


class Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(strict=True)
    field: datetime.datetime
    color: Color


class Nested(typing.TypedDict):
    struct: Struct
    model: Pydantic
    plain: Attrs


def holder(annotation: Any) -> Any:
    return attrs.make_class("Holder", {"field": attrs.field(type=annotation)})


TIME = "2026-01-02T03:04:05Z"
FITS = [
    (GenericStruct[int], {"field": 1}, "field", 1),
    (GenericPydantic[int], {"field": 1}, "field", 1),
    (Strict, {"field": TIME, "color": "red"}, "color", Color.RED),
    (holder(set[str]), {"field": ["a", "a"]}, "field", {"a"}),
    (holder(frozenset[int]), {"field": None}, "field", frozenset()),
    (holder(tuple[int, ...]), {"field": [1, 2]}, "field", (1, 2)),
    (holder(tuple[int, str]), {"field": [1, "a"]}, "field", (1, "a")),
    (holder(deque[int]), {"field": [1]}, "field", deque([1])),
    (holder(Mapping[str, int]), {"field": None}, "field", {}),
    (holder(dict), {"field": {"a": 1}}, "field", {"a": 1}),
    (holder(datetime.datetime | None), {"field": "0001-01-01T00:00:00Z"}, "field", None),
]
DOES_NOT_FIT = [
    (GenericStruct[int], {"field": "a"}, "$.field: Expected `int`, got `str`"),
    (msgspec.defstruct("M", [("field", dict[int, int])]), {"field": {"a": 1}}, "$.field: Expected"),
    (Strict, {"field": TIME, "color": "blue"}, "$.color: Input should be 'red'"),
    (holder(set[str]), {"field": "abc"}, "$.field: expected list, found str"),
    (holder(Set[str]), {"field": {"a": 1}}, "$.field: expected list, found dict"),
    (holder(tuple[str, str]), {"field": "ab"}, "$.field: expected list, found str"),
    (holder(tuple[str, int]), {"field": ["a"]}, "$.field: expected 2 items, found 1"),
    (holder(tuple[str, int]), {"field": ["a", "b"]}, "$.field[1]: expected int, found str"),
    (holder(Mapping[str, int]), {"field": [1]}, "$.field: expected object, found list"),
    (holder(list[int] | dict[str, int]), {"field": 1}, "$.field: expected list or dict, found int"),
    (holder(datetime.datetime), {"field": "0001-01-01T00:00:00Z"}, "$.field: expected a time, fo"),
    (holder(bytes), {"field": "YQ=="}, "$.field: JSON has text and no bytes"),
    (Nested, {"struct": {"id": "x", "tags": []}}, "$.struct.id: Expected `int`, got `str`"),
    (Nested, {"model": {"id": 1, "tags": [5]}}, "$.model.tags[0]: Input should be a valid string"),
]


def test_values_are_built_as_json_means_them() -> None:
    with all_cases() as cases:
        for kind, value, field, expected in FITS:
            with cases.case(kind):
                check_kind(kind)
                built = getattr(structure(value, kind), field)
                assert built == expected
                assert type(built) is type(expected)
        for kind, value, path in DOES_NOT_FIT:
            with cases.case((kind, value)):
                check_kind(kind)
                with pytest.raises(ResponseError) as caught:
                    structure(value, kind)
                assert any(each.startswith(path) for each in caught.value.paths), caught.value.paths


def test_a_class_that_cannot_be_built_is_refused_with_the_reason() -> None:
    class ForwardPydantic(pydantic.BaseModel):
        field: "Unknown"  # type: ignore[name-defined] # noqa: F821

    forward: Any = "Unknown"
    kinds = {
        "Unknown": [ForwardPydantic, msgspec.defstruct("S", [("field", forward)]), holder(forward)],
        "Decimal": [holder(Decimal)],
    }
    with all_cases() as cases:
        for reason, refused in kinds.items():
            for kind in refused:
                with cases.case(kind), pytest.raises(ArgumentError, match=rf"\(.*{reason}.*\)"):
                    check_kind(kind)


def test_a_generic_model_of_ours_is_explained() -> None:
    assert explain([{"id": 5}], list[Job]) == ["$[0].id: expected str, found int"]
    assert explain({"id": "1", "config": 5}, Job) == ["$.config: expected object, found int"]
