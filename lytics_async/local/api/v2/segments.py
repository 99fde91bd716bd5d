"""The routes below `/v2/segment`: the segments of `/api/segment`, and who includes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import attrs
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.filterql import Condition, Include, Statement
from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.api.workflow import find_workflow
from lytics_async.local.bodies import read_body, read_members
from lytics_async.local.documents import Document
from lytics_async.local.exports import EXCLUSIONS
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.segment import KINDS, Segment, SegmentFields


async def list_segments(request: Request, account: Account) -> Response:
    """`GET /v2/segment`: of all tables unless one is named."""
    query = request.query_params
    table, kind = query.get("table", ""), query.get("kind", "") or "all"
    valid = query.get("valid", "").lower() or "all"
    sizes = flag(query, "sizes", default=False)
    if valid not in ("true", "false", "all"):
        raise ApiFault(400, '"valid" must be true, false or all')
    if kind not in ("all", *KINDS):
        raise ApiFault(400, f'Unknown kind "{kind}"')

    def work() -> list[Document]:
        return [
            _shown(account, segment, sizes=sizes)
            for segment in account.segments.all()
            if table in ("", segment.table)
            and kind in ("all", segment.kind)
            and (valid == "all" or account.segments.is_valid(segment) == (valid == "true"))
        ]

    return succeed_v2(await in_thread(work))


async def create_segment(request: Request, account: Account) -> Response:
    """`POST /v2/segment`: a taken slug silently becomes another."""
    fields = SegmentFields.from_json(await read_body(request, account.body_limit))
    created = await in_thread(lambda: _shown(account, account.segments.create(fields)))
    return succeed_v2(created, status=201)


async def get_segment(request: Request, account: Account) -> Response:
    """`GET /v2/segment/{id}`: by id or slug."""
    wanted, query = path_value(request, "id"), request.query_params
    sizes = flag(query, "sizes", default=False)
    inline = flag(query, "inline", default=False)

    def work() -> Document:
        segment = account.segments.get(wanted)
        shown = _shown(account, segment, sizes=sizes)
        return shown | ({"segment_ql": shown["ql_resolved"]} if inline else {})

    return succeed_v2(await in_thread(work))


async def put_segment(request: Request, account: Account) -> Response:
    """`PUT /v2/segment/{id}`."""
    fields = SegmentFields.from_json(await read_body(request, account.body_limit))
    wanted = path_value(request, "id")
    return succeed_v2(
        await in_thread(lambda: _shown(account, account.segments.update(wanted, fields)))
    )


async def delete_segments(request: Request, account: Account) -> Response:
    """`DELETE /v2/segment/{id}`, or of several ids with commas between them, which reports each.

    A segment that others include is not deleted.
    """
    wanted = [name for part in path_value(request, "id").split(",") if (name := part.strip())]

    def work() -> Any:
        if len(wanted) == 1:
            segment = account.segments.get(wanted[0])
            if used := _including(account, segment, leave=()):
                raise ApiFault(
                    400, f"Segment is used by {', '.join(one.slug_name for one in used)}"
                )
            account.segments.delete(wanted)
            return None
        outcomes = [_delete(account, name, wanted) for name in wanted]
        return {
            "deleted": [one["id"] for one in outcomes if one["deleted"]],
            "not_deleted": [one["id"] for one in outcomes if not one["deleted"]],
            "segments": outcomes,
        }

    return succeed_v2(await in_thread(work))


async def list_ancestors(request: Request, account: Account) -> Response:
    """`GET /v2/segment/{id}/ancestors`: what includes it, directly or through others."""
    wanted = path_value(request, "id")

    def work() -> list[Document]:
        found: dict[str, Segment] = {}
        edge = [account.segments.get(wanted)]
        while edge:
            for segment in _including(account, edge.pop(), leave=found):
                found[segment.id] = segment
                edge.append(segment)
        return [_shown(account, segment) for segment in found.values()]

    return succeed_v2(await in_thread(work))


async def reevaluate(request: Request, account: Account) -> Response:
    """`POST /v2/segment/reevaluate`: counts the members again, for the history of the size."""
    given = await read_members(request, account.body_limit, {"id": "a string"}, required=("id",))

    def work() -> None:
        account.segments.measure(account.segments.get(given["id"]))

    await in_thread(work)
    return succeed_v2(None)


async def change_exclusions(request: Request, account: Account) -> Response:
    """`POST /v2/segment/exclude/{operation}`."""
    operation, query = path_value(request, "operation"), request.query_params
    if operation not in ("add", "remove"):
        raise ApiFault(400, "The operation must be add or remove")
    workflow = find_workflow(query.get("workflow", "")).name

    def work() -> None:
        segment = account.segments.named(query.get("segment_id", ""))
        documents = account.documents(EXCLUSIONS, announced=False)

        def choose(known: list[Document]) -> Document:
            listed: list[str] = next(
                (one["segments"] for one in known if one["id"] == workflow), []
            )
            others = [one for one in listed if one != segment.id]
            added = [segment.id] if operation == "add" else []
            return {"id": workflow, "segments": [*others, *added]}

        documents.decide(choose)

    await in_thread(work)
    return succeed_v2(None)


def _delete(account: Account, wanted: str, together: list[str]) -> Document:
    """Delete one of several; what includes it must be among them."""
    outcome: Document = {"id": wanted, "deleted": False, "reason": "", "segments": {}}
    try:
        segment = account.segments.get(wanted)
        used = [
            one
            for one in _including(account, segment, leave=())
            if one.id not in together and one.slug_name not in together
        ]
        if used:
            names = [one.slug_name for one in used]
            return outcome | {"reason": "It is used by others.", "segments": {"segment": names}}
        account.segments.delete([wanted])
    except ApiFault as fault:
        return outcome | {"reason": fault.message}
    return outcome | {"deleted": True}


def _including(account: Account, segment: Segment, *, leave: Iterable[str]) -> list[Segment]:
    """The segments whose FilterQL includes this one."""
    names = {segment.id, segment.slug_name}
    known = {segment.id, *leave}
    return [
        other
        for other in account.segments.all()
        if other.id not in known and names & set(_included(other))
    ]


def _included(segment: Segment) -> list[str]:
    return [part.segment for part in _parts(segment.statement) if isinstance(part, Include)]


def _parts(node: object) -> Iterator[object]:
    """A statement or a condition, and all that it is made of."""
    if isinstance(node, tuple | list):
        for item in node:
            yield from _parts(item)
    elif isinstance(node, Condition | Statement):
        yield node
        for name in getattr(type(node), "__match_args__", ()):
            yield from _parts(getattr(node, name))


def _shown(account: Account, segment: Segment, *, sizes: bool = False) -> Document:
    is_valid = account.segments.is_valid(segment)
    shown = attrs.asdict(segment) | {
        "aid": account.aid,
        "public_name": segment.slug_name if segment.is_public else "",
        "invalid": not is_valid,
        "invalid_reason": "" if is_valid else "It includes a segment that does not exist.",
        "deleted": False,
        "includes": _included(segment),
        "fields": sorted(
            {
                str(field)
                for part in _parts(segment.statement)
                if (field := getattr(part, "field", None)) is not None
            }
        ),
        "groups": [],
        "ql_resolved": segment.segment_ql,
        "datemath_calc": '"now' in segment.segment_ql,
        "forward_datemath": '"now+' in segment.segment_ql,
    }
    if sizes and is_valid:
        with suppress(ApiFault):
            shown["size"] = sum(1 for _ in account.segments.members(segment.statement))
    return shown


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/segment", list_segments),
    ("POST", "/v2/segment", create_segment),
    ("POST", "/v2/segment/reevaluate", reevaluate),
    ("POST", "/v2/segment/exclude/{operation}", change_exclusions),
    ("GET", "/v2/segment/{id}", get_segment),
    ("PUT", "/v2/segment/{id}", put_segment),
    ("DELETE", "/v2/segment/{id}", delete_segments),
    ("GET", "/v2/segment/{id}/ancestors", list_ancestors),
)
