# generated from endpoints/v1/user.toml; do not edit
"""Models of `client.users`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.model import list_of, mismatch, plain, secret, texts, time, unlisted
from lytics_async.operation import UNSET, Unset
from lytics_async.secret import Secret


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
        extra: fields of the answer that are not listed here.
    """

    id: str
    email: str | None = None
    name: str | None = None
    account_id: str | None = None
    aid: int | None = None
    accounts: list[UserAccount] = attrs.field(factory=list)
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
        email_ = get("email")
        if email_ is None:
            absent += "email" not in value
        elif type(email_) is not str:
            mismatch("str", email_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        aid_ = get("aid")
        if aid_ is None:
            absent += "aid" not in value
        elif type(aid_) is not int:
            mismatch("int", aid_)
        accounts_ = get("accounts")
        if accounts_ is None:
            absent += "accounts" not in value
        accounts_ = _list_of_user_account(accounts_)
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
        extra = unlisted(User, value) if len(value) + absent > 8 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.email = email_
        self.name = name_
        self.account_id = account_id_
        self.aid = aid_
        self.accounts = accounts_
        self.created = created_
        self.updated = updated_
        self.extra = extra
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
            **self.extra,
        }


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
        extra: fields of the answer that are not listed here.
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
        get = value.get
        absent = 0
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        aid_ = get("aid")
        if aid_ is None:
            absent += "aid" not in value
        elif type(aid_) is not int:
            mismatch("int", aid_)
        roles_ = get("roles")
        if roles_ is None:
            absent += "roles" not in value
        roles_ = texts(roles_)
        granted_by_ = get("granted_by")
        if granted_by_ is None:
            absent += "granted_by" not in value
        elif type(granted_by_) is not str:
            mismatch("str", granted_by_)
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
        extra = unlisted(UserAccount, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.account_id = account_id_
        self.aid = aid_
        self.roles = roles_
        self.granted_by = granted_by_
        self.created = created_
        self.updated = updated_
        self.extra = extra
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
            **self.extra,
        }


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
        get = value.get
        absent = 0
        email_ = get("email", UNSET)
        if email_ is UNSET:
            absent += 1
        elif type(email_) is not str:
            mismatch("str", email_)
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        roles_ = get("roles", UNSET)
        if roles_ is UNSET:
            absent += 1
        else:
            roles_ = texts(roles_)
        password_ = get("password", UNSET)
        if password_ is UNSET:
            absent += 1
        else:
            password_ = secret(password_)
        extra = unlisted(UserCreate, value) if len(value) + absent > 4 else {}
        self = cls.__new__(cls)
        self.email = email_
        self.name = name_
        self.roles = roles_
        self.password = password_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "email": self.email,
            "name": self.name,
            "roles": self.roles,
            "password": plain(self.password),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


# No body is published for the update; its fields are taken from the create call.
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
        get = value.get
        absent = 0
        email_ = get("email", UNSET)
        if email_ is UNSET:
            absent += 1
        elif type(email_) is not str:
            mismatch("str", email_)
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        roles_ = get("roles", UNSET)
        if roles_ is UNSET:
            absent += 1
        else:
            roles_ = texts(roles_)
        extra = unlisted(UserUpdate, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.email = email_
        self.name = name_
        self.roles = roles_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "email": self.email,
            "name": self.name,
            "roles": self.roles,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


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
        get = value.get
        password_ = get("password")
        password_ = secret(password_)
        extra = unlisted(UserPassword, value) if len(value) > 1 else {}
        self = cls.__new__(cls)
        self.password = password_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "password": plain(self.password),
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


_list_of_user_account = list_of(UserAccount.from_json)
