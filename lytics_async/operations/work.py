# generated from endpoints/v1/work.toml; do not edit
"""Operations of `client.work`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing, one_or_many
from lytics_async.models.work import WorkItem

LIST: Final[Operation[list[WorkItem]]] = Operation(
    name="work.list",
    method="GET",
    path="/api/work",
    retry="safe",
    structure=list_of(WorkItem.from_json),
    returns="list[WorkItem]",
    type=list[WorkItem],
    query_params=(
        Param(name="show_hidden", wire="showhidden"),
        Param(name="state", wire="state"),
        Param(name="show_completed", wire="showcompleted"),
        Param(name="show_deleted", wire="showdeleted"),
    ),
)
"""List the work of the account."""

# It starts a job and there is no idempotency key, so it is not retried.
CREATE: Final[Operation[WorkItem]] = Operation(
    name="work.create",
    method="POST",
    path="/api/work",
    retry="never",
    structure=WorkItem.from_json,
    returns="WorkItem",
    type=WorkItem,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("workflow_id", "workflow_id"),
            ("config", "config"),
            ("name", "name"),
        ),
    ),
)
"""Start work: a workflow with a configuration."""

GET: Final[Operation[WorkItem]] = Operation(
    name="work.get",
    method="GET",
    path="/api/work/{id}",
    retry="safe",
    structure=WorkItem.from_json,
    returns="WorkItem",
    type=WorkItem,
    path_params=(Param(name="work", wire="id", required=True),),
)
"""Return one piece of work, its state included."""

DELETE: Final[Operation[None]] = Operation(
    name="work.delete",
    method="DELETE",
    path="/api/work/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="work", wire="id", required=True),),
)
"""Delete one piece of work; `list` can still show it."""

# A GET that may change state, so it is not retried. The published response is one object
# although the call filters many, so a list is read as well.
LIST_BY_STATUS: Final[Operation[list[WorkItem]]] = Operation(
    name="work.list_by_status",
    method="GET",
    path="/api/work/_status",
    retry="never",
    structure=one_or_many(WorkItem.from_json),
    returns="list[WorkItem]",
    type=list[WorkItem],
    query_params=(
        Param(name="status", wire="status"),
        # Published as optional with the default true; leaving a word out should not resume work, so
        # it is required here.
        Param(name="resume", wire="resume", required=True),
        Param(name="workflow_id", wire="workflow_id"),
        Param(name="of_account", wire="acctid"),
    ),
)
"""List the work that has a status, and resume it if asked to."""

# What the commands do is not published, so none is retried.
SEND_COMMAND: Final[Operation[WorkItem]] = Operation(
    name="work.send_command",
    method="POST",
    path="/api/work/{id}/{cmd}",
    retry="never",
    structure=WorkItem.from_json,
    returns="WorkItem",
    type=WorkItem,
    path_params=(
        Param(name="work", wire="id", required=True),
        # The page lists no commands; its example has quotes inside the value, which are left out.
        Param(name="command", wire="cmd", required=True),
    ),
    query_params=(Param(name="for_", wire="for"),),
)
"""Send one piece of work a command, such as pause."""

# It restarts work, so it is not retried. The published response is one object although many
# are bounced, so a list is read as well.
BOUNCE_ALL: Final[Operation[list[WorkItem]]] = Operation(
    name="work.bounce_all",
    method="POST",
    path="/api/work/_bounceall",
    retry="never",
    structure=one_or_many(WorkItem.from_json),
    returns="list[WorkItem]",
    type=list[WorkItem],
    query_params=(
        # Published as optional with the default true; leaving a word out should not reach other
        # accounts, so it is required here.
        Param(name="all_accounts", wire="all_accounts", required=True),
        Param(name="status", wire="status"),
        # The published example has quotes inside the value, which are left out.
        Param(name="command", wire="cmd"),
    ),
)
"""Bounce many pieces of work in one call, chosen by status."""
