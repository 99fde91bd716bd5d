"""The routes below `/api/schema`: which streams and tables have which fields, worked out from what
is stored.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.stream import all_streams
from lytics_async.local.bodies import read_members
from lytics_async.local.faults import ApiFault
from lytics_async.local.field_info import count_terms, describe_fields, kind_of
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.parameters import names, number, path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_DEFAULT_TERMS = 20
_SAMPLES = 5
_MOST_SUGGESTIONS = 100
_HIDDEN = "streamfields"
"""Documents with the names of the fields that are hidden, by stream."""


@attrs.define
class _FieldCounts:
    """What is known of one field of a stream."""

    first_seen: int
    last_seen: int = 0
    usage: int = 0
    sumlen: int = 0
    is_array: bool = False
    values: Counter[str] = attrs.field(factory=Counter)
    some: list[Any] = attrs.field(factory=list)


async def list_streams(request: Request, account: Account) -> Response:
    """`GET /api/schema/_streams`."""

    def work() -> list[dict[str, Any]]:
        return [statistics_of(account, stream) for stream in all_streams(account)]

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


async def set_stream_hidden(request: Request, account: Account) -> Response:
    """`POST /api/schema/_streams` with JSON; the data stays."""
    types = {"stream": "a string", "hidden": "a boolean"}
    given = await read_members(request, account.body_limit, types, required=("stream", "hidden"))
    await to_thread.run_sync(_hide_stream, account, given["stream"], given["hidden"])
    return Response(status_code=204)


async def set_field_hidden(request: Request, account: Account) -> Response:
    """`PUT` or `POST /api/schema/_streams/{stream}` with JSON; the data stays.

    The published paths, `{stream},{hidden}` and `{stream},{name},{hidden}`, are taken as well.
    """
    stream, *values = path_value(request, "stream").rsplit(",", 2)
    if values:
        if values[-1] not in ("true", "false"):
            raise ApiFault(400, '"hidden" must be true or false')
        hidden = values[-1] == "true"
        name = values[0] if len(values) == 2 else ""
    else:
        types = {"name": "a string", "hidden": "a boolean"}
        given = await read_members(request, account.body_limit, types, required=("name", "hidden"))
        name, hidden = given["name"], given["hidden"]
    if name:
        await to_thread.run_sync(_hide_field, account, stream, name, hidden)
    else:
        await to_thread.run_sync(_hide_stream, account, stream, hidden)
    return Response(status_code=204)


async def list_schemas(request: Request, account: Account) -> Response:
    """`GET /api/schema`: the schema of every table."""

    def work() -> list[dict[str, Any]]:
        return [_schema(account, table) for table in account.tables]

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


async def get_schema(request: Request, account: Account) -> Response:
    """`GET /api/schema/{table}`.

    The service names its columns, and responds to an unknown table with an empty object.
    """
    name = path_value(request, "table")
    if account.settings.is_service:
        known = name in account.tables
        data = await to_thread.run_sync(_schema, account, name) if known else {}
        return succeed_briefly(account.settings, data)
    table = _table(account, name)
    columns = await to_thread.run_sync(_columns, account, table)
    return succeed_briefly(account.settings, {"fields": columns})


async def field_info(request: Request, account: Account) -> Response:
    """`GET /api/schema/{table}/fieldinfo`: in the service, an unknown table is a bad request."""
    table = _table(account, path_value(request, "table"), status=400)
    limit = number(request.query_params, "limit", default=_DEFAULT_TERMS)
    wanted = names(request.query_params, "fields")

    def work() -> list[dict[str, Any]]:
        described = describe_fields(account.tables[table].all(), wanted, limit)
        if account.settings.is_service:
            check_known_fields(account, table, wanted, described)
        return described

    described = await to_thread.run_sync(work)
    if account.settings.is_service:
        moment = format_time(now())
        data: dict[str, Any] = {
            "table": table,
            "fields": [one | {"last_updated": moment} for one in described],
        }
    else:
        data = {"fields": described}
    return succeed_briefly(account.settings, data)


async def suggest_values(request: Request, account: Account) -> Response:
    """`GET /api/schema/{table}/fieldsuggest/{field}`: values of a field, the most frequent first.

    The service requires `q`, a part of the values in any capitals; by the reference there is none.
    """
    table = _table(account, path_value(request, "table"))
    field = path_value(request, "field")
    part = request.query_params.get("q", "").casefold()
    if account.settings.is_service and not part:
        raise ApiFault(400, '"q" is required')

    def work() -> list[str]:
        profiles = account.tables[table].all()
        terms = count_terms(profile[field] for profile in profiles if field in profile)
        found = [term for term, _ in terms.most_common() if part in term.casefold()]
        return found[:_MOST_SUGGESTIONS]

    return succeed_briefly(account.settings, await to_thread.run_sync(work))


def check_known_fields(
    account: Account, table: str, wanted: list[str], described: list[dict[str, Any]]
) -> None:
    """Reject fields that the table does not have.

    Raises:
        ApiFault: 400, one of them is unknown.
    """
    found = {one["field"] for one in described} | set(account.by_fields(table))
    unknown = [name for name in wanted if name not in found]
    if unknown:
        raise ApiFault(400, f"Unknown field: {', '.join(unknown)}")


def _schema(account: Account, table: str) -> dict[str, Any]:
    return {
        "name": table,
        "by_fields": account.by_fields(table),
        "columns": _columns(account, table),
    }


def _columns(account: Account, table: str) -> list[dict[str, Any]]:
    values: dict[str, list[Any]] = {}
    for profile in account.tables[table].all():
        for name, value in profile.items():
            values.setdefault(name, []).append(value)
    identities = account.by_fields(table)
    froms = _streams_by_field(account, table)
    columns = [
        {
            "as": name,
            "is_by": name in identities,
            "type": kind_of(values.get(name, [])),
            "shortdesc": "",
            "longdesc": "",
            "froms": froms.get(name, []),
            "identities": [name] if name in froms else [],
        }
        for name in sorted({*values, *identities})
    ]
    if account.settings.is_service:
        for column in columns:
            column |= {"op": "latest", "hidden": False, "private": False}
    return columns


def _table(account: Account, name: str, *, status: int = 404) -> str:
    if name not in account.tables:
        raise ApiFault(status if account.settings.is_service else 404, "Table not found")
    return name


def statistics_of(account: Account, stream: dict[str, Any]) -> dict[str, Any]:
    """A stream as the catalog shows it, counted from its rows."""
    slug = stream["slug"]
    fields: dict[str, _FieldCounts] = {}
    records = last = 0
    for block in account.store.blocks(slug):
        records += block.amount
        last = max(last, block.arrived)
        for record in block.records():
            for name, value in record.items():
                if value is None or value == "":
                    continue
                field = fields.get(name) or fields.setdefault(name, _FieldCounts(block.arrived))
                field.last_seen = block.arrived
                field.usage += 1
                field.sumlen += len(str(value))
                field.is_array = field.is_array or isinstance(value, list)
                field.values.update(count_terms([value]))
                if len(field.some) < 100:
                    field.some.append(value)
    hidden = _hidden_fields(account, slug)
    table = "content" if slug == CONTENT_STREAM else "user"
    return {
        "stream": slug,
        "hidden": stream["hidden"],
        "ct": records,
        "curct": 0,
        "last_msg_ts": str(last // 1000),
        "last_update_ts": str(last // 1000),
        "fields": [
            {
                "avg": round(field.sumlen / field.usage),
                "card": len(field.values),
                "is_array": field.is_array,
                "name": name,
                "sample": [value for value, _ in field.values.most_common(_SAMPLES)],
                "smart": {},
                "sumlen": field.sumlen,
                "type": kind_of(field.some).removeprefix("[]"),
                "usage": field.usage,
                "first_seen": format_time(field.first_seen),
                "last_seen": format_time(field.last_seen),
                "hidden": name in hidden,
                "column": [{"table": table, "as": name}],
            }
            for name, field in sorted(fields.items())
        ],
    }


def _streams_by_field(account: Account, table: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for slug in account.store.streams():
        if (slug == CONTENT_STREAM) == (table == "content"):
            for name in {name for block in account.store.blocks(slug) for name in block.names()}:
                found.setdefault(name, []).append(slug)
    return found


def _hide_stream(account: Account, slug: str, hidden: bool) -> None:
    with account.exclusive:
        for stream in all_streams(account):
            if stream["slug"] == slug:
                account.documents("stream").put(stream["id"], stream | {"hidden": hidden})
                return
    raise ApiFault(404, "Stream not found")


def _hide_field(account: Account, slug: str, name: str, hidden: bool) -> None:
    if all(stream["slug"] != slug for stream in all_streams(account)):
        raise ApiFault(404, "Stream not found")
    with account.exclusive:
        others = [field for field in _hidden_fields(account, slug) if field != name]
        kept = {"hidden": [*others, name] if hidden else others}
        account.documents(_HIDDEN, announced=False).put(slug, kept)


def _hidden_fields(account: Account, slug: str) -> list[str]:
    kept = account.documents(_HIDDEN).find(slug)
    return [] if kept is None else kept["hidden"]


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/schema/_streams", list_streams),
    ("POST", "/api/schema/_streams", set_stream_hidden),
    ("PUT", "/api/schema/_streams/{stream}", set_field_hidden),
    ("POST", "/api/schema/_streams/{stream}", set_field_hidden),
    ("GET", "/api/schema", list_schemas),
    ("GET", "/api/schema/{table}", get_schema),
    ("GET", "/api/schema/{table}/fieldinfo", field_info),
    ("GET", "/api/schema/{table}/fieldsuggest/{field}", suggest_values),
)
