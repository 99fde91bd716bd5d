"""The routes below `/api/content/recommend`: documents for a user, or for a segment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import SystemRandom
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.affinities import Affinities
from lytics_async.local.api.content import LONG_ROW, row
from lytics_async.local.content import Document, find_topics
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, names, number, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.segment import parse_filter
from lytics_async.local.timestamps import parse_time
from lytics_async.local.topics import similarity

_DEFAULT_RECOMMENDATIONS = 10
_RANKS = ("popular", "recent", "affinity")


async def recommend_for_user(request: Request, account: Account) -> Response:
    """Documents for one user.

    `GET /api/content/recommend/user/{field}/{value}`, and the same below the account's id for web
    pages. A template may omit field and value, and send the parameter `email`.
    """
    query = request.query_params
    if request.path_params.get("account", account.id) != account.id:
        raise ApiFault(404, "Account not found")
    if "field" in request.path_params:
        field, value = path_value(request, "field"), path_value(request, "value")
    else:
        field, value = "email", query.get("email", "")

    def users() -> list[Document]:
        profile = account.profiles.find(field, value)
        if profile is None:
            raise ApiFault(404, "User not found")
        return [profile]

    with_visited = flag(query, "visited", default=False)
    return await _recommend(request, account, users, with_visited=with_visited)


async def recommend_for_segment(request: Request, account: Account) -> Response:
    """`GET /api/content/recommend/segment/{id}`: documents for the mean of its members."""
    id_or_slug = path_value(request, "id")

    def users() -> Iterable[Document]:
        segment = account.segments.get(id_or_slug)
        if segment.table != "user":
            raise ApiFault(400, f'Segment "{id_or_slug}" is not a segment of users')
        return (profile for _, profile in account.segments.members(segment.statement))

    return await _recommend(request, account, users, with_visited=True)


async def _recommend(
    request: Request,
    account: Account,
    users: Callable[[], Iterable[Document]],
    *,
    with_visited: bool,
) -> Response:
    query = request.query_params
    limit = number(query, "limit", default=_DEFAULT_RECOMMENDATIONS)
    rank = query.get("rank") or "affinity"
    if rank not in _RANKS:
        raise ApiFault(400, f'"rank" must be one of {", ".join(_RANKS)}')
    wanted = {label.casefold() for label in names(query, "topics")}
    collection, url = query.get("contentsegment", ""), query.get("url", "")
    shuffled = flag(query, "shuffle", default=False)
    filterql = query.get("ql", "")

    def work() -> list[dict[str, Any]]:
        documents = account.content.all()
        affinities = Affinities(documents)
        affinity = affinities.of_group(users())
        base = account.content.find("url", url) if url else None
        topics = affinity.topics
        if url:
            topics = base["topic_relevances"] if base else find_topics({"url": url})
        is_in_collection = _collection(account, collection)
        if filterql:
            statement = parse_filter(filterql)
            if statement.table != "content":
                raise ApiFault(400, "Invalid SegmentQL: it is not for the table content")
            passes = account.segments.predicate(statement)
            documents = [document for document in documents if passes(document)]
        chosen = [
            document
            for document in documents
            if is_in_collection(document)
            and (with_visited or document["hashedurl"] not in affinity.visited)
            and (base is None or document["hashedurl"] != base["hashedurl"])
            and (not wanted or wanted & set(map(str.casefold, document["topics"])))
        ]
        fit = {one["hashedurl"]: similarity(topics, one["topic_relevances"]) for one in chosen}
        chosen.sort(key=lambda document: parse_time(document["created"]) or 0, reverse=True)
        if rank == "affinity":
            chosen.sort(key=lambda document: fit[document["hashedurl"]], reverse=True)
        elif rank == "popular":
            popularity = affinities.of_group(account.profiles.all()).visited
            chosen.sort(key=lambda one: popularity.get(one["hashedurl"], 0.0), reverse=True)
        del chosen[limit if limit > 0 else _DEFAULT_RECOMMENDATIONS :]
        if shuffled:
            SystemRandom().shuffle(chosen)
        return [
            row(document, LONG_ROW)
            | {
                "confidence": fit[document["hashedurl"]],
                "visited": document["hashedurl"] in affinity.visited,
            }
            for document in chosen
        ]

    return succeed(account.settings, await to_thread.run_sync(work))


def _collection(account: Account, id_or_slug: str) -> Callable[[Document], bool]:
    """Return the test for membership in a collection; without one, every document passes."""
    if not id_or_slug:
        return lambda _: True
    segment = account.segments.get(id_or_slug)
    if segment.table != "content":
        raise ApiFault(400, f'Segment "{id_or_slug}" is not a collection of content')
    return account.segments.predicate(segment.statement)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/recommend/segment/{id}", recommend_for_segment),
    ("GET", "/api/content/recommend/user", recommend_for_user),
    ("GET", "/api/content/recommend/user/{field}/{value}", recommend_for_user),
    ("GET", "/api/content/recommend/{account}/user", recommend_for_user),
    ("GET", "/api/content/recommend/{account}/user/{field}/{value}", recommend_for_user),
)
