# generated from endpoints/v1/segment.toml; do not edit
"""Models of `client.segments`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import list_of, mismatch, number, plain, texts, time, unlisted
from lytics_async.operation import UNSET, Unset


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
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        slug_name_ = get("slug_name")
        if slug_name_ is None:
            absent += "slug_name" not in value
        elif type(slug_name_) is not str:
            mismatch("str", slug_name_)
        kind_ = get("kind")
        if kind_ is None:
            absent += "kind" not in value
        elif type(kind_) is not str:
            mismatch("str", kind_)
        segment_ql_ = get("segment_ql")
        if segment_ql_ is None:
            absent += "segment_ql" not in value
        elif type(segment_ql_) is not str:
            mismatch("str", segment_ql_)
        table_ = get("table")
        if table_ is None:
            absent += "table" not in value
        elif type(table_) is not str:
            mismatch("str", table_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        tags_ = get("tags")
        if tags_ is None:
            absent += "tags" not in value
        tags_ = texts(tags_)
        is_public_ = get("is_public")
        if is_public_ is None:
            absent += "is_public" not in value
        elif type(is_public_) is not bool:
            mismatch("bool", is_public_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        author_id_ = get("author_id")
        if author_id_ is None:
            absent += "author_id" not in value
        elif type(author_id_) is not str:
            mismatch("str", author_id_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        extra = unlisted(Segment, value) if len(value) + absent > 13 else {}
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
        self.extra = extra
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
            **self.extra,
        }


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
    segment_ql: str | Unset = UNSET
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
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        segment_ql_ = get("segment_ql", UNSET)
        if segment_ql_ is UNSET:
            absent += 1
        elif type(segment_ql_) is not str:
            mismatch("str", segment_ql_)
        slug_name_ = get("slug_name", UNSET)
        if slug_name_ is UNSET:
            absent += 1
        elif type(slug_name_) is not str:
            mismatch("str", slug_name_)
        is_public_ = get("is_public", UNSET)
        if is_public_ is UNSET:
            absent += 1
        elif type(is_public_) is not bool:
            mismatch("bool", is_public_)
        description_ = get("description", UNSET)
        if description_ is UNSET:
            absent += 1
        elif description_ is not None and type(description_) is not str:
            mismatch("str", description_)
        tags_ = get("tags", UNSET)
        if tags_ is UNSET:
            absent += 1
        elif tags_ is not None:
            tags_ = texts(tags_)
        kind_ = get("kind", UNSET)
        if kind_ is UNSET:
            absent += 1
        elif type(kind_) is not str:
            mismatch("str", kind_)
        extra = unlisted(SegmentCreate, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.segment_ql = segment_ql_
        self.slug_name = slug_name_
        self.is_public = is_public_
        self.description = description_
        self.tags = tags_
        self.kind = kind_
        self.extra = extra
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
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


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
    segment_ql: str | Unset = UNSET
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
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        segment_ql_ = get("segment_ql", UNSET)
        if segment_ql_ is UNSET:
            absent += 1
        elif type(segment_ql_) is not str:
            mismatch("str", segment_ql_)
        slug_name_ = get("slug_name", UNSET)
        if slug_name_ is UNSET:
            absent += 1
        elif type(slug_name_) is not str:
            mismatch("str", slug_name_)
        is_public_ = get("is_public", UNSET)
        if is_public_ is UNSET:
            absent += 1
        elif type(is_public_) is not bool:
            mismatch("bool", is_public_)
        description_ = get("description", UNSET)
        if description_ is UNSET:
            absent += 1
        elif description_ is not None and type(description_) is not str:
            mismatch("str", description_)
        tags_ = get("tags", UNSET)
        if tags_ is UNSET:
            absent += 1
        elif tags_ is not None:
            tags_ = texts(tags_)
        kind_ = get("kind", UNSET)
        if kind_ is UNSET:
            absent += 1
        elif type(kind_) is not str:
            mismatch("str", kind_)
        extra = unlisted(SegmentUpdate, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.segment_ql = segment_ql_
        self.slug_name = slug_name_
        self.is_public = is_public_
        self.description = description_
        self.tags = tags_
        self.kind = kind_
        self.extra = extra
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
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class SegmentSize:
    """How many members a segment, or a query, has.

    Attributes:
        id: id of the segment; empty for a query that is not saved.
        slug_name: its name for queries.
        size: members.
        name: its name for people.
        type: kind of segment, such as `custom`.
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        size_ = get("size")
        if type(size_) is not int:
            mismatch("int", size_)
        slug_name_ = get("slug_name")
        if slug_name_ is None:
            absent += "slug_name" not in value
        elif type(slug_name_) is not str:
            mismatch("str", slug_name_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        extra = unlisted(SegmentSize, value) if len(value) + absent > 5 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.size = size_
        self.slug_name = slug_name_
        self.name = name_
        self.type = type_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "size": self.size,
            "slug_name": self.slug_name,
            "name": self.name,
            "type": self.type,
            **self.extra,
        }


@attrs.define(kw_only=True)
class SegmentMetric:
    """One point of a segment's history.

    Attributes:
        ts: Unix time in milliseconds, as the server writes it: mostly a string.
        value: the figure at that time.
        extra: fields of the answer that are not listed here.
    """

    ts: int | str
    value: float
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        ts_ = get("ts")
        if type(ts_) is not int and type(ts_) is not str:
            mismatch("int or str", ts_)
        value_ = get("value")
        value_ = number(value_)
        extra = unlisted(SegmentMetric, value) if len(value) > 2 else {}
        self = cls.__new__(cls)
        self.ts = ts_
        self.value = value_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"ts": self.ts, "value": self.value, **self.extra}


@attrs.define(kw_only=True)
class SegmentAttribution:
    """The attribution history of one segment.

    Attributes:
        id: id of the segment.
        metrics: its points in time.
        extra: fields of the answer that are not listed here.
    """

    id: str
    metrics: list[SegmentMetric] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        metrics_ = get("metrics")
        if metrics_ is None:
            absent += "metrics" not in value
        metrics_ = _list_of_segment_metric(metrics_)
        extra = unlisted(SegmentAttribution, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.metrics = metrics_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"id": self.id, "metrics": plain(self.metrics), **self.extra}


_list_of_segment_metric = list_of(SegmentMetric.from_json)
