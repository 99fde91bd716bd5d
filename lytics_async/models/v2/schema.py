# generated from endpoints/v2/schema.toml; do not edit
"""Models of `client.v2.schema`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    list_of,
    map_of,
    mismatch,
    plain,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class SchemaTable:
    """A table, and its versions.

    Attributes:
        table: name of the table.
        live_id: id of the live version.
        draft_id: id of the draft.
        draft_version: number of the draft.
        extra: fields of the response that are not listed here.
    """

    table: str | None = None
    live_id: str | None = None
    draft_id: str | None = None
    draft_version: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.live_id = live_id_ = get("live_id")
        if type(live_id_) is not str and live_id_ is not None:
            mismatch("str", live_id_)
        self.draft_id = draft_id_ = get("draft_id")
        if type(draft_id_) is not str and draft_id_ is not None:
            mismatch("str", draft_id_)
        self.draft_version = draft_version_ = get("draft_version")
        if type(draft_version_) is not int and draft_version_ is not None:
            mismatch("int", draft_version_)
        if not _schema_table_fields.issuperset(value):
            self.extra = unlisted(value, _schema_table_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "table": self.table,
            "live_id": self.live_id,
            "draft_id": self.draft_id,
            "draft_version": self.draft_version,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FieldLength:
    """How long a text may be.

    Attributes:
        min: fewest characters.
        max: most characters.
        extra: fields of the response that are not listed here.
    """

    min: int | None = None
    max: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.min = min_ = get("min")
        if type(min_) is not int and min_ is not None:
            mismatch("int", min_)
        self.max = max_ = get("max")
        if type(max_) is not int and max_ is not None:
            mismatch("int", max_)
        if not _field_length_fields.issuperset(value):
            self.extra = unlisted(value, _field_length_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"min": self.min, "max": self.max, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class FieldAssertions:
    """What the values of a field must be; other values are dropped.

    Attributes:
        email: whether they are e-mail addresses.
        filter: values that are dropped.
        format: form of the text.
        length: how long they may be.
        extra: fields of the response that are not listed here.
    """

    email: bool | None = None
    filter: list[str] = attrs.field(factory=list)
    format: Literal["alpha", "alphanumeric", "uuid", "base64", "hex", "int", "any"] | str | None = (
        None
    )
    length: FieldLength | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.email = email_ = get("email")
        if type(email_) is not bool and email_ is not None:
            mismatch("bool", email_)
        self.filter = texts(get("filter"))
        self.format = format_ = get("format")
        if type(format_) is not str and format_ is not None:
            mismatch("str", format_)
        self.length = length_ = get("length")
        if length_ is not None:
            self.length = FieldLength.from_json(length_)
        if not _field_assertions_fields.issuperset(value):
            self.extra = unlisted(value, _field_assertions_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "email": self.email,
            "filter": self.filter,
            "format": self.format,
            "length": plain(self.length),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class IdConfig:
    """How an identity field merges profiles.

    Attributes:
        field: name of the identity field.
        compact_after_days: days after which its values may be compacted.
        compact_over: number of values above which they are compacted.
        many_to: identity fields of which many belong to one value.
        edit_status: `new`, `modified`, `deleted` or `unmodified`.
        created: when it was made.
        modified: when it was changed.
        extra: fields of the response that are not listed here.
    """

    field: str | None = None
    compact_after_days: int | None = None
    compact_over: int | None = None
    many_to: list[str] = attrs.field(factory=list)
    edit_status: str | None = None
    created: str | None = None
    modified: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.field = field_ = get("field")
        if type(field_) is not str and field_ is not None:
            mismatch("str", field_)
        self.compact_after_days = compact_after_days_ = get("compact_after_days")
        if type(compact_after_days_) is not int and compact_after_days_ is not None:
            mismatch("int", compact_after_days_)
        self.compact_over = compact_over_ = get("compact_over")
        if type(compact_over_) is not int and compact_over_ is not None:
            mismatch("int", compact_over_)
        self.many_to = texts(get("many_to"))
        self.edit_status = edit_status_ = get("edit_status")
        if type(edit_status_) is not str and edit_status_ is not None:
            mismatch("str", edit_status_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.modified = modified_ = get("modified")
        if type(modified_) is not str and modified_ is not None:
            mismatch("str", modified_)
        if not _id_config_fields.issuperset(value):
            self.extra = unlisted(value, _id_config_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "field": self.field,
            "compact_after_days": self.compact_after_days,
            "compact_over": self.compact_over,
            "many_to": self.many_to,
            "edit_status": self.edit_status,
            "created": self.created,
            "modified": self.modified,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class IdConfigFields:
    """How an identity field merges profiles.

    Attributes:
        field: name of the identity field.
        compact_after_days: days after which its values may be compacted.
        compact_over: number of values above which they are compacted.
        many_to: identity fields of which many belong to one value.
        extra: further fields to send.
    """

    field: str
    compact_after_days: int | Unset | None = UNSET
    compact_over: int | Unset | None = UNSET
    many_to: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.field = field_ = get("field")
        if type(field_) is not str:
            mismatch("str", field_)
        self.compact_after_days = compact_after_days_ = get("compact_after_days", UNSET)
        if (
            type(compact_after_days_) is not int
            and compact_after_days_ is not UNSET
            and compact_after_days_ is not None
        ):
            mismatch("int", compact_after_days_)
        self.compact_over = compact_over_ = get("compact_over", UNSET)
        if (
            type(compact_over_) is not int
            and compact_over_ is not UNSET
            and compact_over_ is not None
        ):
            mismatch("int", compact_over_)
        self.many_to = many_to_ = get("many_to", UNSET)
        if many_to_ is not UNSET:
            self.many_to = texts(many_to_)
        if not _id_config_fields_fields.issuperset(value):
            self.extra = unlisted(value, _id_config_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "field": self.field,
            "compact_after_days": self.compact_after_days,
            "compact_over": self.compact_over,
            "many_to": self.many_to,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaField:
    """A field of a table.

    Attributes:
        id: its name.
        type: its type, such as `string`, `int`, `number`, `bool`, `date`, `[]string` or
            `map[string]int`.
        shortdesc: its label.
        longdesc: its description.
        mergeop: how the values of several records become one, such as `latest`, `oldest`, `max`,
            `sum` or `set`.
        is_identifier: whether equal values make records one profile.
        is_pii: whether it identifies a person.
        capacity: most items of a set or map.
        keep_days: days that an item of a set or map is kept.
        keep_duration: the same as a duration, such as `7d`; the server returns it with an error
            below a microsecond.
        disable_indexing: whether segments cannot use it.
        tags: labels for people.
        assertions: what its values must be.
        id_config: how it merges profiles.
        managed_by: who manages it.
        edit_status: `new`, `modified`, `deleted` or `unmodified`.
        created: when it was made.
        modified: when it was changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    type: str | None = None
    shortdesc: str | None = None
    longdesc: str | None = None
    mergeop: str | None = None
    is_identifier: bool | None = None
    is_pii: bool | None = None
    capacity: int | None = None
    keep_days: int | None = None
    keep_duration: str | None = None
    disable_indexing: bool | None = None
    tags: list[str] = attrs.field(factory=list)
    assertions: FieldAssertions | None = None
    id_config: IdConfig | None = None
    managed_by: str | None = None
    edit_status: str | None = None
    created: datetime | None = None
    modified: datetime | None = None
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
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.shortdesc = shortdesc_ = get("shortdesc")
        if type(shortdesc_) is not str and shortdesc_ is not None:
            mismatch("str", shortdesc_)
        self.longdesc = longdesc_ = get("longdesc")
        if type(longdesc_) is not str and longdesc_ is not None:
            mismatch("str", longdesc_)
        self.mergeop = mergeop_ = get("mergeop")
        if type(mergeop_) is not str and mergeop_ is not None:
            mismatch("str", mergeop_)
        self.is_identifier = is_identifier_ = get("is_identifier")
        if type(is_identifier_) is not bool and is_identifier_ is not None:
            mismatch("bool", is_identifier_)
        self.is_pii = is_pii_ = get("is_pii")
        if type(is_pii_) is not bool and is_pii_ is not None:
            mismatch("bool", is_pii_)
        self.capacity = capacity_ = get("capacity")
        if type(capacity_) is not int and capacity_ is not None:
            mismatch("int", capacity_)
        self.keep_days = keep_days_ = get("keep_days")
        if type(keep_days_) is not int and keep_days_ is not None:
            mismatch("int", keep_days_)
        self.keep_duration = keep_duration_ = get("keep_duration")
        if type(keep_duration_) is not str and keep_duration_ is not None:
            mismatch("str", keep_duration_)
        self.disable_indexing = disable_indexing_ = get("disable_indexing")
        if type(disable_indexing_) is not bool and disable_indexing_ is not None:
            mismatch("bool", disable_indexing_)
        self.tags = texts(get("tags"))
        self.assertions = assertions_ = get("assertions")
        if assertions_ is not None:
            self.assertions = FieldAssertions.from_json(assertions_)
        self.id_config = id_config_ = get("id_config")
        if id_config_ is not None:
            self.id_config = IdConfig.from_json(id_config_)
        self.managed_by = managed_by_ = get("managed_by")
        if type(managed_by_) is not str and managed_by_ is not None:
            mismatch("str", managed_by_)
        self.edit_status = edit_status_ = get("edit_status")
        if type(edit_status_) is not str and edit_status_ is not None:
            mismatch("str", edit_status_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.modified = modified_ = get("modified")
        if modified_ is not None:
            self.modified = time(modified_)
        if not _schema_field_fields.issuperset(value):
            self.extra = unlisted(value, _schema_field_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "type": self.type,
            "shortdesc": self.shortdesc,
            "longdesc": self.longdesc,
            "mergeop": self.mergeop,
            "is_identifier": self.is_identifier,
            "is_pii": self.is_pii,
            "capacity": self.capacity,
            "keep_days": self.keep_days,
            "keep_duration": self.keep_duration,
            "disable_indexing": self.disable_indexing,
            "tags": self.tags,
            "assertions": plain(self.assertions),
            "id_config": plain(self.id_config),
            "managed_by": self.managed_by,
            "edit_status": self.edit_status,
            "created": plain(self.created),
            "modified": plain(self.modified),
            **plain(self.extra),
        }


# The vendor's newer notes: the keys are in lower case, capitalised ones are refused.
@lazy_extra
@attrs.define(kw_only=True)
class SchemaFieldFields:
    """What a field is made of.

    Attributes:
        id: its name.
        type: its type, such as `string`, `int`, `number`, `bool`, `date`, `[]string` or
            `map[string]int`.
        shortdesc: its label.
        longdesc: its description.
        mergeop: how the values of several records become one, such as `latest`, `oldest`, `max`,
            `sum` or `set`.
        is_identifier: whether equal values make records one profile.
        is_pii: whether it identifies a person.
        capacity: most items of a set or map.
        keep_days: days that an item of a set or map is kept.
        keep_duration: the same as a duration, such as `7d`; the server returns it with an error
            below a microsecond.
        disable_indexing: whether segments cannot use it.
        tags: labels for people.
        assertions: what its values must be: `email`, `filter`, `format`, `length`.
        extra: further fields to send.
    """

    id: str
    type: str | Unset | None = UNSET
    shortdesc: str | Unset | None = UNSET
    longdesc: str | Unset | None = UNSET
    mergeop: str | Unset | None = UNSET
    is_identifier: bool | Unset | None = UNSET
    is_pii: bool | Unset | None = UNSET
    capacity: int | Unset | None = UNSET
    keep_days: int | Unset | None = UNSET
    keep_duration: str | Unset | None = UNSET
    disable_indexing: bool | Unset | None = UNSET
    tags: Sequence[str] | Unset = UNSET
    assertions: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
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
        self.type = type_ = get("type", UNSET)
        if type(type_) is not str and type_ is not UNSET and type_ is not None:
            mismatch("str", type_)
        self.shortdesc = shortdesc_ = get("shortdesc", UNSET)
        if type(shortdesc_) is not str and shortdesc_ is not UNSET and shortdesc_ is not None:
            mismatch("str", shortdesc_)
        self.longdesc = longdesc_ = get("longdesc", UNSET)
        if type(longdesc_) is not str and longdesc_ is not UNSET and longdesc_ is not None:
            mismatch("str", longdesc_)
        self.mergeop = mergeop_ = get("mergeop", UNSET)
        if type(mergeop_) is not str and mergeop_ is not UNSET and mergeop_ is not None:
            mismatch("str", mergeop_)
        self.is_identifier = is_identifier_ = get("is_identifier", UNSET)
        if (
            type(is_identifier_) is not bool
            and is_identifier_ is not UNSET
            and is_identifier_ is not None
        ):
            mismatch("bool", is_identifier_)
        self.is_pii = is_pii_ = get("is_pii", UNSET)
        if type(is_pii_) is not bool and is_pii_ is not UNSET and is_pii_ is not None:
            mismatch("bool", is_pii_)
        self.capacity = capacity_ = get("capacity", UNSET)
        if type(capacity_) is not int and capacity_ is not UNSET and capacity_ is not None:
            mismatch("int", capacity_)
        self.keep_days = keep_days_ = get("keep_days", UNSET)
        if type(keep_days_) is not int and keep_days_ is not UNSET and keep_days_ is not None:
            mismatch("int", keep_days_)
        self.keep_duration = keep_duration_ = get("keep_duration", UNSET)
        if (
            type(keep_duration_) is not str
            and keep_duration_ is not UNSET
            and keep_duration_ is not None
        ):
            mismatch("str", keep_duration_)
        self.disable_indexing = disable_indexing_ = get("disable_indexing", UNSET)
        if (
            type(disable_indexing_) is not bool
            and disable_indexing_ is not UNSET
            and disable_indexing_ is not None
        ):
            mismatch("bool", disable_indexing_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET:
            self.tags = texts(tags_)
        self.assertions = assertions_ = get("assertions", UNSET)
        if assertions_ is not UNSET:
            self.assertions = _map_of_anything(assertions_)
        if not _schema_field_fields_fields.issuperset(value):
            self.extra = unlisted(value, _schema_field_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "id": self.id,
            "type": self.type,
            "shortdesc": self.shortdesc,
            "longdesc": self.longdesc,
            "mergeop": self.mergeop,
            "is_identifier": self.is_identifier,
            "is_pii": self.is_pii,
            "capacity": self.capacity,
            "keep_days": self.keep_days,
            "keep_duration": self.keep_duration,
            "disable_indexing": self.disable_indexing,
            "tags": self.tags,
            "assertions": plain(self.assertions),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaMapping:
    """A mapping: what a stream gives to a field.

    Attributes:
        field: name of the field.
        stream: name of the stream.
        expr: LQL expression on a record of the stream, such as `email(email_address)`.
        guard_expr: LQL condition that a record must meet, without `IF`.
        id: its id.
        managed_by: who manages it.
        edit_status: `new`, `modified`, `deleted` or `unmodified`.
        created: when it was made.
        modified: when it was changed.
        extra: fields of the response that are not listed here.
    """

    field: str | None = None
    stream: str | None = None
    expr: str | None = None
    guard_expr: str | None = None
    id: str | None = None
    managed_by: str | None = None
    edit_status: str | None = None
    created: datetime | None = None
    modified: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.field = field_ = get("field")
        if type(field_) is not str and field_ is not None:
            mismatch("str", field_)
        self.stream = stream_ = get("stream")
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        self.expr = expr_ = get("expr")
        if type(expr_) is not str and expr_ is not None:
            mismatch("str", expr_)
        self.guard_expr = guard_expr_ = get("guard_expr")
        if type(guard_expr_) is not str and guard_expr_ is not None:
            mismatch("str", guard_expr_)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.managed_by = managed_by_ = get("managed_by")
        if type(managed_by_) is not str and managed_by_ is not None:
            mismatch("str", managed_by_)
        self.edit_status = edit_status_ = get("edit_status")
        if type(edit_status_) is not str and edit_status_ is not None:
            mismatch("str", edit_status_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.modified = modified_ = get("modified")
        if modified_ is not None:
            self.modified = time(modified_)
        if not _schema_mapping_fields.issuperset(value):
            self.extra = unlisted(value, _schema_mapping_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "field": self.field,
            "stream": self.stream,
            "expr": self.expr,
            "guard_expr": self.guard_expr,
            "id": self.id,
            "managed_by": self.managed_by,
            "edit_status": self.edit_status,
            "created": plain(self.created),
            "modified": plain(self.modified),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SchemaMappingFields:
    """What a mapping is made of.

    Attributes:
        field: name of the field.
        stream: name of the stream.
        expr: LQL expression on a record of the stream, such as `email(email_address)`.
        guard_expr: LQL condition that a record must meet, without `IF`.
        extra: further fields to send.
    """

    field: str
    stream: str | Unset | None = UNSET
    expr: str | Unset | None = UNSET
    guard_expr: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.field = field_ = get("field")
        if type(field_) is not str:
            mismatch("str", field_)
        self.stream = stream_ = get("stream", UNSET)
        if type(stream_) is not str and stream_ is not UNSET and stream_ is not None:
            mismatch("str", stream_)
        self.expr = expr_ = get("expr", UNSET)
        if type(expr_) is not str and expr_ is not UNSET and expr_ is not None:
            mismatch("str", expr_)
        self.guard_expr = guard_expr_ = get("guard_expr", UNSET)
        if type(guard_expr_) is not str and guard_expr_ is not UNSET and guard_expr_ is not None:
            mismatch("str", guard_expr_)
        if not _schema_mapping_fields_fields.issuperset(value):
            self.extra = unlisted(value, _schema_mapping_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "field": self.field,
            "stream": self.stream,
            "expr": self.expr,
            "guard_expr": self.guard_expr,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaChangeDetail:
    """One property that differs.

    Attributes:
        property: its name.
        from_val: its value before.
        to_val: its value after.
        extra: fields of the response that are not listed here.
    """

    property: str | None = None
    from_val: Any = attrs.field(default=None, repr=safe_repr)
    to_val: Any = attrs.field(default=None, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.property = property_ = get("property")
        if type(property_) is not str and property_ is not None:
            mismatch("str", property_)
        self.from_val = get("from_val")
        self.to_val = get("to_val")
        if not _schema_change_detail_fields.issuperset(value):
            self.extra = unlisted(value, _schema_change_detail_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "property": self.property,
            "from_val": plain(self.from_val),
            "to_val": plain(self.to_val),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SchemaChange:
    """One difference between two versions.

    Attributes:
        subject: what differs.
        verb: how it differs.
        id: name of the field, or id of the mapping.
        diff: the properties that differ; empty for what is new or gone.
        extra: fields of the response that are not listed here.
    """

    subject: Literal["mapping", "field", "rank", "rank_setting"] | str | None = None
    verb: Literal["created", "removed", "modified"] | str | None = None
    id: str | None = None
    diff: list[SchemaChangeDetail] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.subject = subject_ = get("subject")
        if type(subject_) is not str and subject_ is not None:
            mismatch("str", subject_)
        self.verb = verb_ = get("verb")
        if type(verb_) is not str and verb_ is not None:
            mismatch("str", verb_)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.diff = _list_of_schema_change_detail(get("diff"))
        if not _schema_change_fields.issuperset(value):
            self.extra = unlisted(value, _schema_change_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "subject": self.subject,
            "verb": self.verb,
            "id": self.id,
            "diff": plain(self.diff),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RankList:
    """The order of the identity fields, the strongest first.

    Attributes:
        fields: names of the fields, the strongest first.
        edit_status: `new`, `modified`, `deleted` or `unmodified`.
        changes: how it differs from the live one.
        created: when it was made.
        modified: when it was changed.
        extra: fields of the response that are not listed here.
    """

    fields: list[str] = attrs.field(factory=list)
    edit_status: str | None = None
    changes: SchemaChange | None = None
    created: str | None = None
    modified: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.fields = texts(get("fields"))
        self.edit_status = edit_status_ = get("edit_status")
        if type(edit_status_) is not str and edit_status_ is not None:
            mismatch("str", edit_status_)
        self.changes = changes_ = get("changes")
        if changes_ is not None:
            self.changes = SchemaChange.from_json(changes_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.modified = modified_ = get("modified")
        if type(modified_) is not str and modified_ is not None:
            mismatch("str", modified_)
        if not _rank_list_fields.issuperset(value):
            self.extra = unlisted(value, _rank_list_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "fields": self.fields,
            "edit_status": self.edit_status,
            "changes": plain(self.changes),
            "created": self.created,
            "modified": self.modified,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RankListFields:
    """The order of the identity fields.

    Attributes:
        fields: names of the fields, the strongest first.
        extra: further fields to send.
    """

    fields: Sequence[str]
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.fields = texts(get("fields"))
        if not _rank_list_fields_fields.issuperset(value):
            self.extra = unlisted(value, _rank_list_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"fields": self.fields, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaRanks:
    """The order of the identity fields, and how each merges profiles.

    Attributes:
        id_ranks: the order.
        id_config: how each field merges profiles.
        extra: fields of the response that are not listed here.
    """

    id_ranks: RankList | None = None
    id_config: list[IdConfig] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id_ranks = id_ranks_ = get("id_ranks")
        if id_ranks_ is not None:
            self.id_ranks = RankList.from_json(id_ranks_)
        self.id_config = _list_of_id_config(get("id_config"))
        if not _schema_ranks_fields.issuperset(value):
            self.extra = unlisted(value, _schema_ranks_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id_ranks": plain(self.id_ranks),
            "id_config": plain(self.id_config),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RetentionSettings:
    """How much the sets and maps of a table keep.

    Attributes:
        capacity: most items.
        keep_days: days that an item is kept.
        edit_status: `new`, `modified`, `deleted` or `unmodified`.
        created: when it was made.
        modified: when it was changed.
        extra: fields of the response that are not listed here.
    """

    capacity: int | None = None
    keep_days: int | None = None
    edit_status: str | None = None
    created: str | None = None
    modified: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.capacity = capacity_ = get("capacity")
        if type(capacity_) is not int and capacity_ is not None:
            mismatch("int", capacity_)
        self.keep_days = keep_days_ = get("keep_days")
        if type(keep_days_) is not int and keep_days_ is not None:
            mismatch("int", keep_days_)
        self.edit_status = edit_status_ = get("edit_status")
        if type(edit_status_) is not str and edit_status_ is not None:
            mismatch("str", edit_status_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.modified = modified_ = get("modified")
        if type(modified_) is not str and modified_ is not None:
            mismatch("str", modified_)
        if not _retention_settings_fields.issuperset(value):
            self.extra = unlisted(value, _retention_settings_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "capacity": self.capacity,
            "keep_days": self.keep_days,
            "edit_status": self.edit_status,
            "created": self.created,
            "modified": self.modified,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RetentionSettingsFields:
    """How much the sets and maps of a table keep.

    Attributes:
        capacity: most items.
        keep_days: days that an item is kept.
        extra: further fields to send.
    """

    capacity: int | Unset | None = UNSET
    keep_days: int | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.capacity = capacity_ = get("capacity", UNSET)
        if type(capacity_) is not int and capacity_ is not UNSET and capacity_ is not None:
            mismatch("int", capacity_)
        self.keep_days = keep_days_ = get("keep_days", UNSET)
        if type(keep_days_) is not int and keep_days_ is not UNSET and keep_days_ is not None:
            mismatch("int", keep_days_)
        if not _retention_settings_fields_fields.issuperset(value):
            self.extra = unlisted(value, _retention_settings_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "capacity": self.capacity,
            "keep_days": self.keep_days,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaVersion:
    """A version of the schema of a table, or a patch.

    Attributes:
        id: its id.
        table: name of the table.
        version_number: its number.
        status: whether it is in effect.
        draft_status: state of a draft.
        is_patch: whether it is a patch.
        parent_id: id of the version that it was made from.
        tag: its short name.
        description: what it changes.
        fields: its fields.
        mappings: its mappings.
        ranks: its identity settings.
        retention_settings: how much sets and maps keep.
        created: when it was made.
        modified: when it was changed.
        created_by: id of the user who made it.
        published_by: id of the user who published it.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    table: str | None = None
    version_number: int | None = None
    status: Literal["live", "draft", "archived"] | str | None = None
    draft_status: str | None = None
    is_patch: bool | None = None
    parent_id: str | None = None
    tag: str | None = None
    description: str | None = None
    fields: list[SchemaField] = attrs.field(factory=list)
    mappings: list[SchemaMapping] = attrs.field(factory=list)
    ranks: SchemaRanks | None = None
    retention_settings: RetentionSettings | None = None
    created: datetime | None = None
    modified: datetime | None = None
    created_by: str | None = None
    published_by: str | None = None
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
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.version_number = version_number_ = get("version_number")
        if type(version_number_) is not int and version_number_ is not None:
            mismatch("int", version_number_)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.draft_status = draft_status_ = get("draft_status")
        if type(draft_status_) is not str and draft_status_ is not None:
            mismatch("str", draft_status_)
        self.is_patch = is_patch_ = get("is_patch")
        if type(is_patch_) is not bool and is_patch_ is not None:
            mismatch("bool", is_patch_)
        self.parent_id = parent_id_ = get("parent_id")
        if type(parent_id_) is not str and parent_id_ is not None:
            mismatch("str", parent_id_)
        self.tag = tag_ = get("tag")
        if type(tag_) is not str and tag_ is not None:
            mismatch("str", tag_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.fields = _list_of_schema_field(get("fields"))
        self.mappings = _list_of_schema_mapping(get("mappings"))
        self.ranks = ranks_ = get("ranks")
        if ranks_ is not None:
            self.ranks = SchemaRanks.from_json(ranks_)
        self.retention_settings = retention_settings_ = get("retention_settings")
        if retention_settings_ is not None:
            self.retention_settings = RetentionSettings.from_json(retention_settings_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.modified = modified_ = get("modified")
        if modified_ is not None:
            self.modified = time(modified_)
        self.created_by = created_by_ = get("created_by")
        if type(created_by_) is not str and created_by_ is not None:
            mismatch("str", created_by_)
        self.published_by = published_by_ = get("published_by")
        if type(published_by_) is not str and published_by_ is not None:
            mismatch("str", published_by_)
        if not _schema_version_fields.issuperset(value):
            self.extra = unlisted(value, _schema_version_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "table": self.table,
            "version_number": self.version_number,
            "status": self.status,
            "draft_status": self.draft_status,
            "is_patch": self.is_patch,
            "parent_id": self.parent_id,
            "tag": self.tag,
            "description": self.description,
            "fields": plain(self.fields),
            "mappings": plain(self.mappings),
            "ranks": plain(self.ranks),
            "retention_settings": plain(self.retention_settings),
            "created": plain(self.created),
            "modified": plain(self.modified),
            "created_by": self.created_by,
            "published_by": self.published_by,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SchemaComparison:
    """The differences of two versions.

    Attributes:
        from_: the earlier one.
        to: the later one.
        diff: the differences.
        extra: fields of the response that are not listed here.
    """

    from_: SchemaVersion | None = attrs.field(default=None, metadata={"wire": "from"})
    to: SchemaVersion | None = None
    diff: list[SchemaChange] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.from_ = from__ = get("from")
        if from__ is not None:
            self.from_ = SchemaVersion.from_json(from__)
        self.to = to_ = get("to")
        if to_ is not None:
            self.to = SchemaVersion.from_json(to_)
        self.diff = _list_of_schema_change(get("diff"))
        if not _schema_comparison_fields.issuperset(value):
            self.extra = unlisted(value, _schema_comparison_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "from": plain(self.from_),
            "to": plain(self.to),
            "diff": plain(self.diff),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SchemaFields:
    """Fields and mappings to add or change.

    Attributes:
        table: name of the table.
        fields: fields to add or change.
        mappings: mappings to add or change.
        ranks: identity settings.
        retention_settings: how much sets and maps keep.
        extra: further fields to send.
    """

    table: str
    fields: Sequence[SchemaFieldFields | Mapping[str, Any]] | Unset = UNSET
    mappings: Sequence[SchemaMappingFields | Mapping[str, Any]] | Unset = UNSET
    ranks: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    retention_settings: RetentionSettingsFields | Mapping[str, Any] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.table = table_ = get("table")
        if type(table_) is not str:
            mismatch("str", table_)
        self.fields = fields_ = get("fields", UNSET)
        if fields_ is not UNSET:
            self.fields = _list_of_schema_field_fields(fields_)
        self.mappings = mappings_ = get("mappings", UNSET)
        if mappings_ is not UNSET:
            self.mappings = _list_of_schema_mapping_fields(mappings_)
        self.ranks = ranks_ = get("ranks", UNSET)
        if ranks_ is not UNSET:
            self.ranks = _map_of_anything(ranks_)
        self.retention_settings = retention_settings_ = get("retention_settings", UNSET)
        if retention_settings_ is not UNSET:
            self.retention_settings = RetentionSettingsFields.from_json(retention_settings_)
        if not _schema_fields_fields.issuperset(value):
            self.extra = unlisted(value, _schema_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "table": self.table,
            "fields": plain(self.fields),
            "mappings": plain(self.mappings),
            "ranks": plain(self.ranks),
            "retention_settings": plain(self.retention_settings),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class LqlConversion:
    """The fields and mappings that an LQL text stands for.

    Attributes:
        fields: the fields.
        mappings: the mappings.
        extra: fields of the response that are not listed here.
    """

    fields: list[SchemaField] = attrs.field(factory=list)
    mappings: list[SchemaMapping] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.fields = _list_of_schema_field(get("fields"))
        self.mappings = _list_of_schema_mapping(get("mappings"))
        if not _lql_conversion_fields.issuperset(value):
            self.extra = unlisted(value, _lql_conversion_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"fields": plain(self.fields), "mappings": plain(self.mappings), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class ExpressionTrial:
    """An expression, and a record to evaluate it on.

    Attributes:
        expression: LQL expression, such as `tolower(plan)`.
        data: the record.
        extra: further fields to send.
    """

    expression: str
    data: Mapping[str, Any] = attrs.field(repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.expression = expression_ = get("expression")
        if type(expression_) is not str:
            mismatch("str", expression_)
        self.data = _map_of_anything(get("data"))
        if not _expression_trial_fields.issuperset(value):
            self.extra = unlisted(value, _expression_trial_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "expression": self.expression,
            "data": plain(self.data),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# The published page requires neither; the vendor's newer notes require both.
@lazy_extra
@attrs.define(kw_only=True)
class VersionCommit:
    """What a publication is called.

    Attributes:
        tag: short name in kebab-case, such as `add-plan-field`.
        description: what it changes, for people.
        extra: further fields to send.
    """

    tag: str
    description: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.tag = tag_ = get("tag")
        if type(tag_) is not str:
            mismatch("str", tag_)
        self.description = description_ = get("description")
        if type(description_) is not str:
            mismatch("str", description_)
        if not _version_commit_fields.issuperset(value):
            self.extra = unlisted(value, _version_commit_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "tag": self.tag,
            "description": self.description,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaPatchFields:
    """What a patch is called.

    Attributes:
        tag: short name in kebab-case; no colon.
        description: what it changes, for people.
        extra: further fields to send.
    """

    tag: str
    description: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.tag = tag_ = get("tag")
        if type(tag_) is not str:
            mismatch("str", tag_)
        self.description = description_ = get("description")
        if type(description_) is not str:
            mismatch("str", description_)
        if not _schema_patch_fields_fields.issuperset(value):
            self.extra = unlisted(value, _schema_patch_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "tag": self.tag,
            "description": self.description,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaPatchChange:
    """What is changed of a patch.

    Attributes:
        description: what it changes, for people.
        extra: further fields to send.
    """

    description: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        if not _schema_patch_change_fields.issuperset(value):
            self.extra = unlisted(value, _schema_patch_change_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"description": self.description, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SchemaValidation:
    """What is wrong with a version.

    Attributes:
        id: id of the version.
        parent_id: id of the version that it was made from.
        table: name of the table.
        version_number: its number.
        has_unpublished_changes: whether it differs from the live one.
        validation_errors: the problems; empty for a valid version.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    parent_id: str | None = None
    table: str | None = None
    version_number: int | None = None
    has_unpublished_changes: bool | None = None
    validation_errors: list[str] = attrs.field(factory=list)
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
        self.parent_id = parent_id_ = get("parent_id")
        if type(parent_id_) is not str and parent_id_ is not None:
            mismatch("str", parent_id_)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.version_number = version_number_ = get("version_number")
        if type(version_number_) is not int and version_number_ is not None:
            mismatch("int", version_number_)
        self.has_unpublished_changes = has_unpublished_changes_ = get("has_unpublished_changes")
        if type(has_unpublished_changes_) is not bool and has_unpublished_changes_ is not None:
            mismatch("bool", has_unpublished_changes_)
        self.validation_errors = texts(get("validation_errors"))
        if not _schema_validation_fields.issuperset(value):
            self.extra = unlisted(value, _schema_validation_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "parent_id": self.parent_id,
            "table": self.table,
            "version_number": self.version_number,
            "has_unpublished_changes": self.has_unpublished_changes,
            "validation_errors": self.validation_errors,
            **plain(self.extra),
        }


_schema_table_fields = frozenset({"table", "live_id", "draft_id", "draft_version"})
_field_length_fields = frozenset({"min", "max"})
_field_assertions_fields = frozenset({"email", "filter", "format", "length"})
_id_config_fields = frozenset(
    {"field", "compact_after_days", "compact_over", "many_to", "edit_status", "created", "modified"}
)
_id_config_fields_fields = frozenset({"field", "compact_after_days", "compact_over", "many_to"})
_schema_field_fields = frozenset(
    {
        "id",
        "type",
        "shortdesc",
        "longdesc",
        "mergeop",
        "is_identifier",
        "is_pii",
        "capacity",
        "keep_days",
        "keep_duration",
        "disable_indexing",
        "tags",
        "assertions",
        "id_config",
        "managed_by",
        "edit_status",
        "created",
        "modified",
    }
)
_map_of_anything = map_of(anything)
_schema_field_fields_fields = frozenset(
    {
        "id",
        "type",
        "shortdesc",
        "longdesc",
        "mergeop",
        "is_identifier",
        "is_pii",
        "capacity",
        "keep_days",
        "keep_duration",
        "disable_indexing",
        "tags",
        "assertions",
    }
)
_schema_mapping_fields = frozenset(
    {
        "field",
        "stream",
        "expr",
        "guard_expr",
        "id",
        "managed_by",
        "edit_status",
        "created",
        "modified",
    }
)
_schema_mapping_fields_fields = frozenset({"field", "stream", "expr", "guard_expr"})
_schema_change_detail_fields = frozenset({"property", "from_val", "to_val"})
_list_of_schema_change_detail = list_of(SchemaChangeDetail.from_json)
_schema_change_fields = frozenset({"subject", "verb", "id", "diff"})
_rank_list_fields = frozenset({"fields", "edit_status", "changes", "created", "modified"})
_rank_list_fields_fields = frozenset({"fields"})
_list_of_id_config = list_of(IdConfig.from_json)
_schema_ranks_fields = frozenset({"id_ranks", "id_config"})
_retention_settings_fields = frozenset(
    {"capacity", "keep_days", "edit_status", "created", "modified"}
)
_retention_settings_fields_fields = frozenset({"capacity", "keep_days"})
_list_of_schema_field = list_of(SchemaField.from_json)
_list_of_schema_mapping = list_of(SchemaMapping.from_json)
_schema_version_fields = frozenset(
    {
        "id",
        "table",
        "version_number",
        "status",
        "draft_status",
        "is_patch",
        "parent_id",
        "tag",
        "description",
        "fields",
        "mappings",
        "ranks",
        "retention_settings",
        "created",
        "modified",
        "created_by",
        "published_by",
    }
)
_list_of_schema_change = list_of(SchemaChange.from_json)
_schema_comparison_fields = frozenset({"from", "to", "diff"})
_list_of_schema_field_fields = list_of(SchemaFieldFields.from_json)
_list_of_schema_mapping_fields = list_of(SchemaMappingFields.from_json)
_schema_fields_fields = frozenset({"table", "fields", "mappings", "ranks", "retention_settings"})
_lql_conversion_fields = frozenset({"fields", "mappings"})
_expression_trial_fields = frozenset({"expression", "data"})
_version_commit_fields = frozenset({"tag", "description"})
_schema_patch_fields_fields = frozenset({"tag", "description"})
_schema_patch_change_fields = frozenset({"description"})
_schema_validation_fields = frozenset(
    {"id", "parent_id", "table", "version_number", "has_unpublished_changes", "validation_errors"}
)
