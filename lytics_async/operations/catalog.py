# generated from endpoints/v1/catalog.toml; do not edit
"""Operations of `client.catalog`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of, nothing
from lytics_async.models.catalog import StreamStatistics, TableFieldInfo, TableSchema

LIST_STREAMS: Final[Operation[list[StreamStatistics]]] = Operation(
    name="catalog.list_streams",
    method="GET",
    path="/api/schema/_streams",
    retry="safe",
    structure=list_of(StreamStatistics.from_json),
    returns="list[StreamStatistics]",
    type=list[StreamStatistics],
)
"""List the streams with what has been seen in each of their fields."""

# Published with both values in the path, parted by a comma, which nothing but a conversion
# of the page explains; its curl posts them as JSON. A POST that sets one flag of one
# stream: a repeat changes nothing more.
SET_STREAM_HIDDEN: Final[Operation[None]] = Operation(
    name="catalog.set_stream_hidden",
    method="POST",
    path="/api/schema/_streams",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("stream", "stream"),
            ("hidden", "hidden"),
        ),
        required_fields=frozenset({"stream", "hidden"}),
    ),
)
"""Hide a stream from the web interface, or show it again."""

# Published as a POST with all three values in the path, parted by commas, which nothing but
# a conversion of the page explains; its curl puts name and hidden as JSON to the path of
# the stream.
SET_FIELD_HIDDEN: Final[Operation[None]] = Operation(
    name="catalog.set_field_hidden",
    method="PUT",
    path="/api/schema/_streams/{stream}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="stream", wire="stream", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("hidden", "hidden"),
        ),
        required_fields=frozenset({"name", "hidden"}),
    ),
)
"""Hide a field of a stream from the web interface, or show it again."""

# Not in the reference; two clients that were tested against the service use it. Its shape
# is taken from the schema of one table; tables by name are read, too.
LIST_SCHEMAS: Final[Operation[list[TableSchema]]] = Operation(
    name="catalog.list_schemas",
    method="GET",
    path="/api/schema",
    retry="safe",
    structure=list_of(TableSchema.from_json),
    returns="list[TableSchema]",
    type=list[TableSchema],
    published=False,
)
"""Describe all tables of the account and their fields."""

GET_SCHEMA: Final[Operation[TableSchema]] = Operation(
    name="catalog.get_schema",
    method="GET",
    path="/api/schema/{table}",
    retry="safe",
    structure=TableSchema.from_json,
    returns="TableSchema",
    type=TableSchema,
    path_params=(
        # The text of the call allows user only, that of the family other tables, too.
        Param(name="table", wire="table", required=True),
    ),
)
"""Describe the fields of a table: names, kinds, labels, where they come from."""

FIELD_INFO: Final[Operation[TableFieldInfo]] = Operation(
    name="catalog.field_info",
    method="GET",
    path="/api/schema/{table}/fieldinfo",
    retry="safe",
    structure=TableFieldInfo.from_json,
    returns="TableFieldInfo",
    type=TableFieldInfo,
    path_params=(Param(name="table", wire="table", required=True),),
    query_params=(
        Param(name="limit", wire="limit"),
        # Published as a string that takes a list or commas; the example has commas.
        Param(name="fields", wire="fields", list_style="comma"),
    ),
)
"""Tell what values the fields of a table hold, with counts."""

# Neither the response nor its content type is published.
SUGGEST_VALUES: Final[Operation[Any]] = Operation(
    name="catalog.suggest_values",
    method="GET",
    path="/api/schema/{table}/fieldsuggest/{field}",
    retry="safe",
    structure=anything,
    returns="Any",
    envelope="any",
    path_params=(
        Param(name="table", wire="table", required=True),
        Param(name="field", wire="field", required=True),
    ),
    query_params=(
        # The vendor's notes of 2026 say that it is required; the published page does not have it.
        Param(name="q", wire="q", required=True),
    ),
)
"""Suggest values of a field that contain a text, as for completion in a form."""
