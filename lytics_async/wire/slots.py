"""Slots: how many exchanges may be in flight at once, first come, first served."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

import anyio

from lytics_async.errors import ArgumentError, RequestTimeout

P = TypeVar("P")


class Shard(Generic[P]):
    """One connection pool, opened by its first user, and the number of its slots that are free."""

    __slots__ = ("free", "pool")

    def __init__(self, free: int, pool: P | None) -> None:
        self.free = free
        self.pool = pool


class Lane(Generic[P]):
    """The slots of one host; a slot belongs to one pool, so that no request ever waits inside a pool.

    Args:
        slots: exchanges at once.
        pool_size: slots of one pool.
        given: a pool that was handed in, instead of pools opened on demand.
    """

    def __init__(self, slots: int, pool_size: int, *, given: P | None = None) -> None:
        if slots < 1:
            raise ArgumentError("concurrency must be at least 1.")
        self.slots = slots
        self.pool_size = min(pool_size, slots)
        self.given = given
        self.shards = [
            Shard(min(pool_size, slots - first), given) for first in range(0, slots, pool_size)
        ]
        self._waiting: deque[_Waiter[P]] = deque()

    def acquire_now(self) -> Shard[P] | None:
        """Take a slot of the first pool that has one, so that few pools stay warm; None when there is none."""
        for shard in self.shards:
            if shard.free:
                shard.free -= 1
                return shard
        return None

    async def acquire(self, timeout: float) -> Shard[P]:
        """Wait for a slot, at most `timeout` seconds.

        Raises:
            RequestTimeout: none became free; nothing was sent.
        """
        waiter: _Waiter[P] = _Waiter()
        self._waiting.append(waiter)
        try:
            with anyio.move_on_after(timeout):
                await waiter.event.wait()
        except BaseException:
            if waiter.shard is not None:
                self.release(waiter.shard)
            raise
        finally:
            if waiter.shard is None:
                self._waiting.remove(waiter)
        if waiter.shard is None:
            raise RequestTimeout(
                f"No connection slot became free within {timeout:.3g} s: {self.slots} calls are in flight. "
                "Raise concurrency= or timeout=.",
                phase="connect",
            )
        return waiter.shard

    def release(self, shard: Shard[P]) -> None:
        """Hand the slot to the first in the queue, or put it back."""
        if self._waiting:
            waiter = self._waiting.popleft()
            waiter.shard = shard
            waiter.event.set()
        else:
            shard.free += 1


class _Waiter(Generic[P]):
    """A caller in the queue, and the shard it was given."""

    __slots__ = ("event", "shard")

    def __init__(self) -> None:
        self.event = anyio.Event()
        self.shard: Shard[P] | None = None
