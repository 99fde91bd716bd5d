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

from lytics_async.upload.cut import json_records
from lytics_async.upload.cut.byte_chunks import BadRecord, ByteChunks
from lytics_async.upload.cut.cut import too_long
from lytics_async.upload.cut.json_block import BlockCheck
from lytics_async.upload.cut.json_records import ONE_LINE_EACH, Unsendable
from lytics_async.upload.cut.json_stream import is_object, object_end
from lytics_async.upload.cut.keeping import Passed
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.reading import Read, SourceError
from lytics_async.upload.cut.time_field import TimeField
from lytics_async.upload.cut.values import is_missing_everywhere
from lytics_async.upload.cut.window import Window

CHECKED_BYTES = 128 * 1024

LOOKED_AHEAD = 64 * 1024
"""Bytes in which the end of an object must be found that goes over several lines."""


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
        self._blocks = BlockCheck()

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
        records, self._bad, end = self._check(buffer, cut, window.filled)
        if cut and not end:
            raise SourceError(
                f"The object at byte {window.offset:,} of the source (record {window.number + 1:,}) goes "
                f"over several lines, unlike those before it. Nothing from it on is sent; {ONE_LINE_EACH}."
            )
        return end, records

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

    def _check(self, buffer: bytearray, end: int, filled: int) -> tuple[int, list[BadRecord], int]:
        """Return the number of records, those that must not be sent, and where they end: before an
        object that goes over several lines.
        """
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
            feeds = len(lines) - 1
            if not lines[-1]:
                lines.pop()
            odd = None
            if len(block) <= self._max_record_bytes:
                odd = self._blocks.records(block, lines, keep_all=self._time is not None)
            if odd is not None:
                records += len(lines)
                self.lines += feeds
                for record in odd:
                    self._look(record)
            else:
                found, stop_at = self._check_lines(
                    buffer, lines, (start, stop, filled), records, bad
                )
                records += found
                self.lines += buffer.count(b"\n", start, stop_at)
                if stop_at < stop:
                    return records, bad, stop_at
            start = stop
        return records, bad, end

    def _look(self, record: dict[str, Any]) -> None:
        if is_missing_everywhere(record):
            self._notes.count("empty")
        if self._time is not None:
            self._time.look(record)

    def _check_lines(
        self,
        buffer: bytearray,
        lines: list[bytes],
        extent: tuple[int, int, int],
        ordinal: int,
        bad: list[BadRecord],
    ) -> tuple[int, int]:
        """Return the number of records, and where they end.

        Args:
            lines: of a block.
            extent: where the block begins and ends, and what was read of the source.
            ordinal: records before the block.
            bad: takes those that must not be sent.
        """
        start, stop, filled = extent
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
                    if text.startswith(b"{") and _goes_over_lines(
                        text, bytes(buffer[start + len(front) : min(start + LOOKED_AHEAD, filled)])
                    ):
                        return records, start
                    bad.append(
                        BadRecord(start, end, ordinal + records, problem.reason, problem.field)
                    )
                records += 1
            if front or back:
                after = start + len(front) + len(text)
                self._blanks += [(start, start + len(front)), (after, after + len(back))]
            start = end
        return records, stop


def _goes_over_lines(line: bytes, ahead: bytes) -> bool:
    """Whether a line begins an object that goes over several lines, and is not just broken.

    Args:
        ahead: what was read from the line on.
    """
    if line == b"{":
        return True
    following = ahead[len(line) :].lstrip(b" \t\r\n,")
    if following[:1] in (b"", b"{"):  # another record, or nothing to tell by
        return False
    end = object_end(ahead, 0)
    return end is not None and end > len(line) and is_object(ahead[:end])


_FRONT = re.compile(rb"(?:[ \t\r\x1e]|\xef\xbb\xbf)*")


def _parts(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what is before the record of a line, the record, and what is after it."""
    found = _FRONT.match(line)
    front = found[0] if found is not None else b""
    rest = line[len(front) :]
    text = rest.rstrip(b" \t\r,")
    return front, text, rest[len(text) :]
