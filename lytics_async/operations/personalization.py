# generated from endpoints/v1/personalization.toml; do not edit
"""Operations of `client.personalization`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation, Param
from lytics_async.models.personalization import DeletionRequest, Profile

# The reply for an unknown profile is not published; the vendor's newer notes give the 200
# with the message Not Found, or Timed out.
GET_ENTITY: Final[Operation[Profile]] = Operation(
    name="personalization.get_entity",
    method="GET",
    path="/api/entity/{table}/{fieldname}/{fieldval}",
    retry="safe",
    structure=Profile.from_json,
    returns="Profile",
    type=Profile,
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    query_params=(
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="field_blocklist", wire="fieldBlocklist", list_style="comma"),
        Param(name="include_fields", wire="include_fields"),
        Param(name="segments", wire="segments"),
        Param(name="meta", wire="meta"),
        Param(name="download", wire="download"),
    ),
    entity_miss=True,
)
"""Look up one entity of a table by an identity field."""

# A miss looks like that of get_entity, of which this is the short form.
GET_ENTITY_BY_COOKIE: Final[Operation[Profile]] = Operation(
    name="personalization.get_entity_by_cookie",
    method="GET",
    path="/api/entity/{table}/{fieldval}",
    retry="safe",
    structure=Profile.from_json,
    returns="Profile",
    type=Profile,
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    query_params=(
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="field_blocklist", wire="fieldBlocklist", list_style="comma"),
        Param(name="include_fields", wire="include_fields"),
        Param(name="segments", wire="segments"),
        Param(name="meta", wire="meta"),
        Param(name="download", wire="download"),
    ),
    entity_miss=True,
)
"""Look up one entity of a table by its cookie id."""

# Published as an alias of /api/entity/user, so a miss looks like that of get_entity.
GET_USER_PROFILE: Final[Operation[Profile]] = Operation(
    name="personalization.get_user_profile",
    method="GET",
    path="/api/me/{fieldname}/{fieldval}",
    retry="safe",
    structure=Profile.from_json,
    returns="Profile",
    type=Profile,
    path_params=(
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    query_params=(
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="field_blocklist", wire="fieldBlocklist", list_style="comma"),
        Param(name="include_fields", wire="include_fields"),
        Param(name="segments", wire="segments"),
        Param(name="meta", wire="meta"),
        Param(name="download", wire="download"),
    ),
    entity_miss=True,
)
"""Look up one user by an identity field."""

# Each request starts a job with an id of its own, and after a blind repeat nobody would
# know the id of the first.
DELETE_ENTITY: Final[Operation[DeletionRequest]] = Operation(
    name="personalization.delete_entity",
    method="DELETE",
    path="/api/entity/{table}/{fieldname}/{fieldval}",
    retry="never",
    structure=DeletionRequest.from_json,
    returns="DeletionRequest",
    type=DeletionRequest,
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
)
"""Request the deletion of one entity, as a right-to-be-forgotten request does."""

GET_ENTITY_DELETE_STATUS: Final[Operation[DeletionRequest]] = Operation(
    name="personalization.get_entity_delete_status",
    method="GET",
    path="/api/entity/deletestatus/{request_id}",
    retry="safe",
    structure=DeletionRequest.from_json,
    returns="DeletionRequest",
    type=DeletionRequest,
    path_params=(Param(name="request_id", wire="request_id", required=True),),
)
"""Tell how far a requested deletion has come."""
