# generated from endpoints/v1/provider.toml; do not edit
"""The service `client.providers`."""

from __future__ import annotations

import builtins

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.providers import Provider
from lytics_async.operations import providers as operations


class Providers(Service):
    """Providers: the outside companies that data comes from and goes to.

    Reached as `client.providers`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Provider]:
        """List the providers.

        GET /api/provider.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(
        self, provider: str, *, options: RequestOptions | Options | None = None
    ) -> Provider:
        """Return one provider.

        GET /api/provider/{provider_slug}.

        Args:
            provider: slug of the provider.

        Raises:
            NotFound: no such provider.
        """
        return await self._call(operations.GET, {"provider": provider}, options)

    async def delete(
        self, provider: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one provider.

        DELETE /api/provider/{provider_slug}.

        Args:
            provider: id or slug of the provider.

        Raises:
            NotFound: no such provider.
        """
        await self._call(operations.DELETE, {"provider": provider}, options)
