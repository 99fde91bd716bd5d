"""The formats in which `lytics scan` writes profiles, page by page: NDJSON, CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Literal, Protocol, TypeAlias

import orjson

from lytics_async.cli.output import say
from lytics_async.cli.tables import TABLE_COLUMNS, cell_text, members_of, print_items
from lytics_async.errors import ArgumentError

Profiles: TypeAlias = Sequence[Mapping[str, Any]]
Format: TypeAlias = Literal["ndjson", "csv", "parquet", "table"]

TABLE_ROWS = 1_000
"""Profiles in one table; they are held in memory until it is printed."""

ROW_GROUP = 10_000
"""Profiles in one row group of a Parquet file; they are held in memory until it is written."""


class Writer(Protocol):
    """Writes profiles into a file.

    Attributes:
        written: the number of profiles in the file.
    """

    written: int

    def write(self, profiles: Profiles) -> None:
        """Add profiles."""
        ...

    def finish(self) -> None:
        """Write what is buffered and complete the file."""
        ...


def writer_for(file_format: Format, file: BinaryIO, fields: Sequence[str] | None) -> Writer:
    """Return the writer of this format.

    Args:
        fields: the columns; csv and parquet need them, since profiles differ in their fields.
    """
    if file_format == "table":
        return TableWriter(fields)
    if file_format == "ndjson" or fields is None:
        return NdjsonWriter(file)
    return CsvWriter(file, fields) if file_format == "csv" else ParquetWriter(file, fields)


class NdjsonWriter:
    """One JSON object per line, as the server sent it."""

    def __init__(self, file: BinaryIO) -> None:
        self.written: int = 0
        self._file = file

    def write(self, profiles: Profiles) -> None:
        """Add profiles."""
        lines = (orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in profiles)
        self._file.write(b"".join(lines))
        self.written += len(profiles)

    def finish(self) -> None:
        """Do nothing: every line is written."""


class CsvWriter:
    """A header and one row per profile; a missing field is empty, a list or map is JSON."""

    def __init__(self, file: BinaryIO, fields: Sequence[str]) -> None:
        self.written: int = 0
        self._file = file
        self._fields = fields
        self._write_rows([fields])

    def write(self, profiles: Profiles) -> None:
        """Add profiles."""
        self._write_rows([[_cell(each.get(name)) for name in self._fields] for each in profiles])
        self.written += len(profiles)

    def finish(self) -> None:
        """Do nothing: every row is written."""

    def _write_rows(self, rows: Sequence[Sequence[Any]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._file.write(text.getvalue().encode())


class TableWriter:
    """Tables on stdout, of a bounded number of rows each; by default their columns are the first
    members.

    Args:
        fields: the columns; None = the first members of the first profiles, internal ones (`_…`)
            excluded.
    """

    def __init__(self, fields: Sequence[str] | None) -> None:
        self.written: int = 0
        self._fields = fields
        self._held: list[Mapping[str, Any]] = []

    def write(self, profiles: Profiles) -> None:
        """Add profiles."""
        self._held += profiles
        if len(self._held) >= TABLE_ROWS:
            self._print()

    def finish(self) -> None:
        """Print what is buffered."""
        if self._held:
            self._print()

    def _print(self) -> None:
        held, self._held = self._held, []
        if self._fields is None:
            members = [name for name in members_of(held) if not name.startswith("_")]
            self._fields = members[:TABLE_COLUMNS]
            if members[TABLE_COLUMNS:]:
                say(
                    f"Not shown: {', '.join(members[TABLE_COLUMNS:])}; --fields A,B,... selects fields."
                )
        print_items(held, self._fields)
        self.written += len(held)


class ParquetWriter:
    """One column per field, of the type that the first profiles have in it; a list or map of mixed
    types is JSON.
    """

    def __init__(self, file: BinaryIO, fields: Sequence[str]) -> None:
        self._file = file
        self._fields = fields
        self._held: list[Mapping[str, Any]] = []
        self.written: int = 0
        self._writer: Any = None

    def write(self, profiles: Profiles) -> None:
        """Add profiles."""
        self._held += profiles
        if len(self._held) >= ROW_GROUP:
            self._write_group()

    def finish(self) -> None:
        """Write the last row group and the footer."""
        try:
            if self._held or self._writer is None:
                self._write_group()
        finally:
            if self._writer is not None:
                self._writer.close()

    def _write_group(self) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        held, self._held = self._held, []  # a group that cannot be written is not retried
        schema = None if self._writer is None else self._writer.schema
        columns = [
            self._column(
                name,
                [each.get(name) for each in held],
                None if schema is None else schema.field(name).type,
            )
            for name in self._fields
        ]
        table = pa.table(dict(zip(self._fields, columns, strict=True)), schema=schema)
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self._file, table.schema)
        self._writer.write_table(table)
        self.written += len(held)

    def _column(self, name: str, values: list[Any], wanted: Any) -> Any:
        import pyarrow as pa

        if wanted is None:
            try:
                column = pa.array(values)
            except (pa.ArrowInvalid, pa.ArrowTypeError):
                column = pa.array([None if each is None else cell_text(each) for each in values])
            return column.cast(pa.string()) if pa.types.is_null(column.type) else column
        if pa.types.is_string(wanted):
            values = [None if each is None else cell_text(each) for each in values]
        problem = ""
        try:
            return pa.array(values, wanted)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            problem = str(error)
        raise ArgumentError(
            f"The field {name!r} is {wanted} in the first profiles, but not in every profile from number {self.written + 1:,} "
            f"({problem}); a Parquet column has one type, so use --format ndjson or csv."
        )


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, (int, float)) else cell_text(value)
