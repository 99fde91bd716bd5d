"""Checks that profiles can be found by the fields of the requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lytics_async.erasure.requests import ErasureRequest
from lytics_async.errors import APIError, ArgumentError, ResponseError

if TYPE_CHECKING:
    from lytics_async.services import Services


async def check_fields(lytics: Services, requests: Sequence[ErasureRequest]) -> None:
    """Refuse fields by which no profile can be found: their requests would all be `not_found`.

    Raises:
        ArgumentError: a field is not an identity field; the message names those that are.
    """
    for table in dict.fromkeys(each.table for each in requests):
        try:
            known = await lytics.v2.schema.list_fields(table)
        except (APIError, ResponseError):
            continue  # without the permission to read the schema
        identities = [str(each.id) for each in known if each.is_identifier]
        for field in dict.fromkeys(each.field for each in requests if each.table == table):
            if identities and field not in identities and not field.startswith("_"):
                raise ArgumentError(
                    f"{field} is not an identity field of table {table}, so no profile would be "
                    f"found by it. Name one of {', '.join(sorted(identities))}."
                )
