# generated from endpoints/v1/segment.toml; do not edit
"""Models of `client.segments`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Literal, Self

import attrs

from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.structure import (
    lazy_extra,
    list_of,
    mismatch,
    number,
    plain,
    text,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Segment:
    """A named, logical expression over the profiles of a table.

    Attributes:
        id: 32 hex digits; empty for a query that is not saved.
        name: name for people.
        slug_name: name for queries, made from `name` when none is given.
        kind: what it is for; an aspect describes a trait, a goal means conversion.
        segment_ql: the FilterQL text.
        table: table it is over.
        description: text for people.
        tags: labels.
        is_public: whether it shows in the profile API.
        account_id: account it belongs to.
        author_id: user who made it.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the response that are not listed here.
    """

    id: str
    name: str | None = None
    slug_name: str | None = None
    kind: Literal["segment", "aspect", "goal"] | str | None = None
    segment_ql: str | None = None
    # Not in the published schema, but the list can be asked by table.
    table: str | None = None
    description: str | None = None
    tags: list[str] = attrs.field(factory=list)
    # Published for the list only, not for a single segment.
    is_public: bool | None = None
    account_id: str | None = None
    author_id: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 13:
            value = _segment_blank | value
        try:
            found = _segment(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_blank | value
            found = _segment(value)
        (
            id_,
            name_,
            slug_name_,
            kind_,
            segment_ql_,
            table_,
            description_,
            tags_,
            is_public_,
            account_id_,
            author_id_,
            created_,
            updated_,
        ) = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(slug_name_) is not str and slug_name_ is not None:
            mismatch("str", slug_name_)
        if type(kind_) is not str and kind_ is not None:
            mismatch("str", kind_)
        if type(segment_ql_) is not str and segment_ql_ is not None:
            mismatch("str", segment_ql_)
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        tags_ = texts(tags_)
        if type(is_public_) is not bool and is_public_ is not None:
            mismatch("bool", is_public_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.name = name_
        self.slug_name = slug_name_
        self.kind = kind_
        self.segment_ql = segment_ql_
        self.table = table_
        self.description = description_
        self.tags = tags_
        self.is_public = is_public_
        self.account_id = account_id_
        self.author_id = author_id_
        self.created = created_
        self.updated = updated_
        if len(value) > 13:
            self.extra = unlisted(value, _segment_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "slug_name": self.slug_name,
            "kind": self.kind,
            "segment_ql": self.segment_ql,
            "table": self.table,
            "description": self.description,
            "tags": self.tags,
            "is_public": self.is_public,
            "account_id": self.account_id,
            "author_id": self.author_id,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SegmentCreate:
    """What a new segment is made of.

    Attributes:
        name: name for people.
        segment_ql: the FilterQL text, such as `FILTER AND (visits > 5) FROM user`.
        slug_name: name for queries; made from `name` when left out, and silently given a number
            when it is taken.
        is_public: show it in the profile API.
        description: text for people.
        tags: labels.
        kind: aspect (a trait) or goal (conversion); an ordinary segment when left out.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    segment_ql: str | Filter | Unset = UNSET
    slug_name: str | Unset = UNSET
    is_public: bool | Unset = UNSET
    description: str | Unset | None = UNSET
    tags: Sequence[str] | Unset | None = UNSET
    kind: Literal["aspect", "goal"] | str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 7:
            value = _segment_create_blank | value
        try:
            found = _segment_create(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_create_blank | value
            found = _segment_create(value)
        name_, segment_ql_, slug_name_, is_public_, description_, tags_, kind_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if segment_ql_ is not UNSET:
            segment_ql_ = text(segment_ql_)
        if type(slug_name_) is not str and slug_name_ is not UNSET:
            mismatch("str", slug_name_)
        if type(is_public_) is not bool and is_public_ is not UNSET:
            mismatch("bool", is_public_)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        if tags_ is not UNSET and tags_ is not None:
            tags_ = texts(tags_)
        if type(kind_) is not str and kind_ is not UNSET:
            mismatch("str", kind_)
        self = cls.__new__(cls)
        self.name = name_
        self.segment_ql = segment_ql_
        self.slug_name = slug_name_
        self.is_public = is_public_
        self.description = description_
        self.tags = tags_
        self.kind = kind_
        if len(value) > 7:
            self.extra = unlisted(value, _segment_create_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "segment_ql": self.segment_ql,
            "slug_name": self.slug_name,
            "is_public": self.is_public,
            "description": self.description,
            "tags": self.tags,
            "kind": self.kind,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SegmentUpdate:
    """What of a segment is to change.

    Whether the server keeps or clears what is left out is not published: send every field that
    matters.

    Attributes:
        name: name for people.
        segment_ql: the FilterQL text; write its FROM, since without one the server may create
            another segment.
        slug_name: name for queries.
        is_public: show it in the profile API.
        description: text for people.
        tags: labels.
        kind: aspect (a trait) or goal (conversion).
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    segment_ql: str | Filter | Unset = UNSET
    slug_name: str | Unset = UNSET
    is_public: bool | Unset = UNSET
    description: str | Unset | None = UNSET
    tags: Sequence[str] | Unset | None = UNSET
    kind: Literal["aspect", "goal"] | str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 7:
            value = _segment_update_blank | value
        try:
            found = _segment_update(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_update_blank | value
            found = _segment_update(value)
        name_, segment_ql_, slug_name_, is_public_, description_, tags_, kind_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if segment_ql_ is not UNSET:
            segment_ql_ = text(segment_ql_)
        if type(slug_name_) is not str and slug_name_ is not UNSET:
            mismatch("str", slug_name_)
        if type(is_public_) is not bool and is_public_ is not UNSET:
            mismatch("bool", is_public_)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        if tags_ is not UNSET and tags_ is not None:
            tags_ = texts(tags_)
        if type(kind_) is not str and kind_ is not UNSET:
            mismatch("str", kind_)
        self = cls.__new__(cls)
        self.name = name_
        self.segment_ql = segment_ql_
        self.slug_name = slug_name_
        self.is_public = is_public_
        self.description = description_
        self.tags = tags_
        self.kind = kind_
        if len(value) > 7:
            self.extra = unlisted(value, _segment_update_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "segment_ql": self.segment_ql,
            "slug_name": self.slug_name,
            "is_public": self.is_public,
            "description": self.description,
            "tags": self.tags,
            "kind": self.kind,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SegmentSize:
    """How many members a segment, or a query, has.

    Attributes:
        id: id of the segment; empty for a query that is not saved.
        slug_name: its name for queries.
        size: members.
        name: its name for people.
        type: kind of segment, such as `custom`.
        extra: fields of the response that are not listed here.
    """

    id: str
    # Published as a number; the samples are whole.
    size: int
    # Published as required, but a query that is not saved has no slug of its own.
    slug_name: str | None = None
    name: str | None = None
    type: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 5:
            value = _segment_size_blank | value
        try:
            found = _segment_size(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_size_blank | value
            found = _segment_size(value)
        id_, size_, slug_name_, name_, type_ = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(size_) is not int:
            mismatch("int", size_)
        if type(slug_name_) is not str and slug_name_ is not None:
            mismatch("str", slug_name_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self = cls.__new__(cls)
        self.id = id_
        self.size = size_
        self.slug_name = slug_name_
        self.name = name_
        self.type = type_
        if len(value) > 5:
            self.extra = unlisted(value, _segment_size_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "size": self.size,
            "slug_name": self.slug_name,
            "name": self.name,
            "type": self.type,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SegmentMetric:
    """One point of a segment's history.

    Attributes:
        ts: Unix time in milliseconds, as the server writes it: mostly a string.
        value: the figure at that time.
        extra: fields of the response that are not listed here.
    """

    ts: int | str
    value: float
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _segment_metric_blank | value
        try:
            found = _segment_metric(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_metric_blank | value
            found = _segment_metric(value)
        ts_, value_ = found
        if type(ts_) is not int and type(ts_) is not str:
            mismatch("int or str", ts_)
        value_ = number(value_)
        self = cls.__new__(cls)
        self.ts = ts_
        self.value = value_
        if len(value) > 2:
            self.extra = unlisted(value, _segment_metric_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"ts": self.ts, "value": self.value, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class SegmentAttribution:
    """The attribution history of one segment.

    Attributes:
        id: id of the segment.
        metrics: its points in time.
        extra: fields of the response that are not listed here.
    """

    id: str
    metrics: list[SegmentMetric] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _segment_attribution_blank | value
        try:
            found = _segment_attribution(value)
        except KeyError:  # it has unknown ones instead
            value = _segment_attribution_blank | value
            found = _segment_attribution(value)
        id_, metrics_ = found
        if type(id_) is not str:
            mismatch("str", id_)
        metrics_ = _list_of_segment_metric(metrics_)
        self = cls.__new__(cls)
        self.id = id_
        self.metrics = metrics_
        if len(value) > 2:
            self.extra = unlisted(value, _segment_attribution_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"id": self.id, "metrics": plain(self.metrics), **plain(self.extra)}


_segment_blank = {
    "id": None,
    "name": None,
    "slug_name": None,
    "kind": None,
    "segment_ql": None,
    "table": None,
    "description": None,
    "tags": None,
    "is_public": None,
    "account_id": None,
    "author_id": None,
    "created": None,
    "updated": None,
}
_segment = itemgetter(*_segment_blank)
_segment_create_blank = {
    "name": UNSET,
    "segment_ql": UNSET,
    "slug_name": UNSET,
    "is_public": UNSET,
    "description": UNSET,
    "tags": UNSET,
    "kind": UNSET,
}
_segment_create = itemgetter(*_segment_create_blank)
_segment_update_blank = {
    "name": UNSET,
    "segment_ql": UNSET,
    "slug_name": UNSET,
    "is_public": UNSET,
    "description": UNSET,
    "tags": UNSET,
    "kind": UNSET,
}
_segment_update = itemgetter(*_segment_update_blank)
_segment_size_blank = {"id": None, "size": None, "slug_name": None, "name": None, "type": None}
_segment_size = itemgetter(*_segment_size_blank)
_segment_metric_blank = {"ts": None, "value": None}
_segment_metric = itemgetter(*_segment_metric_blank)
_segment_attribution_blank = {"id": None, "metrics": None}
_segment_attribution = itemgetter(*_segment_attribution_blank)
_list_of_segment_metric = list_of(SegmentMetric.from_json)
