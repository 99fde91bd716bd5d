"""Checks that profiles can be found by the fields of the requests."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from lytics_async.erasure.requests import ErasureRequest
from lytics_async.errors import APIError, ArgumentError, ResponseError

if TYPE_CHECKING:
    from lytics_async.services import Services


PROBES = 3
"""Requests that are looked up before their field is refused: the schema may be incomplete."""


async def check_fields(lytics: Services, requests: Sequence[ErasureRequest]) -> None:
    """Refuse fields by which no profile can be found: their requests would all be `not_found`.

    Raises:
        ArgumentError: a field is not an identity field; the message names those that are.
    """
    by_field: dict[tuple[str, str], list[ErasureRequest]] = {}
    for each in requests:
        by_field.setdefault((each.table, each.field), []).append(each)
    known: dict[str, list[str]] = {}
    for (table, field), some in by_field.items():
        if table not in known:
            known[table] = await _identities(lytics, table)
        identities = known[table]
        if not identities or field in identities or field.startswith("_"):
            continue
        if not await _found(lytics, some[:PROBES]):
            raise ArgumentError(
                f"{field} is not an identity field of table {table}, so no profile would be found by "
                f"it. Name one of {', '.join(sorted(identities))}."
            )


async def _identities(lytics: Services, table: str) -> list[str]:
    """Return the identity fields of a table; none if the schema cannot be read."""
    try:
        fields = await lytics.v2.schema.list_fields(table)
    except (APIError, ResponseError):
        return []
    return [each.id for each in fields if each.id and each.is_identifier]


async def _found(lytics: Services, requests: Sequence[ErasureRequest]) -> bool:
    """Whether one of the requests has a profile."""
    for each in requests:
        with suppress(APIError, ResponseError):  # as a service may respond for such a field
            profile = await lytics.v2.profiles.find_by_lookup(
                table=each.table, key=each.field, value=each.value
            )
            if profile is not None:
                return True
    return False
