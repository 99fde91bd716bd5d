# generated from endpoints/v1/shop.toml; do not edit
"""Models of `client.sales_desk`."""

from __future__ import annotations

from typing import Any, Self

import attrs
from toy.models.books import Book

from lytics_async.model import mismatch, plain, unlisted


@attrs.define(kw_only=True)
class Sale:
    """One sale."""

    book: Book
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        book_ = get("book")
        book_ = Book.from_json(book_)
        extra = unlisted(Sale, value) if len(value) > 1 else {}
        self = cls.__new__(cls)
        self.book = book_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"book": plain(self.book), **self.extra}
