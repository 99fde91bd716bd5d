# generated from endpoints/v1/account.toml; do not edit
"""Models of `client.accounts`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    map_of,
    mismatch,
    plain,
    secret,
    texts,
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
        fid: its domain, under an older name.
        parent_aid: short number of the account above it.
        master_aid: short number of the account that pays.
        pubusers: not explained anywhere.
        whitelist_fields: fields that the profile API shows to everyone.
        whitelist_domains: domains that may ask the profile API.
        locked: whether it is locked.
        two_factor_auth: whether its users need a second factor.
        package_id: what was bought.
        partner_id: partner that looks after it.
        partner_slug: slug of that partner.
        provider_id: not explained anywhere.
        extra: fields of the response that are not listed here.
    """

    id: str
    # Not in the published schema, but in that of users and work; the account can be requested
    # by it.
    aid: int | None = None
    name: str | None = None
    domain: str | None = None
    email: str | None = None
    parent_id: str | None = None
    timezone: str | None = None
    apikey: Secret | None = attrs.field(default=None, repr=False)
    dataapikey: Secret | None = attrs.field(default=None, repr=False)
    # Published with one name, segment-sizes; the set of names is probably open.
    features: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    created: datetime | None = None
    updated: datetime | None = None
    # Recorded responses and a tested client have it; the published schema does not.
    fid: str | None = None
    # Recorded responses and a tested client have it; the published schema does not.
    parent_aid: int | None = attrs.field(default=None, metadata={"wire": "parentaid"})
    # Recorded responses and a tested client have it; the published schema does not.
    master_aid: int | None = attrs.field(default=None, metadata={"wire": "masteraid"})
    # Recorded responses and a tested client have it; the published schema does not.
    pubusers: bool | None = None
    # Recorded responses and a tested client have it; the published schema does not.
    whitelist_fields: list[str] = attrs.field(factory=list)
    # Recorded responses and a tested client have it; the published schema does not.
    whitelist_domains: list[str] = attrs.field(factory=list)
    # A client that was tested against the service declares it.
    locked: bool | None = None
    # A client that was tested against the service declares it.
    two_factor_auth: bool | None = None
    # A client that was tested against the service declares it.
    package_id: str | None = None
    # A client that was tested against the service declares it.
    partner_id: str | None = None
    # A client that was tested against the service declares it.
    partner_slug: str | None = None
    # A client that was tested against the service declares it.
    provider_id: str | None = None
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
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.domain = domain_ = get("domain")
        if type(domain_) is not str and domain_ is not None:
            mismatch("str", domain_)
        self.email = email_ = get("email")
        if type(email_) is not str and email_ is not None:
            mismatch("str", email_)
        self.parent_id = parent_id_ = get("parent_id")
        if type(parent_id_) is not str and parent_id_ is not None:
            mismatch("str", parent_id_)
        self.timezone = timezone_ = get("timezone")
        if type(timezone_) is not str and timezone_ is not None:
            mismatch("str", timezone_)
        self.apikey = apikey_ = get("apikey")
        if apikey_ is not None:
            self.apikey = secret(apikey_)
        self.dataapikey = dataapikey_ = get("dataapikey")
        if dataapikey_ is not None:
            self.dataapikey = secret(dataapikey_)
        self.features = _map_of_anything(get("features"))
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.fid = fid_ = get("fid")
        if type(fid_) is not str and fid_ is not None:
            mismatch("str", fid_)
        self.parent_aid = parent_aid_ = get("parentaid")
        if type(parent_aid_) is not int and parent_aid_ is not None:
            mismatch("int", parent_aid_)
        self.master_aid = master_aid_ = get("masteraid")
        if type(master_aid_) is not int and master_aid_ is not None:
            mismatch("int", master_aid_)
        self.pubusers = pubusers_ = get("pubusers")
        if type(pubusers_) is not bool and pubusers_ is not None:
            mismatch("bool", pubusers_)
        self.whitelist_fields = texts(get("whitelist_fields"))
        self.whitelist_domains = texts(get("whitelist_domains"))
        self.locked = locked_ = get("locked")
        if type(locked_) is not bool and locked_ is not None:
            mismatch("bool", locked_)
        self.two_factor_auth = two_factor_auth_ = get("two_factor_auth")
        if type(two_factor_auth_) is not bool and two_factor_auth_ is not None:
            mismatch("bool", two_factor_auth_)
        self.package_id = package_id_ = get("package_id")
        if type(package_id_) is not str and package_id_ is not None:
            mismatch("str", package_id_)
        self.partner_id = partner_id_ = get("partner_id")
        if type(partner_id_) is not str and partner_id_ is not None:
            mismatch("str", partner_id_)
        self.partner_slug = partner_slug_ = get("partner_slug")
        if type(partner_slug_) is not str and partner_slug_ is not None:
            mismatch("str", partner_slug_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        if not _account_fields.issuperset(value):
            self.extra = unlisted(value, _account_fields)
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
            "fid": self.fid,
            "parentaid": self.parent_aid,
            "masteraid": self.master_aid,
            "pubusers": self.pubusers,
            "whitelist_fields": self.whitelist_fields,
            "whitelist_domains": self.whitelist_domains,
            "locked": self.locked,
            "two_factor_auth": self.two_factor_auth,
            "package_id": self.package_id,
            "partner_id": self.partner_id,
            "partner_slug": self.partner_slug,
            "provider_id": self.provider_id,
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.domain = domain_ = get("domain", UNSET)
        if type(domain_) is not str and domain_ is not UNSET:
            mismatch("str", domain_)
        if not _account_create_fields.issuperset(value):
            self.extra = unlisted(value, _account_create_fields)
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.domain = domain_ = get("domain", UNSET)
        if type(domain_) is not str and domain_ is not UNSET:
            mismatch("str", domain_)
        self.email = email_ = get("email", UNSET)
        if type(email_) is not str and email_ is not UNSET:
            mismatch("str", email_)
        self.timezone = timezone_ = get("timezone", UNSET)
        if type(timezone_) is not str and timezone_ is not UNSET:
            mismatch("str", timezone_)
        if not _account_update_fields.issuperset(value):
            self.extra = unlisted(value, _account_update_fields)
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


_map_of_anything = map_of(anything)
_account_fields = frozenset(
    {
        "id",
        "aid",
        "name",
        "domain",
        "email",
        "parent_id",
        "timezone",
        "apikey",
        "dataapikey",
        "features",
        "created",
        "updated",
        "fid",
        "parentaid",
        "masteraid",
        "pubusers",
        "whitelist_fields",
        "whitelist_domains",
        "locked",
        "two_factor_auth",
        "package_id",
        "partner_id",
        "partner_slug",
        "provider_id",
    }
)
_account_create_fields = frozenset({"name", "domain"})
_account_update_fields = frozenset({"name", "domain", "email", "timezone"})
