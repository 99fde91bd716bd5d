# generated from endpoints/v1/stream.toml; do not edit
"""Models of `client.streams`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import mismatch, plain, texts, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Stream:
    """The configuration of one stream.

    Attributes:
        id: id (hash) of the stream.
        slug: name that records are collected under and that an LQL `FROM` takes.
        label: name for people.
        description: text for people.
        channel: where its records come from.
        method: how its records come; empty when it was not set.
        tables: tables that it writes to.
        providers: providers that send on it.
        hidden: whether it is kept out of the statistics.
        account_id: account it belongs to.
        aid: short number of that account.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the response that are not listed here.
    """

    id: str
    slug: str | None = None
    # Not in the published schema, but it can be set.
    label: str | None = None
    # Not in the published schema, but it can be set.
    description: str | None = None
    channel: Literal["web", "email", "mobile", "ad", "sms", "pos"] | str | None = None
    method: Literal["bulk", "streaming"] | str | None = None
    # Published without an item type; the text of the create call speaks of names.
    tables: list[str] = attrs.field(factory=list)
    # Published without an item type; the text of the create call speaks of names.
    providers: list[str] = attrs.field(factory=list)
    hidden: bool | None = None
    account_id: str | None = None
    aid: int | None = None
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.channel = channel_ = get("channel")
        if type(channel_) is not str and channel_ is not None:
            mismatch("str", channel_)
        self.method = method_ = get("method")
        if type(method_) is not str and method_ is not None:
            mismatch("str", method_)
        self.tables = texts(get("tables"))
        self.providers = texts(get("providers"))
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        if not _stream_fields.issuperset(value):
            self.extra = unlisted(value, _stream_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "slug": self.slug,
            "label": self.label,
            "description": self.description,
            "channel": self.channel,
            "method": self.method,
            "tables": self.tables,
            "providers": self.providers,
            "hidden": self.hidden,
            "account_id": self.account_id,
            "aid": self.aid,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


# No body is declared; the fields are those that the text lists, where all but the first two
# are optional.
@lazy_extra
@attrs.define(kw_only=True)
class StreamCreate:
    """What a new stream is made of.

    Attributes:
        slug: name to collect under.
        channel: where its records come from.
        label: name for people.
        description: text for people.
        tables: tables that it writes to.
        providers: providers that send on it.
        hidden: keep it out of the statistics.
        method: how its records come.
        extra: further fields to send.
    """

    slug: str
    channel: Literal["web", "email", "mobile", "ad", "sms", "pos"] | str
    label: str | Unset = UNSET
    description: str | Unset = UNSET
    tables: Sequence[str] | Unset = UNSET
    providers: Sequence[str] | Unset = UNSET
    hidden: bool | Unset = UNSET
    method: Literal["bulk", "streaming"] | str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str:
            mismatch("str", slug_)
        self.channel = channel_ = get("channel")
        if type(channel_) is not str:
            mismatch("str", channel_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        self.tables = tables_ = get("tables", UNSET)
        if tables_ is not UNSET:
            self.tables = texts(tables_)
        self.providers = providers_ = get("providers", UNSET)
        if providers_ is not UNSET:
            self.providers = texts(providers_)
        self.hidden = hidden_ = get("hidden", UNSET)
        if type(hidden_) is not bool and hidden_ is not UNSET:
            mismatch("bool", hidden_)
        self.method = method_ = get("method", UNSET)
        if type(method_) is not str and method_ is not UNSET:
            mismatch("str", method_)
        if not _stream_create_fields.issuperset(value):
            self.extra = unlisted(value, _stream_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "slug": self.slug,
            "channel": self.channel,
            "label": self.label,
            "description": self.description,
            "tables": self.tables,
            "providers": self.providers,
            "hidden": self.hidden,
            "method": self.method,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# No body is declared; the fields are those that the text lists, where all but the first are
# optional.
@lazy_extra
@attrs.define(kw_only=True)
class StreamUpdate:
    """What of a stream is to change; what is given replaces what is stored.

    Attributes:
        slug: name to collect under, the present one or a new one.
        channel: where its records come from.
        label: name for people.
        description: text for people.
        providers: providers that send on it; send all of them.
        extra: further fields to send.
    """

    slug: str
    channel: Literal["web", "email", "mobile", "ad", "sms", "pos"] | str | Unset = UNSET
    label: str | Unset = UNSET
    description: str | Unset = UNSET
    providers: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str:
            mismatch("str", slug_)
        self.channel = channel_ = get("channel", UNSET)
        if type(channel_) is not str and channel_ is not UNSET:
            mismatch("str", channel_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        self.providers = providers_ = get("providers", UNSET)
        if providers_ is not UNSET:
            self.providers = texts(providers_)
        if not _stream_update_fields.issuperset(value):
            self.extra = unlisted(value, _stream_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "slug": self.slug,
            "channel": self.channel,
            "label": self.label,
            "description": self.description,
            "providers": self.providers,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_stream_fields = frozenset(
    {
        "id",
        "slug",
        "label",
        "description",
        "channel",
        "method",
        "tables",
        "providers",
        "hidden",
        "account_id",
        "aid",
        "created",
        "updated",
    }
)
_stream_create_fields = frozenset(
    {"slug", "channel", "label", "description", "tables", "providers", "hidden", "method"}
)
_stream_update_fields = frozenset({"slug", "channel", "label", "description", "providers"})
