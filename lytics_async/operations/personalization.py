# generated from endpoints/v1/personalization.toml; do not edit
"""Operations of `client.personalization`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation, Param
from lytics_async.call.structure import nothing
from lytics_async.models.personalization import DeletionRequest, EntitySegments, Profile

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
        # Named by the vendor's notes of 2026.
        Param(name="all_segments", wire="allsegments"),
        # Named by the vendor's notes of 2026.
        Param(name="explain", wire="explain"),
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
        # Named by the vendor's notes of 2026.
        Param(name="all_segments", wire="allsegments"),
        # Named by the vendor's notes of 2026.
        Param(name="explain", wire="explain"),
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
        # Named by the vendor's notes of 2026.
        Param(name="all_segments", wire="allsegments"),
        # Named by the vendor's notes of 2026.
        Param(name="explain", wire="explain"),
    ),
    entity_miss=True,
)
"""Look up one user by an identity field."""

# Not in the reference; named by the vendor's notes of 2026. A miss looks like that of
# get_entity.
GET_ENTITY_SEGMENTS: Final[Operation[EntitySegments]] = Operation(
    name="personalization.get_entity_segments",
    method="GET",
    path="/api/entity/{table}/segments/{fieldname}/{fieldval}",
    retry="safe",
    structure=EntitySegments.from_json,
    returns="EntitySegments",
    type=EntitySegments,
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    entity_miss=True,
    published=False,
)
"""Return the segments that one entity belongs to."""

# Each request starts a job with an id of its own, and after a blind repeat the id of the
# first would be unknown.
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
    query_params=(
        # Named by the vendor's notes of 2026.
        Param(name="conflicts", wire="conflicts"),
    ),
)
"""Delete an entity permanently, with all that its identities lead to unless `conflicts=False`."""

# Not in the reference; named by the vendor's notes of 2026. A repeat finds nothing and
# succeeds.
SOFT_DELETE_ENTITY: Final[Operation[None]] = Operation(
    name="personalization.soft_delete_entity",
    method="DELETE",
    path="/api/entity/softdelete/{table}/{fieldname}/{fieldval}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    published=False,
)
"""Hide one entity permanently, keeping its records; a miss is not reported."""

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
