"""Items of JSON as the rows of a table: their columns, their cells, and the table itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.cli.output import print_table, to_json

TABLE_COLUMNS = 8
"""Columns of a table by default."""

_CELL_LENGTH = 60


def members_of(items: Sequence[Any]) -> list[str]:
    """Return every member that occurs, in the order of the first occurrence; `value` for items that
    are not objects.
    """
    names: dict[str, None] = {}
    for item in items:
        names.update(dict.fromkeys(item if isinstance(item, Mapping) else ("value",)))
    return list(names)


def cells_of(item: Any, columns: Sequence[str]) -> list[str]:
    """Return the cells of an item."""
    members = item if isinstance(item, Mapping) else {"value": item}
    return [cell_text(members.get(name)) for name in columns]


def cell_text(value: Any) -> str:
    """Return a value as the text of a cell: a text as it is, a list or map as JSON, and nothing for
    None.
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else to_json(value).decode().rstrip("\n")


def print_items(items: Sequence[Any], columns: Sequence[str]) -> None:
    """Print items as a table; long cells are cut off."""
    rows = [[_short(cell) for cell in cells_of(item, columns)] for item in items]
    print_table([name.upper() for name in columns], rows)


def _short(text: str) -> str:
    return text if len(text) <= _CELL_LENGTH else f"{text[: _CELL_LENGTH - 1]}…"
