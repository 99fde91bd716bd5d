# generated from endpoints/v1/auth.toml; do not edit
"""Operations of `client.auths`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.auths import ApiToken, Auth

# Not in the reference; three clients that were tested against the service use it.
LIST: Final[Operation[list[Auth]]] = Operation(
    name="auths.list",
    method="GET",
    path="/api/auth",
    retry="safe",
    structure=list_of(Auth.from_json),
    returns="list[Auth]",
    type=list[Auth],
    published=False,
)
"""List the authorizations and API tokens of the account."""

GET: Final[Operation[Auth]] = Operation(
    name="auths.get",
    method="GET",
    path="/api/auth/{id}",
    retry="safe",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    path_params=(Param(name="auth", wire="id", required=True),),
)
"""Return the public part of one authorization."""

# Published under a path that ends in the id of the auth, which does not exist before the
# server makes it; the fields alone go to the collection, as in every other create call.
CREATE: Final[Operation[Auth]] = Operation(
    name="auths.create",
    method="POST",
    path="/api/auth",
    retry="never",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("provider_id", "provider_id"),
            ("config", "config"),
        ),
    ),
)
"""Store an authorization for a provider."""

UPDATE: Final[Operation[Auth]] = Operation(
    name="auths.update",
    method="PUT",
    path="/api/auth/{id}",
    retry="idempotent",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    path_params=(Param(name="auth", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("provider_id", "provider_id"),
            ("config", "config"),
        ),
    ),
)
"""Change an authorization."""

DELETE: Final[Operation[None]] = Operation(
    name="auths.delete",
    method="DELETE",
    path="/api/auth/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="auth", wire="id", required=True),),
)
"""Delete an authorization; work that runs with it is stopped, and a token stops working."""

# Every call issues one more token, so it is not retried.
CREATE_TOKEN: Final[Operation[ApiToken]] = Operation(
    name="auths.create_token",
    method="POST",
    path="/api/auth/createtoken",
    retry="never",
    structure=ApiToken.from_json,
    returns="ApiToken",
    type=ApiToken,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("scopes", "scopes"),
            ("expires", "expires"),
            ("label", "label"),
            ("description", "description"),
            ("alert_enabled", "alert_enabled"),
        ),
    ),
)
"""Issue a new API token."""
