"""Cuts a source of bytes into chunks; a scanner for CSV or for newline-delimited JSON finds the
records.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Protocol

import attrs

from lytics_async.upload.cut.checksum import crc32
from lytics_async.upload.cut.cut import (
    LISTED_QUARANTINED,
    PUBLISHED_RECORD_BYTES,
    Cut,
    Filled,
    NeedsSpace,
    changed,
    check_same,
    checksum_of,
    too_long,
    with_field,
)
from lytics_async.upload.cut.keeping import Keeper, Passed
from lytics_async.upload.cut.reading import Read, SourceStopped
from lytics_async.upload.cut.window import BLOCK_BYTES, Window
from lytics_async.upload.report import QuarantinedRecord

LINE_FEED = 0x0A


@attrs.frozen
class BadRecord:
    """A record in the buffer that must not be sent.

    Attributes:
        start, end: its bytes in the buffer.
        ordinal: its place among the buffer's records, from 0.
    """

    start: int
    end: int
    ordinal: int
    reason: str
    field: str | None = None


class Scanner(Protocol):
    """Knows the records of one format.

    Attributes:
        prefix: bytes that go before every chunk: the header.
        lines: line feeds before the first record, once it is open; then those before the last cut.
    """

    prefix: bytes
    lines: int

    def open(self, window: Window) -> None:
        """Read what comes before the first record, and leave the rest in the window's tail.

        Raises:
            SourceError: the source cannot be uploaded.
        """
        ...

    def scan(self, buffer: bytearray, window: Window) -> None:
        """Look at the bytes from `window.scanned` to `window.filled`, and move `window.cut`."""
        ...

    def settle(self, buffer: bytearray, window: Window) -> tuple[int, int]:
        """Return where to cut, and how many records that makes; 0 for nowhere."""
        ...

    def inspect(self, buffer: bytearray, cut: int, window: Window) -> list[BadRecord]:
        """Return the records before the cut that must not be sent, in order."""
        ...

    def is_short(self, cut: int) -> bool:
        """Whether no record before the cut is above the published size; False if not known."""
        ...

    def skip_record(self, buffer: bytearray, window: Window, passed: Passed) -> None:
        """Read to the end of the record that fills the buffer, and hand over its bytes.

        What follows it is left in the window's tail.

        Raises:
            SourceError: it does not end.
        """
        ...


class ByteChunks:
    """Cuts a source of bytes: see RepeatableChunker.

    Args:
        read: fills a buffer from the source.
        scanner: finds the records. It is opened here.
        chunk_bytes: size to aim for.
        max_record_bytes: a record above this is quarantined.
        offset: where `read` starts in the source.
        has_lines: records are named by their lines, too.

    Raises:
        SourceError: the beginning shows that the source cannot be uploaded.
    """

    def __init__(
        self,
        read: Read,
        scanner: Scanner,
        *,
        chunk_bytes: int,
        max_record_bytes: int,
        offset: int = 0,
        has_lines: bool = True,
    ) -> None:
        self.checksums = False
        self.keeper: Keeper | None = None
        self._window = Window(read, block=min(BLOCK_BYTES, chunk_bytes), offset=offset)
        self._scanner = scanner
        self._chunk_bytes = chunk_bytes
        self._max_record_bytes = max_record_bytes
        # How much of the buffer was looked at before its last cut turned out to be none.
        self._vain, self._growing = 0, False
        self._failure: Exception | None = None  # of the source; raised when all before it is cut
        scanner.open(self._window)
        self.prefix: bytes = scanner.prefix
        self._lines = scanner.lines if has_lines else None  # before the buffer; None = unknown
        self._beginning = self._window.offset, self._lines

    @property
    def closing(self) -> bool:
        """See Chunker."""
        return self._window.closing

    @closing.setter
    def closing(self, value: bool) -> None:
        self._window.closing = value

    @property
    def exhausted(self) -> bool:
        """The source was read to its end, and all of it is cut."""
        window = self._window
        return window.complete and not window.tail and not window.filled

    @property
    def pulled(self) -> int:
        """Records read; bytes after the last cut count as unread."""
        return self._window.number

    @property
    def position(self) -> int:
        """Bytes of the source that are cut, or were the header."""
        return self._window.offset

    def fill(self, buffer: bytearray) -> Filled:
        """Fill the buffer and cut it: see Chunker."""
        window = self._window
        if not self._growing:
            if len(window.tail) > len(buffer):
                return NeedsSpace(len(window.tail) + window.block)
            window.begin(buffer)
            self._vain = 0
        self._growing = False
        while True:
            self._scanner.scan(buffer, window)
            full = window.filled == len(buffer)
            enough = window.filled >= self._chunk_bytes or window.closing
            # Where no cut was found, the next look is at twice as much: looking costs time by what
            # is held.
            hopeful = window.cut and (window.closing or window.filled >= 2 * self._vain)
            if window.ended or full or (enough and hopeful):
                if not window.filled:
                    return None
                cut, records = self._scanner.settle(buffer, window)
                if cut:
                    return self._emit(buffer, cut, records)
                if window.ended or window.filled > self._max_record_bytes:
                    return self._overlong(buffer)
                if window.cut:
                    self._vain = window.filled
                if full:
                    self._growing = True
                    limit = max(self._max_record_bytes, len(buffer)) + window.block
                    return NeedsSpace(min(2 * len(buffer), limit))
            if window.closing:
                window.tail = bytes(buffer[: window.filled])
                if self._failure is not None:
                    raise self._failure
                return None
            try:
                window.read_block(buffer)
            except SourceStopped:
                window.closing = True  # what follows the last whole record may be the half of one
            except Exception as error:
                self._failure, window.closing = error, True

    def refill(self, buffer: bytearray, cut: Cut) -> Cut | NeedsSpace | None:
        """Cut again what an earlier run cut: see RepeatableChunker."""
        window = self._window
        size = cut.end - cut.start
        if size > len(buffer):
            return NeedsSpace(size)
        ahead, rest = window.tail[:size], window.tail[size:]
        buffer[: len(ahead)] = ahead
        window.filled, window.scanned, window.cut = len(ahead), 0, 0
        while window.filled < size and not window.closing:
            window.read_block(buffer, size)
            if window.ended:
                raise changed(cut)
        if window.closing:
            return None
        window.ended = True  # as far as this cut goes
        while window.scanned < size:
            window.filled = min(window.scanned + window.block, size)
            self._scanner.scan(buffer, window)
        end, records = self._scanner.settle(buffer, window)
        if end != size:
            raise changed(cut)
        again = self._emit(buffer, size, records)
        window.tail = rest
        window.ended = window.complete = False
        check_same(again, cut)
        return again

    def skip(self, buffer: bytearray, cut: Cut) -> None:
        """Pass over what an earlier run cut: see RepeatableChunker."""
        window = self._window
        left = cut.end - cut.start
        checksum = 0
        while left and not window.closing:
            piece, window.tail = window.tail[:left], window.tail[left:]
            if not piece:
                got = window.read_into(buffer, 0, min(left, window.block))
                with memoryview(buffer) as view:
                    piece = bytes(view[:got])
            if not piece:
                raise changed(cut)
            checksum = crc32(piece, checksum)
            left -= len(piece)
            if self._lines is not None:
                self._lines += piece.count(b"\n")
        if not window.closing and cut.checksum not in (None, checksum):
            raise changed(cut)
        window.offset, window.number = cut.end, cut.last_record

    def move(self, position: int, records: int, lines: int | None) -> None:
        """Continue as if so much were cut already: see RepeatableChunker."""
        window = self._window
        window.tail = b""
        window.ended = window.complete = False
        window.offset, window.number = position, records
        start, header_lines = self._beginning
        self._lines = header_lines if position == start else lines

    def _emit(self, buffer: bytearray, cut: int, records: int) -> Cut:
        window = self._window
        window.tail = bytes(buffer[cut : window.filled])
        checksum = checksum_of(buffer, cut) if self.checksums else None
        unterminated = buffer[cut - 1] != LINE_FEED
        bad = self._scanner.inspect(buffer, cut, window)
        oversize = 0
        if not self._scanner.is_short(cut):
            oversize = len(long_lines(buffer, cut, PUBLISHED_RECORD_BYTES))
        first = window.number + 1
        for record in bad:
            if self.keeper is not None:
                reason = with_field(record.reason, record.field)
                content = bytes(buffer[record.start : record.end])
                self.keeper.keep(first + record.ordinal, reason, content)
        details = tuple(self._details(buffer, bad[:LISTED_QUARANTINED]))
        result = Cut(
            start=window.offset,
            end=window.offset + cut,
            length=remove(buffer, cut, bad) if bad else cut,
            first_record=first,
            last_record=window.number + records,
            records=records - len(bad),
            quarantined=len(bad),
            details=details,
            skipped=array("L", (first + record.ordinal for record in bad)),
            oversize=oversize,
            unterminated=unterminated,
            checksum=checksum,
        )
        self._advance(records, cut, self._scanner.lines)
        return attrs.evolve(result, lines=self._lines)

    def _advance(self, records: int, size: int, lines: int) -> None:
        window = self._window
        window.number += records
        window.offset += size
        window.filled = 0
        if self._lines is not None:
            self._lines += lines

    def _details(self, buffer: bytearray, bad: list[BadRecord]) -> Iterator[QuarantinedRecord]:
        window, line, position = self._window, self._lines, 0
        for record in bad:
            if line is not None:
                line += buffer.count(b"\n", position, record.start)
            position = record.start
            yield QuarantinedRecord(
                number=window.number + 1 + record.ordinal,
                reason=record.reason,
                field=record.field,
                start=window.offset + record.start,
                line=None if line is None else line + 1,
            )

    def _overlong(self, buffer: bytearray) -> Cut:
        """Quarantine the record that begins the buffer, and read on to where it ends."""
        window = self._window
        start = window.offset
        passed = Passed(self.keeper)
        try:
            self._scanner.skip_record(buffer, window, passed)
        except BaseException:
            passed.drop()
            raise
        end = start + passed.size
        place = f"it is bytes {start + 1:,} to {end:,} of the source"
        reason = f"{too_long(passed.size, self._max_record_bytes)}; {place}"
        details = tuple(self._details(buffer, [BadRecord(0, passed.size, 0, reason)]))
        self._advance(1, passed.size, passed.lines)
        if self.keeper is not None and passed.spool is not None:
            self.keeper.keep(window.number, reason, passed.spool)
        return Cut(
            start=start,
            end=end,
            length=0,
            first_record=window.number,
            last_record=window.number,
            records=0,
            quarantined=1,
            details=details,
            skipped=(window.number,),
            oversize=1,
            unterminated=window.ended,
            lines=self._lines,
        )


def long_lines(data: bytearray, end: int, limit: int) -> list[tuple[int, int]]:
    """Return the (start, end) of every line above `limit` bytes, its line feed counted.

    It leaps from the last line feed within reach to the next one, so it touches few of the bytes.
    """
    found = []
    position = 0
    while end - position > limit:
        feed = data.rfind(b"\n", position, position + limit)
        if feed < 0:
            feed = data.find(b"\n", position + limit, end)
            line_end = end if feed < 0 else feed + 1
            found.append((position, line_end))
            position = line_end
        else:
            position = feed + 1
    return found


def remove(buffer: bytearray, end: int, bad: list[BadRecord]) -> int:
    """Close the gaps that bad records leave in the buffer; return the new end."""
    write = read = 0
    for record in [*bad, BadRecord(end, end, 0, "")]:
        size = record.start - read
        if write != read:
            buffer[write : write + size] = buffer[read : record.start]
        write += size
        read = record.end
    return write
