"""The routes of documents below `/api/content`: look-ups, the corpus, crawls and metrics."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.affinities import Affinities
from lytics_async.local.bodies import read_body
from lytics_async.local.content import Document, bare_url, text_of
from lytics_async.local.faults import ApiFault
from lytics_async.local.json_records import flaw_of_value
from lytics_async.local.members import check_members, load_json
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.parameters import names, path_value, share
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

SHORT_ROW = ("url", "title", "topics", "id")
"""The members of a document that is looked up."""

LONG_ROW = (
    *("url", "title", "description", "topics", "topic_relevances", "primary_image", "author"),
    *("created", "id", "sitename", "stream", "path", "aspects", "language", "updated", "fetched"),
    "meta",
)
"""The members of a document in the service's look-ups, and of one that is recommended."""

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
_MOST_ROWS = 100
CLASSIFICATION_VERSION = 4  # of the classification, as published

# What is worked out when a document is served, so that it cannot be an attribute of one.
_RESERVED = frozenset({"hashedurl", "custom_topics", "topic_rollups", "segments", "stream"})


async def get_documents(request: Request, account: Account) -> Response:
    """`GET /api/content/doc`: by `urls` and `ids`, or the oldest documents without them."""
    wanted = [(field[:-1], names(request.query_params, field)) for field in ("urls", "ids")]

    def work() -> list[Document]:
        if not any(values for _, values in wanted):
            return account.content.all()
        found = [account.content.find(field, value) for field, values in wanted for value in values]
        return list({one["hashedurl"]: one for one in found if one is not None}.values())

    members = LONG_ROW if account.settings.is_service else SHORT_ROW
    return succeed(account.settings, rows_of(await to_thread.run_sync(work), members))


async def add_document(request: Request, account: Account) -> Response:
    """`POST /api/content/corpus`: a JSON body, parameters, or both; a record of the stream."""
    query = request.query_params
    body = await read_body(request, account.body_limit)
    given = load_json(body) if body.strip() else {}
    known = check_members(given, {"id": "a string", "url": "a string", "text": "a string"})
    known |= {name: query[name] for name in ("url", "text") if query.get(name)}
    if not known.get("url") and not known.get("text"):
        raise ApiFault(400, "A document needs a url or a text")
    attributes = {name: value for name, value in given.items() if name != "text"}
    wrong = [f"{name} is reserved" for name in attributes if name in _RESERVED or name[:1] == "_"]
    wrong += [f"{name}: {flaw}" for name in attributes if (flaw := flaw_of_value(attributes[name]))]
    if wrong:
        raise ApiFault(400, "Invalid schema errors", data=wrong)
    record = attributes | {"source": "upload"}
    if known.get("url"):
        record["url"] = known["url"]
    elif not known.get("id"):
        record["id"] = secrets.token_hex(8)
    if known.get("text"):
        record["body"] = known["text"]
    if topics := names(query, "topics"):
        record["topics"] = topics
    await to_thread.run_sync(store_record, account, record)
    echoed = {name: _texts_of(value) for name, value in record.items()}
    written = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f +0000 UTC")  # as Go prints it
    return succeed(
        account.settings,
        {
            "body": [],
            "url": [],
            **echoed,
            "updated": [written],
            "version": [str(CLASSIFICATION_VERSION)],
        },
    )


async def add_document_topic(request: Request, account: Account) -> Response:
    """`POST /api/content/doc/{field}/{value}/topic/{label}`: returns the whole document."""
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
    """Return the members of a document that a response shows."""
    return {name: document[name] for name in members}


def rows_of(documents: list[Document], members: Iterable[str] = _ROW) -> dict[str, Any]:
    """The first of these documents, and how many there are."""
    shown = [row(document, members) for document in documents[:_MOST_ROWS]]
    return {"total": len(documents), "urls": shown}


def store_record(account: Account, record: Document) -> None:
    account.store.append(CONTENT_STREAM, [record], columns=None, arrived=now())


def _texts_of(value: object) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value])]


async def start_crawl(request: Request, account: Account) -> Response:
    """`POST /api/content/crawl`: nothing is fetched; counts the stored pages of the domains."""
    query = request.query_params
    domains = [*filter(None, [query.get("domain", "").strip()]), *names(query, "domains")]
    hosts = {bare_url(domain).partition("/")[0] for domain in domains}

    def work() -> Document:
        known = [one for one in account.content.all() if one["url"].partition("/")[0] in hosts]
        crawl = {
            "id": secrets.token_hex(16),
            "account_id": account.id,
            "domains": domains,
            "created": format_time(now()),
            "state": "completed",
            "urls": len(known),
        }
        return account.documents("crawl").put(str(crawl["id"]), crawl)

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_metrics(request: Request, account: Account) -> Response:
    """`GET /api/content/metrics`: each document counts as one of the figures, which add up to the
    total.
    """

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
    ("POST", "/api/content/doc/{field}/{value}/topic/{label}", add_document_topic),
    ("DELETE", "/api/content/doc/{field}/{value}/topic/{label}", remove_document_topic),
    ("POST", "/api/content/corpus", add_document),
    ("POST", "/api/content/crawl", start_crawl),
    ("GET", "/api/content/metrics", get_metrics),
)
