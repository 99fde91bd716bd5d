"""Cuts newline-delimited JSON at line feeds, and takes out the lines that the server would refuse.

Every line is parsed once (orjson, some 100 MB/s): a server that meets a broken line may refuse the
whole chunk, and which records of it are stored then is not known. The two checks that parsing does
not do, objects in lists and large integers, are made on blocks of bytes first, and line by line
only where a block looks suspicious.

A byte order mark or a record separator (RFC 7464) before a record and a comma after it are
replaced by spaces.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from lytics_async.upload.cut import json_records
from lytics_async.upload.cut.byte_chunks import BadRecord, ByteChunks
from lytics_async.upload.cut.cut import too_long
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.keeping import Passed
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.reading import Read
from lytics_async.upload.cut.time_field import TimeField
from lytics_async.upload.cut.values import is_missing_everywhere
from lytics_async.upload.cut.window import Window

CHECKED_BYTES = 128 * 1024


def ndjson_chunks(
    read: Read,
    *,
    chunk_bytes: int,
    max_record_bytes: int,
    offset: int = 0,
    time_field: TimeField | None = None,
    notes: Notes | None = None,
) -> ByteChunks:
    """Return what cuts a source of newline-delimited JSON: see ByteChunks.

    Args:
        time_field: looks at every record that is sent.
        notes: counts records without a value.
    """
    return ByteChunks(
        read,
        NdjsonScanner(max_record_bytes, time_field, notes),
        chunk_bytes=chunk_bytes,
        max_record_bytes=max_record_bytes,
        offset=offset,
    )


class NdjsonScanner:
    """Finds and checks the lines: see Scanner.

    Args:
        max_record_bytes: a longer line must not be sent.
        time_field, notes: see ndjson_chunks().
    """

    def __init__(
        self,
        max_record_bytes: int,
        time_field: TimeField | None = None,
        notes: Notes | None = None,
    ) -> None:
        self._notes = notes if notes is not None else Notes()
        self.prefix = b""
        self.lines: int = 0
        self._time = time_field
        self._blanks: list[tuple[int, int]] = []  # of the buffer; what is there is no JSON
        self._max_record_bytes = max_record_bytes
        self._bad: list[BadRecord] = []

    def open(self, window: Window) -> None:
        """Nothing comes before the first record."""

    def scan(self, buffer: bytearray, window: Window) -> None:
        """See Scanner."""
        feed = buffer.rfind(b"\n", window.scanned, window.filled)
        if feed >= 0:
            window.cut = feed + 1
        window.scanned = window.filled

    def settle(self, buffer: bytearray, window: Window) -> tuple[int, int]:
        """See Scanner."""
        cut = window.filled if window.ended else window.cut
        self._blanks, self.lines = [], 0
        records, self._bad = self._check(buffer, cut)
        return cut, records

    def inspect(self, buffer: bytearray, cut: int, window: Window) -> list[BadRecord]:
        """See Scanner."""
        if self._time is not None:
            self._time.check()
        for start, end in self._blanks:  # not before, since checksums are those of the source
            buffer[start:end] = b" " * (end - start)
        return self._bad

    def is_short(self, cut: int) -> bool:
        """See Scanner."""
        return False

    def skip_record(self, buffer: bytearray, window: Window, passed: Passed) -> None:
        """See Scanner."""
        start = bytes(buffer[: window.filled])
        front, _, _ = _parts(start)
        passed.take(b" " * len(front) + start[len(front) :])
        while True:
            window.filled = 0
            window.read_block(buffer)
            feed = buffer.find(b"\n", 0, window.filled)
            end = window.filled if feed < 0 else feed + 1
            passed.take(bytes(buffer[:end]))
            if feed >= 0:
                window.tail = bytes(buffer[end : window.filled])
            if feed >= 0 or window.ended:
                return

    def _check(self, buffer: bytearray, end: int) -> tuple[int, list[BadRecord]]:
        """Return the number of records and those that must not be sent."""
        records = 0
        bad: list[BadRecord] = []
        start = 0
        while start < end:
            stop = end
            if end - start > CHECKED_BYTES:
                stop = buffer.rfind(b"\n", start, start + CHECKED_BYTES) + 1
                if stop <= start:
                    stop = buffer.find(b"\n", start, end) + 1 or end
            block = bytes(buffer[start:stop])
            lines = block.split(b"\n")
            self.lines += len(lines) - 1
            if not lines[-1]:
                lines.pop()
            odd = None
            if len(block) <= self._max_record_bytes:
                odd = _all_good(block, lines, keep_all=self._time is not None)
            if odd is not None:
                records += len(lines)
                for record in odd:
                    self._look(record)
            else:
                records += self._check_lines(lines, start, stop, records, bad)
            start = stop
        return records, bad

    def _look(self, record: dict[str, Any]) -> None:
        if is_missing_everywhere(record):
            self._notes.count("empty")
        if self._time is not None:
            self._time.look(record)

    def _check_lines(
        self, lines: list[bytes], start: int, stop: int, ordinal: int, bad: list[BadRecord]
    ) -> int:
        records = 0
        for line in lines:
            end = min(start + len(line) + 1, stop)  # the last line may have no line feed
            front, text, back = _parts(line)
            if text:
                try:
                    if len(line) + 1 > self._max_record_bytes:
                        raise Unsendable(too_long(len(line) + 1, self._max_record_bytes))
                    record = json_records.check_line(text)
                    self._look(record)
                except Unsendable as problem:
                    bad.append(
                        BadRecord(start, end, ordinal + records, problem.reason, problem.field)
                    )
                records += 1
            if front or back:
                after = start + len(front) + len(text)
                self._blanks += [(start, start + len(front)), (after, after + len(back))]
            start = end
        return records


_FRONT = re.compile(rb"(?:[ \t\r\x1e]|\xef\xbb\xbf)*")


def _parts(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what is before the record of a line, the record, and what is after it."""
    found = _FRONT.match(line)
    front = found[0] if found is not None else b""
    rest = line[len(front) :]
    text = rest.rstrip(b" \t\r,")
    return front, text, rest[len(text) :]


def _all_good(block: bytes, lines: list[bytes], *, keep_all: bool) -> list[dict[str, Any]] | None:
    """Parse the lines if all are records that may be sent; None if they must be looked at one by
    one.

    Returns:
        Those without a value in their first field, or all if they are wanted.
    """
    if json_records.may_hold_list_with_object(block, len(lines)):
        return None
    if json_records.may_hold_large_integer(block):
        return None
    loads = orjson.loads
    kept = []
    first: Any
    try:
        for line in lines:
            record = loads(line)
            if type(record) is not dict:
                return None
            first = None
            for first in record.values():  # noqa: B007 # the first is all that is wanted
                break
            if keep_all or not first:
                kept.append(record)
    except orjson.JSONDecodeError:
        return None
    return kept
