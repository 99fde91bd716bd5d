# generated from endpoints/v1/system_events.toml; do not edit
"""Models of `client.system_events`."""

from __future__ import annotations

from typing import Any, Literal, Self

import attrs

from lytics_async.model import anything, list_of, map_of, mismatch, plain, unlisted


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
        extra: fields of the answer that are not listed here.
    """

    id: str
    ts: int | str | None = None
    verb: Literal["created", "updated", "deleted", "status", "clustered"] | str | None = None
    subject_type: Literal["entity", "segment", "work", "account", "user"] | str | None = None
    subject_id: str | None = None
    priority: int | None = None
    related: list[SystemEventSubject] = attrs.field(factory=list)
    # Published with one name, in, which is a time; the names are surely an open set.
    context: dict[str, Any] = attrs.field(factory=dict)
    account_id: str | None = None
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
        ts_ = get("ts")
        if ts_ is None:
            absent += "ts" not in value
        elif type(ts_) is not int and type(ts_) is not str:
            mismatch("int or str", ts_)
        verb_ = get("verb")
        if verb_ is None:
            absent += "verb" not in value
        elif type(verb_) is not str:
            mismatch("str", verb_)
        subject_type_ = get("subject_type")
        if subject_type_ is None:
            absent += "subject_type" not in value
        elif type(subject_type_) is not str:
            mismatch("str", subject_type_)
        subject_id_ = get("subject_id")
        if subject_id_ is None:
            absent += "subject_id" not in value
        elif type(subject_id_) is not str:
            mismatch("str", subject_id_)
        priority_ = get("priority")
        if priority_ is None:
            absent += "priority" not in value
        elif type(priority_) is not int:
            mismatch("int", priority_)
        related_ = get("related")
        if related_ is None:
            absent += "related" not in value
        related_ = _list_of_system_event_subject(related_)
        context_ = get("context")
        if context_ is None:
            absent += "context" not in value
        context_ = _map_of_anything(context_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        extra = unlisted(SystemEvent, value) if len(value) + absent > 9 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.ts = ts_
        self.verb = verb_
        self.subject_type = subject_type_
        self.subject_id = subject_id_
        self.priority = priority_
        self.related = related_
        self.context = context_
        self.account_id = account_id_
        self.extra = extra
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
            **self.extra,
        }


@attrs.define(kw_only=True)
class SystemEventSubject:
    """A thing that an event was about.

    Attributes:
        type: kind of thing, such as `segment`.
        id: its id.
        extra: fields of the answer that are not listed here.
    """

    type: str | None = None
    id: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        extra = unlisted(SystemEventSubject, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.type = type_
        self.id = id_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"type": self.type, "id": self.id, **self.extra}


_list_of_system_event_subject = list_of(SystemEventSubject.from_json)
_map_of_anything = map_of(anything)
