# generated from endpoints/v1/catalog.toml; do not edit
"""Models of `client.catalog`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.model import (
    integer,
    list_of,
    map_of,
    mismatch,
    number,
    plain,
    texts,
    time,
    unlisted,
)
from lytics_async.operation import UNSET


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
        extra: fields of the answer that are not listed here.
    """

    stream: str
    hidden: bool | None = None
    # Published as a number; other counters of the API also come as strings, and the list must
    # not fail over one.
    ct: int | str | None = None
    # Loose for the same reason as ct.
    curct: int | str | None = None
    last_msg_ts: int | str | None = None
    last_update_ts: int | str | None = None
    fields: list[StreamField] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        stream_ = get("stream")
        if type(stream_) is not str:
            mismatch("str", stream_)
        hidden_ = get("hidden")
        if hidden_ is None:
            absent += "hidden" not in value
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        ct_ = get("ct")
        if ct_ is None:
            absent += "ct" not in value
        elif type(ct_) is not int and type(ct_) is not str:
            mismatch("int or str", ct_)
        curct_ = get("curct")
        if curct_ is None:
            absent += "curct" not in value
        elif type(curct_) is not int and type(curct_) is not str:
            mismatch("int or str", curct_)
        last_msg_ts_ = get("last_msg_ts")
        if last_msg_ts_ is None:
            absent += "last_msg_ts" not in value
        elif type(last_msg_ts_) is not int and type(last_msg_ts_) is not str:
            mismatch("int or str", last_msg_ts_)
        last_update_ts_ = get("last_update_ts")
        if last_update_ts_ is None:
            absent += "last_update_ts" not in value
        elif type(last_update_ts_) is not int and type(last_update_ts_) is not str:
            mismatch("int or str", last_update_ts_)
        fields_ = get("fields")
        if fields_ is None:
            absent += "fields" not in value
        fields_ = _list_of_stream_field(fields_)
        extra = unlisted(StreamStatistics, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.stream = stream_
        self.hidden = hidden_
        self.ct = ct_
        self.curct = curct_
        self.last_msg_ts = last_msg_ts_
        self.last_update_ts = last_update_ts_
        self.fields = fields_
        self.extra = extra
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
            **self.extra,
        }


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
        extra: fields of the answer that are not listed here.
    """

    name: str
    type: str | None = None
    is_array: bool | None = None
    hidden: bool | None = None
    sample: list[str] = attrs.field(factory=list)
    usage: int | None = None
    card: int | None = None
    avg: float | None = None
    sumlen: int | None = None
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
        get = value.get
        absent = 0
        name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        is_array_ = get("is_array")
        if is_array_ is None:
            absent += "is_array" not in value
        elif type(is_array_) is not bool:
            mismatch("bool", is_array_)
        hidden_ = get("hidden")
        if hidden_ is None:
            absent += "hidden" not in value
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        sample_ = get("sample")
        if sample_ is None:
            absent += "sample" not in value
        sample_ = texts(sample_)
        usage_ = get("usage")
        if usage_ is None:
            absent += "usage" not in value
        elif type(usage_) is not int:
            mismatch("int", usage_)
        card_ = get("card")
        if card_ is None:
            absent += "card" not in value
        elif type(card_) is not int:
            mismatch("int", card_)
        avg_ = get("avg")
        if avg_ is None:
            absent += "avg" not in value
        else:
            avg_ = number(avg_)
        sumlen_ = get("sumlen")
        if sumlen_ is None:
            absent += "sumlen" not in value
        elif type(sumlen_) is not int:
            mismatch("int", sumlen_)
        smart_ = get("smart")
        if smart_ is None:
            absent += "smart" not in value
        smart_ = _map_of_number(smart_)
        columns_ = get("column")
        if columns_ is None:
            absent += "column" not in value
        columns_ = _list_of_stream_field_column(columns_)
        first_seen_ = get("first_seen")
        if first_seen_ is None:
            absent += "first_seen" not in value
        else:
            first_seen_ = time(first_seen_)
        last_seen_ = get("last_seen")
        if last_seen_ is None:
            absent += "last_seen" not in value
        else:
            last_seen_ = time(last_seen_)
        extra = unlisted(StreamField, value) if len(value) + absent > 13 else {}
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
        self.extra = extra
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
            **self.extra,
        }


@attrs.define(kw_only=True)
class StreamFieldColumn:
    """A field of a table that a field of a stream feeds.

    Attributes:
        table: name of the table.
        as_: name of the field in that table.
        extra: fields of the answer that are not listed here.
    """

    table: str | None = None
    as_: str | None = attrs.field(default=None, metadata={"wire": "as"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        table_ = get("table")
        if table_ is None:
            absent += "table" not in value
        elif type(table_) is not str:
            mismatch("str", table_)
        as__ = get("as")
        if as__ is None:
            absent += "as" not in value
        elif type(as__) is not str:
            mismatch("str", as__)
        extra = unlisted(StreamFieldColumn, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.table = table_
        self.as_ = as__
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"table": self.table, "as": self.as_, **self.extra}


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
        get = value.get
        stream_ = get("stream")
        if type(stream_) is not str:
            mismatch("str", stream_)
        hidden_ = get("hidden")
        if type(hidden_) is not bool:
            mismatch("bool", hidden_)
        extra = unlisted(StreamHidden, value) if len(value) > 2 else {}
        self = cls.__new__(cls)
        self.stream = stream_
        self.hidden = hidden_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "stream": self.stream,
            "hidden": self.hidden,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


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
        get = value.get
        name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        hidden_ = get("hidden")
        if type(hidden_) is not bool:
            mismatch("bool", hidden_)
        extra = unlisted(StreamFieldHidden, value) if len(value) > 2 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.hidden = hidden_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "hidden": self.hidden,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class TableSchema:
    """What one table is made of.

    Attributes:
        fields: its fields.
        extra: fields of the answer that are not listed here.
    """

    fields: list[TableField] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        fields_ = get("fields")
        if fields_ is None:
            absent += "fields" not in value
        fields_ = _list_of_table_field(fields_)
        extra = unlisted(TableSchema, value) if len(value) + absent > 1 else {}
        self = cls.__new__(cls)
        self.fields = fields_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"fields": plain(self.fields), **self.extra}


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
        extra: fields of the answer that are not listed here.
    """

    as_: str = attrs.field(metadata={"wire": "as"})
    type: str | None = None
    is_by: bool | None = None
    shortdesc: str | None = None
    longdesc: str | None = None
    froms: list[str] = attrs.field(factory=list)
    identities: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        as__ = get("as")
        if type(as__) is not str:
            mismatch("str", as__)
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        is_by_ = get("is_by")
        if is_by_ is None:
            absent += "is_by" not in value
        elif type(is_by_) is not bool:
            mismatch("bool", is_by_)
        shortdesc_ = get("shortdesc")
        if shortdesc_ is None:
            absent += "shortdesc" not in value
        elif type(shortdesc_) is not str:
            mismatch("str", shortdesc_)
        longdesc_ = get("longdesc")
        if longdesc_ is None:
            absent += "longdesc" not in value
        elif type(longdesc_) is not str:
            mismatch("str", longdesc_)
        froms_ = get("froms")
        if froms_ is None:
            absent += "froms" not in value
        froms_ = texts(froms_)
        identities_ = get("identities")
        if identities_ is None:
            absent += "identities" not in value
        identities_ = texts(identities_)
        extra = unlisted(TableField, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.as_ = as__
        self.type = type_
        self.is_by = is_by_
        self.shortdesc = shortdesc_
        self.longdesc = longdesc_
        self.froms = froms_
        self.identities = identities_
        self.extra = extra
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
            **self.extra,
        }


@attrs.define(kw_only=True)
class TableFieldInfo:
    """What values the fields of a table hold.

    Attributes:
        fields: one entry a field.
        extra: fields of the answer that are not listed here.
    """

    fields: list[FieldInfo] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        fields_ = get("fields")
        if fields_ is None:
            absent += "fields" not in value
        fields_ = _list_of_field_info(fields_)
        extra = unlisted(TableFieldInfo, value) if len(value) + absent > 1 else {}
        self = cls.__new__(cls)
        self.fields = fields_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"fields": plain(self.fields), **self.extra}


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
        extra: fields of the answer that are not listed here.
    """

    field: str
    # The published schema lists the values of its sample as if they were fixed names.
    terms_counts: dict[str, int] = attrs.field(factory=dict)
    more_terms: bool | None = None
    ents_present: int | None = None
    ents_absent: int | None = None
    high_card: bool | None = None
    approx_cardinality: int | None = None
    stats: FieldStatistics | None = None
    histograms: list[FieldHistogram] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        field_ = get("field")
        if type(field_) is not str:
            mismatch("str", field_)
        terms_counts_ = get("terms_counts")
        if terms_counts_ is None:
            absent += "terms_counts" not in value
        terms_counts_ = _map_of_integer(terms_counts_)
        more_terms_ = get("more_terms")
        if more_terms_ is None:
            absent += "more_terms" not in value
        elif type(more_terms_) is not bool:
            mismatch("bool", more_terms_)
        ents_present_ = get("ents_present")
        if ents_present_ is None:
            absent += "ents_present" not in value
        elif type(ents_present_) is not int:
            mismatch("int", ents_present_)
        ents_absent_ = get("ents_absent")
        if ents_absent_ is None:
            absent += "ents_absent" not in value
        elif type(ents_absent_) is not int:
            mismatch("int", ents_absent_)
        high_card_ = get("high_card")
        if high_card_ is None:
            absent += "high_card" not in value
        elif type(high_card_) is not bool:
            mismatch("bool", high_card_)
        approx_cardinality_ = get("approx_cardinality")
        if approx_cardinality_ is None:
            absent += "approx_cardinality" not in value
        elif type(approx_cardinality_) is not int:
            mismatch("int", approx_cardinality_)
        stats_ = get("stats")
        if stats_ is None:
            absent += "stats" not in value
        else:
            stats_ = FieldStatistics.from_json(stats_)
        histograms_ = get("histograms")
        if histograms_ is None:
            absent += "histograms" not in value
        histograms_ = _list_of_field_histogram(histograms_)
        extra = unlisted(FieldInfo, value) if len(value) + absent > 9 else {}
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
        self.extra = extra
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
            **self.extra,
        }


@attrs.define(kw_only=True)
class FieldStatistics:
    """Figures of a field that holds numbers.

    Attributes:
        mean: arithmetic mean.
        sd: standard deviation.
        min: smallest value.
        max: largest value.
        n: values.
        extra: fields of the answer that are not listed here.
    """

    mean: float | None = None
    sd: float | None = None
    min: float | None = None
    max: float | None = None
    n: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        mean_ = get("mean")
        if mean_ is None:
            absent += "mean" not in value
        else:
            mean_ = number(mean_)
        sd_ = get("sd")
        if sd_ is None:
            absent += "sd" not in value
        else:
            sd_ = number(sd_)
        min_ = get("min")
        if min_ is None:
            absent += "min" not in value
        else:
            min_ = number(min_)
        max_ = get("max")
        if max_ is None:
            absent += "max" not in value
        else:
            max_ = number(max_)
        n_ = get("n")
        if n_ is None:
            absent += "n" not in value
        elif type(n_) is not int:
            mismatch("int", n_)
        extra = unlisted(FieldStatistics, value) if len(value) + absent > 5 else {}
        self = cls.__new__(cls)
        self.mean = mean_
        self.sd = sd_
        self.min = min_
        self.max = max_
        self.n = n_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "mean": self.mean,
            "sd": self.sd,
            "min": self.min,
            "max": self.max,
            "n": self.n,
            **self.extra,
        }


@attrs.define(kw_only=True)
class FieldHistogram:
    """How the values of a field that holds times are spread.

    Attributes:
        interval: length of one bucket, such as `3d`, `week` or `month`.
        start: begin of the first bucket, Unix time in milliseconds, as the server writes it: mostly
            a string.
        end: end of the last bucket, likewise.
        data: values by begin of the bucket, in milliseconds.
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        interval_ = get("interval")
        if interval_ is None:
            absent += "interval" not in value
        elif type(interval_) is not str:
            mismatch("str", interval_)
        start_ = get("start")
        if start_ is None:
            absent += "start" not in value
        elif type(start_) is not int and type(start_) is not str:
            mismatch("int or str", start_)
        end_ = get("end")
        if end_ is None:
            absent += "end" not in value
        elif type(end_) is not int and type(end_) is not str:
            mismatch("int or str", end_)
        data_ = get("data")
        if data_ is None:
            absent += "data" not in value
        data_ = _map_of_integer(data_)
        extra = unlisted(FieldHistogram, value) if len(value) + absent > 4 else {}
        self = cls.__new__(cls)
        self.interval = interval_
        self.start = start_
        self.end = end_
        self.data = data_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "interval": self.interval,
            "start": self.start,
            "end": self.end,
            "data": self.data,
            **self.extra,
        }


_list_of_field_histogram = list_of(FieldHistogram.from_json)
_list_of_field_info = list_of(FieldInfo.from_json)
_list_of_stream_field = list_of(StreamField.from_json)
_list_of_stream_field_column = list_of(StreamFieldColumn.from_json)
_list_of_table_field = list_of(TableField.from_json)
_map_of_integer = map_of(integer)
_map_of_number = map_of(number)
