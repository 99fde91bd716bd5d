# generated from endpoints/v2/schema.toml; do not edit
"""The service `client.v2.schema`."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.composite import CompositeService
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.models.v2.schema import (
    ExpressionTrial,
    IdConfig,
    IdConfigFields,
    LqlConversion,
    RankList,
    RankListFields,
    RetentionSettings,
    RetentionSettingsFields,
    SchemaComparison,
    SchemaField,
    SchemaFieldFields,
    SchemaFields,
    SchemaMapping,
    SchemaMappingFields,
    SchemaPatchChange,
    SchemaPatchFields,
    SchemaTable,
    SchemaValidation,
    SchemaVersion,
    VersionCommit,
)
from lytics_async.operations.v2 import schema as operations


class Schema(CompositeService):
    """Fields and mappings of a table: changed in a draft or a patch, and live when published.

    A draft is shared by all users of the account, and `publish` publishes all of it; `compare`
    shows what that would be. An account whose setting `enable_schema_patches` is true takes changes
    in patches only. What is published applies to records that arrive later.

    Reached as `client.v2.schema`.
    """

    __slots__ = ()

    async def list_tables(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[SchemaTable]:
        """List the tables that have a schema.

        GET /v2/schema.
        """
        return await self._call(operations.LIST_TABLES, {}, options)

    async def get(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaVersion:
        """Return the fields, mappings and identity settings of a table.

        GET /v2/schema/{table}.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the live one by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(operations.GET, {"table": table, "version": version}, options)

    async def list_versions(
        self, table: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[SchemaVersion]:
        """List the versions of a table, published and drafted.

        GET /v2/schema/{table}/version.

        Args:
            table: name of the table, such as `user`.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(operations.LIST_VERSIONS, {"table": table}, options)

    async def compare(
        self,
        table: str,
        *,
        version: str | None = None,
        other: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaComparison:
        """Compare two versions; by default the draft with the live version.

        GET /v2/schema/{table}/compare.

        Call it before `publish`, which publishes the changes of all users.

        Args:
            table: name of the table, such as `user`.
            version: id of the later version; the draft by default.
            other: id of the earlier version; the live one by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(
            operations.COMPARE, {"table": table, "version": version, "other": other}, options
        )

    async def validate(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SchemaValidation]:
        """Check a version, by default the draft.

        GET /v2/schema/{table}/validate.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the draft by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(operations.VALIDATE, {"table": table, "version": version}, options)

    async def publish(
        self,
        table: str,
        *,
        tag: str | Unset = UNSET,
        description: str | Unset = UNSET,
        body: VersionCommit | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaVersion:
        """Make the draft live.

        POST /v2/schema/{table}/publish.

        All changes of the shared draft are published, also those of other users. Records that
        arrive later are mapped by it.

        Args:
            table: name of the table, such as `user`.
            tag: short name in kebab-case, such as `add-plan-field` (required).
            description: what it changes, for people (required).
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the draft is not valid, or has no changes (`SCHEMA-INVALID-018`).
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.PUBLISH,
            {"table": table, "tag": tag, "description": description, "body": body},
            options,
        )

    async def revert(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaVersion:
        """Discard the changes of the draft.

        POST /v2/schema/{table}/revert.

        The draft is shared: the changes of other users are discarded, too.

        Args:
            table: name of the table, such as `user`.
            version: id of the version that the draft becomes equal to; the live one by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(operations.REVERT, {"table": table, "version": version}, options)

    async def upsert_many(
        self,
        *,
        table: str | Unset = UNSET,
        fields: Sequence[SchemaFieldFields | Mapping[str, Any]] | Unset = UNSET,
        mappings: Sequence[SchemaMappingFields | Mapping[str, Any]] | Unset = UNSET,
        ranks: Mapping[str, Any] | Unset = UNSET,
        retention_settings: RetentionSettingsFields | Mapping[str, Any] | Unset = UNSET,
        body: SchemaFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaComparison:
        """Add or change many fields and mappings; nothing is deleted.

        POST /v2/schema/bulk.

        Args:
            table: name of the table (required).
            fields: fields to add or change.
            mappings: mappings to add or change.
            ranks: identity settings.
            retention_settings: how much sets and maps keep.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field or mapping is not valid (`SCHEMA-INVALID-018`).
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.UPSERT_MANY,
            {
                "table": table,
                "fields": fields,
                "mappings": mappings,
                "ranks": ranks,
                "retention_settings": retention_settings,
                "body": body,
            },
            options,
        )

    async def upsert_many_by_put(
        self,
        *,
        table: str | Unset = UNSET,
        fields: Sequence[SchemaFieldFields | Mapping[str, Any]] | Unset = UNSET,
        mappings: Sequence[SchemaMappingFields | Mapping[str, Any]] | Unset = UNSET,
        ranks: Mapping[str, Any] | Unset = UNSET,
        retention_settings: RetentionSettingsFields | Mapping[str, Any] | Unset = UNSET,
        body: SchemaFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaComparison:
        """Add or change many fields and mappings, by PUT.

        PUT /v2/schema/bulk.

        The published contract is that of `upsert_many`.

        Args:
            table: name of the table (required).
            fields: fields to add or change.
            mappings: mappings to add or change.
            ranks: identity settings.
            retention_settings: how much sets and maps keep.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field or mapping is not valid (`SCHEMA-INVALID-018`).
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.UPSERT_MANY_BY_PUT,
            {
                "table": table,
                "fields": fields,
                "mappings": mappings,
                "ranks": ranks,
                "retention_settings": retention_settings,
                "body": body,
            },
            options,
        )

    async def convert_lql(
        self, lql: str, *, options: RequestOptions | Options | None = None
    ) -> LqlConversion:
        """Turn LQL into fields and mappings.

        POST /v2/schema/lql.

        The published page does not say whether the server stores them; add them with `upsert_many`.

        Args:
            lql: LQL statements: `SELECT … FROM stream INTO user BY … ALIAS name`.

        Raises:
            BadRequest: it is not valid LQL.
        """
        return await self._call(operations.CONVERT_LQL, {"body": lql}, options)

    async def evaluate_expression(
        self,
        *,
        expression: str | Unset = UNSET,
        data: Mapping[str, Any] | Unset = UNSET,
        body: ExpressionTrial | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Evaluate an LQL expression on a record.

        POST /v2/schema/expression/evaluate.

        Args:
            expression: LQL expression, such as `tolower(plan)` (required).
            data: the record (required).
            body: all fields, instead of the keywords for them.

        Returns:
            the result, which the published page calls a string.

        Raises:
            BadRequest: the expression is not valid.
        """
        return await self._call(
            operations.EVALUATE_EXPRESSION,
            {"expression": expression, "data": data, "body": body},
            options,
        )

    async def evaluate(
        self,
        table: str,
        events: Mapping[str, Any],
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[dict[str, Any]]:
        """Map records as the published schema does, and store nothing.

        POST /v2/schema/{table}/evaluate.

        Args:
            table: name of the table, such as `user`.
            events: by name of the stream, a list of records.
            version: id of a version; the live one by default.

        Returns:
            the fields that each record gives to a profile, in the order of the records.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(
            operations.EVALUATE, {"table": table, "body": events, "version": version}, options
        )

    async def list_fields(
        self,
        table: str,
        *,
        version: str | None = None,
        kind: Literal["scalar", "nonscalar", "all"] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SchemaField]:
        """List the fields of a table.

        GET /v2/schema/{table}/field.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the live one by default.
            kind: which of them: without sets and maps, these alone, or all: "scalar" or "nonscalar"
                or "all".

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(
            operations.LIST_FIELDS, {"table": table, "version": version, "kind": kind}, options
        )

    async def list_field_names(
        self, table: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[str]:
        """List the names of the fields of a table.

        GET /v2/schema/{table}/fieldnames.

        Args:
            table: name of the table, such as `user`.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(operations.LIST_FIELD_NAMES, {"table": table}, options)

    async def get_field(
        self,
        table: str,
        field: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaField:
        """Return one field.

        GET /v2/schema/{table}/field/{field_id}.

        Args:
            table: name of the table, such as `user`.
            field: name of the field.
            version: id of a version; the live one by default.

        Raises:
            NotFound: there is no such field.
        """
        return await self._call(
            operations.GET_FIELD, {"table": table, "field": field, "version": version}, options
        )

    async def find_field(
        self,
        table: str,
        field: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaField | None:
        """Return one field; None when there is none.

        GET /v2/schema/{table}/field/{field_id}.

        Args:
            table: name of the table, such as `user`.
            field: name of the field.
            version: id of a version; the live one by default.
        """
        return await self._find(
            operations.GET_FIELD, {"table": table, "field": field, "version": version}, options
        )

    async def upsert_field(
        self,
        table: str,
        *,
        id: str | Unset = UNSET,
        type: str | Unset | None = UNSET,
        shortdesc: str | Unset | None = UNSET,
        longdesc: str | Unset | None = UNSET,
        mergeop: str | Unset | None = UNSET,
        is_identifier: bool | Unset | None = UNSET,
        is_pii: bool | Unset | None = UNSET,
        capacity: int | Unset | None = UNSET,
        keep_days: int | Unset | None = UNSET,
        keep_duration: str | Unset | None = UNSET,
        disable_indexing: bool | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        assertions: Mapping[str, Any] | Unset = UNSET,
        body: SchemaFieldFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaField:
        """Add a field to the draft, or change it there.

        POST /v2/schema/{table}/field.

        A field that exists is replaced, not refused. A field without a mapping receives no data.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            id: its name (required).
            type: its type, such as `string`, `int`, `number`, `bool`, `date`, `[]string` or
                `map[string]int`.
            shortdesc: its label.
            longdesc: its description.
            mergeop: how the values of several records become one, such as `latest`, `oldest`,
                `max`, `sum` or `set`.
            is_identifier: whether equal values make records one profile.
            is_pii: whether it identifies a person.
            capacity: most items of a set or map.
            keep_days: days that an item of a set or map is kept.
            keep_duration: the same as a duration, such as `7d`; the server returns it with an error
                below a microsecond.
            disable_indexing: whether segments cannot use it.
            tags: labels for people.
            assertions: what its values must be: `email`, `filter`, `format`, `length`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the field is not valid.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.UPSERT_FIELD,
            {
                "table": table,
                "id": id,
                "type": type,
                "shortdesc": shortdesc,
                "longdesc": longdesc,
                "mergeop": mergeop,
                "is_identifier": is_identifier,
                "is_pii": is_pii,
                "capacity": capacity,
                "keep_days": keep_days,
                "keep_duration": keep_duration,
                "disable_indexing": disable_indexing,
                "tags": tags,
                "assertions": assertions,
                "body": body,
            },
            options,
        )

    async def replace_field(
        self,
        table: str,
        id: str,
        *,
        type: str | Unset | None = UNSET,
        shortdesc: str | Unset | None = UNSET,
        longdesc: str | Unset | None = UNSET,
        mergeop: str | Unset | None = UNSET,
        is_identifier: bool | Unset | None = UNSET,
        is_pii: bool | Unset | None = UNSET,
        capacity: int | Unset | None = UNSET,
        keep_days: int | Unset | None = UNSET,
        keep_duration: str | Unset | None = UNSET,
        disable_indexing: bool | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        assertions: Mapping[str, Any] | Unset = UNSET,
        body: SchemaFieldFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaField:
        """Replace a field in the draft.

        POST /v2/schema/{table}/field/{field_id}.

        `is_identifier` and `is_pii` become false when they are left out. An identifier takes no
        `mergeop`, although a read shows one: pass it back as None.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            id: name of the field.
            type: its type, such as `string`, `int`, `number`, `bool`, `date`, `[]string` or
                `map[string]int`.
            shortdesc: its label.
            longdesc: its description.
            mergeop: how the values of several records become one, such as `latest`, `oldest`,
                `max`, `sum` or `set`.
            is_identifier: whether equal values make records one profile.
            is_pii: whether it identifies a person.
            capacity: most items of a set or map.
            keep_days: days that an item of a set or map is kept.
            keep_duration: the same as a duration, such as `7d`; the server returns it with an error
                below a microsecond.
            disable_indexing: whether segments cannot use it.
            tags: labels for people.
            assertions: what its values must be: `email`, `filter`, `format`, `length`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the field is not valid, or an identifier has a mergeop.
            NotFound: there is no such field.
        """
        return await self._call(
            operations.REPLACE_FIELD,
            {
                "table": table,
                "id": id,
                "type": type,
                "shortdesc": shortdesc,
                "longdesc": longdesc,
                "mergeop": mergeop,
                "is_identifier": is_identifier,
                "is_pii": is_pii,
                "capacity": capacity,
                "keep_days": keep_days,
                "keep_duration": keep_duration,
                "disable_indexing": disable_indexing,
                "tags": tags,
                "assertions": assertions,
                "body": body,
            },
            options,
        )

    async def delete_field(
        self, table: str, field: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Remove a field from the draft.

        DELETE /v2/schema/{table}/field/{field_id}.

        It receives data until the draft is published.

        Args:
            table: name of the table, such as `user`.
            field: name of the field.

        Raises:
            NotFound: there is no such field.
        """
        await self._call(operations.DELETE_FIELD, {"table": table, "field": field}, options)

    async def list_mappings(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SchemaMapping]:
        """List the mappings of a table.

        GET /v2/schema/{table}/mapping.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the live one by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(
            operations.LIST_MAPPINGS, {"table": table, "version": version}, options
        )

    async def get_mapping(
        self,
        table: str,
        mapping: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaMapping:
        """Return one mapping.

        GET /v2/schema/{table}/mapping/{mapping_id}.

        Args:
            table: name of the table, such as `user`.
            mapping: id of the mapping.
            version: id of a version; the live one by default.

        Raises:
            NotFound: there is no such mapping.
        """
        return await self._call(
            operations.GET_MAPPING,
            {"table": table, "mapping": mapping, "version": version},
            options,
        )

    async def upsert_mapping(
        self,
        table: str,
        *,
        field: str | Unset = UNSET,
        stream: str | Unset | None = UNSET,
        expr: str | Unset | None = UNSET,
        guard_expr: str | Unset | None = UNSET,
        body: SchemaMappingFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaMapping:
        """Add a mapping to the draft.

        POST /v2/schema/{table}/mapping.

        Args:
            table: name of the table, such as `user`.
            field: name of the field (required).
            stream: name of the stream.
            expr: LQL expression on a record of the stream, such as `email(email_address)`.
            guard_expr: LQL condition that a record must meet, without `IF`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the expression is not valid, or the field is unknown.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.UPSERT_MAPPING,
            {
                "table": table,
                "field": field,
                "stream": stream,
                "expr": expr,
                "guard_expr": guard_expr,
                "body": body,
            },
            options,
        )

    async def replace_mapping(
        self,
        table: str,
        mapping: str,
        *,
        field: str | Unset = UNSET,
        stream: str | Unset | None = UNSET,
        expr: str | Unset | None = UNSET,
        guard_expr: str | Unset | None = UNSET,
        body: SchemaMappingFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaMapping:
        """Replace a mapping in the draft.

        POST /v2/schema/{table}/mapping/{mapping_id}.

        The stream cannot change: delete the mapping, and add another.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            mapping: id of the mapping.
            field: name of the field (required).
            stream: name of the stream.
            expr: LQL expression on a record of the stream, such as `email(email_address)`.
            guard_expr: LQL condition that a record must meet, without `IF`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the expression is not valid, or the stream is another.
            NotFound: there is no such mapping.
        """
        return await self._call(
            operations.REPLACE_MAPPING,
            {
                "table": table,
                "mapping": mapping,
                "field": field,
                "stream": stream,
                "expr": expr,
                "guard_expr": guard_expr,
                "body": body,
            },
            options,
        )

    async def edit_mapping(
        self,
        table: str,
        mapping: str,
        change: Callable[[SchemaMapping], SchemaMapping | Mapping[str, Any] | None],
        *,
        options: RequestOptions | Options | None = None,
    ) -> SchemaMapping:
        """Replace a mapping in the draft: read it, change it, write all of it.

        GET /v2/schema/{table}/mapping/{mapping_id}, then POST
        /v2/schema/{table}/mapping/{mapping_id}. What another user changes between the two requests
        is lost: the API has no versions to compare.

        Args:
            table: name of the table, such as `user`.
            mapping: id of the mapping.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.

        Raises:
            BadRequest: the expression is not valid, or the stream is another.
            NotFound: there is no such mapping.
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(
            operations.GET_MAPPING,
            operations.REPLACE_MAPPING,
            {"table": table, "mapping": mapping},
            change,
            options,
        )

    async def delete_mapping(
        self, table: str, mapping: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Remove a mapping from the draft.

        DELETE /v2/schema/{table}/mapping/{mapping_id}.

        Args:
            table: name of the table, such as `user`.
            mapping: id of the mapping.

        Raises:
            NotFound: there is no such mapping.
        """
        await self._call(operations.DELETE_MAPPING, {"table": table, "mapping": mapping}, options)

    async def get_rank(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> RankList:
        """Return the order of the identity fields.

        GET /v2/schema/{table}/rank.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the live one by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(operations.GET_RANK, {"table": table, "version": version}, options)

    async def set_rank(
        self,
        table: str,
        *,
        fields: Sequence[str] | Unset = UNSET,
        body: RankListFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> RankList:
        """Set the order of the identity fields in the draft.

        POST /v2/schema/{table}/rank.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            fields: names of the fields, the strongest first (required).
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not an identity field.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.SET_RANK, {"table": table, "fields": fields, "body": body}, options
        )

    async def edit_rank(
        self,
        table: str,
        change: Callable[[RankList], RankList | Mapping[str, Any] | None],
        *,
        options: RequestOptions | Options | None = None,
    ) -> RankList:
        """Set the order of the identity fields in the draft: read it, change it, write all of it.

        GET /v2/schema/{table}/rank, then POST /v2/schema/{table}/rank. What another user changes
        between the two requests is lost: the API has no versions to compare.

        Args:
            table: name of the table, such as `user`.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.

        Raises:
            BadRequest: a field is not an identity field.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(
            operations.GET_RANK, operations.SET_RANK, {"table": table}, change, options
        )

    async def list_id_configs(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[IdConfig]:
        """List how the identity fields merge profiles.

        GET /v2/schema/{table}/idconfig.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the live one by default.

        Raises:
            NotFound: none is set.
        """
        return await self._call(
            operations.LIST_ID_CONFIGS, {"table": table, "version": version}, options
        )

    async def get_id_config(
        self,
        table: str,
        field: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> IdConfig:
        """Return how an identity field merges profiles.

        GET /v2/schema/{table}/idconfig/{field_id}.

        Args:
            table: name of the table, such as `user`.
            field: name of the field.
            version: id of a version; the live one by default.

        Raises:
            NotFound: none is set for this field.
        """
        return await self._call(
            operations.GET_ID_CONFIG, {"table": table, "field": field, "version": version}, options
        )

    async def find_id_config(
        self,
        table: str,
        field: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> IdConfig | None:
        """Return how an identity field merges profiles; None when there is none.

        GET /v2/schema/{table}/idconfig/{field_id}.

        Args:
            table: name of the table, such as `user`.
            field: name of the field.
            version: id of a version; the live one by default.
        """
        return await self._find(
            operations.GET_ID_CONFIG, {"table": table, "field": field, "version": version}, options
        )

    async def set_id_config(
        self,
        table: str,
        *,
        field: str | Unset = UNSET,
        compact_after_days: int | Unset | None = UNSET,
        compact_over: int | Unset | None = UNSET,
        many_to: Sequence[str] | Unset = UNSET,
        body: IdConfigFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> IdConfig:
        """Set how an identity field merges profiles, in the draft.

        POST /v2/schema/{table}/idconfig.

        Once it is published, it may merge every profile again.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            field: name of the identity field (required).
            compact_after_days: days after which its values may be compacted.
            compact_over: number of values above which they are compacted.
            many_to: identity fields of which many belong to one value.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: it is not an identity field.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.SET_ID_CONFIG,
            {
                "table": table,
                "field": field,
                "compact_after_days": compact_after_days,
                "compact_over": compact_over,
                "many_to": many_to,
                "body": body,
            },
            options,
        )

    async def delete_id_config(
        self, table: str, field: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Remove how an identity field merges profiles from the draft.

        DELETE /v2/schema/{table}/idconfig/{field_id}.

        Args:
            table: name of the table, such as `user`.
            field: name of the field.

        Raises:
            NotFound: none is set for this field.
        """
        await self._call(operations.DELETE_ID_CONFIG, {"table": table, "field": field}, options)

    async def get_retention(
        self,
        table: str,
        *,
        version: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> RetentionSettings:
        """Return how much the sets and maps of a table keep.

        GET /v2/schema/{table}/retentionsettings.

        Args:
            table: name of the table, such as `user`.
            version: id of a version; the live one by default.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`); there is no such version
                (`SCHEMAVERSION-NOTFOUND-011`).
        """
        return await self._call(
            operations.GET_RETENTION, {"table": table, "version": version}, options
        )

    async def set_retention(
        self,
        table: str,
        *,
        capacity: int | Unset | None = UNSET,
        keep_days: int | Unset | None = UNSET,
        body: RetentionSettingsFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> RetentionSettings:
        """Set how much the sets and maps of a table keep, in the draft.

        POST /v2/schema/{table}/retentionsettings.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            capacity: most items.
            keep_days: days that an item is kept.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a number is not valid.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.SET_RETENTION,
            {"table": table, "capacity": capacity, "keep_days": keep_days, "body": body},
            options,
        )

    async def edit_retention(
        self,
        table: str,
        change: Callable[[RetentionSettings], RetentionSettings | Mapping[str, Any] | None],
        *,
        options: RequestOptions | Options | None = None,
    ) -> RetentionSettings:
        """Set how much the sets and maps of a table keep, in the draft: read it, change it, write
        all of it.

        GET /v2/schema/{table}/retentionsettings, then POST /v2/schema/{table}/retentionsettings.
        What another user changes between the two requests is lost: the API has no versions to
        compare.

        Args:
            table: name of the table, such as `user`.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.

        Raises:
            BadRequest: a number is not valid.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(
            operations.GET_RETENTION, operations.SET_RETENTION, {"table": table}, change, options
        )

    async def list_patches(
        self, table: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[SchemaVersion]:
        """List the open patches of a table.

        GET /v2/schema/patch/{table}.

        It succeeds in every account: read the account setting `enable_schema_patches` to learn
        whether patches are used.

        Args:
            table: name of the table, such as `user`.

        Raises:
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(operations.LIST_PATCHES, {"table": table}, options)

    async def create_patch(
        self,
        table: str,
        *,
        tag: str | Unset = UNSET,
        description: str | Unset = UNSET,
        body: SchemaPatchFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaVersion:
        """Open a patch.

        POST /v2/schema/patch/{table}.

        Args:
            table: name of the table, such as `user`.
            tag: short name in kebab-case; no colon (required).
            description: what it changes, for people (required).
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the tag is missing, or not in kebab-case.
            NotFound: there is no such table (`TABLE-NOTFOUND-009`).
        """
        return await self._call(
            operations.CREATE_PATCH,
            {"table": table, "tag": tag, "description": description, "body": body},
            options,
        )

    async def get_patch(
        self, table: str, patch: str, *, options: RequestOptions | Options | None = None
    ) -> SchemaVersion:
        """Return a patch; `edit_status` tells how its parts differ from the live version.

        GET /v2/schema/patch/{table}/{patch_id}.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.

        Raises:
            NotFound: there is no such patch.
        """
        return await self._call(operations.GET_PATCH, {"table": table, "patch": patch}, options)

    async def update_patch(
        self,
        table: str,
        patch: str,
        *,
        description: str | Unset = UNSET,
        body: SchemaPatchChange | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaVersion:
        """Change the description of a patch.

        POST /v2/schema/patch/{table}/{patch_id}.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            description: what it changes, for people.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such patch.
        """
        return await self._call(
            operations.UPDATE_PATCH,
            {"table": table, "patch": patch, "description": description, "body": body},
            options,
        )

    async def delete_patch(
        self, table: str, patch: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Discard a patch, and all it holds.

        DELETE /v2/schema/patch/{table}/{patch_id}.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.

        Raises:
            NotFound: there is no such patch.
        """
        await self._call(operations.DELETE_PATCH, {"table": table, "patch": patch}, options)

    async def apply_patch(
        self, table: str, patch: str, *, options: RequestOptions | Options | None = None
    ) -> SchemaVersion:
        """Publish a patch as a new version.

        POST /v2/schema/patch/{table}/{patch_id}/apply.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.

        Raises:
            Unprocessable: the patch is not valid, or has no tag.
            NotFound: there is no such patch.
        """
        return await self._call(operations.APPLY_PATCH, {"table": table, "patch": patch}, options)

    async def upsert_patch_field(
        self,
        table: str,
        patch: str,
        *,
        id: str | Unset = UNSET,
        type: str | Unset | None = UNSET,
        shortdesc: str | Unset | None = UNSET,
        longdesc: str | Unset | None = UNSET,
        mergeop: str | Unset | None = UNSET,
        is_identifier: bool | Unset | None = UNSET,
        is_pii: bool | Unset | None = UNSET,
        capacity: int | Unset | None = UNSET,
        keep_days: int | Unset | None = UNSET,
        keep_duration: str | Unset | None = UNSET,
        disable_indexing: bool | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        assertions: Mapping[str, Any] | Unset = UNSET,
        body: SchemaFieldFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaField:
        """Add a field to a patch, or change it there.

        POST /v2/schema/patch/{table}/{patch_id}/field.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            id: its name (required).
            type: its type, such as `string`, `int`, `number`, `bool`, `date`, `[]string` or
                `map[string]int`.
            shortdesc: its label.
            longdesc: its description.
            mergeop: how the values of several records become one, such as `latest`, `oldest`,
                `max`, `sum` or `set`.
            is_identifier: whether equal values make records one profile.
            is_pii: whether it identifies a person.
            capacity: most items of a set or map.
            keep_days: days that an item of a set or map is kept.
            keep_duration: the same as a duration, such as `7d`; the server returns it with an error
                below a microsecond.
            disable_indexing: whether segments cannot use it.
            tags: labels for people.
            assertions: what its values must be: `email`, `filter`, `format`, `length`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the field is not valid.
            NotFound: there is no such patch.
        """
        return await self._call(
            operations.UPSERT_PATCH_FIELD,
            {
                "table": table,
                "patch": patch,
                "id": id,
                "type": type,
                "shortdesc": shortdesc,
                "longdesc": longdesc,
                "mergeop": mergeop,
                "is_identifier": is_identifier,
                "is_pii": is_pii,
                "capacity": capacity,
                "keep_days": keep_days,
                "keep_duration": keep_duration,
                "disable_indexing": disable_indexing,
                "tags": tags,
                "assertions": assertions,
                "body": body,
            },
            options,
        )

    async def get_patch_field(
        self, table: str, patch: str, field: str, *, options: RequestOptions | Options | None = None
    ) -> SchemaField:
        """Return a field of a patch; `edit_status` tells how it differs from the live one.

        GET /v2/schema/patch/{table}/{patch_id}/field/{field_id}.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            field: name of the field.

        Raises:
            NotFound: there is no such patch or field.
        """
        return await self._call(
            operations.GET_PATCH_FIELD, {"table": table, "patch": patch, "field": field}, options
        )

    async def replace_patch_field(
        self,
        table: str,
        patch: str,
        id: str,
        *,
        type: str | Unset | None = UNSET,
        shortdesc: str | Unset | None = UNSET,
        longdesc: str | Unset | None = UNSET,
        mergeop: str | Unset | None = UNSET,
        is_identifier: bool | Unset | None = UNSET,
        is_pii: bool | Unset | None = UNSET,
        capacity: int | Unset | None = UNSET,
        keep_days: int | Unset | None = UNSET,
        keep_duration: str | Unset | None = UNSET,
        disable_indexing: bool | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        assertions: Mapping[str, Any] | Unset = UNSET,
        body: SchemaFieldFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaField:
        """Replace a field in a patch.

        POST /v2/schema/patch/{table}/{patch_id}/field/{field_id}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            id: name of the field.
            type: its type, such as `string`, `int`, `number`, `bool`, `date`, `[]string` or
                `map[string]int`.
            shortdesc: its label.
            longdesc: its description.
            mergeop: how the values of several records become one, such as `latest`, `oldest`,
                `max`, `sum` or `set`.
            is_identifier: whether equal values make records one profile.
            is_pii: whether it identifies a person.
            capacity: most items of a set or map.
            keep_days: days that an item of a set or map is kept.
            keep_duration: the same as a duration, such as `7d`; the server returns it with an error
                below a microsecond.
            disable_indexing: whether segments cannot use it.
            tags: labels for people.
            assertions: what its values must be: `email`, `filter`, `format`, `length`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the field is not valid.
            NotFound: there is no such patch or field.
        """
        return await self._call(
            operations.REPLACE_PATCH_FIELD,
            {
                "table": table,
                "patch": patch,
                "id": id,
                "type": type,
                "shortdesc": shortdesc,
                "longdesc": longdesc,
                "mergeop": mergeop,
                "is_identifier": is_identifier,
                "is_pii": is_pii,
                "capacity": capacity,
                "keep_days": keep_days,
                "keep_duration": keep_duration,
                "disable_indexing": disable_indexing,
                "tags": tags,
                "assertions": assertions,
                "body": body,
            },
            options,
        )

    async def add_patch_mapping(
        self,
        table: str,
        patch: str,
        *,
        field: str | Unset = UNSET,
        stream: str | Unset | None = UNSET,
        expr: str | Unset | None = UNSET,
        guard_expr: str | Unset | None = UNSET,
        body: SchemaMappingFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaMapping:
        """Add a mapping to a patch.

        POST /v2/schema/patch/{table}/{patch_id}/mapping.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            field: name of the field (required).
            stream: name of the stream.
            expr: LQL expression on a record of the stream, such as `email(email_address)`.
            guard_expr: LQL condition that a record must meet, without `IF`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the expression is not valid, or the field is unknown.
            NotFound: there is no such patch.
        """
        return await self._call(
            operations.ADD_PATCH_MAPPING,
            {
                "table": table,
                "patch": patch,
                "field": field,
                "stream": stream,
                "expr": expr,
                "guard_expr": guard_expr,
                "body": body,
            },
            options,
        )

    async def replace_patch_mapping(
        self,
        table: str,
        patch: str,
        mapping: str,
        *,
        field: str | Unset = UNSET,
        stream: str | Unset | None = UNSET,
        expr: str | Unset | None = UNSET,
        guard_expr: str | Unset | None = UNSET,
        body: SchemaMappingFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SchemaMapping:
        """Replace a mapping in a patch.

        POST /v2/schema/patch/{table}/{patch_id}/mapping/{mapping_id}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            mapping: id of the mapping.
            field: name of the field (required).
            stream: name of the stream.
            expr: LQL expression on a record of the stream, such as `email(email_address)`.
            guard_expr: LQL condition that a record must meet, without `IF`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the expression is not valid, or the stream is another.
            NotFound: there is no such patch or mapping.
        """
        return await self._call(
            operations.REPLACE_PATCH_MAPPING,
            {
                "table": table,
                "patch": patch,
                "mapping": mapping,
                "field": field,
                "stream": stream,
                "expr": expr,
                "guard_expr": guard_expr,
                "body": body,
            },
            options,
        )

    async def set_patch_rank(
        self,
        table: str,
        patch: str,
        *,
        fields: Sequence[str] | Unset = UNSET,
        body: RankListFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> RankList:
        """Set the order of the identity fields in a patch.

        POST /v2/schema/patch/{table}/{patch_id}/rank.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            table: name of the table, such as `user`.
            patch: id of the patch.
            fields: names of the fields, the strongest first (required).
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not an identity field.
            NotFound: there is no such patch.
        """
        return await self._call(
            operations.SET_PATCH_RANK,
            {"table": table, "patch": patch, "fields": fields, "body": body},
            options,
        )
