"""The routes below `/v2/connection`: documents, which all show the one source of sources.py."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local import sources
from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import number, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_KIND = "connection"
_CHANGES = {"label": "a string", "description": "a string", "auth_ids": "a list of strings"}
_TEXTS = ("provider_id", "provider_slug", "connection_config_id", "connection_config_slug")
_MEMBERS = _CHANGES | dict.fromkeys(_TEXTS, "a string") | {"config": "an object"}
_QUERY = {"query": "a string", "primary_keys": "a list of strings"}
_MOST_ROWS = 100


async def list_connections(_: Request, account: Account) -> Response:
    """`GET /v2/connection`."""
    return succeed_v2(await in_thread(account.documents(_KIND).all))


async def create_connection(request: Request, account: Account) -> Response:
    """`POST /v2/connection`."""
    given = await read_members(request, account.body_limit, _MEMBERS, required=("label",))
    moment = format_time(now())
    empty: Document = {"description": "", "auth_ids": [], "config": {}} | dict.fromkeys(_TEXTS, "")
    connection = empty | given
    connection |= {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "author_id": account.admin_id,
        "updated_by_user_id": account.admin_id,
        "created": moment,
        "updated": moment,
        "deleted": "",
    }

    def work() -> Document:
        _check_auths(account, connection["auth_ids"])
        return account.documents(_KIND).put(connection["id"], connection)

    return succeed_v2(await in_thread(work), status=201)


async def get_connection(request: Request, account: Account) -> Response:
    """`GET /v2/connection/{id}`."""
    wanted = path_value(request, "id")
    return succeed_v2(await in_thread(lambda: account.documents(_KIND).get(wanted)))


async def update_connection(request: Request, account: Account) -> Response:
    """`PUT /v2/connection/{id}`: the label, the description and the credentials; published with
    201.
    """
    wanted = path_value(request, "id")
    given = await read_members(request, account.body_limit, _CHANGES)
    changes = given | {"updated": format_time(now()), "updated_by_user_id": account.admin_id}

    def work() -> Document:
        _check_auths(account, given.get("auth_ids", []))
        return account.documents(_KIND).update(wanted, changes)

    return succeed_v2(await in_thread(work), status=201)


async def delete_connection(request: Request, account: Account) -> Response:
    """`DELETE /v2/connection/{id}`: published with 201."""
    wanted = path_value(request, "id")
    await in_thread(lambda: account.documents(_KIND).delete(wanted))
    return succeed_v2(None, status=201)


async def list_tables(request: Request, account: Account) -> Response:
    """`GET /v2/connection/{id}/schema`."""
    wanted = path_value(request, "id")

    def work() -> list[Document]:
        account.documents(_KIND).get(wanted)
        return [
            {
                "table_name": name,
                "fully_qualified_name": f"main.{name}",
                "num_columns": len(columns),
                "error": "",
            }
            for name, columns in sources.tables(account).items()
        ]

    return succeed_v2(await in_thread(work))


async def list_columns(request: Request, account: Account) -> Response:
    """`GET /v2/connection/{id}/schema/{table}`."""
    wanted, table = path_value(request, "id"), path_value(request, "table")

    def work() -> list[dict[str, str]]:
        account.documents(_KIND).get(wanted)
        columns = sources.tables(account).get(table)
        if columns is None:
            raise ApiFault(404, f'There is no table "{table}"')
        return columns

    return succeed_v2(await in_thread(work))


async def scan(request: Request, account: Account) -> Response:
    """`POST /v2/connection/{id}/scan`."""
    wanted = path_value(request, "id")
    limit = number(request.query_params, "limit", default=20)
    if not 1 <= limit <= _MOST_ROWS:
        raise ApiFault(400, f'"limit" must be from 1 to {_MOST_ROWS}')
    given = await read_members(request, account.body_limit, _QUERY, required=("query",))

    def work() -> Document:
        account.documents(_KIND).get(wanted)
        columns, rows = sources.query(account, given["query"], limit=limit)
        names = [column["column_name"] for column in columns]
        return {
            "columns": columns,
            "row_count": len(rows),
            "rows": [dict(zip(names, row, strict=True)) for row in rows],
        }

    return succeed_v2(await in_thread(work))


def _check_auths(account: Account, wanted: list[str]) -> None:
    for one in wanted:
        if account.documents("auth").find(one) is None:
            raise ApiFault(404, f'There is no credential "{one}"', code="AUTH-NOTFOUND-006")


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/connection", list_connections),
    ("POST", "/v2/connection", create_connection),
    ("GET", "/v2/connection/{id}", get_connection),
    ("PUT", "/v2/connection/{id}", update_connection),
    ("DELETE", "/v2/connection/{id}", delete_connection),
    ("GET", "/v2/connection/{id}/schema", list_tables),
    ("GET", "/v2/connection/{id}/schema/{table}", list_columns),
    ("POST", "/v2/connection/{id}/scan", scan),
)
