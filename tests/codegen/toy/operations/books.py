# generated from endpoints/v1/library.toml; do not edit
"""Operations of `client.books`."""

from __future__ import annotations

from typing import Any, Final

from toy.models.books import Book, Reader, Stocktaking

from lytics_async.call.operation import Body, Operation, Paging, Param
from lytics_async.call.structure import (
    anything,
    integer,
    list_of,
    map_of,
    nothing,
    one_or_many,
    only_one,
    text,
)

LIST: Final[Operation[list[Book]]] = Operation(
    name="books.list",
    method="GET",
    path="/toy/books",
    retry="safe",
    structure=list_of(Book.from_json),
    returns="list[Book]",
    type=list[Book],
    query_params=(
        Param(name="ids", wire="ids", list_style="comma", repeatable=True, required=True),
        Param(name="shelves", wire="shelves", list_style="repeat"),
        Param(name="colours", wire="colours", list_style="brackets"),
        Param(name="sizes", wire="sizes", list_style="json"),
        Param(name="since", wire="since"),
        Param(name="where", wire="where"),
        Param(name="marks", wire="*", list_style="pairs"),
        Param(name="order", wire="order"),
        Param(name="lent", wire="lent"),
        # Seen in the wild only.
        Param(name="depth", wire="depth"),
    ),
)
"""List the books."""

GET: Final[Operation[Book]] = Operation(
    name="books.get",
    method="GET",
    path="/toy/{shelf}/books/{bookId}",
    retry="safe",
    structure=Book.from_json,
    returns="Book",
    type=Book,
    envelope="bare",
    path_params=(
        Param(name="shelf", wire="shelf", required=True),
        Param(name="book", wire="bookId", required=True),
    ),
    entity_miss=True,
)
"""Return one book."""

CREATE: Final[Operation[Book]] = Operation(
    name="books.create",
    method="POST",
    path="/toy/books",
    retry="never",
    structure=only_one(Book.from_json),
    returns="Book",
    type=Book,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("title", "title"),
            ("for_", "for"),
            ("pages", "pages"),
            ("tags", "tags"),
            ("authors", "authors"),
            ("due", "due"),
        ),
        required_fields=frozenset({"title"}),
    ),
)
"""Buy a book."""

REPLACE: Final[Operation[list[Book]]] = Operation(
    name="books.replace",
    method="PUT",
    path="/toy/books",
    retry="idempotent",
    structure=one_or_many(Book.from_json),
    returns="list[Book]",
    type=list[Book],
    body=Body(style="json", content_type="application/json"),
)
"""Replace all books."""

ANNOTATE: Final[Operation[Any]] = Operation(
    name="books.annotate",
    method="POST",
    path="/toy/books/note",
    retry="never",
    structure=anything,
    returns="Any",
    body=Body(style="text", content_type="text/markdown", required=False, argument="text"),
)
"""Write a note."""

COUNT: Final[Operation[Any]] = Operation(
    name="books.count",
    method="POST",
    path="/toy/books/count",
    retry="safe",
    structure=anything,
    returns="Any",
    body=Body(style="text", content_type="text/plain", argument="filterql"),
)
"""Count the books that match."""

# A client uses it.
TAKE_STOCK: Final[Operation[Stocktaking]] = Operation(
    name="books.take_stock",
    method="GET",
    path="/toy/books/stock",
    retry="safe",
    structure=Stocktaking.from_json,
    returns="Stocktaking",
    type=Stocktaking,
    published=False,
)
"""Count the copies."""

# The page says POST, its example PATCH.
SET_LIMIT: Final[Operation[dict[str, int]]] = Operation(
    name="books.set_limit",
    method="PATCH",
    path="/toy/books/limit",
    retry="idempotent",
    structure=map_of(integer),
    returns="dict[str, int]",
    type=dict[str, int],
    body=Body(style="scalar", content_type="application/json"),
)
"""Set the limit."""

LOAD_CSV: Final[Operation[None]] = Operation(
    name="books.load_csv",
    method="POST",
    path="/toy/bulk/csv",
    retry="never",
    structure=nothing,
    returns="None",
    host="bulk",
    body=Body(style="csv", content_type="application/csv"),
    data_token=True,
    role="librarian",
)
"""Load rows."""

LOAD_JSON: Final[Operation[None]] = Operation(
    name="books.load_json",
    method="POST",
    path="/toy/bulk/json",
    retry="never",
    structure=nothing,
    returns="None",
    host="bulk",
    body=Body(style="ndjson", content_type="application/json"),
    data_token=True,
)
"""Load records."""

DELETE: Final[Operation[None]] = Operation(
    name="books.delete",
    method="DELETE",
    path="/toy/books/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="book", wire="id", required=True),),
)
"""Throw a book away."""

SCRIPT: Final[Operation[str]] = Operation(
    name="books.script",
    method="GET",
    path="/toy/config.js",
    retry="safe",
    structure=text,
    returns="str",
    type=str,
    envelope="text",
)
"""Return the script."""

PROBE: Final[Operation[Any]] = Operation(
    name="books.probe",
    method="GET",
    path="/toy/probe",
    retry="safe",
    structure=anything,
    returns="Any",
    envelope="any",
)
"""Return whatever is there."""

READERS: Final[Operation[list[Reader]]] = Operation(
    name="books.readers",
    method="GET",
    path="/toy/readers",
    retry="safe",
    structure=list_of(Reader.from_json),
    returns="list[Reader]",
    type=list[Reader],
    query_params=(
        Param(name="page_size", wire="limit"),
        Param(name="start", wire="start"),
        Param(name="columns", wire="columns", list_style="comma"),
    ),
    paging=Paging(
        cursor_param="start",
        limit_param="page_size",
        max_limit=50,
        fields_param="columns",
        cursor_fields=("_more",),
    ),
)
"""Scan the readers, page by page."""
