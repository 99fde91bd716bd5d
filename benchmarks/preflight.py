"""The preflight of a CSV of a million rows, compared with its upload: time, and peak memory over
idle.

Both sides call the same kind of local Lytics, with a published schema, in a process of its own;
client and server begin again for each measurement, and the order changes every round.
"""

import asyncio
import contextlib
import gc
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

import attrs

from benchmarks import data, server
from benchmarks.figure import Figure, alternating
from benchmarks.memory import LONGEST
from benchmarks.process import in_process, peak_memory, receive, reset_peak, resident_memory
from lytics_async import AsyncLytics

ROUNDS = 5
ROUNDS_OF_ALL = 3
MIB = 2**20

GOAL = 0.3
"""Of the time of the upload."""

MEMORY = 64 * MIB
"""Bytes over idle that a preflight may take, whatever the size of the file."""

STREAM = "customers"
COLUMNS = ("email", "plan", "age", "city", "amount", "joined")

Side = Literal["upload", "sample", "gzip", "all"]


@attrs.frozen
class Seen:
    """What one measurement saw.

    Attributes:
        seconds: of the upload or the preflight.
        peak: bytes over idle.
        records: accepted, or said to come.
    """

    seconds: float
    peak: int
    records: int


def run() -> list[Figure]:
    """Measure the upload and the preflight in turn."""
    plain, zipped = data.customers("csv"), data.customers("csv.gz")
    peaks: dict[str, list[int]] = {"sample": [], "gzip": [], "all": []}
    records: dict[str, int] = {}

    def side(name: Side, path: Path) -> Callable[[], float]:
        def measure() -> float:
            seen = _measured(name, path)
            records[name] = seen.records
            if name in peaks:
                peaks[name].append(seen.peak)
            return seen.seconds

        return measure

    rounds = alternating(ROUNDS, side("sample", plain), side("upload", plain))
    zipped_rounds = alternating(ROUNDS, side("gzip", zipped), side("upload", zipped))
    all_rounds = alternating(ROUNDS_OF_ALL, side("all", plain), side("upload", plain))
    sink = [(_measured("sample", plain).seconds, _to_sink(plain)) for _ in range(ROUNDS_OF_ALL)]
    return [
        _time(f"preflight, 1,000 of {data.CUSTOMERS:,} rows, to the upload", rounds, goal=GOAL),
        _time("preflight of a gzip, read through, to its upload", zipped_rounds, goal=GOAL),
        _time(f"preflight of all {data.CUSTOMERS:,} rows, to the upload", all_rounds),
        Figure.compared("preflight, to an upload that a bare server discards", "s", sink),
        _peak(f"peak over idle, 1,000 of {data.CUSTOMERS:,} rows", peaks["sample"]),
        _peak("peak over idle, gzip", peaks["gzip"]),
        _peak("peak over idle, all rows", peaks["all"]),
        Figure.counted("records counted in the gzip", "records", records["gzip"], data.CUSTOMERS),
        Figure.counted("records uploaded", "records", records["upload"], data.CUSTOMERS),
        Figure.compared(
            "records estimated, to those in the file",
            "records",
            [(records["sample"], data.CUSTOMERS)],
            goal=1.02,
        ),
    ]


def _time(name: str, rounds: list[list[float]], goal: float | None = None) -> Figure:
    pairs = [(ours, other) for ours, other in rounds]
    return Figure.compared(name, "s", pairs, goal=goal, bound="at most")


def _peak(name: str, peaks: list[int]) -> Figure:
    pairs = [(peak / MIB, MEMORY / MIB) for peak in peaks]
    return Figure.compared(name, "MiB", pairs, goal=1.0, bound="at most")


def _measured(side: Side, path: Path) -> Seen:
    with in_process(_serve) as local:
        url, token = receive(local, timeout=60)
        with in_process(_client, url, token, side, path) as client:
            seen: Seen = receive(client, timeout=LONGEST)
            return seen


def _to_sink(path: Path) -> float:
    """Seconds of an upload to a server that reads and discards it."""
    with server.running() as url, in_process(_client, url, "at.a.b", "upload", path) as client:
        seen: Seen = receive(client, timeout=LONGEST)
        return seen.seconds


def _serve(pipe: Connection) -> None:
    from lytics_async.local import LocalLytics

    with LocalLytics(event_quota=100 * data.CUSTOMERS) as local:
        asyncio.run(_publish(local.url, local.token))
        pipe.send((local.url, local.token))
        with contextlib.suppress(EOFError):
            pipe.recv()


async def _publish(url: str, token: str) -> None:
    async with AsyncLytics(token, base_url=url) as lytics:
        schema = lytics.v2.schema
        for name in COLUMNS:
            kind = {"age": "int", "amount": "number"}.get(name, "string")
            await schema.upsert_field(
                "user",
                id=name,
                type=kind,
                shortdesc=name,
                is_identifier=name == "email",
                is_pii=name == "email",
            )
            await schema.upsert_mapping("user", field=name, stream=STREAM, expr=name)
        await schema.publish("user", tag="customers", description="customers")


def _client(pipe: Connection, url: str, token: str, side: Side, path: Path) -> None:
    pipe.send(asyncio.run(_run_client(url, token, side, path)))


async def _run_client(url: str, token: str, side: Side, path: Path) -> Seen:
    async with AsyncLytics(token, base_url=url, timeout=LONGEST) as lytics:
        # Idle is a client that was used, with the modules of both sides loaded.
        await lytics.upload_csv([{"warm": "up"}], stream="warm", dry_run=True)
        with contextlib.suppress(Exception):
            await lytics.preflight([{"warm": "up"}], stream="warm")
        gc.collect()
        reset_peak()
        idle = resident_memory()
        start = time.perf_counter()
        if side == "upload":
            records = (await lytics.upload_csv(path, stream=STREAM)).records_read
        else:
            sample: int | Literal["all"] = "all" if side == "all" else 1_000
            report = await lytics.preflight(path, stream=STREAM, sample=sample)
            if not report.ok:
                raise RuntimeError(f"The preflight found something: {report.summary()}")
            records = report.records or 0
        seconds = time.perf_counter() - start
        return Seen(seconds=seconds, peak=peak_memory() - idle, records=records)
