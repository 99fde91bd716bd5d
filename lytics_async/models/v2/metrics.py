# generated from endpoints/v2/metrics.toml; do not edit
"""Models of `client.v2.metrics`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, number, plain, texts, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class MetricResult:
    """One time series.

    Attributes:
        name: the name that the query gave it.
        dimension: what was measured.
        dimension_id: id of what was measured.
        dimension_type: which figure of it.
        aggregation: how the values of a bucket were put together.
        interval: width of a bucket.
        look_back: how far it looks back.
        start_date: start of the time.
        end_date: end of the time.
        values: the buckets in order of time.
        sum: sum of all buckets; only with `include_sum_of_buckets`.
        errors: what went wrong with this series; the response is a success all the same.
        is_cached: whether it comes from the cache.
        create_time: when it was computed.
        smooth: whether it is smoothed.
        round_dates: whether both ends are rounded down to the day.
        include_empty_rows: whether buckets of zero are kept.
        include_sum_of_buckets: whether the sum was requested.
        refresh_cache: whether the cache was left aside.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    dimension: str | None = None
    dimension_id: str | None = None
    dimension_type: str | None = None
    aggregation: str | None = None
    interval: str | None = None
    look_back: str | None = attrs.field(default=None, metadata={"wire": "range"})
    start_date: str | None = None
    end_date: str | None = None
    values: list[MetricValue] = attrs.field(factory=list)
    sum: float | None = None
    errors: list[str] = attrs.field(factory=list)
    is_cached: bool | None = None
    create_time: datetime | None = None
    smooth: bool | None = None
    round_dates: bool | None = None
    include_empty_rows: bool | None = None
    include_sum_of_buckets: bool | None = None
    refresh_cache: bool | None = None
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
        self.aggregation = aggregation_ = get("aggregation")
        if type(aggregation_) is not str and aggregation_ is not None:
            mismatch("str", aggregation_)
        self.interval = interval_ = get("interval")
        if type(interval_) is not str and interval_ is not None:
            mismatch("str", interval_)
        self.look_back = look_back_ = get("range")
        if type(look_back_) is not str and look_back_ is not None:
            mismatch("str", look_back_)
        self.start_date = start_date_ = get("start_date")
        if type(start_date_) is not str and start_date_ is not None:
            mismatch("str", start_date_)
        self.end_date = end_date_ = get("end_date")
        if type(end_date_) is not str and end_date_ is not None:
            mismatch("str", end_date_)
        self.values = _list_of_metric_value(get("values"))
        self.sum = sum_ = get("sum")
        if sum_ is not None:
            self.sum = number(sum_)
        self.errors = texts(get("errors"))
        self.is_cached = is_cached_ = get("is_cached")
        if type(is_cached_) is not bool and is_cached_ is not None:
            mismatch("bool", is_cached_)
        self.create_time = create_time_ = get("create_time")
        if create_time_ is not None:
            self.create_time = time(create_time_)
        self.smooth = smooth_ = get("smooth")
        if type(smooth_) is not bool and smooth_ is not None:
            mismatch("bool", smooth_)
        self.round_dates = round_dates_ = get("round_dates")
        if type(round_dates_) is not bool and round_dates_ is not None:
            mismatch("bool", round_dates_)
        self.include_empty_rows = include_empty_rows_ = get("include_empty_rows")
        if type(include_empty_rows_) is not bool and include_empty_rows_ is not None:
            mismatch("bool", include_empty_rows_)
        self.include_sum_of_buckets = include_sum_of_buckets_ = get("include_sum_of_buckets")
        if type(include_sum_of_buckets_) is not bool and include_sum_of_buckets_ is not None:
            mismatch("bool", include_sum_of_buckets_)
        self.refresh_cache = refresh_cache_ = get("refresh_cache")
        if type(refresh_cache_) is not bool and refresh_cache_ is not None:
            mismatch("bool", refresh_cache_)
        if not _metric_result_fields.issuperset(value):
            self.extra = unlisted(value, _metric_result_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "dimension": self.dimension,
            "dimension_id": self.dimension_id,
            "dimension_type": self.dimension_type,
            "aggregation": self.aggregation,
            "interval": self.interval,
            "range": self.look_back,
            "start_date": self.start_date,
            "end_date": self.end_date,
            "values": plain(self.values),
            "sum": self.sum,
            "errors": self.errors,
            "is_cached": self.is_cached,
            "create_time": plain(self.create_time),
            "smooth": self.smooth,
            "round_dates": self.round_dates,
            "include_empty_rows": self.include_empty_rows,
            "include_sum_of_buckets": self.include_sum_of_buckets,
            "refresh_cache": self.refresh_cache,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MetricValue:
    """One bucket.

    Attributes:
        ts: start of the bucket: Unix time in milliseconds, published as text.
        value: the value.
        extra: fields of the response that are not listed here.
    """

    ts: str | int | None = None
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
        if type(ts_) is not str and type(ts_) is not int and ts_ is not None:
            mismatch("str or int", ts_)
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
    """Which time series to return.

    Attributes:
        name: label of this series in the response.
        dimension: what is measured.
        dimension_id: id of what is measured, such as that of a segment.
        dimension_type: which figure of it, such as `size`.
        aggregation: how the values of a bucket are put together; several are separated by commas.
        start_date: start of the time, such as `now-7d`; together with `end_date`, and not with
            `look_back`.
        end_date: end of the time, such as `now`.
        look_back: how far to look back from now, such as `7d`.
        interval: width of a bucket, such as `1d`.
        smooth: whether to smooth the series.
        round_dates: whether to round both ends down to the day.
        include_empty_rows: whether to keep buckets of zero.
        include_sum_of_buckets: whether to return the sum, too.
        refresh_cache: whether to leave the cache aside.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    dimension: (
        Literal[
            "segment",
            "experience",
            "experiencegroup",
            "stream",
            "flow",
            "inflight",
            "works",
            "auths",
            "bandit",
            "attribution",
            "contentenrich",
            "acct_quotas",
            "segmovement",
            "cooccurrent_counts",
            "cloudconnect_connections",
            "cloudconnect_tablesync",
            "cloudconnect_segmentsync",
            "e2e_profile_latency",
            "e2e_trigger_latency",
            "segmentmodel_summaries_ts",
            "accountgoalcount",
            "accountgoalvalue",
        ]
        | str
        | Unset
    ) = UNSET
    dimension_id: str | Unset = UNSET
    dimension_type: str | Unset = UNSET
    aggregation: str | Unset = UNSET
    start_date: str | Unset = UNSET
    end_date: str | Unset = UNSET
    look_back: str | Unset = attrs.field(default=UNSET, metadata={"wire": "range"})
    interval: str | Unset = UNSET
    smooth: bool | Unset = UNSET
    round_dates: bool | Unset = UNSET
    include_empty_rows: bool | Unset = UNSET
    include_sum_of_buckets: bool | Unset = UNSET
    refresh_cache: bool | Unset = UNSET
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
        self.dimension = dimension_ = get("dimension", UNSET)
        if type(dimension_) is not str and dimension_ is not UNSET:
            mismatch("str", dimension_)
        self.dimension_id = dimension_id_ = get("dimension_id", UNSET)
        if type(dimension_id_) is not str and dimension_id_ is not UNSET:
            mismatch("str", dimension_id_)
        self.dimension_type = dimension_type_ = get("dimension_type", UNSET)
        if type(dimension_type_) is not str and dimension_type_ is not UNSET:
            mismatch("str", dimension_type_)
        self.aggregation = aggregation_ = get("aggregation", UNSET)
        if type(aggregation_) is not str and aggregation_ is not UNSET:
            mismatch("str", aggregation_)
        self.start_date = start_date_ = get("start_date", UNSET)
        if type(start_date_) is not str and start_date_ is not UNSET:
            mismatch("str", start_date_)
        self.end_date = end_date_ = get("end_date", UNSET)
        if type(end_date_) is not str and end_date_ is not UNSET:
            mismatch("str", end_date_)
        self.look_back = look_back_ = get("range", UNSET)
        if type(look_back_) is not str and look_back_ is not UNSET:
            mismatch("str", look_back_)
        self.interval = interval_ = get("interval", UNSET)
        if type(interval_) is not str and interval_ is not UNSET:
            mismatch("str", interval_)
        self.smooth = smooth_ = get("smooth", UNSET)
        if type(smooth_) is not bool and smooth_ is not UNSET:
            mismatch("bool", smooth_)
        self.round_dates = round_dates_ = get("round_dates", UNSET)
        if type(round_dates_) is not bool and round_dates_ is not UNSET:
            mismatch("bool", round_dates_)
        self.include_empty_rows = include_empty_rows_ = get("include_empty_rows", UNSET)
        if type(include_empty_rows_) is not bool and include_empty_rows_ is not UNSET:
            mismatch("bool", include_empty_rows_)
        self.include_sum_of_buckets = include_sum_of_buckets_ = get("include_sum_of_buckets", UNSET)
        if type(include_sum_of_buckets_) is not bool and include_sum_of_buckets_ is not UNSET:
            mismatch("bool", include_sum_of_buckets_)
        self.refresh_cache = refresh_cache_ = get("refresh_cache", UNSET)
        if type(refresh_cache_) is not bool and refresh_cache_ is not UNSET:
            mismatch("bool", refresh_cache_)
        if not _metric_query_fields.issuperset(value):
            self.extra = unlisted(value, _metric_query_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "dimension": self.dimension,
            "dimension_id": self.dimension_id,
            "dimension_type": self.dimension_type,
            "aggregation": self.aggregation,
            "start_date": self.start_date,
            "end_date": self.end_date,
            "range": self.look_back,
            "interval": self.interval,
            "smooth": self.smooth,
            "round_dates": self.round_dates,
            "include_empty_rows": self.include_empty_rows,
            "include_sum_of_buckets": self.include_sum_of_buckets,
            "refresh_cache": self.refresh_cache,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_list_of_metric_value = list_of(MetricValue.from_json)
_metric_result_fields = frozenset(
    {
        "name",
        "dimension",
        "dimension_id",
        "dimension_type",
        "aggregation",
        "interval",
        "range",
        "start_date",
        "end_date",
        "values",
        "sum",
        "errors",
        "is_cached",
        "create_time",
        "smooth",
        "round_dates",
        "include_empty_rows",
        "include_sum_of_buckets",
        "refresh_cache",
    }
)
_metric_value_fields = frozenset({"ts", "value"})
_metric_query_fields = frozenset(
    {
        "name",
        "dimension",
        "dimension_id",
        "dimension_type",
        "aggregation",
        "start_date",
        "end_date",
        "range",
        "interval",
        "smooth",
        "round_dates",
        "include_empty_rows",
        "include_sum_of_buckets",
        "refresh_cache",
    }
)
