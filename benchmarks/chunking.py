"""Cutting CSV, with record counts and checksums, compared with csv.reader, which only parses it."""

import csv
import io
import time
from collections.abc import Callable
from functools import partial

from benchmarks import data
from benchmarks.figure import Figure, alternating
from lytics_async.upload.cut.csv_chunks import csv_chunks

SIZE = 64 * 2**20
CHUNK = 8 * 2**20
ROUNDS = 5
GOALS = {"unquoted": 20.0, "every field quoted": 4.0}


def run() -> list[Figure]:
    """Measure both in turn on the same bytes in memory."""
    plain = data.large_csv(SIZE).read_bytes()
    figures: list[Figure] = []
    for name, content in (("unquoted", plain), ("every field quoted", _quoted(plain))):
        sides = (partial(_rate, work, content) for work in (_cut, _parse))
        rounds = [(ours, other) for ours, other in alternating(ROUNDS, *sides)]
        figures.append(
            Figure.compared(
                f"CSV chunking, {name}, against csv.reader",
                "MB/s",
                rounds,
                goal=GOALS[name],
                bound="at least",
            )
        )
    return figures


def _rate(work: Callable[[bytes], int], content: bytes) -> float:
    start = time.process_time()
    records = work(content)
    elapsed = time.process_time() - start
    expected = content.count(b"\n") - 1
    if records != expected:
        raise RuntimeError(f"{records:,} records instead of {expected:,}")
    return len(content) / elapsed / 1e6


def _cut(content: bytes) -> int:
    chunks = csv_chunks(io.BytesIO(content).readinto, chunk_bytes=CHUNK, max_record_bytes=3 * CHUNK)
    chunks.checksums = True
    buffer = bytearray(CHUNK)
    records = 0
    while (cut := chunks.fill(buffer)) is not None:
        records += cut.records  # type: ignore[union-attr]  # the records here all fit
    return records


def _parse(content: bytes) -> int:
    rows = csv.reader(io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""))
    return sum(1 for _ in rows) - 1


def _quoted(content: bytes) -> bytes:
    lines = content.removesuffix(b"\n").replace(b",", b'","').replace(b"\n", b'"\n"')
    return b'"' + lines + b'"\n'
