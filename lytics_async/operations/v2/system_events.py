# generated from endpoints/v2/system_events.toml; do not edit
"""Operations of `client.v2.system_events`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation, Paging, Param
from lytics_async.call.structure import list_of
from lytics_async.models.v2.system_events import SystemEvent

LIST: Final[Operation[list[SystemEvent]]] = Operation(
    name="v2.system_events.list",
    method="GET",
    path="/v2/event",
    retry="safe",
    structure=list_of(SystemEvent.from_json),
    returns="list[SystemEvent]",
    type=list[SystemEvent],
    api="v2",
    query_params=(
        # The published values are in stray quotes; the bare word is sent.
        Param(name="subject_type", wire="type"),
        Param(name="subject_id", wire="id"),
        # The published values are in stray quotes; the bare word is sent.
        Param(name="verb", wire="verb"),
        Param(name="priority", wire="priority"),
        # Published as text whose meaning is a time.
        Param(name="before", wire="before"),
        # Published as text whose meaning is a time.
        Param(name="after", wire="after"),
        Param(name="start", wire="start"),
        Param(name="page_size", wire="limit"),
    ),
    paging=Paging(cursor_param="start", limit_param="page_size", max_limit=100, by_offset=True),
)
"""List system events, page by page."""

GET: Final[Operation[SystemEvent]] = Operation(
    name="v2.system_events.get",
    method="GET",
    path="/v2/event/{id}",
    retry="safe",
    structure=SystemEvent.from_json,
    returns="SystemEvent",
    type=SystemEvent,
    api="v2",
    path_params=(Param(name="event", wire="id", required=True),),
)
"""Return one system event."""
