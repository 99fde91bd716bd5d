"""Makes chunks of records that come one by one: dicts, or the elements of a JSON array."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

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
from lytics_async.upload.cut.json_encoding import salvage as json_salvage
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.keeping import Keeper, Passing, Spool
from lytics_async.upload.cut.time_field import TimeField
from lytics_async.upload.cut.yielding import give_way
from lytics_async.upload.report import QuarantinedRecord

RECORDS_IN_A_ROW = 250
"""Records between two moments in which other threads have their turn: a millisecond or two."""


class RecordChunks:
    """Writes each record once and packs the lines into chunks: see Chunker.

    Args:
        records: the source.
        encode: returns a record as bytes, its line ending included; raises Unsendable for one that
            must not be sent.
        salvage: returns what can be written of a record that must not be sent, or the spool that
            took it; None = nothing.
        max_record_bytes: a record above this is quarantined.
        prefix: goes before every chunk.
        time_field: has looked at every record that was written.
        passing: with it, the source passes over records that are too long to be held.
    """

    def __init__(
        self,
        records: Iterator[Any],
        encode: Callable[[Any], bytes],
        *,
        salvage: Callable[[Any], bytes | Spool | None] = json_salvage,
        max_record_bytes: int,
        prefix: bytes = b"",
        time_field: TimeField | None = None,
        passing: Passing | None = None,
    ) -> None:
        self._time = time_field
        self._passing = passing if passing is not None else Passing()
        self.prefix = prefix
        self.closing = self.checksums = False
        self.exhausted: bool = False
        self.pulled: int = 0
        self.position: int = 0
        self._records = records
        self._encode = encode
        self._salvage = salvage
        self._max_record_bytes = max_record_bytes
        self._held: bytes | None = (
            None  # written, and too long for what was left of the last buffer
        )
        self._covered = 0
        self._failure: Exception | None = None

    def fill(self, buffer: bytearray) -> Filled:
        """Pack records until the next one does not fit: see Chunker."""
        return self._fill(buffer, None)

    def refill(self, buffer: bytearray, cut: Cut) -> Cut | NeedsSpace | None:
        """Pack the records again that an earlier run packed: see RepeatableChunker."""
        if cut.end - cut.start > len(buffer):
            return NeedsSpace(cut.end - cut.start)
        again = self._fill(buffer, cut.last_record)
        if self.closing:
            return None
        if not isinstance(again, Cut):
            raise changed(cut)
        check_same(again, cut)
        return again

    def skip(self, buffer: bytearray, cut: Cut) -> None:
        """Pass over what an earlier run packed: see RepeatableChunker."""
        if cut.checksum is not None:
            keeper, self.keeper = self.keeper, None  # what is bad in it is kept already
            try:
                self.refill(bytearray(cut.end - cut.start), cut)
            finally:
                self.keeper = keeper
            return
        while self.pulled < cut.last_record and not self.closing:
            if next(self._records, None) is None:
                raise changed(cut)
            self.pulled += 1
        self._covered, self.position = cut.last_record, cut.end

    def move(self, position: int, records: int, lines: int | None) -> None:
        """Continue as if so much were packed already: see RepeatableChunker."""
        self.pulled = self._covered = records
        self.position = position

    @property
    def keeper(self) -> Keeper | None:
        """See RepeatableChunker."""
        return self._passing.keeper

    @keeper.setter
    def keeper(self, value: Keeper | None) -> None:
        self._passing.keeper = value

    def _keep(self, problem: Unsendable, record: Any) -> None:
        if self.keeper is None:
            return
        written = self._salvage(record)
        if written is not None:
            reason = with_field(problem.reason, problem.field)
            self.keeper.keep(self.pulled, reason, written)

    def _fill(self, buffer: bytearray, last: int | None) -> Filled:
        if self._failure is not None:
            raise self._failure
        if self._held is not None and len(self._held) > len(buffer):
            return NeedsSpace(len(self._held))
        filled = records = oversize = bad = 0
        details: list[QuarantinedRecord] = []
        skipped = array("L")
        while not self.closing and (last is None or self.pulled < last):
            line = self._held
            self._held = None
            if line is None:
                try:
                    record = next(self._records)
                except StopIteration:
                    self.exhausted = not self.closing
                    break
                except Exception as error:
                    self._failure = error
                    break
                self.pulled += 1
                if self.pulled % RECORDS_IN_A_ROW == 0:
                    give_way()
                try:
                    line = self._encode(record)
                    if len(line) > self._max_record_bytes:
                        raise Unsendable(too_long(len(line), self._max_record_bytes))
                except Unsendable as problem:
                    bad += 1
                    skipped.append(self.pulled)
                    self._keep(problem, record)
                    if bad <= LISTED_QUARANTINED:
                        details.append(
                            QuarantinedRecord(
                                number=self.pulled, reason=problem.reason, field=problem.field
                            )
                        )
                    continue
            if filled + len(line) > len(buffer):
                self._held = line
                break
            buffer[filled : filled + len(line)] = line
            filled += len(line)
            records += 1
            oversize += len(line) > PUBLISHED_RECORD_BYTES
        if not records and not bad:
            if self._held is not None:
                return NeedsSpace(len(self._held))
            if self._failure is not None:
                raise self._failure
            return None
        if self._time is not None:
            self._time.check()
        cut = Cut(
            start=self.position,
            end=self.position + filled,
            length=filled,
            first_record=self._covered + 1,
            last_record=self._covered + records + bad,
            records=records,
            quarantined=bad,
            details=tuple(details),
            skipped=skipped,
            oversize=oversize,
            checksum=checksum_of(buffer, filled) if self.checksums else None,
        )
        self._covered = cut.last_record
        self.position = cut.end
        return cut
