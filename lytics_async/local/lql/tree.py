"""The parts of an LQL statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs


@attrs.frozen
class Field:
    """The value of a field of the record."""

    name: str


@attrs.frozen
class Literal:
    """A value that stands in the text."""

    value: Any


@attrs.frozen
class Call:
    """A function, or an operator by its function's name."""

    name: str
    arguments: tuple[Expression, ...]


Expression: TypeAlias = Field | Literal | Call


@attrs.frozen(kw_only=True)
class Column:
    """One column of a SELECT.

    Attributes:
        name: of the field of the profile.
        condition: the column is left out of a record for which it is false.
        kind: as it was written; empty when it was not.
        source: text of the expression.
        guard: text of the condition.
        assertions: what its values must be; see assertions.py.
    """

    name: str
    expression: Expression
    condition: Expression | None = None
    source: str = ""
    guard: str = ""
    kind: str = ""
    merge: str = ""
    shortdesc: str = ""
    longdesc: str = ""
    assertions: Mapping[str, Any] = attrs.field(factory=dict, hash=False)


@attrs.frozen(kw_only=True)
class Statement:
    """One query.

    Attributes:
        text: as it was written.
        stream: the FROM.
        table: the INTO; user when there is none.
        by: names of the identity fields.
        selection: text of WHERE.
    """

    text: str
    columns: tuple[Column, ...]
    stream: str
    table: str
    by: tuple[str, ...]
    where: Expression | None
    alias: str
    selection: str = ""
