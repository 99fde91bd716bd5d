"""The window of a byte chunker: what was read into the buffer and is not cut yet."""

from __future__ import annotations

from collections.abc import Iterator

from lytics_async.upload.cut.reading import Read
from lytics_async.upload.cut.yielding import give_way

BLOCK_BYTES = 1024 * 1024
"""Bytes per call into C that holds the interpreter lock, so that the event loop waits a millisecond
at most.
"""


class Window:
    """The bytes between the last cut and the end of what was read.

    They are at the beginning of a buffer that the caller passes in each time, or in `tail`.

    Args:
        read: fills a buffer from the source.
        block: bytes that are read in one step, at most.
        offset: where `read` starts in the source.

    Attributes:
        offset: where the buffer begins in the source.
        number: records before the buffer.
        filled: bytes in the buffer.
        scanned: of them, bytes that the scanner has looked at.
        cut: the last place to cut that it saw there.
        tail: bytes that were read, and that the next buffer begins with.
        ended: no more bytes follow, as far as this cut is concerned.
        complete: the source itself has ended.
        closing: set from outside to end early, after what has been read.
    """

    __slots__ = (
        "_in_a_row",
        "block",
        "closing",
        "complete",
        "cut",
        "ended",
        "filled",
        "number",
        "offset",
        "read",
        "scanned",
        "tail",
    )

    def __init__(self, read: Read, *, block: int, offset: int = 0) -> None:
        self.read: Read = read
        self.block: int = block
        self.offset: int = offset
        self.number: int = 0
        self.filled: int = 0
        self.scanned: int = 0
        self.cut: int = 0
        self.tail: bytes = b""
        self.ended: bool = False
        self.complete: bool = False
        self.closing: bool = False
        self._in_a_row = 0  # bytes read since other threads had their turn

    def begin(self, buffer: bytearray) -> None:
        """Begin a buffer with the bytes of the tail."""
        self.filled = len(self.tail)
        buffer[: self.filled] = self.tail
        self.tail = b""
        self.scanned = self.cut = 0

    def read_block(self, buffer: bytearray, limit: int | None = None) -> None:
        """Read a block into the buffer, or less, up to `limit`."""
        end = min(len(buffer) if limit is None else limit, self.filled + self.block)
        got = self.read_into(buffer, self.filled, end)
        self.filled += got
        self.ended = got == 0
        self.complete = self.ended and not self.closing

    def read_into(self, buffer: bytearray, start: int, end: int) -> int:
        """Read into a part of the buffer, yielding at times; return the number of bytes."""
        if self._in_a_row >= BLOCK_BYTES:
            give_way()
            self._in_a_row = 0
        with memoryview(buffer) as view, view[start:end] as room:
            got = self.read(room)
        self._in_a_row += got
        return got


def blocks(end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of blocks up to `end`, and let other threads run between two of them."""
    for start in range(0, end, BLOCK_BYTES):
        if start:
            give_way()
        yield start, min(start + BLOCK_BYTES, end)
