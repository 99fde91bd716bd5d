# generated from endpoints/v1/auth.toml; do not edit
"""Models of `client.auths`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from lytics_async.model import list_of, mismatch, plain, secret, texts, unlisted
from lytics_async.operation import UNSET, Unset
from lytics_async.secret import Secret


@attrs.define(kw_only=True)
class Auth:
    """The public part of a stored authorization.

    Attributes:
        id: id (hash) of the auth.
        account_id: account it belongs to.
        provider_id: provider it is for.
        provider_name: name of that provider.
        user_id: user who stored it.
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        provider_id_ = get("provider_id")
        if provider_id_ is None:
            absent += "provider_id" not in value
        elif type(provider_id_) is not str:
            mismatch("str", provider_id_)
        provider_name_ = get("provider_name")
        if provider_name_ is None:
            absent += "provider_name" not in value
        elif type(provider_name_) is not str:
            mismatch("str", provider_name_)
        user_id_ = get("user_id")
        if user_id_ is None:
            absent += "user_id" not in value
        elif type(user_id_) is not str:
            mismatch("str", user_id_)
        extra = unlisted(Auth, value) if len(value) + absent > 5 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.account_id = account_id_
        self.provider_id = provider_id_
        self.provider_name = provider_name_
        self.user_id = user_id_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "account_id": self.account_id,
            "provider_id": self.provider_id,
            "provider_name": self.provider_name,
            "user_id": self.user_id,
            **self.extra,
        }


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
        get = value.get
        name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        value_ = get("value")
        value_ = secret(value_)
        extra = unlisted(AuthConfigValue, value) if len(value) > 2 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.value = value_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "value": plain(self.value),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


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
        get = value.get
        absent = 0
        provider_id_ = get("provider_id", UNSET)
        if provider_id_ is UNSET:
            absent += 1
        elif type(provider_id_) is not str:
            mismatch("str", provider_id_)
        config_ = get("config", UNSET)
        if config_ is UNSET:
            absent += 1
        else:
            config_ = _list_of_auth_config_value(config_)
        extra = unlisted(AuthCreate, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.provider_id = provider_id_
        self.config = config_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "provider_id": self.provider_id,
            "config": plain(self.config),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


# No body is published for the update; its fields are taken from the create call, and `body`
# passes anything else.
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
        get = value.get
        absent = 0
        provider_id_ = get("provider_id", UNSET)
        if provider_id_ is UNSET:
            absent += 1
        elif type(provider_id_) is not str:
            mismatch("str", provider_id_)
        config_ = get("config", UNSET)
        if config_ is UNSET:
            absent += 1
        else:
            config_ = _list_of_auth_config_value(config_)
        extra = unlisted(AuthUpdate, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.provider_id = provider_id_
        self.config = config_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "provider_id": self.provider_id,
            "config": plain(self.config),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


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
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        config_ = get("config")
        if config_ is None:
            absent += "config" not in value
        config_ = _list_of_api_token_config(config_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        provider_id_ = get("provider_id")
        if provider_id_ is None:
            absent += "provider_id" not in value
        elif type(provider_id_) is not str:
            mismatch("str", provider_id_)
        provider_name_ = get("provider_name")
        if provider_name_ is None:
            absent += "provider_name" not in value
        elif type(provider_name_) is not str:
            mismatch("str", provider_name_)
        extra = unlisted(ApiToken, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.name = name_
        self.config = config_
        self.account_id = account_id_
        self.provider_id = provider_id_
        self.provider_name = provider_name_
        self.extra = extra
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
            **self.extra,
        }


@attrs.define(kw_only=True)
class ApiTokenConfig:
    """The token of a new auth.

    Attributes:
        api_key: the token, a secret.
        extra: fields of the answer that are not listed here.
    """

    api_key: Secret | None = attrs.field(default=None, repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        api_key_ = get("api_key")
        if api_key_ is None:
            absent += "api_key" not in value
        else:
            api_key_ = secret(api_key_)
        extra = unlisted(ApiTokenConfig, value) if len(value) + absent > 1 else {}
        self = cls.__new__(cls)
        self.api_key = api_key_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"api_key": plain(self.api_key), **self.extra}


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
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        scopes_ = get("scopes", UNSET)
        if scopes_ is UNSET:
            absent += 1
        else:
            scopes_ = texts(scopes_)
        expires_ = get("expires", UNSET)
        if expires_ is UNSET:
            absent += 1
        elif type(expires_) is not str:
            mismatch("str", expires_)
        extra = unlisted(ApiTokenCreate, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.scopes = scopes_
        self.expires = expires_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "scopes": self.scopes,
            "expires": self.expires,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


_list_of_api_token_config = list_of(ApiTokenConfig.from_json)
_list_of_auth_config_value = list_of(AuthConfigValue.from_json)
