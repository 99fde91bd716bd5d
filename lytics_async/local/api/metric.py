"""The routes below `/api/metric`: measured sizes of segments, and received records, over time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from statistics import fmean
from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_json
from lytics_async.local.date_math import read_span
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import flag, milliseconds
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import now

TYPES = {
    **dict.fromkeys(("name", "dimension", "dimension_id", "dimension_type"), "a string"),
    **dict.fromkeys(("aggregation", "interval", "range", "keyspace"), "a string"),
    **dict.fromkeys(("start_date", "end_date", "startdate", "enddate"), "a string"),
    **dict.fromkeys(("smooth", "include_empty_rows"), "a boolean"),
}
_SEGMENTS = ("segment", "segsize")
_EVERY_SEGMENT = "all_segments"
_LATENCY = "e2e_profile_latency"
AGGREGATIONS: Mapping[str, Callable[[Sequence[float]], float]] = {
    "sum": sum,
    "max": max,
    "min": min,
    "diff": lambda values: values[-1] - values[0],
    "first": lambda values: values[0],
    "smooth": sum,
}
"""How the values of a bucket are put together. API v1 has the first three."""
_DEFAULT_INTERVAL = "2h"
_DEFAULT_RANGE = "7d"
_MOST_HISTORY = 100_000
_MOST_BUCKETS = 10_000

_Point = tuple[int, float]
"""Milliseconds since 1970, and a value."""


@attrs.frozen(kw_only=True)
class MetricQuery:
    """What is requested; times in milliseconds since 1970."""

    name: str
    dimension: str
    dimension_id: str
    dimension_type: str
    aggregation: str
    interval: str
    width: int
    start: int
    end: int
    range: str
    smooth: bool
    include_empty_rows: bool


async def get_metrics(request: Request, account: Account) -> Response:
    """`GET /api/metric`, with or without a slash at its end."""
    query = request.query_params
    given: dict[str, Any] = {name: query[name] for name in TYPES if query.get(name)}
    for name in ("smooth", "include_empty_rows"):
        given[name] = flag(query, name, default=False)
    return await _answer(account, [given])


async def query_metrics(request: Request, account: Account) -> Response:
    """`POST /api/metric`: one query, or a list of them."""
    body = await read_json(request, account.body_limit)
    return await _answer(account, body if isinstance(body, list) else [body])


async def _answer(account: Account, given: list[Any]) -> Response:
    queries = [read_query(check_members(each, TYPES)) for each in given]

    def work() -> list[dict[str, Any]]:
        return [series for query in queries for series in series_of(account, query)]

    return succeed(account.settings, await to_thread.run_sync(work))


def read_query(
    given: Mapping[str, Any], aggregations: Collection[str] = ("sum", "max", "min")
) -> MetricQuery:
    """Read what is requested.

    Raises:
        ApiFault: 400, a member is missing or is not valid.
    """
    dimension = given.get("dimension") or given.get("keyspace")
    if not dimension:
        raise ApiFault(400, '"dimension" is required')
    by_default = "max" if dimension in (*_SEGMENTS, _LATENCY) else "sum"
    aggregation = given.get("aggregation") or by_default
    if aggregation not in aggregations:
        raise ApiFault(400, f'"aggregation" must be one of {", ".join(aggregations)}')
    interval = given.get("interval") or _DEFAULT_INTERVAL
    width = _span("interval", interval)
    start, end, spanned = _window(given)
    if (end - start) / width.total_seconds() / 1000 > _MOST_BUCKETS:
        raise ApiFault(400, f'"interval" makes more than {_MOST_BUCKETS:,} buckets of that time')
    return MetricQuery(
        name=given.get("name", ""),
        dimension=dimension,
        dimension_id=given.get("dimension_id", ""),
        dimension_type=given.get("dimension_type", "size"),
        aggregation=aggregation,
        interval=interval,
        width=int(width.total_seconds() * 1000),
        start=start,
        end=end,
        range=spanned,
        smooth=given.get("smooth", False),
        include_empty_rows=given.get("include_empty_rows", False),
    )


def _window(given: Mapping[str, Any]) -> tuple[int, int, str]:
    """Start, end and length of the time that is requested."""
    moment = datetime.now(UTC)
    dated = {
        name: given.get(f"{name}_date") or given.get(f"{name}date") for name in ("start", "end")
    }
    spanned = given.get("range")
    if spanned and any(dated.values()):
        raise ApiFault(400, '"range" and dates exclude each other')
    if not dated["start"]:
        spanned = spanned or _DEFAULT_RANGE
        _span("range", spanned)
    start = milliseconds(dated["start"] or f"now-{spanned}", moment)
    end = milliseconds(dated["end"] or "now", moment)
    if end < start:
        raise ApiFault(400, "the end is before the start")
    hours = (end - start) // 3_600_000
    return start, end, spanned or (f"{hours // 24}d" if hours >= 48 else f"{hours}h")


def series_of(account: Account, query: MetricQuery) -> list[dict[str, Any]]:
    """The series that are requested."""
    if query.dimension not in _SEGMENTS:
        points: list[_Point] = []
        if query.dimension == _LATENCY:
            points = _latencies(account)
        elif query.dimension == "stream":
            points = [
                (at // 1000, amount) for at, amount in account.store.arrivals(query.dimension_id)
            ]
        return [_written(query, query.dimension_id, points)]
    if query.dimension_id == _EVERY_SEGMENT:
        segments = account.segments.all()
    else:
        segments = [account.segments.get(query.dimension_id)]
    return [
        _written(
            query,
            segment.id,
            [
                (int(metric["ts"]), metric["value"])
                for metric in account.segments.history(segment, _MOST_HISTORY)
            ],
        )
        for segment in segments
    ]


def _latencies(account: Account) -> list[_Point]:
    """Milliseconds until records were in profiles, by their arrival; the unit is not published."""
    delay = account.settings.profile_delay
    merged = now() - delay * 1e6
    return [
        (at // 1000, delay * 1000)
        for stream in account.store.streams()
        for at, _ in account.store.arrivals(stream)
        if at <= merged
    ]


def _written(query: MetricQuery, dimension_id: str, points: Iterable[_Point]) -> dict[str, Any]:
    first = query.start // query.width * query.width
    buckets: dict[int, list[float]] = {}
    if query.include_empty_rows:
        buckets = {at: [] for at in range(first, query.end + 1, query.width)}
    for at, value in points:
        if query.start <= at <= query.end:
            buckets.setdefault(at // query.width * query.width, []).append(value)
    aggregate = AGGREGATIONS[query.aggregation]
    values = [
        {"value": aggregate(found) if found else 0, "ts": str(at)}
        for at, found in sorted(buckets.items())
    ]
    return {
        "name": query.name,
        "dimension": query.dimension,
        "dimension_id": dimension_id,
        "dimension_type": query.dimension_type,
        "range": query.range,
        "aggregation": query.aggregation,
        "interval": query.interval,
        "is_cached": False,
        "values": _smoothed(values) if query.smooth or query.aggregation == "smooth" else values,
    }


def _smoothed(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The moving average of each value with its neighbours."""
    return [
        {
            "value": fmean(each["value"] for each in values[max(0, at - 1) : at + 2]),
            "ts": value["ts"],
        }
        for at, value in enumerate(values)
    ]


def _span(name: str, text: str) -> timedelta:
    span = read_span(text)
    if span is None:
        raise ApiFault(400, f'"{name}" must be a time such as 2h or 1w')
    return span


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/metric", get_metrics),
    ("GET", "/api/metric/", get_metrics),
    ("POST", "/api/metric", query_metrics),
)
