# generated from endpoints/v1/segment_collection.toml; do not edit
"""Models of `client.segment_collections`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from lytics_async.model import MappingModel, list_of, mismatch, optional, plain, text, unlisted
from lytics_async.operation import UNSET, Unset


# Its schema is published empty, without an example; the properties are what is sent to
# create one, and the id that the paths take.
class SegmentCollection(MappingModel):
    """Saved segments, grouped and put into an order."""

    __slots__ = ()
    _known = frozenset({"id", "name", "collection"})

    @property
    def id(self) -> str | None:
        """Id to ask for it with."""
        return _optional_text(self._fields.get("id"))

    @property
    def name(self) -> str | None:
        """Name for people."""
        return _optional_text(self._fields.get("name"))

    @property
    def members(self) -> list[SegmentCollectionMember]:
        """Its segments, each with its place in the order."""
        return _list_of_segment_collection_member(self._fields.get("collection"))


@attrs.define(kw_only=True)
class SegmentCollectionMember:
    """One segment of a collection and its place in the order.

    Attributes:
        id: id of the segment.
        order: its place, from 0 in the published example.
        extra: further fields to send.
    """

    id: str
    # Published as a number; the samples are whole.
    order: int
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        order_ = get("order")
        if type(order_) is not int:
            mismatch("int", order_)
        extra = unlisted(SegmentCollectionMember, value) if len(value) > 2 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.order = order_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "id": self.id,
            "order": self.order,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class SegmentCollectionCreate:
    """What a new segment collection is made of.

    Attributes:
        name: name for people.
        members: its segments, each with its place in the order.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    members: Sequence[SegmentCollectionMember | Mapping[str, Any]] | Unset = attrs.field(
        default=UNSET, metadata={"wire": "collection"}
    )
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        members_ = get("collection", UNSET)
        if members_ is UNSET:
            absent += 1
        else:
            members_ = _list_of_segment_collection_member(members_)
        extra = unlisted(SegmentCollectionCreate, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.members = members_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "collection": plain(self.members),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class SegmentCollectionUpdate:
    """What of a segment collection is to change.

    Whether the server replaces the members or merges them is not published: send all of them.

    Attributes:
        name: name for people.
        members: its segments, each with its place in the order; send all of them.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    members: Sequence[SegmentCollectionMember | Mapping[str, Any]] | Unset = attrs.field(
        default=UNSET, metadata={"wire": "collection"}
    )
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        members_ = get("collection", UNSET)
        if members_ is UNSET:
            absent += 1
        else:
            members_ = _list_of_segment_collection_member(members_)
        extra = unlisted(SegmentCollectionUpdate, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.members = members_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "collection": plain(self.members),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


_list_of_segment_collection_member = list_of(SegmentCollectionMember.from_json)
_optional_text = optional(text)
