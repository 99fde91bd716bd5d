"""Counts the lines of a buffer while it fills, for as long as every quote is closed in the line that opened it."""

from __future__ import annotations

from io import BytesIO
from itertools import repeat

from lytics_async.upload.chunks import blocks

_PIECE_BYTES = 32 * 1024
"""Bytes that are split into lines at once: few enough for the lines to stay in the processor's cache."""


class LineTally:
    """The lines of the beginning of a buffer.

    Splitting small pieces into lines costs less than counting line feeds, and tells blank lines and odd quotes, too.

    Attributes:
        end: where the last whole line that was looked at ends.
        records: lines up to there, blank ones not counted.
        balanced: no line so far has an odd number of quotes, so each line is a record. Once it is False, nothing is
            counted any more.
    """

    __slots__ = ("balanced", "end", "records")

    def __init__(self) -> None:
        self.end = self.records = 0
        self.balanced = True

    def advance(self, buffer: bytearray, start: int, end: int) -> None:
        """Look at the bytes from `start`, up to which it has looked already, to `end`."""
        if not self.balanced or buffer.find(b"\n", start, end) < 0:
            return
        with memoryview(buffer) as view:
            content = bytes(view[self.end : end])
        quoted, returns = b'"' in content, b"\r" in content
        stream = BytesIO(content)
        while lines := stream.readlines(_PIECE_BYTES):
            if not lines[-1].endswith(b"\n"):
                lines.pop()
            if quoted and any(count % 2 for count in set(map(bytes.count, lines, repeat(b'"')))):
                self.balanced = False
                return
            blank = lines.count(b"\n") + (lines.count(b"\r\n") if returns else 0)
            self.records += len(lines) - blank
            self.end = end - len(content) + stream.tell()
        self.end = end - len(content) + content.rfind(b"\n") + 1


def count_lines(buffer: bytearray, end: int) -> int:
    """Return the number of lines up to `end` that are not blank, and give way from time to time.

    No line may have an odd number of quotes, and the last one ends in a line feed.
    """
    tally = LineTally()
    for start, stop in blocks(end):
        tally.advance(buffer, start, stop)
    return tally.records
