# generated from endpoints/v2/schema.toml; do not edit
"""Operations of `client.v2.schema`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of, mapping, nothing, texts
from lytics_async.models.v2.schema import (
    IdConfig,
    LqlConversion,
    RankList,
    RetentionSettings,
    SchemaComparison,
    SchemaField,
    SchemaMapping,
    SchemaTable,
    SchemaValidation,
    SchemaVersion,
)

LIST_TABLES: Final[Operation[list[SchemaTable]]] = Operation(
    name="v2.schema.list_tables",
    method="GET",
    path="/v2/schema",
    retry="safe",
    structure=list_of(SchemaTable.from_json),
    returns="list[SchemaTable]",
    type=list[SchemaTable],
    api="v2",
)
"""List the tables that have a schema."""

GET: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.get",
    method="GET",
    path="/v2/schema/{table}",
    retry="safe",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Return the fields, mappings and identity settings of a table."""

LIST_VERSIONS: Final[Operation[list[SchemaVersion]]] = Operation(
    name="v2.schema.list_versions",
    method="GET",
    path="/v2/schema/{table}/version",
    retry="safe",
    structure=list_of(SchemaVersion.from_json),
    returns="list[SchemaVersion]",
    type=list[SchemaVersion],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
)
"""List the versions of a table, published and drafted."""

COMPARE: Final[Operation[SchemaComparison]] = Operation(
    name="v2.schema.compare",
    method="GET",
    path="/v2/schema/{table}/compare",
    retry="safe",
    structure=SchemaComparison.from_json,
    returns="SchemaComparison",
    type=SchemaComparison,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(
        Param(name="version", wire="version_id"),
        Param(name="other", wire="compare_id"),
    ),
)
"""Compare two versions; by default the draft with the live version."""

VALIDATE: Final[Operation[list[SchemaValidation]]] = Operation(
    name="v2.schema.validate",
    method="GET",
    path="/v2/schema/{table}/validate",
    retry="safe",
    structure=list_of(SchemaValidation.from_json),
    returns="list[SchemaValidation]",
    type=list[SchemaValidation],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Check a version, by default the draft."""

# A second request would publish what came into the draft in the meantime.
PUBLISH: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.publish",
    method="POST",
    path="/v2/schema/{table}/publish",
    retry="never",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("tag", "tag"),
            ("description", "description"),
        ),
        required_fields=frozenset({"tag", "description"}),
    ),
)
"""Make the draft live."""

REVERT: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.revert",
    method="POST",
    path="/v2/schema/{table}/revert",
    retry="idempotent",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Discard the changes of the draft."""

# A mapping without an id would be added a second time.
UPSERT_MANY: Final[Operation[SchemaComparison]] = Operation(
    name="v2.schema.upsert_many",
    method="POST",
    path="/v2/schema/bulk",
    retry="never",
    structure=SchemaComparison.from_json,
    returns="SchemaComparison",
    type=SchemaComparison,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("table", "table"),
            ("fields", "fields"),
            ("mappings", "mappings"),
            ("ranks", "ranks"),
            ("retention_settings", "retention_settings"),
        ),
        required_fields=frozenset({"table"}),
    ),
)
"""Add or change many fields and mappings; nothing is deleted."""

# A mapping without an id would be added a second time.
UPSERT_MANY_BY_PUT: Final[Operation[SchemaComparison]] = Operation(
    name="v2.schema.upsert_many_by_put",
    method="PUT",
    path="/v2/schema/bulk",
    retry="never",
    structure=SchemaComparison.from_json,
    returns="SchemaComparison",
    type=SchemaComparison,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("table", "table"),
            ("fields", "fields"),
            ("mappings", "mappings"),
            ("ranks", "ranks"),
            ("retention_settings", "retention_settings"),
        ),
        required_fields=frozenset({"table"}),
    ),
)
"""Add or change many fields and mappings, by PUT."""

# Whether the server stores something is not published.
CONVERT_LQL: Final[Operation[LqlConversion]] = Operation(
    name="v2.schema.convert_lql",
    method="POST",
    path="/v2/schema/lql",
    retry="never",
    structure=LqlConversion.from_json,
    returns="LqlConversion",
    type=LqlConversion,
    api="v2",
    body=Body(style="text", content_type="application/text", argument="lql"),
)
"""Turn LQL into fields and mappings."""

EVALUATE_EXPRESSION: Final[Operation[Any]] = Operation(
    name="v2.schema.evaluate_expression",
    method="POST",
    path="/v2/schema/expression/evaluate",
    retry="safe",
    structure=anything,
    returns="Any",
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("expression", "expression"),
            ("data", "data"),
        ),
        required_fields=frozenset({"expression", "data"}),
    ),
)
"""Evaluate an LQL expression on a record."""

EVALUATE: Final[Operation[list[dict[str, Any]]]] = Operation(
    name="v2.schema.evaluate",
    method="POST",
    path="/v2/schema/{table}/evaluate",
    retry="safe",
    structure=list_of(mapping),
    returns="list[dict[str, Any]]",
    type=list[dict[str, Any]],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
    body=Body(style="json", content_type="application/json", argument="events"),
)
"""Map records as the published schema does, and store nothing."""

LIST_FIELDS: Final[Operation[list[SchemaField]]] = Operation(
    name="v2.schema.list_fields",
    method="GET",
    path="/v2/schema/{table}/field",
    retry="safe",
    structure=list_of(SchemaField.from_json),
    returns="list[SchemaField]",
    type=list[SchemaField],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(
        Param(name="version", wire="version_id"),
        Param(name="kind", wire="filter"),
    ),
)
"""List the fields of a table."""

# In the vendor's newer notes only.
LIST_FIELD_NAMES: Final[Operation[list[str]]] = Operation(
    name="v2.schema.list_field_names",
    method="GET",
    path="/v2/schema/{table}/fieldnames",
    retry="safe",
    structure=texts,
    returns="list[str]",
    type=list[str],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    published=False,
)
"""List the names of the fields of a table."""

GET_FIELD: Final[Operation[SchemaField]] = Operation(
    name="v2.schema.get_field",
    method="GET",
    path="/v2/schema/{table}/field/{field_id}",
    retry="safe",
    structure=SchemaField.from_json,
    returns="SchemaField",
    type=SchemaField,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="field_id", required=True),
    ),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Return one field."""

UPSERT_FIELD: Final[Operation[SchemaField]] = Operation(
    name="v2.schema.upsert_field",
    method="POST",
    path="/v2/schema/{table}/field",
    retry="idempotent",
    structure=SchemaField.from_json,
    returns="SchemaField",
    type=SchemaField,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("id", "id"),
            ("type", "type"),
            ("shortdesc", "shortdesc"),
            ("longdesc", "longdesc"),
            ("mergeop", "mergeop"),
            ("is_identifier", "is_identifier"),
            ("is_pii", "is_pii"),
            ("capacity", "capacity"),
            ("keep_days", "keep_days"),
            ("keep_duration", "keep_duration"),
            ("disable_indexing", "disable_indexing"),
            ("tags", "tags"),
            ("assertions", "assertions"),
        ),
        required_fields=frozenset({"id"}),
    ),
)
"""Add a field to the draft, or change it there."""

# In the vendor's newer notes only.
REPLACE_FIELD: Final[Operation[SchemaField]] = Operation(
    name="v2.schema.replace_field",
    method="POST",
    path="/v2/schema/{table}/field/{field_id}",
    retry="idempotent",
    structure=SchemaField.from_json,
    returns="SchemaField",
    type=SchemaField,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="id", wire="field_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("type", "type"),
            ("shortdesc", "shortdesc"),
            ("longdesc", "longdesc"),
            ("mergeop", "mergeop"),
            ("is_identifier", "is_identifier"),
            ("is_pii", "is_pii"),
            ("capacity", "capacity"),
            ("keep_days", "keep_days"),
            ("keep_duration", "keep_duration"),
            ("disable_indexing", "disable_indexing"),
            ("tags", "tags"),
            ("assertions", "assertions"),
        ),
    ),
    published=False,
)
"""Replace a field in the draft."""

DELETE_FIELD: Final[Operation[None]] = Operation(
    name="v2.schema.delete_field",
    method="DELETE",
    path="/v2/schema/{table}/field/{field_id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="field_id", required=True),
    ),
)
"""Remove a field from the draft."""

LIST_MAPPINGS: Final[Operation[list[SchemaMapping]]] = Operation(
    name="v2.schema.list_mappings",
    method="GET",
    path="/v2/schema/{table}/mapping",
    retry="safe",
    structure=list_of(SchemaMapping.from_json),
    returns="list[SchemaMapping]",
    type=list[SchemaMapping],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""List the mappings of a table."""

GET_MAPPING: Final[Operation[SchemaMapping]] = Operation(
    name="v2.schema.get_mapping",
    method="GET",
    path="/v2/schema/{table}/mapping/{mapping_id}",
    retry="safe",
    structure=SchemaMapping.from_json,
    returns="SchemaMapping",
    type=SchemaMapping,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="mapping", wire="mapping_id", required=True),
    ),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Return one mapping."""

# A second request may add a second mapping.
UPSERT_MAPPING: Final[Operation[SchemaMapping]] = Operation(
    name="v2.schema.upsert_mapping",
    method="POST",
    path="/v2/schema/{table}/mapping",
    retry="never",
    structure=SchemaMapping.from_json,
    returns="SchemaMapping",
    type=SchemaMapping,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("field", "field"),
            ("stream", "stream"),
            ("expr", "expr"),
            ("guard_expr", "guard_expr"),
        ),
        required_fields=frozenset({"field"}),
    ),
)
"""Add a mapping to the draft."""

# In the vendor's newer notes only.
REPLACE_MAPPING: Final[Operation[SchemaMapping]] = Operation(
    name="v2.schema.replace_mapping",
    method="POST",
    path="/v2/schema/{table}/mapping/{mapping_id}",
    retry="idempotent",
    structure=SchemaMapping.from_json,
    returns="SchemaMapping",
    type=SchemaMapping,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="mapping", wire="mapping_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("field", "field"),
            ("stream", "stream"),
            ("expr", "expr"),
            ("guard_expr", "guard_expr"),
        ),
        required_fields=frozenset({"field"}),
    ),
    published=False,
)
"""Replace a mapping in the draft."""

DELETE_MAPPING: Final[Operation[None]] = Operation(
    name="v2.schema.delete_mapping",
    method="DELETE",
    path="/v2/schema/{table}/mapping/{mapping_id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="mapping", wire="mapping_id", required=True),
    ),
)
"""Remove a mapping from the draft."""

GET_RANK: Final[Operation[RankList]] = Operation(
    name="v2.schema.get_rank",
    method="GET",
    path="/v2/schema/{table}/rank",
    retry="safe",
    structure=RankList.from_json,
    returns="RankList",
    type=RankList,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Return the order of the identity fields."""

SET_RANK: Final[Operation[RankList]] = Operation(
    name="v2.schema.set_rank",
    method="POST",
    path="/v2/schema/{table}/rank",
    retry="idempotent",
    structure=RankList.from_json,
    returns="RankList",
    type=RankList,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("fields", "fields"),),
        required_fields=frozenset({"fields"}),
    ),
)
"""Set the order of the identity fields in the draft."""

LIST_ID_CONFIGS: Final[Operation[list[IdConfig]]] = Operation(
    name="v2.schema.list_id_configs",
    method="GET",
    path="/v2/schema/{table}/idconfig",
    retry="safe",
    structure=list_of(IdConfig.from_json),
    returns="list[IdConfig]",
    type=list[IdConfig],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""List how the identity fields merge profiles."""

GET_ID_CONFIG: Final[Operation[IdConfig]] = Operation(
    name="v2.schema.get_id_config",
    method="GET",
    path="/v2/schema/{table}/idconfig/{field_id}",
    retry="safe",
    structure=IdConfig.from_json,
    returns="IdConfig",
    type=IdConfig,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="field_id", required=True),
    ),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Return how an identity field merges profiles."""

# Published without a body; the response's model is the evident one.
SET_ID_CONFIG: Final[Operation[IdConfig]] = Operation(
    name="v2.schema.set_id_config",
    method="POST",
    path="/v2/schema/{table}/idconfig",
    retry="idempotent",
    structure=IdConfig.from_json,
    returns="IdConfig",
    type=IdConfig,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("field", "field"),
            ("compact_after_days", "compact_after_days"),
            ("compact_over", "compact_over"),
            ("many_to", "many_to"),
        ),
        required_fields=frozenset({"field"}),
    ),
)
"""Set how an identity field merges profiles, in the draft."""

DELETE_ID_CONFIG: Final[Operation[None]] = Operation(
    name="v2.schema.delete_id_config",
    method="DELETE",
    path="/v2/schema/{table}/idconfig/{field_id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="field_id", required=True),
    ),
)
"""Remove how an identity field merges profiles from the draft."""

GET_RETENTION: Final[Operation[RetentionSettings]] = Operation(
    name="v2.schema.get_retention",
    method="GET",
    path="/v2/schema/{table}/retentionsettings",
    retry="safe",
    structure=RetentionSettings.from_json,
    returns="RetentionSettings",
    type=RetentionSettings,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(Param(name="version", wire="version_id"),),
)
"""Return how much the sets and maps of a table keep."""

SET_RETENTION: Final[Operation[RetentionSettings]] = Operation(
    name="v2.schema.set_retention",
    method="POST",
    path="/v2/schema/{table}/retentionsettings",
    retry="idempotent",
    structure=RetentionSettings.from_json,
    returns="RetentionSettings",
    type=RetentionSettings,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("capacity", "capacity"),
            ("keep_days", "keep_days"),
        ),
    ),
)
"""Set how much the sets and maps of a table keep, in the draft."""

# In the vendor's newer notes only.
LIST_PATCHES: Final[Operation[list[SchemaVersion]]] = Operation(
    name="v2.schema.list_patches",
    method="GET",
    path="/v2/schema/patch/{table}",
    retry="safe",
    structure=list_of(SchemaVersion.from_json),
    returns="list[SchemaVersion]",
    type=list[SchemaVersion],
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    published=False,
)
"""List the open patches of a table."""

# A second request would open a second patch.
CREATE_PATCH: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.create_patch",
    method="POST",
    path="/v2/schema/patch/{table}",
    retry="never",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(Param(name="table", wire="table", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("tag", "tag"),
            ("description", "description"),
        ),
        required_fields=frozenset({"tag", "description"}),
    ),
    published=False,
)
"""Open a patch."""

# In the vendor's newer notes only.
GET_PATCH: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.get_patch",
    method="GET",
    path="/v2/schema/patch/{table}/{patch_id}",
    retry="safe",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    published=False,
)
"""Return a patch; `edit_status` tells how its parts differ from the live version."""

# In the vendor's newer notes only.
UPDATE_PATCH: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.update_patch",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}",
    retry="idempotent",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    body=Body(
        style="fields", content_type="application/json", fields=(("description", "description"),)
    ),
    published=False,
)
"""Change the description of a patch."""

# In the vendor's newer notes only.
DELETE_PATCH: Final[Operation[None]] = Operation(
    name="v2.schema.delete_patch",
    method="DELETE",
    path="/v2/schema/patch/{table}/{patch_id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    published=False,
)
"""Discard a patch, and all it holds."""

# After a lost response the patch is gone, so a repeat would report that it does not exist.
APPLY_PATCH: Final[Operation[SchemaVersion]] = Operation(
    name="v2.schema.apply_patch",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}/apply",
    retry="never",
    structure=SchemaVersion.from_json,
    returns="SchemaVersion",
    type=SchemaVersion,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    published=False,
)
"""Publish a patch as a new version."""

# In the vendor's newer notes only.
UPSERT_PATCH_FIELD: Final[Operation[SchemaField]] = Operation(
    name="v2.schema.upsert_patch_field",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}/field",
    retry="idempotent",
    structure=SchemaField.from_json,
    returns="SchemaField",
    type=SchemaField,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("id", "id"),
            ("type", "type"),
            ("shortdesc", "shortdesc"),
            ("longdesc", "longdesc"),
            ("mergeop", "mergeop"),
            ("is_identifier", "is_identifier"),
            ("is_pii", "is_pii"),
            ("capacity", "capacity"),
            ("keep_days", "keep_days"),
            ("keep_duration", "keep_duration"),
            ("disable_indexing", "disable_indexing"),
            ("tags", "tags"),
            ("assertions", "assertions"),
        ),
        required_fields=frozenset({"id"}),
    ),
    published=False,
)
"""Add a field to a patch, or change it there."""

# In the vendor's newer notes only.
GET_PATCH_FIELD: Final[Operation[SchemaField]] = Operation(
    name="v2.schema.get_patch_field",
    method="GET",
    path="/v2/schema/patch/{table}/{patch_id}/field/{field_id}",
    retry="safe",
    structure=SchemaField.from_json,
    returns="SchemaField",
    type=SchemaField,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
        Param(name="field", wire="field_id", required=True),
    ),
    published=False,
)
"""Return a field of a patch; `edit_status` tells how it differs from the live one."""

# In the vendor's newer notes only.
REPLACE_PATCH_FIELD: Final[Operation[SchemaField]] = Operation(
    name="v2.schema.replace_patch_field",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}/field/{field_id}",
    retry="idempotent",
    structure=SchemaField.from_json,
    returns="SchemaField",
    type=SchemaField,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
        Param(name="id", wire="field_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("type", "type"),
            ("shortdesc", "shortdesc"),
            ("longdesc", "longdesc"),
            ("mergeop", "mergeop"),
            ("is_identifier", "is_identifier"),
            ("is_pii", "is_pii"),
            ("capacity", "capacity"),
            ("keep_days", "keep_days"),
            ("keep_duration", "keep_duration"),
            ("disable_indexing", "disable_indexing"),
            ("tags", "tags"),
            ("assertions", "assertions"),
        ),
    ),
    published=False,
)
"""Replace a field in a patch."""

# A second request may add a second mapping.
ADD_PATCH_MAPPING: Final[Operation[SchemaMapping]] = Operation(
    name="v2.schema.add_patch_mapping",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}/mapping",
    retry="never",
    structure=SchemaMapping.from_json,
    returns="SchemaMapping",
    type=SchemaMapping,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("field", "field"),
            ("stream", "stream"),
            ("expr", "expr"),
            ("guard_expr", "guard_expr"),
        ),
        required_fields=frozenset({"field"}),
    ),
    published=False,
)
"""Add a mapping to a patch."""

# In the vendor's newer notes only.
REPLACE_PATCH_MAPPING: Final[Operation[SchemaMapping]] = Operation(
    name="v2.schema.replace_patch_mapping",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}/mapping/{mapping_id}",
    retry="idempotent",
    structure=SchemaMapping.from_json,
    returns="SchemaMapping",
    type=SchemaMapping,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
        Param(name="mapping", wire="mapping_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("field", "field"),
            ("stream", "stream"),
            ("expr", "expr"),
            ("guard_expr", "guard_expr"),
        ),
        required_fields=frozenset({"field"}),
    ),
    published=False,
)
"""Replace a mapping in a patch."""

# In the vendor's newer notes only.
SET_PATCH_RANK: Final[Operation[RankList]] = Operation(
    name="v2.schema.set_patch_rank",
    method="POST",
    path="/v2/schema/patch/{table}/{patch_id}/rank",
    retry="idempotent",
    structure=RankList.from_json,
    returns="RankList",
    type=RankList,
    api="v2",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="patch", wire="patch_id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("fields", "fields"),),
        required_fields=frozenset({"fields"}),
    ),
    published=False,
)
"""Set the order of the identity fields in a patch."""
