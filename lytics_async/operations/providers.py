# generated from endpoints/v1/provider.toml; do not edit
"""Operations of `client.providers`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.providers import Provider

# The published response has no fields; those of a single provider are used.
LIST: Final[Operation[list[Provider]]] = Operation(
    name="providers.list",
    method="GET",
    path="/api/provider",
    retry="safe",
    structure=list_of(Provider.from_json),
    returns="list[Provider]",
    type=list[Provider],
)
"""List the providers."""

# Published with a colon instead of braces.
GET: Final[Operation[Provider]] = Operation(
    name="providers.get",
    method="GET",
    path="/api/provider/{provider_slug}",
    retry="safe",
    structure=Provider.from_json,
    returns="Provider",
    type=Provider,
    path_params=(Param(name="provider", wire="provider_slug", required=True),),
)
"""Return one provider."""

# Published with a colon instead of braces.
DELETE: Final[Operation[None]] = Operation(
    name="providers.delete",
    method="DELETE",
    path="/api/provider/{provider_slug}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="provider", wire="provider_slug", required=True),),
)
"""Delete one provider."""
