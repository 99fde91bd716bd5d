# generated from endpoints/v2/stock.toml; do not edit
"""Operations of `client.v2.stock`."""

from __future__ import annotations

from typing import Any, Final

from toy.models.v2.stock import Book, Order

from lytics_async.call.configuration import JobConfig
from lytics_async.call.operation import Body, Operation, Paging, Param
from lytics_async.call.structure import list_of, mapping

LIST: Final[Operation[list[Book]]] = Operation(
    name="v2.stock.list",
    method="GET",
    path="/v2/stock",
    retry="safe",
    structure=list_of(Book.from_json),
    returns="list[Book]",
    type=list[Book],
    api="v2",
    query_params=(
        Param(name="start", wire="before"),
        Param(name="page_size", wire="page_size"),
    ),
    paging=Paging(
        cursor_param="start",
        limit_param="page_size",
        max_limit=10,
        cursor_fields=("_meta.next_before",),
        more_field="_meta.has_more",
    ),
)
"""List the stock, page by page."""

HISTORY: Final[Operation[list[dict[str, Any]]]] = Operation(
    name="v2.stock.history",
    method="GET",
    path="/v2/stock/history",
    retry="safe",
    structure=list_of(mapping),
    returns="list[dict[str, Any]]",
    type=list[dict[str, Any]],
    api="v2",
    query_params=(
        Param(name="start", wire="start"),
        Param(name="page_size", wire="limit"),
    ),
    paging=Paging(cursor_param="start", limit_param="page_size", max_limit=2, by_offset=True),
)
"""List what happened, page by page."""

GET: Final[Operation[Book]] = Operation(
    name="v2.stock.get",
    method="GET",
    path="/v2/stock/{uid}",
    retry="safe",
    structure=Book.from_json,
    returns="Book",
    type=Book,
    api="v2",
    path_params=(Param(name="uid", wire="uid", required=True),),
)
"""Return one book."""

REPLACE: Final[Operation[Book]] = Operation(
    name="v2.stock.replace",
    method="PUT",
    path="/v2/stock/{uid}",
    retry="idempotent",
    structure=Book.from_json,
    returns="Book",
    type=Book,
    api="v2",
    path_params=(Param(name="uid", wire="uid", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("title", "title"),
            ("title", "name"),
        ),
        required_fields=frozenset({"title"}),
    ),
)
"""Replace a book."""

ORDERS: Final[Operation[list[Order[JobConfig]]]] = Operation(
    name="v2.stock.orders",
    method="GET",
    path="/v2/order",
    retry="safe",
    structure=list_of(Order.from_json),
    returns="list[Order[JobConfig]]",
    type=list[Order[JobConfig]],
    api="v2",
    query_params=(Param(name="workflow", wire="workflow"),),
)
"""List the orders."""

ORDER: Final[Operation[Order[JobConfig]]] = Operation(
    name="v2.stock.order",
    method="POST",
    path="/v2/order/{workflow}",
    retry="never",
    structure=Order.from_json,
    returns="Order[JobConfig]",
    type=Order[JobConfig],
    api="v2",
    path_params=(Param(name="workflow", wire="workflow", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("config", "config"),
            ("count", "count"),
        ),
        required_fields=frozenset({"config", "count"}),
    ),
)
"""Order books."""

ORDER_STATUS: Final[Operation[Order[JobConfig]]] = Operation(
    name="v2.stock.order_status",
    method="GET",
    path="/v2/orderstatus/{request_id}",
    retry="safe",
    structure=Order.from_json,
    returns="Order[JobConfig]",
    type=Order[JobConfig],
    api="v2",
    path_params=(Param(name="request", wire="request_id", required=True),),
)
"""Return the state of an order."""

GET_ORDER: Final[Operation[Order[JobConfig]]] = Operation(
    name="v2.stock.get_order",
    method="GET",
    path="/v2/order/{id}",
    retry="safe",
    structure=Order.from_json,
    returns="Order[JobConfig]",
    type=Order[JobConfig],
    api="v2",
    path_params=(Param(name="order", wire="id", required=True),),
)
"""Return one order."""

GET_ORDER_OF: Final[Operation[Order[JobConfig]]] = Operation(
    name="v2.stock.get_order_of",
    method="GET",
    path="/v2/order/{workflow}/{id}",
    retry="safe",
    structure=Order.from_json,
    returns="Order[JobConfig]",
    type=Order[JobConfig],
    api="v2",
    path_params=(
        Param(name="workflow", wire="workflow", required=True),
        Param(name="order", wire="id", required=True),
    ),
)
"""Return one order of a kind."""

REPLACE_ORDER: Final[Operation[Order[JobConfig]]] = Operation(
    name="v2.stock.replace_order",
    method="PUT",
    path="/v2/order/{workflow}/{id}",
    retry="idempotent",
    structure=Order.from_json,
    returns="Order[JobConfig]",
    type=Order[JobConfig],
    api="v2",
    path_params=(
        Param(name="workflow", wire="workflow", required=True),
        Param(name="order", wire="id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("config", "config"),
            ("count", "count"),
        ),
        required_fields=frozenset({"config", "count"}),
    ),
)
"""Replace an order."""

STORE_KEY: Final[Operation[Book]] = Operation(
    name="v2.stock.store_key",
    method="POST",
    path="/v2/key/{type}",
    retry="never",
    structure=Book.from_json,
    returns="Book",
    type=Book,
    api="v2",
    path_params=(Param(name="auth_type", wire="type", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("config", "config"),),
        required_fields=frozenset({"config"}),
    ),
)
"""Store a key."""
