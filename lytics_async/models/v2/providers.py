# generated from endpoints/v2/providers.toml; do not edit
"""Models of `client.v2.providers`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import mismatch, plain, unlisted


# The form of the response is not published; is_connected is in the vendor's newer notes,
# the other fields are those of API v1.
@lazy_extra
@attrs.define(kw_only=True)
class Provider:
    """One provider.

    Attributes:
        id: its id.
        slug: its name for machines.
        name: its name for people.
        is_connected: whether the account has a credential for it.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    slug: str | None = None
    name: str | None = None
    is_connected: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.is_connected = is_connected_ = get("is_connected")
        if type(is_connected_) is not bool and is_connected_ is not None:
            mismatch("bool", is_connected_)
        if not _provider_fields.issuperset(value):
            self.extra = unlisted(value, _provider_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "slug": self.slug,
            "name": self.name,
            "is_connected": self.is_connected,
            **plain(self.extra),
        }


_provider_fields = frozenset({"id", "slug", "name", "is_connected"})
