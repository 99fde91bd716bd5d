# generated from endpoints/v2/metrics.toml; do not edit
"""Operations of `client.v2.metrics`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of
from lytics_async.models.v2.metrics import MetricResult

# Dimension_id, dimension_type and aggregation are published as required; the vendor's newer
# notes call it with dimension and range alone.
GET: Final[Operation[list[MetricResult]]] = Operation(
    name="v2.metrics.get",
    method="GET",
    path="/v2/metric",
    retry="safe",
    structure=list_of(MetricResult.from_json),
    returns="list[MetricResult]",
    type=list[MetricResult],
    api="v2",
    query_params=(
        Param(name="name", wire="name"),
        Param(name="dimension", wire="dimension", required=True),
        Param(name="dimension_id", wire="dimension_id"),
        Param(name="dimension_type", wire="dimension_type"),
        # Published as text with commas; the values are in stray quotes there, and the bare words
        # are sent.
        Param(name="aggregation", wire="aggregation", list_style="comma"),
        Param(name="start_date", wire="start_date"),
        Param(name="end_date", wire="end_date"),
        Param(name="look_back", wire="range"),
        Param(name="interval", wire="interval"),
        Param(name="smooth", wire="smooth"),
        Param(name="round_dates", wire="round_dates"),
        Param(name="include_empty_rows", wire="include_empty_rows"),
        Param(name="include_sum_of_buckets", wire="include_sum_of_buckets"),
        Param(name="refresh_cache", wire="refresh_cache"),
    ),
)
"""Return one time series."""

QUERY: Final[Operation[list[MetricResult]]] = Operation(
    name="v2.metrics.query",
    method="POST",
    path="/v2/metric",
    retry="safe",
    structure=list_of(MetricResult.from_json),
    returns="list[MetricResult]",
    type=list[MetricResult],
    api="v2",
    body=Body(style="json", content_type="application/json", argument="queries"),
)
"""Return several time series."""
