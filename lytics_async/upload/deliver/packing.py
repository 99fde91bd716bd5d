"""Packer: makes bodies from buffers within the memory budget, and cuts a body in two."""

from __future__ import annotations

import anyio
import anyio.to_thread
import attrs

from lytics_async.upload.cut.split import halve
from lytics_async.upload.deliver.budget import Buffers, ByteBudget
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.payload import Payload, gzip_reserve, gzipped, plain


@attrs.frozen
class Halves:
    """The halves of a chunk.

    Attributes:
        position: bytes of the content before the second.
        chunks, payloads: the first and the second.
    """

    position: int
    chunks: tuple[Chunk, Chunk]
    payloads: tuple[Payload, Payload]

    def close(self) -> None:
        """Release the memory of both."""
        for payload in self.payloads:
            payload.close()


@attrs.frozen(kw_only=True, eq=False)
class Packer:
    """Packs the bodies of one upload.

    Attributes:
        delimiter: of a CSV; None for JSON.
        compress: gzip the bodies.
        buffers: the records come in one of them.
        budget: a compressed body takes its bytes from it.
        limiter: for the threads that compress.
    """

    delimiter: bytes | None
    compress: bool
    buffers: Buffers
    budget: ByteBudget
    limiter: anyio.CapacityLimiter

    async def pack(self, buffer: bytearray, length: int, *, prefix: bytes) -> Payload:
        """Return the body with the first `length` bytes of a buffer, which is given back if they
        are compressed.
        """
        if not self.compress:
            return plain(buffer, length, prefix=prefix)
        reserved = gzip_reserve(prefix, length)
        await self.budget.reserve(reserved)
        # If this is cancelled the upload is over: the thread finishes in a buffer that is not used
        # again.
        payload = await anyio.to_thread.run_sync(
            lambda: gzipped(buffer, length, prefix=prefix),
            limiter=self.limiter,
            abandon_on_cancel=True,
        )
        self.buffers.give(buffer)
        self.budget.release(reserved - payload.length)
        return payload

    def unpack(self, payload: Payload, buffer: bytearray) -> None:
        """Give back what `pack` took."""
        if self.compress:
            self.budget.release(payload.length)
        else:
            self.buffers.give(buffer)
        payload.close()

    def wrap(self, body: bytearray, length: int, *, prefix: bytes) -> Payload:
        """Return a body of its own, outside the budget; the caller holds the lock for open chunks.
        It blocks.
        """
        make = gzipped if self.compress else plain
        return make(body, length, prefix=prefix)

    async def split(self, chunk: Chunk, payload: Payload) -> Halves | None:
        """Cut a chunk in two, where an earlier run did if it did; None if it is one record.

        The caller holds the lock for open chunks, because the memory is outside the budget.
        """
        return await anyio.to_thread.run_sync(
            self._split, chunk, payload, limiter=self.limiter, abandon_on_cancel=True
        )

    def _split(self, chunk: Chunk, payload: Payload) -> Halves | None:
        prefix = chunk.file.prefix
        content = payload.content(len(prefix))
        if chunk.halves is not None and chunk.split_at is not None:
            position, chunks = chunk.split_at, chunk.halves
        else:
            middle = halve(content, self.delimiter)
            if middle is None:
                return None
            position, records = middle
            chunks = chunk.halve(position, records)
        second = content[position:]
        return Halves(
            position,
            chunks,
            (
                self.wrap(content, position, prefix=prefix),
                self.wrap(second, len(second), prefix=prefix),
            ),
        )
