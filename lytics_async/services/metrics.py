# generated from endpoints/v1/metric.toml; do not edit
"""The service `client.metrics`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.metrics import MetricQuery, MetricSeries
from lytics_async.operations import metrics as operations


class Metrics(Service):
    """Metrics: figures over time, such as segment sizes and records received.

    Buckets shorter than two hours are advised against.

    Reached as `client.metrics`.
    """

    __slots__ = ()

    async def get(
        self,
        *,
        dimension: Literal["segment", "segsize", "experience", "stream"] | str,
        dimension_id: str,
        dimension_type: Literal["size", "converted"] | str,
        name: str | None = None,
        aggregation: Literal["sum", "max", "min"] | str | None = None,
        interval: str | None = None,
        include_empty_rows: bool | None = None,
        smooth: bool | None = None,
        start_date: str | datetime | None = None,
        end_date: str | datetime | None = None,
        range_: str | None = None,
        keyspace: str | None = None,
        metric: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[MetricSeries]:
        """Return one figure over time.

        GET /api/metric.

        Args:
            dimension: what is measured: "segment", "experience", "stream" or another; where the
                texts say segment, the samples say "segsize".
            dimension_id: id of the item measured; for segments `all_segments` stands for all of
                them.
            dimension_type: kind of figure: "size", "converted" or another.
            name: name of the metric.
            aggregation: how the values of one bucket become one: "sum", "max" or "min".
            interval: length of one bucket, as a duration such as `2h`.
            include_empty_rows: return a zero for buckets without data.
            smooth: return a moving average.
            start_date: begin, absolute or relative such as `now-5w`.
            end_date: end, absolute or relative such as `now-1w`.
            range_: length of time to look back from now, as a duration such as `2d`; instead of
                `start_date` and `end_date`.
            keyspace: older name of the dimension, as it seems.
            metric: not explained; the published curl has `web`.

        Returns:
            one series, or several for `all_segments`.

        Raises:
            BadRequest: there is no such dimension, or the times are not valid.
        """
        return await self._call(
            operations.GET,
            {
                "dimension": dimension,
                "dimension_id": dimension_id,
                "dimension_type": dimension_type,
                "name": name,
                "aggregation": aggregation,
                "interval": interval,
                "include_empty_rows": include_empty_rows,
                "smooth": smooth,
                "start_date": start_date,
                "end_date": end_date,
                "range_": range_,
                "keyspace": keyspace,
                "metric": metric,
            },
            options,
        )

    async def query(
        self,
        queries: MetricQuery | Mapping[str, Any] | Sequence[MetricQuery | Mapping[str, Any]],
        *,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[MetricSeries]:
        """Return one or several figures over time.

        POST /api/metric.

        Args:
            queries: one query, or several in a list.

        Raises:
            BadRequest: there is no such dimension, or the times are not valid.
        """
        return await self._call(operations.QUERY, {"body": queries}, options)
