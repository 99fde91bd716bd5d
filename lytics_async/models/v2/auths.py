# generated from endpoints/v2/auths.toml; do not edit
"""Models of `client.v2.auths`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.configuration import Credential
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import mismatch, plain, texts, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Auth:
    """The public part of a credential.

    Attributes:
        id: its id.
        label: its name; together with `type` it identifies a credential across accounts.
        type: its type; `lytics-auth-token` for an API token.
        status: whether it works.
        unhealthy: whether it was refused.
        description: what it is for.
        provider_id: id of the provider.
        provider_slug: name of the provider for machines.
        user_id: id of the user who stored it.
        account_id: id of the account.
        created: when it was stored.
        updated: when it was changed.
        last_accessed_at: when it was last used.
        scopes: what an API token may do.
        ttl: how long an API token lives.
        expires: when an API token expires; None = never.
        internal: whether Lytics uses the token itself.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    type: str | None = None
    status: Literal["healthy", "unhealthy", "unknown"] | str | None = None
    unhealthy: bool | None = None
    description: str | None = None
    provider_id: str | None = None
    provider_slug: str | None = None
    user_id: str | None = None
    account_id: str | None = None
    created: str | None = None
    updated: str | None = None
    last_accessed_at: str | None = None
    # API tokens only, in the vendor's newer notes.
    scopes: list[str] = attrs.field(factory=list)
    # API tokens only, in the vendor's newer notes.
    ttl: Any = attrs.field(default=None, repr=safe_repr)
    # API tokens only, in the vendor's newer notes.
    expires: datetime | None = None
    # API tokens only, in the vendor's newer notes.
    internal: bool | None = None
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
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.unhealthy = unhealthy_ = get("unhealthy")
        if type(unhealthy_) is not bool and unhealthy_ is not None:
            mismatch("bool", unhealthy_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.provider_slug = provider_slug_ = get("provider_slug")
        if type(provider_slug_) is not str and provider_slug_ is not None:
            mismatch("str", provider_slug_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.last_accessed_at = last_accessed_at_ = get("last_accessed_at")
        if type(last_accessed_at_) is not str and last_accessed_at_ is not None:
            mismatch("str", last_accessed_at_)
        self.scopes = texts(get("scopes"))
        self.ttl = get("ttl")
        self.expires = expires_ = get("expires")
        if expires_ is not None:
            self.expires = time(expires_)
        self.internal = internal_ = get("internal")
        if type(internal_) is not bool and internal_ is not None:
            mismatch("bool", internal_)
        if not _auth_fields.issuperset(value):
            self.extra = unlisted(value, _auth_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "type": self.type,
            "status": self.status,
            "unhealthy": self.unhealthy,
            "description": self.description,
            "provider_id": self.provider_id,
            "provider_slug": self.provider_slug,
            "user_id": self.user_id,
            "account_id": self.account_id,
            "created": self.created,
            "updated": self.updated,
            "last_accessed_at": self.last_accessed_at,
            "scopes": self.scopes,
            "ttl": plain(self.ttl),
            "expires": plain(self.expires),
            "internal": self.internal,
            **plain(self.extra),
        }


# The published body also has account_id, user_id and type, which the token and the path
# say.
@lazy_extra
@attrs.define(kw_only=True)
class AuthFields:
    """What a credential is made of.

    Attributes:
        label: its name.
        config: what the provider takes: an instance of a class of `lytics_async.credentials`, or a
            mapping.
        description: what it is for.
        provider_id: id of the provider.
        provider_slug: name of the provider for machines.
        extra: further fields to send.
    """

    label: str
    config: Credential | Mapping[str, Any] = attrs.field(metadata={"configuration": True})
    description: str | Unset | None = UNSET
    provider_id: str | Unset | None = UNSET
    provider_slug: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.config = get("config")
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.provider_id = provider_id_ = get("provider_id", UNSET)
        if type(provider_id_) is not str and provider_id_ is not UNSET and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.provider_slug = provider_slug_ = get("provider_slug", UNSET)
        if (
            type(provider_slug_) is not str
            and provider_slug_ is not UNSET
            and provider_slug_ is not None
        ):
            mismatch("str", provider_slug_)
        if not _auth_fields_fields.issuperset(value):
            self.extra = unlisted(value, _auth_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "config": plain(self.config),
            "description": self.description,
            "provider_id": self.provider_id,
            "provider_slug": self.provider_slug,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_auth_fields = frozenset(
    {
        "id",
        "label",
        "type",
        "status",
        "unhealthy",
        "description",
        "provider_id",
        "provider_slug",
        "user_id",
        "account_id",
        "created",
        "updated",
        "last_accessed_at",
        "scopes",
        "ttl",
        "expires",
        "internal",
    }
)
_auth_fields_fields = frozenset({"label", "config", "description", "provider_id", "provider_slug"})
