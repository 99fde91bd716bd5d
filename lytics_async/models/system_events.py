# generated from endpoints/v1/system_events.toml; do not edit
"""Models of `client.system_events`."""

from __future__ import annotations

from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import anything, list_of, map_of, mismatch, plain, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class SystemEvent:
    """One change: something was done to a subject.

    Attributes:
        id: id of the event.
        ts: when it was, Unix time in milliseconds, as the server writes it: mostly a string.
        verb: what was done.
        subject_type: kind of thing it was done to; the samples have others, such as
            `topic-document`.
        subject_id: id of that thing; for an entity its table, field and value, parted by slashes.
        priority: how much it matters; 2 in the samples.
        related: other things that it was about.
        context: what else is to be known, by name.
        account_id: account it happened in.
        extra: fields of the response that are not listed here.
    """

    id: str
    ts: int | str | None = None
    verb: Literal["created", "updated", "deleted", "status", "clustered"] | str | None = None
    subject_type: Literal["entity", "segment", "work", "account", "user"] | str | None = None
    subject_id: str | None = None
    priority: int | None = None
    related: list[SystemEventSubject] = attrs.field(factory=list)
    # Published with one name, in, which is a time; the set of names is probably open.
    context: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    account_id: str | None = None
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
        self.ts = ts_ = get("ts")
        if type(ts_) is not int and type(ts_) is not str and ts_ is not None:
            mismatch("int or str", ts_)
        self.verb = verb_ = get("verb")
        if type(verb_) is not str and verb_ is not None:
            mismatch("str", verb_)
        self.subject_type = subject_type_ = get("subject_type")
        if type(subject_type_) is not str and subject_type_ is not None:
            mismatch("str", subject_type_)
        self.subject_id = subject_id_ = get("subject_id")
        if type(subject_id_) is not str and subject_id_ is not None:
            mismatch("str", subject_id_)
        self.priority = priority_ = get("priority")
        if type(priority_) is not int and priority_ is not None:
            mismatch("int", priority_)
        self.related = _list_of_system_event_subject(get("related"))
        self.context = _map_of_anything(get("context"))
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if not _system_event_fields.issuperset(value):
            self.extra = unlisted(value, _system_event_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "ts": self.ts,
            "verb": self.verb,
            "subject_type": self.subject_type,
            "subject_id": self.subject_id,
            "priority": self.priority,
            "related": plain(self.related),
            "context": plain(self.context),
            "account_id": self.account_id,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SystemEventSubject:
    """A thing that an event was about.

    Attributes:
        type: kind of thing, such as `segment`.
        id: its id.
        extra: fields of the response that are not listed here.
    """

    type: str | None = None
    id: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if not _system_event_subject_fields.issuperset(value):
            self.extra = unlisted(value, _system_event_subject_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"type": self.type, "id": self.id, **plain(self.extra)}


_list_of_system_event_subject = list_of(SystemEventSubject.from_json)
_map_of_anything = map_of(anything)
_system_event_fields = frozenset(
    {
        "id",
        "ts",
        "verb",
        "subject_type",
        "subject_id",
        "priority",
        "related",
        "context",
        "account_id",
    }
)
_system_event_subject_fields = frozenset({"type", "id"})
