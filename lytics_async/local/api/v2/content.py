"""The routes below `/v2/content`: topics as `/api/content` finds them, by counting words."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.content_classification import classify
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.content import find_topics
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import number
from lytics_async.local.routing import RouteRow
from lytics_async.local.topics import similarity

_METHODS = ("jaccard", "cosine")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


async def align(request: Request, account: Account) -> Response:
    """`POST /v2/content/align`: the stored documents that are closest to the topics."""
    query = request.query_params
    limit = number(query, "limit", default=10)
    method = query.get("method", "") or "jaccard"
    if method not in _METHODS:
        raise ApiFault(400, f'"method" must be one of {", ".join(_METHODS)}')
    if not 1 <= limit <= 1000:
        raise ApiFault(400, '"limit" must be from 1 to 1000')
    given = await read_members(
        request, account.body_limit, {"topics": "an object"}, required=("topics",)
    )
    topics = given["topics"]
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in topics.values()):
        raise ApiFault(400, "topics must map names to numbers")

    def work() -> Document:
        scores: dict[str, float] = {}
        for document in account.content.all():
            relevances: dict[str, float] = document["topic_relevances"]
            score = _jaccard(topics, relevances)
            if method == "cosine":
                score = similarity(topics, relevances)
            if score > 0:
                scores[document["url"] or document["id"]] = score
        best = sorted(scores, key=lambda name: (-scores[name], name))[:limit]
        return {"alignment": {name: scores[name] for name in best}}

    return succeed_v2(await in_thread(work))


async def classify_page(request: Request, account: Account) -> Response:
    """`POST /v2/content/classify`: pages are not fetched; the stored document is used."""
    url = request.query_params.get("url", "").strip()
    if not url:
        raise ApiFault(400, '"url" is required')
    found = await in_thread(lambda: classify(account, url, ""))
    steps = [{"step": "look up", "found": bool(found["long_description"])}, {"step": "count words"}]
    return succeed_v2({"content": found, "steps": steps})


async def enrich(request: Request, account: Account) -> Response:
    """`POST /v2/content/enrich`: of a stored document, or of a text."""
    query = request.query_params
    url, text = query.get("url", "").strip(), query.get("text", "").strip()
    if not url and not text:
        raise ApiFault(400, '"url" or "text" is required')

    def work() -> Document:
        stored: dict[str, Any] = (account.content.find("url", url) if url else None) or {}
        topics = stored.get("topic_relevances") or find_topics({"url": url, "body": text})
        return {"input": text or url, "topics": topics, "inferred_topics": {}}

    return succeed_v2(await in_thread(work))


async def get_opportunities(request: Request, account: Account) -> Response:
    """`GET /v2/content/opportunity`: interest of users and the number of documents."""
    date = request.query_params.get("date", "")
    if date and not _DATE.fullmatch(date):
        raise ApiFault(400, '"date" must have the form YYYY-MM-DD')

    def work() -> Document:
        documents = Counter(
            topic for one in account.content.all() for topic in one["topic_relevances"]
        )
        users = Counter(
            topic
            for profile in account.profiles.all()
            for topic in _names(profile.get("lytics_content"))
        )
        return {
            "topics": [
                {
                    "topic": topic,
                    "context_layer": "default",
                    "segments": [],
                    "dimensions": [
                        {"label": "documents", "subject": "content", "value": documents[topic]},
                        {"label": "users", "subject": "user", "value": users[topic]},
                    ],
                }
                for topic in sorted(documents.keys() | users.keys())
            ]
        }

    return succeed_v2(await in_thread(work))


def _jaccard(one: dict[str, float], other: dict[str, float]) -> float:
    names = one.keys() | other.keys()
    total = sum(max(one.get(name, 0.0), other.get(name, 0.0)) for name in names)
    common = sum(min(one.get(name, 0.0), other.get(name, 0.0)) for name in names)
    return max(0.0, common / total) if total > 0 else 0.0


def _names(affinities: Any) -> list[str]:
    return list(affinities) if isinstance(affinities, dict) else []


ROUTES: tuple[RouteRow, ...] = (
    ("POST", "/v2/content/align", align),
    ("POST", "/v2/content/classify", classify_page),
    ("POST", "/v2/content/enrich", enrich),
    ("GET", "/v2/content/opportunity", get_opportunities),
)
