# generated from endpoints/v1/shop.toml; do not edit
"""Models of `client.sales_desk`."""

from __future__ import annotations

from typing import Any, Self

import attrs
from toy.models.books import Book

from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import mismatch, plain, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Sale:
    """One sale."""

    book: Book
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.book = Book.from_json(get("book"))
        if not _sale_fields.issuperset(value):
            self.extra = unlisted(value, _sale_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"book": plain(self.book), **plain(self.extra)}


_sale_fields = frozenset({"book"})
