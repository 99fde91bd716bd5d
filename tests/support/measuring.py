"""What a call costs: memory at its peak, and turns that the event loop had meanwhile."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import attrs


@attrs.define
class Measured:
    """What was measured, once the block has ended.

    Attributes:
        peak: bytes that Python had allocated at most, more than at the beginning; those of the
            test's servers included.
        turns: how often a task that sleeps for a millisecond at a time came to run.
    """

    peak: int = 0
    turns: int = 0


@contextmanager
def memory() -> Iterator[Measured]:
    measured = Measured()
    tracemalloc.start()
    try:
        yield measured
        measured.peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@asynccontextmanager
async def turns() -> AsyncIterator[Measured]:
    measured = Measured()

    async def count() -> None:
        while True:
            await asyncio.sleep(0.001)
            measured.turns += 1

    counting = asyncio.create_task(count())
    try:
        yield measured
    finally:
        counting.cancel()
        await asyncio.wait([counting])
