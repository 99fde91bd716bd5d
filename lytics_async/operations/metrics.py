# generated from endpoints/v1/metric.toml; do not edit
"""Operations of `client.metrics`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import one_or_many
from lytics_async.models.metrics import MetricSeries

# Published with a slash at the end, but its own curl and the POST have none; redirects are
# not followed, so it matters.
GET: Final[Operation[list[MetricSeries]]] = Operation(
    name="metrics.get",
    method="GET",
    path="/api/metric",
    retry="safe",
    structure=one_or_many(MetricSeries.from_json),
    returns="list[MetricSeries]",
    type=list[MetricSeries],
    query_params=(
        # The texts and the samples name the dimensions differently, so any name passes.
        Param(name="dimension", wire="dimension", required=True),
        Param(name="dimension_id", wire="dimension_id", required=True),
        Param(name="dimension_type", wire="dimension_type", required=True),
        Param(name="name", wire="name"),
        Param(name="aggregation", wire="aggregation"),
        Param(name="interval", wire="interval"),
        Param(name="include_empty_rows", wire="include_empty_rows"),
        Param(name="smooth", wire="smooth"),
        Param(name="start_date", wire="start_date"),
        Param(name="end_date", wire="end_date"),
        Param(name="range_", wire="range"),
        # In the published curl only, with the value segsize, where it stands in for the dimension.
        Param(name="keyspace", wire="keyspace"),
        # In the published curl only.
        Param(name="metric", wire="metric"),
    ),
)
"""Return one figure over time."""

# A POST for the sake of its body: it stores nothing, so it may be repeated. A single query
# is declared, the curl sends a list, too.
QUERY: Final[Operation[list[MetricSeries]]] = Operation(
    name="metrics.query",
    method="POST",
    path="/api/metric",
    retry="safe",
    structure=one_or_many(MetricSeries.from_json),
    returns="list[MetricSeries]",
    type=list[MetricSeries],
    body=Body(style="json", content_type="application/json", argument="queries"),
)
"""Return one or several figures over time."""
