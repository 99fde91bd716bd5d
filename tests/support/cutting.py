"""Draining a chunker, as an upload does."""

from __future__ import annotations

from typing import Any

from lytics_async.upload.cut.cut import Cut, NeedsSpace


def drain(chunker: Any, chunk_bytes: int = 64) -> list[tuple[Cut, bytes]]:
    """Return every cut with its bytes; the buffer grows when the chunker asks for space."""
    found: list[tuple[Cut, bytes]] = []
    while True:
        buffer = bytearray(chunk_bytes)
        filled = chunker.fill(buffer)
        while isinstance(filled, NeedsSpace):
            assert filled.size > len(buffer)
            buffer += bytes(filled.size - len(buffer))
            filled = chunker.fill(buffer)
        if filled is None:
            assert chunker.exhausted
            return found
        found.append((filled, bytes(buffer[: filled.length])))
