# generated from endpoints/v2/providers.toml; do not edit
"""The service `client.v2.providers`."""

from __future__ import annotations

import builtins

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.providers import Provider
from lytics_async.operations.v2 import providers as operations


class Providers(Service):
    """Providers: what an account can be connected with.

    Reached as `client.v2.providers`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Provider]:
        """List the providers.

        GET /v2/provider.

        What a workflow of a provider takes is not in the response: `lytics_async.workflows` has the
        published configurations.
        """
        return await self._call(operations.LIST, {}, options)
