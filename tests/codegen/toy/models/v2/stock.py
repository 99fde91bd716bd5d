# generated from endpoints/v2/stock.toml; do not edit
"""Models of `client.v2.stock`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Self, TypeVar

import attrs
from toy.workflows import workflow_class

from lytics_async.call.configuration import Credential, JobConfig
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import mismatch, plain, unlisted

C = TypeVar("C", bound=JobConfig)


@lazy_extra
@attrs.define(kw_only=True)
class Book:
    """A book, as v2 has it."""

    uid: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.uid = uid_ = get("uid")
        if type(uid_) is not str:
            mismatch("str", uid_)
        if not _book_fields.issuperset(value):
            self.extra = unlisted(value, _book_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"uid": self.uid, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class BookFields:
    """What a book is made of.

    Attributes:
        uid: the same as in the path.
        title: the title.
        extra: further fields to send.
    """

    title: str
    uid: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.title = title_ = get("title")
        if type(title_) is not str:
            mismatch("str", title_)
        self.uid = uid_ = get("uid", UNSET)
        if type(uid_) is not str and uid_ is not UNSET:
            mismatch("str", uid_)
        if not _book_fields_fields.issuperset(value):
            self.extra = unlisted(value, _book_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "title": self.title,
            "name": self.title,
            "uid": self.uid,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class Order(Generic[C]):
    """An order of books, with what the shop needs to know."""

    id: str
    config: C = attrs.field(metadata={"configuration": True})
    workflow: str | None = None
    request_id: str | None = None
    done: bool | None = None
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
        config_: Any = workflow_class(get("workflow")).from_json(get("config"))
        self.config = config_
        self.workflow = workflow_ = get("workflow")
        if type(workflow_) is not str and workflow_ is not None:
            mismatch("str", workflow_)
        self.request_id = request_id_ = get("request_id")
        if type(request_id_) is not str and request_id_ is not None:
            mismatch("str", request_id_)
        self.done = done_ = get("done")
        if type(done_) is not bool and done_ is not None:
            mismatch("bool", done_)
        if not _order_fields.issuperset(value):
            self.extra = unlisted(value, _order_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "config": plain(self.config),
            "workflow": self.workflow,
            "request_id": self.request_id,
            "done": self.done,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class OrderFields:
    """What an order is made of.

    Attributes:
        config: what the shop needs to know.
        count: how many.
        extra: further fields to send.
    """

    config: JobConfig | Mapping[str, Any] = attrs.field(metadata={"configuration": True})
    count: int
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.config = get("config")
        self.count = count_ = get("count")
        if type(count_) is not int:
            mismatch("int", count_)
        if not _order_fields_fields.issuperset(value):
            self.extra = unlisted(value, _order_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "config": plain(self.config),
            "count": self.count,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class KeyFields:
    """What a key is made of.

    Attributes:
        config: what the shop takes.
        extra: further fields to send.
    """

    config: Credential | Mapping[str, Any] = attrs.field(metadata={"configuration": True})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.config = get("config")
        if not _key_fields_fields.issuperset(value):
            self.extra = unlisted(value, _key_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"config": plain(self.config), **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


_book_fields = frozenset({"uid"})
_book_fields_fields = frozenset({"title", "uid"})
_order_fields = frozenset({"id", "config", "workflow", "request_id", "done"})
_order_fields_fields = frozenset({"config", "count"})
_key_fields_fields = frozenset({"config"})
