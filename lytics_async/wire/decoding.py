"""The body of an answer: collected piece by piece, inflated when it is gzip, never larger than a limit. Pure."""

from __future__ import annotations

import zlib

MAX_RESPONSE_BYTES = 256 * 1024 * 1024
"""Bytes of one answer at most, after decompression, unless the user says otherwise."""

_GZIP = 31
"""zlib's window bits for a gzip header and trailer around the stream."""


class UndecodableBody(Exception):
    """The body cannot be used; the text says why and fits after "but"."""


class BodyDecoder:
    """Collects the pieces of one body.

    Args:
        encoding: the value of Content-Encoding; empty for none. Only gzip was asked for, so only gzip is taken.
        limit: bytes the decoded body may have.

    Raises:
        UndecodableBody: the encoding is another one, or several.
    """

    __slots__ = ("_body", "_gzip", "_inflate", "_limit")

    def __init__(self, encoding: str, limit: int) -> None:
        encoding = encoding.strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise UndecodableBody(
                f"its body is encoded as {encoding[:40]!r}, which was not asked for"
            )
        self._gzip = encoding.endswith("gzip")
        self._inflate: zlib._Decompress | None = None
        self._limit = limit
        self._body = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take the next piece as it came from the wire.

        Raises:
            UndecodableBody: it is no gzip, or the body has become larger than the limit.
        """
        if not self._gzip:
            self._keep(piece)
            return
        while piece:
            if self._inflate is None or self._inflate.eof:  # gzip may have several members
                self._inflate = zlib.decompressobj(_GZIP)
            # One byte over the limit shows that it is too much, however much more there would be.
            room = self._limit - len(self._body) + 1
            try:
                inflated = self._inflate.decompress(piece, room)
            except zlib.error as error:
                raise UndecodableBody(f"its gzip body is broken ({error})") from None
            self._keep(inflated)
            piece = self._inflate.unused_data

    def finish(self) -> bytes:
        """Return the whole body.

        Raises:
            UndecodableBody: it ends in the middle of its gzip stream.
        """
        if self._inflate is not None and not self._inflate.eof:
            raise UndecodableBody("its gzip body ends too early")
        return self.so_far()

    def so_far(self) -> bytes:
        """Return what could be decoded, whole or not."""
        return bytes(self._body)

    def _keep(self, piece: bytes) -> None:
        if len(self._body) + len(piece) > self._limit:
            raise UndecodableBody(
                f"its body is larger than {self._limit:,} bytes; ask for less, or raise max_response_bytes"
            )
        self._body += piece
