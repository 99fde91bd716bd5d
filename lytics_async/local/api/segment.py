"""The routes below `/api/segment` that keep segments; members and sizes: segment_members.py."""

from __future__ import annotations

from typing import Any

import attrs
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import is_json, read_body, read_text
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import decode
from lytics_async.local.parameters import names, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.segment import Segment, SegmentFields, parse_filter

INVALID = "Invalid SegmentQL"
_UNPUBLISHED = ("save_hist", "schedule_exit")


async def list_segments(request: Request, account: Account) -> Response:
    """`GET /api/segment`; an empty `table` is that of users."""
    query = request.query_params
    table = query.get("table", "") or "user"
    kind = query.get("kind", "")
    wanted = query.get("valid", "").lower() or "all"
    if wanted not in ("all", "true", "false"):
        raise ApiFault(400, '"valid" must be true, false or all')

    def work() -> list[dict[str, Any]]:
        return [
            segment_document(account, segment)
            for segment in account.segments.all()
            if segment.table == table
            and kind in ("", segment.kind)
            and (wanted == "all" or account.segments.is_valid(segment) == (wanted == "true"))
        ]

    return succeed(account.settings, await to_thread.run_sync(work))


async def create_segment(request: Request, account: Account) -> Response:
    """`POST /api/segment`: JSON creates, text with an ALIAS creates or updates."""
    body = await read_body(request, account.body_limit)

    def work() -> tuple[dict[str, Any], bool]:
        if is_json(request, body):
            segment, is_new = account.segments.create(SegmentFields.from_json(body)), True
        else:
            segment, is_new = account.segments.put_text(decode(body, what=INVALID))
        return segment_document(account, segment), is_new

    document, is_new = await to_thread.run_sync(work)
    status = account.settings.create_status if is_new else 200
    return succeed(account.settings, document, status=status)


async def get_segment(request: Request, account: Account) -> Response:
    """`GET /api/segment/{id}`."""
    wanted = path_value(request, "id")
    document = await to_thread.run_sync(
        lambda: segment_document(account, account.segments.get(wanted))
    )
    return succeed(account.settings, document)


async def put_segment(request: Request, account: Account) -> Response:
    """`PUT /api/segment/{id}`, with JSON."""
    fields = SegmentFields.from_json(await read_body(request, account.body_limit))
    wanted = path_value(request, "id")
    document = await to_thread.run_sync(
        lambda: segment_document(account, account.segments.update(wanted, fields))
    )
    return succeed(account.settings, document)


async def delete_segment(request: Request, account: Account) -> Response:
    """`DELETE /api/segment/{id}`."""
    await to_thread.run_sync(account.segments.delete, [path_value(request, "id")])
    return Response(status_code=204)


async def delete_segments(request: Request, account: Account) -> Response:
    """`DELETE /api/segment?ids=`: all of them, or none if one does not exist."""
    ids = names(request.query_params, "ids")
    if not ids:
        raise ApiFault(400, '"ids" is required')
    await to_thread.run_sync(account.segments.delete, ids)
    return Response(status_code=204)


async def validate_segment(request: Request, account: Account) -> Response:
    """`POST /api/segment/validate`."""
    text = await read_text(request, account.body_limit, what=INVALID)
    await to_thread.run_sync(lambda: account.segments.predicate(parse_filter(text)))
    return succeed(account.settings, None)


def segment_document(account: Account, segment: Segment) -> dict[str, Any]:
    """Return a segment with the members that a response shows."""
    document = attrs.asdict(segment)
    if not account.settings.is_service:
        return {name: document[name] for name in document if name not in _UNPUBLISHED}
    is_valid = account.segments.is_valid(segment)
    return document | {
        "aid": account.aid,
        "short_id": segment.id[:6],
        "public_name": segment.slug_name if segment.is_public else "",
        "invalid": not is_valid,
        "invalid_reason": "" if is_valid else "It includes a segment that does not exist.",
        "deleted": False,
        "datemath_calc": '"now' in segment.segment_ql,
        "forward_datemath": '"now+' in segment.segment_ql,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/segment", list_segments),
    ("POST", "/api/segment", create_segment),
    ("DELETE", "/api/segment", delete_segments),
    ("POST", "/api/segment/validate", validate_segment),
    ("GET", "/api/segment/{id}", get_segment),
    ("PUT", "/api/segment/{id}", put_segment),
    ("DELETE", "/api/segment/{id}", delete_segment),
    # Published so, and certainly meant as `DELETE /api/segment?ids=`.
    ("DELETE", "/api/segment/{id}/scan", delete_segments),
)
