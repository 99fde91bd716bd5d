"""What commands print: JSON for programs, tables for people, messages on stderr.

Every command prints through this module, since it is the one place that keeps text from a server, a
file or an argument from driving a terminal. Files and pipes receive the data unchanged.
"""

import os
import shlex
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from rich.text import Text

_ANY_WIDTH = 100_000

_KEPT = "\n\t"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SEPARATORS = "\u2028\u2029"
_CONTROLS = [
    chr(code)
    for code in range(0xA0)
    if unicodedata.category(chr(code)) == "Cc" and chr(code) not in _KEPT
]
_ESCAPES = {
    ord(each): f"\\u{ord(each):04x}" for each in (*_CONTROLS, *_BIDIRECTIONAL, *_SEPARATORS)
}
"""Each character that moves the cursor, begins a control sequence (also the C1 forms) or reorders
text, as an escape.

The escapes are those of JSON, and JSON holds such characters in strings only, so it stays the same
JSON.
"""


def visible(text: str) -> str:
    """Return the text with the characters that would drive a terminal written as escapes."""
    return text.translate(_ESCAPES)


def echo(text: str, *, wrap: bool = True) -> None:
    """Print lines to stdout.

    Args:
        wrap: whether a terminal gets lines that end between words; False for what is to be copied.
    """
    if sys.stdout.isatty():
        text = _wrapped(visible(text)) if wrap else visible(text)
    print(text, flush=True)  # noqa: T201


def output() -> BinaryIO:
    """Return the stream that writes bytes to stdout, made visible if that is a terminal."""
    raw = sys.stdout.buffer
    return cast("BinaryIO", _Terminal(raw)) if sys.stdout.isatty() else raw


class _Terminal:
    """Writes UTF-8 to a terminal; every call gets whole characters."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw

    def write(self, data: bytes) -> int:
        """Write the data, made visible."""
        self._raw.write(visible(data.decode("utf-8", "backslashreplace")).encode())
        return len(data)

    def flush(self) -> None:
        """Pass on what is buffered."""
        self._raw.flush()


def print_json(value: Any, *, indent: bool = True) -> None:
    """Print a value as JSON, on one line or indented."""
    output().write(to_json(value, indent=indent))


def to_json(value: Any, *, indent: bool = False) -> bytes:
    """Return a value as JSON and a newline; a lone surrogate, as in a file name that is not valid
    text, stays escaped.
    """
    import orjson

    options = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        return orjson.dumps(value, option=options)
    except orjson.JSONEncodeError:
        import json

        return json.dumps(value, indent=2 if indent else None).encode() + b"\n"


def print_table(headers: Sequence[str], rows: Iterable[Sequence["str | Text"]]) -> None:
    """Print a table, folded to the width of the terminal if stdout is one.

    Args:
        rows: the cells; a Text is the program's own, and keeps its style.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    is_terminal = sys.stdout.isatty()
    table = Table(*headers, box=None, pad_edge=False)
    for row in rows:
        # Text, since Rich reads a name in brackets as markup.
        table.add_row(
            *(
                cell if isinstance(cell, Text) else Text(visible(cell) if is_terminal else cell)
                for cell in row
            )
        )
    Console(width=None if is_terminal else _ANY_WIDTH).print(table)


def say(text: str, *, wrap: bool = True) -> None:
    """Print a message to stderr; a closed stderr does not change the exit code.

    Messages are for people and logs, so they are made visible wherever they go.

    Args:
        wrap: whether a terminal gets lines that end between words; False for what is to be copied.
    """
    text = visible(text)
    try:
        if wrap and sys.stderr.isatty():
            text = _wrapped(text)
        print(text, file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def typed_command(*arguments: str) -> str:
    """Return a command line that calls this program the way in which the user called it."""
    program = ["lytics"]
    if "-m" in sys.orig_argv[:3]:
        program = sys.orig_argv[: sys.orig_argv.index("-m") + 2]
    elif not _is_command(sys.argv[0]):
        program = [sys.argv[0]]
    return shlex.join([*program, *arguments])


def _is_command(path: str) -> bool:
    """Return whether `lytics`, as the shell finds it, is this file."""
    found = shutil.which("lytics")
    try:
        return found is not None and os.path.samefile(found, path)
    except OSError:  # run by code that is not in a file
        return False


def _wrapped(text: str) -> str:
    """Break the lines that are too long for the terminal; what follows has their indentation."""
    width = shutil.get_terminal_size().columns
    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        wrapper = textwrap.TextWrapper(
            width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        lines += [line] if len(line) <= width else wrapper.wrap(line)
    return "\n".join(lines)
