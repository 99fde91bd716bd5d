"""Every kind of source: peak memory over idle, and how long the event loop was kept from its work,
against the promises.
"""

import asyncio
import contextlib
import csv
import gc
import gzip
import shutil
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks import data, server
from benchmarks.figure import Figure
from benchmarks.memory import LONGEST, PROMISE
from benchmarks.process import in_process, peak_memory, receive, reset_peak, resident_memory
from lytics_async import AsyncLytics

SIZE = 256 * 2**20
STALL_GOAL = 10.0
"""Milliseconds: the 99th percentile of how late the event loop came to its work."""
ROUNDS = 5
TICK = 0.001
MIB = 2**20


def _csv(path: Path) -> Any:
    return path


def _gzipped(path: Path) -> Any:
    return _made(path, ".csv.gz", _write_gzip)


def _many(path: Path) -> Any:
    return [path, _made(path, ".more.csv", shutil.copyfile)]


def _parquet(path: Path) -> Any:
    return _made(path, ".parquet", _write_parquet)


def _reader(path: Path) -> Any:
    from pyarrow import csv as arrow_csv

    return arrow_csv.open_csv(path)


def _table(path: Path) -> Any:
    from pyarrow import csv as arrow_csv

    return arrow_csv.read_csv(path)


def _pandas(path: Path) -> Any:
    return _table(path).to_pandas()


def _polars(path: Path) -> Any:
    import polars

    return polars.from_arrow(_table(path))


def _url(path: Path) -> Any:
    return f"file://{path}"


def _dicts(path: Path) -> Any:
    return csv.DictReader(path.open(encoding="utf-8", newline=""))


SOURCES: dict[str, Callable[[Path], Any]] = {
    "CSV": _csv,
    "gzipped CSV": _gzipped,
    "two CSV files": _many,
    "Parquet": _parquet,
    "RecordBatchReader": _reader,
    "pyarrow Table": _table,
    "pandas DataFrame": _pandas,
    "polars DataFrame": _polars,
    "fsspec URL": _url,
    "iterable of dicts": _dicts,
}


def run() -> list[Figure]:
    """Measure every source; the client and the server run in processes of their own."""
    path = data.large_csv(SIZE)
    figures: list[Figure] = []
    for name in SOURCES:
        rounds = [measure(name, path) for _ in range(ROUNDS)]
        figures.append(
            Figure.compared(
                f"peak over idle, {name}",
                "MiB",
                [(peak / MIB, PROMISE / MIB) for peak, _ in rounds],
                goal=1.0,
                bound="at most",
            )
        )
        figures.append(
            Figure.compared(
                f"stall of the event loop, p99, {name}",
                "ms",
                [(stall, STALL_GOAL) for _, stall in rounds],
                goal=1.0,
                bound="at most",
            )
        )
    return figures


def measure(name: str, path: Path, memory_budget: int = 64 * MIB) -> tuple[int, float]:
    """Upload a source in a fresh process; return the bytes at its peak over idle, and the stall's
    p99 in milliseconds.
    """
    with (
        server.running() as url,
        in_process(_client, url, name, path, memory_budget) as client,
    ):
        measured: tuple[int, float] = receive(client, timeout=LONGEST)
        return measured


def _client(pipe: Connection, url: str, name: str, path: Path, memory_budget: int) -> None:
    pipe.send(asyncio.run(_upload(url, name, path, memory_budget)))


async def _upload(url: str, name: str, path: Path, memory_budget: int) -> tuple[int, float]:
    async with AsyncLytics("at.benchmark.benchmark", base_url=url) as lytics:
        # Idle is a client that was used, with its source at hand and the libraries of the source
        # loaded.
        await lytics.request("GET", "/api/segment/most_active")
        with contextlib.suppress(ImportError):
            import pyarrow.compute
            import pyarrow.csv
            import pyarrow.parquet  # noqa: F401
        source = SOURCES[name](path)
        await lytics.upload_csv([{"warm": "up"}], stream=data.STREAM)
        gc.collect()
        reset_peak()
        idle = resident_memory()
        lateness: list[float] = []
        watch = asyncio.create_task(_watch(lateness))
        report = await lytics.upload_csv(source, stream=data.STREAM, memory_budget=memory_budget)
        watch.cancel()
        over_idle = peak_memory() - idle
    if not report.complete:
        raise RuntimeError(f"The upload did not send everything: {report}")
    return over_idle, 1000 * quantiles(lateness, n=100)[98]


async def _watch(lateness: list[float]) -> None:
    while True:
        due = time.perf_counter() + TICK
        await asyncio.sleep(TICK)
        lateness.append(max(0.0, time.perf_counter() - due))


def _made(path: Path, suffix: str, make: Callable[[Path, Path], Any]) -> Path:
    """A file made from another next to it, once."""
    made = path.with_name(path.name + suffix)
    if not made.exists():
        unfinished = made.with_name(made.name + ".part")
        make(path, unfinished)
        unfinished.rename(made)
    return made


def _write_gzip(path: Path, made: Path) -> None:
    with path.open("rb") as plain, gzip.open(made, "wb", compresslevel=1) as zipped:
        shutil.copyfileobj(plain, zipped, MIB)


def _write_parquet(path: Path, made: Path) -> None:
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    reader = arrow_csv.open_csv(path)
    with parquet.ParquetWriter(made, reader.schema) as writer:
        for batch in _groups(reader):
            writer.write_table(batch)


def _groups(reader: Any) -> Iterator[Any]:
    """Row groups of a million rows, as many writers make them: larger than what may be held of
    them.
    """
    import pyarrow as pa

    batches: list[Any] = []
    for batch in reader:
        batches.append(batch)
        if sum(each.num_rows for each in batches) >= 1_000_000:
            yield pa.Table.from_batches(batches)
            batches = []
    if batches:
        yield pa.Table.from_batches(batches)
