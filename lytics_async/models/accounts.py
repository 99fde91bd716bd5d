# generated from endpoints/v1/account.toml; do not edit
"""Models of `client.accounts`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.model import anything, map_of, mismatch, plain, secret, time, unlisted
from lytics_async.operation import UNSET, Unset
from lytics_async.secret import Secret


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
        extra: fields of the answer that are not listed here.
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
    features: dict[str, Any] = attrs.field(factory=dict)
    created: datetime | None = None
    updated: datetime | None = None
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
        aid_ = get("aid")
        if aid_ is None:
            absent += "aid" not in value
        elif type(aid_) is not int:
            mismatch("int", aid_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        domain_ = get("domain")
        if domain_ is None:
            absent += "domain" not in value
        elif type(domain_) is not str:
            mismatch("str", domain_)
        email_ = get("email")
        if email_ is None:
            absent += "email" not in value
        elif type(email_) is not str:
            mismatch("str", email_)
        parent_id_ = get("parent_id")
        if parent_id_ is None:
            absent += "parent_id" not in value
        elif type(parent_id_) is not str:
            mismatch("str", parent_id_)
        timezone_ = get("timezone")
        if timezone_ is None:
            absent += "timezone" not in value
        elif type(timezone_) is not str:
            mismatch("str", timezone_)
        apikey_ = get("apikey")
        if apikey_ is None:
            absent += "apikey" not in value
        else:
            apikey_ = secret(apikey_)
        dataapikey_ = get("dataapikey")
        if dataapikey_ is None:
            absent += "dataapikey" not in value
        else:
            dataapikey_ = secret(dataapikey_)
        features_ = get("features")
        if features_ is None:
            absent += "features" not in value
        features_ = _map_of_anything(features_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        extra = unlisted(Account, value) if len(value) + absent > 12 else {}
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
        self.extra = extra
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
            **self.extra,
        }


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
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        domain_ = get("domain", UNSET)
        if domain_ is UNSET:
            absent += 1
        elif type(domain_) is not str:
            mismatch("str", domain_)
        extra = unlisted(AccountCreate, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.domain = domain_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "domain": self.domain,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


# Name alone is declared; the text points at the account's fields, so those of an account
# that people set are here, too.
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
        get = value.get
        absent = 0
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        domain_ = get("domain", UNSET)
        if domain_ is UNSET:
            absent += 1
        elif type(domain_) is not str:
            mismatch("str", domain_)
        email_ = get("email", UNSET)
        if email_ is UNSET:
            absent += 1
        elif type(email_) is not str:
            mismatch("str", email_)
        timezone_ = get("timezone", UNSET)
        if timezone_ is UNSET:
            absent += 1
        elif type(timezone_) is not str:
            mismatch("str", timezone_)
        extra = unlisted(AccountUpdate, value) if len(value) + absent > 4 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.domain = domain_
        self.email = email_
        self.timezone = timezone_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "domain": self.domain,
            "email": self.email,
            "timezone": self.timezone,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


_map_of_anything = map_of(anything)
