"""The routes below `/api/query`: stored LQL, one document for each statement, known by its ALIAS.

A query maps the records that arrive after it: see queries.py.
"""

from __future__ import annotations

import re
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_body, read_text
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.lql.evaluation import evaluate
from lytics_async.local.lql.functions import NotEvaluated
from lytics_async.local.lql.generation import lql_for_csv
from lytics_async.local.lql.parsing import parse_lql
from lytics_async.local.lql.tree import Statement
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.queries import describe
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_INVALID = "Invalid LQL"
_PUBLISHED = ("id", "updated", "created", "text")
_NOT_DATA = ("access_token", "key", "account_id")
_SLUG = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


async def list_queries(request: Request, account: Account) -> Response:
    """`GET /api/query`; `table` narrows the list."""
    table = request.query_params.get("table", "")

    def work() -> list[Document]:
        found = [_shown(account, each) for each in account.queries.all()]
        return [each for each in found if table in ("", each.get("table", table))]

    return succeed_briefly(account.settings, await to_thread.run_sync(work), word=True)


async def upsert_queries(request: Request, account: Account) -> Response:
    """`POST /api/query`: each statement creates a query, or changes the one of its ALIAS."""
    text = await read_text(request, account.body_limit, what=_INVALID)
    statements = await to_thread.run_sync(parse_lql, text)

    def work() -> list[Document]:
        return account.profiles.change_mapping(lambda: account.queries.upsert(statements))

    stored = [_shown(account, each) for each in await to_thread.run_sync(work)]
    return _respond(request, account, stored)


async def get_query(request: Request, account: Account) -> Response:
    """`GET /api/query/{id}`: by id or alias."""
    query = await to_thread.run_sync(account.queries.get, path_value(request, "id"))
    return succeed_briefly(account.settings, _shown(account, query), word=True)


async def delete_query(request: Request, account: Account) -> Response:
    """`DELETE /api/query/{id}`: by id or alias."""
    wanted = path_value(request, "id")
    await to_thread.run_sync(
        lambda: account.profiles.change_mapping(lambda: account.queries.delete(wanted))
    )
    return Response(status_code=204)


async def validate_queries(request: Request, account: Account) -> Response:
    """`POST /api/query/_validate`: parse, and store nothing.

    The service responds with a list. The reference has a single object, for one statement.
    """
    flag(request.query_params, "segments", default=False)
    text = await read_text(request, account.body_limit, what=_INVALID)
    statements = await to_thread.run_sync(parse_lql, text)
    found = [_unstored(account, statement) for statement in statements]
    is_new = request.query_params.get("version") == "new"
    if not account.settings.is_service and len(found) == 1 and not is_new:
        return succeed_briefly(account.settings, found[0], word=True)
    return _respond(request, account, found)


async def test_queries(request: Request, account: Account) -> Response:
    """`POST /api/query/_test`: what the query string, as a record, would add to a profile.

    The service responds with the fields alone; the published shapes wrap them in a query.
    """
    text = await read_text(request, account.body_limit, what=_INVALID)
    statements = await to_thread.run_sync(parse_lql, text)
    record = {name: value for name, value in request.query_params.items() if name not in _NOT_DATA}
    try:
        results = [_tested(account, statement, record) for statement in statements]
    except NotEvaluated as error:
        raise ApiFault(400, f"The local Lytics cannot compute {error} in a condition") from None
    data = results if len(results) > 1 else results[0]
    return succeed_briefly(account.settings, data, word=True)


async def generate_lql(request: Request, account: Account) -> Response:
    """`POST /api/query/_tolql`: LQL for a CSV sample, as bare text."""
    stream = request.query_params.get("stream", "")
    body = await read_body(request, account.body_limit)
    if stream and not _SLUG.fullmatch(stream):
        raise ApiFault(400, "stream must be a name of letters, digits and _")
    return PlainTextResponse(await to_thread.run_sync(lql_for_csv, body, stream or "default"))


def _respond(request: Request, account: Account, queries: list[Document]) -> Response:
    """Respond with a list, or with `version=old` with the first alone."""
    old = request.query_params.get("version", "new") == "old"
    return succeed_briefly(account.settings, queries[0] if old else queries, word=True)


def _unstored(account: Account, statement: Statement) -> Document:
    moment = format_time(now())
    plain: dict[str, Any] = {"id": "", "updated": moment, "created": moment, "text": statement.text}
    return plain | describe(statement) if account.settings.is_service else plain


def _tested(account: Account, statement: Statement, record: dict[str, str]) -> Document:
    found = evaluate(statement, record)
    if account.settings.is_service:
        return {} if found is None else found.fields
    result: Document = {
        "alias": statement.alias,
        "stream": statement.stream,
        "table": statement.table,
    }
    if found is None:
        return _unstored(account, statement) | result | {"dropped": True, "fields": {}}
    identities = {name: found.fields.get(name) for name in statement.by}
    result |= {"by": identities, "fields": found.fields}
    if found.not_evaluated:
        result["not_evaluated"] = list(found.not_evaluated)
    return _unstored(account, statement) | result


def _shown(account: Account, query: Document) -> Document:
    plain = {name: query[name] for name in _PUBLISHED}
    if account.settings.is_service:
        (statement,) = parse_lql(query["text"])
        return plain | describe(statement)
    return plain


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/query", list_queries),
    ("POST", "/api/query", upsert_queries),
    ("POST", "/api/query/_validate", validate_queries),
    ("POST", "/api/query/_test", test_queries),
    ("POST", "/api/query/_tolql", generate_lql),
    ("GET", "/api/query/{id}", get_query),
    ("DELETE", "/api/query/{id}", delete_query),
)
