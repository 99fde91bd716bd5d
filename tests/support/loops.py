"""The event loops that tests run on."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import anyio
import pytest
import trio

LOOPS: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {"asyncio": asyncio.new_event_loop}
"""How a loop that asyncio's API drives is made, by name."""
try:
    import uvloop
except ImportError:  # Windows
    pass
else:
    LOOPS["uvloop"] = uvloop.new_event_loop

ON_EVERY_LOOP = pytest.mark.asyncio(loop_factories=[*LOOPS])
"""Marks tests that run once on each of them, whatever `--loop` says."""


def run(loop: str, main: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """Run a coroutine function on the loop of this name: one of LOOPS, or trio."""
    if loop == "trio":
        trio.run(main)
    else:
        with asyncio.Runner(loop_factory=LOOPS[loop]) as runner:
            runner.run(main())


async def until(condition: Callable[[], object], timeout: float = 10.0) -> None:
    """Wait for what another thread does, on whatever loop this is.

    Raises:
        TimeoutError: the condition is still false after `timeout` seconds.
    """
    with anyio.fail_after(timeout):
        while not condition():  # noqa: ASYNC110 # an event cannot be set from a thread on every loop
            await anyio.sleep(0.001)


async def gather(*calls: Callable[[], Awaitable[Any]]) -> list[Any]:
    """Run calls at the same time, and return their results in order."""
    results: list[Any] = [None] * len(calls)

    async def keep(place: int, call: Callable[[], Awaitable[Any]]) -> None:
        results[place] = await call()

    async with anyio.create_task_group() as group:
        for place, call in enumerate(calls):
            group.start_soon(keep, place, call)
    return results
