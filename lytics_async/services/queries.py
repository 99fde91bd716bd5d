# generated from endpoints/v1/query.toml; do not edit
"""The service `client.queries`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Literal

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.queries import Query
from lytics_async.operations import queries as operations
from lytics_async.wire.messages import BodyStream


class Queries(Service):
    """LQL queries: what turns the records of a stream into profiles.

    A query is written in LQL and named by the ALIAS in its text, which is also the key that it is
    created, changed, fetched and deleted by.

    Reached as `client.queries`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Query]:
        """List the queries of the account.

        GET /api/query.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)

    async def upsert(
        self,
        lql: str,
        *,
        version: Literal["new", "old"] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Query]:
        """Create the queries that an LQL text names by ALIAS, or change them if they exist.

        POST /api/query.

        A statement is `SELECT … FROM stream INTO table BY identity ALIAS name`.

        Args:
            lql: one LQL statement or several, each ended by a semicolon; sent unaltered.
            version: form of the response on the wire: a list, or the former single object; the
                method returns a list either way: "new" or "old".

        Returns:
            the queries as they were stored, one for each statement.

        Raises:
            BadRequest: the LQL is not valid.
        """
        return await self._call(operations.UPSERT, {"body": lql, "version": version}, options)

    async def get(self, query: str, *, options: RequestOptions | Options | None = None) -> Query:
        """Return one query.

        GET /api/query/{idOrAlias}.

        Args:
            query: id or alias.

        Raises:
            NotFound: no such query.
        """
        return await self._call(operations.GET, {"query": query}, options)

    async def delete(self, query: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete one query.

        DELETE /api/query/{idOrAlias}.

        Args:
            query: id or alias.

        Raises:
            NotFound: no such query.
        """
        await self._call(operations.DELETE, {"query": query}, options)

    async def validate(
        self,
        lql: str,
        *,
        version: Literal["new", "old"] | None = None,
        segments: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Query]:
        """Check the syntax of an LQL text, and what it would do to segments, without storing it.

        POST /api/query/_validate.

        Args:
            lql: the LQL text to check.
            version: form of the response on the wire: a list, or the former single object; the
                method returns a list either way: "new" or "old".
            segments: warn, too, where the query would remove or alter a field that a segment uses.

        Returns:
            what the server made of each statement.

        Raises:
            BadRequest: the LQL is not valid, presumably: the response to such a text is not
                published.
        """
        return await self._call(
            operations.VALIDATE, {"body": lql, "version": version, "segments": segments}, options
        )

    async def test(
        self,
        lql: str,
        *,
        record: Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Evaluate an LQL text against a sample record and show how it is understood.

        POST /api/query/_test.

        The record travels in the query string, beside `account_id` if that is set: the server may
        take it for a field.

        Args:
            lql: the LQL text to evaluate.
            record: the sample record; each field becomes a query parameter of its own, so
                `account_id` cannot be one.

        Returns:
            the record that the statement makes, by field, in the form of two tested clients; the
            decoded JSON as it came.

        Raises:
            BadRequest: the LQL is not valid.
        """
        return await self._call(operations.TEST, {"body": lql, "record": record}, options)

    async def to_lql(
        self, csv: str | bytes | BodyStream, *, options: RequestOptions | Options | None = None
    ) -> str:
        """Propose an LQL statement for the records of a CSV file.

        POST /api/query/_tolql.

        Nothing is stored: check the text, complete it, and store it with `upsert`.

        Args:
            csv: a header and some rows of CSV, as they would be uploaded.

        Returns:
            the LQL text.

        Raises:
            BadRequest: the CSV cannot be read.
        """
        return await self._call(operations.TO_LQL, {"body": csv}, options)
