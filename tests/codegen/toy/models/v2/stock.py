# generated from endpoints/v2/stock.toml; do not edit
"""Models of `client.v2.stock`."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.call.structure import lazy_extra, mismatch, plain, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Book:
    """A book, as v2 has it."""

    uid: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _book_blank | value
        try:
            found = _book(value)
        except KeyError:  # it has unknown ones instead
            value = _book_blank | value
            found = _book(value)
        uid_ = found
        if type(uid_) is not str:
            mismatch("str", uid_)
        self = cls.__new__(cls)
        self.uid = uid_
        if len(value) > 1:
            self.extra = unlisted(value, _book_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"uid": self.uid, **plain(self.extra)}


_book_blank = {"uid": None}
_book = itemgetter(*_book_blank)
