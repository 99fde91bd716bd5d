# generated from endpoints/v1/auth.toml; do not edit
"""Models of `client.auths`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    lazy_extra,
    list_of,
    mismatch,
    plain,
    secret,
    texts,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Auth:
    """The public part of a stored authorization.

    Attributes:
        id: id (hash) of the auth.
        account_id: account it belongs to.
        provider_id: provider it is for.
        provider_name: name of that provider.
        user_id: user who stored it.
        extra: fields of the response that are not listed here.
    """

    id: str
    account_id: str | None = None
    provider_id: str | None = None
    provider_name: str | None = None
    user_id: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 5:
            value = _auth_blank | value
        try:
            found = _auth(value)
        except KeyError:  # it has unknown ones instead
            value = _auth_blank | value
            found = _auth(value)
        id_, account_id_, provider_id_, provider_name_, user_id_ = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        if type(provider_name_) is not str and provider_name_ is not None:
            mismatch("str", provider_name_)
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self = cls.__new__(cls)
        self.id = id_
        self.account_id = account_id_
        self.provider_id = provider_id_
        self.provider_name = provider_name_
        self.user_id = user_id_
        if len(value) > 5:
            self.extra = unlisted(value, _auth_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "account_id": self.account_id,
            "provider_id": self.provider_id,
            "provider_name": self.provider_name,
            "user_id": self.user_id,
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _auth_config_value_blank | value
        try:
            found = _auth_config_value(value)
        except KeyError:  # it has unknown ones instead
            value = _auth_config_value_blank | value
            found = _auth_config_value(value)
        name_, value_ = found
        if type(name_) is not str:
            mismatch("str", name_)
        value_ = secret(value_)
        self = cls.__new__(cls)
        self.name = name_
        self.value = value_
        if len(value) > 2:
            self.extra = unlisted(value, _auth_config_value_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _auth_create_blank | value
        try:
            found = _auth_create(value)
        except KeyError:  # it has unknown ones instead
            value = _auth_create_blank | value
            found = _auth_create(value)
        provider_id_, config_ = found
        if type(provider_id_) is not str and provider_id_ is not UNSET:
            mismatch("str", provider_id_)
        if config_ is not UNSET:
            config_ = _list_of_auth_config_value(config_)
        self = cls.__new__(cls)
        self.provider_id = provider_id_
        self.config = config_
        if len(value) > 2:
            self.extra = unlisted(value, _auth_create_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _auth_update_blank | value
        try:
            found = _auth_update(value)
        except KeyError:  # it has unknown ones instead
            value = _auth_update_blank | value
            found = _auth_update(value)
        provider_id_, config_ = found
        if type(provider_id_) is not str and provider_id_ is not UNSET:
            mismatch("str", provider_id_)
        if config_ is not UNSET:
            config_ = _list_of_auth_config_value(config_)
        self = cls.__new__(cls)
        self.provider_id = provider_id_
        self.config = config_
        if len(value) > 2:
            self.extra = unlisted(value, _auth_update_blank)
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
    """A new API token; the token itself is `config[0].api_key`.

    Attributes:
        id: id (hash) of the auth that the token is.
        name: name for people.
        config: holds the token; one entry in the samples.
        account_id: account it belongs to.
        provider_id: Lytics itself, as a provider.
        provider_name: name of that provider.
        extra: fields of the response that are not listed here.
    """

    id: str
    name: str | None = None
    config: list[ApiTokenConfig] = attrs.field(factory=list)
    account_id: str | None = None
    provider_id: str | None = None
    provider_name: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 6:
            value = _api_token_blank | value
        try:
            found = _api_token(value)
        except KeyError:  # it has unknown ones instead
            value = _api_token_blank | value
            found = _api_token(value)
        id_, name_, config_, account_id_, provider_id_, provider_name_ = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        config_ = _list_of_api_token_config(config_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        if type(provider_name_) is not str and provider_name_ is not None:
            mismatch("str", provider_name_)
        self = cls.__new__(cls)
        self.id = id_
        self.name = name_
        self.config = config_
        self.account_id = account_id_
        self.provider_id = provider_id_
        self.provider_name = provider_name_
        if len(value) > 6:
            self.extra = unlisted(value, _api_token_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "config": plain(self.config),
            "account_id": self.account_id,
            "provider_id": self.provider_id,
            "provider_name": self.provider_name,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ApiTokenConfig:
    """The token of a new auth.

    Attributes:
        api_key: the token, a secret.
        extra: fields of the response that are not listed here.
    """

    api_key: Secret | None = attrs.field(default=None, repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _api_token_config_blank | value
        try:
            found = _api_token_config(value)
        except KeyError:  # it has unknown ones instead
            value = _api_token_config_blank | value
            found = _api_token_config(value)
        api_key_ = found
        if api_key_ is not None:
            api_key_ = secret(api_key_)
        self = cls.__new__(cls)
        self.api_key = api_key_
        if len(value) > 1:
            self.extra = unlisted(value, _api_token_config_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"api_key": plain(self.api_key), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class ApiTokenCreate:
    """What a new API token may do, and for how long.

    Attributes:
        name: name for people, such as the service that is to use it.
        scopes: what it may do, such as admin and data.
        expires: how long it lives, as a duration such as `100h`.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    scopes: Sequence[str] | Unset = UNSET
    expires: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _api_token_create_blank | value
        try:
            found = _api_token_create(value)
        except KeyError:  # it has unknown ones instead
            value = _api_token_create_blank | value
            found = _api_token_create(value)
        name_, scopes_, expires_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if scopes_ is not UNSET:
            scopes_ = texts(scopes_)
        if type(expires_) is not str and expires_ is not UNSET:
            mismatch("str", expires_)
        self = cls.__new__(cls)
        self.name = name_
        self.scopes = scopes_
        self.expires = expires_
        if len(value) > 3:
            self.extra = unlisted(value, _api_token_create_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "scopes": self.scopes,
            "expires": self.expires,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_auth_blank = {
    "id": None,
    "account_id": None,
    "provider_id": None,
    "provider_name": None,
    "user_id": None,
}
_auth = itemgetter(*_auth_blank)
_auth_config_value_blank = {"name": None, "value": None}
_auth_config_value = itemgetter(*_auth_config_value_blank)
_auth_create_blank = {"provider_id": UNSET, "config": UNSET}
_auth_create = itemgetter(*_auth_create_blank)
_list_of_auth_config_value = list_of(AuthConfigValue.from_json)
_auth_update_blank = {"provider_id": UNSET, "config": UNSET}
_auth_update = itemgetter(*_auth_update_blank)
_api_token_blank = {
    "id": None,
    "name": None,
    "config": None,
    "account_id": None,
    "provider_id": None,
    "provider_name": None,
}
_api_token = itemgetter(*_api_token_blank)
_list_of_api_token_config = list_of(ApiTokenConfig.from_json)
_api_token_config_blank = {"api_key": None}
_api_token_config = itemgetter(*_api_token_config_blank)
_api_token_create_blank = {"name": UNSET, "scopes": UNSET, "expires": UNSET}
_api_token_create = itemgetter(*_api_token_create_blank)
