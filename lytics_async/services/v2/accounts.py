# generated from endpoints/v2/accounts.toml; do not edit
"""The service `client.v2.accounts`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.accounts import (
    Account,
    AccountChanges,
    AccountRegistration,
    ChildAccountFields,
)
from lytics_async.operations.v2 import accounts as operations


class Accounts(Service):
    """Accounts: the one that the token belongs to, and its children.

    Reached as `client.v2.accounts`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Account]:
        """List the accounts that the token can see.

        GET /v2/account.

        A cheap way to check a token.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(
        self,
        account: str,
        *,
        roles: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account:
        """Return one account.

        GET /v2/account/{id}.

        Args:
            account: id of the account.
            roles: also return the roles that users can have.

        Raises:
            NotFound: there is no such account, or the token cannot see it (`ACCOUNT-NOTFOUND-021`).
        """
        return await self._call(operations.GET, {"account": account, "roles": roles}, options)

    async def find(
        self,
        account: str,
        *,
        roles: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account | None:
        """Return one account; None when there is none.

        GET /v2/account/{id}.

        Args:
            account: id of the account.
            roles: also return the roles that users can have.

        Raises:
            NotFound: there is no such account, or the token cannot see it (`ACCOUNT-NOTFOUND-021`).
        """
        return await self._find(operations.GET, {"account": account, "roles": roles}, options)

    async def create_child(
        self,
        *,
        name: str | Unset = UNSET,
        domain: str | Unset = UNSET,
        description: str | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        expires: str | Unset | None = UNSET,
        fid: str | Unset | None = UNSET,
        packages: Mapping[str, str] | Unset = UNSET,
        timezone: str | Unset | None = UNSET,
        type: str | Unset | None = UNSET,
        body: ChildAccountFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account:
        """Create an account below the one of the token.

        POST /v2/account.

        Args:
            name: its name (required).
            domain: its domain (required).
            description: what it is for.
            email: its e-mail address.
            expires: when it ends.
            fid: its id in another system.
            packages: what is bought, by name.
            timezone: its time zone.
            type: its kind.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not valid, or the domain is taken.
        """
        return await self._call(
            operations.CREATE_CHILD,
            {
                "name": name,
                "domain": domain,
                "description": description,
                "email": email,
                "expires": expires,
                "fid": fid,
                "packages": packages,
                "timezone": timezone,
                "type": type,
                "body": body,
            },
            options,
        )

    async def update(
        self,
        account: str,
        *,
        name: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        domain: str | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        timezone: str | Unset | None = UNSET,
        fid: str | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        tags_delete: Sequence[str] | Unset = UNSET,
        settings: Mapping[str, Any] | Unset = UNSET,
        settings_delete: Sequence[str] | Unset = UNSET,
        pubusers: bool | Unset | None = UNSET,
        billing_organization_id: str | Unset | None = UNSET,
        partner_id: str | Unset | None = UNSET,
        partner_slug: str | Unset | None = UNSET,
        body: AccountChanges | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account:
        """Change an account; what is left out stays.

        POST /v2/account/{id}.

        Args:
            account: id of the account.
            name: its name.
            description: what it is for.
            domain: its domain.
            email: its e-mail address.
            timezone: its time zone.
            fid: its id in another system.
            tags: labels to add.
            tags_delete: labels to remove.
            settings: settings to set, by slug.
            settings_delete: settings to remove, by slug.
            pubusers: whether profiles can be read in the browser.
            billing_organization_id: id of the organization that pays.
            partner_id: id of the partner.
            partner_slug: name of the partner for machines.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such account, or the token cannot see it (`ACCOUNT-NOTFOUND-021`).
            BadRequest: a field is not valid.
        """
        return await self._call(
            operations.UPDATE,
            {
                "account": account,
                "name": name,
                "description": description,
                "domain": domain,
                "email": email,
                "timezone": timezone,
                "fid": fid,
                "tags": tags,
                "tags_delete": tags_delete,
                "settings": settings,
                "settings_delete": settings_delete,
                "pubusers": pubusers,
                "billing_organization_id": billing_organization_id,
                "partner_id": partner_id,
                "partner_slug": partner_slug,
                "body": body,
            },
            options,
        )

    async def set_job_alerts(
        self, *, enable: bool, options: RequestOptions | Options | None = None
    ) -> None:
        """Switch e-mails about failed jobs on or off.

        POST /v2/account/setup/jobalerts.

        Args:
            enable: whether e-mails are sent.
        """
        await self._call(operations.SET_JOB_ALERTS, {"enable": enable}, options)

    async def register(
        self,
        *,
        name: str | Unset = UNSET,
        domain: str | Unset = UNSET,
        email: str | Unset = UNSET,
        description: str | Unset | None = UNSET,
        type: str | Unset | None = UNSET,
        expires: str | Unset | None = UNSET,
        fid: str | Unset | None = UNSET,
        packages: Mapping[str, str] | Unset = UNSET,
        features: Mapping[str, Any] | Unset = UNSET,
        roles: Sequence[str] | Unset = UNSET,
        settings: Mapping[str, Any] | Unset = UNSET,
        organization_id: str | Unset | None = UNSET,
        partner_id: str | Unset | None = UNSET,
        salesforce_id: str | Unset | None = UNSET,
        pubusers: bool | Unset | None = UNSET,
        allow_pathora: bool | Unset | None = UNSET,
        allowed_login_methods: str | Unset | None = UNSET,
        archive_retention_duration: str | Unset | None = UNSET,
        default_es_cluster: str | Unset | None = UNSET,
        feat_conductor_schema: bool | Unset | None = UNSET,
        github_path: str | Unset | None = UNSET,
        google_marketplace_private_quote_name: str | Unset | None = UNSET,
        has_active_campaign: bool | Unset | None = UNSET,
        lytics_warehouse: str | Unset | None = UNSET,
        silo: str | Unset | None = UNSET,
        sso_connections: str | Unset | None = UNSET,
        sso_provider_id: str | Unset | None = UNSET,
        body: AccountRegistration | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Account:
        """Sign up for a new account of its own.

        POST /v2/register.

        Args:
            name: its name (required).
            domain: its domain (required).
            email: its e-mail address (required).
            description: what it is for.
            type: its kind.
            expires: when it ends.
            fid: its id in another system.
            packages: what is bought, by name.
            features: what is switched on, by name.
            roles: roles of its first user.
            settings: settings, by slug.
            organization_id: id of the organization.
            partner_id: id of the partner.
            salesforce_id: its id in Salesforce.
            pubusers: whether profiles can be read in the browser.
            allow_pathora: whether Pathfora may be used.
            allowed_login_methods: how its users may log in.
            archive_retention_duration: how long the archive is kept.
            default_es_cluster: where profiles are indexed.
            feat_conductor_schema: whether the schema of Conductor is used.
            github_path: where its configuration is kept.
            google_marketplace_private_quote_name: its offer in the Google marketplace.
            has_active_campaign: whether it has an active campaign.
            lytics_warehouse: where its warehouse is.
            silo: where its data is kept.
            sso_connections: how its users log in by single sign-on.
            sso_provider_id: id of the provider of the single sign-on.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not valid, or the domain is taken.
        """
        return await self._call(
            operations.REGISTER,
            {
                "name": name,
                "domain": domain,
                "email": email,
                "description": description,
                "type": type,
                "expires": expires,
                "fid": fid,
                "packages": packages,
                "features": features,
                "roles": roles,
                "settings": settings,
                "organization_id": organization_id,
                "partner_id": partner_id,
                "salesforce_id": salesforce_id,
                "pubusers": pubusers,
                "allow_pathora": allow_pathora,
                "allowed_login_methods": allowed_login_methods,
                "archive_retention_duration": archive_retention_duration,
                "default_es_cluster": default_es_cluster,
                "feat_conductor_schema": feat_conductor_schema,
                "github_path": github_path,
                "google_marketplace_private_quote_name": google_marketplace_private_quote_name,
                "has_active_campaign": has_active_campaign,
                "lytics_warehouse": lytics_warehouse,
                "silo": silo,
                "sso_connections": sso_connections,
                "sso_provider_id": sso_provider_id,
                "body": body,
            },
            options,
        )
