# generated from endpoints/; do not edit
"""The services as properties of the client."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

S = TypeVar("S", bound="Service")

if TYPE_CHECKING:
    from toy.services.books import Books
    from toy.services.sales_desk import SalesDesk
    from toy.services.v2 import V2

    from lytics_async.call.service import Service


class Services:
    """One property per service; each loads its module on first use."""

    def _service(self, kind: type[S]) -> S:
        """Build a service; the client knows what it needs."""
        raise NotImplementedError

    def _scrubbed(self, value: Any) -> Any:
        """Return decoded JSON from a server without the tokens, for a message or a ledger."""
        raise NotImplementedError

    @cached_property
    def books(self) -> Books:
        """Books of a lending library."""
        from toy.services.books import Books

        return self._service(Books)

    @cached_property
    def sales_desk(self) -> SalesDesk:
        """The sales desk."""
        from toy.services.sales_desk import SalesDesk

        return self._service(SalesDesk)

    @cached_property
    def v2(self) -> V2:
        """The services of API v2."""
        from toy.services.v2 import V2

        return V2(self)
