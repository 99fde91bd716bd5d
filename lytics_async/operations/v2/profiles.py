# generated from endpoints/v2/profiles.toml; do not edit
"""Operations of `client.v2.profiles`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, map_of
from lytics_async.models.v2.profiles import BulkDeletion, ProfileDeletion, ProfileLookup

GET: Final[Operation[ProfileLookup]] = Operation(
    name="v2.profiles.get",
    method="GET",
    path="/v2/identity/{table}/{key}/{value}",
    retry="safe",
    structure=ProfileLookup.from_json,
    returns="ProfileLookup",
    type=ProfileLookup,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="key", wire="key", required=True),
        Param(name="value", wire="value", required=True),
    ),
    query_params=(
        # The published example is email,city.
        Param(name="field_blocklist", wire="field_blocklist", list_style="comma"),
        # Named in the published response, and by the vendor's newer notes as a parameter.
        Param(name="field_sources", wire="field_sources"),
    ),
)
"""Look a profile up by an identity."""

LOOKUP: Final[Operation[ProfileLookup]] = Operation(
    name="v2.profiles.lookup",
    method="POST",
    path="/v2/identity/lookup",
    retry="safe",
    structure=ProfileLookup.from_json,
    returns="ProfileLookup",
    type=ProfileLookup,
    api="v2",
    query_params=(
        # The published example is email,city.
        Param(name="field_blocklist", wire="field_blocklist", list_style="comma"),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("table", "table"),
            ("key", "key"),
            ("key", "field"),
            ("value", "value"),
        ),
        required_fields=frozenset({"table", "key", "value"}),
    ),
)
"""Look a profile up by an identity that is sent in the body."""

# Each request has an id of its own, and after a blind repeat the id of the first one would
# be lost.
DELETE: Final[Operation[ProfileDeletion]] = Operation(
    name="v2.profiles.delete",
    method="DELETE",
    path="/v2/identity/{table}/{key}/{value}",
    retry="never",
    structure=ProfileDeletion.from_json,
    returns="ProfileDeletion",
    type=ProfileDeletion,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="key", wire="key", required=True),
        Param(name="value", wire="value", required=True),
    ),
)
"""Request the deletion of a profile for reasons of privacy."""

GET_DELETE_STATUS: Final[Operation[ProfileDeletion]] = Operation(
    name="v2.profiles.get_delete_status",
    method="GET",
    path="/v2/identity/deletestatus/{request_id}",
    retry="safe",
    structure=ProfileDeletion.from_json,
    returns="ProfileDeletion",
    type=ProfileDeletion,
    api="v2",
    path_params=(Param(name="request_id", wire="request_id", required=True),),
)
"""Return the state of a requested deletion."""

# The form of the body is not published; a list of the values is the simplest one, and a
# mapping is sent as it is. Each request has an id of its own, so it is not repeated
# blindly.
DELETE_MANY: Final[Operation[BulkDeletion]] = Operation(
    name="v2.profiles.delete_many",
    method="DELETE",
    path="/v2/identity/queue/bulk/{table}/{field}",
    retry="never",
    structure=BulkDeletion.from_json,
    returns="BulkDeletion",
    type=BulkDeletion,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="field", required=True),
    ),
    body=Body(style="json", content_type="application/json", argument="values"),
)
"""Queue the deletion of many profiles."""

GET_ATTRIBUTES: Final[Operation[dict[str, Any]]] = Operation(
    name="v2.profiles.get_attributes",
    method="GET",
    path="/v2/attributes/{table}/{key}/{value}",
    retry="safe",
    structure=map_of(anything),
    returns="dict[str, Any]",
    type=dict[str, Any],
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="key", wire="key", required=True),
        Param(name="value", wire="value", required=True),
    ),
)
"""Return the attributes of a profile."""

# Setting the same values twice is the same as setting them once.
UPDATE_ATTRIBUTES: Final[Operation[dict[str, Any]]] = Operation(
    name="v2.profiles.update_attributes",
    method="PATCH",
    path="/v2/attributes/{table}/{key}/{value}",
    retry="idempotent",
    structure=map_of(anything),
    returns="dict[str, Any]",
    type=dict[str, Any],
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="key", wire="key", required=True),
        Param(name="value", wire="value", required=True),
    ),
    body=Body(style="json", content_type="application/json", argument="attributes"),
)
"""Set some attributes of a profile."""

# Storing the same values twice is the same as storing them once.
REPLACE_ATTRIBUTES: Final[Operation[dict[str, Any]]] = Operation(
    name="v2.profiles.replace_attributes",
    method="PUT",
    path="/v2/attributes/{table}/{key}/{value}",
    retry="idempotent",
    structure=map_of(anything),
    returns="dict[str, Any]",
    type=dict[str, Any],
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="key", wire="key", required=True),
        Param(name="value", wire="value", required=True),
    ),
    body=Body(style="json", content_type="application/json", argument="attributes"),
)
"""Replace all attributes of a profile."""

# No form of the response is published.
DELETE_ATTRIBUTES: Final[Operation[Any]] = Operation(
    name="v2.profiles.delete_attributes",
    method="DELETE",
    path="/v2/attributes/{table}/{key}/{value}",
    retry="idempotent",
    structure=anything,
    returns="Any",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="key", wire="key", required=True),
        Param(name="value", wire="value", required=True),
    ),
)
"""Remove the attributes of a profile."""
