"""The routes of topics below `/api/content`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.affinities import Affinities, TopicFigures
from lytics_async.local.api.content import SHORT_ROW, rows_of
from lytics_async.local.content import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import names, number, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.topic_graph import TopicGraph

_DEFAULT_TOPICS = 500
_DEFAULT_POINTS = 10
_DEFAULT_URLS = 10


async def list_topics(request: Request, account: Account) -> Response:
    """`GET /api/content/topic`: those of the most documents first."""
    limit = number(request.query_params, "limit", default=_DEFAULT_TOPICS)

    def work() -> list[dict[str, Any]]:
        documents = account.content.all()
        custom = {label for document in documents for label in document["custom_topics"]}
        topics = graph_of(documents).topics()
        tags = {label: ["custom"] if label in custom else [] for label in topics[: max(limit, 0)]}
        return topic_rows(account, documents, tags)

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_topic(request: Request, account: Account) -> Response:
    """`GET /api/content/topic/{topic}`.

    The service responds to an unknown topic with one of no documents. Its clients read the figures
    at two places, so that both are there.
    """
    name = path_value(request, "topic")
    is_service = account.settings.is_service

    def work() -> dict[str, Any]:
        documents = account.content.all()
        label = find_topic(_counts(documents), name, default=name if is_service else None)
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
        found: dict[str, Any] = {"topics": spread, "docs": rows_of(about, SHORT_ROW)}
        if is_service:
            found |= spread | {"label": label, "doc_count": len(about)}
        return found

    return succeed(account.settings, await to_thread.run_sync(work))


async def topic_urls(request: Request, account: Account) -> Response:
    """`GET /api/content/topic/{topic}/urls`: the documents about a topic, the best first."""
    name = path_value(request, "topic")
    limit = number(request.query_params, "limit", default=_DEFAULT_URLS)

    def work() -> dict[str, Any]:
        documents = account.content.all()
        label = find_topic(_counts(documents), name, default=name)
        about = [one for one in documents if label in one["topic_relevances"]]
        about.sort(key=lambda document: document["topic_relevances"][label], reverse=True)
        shown = rows_of(about)
        return shown | {"urls": shown["urls"][: max(limit, 0)]}

    return succeed(account.settings, await to_thread.run_sync(work))


async def plot_topics(request: Request, account: Account) -> Response:
    """`GET /api/content/filter/topic`: by number field, its mean over the users who care about each
    topic.

    The meaning of the parameters is not published. `fields` are read as names of number fields,
    `filters` as labels of topics; the published defaults `all` and `none` mean neither.
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


def topic_rows(
    account: Account, documents: list[Document], tags: Mapping[str, list[str]]
) -> list[dict[str, Any]]:
    """Return the rows of topics, by label with their tags, as every list shows them."""
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


def find_topic(labels: Iterable[str], name: str, *, default: str | None = None) -> str:
    """Return the label of the topic with this label or slug.

    Raises:
        ApiFault: 404, there is none, and no default.
    """
    slug = _slug_of(name)
    for label in labels:
        if _slug_of(label) == slug:
            return label
    if default is None:
        raise ApiFault(404, "Topic not found")
    return default


def _slug_of(label: str) -> str:
    return re.sub(r"[\W_]+", "_", label.casefold()).strip("_")


def _is_score(field: str, value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and not field.startswith("_")


def _counts(documents: Iterable[Document]) -> Counter[str]:
    """How many documents are about each topic."""
    return Counter(topic for document in documents for topic in document["topics"])


def graph_of(documents: Iterable[Document]) -> TopicGraph:
    return TopicGraph(document["topics"] for document in documents)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/topic", list_topics),
    ("GET", "/api/content/topic/{topic}", get_topic),
    ("GET", "/api/content/topic/{topic}/urls", topic_urls),
    ("GET", "/api/content/filter/topic", plot_topics),
)
