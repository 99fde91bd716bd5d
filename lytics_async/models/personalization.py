# generated from endpoints/v1/personalization.toml; do not edit
"""Models of `client.personalization`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.call.model import OpenModel, lazy_extra
from lytics_async.call.structure import mismatch, optional, plain, texts, time, unlisted


class Profile(OpenModel):
    """One entity of a table: its fields by name, whatever the account's schema makes them."""

    __slots__ = ()
    _known = frozenset({"segments", "_created", "_modified", "segments_all"})

    @property
    def segments(self) -> list[str]:
        """Slugs of the segments it is a member of; empty when they were not requested."""
        return texts(self._fields.get("segments"))

    @property
    def created(self) -> datetime | None:
        """When the first record of it came in; None when the response leaves it out."""
        # Not in the published schema, but in the published webhook message of the same profile.
        return _optional_time(self._fields.get("_created"))

    @property
    def modified(self) -> datetime | None:
        """When its last record came in; None when the response leaves it out."""
        # Not in the published schema, but in the published webhook message of the same profile.
        return _optional_time(self._fields.get("_modified"))

    @property
    def all_segments(self) -> list[str]:
        """Ids of all segments it is a member of; empty when they were not requested."""
        # Named by the vendor's notes of 2026.
        return texts(self._fields.get("segments_all"))


@lazy_extra
@attrs.define(kw_only=True)
class DeletionRequest:
    """A requested deletion and whether it is done.

    Attributes:
        request_id: id to ask for the state with.
        complete: whether the deletion is done, archives included.
        extra: fields of the response that are not listed here.
    """

    request_id: str
    complete: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.request_id = request_id_ = get("request_id")
        if type(request_id_) is not str:
            mismatch("str", request_id_)
        self.complete = complete_ = get("complete")
        if type(complete_) is not bool and complete_ is not None:
            mismatch("bool", complete_)
        if not _deletion_request_fields.issuperset(value):
            self.extra = unlisted(value, _deletion_request_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"request_id": self.request_id, "complete": self.complete, **plain(self.extra)}


# The call is named by the vendor's notes of 2026 without a shape; read as a list, or as a
# profile with segments alone.
@lazy_extra
@attrs.define(kw_only=True)
class EntitySegments:
    """The segments that one entity belongs to.

    Attributes:
        segments: slugs of the segments.
        extra: fields of the response that are not listed here.
    """

    segments: list[str] = attrs.field(factory=list, metadata={"bare": True})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            value = {"segments": value}
        get: Any = value.get
        self = cls.__new__(cls)
        self.segments = texts(get("segments"))
        if not _entity_segments_fields.issuperset(value):
            self.extra = unlisted(value, _entity_segments_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"segments": self.segments, **plain(self.extra)}


_optional_time = optional(time)
_deletion_request_fields = frozenset({"request_id", "complete"})
_entity_segments_fields = frozenset({"segments"})
