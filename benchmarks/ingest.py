"""Real data end to end: 1,469,307 transactions into the local Lytics, 2,469 profiles out, every
number checked.

The client and the local Lytics run in processes of their own, on the same machine, so the rate is
that of the slower of the two: the server, which parses and stores every row.
"""

import asyncio
import contextlib
import time
from multiprocessing.connection import Connection
from pathlib import Path

import attrs

from benchmarks import data
from benchmarks.figure import Figure
from benchmarks.process import in_process, peak_memory, receive, resident_memory
from lytics_async import AsyncLytics

LONGEST = 300.0
"""Seconds that one upload with its scan may take."""


def run() -> list[Figure]:
    """Upload each form to a fresh store; a count that is off misses its goal."""
    return [*_ingest("csv"), *_ingest("csv.gz"), *_ingest("ndjson")]


@attrs.frozen
class Seen:
    """What the client saw."""

    accepted: int
    bytes_read: int
    seconds: float
    peak_over_idle: int
    scanned: int
    distinct: int


def _ingest(form: data.Form) -> list[Figure]:
    path = data.transactions(form)
    with in_process(_serve) as local:
        url, token = receive(local, timeout=60)
        with in_process(_upload_and_scan, url, token, form, path) as client:
            seen: Seen = receive(client, timeout=LONGEST)
        local.send("count")
        stored, profiles = receive(local, timeout=LONGEST)
    return [
        Figure.counted(f"{form}: records in the store", "records", stored, data.ROWS),
        Figure.counted(f"{form}: accepted in the report", "records", seen.accepted, data.ROWS),
        Figure.counted(f"{form}: profiles in the store", "profiles", profiles, data.HOUSEHOLDS),
        Figure.counted(f"{form}: members scanned", "profiles", seen.scanned, data.HOUSEHOLDS),
        Figure.counted(f"{form}: distinct among them", "profiles", seen.distinct, data.HOUSEHOLDS),
        Figure.alone(f"{form}: rate", "rows/s", [data.ROWS / seen.seconds]),
        Figure.alone(f"{form}: rate, uncompressed", "MB/s", [seen.bytes_read / seen.seconds / 1e6]),
        Figure.alone(f"{form}: peak memory over idle", "MiB", [seen.peak_over_idle / 2**20]),
    ]


def _serve(pipe: Connection) -> None:
    """Run a local Lytics; answer each message with the store's own counts, until the pipe is
    closed.
    """
    from lytics_async.local import LocalLytics

    with LocalLytics(identity=(data.IDENTITY,)) as local:
        pipe.send((local.url, local.token))
        with contextlib.suppress(EOFError):
            while pipe.recv():
                pipe.send((local.count(data.STREAM), sum(1 for _ in local.profiles())))


def _upload_and_scan(pipe: Connection, url: str, token: str, form: data.Form, path: Path) -> None:
    pipe.send(asyncio.run(_run_client(url, token, form, path)))


async def _run_client(url: str, token: str, form: data.Form, path: Path) -> Seen:
    async with AsyncLytics(token, base_url=url) as lytics:
        await lytics.segments.list()
        idle = resident_memory()
        start = time.perf_counter()
        upload = lytics.upload_json if form == "ndjson" else lytics.upload_csv
        report = await upload(path, stream=data.STREAM, timestamp_field="transaction_timestamp")
        seconds = time.perf_counter() - start
        peak = peak_memory() - idle
        segment = await lytics.segments.create(
            name="Every household", segment_ql=f"FILTER EXISTS {data.IDENTITY} FROM user"
        )
        members = [
            str(profile[data.IDENTITY])
            async for profile in lytics.segments.scan(segment.id, fields=[data.IDENTITY])
        ]
    return Seen(
        accepted=report.accepted,
        bytes_read=report.bytes_read,
        seconds=seconds,
        peak_over_idle=peak,
        scanned=len(members),
        distinct=len(set(members)),
    )
