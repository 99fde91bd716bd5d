# generated from endpoints/v1/user.toml; do not edit
"""The service `client.users`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.access.secret import Secret
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.users import User, UserCreate, UserPassword, UserUpdate
from lytics_async.operations import users as operations


class Users(Service):
    """Users: the people who administer the account; those whom the data is about are profiles.

    Reached as `client.users`.
    """

    __slots__ = ()

    async def list(self, *, options: RequestOptions | Options | None = None) -> builtins.list[User]:
        """List the users of the account with their roles.

        GET /api/user.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)

    async def create(
        self,
        *,
        suppress: bool | None = None,
        email: str | Unset = UNSET,
        name: str | Unset = UNSET,
        roles: Sequence[str] | Unset = UNSET,
        password: Secret | str | Unset = UNSET,
        body: UserCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> User:
        """Create a user, or invite one who exists already to this account.

        POST /api/user.

        Args:
            suppress: True keeps the invitation mail from being sent, False has it sent; say which,
                since the published page has both as the server's default.
            email: address to log in with; a person who is a user of another account is invited to
                this account.
            name: name for people.
            roles: roles in this account, such as admin, api and segments.
            password: first password, a secret.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not acceptable, such as an unknown role.
        """
        return await self._call(
            operations.CREATE,
            {
                "suppress": suppress,
                "email": email,
                "name": name,
                "roles": roles,
                "password": password,
                "body": body,
            },
            options,
        )

    async def get(self, user: str, *, options: RequestOptions | Options | None = None) -> User:
        """Return one user.

        GET /api/user/{userid}.

        Args:
            user: id or email address.

        Raises:
            NotFound: no such user.
        """
        return await self._call(operations.GET, {"user": user}, options)

    async def update(
        self,
        user: str,
        *,
        email: str | Unset = UNSET,
        name: str | Unset = UNSET,
        roles: Sequence[str] | Unset = UNSET,
        body: UserUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> User:
        """Change a user.

        PUT /api/user/{userid}.

        Whether fields that are left out are kept or cleared is not published.

        Args:
            user: id or email address; the id is safer, since a repeat still finds it after a change
                of the address.
            email: address to log in with.
            name: name for people.
            roles: roles in this account; send all of them.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such user.
            BadRequest: a field is not acceptable, such as an unknown role.
        """
        return await self._call(
            operations.UPDATE,
            {"user": user, "email": email, "name": name, "roles": roles, "body": body},
            options,
        )

    async def set_password(
        self,
        user: str,
        *,
        password: Secret | str | Unset = UNSET,
        body: UserPassword | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> User:
        """Set the password of a user.

        POST /api/user/{userid}/setpassword.

        Args:
            user: id or email address.
            password: the new password, a secret (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such user.
            BadRequest: the password breaks a rule of the account.
        """
        return await self._call(
            operations.SET_PASSWORD, {"user": user, "password": password, "body": body}, options
        )
