# generated from endpoints/v2/connections.toml; do not edit
"""The service `client.v2.connections`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.connections import (
    Connection,
    ConnectionChanges,
    ConnectionColumn,
    ConnectionConfigFields,
    ConnectionFields,
    ConnectionQuery,
    ConnectionRows,
    ConnectionTable,
)
from lytics_async.operations.v2 import connections as operations


class Connections(Service):
    """Connections to data sources outside of Lytics, which data models query.

    The credential has to exist first: see `client.v2.auths`.

    Reached as `client.v2.connections`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Connection]:
        """List the connections of the account.

        GET /v2/connection.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(
        self, connection: str, *, options: RequestOptions | Options | None = None
    ) -> Connection:
        """Return one connection.

        GET /v2/connection/{id}.

        Args:
            connection: id of the connection.

        Raises:
            NotFound: there is no such connection.
        """
        return await self._call(operations.GET, {"connection": connection}, options)

    async def find(
        self, connection: str, *, options: RequestOptions | Options | None = None
    ) -> Connection | None:
        """Return one connection; None when there is none.

        GET /v2/connection/{id}.

        Args:
            connection: id of the connection.
        """
        return await self._find(operations.GET, {"connection": connection}, options)

    async def create(
        self,
        *,
        label: str | Unset = UNSET,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        config: ConnectionConfigFields | Mapping[str, Any] | Unset | None = UNSET,
        connection_config_id: str | Unset | None = UNSET,
        connection_config_slug: str | Unset | None = UNSET,
        body: ConnectionFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Connection:
        """Create a connection.

        POST /v2/connection.

        Args:
            label: its name; together with `provider_slug` it identifies a connection across
                accounts (required).
            description: what it is for.
            provider_id: id of the provider.
            provider_slug: name of the provider for machines.
            auth_ids: ids of the credentials that it uses.
            config: where the source is.
            connection_config_id: id of the kind of connection.
            connection_config_slug: name of the kind of connection for machines.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not valid.
            NotFound: there is no such credential or provider.
        """
        return await self._call(
            operations.CREATE,
            {
                "label": label,
                "description": description,
                "provider_id": provider_id,
                "provider_slug": provider_slug,
                "auth_ids": auth_ids,
                "config": config,
                "connection_config_id": connection_config_id,
                "connection_config_slug": connection_config_slug,
                "body": body,
            },
            options,
        )

    async def update(
        self,
        connection: str,
        *,
        label: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        body: ConnectionChanges | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Connection:
        """Change the label, the description or the credentials of a connection.

        PUT /v2/connection/{id}.

        The provider and the configuration cannot change: create another connection.

        Args:
            connection: id of the connection.
            label: its name.
            description: what it is for.
            auth_ids: ids of the credentials that it uses.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such connection or credential.
        """
        return await self._call(
            operations.UPDATE,
            {
                "connection": connection,
                "label": label,
                "description": description,
                "auth_ids": auth_ids,
                "body": body,
            },
            options,
        )

    async def delete(
        self, connection: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete a connection.

        DELETE /v2/connection/{id}.

        Args:
            connection: id of the connection.

        Raises:
            NotFound: there is no such connection.
        """
        await self._call(operations.DELETE, {"connection": connection}, options)

    async def list_tables(
        self, connection: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ConnectionTable]:
        """List the tables that a connection can read.

        GET /v2/connection/{id}/schema.

        Args:
            connection: id of the connection.

        Raises:
            NotFound: there is no such connection.
        """
        return await self._call(operations.LIST_TABLES, {"connection": connection}, options)

    async def list_columns(
        self, connection: str, table: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ConnectionColumn]:
        """List the columns of a table in the source.

        GET /v2/connection/{id}/schema/{table}.

        Args:
            connection: id of the connection.
            table: name of the table in the source.

        Raises:
            NotFound: there is no such connection or table.
        """
        return await self._call(
            operations.LIST_COLUMNS, {"connection": connection, "table": table}, options
        )

    async def scan(
        self,
        connection: str,
        *,
        limit: int | None = None,
        query: str | Unset = UNSET,
        primary_keys: Sequence[str] | Unset = UNSET,
        body: ConnectionQuery | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ConnectionRows:
        """Run a query on the source, and return its first rows.

        POST /v2/connection/{id}/scan.

        Send queries that only read: the request is retried.

        Args:
            connection: id of the connection.
            limit: most rows, at most 100 (the server's default: 20).
            query: SQL of the source (required).
            primary_keys: columns that identify a row.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the source refuses the query.
            NotFound: there is no such connection.
        """
        return await self._call(
            operations.SCAN,
            {
                "connection": connection,
                "limit": limit,
                "query": query,
                "primary_keys": primary_keys,
                "body": body,
            },
            options,
        )
