"""What every chunker has in common: buffers in, cuts at record boundaries out.

A chunker fills a buffer that it is given (they are reused: fresh ones of 8 MiB cost four times the scanning) and says
how much of its beginning is a chunk. It runs in the reader thread and knows nothing of clocks, loops or servers.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

import attrs

from lytics_async.upload.cut.checksum import crc32
from lytics_async.upload.cut.yielding import give_way
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.report import QuarantinedRecord
from lytics_async.upload.source.opening import Read, SourceError, SourceStopped

QUOTE = 0x22
LINE_FEED = 0x0A

BLOCK_BYTES = 1024 * 1024
"""Bytes per call into C that holds the interpreter lock, so that the event loop waits a millisecond at most."""

PUBLISHED_RECORD_BYTES = 16 * 1024
"""The published size of a record in a batch. Nobody publishes what happens above it, so such records are counted."""

LISTED_QUARANTINED = 1000
"""Quarantined records that are listed one by one; beyond that they are only counted, since memory is bounded."""


@attrs.frozen(kw_only=True)
class Cut:
    """What a filled buffer holds.

    Attributes:
        start, end: the bytes of the source it covers.
        length: bytes to send, from the beginning of the buffer.
        first_record, last_record: numbers of the records it covers, quarantined ones included.
        records: records to send.
        quarantined: records that are not to be sent; the first of them are in `details`.
        skipped: the numbers of all of them, in order.
        oversize: records above the published size.
        unterminated: it ends the source, and not with a line feed.
        checksum: crc32 of the bytes it covers, or for a source of records of those it sends; None if there is none.
        chunk: what an earlier run made of the same records; None for a new cut.
        part: the file that it is of, of a list of files; counted from 0.
    """

    start: int
    end: int
    length: int
    first_record: int
    last_record: int
    records: int
    quarantined: int = 0
    details: tuple[QuarantinedRecord, ...] = ()
    skipped: Sequence[int] = ()
    oversize: int = 0
    unterminated: bool = False
    checksum: int | None = None
    chunk: Chunk | None = None
    part: int = 0


@attrs.frozen
class NeedsSpace:
    """A record does not fit: call again with the same buffer, lengthened to `size` bytes."""

    size: int


Filled: TypeAlias = Cut | NeedsSpace | None
"""The outcome of a fill; None is the end of the source."""


class Chunker(Protocol):
    """Cuts one source into chunks.

    Attributes:
        prefix: bytes that go before every chunk: the header.
        closing: set from outside to end early, after what has been read.
        exhausted: the source was read to its end.
        pulled: records taken from the source; more than the cuts cover when an iterable was left in the middle.
        position: bytes of the source that the cuts cover so far, and the header.
    """

    @property
    def closing(self) -> bool: ...
    @closing.setter
    def closing(self, value: bool) -> None: ...
    @property
    def prefix(self) -> bytes: ...
    @property
    def exhausted(self) -> bool: ...
    @property
    def pulled(self) -> int: ...
    @property
    def position(self) -> int: ...

    def fill(self, buffer: bytearray) -> Filled:
        """Fill the buffer from the source and cut it.

        Raises:
            SourceError: the source cannot be read on; all before that point has been cut.
        """
        ...


Keep: TypeAlias = Callable[[int, str, bytes], None]
"""Takes a record that is not to be sent: its number, why, and its bytes as far as it can be written."""


class RepeatableChunker(Chunker, Protocol):
    """A chunker that can make the cuts of an earlier run again.

    Attributes:
        checksums: set from outside to have cuts carry checksums.
        keep: set from outside to be given the records that are quarantined, but for those too long to be held.
    """

    checksums: bool
    keep: Keep | None

    def refill(self, buffer: bytearray, cut: Cut) -> Cut | NeedsSpace | None:
        """Cut again what an earlier run cut, which comes next in the source; None when `closing` came in between.

        Raises:
            SourceError: other records are there now.
        """
        ...

    def skip(self, buffer: bytearray, cut: Cut) -> None:
        """Pass over what an earlier run cut, which comes next in the source; the buffer is scratch space.

        Raises:
            SourceError: other records are there now.
        """
        ...

    def move(self, position: int, records: int) -> None:
        """Go on as if `position` bytes and so many records were cut already; the caller has moved the source."""
        ...


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


class ByteChunks:
    """The part of a byte chunker that is the same for CSV and for newline-delimited JSON.

    A subclass finds the cuts: `_scan` looks at new bytes, `_settle` decides where to cut and counts, `_inspect` names
    records that must not be sent, `_skip_record` gets past one that is too long to hold.

    Args:
        read: fills a buffer from the source.
        chunk_bytes: size to aim for.
        max_record_bytes: a record above this is quarantined.
        offset: where `read` starts in the source.
    """

    def __init__(
        self, read: Read, *, chunk_bytes: int, max_record_bytes: int, offset: int = 0
    ) -> None:
        self.closing = self.checksums = False
        self.keep: Keep | None = None
        self.prefix = b""
        self._read = read
        self._chunk_bytes = chunk_bytes
        self._max_record_bytes = max_record_bytes
        self._block = min(BLOCK_BYTES, chunk_bytes)
        self._offset = offset  # of the beginning of the buffer, in the source
        self._number = 0  # records cut so far
        self._tail = b""  # read, and to be the beginning of the next chunk
        self._filled = 0
        self._scanned = 0
        self._cut = 0  # the last good place to cut that _scan saw
        self._vain = (
            0  # how much of the buffer was looked at before its last cut turned out to be none
        )
        self._growing = False
        self._ended = False
        self._complete = False
        self._in_a_row = 0  # bytes read since other threads had their turn

    @property
    def exhausted(self) -> bool:
        """The source was read to its end, and all of it is cut."""
        return self._complete and not self._tail and not self._filled

    @property
    def pulled(self) -> int:
        """Records read; bytes behind the last cut count as unread."""
        return self._number

    @property
    def position(self) -> int:
        """Bytes of the source that are cut, or were the header."""
        return self._offset

    def fill(self, buffer: bytearray) -> Filled:
        """Fill the buffer and cut it: see Chunker."""
        if not self._growing:
            if len(self._tail) > len(buffer):
                return NeedsSpace(len(self._tail) + self._block)
            self._filled = len(self._tail)
            buffer[: self._filled] = self._tail
            self._tail = b""
            self._scanned = self._cut = 0
            self._vain = 0
        self._growing = False
        while True:
            self._scan(buffer)
            full = self._filled == len(buffer)
            enough = self._filled >= self._chunk_bytes or self.closing
            # Where no cut was found, the next look is at twice as much: looking costs time by what is held.
            hopeful = self._cut and (self.closing or self._filled >= 2 * self._vain)
            if self._ended or full or (enough and hopeful):
                if not self._filled:
                    return None
                cut, records = self._settle(buffer)
                if cut:
                    return self._emit(buffer, cut, records)
                if self._ended or self._filled > self._max_record_bytes:
                    return self._overlong(buffer)
                if self._cut:
                    self._vain = self._filled
                if full:
                    self._growing = True
                    limit = max(self._max_record_bytes, len(buffer)) + self._block
                    return NeedsSpace(min(2 * len(buffer), limit))
            if self.closing:
                self._tail = bytes(buffer[: self._filled])
                return None
            try:
                self._read_block(buffer)
            except SourceStopped:
                self.closing = True  # what follows the last whole record may be the half of one

    def refill(self, buffer: bytearray, cut: Cut) -> Cut | NeedsSpace | None:
        """Cut again what an earlier run cut: see RepeatableChunker."""
        size = cut.end - cut.start
        if size > len(buffer):
            return NeedsSpace(size)
        ahead, rest = self._tail[:size], self._tail[size:]
        buffer[: len(ahead)] = ahead
        self._filled, self._scanned, self._cut = len(ahead), 0, 0
        while self._filled < size and not self.closing:
            self._read_block(buffer, size)
            if self._ended:
                raise changed(cut)
        if self.closing:
            return None
        self._ended = True  # as far as this cut goes
        while self._scanned < size:
            self._filled = min(self._scanned + self._block, size)
            self._scan(buffer)
        end, records = self._settle(buffer)
        if end != size:
            raise changed(cut)
        again = self._emit(buffer, size, records)
        self._tail = rest
        self._ended = self._complete = False
        check_same(again, cut)
        return again

    def skip(self, buffer: bytearray, cut: Cut) -> None:
        """Pass over what an earlier run cut: see RepeatableChunker."""
        left = cut.end - cut.start
        checksum = 0
        while left and not self.closing:
            piece, self._tail = self._tail[:left], self._tail[left:]
            if not piece:
                got = self._read_into(buffer, 0, min(left, self._block))
                with memoryview(buffer) as view:
                    piece = bytes(view[:got])
            if not piece:
                raise changed(cut)
            checksum = crc32(piece, checksum)
            left -= len(piece)
        if not self.closing and cut.checksum not in (None, checksum):
            raise changed(cut)
        self._offset, self._number = cut.end, cut.last_record

    def move(self, position: int, records: int) -> None:
        """Go on as if so much were cut already: see RepeatableChunker."""
        self._tail = b""
        self._ended = self._complete = False
        self._offset, self._number = position, records

    def _read_block(self, buffer: bytearray, limit: int | None = None) -> None:
        end = min(len(buffer) if limit is None else limit, self._filled + self._block)
        got = self._read_into(buffer, self._filled, end)
        self._filled += got
        self._ended = got == 0
        self._complete = self._ended and not self.closing

    def _read_into(self, buffer: bytearray, start: int, end: int) -> int:
        """Read into a part of the buffer, and give way from time to time; return how many bytes came."""
        if self._in_a_row >= BLOCK_BYTES:
            give_way()
            self._in_a_row = 0
        with memoryview(buffer) as view, view[start:end] as room:
            got = self._read(room)
        self._in_a_row += got
        return got

    def _emit(self, buffer: bytearray, cut: int, records: int) -> Cut:
        self._tail = bytes(buffer[cut : self._filled])
        checksum = checksum_of(buffer, cut) if self.checksums else None
        unterminated = buffer[cut - 1] != LINE_FEED
        bad = self._inspect(buffer, cut)
        oversize = sum(1 for _ in long_lines(buffer, cut, PUBLISHED_RECORD_BYTES))
        first = self._number + 1
        if self.keep is not None:
            for record in bad:
                self.keep(
                    first + record.ordinal,
                    with_field(record.reason, record.field),
                    bytes(buffer[record.start : record.end]),
                )
        length = remove(buffer, cut, bad) if bad else cut
        result = Cut(
            start=self._offset,
            end=self._offset + cut,
            length=length,
            first_record=first,
            last_record=self._number + records,
            records=records - len(bad),
            quarantined=len(bad),
            details=tuple(
                QuarantinedRecord(
                    number=first + record.ordinal,
                    reason=record.reason,
                    field=record.field,
                    start=self._offset + record.start,
                )
                for record in bad[:LISTED_QUARANTINED]
            ),
            skipped=array("L", (first + record.ordinal for record in bad)),
            oversize=oversize,
            unterminated=unterminated,
            checksum=checksum,
        )
        self._number += records
        self._offset += cut
        self._filled = 0
        return result

    def _overlong(self, buffer: bytearray) -> Cut:
        """Quarantine the record that begins the buffer, and read on to where it ends."""
        start = self._offset
        size = self._skip_record(buffer)
        self._offset += size
        self._number += 1
        self._filled = 0
        return Cut(
            start=start,
            end=self._offset,
            length=0,
            first_record=self._number,
            last_record=self._number,
            records=0,
            quarantined=1,
            details=(
                QuarantinedRecord(
                    number=self._number,
                    reason=too_long(size, self._max_record_bytes),
                    start=start,
                ),
            ),
            skipped=(self._number,),
            oversize=1,
            unterminated=self._ended,
        )

    def _scan(self, buffer: bytearray) -> None:
        """Look at the bytes from `_scanned` to `_filled`, and move `_cut` to the last place to cut."""
        raise NotImplementedError

    def _settle(self, buffer: bytearray) -> tuple[int, int]:
        """Return where to cut, and how many records that makes; 0 for nowhere."""
        raise NotImplementedError

    def _inspect(self, buffer: bytearray, cut: int) -> list[BadRecord]:
        """Return the records before the cut that must not be sent."""
        raise NotImplementedError

    def _skip_record(self, buffer: bytearray) -> int:
        """Read to the end of the record that fills the buffer; keep what follows in `_tail`; return its size."""
        raise NotImplementedError


def blocks(end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of blocks up to `end`, and give way between two of them."""
    for start in range(0, end, BLOCK_BYTES):
        if start:
            give_way()
        yield start, min(start + BLOCK_BYTES, end)


def checksum_of(buffer: bytearray, end: int) -> int:
    """Return the crc32 of the buffer up to `end`."""
    with memoryview(buffer) as view, view[:end] as piece:
        return crc32(piece, 0)


def check_same(again: Cut, cut: Cut) -> None:
    """Refuse to go on if a cut has other content than that of an earlier run.

    Raises:
        SourceError: it has.
    """
    if (again.last_record, again.end, again.checksum) != (cut.last_record, cut.end, cut.checksum):
        raise changed(cut)


def changed(cut: Cut) -> SourceError:
    """Say that the records of an earlier cut are no longer what they were."""
    return SourceError(
        f"The records {cut.first_record:,} to {cut.last_record:,} are not what they were when this ledger was written, so "
        "nobody can say what of the source is still to be sent. Give the same source, from the same record on; or start "
        "anew with another ledger, which sends everything once more."
    )


def with_field(reason: str, field: str | None) -> str:
    """Return the reason, with the field that is at fault before it."""
    return reason if field is None else f"field {field!r}: {reason}"


def too_long(size: int, limit: int) -> str:
    """Say that a record is too long to be sent."""
    return (
        f"the record is {size:,} bytes long and the limit is {limit:,}; raise max_record_bytes, and memory_budget to at "
        "least four times that"
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
