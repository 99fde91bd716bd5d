"""The routes below `/v2/flow`, in the form of steps: documents with versions and states.

Graphs, the form of the web console, are versions of the same flows: see flow_graphs.py. No profile
is led through a flow.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.flow_forms import check_steps
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

KIND = "flow"
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_CONDITIONS = ("in_segment", "on_segment_entry", "")
_MEMBERS = {
    **dict.fromkeys(("id", "label", "description", "entry_segment_id"), "a string"),
    **dict.fromkeys(("entry_condition", "reentry_condition", "state", "expires_at"), "a string"),
    "reentry_allowed": "a boolean",
    "reentry_delay": "a whole number",
    "root_step_id": "a whole number",
    "steps": "a list of objects",
    "version": "a whole number",
}
_EMPTY: Document = {
    "label": "",
    "description": "",
    "entry_segment_id": "",
    "entry_condition": "on_segment_entry",
    "reentry_allowed": False,
    "reentry_condition": "on_segment_entry",
    "reentry_delay": 0,
    "root_step_id": 0,
    "steps": [],
    "expires_at": None,
}
_MOVES = {("draft", "running"), ("running", "draining")}
_STRUCTURE = ("steps", "nodes", "edges")
_INTERNAL = ("key", "nodes", "edges", "works", "labels", "author_id")


async def list_flows(request: Request, account: Account) -> Response:
    """`GET /v2/flow`."""
    latest = flag(request.query_params, "latest", default=False)

    def work() -> list[Document]:
        flows = account.documents(KIND).all()
        if latest:
            flows = list({one["id"]: one for one in sorted(flows, key=_number)}.values())
        return [_shown(one) for one in flows]

    return succeed_v2(await in_thread(work))


async def list_states(_: Request, account: Account) -> Response:
    """`GET /v2/flow/state`: the slugs of all steps."""

    def work() -> list[str]:
        flows = account.documents(KIND).all()
        return sorted({step["slug"] for one in flows for step in one["steps"] if step.get("slug")})

    return succeed_v2(await in_thread(work))


async def get_flow(request: Request, account: Account) -> Response:
    """`GET /v2/flow/{name}`: all versions, or with `latest` the newest as one object."""
    wanted = path_value(request, "name")
    latest = flag(request.query_params, "latest", default=False)

    def work() -> Any:
        found = [_shown(one) for one in versions(account, wanted)]
        return found[-1] if latest else found

    return succeed_v2(await in_thread(work))


async def get_version(request: Request, account: Account) -> Response:
    """`GET /v2/flow/{name}/{version}`."""
    wanted, number = path_value(request, "name"), version_of(request)
    return succeed_v2(_shown(await in_thread(lambda: find_version(account, wanted, number))))


async def upsert_flow(request: Request, account: Account) -> Response:
    """`POST /v2/flow` and `POST /v2/flow/{name}`: 201 if it is new."""
    given = await read_members(request, account.body_limit, _MEMBERS)
    name = path_value(request, "name") if "name" in request.path_params else ""
    given["id"] = given.get("id") or name or secrets.token_hex(8)
    if not _NAME.fullmatch(given["id"]):
        raise ApiFault(400, "id must be a name of letters, digits, _ and -")
    check_steps(given.get("steps", []))
    flow, is_new = await in_thread(lambda: store(account, given["id"], _EMPTY | given))
    return succeed_v2(_shown(flow), status=201 if is_new else 200)


async def delete_flow(request: Request, account: Account) -> Response:
    """`DELETE /v2/flow/{name}` and `DELETE /v2/flow/ui/{id}`: every version, permanently."""
    wanted = path_value(request, "name" if "name" in request.path_params else "id")

    def work() -> None:
        for one in versions(account, wanted):
            account.documents(KIND).delete(one["key"])

    await in_thread(work)
    return succeed_v2(None)


async def delete_version(request: Request, account: Account) -> Response:
    """`DELETE /v2/flow/{name}/{version}` and `DELETE /v2/flow/ui/{id}/{version}`."""
    wanted = path_value(request, "name" if "name" in request.path_params else "id")
    number = version_of(request)

    def work() -> None:
        account.documents(KIND).delete(find_version(account, wanted, number)["key"])

    await in_thread(work)
    return succeed_v2(None)


async def create_step_work(request: Request, account: Account) -> Response:
    """`POST /v2/flow/{name}/{version}/{step}/work`: keeps what the step exports; nothing runs."""
    wanted, number, step = path_value(request, "name"), version_of(request), _step(request)

    def work() -> Document:
        flow = find_version(account, wanted, number)
        found = next((one for one in flow["steps"] if one.get("id") == step), None)
        if found is None:
            raise ApiFault(404, f"The flow has no step {step}")
        config = found.get("work_config")
        if not isinstance(config, dict) or not config:
            raise ApiFault(400, f"Step {step} has no work_config")
        moment = format_time(now())
        created = {
            "id": secrets.token_hex(16),
            "name": f"{flow['label'] or wanted}: step {step}",
            "workflow": str(config.get("workflow", "")),
            "workflow_id": "",
            "config": config,
            "auth_ids": [],
            "description": "",
            "tag": "",
            "account_id": account.id,
            "aid": account.aid,
            "created": moment,
            "updated": moment,
            "expires_at": None,
        }
        found["work_id"] = created["id"]
        account.documents(KIND).put(flow["key"], flow)
        return created

    return succeed_v2(await in_thread(work))


def store(account: Account, name: str, given: Document) -> tuple[Document, bool]:
    """Create a flow, change its draft, or begin a draft next to the version that runs.

    A state moves from draft to running and from running to draining. A version that starts to run
    drains the one that ran.
    """
    documents = account.documents(KIND)
    known = [one for one in documents.all() if one["id"] == name]
    known.sort(key=_number)
    current = known[-1] if known else None
    stated = given.pop("state", None)
    given.pop("version", None)
    moment = format_time(now())
    if current is None:
        base: Document = {
            "version": 1,
            "created": moment,
            "state": "draft",
            "state_modified_at": moment,
        }
        base |= {"nodes": [], "edges": [], "works": {}, "labels": [], "author_id": account.admin_id}
        current = _EMPTY | base
    elif current["state"] != "draft" and any(
        name in given and given[name] != current[name] for name in _STRUCTURE
    ):
        current = current | {"version": current["version"] + 1, "state": "draft", "created": moment}
    flow = current | given | {"id": name, "aid": account.aid, "modified": moment}
    flow["key"] = f"{name}:{flow['version']}"
    if stated is not None and stated != flow["state"]:
        _move(account, flow, stated, known)
    documents.put(flow["key"], flow)
    return flow, not known


def versions(account: Account, name: str) -> list[Document]:
    """The versions of a flow, the newest last.

    Raises:
        ApiFault: 404, there is none.
    """
    found = [one for one in account.documents(KIND).all() if one["id"] == name]
    if not found:
        raise ApiFault(404, f'There is no flow "{name}"')
    return sorted(found, key=_number)


def find_version(account: Account, name: str, number: int) -> Document:
    """One version of a flow.

    Raises:
        ApiFault: 404, there is none.
    """
    for one in versions(account, name):
        if one["version"] == number:
            return one
    raise ApiFault(404, f'The flow "{name}" has no version {number}')


def version_of(request: Request) -> int:
    """The version in the path."""
    text = path_value(request, "version")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ApiFault(400, "The version must be a whole number")
    return int(text)


def _move(account: Account, flow: Document, state: str, known: list[Document]) -> None:
    if (flow["state"], state) not in _MOVES:
        raise ApiFault(400, f"A flow cannot move from {flow['state']} to {state}")
    if state == "running":
        if unpublished := _unpublished(flow):
            raise ApiFault(400, f"The exports of the nodes {unpublished} are not published")
        for other in known:
            if other["state"] == "running" and other["version"] != flow["version"]:
                account.documents(KIND).update(other["key"], {"state": "draining"})
    flow |= {"state": state, "state_modified_at": format_time(now())}


def _unpublished(flow: Document) -> str:
    works = flow["works"]
    exports = [node for node in flow["nodes"] if node.get("type") == "export"]
    names = [str(node.get("sequence_id")) for node in exports]
    return ", ".join(name for name in names if not works.get(name, {}).get("published"))


def _step(request: Request) -> int:
    text = path_value(request, "step")
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise ApiFault(400, "The step must be a whole number")
    return int(text)


def _number(flow: Document) -> int:
    number: int = flow["version"]
    return number


def _shown(flow: Document) -> Document:
    return {name: value for name, value in flow.items() if name not in _INTERNAL}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/flow", list_flows),
    ("POST", "/v2/flow", upsert_flow),
    ("GET", "/v2/flow/state", list_states),
    ("GET", "/v2/flow/{name}", get_flow),
    ("POST", "/v2/flow/{name}", upsert_flow),
    ("DELETE", "/v2/flow/{name}", delete_flow),
    ("GET", "/v2/flow/{name}/{version}", get_version),
    ("DELETE", "/v2/flow/{name}/{version}", delete_version),
    ("POST", "/v2/flow/{name}/{version}/{step}/work", create_step_work),
)
