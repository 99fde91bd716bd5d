# generated from endpoints/v2/flows.toml; do not edit
"""Operations of `client.v2.flows`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing, one_or_many, texts
from lytics_async.models.v2.flows import Flow, FlowGraph, FlowWork

LIST: Final[Operation[list[Flow]]] = Operation(
    name="v2.flows.list",
    method="GET",
    path="/v2/flow",
    retry="safe",
    structure=list_of(Flow.from_json),
    returns="list[Flow]",
    type=list[Flow],
    api="v2",
    query_params=(Param(name="latest", wire="latest"),),
)
"""List the flows of the account, with all their versions."""

LIST_STATES: Final[Operation[list[str]]] = Operation(
    name="v2.flows.list_states",
    method="GET",
    path="/v2/flow/state",
    retry="safe",
    structure=texts,
    returns="list[str]",
    type=list[str],
    api="v2",
)
"""List the slugs of the steps of all flows."""

# Published as one flow, although all versions are promised: both are read.
GET: Final[Operation[list[Flow]]] = Operation(
    name="v2.flows.get",
    method="GET",
    path="/v2/flow/{name}",
    retry="safe",
    structure=one_or_many(Flow.from_json),
    returns="list[Flow]",
    type=list[Flow],
    api="v2",
    path_params=(Param(name="flow", wire="name", required=True),),
    query_params=(Param(name="latest", wire="latest"),),
)
"""Return the versions of a flow."""

GET_VERSION: Final[Operation[Flow]] = Operation(
    name="v2.flows.get_version",
    method="GET",
    path="/v2/flow/{name}/{version}",
    retry="safe",
    structure=Flow.from_json,
    returns="Flow",
    type=Flow,
    api="v2",
    path_params=(
        Param(name="flow", wire="name", required=True),
        Param(name="version", wire="version", required=True),
    ),
)
"""Return one version of a flow."""

# Without an id a second request would create a second flow.
UPSERT: Final[Operation[Flow]] = Operation(
    name="v2.flows.upsert",
    method="POST",
    path="/v2/flow",
    retry="never",
    structure=Flow.from_json,
    returns="Flow",
    type=Flow,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("id", "id"),
            ("label", "label"),
            ("description", "description"),
            ("entry_segment_id", "entry_segment_id"),
            ("entry_condition", "entry_condition"),
            ("reentry_allowed", "reentry_allowed"),
            ("reentry_condition", "reentry_condition"),
            ("reentry_delay", "reentry_delay"),
            ("root_step_id", "root_step_id"),
            ("state", "state"),
            ("steps", "steps"),
            ("expires_at", "expires_at"),
            ("version", "version"),
        ),
    ),
)
"""Create a flow, or change the one that `id` names."""

UPSERT_NAMED: Final[Operation[Flow]] = Operation(
    name="v2.flows.upsert_named",
    method="POST",
    path="/v2/flow/{name}",
    retry="idempotent",
    structure=Flow.from_json,
    returns="Flow",
    type=Flow,
    api="v2",
    path_params=(Param(name="flow", wire="name", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("id", "id"),
            ("label", "label"),
            ("description", "description"),
            ("entry_segment_id", "entry_segment_id"),
            ("entry_condition", "entry_condition"),
            ("reentry_allowed", "reentry_allowed"),
            ("reentry_condition", "reentry_condition"),
            ("reentry_delay", "reentry_delay"),
            ("root_step_id", "root_step_id"),
            ("state", "state"),
            ("steps", "steps"),
            ("expires_at", "expires_at"),
            ("version", "version"),
        ),
    ),
)
"""Create the flow of a name, or change it."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.flows.delete",
    method="DELETE",
    path="/v2/flow/{name}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="flow", wire="name", required=True),),
)
"""Delete a flow with all its versions, running ones too."""

DELETE_VERSION: Final[Operation[None]] = Operation(
    name="v2.flows.delete_version",
    method="DELETE",
    path="/v2/flow/{name}/{version}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="flow", wire="name", required=True),
        Param(name="version", wire="version", required=True),
    ),
)
"""Delete one version of a flow."""

# A second request may create a second export.
CREATE_STEP_WORK: Final[Operation[FlowWork]] = Operation(
    name="v2.flows.create_step_work",
    method="POST",
    path="/v2/flow/{name}/{version}/{step}/work",
    retry="never",
    structure=FlowWork.from_json,
    returns="FlowWork",
    type=FlowWork,
    api="v2",
    path_params=(
        Param(name="flow", wire="name", required=True),
        Param(name="version", wire="version", required=True),
        Param(name="step", wire="step", required=True),
    ),
)
"""Create the export behind a step."""

# In the vendor's newer notes only.
LIST_GRAPHS: Final[Operation[list[FlowGraph]]] = Operation(
    name="v2.flows.list_graphs",
    method="GET",
    path="/v2/flow/ui",
    retry="safe",
    structure=list_of(FlowGraph.from_json),
    returns="list[FlowGraph]",
    type=list[FlowGraph],
    api="v2",
    published=False,
)
"""List the flows of the account as graphs."""

# In the vendor's newer notes only.
GET_GRAPH: Final[Operation[FlowGraph]] = Operation(
    name="v2.flows.get_graph",
    method="GET",
    path="/v2/flow/ui/{id}",
    retry="safe",
    structure=FlowGraph.from_json,
    returns="FlowGraph",
    type=FlowGraph,
    api="v2",
    path_params=(Param(name="flow", wire="id", required=True),),
    published=False,
)
"""Return the newest version of a flow as a graph."""

# In the vendor's newer notes only.
GET_GRAPH_VERSION: Final[Operation[FlowGraph]] = Operation(
    name="v2.flows.get_graph_version",
    method="GET",
    path="/v2/flow/ui/{id}/{version}",
    retry="safe",
    structure=FlowGraph.from_json,
    returns="FlowGraph",
    type=FlowGraph,
    api="v2",
    path_params=(
        Param(name="flow", wire="id", required=True),
        Param(name="version", wire="version", required=True),
    ),
    published=False,
)
"""Return one version of a flow as a graph."""

# A second request would create a second flow; in the vendor's newer notes only.
CREATE_GRAPH: Final[Operation[FlowGraph]] = Operation(
    name="v2.flows.create_graph",
    method="POST",
    path="/v2/flow/ui",
    retry="never",
    structure=FlowGraph.from_json,
    returns="FlowGraph",
    type=FlowGraph,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("id", "id"),
            ("label", "label"),
            ("description", "description"),
            ("state", "state"),
            ("nodes", "nodes"),
            ("edges", "edges"),
            ("entry_segment_id", "entry_segment_id"),
            ("entry_condition", "entry_condition"),
            ("reentry_allowed", "reentry_allowed"),
            ("reentry_delay", "reentry_delay"),
            ("labels", "labels"),
            ("steps", "steps"),
        ),
    ),
    published=False,
)
"""Create a flow from a graph."""

# In the vendor's newer notes only.
UPDATE_GRAPH: Final[Operation[FlowGraph]] = Operation(
    name="v2.flows.update_graph",
    method="POST",
    path="/v2/flow/ui/{id}",
    retry="idempotent",
    structure=FlowGraph.from_json,
    returns="FlowGraph",
    type=FlowGraph,
    api="v2",
    path_params=(Param(name="flow", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("id", "id"),
            ("label", "label"),
            ("description", "description"),
            ("state", "state"),
            ("nodes", "nodes"),
            ("edges", "edges"),
            ("entry_segment_id", "entry_segment_id"),
            ("entry_condition", "entry_condition"),
            ("reentry_allowed", "reentry_allowed"),
            ("reentry_delay", "reentry_delay"),
            ("labels", "labels"),
            ("steps", "steps"),
        ),
    ),
    published=False,
)
"""Change a flow, or only its state."""

# In the vendor's newer notes only.
DELETE_GRAPH: Final[Operation[None]] = Operation(
    name="v2.flows.delete_graph",
    method="DELETE",
    path="/v2/flow/ui/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="flow", wire="id", required=True),),
    published=False,
)
"""Delete a flow with all its versions, running ones too."""

# In the vendor's newer notes only.
DELETE_GRAPH_VERSION: Final[Operation[None]] = Operation(
    name="v2.flows.delete_graph_version",
    method="DELETE",
    path="/v2/flow/ui/{id}/{version}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="flow", wire="id", required=True),
        Param(name="version", wire="version", required=True),
    ),
    published=False,
)
"""Delete one version of a flow."""

# In the vendor's newer notes only.
CONFIGURE_GRAPH_STEP: Final[Operation[None]] = Operation(
    name="v2.flows.configure_graph_step",
    method="POST",
    path="/v2/flow/ui/{id}/step/{step_id}/work",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="flow", wire="id", required=True),
        Param(name="step", wire="step_id", required=True),
    ),
    body=Body(style="json", content_type="application/json", argument="config"),
    published=False,
)
"""Set the configuration of the export behind a node."""

# A second request may publish a second export; in the vendor's newer notes only.
PUBLISH_GRAPH_STEP: Final[Operation[None]] = Operation(
    name="v2.flows.publish_graph_step",
    method="POST",
    path="/v2/flow/ui/{id}/step/{step_id}/work/publish",
    retry="never",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="flow", wire="id", required=True),
        Param(name="step", wire="step_id", required=True),
    ),
    published=False,
)
"""Publish the export behind a node."""
