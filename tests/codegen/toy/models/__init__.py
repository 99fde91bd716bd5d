# generated from endpoints/; do not edit
"""Every model, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toy.models import v2 as v2
    from toy.models.books import Author as Author
    from toy.models.books import Book as Book
    from toy.models.books import BookCreate as BookCreate
    from toy.models.books import Reader as Reader
    from toy.models.books import Stocktaking as Stocktaking
    from toy.models.sales_desk import Sale as Sale

else:

    def __getattr__(name: str) -> object:
        if name == "v2":
            return import_module("toy.models.v2")
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES, "v2"])


_MODULES = {
    "Author": "toy.models.books",
    "Book": "toy.models.books",
    "Stocktaking": "toy.models.books",
    "BookCreate": "toy.models.books",
    "Reader": "toy.models.books",
    "Sale": "toy.models.sales_desk",
}
