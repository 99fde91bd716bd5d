# generated from endpoints/v1/segment_collection.toml; do not edit
"""Models of `client.segment_collections`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from lytics_async.call.model import OpenModel, lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, optional, plain, text, unlisted


# Its schema is published empty, without an example; the properties are what is sent to
# create one, and the id that the paths take.
class SegmentCollection(OpenModel):
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


@lazy_extra
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        self.order = order_ = get("order")
        if type(order_) is not int:
            mismatch("int", order_)
        if not _segment_collection_member_fields.issuperset(value):
            self.extra = unlisted(value, _segment_collection_member_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"id": self.id, "order": self.order, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.members = members_ = get("collection", UNSET)
        if members_ is not UNSET:
            self.members = _list_of_segment_collection_member(members_)
        if not _segment_collection_create_fields.issuperset(value):
            self.extra = unlisted(value, _segment_collection_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "collection": plain(self.members),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.members = members_ = get("collection", UNSET)
        if members_ is not UNSET:
            self.members = _list_of_segment_collection_member(members_)
        if not _segment_collection_update_fields.issuperset(value):
            self.extra = unlisted(value, _segment_collection_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "collection": plain(self.members),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_optional_text = optional(text)
_list_of_segment_collection_member = list_of(SegmentCollectionMember.from_json)
_segment_collection_member_fields = frozenset({"id", "order"})
_segment_collection_create_fields = frozenset({"name", "collection"})
_segment_collection_update_fields = frozenset({"name", "collection"})
