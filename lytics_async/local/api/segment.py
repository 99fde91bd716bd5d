"""The routes below `/api/segment`."""

from __future__ import annotations

import time
from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import is_json, read_body, read_text
from lytics_async.local.faults import ApiFault
from lytics_async.local.field_info import describe_fields
from lytics_async.local.members import decode
from lytics_async.local.parameters import flag, names, number, path_value
from lytics_async.local.responses import JSON, succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.scans import Page, order_members
from lytics_async.local.segment import Segment, SegmentFields, parse_filter

_INVALID = "Invalid SegmentQL"
_DEFAULT_PAGE = 10
_LONGEST_PAGE = 100
_DEFAULT_HISTORY = 168
_DEFAULT_TERMS = 20


async def list_segments(request: Request, account: Account) -> Response:
    """`GET /api/segment`."""
    query = request.query_params
    table = query.get("table", "user")
    wanted = query.get("valid", "all").lower()
    if wanted not in ("all", "true", "false"):
        raise ApiFault(400, '"valid" must be true, false or all')

    def work() -> list[dict[str, Any]]:
        return [
            attrs.asdict(segment)
            for segment in account.segments.all()
            if segment.table == table
            and (wanted == "all" or account.segments.is_valid(segment) == (wanted == "true"))
        ]

    return succeed(account.settings, await to_thread.run_sync(work))


async def create_segment(request: Request, account: Account) -> Response:
    """`POST /api/segment`: JSON creates, text with an ALIAS creates or updates."""
    body = await read_body(request, account.body_limit)
    if is_json(request, body):
        fields = SegmentFields.from_json(body)
        segment = await to_thread.run_sync(account.segments.create, fields)
        is_new = True
    else:
        segment, is_new = await to_thread.run_sync(
            account.segments.put_text, decode(body, what=_INVALID)
        )
    status = account.settings.create_status if is_new else 200
    return succeed(account.settings, attrs.asdict(segment), status=status)


async def get_segment(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}`."""
    segment = await to_thread.run_sync(account.segments.get, path_value(request, "id"))
    return succeed(account.settings, attrs.asdict(segment))


async def put_segment(request: Request, account: Account) -> Response:
    """`PUT /api/segment/{id}`, with JSON."""
    fields = SegmentFields.from_json(await read_body(request, account.body_limit))
    segment = await to_thread.run_sync(account.segments.update, path_value(request, "id"), fields)
    return succeed(account.settings, attrs.asdict(segment))


async def delete_segment(request: Request, account: Account) -> Response:
    """`DELETE /api/segment/{id}`."""
    await to_thread.run_sync(account.segments.delete, [path_value(request, "id")])
    return Response(status_code=204)


async def delete_segments(request: Request, account: Account) -> Response:
    """`DELETE /api/segment?ids=`: all of them, or none when one does not exist."""
    await to_thread.run_sync(account.segments.delete, _ids(request))
    return Response(status_code=204)


async def validate_segment(request: Request, account: Account) -> Response:
    """`POST /api/segment/validate`."""
    text = await read_text(request, account.body_limit, what=_INVALID)
    await to_thread.run_sync(lambda: account.segments.predicate(parse_filter(text)))
    return succeed(account.settings, None)


async def segment_size(request: Request, account: Account) -> Response:
    """`POST /api/segment/size`: count what a text selects, without saving it."""
    settings = account.settings
    statement = parse_filter(await read_text(request, account.body_limit, what=_INVALID))
    elapsed = time.monotonic() - account.last_size_call
    if elapsed < settings.size_interval:
        headers = (
            {} if settings.retry_after is None else {"Retry-After": f"{settings.retry_after:g}"}
        )
        raise ApiFault(429, "Too many requests", headers=headers)
    account.last_size_call = time.monotonic()
    size = await to_thread.run_sync(lambda: sum(1 for _ in account.segments.members(statement)))
    slug = statement.slug or ""
    name = statement.name or slug
    return succeed(settings, {"id": "", "name": name, "slug_name": slug, "size": size})


async def segment_sizes(request: Request, account: Account) -> Response:
    """`GET /api/segment/sizes?ids=`."""
    ids = _ids(request)

    def work() -> list[dict[str, Any]]:
        segments = [account.segments.get(one) for one in ids]
        return [
            {
                "id": segment.id,
                "name": segment.name,
                "slug_name": segment.slug_name,
                "size": account.segments.measure(segment),
            }
            for segment in segments
        ]

    return succeed(account.settings, await to_thread.run_sync(work))


async def attribution(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/attribution`; a fresh figure joins the history unless `refresh=false`."""
    return await _histories(request, account, [path_value(request, "id")], refresh=True)


async def attributions(request: Request, account: Account) -> Response:
    """`GET /api/segment/attribution?ids=`."""
    return await _histories(request, account, _ids(request), refresh=False)


async def field_info(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}/fieldinfo`: how often the members have which values.

    The shape is that of the published field information of a table. The id is needed: a slug is
    answered with 500, as the real Lytics does.
    """
    id_or_slug = path_value(request, "id")
    limit = number(request.query_params, "limit", default=_DEFAULT_TERMS)
    wanted = names(request.query_params, "fields")

    def work() -> list[dict[str, Any]]:
        segment = account.segments.get(id_or_slug)
        if segment.id != id_or_slug:
            raise ApiFault(500, "Internal Server Error")
        members = (profile for _, profile in account.segments.members(segment.statement))
        return describe_fields(members, wanted, limit)

    return succeed(account.settings, {"fields": await to_thread.run_sync(work)})


async def scan(request: Request, account: Account) -> Response:
    """The four forms of a scan.

    `GET /api/segment/{id}/scan`, `GET /api/segment/scan?id=`, and FilterQL as text in the body of a GET
    or POST of `/api/segment/scan`.
    """
    query = request.query_params
    body = await read_body(request, account.body_limit)
    limit = number(query, "limit", default=_DEFAULT_PAGE)
    limit = min(limit, _LONGEST_PAGE) if limit > 0 else _DEFAULT_PAGE
    fields = names(query, "fields")
    start = query.get("start", "") or query.get("next", "")  # as lytics-api-wrapper calls it
    if "segments" in query:
        raise ApiFault(400, "Send an ad-hoc segment as FilterQL text in the body of the request")
    if "id" in request.path_params:
        saved = path_value(request, "id")
    else:
        saved = query.get("id", "") if request.method == "GET" else ""
    if not saved and request.headers.get("content-type", "").startswith(JSON) and body:
        raise ApiFault(400, "Invalid SegmentQL: send it as text/plain")

    def work() -> tuple[Page, list[dict[str, Any]]]:
        if saved:
            statement = account.segments.get(saved).statement
        elif start and not body:
            statement = None
        else:
            statement = parse_filter(decode(body, what=_INVALID), require_filter=True)
        if start:
            page = account.scans.resume(start, limit, account.settings)
        else:
            assert statement is not None
            recent = flag(query, "recent", default=False)
            members = order_members(
                account.segments.members(statement),
                sort_field=query.get("sortfield", "") or ("_modified" if recent else ""),
                descending=query.get("sortorder", "desc" if recent else "asc").lower() == "desc",
                splits=frozenset(names(query, "splits")),
            )
            table = statement.table or "user"
            page = account.scans.begin(table, members, limit, account.settings)
        profiles = account.tables[page.table].get(page.numbers)
        return page, [_project(account, page.table, profile, fields) for profile in profiles]

    page, profiles = await to_thread.run_sync(work)
    members: dict[str, Any] = {"total": page.total}
    if page.next is not None or account.settings.scan_end == "empty":
        members["_next"] = page.next or ""
    if flag(query, "meta", default=False):
        members["meta"] = account.meta(page.table)
    return succeed(account.settings, profiles, **members)


def _project(
    account: Account, table: str, profile: dict[str, Any], fields: list[str]
) -> dict[str, Any]:
    if not fields:
        return profile
    projected = {field: profile[field] for field in fields if field in profile}
    if "segments" in fields:
        projected["segments"] = account.segments.of_profile(profile, table)
    return projected


async def _histories(
    request: Request, account: Account, ids: list[str], *, refresh: bool
) -> Response:
    query = request.query_params
    limit = number(query, "limit", default=_DEFAULT_HISTORY)
    measure = flag(query, "refresh", default=refresh)

    def history(segment: Segment) -> dict[str, Any]:
        if measure:
            account.segments.measure(segment)
        return {"id": segment.id, "metrics": account.segments.history(segment, limit)}

    def work() -> list[dict[str, Any]]:
        segments = [account.segments.get(one) for one in ids]
        return [history(segment) for segment in segments]

    return succeed(account.settings, await to_thread.run_sync(work))


def _ids(request: Request) -> list[str]:
    ids = names(request.query_params, "ids")
    if not ids:
        raise ApiFault(400, '"ids" is required')
    return ids


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/segment", list_segments),
    ("POST", "/api/segment", create_segment),
    ("DELETE", "/api/segment", delete_segments),
    ("POST", "/api/segment/validate", validate_segment),
    ("POST", "/api/segment/size", segment_size),
    ("GET", "/api/segment/sizes", segment_sizes),
    ("GET", "/api/segment/scan", scan),
    ("POST", "/api/segment/scan", scan),
    ("GET", "/api/segment/attribution", attributions),
    ("GET", "/api/segment/{id}", get_segment),
    ("PUT", "/api/segment/{id}", put_segment),
    ("DELETE", "/api/segment/{id}", delete_segment),
    ("GET", "/api/segment/{id}/scan", scan),
    (
        "DELETE",
        "/api/segment/{id}/scan",
        delete_segments,
    ),  # published so, and surely meant as above
    ("GET", "/api/segment/{id}/attribution", attribution),
    ("GET", "/api/segment/{id}/fieldinfo", field_info),
)
