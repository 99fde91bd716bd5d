# generated from endpoints/v2/accounts.toml; do not edit
"""Operations of `client.v2.accounts`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import nothing, one_or_many
from lytics_async.models.v2.accounts import Account

# In the vendor's newer notes only, without a shape.
LIST: Final[Operation[list[Account]]] = Operation(
    name="v2.accounts.list",
    method="GET",
    path="/v2/account",
    retry="safe",
    structure=one_or_many(Account.from_json),
    returns="list[Account]",
    type=list[Account],
    api="v2",
    published=False,
)
"""List the accounts that the token can see."""

GET: Final[Operation[Account]] = Operation(
    name="v2.accounts.get",
    method="GET",
    path="/v2/account/{id}",
    retry="safe",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    api="v2",
    path_params=(Param(name="account", wire="id", required=True),),
    query_params=(Param(name="roles", wire="roles"),),
)
"""Return one account."""

# A second request may create a second account.
CREATE_CHILD: Final[Operation[Account]] = Operation(
    name="v2.accounts.create_child",
    method="POST",
    path="/v2/account",
    retry="never",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("domain", "domain"),
            ("description", "description"),
            ("email", "email"),
            ("expires", "expires"),
            ("fid", "fid"),
            ("packages", "packages"),
            ("timezone", "timezone"),
            ("type", "type"),
        ),
        required_fields=frozenset({"name", "domain"}),
    ),
)
"""Create an account below the one of the token."""

UPDATE: Final[Operation[Account]] = Operation(
    name="v2.accounts.update",
    method="POST",
    path="/v2/account/{id}",
    retry="idempotent",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    api="v2",
    path_params=(Param(name="account", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("description", "description"),
            ("domain", "domain"),
            ("email", "email"),
            ("timezone", "timezone"),
            ("fid", "fid"),
            ("tags", "tags"),
            ("tags_delete", "tags_delete"),
            ("settings", "settings"),
            ("settings_delete", "settings_delete"),
            ("pubusers", "pubusers"),
            ("billing_organization_id", "billing_organization_id"),
            ("partner_id", "partner_id"),
            ("partner_slug", "partner_slug"),
        ),
    ),
)
"""Change an account; what is left out stays."""

SET_JOB_ALERTS: Final[Operation[None]] = Operation(
    name="v2.accounts.set_job_alerts",
    method="POST",
    path="/v2/account/setup/jobalerts",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    query_params=(Param(name="enable", wire="enable", required=True),),
)
"""Switch e-mails about failed jobs on or off."""

# A second request may create a second account.
REGISTER: Final[Operation[Account]] = Operation(
    name="v2.accounts.register",
    method="POST",
    path="/v2/register",
    retry="never",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("domain", "domain"),
            ("email", "email"),
            ("description", "description"),
            ("type", "type"),
            ("expires", "expires"),
            ("fid", "fid"),
            ("packages", "packages"),
            ("features", "features"),
            ("roles", "roles"),
            ("settings", "settings"),
            ("organization_id", "organization_id"),
            ("partner_id", "partner_id"),
            ("salesforce_id", "salesforce_id"),
            ("pubusers", "pubusers"),
            ("allow_pathora", "allow_pathora"),
            ("allowed_login_methods", "allowed_login_methods"),
            ("archive_retention_duration", "archive_retention_duration"),
            ("default_es_cluster", "default_es_cluster"),
            ("feat_conductor_schema", "feat_conductor_schema"),
            ("github_path", "github_path"),
            ("google_marketplace_private_quote_name", "google_marketplace_private_quote_name"),
            ("has_active_campaign", "has_active_campaign"),
            ("lytics_warehouse", "lytics_warehouse"),
            ("silo", "silo"),
            ("sso_connections", "sso_connections"),
            ("sso_provider_id", "sso_provider_id"),
        ),
        required_fields=frozenset({"name", "domain", "email"}),
    ),
)
"""Sign up for a new account of its own."""
