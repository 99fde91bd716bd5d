# generated from endpoints/v1/stream.toml; do not edit
"""Models of `client.streams`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Literal, Self

import attrs

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import lazy_extra, mismatch, plain, texts, time, unlisted


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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 13:
            value = _stream_blank | value
        try:
            found = _stream(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_blank | value
            found = _stream(value)
        (
            id_,
            slug_,
            label_,
            description_,
            channel_,
            method_,
            tables_,
            providers_,
            hidden_,
            account_id_,
            aid_,
            created_,
            updated_,
        ) = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        if type(channel_) is not str and channel_ is not None:
            mismatch("str", channel_)
        if type(method_) is not str and method_ is not None:
            mismatch("str", method_)
        tables_ = texts(tables_)
        providers_ = texts(providers_)
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.slug = slug_
        self.label = label_
        self.description = description_
        self.channel = channel_
        self.method = method_
        self.tables = tables_
        self.providers = providers_
        self.hidden = hidden_
        self.account_id = account_id_
        self.aid = aid_
        self.created = created_
        self.updated = updated_
        if len(value) > 13:
            self.extra = unlisted(value, _stream_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 8:
            value = _stream_create_blank | value
        try:
            found = _stream_create(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_create_blank | value
            found = _stream_create(value)
        slug_, channel_, label_, description_, tables_, providers_, hidden_, method_ = found
        if type(slug_) is not str:
            mismatch("str", slug_)
        if type(channel_) is not str:
            mismatch("str", channel_)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        if tables_ is not UNSET:
            tables_ = texts(tables_)
        if providers_ is not UNSET:
            providers_ = texts(providers_)
        if type(hidden_) is not bool and hidden_ is not UNSET:
            mismatch("bool", hidden_)
        if type(method_) is not str and method_ is not UNSET:
            mismatch("str", method_)
        self = cls.__new__(cls)
        self.slug = slug_
        self.channel = channel_
        self.label = label_
        self.description = description_
        self.tables = tables_
        self.providers = providers_
        self.hidden = hidden_
        self.method = method_
        if len(value) > 8:
            self.extra = unlisted(value, _stream_create_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 5:
            value = _stream_update_blank | value
        try:
            found = _stream_update(value)
        except KeyError:  # it has unknown ones instead
            value = _stream_update_blank | value
            found = _stream_update(value)
        slug_, channel_, label_, description_, providers_ = found
        if type(slug_) is not str:
            mismatch("str", slug_)
        if type(channel_) is not str and channel_ is not UNSET:
            mismatch("str", channel_)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        if providers_ is not UNSET:
            providers_ = texts(providers_)
        self = cls.__new__(cls)
        self.slug = slug_
        self.channel = channel_
        self.label = label_
        self.description = description_
        self.providers = providers_
        if len(value) > 5:
            self.extra = unlisted(value, _stream_update_blank)
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


_stream_blank = {
    "id": None,
    "slug": None,
    "label": None,
    "description": None,
    "channel": None,
    "method": None,
    "tables": None,
    "providers": None,
    "hidden": None,
    "account_id": None,
    "aid": None,
    "created": None,
    "updated": None,
}
_stream = itemgetter(*_stream_blank)
_stream_create_blank = {
    "slug": None,
    "channel": None,
    "label": UNSET,
    "description": UNSET,
    "tables": UNSET,
    "providers": UNSET,
    "hidden": UNSET,
    "method": UNSET,
}
_stream_create = itemgetter(*_stream_create_blank)
_stream_update_blank = {
    "slug": None,
    "channel": UNSET,
    "label": UNSET,
    "description": UNSET,
    "providers": UNSET,
}
_stream_update = itemgetter(*_stream_update_blank)
