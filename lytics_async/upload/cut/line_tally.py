"""Counts the lines of a buffer while it fills, for as long as every quote is closed in the line
that opened it.

Splitting small pieces into lines costs less than counting line feeds, and tells blank lines and odd
quotes, too. NumPy, if it is installed, counts twice to three times as fast, and lets go of the
interpreter lock.

In passing it finds whole lines that are known beforehand, such as a repeated header, and what is
not UTF-8.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from itertools import repeat
from typing import Any, Protocol

import attrs

from lytics_async.upload.cut.csv_grammar import LINE_FEED, QUOTE
from lytics_async.upload.cut.cut import PUBLISHED_RECORD_BYTES
from lytics_async.upload.cut.window import BLOCK_BYTES, blocks

SHORT_BYTES = PUBLISHED_RECORD_BYTES
_WORDS_IN_HALF = SHORT_BYTES // 2 // 64

MARK = codecs.BOM_UTF8


@attrs.define
class Piece:
    """What is in some whole lines.

    Attributes:
        lines: how many there are.
        records: those that are not blank; -1 if one has an odd number of quotes.
        found: (start, which) of every line that is one of those looked for.
        decodes: all of it is UTF-8.
        marked: a line begins with a byte order mark.
        short: no line is longer than SHORT_BYTES; False if that is not known.
    """

    lines: int
    records: int
    found: list[tuple[int, int]]
    decodes: bool = True
    marked: bool = False
    short: bool = False


class LineCounter(Protocol):
    """Counts lines, and finds some of them.

    Attributes:
        piece_bytes: bytes that are looked at together: few enough to stay in the CPU's cache.
    """

    piece_bytes: int

    def count(self, buffer: bytearray, start: int, end: int) -> Piece:
        """Look at the lines from `start` to `end`; the last one ends in a line feed."""
        ...


class LineTally:
    """The lines of the beginning of a buffer.

    Args:
        counter: counts them.

    Attributes:
        end: where the last line that is counted ends.
        lines: up to there.
        records: of them, those that are not blank.
        balanced: no line so far has an odd number of quotes, so each line is a record. Once it is
            False, nothing more is counted.
        found, decodes, marked, short: see Piece.
    """

    __slots__ = (
        "_counter",
        "balanced",
        "decodes",
        "end",
        "found",
        "lines",
        "marked",
        "records",
        "short",
    )

    def __init__(self, counter: LineCounter) -> None:
        self._counter = counter
        self.end: int = 0
        self.records: int = 0
        self.lines: int = 0
        self.balanced: bool = True
        self.decodes: bool = True
        self.short: bool = True
        self.marked: bool = False
        self.found: list[tuple[int, int]] = []

    def advance(self, buffer: bytearray, start: int, end: int) -> None:
        """Look at the bytes from `start`, up to which it has looked already, to `end`."""
        size = self._counter.piece_bytes
        last = buffer.rfind(b"\n", start, end) + 1
        while self.balanced and self.end < last:
            piece_end = buffer.rfind(b"\n", self.end, min(self.end + size, last)) + 1
            if not piece_end:  # a line that is longer than a piece
                piece_end = buffer.find(b"\n", self.end + size) + 1
            piece = self._counter.count(buffer, self.end, piece_end)
            if piece.records < 0:
                self.balanced = False
            else:
                self.records += piece.records
                self.lines += piece.lines
                self.decodes = self.decodes and piece.decodes
                self.marked = self.marked or piece.marked
                self.short = self.short and piece.short
                self.found += piece.found
                self.end = piece_end


def count_lines(buffer: bytearray, end: int) -> int:
    """Return the number of lines up to `end` that are not blank, and yield from time to time.

    No line may have an odd number of quotes, and the last one ends in a line feed.
    """
    tally = LineTally(line_counter())
    for start, stop in blocks(end):
        tally.advance(buffer, start, stop)
    return tally.records


class _WantedLine:
    """A whole line that is looked for.

    Args:
        content: the line, with its line feed.
        which: its place among those looked for.
    """

    def __init__(self, content: bytes, which: int) -> None:
        self.content = content
        self.which = which
        self.has_quotes: bool = b'"' in content
        self.has_returns: bool = b"\r" in content
        self._bytes = list(set(content))

    def lacks_a_byte(self, buffer: bytes | bytearray, start: int, end: int) -> bool:
        """Whether a byte of the line is nowhere in this part of the buffer: the quickest look."""
        for at, byte in enumerate(self._bytes):
            if buffer.find(byte, start, end) < 0:
                self._bytes.insert(0, self._bytes.pop(at))
                return True
        return False


class LinesBySplitting:
    """Counts lines by splitting them: see LineCounter.

    Args:
        wanted: whole lines to find, line feeds included.
    """

    # Of a megabyte the allocator gave the system all of it back each time, and made an upload take
    # twice as long.
    piece_bytes = 128 * 1024

    def __init__(self, wanted: Sequence[bytes] = ()) -> None:
        self._wanted = [_WantedLine(line, at) for at, line in enumerate(wanted) if len(line) > 1]

    def count(self, buffer: bytearray, start: int, end: int) -> Piece:
        """See LineCounter."""
        with memoryview(buffer) as view, view[start:end] as piece:
            content = bytes(piece)
        lines = BytesIO(content).readlines()
        if b'"' in content and any(
            count % 2 for count in set(map(bytes.count, lines, repeat(b'"')))
        ):
            return Piece(0, -1, [])
        blank = lines.count(b"\n") + (lines.count(b"\r\n") if b"\r" in content else 0)
        found: list[tuple[int, int]] = []
        for line in self._wanted:
            if not line.lacks_a_byte(content, 0, len(content)) and line.content in lines:
                found += _places(content, line.content, line.which, start)
        decodes, marked = True, False
        if not content.isascii():
            decodes, marked = _is_utf8(content), _is_marked(content)
        return Piece(len(lines), len(lines) - blank, found, decodes, marked)


class LinesByNumPy:
    """Counts lines by comparing all bytes with a line feed: see LineCounter.

    Args:
        wanted: whole lines to find, line feeds included.
    """

    piece_bytes = BLOCK_BYTES + 256 * 1024  # a block, and what was left of the one before

    def __init__(self, wanted: Sequence[bytes] = ()) -> None:
        import numpy

        self._numpy = numpy
        self._wanted = [_WantedLine(line, at) for at, line in enumerate(wanted) if len(line) > 1]
        self._feeds = numpy.zeros(self.piece_bytes + 64, numpy.bool_)
        self._same = numpy.zeros_like(self._feeds)
        self._later = numpy.empty(0, numpy.uint64)
        self._carried = self._later

    def count(self, buffer: bytearray, start: int, end: int) -> Piece:
        """See LineCounter."""
        numpy = self._numpy
        size = end - start
        data = numpy.frombuffer(buffer, numpy.uint8, size, start)
        padded = -(-size // 64) * 64
        if padded > len(self._feeds):  # a line that is longer than a piece
            self._feeds = numpy.zeros(padded, numpy.bool_)
            self._same = numpy.zeros(padded, numpy.bool_)
        feeds = numpy.equal(data, LINE_FEED, out=self._feeds[:size])
        self._feeds[size:padded] = False
        ends = sizes = None
        has_quotes = buffer.find(b'"', start, end) >= 0
        if has_quotes:
            ends = numpy.flatnonzero(feeds)
            sizes = numpy.diff(ends, prepend=-1)
            if self._is_odd(data, ends - sizes + 1):
                return Piece(0, -1, [])
        bits = numpy.packbits(self._feeds[:padded], bitorder="little").view(numpy.uint64)
        lines = int(numpy.bitwise_count(bits).sum())
        twice = self._followed(bits, 1)
        blank = int(numpy.bitwise_count(twice).sum()) if twice.any() else 0
        blank += buffer.startswith(b"\n", start, end)
        has_returns = buffer.find(b"\r", start, end) >= 0
        if has_returns:
            blank += len(self._places(buffer, data, bits, b"\r\n", start, end))
        found = [
            (at, line.which)
            for line in self._wanted
            if (has_quotes or not line.has_quotes) and (has_returns or not line.has_returns)
            if not line.lacks_a_byte(buffer, start, end)
            for at in (
                self._places(buffer, data, bits, line.content, start, end)
                if ends is None
                else places_by_size(buffer, data, ends, sizes, line.content, start)
            )
        ]
        decodes, marked = True, False
        if data.max(initial=0) > 0x7F:
            content = data.tobytes()
            decodes, marked = _is_utf8(content), _is_marked(content)
        whole = len(bits) // _WORDS_IN_HALF * _WORDS_IN_HALF
        # Where every half has a line feed, no line is longer than two of them.
        short = bool(bits[:whole].reshape(-1, _WORDS_IN_HALF).any(axis=1).all())
        return Piece(lines, lines - blank, found, decodes, marked, short)

    def _is_odd(self, data: Any, starts: Any) -> bool:
        numpy = self._numpy
        # A count beyond 255 wraps around, which does not change whether it is odd.
        quotes = numpy.add.reduceat(data == QUOTE, starts, dtype=numpy.uint8)
        return bool((quotes & 1).any())

    def _followed(self, bits: Any, distance: int) -> Any:
        """Return the bits that are followed by another one at this distance."""
        numpy = self._numpy
        words, rest = divmod(distance, 64)
        size = len(bits) - words
        if len(self._later) < size:
            self._later, self._carried = numpy.empty_like(bits), numpy.empty_like(bits)
        later = numpy.right_shift(bits[words:], numpy.uint64(rest), out=self._later[:size])
        if rest:
            carried = self._carried[: size - 1]
            numpy.left_shift(bits[words + 1 :], numpy.uint64(64 - rest), out=carried)
            numpy.bitwise_or(later[:-1], carried, out=later[:-1])
        return numpy.bitwise_and(later, bits[:size], out=later)

    def _places(
        self, buffer: bytearray, data: Any, bits: Any, line: bytes, start: int, end: int
    ) -> list[int]:
        """Return where a line begins that is this one."""
        numpy = self._numpy
        places = [start] if buffer.startswith(line, start, end) else []
        if len(line) >= len(data):
            return places
        ends = self._followed(bits, len(line))
        if not ends.any():
            return places
        # Two short lines are often as long as the one looked for, but seldom begin like it.
        numpy.equal(data[1:], line[0], out=self._same[: len(data) - 1])
        self._same[len(data) - 1 : len(bits) * 64] = False
        alike = numpy.packbits(self._same[: len(bits) * 64], bitorder="little").view(numpy.uint64)
        numpy.bitwise_and(ends, alike[: len(ends)], out=ends)
        words = numpy.flatnonzero(ends)
        if not len(words):
            return places
        unpacked = numpy.unpackbits(ends[words].view(numpy.uint8), bitorder="little")
        row, bit = numpy.divmod(numpy.flatnonzero(unpacked), 64)
        starts = words[row] * 64 + bit + 1
        for offset in (len(line) - 1, len(line) - 2):
            starts = starts[data[starts + offset] == line[offset]]
        found = (start + int(at) for at in starts)
        return [*places, *(at for at in found if buffer.startswith(line, at, end))]


def line_counter(wanted: Sequence[bytes] = ()) -> LineCounter:
    """Return the fastest counter that can be had."""
    return LinesBySplitting(wanted) if find_spec("numpy") is None else LinesByNumPy(wanted)


def places_by_size(
    buffer: bytearray, data: Any, ends: Any, sizes: Any, line: bytes, start: int = 0
) -> list[int]:
    """Return where in a buffer those lines begin that are this one.

    Args:
        data: an array of a part of the buffer.
        ends: arrays of the line feeds in it, and of the sizes of the lines that they end.
        start: of this part.
    """
    starts = ends[sizes == len(line)] - (len(line) - 1)
    for at in (0, len(line) // 2):
        starts = starts[data[starts + at] == line[at]]
    places = (start + int(each) for each in starts)
    return [at for at in places if buffer.startswith(line, at)]


def _places(content: bytes, line: bytes, which: int, start: int) -> list[tuple[int, int]]:
    """Return where a whole line begins in the content."""
    found = []
    at = content.find(line)
    while at >= 0:
        if at == 0 or content[at - 1] == LINE_FEED:
            found.append((start + at, which))
        at = content.find(line, at + 1)
    return found


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.utf_8_decode(content, "strict", True)
    except UnicodeDecodeError:
        return False
    return True


def _is_marked(content: bytes) -> bool:
    if MARK[:1] not in content:
        return False
    return content.startswith(MARK) or b"\n" + MARK in content
