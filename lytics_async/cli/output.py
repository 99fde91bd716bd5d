"""What commands print on stdout: JSON for programs, tables for people."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table

_ANY_WIDTH = 100_000


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    import orjson

    sys.stdout.buffer.write(
        orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    )


def print_table(table: "Table") -> None:
    """Print a table; only a terminal has a width that texts must be folded into."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else _ANY_WIDTH).print(table)
