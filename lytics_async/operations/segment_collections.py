# generated from endpoints/v1/segment_collection.toml; do not edit
"""Operations of `client.segment_collections`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.segment_collections import SegmentCollection

# The response is not published; the other lists of this API are a list in the usual
# envelope.
LIST: Final[Operation[list[SegmentCollection]]] = Operation(
    name="segment_collections.list",
    method="GET",
    path="/api/segmentcollection",
    retry="safe",
    structure=list_of(SegmentCollection.from_json),
    returns="list[SegmentCollection]",
    type=list[SegmentCollection],
    query_params=(Param(name="sideload", wire="sideload"),),
)
"""List the segment collections."""

CREATE: Final[Operation[SegmentCollection]] = Operation(
    name="segment_collections.create",
    method="POST",
    path="/api/segmentcollection",
    retry="never",
    structure=SegmentCollection.from_json,
    returns="SegmentCollection",
    type=SegmentCollection,
    query_params=(Param(name="sideload", wire="sideload"),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("members", "collection"),
        ),
    ),
)
"""Create a segment collection from saved segments."""

GET: Final[Operation[SegmentCollection]] = Operation(
    name="segment_collections.get",
    method="GET",
    path="/api/segmentcollection/{id}",
    retry="safe",
    structure=SegmentCollection.from_json,
    returns="SegmentCollection",
    type=SegmentCollection,
    path_params=(
        # Published as an id, but the text of the call takes a slug, too.
        Param(name="collection", wire="id", required=True),
    ),
    query_params=(Param(name="sideload", wire="sideload"),),
)
"""Return one segment collection."""

UPDATE: Final[Operation[SegmentCollection]] = Operation(
    name="segment_collections.update",
    method="PUT",
    path="/api/segmentcollection/{id}",
    retry="idempotent",
    structure=SegmentCollection.from_json,
    returns="SegmentCollection",
    type=SegmentCollection,
    path_params=(Param(name="collection", wire="id", required=True),),
    query_params=(Param(name="sideload", wire="sideload"),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("members", "collection"),
        ),
    ),
)
"""Change a segment collection."""

DELETE: Final[Operation[None]] = Operation(
    name="segment_collections.delete",
    method="DELETE",
    path="/api/segmentcollection/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(
        # The published example looks copied from a SegmentML call.
        Param(name="collection", wire="id", required=True),
    ),
)
"""Delete one segment collection."""
