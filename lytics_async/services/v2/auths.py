# generated from endpoints/v2/auths.toml; do not edit
"""The service `client.v2.auths`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, overload

from lytics_async.call.composite import CompositeService
from lytics_async.call.configuration import Credential, slug_for
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.models.v2.auths import Auth
from lytics_async.operations.v2 import auths as operations


class Auths(CompositeService):
    """Credentials: what lets jobs reach a provider, and API tokens.

    Secrets go in only: what is stored is never returned. `lytics_async.credentials` has a class for
    every published type. A type that needs OAuth is completed in the web console.

    Reached as `client.v2.auths`.
    """

    __slots__ = ()

    async def list(
        self, *, auth_type: str | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[Auth]:
        """List the credentials and API tokens of the account.

        GET /v2/auth.

        Args:
            auth_type: credentials of this type only; `api_token` for API tokens.
        """
        return await self._call(operations.LIST, {"auth_type": auth_type}, options)

    async def get(self, auth: str, *, options: RequestOptions | Options | None = None) -> Auth:
        """Return one credential.

        GET /v2/auth/{id}.

        Args:
            auth: id of the credential.

        Raises:
            NotFound: there is no such credential (`AUTH-NOTFOUND-006`).
        """
        return await self._call(operations.GET, {"auth": auth}, options)

    async def find(
        self, auth: str, *, options: RequestOptions | Options | None = None
    ) -> Auth | None:
        """Return one credential; None when there is none.

        GET /v2/auth/{id}.

        Args:
            auth: id of the credential.

        Raises:
            NotFound: there is no such credential (`AUTH-NOTFOUND-006`).
        """
        return await self._find(operations.GET, {"auth": auth}, options)

    async def get_of_type(
        self, auth_type: str, auth: str, *, options: RequestOptions | Options | None = None
    ) -> Auth:
        """Return one credential of a type.

        GET /v2/auth/{type}/{id}.

        Args:
            auth_type: type of the credential, such as `algolia-api-key`.
            auth: id of the credential.

        Raises:
            NotFound: there is no such credential (`AUTH-NOTFOUND-006`).
        """
        return await self._call(
            operations.GET_OF_TYPE, {"auth_type": auth_type, "auth": auth}, options
        )

    @overload
    async def create(
        self,
        config: Credential,
        *,
        label: str,
        auth_type: str | None = None,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Auth: ...
    @overload
    async def create(
        self,
        config: Mapping[str, Any],
        *,
        label: str,
        auth_type: str,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Auth: ...
    async def create(
        self,
        config: Credential | Mapping[str, Any],
        *,
        label: str,
        auth_type: str | None = None,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Auth:
        """Store a credential.

        POST /v2/auth/{type}.

        Args:
            config: what the provider takes: an instance of a class of `lytics_async.credentials`,
                or a mapping.
            label: its name.
            auth_type: type of the credential, such as `algolia-api-key`; only needed for a `config`
                that is a plain mapping.
            description: what it is for.
            provider_id: id of the provider.
            provider_slug: name of the provider for machines.

        Raises:
            NotFound: there is no such type (`AUTHTYPE-NOTFOUND-007`).
            BadRequest: the credential is not valid (`AUTH-BADREQ-008`).
        """
        return await self._call(
            operations.CREATE,
            {
                "config": config,
                "label": label,
                "auth_type": slug_for("auth_type", config, auth_type),
                "description": description,
                "provider_id": provider_id,
                "provider_slug": provider_slug,
            },
            options,
        )

    @overload
    async def replace(
        self,
        auth: str,
        config: Credential,
        *,
        label: str,
        auth_type: str | None = None,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Auth: ...
    @overload
    async def replace(
        self,
        auth: str,
        config: Mapping[str, Any],
        *,
        label: str,
        auth_type: str,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Auth: ...
    async def replace(
        self,
        auth: str,
        config: Credential | Mapping[str, Any],
        *,
        label: str,
        auth_type: str | None = None,
        description: str | Unset | None = UNSET,
        provider_id: str | Unset | None = UNSET,
        provider_slug: str | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Auth:
        """Replace a credential, as when its secret is rotated.

        PUT /v2/auth/{type}/{id}.

        `config` has to be whole: the stored one cannot be read.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            auth: id of the credential.
            config: what the provider takes: an instance of a class of `lytics_async.credentials`,
                or a mapping.
            label: its name.
            auth_type: type of the credential, such as `algolia-api-key`; only needed for a `config`
                that is a plain mapping.
            description: what it is for.
            provider_id: id of the provider.
            provider_slug: name of the provider for machines.

        Raises:
            NotFound: there is no such credential (`AUTH-NOTFOUND-006`).
            BadRequest: the credential is not valid (`AUTH-BADREQ-008`).
        """
        return await self._call(
            operations.REPLACE,
            {
                "auth": auth,
                "config": config,
                "label": label,
                "auth_type": slug_for("auth_type", config, auth_type),
                "description": description,
                "provider_id": provider_id,
                "provider_slug": provider_slug,
            },
            options,
        )

    async def delete(self, auth: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete a credential, or revoke an API token.

        DELETE /v2/auth/{id}.

        Look at `type` and `internal` first: the same call takes both. The id of a token is its
        middle part: `at.<id>.<secret>`.

        Args:
            auth: id of the credential.

        Raises:
            NotFound: there is no such credential (`AUTH-NOTFOUND-006`).
        """
        await self._call(operations.DELETE, {"auth": auth}, options)
