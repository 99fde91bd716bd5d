# generated from endpoints/v1/auth.toml; do not edit
"""The service `client.auths`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.auths import (
    ApiToken,
    ApiTokenCreate,
    Auth,
    AuthConfigValue,
    AuthCreate,
    AuthUpdate,
)
from lytics_async.operations import auths as operations


class Auths(Service):
    """Auths: the credentials with which work reaches a provider, stored encrypted, and API tokens.

    Secrets go in only: what is stored never comes back, except a new token, once.

    Reached as `client.auths`.
    """

    __slots__ = ()

    async def list(self, *, options: RequestOptions | Options | None = None) -> builtins.list[Auth]:
        """List the authorizations and API tokens of the account.

        GET /api/auth.

        The list comes whole: there is no paging. A token is an auth whose `auth_type` is
        `api_token`.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(self, auth: str, *, options: RequestOptions | Options | None = None) -> Auth:
        """Return the public part of one authorization.

        GET /api/auth/{id}.

        Args:
            auth: id (hash) of the auth.

        Raises:
            NotFound: no such auth.
        """
        return await self._call(operations.GET, {"auth": auth}, options)

    async def create(
        self,
        *,
        provider_id: str | Unset = UNSET,
        config: Sequence[AuthConfigValue | Mapping[str, Any]] | Unset = UNSET,
        body: AuthCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Auth:
        """Store an authorization for a provider.

        POST /api/auth.

        Mostly the web console does this, and OAuth needs it; through the API it serves providers
        that take keys.

        Args:
            provider_id: id or slug of the provider.
            config: the values that the provider asks for.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the provider is unknown, or its values are not acceptable.
        """
        return await self._call(
            operations.CREATE, {"provider_id": provider_id, "config": config, "body": body}, options
        )

    async def update(
        self,
        auth: str,
        *,
        provider_id: str | Unset = UNSET,
        config: Sequence[AuthConfigValue | Mapping[str, Any]] | Unset = UNSET,
        body: AuthUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Auth:
        """Change an authorization.

        PUT /api/auth/{id}.

        Args:
            auth: id (hash) of the auth.
            provider_id: id or slug of the provider.
            config: the values that the provider asks for; send all of them.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such auth.
            BadRequest: its values are not acceptable.
        """
        return await self._call(
            operations.UPDATE,
            {"auth": auth, "provider_id": provider_id, "config": config, "body": body},
            options,
        )

    async def delete(self, auth: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete an authorization; work that runs with it is stopped, and a token stops working.

        DELETE /api/auth/{id}.

        Args:
            auth: id (hash) of the auth.

        Raises:
            NotFound: no such auth.
        """
        await self._call(operations.DELETE, {"auth": auth}, options)

    async def create_token(
        self,
        *,
        name: str | Unset = UNSET,
        scopes: Sequence[str] | Unset = UNSET,
        expires: str | Unset = UNSET,
        label: str | Unset = UNSET,
        description: str | Unset = UNSET,
        alert_enabled: bool | Unset = UNSET,
        body: ApiTokenCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ApiToken:
        """Issue a new API token.

        POST /api/auth/createtoken.

        It needs the token of a user who is logged in, not an API token. The new one is
        `api_key.reveal()`: store it now, it cannot be read again. `scopes` is required, and so is
        one of `label` and `description`.

        Args:
            name: name for people, such as the service that is to use it.
            scopes: what it may do: slugs of roles that you hold yourself, such as `data` or
                `v2_segment_view`.
            expires: how long it lives, in h, m and s, such as `720h` for 30 days; it never expires
                when left out.
            label: label for people; it or `description` is needed.
            description: text for people; it or `label` is needed.
            alert_enabled: mail the creator before the token expires; True by default, and without
                effect without `expires`.
            body: all fields, instead of the keywords for them.

        Raises:
            PermissionDenied: the token is not that of a user, or lacks a role that the new one must
                have.
            BadRequest: neither label nor description, no scopes, an unknown role, or a duration
                that is not valid.
        """
        return await self._call(
            operations.CREATE_TOKEN,
            {
                "name": name,
                "scopes": scopes,
                "expires": expires,
                "label": label,
                "description": description,
                "alert_enabled": alert_enabled,
                "body": body,
            },
            options,
        )
