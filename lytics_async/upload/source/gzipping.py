"""Inflates gzip of any number of members, and says where in the file something else begins."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any, cast

from lytics_async.upload.cut.reading import SourceError

MAGIC = b"\x1f\x8b"

READ_BYTES = 128 * 1024
"""At least so much is held at the beginning of a member, since isal must see its head in one piece.
"""

GIVEN_BYTES = 256 * 1024
"""Bytes that are inflated in one step, since a small file may contain gigabytes."""

_GZIP_BITS = 31


def gunzip(raw: io.RawIOBase) -> Iterator[bytes]:
    """Yield what gzip data holds, in pieces.

    Zeros may follow the last member, as tapes and block devices leave them.

    Raises:
        SourceError: the data is damaged or cut off, or something else follows it.
    """
    held, position = _read(raw), 0  # `position` is that of `held` in the file
    while held:
        if len(held) < READ_BYTES:
            held += _read(raw)
        if not held.startswith(MAGIC):
            _check_padding(raw, held, position)
            return
        member = _inflater()
        while not member.eof:
            ended = not held and not (held := _read(raw))
            size = len(held)
            piece, problem = b"", ""
            try:
                piece = member.decompress(held, GIVEN_BYTES)
            except _inflate_errors() as error:
                problem = f"{error}"
            if problem:
                raise SourceError(
                    f"The gzip data is damaged near byte {position:,} of the file ({problem}); "
                    "get the file again."
                )
            held = member.unconsumed_tail
            position += size - len(held)
            if piece:
                yield piece
            elif ended and not member.eof:
                raise SourceError(
                    f"The gzip data ends in the middle, at byte {position:,} of the file: it was cut "
                    "short, or is still being written. Get it again when it is complete."
                )
        held = member.unused_data
        position -= len(held)
        held = held or _read(raw)


def _check_padding(raw: io.RawIOBase, held: bytes, position: int) -> None:
    while held:
        rest = held.lstrip(b"\0")
        if rest:
            at = position + len(held) - len(rest)
            raise SourceError(
                f"The gzip data ends at byte {at:,} of the file, and something that is not gzip "
                f"follows it. Cut it off (head -c {at} FILE), or get the file again."
            )
        position += len(held)
        held = _read(raw)


def _read(raw: io.RawIOBase) -> bytes:
    pieces, size = [], 0
    while size < READ_BYTES and (piece := raw.read(READ_BYTES - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _inflater() -> Any:
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib.decompressobj(_GZIP_BITS)
    return isal_zlib.decompressobj(_GZIP_BITS)


def _inflate_errors() -> tuple[type[Exception], ...]:
    try:
        from isal import isal_zlib
    except ImportError:
        return (zlib.error,)
    return zlib.error, cast("type[Exception]", isal_zlib.error)
