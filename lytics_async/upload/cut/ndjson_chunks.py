"""Cuts newline-delimited JSON at line feeds, and takes out the lines that the server would refuse.

Every line is parsed once (orjson, some 100 MB/s): a server that meets a broken line may refuse the whole chunk, and what
it kept of it then nobody knows. The two checks that parsing does not do, objects in lists and large integers, are made
on blocks of bytes first, and line by line only where a block looks suspicious.
"""

from __future__ import annotations

import orjson

from lytics_async.upload.cut import json_records
from lytics_async.upload.cut.byte_chunks import BadRecord, ByteChunks
from lytics_async.upload.cut.cut import too_long
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.reading import Read
from lytics_async.upload.cut.window import Window

CHECKED_BYTES = 128 * 1024


def ndjson_chunks(
    read: Read, *, chunk_bytes: int, max_record_bytes: int, offset: int = 0
) -> ByteChunks:
    """Return what cuts a source of newline-delimited JSON: see ByteChunks."""
    return ByteChunks(
        read,
        NdjsonScanner(max_record_bytes),
        chunk_bytes=chunk_bytes,
        max_record_bytes=max_record_bytes,
        offset=offset,
    )


class NdjsonScanner:
    """Finds and checks the lines: see Scanner.

    Args:
        max_record_bytes: a longer line must not be sent.
    """

    def __init__(self, max_record_bytes: int) -> None:
        self.prefix = b""
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
        records, self._bad = self._check(buffer, cut)
        return cut, records

    def inspect(self, buffer: bytearray, cut: int, window: Window) -> list[BadRecord]:
        """See Scanner."""
        return self._bad

    def skip_record(self, buffer: bytearray, window: Window) -> int:
        """See Scanner."""
        size = window.filled
        while True:
            window.filled = 0
            window.read_block(buffer)
            feed = buffer.find(b"\n", 0, window.filled)
            if feed >= 0:
                window.tail = bytes(buffer[feed + 1 : window.filled])
                return size + feed + 1
            size += window.filled
            if window.ended:
                return size

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
            if not lines[-1]:
                lines.pop()
            if _all_good(block, lines) and len(block) <= self._max_record_bytes:
                records += len(lines)
            else:
                records += self._check_lines(lines, start, stop, records, bad)
            start = stop
        return records, bad

    def _check_lines(
        self, lines: list[bytes], start: int, stop: int, ordinal: int, bad: list[BadRecord]
    ) -> int:
        records = 0
        for line in lines:
            end = min(start + len(line) + 1, stop)  # the last line may have no line feed
            if not line.isspace() and line:
                try:
                    if len(line) + 1 > self._max_record_bytes:
                        raise Unsendable(too_long(len(line) + 1, self._max_record_bytes))
                    json_records.check_line(line)
                except Unsendable as problem:
                    bad.append(
                        BadRecord(start, end, ordinal + records, problem.reason, problem.field)
                    )
                records += 1
            start = end
        return records


def _all_good(block: bytes, lines: list[bytes]) -> bool:
    if json_records.may_hold_list_with_object(block, len(lines)):
        return False
    if json_records.may_hold_large_integer(block):
        return False
    loads = orjson.loads
    try:
        for line in lines:
            if type(loads(line)) is not dict:
                return False
    except orjson.JSONDecodeError:
        return False
    return True
