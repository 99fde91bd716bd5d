"""The routes below `/v2/schema`: what is live, the draft, and the versions; see schema_edits.py.

Publishing changes how records that arrive later become profiles: see schemas.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.api.v2.schema_forms import (
    comparison,
    shown,
    shown_id_config,
    shown_ranks,
    shown_retention,
)
from lytics_async.local.bodies import read_members, read_object, read_text
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.lql.evaluation import evaluate, evaluate_expression
from lytics_async.local.lql.functions import NotEvaluated
from lytics_async.local.lql.parsing import parse_expression, parse_lql
from lytics_async.local.parameters import path_value
from lytics_async.local.profiles import TABLES
from lytics_async.local.routing import RouteRow
from lytics_async.local.schema_versions import (
    differences,
    field_of,
    mapping_of,
    present,
    problems_of,
    statements_of,
)

_TAG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NONSCALAR = ("[]", "ts[]", "map[")


async def list_tables(_: Request, account: Account) -> Response:
    """`GET /v2/schema`."""

    def work() -> list[Document]:
        tables = []
        for table in TABLES:
            live, draft = account.schemas.live(table), account.schemas.draft(table)
            tables.append(
                {
                    "table": table,
                    "live_id": live["id"],
                    "draft_id": draft["id"],
                    "draft_version": draft["version_number"],
                }
            )
        return tables

    return succeed_v2(await in_thread(work))


async def get_schema(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}`."""
    return await _read(request, account, lambda version: shown(account, version))


async def list_versions(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/version`."""
    table = path_value(request, "table")

    def work() -> list[Document]:
        return [shown(account, one) for one in account.schemas.versions(table)]

    return succeed_v2(await in_thread(work))


async def compare(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/compare`: by default the draft with what is live."""
    table, query = path_value(request, "table"), request.query_params

    def work() -> Document:
        after = account.schemas.version(table, query.get("version_id", ""), default="draft")
        before = account.schemas.version(table, query.get("compare_id", ""))
        return comparison(account, before, after)

    return succeed_v2(await in_thread(work))


async def validate(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/validate`: by default the draft. The response is a list of one."""
    table, wanted = path_value(request, "table"), request.query_params.get("version_id", "")

    def work() -> list[Document]:
        version = account.schemas.version(table, wanted, default="draft")
        return [
            {
                "id": version["id"],
                "parent_id": version["parent_id"],
                "table": table,
                "version_number": version["version_number"],
                "has_unpublished_changes": bool(
                    differences(account.schemas.live(table), account.schemas.draft(table))
                ),
                "validation_errors": problems_of(version),
            }
        ]

    return succeed_v2(await in_thread(work))


async def publish(request: Request, account: Account) -> Response:
    """`POST /v2/schema/{table}/publish`: what was received before is mapped as before."""
    table = path_value(request, "table")
    commit = await read_commit(request, account)

    def work() -> Document:
        return account.profiles.change_mapping(
            lambda: account.schemas.publish(table, account.schemas.draft(table), **commit)
        )

    return succeed_v2(shown(account, await in_thread(work)))


async def revert(request: Request, account: Account) -> Response:
    """`POST /v2/schema/{table}/revert`."""
    table, wanted = path_value(request, "table"), request.query_params.get("version_id", "")
    draft = await in_thread(lambda: account.schemas.revert(table, wanted))
    return succeed_v2(shown(account, draft))


async def convert_lql(request: Request, account: Account) -> Response:
    """`POST /v2/schema/lql`: what LQL stands for. Nothing is stored: what the service does is
    unknown.
    """
    statements = parse_lql(await read_text(request, account.body_limit, what="Invalid LQL"))
    pairs = [(column, statement) for statement in statements for column in statement.columns]
    fields = {column.name: field_of(column, statement) for column, statement in pairs}
    mappings = [{"id": ""} | mapping_of(column, statement) for column, statement in pairs]
    return succeed_v2({"fields": list(fields.values()), "mappings": mappings})


async def evaluate_one(request: Request, account: Account) -> Response:
    """`POST /v2/schema/expression/evaluate`: the result, as a string."""
    types = {"expression": "a string", "data": "an object"}
    given = await read_members(request, account.body_limit, types, required=("expression",))
    expression = parse_expression(given["expression"])
    try:
        value = evaluate_expression(expression, given.get("data", {}))
    except NotEvaluated as error:
        raise ApiFault(400, f"The local Lytics cannot compute {error}") from None
    if value is None or isinstance(value, str):
        return succeed_v2(value or "")
    return succeed_v2(orjson.dumps(value).decode())


async def evaluate_events(request: Request, account: Account) -> Response:
    """`POST /v2/schema/{table}/evaluate`: the fields that each event would give."""
    table, wanted = path_value(request, "table"), request.query_params.get("version_id", "")
    given = await read_object(request, account.body_limit)
    wrong = [
        f"{stream} must be a list of objects"
        for stream, events in given.items()
        if not isinstance(events, list) or not all(isinstance(event, dict) for event in events)
    ]
    if wrong:
        raise ApiFault(400, "Invalid schema errors", data=wrong)

    def work() -> list[Document]:
        version = account.schemas.version(table, wanted)
        statements = statements_of(version)
        outcomes = []
        for stream, events in given.items():
            statement = statements.get(stream)
            for event in events:
                found = None if statement is None else evaluate(statement, event)
                unmapped = event if account.settings.unmapped == "kept" else {}
                outcomes.append(unmapped if statement is None else found.fields if found else {})
        return outcomes

    return succeed_v2(await in_thread(work))


async def list_fields(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/field`."""
    kind = request.query_params.get("filter", "") or "all"
    if kind not in ("scalar", "nonscalar", "all"):
        raise ApiFault(400, '"filter" must be scalar, nonscalar or all')

    def choose(version: Document) -> list[Document]:
        fields: list[Document] = shown(account, version)["fields"]
        return [
            field
            for field in fields
            if kind == "all" or field["type"].startswith(_NONSCALAR) == (kind == "nonscalar")
        ]

    return await _read(request, account, choose)


async def list_field_names(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/fieldnames`."""
    return await _read(
        request, account, lambda version: sorted(one["id"] for one in present(version["fields"]))
    )


async def get_field(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/field/{field_id}`."""
    wanted = path_value(request, "field_id")
    return await _read(
        request, account, lambda version: one_of(shown(account, version)["fields"], wanted, "field")
    )


async def list_mappings(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/mapping`."""
    return await _read(request, account, lambda version: shown(account, version)["mappings"])


async def get_mapping(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/mapping/{mapping_id}`."""
    wanted = path_value(request, "mapping_id")
    return await _read(
        request,
        account,
        lambda version: one_of(shown(account, version)["mappings"], wanted, "mapping"),
    )


async def get_rank(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/rank`."""
    return await _read(request, account, lambda version: shown_ranks(account, version))


async def list_id_configs(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/idconfig`: 404 if there is none."""

    def choose(version: Document) -> list[Document]:
        if not present(version["id_config"]):
            raise ApiFault(404, "There are no rank settings")
        return [shown_id_config(account, version, one) for one in version["id_config"]]

    return await _read(request, account, choose)


async def get_id_config(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/idconfig/{field_id}`."""
    wanted = path_value(request, "field_id")

    def choose(version: Document) -> Document:
        found = one_of(present(version["id_config"]), wanted, "rank setting", key="field")
        return shown_id_config(account, version, found)

    return await _read(request, account, choose)


async def get_retention(request: Request, account: Account) -> Response:
    """`GET /v2/schema/{table}/retentionsettings`."""
    return await _read(request, account, lambda version: shown_retention(account, version))


async def read_commit(request: Request, account: Account) -> dict[str, str]:
    """Read the tag and the description of a publication or a patch."""
    types = {"tag": "a string", "description": "a string"}
    required = ("tag", "description")
    given = await read_members(request, account.body_limit, types, required=required)
    if not _TAG.fullmatch(given["tag"]):
        raise ApiFault(400, "tag must be in kebab-case, such as add-purchase-fields")
    return {name: given[name] for name in required}


def one_of(items: list[Document], wanted: str, what: str, *, key: str = "id") -> Document:
    """The item of this id.

    Raises:
        ApiFault: 404, there is none.
    """
    for item in items:
        if item[key] == wanted:
            return item
    raise ApiFault(404, f"There is no {what} {wanted!r}")


async def _read(request: Request, account: Account, choose: Callable[[Document], Any]) -> Response:
    table, wanted = path_value(request, "table"), request.query_params.get("version_id", "")
    return succeed_v2(await in_thread(lambda: choose(account.schemas.version(table, wanted))))


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/schema", list_tables),
    ("POST", "/v2/schema/lql", convert_lql),
    ("POST", "/v2/schema/expression/evaluate", evaluate_one),
    ("GET", "/v2/schema/{table}", get_schema),
    ("GET", "/v2/schema/{table}/version", list_versions),
    ("GET", "/v2/schema/{table}/compare", compare),
    ("GET", "/v2/schema/{table}/validate", validate),
    ("POST", "/v2/schema/{table}/publish", publish),
    ("POST", "/v2/schema/{table}/revert", revert),
    ("POST", "/v2/schema/{table}/evaluate", evaluate_events),
    ("GET", "/v2/schema/{table}/field", list_fields),
    ("GET", "/v2/schema/{table}/fieldnames", list_field_names),
    ("GET", "/v2/schema/{table}/field/{field_id}", get_field),
    ("GET", "/v2/schema/{table}/mapping", list_mappings),
    ("GET", "/v2/schema/{table}/mapping/{mapping_id}", get_mapping),
    ("GET", "/v2/schema/{table}/rank", get_rank),
    ("GET", "/v2/schema/{table}/idconfig", list_id_configs),
    ("GET", "/v2/schema/{table}/idconfig/{field_id}", get_id_config),
    ("GET", "/v2/schema/{table}/retentionsettings", get_retention),
)
