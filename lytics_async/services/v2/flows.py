# generated from endpoints/v2/flows.toml; do not edit
"""The service `client.v2.flows`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.flows import (
    Flow,
    FlowEdgeFields,
    FlowFields,
    FlowGraph,
    FlowGraphFields,
    FlowNodeFields,
    FlowStepFields,
    FlowWork,
)
from lytics_async.operations.v2 import flows as operations


class Flows(Service):
    """Flows: journeys that lead profiles through exports, delays and splits.

    A flow has versions; one of them runs. The form of steps is published; the form of a graph is
    that of the web console, in the vendor's newer notes. Delays are nanoseconds in both: an hour is
    3,600,000,000,000.

    Reached as `client.v2.flows`.
    """

    __slots__ = ()

    async def list(
        self, *, latest: bool | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[Flow]:
        """List the flows of the account, with all their versions.

        GET /v2/flow.

        Args:
            latest: the newest version of each alone.
        """
        return await self._call(operations.LIST, {"latest": latest}, options)

    async def list_states(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[str]:
        """List the slugs of the steps of all flows.

        GET /v2/flow/state.
        """
        return await self._call(operations.LIST_STATES, {}, options)

    async def get(
        self,
        flow: str,
        *,
        latest: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Flow]:
        """Return the versions of a flow.

        GET /v2/flow/{name}.

        Args:
            flow: name of the flow.
            latest: the newest version alone.

        Raises:
            NotFound: there is no such flow.
        """
        return await self._call(operations.GET, {"flow": flow, "latest": latest}, options)

    async def get_version(
        self, flow: str, version: int, *, options: RequestOptions | Options | None = None
    ) -> Flow:
        """Return one version of a flow.

        GET /v2/flow/{name}/{version}.

        Args:
            flow: name of the flow.
            version: number of the version.

        Raises:
            NotFound: there is no such flow or version.
        """
        return await self._call(operations.GET_VERSION, {"flow": flow, "version": version}, options)

    async def upsert(
        self,
        *,
        id: str | Unset | None = UNSET,
        label: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        entry_segment_id: str | Unset | None = UNSET,
        entry_condition: Literal["in_segment", "on_segment_entry"] | Unset | None = UNSET,
        reentry_allowed: bool | Unset | None = UNSET,
        reentry_condition: Literal["in_segment", "on_segment_entry"] | Unset | None = UNSET,
        reentry_delay: int | Unset | None = UNSET,
        root_step_id: int | Unset | None = UNSET,
        state: Literal["draft", "running", "draining", "deleted"] | Unset | None = UNSET,
        steps: Sequence[FlowStepFields | Mapping[str, Any]] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        version: int | Unset | None = UNSET,
        body: FlowFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Flow:
        """Create a flow, or change the one that `id` names.

        POST /v2/flow.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            id: its name for machines.
            label: its name for people.
            description: what it is for.
            entry_segment_id: id of the segment whose profiles enter.
            entry_condition: whether its members enter, or those who come in.
            reentry_allowed: whether a profile may enter again.
            reentry_condition: the same for entering again.
            reentry_delay: nanoseconds before a profile may enter again.
            root_step_id: id of the first step.
            state: its state.
            steps: the steps.
            expires_at: when it ends by itself.
            version: number of the version.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the steps, or the change of state, are not valid.
        """
        return await self._call(
            operations.UPSERT,
            {
                "id": id,
                "label": label,
                "description": description,
                "entry_segment_id": entry_segment_id,
                "entry_condition": entry_condition,
                "reentry_allowed": reentry_allowed,
                "reentry_condition": reentry_condition,
                "reentry_delay": reentry_delay,
                "root_step_id": root_step_id,
                "state": state,
                "steps": steps,
                "expires_at": expires_at,
                "version": version,
                "body": body,
            },
            options,
        )

    async def upsert_named(
        self,
        flow: str,
        *,
        id: str | Unset | None = UNSET,
        label: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        entry_segment_id: str | Unset | None = UNSET,
        entry_condition: Literal["in_segment", "on_segment_entry"] | Unset | None = UNSET,
        reentry_allowed: bool | Unset | None = UNSET,
        reentry_condition: Literal["in_segment", "on_segment_entry"] | Unset | None = UNSET,
        reentry_delay: int | Unset | None = UNSET,
        root_step_id: int | Unset | None = UNSET,
        state: Literal["draft", "running", "draining", "deleted"] | Unset | None = UNSET,
        steps: Sequence[FlowStepFields | Mapping[str, Any]] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        version: int | Unset | None = UNSET,
        body: FlowFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Flow:
        """Create the flow of a name, or change it.

        POST /v2/flow/{name}.

        The name is the id if the body has none.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            flow: name of the flow.
            id: its name for machines.
            label: its name for people.
            description: what it is for.
            entry_segment_id: id of the segment whose profiles enter.
            entry_condition: whether its members enter, or those who come in.
            reentry_allowed: whether a profile may enter again.
            reentry_condition: the same for entering again.
            reentry_delay: nanoseconds before a profile may enter again.
            root_step_id: id of the first step.
            state: its state.
            steps: the steps.
            expires_at: when it ends by itself.
            version: number of the version.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the steps, or the change of state, are not valid.
        """
        return await self._call(
            operations.UPSERT_NAMED,
            {
                "flow": flow,
                "id": id,
                "label": label,
                "description": description,
                "entry_segment_id": entry_segment_id,
                "entry_condition": entry_condition,
                "reentry_allowed": reentry_allowed,
                "reentry_condition": reentry_condition,
                "reentry_delay": reentry_delay,
                "root_step_id": root_step_id,
                "state": state,
                "steps": steps,
                "expires_at": expires_at,
                "version": version,
                "body": body,
            },
            options,
        )

    async def delete(self, flow: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete a flow with all its versions, running ones too.

        DELETE /v2/flow/{name}.

        Args:
            flow: name of the flow.

        Raises:
            NotFound: there is no such flow.
        """
        await self._call(operations.DELETE, {"flow": flow}, options)

    async def delete_version(
        self, flow: str, version: int, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one version of a flow.

        DELETE /v2/flow/{name}/{version}.

        Args:
            flow: name of the flow.
            version: number of the version.

        Raises:
            NotFound: there is no such flow or version.
        """
        await self._call(operations.DELETE_VERSION, {"flow": flow, "version": version}, options)

    async def create_step_work(
        self, flow: str, version: int, step: int, *, options: RequestOptions | Options | None = None
    ) -> FlowWork:
        """Create the export behind a step.

        POST /v2/flow/{name}/{version}/{step}/work.

        Args:
            flow: name of the flow.
            version: number of the version.
            step: id of the step.

        Raises:
            NotFound: there is no such flow, version or step.
            BadRequest: the step has no export.
        """
        return await self._call(
            operations.CREATE_STEP_WORK, {"flow": flow, "version": version, "step": step}, options
        )

    async def list_graphs(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[FlowGraph]:
        """List the flows of the account as graphs.

        GET /v2/flow/ui.
        """
        return await self._call(operations.LIST_GRAPHS, {}, options)

    async def get_graph(
        self, flow: str, *, options: RequestOptions | Options | None = None
    ) -> FlowGraph:
        """Return the newest version of a flow as a graph.

        GET /v2/flow/ui/{id}.

        Args:
            flow: id of the flow.

        Raises:
            NotFound: there is no such flow.
        """
        return await self._call(operations.GET_GRAPH, {"flow": flow}, options)

    async def get_graph_version(
        self, flow: str, version: int, *, options: RequestOptions | Options | None = None
    ) -> FlowGraph:
        """Return one version of a flow as a graph.

        GET /v2/flow/ui/{id}/{version}.

        Args:
            flow: id of the flow.
            version: number of the version.

        Raises:
            NotFound: there is no such flow or version.
        """
        return await self._call(
            operations.GET_GRAPH_VERSION, {"flow": flow, "version": version}, options
        )

    async def create_graph(
        self,
        *,
        id: str | Unset | None = UNSET,
        label: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        state: Literal["draft", "running", "draining", "deleted"] | Unset | None = UNSET,
        nodes: Sequence[FlowNodeFields | Mapping[str, Any]] | Unset = UNSET,
        edges: Sequence[FlowEdgeFields | Mapping[str, Any]] | Unset = UNSET,
        entry_segment_id: str | Unset | None = UNSET,
        entry_condition: str | Unset | None = UNSET,
        reentry_allowed: bool | Unset | None = UNSET,
        reentry_delay: Any | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        steps: Sequence[Mapping[str, Any]] | Unset = UNSET,
        body: FlowGraphFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> FlowGraph:
        """Create a flow from a graph.

        POST /v2/flow/ui.

        The fallback edge of a split has an empty `definition` and the priority 1.

        Args:
            id: its id.
            label: its name for people.
            description: what it is for.
            state: its state.
            nodes: the nodes.
            edges: the edges.
            entry_segment_id: id of the segment whose profiles enter.
            entry_condition: whether members enter, or those who come in.
            reentry_allowed: whether a profile may enter again.
            reentry_delay: time before a profile may enter again.
            labels: labels for people.
            steps: steps, where the server sends them, too.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the graph is not valid.
        """
        return await self._call(
            operations.CREATE_GRAPH,
            {
                "id": id,
                "label": label,
                "description": description,
                "state": state,
                "nodes": nodes,
                "edges": edges,
                "entry_segment_id": entry_segment_id,
                "entry_condition": entry_condition,
                "reentry_allowed": reentry_allowed,
                "reentry_delay": reentry_delay,
                "labels": labels,
                "steps": steps,
                "body": body,
            },
            options,
        )

    async def update_graph(
        self,
        flow: str,
        *,
        id: str | Unset | None = UNSET,
        label: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        state: Literal["draft", "running", "draining", "deleted"] | Unset | None = UNSET,
        nodes: Sequence[FlowNodeFields | Mapping[str, Any]] | Unset = UNSET,
        edges: Sequence[FlowEdgeFields | Mapping[str, Any]] | Unset = UNSET,
        entry_segment_id: str | Unset | None = UNSET,
        entry_condition: str | Unset | None = UNSET,
        reentry_allowed: bool | Unset | None = UNSET,
        reentry_delay: Any | Unset = UNSET,
        labels: Sequence[str] | Unset = UNSET,
        steps: Sequence[Mapping[str, Any]] | Unset = UNSET,
        body: FlowGraphFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> FlowGraph:
        """Change a flow, or only its state.

        POST /v2/flow/ui/{id}.

        A draft can run, and what runs can drain. A version that starts to run drains the one
        before. Nodes change in a draft only.

        Args:
            flow: id of the flow.
            id: its id.
            label: its name for people.
            description: what it is for.
            state: its state.
            nodes: the nodes.
            edges: the edges.
            entry_segment_id: id of the segment whose profiles enter.
            entry_condition: whether members enter, or those who come in.
            reentry_allowed: whether a profile may enter again.
            reentry_delay: time before a profile may enter again.
            labels: labels for people.
            steps: steps, where the server sends them, too.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the graph, or the change of state, is not valid.
            NotFound: there is no such flow.
        """
        return await self._call(
            operations.UPDATE_GRAPH,
            {
                "flow": flow,
                "id": id,
                "label": label,
                "description": description,
                "state": state,
                "nodes": nodes,
                "edges": edges,
                "entry_segment_id": entry_segment_id,
                "entry_condition": entry_condition,
                "reentry_allowed": reentry_allowed,
                "reentry_delay": reentry_delay,
                "labels": labels,
                "steps": steps,
                "body": body,
            },
            options,
        )

    async def delete_graph(
        self, flow: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete a flow with all its versions, running ones too.

        DELETE /v2/flow/ui/{id}.

        Args:
            flow: id of the flow.

        Raises:
            NotFound: there is no such flow.
        """
        await self._call(operations.DELETE_GRAPH, {"flow": flow}, options)

    async def delete_graph_version(
        self, flow: str, version: int, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one version of a flow.

        DELETE /v2/flow/ui/{id}/{version}.

        Args:
            flow: id of the flow.
            version: number of the version.

        Raises:
            NotFound: there is no such flow or version.
        """
        await self._call(
            operations.DELETE_GRAPH_VERSION, {"flow": flow, "version": version}, options
        )

    async def configure_graph_step(
        self,
        flow: str,
        step: str,
        config: Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Set the configuration of the export behind a node.

        POST /v2/flow/ui/{id}/step/{step_id}/work.

        Args:
            flow: id of the flow.
            step: id of the step.
            config: what the workflow takes.

        Raises:
            NotFound: there is no such flow or node.
            BadRequest: the node is not an export.
        """
        await self._call(
            operations.CONFIGURE_GRAPH_STEP, {"flow": flow, "step": step, "body": config}, options
        )

    async def publish_graph_step(
        self, flow: str, step: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Publish the export behind a node.

        POST /v2/flow/ui/{id}/step/{step_id}/work/publish.

        A flow runs only if the exports behind all its nodes are published.

        Args:
            flow: id of the flow.
            step: id of the step.

        Raises:
            NotFound: there is no such flow or node.
            BadRequest: the node has no configuration.
        """
        await self._call(operations.PUBLISH_GRAPH_STEP, {"flow": flow, "step": step}, options)
