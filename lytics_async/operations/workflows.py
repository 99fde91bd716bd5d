# generated from endpoints/v1/workflow.toml; do not edit
"""Operations of `client.workflows`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation
from lytics_async.call.structure import list_of
from lytics_async.models.workflows import Workflow

LIST: Final[Operation[list[Workflow]]] = Operation(
    name="workflows.list",
    method="GET",
    path="/api/workflow",
    retry="safe",
    structure=list_of(Workflow.from_json),
    returns="list[Workflow]",
    type=list[Workflow],
)
"""List the workflows that work can be made of."""
