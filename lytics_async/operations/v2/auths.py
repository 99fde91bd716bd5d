# generated from endpoints/v2/auths.toml; do not edit
"""Operations of `client.v2.auths`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.v2.auths import Auth

LIST: Final[Operation[list[Auth]]] = Operation(
    name="v2.auths.list",
    method="GET",
    path="/v2/auth",
    retry="safe",
    structure=list_of(Auth.from_json),
    returns="list[Auth]",
    type=list[Auth],
    api="v2",
    query_params=(
        # In the vendor's newer notes.
        Param(name="auth_type", wire="auth_type"),
    ),
)
"""List the credentials and API tokens of the account."""

# In the vendor's newer notes only.
GET: Final[Operation[Auth]] = Operation(
    name="v2.auths.get",
    method="GET",
    path="/v2/auth/{id}",
    retry="safe",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    api="v2",
    path_params=(Param(name="auth", wire="id", required=True),),
    published=False,
)
"""Return one credential."""

GET_OF_TYPE: Final[Operation[Auth]] = Operation(
    name="v2.auths.get_of_type",
    method="GET",
    path="/v2/auth/{type}/{id}",
    retry="safe",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    api="v2",
    path_params=(
        Param(name="auth_type", wire="type", required=True),
        Param(name="auth", wire="id", required=True),
    ),
)
"""Return one credential of a type."""

# A second request would store a second credential.
CREATE: Final[Operation[Auth]] = Operation(
    name="v2.auths.create",
    method="POST",
    path="/v2/auth/{type}",
    retry="never",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    api="v2",
    path_params=(Param(name="auth_type", wire="type", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("config", "config"),
            ("description", "description"),
            ("provider_id", "provider_id"),
            ("provider_slug", "provider_slug"),
        ),
        required_fields=frozenset({"label", "config"}),
    ),
)
"""Store a credential."""

REPLACE: Final[Operation[Auth]] = Operation(
    name="v2.auths.replace",
    method="PUT",
    path="/v2/auth/{type}/{id}",
    retry="idempotent",
    structure=Auth.from_json,
    returns="Auth",
    type=Auth,
    api="v2",
    path_params=(
        Param(name="auth_type", wire="type", required=True),
        Param(name="auth", wire="id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("config", "config"),
            ("description", "description"),
            ("provider_id", "provider_id"),
            ("provider_slug", "provider_slug"),
        ),
        required_fields=frozenset({"label", "config"}),
    ),
)
"""Replace a credential, as when its secret is rotated."""

# In the vendor's newer notes only, which give the status 204.
DELETE: Final[Operation[None]] = Operation(
    name="v2.auths.delete",
    method="DELETE",
    path="/v2/auth/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    api="v2",
    path_params=(Param(name="auth", wire="id", required=True),),
    published=False,
)
"""Delete a credential, or revoke an API token."""
