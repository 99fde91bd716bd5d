# generated from endpoints/v2/metrics.toml; do not edit
"""The service `client.v2.metrics`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.metrics import MetricQuery, MetricResult
from lytics_async.operations.v2 import metrics as operations


class Metrics(Service):
    """Metrics: time series of segments, streams, jobs, quotas and latencies.

    Reached as `client.v2.metrics`.
    """

    __slots__ = ()

    async def get(
        self,
        *,
        dimension: Literal[
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
        ],
        name: str | None = None,
        dimension_id: str | None = None,
        dimension_type: str | None = None,
        aggregation: Sequence[Literal["sum", "max", "min", "diff", "first", "smooth"]]
        | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        look_back: str | None = None,
        interval: str | None = None,
        smooth: bool | None = None,
        round_dates: bool | None = None,
        include_empty_rows: bool | None = None,
        include_sum_of_buckets: bool | None = None,
        refresh_cache: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[MetricResult]:
        """Return one time series.

        GET /v2/metric.

        Args:
            dimension: what is measured: "segment" or "experience" or "experiencegroup" or "stream"
                or "flow" or "inflight" or "works" or "auths" or "bandit" or "attribution" or
                "contentenrich" or "acct_quotas" or "segmovement" or "cooccurrent_counts" or
                "cloudconnect_connections" or "cloudconnect_tablesync" or "cloudconnect_segmentsync"
                or "e2e_profile_latency" or "e2e_trigger_latency" or "segmentmodel_summaries_ts" or
                "accountgoalcount" or "accountgoalvalue".
            name: label of this series in the response.
            dimension_id: id of what is measured, such as that of a segment.
            dimension_type: which figure of it, such as `size`.
            aggregation: how the values of a bucket are put together: "sum" or "max" or "min" or
                "diff" or "first" or "smooth".
            start_date: start of the time, such as `now-7d`; together with `end_date`, and not with
                `look_back`.
            end_date: end of the time, such as `now`.
            look_back: how far to look back from now, such as `7d`.
            interval: width of a bucket, such as `1d` (the server's default: 2h).
            smooth: whether to smooth the series.
            round_dates: whether to round both ends down to the day.
            include_empty_rows: whether to keep buckets of zero.
            include_sum_of_buckets: whether to return the sum, too.
            refresh_cache: whether to leave the cache aside.
        """
        return await self._call(
            operations.GET,
            {
                "dimension": dimension,
                "name": name,
                "dimension_id": dimension_id,
                "dimension_type": dimension_type,
                "aggregation": aggregation,
                "start_date": start_date,
                "end_date": end_date,
                "look_back": look_back,
                "interval": interval,
                "smooth": smooth,
                "round_dates": round_dates,
                "include_empty_rows": include_empty_rows,
                "include_sum_of_buckets": include_sum_of_buckets,
                "refresh_cache": refresh_cache,
            },
            options,
        )

    async def query(
        self,
        queries: Sequence[MetricQuery | Mapping[str, Any]],
        *,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[MetricResult]:
        """Return several time series.

        POST /v2/metric.

        It only reads, so it is retried like a GET. A series may fail alone: see `errors` of each.

        Args:
            queries: the series to return.
        """
        return await self._call(operations.QUERY, {"body": queries}, options)
