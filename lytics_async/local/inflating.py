"""Inflating: read a gzipped upload within a limit, as long as its client is there."""

from __future__ import annotations

import gzip
import io
import threading
from typing import IO

from lytics_async.local.faults import ApiFault

_PIECE_BYTES = 1 << 20


class ClientGone(Exception):
    """The client closed the connection, so that the response has no reader."""


class InflatedBody(io.RawIOBase):
    """The bytes of a gzip file, counted as they are read.

    Args:
        body: the gzip file.
        limit: bytes after inflating.
        gone: set when the client has gone.
    """

    def __init__(self, body: IO[bytes], *, limit: int, gone: threading.Event) -> None:
        self._file = gzip.GzipFile(fileobj=body, mode="rb")
        self._limit = limit
        self._gone = gone
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        """Read at most `size` bytes, or all.

        Raises:
            ApiFault: 413, there are more than the limit.
            ClientGone: the client has gone.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(_PIECE_BYTES), b""))
        if self._gone.is_set():
            raise ClientGone
        piece = self._file.read(min(size, _PIECE_BYTES))
        self._read += len(piece)
        if self._read > self._limit:
            raise ApiFault(413, f"The body inflates to more than {self._limit} bytes")
        return piece
