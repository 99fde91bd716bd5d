# generated from endpoints/v1/shop.toml; do not edit
"""Operations of `client.sales_desk`."""

from __future__ import annotations

from typing import Final

from toy.models.sales_desk import Sale

from lytics_async.call.operation import Operation
from lytics_async.call.structure import map_of, optional

SALES: Final[Operation[dict[str, Sale]]] = Operation(
    name="sales_desk.sales",
    method="GET",
    path="/toy/sales",
    retry="safe",
    structure=map_of(Sale.from_json),
    returns="dict[str, Sale]",
    type=dict[str, Sale],
)
"""Return the sales by day."""

LAST: Final[Operation[Sale | None]] = Operation(
    name="sales_desk.last",
    method="GET",
    path="/toy/sales/last",
    retry="safe",
    structure=optional(Sale.from_json),
    returns="Sale | None",
    type=Sale | None,
)
"""Return the last sale, if there was one."""
