"""The routes of the context layer and of Supertopics, below `/api/content`.

A Supertopic is what the published reference calls a roll-up. The default layer is built from the
account settings, as in an account that was not migrated.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_members
from lytics_async.local.content import BLOCKLIST, ROLLUPS
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_DEFAULT_LAYER = "default"
_MEMBERS = {
    "label": "a string",
    "description": "a string",
    "config_id": "a string",
    "topics": "a list of objects",
    "method": "a string",
    "draft": "a boolean",
}
_TOPIC = {"label": "a string", "value": "a number"}


async def list_configs(request: Request, account: Account) -> Response:
    """`GET /api/content/config`: the default layer."""
    return succeed(account.settings, [await to_thread.run_sync(_layer, account)])


async def get_config(request: Request, account: Account) -> Response:
    """`GET /api/content/config/{id}`: by id or label, in any capitals."""
    if path_value(request, "id").casefold() != _DEFAULT_LAYER:
        raise ApiFault(404, "Config not found")
    return succeed(account.settings, await to_thread.run_sync(_layer, account))


async def put_config(request: Request, account: Account) -> Response:
    """`PUT /api/content/config/{id}`: the default layer cannot be edited, and there is no other."""
    if path_value(request, "id").casefold() != _DEFAULT_LAYER:
        raise ApiFault(404, "Config not found")
    raise ApiFault(400, "Cannot edit default config")


async def list_affinities(request: Request, account: Account) -> Response:
    """`GET /api/content/affinity`: drafts included."""
    return succeed(account.settings, await to_thread.run_sync(account.documents(ROLLUPS).all))


async def get_affinity(request: Request, account: Account) -> Response:
    """`GET /api/content/affinity/{id}`."""
    wanted = path_value(request, "id")
    found = await to_thread.run_sync(account.documents(ROLLUPS).get, wanted)
    return succeed(account.settings, found)


async def create_affinity(request: Request, account: Account) -> Response:
    """`POST /api/content/affinity`: names are unique, drafts included."""
    members = await read_members(request, account.body_limit, _MEMBERS, required=("label",))
    members["topics"] = _topics(members.get("topics", []))

    def choose(known: list[Document]) -> Document:
        if _simplified(members["label"]) in {_simplified(one["label"]) for one in known}:
            raise ApiFault(500, "Supertopic already exists, possibly as a draft")
        moment = format_time(now())
        return {
            "id": secrets.token_hex(16),
            "account_id": account.id,
            "description": "",
            "config_id": _DEFAULT_LAYER,
            "method": "",
            "draft": False,
            **members,
            "created": moment,
            "updated": moment,
        }

    created = await to_thread.run_sync(account.documents(ROLLUPS).decide, choose)
    return succeed(account.settings, created, status=201)


async def update_affinity(request: Request, account: Account) -> Response:
    """`PUT /api/content/affinity/{id}`: members that are left out stay."""
    wanted = path_value(request, "id")
    members = await read_members(request, account.body_limit, _MEMBERS)
    if "topics" in members:
        members["topics"] = _topics(members["topics"])
    changes = members | {"updated": format_time(now())}
    updated = await to_thread.run_sync(account.documents(ROLLUPS).update, wanted, changes)
    return succeed(account.settings, updated)


def _topics(given: list[Any]) -> list[Document]:
    """The topics of a Supertopic; a weight that is 0 or missing becomes 1."""
    topics = [check_members(topic, _TOPIC, required=("label",)) for topic in given]
    return [topic | {"value": topic.get("value") or 1.0} for topic in topics]


def _simplified(label: str) -> str:
    """A name as the service compares it: small letters, single underscores, no other signs."""
    return re.sub(r"_+", "_", re.sub(r"[^a-z0-9_]", "", re.sub(r"\s", "_", label.lower())))


def _layer(account: Account) -> Document:
    layer: Document = {
        "id": _DEFAULT_LAYER,
        "label": "Default",
        "account_id": account.id,
        "tags": [_DEFAULT_LAYER],
        "rhs_table": "content",
        "rhs_feature_ids": ["global"],
        "lhs_table": "user",
        "lhs_output_id": "lytics_content",
        "lhs_affinity_id": "lytics_rollup",
        "num_topics": 500,
        "explicit_affinities": False,
        "inferred_affinities": False,
        "use_activity_counts": False,
    }
    blocked = account.documents(BLOCKLIST).get(BLOCKLIST)["labels"]
    if blocked:  # left out when it is empty
        layer["blacklisted_topics"] = blocked
    return layer


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/content/config", list_configs),
    ("GET", "/api/content/config/{id}", get_config),
    ("PUT", "/api/content/config/{id}", put_config),
    ("GET", "/api/content/affinity", list_affinities),
    ("POST", "/api/content/affinity", create_affinity),
    ("GET", "/api/content/affinity/{id}", get_affinity),
    ("PUT", "/api/content/affinity/{id}", update_affinity),
)
