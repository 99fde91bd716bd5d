"""An event loop whose clock leaps over every wait: half an hour takes a second."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

GRACE = 0.01
"""Seconds that threads have for their work before the clock leaps."""


def run(coroutine: Coroutine[Any, Any, T], *, grace: float = GRACE) -> T:
    """Run a coroutine in such a loop.

    Args:
        grace: seconds that threads have for their work before the clock leaps; 0 where no thread
            takes part.
    """
    with asyncio.Runner(loop_factory=lambda: _Loop(grace)) as runner:
        return runner.run(coroutine)


class _Selector(selectors.DefaultSelector):
    leapt = 0.0
    grace = GRACE

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= self.grace:
            return super().select(timeout)
        ready = super().select(self.grace)
        if not ready:
            self.leapt += timeout
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, grace: float) -> None:
        self._clock = _Selector()
        self._clock.grace = grace
        super().__init__(self._clock)

    def time(self) -> float:
        if not self._clock.grace:
            return self._clock.leapt  # the time that the processor takes does not count
        return super().time() + self._clock.leapt
