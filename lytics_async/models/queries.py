# generated from endpoints/v1/query.toml; do not edit
"""Models of `client.queries`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.model import mismatch, plain, time


@attrs.define(kw_only=True)
class Query:
    """One LQL statement as it is stored.

    Attributes:
        id: id; None for a text that was only checked.
        text: the LQL text.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the answer that are not listed here.
    """

    # The page shows an id for checked texts too, but nothing is stored that could have one.
    id: str | None = None
    text: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if id_ is not None and type(id_) is not str:
            mismatch("str", id_)
        text_ = pop("text", None)
        if text_ is not None and type(text_) is not str:
            mismatch("str", text_)
        created_ = pop("created", None)
        if created_ is not None:
            created_ = time(created_)
        updated_ = pop("updated", None)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.text = text_
        self.created = created_
        self.updated = updated_
        self.extra = rest
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "text": self.text,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **self.extra,
        }
