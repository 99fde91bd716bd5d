"""The routes below `/api/query`: stored LQL, one document for each statement, known by its ALIAS.

The text is kept and checked. It does not change what becomes of records here: those merge as Settings.identity says.
"""

from __future__ import annotations

import secrets

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_text
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.lql.evaluation import evaluate
from lytics_async.local.lql.functions import NotEvaluated
from lytics_async.local.lql.parsing import parse_lql
from lytics_async.local.lql.tree import Statement
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_INVALID = "Invalid LQL"
_SHOWN = ("id", "updated", "created", "text")
_NOT_DATA = ("access_token", "key", "account_id")


async def list_queries(request: Request, account: Account) -> Response:
    """`GET /api/query`."""
    documents = await to_thread.run_sync(account.documents("query").all)
    return succeed_briefly(account.settings, [_shown(each) for each in documents], word=True)


async def upsert_queries(request: Request, account: Account) -> Response:
    """`POST /api/query`: each statement creates a query, or changes the one of its ALIAS."""
    statements = parse_lql(await read_text(request, account.body_limit, what=_INVALID))

    def work() -> list[Document]:
        return [_upsert(account, statement) for statement in statements]

    return _answer(request, account, [_shown(each) for each in await to_thread.run_sync(work)])


async def get_query(request: Request, account: Account) -> Response:
    """`GET /api/query/{id}`: by id or alias."""
    query = await to_thread.run_sync(_find, account, path_value(request, "id"))
    return succeed_briefly(account.settings, _shown(query), word=True)


async def delete_query(request: Request, account: Account) -> Response:
    """`DELETE /api/query/{id}`: by id or alias."""
    wanted = path_value(request, "id")
    await to_thread.run_sync(
        lambda: account.documents("query").delete(_find(account, wanted)["id"])
    )
    return Response(status_code=204)


async def validate_queries(request: Request, account: Account) -> Response:
    """`POST /api/query/_validate`: nothing is stored."""
    flag(request.query_params, "segments", default=False)
    statements = parse_lql(await read_text(request, account.body_limit, what=_INVALID))
    found = [_unstored(statement) for statement in statements]
    if len(found) == 1 and request.query_params.get("version") != "new":
        return succeed_briefly(account.settings, found[0], word=True)  # as published for this call
    return _answer(request, account, found)


async def test_queries(request: Request, account: Account) -> Response:
    """`POST /api/query/_test`: what the query string, taken as a record, would add to a profile."""
    statements = parse_lql(await read_text(request, account.body_limit, what=_INVALID))
    record = {name: value for name, value in request.query_params.items() if name not in _NOT_DATA}
    try:
        results = [_tested(statement, record) for statement in statements]
    except NotEvaluated as error:
        raise ApiFault(400, f"The local Lytics cannot work out {error} in a condition") from None
    return succeed_briefly(account.settings, results if len(results) > 1 else results[0], word=True)


def _upsert(account: Account, statement: Statement) -> Document:
    def choose(known: list[Document]) -> Document:
        found = next((each for each in known if each["alias"] == statement.alias), None)
        moment = format_time(now())
        return {
            "id": found["id"] if found else secrets.token_hex(16),
            "alias": statement.alias,
            "created": found["created"] if found else moment,
            "updated": moment,
            "text": statement.text,
        }

    return account.documents("query").decide(choose)


def _find(account: Account, wanted: str) -> Document:
    documents = account.documents("query")
    return documents.find_by(alias=wanted) or documents.get(wanted)


def _answer(request: Request, account: Account, queries: list[Document]) -> Response:
    """A list, or with `version=old` the first alone."""
    old = request.query_params.get("version", "new") == "old"
    return succeed_briefly(account.settings, queries[0] if old else queries, word=True)


def _unstored(statement: Statement) -> Document:
    moment = format_time(now())
    return {"id": "", "updated": moment, "created": moment, "text": statement.text}


def _tested(statement: Statement, record: dict[str, str]) -> Document:
    found = evaluate(statement, record)
    result = {"alias": statement.alias, "stream": statement.stream, "table": statement.table}
    if found is None:
        return _unstored(statement) | result | {"dropped": True, "fields": {}}
    identities = {name: found["fields"].get(name) for name in statement.by}
    return _unstored(statement) | result | {"by": identities, **found}


def _shown(query: Document) -> Document:
    return {name: query[name] for name in _SHOWN}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/query", list_queries),
    ("POST", "/api/query", upsert_queries),
    ("POST", "/api/query/_validate", validate_queries),
    ("POST", "/api/query/_test", test_queries),
    ("GET", "/api/query/{id}", get_query),
    ("DELETE", "/api/query/{id}", delete_query),
)
