"""Dicts to NDJSON chunks and to JSON arrays, every value checked, compared with orjson for each
record and a join.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson

from benchmarks.figure import Figure, alternating
from lytics_async.upload import collect
from lytics_async.upload.cut import json_encoding
from lytics_async.upload.cut.record_chunks import RecordChunks

RECORDS = 200_000
CHUNK = 8 * 2**20
RECORDS_AN_ARRAY = 35_000
ROUNDS = 7
GOAL = 0.85


def run() -> list[Figure]:
    """Measure both forms on the same dicts, about 240 bytes each."""
    records = list(_records())
    figures: list[Figure] = []
    for name, ours, other in (
        ("dicts to NDJSON", _pack, _join),
        ("dicts to arrays of at most 9.5 MB", _arrays, _join_arrays),
    ):
        sides = (partial(_rate, work, records) for work in (ours, other))
        figures.append(
            Figure.compared(
                f"{name}, against orjson per record and join",
                "records/s",
                [(each[0], each[1]) for each in alternating(ROUNDS, *sides)],
                goal=GOAL,
                bound="at least",
            )
        )
    return figures


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
    chunks = RecordChunks(iter(records), json_encoding.encode, max_record_bytes=CHUNK)
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


def _arrays(records: list[dict[str, Any]]) -> int:
    return sum(
        len(collect.body_of(records[start : start + RECORDS_AN_ARRAY])[0])
        for start in range(0, len(records), RECORDS_AN_ARRAY)
    )


def _join_arrays(records: list[dict[str, Any]]) -> int:
    return sum(
        len(b"[" + b",".join(map(orjson.dumps, records[start : start + RECORDS_AN_ARRAY])) + b"]")
        for start in range(0, len(records), RECORDS_AN_ARRAY)
    )
