# generated from endpoints/v2/segments.toml; do not edit
"""Models of `client.v2.segments`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.structure import (
    count,
    list_of,
    map_of,
    mismatch,
    plain,
    text,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Segment:
    """A saved segment.

    Attributes:
        id: its id.
        name: its name for people.
        slug_name: its name for machines; a taken one silently becomes `slug_1` when a segment is
            created.
        segment_ql: the FilterQL text; write its FROM.
        description: what it is for.
        kind: what it is used for.
        table: the table whose profiles it selects.
        is_public: whether it is visible in the browser.
        tags: labels for people.
        category: its category.
        save_hist: whether a history of its size is kept.
        schedule_exit: whether profiles are evaluated again when a date makes them leave.
        expires_at: when it ends by itself.
        emit_trigger: whether entering and leaving it raises triggers.
        public_name: its name in the browser.
        size: number of profiles; only if sizes are requested.
        invalid: whether it cannot be evaluated.
        invalid_reason: why not.
        includes: segments that its FilterQL includes.
        fields: fields that its FilterQL names.
        field_changes_fields: fields whose changes it watches.
        identities: identity fields that it names.
        groups: groups that it is part of.
        ql_resolved: its FilterQL, with the included segments written out.
        withs_ql: its FilterQL, with definitions of what it includes.
        ast: its FilterQL, parsed.
        datemath_calc: whether it uses date math.
        forward_datemath: whether its date math leads into the future.
        author_id: id of the user who made it.
        account_id: id of the account.
        aid: number of the account.
        created: when it was made.
        updated: when it was changed.
        deleted: whether it was deleted.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    slug_name: str | None = None
    segment_ql: str | None = None
    description: str | None = None
    kind: (
        Literal["segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"]
        | str
        | None
    ) = None
    table: str | None = None
    is_public: bool | None = None
    tags: list[str] = attrs.field(factory=list)
    category: str | None = None
    save_hist: bool | None = None
    schedule_exit: bool | None = None
    # In the vendor's newer notes only.
    expires_at: datetime | None = None
    # In the vendor's newer notes only.
    emit_trigger: bool | None = None
    public_name: str | None = None
    size: int | None = attrs.field(default=None, metadata={"count": True})
    invalid: bool | None = None
    invalid_reason: str | None = None
    includes: list[str] = attrs.field(factory=list)
    fields: list[str] = attrs.field(factory=list)
    field_changes_fields: list[str] = attrs.field(factory=list)
    identities: list[str] = attrs.field(factory=list)
    groups: list[str] = attrs.field(factory=list)
    ql_resolved: str | None = None
    withs_ql: str | None = None
    ast: Any = attrs.field(default=None, repr=safe_repr)
    datemath_calc: bool | None = None
    forward_datemath: bool | None = None
    author_id: str | None = None
    account_id: str | None = None
    aid: int | None = None
    created: str | None = None
    updated: str | None = None
    deleted: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.slug_name = slug_name_ = get("slug_name")
        if type(slug_name_) is not str and slug_name_ is not None:
            mismatch("str", slug_name_)
        self.segment_ql = segment_ql_ = get("segment_ql")
        if type(segment_ql_) is not str and segment_ql_ is not None:
            mismatch("str", segment_ql_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.kind = kind_ = get("kind")
        if type(kind_) is not str and kind_ is not None:
            mismatch("str", kind_)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.is_public = is_public_ = get("is_public")
        if type(is_public_) is not bool and is_public_ is not None:
            mismatch("bool", is_public_)
        self.tags = texts(get("tags"))
        self.category = category_ = get("category")
        if type(category_) is not str and category_ is not None:
            mismatch("str", category_)
        self.save_hist = save_hist_ = get("save_hist")
        if type(save_hist_) is not bool and save_hist_ is not None:
            mismatch("bool", save_hist_)
        self.schedule_exit = schedule_exit_ = get("schedule_exit")
        if type(schedule_exit_) is not bool and schedule_exit_ is not None:
            mismatch("bool", schedule_exit_)
        self.expires_at = expires_at_ = get("expires_at")
        if expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.emit_trigger = emit_trigger_ = get("emit_trigger")
        if type(emit_trigger_) is not bool and emit_trigger_ is not None:
            mismatch("bool", emit_trigger_)
        self.public_name = public_name_ = get("public_name")
        if type(public_name_) is not str and public_name_ is not None:
            mismatch("str", public_name_)
        self.size = size_ = get("size")
        if size_ is not None:
            self.size = count(size_)
        self.invalid = invalid_ = get("invalid")
        if type(invalid_) is not bool and invalid_ is not None:
            mismatch("bool", invalid_)
        self.invalid_reason = invalid_reason_ = get("invalid_reason")
        if type(invalid_reason_) is not str and invalid_reason_ is not None:
            mismatch("str", invalid_reason_)
        self.includes = texts(get("includes"))
        self.fields = texts(get("fields"))
        self.field_changes_fields = texts(get("field_changes_fields"))
        self.identities = texts(get("identities"))
        self.groups = texts(get("groups"))
        self.ql_resolved = ql_resolved_ = get("ql_resolved")
        if type(ql_resolved_) is not str and ql_resolved_ is not None:
            mismatch("str", ql_resolved_)
        self.withs_ql = withs_ql_ = get("withs_ql")
        if type(withs_ql_) is not str and withs_ql_ is not None:
            mismatch("str", withs_ql_)
        self.ast = get("ast")
        self.datemath_calc = datemath_calc_ = get("datemath_calc")
        if type(datemath_calc_) is not bool and datemath_calc_ is not None:
            mismatch("bool", datemath_calc_)
        self.forward_datemath = forward_datemath_ = get("forward_datemath")
        if type(forward_datemath_) is not bool and forward_datemath_ is not None:
            mismatch("bool", forward_datemath_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        if not _segment_fields.issuperset(value):
            self.extra = unlisted(value, _segment_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "slug_name": self.slug_name,
            "segment_ql": self.segment_ql,
            "description": self.description,
            "kind": self.kind,
            "table": self.table,
            "is_public": self.is_public,
            "tags": self.tags,
            "category": self.category,
            "save_hist": self.save_hist,
            "schedule_exit": self.schedule_exit,
            "expires_at": plain(self.expires_at),
            "emit_trigger": self.emit_trigger,
            "public_name": self.public_name,
            "size": self.size,
            "invalid": self.invalid,
            "invalid_reason": self.invalid_reason,
            "includes": self.includes,
            "fields": self.fields,
            "field_changes_fields": self.field_changes_fields,
            "identities": self.identities,
            "groups": self.groups,
            "ql_resolved": self.ql_resolved,
            "withs_ql": self.withs_ql,
            "ast": plain(self.ast),
            "datemath_calc": self.datemath_calc,
            "forward_datemath": self.forward_datemath,
            "author_id": self.author_id,
            "account_id": self.account_id,
            "aid": self.aid,
            "created": self.created,
            "updated": self.updated,
            "deleted": self.deleted,
            **plain(self.extra),
        }


# What the server assigns by itself is left out; no field is published as required.
@lazy_extra
@attrs.define(kw_only=True)
class SegmentFields:
    """What a segment is made of.

    Attributes:
        name: its name for people.
        slug_name: its name for machines; a taken one silently becomes `slug_1` when a segment is
            created.
        segment_ql: the FilterQL text; write its FROM.
        description: what it is for.
        kind: what it is used for.
        table: the table whose profiles it selects.
        is_public: whether it is visible in the browser.
        tags: labels for people.
        category: its category.
        save_hist: whether a history of its size is kept.
        schedule_exit: whether profiles are evaluated again when a date makes them leave.
        expires_at: when it ends by itself.
        emit_trigger: whether entering and leaving it raises triggers.
        extra: further fields to send.
    """

    name: str
    segment_ql: str | Filter
    slug_name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    kind: (
        Literal["segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"]
        | Unset
        | None
    ) = UNSET
    table: str | Unset | None = UNSET
    is_public: bool | Unset | None = UNSET
    tags: Sequence[str] | Unset = UNSET
    category: str | Unset | None = UNSET
    save_hist: bool | Unset | None = UNSET
    schedule_exit: bool | Unset | None = UNSET
    # In the vendor's newer notes only.
    expires_at: datetime | Unset | None = UNSET
    # In the vendor's newer notes only.
    emit_trigger: bool | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        self.segment_ql = text(get("segment_ql"))
        self.slug_name = slug_name_ = get("slug_name", UNSET)
        if type(slug_name_) is not str and slug_name_ is not UNSET and slug_name_ is not None:
            mismatch("str", slug_name_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.kind = kind_ = get("kind", UNSET)
        if type(kind_) is not str and kind_ is not UNSET and kind_ is not None:
            mismatch("str", kind_)
        self.table = table_ = get("table", UNSET)
        if type(table_) is not str and table_ is not UNSET and table_ is not None:
            mismatch("str", table_)
        self.is_public = is_public_ = get("is_public", UNSET)
        if type(is_public_) is not bool and is_public_ is not UNSET and is_public_ is not None:
            mismatch("bool", is_public_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET:
            self.tags = texts(tags_)
        self.category = category_ = get("category", UNSET)
        if type(category_) is not str and category_ is not UNSET and category_ is not None:
            mismatch("str", category_)
        self.save_hist = save_hist_ = get("save_hist", UNSET)
        if type(save_hist_) is not bool and save_hist_ is not UNSET and save_hist_ is not None:
            mismatch("bool", save_hist_)
        self.schedule_exit = schedule_exit_ = get("schedule_exit", UNSET)
        if (
            type(schedule_exit_) is not bool
            and schedule_exit_ is not UNSET
            and schedule_exit_ is not None
        ):
            mismatch("bool", schedule_exit_)
        self.expires_at = expires_at_ = get("expires_at", UNSET)
        if expires_at_ is not UNSET and expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.emit_trigger = emit_trigger_ = get("emit_trigger", UNSET)
        if (
            type(emit_trigger_) is not bool
            and emit_trigger_ is not UNSET
            and emit_trigger_ is not None
        ):
            mismatch("bool", emit_trigger_)
        if not _segment_fields_fields.issuperset(value):
            self.extra = unlisted(value, _segment_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "segment_ql": self.segment_ql,
            "slug_name": self.slug_name,
            "description": self.description,
            "kind": self.kind,
            "table": self.table,
            "is_public": self.is_public,
            "tags": self.tags,
            "category": self.category,
            "save_hist": self.save_hist,
            "schedule_exit": self.schedule_exit,
            "expires_at": plain(self.expires_at),
            "emit_trigger": self.emit_trigger,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SegmentChanges:
    """What can be changed of a segment.

    Attributes:
        name: its name for people.
        slug_name: its name for machines.
        segment_ql: the FilterQL text; write its FROM, since without one the server may create
            another segment.
        description: what it is for.
        kind: what it is used for.
        is_public: whether it is visible in the browser; `public_name` stays when it becomes false.
        tags: labels for people.
        category: its category.
        save_hist: whether a history of its size is kept.
        schedule_exit: whether profiles are evaluated again when a date makes them leave.
        expires_at: when it ends by itself.
        emit_trigger: whether entering and leaving it raises triggers.
        extra: further fields to send.
    """

    name: str | Unset | None = UNSET
    slug_name: str | Unset | None = UNSET
    segment_ql: str | Filter | Unset | None = UNSET
    description: str | Unset | None = UNSET
    kind: (
        Literal["segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"]
        | Unset
        | None
    ) = UNSET
    is_public: bool | Unset | None = UNSET
    tags: Sequence[str] | Unset = UNSET
    category: str | Unset | None = UNSET
    save_hist: bool | Unset | None = UNSET
    schedule_exit: bool | Unset | None = UNSET
    # In the vendor's newer notes only.
    expires_at: datetime | Unset | None = UNSET
    # In the vendor's newer notes only.
    emit_trigger: bool | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET and name_ is not None:
            mismatch("str", name_)
        self.slug_name = slug_name_ = get("slug_name", UNSET)
        if type(slug_name_) is not str and slug_name_ is not UNSET and slug_name_ is not None:
            mismatch("str", slug_name_)
        self.segment_ql = segment_ql_ = get("segment_ql", UNSET)
        if segment_ql_ is not UNSET and segment_ql_ is not None:
            self.segment_ql = text(segment_ql_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.kind = kind_ = get("kind", UNSET)
        if type(kind_) is not str and kind_ is not UNSET and kind_ is not None:
            mismatch("str", kind_)
        self.is_public = is_public_ = get("is_public", UNSET)
        if type(is_public_) is not bool and is_public_ is not UNSET and is_public_ is not None:
            mismatch("bool", is_public_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET:
            self.tags = texts(tags_)
        self.category = category_ = get("category", UNSET)
        if type(category_) is not str and category_ is not UNSET and category_ is not None:
            mismatch("str", category_)
        self.save_hist = save_hist_ = get("save_hist", UNSET)
        if type(save_hist_) is not bool and save_hist_ is not UNSET and save_hist_ is not None:
            mismatch("bool", save_hist_)
        self.schedule_exit = schedule_exit_ = get("schedule_exit", UNSET)
        if (
            type(schedule_exit_) is not bool
            and schedule_exit_ is not UNSET
            and schedule_exit_ is not None
        ):
            mismatch("bool", schedule_exit_)
        self.expires_at = expires_at_ = get("expires_at", UNSET)
        if expires_at_ is not UNSET and expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.emit_trigger = emit_trigger_ = get("emit_trigger", UNSET)
        if (
            type(emit_trigger_) is not bool
            and emit_trigger_ is not UNSET
            and emit_trigger_ is not None
        ):
            mismatch("bool", emit_trigger_)
        if not _segment_changes_fields.issuperset(value):
            self.extra = unlisted(value, _segment_changes_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "slug_name": self.slug_name,
            "segment_ql": self.segment_ql,
            "description": self.description,
            "kind": self.kind,
            "is_public": self.is_public,
            "tags": self.tags,
            "category": self.category,
            "save_hist": self.save_hist,
            "schedule_exit": self.schedule_exit,
            "expires_at": plain(self.expires_at),
            "emit_trigger": self.emit_trigger,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SegmentDeletionStatus:
    """The outcome for one segment of a bulk deletion.

    Attributes:
        id: id of the segment.
        deleted: whether it was deleted.
        reason: why not.
        segments: what still uses it, by kind.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    deleted: bool | None = None
    reason: str | None = None
    segments: dict[str, list[str]] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.reason = reason_ = get("reason")
        if type(reason_) is not str and reason_ is not None:
            mismatch("str", reason_)
        self.segments = _map_of_texts(get("segments"))
        if not _segment_deletion_status_fields.issuperset(value):
            self.extra = unlisted(value, _segment_deletion_status_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "deleted": self.deleted,
            "reason": self.reason,
            "segments": self.segments,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SegmentDeletion:
    """The outcome of a bulk deletion.

    Attributes:
        deleted: ids that were deleted.
        not_deleted: ids that were refused.
        segments: the outcome for each.
        extra: fields of the response that are not listed here.
    """

    deleted: list[str] = attrs.field(factory=list)
    not_deleted: list[str] = attrs.field(factory=list)
    segments: list[SegmentDeletionStatus] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.deleted = texts(get("deleted"))
        self.not_deleted = texts(get("not_deleted"))
        self.segments = _list_of_segment_deletion_status(get("segments"))
        if not _segment_deletion_fields.issuperset(value):
            self.extra = unlisted(value, _segment_deletion_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "deleted": self.deleted,
            "not_deleted": self.not_deleted,
            "segments": plain(self.segments),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SegmentReference:
    """A segment, named by its id.

    Attributes:
        id: id of the segment.
        extra: further fields to send.
    """

    id: str
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
        if not _segment_reference_fields.issuperset(value):
            self.extra = unlisted(value, _segment_reference_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"id": self.id, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


_segment_fields = frozenset(
    {
        "id",
        "name",
        "slug_name",
        "segment_ql",
        "description",
        "kind",
        "table",
        "is_public",
        "tags",
        "category",
        "save_hist",
        "schedule_exit",
        "expires_at",
        "emit_trigger",
        "public_name",
        "size",
        "invalid",
        "invalid_reason",
        "includes",
        "fields",
        "field_changes_fields",
        "identities",
        "groups",
        "ql_resolved",
        "withs_ql",
        "ast",
        "datemath_calc",
        "forward_datemath",
        "author_id",
        "account_id",
        "aid",
        "created",
        "updated",
        "deleted",
    }
)
_segment_fields_fields = frozenset(
    {
        "name",
        "segment_ql",
        "slug_name",
        "description",
        "kind",
        "table",
        "is_public",
        "tags",
        "category",
        "save_hist",
        "schedule_exit",
        "expires_at",
        "emit_trigger",
    }
)
_segment_changes_fields = frozenset(
    {
        "name",
        "slug_name",
        "segment_ql",
        "description",
        "kind",
        "is_public",
        "tags",
        "category",
        "save_hist",
        "schedule_exit",
        "expires_at",
        "emit_trigger",
    }
)
_map_of_texts = map_of(texts)
_segment_deletion_status_fields = frozenset({"id", "deleted", "reason", "segments"})
_list_of_segment_deletion_status = list_of(SegmentDeletionStatus.from_json)
_segment_deletion_fields = frozenset({"deleted", "not_deleted", "segments"})
_segment_reference_fields = frozenset({"id"})
