# generated from endpoints/v2/providers.toml; do not edit
"""Operations of `client.v2.providers`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation
from lytics_async.call.structure import list_of
from lytics_async.models.v2.providers import Provider

# In the vendor's newer notes only.
LIST: Final[Operation[list[Provider]]] = Operation(
    name="v2.providers.list",
    method="GET",
    path="/v2/provider",
    retry="safe",
    structure=list_of(Provider.from_json),
    returns="list[Provider]",
    type=list[Provider],
    api="v2",
    published=False,
)
"""List the providers."""
