# generated from endpoints/v1/account.toml; do not edit
"""Models of `client.accounts`."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import safe_repr
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    lazy_extra,
    map_of,
    mismatch,
    plain,
    secret,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Account:
    """One account.

    Attributes:
        id: the account's long id.
        aid: the account's short number.
        name: name for people.
        domain: name of the customer's own choice, unique over all accounts of Lytics.
        email: address of the account's contact.
        parent_id: id of the account above it.
        timezone: IANA name of its time zone, such as `America/Los_Angeles`; the list leaves it out.
        apikey: the account's API key, a secret; only the list has it.
        dataapikey: the account's key for collection, a secret; only the list has it.
        features: what is switched on for the account, by name; only the list has it.
        created: when it was made.
        updated: when it was changed last; the list leaves it out.
        extra: fields of the response that are not listed here.
    """

    id: str
    # Not in the published schema, but in that of users and work; the account can be asked for
    # by it.
    aid: int | None = None
    name: str | None = None
    domain: str | None = None
    email: str | None = None
    parent_id: str | None = None
    timezone: str | None = None
    apikey: Secret | None = attrs.field(default=None, repr=False)
    dataapikey: Secret | None = attrs.field(default=None, repr=False)
    # Published with one name, segment-sizes; the names are surely an open set.
    features: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 12:
            value = _account_blank | value
        try:
            found = _account(value)
        except KeyError:  # it has unknown ones instead
            value = _account_blank | value
            found = _account(value)
        (
            id_,
            aid_,
            name_,
            domain_,
            email_,
            parent_id_,
            timezone_,
            apikey_,
            dataapikey_,
            features_,
            created_,
            updated_,
        ) = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(domain_) is not str and domain_ is not None:
            mismatch("str", domain_)
        if type(email_) is not str and email_ is not None:
            mismatch("str", email_)
        if type(parent_id_) is not str and parent_id_ is not None:
            mismatch("str", parent_id_)
        if type(timezone_) is not str and timezone_ is not None:
            mismatch("str", timezone_)
        if apikey_ is not None:
            apikey_ = secret(apikey_)
        if dataapikey_ is not None:
            dataapikey_ = secret(dataapikey_)
        features_ = _map_of_anything(features_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.aid = aid_
        self.name = name_
        self.domain = domain_
        self.email = email_
        self.parent_id = parent_id_
        self.timezone = timezone_
        self.apikey = apikey_
        self.dataapikey = dataapikey_
        self.features = features_
        self.created = created_
        self.updated = updated_
        if len(value) > 12:
            self.extra = unlisted(value, _account_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "aid": self.aid,
            "name": self.name,
            "domain": self.domain,
            "email": self.email,
            "parent_id": self.parent_id,
            "timezone": self.timezone,
            "apikey": plain(self.apikey),
            "dataapikey": plain(self.dataapikey),
            "features": plain(self.features),
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class AccountCreate:
    """What a new child account is made of.

    Attributes:
        name: name for people.
        domain: name of your own choice, unique over all accounts of Lytics; mostly the internet
            domain.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    domain: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _account_create_blank | value
        try:
            found = _account_create(value)
        except KeyError:  # it has unknown ones instead
            value = _account_create_blank | value
            found = _account_create(value)
        name_, domain_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if type(domain_) is not str and domain_ is not UNSET:
            mismatch("str", domain_)
        self = cls.__new__(cls)
        self.name = name_
        self.domain = domain_
        if len(value) > 2:
            self.extra = unlisted(value, _account_create_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"name": self.name, "domain": self.domain, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


# Name alone is declared; the text points at the account's fields, so those of an account
# that people set are here, too.
@lazy_extra
@attrs.define(kw_only=True)
class AccountUpdate:
    """What of an account is to change.

    Whether the server keeps or clears what is left out is not published.

    Attributes:
        name: name for people.
        domain: name of your own choice, unique over all accounts of Lytics.
        email: address of the account's contact.
        timezone: IANA name of its time zone.
        extra: further fields to send.
    """

    name: str | Unset = UNSET
    domain: str | Unset = UNSET
    email: str | Unset = UNSET
    timezone: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 4:
            value = _account_update_blank | value
        try:
            found = _account_update(value)
        except KeyError:  # it has unknown ones instead
            value = _account_update_blank | value
            found = _account_update(value)
        name_, domain_, email_, timezone_ = found
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if type(domain_) is not str and domain_ is not UNSET:
            mismatch("str", domain_)
        if type(email_) is not str and email_ is not UNSET:
            mismatch("str", email_)
        if type(timezone_) is not str and timezone_ is not UNSET:
            mismatch("str", timezone_)
        self = cls.__new__(cls)
        self.name = name_
        self.domain = domain_
        self.email = email_
        self.timezone = timezone_
        if len(value) > 4:
            self.extra = unlisted(value, _account_update_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "domain": self.domain,
            "email": self.email,
            "timezone": self.timezone,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_account_blank = {
    "id": None,
    "aid": None,
    "name": None,
    "domain": None,
    "email": None,
    "parent_id": None,
    "timezone": None,
    "apikey": None,
    "dataapikey": None,
    "features": None,
    "created": None,
    "updated": None,
}
_account = itemgetter(*_account_blank)
_map_of_anything = map_of(anything)
_account_create_blank = {"name": UNSET, "domain": UNSET}
_account_create = itemgetter(*_account_create_blank)
_account_update_blank = {"name": UNSET, "domain": UNSET, "email": UNSET, "timezone": UNSET}
_account_update = itemgetter(*_account_update_blank)
