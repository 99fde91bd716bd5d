# generated from endpoints/v2/stock.toml; do not edit
"""Models of `client.v2.stock`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.model import mismatch


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
        rest = value.copy()
        pop = rest.pop
        uid_ = pop("uid", None)
        if type(uid_) is not str:
            mismatch("str", uid_)
        self = cls.__new__(cls)
        self.uid = uid_
        self.extra = rest
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"uid": self.uid, **self.extra}
