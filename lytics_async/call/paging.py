"""AsyncPager[T]: iterate over the items of a paged response, with one page prefetched."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

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

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

T = TypeVar("T")

logger: logging.Logger = logging.getLogger("lytics_async")

MAX_EMPTY_PAGES = 100
"""Consecutive empty pages after which a scan fails, although each had a next cursor."""


@attrs.frozen(kw_only=True)
class Page(Generic[T]):
    """One page.

    Attributes:
        items: the items that earlier pages did not contain.
        cursor: the start of the next page; None on the last one.
    """

    items: list[T]
    cursor: str | None


class AsyncPager(Generic[T]):
    """Iterate with `async for`; `.pages()` yields whole pages, and `.collect()` returns a list.

    The next page is fetched while you use the current one (on asyncio). A pager can be iterated
    once.

    Attributes:
        cursor: the start of the page after the last one returned, from which a later scan can
            continue; None before the first page and after the last.
        max_empty_pages: consecutive empty pages with a next cursor that are skipped before the scan
            fails (100). Set it before the first page.
        total: number of items in all pages, as counted by the server; None before the first page,
            and if the server does not say. It ignores `limit`, and items that were added or removed
            meanwhile.
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
                f"page_size must be from 1 to {operation.paging.max_limit} (the limit of the "
                f"server), not {page_size}.",
                operation=operation.name,
            )
        if limit is not None:
            require("limit", whole_problem(limit, zero=True))
        if into is not None and raw:
            raise ArgumentError("pass either into or raw, not both.", operation=operation.name)
        if into is not None:
            from lytics_async.call.convert import check_kind

            check_kind(into)
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

    async def to_arrow(self, *, schema: pa.Schema | None = None) -> pa.Table:
        """Return all items as an Arrow table, as the server sent them (extra `arrow`).

        Args:
            schema: types of the columns; by default those of the values.

        Raises:
            ResponseError: a member has values of types that one column cannot store; `paths` names
                it.
            ModuleNotFoundError: the extra is missing.
        """
        from lytics_async.call import tables

        return await tables.arrow_table(self._raw_pages(), schema)

    async def to_pandas(self, *, schema: pa.Schema | None = None) -> pd.DataFrame:
        """Return all items as a pandas DataFrame with Arrow types (extra `pandas`).

        Args:
            schema: Arrow types of the columns; by default those of the values.

        Raises:
            ResponseError: a member has values of types that one column cannot store; `paths` names
                it.
            ModuleNotFoundError: the extra is missing.
        """
        from lytics_async.call import tables

        return tables.pandas_frame(await self.to_arrow(schema=schema))

    async def to_polars(self, *, schema: pa.Schema | None = None) -> pl.DataFrame:
        """Return all items as a polars DataFrame (extra `polars`).

        Args:
            schema: Arrow types of the columns; by default those of the values.

        Raises:
            ResponseError: a member has values of types that one column cannot store; `paths` names
                it.
            ModuleNotFoundError: the extra is missing.
        """
        from lytics_async.call import tables

        return tables.polars_frame(await self.to_arrow(schema=schema))

    async def to_parquet(
        self, path: str | os.PathLike[str], *, schema: pa.Schema | None = None
    ) -> int:
        """Write all items to a Parquet file in bounded memory, and return their number.

        The file appears when it is whole, in place of an older one, readable by this user only.

        Args:
            path: the file; its folder also holds the items until the last page, so it needs space.
            schema: types of the columns; by default those of the values (extra `arrow`).

        Raises:
            ResponseError: a member has values of types that one column cannot store; `paths` names
                it.
            ArgumentError: the folder does not exist, or Parquet has no form for a type.
            ModuleNotFoundError: the extra is missing.
        """
        from lytics_async.call import tables

        return await tables.write_parquet(self._raw_pages(), Path(path), schema)

    async def _raw_pages(self) -> AsyncIterator[list[dict[str, Any]]]:
        if self._into is not None:
            raise ArgumentError(
                "Tables are made of the items as the server sent them; leave into= out.",
                operation=self._operation.name,
            )
        self._raw = True
        async for page in self.pages():
            yield [
                item if type(item) is dict else {"value": item} for item in cast("Any", page.items)
            ]

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over whole pages.

        Raises:
            PagingError: the server no longer accepts the cursor, returns the same pages again, or
                returns too many empty pages.
            ResponseError: an item is nested deeper than 254 levels.
            ArgumentError: the pager was already iterated.
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
                following = self._next_cursor(response, cursor)
                new, step = self._read(response, cursor, following, progress)
                cursor = None if step == "end" else following
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

    def _next_cursor(self, response: Response[Any], cursor: str | None) -> str | None:
        """Return where the next page starts: what the response says, or the number of items so far.

        A list by number ends with an empty page: a page that is short may be so for another reason.
        """
        if not self._paging.by_offset:
            return response.next_cursor
        items = len(response.raw) if type(response.raw) is list else 0
        return str(int(cursor or 0) + items) if items else None

    async def _request(self, cursor: str | None, left: int | None) -> Response[Any]:
        size = self._page_size if left is None else min(self._page_size, left)
        arguments = {
            **self._arguments,
            self._paging.limit_param: size,
            self._paging.cursor_param: cursor,
        }
        return await self._runner.call(self._operation, arguments, self._options)

    async def _fetch(self, cursor: str | None, left: int | None) -> Response[Any]:
        """Return the page at `cursor`: the prefetched one if there is one."""
        ahead, self._ahead = self._ahead, None
        failure: LyticsError
        try:
            if ahead is None:
                return await self._request(cursor, left)
            try:
                return await ahead
            finally:
                # no effect on a finished task; otherwise the caller was cancelled while waiting
                ahead.cancel()
        except LyticsError as error:
            failure = error
        if cursor is not None and isinstance(failure, (BadRequest, NotFound)):
            raise PagingError(
                f"The server no longer accepts the cursor ({failure.message}) Cursors expire; "
                "restart the scan.",
                cursor=cursor,
                pages=self._page_count,
                items=self._item_count,
                operation=self._operation.name,
                attempts=failure.attempts,
                cause=failure.message,
            )
        raise failure

    def _read(
        self,
        response: Response[Any],
        cursor: str | None,
        following: str | None,
        progress: ScanProgress,
    ) -> tuple[Sequence[int], Step]:
        values: list[Any] = response.raw if type(response.raw) is list else []
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
