"""Tables as sources: what arrives of pyarrow, pandas, polars and Parquet is what a person would
expect of their values.
"""

import io
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet
from resuming import delivered, history_of, refuse_after, upload, write
from scripted import ScriptedRunner, csv_of

from lytics_async.errors import ArgumentError, UploadError
from lytics_async.local import LocalLytics

ROWS = 300
FLAT = pa.table({"id": list(range(ROWS)), "name": [f"row {number}" for number in range(ROWS)]})
NESTED = pa.table(
    {
        "id": [1, 2],
        "tags": [["a", "b"], None],
        "address": [{"city": "Gent", "zip": "9000"}, {"city": "Lyon", "zip": None}],
    }
)
TYPES = pa.table(
    {
        "text": ["a,b", 'say "hi"', None],
        "number": pa.array([1, None, 3], pa.int32()),
        "big": pa.array([2**63, 1, None], pa.uint64()),
        "ratio": [0.5, float("nan"), None],
        "good": [True, False, None],
        "day": pa.array([date(2024, 5, 1), None, date(2024, 5, 3)]),
        "at": pa.array(
            [
                datetime(2024, 5, 1, 10, 30, 0, 250000, tzinfo=UTC),
                None,
                datetime(2024, 5, 3, tzinfo=UTC),
            ],
            pa.timestamp("us", "Europe/Brussels"),
        ),
        "price": pa.array([Decimal("9.90"), None, Decimal("24.00")], pa.decimal128(10, 2)),
        "kind": pa.array(["x", "y", None]).dictionary_encode(),
        "long": pa.array(["p", None, "q"], pa.large_string()),
    }
)


def parquet_of(table: Any, path: Path, **how: Any) -> Path:
    parquet.write_table(table, path, **how)
    return path


def as_file(table: Any, path: Path) -> Any:
    return io.BytesIO(parquet_of(table, path).read_bytes())


MAKE: dict[str, Callable[[Any, Path], Any]] = {
    "table": lambda table, path: table,
    "reader": lambda table, path: table.to_reader(max_chunksize=7),
    "batch": lambda table, path: table.combine_chunks().to_batches()[0],
    "pandas": lambda table, path: table.to_pandas(),
    "polars": lambda table, path: pl.from_arrow(table),
    "parquet": parquet_of,
    "parquet, small groups": lambda table, path: parquet_of(table, path, row_group_size=11),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "orders.parquet"


@pytest.mark.parametrize("kind", MAKE)
async def test_a_flat_table_arrives_as_csv(kind: str, path: Path) -> None:
    runner = ScriptedRunner()
    report = await upload(runner, MAKE[kind](FLAT, path))
    assert {sent.csv for sent in runner.sent} == {True}
    expected = csv_of(range(ROWS)).splitlines()[1:]
    assert [line.replace(b'"', b"") for line in delivered(runner, report)] == expected
    assert (report.records_read, report.accepted) == (ROWS, ROWS)
    assert report.source_exhausted
    assert report.conservation_ok


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize("form", ["csv", "json"])
async def test_every_type_arrives_as_it_should(kind: str, form: str, path: Path) -> None:
    if kind == "pandas" and form == "json":
        pytest.skip("pandas has no integers with gaps, so 3 is 3.0 there")
    async with LocalLytics() as local, local.client() as lytics:
        report = await lytics.start_upload(
            MAKE[kind](TYPES, path), stream="s", format=form
        ).__aenter__()
        assert (await report.wait()).accepted == 3
        rows = [
            {name: value for name, value in row.items() if value not in (None, "")}
            for row in local.rows("s")
        ]
    assert [set(row) for row in rows] == [
        set(TYPES.column_names),
        {"text", "big", "good", "kind"},
        {"number", "day", "at", "price", "long"},
    ]
    first = {name: str(value) for name, value in rows[0].items()}
    assert float(first.pop("big")) == 2**63
    assert float(first.pop("number")) == 1
    assert first.pop("at") in ("2024-05-01T10:30:00.250000Z", "2024-05-01T10:30:00.250000000Z")
    assert first.pop("good") in ("true", "True")
    assert first == {
        "text": "a,b",
        "ratio": "0.5",
        "day": "2024-05-01",
        "price": "9.90",
        "kind": "x",
        "long": "p",
    }


@pytest.mark.parametrize("kind", ["table", "polars", "parquet"])
async def test_lists_and_structs_arrive_as_json(kind: str, path: Path) -> None:
    async with LocalLytics() as local, local.client() as lytics:
        async with lytics.start_upload(MAKE[kind](NESTED, path), stream="s") as run:
            report = await run.wait()
        assert report.accepted == 2
        first, _ = local.rows("s")
    assert first == {"id": 1, "tags": ["a", "b"], "address": {"city": "Gent", "zip": "9000"}}


async def test_lists_cannot_be_forced_into_a_csv() -> None:
    with pytest.raises(ArgumentError, match="'tags' contains lists or structs"):
        await upload(ScriptedRunner(), NESTED, format="csv")


async def test_objects_in_lists_are_quarantined() -> None:
    table = pa.table({"id": [1, 2], "items": [[{"sku": 1}], []]})
    report = await upload(ScriptedRunner(), table)
    assert (report.quarantined, report.accepted) == (1, 1)
    assert report.quarantined_records[0].field == "items"


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (pa.array([datetime(2024, 5, 1)]), "times without a zone"),
        (pa.array([b"x"]), "of type binary"),
        (pa.array([1], pa.duration("s")), "of type duration"),
        (pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())), "contains maps"),
        (pa.array([[datetime(2024, 5, 1)]]), "times without a zone"),
    ],
)
async def test_types_that_cannot_be_sent_are_refused_before_anything_is(
    column: Any, message: str
) -> None:
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match=f"The column 'x' .*{message}"):
        await upload(runner, pa.table({"id": [1], "x": column}))
    assert runner.sent == []


async def test_two_columns_of_one_name_are_refused() -> None:
    table = pa.table([[1], [2]], names=["a", "a"])
    with pytest.raises(ArgumentError, match="'a' appears twice"):
        await upload(ScriptedRunner(), table)


@pytest.mark.parametrize("form", ["auto", "csv"])
async def test_a_single_column_loses_no_row_that_is_empty(form: Any) -> None:
    table = pa.table({"email": ["a@x.org", None, "", "b@x.org"]})
    report = await upload(ScriptedRunner(), table, format=form)
    assert (report.records_read, report.accepted) == (4, 4)


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_an_empty_table_is_accepted(form: Any) -> None:
    runner = ScriptedRunner()
    report = await upload(runner, FLAT.slice(0, 0), format=form)
    assert (report.records_read, report.source_exhausted, runner.sent) == (0, True, [])


async def test_a_parquet_file_may_come_as_a_binary_file_and_stays_open(path: Path) -> None:
    file = as_file(FLAT, path)
    assert (await upload(ScriptedRunner(), file)).accepted == ROWS
    assert not file.closed


async def test_the_index_of_a_dataframe_is_not_sent() -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]}, index=[70, 71])
    runner = ScriptedRunner()
    await upload(runner, frame)
    assert runner.sent[0].content.splitlines() == [b'"a","b"', b"1,3", b"2,4"]


@pytest.mark.parametrize("kind", ["table", "polars", "parquet", "parquet, small groups"])
@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("requests", [0, 3, 9])
async def test_it_is_resumed_where_it_stopped(
    kind: str, form: Any, requests: int, path: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    source = MAKE[kind](FLAT, path)
    first, second = ScriptedRunner(refuse_after(requests)), ScriptedRunner()
    with pytest.raises(UploadError):
        await upload(first, source, ledger=ledger, format=form)
    report = await upload(second, source, ledger=ledger, resume=True, format=form)
    skip = form == "csv"
    lines = [
        line
        for sent in (*first.sent[:requests], *second.sent)
        for line in sent.content.splitlines()[skip:]
    ]
    assert len(lines) == len(set(lines)) == ROWS
    assert report.accepted == ROWS
    assert history_of(ledger).complete


async def test_a_reader_cannot_be_resumed(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="cannot be read again"):
        await upload(ScriptedRunner(), FLAT.to_reader(), ledger=tmp_path / "ledger")


async def test_parquet_files_and_csv_files_are_one_upload(path: Path, tmp_path: Path) -> None:
    parquet_of(FLAT, path)
    write(tmp_path / "more.csv", csv_of(range(ROWS, ROWS + 10)))
    report = await upload(ScriptedRunner(), [path, tmp_path / "more.csv"])
    assert report.accepted == ROWS + 10
    assert report.place(ROWS + 1) == ("more.csv", 1)


async def test_the_table_is_read_in_a_thread_of_its_own() -> None:
    threads: set[int] = set()

    class Watched:
        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            def batches() -> Any:
                for batch in FLAT.to_batches(max_chunksize=50):
                    threads.add(threading.get_ident())
                    yield batch

            reader = pa.RecordBatchReader.from_batches(FLAT.schema, batches())
            return reader.__arrow_c_stream__(requested_schema)

    report = await upload(ScriptedRunner(), Watched())
    assert report.accepted == ROWS
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArgumentError, match=r"pip install '\.\[arrow\]'"):
        await upload(ScriptedRunner(), FLAT)
