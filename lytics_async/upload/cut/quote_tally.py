"""Counts the records of a buffer whose quoted fields go over lines.

The count is exact where each quote opens a field, closes it, or is doubled within it. NumPy, if it
is installed, looks at the bytes beside each quote only, and is several times as fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Protocol

import attrs

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.csv_grammar import CARRIAGE_RETURN, LINE_FEED, QUOTE
from lytics_async.upload.cut.line_tally import count_lines, places_by_size
from lytics_async.upload.cut.window import blocks

PIECE_BYTES = 256 * 1024
"""Bytes whose quotes are looked at together: few enough to stay in the CPU's cache."""

_NEITHER_QUOTE_NOR_FEED = bytes(byte for byte in range(256) if byte not in b'"\n')


@attrs.frozen
class Counted:
    """The records of a buffer.

    Attributes:
        records: blank lines not counted.
        found: (start, which) of every record that is one of those looked for; None if nothing was
            looked for.
    """

    records: int
    found: list[tuple[int, int]] | None = None


class RecordCounter(Protocol):
    """Counts records."""

    def count(self, buffer: bytearray, cut: int, delimiter: bytes) -> Counted | None:
        """Count the records up to a cut that no quoted field goes over; None if only the grammar
        can tell.
        """
        ...


def record_counter(wanted: Sequence[bytes] = ()) -> RecordCounter:
    """Return the fastest counter that can be had.

    Args:
        wanted: records to look for, line feeds included.
    """
    return RecordsByPattern() if find_spec("numpy") is None else RecordsByNumPy(wanted)


class RecordsByPattern:
    """Counts records where a regular expression finds all quotes regular: see RecordCounter."""

    def count(self, buffer: bytearray, cut: int, delimiter: bytes) -> Counted | None:
        """See RecordCounter."""
        kept = _quotes_over_lines(buffer, cut)
        if not kept:
            return Counted(_count_lines(buffer, cut))
        regular = csv_grammar.is_regular(buffer, cut, delimiter)
        if not regular or _has_blank_lines(buffer, cut):
            return None
        outside = sum(map(len, kept.split(b'"')[::2]))
        last = last_even_feed(buffer, 0, cut, 0) + 1
        return Counted(outside + (not csv_grammar.is_blank(buffer, last, cut)))


class RecordsByNumPy:
    """Counts records where the bytes beside each quote are regular: see RecordCounter.

    Args:
        wanted: records to look for, line feeds included.
    """

    def __init__(self, wanted: Sequence[bytes] = ()) -> None:
        import numpy

        self._numpy = numpy
        self._wanted = [(at, line) for at, line in enumerate(wanted) if len(line) > 1]

    def count(self, buffer: bytearray, cut: int, delimiter: bytes) -> Counted | None:
        """See RecordCounter."""
        counted = self._count_regular(buffer, cut, delimiter)
        if counted is None and not _quotes_over_lines(buffer, cut):
            return Counted(_count_lines(buffer, cut))
        return counted

    def _count_regular(self, buffer: bytearray, cut: int, delimiter: bytes) -> Counted | None:
        numpy = self._numpy
        beside = numpy.zeros(256, numpy.bool_)
        beside[[QUOTE, LINE_FEED, delimiter[0]]] = True
        data = numpy.frombuffer(buffer, numpy.uint8, cut)
        quotes_before = records = 0
        found: list[tuple[int, int]] = []
        last = -1  # line feed outside quotes
        for block_start, block_end in blocks(cut):
            for start in range(block_start, block_end, PIECE_BYTES):
                piece = data[start : min(start + PIECE_BYTES, block_end)]
                quotes = numpy.flatnonzero(piece == QUOTE) + start
                if not self._is_regular(data, quotes, quotes_before % 2, beside):
                    return None
                feeds = numpy.flatnonzero(piece == LINE_FEED) + start
                ahead = numpy.searchsorted(quotes, feeds) + quotes_before
                feeds = feeds[ahead % 2 == 0]
                quotes_before += len(quotes)
                if not len(feeds):
                    continue
                sizes = numpy.diff(feeds, prepend=last)
                last = int(feeds[-1])
                two = feeds[sizes == 2]
                blank = numpy.count_nonzero(sizes == 1)
                blank += numpy.count_nonzero(data[two - 1] == CARRIAGE_RETURN)
                records += len(feeds) - int(blank)
                found += [
                    (at, which)
                    for which, line in self._wanted
                    for at in places_by_size(buffer, data, feeds, sizes, line)
                ]
        if quotes_before % 2:
            return None
        return Counted(records + (not csv_grammar.is_blank(buffer, last + 1, cut)), found)

    def _is_regular(self, data: Any, quotes: Any, odd: int, beside: Any) -> bool:
        """Whether each quote is regular.

        A quote behind an even number of others opens a field, or is the second of two: a line feed,
        a delimiter or a quote is before it. Any other closes a field, or is the first of two.

        Args:
            odd: whether the number of quotes before these is odd.
            beside: by byte, whether it may be beside a quote.
        """
        opening, closing = quotes[odd::2], quotes[1 - odd :: 2]
        if len(opening) and opening[0] == 0:
            opening = opening[1:]
        if not beside[data[opening - 1]].all():
            return False
        if len(closing) and closing[-1] + 1 == len(data):
            closing = closing[:-1]
        others = closing[~beside[data[closing + 1]]]
        if not len(others):
            return True
        return bool(
            others[-1] + 2 < len(data)
            and (data[others + 1] == CARRIAGE_RETURN).all()
            and (data[others + 2] == LINE_FEED).all()
        )


def last_even_feed(data: bytearray, start: int, end: int, parity: int) -> int:
    """Return the last line feed outside quotes, or -1; `parity`: of quotes before `end`."""
    while True:
        feed = data.rfind(b"\n", start, end)
        if feed < 0:
            return -1
        parity = (parity + data.count(b'"', feed, end)) % 2
        if parity == 0:
            return feed
        end = feed


def _count_lines(buffer: bytearray, cut: int) -> int:
    last = buffer.rfind(b"\n", 0, cut) + 1
    return count_lines(buffer, last) + (not csv_grammar.is_blank(buffer, last, cut))


def _quotes_over_lines(buffer: bytearray, cut: int) -> bytes:
    """Return the quotes that are open at a line feed, and the line feeds; empty if there are none
    of those quotes.
    """
    kept = b"".join(
        bytes(buffer[start:end]).translate(None, _NEITHER_QUOTE_NOR_FEED).replace(b'""', b"")
        for start, end in blocks(cut)
    ).replace(b'""', b"")
    return kept if b'"' in kept else b""


def _has_blank_lines(data: bytearray, end: int) -> bool:
    if data.startswith((b"\n", b"\r\n"), 0, end):
        return True
    patterns = [b"\n\n"] if data.find(b"\r", 0, end) < 0 else [b"\n\n", b"\n\r\n"]
    return any(
        data.find(pattern, max(start - 2, 0), stop) >= 0
        for start, stop in blocks(end)
        for pattern in patterns
    )
