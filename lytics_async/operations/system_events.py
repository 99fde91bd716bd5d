# generated from endpoints/v1/system_events.toml; do not edit
"""Operations of `client.system_events`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation, Param
from lytics_async.call.structure import list_of
from lytics_async.models.system_events import SystemEvent

LIST: Final[Operation[list[SystemEvent]]] = Operation(
    name="system_events.list",
    method="GET",
    path="/api/event",
    retry="safe",
    structure=list_of(SystemEvent.from_json),
    returns="list[SystemEvent]",
    type=list[SystemEvent],
    query_params=(
        # Before and after have the same published default, now-3d, which together would leave
        # nothing; at least one of the two must be wrong.
        Param(name="before", wire="before"),
        Param(name="after", wire="after"),
        Param(name="limit", wire="limit"),
        # The published default is a pair of backquotes, which means nothing; so for type and id.
        Param(name="verb", wire="verb"),
        Param(name="subject_type", wire="type"),
        Param(name="subject_id", wire="id"),
        # In a published curl only.
        Param(name="query", wire="query"),
        # In a published curl only, where it stands in for after.
        Param(name="start", wire="start"),
    ),
)
"""List system events by time, verb and subject."""

# Published with a colon instead of braces.
GET: Final[Operation[SystemEvent]] = Operation(
    name="system_events.get",
    method="GET",
    path="/api/event/{id}",
    retry="safe",
    structure=SystemEvent.from_json,
    returns="SystemEvent",
    type=SystemEvent,
    path_params=(Param(name="event", wire="id", required=True),),
)
"""Return one system event."""
