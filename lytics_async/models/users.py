# generated from endpoints/v1/user.toml; do not edit
"""Models of `client.users`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, plain, secret, texts, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class User:
    """A person who administers one or several accounts.

    Attributes:
        id: id of the user, the same in all accounts.
        email: address to log in with.
        name: name for people.
        account_id: id of the user's first account.
        aid: short number of that account.
        accounts: the accounts the user was invited to, with the roles in each.
        created: when it was made.
        updated: when it was changed last.
        roles: roles in the account that was asked.
        auth_type: how the user logs in; empty for a password.
        last_logon: when the user logged in last; None for never.
        last_pwd_change: when the password was changed last; None for never.
        date: when it was made, under an older name.
        password: a secret; empty in recorded responses.
        extra: fields of the response that are not listed here.
    """

    id: str
    email: str | None = None
    name: str | None = None
    account_id: str | None = None
    aid: int | None = None
    accounts: list[UserAccount] = attrs.field(factory=list)
    created: datetime | None = None
    updated: datetime | None = None
    # Recorded responses of the service have it.
    roles: list[str] = attrs.field(factory=list)
    # Recorded responses of the service have it.
    auth_type: str | None = None
    # Recorded responses of the service have it.
    last_logon: datetime | None = None
    # Recorded responses of the service have it.
    last_pwd_change: datetime | None = None
    # Recorded responses of the service have it.
    date: datetime | None = None
    # Recorded responses of the service have it.
    password: Secret | None = attrs.field(default=None, repr=False)
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
        self.email = email_ = get("email")
        if type(email_) is not str and email_ is not None:
            mismatch("str", email_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.accounts = _list_of_user_account(get("accounts"))
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.roles = texts(get("roles"))
        self.auth_type = auth_type_ = get("auth_type")
        if type(auth_type_) is not str and auth_type_ is not None:
            mismatch("str", auth_type_)
        self.last_logon = last_logon_ = get("last_logon")
        if last_logon_ is not None:
            self.last_logon = time(last_logon_)
        self.last_pwd_change = last_pwd_change_ = get("last_pwd_change")
        if last_pwd_change_ is not None:
            self.last_pwd_change = time(last_pwd_change_)
        self.date = date_ = get("date")
        if date_ is not None:
            self.date = time(date_)
        self.password = password_ = get("password")
        if password_ is not None:
            self.password = secret(password_)
        if not _user_fields.issuperset(value):
            self.extra = unlisted(value, _user_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "email": self.email,
            "name": self.name,
            "account_id": self.account_id,
            "aid": self.aid,
            "accounts": plain(self.accounts),
            "created": plain(self.created),
            "updated": plain(self.updated),
            "roles": self.roles,
            "auth_type": self.auth_type,
            "last_logon": plain(self.last_logon),
            "last_pwd_change": plain(self.last_pwd_change),
            "date": plain(self.date),
            "password": plain(self.password),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class UserAccount:
    """What one user may do in one account.

    Attributes:
        account_id: id of the account.
        aid: short number of the account.
        roles: roles in this account, such as admin, api and segments.
        granted_by: id of the user who gave the roles.
        created: when the roles were given.
        updated: when they were changed last.
        extra: fields of the response that are not listed here.
    """

    account_id: str | None = None
    aid: int | None = None
    roles: list[str] = attrs.field(factory=list)
    granted_by: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.roles = texts(get("roles"))
        self.granted_by = granted_by_ = get("granted_by")
        if type(granted_by_) is not str and granted_by_ is not None:
            mismatch("str", granted_by_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        if not _user_account_fields.issuperset(value):
            self.extra = unlisted(value, _user_account_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "account_id": self.account_id,
            "aid": self.aid,
            "roles": self.roles,
            "granted_by": self.granted_by,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class UserCreate:
    """Who is to become a user of the account.

    Attributes:
        email: address to log in with; a person who is a user of another account is invited to this
            account.
        name: name for people.
        roles: roles in this account, such as admin, api and segments.
        password: first password, a secret.
        extra: further fields to send.
    """

    email: str | Unset = UNSET
    name: str | Unset = UNSET
    # Not declared, but in the published curl.
    roles: Sequence[str] | Unset = UNSET
    # Not declared, but in the published curl.
    password: Secret | str | Unset = attrs.field(default=UNSET, repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.email = email_ = get("email", UNSET)
        if type(email_) is not str and email_ is not UNSET:
            mismatch("str", email_)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.roles = roles_ = get("roles", UNSET)
        if roles_ is not UNSET:
            self.roles = texts(roles_)
        self.password = password_ = get("password", UNSET)
        if password_ is not UNSET:
            self.password = secret(password_)
        if not _user_create_fields.issuperset(value):
            self.extra = unlisted(value, _user_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "email": self.email,
            "name": self.name,
            "roles": self.roles,
            "password": plain(self.password),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# No body is published for the update; its fields are taken from the create call.
@lazy_extra
@attrs.define(kw_only=True)
class UserUpdate:
    """What of a user is to change.

    Whether the server keeps or clears what is left out is not published.

    Attributes:
        email: address to log in with.
        name: name for people.
        roles: roles in this account; send all of them.
        extra: further fields to send.
    """

    email: str | Unset = UNSET
    name: str | Unset = UNSET
    roles: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.email = email_ = get("email", UNSET)
        if type(email_) is not str and email_ is not UNSET:
            mismatch("str", email_)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.roles = roles_ = get("roles", UNSET)
        if roles_ is not UNSET:
            self.roles = texts(roles_)
        if not _user_update_fields.issuperset(value):
            self.extra = unlisted(value, _user_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "email": self.email,
            "name": self.name,
            "roles": self.roles,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class UserPassword:
    """A user's new password.

    Attributes:
        password: the new password, a secret.
        extra: further fields to send.
    """

    # Published as optional, but without it the call says nothing.
    password: Secret | str = attrs.field(repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.password = secret(get("password"))
        if not _user_password_fields.issuperset(value):
            self.extra = unlisted(value, _user_password_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"password": plain(self.password), **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


_list_of_user_account = list_of(UserAccount.from_json)
_user_fields = frozenset(
    {
        "id",
        "email",
        "name",
        "account_id",
        "aid",
        "accounts",
        "created",
        "updated",
        "roles",
        "auth_type",
        "last_logon",
        "last_pwd_change",
        "date",
        "password",
    }
)
_user_account_fields = frozenset({"account_id", "aid", "roles", "granted_by", "created", "updated"})
_user_create_fields = frozenset({"email", "name", "roles", "password"})
_user_update_fields = frozenset({"email", "name", "roles"})
_user_password_fields = frozenset({"password"})
