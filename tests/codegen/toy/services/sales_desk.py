# generated from endpoints/v1/shop.toml; do not edit
"""The service `client.sales_desk`."""

from __future__ import annotations

from toy.models.sales_desk import Sale
from toy.operations import sales_desk as operations

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service


class SalesDesk(Service):
    """The sales desk.

    Reached as `client.sales_desk`.
    """

    __slots__ = ()

    async def sales(self, *, options: RequestOptions | Options | None = None) -> dict[str, Sale]:
        """Return the sales by day.

        GET /toy/sales.
        """
        return await self._call(operations.SALES, {}, options)

    async def last(self, *, options: RequestOptions | Options | None = None) -> Sale | None:
        """Return the last sale, if there was one.

        GET /toy/sales/last.
        """
        return await self._call(operations.LAST, {}, options)
