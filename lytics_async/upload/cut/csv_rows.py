"""Writes dicts as CSV lines."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.base.arguments import unicode_problem
from lytics_async.upload.cut.csv_header import check_columns
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.cut.values import NotWritable, Values, float_text


class CsvRows:
    """Writes dicts as lines of CSV under one header.

    None and a missing key are empty, a bool is true or false, other values are as `values` writes
    them. Lines end in CR LF, so that a bare carriage return in a text is quoted, too.

    Args:
        columns: the columns, in order.
        delimiter: one character.
        timestamp_field: must be one of the columns.
        values: writes what is not text.
        notes: counts records without a value.

    Attributes:
        header: the header line.

    Raises:
        SourceError: the columns cannot be right.
    """

    def __init__(
        self,
        columns: Sequence[str],
        delimiter: str,
        timestamp_field: str | None,
        values: Values,
        notes: Notes,
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
        self._values = values
        self._notes = notes
        self._columns = tuple(columns)
        self._known = frozenset(columns)
        line: str = self._writer.writerow(self._columns)
        self.header: bytes = line.encode()

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
            else self._cell(value, name)
            for name in self._columns
        ]
        if not self._known.issuperset(record):
            stranger = next(name for name in record if name not in self._known)
            if not isinstance(stranger, str):
                raise Unsendable(
                    f"the key {stranger!r} is not text; csv.DictReader makes it of a row that has "
                    "more fields than the header"
                )
            raise Unsendable(
                "a key that is not among the columns; name all of them in columns=[…]", stranger
            )
        if not any(value is not None and value != "" for value in values):
            self._notes.count("empty")
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
        """Return as a line, for a person to fix, what `line` refused: its values as text.

        A value without a column follows the others as `name=value`, so that nothing is lost.
        """
        values = record if isinstance(record, Mapping) else {"": record}
        fields = [values.get(name) for name in self._columns]
        fields += [f"{name}={value}" for name, value in values.items() if name not in self._known]
        line: str = self._writer.writerow(fields)
        return line.encode(errors="replace")

    def _cell(self, value: Any, name: str) -> Any:
        reason = ""
        try:
            plain = self._values.scalar(value)
        except NotWritable as problem:
            reason = str(problem)
        else:
            if isinstance(plain, float):
                return float_text(plain)
            return ("true" if plain else "false") if isinstance(plain, bool) else plain
        if _is_nested(value):
            reason = (
                f"{type(value).__name__} cannot be written in a CSV field; flatten it, or send JSON"
            )
        raise Unsendable(reason, name)


def _is_nested(value: Any) -> bool:
    return isinstance(value, (Mapping, list, tuple, set)) or getattr(value, "ndim", 0) > 0


class _Line:
    """A file to csv.writer that hands each line back."""

    def write(self, line: str, /) -> str:
        return line
