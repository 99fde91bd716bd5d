"""The routes below `/api/subscription`: which programs learn of changed memberships."""

from __future__ import annotations

import re
import secrets
from ipaddress import ip_address
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_nanoseconds, now

_TYPES = {
    "channel": "a string",
    "segment_ids": "a list of strings",
    "segmentql": "a string",
    "name": "a string",
    "description": "a string",
    "withbackfill": "a boolean",
    "webhook_url": "a string",
    "headers": "an object",
    "segmentio_writekey": "a string",
    "region": "a string",
    "stream": "a string",
    "role_arn": "a string",
    "identifier_field": "a string",
}
_REQUIRED = {"webhook": ("webhook_url",), "kinesis": ("region", "stream")}
_URL = re.compile(r"https?://[^\s\\@]+", re.ASCII)
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e]*")
_SHOWN = (
    *("id", "segment_ids", "segmentql", "description", "name"),
    *("updated", "created", "user_id", "account_id", "workflow"),
)


async def list_subscriptions(request: Request, account: Account) -> Response:
    """`GET /api/subscription`, all or those of a segment."""
    query = request.query_params
    wanted, table = query.get("segment_id", "").strip("`"), query.get("table", "user")

    def work() -> list[Document]:
        found = account.documents("subscription").all()
        if wanted:
            segment = account.segments.get(wanted)
            found = [each for each in found if segment.id in each["segment_ids"]]
        return [_shown(each) for each in found if each["table"] == table]

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


async def upsert_subscription(request: Request, account: Account) -> Response:
    """`POST /api/subscription`: one of the same name is changed; 200, as published.

    `POST /api/subscription/{id}`, as clients of the service send it, changes that one.
    """
    key = path_value(request, "id") if "id" in request.path_params else ""
    members = await read_members(request, account.body_limit, _TYPES, required=("channel",))
    channel = members["channel"]
    if channel not in _REQUIRED:
        raise ApiFault(400, f'Unknown channel "{channel}"')
    missing = [name for name in _REQUIRED[channel] if not members.get(name)]
    if missing:
        raise ApiFault(
            400, "Invalid schema errors", data=[f"{name} is required" for name in missing]
        )
    if channel == "webhook":
        _check_address(members["webhook_url"])
        _check_headers(members.get("headers", {}))

    def work() -> Document:
        segments = _segments(account, members)
        if members.get("withbackfill") and len(segments) != 1:
            raise ApiFault(400, "withbackfill needs exactly one segment")
        tables = {account.segments.get(one).table for one in segments}
        if len(tables) > 1:
            raise ApiFault(400, "The segments of a subscription must be of one table")
        moment = format_nanoseconds(now())
        name, table = members.get("name", ""), tables.pop()

        def choose(known: list[Document]) -> Document:
            if key:
                found = next((each for each in known if each["id"] == key), None)
                if found is None:
                    raise ApiFault(404, "Subscription not found")
            else:
                found = next((each for each in known if name and each["name"] == name), None)
            return {
                "id": found["id"] if found else secrets.token_hex(16),
                "description": "",
                "name": "",
                "created": found["created"] if found else moment,
                "user_id": account.admin_id,
                "account_id": account.id,
                "workflow": f"{channel}_triggers",
                "segmentql": "",
                "table": table,
                **members,
                "segment_ids": segments,
                "updated": moment,
            }

        subscription = account.documents("subscription").decide(choose)
        account.webhooks.watch(subscription, backfill=bool(members.get("withbackfill")))
        return _shown(subscription)

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


async def get_subscription(request: Request, account: Account) -> Response:
    """`GET /api/subscription/{id}`."""
    wanted = path_value(request, "id")
    found = await to_thread.run_sync(account.documents("subscription").get, wanted)
    return succeed_briefly(account.settings, _shown(found))


async def delete_subscription(request: Request, account: Account) -> Response:
    """`DELETE /api/subscription/{id}`."""
    wanted = path_value(request, "id")

    def work() -> None:
        account.documents("subscription").delete(wanted)
        account.webhooks.forget(wanted)

    await to_thread.run_sync(work)
    return Response(status_code=204)


def _segments(account: Account, members: Document) -> list[str]:
    """The ids of the segments that a subscription is for; text with an ALIAS makes one, or changes
    it.
    """
    if members.get("segmentql"):
        segment, _ = account.segments.put_text(members["segmentql"])
        return [segment.id]
    wanted = members.get("segment_ids", [])
    if not wanted:
        raise ApiFault(400, "Either segment_ids or segmentql is required")
    return [account.segments.named(one).id for one in wanted]


def _check_address(url: str) -> None:
    """Deliver to this machine only: test data must not leave it."""
    if not (url.isascii() and _URL.fullmatch(url) and _is_loopback(url)):
        raise ApiFault(
            400, f"webhook_url must be on this machine, as in http://127.0.0.1:9000/: {url}"
        )


def _is_loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return parts.port != 0 and (host == "localhost" or ip_address(host).is_loopback)
    except ValueError:  # a name, which may stand for any machine; or no port, or no address
        return False


def _check_headers(headers: Document) -> None:
    wrong = [
        f"headers.{name} must be a string that can be a header"
        for name, value in headers.items()
        if not (isinstance(value, str) and _HEADER.fullmatch(f"{name}:{value}"))
    ]
    if wrong:
        raise ApiFault(400, "Invalid schema errors", data=wrong)


def _shown(subscription: Document) -> Document:
    return {name: subscription[name] for name in _SHOWN}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/subscription", list_subscriptions),
    ("POST", "/api/subscription", upsert_subscription),
    ("GET", "/api/subscription/{id}", get_subscription),
    ("POST", "/api/subscription/{id}", upsert_subscription),
    ("DELETE", "/api/subscription/{id}", delete_subscription),
)
