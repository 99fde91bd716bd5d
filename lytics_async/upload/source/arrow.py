"""Tables as sources: Parquet files, and whatever speaks the Arrow C stream protocol, as pyarrow,
pandas and polars do.

They are read batch by batch. A flat table is written as CSV, by pyarrow's own writer; one with
lists or structs becomes dicts, which are sent as JSON. Times are written as RFC 3339 in UTC, NaN is
a missing value. Needs the extra `arrow`.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Collection, Iterator
from typing import Any, Protocol, runtime_checkable

from lytics_async.base.extras import install_hint
from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.csv_header import check_columns
from lytics_async.upload.cut.flags import Flag
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.source.columns import Columns, is_uuid
from lytics_async.upload.source.manner import PLAIN, Manner

PARQUET_MAGIC = b"PAR1"

BATCH_BYTES = 1024 * 1024
"""Of a batch in memory, about: what is written of it must fit in addition to the upload's buffers.
"""

MOST_ROWS = 65_536

BATCHES_UNTIL_RELEASE = 16

_ROW_OVERHEAD = 64


@runtime_checkable
class ArrowTable(Protocol):
    """A table that can be read as a stream of Arrow batches: `pyarrow.Table`, `RecordBatchReader`,
    a DataFrame.
    """

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """See the Arrow PyCapsule interface."""
        ...


class Batches:
    """The batches of one table.

    Args:
        schema: its pyarrow.Schema.
        batches: its record batches.
        close: releases what was opened.
        without: names of columns that are left out.
        how: the zone of times that have none, and what is noticed.

    Attributes:
        columns: their names.
        is_flat: every column can be a field of a CSV.

    Raises:
        ArgumentError: a column of a type that cannot be sent, or two of one name.
    """

    def __init__(
        self,
        schema: Any,
        batches: Iterator[Any],
        close: Callable[[], None] = lambda: None,
        *,
        without: Collection[str] = (),
        how: Manner = PLAIN,
    ) -> None:
        self._kept = [at for at, name in enumerate(schema.names) if name not in without]
        schema = _pyarrow().schema([schema.field(at) for at in self._kept])
        self.columns: tuple[str, ...] = tuple(schema.names)
        self.close = close
        self._batches = batches
        self._schema = schema
        self._columns = Columns(how.zone, how.values)
        if problem := _names_problem(self.columns):
            raise ArgumentError(problem)
        for field in schema:
            if problem := _problem(field.type, zoned=how.zone is not None):
                raise ArgumentError(f"The column {field.name!r} {problem}.")
        self._nested = next((field.name for field in schema if _is_nested(field.type)), None)
        # A missing value alone in its row would be a blank line, which is not a record.
        self.is_flat = self._nested is None and len(self.columns) > 1

    @property
    def flags(self) -> deque[Flag]:
        """The rows of what was given as CSV that must not be sent."""
        return self._columns.flags

    def csv(self, delimiter: str) -> Iterator[bytes]:
        """Yield the table as CSV, header first.

        Raises:
            ArgumentError: a column holds lists or structs.
        """
        if self._nested is not None:
            raise ArgumentError(
                f"The column {self._nested!r} contains lists or structs, which a CSV cannot represent; send it as JSON: "
                'format="json", or upload_json().'
            )
        return self._write_csv(delimiter)

    def _write_csv(self, delimiter: str) -> Iterator[bytes]:
        import pyarrow as pa
        from pyarrow import csv

        options = csv.WriteOptions(delimiter=delimiter, quoting_style="needed")
        alone = len(self.columns) == 1
        sink = io.BytesIO()
        writer: Any = None
        for batch in self._prepared():
            if alone:
                batch = _without_blank_lines(batch)
            if writer is None:
                writer = csv.CSVWriter(sink, batch.schema, write_options=options)
            writer.write_batch(batch)
            yield sink.getvalue()
            sink.seek(0)
            sink.truncate()
        if writer is None:
            empty = self._columns.prepared(pa.RecordBatch.from_pylist([], schema=self._schema))
            csv.CSVWriter(sink, empty.schema, write_options=options).close()
            yield sink.getvalue()

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows as dicts."""
        for batch in self._prepared():
            yield from self._columns.rows(batch)

    def _prepared(self) -> Iterator[Any]:
        import pyarrow as pa

        for number, whole in enumerate(_readable(pa, self._batches)):
            if number % BATCHES_UNTIL_RELEASE == 0:
                pa.default_memory_pool().release_unused()  # pyarrow keeps what it is given back
            batch = whole.select(self._kept)
            rows = max(1, min(MOST_ROWS, _rows_of(batch)))
            for start in range(0, batch.num_rows, rows):
                yield self._columns.prepared(batch.slice(start, rows))


def _readable(pa: Any, batches: Iterator[Any]) -> Iterator[Any]:
    """Yield batches; what goes wrong in pyarrow is said in the words of a source."""
    problem = ""
    try:
        yield from batches
    except (pa.ArrowException, OSError) as error:
        problem = f"{error}".rstrip(".")
    if problem:
        raise SourceError(f"The table cannot be read further ({problem}); get the file again.")


def open_table(table: Any, how: Manner = PLAIN) -> Batches:
    """Return the batches of a table in memory, or of a RecordBatchReader.

    Raises:
        ArgumentError: pyarrow is missing, or a column cannot be sent.
    """
    pa = _pyarrow()
    problem = ""
    try:
        head = table.head(0) if hasattr(table, "iter_slices") else table
        reader = pa.RecordBatchReader.from_stream(head)
    except (TypeError, ValueError, pa.ArrowException) as error:
        parts = (error,) if isinstance(error, UnicodeError) else error.args
        said = ". ".join(f"{each}".rstrip(".") for each in parts)
        problem = (
            f"{type(table).__name__} cannot be read as a table ({said}). Pass a DataFrame or a table whose "
            "columns hold values of one type each; convert others to text."
        )
    else:
        if hasattr(table, "iter_slices"):  # polars copies the whole frame into one batch
            return Batches(reader.schema, _sliced(pa, table), how=how)
        index = _index_of(table, reader.schema)
        if index:
            how.notes.say("the index of the DataFrame is not sent; reset_index() makes it a column")
        return Batches(reader.schema, iter(reader), without=index, how=how)
    raise ArgumentError(problem)


def _sliced(pa: Any, frame: Any) -> Iterator[Any]:
    """The batches of a polars DataFrame, a piece at a time."""
    for piece in frame.iter_slices(MOST_ROWS):
        yield from pa.RecordBatchReader.from_stream(piece)


def _index_of(table: Any, schema: Any) -> list[str]:
    """The columns that are the index of a pandas DataFrame, which is not sent: reset_index() makes
    it a column.
    """
    if not type(table).__module__.startswith("pandas"):
        return []
    index = (schema.pandas_metadata or {}).get("index_columns", [])
    return [name for name in index if isinstance(name, str)]


def open_parquet(
    file: Any,
    close: Callable[[], None],
    watched: Callable[[Iterator[Any]], Iterator[Any]],
    how: Manner = PLAIN,
) -> Batches:
    """Return the batches of a Parquet file.

    Args:
        file: a binary file that can be moved in.
        close: releases it.
        watched: checks what is read of it.

    Raises:
        ArgumentError: pyarrow is missing, or a column cannot be sent.
    """
    pa = _pyarrow()
    from pyarrow import parquet

    # A buffer instead of whole column chunks, and no threads that read ahead: row groups may be
    # larger than the budget.
    opened = _parquet_file(pa, parquet, file)
    metadata = opened.metadata
    size = sum(metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups))
    row = size // max(1, metadata.num_rows) + _ROW_OVERHEAD
    rows = max(1, min(MOST_ROWS, BATCH_BYTES // row))
    batches = opened.iter_batches(batch_size=rows, use_threads=False)

    def close_both() -> None:
        opened.close()
        close()

    return Batches(opened.schema_arrow, watched(batches), close_both, how=how)


def _parquet_file(pa: Any, parquet: Any, file: Any) -> Any:
    problem = ""
    try:
        return parquet.ParquetFile(
            file, pre_buffer=False, buffer_size=BATCH_BYTES, page_checksum_verification=True
        )
    except (pa.ArrowException, OSError) as error:
        problem = f"{error}".rstrip(".")
    raise SourceError(
        f"The file begins as Parquet and cannot be read as such ({problem}); get it again, or "
        "decrypt it."
    )


def _pyarrow() -> Any:
    problem = ""
    try:
        import pyarrow
    except ImportError as error:
        problem = f"Tables and Parquet files need pyarrow ({error}): {install_hint('arrow')}."
    else:
        return pyarrow
    raise ArgumentError(problem)


def _rows_of(batch: Any) -> int:
    """How many rows of a batch make BATCH_BYTES."""
    row = batch.nbytes // max(1, batch.num_rows) + _ROW_OVERHEAD
    return BATCH_BYTES // int(row)


def _names_problem(names: Collection[str]) -> str | None:
    try:
        check_columns(tuple(names))
    except SourceError as error:
        return f"{error}"
    return None


def _problem(kind: Any, *, zoned: bool) -> str | None:
    """Why a type cannot be sent; None if it can."""
    from pyarrow import types

    if types.is_dictionary(kind):
        return _problem(kind.value_type, zoned=zoned)
    if types.is_timestamp(kind) and kind.tz is None and not zoned:
        return (
            "contains times without a zone; name the zone that they are in, such as "
            'assume_timezone="UTC" (--assume-timezone UTC)'
        )
    if types.is_map(kind):
        return "contains maps; turn them into structs"
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        return _problem(kind.value_type, zoned=zoned)
    if types.is_struct(kind):
        return next(
            (problem for field in kind if (problem := _problem(field.type, zoned=zoned))), None
        )
    if (
        types.is_boolean(kind)
        or types.is_integer(kind)
        or types.is_floating(kind)
        or types.is_decimal(kind)
        or types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_date(kind)
        or types.is_timestamp(kind)
        or types.is_time(kind)
        or types.is_null(kind)
        or is_uuid(kind)
    ):
        return None
    return f"is of type {kind}, which Lytics does not know; turn it into text or a number"


def _is_nested(kind: Any) -> bool:
    from pyarrow import types

    return bool(types.is_nested(kind))


def _without_blank_lines(batch: Any) -> Any:
    import pyarrow as pa

    (column,) = batch.columns
    texts = column.cast(pa.string()).fill_null("")
    return pa.RecordBatch.from_arrays([texts], names=batch.schema.names)
