"""The routes of documents below `/api/content`: look-ups, classification, recommendations. Topics: content_topics.py."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from random import SystemRandom
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from anyio import to_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from ..account import Account
from ..affinities import Affinities
from ..answers import EXAMPLE, Refusal, succeed
from ..bodies import check_members, load_json, read_body
from ..content import Document, find_topics, text_of
from ..json_records import flaw_of_value
from ..merging import CONTENT_STREAM
from ..parameters import flag, names, number, path_value, share
from ..routing import RouteRow
from ..timestamps import format_time, now, parse_time
from ..topics import is_english, similarity

__all__ = ["ROUTES", "SHORT_ROW", "row", "rows_of"]

SHORT_ROW = ("url", "title", "topics", "id")
"""The members of a document that is looked up."""

_ROW = (
    *(
        "author",
        "created",
        "description",
        "fetched",
        "id",
        "meta",
        "primary_image",
        "stream",
        "title",
    ),
    *("topic_relevances", "topic_rollups", "topics", "updated", "url"),
)
_RECOMMENDED_ROW = (
    *(
        "url",
        "title",
        "description",
        "topics",
        "topic_relevances",
        "primary_image",
        "author",
        "created",
    ),
    *("id", "sitename", "stream", "path", "aspects", "language", "updated", "fetched", "meta"),
)
_DEFAULT_RECOMMENDATIONS = 10
_MOST_ROWS = 100
_VERSION = 4  # of the classification, as published
_RANKS = ("popular", "recent", "affinity")
_UTM = ("utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term")
_NOT_RUN = "1970-01-01T00:00:00Z"
_NEVER = "0001-01-01T00:00:00Z"

# What is worked out when a document is served, so that it cannot be an attribute of one.
_RESERVED = frozenset({"hashedurl", "custom_topics", "topic_rollups", "segments", "stream"})


# Documents. -------------------------------------------------------------------------------------


async def get_documents(request: Request, account: Account) -> Response:
    """`GET /api/content/doc`: by `urls` and `ids`, or the oldest documents when neither is given."""
    wanted = [(field[:-1], names(request.query_params, field)) for field in ("urls", "ids")]

    def work() -> list[Document]:
        if not any(values for _, values in wanted):
            return account.content.all()
        found = [account.content.find(field, value) for field, values in wanted for value in values]
        return list({one["hashedurl"]: one for one in found if one is not None}.values())

    return succeed(account.settings, rows_of(await to_thread.run_sync(work), SHORT_ROW))


async def add_document(request: Request, account: Account) -> Response:
    """`POST /api/content/corpus`: a JSON body, parameters, or both. It becomes a record of the content stream."""
    query = request.query_params
    body = await read_body(request, account)
    given = load_json(body) if body.strip() else {}
    known = check_members(given, {"id": "a string", "url": "a string", "text": "a string"})
    known |= {name: query[name] for name in ("url", "text") if query.get(name)}
    if not known.get("url") and not known.get("text"):
        raise Refusal(400, "A document needs a url or a text")
    attributes = {name: value for name, value in given.items() if name != "text"}
    wrong = [f"{name} is reserved" for name in attributes if name in _RESERVED or name[:1] == "_"]
    wrong += [f"{name}: {flaw}" for name in attributes if (flaw := flaw_of_value(attributes[name]))]
    if wrong:
        raise Refusal(400, "Invalid schema errors", data=wrong)
    record = attributes | {"source": "upload"}
    if known.get("url"):
        record["url"] = known["url"]
    elif not known.get("id"):
        record["id"] = secrets.token_hex(8)
    if known.get("text"):
        record["body"] = known["text"]
    if topics := names(query, "topics"):
        record["topics"] = topics
    await to_thread.run_sync(_store, account, record)
    answer = {name: _texts_of(value) for name, value in record.items()}
    written = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f +0000 UTC")  # as Go prints it
    return succeed(
        account.settings,
        {"body": [], "url": [], **answer, "updated": [written], "version": [str(_VERSION)]},
    )


async def add_document_topic(request: Request, account: Account) -> Response:
    """`POST /api/content/doc/{field}/{value}/topic/{label}`: the answer is the whole document."""
    document = await _set_topic(
        request, account, share(request.query_params, "relevance", default=0.5)
    )
    return succeed(account.settings, row(document, _ROW))


async def remove_document_topic(request: Request, account: Account) -> Response:
    """`DELETE /api/content/doc/{field}/{value}/topic/{label}`."""
    await _set_topic(request, account, None)
    return Response(status_code=204)


async def _set_topic(request: Request, account: Account, relevance: float | None) -> Document:
    field, value, label = (path_value(request, name) for name in ("field", "value", "label"))
    return await to_thread.run_sync(account.content.set_topic, field, value, label, relevance)


def row(document: Document, members: Iterable[str] = _ROW) -> dict[str, Any]:
    """The members of a document that an answer has."""
    return {name: document[name] for name in members}


def rows_of(documents: list[Document], members: Iterable[str] = _ROW) -> dict[str, Any]:
    """The first of these documents, and how many there are."""
    shown = [row(document, members) for document in documents[:_MOST_ROWS]]
    return {"total": len(documents), "urls": shown}


def _store(account: Account, record: Document) -> None:
    account.store.append(CONTENT_STREAM, [record], columns=None, arrived=now())


def _texts_of(value: object) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value])]


# Classification. --------------------------------------------------------------------------------


async def preview_classification(request: Request, account: Account) -> Response:
    """`GET /api/content/doc/classify`."""
    url, text = _url_or_text(request.query_params)
    return succeed(account.settings, await to_thread.run_sync(_classify, account, url, text))


async def classify_document(request: Request, account: Account) -> Response:
    """`POST /api/content/doc/classify`: the document is stored, too."""
    url, text = _url_or_text(request.query_params)
    record = {"url": url} if url else {"id": secrets.token_hex(8)}
    if text:
        record["body"] = text

    def work() -> dict[str, Any]:
        _store(account, record)
        return _classify(account, url, text) | ({} if url else {"id": record["id"]})

    return succeed(account.settings, await to_thread.run_sync(work))


def _url_or_text(query: QueryParams) -> tuple[str, str]:
    url, text = query.get("url", "").strip(), query.get("text", "").strip()
    if not url and not text:
        raise Refusal(400, '"url" or "text" is required')
    return url, text


def _classify(account: Account, url: str, text: str) -> dict[str, Any]:
    """What is found in a text, or in a document that is known by its URL: pages are not fetched."""
    stored = (account.content.find("url", url) if url else None) or {}
    fields = stored | ({"body": text} if text else {})
    if stored and not text:
        topics = stored["topic_relevances"]
    else:
        topics = find_topics({"url": url, "body": text})
    moment = format_time(now())
    image = str(fields.get("primary_image", ""))
    return {
        "id": url,
        "url": _url_parts(url),
        "url_redirected_from": "",
        "description": fields.get("description") or fields.get("title", ""),
        "long_description": fields.get("body", ""),
        "type": "web" if url else "text",
        "stream": fields.get("stream", ""),
        "httpstatus": 0,
        "humanLanguage": "en" if is_english(text_of(fields)) else "unknown",
        "tags": [
            {
                "type": "concept",
                "id": label.replace(" ", "_"),
                "tax": [],
                "value": label,
                "source": "local",
                "vocab": "lytics",
                "relevance": relevance,
            }
            for label, relevance in topics.items()
        ],
        "flags": None,
        "images": [{"url": image}] if image else [],
        "primary_image": image,
        "videos": None,
        "primary_video": "",
        "published": fields.get("published", _NEVER),
        "author": fields.get("author", ""),
        "numpages": 0,
        "sitename": fields.get("sitename", ""),
        **dict.fromkeys(("productDescription", "brand", "price", "saveAmount", "productId"), ""),
        "created": fields.get("created", moment),
        "fetched": fields.get("fetched", moment),
        "updated": fields.get("updated", moment),
        "enriched": dict.fromkeys(("diffbot", "google", "meta", "textrazor"), _NOT_RUN)
        | {"local": moment},
        "version": _VERSION,
    }


def _url_parts(url: str) -> dict[str, Any]:
    try:
        given = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    except ValueError:
        raise Refusal(400, f'"{url}" is no URL') from None
    return {
        "Params": {name: value for name, value in given.items() if name not in _UTM},
        "Utm": {name: given.get(name) for name in _UTM},
        "UserInfo": None,
    }


# Recommendations. -------------------------------------------------------------------------------


async def recommend_for_user(request: Request, account: Account) -> Response:
    """Documents for one user.

    `GET /api/content/recommend/user/{field}/{value}`, and the same below the account's id for web pages. A template
    may leave field and value out, and give the parameter `email`.
    """
    query = request.query_params
    if request.path_params.get("account", account.id) != account.id:
        raise Refusal(404, f'There is no account "{path_value(request, "account")}"')
    if "field" in request.path_params:
        field, value = path_value(request, "field"), path_value(request, "value")
    else:
        field, value = "email", query.get("email", "")

    def users() -> list[Document]:
        profile = account.profiles.find(field, value)
        if profile is None:
            raise Refusal(404, f'There is no user whose {field} is "{value}"')
        return [profile]

    with_visited = flag(query, "visited", default=False)
    return await _recommend(request, account, users, with_visited=with_visited)


async def recommend_for_segment(request: Request, account: Account) -> Response:
    """`GET /api/content/recommend/segment/{id}`: documents for the mean of its members."""
    id_or_slug = path_value(request, "id")

    def users() -> Iterable[Document]:
        segment = account.segments.get(id_or_slug)
        if segment.table != "user":
            raise Refusal(400, f'Segment "{id_or_slug}" is no segment of users')
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
        raise Refusal(400, f'"rank" must be one of {", ".join(_RANKS)}')
    wanted = {label.casefold() for label in names(query, "topics")}
    collection, url = query.get("contentsegment", ""), query.get("url", "")
    shuffled = flag(query, "shuffle", default=False)

    def work() -> list[dict[str, Any]]:
        documents = account.content.all()
        affinities = Affinities(documents)
        affinity = affinities.of_group(users())
        base = account.content.find("url", url) if url else None
        topics = affinity.topics
        if url:
            topics = base["topic_relevances"] if base else find_topics({"url": url})
        is_in_collection = _collection(account, collection)
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
            row(document, _RECOMMENDED_ROW)
            | {
                "confidence": fit[document["hashedurl"]],
                "visited": document["hashedurl"] in affinity.visited,
            }
            for document in chosen
        ]

    return succeed(account.settings, await to_thread.run_sync(work))


def _collection(account: Account, id_or_slug: str) -> Callable[[Document], bool]:
    """Whether a document is in a collection; all are when none is named, as the published call of the web form has it."""
    if not id_or_slug:
        return lambda _: True
    segment = account.segments.get(id_or_slug)
    if segment.table != "content":
        raise Refusal(400, f'Segment "{id_or_slug}" is no collection of content')
    return account.segments.predicate(segment.statement)


# The whole corpus. ------------------------------------------------------------------------------


async def start_crawl(request: Request, account: Account) -> Response:
    """`POST /api/content/crawl`: written down, but nothing leaves this machine."""
    query = request.query_params
    domains = [*filter(None, [query.get("domain", "").strip()]), *names(query, "domains")]
    crawl_id = secrets.token_hex(16)
    crawl = {
        "id": crawl_id,
        "account_id": account.id,
        "domains": domains,
        "created": format_time(now()),
        "state": "started",
    }
    await to_thread.run_sync(lambda: account.documents("crawl").put(crawl_id, crawl))
    return succeed(account.settings, crawl, headers=EXAMPLE)


async def get_metrics(request: Request, account: Account) -> Response:
    """`GET /api/content/metrics`: each document counts as one of the figures, which add up to the total."""

    def work() -> Mapping[str, int]:
        documents = account.content.all()
        figures = dict.fromkeys(
            ("nocontent", "noclassifiedcontent", "noaffinities", "errors", "success"), 0
        )
        cared_for = Affinities(documents).of_group(account.profiles.all()).topics
        for document in documents:
            if not text_of(document).strip():
                figures["nocontent"] += 1
            elif not document["topics"]:
                figures["noclassifiedcontent"] += 1
            elif not cared_for.keys() & document["topic_relevances"].keys():
                figures["noaffinities"] += 1
            else:
                figures["success"] += 1
        without_key = account.content.count_without_key()
        return {"total": len(documents) + without_key, "nokeys": without_key, **figures}

    return succeed(account.settings, await to_thread.run_sync(work))


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/doc", get_documents),
    ("GET", "/api/content/doc/classify", preview_classification),
    ("POST", "/api/content/doc/classify", classify_document),
    ("POST", "/api/content/doc/{field}/{value}/topic/{label}", add_document_topic),
    ("DELETE", "/api/content/doc/{field}/{value}/topic/{label}", remove_document_topic),
    ("POST", "/api/content/corpus", add_document),
    ("POST", "/api/content/crawl", start_crawl),
    ("GET", "/api/content/metrics", get_metrics),
    ("GET", "/api/content/recommend/segment/{id}", recommend_for_segment),
    ("GET", "/api/content/recommend/user", recommend_for_user),
    ("GET", "/api/content/recommend/user/{field}/{value}", recommend_for_user),
    ("GET", "/api/content/recommend/{account}/user", recommend_for_user),
    ("GET", "/api/content/recommend/{account}/user/{field}/{value}", recommend_for_user),
)
