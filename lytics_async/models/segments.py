# generated from endpoints/v1/segment.toml; do not edit
"""Models of `client.segments`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    count,
    list_of,
    mismatch,
    number,
    plain,
    text,
    texts,
    time,
    unlisted,
)
from lytics_async.models.catalog import FieldInfo


@lazy_extra
@attrs.define(kw_only=True)
class Segment:
    """A named, logical expression over the profiles of a table.

    Attributes:
        id: 32 hex digits; empty for a query that is not saved.
        name: name for people.
        slug_name: name for queries, made from `name` when none is given.
        kind: what it is for; an aspect describes a trait, a goal means conversion, a list is
            exported.
        segment_ql: the FilterQL text.
        table: table it is over.
        description: text for people.
        tags: labels.
        is_public: whether it shows in the profile API.
        account_id: account it belongs to.
        author_id: user who made it.
        created: when it was made.
        updated: when it was changed last.
        aid: short number of the account.
        short_id: short form of the id.
        public_name: name in the profile API.
        invalid: whether it cannot be evaluated.
        invalid_reason: why not.
        deleted: whether it is deleted.
        save_hist: whether its size is recorded over time.
        schedule_exit: whether members leave when a time in it has passed, going by the name.
        datemath_calc: not explained anywhere.
        forward_datemath: not explained anywhere.
        created_ms: when it was made, Unix time in milliseconds.
        modified_ms: when it was changed last, Unix time in milliseconds.
        fields: fields that its FilterQL names.
        ast: its FilterQL, parsed.
        extra: fields of the response that are not listed here.
    """

    id: str
    name: str | None = None
    slug_name: str | None = None
    # The reference has aspect and goal; the vendor's notes of 2026 have all eight.
    kind: (
        Literal["segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"]
        | str
        | None
    ) = None
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
    # Two clients that were tested against the service declare it.
    aid: int | None = None
    # Two clients that were tested against the service declare it.
    short_id: str | None = None
    # Two clients that were tested against the service declare it.
    public_name: str | None = None
    # Two clients that were tested against the service declare it.
    invalid: bool | None = None
    # Two clients that were tested against the service declare it.
    invalid_reason: str | None = None
    # Two clients that were tested against the service declare it.
    deleted: bool | None = None
    # Two clients that were tested against the service declare it.
    save_hist: bool | None = None
    # A client that was tested against the service declares it.
    schedule_exit: bool | None = None
    # A client that was tested against the service declares it.
    datemath_calc: bool | None = None
    # A client that was tested against the service declares it.
    forward_datemath: bool | None = None
    # Recorded responses of the service have it.
    created_ms: int | None = attrs.field(default=None, metadata={"count": True})
    # Recorded responses of the service have it.
    modified_ms: int | None = attrs.field(default=None, metadata={"count": True})
    # Recorded responses of the service have it.
    fields: list[str] = attrs.field(factory=list)
    # A client that was tested against the service declares it; its form is not published.
    ast: Any = attrs.field(default=None, repr=safe_repr)
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
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.slug_name = slug_name_ = get("slug_name")
        if type(slug_name_) is not str and slug_name_ is not None:
            mismatch("str", slug_name_)
        self.kind = kind_ = get("kind")
        if type(kind_) is not str and kind_ is not None:
            mismatch("str", kind_)
        self.segment_ql = segment_ql_ = get("segment_ql")
        if type(segment_ql_) is not str and segment_ql_ is not None:
            mismatch("str", segment_ql_)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.tags = texts(get("tags"))
        self.is_public = is_public_ = get("is_public")
        if type(is_public_) is not bool and is_public_ is not None:
            mismatch("bool", is_public_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.short_id = short_id_ = get("short_id")
        if type(short_id_) is not str and short_id_ is not None:
            mismatch("str", short_id_)
        self.public_name = public_name_ = get("public_name")
        if type(public_name_) is not str and public_name_ is not None:
            mismatch("str", public_name_)
        self.invalid = invalid_ = get("invalid")
        if type(invalid_) is not bool and invalid_ is not None:
            mismatch("bool", invalid_)
        self.invalid_reason = invalid_reason_ = get("invalid_reason")
        if type(invalid_reason_) is not str and invalid_reason_ is not None:
            mismatch("str", invalid_reason_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.save_hist = save_hist_ = get("save_hist")
        if type(save_hist_) is not bool and save_hist_ is not None:
            mismatch("bool", save_hist_)
        self.schedule_exit = schedule_exit_ = get("schedule_exit")
        if type(schedule_exit_) is not bool and schedule_exit_ is not None:
            mismatch("bool", schedule_exit_)
        self.datemath_calc = datemath_calc_ = get("datemath_calc")
        if type(datemath_calc_) is not bool and datemath_calc_ is not None:
            mismatch("bool", datemath_calc_)
        self.forward_datemath = forward_datemath_ = get("forward_datemath")
        if type(forward_datemath_) is not bool and forward_datemath_ is not None:
            mismatch("bool", forward_datemath_)
        self.created_ms = created_ms_ = get("created_ms")
        if created_ms_ is not None:
            self.created_ms = count(created_ms_)
        self.modified_ms = modified_ms_ = get("modified_ms")
        if modified_ms_ is not None:
            self.modified_ms = count(modified_ms_)
        self.fields = texts(get("fields"))
        self.ast = get("ast")
        if not _segment_fields.issuperset(value):
            self.extra = unlisted(value, _segment_fields)
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
            "aid": self.aid,
            "short_id": self.short_id,
            "public_name": self.public_name,
            "invalid": self.invalid,
            "invalid_reason": self.invalid_reason,
            "deleted": self.deleted,
            "save_hist": self.save_hist,
            "schedule_exit": self.schedule_exit,
            "datemath_calc": self.datemath_calc,
            "forward_datemath": self.forward_datemath,
            "created_ms": self.created_ms,
            "modified_ms": self.modified_ms,
            "fields": self.fields,
            "ast": plain(self.ast),
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
    kind: (
        Literal["segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"]
        | str
        | Unset
    ) = UNSET
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
        self.segment_ql = segment_ql_ = get("segment_ql", UNSET)
        if segment_ql_ is not UNSET:
            self.segment_ql = text(segment_ql_)
        self.slug_name = slug_name_ = get("slug_name", UNSET)
        if type(slug_name_) is not str and slug_name_ is not UNSET:
            mismatch("str", slug_name_)
        self.is_public = is_public_ = get("is_public", UNSET)
        if type(is_public_) is not bool and is_public_ is not UNSET:
            mismatch("bool", is_public_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET and tags_ is not None:
            self.tags = texts(tags_)
        self.kind = kind_ = get("kind", UNSET)
        if type(kind_) is not str and kind_ is not UNSET:
            mismatch("str", kind_)
        if not _segment_create_fields.issuperset(value):
            self.extra = unlisted(value, _segment_create_fields)
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
    kind: (
        Literal["segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"]
        | str
        | Unset
    ) = UNSET
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
        self.segment_ql = segment_ql_ = get("segment_ql", UNSET)
        if segment_ql_ is not UNSET:
            self.segment_ql = text(segment_ql_)
        self.slug_name = slug_name_ = get("slug_name", UNSET)
        if type(slug_name_) is not str and slug_name_ is not UNSET:
            mismatch("str", slug_name_)
        self.is_public = is_public_ = get("is_public", UNSET)
        if type(is_public_) is not bool and is_public_ is not UNSET:
            mismatch("bool", is_public_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET and tags_ is not None:
            self.tags = texts(tags_)
        self.kind = kind_ = get("kind", UNSET)
        if type(kind_) is not str and kind_ is not UNSET:
            mismatch("str", kind_)
        if not _segment_update_fields.issuperset(value):
            self.extra = unlisted(value, _segment_update_fields)
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


# Published as an object with an id; the vendor's notes of 2026 say that the service also
# sends the number alone, in a list or not, and an object with nothing but the size.
@lazy_extra
@attrs.define(kw_only=True)
class SegmentSize:
    """How many members a segment, or a query, has.

    Attributes:
        id: id of the segment; empty, or None, for a query that is not saved.
        slug_name: its name for queries.
        size: members.
        name: its name for people.
        type: kind of segment, such as `custom`.
        extra: fields of the response that are not listed here.
    """

    # Published as a number; the samples are whole, and a tested client reads a float.
    size: int = attrs.field(metadata={"bare": True, "count": True})
    id: str | None = None
    # Published as required, but a query that is not saved has no slug of its own.
    slug_name: str | None = None
    name: str | None = None
    type: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            value = {"size": value}
        get: Any = value.get
        self = cls.__new__(cls)
        self.size = count(get("size"))
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.slug_name = slug_name_ = get("slug_name")
        if type(slug_name_) is not str and slug_name_ is not None:
            mismatch("str", slug_name_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        if not _segment_size_fields.issuperset(value):
            self.extra = unlisted(value, _segment_size_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "size": self.size,
            "id": self.id,
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
        anomaly: how far it is from what was expected, going by the name.
        extra: fields of the response that are not listed here.
    """

    ts: int | str
    value: float
    # A client that was tested against the service declares it.
    anomaly: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.ts = ts_ = get("ts")
        if type(ts_) is not int and type(ts_) is not str:
            mismatch("int or str", ts_)
        self.value = number(get("value"))
        self.anomaly = anomaly_ = get("anomaly")
        if anomaly_ is not None:
            self.anomaly = number(anomaly_)
        if not _segment_metric_fields.issuperset(value):
            self.extra = unlisted(value, _segment_metric_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"ts": self.ts, "value": self.value, "anomaly": self.anomaly, **plain(self.extra)}


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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        self.metrics = _list_of_segment_metric(get("metrics"))
        if not _segment_attribution_fields.issuperset(value):
            self.extra = unlisted(value, _segment_attribution_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"id": self.id, "metrics": plain(self.metrics), **plain(self.extra)}


# The reference has no shape; the vendor's notes of 2026 have `segments`, a list of objects
# with id and fields, from which the one segment is taken. Fields without such a list are
# read as well.
@lazy_extra
@attrs.define(kw_only=True)
class SegmentFieldInfo:
    """What values the fields of a segment's members hold.

    Attributes:
        id: id of the segment; None for a query that is not saved.
        fields: one entry a field.
        extra: fields of the response that are not listed here.
    """

    # Under `segments` in the vendor's notes of 2026.
    id: str | None = attrs.field(default=None, metadata={"also": ("segments[].id",)})
    # Under `segments` in the vendor's notes of 2026.
    fields: list[FieldInfo] = attrs.field(factory=list, metadata={"also": ("segments[].fields",)})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _segment_field_info_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.fields = _list_of_field_info(get("fields"))
        if not _segment_field_info_fields.issuperset(value):
            self.extra = unlisted(value, _segment_field_info_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"id": self.id, "fields": plain(self.fields), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class SegmentFieldInfos:
    """What values the fields of the members of several segments hold.

    Attributes:
        segments: one entry a segment.
        extra: fields of the response that are not listed here.
    """

    # The vendor's notes of 2026 have it; not in the reference.
    segments: list[SegmentFieldInfo] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.segments = _list_of_segment_field_info(get("segments"))
        if not _segment_field_infos_fields.issuperset(value):
            self.extra = unlisted(value, _segment_field_infos_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"segments": plain(self.segments), **plain(self.extra)}


_segment_fields = frozenset(
    {
        "id",
        "name",
        "slug_name",
        "kind",
        "segment_ql",
        "table",
        "description",
        "tags",
        "is_public",
        "account_id",
        "author_id",
        "created",
        "updated",
        "aid",
        "short_id",
        "public_name",
        "invalid",
        "invalid_reason",
        "deleted",
        "save_hist",
        "schedule_exit",
        "datemath_calc",
        "forward_datemath",
        "created_ms",
        "modified_ms",
        "fields",
        "ast",
    }
)
_segment_create_fields = frozenset(
    {"name", "segment_ql", "slug_name", "is_public", "description", "tags", "kind"}
)
_segment_update_fields = frozenset(
    {"name", "segment_ql", "slug_name", "is_public", "description", "tags", "kind"}
)
_segment_size_fields = frozenset({"size", "id", "slug_name", "name", "type"})
_segment_metric_fields = frozenset({"ts", "value", "anomaly"})
_list_of_segment_metric = list_of(SegmentMetric.from_json)
_segment_attribution_fields = frozenset({"id", "metrics"})
_segment_field_info_places = places({"id": ("segments[].id",), "fields": ("segments[].fields",)})
_list_of_field_info = list_of(FieldInfo.from_json)
_segment_field_info_fields = frozenset({"id", "fields"})
_list_of_segment_field_info = list_of(SegmentFieldInfo.from_json)
_segment_field_infos_fields = frozenset({"segments"})
