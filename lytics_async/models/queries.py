# generated from endpoints/v1/query.toml; do not edit
"""Models of `client.queries`."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.call.structure import lazy_extra, mismatch, plain, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Query:
    """One LQL statement as it is stored.

    Attributes:
        id: id; None for a text that was only checked.
        text: the LQL text.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the response that are not listed here.
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
        if len(value) < 4:
            value = _query_blank | value
        try:
            found = _query(value)
        except KeyError:  # it has unknown ones instead
            value = _query_blank | value
            found = _query(value)
        id_, text_, created_, updated_ = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if type(text_) is not str and text_ is not None:
            mismatch("str", text_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.text = text_
        self.created = created_
        self.updated = updated_
        if len(value) > 4:
            self.extra = unlisted(value, _query_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "text": self.text,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


_query_blank = {"id": None, "text": None, "created": None, "updated": None}
_query = itemgetter(*_query_blank)
