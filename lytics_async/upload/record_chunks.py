"""Makes chunks of records that come one by one: dicts, or the elements of a JSON array."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lytics_async.upload.chunks import (
    LISTED_QUARANTINED,
    PUBLISHED_RECORD_BYTES,
    Cut,
    Filled,
    NeedsSpace,
    too_long,
)
from lytics_async.upload.json_records import Unsendable
from lytics_async.upload.report import QuarantinedRecord


class RecordChunks:
    """Writes each record once and packs the lines into chunks: see Chunker.

    Args:
        records: the source.
        encode: returns a record as bytes, its line ending included; raises Unsendable for one that must not be sent.
        max_record_bytes: a record above this is quarantined.
        prefix: returns what goes before every chunk; asked after the first record.
    """

    def __init__(
        self,
        records: Iterator[Any],
        encode: Callable[[Any], bytes],
        *,
        max_record_bytes: int,
        prefix: Callable[[], bytes] = lambda: b"",
    ) -> None:
        self.closing = False
        self.exhausted = False
        self.pulled = 0
        self.position = 0
        self._records = records
        self._encode = encode
        self._max_record_bytes = max_record_bytes
        self._prefix = prefix
        self._held: bytes | None = (
            None  # written, and too long for what was left of the last buffer
        )
        self._covered = 0
        self._failure: Exception | None = None

    @property
    def prefix(self) -> bytes:
        """What goes before every chunk."""
        return self._prefix()

    def fill(self, buffer: bytearray) -> Filled:
        """Pack records until the next one does not fit: see Chunker."""
        if self._failure is not None:
            raise self._failure
        if self._held is not None and len(self._held) > len(buffer):
            return NeedsSpace(len(self._held))
        filled = records = oversize = bad = 0
        details: list[QuarantinedRecord] = []
        while not self.closing:
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
                try:
                    line = self._encode(record)
                    if len(line) > self._max_record_bytes:
                        raise Unsendable(too_long(len(line), self._max_record_bytes))
                except Unsendable as problem:
                    bad += 1
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
        cut = Cut(
            start=self.position,
            end=self.position + filled,
            length=filled,
            first_record=self._covered + 1,
            last_record=self._covered + records + bad,
            records=records,
            quarantined=bad,
            details=tuple(details),
            oversize=oversize,
        )
        self._covered = cut.last_record
        self.position = cut.end
        return cut
