# generated from endpoints/v1/workflow.toml; do not edit
"""The service `client.workflows`."""

from __future__ import annotations

import builtins

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.workflows import Workflow
from lytics_async.operations import workflows as operations


class Workflows(Service):
    """Workflows: the kinds of work that providers offer.

    Reached as `client.workflows`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Workflow]:
        """List the workflows that work can be made of.

        GET /api/workflow.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)
