"""Docstrings of generated code: a line, paragraphs, and sections of named entries, wrapped."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

WIDTH = 100
"""Columns of generated text; what the formatter leaves alone."""


def docstring(
    summary: str,
    *paragraphs: str,
    sections: Mapping[str, Iterable[tuple[str, str]]] | None = None,
    indent: int = 0,
) -> str:
    """Return the docstring, quotes included, with `indent` blanks before each line but the first.

    Args:
        paragraphs: empty ones are left out.
        sections: title -> (name, text); an entry without a name is plain text; empty sections are
            left out.
    """
    width = WIDTH - indent
    blocks = ["\n".join(_wrap(text, width)) for text in paragraphs if text]
    for title, entries in (sections or {}).items():
        lines: list[str] = []
        for name, text in entries:
            lines += _wrap(
                f"{name}: {text}" if name else text, width, first=4, rest=8 if name else 4
            )
        if lines:
            blocks.append("\n".join([f"{title}:", *lines]))
    # Its quotes are before the first line, and after it if it is the only one.
    quotes = 3 if blocks else 6
    head = "\n".join(_wrap(summary, width - quotes)) if len(summary) > width - quotes else summary
    body = "\n\n".join([head, *blocks]).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if "\n" in body:
        body += "\n"
    elif body.endswith('"'):
        body += " "
    end = " " * indent if body.endswith("\n") else ""
    return f'"""{textwrap.indent(body, " " * indent).lstrip()}{end}"""'


def comment(text: str) -> list[str]:
    """Return the text as comment lines; none for an empty text."""
    return [f"# {line}" for line in _wrap(capitalized(text), WIDTH - 10)]


def sentence(text: str) -> str:
    """Return the text with a full stop at its end; an empty text stays empty."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def capitalized(text: str) -> str:
    """Return the text as a sentence of its own."""
    return sentence(text[:1].upper() + text[1:])


def _wrap(text: str, width: int, *, first: int = 0, rest: int = 0) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=" " * first,
        subsequent_indent=" " * rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
