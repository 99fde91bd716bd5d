"""The routes below `/v2/stream/rule`: rules that copy events from one stream to another as they
come in.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.evaluate import Predicate, compile_filter
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.segment import parse_filter
from lytics_async.local.store import Block
from lytics_async.local.timestamps import format_time, now

_MEMBERS = {
    "name": "a string",
    "input": "a string",
    "output": "a string",
    "expression": "a string",
    "priority": "a whole number",
    "active": "a boolean",
}
_NO_RULE = "ROUTERULE-NOTFOUND-020"
_KIND = "routerule"


async def list_rules(_: Request, account: Account) -> Response:
    """`GET /v2/stream/rule`."""
    return succeed_v2(await in_thread(account.documents(_KIND).all))


async def create_rule(request: Request, account: Account) -> Response:
    """`POST /v2/stream/rule`."""
    given = await _read(request, account)
    moment = format_time(now())
    rule = {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        **given,
        "created": moment,
        "modified": moment,
    }
    await in_thread(lambda: account.documents(_KIND).put(rule["id"], rule))
    return succeed_v2(rule, status=201)


async def get_rule(request: Request, account: Account) -> Response:
    """`GET /v2/stream/rule/{id}`."""
    wanted = path_value(request, "id")
    return succeed_v2(await in_thread(lambda: account.documents(_KIND).get(wanted), s404=_NO_RULE))


async def replace_rule(request: Request, account: Account) -> Response:
    """`PUT` and `POST /v2/stream/rule/{id}`: what is left out is reset."""
    wanted = path_value(request, "id")
    given = await _read(request, account)
    changes = given | {"modified": format_time(now())}
    return succeed_v2(
        await in_thread(lambda: account.documents(_KIND).update(wanted, changes), s404=_NO_RULE)
    )


async def delete_rule(request: Request, account: Account) -> Response:
    """`DELETE /v2/stream/rule/{id}`: the response is the rule that was deleted."""
    wanted = path_value(request, "id")
    return succeed_v2(
        await in_thread(lambda: account.documents(_KIND).delete(wanted), s404=_NO_RULE)
    )


def route_with(account: Account) -> Callable[[Block], None]:
    """The function that copies the events of a new block to where the active rules want them.

    A copy is not routed again, so that two rules cannot feed each other without end.
    """
    present = threading.local()

    def route(block: Block) -> None:
        if getattr(present, "routes", False):
            return
        rules = [
            rule
            for rule in account.documents(_KIND).all()
            if rule["active"] and rule["input"] == block.stream
        ]
        present.routes = True
        try:
            for rule in sorted(rules, key=lambda rule: rule["priority"]):
                wanted = _predicate(rule["expression"])
                copies = [record for record in block.records() if wanted(record)]
                if copies:
                    account.store.append(
                        rule["output"],
                        copies,
                        columns=None,
                        arrived=block.arrived,
                        timestamp_field=block.timestamp_field,
                    )
        finally:
            present.routes = False

    return route


async def _read(request: Request, account: Account) -> Document:
    given = await read_members(request, account.body_limit, _MEMBERS, required=("input", "output"))
    rule: Document = {"name": "", "expression": "", "priority": 0, "active": False} | given
    if rule["input"] == rule["output"]:
        raise ApiFault(400, "input and output must be two streams")
    _predicate(rule["expression"])
    return rule


def _predicate(expression: str) -> Predicate:
    """Compile a condition on an event; an empty one holds for all.

    Raises:
        ApiFault: 400, it is not an expression.
    """
    if not expression.strip():
        return lambda _: True

    def include(_: str) -> Predicate:
        raise ApiFault(400, "an expression on events cannot include a segment")

    statement = parse_filter(f"FILTER {expression}", require_filter=True)
    return compile_filter(statement, now=datetime.now(UTC), include=include)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/stream/rule", list_rules),
    ("POST", "/v2/stream/rule", create_rule),
    ("GET", "/v2/stream/rule/{id}", get_rule),
    ("PUT", "/v2/stream/rule/{id}", replace_rule),
    ("POST", "/v2/stream/rule/{id}", replace_rule),
    ("DELETE", "/v2/stream/rule/{id}", delete_rule),
)
