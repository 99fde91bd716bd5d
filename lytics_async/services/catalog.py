# generated from endpoints/v1/catalog.toml; do not edit
"""The service `client.catalog`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.catalog import (
    StreamFieldHidden,
    StreamHidden,
    StreamStatistics,
    TableFieldInfo,
    TableSchema,
)
from lytics_async.operations import catalog as operations


class Catalog(Service):
    """Catalog: the fields seen in the streams, and the fields that the tables are made of.

    `streams` has their configuration.

    Reached as `client.catalog`.
    """

    __slots__ = ()

    async def list_streams(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[StreamStatistics]:
        """List the streams with what has been seen in each of their fields.

        GET /api/schema/_streams.

        The list comes whole, and can be long: there is no paging.
        """
        return await self._call(operations.LIST_STREAMS, {}, options)

    async def set_stream_hidden(
        self,
        *,
        stream: str | Unset = UNSET,
        hidden: bool | Unset = UNSET,
        body: StreamHidden | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Hide a stream from the web interface, or show it again.

        POST /api/schema/_streams.

        Its data stays, and what LQL maps from it still reaches the profiles.

        Args:
            stream: name of the stream (required).
            hidden: True hides it, False shows it again (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such stream.
        """
        await self._call(
            operations.SET_STREAM_HIDDEN,
            {"stream": stream, "hidden": hidden, "body": body},
            options,
        )

    async def set_field_hidden(
        self,
        stream: str,
        *,
        name: str | Unset = UNSET,
        hidden: bool | Unset = UNSET,
        body: StreamFieldHidden | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Hide a field of a stream from the web interface, or show it again.

        PUT /api/schema/_streams/{stream}.

        Its data stays, and what LQL maps from it still reaches the profiles.

        Args:
            stream: name of the stream that has the field.
            name: name of the field (required).
            hidden: True hides it, False shows it again (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such stream.
        """
        await self._call(
            operations.SET_FIELD_HIDDEN,
            {"stream": stream, "name": name, "hidden": hidden, "body": body},
            options,
        )

    async def list_schemas(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[TableSchema]:
        """Describe all tables of the account and their fields.

        GET /api/schema.
        """
        return await self._call(operations.LIST_SCHEMAS, {}, options)

    async def get_schema(
        self, table: str, *, options: RequestOptions | Options | None = None
    ) -> TableSchema:
        """Describe the fields of a table: names, kinds, labels, where they come from.

        GET /api/schema/{table}.

        For an unknown table the service may send an empty schema, without a name and columns,
        instead of an error.

        Args:
            table: `user`, or another table of the account, such as `content`; `_streams` cannot be
                one here, since that path is taken.

        Raises:
            NotFound: no such table.
        """
        return await self._call(operations.GET_SCHEMA, {"table": table}, options)

    async def field_info(
        self,
        table: str,
        *,
        limit: int | None = None,
        fields: Sequence[str] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> TableFieldInfo:
        """Tell what values the fields of a table hold, with counts.

        GET /api/schema/{table}/fieldinfo.

        Args:
            table: `user`, or another table of the account, such as `content`.
            limit: values to return per field; 20 in the published example.
            fields: fields to describe; all when omitted.

        Raises:
            NotFound: no such table.
            BadRequest: no such field.
            ServerError: no such field (some of the server's 500s are really bad requests).
        """
        return await self._call(
            operations.FIELD_INFO, {"table": table, "limit": limit, "fields": fields}, options
        )

    async def suggest_values(
        self, table: str, field: str, *, q: str, options: RequestOptions | Options | None = None
    ) -> Any:
        """Suggest values of a field that contain a text, as for completion in a form.

        GET /api/schema/{table}/fieldsuggest/{field}.

        Args:
            table: `user`, or another table of the account.
            field: name of the field.
            q: text that the values contain, in upper or lower case.

        Returns:
            the decoded JSON as it came: its shape is not published.

        Raises:
            NotFound: no such table.
            BadRequest: `q` is empty.
        """
        return await self._call(
            operations.SUGGEST_VALUES, {"table": table, "field": field, "q": q}, options
        )
