"""The routes below `/v2/flow/ui`: flows as graphs, the form of the web console."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.flows import (
    KIND,
    delete_flow,
    delete_version,
    find_version,
    store,
    version_of,
    versions,
)
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members, read_object
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.flow_forms import check_graph, check_steps
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow

_MEMBERS = {
    **dict.fromkeys(("label", "description", "state"), "a string"),
    **dict.fromkeys(("entry_segment_id", "entry_condition"), "a string"),
    "reentry_allowed": "a boolean",
    "reentry_delay": "anything",
    "labels": "a list of strings",
    "nodes": "a list of objects",
    "edges": "a list of objects",
    "steps": "a list of objects",
}
_KEPT = (
    *("id", "label", "description", "state", "nodes", "edges", "labels", "steps", "version"),
    *("entry_segment_id", "entry_condition", "reentry_allowed", "reentry_delay", "aid"),
)


async def list_graphs(_: Request, account: Account) -> Response:
    """`GET /v2/flow/ui`: the newest version of each."""

    def work() -> list[Document]:
        flows = sorted(account.documents(KIND).all(), key=lambda one: int(one["version"]))
        latest = {one["id"]: one for one in flows}
        return [_shown(account, one) for one in latest.values()]

    return succeed_v2(await in_thread(work))


async def create_graph(request: Request, account: Account) -> Response:
    """`POST /v2/flow/ui`."""
    given = await read_members(request, account.body_limit, _MEMBERS)
    _check(given)
    flow, _ = await in_thread(lambda: store(account, secrets.token_hex(16), given))
    return succeed_v2(_shown(account, flow))


async def get_graph(request: Request, account: Account) -> Response:
    """`GET /v2/flow/ui/{id}`."""
    wanted = path_value(request, "id")
    return succeed_v2(await in_thread(lambda: _shown(account, versions(account, wanted)[-1])))


async def get_graph_version(request: Request, account: Account) -> Response:
    """`GET /v2/flow/ui/{id}/{version}`."""
    wanted, number = path_value(request, "id"), version_of(request)
    return succeed_v2(
        await in_thread(lambda: _shown(account, find_version(account, wanted, number)))
    )


async def update_graph(request: Request, account: Account) -> Response:
    """`POST /v2/flow/ui/{id}`: what is left out stays."""
    wanted = path_value(request, "id")
    given = await read_members(request, account.body_limit, _MEMBERS)
    _check(given)

    def work() -> Document:
        versions(account, wanted)
        return _shown(account, store(account, wanted, given)[0])

    return succeed_v2(await in_thread(work))


async def configure_step(request: Request, account: Account) -> Response:
    """`POST /v2/flow/ui/{id}/step/{step_id}/work`."""
    config = await read_object(request, account.body_limit)
    wanted, step = path_value(request, "id"), path_value(request, "step_id")

    def work() -> None:
        flow = _with_export(account, wanted, step)
        flow["works"][step] = {"config": config, "published": False}
        account.documents(KIND).put(flow["key"], flow)

    await in_thread(work)
    return succeed_v2(None)


async def publish_step(request: Request, account: Account) -> Response:
    """`POST /v2/flow/ui/{id}/step/{step_id}/work/publish`."""
    wanted, step = path_value(request, "id"), path_value(request, "step_id")

    def work() -> None:
        flow = _with_export(account, wanted, step)
        if step not in flow["works"]:
            raise ApiFault(400, f"The node {step} has no configuration")
        flow["works"][step]["published"] = True
        account.documents(KIND).put(flow["key"], flow)

    await in_thread(work)
    return succeed_v2(None)


def _with_export(account: Account, wanted: str, step: str) -> Document:
    flow = versions(account, wanted)[-1]
    for node in flow["nodes"]:
        if str(node.get("sequence_id")) == step:
            if node.get("type") != "export":
                raise ApiFault(400, f"The node {step} is not an export")
            return flow
    raise ApiFault(404, f"The flow has no node {step}")


def _check(given: Document) -> None:
    check_graph(given.get("nodes", []), given.get("edges", []))
    check_steps(given.get("steps", []))


def _shown(account: Account, flow: Document) -> Document:
    last = versions(account, flow["id"])[-1]["version"]
    works = flow["works"]
    nodes = [
        node | {"work_config": works[key]["config"]}
        if (key := str(node.get("sequence_id"))) in works
        else node
        for node in flow["nodes"]
    ]
    return {name: flow[name] for name in _KEPT} | {
        "nodes": nodes,
        "last_version_id": last,
        "account_id": account.id,
        "author_id": flow["author_id"],
        "created": flow["created"],
        "updated": flow["modified"],
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/flow/ui", list_graphs),
    ("POST", "/v2/flow/ui", create_graph),
    ("GET", "/v2/flow/ui/{id}", get_graph),
    ("POST", "/v2/flow/ui/{id}", update_graph),
    ("DELETE", "/v2/flow/ui/{id}", delete_flow),
    ("GET", "/v2/flow/ui/{id}/{version}", get_graph_version),
    ("DELETE", "/v2/flow/ui/{id}/{version}", delete_version),
    ("POST", "/v2/flow/ui/{id}/step/{step_id}/work", configure_step),
    ("POST", "/v2/flow/ui/{id}/step/{step_id}/work/publish", publish_step),
)
