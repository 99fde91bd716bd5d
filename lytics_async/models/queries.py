# generated from endpoints/v1/query.toml; do not edit
"""Models of `client.queries`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.model import mismatch, plain, time, unlisted


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
        get = value.get
        absent = 0
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        text_ = get("text")
        if text_ is None:
            absent += "text" not in value
        elif type(text_) is not str:
            mismatch("str", text_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        extra = unlisted(Query, value) if len(value) + absent > 4 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.text = text_
        self.created = created_
        self.updated = updated_
        self.extra = extra
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
