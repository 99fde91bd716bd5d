"""Recognizes text that is written for programs or people: queries, mail, settings, drawn tables,
source code. Most of it would pass as a table of one column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LIKE_A_RECORD = "looks like a record"
"""In a note about a first line that may not be the header."""
AS_ONE_COLUMN = "is read as one column"
"""In a note about a source without a delimiter."""

_EXPORT = "export the data as CSV"

_BLANKS_AND_COMMENTS = rb"(?:\s|--[^\n]*\n|/\*.*?\*/;?)*+"
_STATEMENT = (
    rb"(?:CREATE\s+(?:TABLE|DATABASE|SCHEMA|TEMP|EXTENSION|OR\s+REPLACE|TYPE|SEQUENCE)\b"
    rb"|(?:INSERT|REPLACE)\s+INTO\s|DROP\s+(?:TABLE|DATABASE|SCHEMA)\s|ALTER\s+TABLE\s"
    rb"|LOCK\s+TABLES\s|DELETE\s+FROM\s|UPDATE\s+\S+\s+SET\s|PRAGMA\s+\w+|USE\s+\S+;|BEGIN(?:\s\w+)?;"
    rb"|START\s+TRANSACTION;|SET\s+[\w@.]+\s*(?:=|TO\b|\w+;)|COPY\s+\S+[^\n]*\sFROM\s+stdin;"
    rb"|SELECT\s[^\n]*\sFROM\s+\S+[^\n]*;)"
)
_MAIL_FIELD = (
    rb"(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|MIME-Version|Message-ID"
    rb"|Content-Type|Reply-To|X-[A-Za-z-]+): "
)

_DOCUMENTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"#!\s*/\S"), f"a script; {_EXPORT}"),
    (
        re.compile(_BLANKS_AND_COMMENTS + _STATEMENT, re.IGNORECASE | re.DOTALL),
        "SQL statements, not the records; export a query as CSV",
    ),
    (
        re.compile(rb"HTTP/\d(?:\.\d)? \d{3}\b"),
        "an HTTP response with its headers (curl -i); get the file again without them",
    ),
    (
        re.compile(_MAIL_FIELD + rb"[^\n]*\n(?:[A-Za-z][\w-]*: |[ \t]+\S)", re.IGNORECASE),
        "an e-mail; save the file that is attached to it",
    ),
    (re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) "), f"a mailbox; {_EXPORT}"),
    (re.compile(rb"\[[^\]\n,]+\]\s*\n(?:[;#][^\n]*\n|\s)*[\w.-]+\s*="), f"a settings file; {_EXPORT}"),
    (re.compile(rb"(?:%YAML\b|---[ \t]*(?:#[^\n]*)?\r?\n)"), "YAML; convert it to JSON"),
    (
        re.compile(rb"(?:[^\n]*\n)?[ \t]*(?:\+[-=+]{3,}\+|[|]?[ :]*-{3,}[ :]*(?:[|+][ :]*-{3,}[ :]*)*[|]?)[ \t]*\r?\n"),
        "a table drawn for people (psql, mysql, Markdown), not CSV; export the query as CSV (psql "
        "--csv, mysql --batch)",
    ),
    (re.compile(rb'TABLE\r?\n0,1\r?\n"'), f"a DIF file; {_EXPORT}"),
    (re.compile(rb"ID;P[^\n]*\n(?:[BCFPOEN];|E\r?\n)"), f"a SYLK file; {_EXPORT}"),
    (re.compile(rb"diff --git |Index: \S+\n=+\n"), "a patch; get the file itself"),
    (re.compile(rb"<<<<<<< "), "a file with a merge conflict; resolve it"),
    (re.compile(rb"dn: \S+=[^\n]*\n\w+: "), f"an LDIF file; {_EXPORT}"),
    (re.compile(rb"\\documentclass\b"), f"a LaTeX document; {_EXPORT}"),
)  # fmt: skip

_NAME = re.compile(r"[\w$@](?:[\w .#/&%()'+-]*[\w.)#%+])?")
_LONGEST_NAME = 60
_MARKS = re.compile(r"\s|[#;/*]{1,2}\s|.*(?:[{}\[\];<>]|\w\(|: |:$|\s{3,})")
_LINES = 50
_MANY = 0.2
"""Of the lines; fewer may be values."""
_WORDS = 3
"""In every line, of which each may be a field; two are often a name."""

_VALUE = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+|\d{4}-\d\d-\d\d(?:[T ].*)?|https?://.*"
    r"|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\+\d{7,15}"
)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def document(start: bytes) -> str | None:
    """Return what a text is instead of CSV, and what to do, by its first bytes; None if it may be
    CSV.
    """
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return next((what for pattern, what in _DOCUMENTS if pattern.match(text)), None)


def doubt_about_one_column(start: bytes) -> str | None:
    """Return what to say of a CSV of one column if it does not look like a list of values.

    Args:
        start: its first bytes; the last line may be part of one.
    """
    header, *lines = start.decode(errors="replace").splitlines()[: _LINES + 1] or [""]
    name = header.strip('"')
    marked = sum(_MARKS.match(line) is not None for line in lines)
    words = {len(line.split()) for line in (header, *lines) if line}
    if (
        len(name) <= _LONGEST_NAME
        and _NAME.fullmatch(name)
        and marked <= _MANY * len(lines)
        and (len(words) > 1 or max(words) < _WORDS)
    ):
        return None
    return (
        f"the source {AS_ONE_COLUMN}, named {_shown(name)}, since no delimiter was found; check "
        "that it is a list of values with a header line"
    )


def doubts_about_names(names: Sequence[str]) -> list[str]:
    """Return what to say of the names of the columns of a CSV that cannot be refused for them."""
    said = []
    values = [name for name in names if _VALUE.fullmatch(name.strip())]
    if values or all(_NUMBER.fullmatch(name.strip()) for name in names):
        shown = _shown(values[0] if values else names[0])
        said.append(
            f"the first line is read as the header, but {LIKE_A_RECORD} ({shown}); if it is "
            "one, name the columns with headers (--headers)"
        )
    padded = [name for name in names if name != name.strip()]
    if padded:
        said.append(
            "names of columns that begin or end with white space are kept as they are: "
            f"{_shown(padded[0])}"
        )
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(name.strip().casefold(), name)
        if other != name:
            said.append(
                f"the columns {_shown(other)} and {_shown(name)} differ only in case or white space"
            )
            break
    return said


def _shown(name: str) -> str:
    return repr(name if len(name) <= 40 else f"{name[:39]}…")
