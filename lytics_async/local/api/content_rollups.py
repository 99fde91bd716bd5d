"""The routes of blocked topics and of roll-ups of topics, below `/api/content`."""

from __future__ import annotations

import secrets
from collections import defaultdict
from statistics import fmean
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.content import rows_of
from lytics_async.local.api.content_topics import topic_rows
from lytics_async.local.bodies import read_members
from lytics_async.local.content import BLOCKLIST, ROLLUPS, Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now


async def get_blocklist(request: Request, account: Account) -> Response:
    """`GET /api/content/topicblocklist`."""
    return await _blocked(account)


async def update_blocklist(request: Request, account: Account) -> Response:
    """`POST /api/content/topicblocklist`: add or delete topics; without `method`, replace the list.

    The published example of the replacement is such a POST, while the operation is a PUT.
    """
    given = await read_members(
        request,
        account.body_limit,
        {"method": "a string", "ids": "a list of strings"},
        required=("ids",),
    )
    method = given.get("method", "replace")
    if method not in ("add", "delete", "replace"):
        raise ApiFault(400, "Invalid schema errors", data=["method must be add or delete"])
    return await _change_blocklist(account, method, given["ids"])


async def replace_blocklist(request: Request, account: Account) -> Response:
    """`PUT /api/content/topicblocklist`."""
    given = await read_members(
        request, account.body_limit, {"ids": "a list of strings"}, required=("ids",)
    )
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
        return topic_rows(account, documents, tags)

    return succeed(account.settings, await to_thread.run_sync(work))


# Roll-ups. --------------------------------------------------------------------------------------


async def list_rollups(request: Request, account: Account) -> Response:
    """`GET /api/content/topicrollup`."""
    return succeed(account.settings, await to_thread.run_sync(account.documents(ROLLUPS).all))


async def create_rollup(request: Request, account: Account) -> Response:
    """`POST /api/content/topicrollup`; an id in the path, as published, becomes its id."""
    given = await read_members(
        request,
        account.body_limit,
        {"label": "a string", "acctid": "a string", "topics": "a list of objects"},
        required=("label", "topics"),
    )
    types = {"label": "a string", "value": "a number"}
    topics = [check_members(topic, types, required=("label",)) for topic in given["topics"]]
    key = path_value(request, "id") if "id" in request.path_params else secrets.token_hex(16)
    rollup = await to_thread.run_sync(store_rollup, account, key, given["label"], topics)
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
            raise ApiFault(404, "Rollup not found")
        about = [one for one in account.content.all() if label in one["topic_rollups"]]
        return {"docs": rows_of(about), "rollups": None}

    return succeed(account.settings, await to_thread.run_sync(work))


async def rollup_urls(request: Request, account: Account) -> Response:
    """`GET /api/content/rollup/{label}/urls`: of a published roll-up of the default layer."""
    label = path_value(request, "label")

    def work() -> dict[str, Any]:
        return rows_of([one for one in account.content.all() if label in one["topic_rollups"]])

    return succeed(account.settings, await to_thread.run_sync(work))


def store_rollup(
    account: Account, key: str, label: str, topics: list[dict[str, Any]]
) -> dict[str, Any]:
    """Store a roll-up; a topic without a value gets its mean relevance in the documents."""
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


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/topicblocklist", get_blocklist),
    ("POST", "/api/content/topicblocklist", update_blocklist),
    ("PUT", "/api/content/topicblocklist", replace_blocklist),
    ("GET", "/api/content/topicrollup", list_rollups),
    ("POST", "/api/content/topicrollup", create_rollup),
    ("GET", "/api/content/topicrollup/{id}", get_rollup),
    ("POST", "/api/content/topicrollup/{id}", create_rollup),
    ("DELETE", "/api/content/topicrollup/{id}", delete_rollup),
    ("GET", "/api/content/rollup/{label}", get_rollup_summary),
    ("GET", "/api/content/rollup/{label}/urls", rollup_urls),
)
