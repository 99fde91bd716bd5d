"""Bytes as the reader thread takes them: with a beginning that can be looked at, or in pieces."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from lytics_async.upload.cut.reading import SourceError, SourceStopped

_BLOCK_BYTES = 64 * 1024


class Peekable(io.RawIOBase):
    """Bytes whose beginning can be looked at before they are read.

    Attributes:
        taken: bytes taken from what is below.
    """

    def __init__(self, readinto: Callable[[Any], int | None]) -> None:
        self.taken: int = 0
        self._readinto = readinto
        self._ahead = b""
        self._failure: SourceError | None = None  # found after what is ahead

    def peek(self, size: int) -> bytes:
        """Return the next `size` bytes, or fewer at the end, without taking them."""
        block = bytearray(size)
        while len(self._ahead) < size and self._failure is None:
            try:
                with memoryview(block) as view:
                    got = self._take(view[: size - len(self._ahead)])
            except SourceStopped:  # it is raised again for whoever reads on
                got = 0
            except SourceError as error:
                if not self._ahead:
                    raise
                self._failure, got = error, 0
            if not got:
                break
            self._ahead += block[:got]
        return self._ahead[:size]

    def skip(self, size: int) -> int:
        """Drop bytes that were peeked at; return how many."""
        self._ahead = self._ahead[size:]
        return size

    def skip_space(self) -> int:
        """Drop white space; return the number of bytes."""
        skipped = 0
        while ahead := self.peek(_BLOCK_BYTES):
            rest = ahead.lstrip(b" \t\r\n")
            skipped += self.skip(len(ahead) - len(rest))
            if rest:
                break
        return skipped

    def restart(self, position: int) -> None:
        """Forget what was peeked at: the source has been moved to another byte."""
        self._ahead = b""
        self.taken = position

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not self._ahead:
            if self._failure is not None:
                raise self._failure
            return self._take(buffer)
        with memoryview(buffer) as view:
            size = min(len(view), len(self._ahead))
            view[:size] = self._ahead[:size]
        self._ahead = self._ahead[size:]
        return size

    def _take(self, buffer: Any) -> int:
        got = self._readinto(buffer)
        if got is None:
            raise SourceError("The source is in non-blocking mode; open it in blocking mode.")
        self.taken += got
        return got


class Pieces(io.RawIOBase):
    """Bytes that come as an iterator of pieces of any size."""

    def __init__(self, pieces: Iterator[Any]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            check_piece(piece)
            self._piece = memoryview(piece)
        with memoryview(buffer) as view:
            size = min(len(view), len(self._piece))
            view[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        return size


def check_piece(piece: object) -> None:
    """Refuse a piece that is not bytes.

    Raises:
        SourceError: it is something else.
    """
    if isinstance(piece, str):
        raise SourceError(
            'The source yields text, not bytes; open the file with open(path, "rb"), or encode what '
            "you yield: text.encode()."
        )
    if hasattr(piece, "read") or isinstance(piece, Iterator):
        raise SourceError(
            "The source yields files or iterators instead of bytes or dicts; upload them one at a "
            "time, or pass the paths of files as a list."
        )
    if not isinstance(piece, (bytes, bytearray, memoryview)):
        raise SourceError(
            f"The source yields {type(piece).__name__}; it must yield bytes or dicts, and only one "
            "of them."
        )
