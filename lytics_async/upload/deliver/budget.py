"""How many bytes an upload may hold in memory, and the buffers that are filled from the
source.
"""

from __future__ import annotations

import os
from collections import deque

import anyio
import anyio.lowlevel
import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.deliver.pace import MOST
from lytics_async.upload.deliver.payload import SLICE_BYTES
from lytics_async.upload.settings import BULK_LIMIT, MAX_HEADER_BYTES, UploadSettings

MAX_COMPRESSOR_THREADS = 4

_PIECE_BYTES = 512 * 1024


@attrs.frozen(kw_only=True)
class MemoryPlan:
    """Where an upload's memory goes.

    Attributes:
        senders: concurrent requests, or with concurrency="auto" the most that there may be.
        buffers: buffers of one chunk each that are filled from the source in turn.
        compressors: threads that compress.
        max_record_bytes: the longest record for which there is room.
    """

    senders: int
    buffers: int
    compressors: int
    max_record_bytes: int


def plan_memory(
    settings: UploadSettings,
    *,
    compress: bool | None = None,
    slots: int = MOST,
    cpus: int | None = None,
) -> MemoryPlan:
    """Divide the memory budget: some buffers that are filled in turn, the rest for compressed
    bodies and long records.

    Args:
        compress: whether bodies are compressed; while that is not known, there must be room for it.
        slots: requests that the transport makes concurrently.
        cpus: processors that this process may use, by default.

    Raises:
        ArgumentError: there is no room for a record of `max_record_bytes`.
    """
    size = settings.target_bytes
    shares = settings.memory_budget // size
    if compress is None:
        compress = settings.compress is not False
    adaptive = settings.concurrency == "auto"
    senders = min(MOST, slots) if settings.concurrency == "auto" else settings.concurrency
    compressors = min(senders, MAX_COMPRESSOR_THREADS, cpus or _processors())
    # One buffer is being filled and another is full, while the others are compressed or, without
    # compression, sent.
    if compress:
        buffers = max(1, min(compressors + 2, shares // 2))
    else:
        buffers = max(1, min(senders + 1, shares - 3))
    longest = _longest_record(settings, buffers, compress=compress)
    while buffers > 1 and (settings.max_record_bytes or 0) > longest:
        buffers -= 1
        longest = _longest_record(settings, buffers, compress=compress)
    if settings.max_record_bytes is not None and settings.max_record_bytes > longest:
        raise ArgumentError(
            f"max_record_bytes must be at most {longest:,} with this memory_budget and chunk_bytes; raise memory_budget to "
            "four times the longest record."
        )
    if adaptive and compress:  # what is compressed takes half of its size, or less
        room = settings.memory_budget - buffers * size
        senders = max(1, min(senders, room // (size // 2 + SLICE_BYTES)))
    elif adaptive:
        senders = max(1, min(senders, buffers - 1))
    return MemoryPlan(
        senders=senders,
        buffers=buffers,
        compressors=compressors,
        max_record_bytes=settings.max_record_bytes or longest,
    )


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _longest_record(settings: UploadSettings, buffers: int, *, compress: bool) -> int:
    # A long record lengthens one buffer, and its compressed body may be as long again.
    room = settings.memory_budget - (buffers - 1) * settings.target_bytes
    share = room // 2 if compress else room
    return min(share, BULK_LIMIT - 2 * MAX_HEADER_BYTES)


class ByteBudget:
    """Hands out bytes first come, first served, and makes the next in line wait until enough have
    come back.

    Args:
        total: bytes that may be out.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self.used: int = 0
        self._line: deque[tuple[int, anyio.Event]] = deque()

    async def reserve(self, size: int) -> None:
        """Wait until `size` bytes are free and take them; more than the total is only given when
        nothing is out.
        """
        if self.fits(size):
            self.used += size
            return
        place = (size, anyio.Event())
        self._line.append(place)
        try:
            await place[1].wait()
        except BaseException:
            if place[1].is_set():
                self.release(size)
            else:
                self._line.remove(place)
                self._admit()
            raise

    def release(self, size: int) -> None:
        """Give bytes back."""
        self.used -= size
        self._admit()

    def fits(self, size: int) -> bool:
        """Whether so many bytes would be given immediately."""
        return not self._line and self._fits(size)

    def _fits(self, size: int) -> bool:
        return self.used == 0 or self.used + size <= self.total

    def _admit(self) -> None:
        while self._line and self._fits(self._line[0][0]):
            size, turn = self._line.popleft()
            self.used += size
            turn.set()


class Buffers:
    """A few equal buffers, made when first needed and used again and again.

    Args:
        count: how many there may be.
        size: bytes of each.
        budget: what they are taken from.
    """

    def __init__(self, count: int, size: int, budget: ByteBudget) -> None:
        self._size = size
        self._budget = budget
        self._room = anyio.Semaphore(count)
        self._free: list[bytearray] = []

    async def take(self) -> bytearray:
        """Wait for a free buffer."""
        await self._room.acquire()
        if self._free:
            return self._free.pop()
        try:
            await self._budget.reserve(self._size)
        except BaseException:
            self._room.release()
            raise
        try:
            return await self._make()
        except BaseException:
            self._budget.release(self._size)
            self._room.release()
            raise

    async def _make(self) -> bytearray:
        """Make a buffer piece by piece: the system takes milliseconds for all of its pages, and the
        loop would stand still.
        """
        buffer = bytearray()
        piece = bytes(min(_PIECE_BYTES, self._size))
        while len(buffer) < self._size:
            buffer += piece[: self._size - len(buffer)]
            await anyio.lowlevel.checkpoint()
        return buffer

    async def lengthen(self, buffer: bytearray, size: int) -> None:
        """Make a buffer that was taken longer, for a record that does not fit."""
        more = size - len(buffer)
        await self._budget.reserve(more)
        buffer += bytes(more)

    def give(self, buffer: bytearray) -> None:
        """Take a buffer back."""
        extra = len(buffer) - self._size
        if extra:
            del buffer[self._size :]
            self._budget.release(extra)
        self._free.append(buffer)
        self._room.release()
