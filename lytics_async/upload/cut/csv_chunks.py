"""Cuts CSV at record boundaries by counting quotes.

A record ends at a line feed that follows an even number of quotes since a known record start;
doubled quotes flip twice, so RFC 4180 needs no state machine. As long as no quote is open at a line
feed, lines are records (line_tally). Where quotes span lines and do not look like CSV, the strict
grammar (csv_grammar) decides instead: a stray quote then costs its own record only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.byte_chunks import BadRecord, ByteChunks
from lytics_async.upload.cut.csv_header import HeaderReader
from lytics_async.upload.cut.csv_inspection import CsvInspector
from lytics_async.upload.cut.flags import Flag
from lytics_async.upload.cut.keeping import Passed
from lytics_async.upload.cut.line_tally import LineTally, line_counter
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.quote_tally import last_even_feed, record_counter
from lytics_async.upload.cut.reading import Read, SourceError
from lytics_async.upload.cut.window import Window


def csv_chunks(
    read: Read,
    *,
    chunk_bytes: int,
    max_record_bytes: int,
    offset: int = 0,
    delimiter: bytes | None = None,
    columns: Sequence[str] | None = None,
    timestamp_field: str | None = None,
    flags: deque[Flag] | None = None,
    notes: Notes | None = None,
    codec: str | None = None,
    has_lines: bool = True,
) -> ByteChunks:
    """Return what cuts a source of CSV; its header is read here.

    Args:
        read: fills a buffer from the source.
        chunk_bytes: size to aim for, header included.
        max_record_bytes: a record above this is quarantined.
        offset: where `read` starts in the source.
        delimiter: one byte; None = comma, unless the header looks as if it were another.
        columns: the names of the columns when the source has no header line.
        timestamp_field: must be one of the columns.
        flags: records that whatever writes the bytes wants held back, in order; it adds to them.
        notes: counts records without a value.
        codec: the encoding of the file, for messages; None = UTF-8.
        has_lines: the source is text; False for a table that is written as CSV here.

    Raises:
        SourceError: this is not a CSV that can be uploaded.
    """
    header = HeaderReader(delimiter, columns, timestamp_field)
    return ByteChunks(
        read,
        CsvScanner(header, max_record_bytes, flags, notes, codec),
        chunk_bytes=chunk_bytes,
        max_record_bytes=max_record_bytes,
        offset=offset,
        has_lines=has_lines,
    )


class CsvScanner:
    """Finds the records by their quotes: see Scanner.

    Args:
        header: reads the first line.
        max_record_bytes: a longer record must not be sent.
        flags, notes, codec: see csv_chunks().
    """

    def __init__(
        self,
        header: HeaderReader,
        max_record_bytes: int,
        flags: deque[Flag] | None = None,
        notes: Notes | None = None,
        codec: str | None = None,
    ) -> None:
        self.prefix: bytes = b""
        self._header = header
        self._delimiter = header.delimiter
        self._max_record_bytes = max_record_bytes
        self._flags = flags
        self._notes = notes if notes is not None else Notes()
        self._codec = codec
        self.lines: int = 0
        self._parity = 0  # of the quotes before `scanned`, once the tally is not balanced
        self._rest: csv_grammar.Record | None = None

    def open(self, window: Window) -> None:
        """See Scanner."""
        self._header.read(window)
        self.prefix, self.lines = self._header.line, self._header.lines
        self._delimiter = self._header.delimiter
        self._inspector = CsvInspector(
            self.prefix,
            self._header.width,
            self._delimiter,
            self._max_record_bytes,
            self._flags,
            self._notes,
            self._codec,
        )
        self._counter = line_counter(self._inspector.wanted)
        self._tally = LineTally(self._counter)
        self._record_counter = record_counter(self._inspector.wanted)
        self._found: list[tuple[int, int]] | None = None  # records that were looked for

    def scan(self, buffer: bytearray, window: Window) -> None:
        start, end = window.scanned, window.filled
        if start == 0:
            self._tally, self._parity = LineTally(self._counter), 0
        tally = self._tally
        known = tally.end if tally.balanced else start  # the parity is known up to here
        tally.advance(buffer, start, end)
        if tally.balanced:
            window.cut = tally.end
        else:
            self._parity = (self._parity + buffer.count(b'"', known, end)) % 2
            feed = last_even_feed(buffer, known, end, self._parity)
            window.cut = feed + 1 if feed >= 0 else window.cut
        window.scanned = end

    def settle(self, buffer: bytearray, window: Window) -> tuple[int, int]:
        if self._tally.balanced and window.ended:
            self._parity = buffer.count(b'"', self._tally.end, window.filled) % 2
        cut = window.filled if window.ended and self._parity == 0 else window.cut
        self._found = None
        if cut and not (window.ended and cut < window.filled):
            records = self._count(buffer, cut)
            if records is not None:
                counted = self._tally.balanced
                self.lines = self._tally.lines if counted else buffer.count(b"\n", 0, cut)
                return cut, records
        found = csv_grammar.survey(buffer, 0, window.filled, self._delimiter)
        self._rest = found.rest
        if window.ended and found.rest is not None and found.rest.ending == "partial":
            last = 0 if csv_grammar.is_blank(buffer, found.end, window.filled) else 1
            self.lines = buffer.count(b"\n", 0, window.filled)
            return window.filled, found.records + last
        self.lines = buffer.count(b"\n", 0, found.end)
        return found.end, found.records

    def _count(self, buffer: bytearray, cut: int) -> int | None:
        """Count the records before the cut; None when only the grammar can tell."""
        if self._tally.balanced:
            end = self._tally.end
            return self._tally.records + (not csv_grammar.is_blank(buffer, end, cut))
        counted = self._record_counter.count(buffer, cut, self._delimiter)
        if counted is None:
            return None
        self._found = counted.found
        return counted.records

    def inspect(self, buffer: bytearray, cut: int, window: Window) -> list[BadRecord]:
        """See Scanner."""
        return self._inspector.inspect(buffer, cut, window, self._tally, self._found)

    def is_short(self, cut: int) -> bool:
        """See Scanner."""
        return self._tally.balanced and self._tally.short and cut == self._tally.end

    def skip_record(self, buffer: bytearray, window: Window, passed: Passed) -> None:
        """See Scanner."""
        rest = self._rest
        passed.take(bytes(buffer[: window.filled]))
        quote = None  # where the quoted field begins that we are in
        data, position = bytes(buffer[window.filled - 1 : window.filled]), 0
        before = window.filled - 1  # bytes of the record before `data`, whose first was taken
        if rest is not None and rest.ending == "open" and rest.quote is not None:
            quote, position = window.offset + rest.quote, 1
        elif rest is not None and rest.closed is not None:
            quote = window.offset + rest.closed  # unless the next byte shows that it is closed
        feed = -1  # the next one in the data, or its length; after the position, it is unknown
        while True:
            at = data.find(b'"', position) if quote is not None else -1
            if quote is not None and at >= 0 and (at + 1 < len(data) or window.ended):
                follower = data[at + 1 : at + 2]
                if follower == b'"':
                    position = at + 2
                elif follower in (b"", b"\r", b"\n", self._delimiter):
                    quote, position = None, at + 1
                else:
                    raise _unbalanced(quote, window)
                continue
            if quote is None:
                if feed < position:
                    feed = data.find(b"\n", position)
                    feed = len(data) if feed < 0 else feed
                opening = data.find(self._delimiter + b'"', position, feed)
                if opening >= 0:
                    quote, position = window.offset + before + opening + 1, opening + 2
                    continue
                if feed < len(data):
                    window.tail = data[feed + 1 :]
                    passed.take(data[1 : feed + 1])
                    return
            if window.ended:
                if quote is not None:
                    raise _unbalanced(quote, window)
                passed.take(data[1:])
                return
            # The last byte stays: it may be a delimiter before a quote, or the first of two quotes.
            passed.take(data[1:])
            before += len(data) - 1
            data, position, feed = (
                data[-1:] + _read_more(buffer, window),
                0 if at >= 0 or quote is None else 1,
                -1,
            )


def _read_more(buffer: bytearray, window: Window) -> bytes:
    window.filled = 0
    window.read_block(buffer)
    return bytes(buffer[: window.filled])


def _unbalanced(position: int, window: Window) -> SourceError:
    return SourceError(
        f"A quote opened at byte {position} (record {window.number + 1}) is never closed. Nothing from that record on "
        "is sent; close the quote, or double it if it is part of the text."
    )
