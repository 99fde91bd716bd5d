# generated from endpoints/v2/reports.toml; do not edit
"""The service `client.v2.reports`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.reports import (
    Report,
    ReportChanges,
    ReportComponentFields,
    ReportFields,
)
from lytics_async.operations.v2 import reports as operations


class Reports(Service):
    """Reports: figures about segments, made of components.

    Reached as `client.v2.reports`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Report]:
        """List the reports of the account.

        GET /v2/report.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(self, report: str, *, options: RequestOptions | Options | None = None) -> Report:
        """Return one report.

        GET /v2/report/{id}.

        Args:
            report: id of the report.

        Raises:
            NotFound: there is no such report.
        """
        return await self._call(operations.GET, {"report": report}, options)

    async def find(
        self, report: str, *, options: RequestOptions | Options | None = None
    ) -> Report | None:
        """Return one report; None when there is none.

        GET /v2/report/{id}.

        Args:
            report: id of the report.
        """
        return await self._find(operations.GET, {"report": report}, options)

    async def create(
        self,
        *,
        label: str | Unset = UNSET,
        description: str | Unset | None = UNSET,
        components: Sequence[Mapping[str, Any]] | Unset = UNSET,
        body: ReportFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Report:
        """Create a report.

        POST /v2/report.

        Args:
            label: its name (required).
            description: what it is for.
            components: its components; only when it is created.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not valid.
        """
        return await self._call(
            operations.CREATE,
            {"label": label, "description": description, "components": components, "body": body},
            options,
        )

    async def update(
        self,
        report: str,
        *,
        label: str | Unset = UNSET,
        description: str | Unset | None = UNSET,
        body: ReportChanges | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Report:
        """Change the name and the description of a report.

        PUT /v2/report/{id}.

        Components have operations of their own.

        Args:
            report: id of the report.
            label: its name (required).
            description: what it is for.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such report.
        """
        return await self._call(
            operations.UPDATE,
            {"report": report, "label": label, "description": description, "body": body},
            options,
        )

    async def delete(
        self, report: str, *, options: RequestOptions | Options | None = None
    ) -> Report:
        """Delete a report.

        DELETE /v2/report/{id}.

        Args:
            report: id of the report.

        Returns:
            the report that was deleted.

        Raises:
            NotFound: there is no such report.
        """
        return await self._call(operations.DELETE, {"report": report}, options)

    async def upsert_component(
        self,
        report: str,
        *,
        name: str | Unset = UNSET,
        type: Literal["size", "composition", "overlap", "dataflow"] | Unset = UNSET,
        description: str | Unset | None = UNSET,
        config: Mapping[str, Any] | Unset = UNSET,
        id: str | Unset | None = UNSET,
        body: ReportComponentFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Report:
        """Add a component to a report, or change the one of its id.

        POST /v2/report/{id}/component.

        Args:
            report: id of the report.
            name: its name (required).
            type: what it shows (required).
            description: what it is for.
            config: `segment_ids` for all; `field` for a composition; `show_providers`,
                `show_streams` and `show_destinations` for a data flow.
            id: its id; of a component that exists, to change it.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such report.
            BadRequest: a field is not valid.
        """
        return await self._call(
            operations.UPSERT_COMPONENT,
            {
                "report": report,
                "name": name,
                "type": type,
                "description": description,
                "config": config,
                "id": id,
                "body": body,
            },
            options,
        )

    async def replace_component(
        self,
        report: str,
        component: str,
        *,
        name: str | Unset = UNSET,
        type: Literal["size", "composition", "overlap", "dataflow"] | Unset = UNSET,
        description: str | Unset | None = UNSET,
        config: Mapping[str, Any] | Unset = UNSET,
        id: str | Unset | None = UNSET,
        body: ReportComponentFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Report:
        """Replace a component of a report.

        PUT /v2/report/{id}/component/{componentid}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            report: id of the report.
            component: id of the component.
            name: its name (required).
            type: what it shows (required).
            description: what it is for.
            config: `segment_ids` for all; `field` for a composition; `show_providers`,
                `show_streams` and `show_destinations` for a data flow.
            id: its id; of a component that exists, to change it.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such report or component.
            BadRequest: a field is not valid.
        """
        return await self._call(
            operations.REPLACE_COMPONENT,
            {
                "report": report,
                "component": component,
                "name": name,
                "type": type,
                "description": description,
                "config": config,
                "id": id,
                "body": body,
            },
            options,
        )

    async def delete_component(
        self, report: str, component: str, *, options: RequestOptions | Options | None = None
    ) -> Report:
        """Remove a component from a report.

        DELETE /v2/report/{id}/component/{componentid}.

        Args:
            report: id of the report.
            component: id of the component.

        Raises:
            NotFound: there is no such report or component.
        """
        return await self._call(
            operations.DELETE_COMPONENT, {"report": report, "component": component}, options
        )
