# generated from endpoints/v1/auth.toml; do not edit
"""Models of `client.auths`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    either,
    list_of,
    mismatch,
    plain,
    secret,
    text,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Auth:
    """The public part of a stored authorization, or of an API token.

    Attributes:
        id: id (hash) of the auth.
        account_id: account it belongs to.
        provider_id: provider it is for.
        provider_name: name of that provider.
        user_id: user who stored it.
        name: name for people.
        label: label for people; tokens that were made with one have it.
        description: text for people.
        auth_type: kind of auth; `api_token` for a token of this API.
        provider_slug: slug of the provider.
        scopes: role slugs of a token.
        ttl: how long a token lives, as a duration such as `720h0m0s`.
        expires: when a token expires; None for never.
        last_accessed_at: when it was used last.
        status: whether the provider still takes it.
        internal: whether the system made it for itself; never revoke such a token.
        aid: short number of the account.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the response that are not listed here.
    """

    id: str
    account_id: str | None = None
    provider_id: str | None = None
    provider_name: str | None = None
    user_id: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    name: str | None = None
    # Named by the vendor's notes of 2026 only.
    label: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    description: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    auth_type: str | None = attrs.field(default=None, metadata={"also": ("type",)})
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    provider_slug: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    scopes: list[str] = attrs.field(factory=list)
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    ttl: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    expires: datetime | None = None
    # Named by the vendor's notes of 2026 only.
    last_accessed_at: datetime | None = None
    # Named by the vendor's notes of 2026 only.
    status: str | None = None
    # Named by the vendor's notes of 2026 only.
    internal: bool | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    aid: int | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    created: datetime | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _auth_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.provider_name = provider_name_ = get("provider_name")
        if type(provider_name_) is not str and provider_name_ is not None:
            mismatch("str", provider_name_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.auth_type = auth_type_ = get("auth_type")
        if type(auth_type_) is not str and auth_type_ is not None:
            mismatch("str", auth_type_)
        self.provider_slug = provider_slug_ = get("provider_slug")
        if type(provider_slug_) is not str and provider_slug_ is not None:
            mismatch("str", provider_slug_)
        self.scopes = texts(get("scopes"))
        self.ttl = ttl_ = get("ttl")
        if type(ttl_) is not str and ttl_ is not None:
            mismatch("str", ttl_)
        self.expires = expires_ = get("expires")
        if expires_ is not None:
            self.expires = time(expires_)
        self.last_accessed_at = last_accessed_at_ = get("last_accessed_at")
        if last_accessed_at_ is not None:
            self.last_accessed_at = time(last_accessed_at_)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.internal = internal_ = get("internal")
        if type(internal_) is not bool and internal_ is not None:
            mismatch("bool", internal_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        if not _auth_fields.issuperset(value):
            self.extra = unlisted(value, _auth_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "account_id": self.account_id,
            "provider_id": self.provider_id,
            "provider_name": self.provider_name,
            "user_id": self.user_id,
            "name": self.name,
            "label": self.label,
            "description": self.description,
            "auth_type": self.auth_type,
            "provider_slug": self.provider_slug,
            "scopes": self.scopes,
            "ttl": self.ttl,
            "expires": plain(self.expires),
            "last_accessed_at": plain(self.last_accessed_at),
            "status": self.status,
            "internal": self.internal,
            "aid": self.aid,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class AuthConfigValue:
    """One value that a provider asks for.

    Attributes:
        name: its name, such as `apikey`.
        value: the value, a secret: it is stored encrypted and cannot be read again.
        extra: further fields to send.
    """

    name: str
    value: Secret | str = attrs.field(repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        self.value = secret(get("value"))
        if not _auth_config_value_fields.issuperset(value):
            self.extra = unlisted(value, _auth_config_value_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "value": plain(self.value),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class AuthCreate:
    """What a new authorization is made of.

    Attributes:
        provider_id: id or slug of the provider.
        config: the values that the provider asks for.
        extra: further fields to send.
    """

    provider_id: str | Unset = UNSET
    config: Sequence[AuthConfigValue | Mapping[str, Any]] | Unset = attrs.field(
        default=UNSET, repr=False
    )
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.provider_id = provider_id_ = get("provider_id", UNSET)
        if type(provider_id_) is not str and provider_id_ is not UNSET:
            mismatch("str", provider_id_)
        self.config = config_ = get("config", UNSET)
        if config_ is not UNSET:
            self.config = _list_of_auth_config_value(config_)
        if not _auth_create_fields.issuperset(value):
            self.extra = unlisted(value, _auth_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "provider_id": self.provider_id,
            "config": plain(self.config),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# No body is published for the update; its fields are taken from the create call, and `body`
# passes anything else.
@lazy_extra
@attrs.define(kw_only=True)
class AuthUpdate:
    """What of an authorization is to change.

    Attributes:
        provider_id: id or slug of the provider.
        config: the values that the provider asks for; send all of them.
        extra: further fields to send.
    """

    provider_id: str | Unset = UNSET
    config: Sequence[AuthConfigValue | Mapping[str, Any]] | Unset = attrs.field(
        default=UNSET, repr=False
    )
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.provider_id = provider_id_ = get("provider_id", UNSET)
        if type(provider_id_) is not str and provider_id_ is not UNSET:
            mismatch("str", provider_id_)
        self.config = config_ = get("config", UNSET)
        if config_ is not UNSET:
            self.config = _list_of_auth_config_value(config_)
        if not _auth_update_fields.issuperset(value):
            self.extra = unlisted(value, _auth_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "provider_id": self.provider_id,
            "config": plain(self.config),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ApiToken:
    """A new API token; the token itself is `api_key.reveal()`.

    Nothing here is required: a token exists once, so a response of an unexpected form must not lose
    it.

    Attributes:
        id: id (hash) of the auth that the token is, which `delete` takes; the middle part of the
            token.
        api_key: the token, a secret: `api_key.reveal()`. None if the server sent it in a form that
            this client does not know; it is then a Secret somewhere in `extra`.
        name: name for people.
        label: label for people.
        description: text for people.
        scopes: role slugs of the token.
        expires: when it expires; None for never. A text if it is not a time.
        account_id: account it belongs to.
        user_id: user who made it.
        auth_type: kind of auth, `api_token`.
        provider_id: Lytics itself, as a provider.
        provider_name: name of that provider.
        created: when it was made.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    # The vendor's notes of 2026 and a tested client have `config` as a list of names and
    # values, which wins; the published example of 2018 has `config[0].api_key`, which is read
    # as well. The last two places were seen nowhere, but a token exists once.
    api_key: Secret | None = attrs.field(
        default=None,
        repr=False,
        metadata={"also": ("config[api_key]", "config[].api_key", "config.api_key", "token")},
    )
    name: str | None = None
    # Named by the vendor's notes of 2026.
    label: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    description: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    scopes: list[str] = attrs.field(factory=list)
    # Not published for a response; a token must not be lost over a form of it.
    expires: datetime | str | None = None
    account_id: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    user_id: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    auth_type: str | None = None
    provider_id: str | None = None
    provider_name: str | None = None
    # Not in the published example; recorded responses, a tested client and the vendor's notes
    # of 2026 have it.
    created: datetime | str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _api_token_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.api_key = api_key_ = get("api_key")
        if api_key_ is not None:
            self.api_key = secret(api_key_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.scopes = texts(get("scopes"))
        self.expires = expires_ = get("expires")
        if expires_ is not None:
            self.expires = _either_time_text(expires_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.auth_type = auth_type_ = get("auth_type")
        if type(auth_type_) is not str and auth_type_ is not None:
            mismatch("str", auth_type_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.provider_name = provider_name_ = get("provider_name")
        if type(provider_name_) is not str and provider_name_ is not None:
            mismatch("str", provider_name_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = _either_time_text(created_)
        if not _api_token_fields.issuperset(value):
            self.extra = unlisted(value, _api_token_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "api_key": plain(self.api_key),
            "name": self.name,
            "label": self.label,
            "description": self.description,
            "scopes": self.scopes,
            "expires": plain(self.expires),
            "account_id": self.account_id,
            "user_id": self.user_id,
            "auth_type": self.auth_type,
            "provider_id": self.provider_id,
            "provider_name": self.provider_name,
            "created": plain(self.created),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ApiTokenCreate:
    """What a new API token may do, and for how long.

    The service needs `scopes`, and at least one of `label` and `description`.

    Attributes:
        name: name for people, such as the service that is to use it.
        scopes: what it may do: slugs of roles that you hold yourself, such as `data` or
            `v2_segment_view`.
        expires: how long it lives, in h, m and s, such as `720h` for 30 days; it never expires when
            left out.
        label: label for people; it or `description` is needed.
        description: text for people; it or `label` is needed.
        alert_enabled: mail the creator before the token expires; True by default, and without
            effect without `expires`.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    scopes: Sequence[str] | Unset = UNSET
    expires: str | Unset = UNSET
    # The vendor's notes of 2026 name it; the published page does not.
    label: str | Unset = UNSET
    # The vendor's notes of 2026 name it; the published page does not.
    description: str | Unset = UNSET
    # The vendor's notes of 2026 name it; the published page does not.
    alert_enabled: bool | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.scopes = scopes_ = get("scopes", UNSET)
        if scopes_ is not UNSET:
            self.scopes = texts(scopes_)
        self.expires = expires_ = get("expires", UNSET)
        if type(expires_) is not str and expires_ is not UNSET:
            mismatch("str", expires_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        self.alert_enabled = alert_enabled_ = get("alert_enabled", UNSET)
        if type(alert_enabled_) is not bool and alert_enabled_ is not UNSET:
            mismatch("bool", alert_enabled_)
        if not _api_token_create_fields.issuperset(value):
            self.extra = unlisted(value, _api_token_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "scopes": self.scopes,
            "expires": self.expires,
            "label": self.label,
            "description": self.description,
            "alert_enabled": self.alert_enabled,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_auth_places = places({"auth_type": ("type",)})
_auth_fields = frozenset(
    {
        "id",
        "account_id",
        "provider_id",
        "provider_name",
        "user_id",
        "name",
        "label",
        "description",
        "auth_type",
        "provider_slug",
        "scopes",
        "ttl",
        "expires",
        "last_accessed_at",
        "status",
        "internal",
        "aid",
        "created",
        "updated",
    }
)
_auth_config_value_fields = frozenset({"name", "value"})
_list_of_auth_config_value = list_of(AuthConfigValue.from_json)
_auth_create_fields = frozenset({"provider_id", "config"})
_auth_update_fields = frozenset({"provider_id", "config"})
_api_token_places = places(
    {"api_key": ("config[api_key]", "config[].api_key", "config.api_key", "token")}
)
_either_time_text = either(time, text)
_api_token_fields = frozenset(
    {
        "id",
        "api_key",
        "name",
        "label",
        "description",
        "scopes",
        "expires",
        "account_id",
        "user_id",
        "auth_type",
        "provider_id",
        "provider_name",
        "created",
    }
)
_api_token_create_fields = frozenset(
    {"name", "scopes", "expires", "label", "description", "alert_enabled"}
)
