"""The slowest look-ups while an upload runs in the same client, beside the same look-ups without it."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import quantiles

from benchmarks import data, nginx
from benchmarks.figure import Figure
from lytics_async import AsyncLytics

SIZE = 256 * 2**20
ROUNDS = 7
LOOKUPS = 400
PAUSE = 0.002
"""Seconds between two look-ups: a web app's, not a loop's."""
GOAL = 1.5


def run() -> list[Figure]:
    """Measure the 99th percentile with and without the upload, in turn."""
    path = data.large_csv(SIZE)
    # Lytics takes uploads at a host of their own, so here they have a server of their own, too.
    with nginx.running() as api, nginx.running() as bulk:
        rounds = asyncio.run(_measure(api, bulk, path))
    return [
        Figure.compared(
            "p99 of one look-up while an upload runs, against without",
            "ms",
            rounds,
            goal=GOAL,
            bound="at most",
        )
    ]


async def _measure(api: str, bulk: str, path: Path) -> list[tuple[float, float]]:
    async with AsyncLytics("at.benchmark.benchmark", base_url=api, bulk_url=bulk) as lytics:
        await _slowest(lytics)
        rounds = []
        for number in range(ROUNDS):
            values = {}
            for uploading in (True, False) if number % 2 else (False, True):
                async with _uploading(lytics, path) if uploading else contextlib.nullcontext():
                    values[uploading] = await _slowest(lytics)
            rounds.append((values[True], values[False]))
    return rounds


@contextlib.asynccontextmanager
async def _uploading(lytics: AsyncLytics, path: Path) -> AsyncIterator[None]:
    """Upload the file over and over."""

    async def upload() -> None:
        while True:
            await lytics.upload_csv(path, stream=data.STREAM)

    task = asyncio.create_task(upload())
    await asyncio.sleep(0.3)  # it is under way
    try:
        yield
        if task.done():
            task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _slowest(lytics: AsyncLytics) -> float:
    """Return the 99th percentile of the time of a look-up, in milliseconds."""
    times = []
    for _ in range(LOOKUPS):
        await asyncio.sleep(PAUSE)
        start = time.perf_counter()
        await lytics.segments.get("most_active")
        times.append(time.perf_counter() - start)
    return quantiles(times, n=100)[98] * 1000
