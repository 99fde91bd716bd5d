# generated from endpoints/v1/metric.toml; do not edit
"""Models of `client.metrics`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    either,
    list_of,
    mismatch,
    number,
    plain,
    text,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class MetricSeries:
    """One figure over time, with what was requested.

    Attributes:
        name: name given with the query.
        dimension: what is measured, such as `segsize`.
        dimension_id: id of the item measured.
        dimension_type: kind of figure, such as `size`.
        range: length of time looked back, as a duration such as `2d`.
        interval: length of one bucket, as a duration such as `2h`.
        aggregation: how the values of one bucket became one.
        is_cached: whether the response came from a cache.
        values: one entry a bucket.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    dimension: str | None = None
    dimension_id: str | None = None
    dimension_type: str | None = None
    range: str | None = None
    interval: str | None = None
    aggregation: Literal["sum", "max", "min"] | str | None = None
    is_cached: bool | None = None
    values: list[MetricValue] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.dimension = dimension_ = get("dimension")
        if type(dimension_) is not str and dimension_ is not None:
            mismatch("str", dimension_)
        self.dimension_id = dimension_id_ = get("dimension_id")
        if type(dimension_id_) is not str and dimension_id_ is not None:
            mismatch("str", dimension_id_)
        self.dimension_type = dimension_type_ = get("dimension_type")
        if type(dimension_type_) is not str and dimension_type_ is not None:
            mismatch("str", dimension_type_)
        self.range = range_ = get("range")
        if type(range_) is not str and range_ is not None:
            mismatch("str", range_)
        self.interval = interval_ = get("interval")
        if type(interval_) is not str and interval_ is not None:
            mismatch("str", interval_)
        self.aggregation = aggregation_ = get("aggregation")
        if type(aggregation_) is not str and aggregation_ is not None:
            mismatch("str", aggregation_)
        self.is_cached = is_cached_ = get("is_cached")
        if type(is_cached_) is not bool and is_cached_ is not None:
            mismatch("bool", is_cached_)
        self.values = _list_of_metric_value(get("values"))
        if not _metric_series_fields.issuperset(value):
            self.extra = unlisted(value, _metric_series_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "dimension": self.dimension,
            "dimension_id": self.dimension_id,
            "dimension_type": self.dimension_type,
            "range": self.range,
            "interval": self.interval,
            "aggregation": self.aggregation,
            "is_cached": self.is_cached,
            "values": plain(self.values),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MetricValue:
    """The figure of one bucket.

    Attributes:
        ts: Unix time in milliseconds, as the server writes it: mostly a string.
        value: the figure.
        extra: fields of the response that are not listed here.
    """

    ts: int | str
    value: float | None = None
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
        self.value = value_ = get("value")
        if value_ is not None:
            self.value = number(value_)
        if not _metric_value_fields.issuperset(value):
            self.extra = unlisted(value, _metric_value_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"ts": self.ts, "value": self.value, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class MetricQuery:
    """The figure and the time that are requested.

    Attributes:
        dimension: what is measured: "segment", "experience", "stream" or another; where the texts
            say segment, the samples say "segsize".
        dimension_id: id of the item measured; for segments `all_segments` stands for all of them.
        dimension_type: kind of figure: "size", "converted" or another.
        interval: length of one bucket, as a duration such as `2h`.
        aggregation: how the values of one bucket become one: "sum", "max" or "min".
        smooth: return a moving average.
        include_empty_rows: return a zero for buckets without data.
        start_date: begin, absolute or relative such as `now-5d`.
        end_date: end, absolute or relative such as `now`.
        extra: further fields to send.
    """

    # Published as optional, but the GET beside it insists on all three; the texts and the
    # samples name the dimensions differently, so any name passes.
    dimension: Literal["segment", "segsize", "experience", "stream"] | str
    dimension_id: str
    dimension_type: Literal["size", "converted"] | str
    interval: str | Unset = UNSET
    aggregation: Literal["sum", "max", "min"] | str | Unset = UNSET
    smooth: bool | Unset = UNSET
    include_empty_rows: bool | Unset = UNSET
    # One published example writes startdate and enddate; the declared fields and both curls
    # have the underscore.
    start_date: str | datetime | Unset = UNSET
    end_date: str | datetime | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.dimension = dimension_ = get("dimension")
        if type(dimension_) is not str:
            mismatch("str", dimension_)
        self.dimension_id = dimension_id_ = get("dimension_id")
        if type(dimension_id_) is not str:
            mismatch("str", dimension_id_)
        self.dimension_type = dimension_type_ = get("dimension_type")
        if type(dimension_type_) is not str:
            mismatch("str", dimension_type_)
        self.interval = interval_ = get("interval", UNSET)
        if type(interval_) is not str and interval_ is not UNSET:
            mismatch("str", interval_)
        self.aggregation = aggregation_ = get("aggregation", UNSET)
        if type(aggregation_) is not str and aggregation_ is not UNSET:
            mismatch("str", aggregation_)
        self.smooth = smooth_ = get("smooth", UNSET)
        if type(smooth_) is not bool and smooth_ is not UNSET:
            mismatch("bool", smooth_)
        self.include_empty_rows = include_empty_rows_ = get("include_empty_rows", UNSET)
        if type(include_empty_rows_) is not bool and include_empty_rows_ is not UNSET:
            mismatch("bool", include_empty_rows_)
        self.start_date = start_date_ = get("start_date", UNSET)
        if start_date_ is not UNSET:
            self.start_date = _either_text_time(start_date_)
        self.end_date = end_date_ = get("end_date", UNSET)
        if end_date_ is not UNSET:
            self.end_date = _either_text_time(end_date_)
        if not _metric_query_fields.issuperset(value):
            self.extra = unlisted(value, _metric_query_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "dimension": self.dimension,
            "dimension_id": self.dimension_id,
            "dimension_type": self.dimension_type,
            "interval": self.interval,
            "aggregation": self.aggregation,
            "smooth": self.smooth,
            "include_empty_rows": self.include_empty_rows,
            "start_date": plain(self.start_date),
            "end_date": plain(self.end_date),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_list_of_metric_value = list_of(MetricValue.from_json)
_metric_series_fields = frozenset(
    {
        "name",
        "dimension",
        "dimension_id",
        "dimension_type",
        "range",
        "interval",
        "aggregation",
        "is_cached",
        "values",
    }
)
_metric_value_fields = frozenset({"ts", "value"})
_either_text_time = either(text, time)
_metric_query_fields = frozenset(
    {
        "dimension",
        "dimension_id",
        "dimension_type",
        "interval",
        "aggregation",
        "smooth",
        "include_empty_rows",
        "start_date",
        "end_date",
    }
)
