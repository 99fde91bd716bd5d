"""What a name, a sentence and a type text of the table must keep to."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable

from lytics_async.codegen.form import FieldRow, ParamRow, TableError
from lytics_async.codegen.type_text import Type, TypeTextError

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9_]*")


def check_name(name: str, what: str, where: str, *, reserved: frozenset[str] = frozenset()) -> None:
    """Refuse a name that is not snake_case, or that is needed for something else."""
    if not _SNAKE_CASE.fullmatch(name):
        raise TableError(
            f"{where}: the {what} name {name!r} is not snake_case; use 'wire' for the name on the wire"
        )
    if keyword.iskeyword(name) or name in reserved:
        raise TableError(
            f"{where}: the {what} name {name!r} is reserved; take another, such as '{name}_' (with 'wire' = '{name}')"
        )


def check_wire(row: FieldRow | ParamRow, where: str) -> None:
    """Refuse a name on the wire that says nothing, or that cannot be written into code."""
    if row.wire == row.name:
        raise TableError(f"{where}: 'wire' says no more than the name; take it out")
    if any(character in '"\\{}' or not character.isprintable() for character in row.wire):
        raise TableError(
            f"{where}: the wire name {row.wire!r} holds a quote, a brace, a backslash or a control character"
        )


def check_sentence(doc: str, where: str) -> None:
    """Refuse a text that is not one line with a full stop."""
    if "\n" in doc or not doc.endswith("."):
        raise TableError(
            f"{where}: doc is one line that ends in a full stop; the rest goes into 'detail'"
        )


def check_type(check: Callable[[Type, str], None], kind: Type, text: str, where: str) -> None:
    """Apply a check of type texts, and say where the row is that fails it."""
    try:
        check(kind, text)
    except TypeTextError as error:
        raise TableError(f"{where}: {error}") from None


def check_unique(names: Iterable[str], what: str, where: str) -> None:
    """Refuse a name that occurs twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise TableError(f"{where}: two {what} are called {name!r}")
        seen.add(name)
