# generated from endpoints/v1/segment.toml; do not edit
"""Operations of `client.segments`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Paging, Param
from lytics_async.call.structure import anything, list_of, nothing, one_or_many, only_one
from lytics_async.models.personalization import Profile
from lytics_async.models.segments import (
    Segment,
    SegmentAttribution,
    SegmentFieldInfo,
    SegmentFieldInfos,
    SegmentSize,
)

LIST: Final[Operation[list[Segment]]] = Operation(
    name="segments.list",
    method="GET",
    path="/api/segment",
    retry="safe",
    structure=list_of(Segment.from_json),
    returns="list[Segment]",
    type=list[Segment],
    query_params=(
        Param(name="table", wire="table"),
        # Published as one of True, False and all, and never shown in a request; true and false are
        # what every bool of this API is sent as.
        Param(name="valid", wire="valid"),
    ),
)
"""List the segments of a table."""

CREATE: Final[Operation[Segment]] = Operation(
    name="segments.create",
    method="POST",
    path="/api/segment",
    retry="never",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("segment_ql", "segment_ql"),
            ("slug_name", "slug_name"),
            ("is_public", "is_public"),
            ("description", "description"),
            ("tags", "tags"),
            ("kind", "kind"),
        ),
    ),
)
"""Create a segment from its fields."""

# The second published body of create_segment: the same path with text/plain. Without an
# ALIAS each call creates a segment, so it is not retried.
UPSERT: Final[Operation[Segment]] = Operation(
    name="segments.upsert",
    method="POST",
    path="/api/segment",
    retry="never",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    body=Body(style="text", content_type="text/plain", argument="filterql"),
)
"""Create the segment that a FilterQL text names by its ALIAS, or change it if it exists."""

GET: Final[Operation[Segment]] = Operation(
    name="segments.get",
    method="GET",
    path="/api/segment/{id}",
    retry="safe",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    path_params=(Param(name="segment", wire="id", required=True),),
)
"""Return one segment."""

UPDATE: Final[Operation[Segment]] = Operation(
    name="segments.update",
    method="PUT",
    path="/api/segment/{id}",
    retry="idempotent",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    path_params=(Param(name="segment", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("segment_ql", "segment_ql"),
            ("slug_name", "slug_name"),
            ("is_public", "is_public"),
            ("description", "description"),
            ("tags", "tags"),
            ("kind", "kind"),
        ),
    ),
)
"""Change a segment."""

DELETE: Final[Operation[None]] = Operation(
    name="segments.delete",
    method="DELETE",
    path="/api/segment/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="segment", wire="id", required=True),),
)
"""Delete one segment."""

# Published below the scan path and with the scan call's parameters, a copy; the published
# example sends DELETE /api/segment?ids=…, which is the only form that makes sense.
DELETE_MANY: Final[Operation[None]] = Operation(
    name="segments.delete_many",
    method="DELETE",
    path="/api/segment",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    query_params=(
        # Not declared on the page, but it is all that the published example sends.
        Param(name="ids", wire="ids", list_style="comma", repeatable=True, required=True),
    ),
)
"""Delete several segments in one call."""

# A POST for the sake of its body: it stores nothing, so it may be repeated.
SIZE: Final[Operation[SegmentSize]] = Operation(
    name="segments.size",
    method="POST",
    path="/api/segment/size",
    retry="safe",
    structure=only_one(SegmentSize.from_json),
    returns="SegmentSize",
    type=SegmentSize,
    body=Body(style="text", content_type="text/plain", argument="filterql"),
)
"""Count the members of a query without saving it."""

# Not in the reference; the vendor's notes of 2026 recommend it.
SIZE_FILTER: Final[Operation[SegmentSize]] = Operation(
    name="segments.size_filter",
    method="GET",
    path="/api/segment/size",
    retry="safe",
    structure=only_one(SegmentSize.from_json),
    returns="SegmentSize",
    type=SegmentSize,
    query_params=(
        Param(name="segments", wire="segments", required=True),
        Param(name="table", wire="table"),
    ),
    published=False,
)
"""Count the members of a query without saving it, by a request that only reads."""

# Not in the reference; the vendor's notes of 2026 recommend it for a saved segment.
GET_SIZE: Final[Operation[SegmentSize]] = Operation(
    name="segments.get_size",
    method="GET",
    path="/api/segment/{id}/size",
    retry="safe",
    structure=only_one(SegmentSize.from_json),
    returns="SegmentSize",
    type=SegmentSize,
    path_params=(Param(name="segment", wire="id", required=True),),
    query_params=(Param(name="table", wire="table"),),
    published=False,
)
"""Count the members of one saved segment, by its id or slug."""

# Body and content type are not published; the size call beside it takes FilterQL as
# text/plain. A POST for the sake of its body: it stores nothing, so it may be repeated.
VALIDATE: Final[Operation[None]] = Operation(
    name="segments.validate",
    method="POST",
    path="/api/segment/validate",
    retry="safe",
    structure=nothing,
    returns="None",
    body=Body(style="text", content_type="text/plain", argument="filterql"),
)
"""Check a FilterQL text; return when it is valid."""

SIZES: Final[Operation[list[SegmentSize]]] = Operation(
    name="segments.sizes",
    method="GET",
    path="/api/segment/sizes",
    retry="safe",
    structure=list_of(SegmentSize.from_json),
    returns="list[SegmentSize]",
    type=list[SegmentSize],
    query_params=(
        # Published as a string; the prose takes commas, brackets and the repeated form. Published
        # as required; two tested clients leave it out.
        Param(name="ids", wire="ids", list_style="comma", repeatable=True),
        # A client that the vendor published in 2026 sends it.
        Param(name="table", wire="table"),
    ),
)
"""Return the sizes of saved segments, of all of them by default, as the server keeps them."""

# The schema of the response is published empty; working clients read profiles under data
# and the cursor under _next. The query parameters id and segments belong to the other form
# of the call, without an id in the path, for which scan_filter is the better way.
SCAN: Final[Operation[list[Profile]]] = Operation(
    name="segments.scan",
    method="GET",
    path="/api/segment/{segId}/scan",
    retry="safe",
    structure=list_of(Profile.from_json),
    returns="list[Profile]",
    type=list[Profile],
    path_params=(Param(name="segment", wire="segId", required=True),),
    query_params=(
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="sort_field", wire="sortfield"),
        Param(name="sort_order", wire="sortorder"),
        Param(name="recent", wire="recent"),
        Param(name="splits", wire="splits", list_style="comma"),
        Param(name="meta", wire="meta"),
        # Named by the vendor's newer notes only.
        Param(name="table", wire="table"),
        Param(name="page_size", wire="limit"),
        # Published as an int, but its example and its meaning are an opaque text.
        Param(name="start", wire="start"),
    ),
    paging=Paging(
        cursor_param="start", limit_param="page_size", max_limit=100, fields_param="fields"
    ),
)
"""Scan the members of a saved segment, page by page."""

# Published in prose only, as a GET with a body, which proxies drop; the vendor's newer
# notes have it as a POST with text/plain. It stores nothing, so it may be repeated.
SCAN_FILTER: Final[Operation[list[Profile]]] = Operation(
    name="segments.scan_filter",
    method="POST",
    path="/api/segment/scan",
    retry="safe",
    structure=list_of(Profile.from_json),
    returns="list[Profile]",
    type=list[Profile],
    query_params=(
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="sort_field", wire="sortfield"),
        Param(name="sort_order", wire="sortorder"),
        Param(name="recent", wire="recent"),
        Param(name="splits", wire="splits", list_style="comma"),
        Param(name="meta", wire="meta"),
        # Named by the vendor's newer notes only.
        Param(name="table", wire="table"),
        Param(name="page_size", wire="limit"),
        # Published as an int, but its example and its meaning are an opaque text.
        Param(name="start", wire="start"),
    ),
    body=Body(style="text", content_type="text/plain", argument="filterql"),
    paging=Paging(
        cursor_param="start", limit_param="page_size", max_limit=100, fields_param="fields"
    ),
)
"""Scan the profiles that match a query, page by page, without saving it."""

# One segment is requested, but a list is published; a single object is accepted, too.
# `refresh` only rebuilds a cache, so the call may be repeated.
ATTRIBUTION: Final[Operation[list[SegmentAttribution]]] = Operation(
    name="segments.attribution",
    method="GET",
    path="/api/segment/{segId}/attribution",
    retry="safe",
    structure=one_or_many(SegmentAttribution.from_json),
    returns="list[SegmentAttribution]",
    type=list[SegmentAttribution],
    path_params=(Param(name="segment", wire="segId", required=True),),
    query_params=(
        Param(name="limit", wire="limit"),
        Param(name="refresh", wire="refresh"),
    ),
)
"""Return the attribution history of one segment."""

# `refresh` only rebuilds a cache, so the call may be repeated.
ATTRIBUTIONS: Final[Operation[list[SegmentAttribution]]] = Operation(
    name="segments.attributions",
    method="GET",
    path="/api/segment/attribution",
    retry="safe",
    structure=list_of(SegmentAttribution.from_json),
    returns="list[SegmentAttribution]",
    type=list[SegmentAttribution],
    query_params=(
        # Published as a string; the prose takes commas, brackets and the repeated form. Published
        # as required; a tested client leaves it out.
        Param(name="ids", wire="ids", list_style="comma", repeatable=True),
        Param(name="limit", wire="limit"),
        Param(name="refresh", wire="refresh"),
    ),
)
"""Return the attribution history of several segments."""

FIELD_INFO: Final[Operation[SegmentFieldInfo]] = Operation(
    name="segments.field_info",
    method="GET",
    path="/api/segment/{segId}/fieldinfo",
    retry="safe",
    structure=SegmentFieldInfo.from_json,
    returns="SegmentFieldInfo",
    type=SegmentFieldInfo,
    path_params=(Param(name="segment", wire="segId", required=True),),
    query_params=(
        Param(name="limit", wire="limit"),
        Param(name="fields", wire="fields", list_style="comma"),
        # Named by the vendor's notes of 2026.
        Param(name="table", wire="table"),
        # Named by the vendor's notes of 2026.
        Param(name="cached", wire="cached"),
    ),
)
"""Tell what values the fields of a segment's members hold, with counts."""

# Not in the reference; the vendor's notes of 2026 have it.
FIELD_INFOS: Final[Operation[SegmentFieldInfos]] = Operation(
    name="segments.field_infos",
    method="GET",
    path="/api/segment/fieldinfo",
    retry="safe",
    structure=SegmentFieldInfos.from_json,
    returns="SegmentFieldInfos",
    type=SegmentFieldInfos,
    query_params=(
        Param(name="ids", wire="ids", list_style="comma", repeatable=True, required=True),
        Param(name="limit", wire="limit"),
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="table", wire="table"),
        Param(name="cached", wire="cached"),
    ),
    published=False,
)
"""Tell what values the fields of several segments' members hold, with counts."""

# Not in the reference; the vendor's notes of 2026 call it verified.
FIELD_INFO_FILTER: Final[Operation[SegmentFieldInfo]] = Operation(
    name="segments.field_info_filter",
    method="GET",
    path="/api/segment/fieldinfo",
    retry="safe",
    structure=SegmentFieldInfo.from_json,
    returns="SegmentFieldInfo",
    type=SegmentFieldInfo,
    query_params=(
        Param(name="segments", wire="segments", required=True),
        Param(name="limit", wire="limit"),
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="table", wire="table"),
        Param(name="cached", wire="cached"),
    ),
    published=False,
)
"""Tell what values the fields of the profiles that match a query hold, with counts."""

# Not in the reference; named by the vendor's notes of 2026, without a shape.
SUMMARY: Final[Operation[Any]] = Operation(
    name="segments.summary",
    method="GET",
    path="/api/segment/{id}/summary",
    retry="safe",
    structure=anything,
    returns="Any",
    path_params=(Param(name="segment", wire="id", required=True),),
    published=False,
)
"""Summarize one segment, with the aspects that its members have in common."""
