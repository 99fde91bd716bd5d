"""The routes of `/v2/metric`: the measurements of `/api/metric`; a series may fail alone."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.metric import AGGREGATIONS, TYPES, read_query, series_of
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_json
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import flag, names
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_FLAGS = ("smooth", "include_empty_rows", "include_sum_of_buckets", "round_dates", "refresh_cache")
_TYPES = TYPES | dict.fromkeys(_FLAGS, "a boolean")


async def get_metric(request: Request, account: Account) -> Response:
    """`GET /v2/metric`: several aggregations make several series."""
    query = request.query_params
    given: dict[str, Any] = {name: query[name] for name in _TYPES if query.get(name)}
    given |= {name: flag(query, name, default=False) for name in _FLAGS}
    if not given.get("dimension"):
        raise ApiFault(400, '"dimension" is required')
    aggregations = names(query, "aggregation") or [""]
    return await _respond(account, [given | {"aggregation": each} for each in aggregations])


async def query_metrics(request: Request, account: Account) -> Response:
    """`POST /v2/metric`: a list of queries."""
    body = await read_json(request, account.body_limit)
    if not isinstance(body, list):
        raise ApiFault(400, "The body must be a list of queries")
    return await _respond(account, body)


async def _respond(account: Account, given: list[Any]) -> Response:
    checked = [check_members(each, _TYPES) for each in given]
    results = await in_thread(
        lambda: [result for each in checked for result in _results(account, each)]
    )
    return succeed_v2(results)


def _results(account: Account, given: dict[str, Any]) -> list[dict[str, Any]]:
    given = given | {"range": given.get("range", "").removeprefix("now-")}
    if given.get("round_dates"):
        for name in ("start_date", "end_date"):
            if given.get(name, "")[:10].count("-") == 2:
                given[name] = given[name][:10]
    try:
        found = series_of(account, read_query(given, tuple(AGGREGATIONS)))
    except ApiFault as fault:
        if fault.status == 404:
            return [_told(given) | {"values": [], "errors": [fault.message]}]
        raise
    results = []
    for series in found:
        result = _told(given) | series | {"errors": []}
        if given.get("include_sum_of_buckets"):
            result["sum"] = sum(bucket["value"] for bucket in series["values"])
        results.append(result)
    return results


def _told(given: dict[str, Any]) -> dict[str, Any]:
    """What the request said, repeated as the service does."""
    named = {name: value for name, value in given.items() if value != ""}
    return named | {"create_time": format_time(now()), "is_cached": False}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/metric", get_metric),
    ("POST", "/v2/metric", query_metrics),
)
