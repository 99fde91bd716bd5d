"""What the schema of a table does with the columns of a stream. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from lytics_async.filterql.tokens import Token, tokenize
from lytics_async.models.v2.schema import SchemaField, SchemaMapping

CONVERTING = frozenset(
    {
        *("email", "emailname", "emaildomain", "tolower", "strip", "urldecode", "join", "len"),
        *("toint", "tonumber", "tobool", "todate", "todatein", "totimestamp", "epochms", "seconds"),
        *("count", "set", "cap", "min", "max", "sum", "valuect", "oneof", "replace", "split"),
    }
)
"""Functions of LQL that give a value for every sound input."""

_CONVERTING_FAMILIES = ("hash.", "encoding.", "string.")

_SIGNS = re.compile(r"[^\w\s`\"'(),.*<>=!]*")
_BY_PREFIX = frozenset({"match"})
"""Functions of LQL that read every column whose name begins with a text."""

_ALTERNATIVES = frozenset({"oneof"})
"""Functions of LQL that give a value if one of their arguments has one."""


@attrs.frozen(kw_only=True)
class ColumnMapping:
    """A mapping of a stream to a field.

    Attributes:
        field: name of the field.
        expression: the LQL expression.
        guard: the condition of the mapping; empty if it has none.
        inputs: names of the columns that the expression reads.
        guard_inputs: those that the condition reads.
        prefixes: beginnings of the names of further columns that the expression reads.
        functions: names of the functions in the expression.
        implied: there is no such mapping; the service passes the column on.
    """

    field: str
    expression: str
    guard: str = ""
    inputs: tuple[str, ...] = ()
    guard_inputs: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    implied: bool = False

    def values(self, record: Mapping[str, Any]) -> list[Any]:
        """Return what the expression reads of a record; a missing value is None."""
        return [_value(record, name) for name in self.inputs]

    def reads(self, column: str) -> bool:
        """Whether the expression or the condition reads a column, or what it is a member of."""
        return self.takes(column) or any(_covers(name, column) for name in self.guard_inputs)

    def takes(self, column: str) -> bool:
        """Whether the field gets the value of a column, or of what it is a member of."""
        return column.startswith(self.prefixes) or any(
            _covers(name, column) for name in self.inputs
        )

    @property
    def converts(self) -> bool:
        """The expression gives a value for every sound input, so that an empty result is a loss.

        Other functions, such as `qs` and `match`, pick a part that may rightly be missing.
        """
        return all(
            name.lower() in CONVERTING or name.lower().startswith(_CONVERTING_FAMILIES)
            for name in self.functions
        )

    @property
    def has_alternatives(self) -> bool:
        """The expression gives a value if any of its columns has one."""
        return any(name.lower() in _ALTERNATIVES for name in self.functions)

    @property
    def hashes(self) -> bool:
        """The field gets a digest of the value, not the value."""
        return any(name.lower().startswith("hash.") for name in self.functions)


def mapping_of(field: str, expression: str, guard: str = "") -> ColumnMapping:
    """Return the mapping of an expression to a field."""
    read = _read(expression)
    return ColumnMapping(
        field=field,
        expression=expression,
        guard=guard,
        inputs=read.columns,
        guard_inputs=_read(guard).columns,
        prefixes=read.prefixes,
        functions=read.functions,
    )


@attrs.frozen(kw_only=True)
class StreamSchema:
    """The part of a schema that concerns one stream.

    Attributes:
        fields: of the table, by name.
        mappings: those of the stream.
        drafted: mappings of the stream that the draft has, and that are not live.
    """

    fields: dict[str, SchemaField]
    mappings: tuple[ColumnMapping, ...]
    drafted: tuple[ColumnMapping, ...] = ()

    @property
    def identifiers(self) -> frozenset[str]:
        """The identity fields of the table."""
        return frozenset(name for name, each in self.fields.items() if each.is_identifier)

    def of_column(self, column: str) -> list[ColumnMapping]:
        """The mappings that read a column."""
        return [each for each in self.mappings if each.reads(column)]

    def drafted_for(self, column: str) -> list[ColumnMapping]:
        """The mappings in the draft that read a column, and are not live."""
        return [each for each in self.drafted if each.reads(column)]

    def with_implied(self, columns: Iterable[str]) -> StreamSchema:
        """Return the schema with a mapping for each column that is passed on without one."""
        implied = tuple(
            ColumnMapping(field=name, expression=name, inputs=(name,), implied=True)
            for name in columns
        )
        return attrs.evolve(self, mappings=(*self.mappings, *implied))


def schema_of(
    stream: str,
    fields: Sequence[SchemaField],
    mappings: Sequence[SchemaMapping],
    drafted: Sequence[SchemaMapping] = (),
) -> StreamSchema:
    """Return what a schema does with a stream.

    Args:
        drafted: all mappings of the draft.
    """
    live = of_stream(stream, mappings)
    return StreamSchema(
        fields={each.id: each for each in fields if each.id},
        mappings=live,
        drafted=tuple(each for each in of_stream(stream, drafted) if each not in live),
    )


def of_stream(stream: str, mappings: Sequence[SchemaMapping]) -> tuple[ColumnMapping, ...]:
    """Return the mappings of a stream, without those that are deleted in a draft."""
    return tuple(
        mapping_of(each.field or "", each.expr or each.field or "", each.guard_expr or "")
        for each in mappings
        if each.stream == stream and each.field and each.edit_status != "deleted"
    )


@attrs.frozen
class _Read:
    """The names in an LQL expression: columns, beginnings of columns, and functions."""

    columns: tuple[str, ...]
    prefixes: tuple[str, ...]
    functions: tuple[str, ...]


def _read(expression: str) -> _Read:
    tokens = _tokens(expression)
    columns: dict[str, None] = {}
    prefixes: dict[str, None] = {}
    functions: dict[str, None] = {}
    called = ""
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        calls = after is not None and after.is_a("(") and "`" not in token.raw
        if token.is_a(")"):
            called = ""
        elif token.kind == "name":
            (functions if calls else columns)[token.value] = None
            called = token.value.lower() if calls else called
        elif token.kind == "text" and called in _BY_PREFIX:
            prefixes[token.value] = None
        elif token.kind == "keyword" and not token.is_truth and not calls:
            # A word of FilterQL is a column where LQL expects a value.
            first = before is None or before.is_a("(") or before.is_a(",")
            last = after is None or after.is_a(")") or after.is_a(",")
            if first and last:
                columns[token.raw] = None
    return _Read(tuple(columns), tuple(prefixes), tuple(functions))


def _tokens(expression: str) -> list[Token]:
    """Split an expression. A sign that FilterQL does not have, such as `+`, is skipped."""
    tokens: list[Token] = []
    while expression:
        found = tokenize(expression)
        tokens += found[:-1]
        if found[-1].kind != "invalid":
            break
        expression = _SIGNS.sub("", expression[found[-1].position + 1 :], count=1)
    return tokens


def _value(record: Mapping[str, Any], name: str) -> Any:
    """Return a value by its name, or by the names of the objects that it is in, with dots."""
    if name in record or "." not in name:
        return record.get(name)
    head, _, rest = name.partition(".")
    inner = record.get(head)
    return _value(inner, rest) if isinstance(inner, Mapping) else None


def _covers(name: str, column: str) -> bool:
    return name == column or column.startswith(f"{name}.")
