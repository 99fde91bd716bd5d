"""AsyncPager[T]: the items of a long answer, one page fetched ahead, with a cursor to go on from."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any, Generic, TypeVar

import attrs

from lytics_async.base.arguments import require, whole_problem
from lytics_async.call.operation import Operation
from lytics_async.call.options import RequestOptions
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.call.scan_progress import MOST_LEVELS, ScanProgress, Step, TooDeep
from lytics_async.errors import (
    ArgumentError,
    BadRequest,
    LyticsError,
    NotFound,
    PagingError,
    ResponseError,
)

T = TypeVar("T")

logger = logging.getLogger("lytics_async")

MAX_EMPTY_PAGES = 100
"""Empty pages in a row after which a scan is given up, although each had a next cursor."""


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
        max_empty_pages: empty pages in a row, each with a next cursor, that are passed over before
            the scan fails; 100 by default. Set it before the first page.
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
        self._page_count = self._item_count = 0
        self.max_empty_pages = MAX_EMPTY_PAGES
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
            PagingError: the server no longer takes the cursor; it returns the same pages again; or
                it returns too many empty pages.
            ResponseError: an item is nested deeper than 254 levels.
            ArgumentError: the pager was iterated before.
        """
        if self._started:
            raise ArgumentError(
                "A pager can be iterated once; call the method again.",
                operation=self._operation.name,
            )
        self._started = True
        fields = self._paging.fields_param
        progress = ScanProgress(
            narrowed=fields is not None and bool(self._arguments.get(fields)),
            most_empty=self.max_empty_pages,
        )
        cursor = self.cursor
        left = self._limit
        try:
            while left is None or left > 0:
                response = await self._fetch(cursor, left)
                new, step = self._read(response, cursor, progress)
                cursor = None if step == "end" else response.next_cursor
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

    def _read(
        self, response: Response[Any], cursor: str | None, progress: ScanProgress
    ) -> tuple[Sequence[int], Step]:
        values: list[Any] = response.raw if type(response.raw) is list else []
        following = response.next_cursor
        try:
            new, step = progress.read(values, cursor, following)
        except TooDeep as error:
            place = f"item {error.position} of page {self._page_count + 1}"
        else:
            if step == "circle":
                raise self._failure(
                    "The server returned the same pages again, so the scan would not end. Items of"
                    " the last pages may have been handed out more than once.",
                    cursor,
                )
            if step == "empty":
                raise self._failure(
                    f"The server returned {progress.empty_pages} empty pages in a row, each with a"
                    " cursor for a next page. Continue from the cursor of this error, or set"
                    " max_empty_pages of the pager to more.",
                    following,
                )
            if (
                not values
                and following is not None
                and (step == "end" or progress.empty_pages == 1)
            ):
                logger.warning(
                    "%s: page %d is empty but has a next cursor; %s.",
                    self._operation.name,
                    self._page_count + 1,
                    "the scan continues" if step == "continue" else "the scan ends here",
                )
            return new, step
        raise ResponseError(
            f"HTTP {response.status}, but {place} is nested deeper than {MOST_LEVELS} levels.",
            status=response.status,
            paths=[place],
            permanent=True,
            operation=self._operation.name,
            attempts=response.attempts,
        )

    def _failure(self, message: str, cursor: str | None) -> PagingError:
        return PagingError(
            message,
            cursor=cursor,
            pages=self._page_count,
            items=self._item_count,
            operation=self._operation.name,
        )

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
