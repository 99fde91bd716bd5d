"""Tables of a pager's items: Arrow, pandas, polars and Parquet (extra `arrow`).

Items are taken as the server sent them: an object becomes a struct, an array a list, and a time
stays the text that it is. A member that some items lack is null there. Members of numbers that are
whole in some items and not in others become floating point, and whole numbers beyond 63 bits become
unsigned; other mixtures are an error that names them.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import anyio.to_thread
import orjson

from lytics_async.base.extras import needs
from lytics_async.base.private_files import replacing
from lytics_async.errors import ArgumentError, ResponseError

with needs("arrow", "A table of items"):
    import pyarrow as pa
    import pyarrow.parquet as pq

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Rows = Sequence[dict[str, Any]]

ROWS_PER_GROUP = 10_000
"""Rows of a Parquet row group at most; one group is in memory while the file is written."""


async def arrow_table(pages: AsyncIterator[Rows], schema: pa.Schema | None = None) -> pa.Table:
    """Return all items as one table."""
    batches = [_table(rows, schema) async for rows in pages]
    return _joined(batches, schema)


def pandas_frame(table: pa.Table) -> pd.DataFrame:
    """Return a table as a DataFrame whose columns keep Arrow's types.

    pandas' own types would turn whole numbers with gaps into floating point.
    """
    with needs("pandas", "to_pandas()"):
        import pandas as pd
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def polars_frame(table: pa.Table) -> pl.DataFrame:
    """Return a table as a polars DataFrame."""
    with needs("polars", "to_polars()"):
        import polars as pl
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)  # a table never gives a Series
    return frame


async def write_parquet(
    pages: AsyncIterator[Rows], path: Path, schema: pa.Schema | None = None
) -> int:
    """Write all items to a Parquet file in bounded memory, and return how many there were.

    A Parquet file has one schema from its first byte. Where none is given, the items are kept in a
    temporary file next to `path` until the schema of the last page is known.
    """
    if not path.parent.is_dir():
        raise ArgumentError(f"The folder of {path} does not exist; make it first.")
    count = 0
    with tempfile.TemporaryFile(dir=path.parent) as spool:
        found = _table([], schema).schema
        async for rows in pages:
            if schema is None:
                found = _united(found, _table(rows, None).schema)
            await anyio.to_thread.run_sync(_keep, spool, rows)
            count += len(rows)
        spool.seek(0)
        await anyio.to_thread.run_sync(_write, spool, found, path)
    return count


def _keep(spool: IO[bytes], rows: Rows) -> None:
    spool.writelines(orjson.dumps(row) + b"\n" for row in rows)


def _write(spool: IO[bytes], schema: pa.Schema, path: Path) -> None:
    """Write a file that only this user can read, and that is in its place only when it is whole."""
    try:
        with replacing(path) as file, pq.ParquetWriter(file, schema) as writer:
            for rows in _groups(spool):
                writer.write_table(_table(rows, schema))
    except pa.ArrowNotImplementedError as error:
        problem = str(error)
    else:
        return
    raise ArgumentError(
        f"Parquet cannot store these items: {problem} Leave the member out by fields=, or pass a schema."
    )


def _groups(spool: IO[bytes]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    for line in spool:
        rows.append(orjson.loads(line))
        if len(rows) == ROWS_PER_GROUP:
            yield rows
            rows = []
    if rows:
        yield rows


def _table(rows: Rows, schema: pa.Schema | None) -> pa.Table:
    """Return rows as a table; the schema is that of the rows unless one is given."""
    if schema is None:
        names = dict.fromkeys(name for row in rows for name in row)
        if not names:  # of tables, only those of batches count rows without a column
            rows_alone = pa.array(rows, pa.struct([]))
            return pa.Table.from_batches([pa.RecordBatch.from_struct_array(rows_alone)])
        columns = {name: _column(name, rows, None) for name in names}
        return pa.table(columns)
    return pa.table([_column(field.name, rows, field.type) for field in schema], schema=schema)


def _column(name: str, rows: Rows, kind: pa.DataType | None) -> pa.Array:
    values = [row.get(name) for row in rows]
    try:
        return pa.array(values, kind)
    except _MISMATCHES as error:
        problem = str(error)
    if kind is None and {type(value) for value in values} <= {int, float, type(None)}:
        # Whole numbers beyond 63 bits, or whole numbers before others.
        for wider in (pa.uint64(), pa.float64()):
            with suppress(*_MISMATCHES):
                return pa.array(values, wider)
    raise _mixed(name, problem)


_MISMATCHES = (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError)


def _united(one: pa.Schema, other: pa.Schema) -> pa.Schema:
    """Return the schema that contains rows of both."""
    one, other = _unsigned_where(one, other), _unsigned_where(other, one)

    def unite(fields: list[pa.Field], others: list[pa.Field]) -> pa.Schema:
        both = [pa.schema(fields), pa.schema(others)]
        return pa.unify_schemas(both, promote_options="permissive")

    try:
        return unite(list(one), list(other))
    except _MISMATCHES as error:
        problem = str(error)
    for field in one:
        if field.name in other.names:
            try:
                unite([field], [other.field(field.name)])
            except _MISMATCHES as error:
                raise _mixed(field.name, str(error)) from None
    raise _mixed("a member", problem)


def _unsigned_where(schema: pa.Schema, other: pa.Schema) -> pa.Schema:
    """Return a schema with the unsigned type of whole numbers where the other one has it; Arrow
    would unite the two as the signed type, which does not hold them.
    """
    for place, field in enumerate(schema):
        there = other.field(field.name).type if field.name in other.names else None
        if (field.type, there) == (pa.int64(), pa.uint64()):
            schema = schema.set(place, field.with_type(pa.uint64()))
    return schema


def _joined(tables: list[pa.Table], schema: pa.Schema | None) -> pa.Table:
    united = schema
    if united is None:
        united = pa.schema([])
        for table in tables:
            united = _united(united, table.schema)
    if not tables:
        return united.empty_table()
    try:
        return _concatenated(tables, united)
    except _MISMATCHES as error:
        problem = str(error)
    for field in united:
        holders = [each.select([field.name]) for each in tables if field.name in each.column_names]
        try:
            _concatenated(holders, pa.schema([field]))
        except _MISMATCHES as error:
            raise _mixed(field.name, str(error)) from None
    raise _mixed("a member", problem)


def _concatenated(tables: list[pa.Table], united: pa.Schema) -> pa.Table:
    parts = [united.empty_table()]
    for each in tables:
        unsigned = _unsigned_where(each.schema, united)
        # A cast loses the rows of a table without columns.
        parts.append(each if unsigned == each.schema else each.cast(unsigned))
    return pa.concat_tables(parts, promote_options="permissive").select(united.names)


def _mixed(name: str, problem: str) -> ResponseError:
    return ResponseError(
        f"The member {name!r} has values of several types, which one column cannot store "
        f"({problem.rstrip('.')}). Leave it out by fields=, or pass a schema.",
        status=200,
        paths=[f"$.{name}"],
        permanent=True,
    )
