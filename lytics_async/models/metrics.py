# generated from endpoints/v1/metric.toml; do not edit
"""Models of `client.metrics`."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import Any, Literal, Self

import attrs

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    either,
    lazy_extra,
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
    """One figure over time, with what was asked for.

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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 9:
            value = _metric_series_blank | value
        try:
            found = _metric_series(value)
        except KeyError:  # it has unknown ones instead
            value = _metric_series_blank | value
            found = _metric_series(value)
        (
            name_,
            dimension_,
            dimension_id_,
            dimension_type_,
            range_,
            interval_,
            aggregation_,
            is_cached_,
            values_,
        ) = found
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(dimension_) is not str and dimension_ is not None:
            mismatch("str", dimension_)
        if type(dimension_id_) is not str and dimension_id_ is not None:
            mismatch("str", dimension_id_)
        if type(dimension_type_) is not str and dimension_type_ is not None:
            mismatch("str", dimension_type_)
        if type(range_) is not str and range_ is not None:
            mismatch("str", range_)
        if type(interval_) is not str and interval_ is not None:
            mismatch("str", interval_)
        if type(aggregation_) is not str and aggregation_ is not None:
            mismatch("str", aggregation_)
        if type(is_cached_) is not bool and is_cached_ is not None:
            mismatch("bool", is_cached_)
        values_ = _list_of_metric_value(values_)
        self = cls.__new__(cls)
        self.name = name_
        self.dimension = dimension_
        self.dimension_id = dimension_id_
        self.dimension_type = dimension_type_
        self.range = range_
        self.interval = interval_
        self.aggregation = aggregation_
        self.is_cached = is_cached_
        self.values = values_
        if len(value) > 9:
            self.extra = unlisted(value, _metric_series_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _metric_value_blank | value
        try:
            found = _metric_value(value)
        except KeyError:  # it has unknown ones instead
            value = _metric_value_blank | value
            found = _metric_value(value)
        ts_, value_ = found
        if type(ts_) is not int and type(ts_) is not str:
            mismatch("int or str", ts_)
        if value_ is not None:
            value_ = number(value_)
        self = cls.__new__(cls)
        self.ts = ts_
        self.value = value_
        if len(value) > 2:
            self.extra = unlisted(value, _metric_value_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"ts": self.ts, "value": self.value, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class MetricQuery:
    """What figure over what time is asked for.

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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 9:
            value = _metric_query_blank | value
        try:
            found = _metric_query(value)
        except KeyError:  # it has unknown ones instead
            value = _metric_query_blank | value
            found = _metric_query(value)
        (
            dimension_,
            dimension_id_,
            dimension_type_,
            interval_,
            aggregation_,
            smooth_,
            include_empty_rows_,
            start_date_,
            end_date_,
        ) = found
        if type(dimension_) is not str:
            mismatch("str", dimension_)
        if type(dimension_id_) is not str:
            mismatch("str", dimension_id_)
        if type(dimension_type_) is not str:
            mismatch("str", dimension_type_)
        if type(interval_) is not str and interval_ is not UNSET:
            mismatch("str", interval_)
        if type(aggregation_) is not str and aggregation_ is not UNSET:
            mismatch("str", aggregation_)
        if type(smooth_) is not bool and smooth_ is not UNSET:
            mismatch("bool", smooth_)
        if type(include_empty_rows_) is not bool and include_empty_rows_ is not UNSET:
            mismatch("bool", include_empty_rows_)
        if start_date_ is not UNSET:
            start_date_ = _either_text_time(start_date_)
        if end_date_ is not UNSET:
            end_date_ = _either_text_time(end_date_)
        self = cls.__new__(cls)
        self.dimension = dimension_
        self.dimension_id = dimension_id_
        self.dimension_type = dimension_type_
        self.interval = interval_
        self.aggregation = aggregation_
        self.smooth = smooth_
        self.include_empty_rows = include_empty_rows_
        self.start_date = start_date_
        self.end_date = end_date_
        if len(value) > 9:
            self.extra = unlisted(value, _metric_query_blank)
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


_metric_series_blank = {
    "name": None,
    "dimension": None,
    "dimension_id": None,
    "dimension_type": None,
    "range": None,
    "interval": None,
    "aggregation": None,
    "is_cached": None,
    "values": None,
}
_metric_series = itemgetter(*_metric_series_blank)
_list_of_metric_value = list_of(MetricValue.from_json)
_metric_value_blank = {"ts": None, "value": None}
_metric_value = itemgetter(*_metric_value_blank)
_metric_query_blank = {
    "dimension": None,
    "dimension_id": None,
    "dimension_type": None,
    "interval": UNSET,
    "aggregation": UNSET,
    "smooth": UNSET,
    "include_empty_rows": UNSET,
    "start_date": UNSET,
    "end_date": UNSET,
}
_metric_query = itemgetter(*_metric_query_blank)
_either_text_time = either(text, time)
