# generated from endpoints/v1/catalog.toml; do not edit
"""Models of `client.catalog`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    count,
    list_of,
    map_of,
    mismatch,
    number,
    plain,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class StreamStatistics:
    """What has been seen in one stream.

    Attributes:
        stream: name of the stream.
        hidden: whether the web interface hides it.
        ct: records counted; over which time is not published.
        curct: records counted of late; over which time is not published.
        last_msg_ts: when its last record came, Unix time in milliseconds, as the server writes it:
            mostly a string.
        last_update_ts: when these figures were made, Unix time in milliseconds, as the server
            writes it: mostly a string.
        fields: the fields of its records.
        avg_event_size: average size of a record, presumably in bytes.
        recent_events: some of the latest records.
        extra: fields of the response that are not listed here.
    """

    stream: str
    hidden: bool | None = None
    # Published as a number; other counters of the API also come as text.
    ct: int | None = attrs.field(default=None, metadata={"count": True})
    # Loose for the same reason as ct.
    curct: int | None = attrs.field(default=None, metadata={"count": True})
    last_msg_ts: int | str | None = None
    last_update_ts: int | str | None = None
    fields: list[StreamField] = attrs.field(factory=list)
    # A client that was tested against the service declares it.
    avg_event_size: float | None = None
    # A client that was tested against the service declares it; its form is not published.
    recent_events: Any = attrs.field(default=None, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.stream = stream_ = get("stream")
        if type(stream_) is not str:
            mismatch("str", stream_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.ct = ct_ = get("ct")
        if ct_ is not None:
            self.ct = count(ct_)
        self.curct = curct_ = get("curct")
        if curct_ is not None:
            self.curct = count(curct_)
        self.last_msg_ts = last_msg_ts_ = get("last_msg_ts")
        if (
            type(last_msg_ts_) is not int
            and type(last_msg_ts_) is not str
            and last_msg_ts_ is not None
        ):
            mismatch("int or str", last_msg_ts_)
        self.last_update_ts = last_update_ts_ = get("last_update_ts")
        if (
            type(last_update_ts_) is not int
            and type(last_update_ts_) is not str
            and last_update_ts_ is not None
        ):
            mismatch("int or str", last_update_ts_)
        self.fields = _list_of_stream_field(get("fields"))
        self.avg_event_size = avg_event_size_ = get("avg_event_size")
        if avg_event_size_ is not None:
            self.avg_event_size = number(avg_event_size_)
        self.recent_events = get("recent_events")
        if not _stream_statistics_fields.issuperset(value):
            self.extra = unlisted(value, _stream_statistics_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "stream": self.stream,
            "hidden": self.hidden,
            "ct": self.ct,
            "curct": self.curct,
            "last_msg_ts": self.last_msg_ts,
            "last_update_ts": self.last_update_ts,
            "fields": plain(self.fields),
            "avg_event_size": self.avg_event_size,
            "recent_events": plain(self.recent_events),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class StreamField:
    """What has been seen in one field of a stream.

    Attributes:
        name: name of the field.
        type: type that its values seem to have.
        is_array: whether it holds lists.
        hidden: whether the web interface hides it.
        sample: some of its values.
        usage: records that had it.
        card: how many different values there are.
        avg: average length of its values, going by the samples.
        sumlen: length of its values in all.
        smart: how often its values looked like something, by kind: email, ip, noun, phone, time,
            uid, url, value, verb; with `analyses` and `coverage`.
        columns: the fields of tables that it feeds.
        first_seen: when it came first.
        last_seen: when it came last.
        extra: fields of the response that are not listed here.
    """

    name: str
    type: str | None = None
    is_array: bool | None = None
    hidden: bool | None = None
    sample: list[str] = attrs.field(factory=list)
    usage: int | None = attrs.field(default=None, metadata={"count": True})
    card: int | None = attrs.field(default=None, metadata={"count": True})
    avg: float | None = None
    sumlen: int | None = attrs.field(default=None, metadata={"count": True})
    # Published with fixed names, all of them counters; read as a map, so that a new kind is
    # nothing special.
    smart: dict[str, float] = attrs.field(factory=dict)
    columns: list[StreamFieldColumn] = attrs.field(factory=list, metadata={"wire": "column"})
    first_seen: datetime | None = None
    last_seen: datetime | None = None
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
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.is_array = is_array_ = get("is_array")
        if type(is_array_) is not bool and is_array_ is not None:
            mismatch("bool", is_array_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.sample = texts(get("sample"))
        self.usage = usage_ = get("usage")
        if usage_ is not None:
            self.usage = count(usage_)
        self.card = card_ = get("card")
        if card_ is not None:
            self.card = count(card_)
        self.avg = avg_ = get("avg")
        if avg_ is not None:
            self.avg = number(avg_)
        self.sumlen = sumlen_ = get("sumlen")
        if sumlen_ is not None:
            self.sumlen = count(sumlen_)
        self.smart = _map_of_number(get("smart"))
        self.columns = _list_of_stream_field_column(get("column"))
        self.first_seen = first_seen_ = get("first_seen")
        if first_seen_ is not None:
            self.first_seen = time(first_seen_)
        self.last_seen = last_seen_ = get("last_seen")
        if last_seen_ is not None:
            self.last_seen = time(last_seen_)
        if not _stream_field_fields.issuperset(value):
            self.extra = unlisted(value, _stream_field_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "type": self.type,
            "is_array": self.is_array,
            "hidden": self.hidden,
            "sample": self.sample,
            "usage": self.usage,
            "card": self.card,
            "avg": self.avg,
            "sumlen": self.sumlen,
            "smart": self.smart,
            "column": plain(self.columns),
            "first_seen": plain(self.first_seen),
            "last_seen": plain(self.last_seen),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class StreamFieldColumn:
    """A field of a table that a field of a stream feeds.

    Attributes:
        table: name of the table.
        as_: name of the field in that table.
        extra: fields of the response that are not listed here.
    """

    table: str | None = None
    as_: str | None = attrs.field(default=None, metadata={"wire": "as"})
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
        self.as_ = as__ = get("as")
        if type(as__) is not str and as__ is not None:
            mismatch("str", as__)
        if not _stream_field_column_fields.issuperset(value):
            self.extra = unlisted(value, _stream_field_column_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"table": self.table, "as": self.as_, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class StreamHidden:
    """Which stream is to be hidden or shown.

    Attributes:
        stream: name of the stream.
        hidden: True hides it, False shows it again.
        extra: further fields to send.
    """

    stream: str
    hidden: bool
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.stream = stream_ = get("stream")
        if type(stream_) is not str:
            mismatch("str", stream_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool:
            mismatch("bool", hidden_)
        if not _stream_hidden_fields.issuperset(value):
            self.extra = unlisted(value, _stream_hidden_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"stream": self.stream, "hidden": self.hidden, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class StreamFieldHidden:
    """Which field of a stream is to be hidden or shown.

    Attributes:
        name: name of the field.
        hidden: True hides it, False shows it again.
        extra: further fields to send.
    """

    name: str
    hidden: bool
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
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool:
            mismatch("bool", hidden_)
        if not _stream_field_hidden_fields.issuperset(value):
            self.extra = unlisted(value, _stream_field_hidden_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"name": self.name, "hidden": self.hidden, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class TableSchema:
    """What one table is made of; without a name and columns if there is no such table.

    Attributes:
        columns: its fields.
        name: name of the table.
        by_fields: the fields that distinguish entities.
        extra: fields of the response that are not listed here.
    """

    # Recorded responses and two tested clients have `columns`, which wins; the published schema
    # has `fields`, which is read as well.
    columns: list[TableField] = attrs.field(factory=list, metadata={"also": ("fields",)})
    # Recorded responses and two tested clients have it; the published schema does not.
    name: str | None = None
    # Recorded responses and two tested clients have it; the published schema does not.
    by_fields: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _table_schema_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.columns = _list_of_table_field(get("columns"))
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.by_fields = texts(get("by_fields"))
        if not _table_schema_fields.issuperset(value):
            self.extra = unlisted(value, _table_schema_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "columns": plain(self.columns),
            "name": self.name,
            "by_fields": self.by_fields,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TableField:
    """One field of a table.

    Attributes:
        as_: name of the field.
        type: its kind, such as `string`, `date` or `map[string]int`.
        is_by: whether it distinguishes entities.
        shortdesc: name for people.
        longdesc: text for people.
        froms: streams that feed it.
        identities: what it is made from in those streams.
        op: how values are merged, such as `latest` or `default`.
        hidden: whether the web interface hides it.
        private: whether it is kept from the profile API.
        extra: fields of the response that are not listed here.
    """

    as_: str = attrs.field(metadata={"wire": "as"})
    type: str | None = None
    is_by: bool | None = None
    shortdesc: str | None = None
    longdesc: str | None = None
    froms: list[str] = attrs.field(factory=list)
    identities: list[str] = attrs.field(factory=list)
    # Recorded responses of the service have it.
    op: str | None = None
    # A client that was tested against the service declares it.
    hidden: bool | None = None
    # A client that was tested against the service declares it.
    private: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.as_ = as__ = get("as")
        if type(as__) is not str:
            mismatch("str", as__)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.is_by = is_by_ = get("is_by")
        if type(is_by_) is not bool and is_by_ is not None:
            mismatch("bool", is_by_)
        self.shortdesc = shortdesc_ = get("shortdesc")
        if type(shortdesc_) is not str and shortdesc_ is not None:
            mismatch("str", shortdesc_)
        self.longdesc = longdesc_ = get("longdesc")
        if type(longdesc_) is not str and longdesc_ is not None:
            mismatch("str", longdesc_)
        self.froms = texts(get("froms"))
        self.identities = texts(get("identities"))
        self.op = op_ = get("op")
        if type(op_) is not str and op_ is not None:
            mismatch("str", op_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.private = private_ = get("private")
        if type(private_) is not bool and private_ is not None:
            mismatch("bool", private_)
        if not _table_field_fields.issuperset(value):
            self.extra = unlisted(value, _table_field_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "as": self.as_,
            "type": self.type,
            "is_by": self.is_by,
            "shortdesc": self.shortdesc,
            "longdesc": self.longdesc,
            "froms": self.froms,
            "identities": self.identities,
            "op": self.op,
            "hidden": self.hidden,
            "private": self.private,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TableFieldInfo:
    """What values the fields of a table hold.

    Attributes:
        fields: one entry a field.
        extra: fields of the response that are not listed here.
    """

    fields: list[FieldInfo] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.fields = _list_of_field_info(get("fields"))
        if not _table_field_info_fields.issuperset(value):
            self.extra = unlisted(value, _table_field_info_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"fields": plain(self.fields), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class FieldInfo:
    """What values one field of a table holds.

    Attributes:
        field: name of the field.
        terms_counts: entities by value; the values are text, whatever the field's type.
        more_terms: whether there are more values than `terms_counts` has.
        ents_present: entities that have the field.
        ents_absent: entities that lack it.
        high_card: whether it has a great many different values.
        approx_cardinality: roughly how many different values there are.
        stats: figures of a field that holds numbers.
        histograms: counts over time of a field that holds times, one entry for each length of
            interval.
        last_updated: when this was worked out.
        extra: fields of the response that are not listed here.
    """

    field: str
    # The published schema lists the values of its sample as if they were fixed names.
    terms_counts: dict[str, int] = attrs.field(factory=dict)
    more_terms: bool | None = None
    ents_present: int | None = attrs.field(default=None, metadata={"count": True})
    ents_absent: int | None = attrs.field(default=None, metadata={"count": True})
    high_card: bool | None = None
    approx_cardinality: int | None = attrs.field(default=None, metadata={"count": True})
    stats: FieldStatistics | None = None
    histograms: list[FieldHistogram] = attrs.field(factory=list)
    # Named by the vendor's notes of 2026.
    last_updated: datetime | None = None
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
        self.terms_counts = _map_of_count(get("terms_counts"))
        self.more_terms = more_terms_ = get("more_terms")
        if type(more_terms_) is not bool and more_terms_ is not None:
            mismatch("bool", more_terms_)
        self.ents_present = ents_present_ = get("ents_present")
        if ents_present_ is not None:
            self.ents_present = count(ents_present_)
        self.ents_absent = ents_absent_ = get("ents_absent")
        if ents_absent_ is not None:
            self.ents_absent = count(ents_absent_)
        self.high_card = high_card_ = get("high_card")
        if type(high_card_) is not bool and high_card_ is not None:
            mismatch("bool", high_card_)
        self.approx_cardinality = approx_cardinality_ = get("approx_cardinality")
        if approx_cardinality_ is not None:
            self.approx_cardinality = count(approx_cardinality_)
        self.stats = stats_ = get("stats")
        if stats_ is not None:
            self.stats = FieldStatistics.from_json(stats_)
        self.histograms = _list_of_field_histogram(get("histograms"))
        self.last_updated = last_updated_ = get("last_updated")
        if last_updated_ is not None:
            self.last_updated = time(last_updated_)
        if not _field_info_fields.issuperset(value):
            self.extra = unlisted(value, _field_info_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "field": self.field,
            "terms_counts": self.terms_counts,
            "more_terms": self.more_terms,
            "ents_present": self.ents_present,
            "ents_absent": self.ents_absent,
            "high_card": self.high_card,
            "approx_cardinality": self.approx_cardinality,
            "stats": plain(self.stats),
            "histograms": plain(self.histograms),
            "last_updated": plain(self.last_updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FieldStatistics:
    """Figures of a field that holds numbers.

    Attributes:
        mean: arithmetic mean.
        sd: standard deviation.
        min: smallest value.
        max: largest value.
        n: values.
        extra: fields of the response that are not listed here.
    """

    mean: float | None = None
    sd: float | None = None
    min: float | None = None
    max: float | None = None
    n: int | None = attrs.field(default=None, metadata={"count": True})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.mean = mean_ = get("mean")
        if mean_ is not None:
            self.mean = number(mean_)
        self.sd = sd_ = get("sd")
        if sd_ is not None:
            self.sd = number(sd_)
        self.min = min_ = get("min")
        if min_ is not None:
            self.min = number(min_)
        self.max = max_ = get("max")
        if max_ is not None:
            self.max = number(max_)
        self.n = n_ = get("n")
        if n_ is not None:
            self.n = count(n_)
        if not _field_statistics_fields.issuperset(value):
            self.extra = unlisted(value, _field_statistics_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "mean": self.mean,
            "sd": self.sd,
            "min": self.min,
            "max": self.max,
            "n": self.n,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FieldHistogram:
    """How the values of a field that holds times are spread.

    Attributes:
        interval: length of one bucket, such as `3d`, `week` or `month`.
        start: begin of the first bucket, Unix time in milliseconds, as the server writes it: mostly
            a string.
        end: end of the last bucket, likewise.
        data: values by begin of the bucket, in milliseconds, or by range such as `10-20` for a
            field of numbers.
        extra: fields of the response that are not listed here.
    """

    interval: str | None = None
    start: int | str | None = None
    end: int | str | None = None
    data: dict[str, int] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.interval = interval_ = get("interval")
        if type(interval_) is not str and interval_ is not None:
            mismatch("str", interval_)
        self.start = start_ = get("start")
        if type(start_) is not int and type(start_) is not str and start_ is not None:
            mismatch("int or str", start_)
        self.end = end_ = get("end")
        if type(end_) is not int and type(end_) is not str and end_ is not None:
            mismatch("int or str", end_)
        self.data = _map_of_count(get("data"))
        if not _field_histogram_fields.issuperset(value):
            self.extra = unlisted(value, _field_histogram_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "interval": self.interval,
            "start": self.start,
            "end": self.end,
            "data": self.data,
            **plain(self.extra),
        }


_list_of_stream_field = list_of(StreamField.from_json)
_stream_statistics_fields = frozenset(
    {
        "stream",
        "hidden",
        "ct",
        "curct",
        "last_msg_ts",
        "last_update_ts",
        "fields",
        "avg_event_size",
        "recent_events",
    }
)
_map_of_number = map_of(number)
_list_of_stream_field_column = list_of(StreamFieldColumn.from_json)
_stream_field_fields = frozenset(
    {
        "name",
        "type",
        "is_array",
        "hidden",
        "sample",
        "usage",
        "card",
        "avg",
        "sumlen",
        "smart",
        "column",
        "first_seen",
        "last_seen",
    }
)
_stream_field_column_fields = frozenset({"table", "as"})
_stream_hidden_fields = frozenset({"stream", "hidden"})
_stream_field_hidden_fields = frozenset({"name", "hidden"})
_table_schema_places = places({"columns": ("fields",)})
_list_of_table_field = list_of(TableField.from_json)
_table_schema_fields = frozenset({"columns", "name", "by_fields"})
_table_field_fields = frozenset(
    {
        "as",
        "type",
        "is_by",
        "shortdesc",
        "longdesc",
        "froms",
        "identities",
        "op",
        "hidden",
        "private",
    }
)
_list_of_field_info = list_of(FieldInfo.from_json)
_table_field_info_fields = frozenset({"fields"})
_map_of_count = map_of(count)
_list_of_field_histogram = list_of(FieldHistogram.from_json)
_field_info_fields = frozenset(
    {
        "field",
        "terms_counts",
        "more_terms",
        "ents_present",
        "ents_absent",
        "high_card",
        "approx_cardinality",
        "stats",
        "histograms",
        "last_updated",
    }
)
_field_statistics_fields = frozenset({"mean", "sd", "min", "max", "n"})
_field_histogram_fields = frozenset({"interval", "start", "end", "data"})
