"""Writes dicts as CSV lines."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lytics_async.base.arguments import rfc3339, unicode_problem
from lytics_async.upload.cut.csv_header import check_columns
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.reading import SourceError


class CsvRows:
    """Writes dicts as lines of CSV under one header.

    None and a missing key are empty, a bool is true or false, a datetime RFC 3339 with its zone. Lines end in CR LF,
    so that a bare carriage return in a text is quoted, too.

    Args:
        columns: the columns, in order.
        delimiter: one character.
        timestamp_field: must be one of the columns.

    Attributes:
        header: the header line.

    Raises:
        SourceError: the columns cannot be right.
    """

    def __init__(
        self, columns: Sequence[str], delimiter: str, timestamp_field: str | None = None
    ) -> None:
        check_columns(columns)
        if not columns:
            raise SourceError(
                "There are no columns: the first dict is empty. Name them in columns=[…]."
            )
        if timestamp_field is not None and timestamp_field not in columns:
            raise SourceError(
                f"timestamp_field {timestamp_field!r} is not a column; the columns are {', '.join(columns)}."
            )
        self._writer = csv.writer(_Line(), delimiter=delimiter, lineterminator="\r\n")
        self._columns = tuple(columns)
        self._known = frozenset(columns)
        line: str = self._writer.writerow(self._columns)
        self.header = line.encode()

    def line(self, record: Any) -> bytes:
        """Return a dict as a line.

        Raises:
            Unsendable: a value has no place in CSV, or a key is not among the columns.
        """
        if not isinstance(record, Mapping):
            raise Unsendable(f"it is {type(record).__name__}, not a dict")
        get = record.get
        values = [
            value
            if (value := get(name)) is None or value.__class__ is str or value.__class__ is int
            else _cell(value, name)
            for name in self._columns
        ]
        if not self._known.issuperset(record):
            stranger = next(name for name in record if name not in self._known)
            raise Unsendable(
                "a key that is not among the columns; name all of them in columns=[…]",
                str(stranger),
            )
        reason = ""
        try:
            line: str = self._writer.writerow(values)
            return line.encode()
        except UnicodeEncodeError:
            for name, value in zip(self._columns, values, strict=True):
                problem = unicode_problem(value) if isinstance(value, str) else None
                if problem is not None:
                    raise Unsendable(problem, name) from None
        except csv.Error as error:
            reason = str(error)
        raise Unsendable(f"it cannot be written as CSV ({reason})")

    def salvage(self, record: Any) -> bytes:
        """Return as a line, for a person to mend, what `line` refused: its values as text."""
        values = record if isinstance(record, Mapping) else {}
        line: str = self._writer.writerow([values.get(name) for name in self._columns])
        return line.encode(errors="replace")


class _Line:
    """A file to csv.writer that hands each line back."""

    def write(self, line: str, /) -> str:
        return line


def _cell(value: Any, name: str) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Unsendable("NaN and Infinity cannot be sent; use None for an empty value", name)
        return value
    if isinstance(value, (datetime, date)):
        if isinstance(value, datetime) and value.utcoffset() is None:
            raise Unsendable(
                "a datetime without a zone; use datetime.now(UTC) or .replace(tzinfo=…)", name
            )
        return rfc3339(value)
    if isinstance(value, (str, int, Decimal, UUID)):
        return value
    raise Unsendable(f"{type(value).__name__} has no place in a CSV field; flatten it", name)
