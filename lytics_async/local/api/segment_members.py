"""The routes below `/api/segment` that read members: scans, sizes, histories, fields."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.filterql import Statement
from lytics_async.local.account import Account
from lytics_async.local.api.personalization import profile_document
from lytics_async.local.api.segment import INVALID
from lytics_async.local.bodies import read_body, read_text
from lytics_async.local.faults import ApiFault
from lytics_async.local.field_info import describe_fields
from lytics_async.local.members import decode
from lytics_async.local.parameters import flag, names, number, path_value
from lytics_async.local.responses import JSON, succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.scans import Page, order_members
from lytics_async.local.segment import Segment, parse_filter
from lytics_async.local.timestamps import format_time, now

_DEFAULT_PAGE = 10
_LONGEST_PAGE = 100
_DEFAULT_HISTORY = 168
_DEFAULT_TERMS = 20
_MOST_TERMS = 1000


async def size_of_text(request: Request, account: Account) -> Response:
    """`POST /api/segment/size`: count the members of a text, without saving it."""
    settings = account.settings
    text = await read_text(request, account.body_limit, what=INVALID)
    statement = await to_thread.run_sync(parse_filter, text)
    if not account.may_size():
        headers = (
            {} if settings.retry_after is None else {"Retry-After": f"{settings.retry_after:g}"}
        )
        raise ApiFault(429, "Too many requests", headers=headers)
    size = await to_thread.run_sync(_count, account, statement)
    slug = statement.slug or ""
    name = statement.name or slug
    return succeed(settings, {"id": "", "name": name, "slug_name": slug, "size": size})


async def size_of_query(request: Request, account: Account) -> Response:
    """`GET /api/segment/size?segments=`: the same of a parameter; a list with the count."""
    size = await to_thread.run_sync(lambda: _count(account, _statement_of_query(request)))
    return succeed(account.settings, [size])


async def size_of_segment(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/size`: a list with the count; one of content needs `table=content`."""
    segment = await to_thread.run_sync(account.segments.get, path_value(request, "id"))
    if segment.table != (request.query_params.get("table", "") or "user"):
        raise ApiFault(404, "Segment not found")
    return succeed(account.settings, [await to_thread.run_sync(account.segments.measure, segment)])


async def sizes_of_segment(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/sizes`: the size as a single object."""
    wanted = path_value(request, "id")
    row = await to_thread.run_sync(lambda: _size_row(account, account.segments.get(wanted)))
    return succeed(account.settings, row)


async def segment_sizes(request: Request, account: Account) -> Response:
    """`GET /api/segment/sizes`: of `ids`, or of all of a table."""

    def work() -> list[dict[str, Any]]:
        return [_size_row(account, segment) for segment in _chosen(request, account)]

    return succeed(account.settings, await to_thread.run_sync(work))


async def attribution(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/attribution`; with a new figure unless `refresh=false`."""
    wanted = path_value(request, "id")
    segment = await to_thread.run_sync(account.segments.get, wanted)
    return await _histories(request, account, [segment], refresh=True)


async def attributions(request: Request, account: Account) -> Response:
    """`GET /api/segment/attribution`: of `ids`, or of all as segment_sizes()."""
    segments = await to_thread.run_sync(_chosen, request, account)
    return await _histories(request, account, segments, refresh=False)


async def field_info(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/fieldinfo`: how often the members have which values.

    The id is needed: a slug is a 500, as the real Lytics responds.
    """
    wanted = path_value(request, "id")

    def segment() -> Segment:
        found = account.segments.get(wanted)
        if found.id != wanted:
            raise ApiFault(500, "Internal Server Error")
        return found

    segments = [await to_thread.run_sync(segment)]
    if account.settings.is_service:
        return await _field_infos(request, account, segments)
    described = await to_thread.run_sync(_describe, request, account, segments[0].statement)
    return succeed(account.settings, {"fields": described})


async def field_infos(request: Request, account: Account) -> Response:
    """`GET /api/segment/fieldinfo?ids=`, or `?segments=` with FilterQL."""
    if "segments" in request.query_params:
        described = await to_thread.run_sync(
            lambda: _describe(request, account, _statement_of_query(request))
        )
        return succeed(account.settings, {"segments": [{"id": "", "fields": described}]})
    return await _field_infos(request, account, await to_thread.run_sync(_named, request, account))


async def summary(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/summary`: the size, and the overlap with aspects."""
    wanted = path_value(request, "id")

    def work() -> dict[str, Any]:
        segment = account.segments.get(wanted)
        numbers = {number for number, _ in account.segments.members(segment.statement)}
        aspects = [
            one
            for one in account.segments.all()
            if one.kind == "aspect"
            and one.table == segment.table
            and account.segments.is_valid(one)
        ]
        overlaps = []
        for aspect in aspects:
            members = {number for number, _ in account.segments.members(aspect.statement)}
            row = {"id": aspect.id, "name": aspect.name, "slug_name": aspect.slug_name}
            shared = len(members & numbers)
            overlaps.append(row | {"size": len(members), "overlap": shared})
        return {
            "id": segment.id,
            "name": segment.name,
            "slug_name": segment.slug_name,
            "size": len(numbers),
            "aspects": overlaps,
        }

    return succeed(account.settings, await to_thread.run_sync(work))


async def scan(request: Request, account: Account) -> Response:
    """Scan in any of the five forms.

    `GET /api/segment/{id}/scan`, `GET /api/segment/scan?id=` and `?segments=`, and FilterQL as the
    body of a GET or POST of `/api/segment/scan`.
    """
    query = request.query_params
    body = await read_body(request, account.body_limit)
    limit = number(query, "limit", default=_DEFAULT_PAGE)
    limit = min(limit, _LONGEST_PAGE) if limit > 0 else _DEFAULT_PAGE
    fields = names(query, "fields")
    start = query.get("start", "") or query.get("next", "")  # as lytics-api-wrapper calls it
    if "id" in request.path_params:
        saved = path_value(request, "id")
    else:
        saved = query.get("id", "") if request.method == "GET" else ""
    if not saved and request.headers.get("content-type", "").startswith(JSON) and body:
        raise ApiFault(400, "Invalid SegmentQL: send it as text/plain")

    def work() -> tuple[Page, list[dict[str, Any]]]:
        statement = None
        if saved:
            statement = account.segments.get(saved).statement
        elif query.get("segments"):
            statement = _statement_of_query(request)
        elif body or not start:
            statement = parse_filter(decode(body, what=INVALID), require_filter=True)
        if start:
            page = account.scans.resume(start, limit, account.settings)
        else:
            assert statement is not None
            page = _begin(request, account, statement, limit)
        profiles = account.tables[page.table].get(page.numbers)
        return page, [_project(account, page.table, profile, fields) for profile in profiles]

    page, profiles = await to_thread.run_sync(work)
    members: dict[str, Any] = {"total": page.total}
    if page.next is not None or account.settings.scan_end == "empty":
        members["_next"] = page.next or ""
    if flag(query, "meta", default=False):
        members["meta"] = account.meta(page.table)
    return succeed(account.settings, profiles, **members)


def _begin(request: Request, account: Account, statement: Statement, limit: int) -> Page:
    query = request.query_params
    recent = flag(query, "recent", default=False)
    members = order_members(
        account.segments.members(statement),
        sort_field=query.get("sortfield", "") or ("_modified" if recent else ""),
        descending=query.get("sortorder", "desc" if recent else "asc").lower() == "desc",
        splits=frozenset(names(query, "splits")),
    )
    return account.scans.begin(statement.table or "user", members, limit, account.settings)


def _project(
    account: Account, table: str, profile: dict[str, Any], fields: list[str]
) -> dict[str, Any]:
    document = profile_document(account, table, profile)
    if not fields:
        return document
    projected = {field: document[field] for field in fields if field in document}
    if "segments" in fields:
        projected["segments"] = account.segments.of_profile(profile, table)
    return projected


def _count(account: Account, statement: Statement) -> int:
    return sum(1 for _ in account.segments.members(statement))


def _size_row(account: Account, segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "name": segment.name,
        "slug_name": segment.slug_name,
        "size": account.segments.measure(segment),
    }


def _statement_of_query(request: Request) -> Statement:
    text = request.query_params.get("segments", "")
    statement = parse_filter(text, require_filter=True)
    table = request.query_params.get("table", "")
    if table and table != (statement.table or "user"):
        raise ApiFault(400, f"Invalid SegmentQL: it is not for the table of the request: {table}")
    return statement


async def _histories(
    request: Request, account: Account, segments: list[Segment], *, refresh: bool
) -> Response:
    query = request.query_params
    limit = number(query, "limit", default=_DEFAULT_HISTORY)
    measure = flag(query, "refresh", default=refresh)

    def work() -> list[dict[str, Any]]:
        rows = []
        for segment in segments:
            if measure:
                account.segments.measure(segment)
            rows.append({"id": segment.id, "metrics": account.segments.history(segment, limit)})
        return rows

    return succeed(account.settings, await to_thread.run_sync(work))


async def _field_infos(request: Request, account: Account, segments: list[Segment]) -> Response:
    def work() -> list[dict[str, Any]]:
        return [
            {"id": segment.id, "fields": _describe(request, account, segment.statement)}
            for segment in segments
        ]

    return succeed(account.settings, {"segments": await to_thread.run_sync(work)})


def _describe(request: Request, account: Account, statement: Statement) -> list[dict[str, Any]]:
    limit = number(request.query_params, "limit", default=_DEFAULT_TERMS)
    flag(request.query_params, "cached", default=True)  # nothing is cached here
    wanted = names(request.query_params, "fields")
    members = (profile for _, profile in account.segments.members(statement))
    described = describe_fields(members, wanted, min(max(limit, 0), _MOST_TERMS))
    if not account.settings.is_service:
        return described
    moment = format_time(now())
    return [one | {"last_updated": moment} for one in described]


def _named(request: Request, account: Account) -> list[Segment]:
    ids = names(request.query_params, "ids")
    if not ids:
        raise ApiFault(400, '"ids" is required')
    return [account.segments.get(one) for one in ids]


def _chosen(request: Request, account: Account) -> list[Segment]:
    """The segments that `ids` names, or all of a table without it."""
    if names(request.query_params, "ids"):
        return _named(request, account)
    table = request.query_params.get("table", "") or "user"
    return [
        segment
        for segment in account.segments.all()
        if segment.table == table and account.segments.is_valid(segment)
    ]


ROUTES: tuple[RouteRow, ...] = (
    ("POST", "/api/segment/size", size_of_text),
    ("GET", "/api/segment/size", size_of_query),
    ("GET", "/api/segment/sizes", segment_sizes),
    ("GET", "/api/segment/scan", scan),
    ("POST", "/api/segment/scan", scan),
    ("GET", "/api/segment/attribution", attributions),
    ("GET", "/api/segment/fieldinfo", field_infos),
    ("GET", "/api/segment/{id}/size", size_of_segment),
    ("GET", "/api/segment/{id}/sizes", sizes_of_segment),
    ("GET", "/api/segment/{id}/scan", scan),
    ("GET", "/api/segment/{id}/attribution", attribution),
    ("GET", "/api/segment/{id}/fieldinfo", field_info),
    ("GET", "/api/segment/{id}/summary", summary),
)
