# generated from endpoints/; do not edit
"""Every operation by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from lytics_async.errors import ArgumentError
from lytics_async.operation import Operation

OPERATIONS: Final[Mapping[str, tuple[str, str]]] = {
    "ingest.upload_csv_bulk": ("lytics_async.operations.ingest", "UPLOAD_CSV_BULK"),
    "ingest.upload_json_bulk": ("lytics_async.operations.ingest", "UPLOAD_JSON_BULK"),
    "ingest.upload_json": ("lytics_async.operations.ingest", "UPLOAD_JSON"),
    "personalization.get_entity": ("lytics_async.operations.personalization", "GET_ENTITY"),
    "personalization.get_entity_by_cookie": (
        "lytics_async.operations.personalization",
        "GET_ENTITY_BY_COOKIE",
    ),
    "personalization.get_user_profile": (
        "lytics_async.operations.personalization",
        "GET_USER_PROFILE",
    ),
    "personalization.delete_entity": ("lytics_async.operations.personalization", "DELETE_ENTITY"),
    "personalization.get_entity_delete_status": (
        "lytics_async.operations.personalization",
        "GET_ENTITY_DELETE_STATUS",
    ),
    "segments.list": ("lytics_async.operations.segments", "LIST"),
    "segments.create": ("lytics_async.operations.segments", "CREATE"),
    "segments.upsert": ("lytics_async.operations.segments", "UPSERT"),
    "segments.get": ("lytics_async.operations.segments", "GET"),
    "segments.update": ("lytics_async.operations.segments", "UPDATE"),
    "segments.delete": ("lytics_async.operations.segments", "DELETE"),
    "segments.delete_many": ("lytics_async.operations.segments", "DELETE_MANY"),
    "segments.size": ("lytics_async.operations.segments", "SIZE"),
    "segments.validate": ("lytics_async.operations.segments", "VALIDATE"),
    "segments.sizes": ("lytics_async.operations.segments", "SIZES"),
    "segments.scan": ("lytics_async.operations.segments", "SCAN"),
    "segments.scan_filter": ("lytics_async.operations.segments", "SCAN_FILTER"),
    "segments.attribution": ("lytics_async.operations.segments", "ATTRIBUTION"),
    "segments.attributions": ("lytics_async.operations.segments", "ATTRIBUTIONS"),
    "segments.field_info": ("lytics_async.operations.segments", "FIELD_INFO"),
}
"""Operation name -> (module, constant)."""

SERVICES: Final[Mapping[str, str]] = {
    "ingest": "lytics_async.services.ingest",
    "personalization": "lytics_async.services.personalization",
    "segments": "lytics_async.services.segments",
}
"""Service name -> module of its class."""


def find(name: str) -> Operation[Any]:
    """Return the operation called `name`, such as `segments.list`; raises ArgumentError for an unknown one."""
    place = OPERATIONS.get(name)
    if place is None:
        from difflib import get_close_matches

        near = get_close_matches(name, OPERATIONS)
        hint = (
            f"did you mean {' or '.join(near)}?" if near else "registry.OPERATIONS lists them all."
        )
        raise ArgumentError(f"There is no operation {name!r}; {hint}")
    module, constant = place
    operation: Operation[Any] = getattr(import_module(module), constant)
    return operation
