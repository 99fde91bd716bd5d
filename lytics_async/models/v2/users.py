# generated from endpoints/v2/users.toml; do not edit
"""Models of `client.v2.users`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, plain, texts, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class UserAccount:
    """What a user may do in one account.

    Attributes:
        account_id: id of the account.
        aid: number of the account.
        roles: slugs of the roles.
        granted_by: id of the user who gave access.
        reason: why access was given.
        auth0_connections: how the user may log in.
        expiration: when the access ends.
        created: when access was given.
        updated: when it was changed.
        extra: fields of the response that are not listed here.
    """

    account_id: str | None = None
    aid: int | None = None
    roles: list[str] = attrs.field(factory=list)
    granted_by: str | None = None
    reason: str | None = None
    auth0_connections: list[str] = attrs.field(factory=list)
    expiration: datetime | None = None
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
        self.reason = reason_ = get("reason")
        if type(reason_) is not str and reason_ is not None:
            mismatch("str", reason_)
        self.auth0_connections = texts(get("auth0_connections"))
        self.expiration = expiration_ = get("expiration")
        if expiration_ is not None:
            self.expiration = time(expiration_)
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
            "reason": self.reason,
            "auth0_connections": self.auth0_connections,
            "expiration": plain(self.expiration),
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class User:
    """A user.

    Attributes:
        id: the user's id.
        email: e-mail address.
        name: name.
        accounts: the accounts that the user has access to.
        roles: slugs of the roles.
        auth_type: how the user logs in.
        aid: number of the account.
        organization_id: id of the organization.
        needs_2fa: whether a second factor is required.
        has_2fa_session: whether a second factor was given.
        authy_id: id at the provider of the second factor.
        country_code: country code of the telephone.
        cellphone: number of the telephone.
        authtoken: token of the session.
        cookie: cookie of the session.
        email_verified: when the address was verified.
        last_logon: when the user last logged in.
        last_pwd_change: when the password was changed.
        created: when the user was made.
        updated: when the user was changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    email: str | None = None
    name: str | None = None
    accounts: list[UserAccount] = attrs.field(factory=list)
    # Only the response of a password change has them here.
    roles: list[str] = attrs.field(factory=list)
    auth_type: Literal["password", "google", "github"] | str | None = None
    aid: int | None = None
    organization_id: str | None = None
    needs_2fa: bool | None = None
    has_2fa_session: bool | None = None
    authy_id: str | None = None
    country_code: str | None = None
    cellphone: str | None = None
    authtoken: str | None = None
    cookie: str | None = None
    email_verified: datetime | None = None
    last_logon: datetime | None = None
    last_pwd_change: datetime | None = None
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
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.email = email_ = get("email")
        if type(email_) is not str and email_ is not None:
            mismatch("str", email_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.accounts = _list_of_user_account(get("accounts"))
        self.roles = texts(get("roles"))
        self.auth_type = auth_type_ = get("auth_type")
        if type(auth_type_) is not str and auth_type_ is not None:
            mismatch("str", auth_type_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.organization_id = organization_id_ = get("organization_id")
        if type(organization_id_) is not str and organization_id_ is not None:
            mismatch("str", organization_id_)
        self.needs_2fa = needs_2fa_ = get("needs_2fa")
        if type(needs_2fa_) is not bool and needs_2fa_ is not None:
            mismatch("bool", needs_2fa_)
        self.has_2fa_session = has_2fa_session_ = get("has_2fa_session")
        if type(has_2fa_session_) is not bool and has_2fa_session_ is not None:
            mismatch("bool", has_2fa_session_)
        self.authy_id = authy_id_ = get("authy_id")
        if type(authy_id_) is not str and authy_id_ is not None:
            mismatch("str", authy_id_)
        self.country_code = country_code_ = get("country_code")
        if type(country_code_) is not str and country_code_ is not None:
            mismatch("str", country_code_)
        self.cellphone = cellphone_ = get("cellphone")
        if type(cellphone_) is not str and cellphone_ is not None:
            mismatch("str", cellphone_)
        self.authtoken = authtoken_ = get("authtoken")
        if type(authtoken_) is not str and authtoken_ is not None:
            mismatch("str", authtoken_)
        self.cookie = cookie_ = get("cookie")
        if type(cookie_) is not str and cookie_ is not None:
            mismatch("str", cookie_)
        self.email_verified = email_verified_ = get("email_verified")
        if email_verified_ is not None:
            self.email_verified = time(email_verified_)
        self.last_logon = last_logon_ = get("last_logon")
        if last_logon_ is not None:
            self.last_logon = time(last_logon_)
        self.last_pwd_change = last_pwd_change_ = get("last_pwd_change")
        if last_pwd_change_ is not None:
            self.last_pwd_change = time(last_pwd_change_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        if not _user_fields.issuperset(value):
            self.extra = unlisted(value, _user_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "email": self.email,
            "name": self.name,
            "accounts": plain(self.accounts),
            "roles": self.roles,
            "auth_type": self.auth_type,
            "aid": self.aid,
            "organization_id": self.organization_id,
            "needs_2fa": self.needs_2fa,
            "has_2fa_session": self.has_2fa_session,
            "authy_id": self.authy_id,
            "country_code": self.country_code,
            "cellphone": self.cellphone,
            "authtoken": self.authtoken,
            "cookie": self.cookie,
            "email_verified": plain(self.email_verified),
            "last_logon": plain(self.last_logon),
            "last_pwd_change": plain(self.last_pwd_change),
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class UserInvitation:
    """Whom to invite.

    Attributes:
        email: e-mail address.
        name: name.
        roles: slugs of the roles.
        extra: further fields to send.
    """

    email: str
    name: str | Unset | None = UNSET
    roles: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.email = email_ = get("email")
        if type(email_) is not str:
            mismatch("str", email_)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET and name_ is not None:
            mismatch("str", name_)
        self.roles = roles_ = get("roles", UNSET)
        if roles_ is not UNSET:
            self.roles = texts(roles_)
        if not _user_invitation_fields.issuperset(value):
            self.extra = unlisted(value, _user_invitation_fields)
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
class PasswordChange:
    """A new password.

    Attributes:
        oldpassword: the present password.
        password: the new one.
        extra: further fields to send.
    """

    oldpassword: str
    password: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.oldpassword = oldpassword_ = get("oldpassword")
        if type(oldpassword_) is not str:
            mismatch("str", oldpassword_)
        self.password = password_ = get("password")
        if type(password_) is not str:
            mismatch("str", password_)
        if not _password_change_fields.issuperset(value):
            self.extra = unlisted(value, _password_change_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "oldpassword": self.oldpassword,
            "password": self.password,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_user_account_fields = frozenset(
    {
        "account_id",
        "aid",
        "roles",
        "granted_by",
        "reason",
        "auth0_connections",
        "expiration",
        "created",
        "updated",
    }
)
_list_of_user_account = list_of(UserAccount.from_json)
_user_fields = frozenset(
    {
        "id",
        "email",
        "name",
        "accounts",
        "roles",
        "auth_type",
        "aid",
        "organization_id",
        "needs_2fa",
        "has_2fa_session",
        "authy_id",
        "country_code",
        "cellphone",
        "authtoken",
        "cookie",
        "email_verified",
        "last_logon",
        "last_pwd_change",
        "created",
        "updated",
    }
)
_user_invitation_fields = frozenset({"email", "name", "roles"})
_password_change_fields = frozenset({"oldpassword", "password"})
