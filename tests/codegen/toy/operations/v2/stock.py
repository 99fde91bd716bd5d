# generated from endpoints/v2/stock.toml; do not edit
"""Operations of `client.v2.stock`."""

from __future__ import annotations

from typing import Final

from toy.models.v2.stock import Book

from lytics_async.call.operation import Operation
from lytics_async.call.structure import list_of

LIST: Final[Operation[list[Book]]] = Operation(
    name="v2.stock.list",
    method="GET",
    path="/v2/stock",
    retry="safe",
    structure=list_of(Book.from_json),
    returns="list[Book]",
    type=list[Book],
    api="v2",
)
"""List the stock."""
