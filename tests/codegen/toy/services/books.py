# generated from endpoints/v1/library.toml; do not edit
"""The service `client.books`."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar, overload

from toy.models.books import Author, Book, BookCreate, Reader, Stocktaking
from toy.operations import books as operations

from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.paging import AsyncPager
from lytics_async.call.service import Service
from lytics_async.wire.messages import BodyStream

T = TypeVar("T")


class Books(Service):
    """Books of a lending library.

    A second paragraph about the whole family.

    Reached as `client.books`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        ids: Sequence[int],
        shelves: Sequence[str] | None = None,
        colours: Sequence[str] | None = None,
        sizes: Sequence[float] | None = None,
        since: datetime | None = None,
        where: Mapping[str, Any] | None = None,
        marks: Mapping[str, Any] | None = None,
        order: Literal["up", "down"] | None = None,
        lent: bool | Literal["all"] | None = None,
        depth: int | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Book]:
        """List the books.

        GET /toy/books.

        Args:
            ids: numbers.
            shelves: names of shelves.
            colours: names of colours.
            sizes: centimetres.
            since: bought since then.
            where: a filter as JSON.
            marks: further parameters by name.
            order: direction: "up" or "down" (the server's default: up).
            lent: lent ones: "all" (the server's default: False).
            depth: how deep (the server's default: 3).
        """
        return await self._call(
            operations.LIST,
            {
                "ids": ids,
                "shelves": shelves,
                "colours": colours,
                "sizes": sizes,
                "since": since,
                "where": where,
                "marks": marks,
                "order": order,
                "lent": lent,
                "depth": depth,
            },
            options,
        )

    async def get(
        self,
        shelf: Literal["left", "right"],
        book: int,
        *,
        options: RequestOptions | Options | None = None,
    ) -> Book:
        """Return one book.

        GET /toy/{shelf}/books/{bookId}.

        With a word about it.

        Args:
            shelf: where it stands: "left" or "right".
            book: its number.

        Returns:
            the book.

        Raises:
            NotFound: no such book.
            BadRequest: no such shelf.
        """
        return await self._call(operations.GET, {"shelf": shelf, "book": book}, options)

    async def find(
        self,
        shelf: Literal["left", "right"],
        book: int,
        *,
        options: RequestOptions | Options | None = None,
    ) -> Book | None:
        """Return one book; None when there is none.

        GET /toy/{shelf}/books/{bookId}.

        With a word about it.

        Args:
            shelf: where it stands: "left" or "right".
            book: its number.

        Returns:
            the book.

        Raises:
            BadRequest: no such shelf.
        """
        return await self._find(operations.GET, {"shelf": shelf, "book": book}, options)

    async def create(
        self,
        *,
        title: str | Unset = UNSET,
        for_: str | Unset | None = UNSET,
        pages: int | Unset = UNSET,
        tags: Sequence[str] | Unset | None = UNSET,
        authors: Sequence[Author | Mapping[str, Any]] | Unset = UNSET,
        due: datetime | Unset | None = UNSET,
        body: BookCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Book:
        """Buy a book.

        POST /toy/books.

        Args:
            title: the title (required).
            body: all fields, instead of the keywords for them.
        """
        return await self._call(
            operations.CREATE,
            {
                "title": title,
                "for_": for_,
                "pages": pages,
                "tags": tags,
                "authors": authors,
                "due": due,
                "body": body,
            },
            options,
        )

    async def replace(
        self,
        body: Sequence[BookCreate | Mapping[str, Any]],
        *,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Book]:
        """Replace all books.

        PUT /toy/books.

        Args:
            body: all books.
        """
        return await self._call(operations.REPLACE, {"body": body}, options)

    async def annotate(
        self, text: str | None = None, *, options: RequestOptions | Options | None = None
    ) -> Any:
        """Write a note.

        POST /toy/books/note.

        Args:
            text: the note.
        """
        return await self._call(operations.ANNOTATE, {"body": text}, options)

    async def count(
        self, filterql: str | Filter, *, options: RequestOptions | Options | None = None
    ) -> Any:
        """Count the books that match.

        POST /toy/books/count.

        Args:
            filterql: which books.
        """
        return await self._call(operations.COUNT, {"body": filterql}, options)

    async def take_stock(self, *, options: RequestOptions | Options | None = None) -> Stocktaking:
        """Count the copies.

        GET /toy/books/stock.
        """
        return await self._call(operations.TAKE_STOCK, {}, options)

    async def set_limit(
        self, body: int, *, options: RequestOptions | Options | None = None
    ) -> dict[str, int]:
        """Set the limit.

        PATCH /toy/books/limit.

        Args:
            body: books a reader.
        """
        return await self._call(operations.SET_LIMIT, {"body": body}, options)

    async def load_csv(
        self, body: str | bytes | BodyStream, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Load rows.

        POST /toy/bulk/csv on the bulk host.

        The token needs the role `librarian`.

        Args:
            body: rows.
        """
        await self._call(operations.LOAD_CSV, {"body": body}, options)

    async def load_json(
        self,
        body: Iterable[Mapping[str, Any]] | str | bytes | BodyStream,
        *,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Load records.

        POST /toy/bulk/json on the bulk host.

        Args:
            body: records.
        """
        await self._call(operations.LOAD_JSON, {"body": body}, options)

    async def delete(self, book: str, *, options: RequestOptions | Options | None = None) -> None:
        """Throw a book away.

        DELETE /toy/books/{id}.

        Args:
            book: its number.
        """
        await self._call(operations.DELETE, {"book": book}, options)

    async def script(self, *, options: RequestOptions | Options | None = None) -> str:
        """Return the script.

        GET /toy/config.js.
        """
        return await self._call(operations.SCRIPT, {}, options)

    async def probe(self, *, options: RequestOptions | Options | None = None) -> Any:
        """Return whatever is there.

        GET /toy/probe.
        """
        return await self._call(operations.PROBE, {}, options)

    @overload
    def readers(
        self,
        *,
        page_size: int = 50,
        start: str | None = None,
        columns: Sequence[str] | None = None,
        limit: int | None = None,
        raw: Literal[False] = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Reader]: ...
    @overload
    def readers(
        self,
        *,
        page_size: int = 50,
        start: str | None = None,
        columns: Sequence[str] | None = None,
        limit: int | None = None,
        into: type[T],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[T]: ...
    @overload
    def readers(
        self,
        *,
        page_size: int = 50,
        start: str | None = None,
        columns: Sequence[str] | None = None,
        limit: int | None = None,
        raw: Literal[True],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def readers(
        self,
        *,
        page_size: int = 50,
        start: str | None = None,
        columns: Sequence[str] | None = None,
        limit: int | None = None,
        raw: bool,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Reader] | AsyncPager[dict[str, Any]]: ...
    def readers(
        self,
        *,
        page_size: int = 50,
        start: str | None = None,
        columns: Sequence[str] | None = None,
        limit: int | None = None,
        into: type[Any] | None = None,
        raw: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Any]:
        """Scan the readers, page by page.

        GET /toy/readers.

        Args:
            page_size: readers a request.
            start: cursor to continue from.
            columns: columns to return.
            limit: how many items to hand out in all; no bound by default.
            into: your class to build each item as: an attrs class, a dataclass, a TypedDict, a
                msgspec Struct or a pydantic model.
            raw: hand out each item as the server sent it.
        """
        return self._pages(
            operations.READERS,
            {"start": start, "columns": columns},
            options,
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )
