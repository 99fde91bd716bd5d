"""The routes below `/api/work`: running instances of workflows.

Nothing leaves this machine. Work of a kind that finishes is runnable until it is read once, and
then completes with the counts of what it would have exported: members of the segments in its
config, records of streams, documents. A segment that does not exist makes it fail. The jobs of API
v2 are the same records: see `lytics_async.local.jobs`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local import jobs
from lytics_async.local.account import Account
from lytics_async.local.api.workflow import find_workflow
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.exports import count_export
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_MEMBERS = {"workflow_id": "a string", "config": "an object", "name": "a string"}

_COMMANDS: dict[str, Document] = {
    "pause": jobs.in_state("paused"),
    "resume": jobs.in_state("running"),
    "bounce": jobs.in_state("running"),
    "kill": {"statuscode": "killed", "phase": "deleted"},
    "complete": jobs.in_state("completed"),
    "hide": {"hidden": True},
    "unhide": {"hidden": False},
    "delete": {"deleted": True},
}

_ENDED = ("completed", "killed")


async def list_work(request: Request, account: Account) -> Response:
    """`GET /api/work`."""
    query = request.query_params
    hidden = flag(query, "showhidden", default=True)
    completed = flag(query, "showcompleted", default=False)
    deleted = flag(query, "showdeleted", default=False)
    with_state = flag(query, "state", default=True)

    def work() -> list[Document]:
        return [
            _shown(item, with_state=with_state)
            for item in account.documents("work").all()
            if (hidden or not item["hidden"])
            and (completed or item["statuscode"] != "completed")
            and (deleted or not item["deleted"])
        ]

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


async def create_work(request: Request, account: Account) -> Response:
    """`POST /api/work`: the workflow by id or by name."""
    members = await read_members(request, account.body_limit, _MEMBERS, required=("workflow_id",))
    workflow = find_workflow(members["workflow_id"])
    moment = format_time(now())
    item: dict[str, Any] = {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "config": members.get("config", {}),
        "state": {},
        **jobs.in_state("running"),
        "hidden": workflow.hidden,
        "created": moment,
        "updated": moment,
        "runtime": "",
        "deleted": False,
        "tag": "",
        "user_id": account.admin_id,
        "work_state_version": 0,
        "workflow": workflow.name,
        "workflow_id": workflow.id,
        "finishes": workflow.finishes,
        "seen": False,
    }
    if "name" in members:
        item["name"] = members["name"]
    documents = account.documents("work")
    await to_thread.run_sync(documents.put, item["id"], item)
    return succeed_briefly(account.settings, _shown(item), status=201)


async def get_work(request: Request, account: Account) -> Response:
    """`GET /api/work/{id}`."""
    documents, wanted = account.documents("work"), path_value(request, "id")

    def work() -> Document:
        item = jobs.look(account, documents.get(wanted))
        return _shown(_with_counts(account, item))

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


async def delete_work(request: Request, account: Account) -> Response:
    """`DELETE /api/work/{id}`: it can still be listed with `showdeleted`."""
    documents, wanted = account.documents("work"), path_value(request, "id")
    await to_thread.run_sync(documents.update, wanted, _changed({"deleted": True}))
    return Response(status_code=204)


async def work_by_status(request: Request, account: Account) -> Response:
    """`GET /api/work/_status`; resumes what it finds, unless `resume=false`."""
    query = request.query_params
    status, workflow = query.get("status", "runnable"), query.get("workflow_id", "")
    resume = flag(query, "resume", default=True)
    of_account = query.get("acctid", "")

    def wanted(item: Document) -> bool:
        return (
            item["statuscode"] == status
            and workflow in ("", item["workflow_id"], item["workflow"])
            and of_account in ("", item["account_id"], str(item["aid"]))
        )

    changes = _COMMANDS["resume"] if resume and status != "runnable" else {}
    return await _answer_all(account, wanted, changes)


async def send_command(request: Request, account: Account) -> Response:
    """`POST /api/work/{id}/{cmd}`."""
    changes = _changes_of(path_value(request, "cmd"))
    documents, wanted = account.documents("work"), path_value(request, "id")
    item = await to_thread.run_sync(documents.update, wanted, _changed(changes))
    return succeed_briefly(account.settings, _shown(item))


async def bounce_all(request: Request, account: Account) -> Response:
    """`POST /api/work/_bounceall`: a command, `bounce` by default, to all work of a status."""
    query = request.query_params
    status = query.get("status", "")
    flag(query, "all_accounts", default=True)
    changes = _changes_of(query.get("cmd", "") or "bounce")
    return await _answer_all(account, lambda item: status in ("", item["statuscode"]), changes)


def stop_work_with(account: Account, auth_id: str) -> None:
    """Kill the work that runs with an auth: its config names the auth, under whatever key the
    workflow has for it.
    """
    documents = account.documents("work")
    for item in documents.all():
        uses_auth = any(
            auth_id in value if isinstance(value, list) else auth_id == value
            for value in (*item["config"].values(), item.get("auth_ids", []))
        )
        if uses_auth and item["statuscode"] not in _ENDED:
            documents.update(item["id"], _changed(_COMMANDS["kill"]))


async def _answer_all(
    account: Account, wanted: Callable[[Document], bool], changes: Document
) -> Response:
    """Respond with all work that is wanted, changed if there is something to change."""
    documents = account.documents("work")

    def work() -> list[Document]:
        found = [item for item in documents.all() if not item["deleted"] and wanted(item)]
        if changes:
            found = [documents.update(item["id"], _changed(changes)) for item in found]
        return [_shown(item) for item in found]

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


def _with_counts(account: Account, item: Document) -> Document:
    """Count what completed work has exported, once."""
    if item["statuscode"] != "completed" or item["state"]:
        return item
    try:
        exports = find_workflow(item["workflow_id"]).exports
        changes: Document = {
            "state": count_export(account, exports, item["config"], item["workflow"])
        }
    except ApiFault as fault:
        changes = jobs.in_state("failed") | {"state": {"error": fault.message}}
    return account.documents("work").update(item["id"], _changed(changes))


def _changes_of(command: str) -> Document:
    command = command.strip("'")  # the published examples have them inside of the value
    if command not in _COMMANDS:
        raise ApiFault(400, f'Unknown command "{command}"')
    return _COMMANDS[command]


def _changed(changes: Document) -> Document:
    return changes | {"updated": format_time(now())}


def _shown(item: Document, *, with_state: bool = True) -> Document:
    left_out = jobs.INTERNAL if with_state else {*jobs.INTERNAL, "state"}
    return {name: value for name, value in item.items() if name not in left_out}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/work", list_work),
    ("POST", "/api/work", create_work),
    ("GET", "/api/work/_status", work_by_status),
    ("POST", "/api/work/_bounceall", bounce_all),
    ("GET", "/api/work/{id}", get_work),
    ("DELETE", "/api/work/{id}", delete_work),
    ("POST", "/api/work/{id}/{cmd}", send_command),
)
