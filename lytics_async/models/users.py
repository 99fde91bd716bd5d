# generated from endpoints/v1/user.toml; do not edit
"""Models of `client.users`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
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
    time,
    unlisted,
)


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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 14:
            value = _user_blank | value
        try:
            found = _user(value)
        except KeyError:  # it has unknown ones instead
            value = _user_blank | value
            found = _user(value)
        (
            id_,
            email_,
            name_,
            account_id_,
            aid_,
            accounts_,
            created_,
            updated_,
            roles_,
            auth_type_,
            last_logon_,
            last_pwd_change_,
            date_,
            password_,
        ) = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(email_) is not str and email_ is not None:
            mismatch("str", email_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        accounts_ = _list_of_user_account(accounts_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        roles_ = texts(roles_)
        if type(auth_type_) is not str and auth_type_ is not None:
            mismatch("str", auth_type_)
        if last_logon_ is not None:
            last_logon_ = time(last_logon_)
        if last_pwd_change_ is not None:
            last_pwd_change_ = time(last_pwd_change_)
        if date_ is not None:
            date_ = time(date_)
        if password_ is not None:
            password_ = secret(password_)
        self = cls.__new__(cls)
        self.id = id_
        self.email = email_
        self.name = name_
        self.account_id = account_id_
        self.aid = aid_
        self.accounts = accounts_
        self.created = created_
        self.updated = updated_
        self.roles = roles_
        self.auth_type = auth_type_
        self.last_logon = last_logon_
        self.last_pwd_change = last_pwd_change_
        self.date = date_
        self.password = password_
        if len(value) > 14:
            self.extra = unlisted(value, _user_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 6:
            value = _user_account_blank | value
        try:
            found = _user_account(value)
        except KeyError:  # it has unknown ones instead
            value = _user_account_blank | value
            found = _user_account(value)
        account_id_, aid_, roles_, granted_by_, created_, updated_ = found
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        roles_ = texts(roles_)
        if type(granted_by_) is not str and granted_by_ is not None:
            mismatch("str", granted_by_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.account_id = account_id_
        self.aid = aid_
        self.roles = roles_
        self.granted_by = granted_by_
        self.created = created_
        self.updated = updated_
        if len(value) > 6:
            self.extra = unlisted(value, _user_account_blank)
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
        email: address to log in with; somebody who is a user elsewhere is invited to this account.
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 4:
            value = _user_create_blank | value
        try:
            found = _user_create(value)
        except KeyError:  # it has unknown ones instead
            value = _user_create_blank | value
            found = _user_create(value)
        email_, name_, roles_, password_ = found
        if type(email_) is not str and email_ is not UNSET:
            mismatch("str", email_)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if roles_ is not UNSET:
            roles_ = texts(roles_)
        if password_ is not UNSET:
            password_ = secret(password_)
        self = cls.__new__(cls)
        self.email = email_
        self.name = name_
        self.roles = roles_
        self.password = password_
        if len(value) > 4:
            self.extra = unlisted(value, _user_create_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _user_update_blank | value
        try:
            found = _user_update(value)
        except KeyError:  # it has unknown ones instead
            value = _user_update_blank | value
            found = _user_update(value)
        email_, name_, roles_ = found
        if type(email_) is not str and email_ is not UNSET:
            mismatch("str", email_)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if roles_ is not UNSET:
            roles_ = texts(roles_)
        self = cls.__new__(cls)
        self.email = email_
        self.name = name_
        self.roles = roles_
        if len(value) > 3:
            self.extra = unlisted(value, _user_update_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _user_password_blank | value
        try:
            found = _user_password(value)
        except KeyError:  # it has unknown ones instead
            value = _user_password_blank | value
            found = _user_password(value)
        password_ = found
        password_ = secret(password_)
        self = cls.__new__(cls)
        self.password = password_
        if len(value) > 1:
            self.extra = unlisted(value, _user_password_blank)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"password": plain(self.password), **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


_user_blank = {
    "id": None,
    "email": None,
    "name": None,
    "account_id": None,
    "aid": None,
    "accounts": None,
    "created": None,
    "updated": None,
    "roles": None,
    "auth_type": None,
    "last_logon": None,
    "last_pwd_change": None,
    "date": None,
    "password": None,
}
_user = itemgetter(*_user_blank)
_list_of_user_account = list_of(UserAccount.from_json)
_user_account_blank = {
    "account_id": None,
    "aid": None,
    "roles": None,
    "granted_by": None,
    "created": None,
    "updated": None,
}
_user_account = itemgetter(*_user_account_blank)
_user_create_blank = {"email": UNSET, "name": UNSET, "roles": UNSET, "password": UNSET}
_user_create = itemgetter(*_user_create_blank)
_user_update_blank = {"email": UNSET, "name": UNSET, "roles": UNSET}
_user_update = itemgetter(*_user_update_blank)
_user_password_blank = {"password": None}
_user_password = itemgetter(*_user_password_blank)
