# generated from endpoints/v1/query.toml; do not edit
"""Operations of `client.queries`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of, nothing, one_or_many, text
from lytics_async.models.queries import Query

LIST: Final[Operation[list[Query]]] = Operation(
    name="queries.list",
    method="GET",
    path="/api/query",
    retry="safe",
    structure=list_of(Query.from_json),
    returns="list[Query]",
    type=list[Query],
)
"""List the queries of the account."""

# A POST that may be repeated: the required ALIAS is the identity of a query, so a repeat
# stores the same text again. Its response is a list, or one object with the old version:
# both are read.
UPSERT: Final[Operation[list[Query]]] = Operation(
    name="queries.upsert",
    method="POST",
    path="/api/query",
    retry="idempotent",
    structure=one_or_many(Query.from_json),
    returns="list[Query]",
    type=list[Query],
    query_params=(Param(name="version", wire="version"),),
    body=Body(style="text", content_type="text/plain", argument="lql"),
)
"""Create the queries that an LQL text names by ALIAS, or change them if they exist."""

GET: Final[Operation[Query]] = Operation(
    name="queries.get",
    method="GET",
    path="/api/query/{idOrAlias}",
    retry="safe",
    structure=Query.from_json,
    returns="Query",
    type=Query,
    path_params=(Param(name="query", wire="idOrAlias", required=True),),
)
"""Return one query."""

DELETE: Final[Operation[None]] = Operation(
    name="queries.delete",
    method="DELETE",
    path="/api/query/{idOrAlias}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="query", wire="idOrAlias", required=True),),
)
"""Delete one query."""

# A POST for the sake of its body: it stores nothing, so it may be repeated. One object is
# published, two tested clients read a list: both are read.
VALIDATE: Final[Operation[list[Query]]] = Operation(
    name="queries.validate",
    method="POST",
    path="/api/query/_validate",
    retry="safe",
    structure=one_or_many(Query.from_json),
    returns="list[Query]",
    type=list[Query],
    query_params=(
        Param(name="version", wire="version"),
        Param(name="segments", wire="segments"),
    ),
    body=Body(style="text", content_type="text/plain", argument="lql"),
)
"""Check the syntax of an LQL text, and what it would do to segments, without storing it."""

# Published with the response of a stored query, which does not fit an evaluation; two
# tested clients read a flat record. A POST for the sake of its body: it stores nothing as
# far as is known, so it may be repeated.
TEST: Final[Operation[Any]] = Operation(
    name="queries.test",
    method="POST",
    path="/api/query/_test",
    retry="safe",
    structure=anything,
    returns="Any",
    query_params=(
        # Published as `*` for any number of name=value pairs; it is not a name of its own.
        Param(name="record", wire="*", list_style="pairs"),
    ),
    body=Body(style="text", content_type="text/plain", argument="lql"),
)
"""Evaluate an LQL text against a sample record and show how it is understood."""

# Not in the reference; a tested client uses it, and the vendor's wire notes say that it
# returns raw text. A POST for the sake of its body: it stores nothing, so it may be
# repeated.
TO_LQL: Final[Operation[str]] = Operation(
    name="queries.to_lql",
    method="POST",
    path="/api/query/_tolql",
    retry="safe",
    structure=text,
    returns="str",
    type=str,
    envelope="text",
    body=Body(style="csv", content_type="application/csv", argument="csv"),
    published=False,
)
"""Propose an LQL statement for the records of a CSV file."""
