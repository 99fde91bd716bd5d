"""Stored LQL: one document for each statement, known by its ALIAS, and what it does to records.

The statements that read a stream INTO the table `user` replace the default mapping of that stream,
which takes each field as it is and merges by Settings.identity.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from lytics_async.local.documents import Document, Documents
from lytics_async.local.lql.parsing import parse_lql
from lytics_async.local.lql.rules import Rule, rules_of
from lytics_async.local.lql.tree import Call, Expression, Field, Statement
from lytics_async.local.timestamps import format_time, now, parse_time

_TABLE = "user"


class Queries:
    """The queries of an account.

    Attributes:
        rules: of fields that are not replaced by newer values.
        by_fields: the identity fields of all statements.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._statements: dict[str, list[Statement]] = {}
        self._published: Mapping[str, Statement] = {}
        self._since = 0
        self.rules: dict[str, Rule] = {}
        self.by_fields: tuple[str, ...] = ()
        self._reload()

    def of_stream(self, stream: str) -> list[Statement]:
        """The statements that map the records of a stream to profiles; empty for the default."""
        return self._statements.get(stream, [])

    def publish(self, statements: Mapping[str, Statement], *, since: int) -> None:
        """Map the streams of a published schema by it, each by one statement.

        Args:
            since: when the schema was drafted, in microseconds since 1970; LQL that was stored
                before is part of it.
        """
        self._published, self._since = statements, since
        self._reload()

    def newer_than(self, since: int) -> list[Statement]:
        """The statements that were stored after a time in microseconds since 1970."""
        return [
            statement
            for document in self.all()
            if (parse_time(document["updated"]) or 0) > since
            for statement in parse_lql(document["text"])
            if statement.table == _TABLE
        ]

    def all(self) -> list[Document]:
        """Every query."""
        return self._documents.all()

    def get(self, wanted: str) -> Document:
        """The query of this id or alias.

        Raises:
            ApiFault: 404, there is none.
        """
        return self._documents.find_by(alias=wanted) or self._documents.get(wanted)

    def upsert(self, statements: Iterable[Statement]) -> list[Document]:
        """Store statements, each in place of the one with its ALIAS."""
        stored = [self._upsert(statement) for statement in statements]
        self._reload()
        return stored

    def delete(self, wanted: str) -> None:
        """Delete the query of this id or alias.

        Raises:
            ApiFault: 404, there is none.
        """
        self._documents.delete(self.get(wanted)["id"])
        self._reload()

    def _upsert(self, statement: Statement) -> Document:
        def choose(known: list[Document]) -> Document:
            found = next((each for each in known if each["alias"] == statement.alias), None)
            moment = format_time(now())
            return {
                "id": found["id"] if found else secrets.token_hex(16),
                "alias": statement.alias,
                "created": found["created"] if found else moment,
                "updated": moment,
                "text": statement.text,
            }

        return self._documents.decide(choose)

    def _reload(self) -> None:
        mapping = {stream: [statement] for stream, statement in self._published.items()}
        newer = self.newer_than(self._since)
        for statement in self.newer_than(-1):
            if statement.stream not in self._published or statement in newer:
                mapping.setdefault(statement.stream, []).append(statement)
        mapped = [statement for each in mapping.values() for statement in each]
        self.rules = rules_of(mapped)
        self.by_fields = tuple(dict.fromkeys(name for each in mapped for name in each.by))
        self._statements = mapping


def describe(statement: Statement) -> dict[str, Any]:
    """Return the members of a query that follow from its text, as the service sends them."""
    return {
        "alias": statement.alias,
        "table": statement.table,
        "into": statement.table,
        "from": statement.stream,
        "by_fields": list(statement.by),
        "fields": {
            column.name: {
                "as": column.name,
                "is_by": column.name in statement.by,
                "type": column.kind or "string",
                "shortdesc": column.shortdesc,
                "longdesc": column.longdesc,
                "froms": [statement.stream],
                "identities": sorted(set(_sources(column.expression))),
                "hidden": False,
                "private": False,
            }
            for column in statement.columns
        },
        "description": "",
        "disabled": False,
        "query_type": "",
    }


def _sources(expression: Expression) -> Iterable[str]:
    """The names of the fields of a record that an expression reads."""
    if isinstance(expression, Field):
        yield expression.name
    elif isinstance(expression, Call):
        for argument in expression.arguments:
            yield from _sources(argument)
