"""What a call costs: memory at its peak, and the longest turn of the event loop."""

import asyncio
import time
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
        longest_turn: the most CPU seconds of this thread that passed while a task that sleeps for
            a millisecond at a time waited for its turn. Time in which the machine ran something
            else does not count.
    """

    peak: int = 0
    longest_turn: float = 0.0


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

    async def watch() -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(0.001)
            measured.longest_turn = max(measured.longest_turn, time.thread_time() - before)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    try:
        yield measured
        await asyncio.sleep(0.002)  # the last turn counts, too
    finally:
        watching.cancel()
        await asyncio.wait([watching])
