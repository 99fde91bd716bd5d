# generated from endpoints/v2/segments.toml; do not edit
"""Operations of `client.v2.segments`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing, one_or_many
from lytics_async.models.v2.segments import Segment, SegmentDeletion

LIST: Final[Operation[list[Segment]]] = Operation(
    name="v2.segments.list",
    method="GET",
    path="/v2/segment",
    retry="safe",
    structure=list_of(Segment.from_json),
    returns="list[Segment]",
    type=list[Segment],
    api="v2",
    query_params=(
        Param(name="table", wire="table"),
        Param(name="valid", wire="valid"),
        Param(name="kind", wire="kind"),
        # In the vendor's newer notes.
        Param(name="sizes", wire="sizes"),
    ),
)
"""List the segments of the account."""

GET: Final[Operation[Segment]] = Operation(
    name="v2.segments.get",
    method="GET",
    path="/v2/segment/{id}",
    retry="safe",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    api="v2",
    path_params=(Param(name="segment", wire="id", required=True),),
    query_params=(
        Param(name="sizes", wire="sizes"),
        # In the vendor's newer notes.
        Param(name="inline", wire="inline"),
    ),
)
"""Return one segment."""

# A second request would create a second segment under another slug.
CREATE: Final[Operation[Segment]] = Operation(
    name="v2.segments.create",
    method="POST",
    path="/v2/segment",
    retry="never",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("slug_name", "slug_name"),
            ("segment_ql", "segment_ql"),
            ("description", "description"),
            ("kind", "kind"),
            ("table", "table"),
            ("is_public", "is_public"),
            ("tags", "tags"),
            ("category", "category"),
            ("save_hist", "save_hist"),
            ("schedule_exit", "schedule_exit"),
            ("expires_at", "expires_at"),
            ("emit_trigger", "emit_trigger"),
        ),
        required_fields=frozenset({"name", "segment_ql"}),
    ),
)
"""Create a segment."""

UPDATE: Final[Operation[Segment]] = Operation(
    name="v2.segments.update",
    method="PUT",
    path="/v2/segment/{id}",
    retry="idempotent",
    structure=Segment.from_json,
    returns="Segment",
    type=Segment,
    api="v2",
    path_params=(Param(name="segment", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("slug_name", "slug_name"),
            ("segment_ql", "segment_ql"),
            ("description", "description"),
            ("kind", "kind"),
            ("is_public", "is_public"),
            ("tags", "tags"),
            ("category", "category"),
            ("save_hist", "save_hist"),
            ("schedule_exit", "schedule_exit"),
            ("expires_at", "expires_at"),
            ("emit_trigger", "emit_trigger"),
        ),
    ),
)
"""Change a segment; what is left out stays."""

# In the vendor's newer notes only, which describe neither the meaning nor the shape; it is
# what a deletion would break.
LIST_ANCESTORS: Final[Operation[list[Segment]]] = Operation(
    name="v2.segments.list_ancestors",
    method="GET",
    path="/v2/segment/{id}/ancestors",
    retry="safe",
    structure=one_or_many(Segment.from_json),
    returns="list[Segment]",
    type=list[Segment],
    api="v2",
    path_params=(Param(name="segment", wire="id", required=True),),
    published=False,
)
"""List the segments that include a segment, directly or through others."""

# Each request starts an evaluation, whose rate is limited; in the vendor's newer notes
# only.
REEVALUATE: Final[Operation[None]] = Operation(
    name="v2.segments.reevaluate",
    method="POST",
    path="/v2/segment/reevaluate",
    retry="never",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("id", "id"),),
        required_fields=frozenset({"id"}),
    ),
    published=False,
)
"""Evaluate a segment again for all profiles."""

CHANGE_EXCLUSIONS: Final[Operation[None]] = Operation(
    name="v2.segments.change_exclusions",
    method="POST",
    path="/v2/segment/exclude/{operation}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="operation", wire="operation", required=True),),
    query_params=(
        Param(name="workflow", wire="workflow"),
        Param(name="segment", wire="segment_id"),
    ),
)
"""Add a segment to an export's exclusion list, or remove it from there."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.segments.delete",
    method="DELETE",
    path="/v2/segment/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="segment", wire="id", required=True),),
)
"""Delete a segment."""

# The separator is not published; the comma is the likely one.
DELETE_MANY: Final[Operation[SegmentDeletion]] = Operation(
    name="v2.segments.delete_many",
    method="DELETE",
    path="/v2/segment/{ids}",
    retry="idempotent",
    structure=SegmentDeletion.from_json,
    returns="SegmentDeletion",
    type=SegmentDeletion,
    api="v2",
    path_params=(Param(name="ids", wire="ids", required=True),),
)
"""Delete several segments, and report each."""
