"""Dicts to NDJSON, packed into chunks with every value checked, beside orjson for each record and a join."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson

from benchmarks.figure import Figure, alternating
from lytics_async.upload import json_records
from lytics_async.upload.record_chunks import RecordChunks

RECORDS = 200_000
CHUNK = 8 * 2**20
ROUNDS = 7
GOAL = 0.85


def run() -> list[Figure]:
    """Measure both on the same dicts, about 240 bytes each."""
    records = list(_records())
    sides = (partial(_rate, work, records) for work in (_pack, _join))
    rounds = [(ours, other) for ours, other in alternating(ROUNDS, *sides)]
    return [
        Figure.compared(
            "dicts to NDJSON, against orjson per record and join",
            "records/s",
            rounds,
            goal=GOAL,
            bound="at least",
        )
    ]


def _records() -> Iterator[dict[str, Any]]:
    for number in range(RECORDS):
        yield {
            "user_id": str(number),
            "email": f"customer{number}@example.com",
            "action": "view",
            "page": f"/products/{number % 977}/details",
            "referrer": "https://www.example.com/search?q=running+shoes",
            "amount": number * 0.25,
            "quantity": number % 7,
            "tags": ["new", "sale"],
            "member": number % 2 == 0,
        }


def _rate(work: Callable[[list[dict[str, Any]]], int], records: list[dict[str, Any]]) -> float:
    start = time.process_time()
    size = work(records)
    elapsed = time.process_time() - start
    if size < len(records):
        raise RuntimeError(f"{size} bytes are too few")
    return len(records) / elapsed


def _pack(records: list[dict[str, Any]]) -> int:
    chunks = RecordChunks(iter(records), json_records.encode, max_record_bytes=CHUNK)
    buffer = bytearray(CHUNK)
    size = 0
    while (cut := chunks.fill(buffer)) is not None:
        size += cut.length  # type: ignore[union-attr]  # the records here all fit
    return size


def _join(records: list[dict[str, Any]]) -> int:
    lines: list[bytes] = []
    size = total = 0
    for record in records:
        line = orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
        lines.append(line)
        size += len(line)
        if size >= CHUNK:
            total += len(b"".join(lines))
            lines, size = [], 0
    return total + len(b"".join(lines))
