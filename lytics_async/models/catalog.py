# generated from endpoints/v1/catalog.toml; do not edit
"""Models of `client.catalog`."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.operation import UNSET
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    count,
    lazy_extra,
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 9:
            value = _stream_statistics_blank | value
        try:
            found = _stream_statistics(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_statistics_blank | value
            found = _stream_statistics(value)
        (
            stream_,
            hidden_,
            ct_,
            curct_,
            last_msg_ts_,
            last_update_ts_,
            fields_,
            avg_event_size_,
            recent_events_,
        ) = found
        if type(stream_) is not str:
            mismatch("str", stream_)
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        if ct_ is not None:
            ct_ = count(ct_)
        if curct_ is not None:
            curct_ = count(curct_)
        if (
            type(last_msg_ts_) is not int
            and type(last_msg_ts_) is not str
            and last_msg_ts_ is not None
        ):
            mismatch("int or str", last_msg_ts_)
        if (
            type(last_update_ts_) is not int
            and type(last_update_ts_) is not str
            and last_update_ts_ is not None
        ):
            mismatch("int or str", last_update_ts_)
        fields_ = _list_of_stream_field(fields_)
        if avg_event_size_ is not None:
            avg_event_size_ = number(avg_event_size_)
        self = cls.__new__(cls)
        self.stream = stream_
        self.hidden = hidden_
        self.ct = ct_
        self.curct = curct_
        self.last_msg_ts = last_msg_ts_
        self.last_update_ts = last_update_ts_
        self.fields = fields_
        self.avg_event_size = avg_event_size_
        self.recent_events = recent_events_
        if len(value) > 9:
            self.extra = unlisted(value, _stream_statistics_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 13:
            value = _stream_field_blank | value
        try:
            found = _stream_field(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_field_blank | value
            found = _stream_field(value)
        (
            name_,
            type_,
            is_array_,
            hidden_,
            sample_,
            usage_,
            card_,
            avg_,
            sumlen_,
            smart_,
            columns_,
            first_seen_,
            last_seen_,
        ) = found
        if type(name_) is not str:
            mismatch("str", name_)
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        if type(is_array_) is not bool and is_array_ is not None:
            mismatch("bool", is_array_)
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        sample_ = texts(sample_)
        if usage_ is not None:
            usage_ = count(usage_)
        if card_ is not None:
            card_ = count(card_)
        if avg_ is not None:
            avg_ = number(avg_)
        if sumlen_ is not None:
            sumlen_ = count(sumlen_)
        smart_ = _map_of_number(smart_)
        columns_ = _list_of_stream_field_column(columns_)
        if first_seen_ is not None:
            first_seen_ = time(first_seen_)
        if last_seen_ is not None:
            last_seen_ = time(last_seen_)
        self = cls.__new__(cls)
        self.name = name_
        self.type = type_
        self.is_array = is_array_
        self.hidden = hidden_
        self.sample = sample_
        self.usage = usage_
        self.card = card_
        self.avg = avg_
        self.sumlen = sumlen_
        self.smart = smart_
        self.columns = columns_
        self.first_seen = first_seen_
        self.last_seen = last_seen_
        if len(value) > 13:
            self.extra = unlisted(value, _stream_field_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _stream_field_column_blank | value
        try:
            found = _stream_field_column(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_field_column_blank | value
            found = _stream_field_column(value)
        table_, as__ = found
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        if type(as__) is not str and as__ is not None:
            mismatch("str", as__)
        self = cls.__new__(cls)
        self.table = table_
        self.as_ = as__
        if len(value) > 2:
            self.extra = unlisted(value, _stream_field_column_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _stream_hidden_blank | value
        try:
            found = _stream_hidden(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_hidden_blank | value
            found = _stream_hidden(value)
        stream_, hidden_ = found
        if type(stream_) is not str:
            mismatch("str", stream_)
        if type(hidden_) is not bool:
            mismatch("bool", hidden_)
        self = cls.__new__(cls)
        self.stream = stream_
        self.hidden = hidden_
        if len(value) > 2:
            self.extra = unlisted(value, _stream_hidden_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _stream_field_hidden_blank | value
        try:
            found = _stream_field_hidden(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_field_hidden_blank | value
            found = _stream_field_hidden(value)
        name_, hidden_ = found
        if type(name_) is not str:
            mismatch("str", name_)
        if type(hidden_) is not bool:
            mismatch("bool", hidden_)
        self = cls.__new__(cls)
        self.name = name_
        self.hidden = hidden_
        if len(value) > 2:
            self.extra = unlisted(value, _stream_field_hidden_blank)
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
        by_fields: the fields that entities are told apart by.
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _table_schema_places)
        if len(value) < 3:
            value = _table_schema_blank | value
        try:
            found = _table_schema(value)
        except KeyError:  # it has unknown ones instead
            value = _table_schema_blank | value
            found = _table_schema(value)
        columns_, name_, by_fields_ = found
        columns_ = _list_of_table_field(columns_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        by_fields_ = texts(by_fields_)
        self = cls.__new__(cls)
        self.columns = columns_
        self.name = name_
        self.by_fields = by_fields_
        if len(value) > 3:
            self.extra = unlisted(value, _table_schema_blank)
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
        is_by: whether entities are told apart by it.
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 10:
            value = _table_field_blank | value
        try:
            found = _table_field(value)
        except KeyError:  # it has unknown ones instead
            value = _table_field_blank | value
            found = _table_field(value)
        as__, type_, is_by_, shortdesc_, longdesc_, froms_, identities_, op_, hidden_, private_ = (
            found
        )
        if type(as__) is not str:
            mismatch("str", as__)
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        if type(is_by_) is not bool and is_by_ is not None:
            mismatch("bool", is_by_)
        if type(shortdesc_) is not str and shortdesc_ is not None:
            mismatch("str", shortdesc_)
        if type(longdesc_) is not str and longdesc_ is not None:
            mismatch("str", longdesc_)
        froms_ = texts(froms_)
        identities_ = texts(identities_)
        if type(op_) is not str and op_ is not None:
            mismatch("str", op_)
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        if type(private_) is not bool and private_ is not None:
            mismatch("bool", private_)
        self = cls.__new__(cls)
        self.as_ = as__
        self.type = type_
        self.is_by = is_by_
        self.shortdesc = shortdesc_
        self.longdesc = longdesc_
        self.froms = froms_
        self.identities = identities_
        self.op = op_
        self.hidden = hidden_
        self.private = private_
        if len(value) > 10:
            self.extra = unlisted(value, _table_field_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _table_field_info_blank | value
        try:
            found = _table_field_info(value)
        except KeyError:  # it has unknown ones instead
            value = _table_field_info_blank | value
            found = _table_field_info(value)
        fields_ = found
        fields_ = _list_of_field_info(fields_)
        self = cls.__new__(cls)
        self.fields = fields_
        if len(value) > 1:
            self.extra = unlisted(value, _table_field_info_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 10:
            value = _field_info_blank | value
        try:
            found = _field_info(value)
        except KeyError:  # it has unknown ones instead
            value = _field_info_blank | value
            found = _field_info(value)
        (
            field_,
            terms_counts_,
            more_terms_,
            ents_present_,
            ents_absent_,
            high_card_,
            approx_cardinality_,
            stats_,
            histograms_,
            last_updated_,
        ) = found
        if type(field_) is not str:
            mismatch("str", field_)
        terms_counts_ = _map_of_count(terms_counts_)
        if type(more_terms_) is not bool and more_terms_ is not None:
            mismatch("bool", more_terms_)
        if ents_present_ is not None:
            ents_present_ = count(ents_present_)
        if ents_absent_ is not None:
            ents_absent_ = count(ents_absent_)
        if type(high_card_) is not bool and high_card_ is not None:
            mismatch("bool", high_card_)
        if approx_cardinality_ is not None:
            approx_cardinality_ = count(approx_cardinality_)
        if stats_ is not None:
            stats_ = FieldStatistics.from_json(stats_)
        histograms_ = _list_of_field_histogram(histograms_)
        if last_updated_ is not None:
            last_updated_ = time(last_updated_)
        self = cls.__new__(cls)
        self.field = field_
        self.terms_counts = terms_counts_
        self.more_terms = more_terms_
        self.ents_present = ents_present_
        self.ents_absent = ents_absent_
        self.high_card = high_card_
        self.approx_cardinality = approx_cardinality_
        self.stats = stats_
        self.histograms = histograms_
        self.last_updated = last_updated_
        if len(value) > 10:
            self.extra = unlisted(value, _field_info_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 5:
            value = _field_statistics_blank | value
        try:
            found = _field_statistics(value)
        except KeyError:  # it has unknown ones instead
            value = _field_statistics_blank | value
            found = _field_statistics(value)
        mean_, sd_, min_, max_, n_ = found
        if mean_ is not None:
            mean_ = number(mean_)
        if sd_ is not None:
            sd_ = number(sd_)
        if min_ is not None:
            min_ = number(min_)
        if max_ is not None:
            max_ = number(max_)
        if n_ is not None:
            n_ = count(n_)
        self = cls.__new__(cls)
        self.mean = mean_
        self.sd = sd_
        self.min = min_
        self.max = max_
        self.n = n_
        if len(value) > 5:
            self.extra = unlisted(value, _field_statistics_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 4:
            value = _field_histogram_blank | value
        try:
            found = _field_histogram(value)
        except KeyError:  # it has unknown ones instead
            value = _field_histogram_blank | value
            found = _field_histogram(value)
        interval_, start_, end_, data_ = found
        if type(interval_) is not str and interval_ is not None:
            mismatch("str", interval_)
        if type(start_) is not int and type(start_) is not str and start_ is not None:
            mismatch("int or str", start_)
        if type(end_) is not int and type(end_) is not str and end_ is not None:
            mismatch("int or str", end_)
        data_ = _map_of_count(data_)
        self = cls.__new__(cls)
        self.interval = interval_
        self.start = start_
        self.end = end_
        self.data = data_
        if len(value) > 4:
            self.extra = unlisted(value, _field_histogram_blank)
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


_stream_statistics_blank = {
    "stream": None,
    "hidden": None,
    "ct": None,
    "curct": None,
    "last_msg_ts": None,
    "last_update_ts": None,
    "fields": None,
    "avg_event_size": None,
    "recent_events": None,
}
_stream_statistics = itemgetter(*_stream_statistics_blank)
_list_of_stream_field = list_of(StreamField.from_json)
_stream_field_blank = {
    "name": None,
    "type": None,
    "is_array": None,
    "hidden": None,
    "sample": None,
    "usage": None,
    "card": None,
    "avg": None,
    "sumlen": None,
    "smart": None,
    "column": None,
    "first_seen": None,
    "last_seen": None,
}
_stream_field = itemgetter(*_stream_field_blank)
_map_of_number = map_of(number)
_list_of_stream_field_column = list_of(StreamFieldColumn.from_json)
_stream_field_column_blank = {"table": None, "as": None}
_stream_field_column = itemgetter(*_stream_field_column_blank)
_stream_hidden_blank = {"stream": None, "hidden": None}
_stream_hidden = itemgetter(*_stream_hidden_blank)
_stream_field_hidden_blank = {"name": None, "hidden": None}
_stream_field_hidden = itemgetter(*_stream_field_hidden_blank)
_table_schema_places = places({"columns": ("fields",)})
_table_schema_blank = {"columns": None, "name": None, "by_fields": None}
_table_schema = itemgetter(*_table_schema_blank)
_list_of_table_field = list_of(TableField.from_json)
_table_field_blank = {
    "as": None,
    "type": None,
    "is_by": None,
    "shortdesc": None,
    "longdesc": None,
    "froms": None,
    "identities": None,
    "op": None,
    "hidden": None,
    "private": None,
}
_table_field = itemgetter(*_table_field_blank)
_table_field_info_blank = {"fields": None}
_table_field_info = itemgetter(*_table_field_info_blank)
_list_of_field_info = list_of(FieldInfo.from_json)
_field_info_blank = {
    "field": None,
    "terms_counts": None,
    "more_terms": None,
    "ents_present": None,
    "ents_absent": None,
    "high_card": None,
    "approx_cardinality": None,
    "stats": None,
    "histograms": None,
    "last_updated": None,
}
_field_info = itemgetter(*_field_info_blank)
_map_of_count = map_of(count)
_list_of_field_histogram = list_of(FieldHistogram.from_json)
_field_statistics_blank = {"mean": None, "sd": None, "min": None, "max": None, "n": None}
_field_statistics = itemgetter(*_field_statistics_blank)
_field_histogram_blank = {"interval": None, "start": None, "end": None, "data": None}
_field_histogram = itemgetter(*_field_histogram_blank)
