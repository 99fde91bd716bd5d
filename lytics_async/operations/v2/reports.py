# generated from endpoints/v2/reports.toml; do not edit
"""Operations of `client.v2.reports`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of
from lytics_async.models.v2.reports import Report

LIST: Final[Operation[list[Report]]] = Operation(
    name="v2.reports.list",
    method="GET",
    path="/v2/report",
    retry="safe",
    structure=list_of(Report.from_json),
    returns="list[Report]",
    type=list[Report],
    api="v2",
)
"""List the reports of the account."""

GET: Final[Operation[Report]] = Operation(
    name="v2.reports.get",
    method="GET",
    path="/v2/report/{id}",
    retry="safe",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    path_params=(Param(name="report", wire="id", required=True),),
)
"""Return one report."""

# A second request would create a second report.
CREATE: Final[Operation[Report]] = Operation(
    name="v2.reports.create",
    method="POST",
    path="/v2/report",
    retry="never",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("description", "description"),
            ("components", "components"),
        ),
        required_fields=frozenset({"label"}),
    ),
)
"""Create a report."""

UPDATE: Final[Operation[Report]] = Operation(
    name="v2.reports.update",
    method="PUT",
    path="/v2/report/{id}",
    retry="idempotent",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    path_params=(Param(name="report", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("description", "description"),
        ),
        required_fields=frozenset({"label"}),
    ),
)
"""Change the name and the description of a report."""

DELETE: Final[Operation[Report]] = Operation(
    name="v2.reports.delete",
    method="DELETE",
    path="/v2/report/{id}",
    retry="idempotent",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    path_params=(Param(name="report", wire="id", required=True),),
)
"""Delete a report."""

# Without an id a second request would add a second component.
UPSERT_COMPONENT: Final[Operation[Report]] = Operation(
    name="v2.reports.upsert_component",
    method="POST",
    path="/v2/report/{id}/component",
    retry="never",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    path_params=(Param(name="report", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("type", "type"),
            ("description", "description"),
            ("config", "config"),
            ("id", "id"),
        ),
        required_fields=frozenset({"name", "type"}),
    ),
)
"""Add a component to a report, or change the one of its id."""

REPLACE_COMPONENT: Final[Operation[Report]] = Operation(
    name="v2.reports.replace_component",
    method="PUT",
    path="/v2/report/{id}/component/{componentid}",
    retry="idempotent",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    path_params=(
        Param(name="report", wire="id", required=True),
        Param(name="component", wire="componentid", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("type", "type"),
            ("description", "description"),
            ("config", "config"),
            ("id", "id"),
        ),
        required_fields=frozenset({"name", "type"}),
    ),
)
"""Replace a component of a report."""

DELETE_COMPONENT: Final[Operation[Report]] = Operation(
    name="v2.reports.delete_component",
    method="DELETE",
    path="/v2/report/{id}/component/{componentid}",
    retry="idempotent",
    structure=Report.from_json,
    returns="Report",
    type=Report,
    api="v2",
    path_params=(
        Param(name="report", wire="id", required=True),
        Param(name="component", wire="componentid", required=True),
    ),
)
"""Remove a component from a report."""
