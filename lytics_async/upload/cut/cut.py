"""The contract of every chunker: buffers in, cuts at record boundaries out.

A chunker fills a buffer that it is given (they are reused: fresh ones of 8 MiB cost four times the
scanning) and says how much of its beginning is a chunk. It runs in the reader thread and knows
nothing of clocks, loops or servers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import attrs

from lytics_async.errors import SourceChanged
from lytics_async.upload.cut.checksum import crc32
from lytics_async.upload.cut.keeping import Keeper
from lytics_async.upload.report import QuarantinedRecord

PUBLISHED_RECORD_BYTES = 16 * 1024
"""The published size of a record in a batch. It is not published what happens above it, so such
records are counted and sent."""

LISTED_QUARANTINED = 1000
"""Quarantined records that are listed one by one; beyond that they are only counted, since memory
is bounded."""


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
        checksum: crc32 of the bytes it covers, or for a source of records of those it sends; None
            if there is none.
        part: the file that it is of, of a list of files; counted from 0.
        lines: line feeds of its file before its end; None = not known.
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
    part: int = 0
    lines: int | None = None


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
        pulled: records taken from the source; more than the cuts cover when an iterable was left in
            the middle.
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
            SourceError: the source cannot be read further; all before that point has been cut.
        """
        ...


class RepeatableChunker(Chunker, Protocol):
    """A chunker that can make the cuts of an earlier run again.

    Attributes:
        checksums: set from outside to have cuts carry checksums.
        keeper: set from outside to be given the records that are quarantined.
    """

    checksums: bool

    @property
    def keeper(self) -> Keeper | None: ...
    @keeper.setter
    def keeper(self, value: Keeper | None) -> None: ...

    def refill(self, buffer: bytearray, cut: Cut) -> Cut | NeedsSpace | None:
        """Cut again what an earlier run cut, which comes next in the source; None when `closing`
        came in between.

        Raises:
            SourceChanged: other records are there now.
        """
        ...

    def skip(self, buffer: bytearray, cut: Cut) -> None:
        """Pass over what an earlier run cut, which comes next in the source; the buffer is scratch
        space.

        Raises:
            SourceChanged: other records are there now.
        """
        ...

    def move(self, position: int, records: int, lines: int | None) -> None:
        """Continue as if `position` bytes and so many records were cut already; the caller has
        moved the source.

        Args:
            lines: line feeds before that; None = not known, or those of the header alone.
        """
        ...


def checksum_of(buffer: bytearray, end: int) -> int:
    """Return the crc32 of the buffer up to `end`."""
    with memoryview(buffer) as view, view[:end] as piece:
        return crc32(piece, 0)


def check_same(again: Cut, cut: Cut) -> None:
    """Refuse to continue if a cut has other content than that of an earlier run.

    Raises:
        SourceChanged: it has.
    """
    if (again.last_record, again.end, again.checksum) != (cut.last_record, cut.end, cut.checksum):
        raise changed(cut)


def changed(cut: Cut) -> SourceChanged:
    """Say that the records of an earlier cut are no longer what they were."""
    return SourceChanged(
        f"The records {cut.first_record:,} to {cut.last_record:,} are not what they were when this ledger was written, so "
        "it is unknown what of the source is still to be sent. Pass the same source, from the same record on; or start "
        "again with another ledger, which sends everything again."
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
