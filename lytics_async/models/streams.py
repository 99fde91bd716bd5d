# generated from endpoints/v1/stream.toml; do not edit
"""Models of `client.streams`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import mismatch, plain, texts, time, unlisted
from lytics_async.operation import UNSET, Unset


@attrs.define(kw_only=True)
class Stream:
    """The configuration of one stream.

    Attributes:
        id: id (hash) of the stream.
        slug: name that records are collected under and that an LQL `FROM` takes.
        label: name for people.
        description: text for people.
        channel: where its records come from.
        method: how its records come; empty when nobody said.
        tables: tables that it writes to.
        providers: providers that send on it.
        hidden: whether it is kept out of the statistics.
        account_id: account it belongs to.
        aid: short number of that account.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        slug_ = get("slug")
        if slug_ is None:
            absent += "slug" not in value
        elif type(slug_) is not str:
            mismatch("str", slug_)
        label_ = get("label")
        if label_ is None:
            absent += "label" not in value
        elif type(label_) is not str:
            mismatch("str", label_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        channel_ = get("channel")
        if channel_ is None:
            absent += "channel" not in value
        elif type(channel_) is not str:
            mismatch("str", channel_)
        method_ = get("method")
        if method_ is None:
            absent += "method" not in value
        elif type(method_) is not str:
            mismatch("str", method_)
        tables_ = get("tables")
        if tables_ is None:
            absent += "tables" not in value
        tables_ = texts(tables_)
        providers_ = get("providers")
        if providers_ is None:
            absent += "providers" not in value
        providers_ = texts(providers_)
        hidden_ = get("hidden")
        if hidden_ is None:
            absent += "hidden" not in value
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        aid_ = get("aid")
        if aid_ is None:
            absent += "aid" not in value
        elif type(aid_) is not int:
            mismatch("int", aid_)
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
        extra = unlisted(Stream, value) if len(value) + absent > 13 else {}
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
        self.extra = extra
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
            **self.extra,
        }


# No body is declared; the fields are those that the text lists, where all but the first two
# are optional.
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
        get = value.get
        absent = 0
        slug_ = get("slug")
        if type(slug_) is not str:
            mismatch("str", slug_)
        channel_ = get("channel")
        if type(channel_) is not str:
            mismatch("str", channel_)
        label_ = get("label", UNSET)
        if label_ is UNSET:
            absent += 1
        elif type(label_) is not str:
            mismatch("str", label_)
        description_ = get("description", UNSET)
        if description_ is UNSET:
            absent += 1
        elif type(description_) is not str:
            mismatch("str", description_)
        tables_ = get("tables", UNSET)
        if tables_ is UNSET:
            absent += 1
        else:
            tables_ = texts(tables_)
        providers_ = get("providers", UNSET)
        if providers_ is UNSET:
            absent += 1
        else:
            providers_ = texts(providers_)
        hidden_ = get("hidden", UNSET)
        if hidden_ is UNSET:
            absent += 1
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        method_ = get("method", UNSET)
        if method_ is UNSET:
            absent += 1
        elif type(method_) is not str:
            mismatch("str", method_)
        extra = unlisted(StreamCreate, value) if len(value) + absent > 8 else {}
        self = cls.__new__(cls)
        self.slug = slug_
        self.channel = channel_
        self.label = label_
        self.description = description_
        self.tables = tables_
        self.providers = providers_
        self.hidden = hidden_
        self.method = method_
        self.extra = extra
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
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


# No body is declared; the fields are those that the text lists, where all but the first are
# optional.
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
        get = value.get
        absent = 0
        slug_ = get("slug")
        if type(slug_) is not str:
            mismatch("str", slug_)
        channel_ = get("channel", UNSET)
        if channel_ is UNSET:
            absent += 1
        elif type(channel_) is not str:
            mismatch("str", channel_)
        label_ = get("label", UNSET)
        if label_ is UNSET:
            absent += 1
        elif type(label_) is not str:
            mismatch("str", label_)
        description_ = get("description", UNSET)
        if description_ is UNSET:
            absent += 1
        elif type(description_) is not str:
            mismatch("str", description_)
        providers_ = get("providers", UNSET)
        if providers_ is UNSET:
            absent += 1
        else:
            providers_ = texts(providers_)
        extra = unlisted(StreamUpdate, value) if len(value) + absent > 5 else {}
        self = cls.__new__(cls)
        self.slug = slug_
        self.channel = channel_
        self.label = label_
        self.description = description_
        self.providers = providers_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "slug": self.slug,
            "channel": self.channel,
            "label": self.label,
            "description": self.description,
            "providers": self.providers,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra
