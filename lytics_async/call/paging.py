"""AsyncPager[T]: the items of a long answer, one page fetched ahead, with a cursor to go on from."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from typing import Any, Generic, TypeVar

import attrs
import orjson

from lytics_async.base.arguments import require, whole_problem
from lytics_async.call.operation import Operation
from lytics_async.call.options import RequestOptions
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.errors import ArgumentError, BadRequest, LyticsError, NotFound, PagingError

T = TypeVar("T")

REMEMBERED_PAGES = 4
"""A scan may repeat its end; repeats come at once, so a few pages are enough and memory stays bounded."""


@attrs.frozen(kw_only=True)
class Page(Generic[T]):
    """One page.

    Attributes:
        items: those not handed out before.
        cursor: where the next page starts; None on the last one.
    """

    items: list[T]
    cursor: str | None


class AsyncPager(Generic[T]):
    """Iterate with `async for`; `.pages()` gives whole pages, `.collect()` a list, `.cursor` the place to go on from.

    The next page is fetched while the present one is used (on asyncio). A pager can be iterated once.

    Attributes:
        cursor: where the page after the last one handed out starts; None before the first page and after the last.
        total: how many items there are in all pages, as the server counted them; None before the first page, and if it does not
            say. It may be off by those that came or went meanwhile, and knows nothing of `limit`.
    """

    def __init__(
        self,
        runner: Runner,
        operation: Operation[Any],
        arguments: dict[str, Any],
        options: RequestOptions,
        *,
        page_size: int,
        limit: int | None,
        into: type | None = None,
        raw: bool = False,
    ) -> None:
        assert operation.paging is not None
        require("page_size", whole_problem(page_size))
        if not 1 <= page_size <= operation.paging.max_limit:
            raise ArgumentError(
                f"page_size must be from 1 to {operation.paging.max_limit} (the server's limit), not {page_size}.",
                operation=operation.name,
            )
        if limit is not None:
            require("limit", whole_problem(limit, zero=True))
        if into is not None and raw:
            raise ArgumentError("give either into or raw, not both.", operation=operation.name)
        self._runner = runner
        self._operation = operation
        self._paging = operation.paging
        self._arguments = arguments
        self._options = options
        self._page_size = page_size
        self._limit = limit
        self._into = into
        self._raw = raw
        self._ahead: asyncio.Task[Response[Any]] | None = None
        self._started = False
        self._seen_items: deque[frozenset[int]] = deque(maxlen=REMEMBERED_PAGES)
        self._seen_cursors: deque[str] = deque(maxlen=REMEMBERED_PAGES)
        self._page_count = self._item_count = 0
        self.total: int | None = None
        self.cursor: str | None = arguments.get(operation.paging.cursor_param)

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def collect(self, limit: int | None = None) -> list[T]:
        """Return the items as a list, at most `limit` of them."""
        if limit is not None:
            require("limit", whole_problem(limit, zero=True))
            self._limit = limit if self._limit is None else min(limit, self._limit)
        items: list[T] = []
        async for page in self.pages():
            items.extend(page.items)
        return items

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over whole pages.

        Raises:
            PagingError: the server no longer takes the cursor; start the scan again.
            ArgumentError: the pager was iterated before.
        """
        if self._started:
            raise ArgumentError(
                "A pager can be iterated once; call the method again.",
                operation=self._operation.name,
            )
        self._started = True
        cursor = self.cursor
        left = self._limit
        try:
            while left is None or left > 0:
                response = await self._fetch(cursor, left)
                new, ended = self._find_new(response, cursor)
                cursor = None if ended else self._next_cursor(response, cursor, left)
                if left is not None:
                    new = new[:left]
                    left -= len(new)
                if cursor is not None and left != 0:
                    self._ahead = self._runner.spawn(self._request(cursor, left))
                self.cursor = cursor
                if response.total is not None:
                    self.total = response.total
                self._page_count += 1
                self._item_count += len(new)
                if self._runner.hooks:
                    from lytics_async.hooks import PageEvent

                    self._runner.hooks.emit(
                        PageEvent(
                            operation=self._operation.name,
                            page=self._page_count,
                            items=len(new),
                            last=cursor is None,
                        )
                    )
                if new:
                    yield Page(items=self._items(response, new), cursor=cursor)
                if cursor is None:
                    return
        finally:
            self._drop_ahead()

    def _next_cursor(
        self, response: Response[Any], cursor: str | None, left: int | None
    ) -> str | None:
        """Return where the next page starts: what the response says, or the number of items so far after a full page."""
        if not self._paging.by_offset:
            return response.next_cursor
        items = len(response.raw) if type(response.raw) is list else 0
        asked = self._page_size if left is None else min(self._page_size, left)
        return str(int(cursor or 0) + items) if items >= asked else None

    async def _request(self, cursor: str | None, left: int | None) -> Response[Any]:
        size = self._page_size if left is None else min(self._page_size, left)
        arguments = {
            **self._arguments,
            self._paging.limit_param: size,
            self._paging.cursor_param: cursor,
        }
        return await self._runner.call(self._operation, arguments, self._options)

    async def _fetch(self, cursor: str | None, left: int | None) -> Response[Any]:
        """Return the page at `cursor`: the one fetched ahead if there is one."""
        ahead, self._ahead = self._ahead, None
        failure: LyticsError
        try:
            if ahead is None:
                return await self._request(cursor, left)
            try:
                return await ahead
            finally:
                ahead.cancel()  # no effect on a finished one; else the caller was cancelled while waiting
        except LyticsError as error:
            failure = error
        if cursor is not None and isinstance(failure, (BadRequest, NotFound)):
            raise PagingError(
                f"The server no longer takes the cursor ({failure.message}) Cursors expire; start the scan again.",
                cursor=cursor,
                pages=self._page_count,
                items=self._item_count,
                operation=self._operation.name,
                attempts=failure.attempts,
                cause=failure.message,
            )
        raise failure

    def _find_new(self, response: Response[Any], cursor: str | None) -> tuple[Sequence[int], bool]:
        """Return where on the page the items not handed out before are, and whether the scan is at its end.

        The end is a page without a next cursor, without items, or without a new item; the cursor may repeat between
        pages, so an unchanged one alone says nothing. Where the caller narrowed the fields, different
        items may read the same: then only a page that repeats along with its cursor is the end.
        """
        values: list[Any] = response.raw if type(response.raw) is list else []
        digests = [hash(orjson.dumps(value)) for value in values]
        narrowed = self._paging.fields_param is not None and bool(
            self._arguments.get(self._paging.fields_param)
        )
        seen = frozenset().union(*self._seen_items)
        repeated = bool(values) and seen.issuperset(digests)
        new: Sequence[int] = range(len(values))
        if narrowed:
            ended = repeated and cursor in self._seen_cursors
            if ended:
                new = ()
        else:
            ended = repeated
            if not seen.isdisjoint(digests):
                new = [position for position in new if digests[position] not in seen]
        self._seen_items.append(frozenset(digests))
        if cursor is not None:
            self._seen_cursors.append(cursor)
        return new, ended or not values

    def _items(self, response: Response[Any], positions: Sequence[int]) -> list[T]:
        if self._raw:
            return [response.raw[position] for position in positions]
        if self._into is not None:
            from lytics_async.call.convert import structure

            into = self._into
            return [structure(response.raw[position], into) for position in positions]
        return [response.data[position] for position in positions]

    def _drop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None
