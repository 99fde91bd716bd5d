"""What commands print: JSON for programs, tables for people, messages on stderr.

Every command prints through this module, since it is the one place that keeps text from a server, a
file or an argument from driving a terminal. Files and pipes receive the data unchanged.
"""

import functools
import os
import re
import shlex
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from rich.text import Text

    from lytics_async.access.secret import Secret

_ANY_WIDTH = 100_000

_DRIVING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but not line feed and tab
    "\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Characters that move the cursor, begin a control sequence (also the C1 forms), reorder text, or
are invisible; not those that join letters, which Persian, Indic languages and emoji need.
"""
_MARKS = 4
"""Marks that one letter may carry; more of them are drawn over the lines above."""


_tokens: "Callable[[], Iterable[Secret]]" = tuple


@contextmanager
def without(secrets: "Callable[[], Iterable[Secret]]") -> "Iterator[None]":
    """Keep tokens out of every message and report while the block runs.

    Args:
        secrets: returns the tokens; called with the first line that is printed.
    """
    global _tokens
    _tokens = functools.cache(lambda: tuple(secrets()))
    try:
        yield
    finally:
        _tokens = tuple


def _scrubbed(text: str) -> str:
    tokens = list(_tokens())
    if not tokens:
        return text
    from lytics_async.access.scrubbing import scrub

    for token in tokens:
        text = scrub(text, token)
    return text


def visible(text: str) -> str:
    """Return the text with the characters that would drive a terminal written as escapes.

    The escapes are those of JSON, and JSON holds such characters in strings only, so it stays the
    same JSON.
    """
    if not text.isascii():
        text = _with_few_marks(text)
    return _DRIVING.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _with_few_marks(text: str) -> str:
    """Escape the marks of a letter beyond the first `_MARKS`."""
    count = 0
    kept: list[str] = []
    for character in text:
        count = count + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        kept.append(character if count <= _MARKS else _escape(character))
    return "".join(kept)


def echo(text: str, *, wrap: bool = True) -> None:
    """Print lines to stdout, without the token.

    Args:
        wrap: whether a terminal gets lines that end between words; False for what is to be copied.
    """
    text = _scrubbed(text)
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
    """Print a message to stderr, without the token; a closed stderr does not change the exit code.

    Messages are for people and logs, so they are made visible wherever they go.

    Args:
        wrap: whether a terminal gets lines that end between words; False for what is to be copied.
    """
    text = visible(_scrubbed(text))
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
