# generated from endpoints/v1/segment_collection.toml; do not edit
"""Models of `client.segment_collections`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    MappingModel,
    lazy_extra,
    list_of,
    mismatch,
    optional,
    plain,
    text,
    unlisted,
)


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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _segment_collection_member_blank | value
        try:
            found = _segment_collection_member(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_collection_member_blank | value
            found = _segment_collection_member(value)
        id_, order_ = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(order_) is not int:
            mismatch("int", order_)
        self = cls.__new__(cls)
        self.id = id_
        self.order = order_
        if len(value) > 2:
            self.extra = unlisted(value, _segment_collection_member_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _segment_collection_create_blank | value
        try:
            found = _segment_collection_create(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_collection_create_blank | value
            found = _segment_collection_create(value)
        name_, members_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if members_ is not UNSET:
            members_ = _list_of_segment_collection_member(members_)
        self = cls.__new__(cls)
        self.name = name_
        self.members = members_
        if len(value) > 2:
            self.extra = unlisted(value, _segment_collection_create_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _segment_collection_update_blank | value
        try:
            found = _segment_collection_update(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_collection_update_blank | value
            found = _segment_collection_update(value)
        name_, members_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if members_ is not UNSET:
            members_ = _list_of_segment_collection_member(members_)
        self = cls.__new__(cls)
        self.name = name_
        self.members = members_
        if len(value) > 2:
            self.extra = unlisted(value, _segment_collection_update_blank)
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
_segment_collection_member_blank = {"id": None, "order": None}
_segment_collection_member = itemgetter(*_segment_collection_member_blank)
_segment_collection_create_blank = {"name": UNSET, "collection": UNSET}
_segment_collection_create = itemgetter(*_segment_collection_create_blank)
_segment_collection_update_blank = {"name": UNSET, "collection": UNSET}
_segment_collection_update = itemgetter(*_segment_collection_update_blank)
