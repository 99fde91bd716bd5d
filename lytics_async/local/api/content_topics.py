"""The routes of topics below `/api/content`: topics, the block list, roll-ups, the graph and its clusters."""

import re
import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from ..account import Account
from ..affinities import Affinities, TopicFigures
from ..answers import Refusal, succeed
from ..bodies import check_members, read_members
from ..content import BLOCKLIST, ROLLUPS, Document
from ..parameters import flag, names, number, path_value, share
from ..routing import RouteRow
from ..timestamps import format_time, now
from ..topic_graph import Clusters, TopicGraph
from .content import SHORT_ROW, rows_of

__all__ = ["ROUTES", "begin_blocklist"]

_DEFAULT_TOPICS = 500
_DEFAULT_NODES = 150
_MOST_NODES = 500
_DEFAULT_CLUSTERS = 8
_DEFAULT_POINTS = 10


# Topics. ----------------------------------------------------------------------------------------


async def list_topics(request: Request, account: Account) -> Response:
    """`GET /api/content/topic`: those of the most documents first."""
    limit = number(request.query_params, "limit", default=_DEFAULT_TOPICS)

    def work() -> list[dict[str, Any]]:
        documents = account.content.all()
        custom = {label for document in documents for label in document["custom_topics"]}
        topics = _graph(documents).topics()
        tags = {label: ["custom"] if label in custom else [] for label in topics[: max(limit, 0)]}
        return _topic_rows(account, documents, tags)

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_topic(request: Request, account: Account) -> Response:
    """`GET /api/content/topic/{topic}`."""
    name = path_value(request, "topic")

    def work() -> dict[str, Any]:
        documents = account.content.all()
        label = _find_topic(_counts(documents), name)
        total, by_topic = Affinities(documents).figures(account.profiles.all())
        figures = by_topic.get(label, TopicFigures())
        about = [one for one in documents if label in one["topic_relevances"]]
        about.sort(key=lambda document: document["topic_relevances"][label], reverse=True)
        spread = {
            "total": total,
            "missing": total - figures.none - figures.present,
            "present": figures.present,
            "bucket_none": figures.none,
            "bucket_low": figures.low,
            "bucket_mid": figures.mid,
            "bucket_high": figures.high,
            "avg": figures.average,
        }
        return {"topics": spread, "docs": rows_of(about, SHORT_ROW)}

    return succeed(account.settings, await to_thread.run_sync(work))


async def plot_topics(request: Request, account: Account) -> Response:
    """`GET /api/content/filter/topic`: by number field, its mean over the users who care about each topic.

    What the parameters mean is not published. `fields` are taken for names of number fields, `filters` for labels of
    topics; the published defaults `all` and `none` stand for leaving them out.
    """
    query = request.query_params
    limit = number(query, "limit", default=_DEFAULT_POINTS)
    fields = [field for field in names(query, "fields") if field != "all"]
    filters = {label.casefold() for label in names(query, "filters") if label != "none"}
    id_or_slug = query.get("segment_id", "")

    def work() -> dict[str, Any]:
        documents = account.content.all()
        affinities = Affinities(documents)
        counts = _counts(documents)
        segment_id, users = "", account.profiles.all()
        if id_or_slug:
            segment = account.segments.get(id_or_slug)
            segment_id = segment.id
            users = (profile for _, profile in account.segments.members(segment.statement))
        values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        weights: dict[str, list[float]] = defaultdict(list)
        for profile in users:
            topics = affinities.of(profile).topics
            for label, weight in topics.items():
                weights[label].append(weight)
            for field, value in profile.items():
                if _is_score(field, value) and (not fields or field in fields):
                    for label in topics:
                        values[field][label].append(value)
        collections = [
            {
                "field": field,
                "name": field,
                "points": [
                    {
                        "topic": label,
                        "value": fmean(by_topic[label]),
                        "avg_affinity": fmean(weights[label]),
                        "doc_ct": counts[label],
                    }
                    for label in sorted(by_topic, key=lambda label: -fmean(by_topic[label]))
                    if not filters or label.casefold() in filters
                ][: limit if filters else None],
            }
            for field, by_topic in sorted(values.items())
        ]
        return {"segment_id": segment_id, "collections": collections}

    return succeed(account.settings, await to_thread.run_sync(work))


def _topic_rows(
    account: Account, documents: list[Document], tags: Mapping[str, list[str]]
) -> list[dict[str, Any]]:
    """What is told of topics, by label with their tags, wherever they are listed."""
    total, by_topic = Affinities(documents).figures(account.profiles.all())
    counts = _counts(documents)
    rows = []
    for label, tagged in tags.items():
        figures = by_topic.get(label, TopicFigures())
        rows.append(
            {
                "label": label,
                "doc_count": counts[label],
                "total": total,
                "missing": total - figures.none - figures.present,
                "present": figures.present,
                "avg": figures.average,
                "tags": tagged,
            }
        )
    return rows


def _find_topic(labels: Iterable[str], name: str) -> str:
    """The label of the topic of this label or slug.

    Raises:
        Refusal: 404, there is none.
    """
    slug = _slug_of(name)
    for label in labels:
        if _slug_of(label) == slug:
            return label
    raise Refusal(404, f'Topic "{name}" not found')


def _slug_of(label: str) -> str:
    return re.sub(r"[\W_]+", "_", label.casefold()).strip("_")


def _is_score(field: str, value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and not field.startswith("_")


# The block list. --------------------------------------------------------------------------------


async def get_blocklist(request: Request, account: Account) -> Response:
    """`GET /api/content/topicblocklist`."""
    return await _blocked(account)


async def update_blocklist(request: Request, account: Account) -> Response:
    """`POST /api/content/topicblocklist`: add topics, or delete them; without a `method` the list is replaced.

    The published example of the replacement is such a POST, while the operation is a PUT.
    """
    given = await read_members(
        request, account, {"method": "a string", "ids": "a list of strings"}, required=("ids",)
    )
    method = given.get("method", "replace")
    if method not in ("add", "delete", "replace"):
        raise Refusal(400, "Invalid schema errors", data=["method must be add or delete"])
    return await _change_blocklist(account, method, given["ids"])


async def replace_blocklist(request: Request, account: Account) -> Response:
    """`PUT /api/content/topicblocklist`."""
    given = await read_members(request, account, {"ids": "a list of strings"}, required=("ids",))
    return await _change_blocklist(account, "replace", given["ids"])


def begin_blocklist(account: Account) -> None:
    """Give the account a list that blocks nothing."""
    account.documents(BLOCKLIST, announced=False).put(BLOCKLIST, {"labels": []})


async def _change_blocklist(account: Account, method: str, labels: list[str]) -> Response:
    def change(document: Document) -> Document:
        blocked = {} if method == "replace" else {one.casefold(): one for one in document["labels"]}
        for label in labels:
            if method == "delete":
                blocked.pop(label.casefold(), None)
            else:
                blocked.setdefault(label.casefold(), label)
        return {"labels": list(blocked.values())}

    await to_thread.run_sync(account.documents(BLOCKLIST).change, BLOCKLIST, change)
    return await _blocked(account)


async def _blocked(account: Account) -> Response:
    def work() -> list[dict[str, Any]]:
        documents = account.content.all(unblocked=True)
        labels = {label.casefold(): label for one in documents for label in one["topic_relevances"]}
        blocked = account.documents(BLOCKLIST).get(BLOCKLIST)["labels"]
        tags = {labels.get(label.casefold(), label): ["blacklisted"] for label in blocked}
        return _topic_rows(account, documents, tags)

    return succeed(account.settings, await to_thread.run_sync(work))


# Roll-ups. --------------------------------------------------------------------------------------


async def list_rollups(request: Request, account: Account) -> Response:
    """`GET /api/content/topicrollup`."""
    return succeed(account.settings, await to_thread.run_sync(account.documents(ROLLUPS).all))


async def create_rollup(request: Request, account: Account) -> Response:
    """`POST /api/content/topicrollup`; an id in the path, where the reference has one, is taken as its id."""
    given = await read_members(
        request,
        account,
        {"label": "a string", "acctid": "a string", "topics": "a list of objects"},
        required=("label", "topics"),
    )
    types = {"label": "a string", "value": "a number"}
    topics = [check_members(topic, types, required=("label",)) for topic in given["topics"]]
    key = path_value(request, "id") if "id" in request.path_params else secrets.token_hex(16)
    rollup = await to_thread.run_sync(_store_rollup, account, key, given["label"], topics)
    return succeed(account.settings, rollup, status=201)


async def get_rollup(request: Request, account: Account) -> Response:
    """`GET /api/content/topicrollup/{id}`."""
    key = path_value(request, "id")
    return succeed(account.settings, await to_thread.run_sync(account.documents(ROLLUPS).get, key))


async def delete_rollup(request: Request, account: Account) -> Response:
    """`DELETE /api/content/topicrollup/{id}`."""
    await to_thread.run_sync(account.documents(ROLLUPS).delete, path_value(request, "id"))
    return Response(status_code=204)


async def get_rollup_summary(request: Request, account: Account) -> Response:
    """`GET /api/content/rollup/{label}`: the documents about one of its topics at least."""
    label = path_value(request, "label")

    def work() -> dict[str, Any]:
        if account.documents(ROLLUPS).find_by(label=label) is None:
            raise Refusal(404, f'Rollup "{label}" not found')
        about = [one for one in account.content.all() if label in one["topic_rollups"]]
        return {"docs": rows_of(about), "rollups": None}

    return succeed(account.settings, await to_thread.run_sync(work))


def _store_rollup(
    account: Account, key: str, label: str, topics: list[dict[str, Any]]
) -> dict[str, Any]:
    """Store a roll-up; the value of a topic is what documents have of it on average, unless it is given."""
    relevances: dict[str, list[float]] = defaultdict(list)
    for document in account.content.all():
        for topic, relevance in document["topic_relevances"].items():
            relevances[topic.casefold()].append(relevance)
    moment = format_time(now())
    return account.documents(ROLLUPS).put(
        key,
        {
            "id": key,
            "account_id": account.id,
            "label": label,
            "created": moment,
            "updated": moment,
            "topics": [
                {"value": fmean(relevances[topic["label"].casefold()] or [0.0])} | topic
                for topic in topics
            ],
        },
    )


# The graph. -------------------------------------------------------------------------------------


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
        graph = _graph(account.content.all())
        topics = graph.topics()[:limit]
        if apart:
            groups = graph.groups(topics, threshold=threshold)
            return [_drawn(graph, group, weakest) for group in groups]
        return _drawn(graph, topics, weakest)

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
            _store_rollup(account, secrets.token_hex(16), cluster[0], topics)

    await to_thread.run_sync(work)
    return succeed(account.settings, attrs.asdict(clusters))


async def get_cluster(request: Request, account: Account) -> Response:
    """`GET /api/content/topic/cluster/{topic}`: in the form of several clusters, as the published example has it."""
    clusters = await _clusters(request, account, path_value(request, "topic"), 1)
    return succeed(account.settings, attrs.asdict(clusters))


async def _clusters(request: Request, account: Account, centre: str | None, limit: int) -> Clusters:
    query = request.query_params
    direction = query.get("direction") or "out"
    if direction not in ("in", "out"):
        raise Refusal(400, '"direction" must be in or out')
    penalty = share(query, "penalty", default=0.9)
    threshold = share(query, "threshold", default=0.4)

    def work() -> Clusters:
        graph = _graph(account.content.all())
        centres = None if centre is None else [_find_topic(graph.counts, centre)]
        return graph.clusters(
            centres,
            limit=limit,
            inward=direction == "in",
            penalty=penalty,
            threshold=threshold,
        )

    return await to_thread.run_sync(work)


def _counts(documents: Iterable[Document]) -> Counter[str]:
    """How many documents are about each topic."""
    return Counter(topic for document in documents for topic in document["topics"])


def _graph(documents: Iterable[Document]) -> TopicGraph:
    return TopicGraph(document["topics"] for document in documents)


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
    ("GET", "/api/content/topic", list_topics),
    ("GET", "/api/content/topic/cluster", preview_clusters),
    ("POST", "/api/content/topic/cluster", create_clusters),
    ("GET", "/api/content/topic/cluster/{topic}", get_cluster),
    ("GET", "/api/content/topic/{topic}", get_topic),
    ("GET", "/api/content/filter/topic", plot_topics),
    ("GET", "/api/content/taxonomy", get_taxonomy),
    ("GET", "/api/content/topicblocklist", get_blocklist),
    ("POST", "/api/content/topicblocklist", update_blocklist),
    ("PUT", "/api/content/topicblocklist", replace_blocklist),
    ("GET", "/api/content/topicrollup", list_rollups),
    ("POST", "/api/content/topicrollup", create_rollup),
    ("GET", "/api/content/topicrollup/{id}", get_rollup),
    ("POST", "/api/content/topicrollup/{id}", create_rollup),
    ("DELETE", "/api/content/topicrollup/{id}", delete_rollup),
    ("GET", "/api/content/rollup/{label}", get_rollup_summary),
)
