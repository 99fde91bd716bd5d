"""The requests of an erasure: whose profiles are to be erased."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

import attrs

from lytics_async.base.arguments import segment_problem
from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.csv_header import SEPARATOR_LINE
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.source.dialect import LOOKED_AT, dialect_of

_OWN_COLUMNS = ("table", "field", "value", "reference")
_SHOWN_PROBLEMS = 5
_ADDRESS = re.compile(r"[^\s@]@[^\s@]|%40", re.IGNORECASE)
_NAME = re.compile(r"(?=.*[^\W\d])[\w.$-]+")
"""A name of a field has a letter, and nothing that an e-mail address needs."""


@attrs.frozen(kw_only=True)
class ErasureRequest:
    """One profile to erase.

    Attributes:
        field: identity field, such as `email`.
        value: its value.
        table: the table of the profile.
        reference: your own reference, such as the number of a ticket; it is in the report, so it
            must not be personal.
    """

    field: str
    value: str = attrs.field(repr=False)
    table: str = "user"
    reference: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two requests the same: table, field and value."""
        return self.table, self.field, self.value


ErasureRequests = str | PathLike[str] | Iterable[ErasureRequest | tuple[str, str]]
"""A CSV file, or requests, or pairs of an identity field and its value."""


def collect(requests: ErasureRequests) -> tuple[list[ErasureRequest], int]:
    """Return the requests, each once, and the number of repeated ones. A file blocks.

    Raises:
        ArgumentError: there are none, or some are not valid; the message names them.
    """
    if isinstance(requests, (str, PathLike)):
        found = read_requests(requests)
    else:
        found = [_read(number, each) for number, each in enumerate(requests, 1)]
        _refuse([(f"request {n}", each) for n, each in enumerate(found, 1)])
    if not found:
        raise ArgumentError("There are no requests to erase anything.")
    distinct = {each.key: each for each in reversed(found)}
    ordered = list(reversed(distinct.values()))
    return ordered, len(found) - len(ordered)


def read_requests(path: str | PathLike[str]) -> list[ErasureRequest]:
    """Read requests from a CSV file with a header. It blocks.

    Either one column is named as the identity field (`email`), or there are the columns `field` and
    `value`. `table` and `reference` are optional. Commas, semicolons or tabs separate the columns.
    Space around a value is removed, and blank lines are left out.

    Raises:
        ArgumentError: a column or a value is missing; the message names the lines.
        OSError: the file cannot be read.
    """
    text = _decoded(Path(path).read_bytes(), path)
    reader = csv.reader(
        io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text, path)
    )
    found: list[tuple[str, ErasureRequest]] = []
    names: list[str] = []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not names:
                names = _header(cells, path) if any(cells) else []
                continue
            if not any(cells) and len(cells) != 1:
                continue  # a blank line, or one of a spreadsheet
            if len(cells) != len(names):
                raise ArgumentError(
                    f"{path}, line {reader.line_num}: the row and the header differ in their number "
                    "of columns."
                )
            given = dict(zip(names, cells, strict=True))
            own = next((name for name in names if name not in _OWN_COLUMNS), "")
            request = ErasureRequest(
                field=own or given["field"],
                value=given[own or "value"],
                table=given.get("table") or "user",
                reference=given.get("reference", ""),
            )
            found.append((f"line {reader.line_num}", request))
    except csv.Error as error:
        raise ArgumentError(
            f"{path}, line {reader.line_num}: this is not valid CSV ({error})."
        ) from None
    if not names:
        raise _not_a_header(path, "it is empty")
    _refuse(found)
    return [request for _, request in found]


def _decoded(data: bytes, path: str | PathLike[str]) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArgumentError(
            f"{path}, line {line}: this is not UTF-8. Save the file as CSV in UTF-8."
        ) from None
    if "\0" in text:
        raise ArgumentError(f"{path} has NUL characters. Save the file as CSV in UTF-8.")
    separator = SEPARATOR_LINE.match(data.removeprefix(codecs.BOM_UTF8))
    return text if separator is None else text[separator.end() :]


def _delimiter(text: str, path: str | PathLike[str]) -> str:
    start = text[:LOOKED_AT].encode()
    try:
        return dialect_of(
            start, None, named_tsv=str(path).endswith(".tsv"), headless=False
        ).delimiter
    except SourceError:
        raise ArgumentError(
            f"{path}: the delimiter of the columns cannot be determined, because the lines do not agree. "
            "Separate them by commas."
        ) from None


def _header(names: list[str], path: str | PathLike[str]) -> list[str]:
    """Check the names of the columns; what is not a name may be a value, and is not shown."""
    if not all(_NAME.fullmatch(name) for name in names):
        raise _not_a_header(path, "its first line does not contain names")
    others = [name for name in names if name not in _OWN_COLUMNS]
    long_form = "field" in names and "value" in names
    mixed = "field" in names or "value" in names
    if len(set(names)) < len(names) or (others if long_form else len(others) != 1 or mixed):
        raise _not_a_header(path, f"it has {', '.join(names)}")
    return names


def _not_a_header(path: str | PathLike[str], found: str) -> ArgumentError:
    return ArgumentError(
        f"{path} must have a first line with the columns field and value, or with one column named "
        f"as the identity field, such as email; and optionally table and reference; {found}."
    )


def _read(number: int, request: object) -> ErasureRequest:
    if isinstance(request, ErasureRequest):
        return request
    if (
        isinstance(request, tuple)
        and len(request) == 2
        and all(isinstance(each, str) for each in request)
    ):
        return ErasureRequest(field=request[0], value=request[1].strip())
    # The value itself must not be in a message, which may be logged.
    raise ArgumentError(
        f"Request {number} must be an ErasureRequest or a pair of field and value, not a "
        f"{type(request).__name__}."
    )


def _refuse(requests: Iterable[tuple[str, ErasureRequest]]) -> None:
    """Refuse what cannot be an identity; the values are not in the message."""
    problems = [
        f"{place}: {problem}" for place, request in requests for problem in _problems(request)
    ]
    if problems:
        more = len(problems) - _SHOWN_PROBLEMS
        shown = "; ".join(problems[:_SHOWN_PROBLEMS])
        raise ArgumentError(f"{shown}{f'; and {more} more' if more > 0 else ''}.")


def _problems(request: ErasureRequest) -> Iterator[str]:
    """What is wrong with a request. All but the value is in the report."""
    if segment_problem(request.value) is not None:
        yield "value is empty or not valid"
    for name in ("table", "field"):
        if not _NAME.fullmatch(str(getattr(request, name))):
            yield f"{name} is not a name; are the columns in another order?"
    if _ADDRESS.search(str(request.reference)):
        yield "reference holds an e-mail address, and the report would show it"
