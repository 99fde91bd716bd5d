"""What commands print: JSON for programs, tables for people, messages on stderr."""

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table

_ANY_WIDTH = 100_000


def print_json(value: Any, *, indent: bool = True) -> None:
    """Print a value as JSON, on one line or indented."""
    sys.stdout.buffer.write(to_json(value, indent=indent))


def to_json(value: Any, *, indent: bool = False) -> bytes:
    """Return a value as JSON and a newline; a lone surrogate, as in a file name that is not valid text, stays escaped."""
    import orjson

    options = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        return orjson.dumps(value, option=options)
    except orjson.JSONEncodeError:
        import json

        return json.dumps(value, indent=2 if indent else None).encode() + b"\n"


def print_table(table: "Table") -> None:
    """Print a table, folded to the width of the terminal if stdout is one."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else _ANY_WIDTH).print(table)


def say(text: str) -> None:
    """Print a message to stderr; a closed stderr does not change the exit code."""
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
