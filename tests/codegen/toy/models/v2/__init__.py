# generated from endpoints/; do not edit
"""Every model of API v2, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toy.models.v2.stock import Book as Book
    from toy.models.v2.stock import BookFields as BookFields
    from toy.models.v2.stock import KeyFields as KeyFields
    from toy.models.v2.stock import Order as Order
    from toy.models.v2.stock import OrderFields as OrderFields

else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "Book": "toy.models.v2.stock",
    "BookFields": "toy.models.v2.stock",
    "Order": "toy.models.v2.stock",
    "OrderFields": "toy.models.v2.stock",
    "KeyFields": "toy.models.v2.stock",
}
