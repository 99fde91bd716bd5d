"""The routes of the graph of topics below `/api/content`, and of its clusters."""

from __future__ import annotations

import secrets
from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.content_rollups import store_rollup
from lytics_async.local.api.content_topics import find_topic, graph_of
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, number, path_value, share
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.topic_graph import Clusters, TopicGraph

_DEFAULT_NODES = 150
_MOST_NODES = 500
_DEFAULT_CLUSTERS = 8


async def get_taxonomy(request: Request, account: Account) -> Response:
    """`GET /api/content/taxonomy`.

    Links are counted, not simulated, so `budget` and `iter` change nothing.
    """
    query = request.query_params
    limit = number(query, "limit", default=_DEFAULT_NODES)
    limit = min(limit, _MOST_NODES) if limit > 0 else _DEFAULT_NODES
    weakest = (
        share(query, "rawThreshold", default=0.0) if flag(query, "raw", default=False) else 0.0
    )
    apart = flag(query, "cliques", default=False)
    threshold = share(query, "cliqueThreshold", default=0.0)

    def work() -> Any:
        graph = graph_of(account.content.all())
        topics = graph.topics()[:limit]
        if apart:
            groups = graph.groups(topics, threshold=threshold)
            return [_drawn(graph, group, weakest) for group in groups]
        return _drawn(graph, topics, weakest)

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_graph(request: Request, account: Account) -> Response:
    """`GET /api/content/graph`: all topics with the strength of their links."""

    def work() -> dict[str, Any]:
        graph = graph_of(account.content.all())
        return _drawn(graph, graph.topics(), 0.0)

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_neighborhood(request: Request, account: Account) -> Response:
    """`GET /api/content/neighborhood?topic=`: the topics around one, the closest first."""
    name = request.query_params.get("topic", "")
    if not name:
        raise ApiFault(400, '"topic" is required')
    threshold = share(request.query_params, "threshold", default=0.4)

    def work() -> list[dict[str, Any]]:
        graph = graph_of(account.content.all())
        label = find_topic(graph.counts, name)
        reached = graph.around(label, inward=False, penalty=0.9, threshold=threshold)
        rows = [{"label": one, "value": value} for one, value in reached.items() if one != label]
        return sorted(rows, key=lambda row: (-reached[str(row["label"])], str(row["label"])))

    return succeed(account.settings, await to_thread.run_sync(work))


async def preview_clusters(request: Request, account: Account) -> Response:
    """`GET /api/content/topic/cluster`."""
    limit = number(request.query_params, "limit", default=_DEFAULT_CLUSTERS)
    clusters = await _clusters(request, account, None, limit)
    return succeed(account.settings, attrs.asdict(clusters))


async def create_clusters(request: Request, account: Account) -> Response:
    """`POST /api/content/topic/cluster`: each becomes a roll-up with the label of its centre."""
    limit = number(request.query_params, "limit", default=_DEFAULT_CLUSTERS)
    clusters = await _clusters(request, account, None, limit)

    def work() -> None:
        for cluster in clusters.clusters:
            topics = [{"label": label} for label in cluster]
            store_rollup(account, secrets.token_hex(16), cluster[0], topics)

    await to_thread.run_sync(work)
    return succeed(account.settings, attrs.asdict(clusters))


async def get_cluster(request: Request, account: Account) -> Response:
    """`GET /api/content/topic/cluster/{topic}`: in the form of several clusters, as published."""
    clusters = await _clusters(request, account, path_value(request, "topic"), 1)
    return succeed(account.settings, attrs.asdict(clusters))


async def _clusters(request: Request, account: Account, centre: str | None, limit: int) -> Clusters:
    query = request.query_params
    direction = query.get("direction") or "out"
    if direction not in ("in", "out"):
        raise ApiFault(400, '"direction" must be in or out')
    penalty = share(query, "penalty", default=0.9)
    threshold = share(query, "threshold", default=0.4)

    def work() -> Clusters:
        graph = graph_of(account.content.all())
        centres = None if centre is None else [find_topic(graph.counts, centre)]
        return graph.clusters(
            centres,
            limit=limit,
            inward=direction == "in",
            penalty=penalty,
            threshold=threshold,
        )

    return await to_thread.run_sync(work)


def _drawn(graph: TopicGraph, topics: list[str], weakest: float) -> dict[str, Any]:
    """Nodes and links; a link names its nodes by their places."""
    places = {topic: place for place, topic in enumerate(topics)}
    return {
        "n": len(topics),
        "nodes": [{"name": topic, "doc_count": graph.counts[topic]} for topic in topics],
        "links": [
            {"source": places[topic], "target": places[other], "value": strength}
            for topic in topics
            for other, strength in graph.neighbours(topic)
            if other in places and strength >= weakest
        ],
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/topic/cluster", preview_clusters),
    ("POST", "/api/content/topic/cluster", create_clusters),
    ("GET", "/api/content/topic/cluster/{topic}", get_cluster),
    ("GET", "/api/content/taxonomy", get_taxonomy),
    ("GET", "/api/content/graph", get_graph),
    ("GET", "/api/content/neighborhood", get_neighborhood),
)
