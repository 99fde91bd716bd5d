# generated from endpoints/v2/system_events.toml; do not edit
"""Models of `client.v2.system_events`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import anything, list_of, map_of, mismatch, plain, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class SystemEvent:
    """One change: something was done to a subject.

    Attributes:
        id: id of the event.
        timestamp: when it was.
        verb: what was done.
        subject_type: kind of thing that it was done to.
        subject_id: id of that thing.
        user_id: id of the user who did it.
        notes: what else is to be said about it.
        context: further facts by name.
        related: other things that it was about.
        account_id: id of the account.
        aid: number of the account.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    timestamp: datetime | None = None
    verb: Literal["created", "updated", "deleted", "status"] | str | None = None
    subject_type: (
        Literal["work", "auth", "segment", "entity", "account", "user", "report"] | str | None
    ) = None
    subject_id: str | None = None
    user_id: str | None = None
    notes: str | None = None
    context: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    related: list[RelatedSubject] = attrs.field(factory=list)
    account_id: str | None = None
    aid: int | None = None
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
        self.timestamp = timestamp_ = get("timestamp")
        if timestamp_ is not None:
            self.timestamp = time(timestamp_)
        self.verb = verb_ = get("verb")
        if type(verb_) is not str and verb_ is not None:
            mismatch("str", verb_)
        self.subject_type = subject_type_ = get("subject_type")
        if type(subject_type_) is not str and subject_type_ is not None:
            mismatch("str", subject_type_)
        self.subject_id = subject_id_ = get("subject_id")
        if type(subject_id_) is not str and subject_id_ is not None:
            mismatch("str", subject_id_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.notes = notes_ = get("notes")
        if type(notes_) is not str and notes_ is not None:
            mismatch("str", notes_)
        self.context = _map_of_anything(get("context"))
        self.related = _list_of_related_subject(get("related"))
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        if not _system_event_fields.issuperset(value):
            self.extra = unlisted(value, _system_event_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "timestamp": plain(self.timestamp),
            "verb": self.verb,
            "subject_type": self.subject_type,
            "subject_id": self.subject_id,
            "user_id": self.user_id,
            "notes": self.notes,
            "context": plain(self.context),
            "related": plain(self.related),
            "account_id": self.account_id,
            "aid": self.aid,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RelatedSubject:
    """A thing that an event was about.

    Attributes:
        type: kind of thing.
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
        if not _related_subject_fields.issuperset(value):
            self.extra = unlisted(value, _related_subject_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"type": self.type, "id": self.id, **plain(self.extra)}


_map_of_anything = map_of(anything)
_list_of_related_subject = list_of(RelatedSubject.from_json)
_system_event_fields = frozenset(
    {
        "id",
        "timestamp",
        "verb",
        "subject_type",
        "subject_id",
        "user_id",
        "notes",
        "context",
        "related",
        "account_id",
        "aid",
    }
)
_related_subject_fields = frozenset({"type", "id"})
