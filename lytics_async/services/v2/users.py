# generated from endpoints/v2/users.toml; do not edit
"""The service `client.v2.users`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.users import PasswordChange, User, UserInvitation
from lytics_async.operations.v2 import users as operations


class Users(Service):
    """Users: who has access to the account, and with which roles.

    Accounts that were made through Contentstack take their roles from there.

    Reached as `client.v2.users`.
    """

    __slots__ = ()

    async def list(self, *, options: RequestOptions | Options | None = None) -> builtins.list[User]:
        """List the users of the account.

        GET /v2/user.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(self, user: str, *, options: RequestOptions | Options | None = None) -> User:
        """Return one user.

        GET /v2/user/{id}.

        Args:
            user: id or e-mail address of the user; `me` for the one who is logged in.

        Raises:
            NotFound: there is no such user in this account (`USER-NOTFOUND-023`).
            Unauthorized: `me`, with an API token.
        """
        return await self._call(operations.GET, {"user": user}, options)

    async def find(
        self, user: str, *, options: RequestOptions | Options | None = None
    ) -> User | None:
        """Return one user; None when there is none.

        GET /v2/user/{id}.

        Args:
            user: id or e-mail address of the user; `me` for the one who is logged in.

        Raises:
            NotFound: there is no such user in this account (`USER-NOTFOUND-023`).
            Unauthorized: `me`, with an API token.
        """
        return await self._find(operations.GET, {"user": user}, options)

    async def invite(
        self,
        *,
        suppress: bool | None = None,
        email: str | Unset = UNSET,
        name: str | Unset | None = UNSET,
        roles: Sequence[str] | Unset = UNSET,
        body: UserInvitation | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> User:
        """Give a user access to the account; make the user if necessary.

        POST /v2/user.

        The roles of a user who is a member already are reset to these, or to `authed2` alone. They
        are written on every child account, too. Roles are not checked: take them from
        `accounts.get(id, roles=True)`.

        Args:
            suppress: whether no e-mail is sent.
            email: e-mail address (required).
            name: name.
            roles: slugs of the roles.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the address or the roles are not valid (`USER-BADREQ-024`).
        """
        return await self._call(
            operations.INVITE,
            {"suppress": suppress, "email": email, "name": name, "roles": roles, "body": body},
            options,
        )

    async def set_roles(
        self, user: str, roles: Sequence[str], *, options: RequestOptions | Options | None = None
    ) -> User:
        """Replace the roles of a user in the account.

        POST /v2/user/{id}/roles.

        A role that is left out is lost. A slug with a typing mistake is accepted, and grants
        nothing.

        Args:
            user: id or e-mail address of the user.
            roles: slugs of all roles that the user must have, at least one.

        Raises:
            NotFound: the user is not a member (`USER-NOTFOUND-023`).
            BadRequest: the list is empty (`USER-BADREQ-024`).
        """
        return await self._call(operations.SET_ROLES, {"user": user, "body": roles}, options)

    async def delete(self, user: str, *, options: RequestOptions | Options | None = None) -> None:
        """Take a user's access to the account away.

        DELETE /v2/user/{id}.

        The last administrator is not protected. The user is deleted once no account is left.

        Args:
            user: id or e-mail address of the user.

        Raises:
            NotFound: there is no such user in this account (`USER-NOTFOUND-023`).
        """
        await self._call(operations.DELETE, {"user": user}, options)

    async def change_password(
        self,
        *,
        oldpassword: str | Unset = UNSET,
        password: str | Unset = UNSET,
        body: PasswordChange | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> User:
        """Change the password of the user who is logged in.

        POST /v2/user/me/passwordreset.

        Args:
            oldpassword: the present password (required).
            password: the new one (required).
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the present password is not right, or the new one is not valid
                (`USER-BADREQ-024`).
            Forbidden: the account logs in elsewhere.
        """
        return await self._call(
            operations.CHANGE_PASSWORD,
            {"oldpassword": oldpassword, "password": password, "body": body},
            options,
        )
