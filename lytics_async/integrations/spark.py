"""Spark: write DataFrames to a stream and read segments, with PySpark 4 (extra `spark`).

```python
from lytics_async.integrations.spark import LyticsDataSource

spark.dataSource.register(LyticsDataSource)
df.write.format("lytics").mode("append").option("stream", "orders").save()
people = spark.read.format("lytics").option("segment", "big_spenders").load()
```

It implements the Python Data Source API. Each task uploads its partition, or scans its share of the
segment. The token is not an option, because the history of a job shows options: executors read it
from their environment or a profile.
"""

# pyright: reportMissingImports=false
from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from inspect import signature
from pathlib import Path
from typing import Any

import attrs

from lytics_async.base.extras import needs
from lytics_async.client import AsyncLytics
from lytics_async.errors import ArgumentError
from lytics_async.upload.report import UploadReport

with needs("spark", __name__):
    import pyarrow as pa
    from pyspark import TaskContext
    from pyspark.sql.datasource import (
        DataSource,
        DataSourceArrowWriter,
        DataSourceReader,
        DataSourceStreamArrowWriter,
        InputPartition,
        WriterCommitMessage,
    )
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import (
        ArrayType,
        BooleanType,
        DataType,
        DoubleType,
        LongType,
        StringType,
        StructType,
    )

__all__ = ["LyticsDataSource", "Written"]

_log = logging.getLogger("lytics_async.integrations.spark")

SPLITS = 100
"""The A/B buckets into which the server divides profiles."""
BATCH = 5_000
"""Profiles per Arrow batch that a task returns to Spark."""

OPTIONS = {
    "base_url": "baseurl",
    "bulk_url": "bulkurl",
    "account_id": "accountid",
    "profile": "profile",
}


class LyticsDataSource(DataSource):
    """The format `lytics`.

    Options for reading and writing: `baseUrl`, `bulkUrl`, `accountId`, `profile`.

    Options for writing:

    - `stream`: the stream that receives the rows; required.
    - `timestampField`: the field with the event time.
    - `memoryBudget`: bytes per task; 64 MiB by default.
    - `stamp`: mark each row with its upload and chunk, so that duplicates can be found; `true` by
      default.
    - `report`: a file on the driver to which the totals are appended.

    Options for reading:

    - `segment`, or `filter` with FilterQL: the profiles to read.
    - `table`: the table; `user` by default.
    - `splits`: tasks that share the scan; 1 by default.
    """

    @classmethod
    def name(cls) -> str:
        """Return the name of the format."""
        return "lytics"

    def schema(self) -> StructType:
        """Return the schema from the catalog; `.schema(…)` on the reader avoids the call."""
        table = self.options.get("table", "user")
        fields = asyncio.run(_schema(_client_options(self.options), table))
        schema = StructType()
        for name, kind in fields:
            schema.add(name, kind)
        return schema

    def reader(self, schema: StructType) -> DataSourceReader:
        """Return the reader, which scans."""
        return _Reader(dict(self.options), schema)

    def writer(self, schema: StructType, overwrite: bool) -> DataSourceArrowWriter:
        """Return the writer, which uploads a DataFrame."""
        if overwrite:
            raise ArgumentError(
                'Lytics only adds records and cannot overwrite them: use .mode("append").'
            )
        return _Writer(_WriteJob(dict(self.options)))

    def streamWriter(self, schema: StructType, overwrite: bool) -> DataSourceStreamArrowWriter:  # noqa: N802 # Spark's name
        """Return the writer, which uploads each micro-batch of a stream."""
        return _StreamWriter(_WriteJob(dict(self.options)))


@attrs.frozen(kw_only=True)
class Written(WriterCommitMessage):
    """The outcome of the rows of one partition.

    Attributes:
        rows: rows read.
        accepted, rejected, quarantined, unknown: rows by outcome, as in an upload's report.
        possible_duplicates: rows that may be stored more than once; for every failed attempt of the
            task, the whole partition, because the progress of a killed attempt is unknown.
        count_mismatches: responses whose counts are missing, or do not add up to the rows sent.
        attempt: the number of the task's attempt, from 0.
    """

    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    quarantined: int = 0
    unknown: int = 0
    possible_duplicates: int = 0
    count_mismatches: int = 0
    attempt: int = 0

    def __add__(self, other: Written) -> Written:
        """Return the sum of both; its attempt is the highest."""
        sums = {
            field.name: getattr(self, field.name) + getattr(other, field.name)
            for field in attrs.fields(Written)
        }
        return Written(**(sums | {"attempt": max(self.attempt, other.attempt)}))


class _WriteJob:
    """Uploads partitions, and adds up their outcomes."""

    def __init__(self, options: dict[str, str]) -> None:
        if not options.get("stream"):
            raise ArgumentError('Name the stream to write to: .option("stream", "orders").')
        self._options = options

    def write(self, batches: Iterator[pa.RecordBatch]) -> Written:
        """Upload one partition; in a worker."""
        first = next(batches, None)
        if first is None:
            return Written()
        reader = pa.RecordBatchReader.from_batches(first.schema, _chained(first, batches))
        report = asyncio.run(self._upload(reader))
        context = TaskContext.get()
        attempt = 0 if context is None else context.attemptNumber()
        return Written(
            rows=report.records_read,
            accepted=report.accepted,
            rejected=report.rejected,
            quarantined=report.quarantined,
            unknown=report.unknown,
            possible_duplicates=report.max_possible_duplicates + attempt * report.records_read,
            count_mismatches=sum(chunk.count_mismatch for chunk in report.chunks),
            attempt=attempt,
        )

    async def _upload(self, reader: pa.RecordBatchReader) -> UploadReport:
        options = self._options
        how: dict[str, Any] = {"stamp": options.get("stamp", "true").lower() != "false"}
        if "timestampfield" in options:
            how["timestamp_field"] = options["timestampfield"]
        if "memorybudget" in options:
            how["memory_budget"] = int(options["memorybudget"])
        if any(pa.types.is_nested(kind) for kind in reader.schema.types):
            # such a table is sent as JSON, for which Lytics publishes no stamp
            how["stamp"] = False
        async with AsyncLytics(**_client_options(options)) as lytics:
            return (
                await lytics.upload_csv(reader, stream=options["stream"], **how)
                if how["stamp"]
                else await lytics.upload_json(reader, stream=options["stream"], **how)
            )

    def total(self, messages: Sequence[WriterCommitMessage | None], what: str) -> None:
        """Add up the outcomes and report them; in the driver."""
        total = Written()
        for message in messages:
            if isinstance(message, Written):
                total = total + message
        line = {"stream": self._options["stream"], "what": what, **attrs.asdict(total)}
        del line["attempt"]
        _log.info("%s", line)
        print(f"lytics: {json.dumps(line)}", file=sys.stderr)  # noqa: T201 # the driver's log
        if "report" in self._options:
            with Path(self._options["report"]).open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")


class _Writer(DataSourceArrowWriter):
    def __init__(self, job: _WriteJob) -> None:
        self._job = job

    def write(self, iterator: Iterator[pa.RecordBatch]) -> WriterCommitMessage:
        return self._job.write(iterator)

    def commit(self, messages: list[WriterCommitMessage | None]) -> None:
        self._job.total(messages, "committed")

    def abort(self, messages: list[WriterCommitMessage | None]) -> None:
        # Stored rows stay: Lytics cannot delete records.
        self._job.total(messages, "aborted")


class _StreamWriter(DataSourceStreamArrowWriter):
    def __init__(self, job: _WriteJob) -> None:
        self._job = job

    def write(self, iterator: Iterator[pa.RecordBatch]) -> WriterCommitMessage:
        return self._job.write(iterator)

    def commit(self, messages: list[WriterCommitMessage | None], batchId: int) -> None:  # noqa: N803
        self._job.total(messages, f"batch {batchId} committed")

    def abort(self, messages: list[WriterCommitMessage | None], batchId: int) -> None:  # noqa: N803
        self._job.total(messages, f"batch {batchId} aborted")


class _Share(InputPartition):
    """The A/B buckets that one task scans; None for all."""

    def __init__(self, splits: list[int] | None) -> None:
        self.splits = splits


class _Reader(DataSourceReader):
    def __init__(self, options: dict[str, str], schema: StructType) -> None:
        if ("segment" in options) == ("filter" in options):
            raise ArgumentError(
                'Name what to scan: .option("segment", "big_spenders"), or .option("filter", "FILTER …").'
            )
        self._options = options
        self._schema = schema
        self._tasks = int(options.get("splits", "1"))
        if not 1 <= self._tasks <= SPLITS:
            raise ArgumentError(f"splits must be from 1 to {SPLITS}, not {self._tasks}.")

    def partitions(self) -> Sequence[InputPartition]:
        if self._tasks == 1:
            return [_Share(None)]
        return [_Share(list(range(task, SPLITS, self._tasks))) for task in range(self._tasks)]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        assert isinstance(partition, _Share)
        schema = to_arrow_schema(self._schema, **_IN_UTC)
        pages = self._pages(partition.splits)
        with asyncio.Runner() as runner:
            held: list[Mapping[str, Any]] = []
            while (page := runner.run(_next(pages))) is not None:
                held += page
                if len(held) >= BATCH:
                    yield _batch(held, schema)
                    held = []
            if held:
                yield _batch(held, schema)

    async def _pages(self, splits: list[int] | None) -> AsyncIterator[list[Any]]:
        options = self._options
        how: dict[str, Any] = {
            "fields": self._schema.fieldNames(),
            "splits": splits,
            "table": options.get("table"),
            "raw": True,
        }
        async with AsyncLytics(**_client_options(options)) as lytics:
            pager = (
                lytics.segments.scan(options["segment"], **how)
                if "segment" in options
                else lytics.segments.scan_filter(options["filter"], **how)
            )
            async for page in pager.pages():
                yield page.items


async def _next(pages: AsyncIterator[list[Any]]) -> list[Any] | None:
    return await anext(pages, None)


async def _schema(client: dict[str, Any], table: str) -> list[tuple[str, DataType]]:
    async with AsyncLytics(**client) as lytics:
        found = await lytics.catalog.get_schema(table)
    return [(field.as_, _KINDS.get(field.type or "", StringType())) for field in found.columns]


_IN_UTC = {"timezone": "UTC"} if "timezone" in signature(to_arrow_schema).parameters else {}
"""The argument that makes timestamps UTC; early versions of PySpark 4 do not have it."""

_KINDS: dict[str, DataType] = {
    "int": LongType(),
    "number": DoubleType(),
    "bool": BooleanType(),
    "[]string": ArrayType(StringType()),
}
"""The catalog types that are not read as text; dates stay text, because they have some 50
formats.
"""


def _batch(profiles: list[Mapping[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    columns = [_column([each.get(field.name) for each in profiles], field) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _column(values: list[Any], field: pa.Field) -> pa.Array:
    kind = field.type
    try:
        if pa.types.is_temporal(kind) or pa.types.is_decimal(kind):
            texts = [None if value is None else str(value) for value in values]
            return pa.array(texts, pa.string()).cast(kind)
        return pa.array([_fitted(value, kind) for value in values], kind)
    except (ValueError, TypeError) as error:  # the errors of pyarrow are subclasses
        problem = str(error)
    raise ArgumentError(
        f"A profile has a value in {field.name!r} that is not of type {kind}: {problem}. Read it "
        "as string: "
        f'.schema("{field.name} string, …").'
    )


def _fitted(value: Any, kind: pa.DataType) -> Any:
    """Convert a value for its column: a number may arrive as text, any field as a list."""
    if value is None:
        return None
    if pa.types.is_string(kind):
        return value if isinstance(value, str) else json.dumps(value)
    if pa.types.is_list(kind):
        values = value if isinstance(value, list) else [value]
        return [_fitted(each, kind.value_type) for each in values]
    if pa.types.is_boolean(kind):
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if pa.types.is_integer(kind):
        return int(value)
    return float(value) if pa.types.is_floating(kind) else value


def _chained(first: pa.RecordBatch, rest: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from rest


def _client_options(options: Mapping[str, str]) -> dict[str, Any]:
    return {name: options[key] for name, key in OPTIONS.items() if options.get(key)}
