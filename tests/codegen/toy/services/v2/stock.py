# generated from endpoints/v2/stock.toml; do not edit
"""The service `client.v2.stock`."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, overload

from toy.models.v2.stock import Book, BookFields, Order
from toy.operations.v2 import stock as operations

from lytics_async.call.composite import CompositeService
from lytics_async.call.configuration import Credential, JobConfig, slug_for
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.paging import AsyncPager

C = TypeVar("C", bound=JobConfig)
T = TypeVar("T")


class Stock(CompositeService):
    """The stock, in API v2.

    Reached as `client.v2.stock`.
    """

    __slots__ = ()

    @overload
    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 10,
        limit: int | None = None,
        raw: Literal[False] = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Book]: ...
    @overload
    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 10,
        limit: int | None = None,
        into: type[T],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[T]: ...
    @overload
    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 10,
        limit: int | None = None,
        raw: Literal[True],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 10,
        limit: int | None = None,
        raw: bool,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Book] | AsyncPager[dict[str, Any]]: ...
    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 10,
        limit: int | None = None,
        into: type[Any] | None = None,
        raw: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Any]:
        """List the stock, page by page.

        GET /v2/stock.

        Args:
            start: cursor.
            page_size: books a request.
            limit: how many items to hand out in all; no bound by default.
            into: your class to build each item as: an attrs class, a dataclass, a TypedDict, a
                msgspec Struct or a pydantic model.
            raw: hand out each item as the server sent it.
        """
        return self._pages(
            operations.LIST,
            {"start": start},
            options,
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )

    @overload
    def history(
        self,
        *,
        start: int | str | None = None,
        page_size: int = 2,
        limit: int | None = None,
        raw: Literal[False] = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def history(
        self,
        *,
        start: int | str | None = None,
        page_size: int = 2,
        limit: int | None = None,
        into: type[T],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[T]: ...
    @overload
    def history(
        self,
        *,
        start: int | str | None = None,
        page_size: int = 2,
        limit: int | None = None,
        raw: Literal[True],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def history(
        self,
        *,
        start: int | str | None = None,
        page_size: int = 2,
        limit: int | None = None,
        raw: bool,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]] | AsyncPager[dict[str, Any]]: ...
    def history(
        self,
        *,
        start: int | str | None = None,
        page_size: int = 2,
        limit: int | None = None,
        into: type[Any] | None = None,
        raw: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Any]:
        """List what happened, page by page.

        GET /v2/stock/history.

        Args:
            start: entries before the page.
            page_size: entries a request.
            limit: how many items to hand out in all; no bound by default.
            into: your class to build each item as: an attrs class, a dataclass, a TypedDict, a
                msgspec Struct or a pydantic model.
            raw: hand out each item as the server sent it.
        """
        return self._pages(
            operations.HISTORY,
            {"start": start},
            options,
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )

    async def get(self, uid: str, *, options: RequestOptions | Options | None = None) -> Book:
        """Return one book.

        GET /v2/stock/{uid}.

        Args:
            uid: its number.

        Raises:
            NotFound: there is no such book (`NOTFOUND-003`).
        """
        return await self._call(operations.GET, {"uid": uid}, options)

    async def replace(
        self,
        uid: str,
        *,
        title: str | Unset = UNSET,
        body: BookFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Book:
        """Replace a book.

        PUT /v2/stock/{uid}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            uid: its number.
            title: the title (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such book (`NOTFOUND-003`).
            ServerError: the shelf is full (`INTERNAL-019`).
        """
        return await self._call(
            operations.REPLACE, {"uid": uid, "title": title, "body": body}, options
        )

    async def edit(
        self,
        uid: str,
        change: Callable[[Book], Book | Mapping[str, Any] | None],
        *,
        options: RequestOptions | Options | None = None,
    ) -> Book:
        """Replace a book: read it, change it, write all of it.

        GET /v2/stock/{uid}, then PUT /v2/stock/{uid}. What another user changes between the two
        requests is lost: the API has no versions to compare.

        Args:
            uid: its number.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.

        Raises:
            NotFound: there is no such book (`NOTFOUND-003`).
            ServerError: the shelf is full (`INTERNAL-019`).
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(operations.GET, operations.REPLACE, {"uid": uid}, change, options)

    @overload
    async def orders(
        self, *, workflow: type[C], options: RequestOptions | Options | None = None
    ) -> builtins.list[Order[C]]: ...
    @overload
    async def orders(
        self, *, workflow: str | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[Order[JobConfig]]: ...
    async def orders(
        self,
        *,
        workflow: str | type[JobConfig] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Order[Any]]:
        """List the orders.

        GET /v2/order.

        Args:
            workflow: orders of this kind only.
        """
        return await self._call_configured(
            operations.ORDERS,
            {"workflow": slug_for("workflow", None, workflow, "_")},
            workflow,
            options,
        )

    @overload
    async def order(
        self,
        config: C,
        *,
        count: int,
        workflow: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[C]: ...
    @overload
    async def order(
        self,
        config: Mapping[str, Any],
        *,
        count: int,
        workflow: str,
        options: RequestOptions | Options | None = None,
    ) -> Order[JobConfig]: ...
    async def order(
        self,
        config: JobConfig | Mapping[str, Any],
        *,
        count: int,
        workflow: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[Any]:
        """Order books.

        POST /v2/order/{workflow}.

        Args:
            config: what the shop needs to know.
            count: how many.
            workflow: kind of order; only needed for a `config` that is a plain mapping.
        """
        return await self._call_configured(
            operations.ORDER,
            {"config": config, "count": count, "workflow": slug_for("workflow", config, workflow)},
            config,
            options,
        )

    async def order_and_wait(
        self,
        config: JobConfig | Mapping[str, Any],
        *,
        count: int,
        timeout: float,
        workflow: str | None = None,
        interval: float = 1.0,
        on_progress: Callable[[Order[JobConfig]], None] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[JobConfig]:
        """Order books, and wait until it is done.

        POST /v2/order/{workflow}, then GET /v2/orderstatus/{request_id} again and again.

        Args:
            config: what the shop needs to know.
            count: how many.
            workflow: kind of order; only needed for a `config` that is a plain mapping.
            timeout: seconds to wait at most.
            interval: seconds between the first two polls; each wait is half as long again, up to 30
                seconds.
            on_progress: called with every state.

        Returns:
            the last state.

        Raises:
            RequestTimeout: it was not done in time.
        """
        return await self._follow(
            operations.ORDER,
            {"config": config, "count": count, "workflow": slug_for("workflow", config, workflow)},
            operations.ORDER_STATUS,
            argument="request",
            identifier="request_id",
            done="done",
            timeout=timeout,
            interval=interval,
            on_progress=on_progress,
            options=options,
        )

    async def order_status(
        self, request: str, *, options: RequestOptions | Options | None = None
    ) -> Order[JobConfig]:
        """Return the state of an order.

        GET /v2/orderstatus/{request_id}.

        Args:
            request: id of the request.
        """
        return await self._call(operations.ORDER_STATUS, {"request": request}, options)

    @overload
    async def get_order(
        self, order: str, *, config: type[C], options: RequestOptions | Options | None = None
    ) -> Order[C]: ...
    @overload
    async def get_order(
        self, order: str, *, config: None = None, options: RequestOptions | Options | None = None
    ) -> Order[JobConfig]: ...
    async def get_order(
        self,
        order: str,
        *,
        config: type[JobConfig] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[Any]:
        """Return one order.

        GET /v2/order/{id}.

        Args:
            order: id of the order.
            config: the class of its configuration; by default the one that belongs to its workflow.
        """
        return await self._call_configured(operations.GET_ORDER, {"order": order}, config, options)

    @overload
    async def get_order_of(
        self, workflow: type[C], order: str, *, options: RequestOptions | Options | None = None
    ) -> Order[C]: ...
    @overload
    async def get_order_of(
        self, workflow: str, order: str, *, options: RequestOptions | Options | None = None
    ) -> Order[JobConfig]: ...
    async def get_order_of(
        self,
        workflow: str | type[JobConfig],
        order: str,
        *,
        options: RequestOptions | Options | None = None,
    ) -> Order[Any]:
        """Return one order of a kind.

        GET /v2/order/{workflow}/{id}.

        Args:
            workflow: kind of order, or its class.
            order: id of the order.
        """
        return await self._call_configured(
            operations.GET_ORDER_OF,
            {"workflow": slug_for("workflow", None, workflow), "order": order},
            workflow,
            options,
        )

    @overload
    async def replace_order(
        self,
        order: str,
        config: C,
        *,
        count: int,
        workflow: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[C]: ...
    @overload
    async def replace_order(
        self,
        order: str,
        config: Mapping[str, Any],
        *,
        count: int,
        workflow: str,
        options: RequestOptions | Options | None = None,
    ) -> Order[JobConfig]: ...
    async def replace_order(
        self,
        order: str,
        config: JobConfig | Mapping[str, Any],
        *,
        count: int,
        workflow: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[Any]:
        """Replace an order.

        PUT /v2/order/{workflow}/{id}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            order: id of the order.
            config: what the shop needs to know.
            count: how many.
            workflow: kind of order; only needed for a `config` that is a plain mapping.
        """
        return await self._call_configured(
            operations.REPLACE_ORDER,
            {
                "order": order,
                "config": config,
                "count": count,
                "workflow": slug_for("workflow", config, workflow),
            },
            config,
            options,
        )

    @overload
    async def edit_order(
        self,
        order: str,
        change: Callable[[Order[C]], Order[C] | Mapping[str, Any] | None],
        *,
        config: type[C],
        options: RequestOptions | Options | None = None,
    ) -> Order[C]: ...
    @overload
    async def edit_order(
        self,
        order: str,
        change: Callable[[Order[JobConfig]], Order[JobConfig] | Mapping[str, Any] | None],
        *,
        config: None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[JobConfig]: ...
    async def edit_order(
        self,
        order: str,
        change: Callable[[Order[Any]], Order[Any] | Mapping[str, Any] | None],
        *,
        config: type[JobConfig] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Order[Any]:
        """Replace an order: read it, change it, write all of it.

        GET /v2/order/{id}, then PUT /v2/order/{workflow}/{id}. What another user changes between
        the two requests is lost: the API has no versions to compare.

        Args:
            order: id of the order.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.
            config: the class of its configuration; by default the one that belongs to its workflow.

        Raises:
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(
            operations.GET_ORDER,
            operations.REPLACE_ORDER,
            {"order": order},
            change,
            options,
            config=config,
        )

    @overload
    async def store_key(
        self,
        config: Credential,
        *,
        auth_type: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Book: ...
    @overload
    async def store_key(
        self,
        config: Mapping[str, Any],
        *,
        auth_type: str,
        options: RequestOptions | Options | None = None,
    ) -> Book: ...
    async def store_key(
        self,
        config: Credential | Mapping[str, Any],
        *,
        auth_type: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Book:
        """Store a key.

        POST /v2/key/{type}.

        Args:
            config: what the shop takes.
            auth_type: kind of key; only needed for a `config` that is a plain mapping.
        """
        return await self._call(
            operations.STORE_KEY,
            {"config": config, "auth_type": slug_for("auth_type", config, auth_type)},
            options,
        )
