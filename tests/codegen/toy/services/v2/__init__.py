# generated from endpoints/; do not edit
"""The services of API v2 as properties."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toy.services import Services
    from toy.services.v2.stock import Stock


class V2:
    """The services of API v2, reached as `client.v2`."""

    def __init__(self, client: Services) -> None:
        self._client = client

    @cached_property
    def stock(self) -> Stock:
        """The stock, in API v2."""
        from toy.services.v2.stock import Stock

        return self._client._service(Stock)
