"""The slowest look-ups while an upload runs in the same client, while another program compresses,
and while neither does.
"""

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import AsyncIterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import quantiles

from isal import isal_zlib

from benchmarks import data, nginx
from benchmarks.figure import Figure
from benchmarks.process import in_process
from lytics_async import AsyncLytics
from lytics_async.upload.deliver.payload import GZIP_LEVEL

SIZE = 256 * 2**20
ROUNDS = 7
LOOKUPS = 400
PAUSE = 0.002
"""Seconds between two look-ups: a web app's, not a loop's."""
GOAL_BESIDE = 0.5
"""What part of the wait with another program that has no regard for anyone an upload may cause.
"""
GOAL_QUIET = 1.5


def run() -> list[Figure]:
    """Measure the 99th percentile in the three states, in turn."""
    path = data.large_csv(SIZE)
    # Lytics takes uploads at a host of their own, so here they have a server of their own, too.
    with nginx.running() as api, nginx.running() as bulk:
        rounds = asyncio.run(_measure(api, bulk, path))
    name = "p99 of one look-up while"
    return [
        Figure.compared(
            f"{name} an upload runs, against another program that compresses on every processor",
            "ms",
            [(uploading, beside) for uploading, beside, _ in rounds],
            goal=GOAL_BESIDE,
            bound="at most",
        ),
        Figure.compared(
            f"{name} an upload runs, against without",
            "ms",
            [(uploading, quiet) for uploading, _, quiet in rounds],
            goal=GOAL_QUIET,
            bound="at most",
        ),
    ]


async def _measure(api: str, bulk: str, path: Path) -> list[tuple[float, float, float]]:
    async with AsyncLytics("at.benchmark.benchmark", base_url=api, bulk_url=bulk) as lytics:
        states = (
            partial(_uploading, lytics, path),
            partial(_compressing, path),
            contextlib.nullcontext,
        )
        await _slowest(lytics)
        rounds = []
        for number in range(ROUNDS):
            values = {}
            for state in states if number % 2 else states[::-1]:
                async with state():
                    values[state] = await _slowest(lytics)
            uploading, beside, quiet = (values[state] for state in states)
            rounds.append((uploading, beside, quiet))
    return rounds


@contextlib.asynccontextmanager
async def _uploading(lytics: AsyncLytics, path: Path) -> AsyncIterator[None]:
    """Upload the file over and over."""

    async def upload() -> None:
        while True:
            await lytics.upload_csv(path, stream=data.STREAM)

    task = asyncio.create_task(upload())
    await asyncio.sleep(0.3)  # it has begun
    try:
        yield
        if task.done():
            task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@contextlib.asynccontextmanager
async def _compressing(path: Path) -> AsyncIterator[None]:
    """Have another program compress, in as many threads as there are processors."""
    with in_process(_compress, path):
        await asyncio.sleep(0.5)  # it has begun
        yield


def _compress(pipe: Connection, path: Path) -> None:
    with path.open("rb") as file:
        piece = file.read(8 * 2**20)

    def compress() -> None:
        while True:
            isal_zlib.compress(piece, GZIP_LEVEL, 31)

    for _ in range(os.cpu_count() or 1):
        threading.Thread(target=compress, daemon=True).start()
    pipe.poll(None)  # until it is closed


async def _slowest(lytics: AsyncLytics) -> float:
    """Return the 99th percentile of the time of a look-up, in milliseconds."""
    times = []
    for _ in range(LOOKUPS):
        await asyncio.sleep(PAUSE)
        start = time.perf_counter()
        await lytics.segments.get("most_active")
        times.append(time.perf_counter() - start)
    return quantiles(times, n=100)[98] * 1000
