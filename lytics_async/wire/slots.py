"""Slots: limit the requests in flight, first come, first served; a slot owns one connection."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

import sniffio

from lytics_async.errors import ArgumentError, RequestTimeout

if TYPE_CHECKING:
    import anyio

C = TypeVar("C")


class Slot(Generic[C]):
    """The right to have one request in flight, and the connection that the last one left open."""

    # At most one connection: with nothing to share there is nothing to lose on cancellation.

    __slots__ = ("connection",)

    def __init__(self) -> None:
        self.connection: C | None = None


class HostSlots(Generic[C]):
    """The slots of one host.

    Args:
        count: requests in flight at most.

    Attributes:
        all: every slot, free or not.

    Raises:
        ArgumentError: `count` is less than 1.
    """

    __slots__ = ("_free", "_waiting", "all")

    def __init__(self, count: int) -> None:
        if count < 1:
            raise ArgumentError("concurrency must be at least 1.")
        self.all: tuple[Slot[C], ...] = tuple(Slot() for _ in range(count))
        self._free = list(reversed(self.all))
        self._waiting: deque[_Waiter[C]] = deque()

    def try_acquire(self) -> Slot[C] | None:
        """Return the last used slot, so that few connections stay warm; None if all are taken."""
        return self._free.pop() if self._free and not self._waiting else None

    async def acquire(self, timeout: float) -> Slot[C]:
        """Wait for a slot, at most `timeout` seconds.

        Raises:
            RequestTimeout: none became free; nothing was sent.
        """
        waiter: _Waiter[C] = _Waiter()
        self._waiting.append(waiter)
        return await self._wait(waiter, timeout)

    async def exchange(self, slot: Slot[C], timeout: float) -> Slot[C]:
        """Swap `slot` for the next slot that becomes free, ahead of the queue.

        For a slot that cannot open a connection because the process has no descriptor left. `slot`
        becomes the last one to be used again.

        Raises:
            RequestTimeout: none became free; nothing was sent, and the caller still has `slot`.
        """
        waiter: _Waiter[C] = _Waiter()
        self._waiting.appendleft(waiter)
        other = await self._wait(waiter, timeout)
        self._free.insert(0, slot)
        return other

    @property
    def any_connected(self) -> bool:
        """Whether any slot has a connection."""
        return any(slot.connection is not None for slot in self.all)

    def idle(self) -> list[C]:
        """Remove the connections of the free slots, and return them."""
        connections = []
        for slot in self._free:
            if slot.connection is not None:
                connections.append(slot.connection)
                slot.connection = None
        return connections

    async def _wait(self, waiter: _Waiter[C], timeout: float) -> Slot[C]:
        try:
            await _wait_for(waiter.event, timeout)
        except BaseException:
            if waiter.slot is not None:
                self.release(waiter.slot)
            raise
        finally:
            if waiter.slot is None:
                self._waiting.remove(waiter)
        if waiter.slot is None:
            raise RequestTimeout(
                f"No connection slot became free within {timeout:.3g} s, with {len(self.all)} "
                "requests in flight. Raise concurrency= or timeout=.",
                phase="connect",
            )
        return waiter.slot

    def release(self, slot: Slot[C]) -> None:
        """Hand the slot to the first caller in the queue, or put it back."""
        if self._waiting:
            waiter = self._waiting.popleft()
            waiter.slot = slot
            waiter.event.set()
        else:
            self._free.append(slot)


class _Waiter(Generic[C]):
    """A caller in the queue, and the slot that it received."""

    __slots__ = ("event", "slot")

    def __init__(self) -> None:
        self.event = _new_event()
        self.slot: Slot[C] | None = None


def _new_event() -> asyncio.Event | anyio.Event:
    """Return an event of this loop; on asyncio without anyio, which would load modules only now."""
    if sniffio.current_async_library() == "asyncio":
        return asyncio.Event()
    import anyio

    return anyio.Event()


async def _wait_for(event: asyncio.Event | anyio.Event, timeout: float) -> None:
    """Return when the event is set, or after `timeout` seconds."""
    if isinstance(event, asyncio.Event):
        try:
            async with asyncio.timeout(timeout):
                await event.wait()
        except TimeoutError:
            pass
        return
    import anyio

    with anyio.move_on_after(timeout):
        await event.wait()
