# generated from endpoints/v1/stream.toml; do not edit
"""Operations of `client.streams`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import nothing, one_or_many, only_one
from lytics_async.models.streams import Stream

# No response is published; the other calls of the family return a list of streams, even for
# one.
LIST: Final[Operation[list[Stream]]] = Operation(
    name="streams.list",
    method="GET",
    path="/api/stream",
    retry="safe",
    structure=one_or_many(Stream.from_json),
    returns="list[Stream]",
    type=list[Stream],
)
"""List every stream of the account."""

# The published response is a list with the one new stream; the stream alone is read as
# well.
CREATE: Final[Operation[Stream]] = Operation(
    name="streams.create",
    method="POST",
    path="/api/stream",
    retry="never",
    structure=only_one(Stream.from_json),
    returns="Stream",
    type=Stream,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("slug", "slug"),
            ("channel", "channel"),
            ("label", "label"),
            ("description", "description"),
            ("tables", "tables"),
            ("providers", "providers"),
            ("hidden", "hidden"),
            ("method", "method"),
        ),
        required_fields=frozenset({"slug", "channel"}),
    ),
)
"""Register a stream."""

# The published response is a list with the one stream; the stream alone is read as well.
GET: Final[Operation[Stream]] = Operation(
    name="streams.get",
    method="GET",
    path="/api/stream/{id}",
    retry="safe",
    structure=only_one(Stream.from_json),
    returns="Stream",
    type=Stream,
    path_params=(Param(name="stream", wire="id", required=True),),
)
"""Return one stream."""

# The published response is a list with the one stream; the stream alone is read as well.
UPDATE: Final[Operation[Stream]] = Operation(
    name="streams.update",
    method="PUT",
    path="/api/stream/{id}",
    retry="idempotent",
    structure=only_one(Stream.from_json),
    returns="Stream",
    type=Stream,
    path_params=(Param(name="stream", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("slug", "slug"),
            ("channel", "channel"),
            ("label", "label"),
            ("description", "description"),
            ("providers", "providers"),
        ),
        required_fields=frozenset({"slug"}),
    ),
)
"""Change a stream."""

# Published with 200 and no word of a body; whatever comes is ignored.
DELETE: Final[Operation[None]] = Operation(
    name="streams.delete",
    method="DELETE",
    path="/api/stream/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="stream", wire="id", required=True),),
)
"""Delete one stream."""
