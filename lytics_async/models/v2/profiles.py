# generated from endpoints/v2/profiles.toml; do not edit
"""Models of `client.v2.profiles`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET
from lytics_async.call.structure import (
    anything,
    list_of,
    map_of,
    mismatch,
    plain,
    text,
    texts,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class ProfileLookup:
    """A profile, and where its fields come from.

    Attributes:
        entity: the fields of the profile by name.
        keys: identities of the profile.
        fragments: the parts that make up the profile.
        field_sources: streams that each field comes from; only with `field_sources=True`.
        extra: fields of the response that are not listed here.
    """

    entity: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    keys: list[IdentityKey] = attrs.field(factory=list)
    fragments: list[IdentityFragment] = attrs.field(factory=list)
    field_sources: dict[str, list[str]] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.entity = _map_of_anything(get("entity"))
        self.keys = _list_of_identity_key(get("keys"))
        self.fragments = _list_of_identity_fragment(get("fragments"))
        self.field_sources = _map_of_texts(get("field_sources"))
        if not _profile_lookup_fields.issuperset(value):
            self.extra = unlisted(value, _profile_lookup_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "entity": plain(self.entity),
            "keys": plain(self.keys),
            "fragments": plain(self.fragments),
            "field_sources": self.field_sources,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class IdentityKey:
    """One identity: a field and its value.

    Attributes:
        key: name of the field.
        value: its value.
        extra: fields of the response that are not listed here.
    """

    key: str | None = None
    value: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.key = key_ = get("key")
        if type(key_) is not str and key_ is not None:
            mismatch("str", key_)
        self.value = value_ = get("value")
        if type(value_) is not str and value_ is not None:
            mismatch("str", value_)
        if not _identity_key_fields.issuperset(value):
            self.extra = unlisted(value, _identity_key_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"key": self.key, "value": self.value, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class IdentityFragment:
    """A part of a profile: what came in under the same identities.

    Attributes:
        keys: identities of the fragment.
        neighbors: identities that lead to other fragments of the profile.
        neighbor_limit: whether more neighbors exist than the limit allows.
        conflict: whether it contradicts another fragment.
        conflicts_with: the fragment that it contradicts.
        streams: streams that it came from.
        created: time of its first record.
        modified: time of its last record.
        extra: fields of the response that are not listed here.
    """

    keys: list[IdentityKey] = attrs.field(factory=list)
    neighbors: list[IdentityKey] = attrs.field(factory=list)
    neighbor_limit: bool | None = None
    conflict: bool | None = None
    conflicts_with: str | None = None
    streams: list[str] = attrs.field(factory=list)
    created: str | None = None
    modified: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.keys = _list_of_identity_key(get("keys"))
        self.neighbors = _list_of_identity_key(get("neighbors"))
        self.neighbor_limit = neighbor_limit_ = get("neighbor_limit")
        if type(neighbor_limit_) is not bool and neighbor_limit_ is not None:
            mismatch("bool", neighbor_limit_)
        self.conflict = conflict_ = get("conflict")
        if type(conflict_) is not bool and conflict_ is not None:
            mismatch("bool", conflict_)
        self.conflicts_with = conflicts_with_ = get("conflicts_with")
        if type(conflicts_with_) is not str and conflicts_with_ is not None:
            mismatch("str", conflicts_with_)
        self.streams = texts(get("streams"))
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.modified = modified_ = get("modified")
        if type(modified_) is not str and modified_ is not None:
            mismatch("str", modified_)
        if not _identity_fragment_fields.issuperset(value):
            self.extra = unlisted(value, _identity_fragment_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "keys": plain(self.keys),
            "neighbors": plain(self.neighbors),
            "neighbor_limit": self.neighbor_limit,
            "conflict": self.conflict,
            "conflicts_with": self.conflicts_with,
            "streams": self.streams,
            "created": self.created,
            "modified": self.modified,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ProfileDeletion:
    """A deletion that was requested, and its state.

    Attributes:
        request_id: id to ask for the state with.
        completed: whether the deletion is done.
        state: state as a word; no list of words is published.
        requested: time of the request.
        submitted: time at which the deletion was handed over.
        extra: fields of the response that are not listed here.
    """

    request_id: str | None = None
    completed: bool | None = None
    state: str | None = None
    requested: str | None = None
    submitted: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.request_id = request_id_ = get("request_id")
        if type(request_id_) is not str and request_id_ is not None:
            mismatch("str", request_id_)
        self.completed = completed_ = get("completed")
        if type(completed_) is not bool and completed_ is not None:
            mismatch("bool", completed_)
        self.state = state_ = get("state")
        if type(state_) is not str and state_ is not None:
            mismatch("str", state_)
        self.requested = requested_ = get("requested")
        if type(requested_) is not str and requested_ is not None:
            mismatch("str", requested_)
        self.submitted = submitted_ = get("submitted")
        if type(submitted_) is not str and submitted_ is not None:
            mismatch("str", submitted_)
        if not _profile_deletion_fields.issuperset(value):
            self.extra = unlisted(value, _profile_deletion_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "request_id": self.request_id,
            "completed": self.completed,
            "state": self.state,
            "requested": self.requested,
            "submitted": self.submitted,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class BulkDeletion:
    """The result of a queued deletion of many profiles.

    Attributes:
        successes: id of the request by value, for each value that was accepted.
        errors: what is wrong by value, for each value that was not accepted.
        extra: fields of the response that are not listed here.
    """

    successes: dict[str, str] = attrs.field(factory=dict)
    errors: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.successes = _map_of_text(get("successes"))
        self.errors = _map_of_anything(get("errors"))
        if not _bulk_deletion_fields.issuperset(value):
            self.extra = unlisted(value, _bulk_deletion_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"successes": self.successes, "errors": plain(self.errors), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class ProfileLookupRequest:
    """Which profile to look up.

    Attributes:
        table: table of the profile, mostly `user`.
        key: name of the identity field.
        value: value of the identity field.
        extra: further fields to send.
    """

    table: str
    # The published text says key, the vendor's newer notes say field; both are sent.
    key: str
    value: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.table = table_ = get("table")
        if type(table_) is not str:
            mismatch("str", table_)
        self.key = key_ = get("key")
        if type(key_) is not str:
            mismatch("str", key_)
        self.value = value_ = get("value")
        if type(value_) is not str:
            mismatch("str", value_)
        if not _profile_lookup_request_fields.issuperset(value):
            self.extra = unlisted(value, _profile_lookup_request_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "table": self.table,
            "key": self.key,
            "field": self.key,
            "value": self.value,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_map_of_anything = map_of(anything)
_list_of_identity_key = list_of(IdentityKey.from_json)
_list_of_identity_fragment = list_of(IdentityFragment.from_json)
_map_of_texts = map_of(texts)
_profile_lookup_fields = frozenset({"entity", "keys", "fragments", "field_sources"})
_identity_key_fields = frozenset({"key", "value"})
_identity_fragment_fields = frozenset(
    {
        "keys",
        "neighbors",
        "neighbor_limit",
        "conflict",
        "conflicts_with",
        "streams",
        "created",
        "modified",
    }
)
_profile_deletion_fields = frozenset({"request_id", "completed", "state", "requested", "submitted"})
_map_of_text = map_of(text)
_bulk_deletion_fields = frozenset({"successes", "errors"})
_profile_lookup_request_fields = frozenset({"table", "key", "value"})
