"""The requests of an erasure: whose profiles are to be erased."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import attrs

from lytics_async.base.arguments import segment_problem
from lytics_async.errors import ArgumentError

_OWN_COLUMNS = ("table", "field", "value", "reference")
_SHOWN_PROBLEMS = 5


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
    `value`. `table` and `reference` are optional. Space around a value is removed.

    Raises:
        ArgumentError: a column or a value is missing; the message names the lines.
        OSError: the file cannot be read.
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        try:
            names = [name.strip() for name in reader.fieldnames or ()]
            reader.fieldnames = names
            others = [name for name in names if name not in _OWN_COLUMNS]
            long_form = "field" in names and "value" in names
            if len(set(names)) < len(names) or len(others) != (0 if long_form else 1):
                raise ArgumentError(
                    f"{path} must have the columns field and value, or one column named as the "
                    f"identity field, such as email, and optionally table and reference; it has "
                    f"{', '.join(names) or 'no header'}."
                )
            found = []
            for row in reader:
                if None in row or None in row.values():
                    raise ArgumentError(
                        f"{path}, line {reader.line_num}: the row has not as many values as the "
                        "header has columns."
                    )
                request = ErasureRequest(
                    field=row["field"].strip() if long_form else others[0],
                    value=row["value" if long_form else others[0]].strip(),
                    table=row.get("table", "").strip() or "user",
                    reference=row.get("reference", "").strip(),
                )
                found.append((f"line {reader.line_num}", request))
        except (csv.Error, UnicodeDecodeError) as error:
            raise ArgumentError(f"{path} is not a valid CSV file: {error}.") from None
    _refuse(found)
    return [request for _, request in found]


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
        f"{place}: {name} is empty or not valid"
        for place, request in requests
        for name in ("table", "field", "value")
        if segment_problem(getattr(request, name)) is not None
    ]
    if problems:
        more = len(problems) - _SHOWN_PROBLEMS
        shown = "; ".join(problems[:_SHOWN_PROBLEMS])
        raise ArgumentError(f"{shown}{f'; and {more} more' if more > 0 else ''}.")
