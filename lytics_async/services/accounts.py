# generated from endpoints/v1/account.toml; do not edit
"""The service `client.accounts`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.accounts import Account, AccountCreate, AccountUpdate
from lytics_async.operations import accounts as operations


class Accounts(Service):
    """Accounts: the one that the token belongs to, and the child accounts below it.

    The account that pays is the parent; its children are silos of their own, such as one for tests
    and one for each division.

    Reached as `client.accounts`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Account]:
        """List the accounts that the token can see.

        GET /api/account.

        The list comes whole, and each account with its keys: they are kept out of the repr, keep
        them out of logs.
        """
        return await self._call(operations.LIST, {}, options)

    async def create(
        self,
        *,
        name: str | Unset = UNSET,
        domain: str | Unset = UNSET,
        body: AccountCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account:
        """Create a child account below the present one.

        POST /api/account.

        Args:
            name: name for people.
            domain: name of your own choice, unique over all accounts of Lytics; mostly the internet
                domain.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not acceptable, such as a domain that is taken.
        """
        return await self._call(
            operations.CREATE, {"name": name, "domain": domain, "body": body}, options
        )

    async def get(
        self, account: str | int, *, options: RequestOptions | Options | None = None
    ) -> Account:
        """Return one account.

        GET /api/account/{id}.

        Args:
            account: id, short number (aid), or "current" for the account of the token; "setting" is
                taken by the account settings.

        Raises:
            NotFound: no such account.
        """
        return await self._call(operations.GET, {"account": account}, options)

    async def update(
        self,
        account: str,
        *,
        name: str | Unset = UNSET,
        domain: str | Unset = UNSET,
        email: str | Unset = UNSET,
        timezone: str | Unset = UNSET,
        body: AccountUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account:
        """Change an account.

        PUT /api/account/{id}.

        Whether fields that are left out are kept or cleared is not published.

        Args:
            account: id of the account.
            name: name for people.
            domain: name of your own choice, unique over all accounts of Lytics.
            email: address of the account's contact.
            timezone: IANA name of its time zone.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such account.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE,
            {
                "account": account,
                "name": name,
                "domain": domain,
                "email": email,
                "timezone": timezone,
                "body": body,
            },
            options,
        )
