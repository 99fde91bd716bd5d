# generated from endpoints/; do not edit
"""Every operation by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from lytics_async.call.operation import Operation
from lytics_async.errors import ArgumentError

OPERATIONS: Final[Mapping[str, tuple[str, str]]] = {
    "books.list": ("toy.operations.books", "LIST"),
    "books.get": ("toy.operations.books", "GET"),
    "books.create": ("toy.operations.books", "CREATE"),
    "books.replace": ("toy.operations.books", "REPLACE"),
    "books.annotate": ("toy.operations.books", "ANNOTATE"),
    "books.count": ("toy.operations.books", "COUNT"),
    "books.take_stock": ("toy.operations.books", "TAKE_STOCK"),
    "books.set_limit": ("toy.operations.books", "SET_LIMIT"),
    "books.load_csv": ("toy.operations.books", "LOAD_CSV"),
    "books.load_json": ("toy.operations.books", "LOAD_JSON"),
    "books.delete": ("toy.operations.books", "DELETE"),
    "books.script": ("toy.operations.books", "SCRIPT"),
    "books.probe": ("toy.operations.books", "PROBE"),
    "books.readers": ("toy.operations.books", "READERS"),
    "sales_desk.sales": ("toy.operations.sales_desk", "SALES"),
    "sales_desk.last": ("toy.operations.sales_desk", "LAST"),
    "v2.stock.list": ("toy.operations.v2.stock", "LIST"),
    "v2.stock.history": ("toy.operations.v2.stock", "HISTORY"),
    "v2.stock.get": ("toy.operations.v2.stock", "GET"),
    "v2.stock.replace": ("toy.operations.v2.stock", "REPLACE"),
    "v2.stock.orders": ("toy.operations.v2.stock", "ORDERS"),
    "v2.stock.order": ("toy.operations.v2.stock", "ORDER"),
    "v2.stock.order_status": ("toy.operations.v2.stock", "ORDER_STATUS"),
    "v2.stock.get_order": ("toy.operations.v2.stock", "GET_ORDER"),
    "v2.stock.get_order_of": ("toy.operations.v2.stock", "GET_ORDER_OF"),
    "v2.stock.replace_order": ("toy.operations.v2.stock", "REPLACE_ORDER"),
    "v2.stock.store_key": ("toy.operations.v2.stock", "STORE_KEY"),
}
"""Operation name -> (module, constant)."""

SERVICES: Final[Mapping[str, str]] = {
    "books": "toy.services.books",
    "sales_desk": "toy.services.sales_desk",
    "v2.stock": "toy.services.v2.stock",
}
"""Service name -> module of its class."""

PUBLISHED: Final[Mapping[str, tuple[str, str]]] = {"books.set_limit": ("POST", "/toy/limit")}
"""Operation name -> method and path in the published reference, where they differ from those
that are sent."""


def find(name: str) -> Operation[Any]:
    """Return the operation of a name such as `segments.list`; raises ArgumentError if unknown."""
    place = OPERATIONS.get(name)
    if place is None:
        from difflib import get_close_matches

        near = get_close_matches(name, OPERATIONS)
        hint = (
            f"did you mean {' or '.join(near)}?" if near else "registry.OPERATIONS lists them all."
        )
        raise ArgumentError(f"There is no operation {name!r}; {hint}")
    module, constant = place
    operation: Operation[Any] = getattr(import_module(module), constant)
    return operation
