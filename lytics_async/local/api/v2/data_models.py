"""The routes below `/v2/datamodel`: a run counts rows, and profiles get none of them."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local import sources
from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, names, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.segment import slug_of
from lytics_async.local.timestamps import format_time, now

_KIND = "datamodel"
_LOGS = "datamodellog"
_MOST_ROWS = 1_000_000
_NEVER = "0001-01-01T00:00:00Z"
_CHANGES = {
    "name": "a string",
    "description": "a string",
    "sql": "a string",
    "status": "a string",
    "activated_fields": "a list of strings",
    "create_profiles": "a boolean",
    "sync_period": "a number",
}
_MEMBERS = _CHANGES | {
    "slug": "a string",
    "connection_id": "a string",
    "sql_dialect": "a string",
    "primary_keys": "a list of strings",
    "joined_to": "an object",
}


async def list_models(request: Request, account: Account) -> Response:
    """`GET /v2/datamodel`."""
    sizes = flag(request.query_params, "sizes", default=False)
    models = await in_thread(account.documents(_KIND).all)
    return succeed_v2([_shown(model, sizes=sizes) for model in models])


async def create_model(request: Request, account: Account) -> Response:
    """`POST /v2/datamodel`: the query must be valid."""
    required = ("name", "connection_id", "sql")
    given = await read_members(request, account.body_limit, _MEMBERS, required=required)
    moment = format_time(now())
    model: Document = {
        "slug": slug_of(given["name"]),
        "description": "",
        "primary_keys": [],
        "joined_to": None,
        "activated_fields": [],
        "create_profiles": False,
        "status": "draft",
        **given,
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "author_id": account.admin_id,
        "is_draft": True,
        "size": 0,
        "synced": "",
        "sync_errors": [],
        "created": moment,
        "updated": moment,
        "deleted": False,
    }

    def work() -> Document:
        if account.documents("connection").find(given["connection_id"]) is None:
            raise ApiFault(404, "There is no such connection")
        _check_sql(account, given["sql"])
        account.documents(_KIND).put(model["id"], model)
        _log(account, model, "created", "The data model was created")
        return model

    return succeed_v2(_shown(await in_thread(work)), status=201)


async def get_model(request: Request, account: Account) -> Response:
    """`GET /v2/datamodel/{id}`."""
    sizes = flag(request.query_params, "sizes", default=False)
    return succeed_v2(_shown(await _found(request, account), sizes=sizes))


async def update_model(request: Request, account: Account) -> Response:
    """`PUT /v2/datamodel/{id}`: what is left out stays."""
    wanted = path_value(request, "id")
    given = await read_members(request, account.body_limit, _CHANGES)

    def work() -> Document:
        model = _find(account, wanted)
        if "sql" in given:
            _check_sql(account, given["sql"])
        changed = account.documents(_KIND).update(
            model["id"], given | {"updated": format_time(now())}
        )
        _log(account, changed, "updated", f"Changed: {', '.join(given) or 'nothing'}")
        return changed

    return succeed_v2(_shown(await in_thread(work)))


async def delete_model(request: Request, account: Account) -> Response:
    """`DELETE /v2/datamodel/{id}`."""
    wanted = path_value(request, "id")
    await in_thread(lambda: account.documents(_KIND).delete(_find(account, wanted)["id"]))
    return succeed_v2(None)


async def delete_models(request: Request, account: Account) -> Response:
    """`DELETE /v2/datamodel?ids=`: reports each."""
    ids = _ids(request)

    def work() -> list[Document]:
        outcomes = []
        for wanted in ids:
            try:
                account.documents(_KIND).delete(_find(account, wanted)["id"])
            except ApiFault as fault:
                outcomes.append({"id": wanted, "deleted": False, "reason": fault.message})
            else:
                outcomes.append({"id": wanted, "deleted": True, "reason": ""})
        return outcomes

    return succeed_v2(await in_thread(work))


async def list_logs(request: Request, account: Account) -> Response:
    """`GET /v2/datamodel/{id}/logs`."""
    model = await _found(request, account)
    entries = await in_thread(account.documents(_LOGS).all)
    kept = ("id", "verb", "message", "timestamp")
    return succeed_v2(
        [{name: entry[name] for name in kept} for entry in entries if entry["model"] == model["id"]]
    )


async def sync_model(request: Request, account: Account) -> Response:
    """`GET /v2/datamodel/{id}/sync/{state}`: a run counts the rows immediately."""
    wanted, state = path_value(request, "id"), path_value(request, "state")
    if state not in ("start", "stop"):
        raise ApiFault(400, "The state must be start or stop")

    def work() -> Document:
        model, moment = _find(account, wanted), format_time(now())
        changes: Document = {"status": "stopped"}
        if state == "start":
            try:
                _, rows = sources.query(account, model["sql"], limit=_MOST_ROWS)
            except ApiFault as fault:
                errors = [*model["sync_errors"], {"error": fault.message, "time": moment}]
                changes = {"status": "error", "sync_errors": errors}
            else:
                changes = {"status": "synced", "size": len(rows), "synced": moment}
                changes["is_draft"] = False
        changed = account.documents(_KIND).update(model["id"], changes)
        _log(account, changed, f"sync_{state}", f"{changed['status']}: {changed['size']} rows")
        return changed

    return succeed_v2(_shown(await in_thread(work)))


async def get_size(request: Request, account: Account) -> Response:
    """`GET /v2/data/datamodel/{id}/size`."""
    return succeed_v2(_size(await _found(request, account)))


async def list_sizes(request: Request, account: Account) -> Response:
    """`GET /v2/data/datamodel/size?ids=`."""
    ids = _ids(request)
    return succeed_v2(await in_thread(lambda: [_size(_find(account, one)) for one in ids]))


async def _found(request: Request, account: Account) -> Document:
    wanted = path_value(request, "id")
    return await in_thread(lambda: _find(account, wanted))


def _find(account: Account, wanted: str) -> Document:
    documents = account.documents(_KIND)
    return documents.find_by(slug=wanted) or documents.get(wanted)


def _ids(request: Request) -> list[str]:
    ids = names(request.query_params, "ids")
    if not ids:
        raise ApiFault(400, '"ids" is required')
    return ids


def _check_sql(account: Account, sql: str) -> None:
    sources.query(account, sql, limit=1)


def _log(account: Account, model: Document, verb: str, message: str) -> None:
    key = secrets.token_hex(16)
    entry: dict[str, Any] = {"id": key, "model": model["id"], "verb": verb, "message": message}
    entry["timestamp"] = format_time(now())
    account.documents(_LOGS, announced=False).put(key, entry)


def _size(model: Document) -> Document:
    return {
        "id": model["id"],
        "name": model["name"],
        "slug_name": model["slug"],
        "record_store_size": model["size"],
    }


def _shown(model: Document, *, sizes: bool = False) -> Document:
    hidden = ("sync_period", "synced", "sql_dialect", *(() if sizes else ("size",)))
    failed = model["status"] == "error"
    return {name: value for name, value in model.items() if name not in hidden} | {
        "table": f"datamodel_{model['slug']}",
        "contextual_data": [],
        "needs_backfill": False,
        "health": {"status": "unhealthy" if failed else "healthy", "details": ""},
        "schedule": {
            "sync_period": int(model.get("sync_period", 0)),
            "prev_sync_time": model["synced"] or _NEVER,
            "next_sync_time": _NEVER,
        },
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/data/datamodel/size", list_sizes),
    ("GET", "/v2/data/datamodel/{id}/size", get_size),
    ("GET", "/v2/datamodel", list_models),
    ("POST", "/v2/datamodel", create_model),
    ("DELETE", "/v2/datamodel", delete_models),
    ("GET", "/v2/datamodel/{id}", get_model),
    ("PUT", "/v2/datamodel/{id}", update_model),
    ("DELETE", "/v2/datamodel/{id}", delete_model),
    ("GET", "/v2/datamodel/{id}/logs", list_logs),
    ("GET", "/v2/datamodel/{id}/sync/{state}", sync_model),
)
