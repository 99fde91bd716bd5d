# generated from endpoints/v2/stock.toml; do not edit
"""The service `client.v2.stock`."""

from __future__ import annotations

import builtins

from toy.models.v2.stock import Book
from toy.operations.v2 import stock as operations

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service


class Stock(Service):
    """The stock, in API v2.

    Reached as `client.v2.stock`.
    """

    __slots__ = ()

    async def list(self, *, options: RequestOptions | Options | None = None) -> builtins.list[Book]:
        """List the stock.

        GET /v2/stock.
        """
        return await self._call(operations.LIST, {}, options)
