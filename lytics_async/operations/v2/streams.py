# generated from endpoints/v2/streams.toml; do not edit
"""Operations of `client.v2.streams`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of, mapping, optional, texts
from lytics_async.models.v2.streams import Stream, StreamField, StreamRule

LIST: Final[Operation[list[Stream]]] = Operation(
    name="v2.streams.list",
    method="GET",
    path="/v2/stream",
    retry="safe",
    structure=list_of(Stream.from_json),
    returns="list[Stream]",
    type=list[Stream],
    api="v2",
)
"""List the streams of the account."""

# In the vendor's newer notes only.
LIST_NAMES: Final[Operation[list[str]]] = Operation(
    name="v2.streams.list_names",
    method="GET",
    path="/v2/stream/names",
    retry="safe",
    structure=texts,
    returns="list[str]",
    type=list[str],
    api="v2",
    published=False,
)
"""List the names of the streams."""

# In the vendor's newer notes only.
LIST_FIELDS: Final[Operation[Any]] = Operation(
    name="v2.streams.list_fields",
    method="GET",
    path="/v2/stream/fields",
    retry="safe",
    structure=anything,
    returns="Any",
    api="v2",
    published=False,
)
"""Return the fields of all streams."""

GET: Final[Operation[Stream]] = Operation(
    name="v2.streams.get",
    method="GET",
    path="/v2/stream/{name}",
    retry="safe",
    structure=Stream.from_json,
    returns="Stream",
    type=Stream,
    api="v2",
    path_params=(Param(name="stream", wire="name", required=True),),
)
"""Return one stream."""

LIST_EVENTS: Final[Operation[list[dict[str, Any]]]] = Operation(
    name="v2.streams.list_events",
    method="GET",
    path="/v2/stream/{name}/events",
    retry="safe",
    structure=list_of(mapping),
    returns="list[dict[str, Any]]",
    type=list[dict[str, Any]],
    api="v2",
    path_params=(Param(name="stream", wire="name", required=True),),
)
"""Return recent events of a stream."""

GET_STATS: Final[Operation[list[StreamField]]] = Operation(
    name="v2.streams.get_stats",
    method="GET",
    path="/v2/stream/{name}/stats",
    retry="safe",
    structure=list_of(StreamField.from_json),
    returns="list[StreamField]",
    type=list[StreamField],
    api="v2",
    path_params=(Param(name="stream", wire="name", required=True),),
)
"""Return the figures of every field of a stream."""

LIST_RULES: Final[Operation[list[StreamRule]]] = Operation(
    name="v2.streams.list_rules",
    method="GET",
    path="/v2/stream/rule",
    retry="safe",
    structure=list_of(StreamRule.from_json),
    returns="list[StreamRule]",
    type=list[StreamRule],
    api="v2",
)
"""List the routing rules."""

CREATE_RULE: Final[Operation[StreamRule]] = Operation(
    name="v2.streams.create_rule",
    method="POST",
    path="/v2/stream/rule",
    retry="never",
    structure=StreamRule.from_json,
    returns="StreamRule",
    type=StreamRule,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("input_stream", "input"),
            ("output_stream", "output"),
            ("expression", "expression"),
            ("priority", "priority"),
            ("active", "active"),
        ),
    ),
)
"""Create a routing rule."""

GET_RULE: Final[Operation[StreamRule]] = Operation(
    name="v2.streams.get_rule",
    method="GET",
    path="/v2/stream/rule/{id}",
    retry="safe",
    structure=StreamRule.from_json,
    returns="StreamRule",
    type=StreamRule,
    api="v2",
    path_params=(Param(name="rule", wire="id", required=True),),
)
"""Return one routing rule."""

REPLACE_RULE: Final[Operation[StreamRule]] = Operation(
    name="v2.streams.replace_rule",
    method="PUT",
    path="/v2/stream/rule/{id}",
    retry="idempotent",
    structure=StreamRule.from_json,
    returns="StreamRule",
    type=StreamRule,
    api="v2",
    path_params=(Param(name="rule", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("input_stream", "input"),
            ("output_stream", "output"),
            ("expression", "expression"),
            ("priority", "priority"),
            ("active", "active"),
        ),
    ),
)
"""Replace a routing rule."""

# Published beside the PUT with the same contract.
REPLACE_RULE_BY_POST: Final[Operation[StreamRule]] = Operation(
    name="v2.streams.replace_rule_by_post",
    method="POST",
    path="/v2/stream/rule/{id}",
    retry="idempotent",
    structure=StreamRule.from_json,
    returns="StreamRule",
    type=StreamRule,
    api="v2",
    path_params=(Param(name="rule", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("input_stream", "input"),
            ("output_stream", "output"),
            ("expression", "expression"),
            ("priority", "priority"),
            ("active", "active"),
        ),
    ),
)
"""Replace a routing rule, where a gateway lets no PUT through."""

DELETE_RULE: Final[Operation[StreamRule | None]] = Operation(
    name="v2.streams.delete_rule",
    method="DELETE",
    path="/v2/stream/rule/{id}",
    retry="idempotent",
    structure=optional(StreamRule.from_json),
    returns="StreamRule | None",
    type=StreamRule | None,
    envelope="any",
    api="v2",
    path_params=(Param(name="rule", wire="id", required=True),),
)
"""Delete a routing rule."""
