"""Items as classes of other libraries: what fits is built, and what does not is a LyticsError."""

import dataclasses
import typing
from typing import Any

import attrs
import msgspec
import pydantic
import pytest

from lytics_async.call.convert import check_kind, structure
from lytics_async.errors import ArgumentError, ResponseError


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
