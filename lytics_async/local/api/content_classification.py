"""The routes of `/api/content/doc/classify`: what a text, or a stored document, is about."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.content import CLASSIFICATION_VERSION, store_record
from lytics_async.local.bodies import read_body
from lytics_async.local.content import find_topics, text_of
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members, load_json
from lytics_async.local.parameters import flag
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now
from lytics_async.local.topics import is_english

_HOST = re.compile(r"(https?://)?[^\s/]+\.[^\s/]+(/\S*)?$")
_FEWEST_WORDS = 5
_UTM = ("utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term")
_NOT_RUN = "1970-01-01T00:00:00Z"
_NEVER = "0001-01-01T00:00:00Z"


async def preview_classification(request: Request, account: Account) -> Response:
    """`GET /api/content/doc/classify`."""
    url, text = _url_or_text(request.query_params)
    return succeed(account.settings, await to_thread.run_sync(classify, account, url, text))


async def classify_document(request: Request, account: Account) -> Response:
    """`POST /api/content/doc/classify`: url or text as parameters, or as JSON; stores a document.

    With `draft=true`, as clients of the service send it, nothing is stored.
    """
    query = request.query_params
    is_draft = flag(query, "draft", default=False)
    body = await read_body(request, account.body_limit)
    given = dict(query)
    if body.strip():
        given |= check_members(load_json(body), {"url": "a string", "text": "a string"})
    url, text = _url_or_text(given)
    if account.settings.is_service:
        _check_enough(url, text)
    record = {"url": url} if url else {"id": secrets.token_hex(8)}
    if text:
        record["body"] = text

    def work() -> dict[str, Any]:
        if not is_draft:
            store_record(account, record)
        return classify(account, url, text) | ({} if url else {"id": record["id"]})

    return succeed(account.settings, await to_thread.run_sync(work))


def _check_enough(url: str, text: str) -> None:
    """Reject what the service cannot classify."""
    if url and not _HOST.match(url):
        raise ApiFault(400, f'"{url}" is not a URL')
    if text and len(text.split()) < _FEWEST_WORDS:
        raise ApiFault(400, "There is not enough text to classify")


def _url_or_text(query: Mapping[str, Any]) -> tuple[str, str]:
    url, text = query.get("url", "").strip(), query.get("text", "").strip()
    if not url and not text:
        raise ApiFault(400, '"url" or "text" is required')
    return url, text


def classify(account: Account, url: str, text: str) -> dict[str, Any]:
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
        "version": CLASSIFICATION_VERSION,
    }


def _url_parts(url: str) -> dict[str, Any]:
    try:
        given = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    except ValueError:
        raise ApiFault(400, f'"{url}" is not a URL') from None
    return {
        "Params": {name: value for name, value in given.items() if name not in _UTM},
        "Utm": {name: given.get(name) for name in _UTM},
        "UserInfo": None,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/doc/classify", preview_classification),
    ("POST", "/api/content/doc/classify", classify_document),
)
