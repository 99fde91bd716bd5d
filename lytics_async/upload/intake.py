"""Intake: takes cut after cut from a source, in its thread, into buffers of the budget."""

from __future__ import annotations

from collections.abc import Callable

import anyio
import attrs

from lytics_async.upload.books import Reading
from lytics_async.upload.cut.cut import Chunker, Cut, NeedsSpace
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver.budget import Buffers
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.rejects import RejectFile
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.reader import AsyncItems, ReaderThread


@attrs.frozen
class Loaded:
    """A chunk, in the first `length` bytes of a buffer."""

    chunk: Chunk
    buffer: bytearray
    length: int


class Intake:
    """Reads one source to its end, or until it is told to stop.

    Args:
        reader: the thread that the source belongs to.
        format: of the source.
        chunker: that of the format, or one that resumes it.
        items: the async iterable of the source; None if it is not one.
        first_record: number of the first record that a source of dicts yields.
        rejects: must be flushed before the journal says that records are quarantined.
        buffers: are filled in turn.
        required: records that the source must have at least.
    """

    def __init__(
        self,
        reader: ReaderThread,
        format: SourceFormat,  # noqa: A002 # the word for it throughout
        chunker: Chunker,
        *,
        items: AsyncItems | None,
        first_record: int,
        rejects: RejectFile | None,
        buffers: Buffers,
        required: int = 0,
    ) -> None:
        self._required = required
        self._reader = reader
        self._format = format
        self._chunker = chunker
        self._items = items
        self._first_record = first_record
        self._rejects = rejects
        self._buffers = buffers
        self._turn = anyio.Lock()  # chunks are cut one after the other
        self._reading = True

    async def next(self, enter: Callable[[Cut], Chunk | None]) -> Loaded | None:
        """Return the next chunk to be sent; None at the end.

        Args:
            enter: makes a chunk of a cut, before the next one is read; None if nothing of it is to
                be sent.

        Raises:
            Exception: whatever the source raised; nothing more is read then.
        """
        async with self._turn:
            while self._reading:
                buffer = await self._buffers.take()
                try:
                    filled = await self._fill(buffer)
                except Exception:
                    # Not after a cancellation: the thread may still be filling the buffer then.
                    self._reading = False
                    self._buffers.give(buffer)
                    raise
                if filled is None:
                    self._reading = False
                elif (chunk := enter(filled)) is not None:
                    return Loaded(chunk, buffer, filled.length)
                self._buffers.give(buffer)
        return None

    async def _fill(self, buffer: bytearray) -> Cut | None:
        filled = await self._reader.call(self._chunker.fill, buffer)
        while isinstance(filled, NeedsSpace):
            await self._buffers.lengthen(buffer, filled.size)
            filled = await self._reader.call(self._chunker.fill, buffer)
        if filled is None:
            self._check_rows()
        elif filled.quarantined and self._rejects is not None:
            # Before the ledger says that they are quarantined, and therefore not read again.
            await self._reader.call(self._rejects.flush)
        return filled

    def _check_rows(self) -> None:
        reading = self.reading
        if reading.exhausted and reading.pulled < self._required:
            records = "1 record" if reading.pulled == 1 else f"{reading.pulled:,} records"
            raise SourceError(
                f"the source has {records}, and require_rows (--require-rows) requires at least "
                f"{self._required:,}"
            )

    def stop(self) -> None:
        """Read nothing more, not even what the source has already given."""
        self._reading = False

    def end(self) -> None:
        """Read no more, and cut what was read."""
        if self._items is not None:
            self._items.end()
        else:
            self._chunker.closing = True

    def close(self) -> None:
        """Have the thread come to an end."""
        self._chunker.closing = True

    @property
    def reading(self) -> Reading:
        """How far the source was read."""
        opened, chunker, items = self._format.opened, self._chunker, self._items
        exhausted = chunker.exhausted and not (items is not None and items.cut_short)
        pulled = chunker.pulled
        if items is not None and opened.records is not None:
            pulled = items.pulled + self._first_record - 1
        unread: int | None = None
        if exhausted:
            unread = 0
        elif opened.size is not None and self._format.exact_positions:
            unread = max(0, opened.size - chunker.position)
        return Reading(
            position=chunker.position,
            exhausted=exhausted,
            pulled=pulled,
            unread=unread,
            size=opened.size,
            taken=opened.taken(),
            notes=opened.how.notes.said(exhausted=exhausted, records_read=pulled),
        )
