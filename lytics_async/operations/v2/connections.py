# generated from endpoints/v2/connections.toml; do not edit
"""Operations of `client.v2.connections`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.v2.connections import (
    Connection,
    ConnectionColumn,
    ConnectionRows,
    ConnectionTable,
)

LIST: Final[Operation[list[Connection]]] = Operation(
    name="v2.connections.list",
    method="GET",
    path="/v2/connection",
    retry="safe",
    structure=list_of(Connection.from_json),
    returns="list[Connection]",
    type=list[Connection],
    api="v2",
)
"""List the connections of the account."""

GET: Final[Operation[Connection]] = Operation(
    name="v2.connections.get",
    method="GET",
    path="/v2/connection/{id}",
    retry="safe",
    structure=Connection.from_json,
    returns="Connection",
    type=Connection,
    api="v2",
    path_params=(Param(name="connection", wire="id", required=True),),
)
"""Return one connection."""

# A second request would create a second connection.
CREATE: Final[Operation[Connection]] = Operation(
    name="v2.connections.create",
    method="POST",
    path="/v2/connection",
    retry="never",
    structure=Connection.from_json,
    returns="Connection",
    type=Connection,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("description", "description"),
            ("provider_id", "provider_id"),
            ("provider_slug", "provider_slug"),
            ("auth_ids", "auth_ids"),
            ("config", "config"),
            ("connection_config_id", "connection_config_id"),
            ("connection_config_slug", "connection_config_slug"),
        ),
        required_fields=frozenset({"label"}),
    ),
)
"""Create a connection."""

UPDATE: Final[Operation[Connection]] = Operation(
    name="v2.connections.update",
    method="PUT",
    path="/v2/connection/{id}",
    retry="idempotent",
    structure=Connection.from_json,
    returns="Connection",
    type=Connection,
    api="v2",
    path_params=(Param(name="connection", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("description", "description"),
            ("auth_ids", "auth_ids"),
        ),
    ),
)
"""Change the label, the description or the credentials of a connection."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.connections.delete",
    method="DELETE",
    path="/v2/connection/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="connection", wire="id", required=True),),
)
"""Delete a connection."""

LIST_TABLES: Final[Operation[list[ConnectionTable]]] = Operation(
    name="v2.connections.list_tables",
    method="GET",
    path="/v2/connection/{id}/schema",
    retry="safe",
    structure=list_of(ConnectionTable.from_json),
    returns="list[ConnectionTable]",
    type=list[ConnectionTable],
    api="v2",
    path_params=(Param(name="connection", wire="id", required=True),),
)
"""List the tables that a connection can read."""

LIST_COLUMNS: Final[Operation[list[ConnectionColumn]]] = Operation(
    name="v2.connections.list_columns",
    method="GET",
    path="/v2/connection/{id}/schema/{table}",
    retry="safe",
    structure=list_of(ConnectionColumn.from_json),
    returns="list[ConnectionColumn]",
    type=list[ConnectionColumn],
    api="v2",
    path_params=(
        Param(name="connection", wire="id", required=True),
        Param(name="table", wire="table", required=True),
    ),
)
"""List the columns of a table in the source."""

SCAN: Final[Operation[ConnectionRows]] = Operation(
    name="v2.connections.scan",
    method="POST",
    path="/v2/connection/{id}/scan",
    retry="safe",
    structure=ConnectionRows.from_json,
    returns="ConnectionRows",
    type=ConnectionRows,
    api="v2",
    path_params=(Param(name="connection", wire="id", required=True),),
    query_params=(Param(name="limit", wire="limit"),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("query", "query"),
            ("primary_keys", "primary_keys"),
        ),
        required_fields=frozenset({"query"}),
    ),
)
"""Run a query on the source, and return its first rows."""
