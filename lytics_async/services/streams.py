# generated from endpoints/v1/stream.toml; do not edit
"""The service `client.streams`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.streams import Stream, StreamCreate, StreamUpdate
from lytics_async.operations import streams as operations


class Streams(Service):
    """Streams: the named sources of records, as the account has them configured.

    `catalog.list_streams` lists what has been seen in each of them, field by field.

    Reached as `client.streams`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Stream]:
        """List every stream of the account.

        GET /api/stream.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)

    async def create(
        self,
        *,
        slug: str | Unset = UNSET,
        channel: Literal["web", "email", "mobile", "ad", "sms", "pos"] | str | Unset = UNSET,
        label: str | Unset = UNSET,
        description: str | Unset = UNSET,
        tables: Sequence[str] | Unset = UNSET,
        providers: Sequence[str] | Unset = UNSET,
        hidden: bool | Unset = UNSET,
        method: Literal["bulk", "streaming"] | str | Unset = UNSET,
        body: StreamCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Stream:
        """Register a stream.

        POST /api/stream.

        Args:
            slug: name to collect under (required).
            channel: where its records come from (required).
            label: name for people.
            description: text for people.
            tables: tables that it writes to.
            providers: providers that send on it.
            hidden: keep it out of the statistics.
            method: how its records come.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not acceptable, such as a slug that is taken.
        """
        return await self._call(
            operations.CREATE,
            {
                "slug": slug,
                "channel": channel,
                "label": label,
                "description": description,
                "tables": tables,
                "providers": providers,
                "hidden": hidden,
                "method": method,
                "body": body,
            },
            options,
        )

    async def get(self, stream: str, *, options: RequestOptions | Options | None = None) -> Stream:
        """Return one stream.

        GET /api/stream/{id}.

        Args:
            stream: id (hash) or slug.

        Raises:
            NotFound: no such stream.
        """
        return await self._call(operations.GET, {"stream": stream}, options)

    async def update(
        self,
        stream: str,
        *,
        slug: str | Unset = UNSET,
        channel: Literal["web", "email", "mobile", "ad", "sms", "pos"] | str | Unset = UNSET,
        label: str | Unset = UNSET,
        description: str | Unset = UNSET,
        providers: Sequence[str] | Unset = UNSET,
        body: StreamUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Stream:
        """Change a stream.

        PUT /api/stream/{id}.

        Args:
            stream: id (hash) or slug; the id is safer, since a repeat still finds it after a change
                of the slug.
            slug: name to collect under, the present one or a new one (required).
            channel: where its records come from.
            label: name for people.
            description: text for people.
            providers: providers that send on it; send all of them.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such stream.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE,
            {
                "stream": stream,
                "slug": slug,
                "channel": channel,
                "label": label,
                "description": description,
                "providers": providers,
                "body": body,
            },
            options,
        )

    async def delete(self, stream: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete one stream.

        DELETE /api/stream/{id}.

        Args:
            stream: id (hash) or slug.

        Raises:
            NotFound: no such stream.
        """
        await self._call(operations.DELETE, {"stream": stream}, options)
