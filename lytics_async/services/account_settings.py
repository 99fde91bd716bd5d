# generated from endpoints/v1/account_settings.toml; do not edit
"""The service `client.account_settings`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.account_settings import AccountSetting
from lytics_async.operations import account_settings as operations


class AccountSettings(Service):
    """Account settings: switches and limits of the account, each under its slug.

    Reached as `client.account_settings`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[AccountSetting]:
        """List every setting with the account's value.

        GET /api/account/setting.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(
        self, setting: str, *, options: RequestOptions | Options | None = None
    ) -> AccountSetting:
        """Return one setting with the account's value.

        GET /api/account/setting/{setting}.

        Args:
            setting: slug of the setting, such as `api_ip_whitelist`.

        Raises:
            NotFound: no such setting.
        """
        return await self._call(operations.GET, {"setting": setting}, options)

    async def update(
        self,
        setting: str,
        value: str | int | float | bool | Sequence[Any] | Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> AccountSetting:
        """Give one setting a value.

        PUT /api/account/setting/{setting}.

        A value for `api_ip_whitelist` shuts out every caller outside of it, this program included:
        have your own address in it.

        Args:
            setting: slug of the setting, such as `logon_session_days`.
            value: the new value, of the type that the setting's `field.type` names; sent as a JSON
                value on its own.

        Raises:
            NotFound: no such setting.
            BadRequest: the value is not acceptable.
            PermissionDenied: the setting is not editable, or the token lacks a role.
        """
        return await self._call(operations.UPDATE, {"setting": setting, "body": value}, options)

    async def delete(
        self, setting: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Remove the account's own value for a setting, so that its default holds again.

        DELETE /api/account/setting/{setting}.

        Args:
            setting: slug of the setting.

        Raises:
            NotFound: no such setting.
            PermissionDenied: the setting is not editable, or the token lacks a role.
        """
        await self._call(operations.DELETE, {"setting": setting}, options)
