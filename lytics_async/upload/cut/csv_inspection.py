"""Finds the records of a CSV that must not be sent: too long, not UTF-8, a repeated header, half
a record.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterator

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.byte_chunks import BadRecord, long_lines
from lytics_async.upload.cut.cut import too_long
from lytics_async.upload.cut.flags import Flag
from lytics_async.upload.cut.line_tally import MARK, LineTally, count_lines
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.window import Window, blocks


class CsvInspector:
    """Looks at the records before a cut.

    Args:
        header: the header line; empty if the source has none.
        width: columns.
        delimiter: one byte.
        max_record_bytes: a longer record must not be sent.
        flags: records that whatever writes the bytes wants held back, in order; it adds to them.
        notes: counts records without a value.
        codec: the encoding of the file; None = UTF-8.

    Attributes:
        wanted: lines that a tally must find.
    """

    def __init__(
        self,
        header: bytes,
        width: int,
        delimiter: bytes,
        max_record_bytes: int,
        flags: deque[Flag] | None,
        notes: Notes,
        codec: str | None = None,
    ) -> None:
        self._width = width
        self._delimiter = delimiter
        self._limit = max_record_bytes
        self._flags = flags
        self._notes = notes
        self._codec = codec
        headers = _forms(header, delimiter)
        self._headers = frozenset(headers)
        # A line without anything is not a record.
        empty = [delimiter.join([field] * width) for field in (b"", b'""')]
        self._empty = [line for line in empty if line]
        self._first_empty = 2 * len(headers)
        self.wanted: list[bytes] = [
            line + ending for line in (*headers, *self._empty) for ending in (b"\n", b"\r\n")
        ]

    def inspect(
        self,
        buffer: bytearray,
        cut: int,
        window: Window,
        tally: LineTally,
        found: list[tuple[int, int]] | None,
    ) -> list[BadRecord]:
        """Return the records before the cut that must not be sent, in order.

        Args:
            found: the records that were looked for, where fields go over lines; None if nothing was
                looked for.
        """
        known = tally.found if tally.balanced else found
        # What the tally has not counted has no line feed at its end, or fields that go over lines.
        counted = tally.end if tally.balanced else 0
        suspicious = not tally.decodes or tally.marked
        if counted < cut and not buffer.isascii():
            suspicious = suspicious or not _is_utf8(buffer, counted, cut)
            suspicious = suspicious or buffer.find(MARK, counted, cut) >= 0
        for at, which in known or ():
            if at < cut and which >= self._first_empty:
                self._notes.count("empty")
            elif at < cut:
                suspicious = True
        if known is None:
            lines = (*self._headers, *self._empty)
            suspicious = suspicious or any(buffer.find(line, 0, cut) >= 0 for line in lines)
        cut_short = window.ended and cut and buffer[cut - 1] != csv_grammar.LINE_FEED
        if suspicious or self._flags or cut_short:
            return list(
                self._one_by_one(
                    buffer, cut, window, half_last=bool(cut_short), searched=known is not None
                )
            )
        return self._overlong(buffer, cut)

    def _one_by_one(
        self, buffer: bytearray, cut: int, window: Window, *, half_last: bool, searched: bool
    ) -> Iterator[BadRecord]:
        flags = self._flags if self._flags is not None else deque[Flag]()
        while flags and flags[0].number <= window.number:
            flags.popleft()
        for start, end, ordinal in spans(buffer, cut, self._delimiter):
            is_last = half_last and end == cut
            while flags and flags[0].number == window.number + ordinal + 1:
                flag = flags.popleft()
                yield BadRecord(start, end, ordinal, flag.reason, flag.field)
                break
            else:
                record = bytes(buffer[start:end])
                reason = self._fault(record)
                if is_last and reason is None:
                    reason = self._half(buffer, start, end)
                if reason is not None:
                    yield BadRecord(start, end, ordinal, reason)
                elif (is_last or not searched) and record.rstrip(b"\r\n") in self._empty:
                    self._notes.count("empty")

    def _fault(self, record: bytes) -> str | None:
        if len(record) > self._limit:
            return too_long(len(record), self._limit)
        marked = record.startswith(MARK)
        if record.removeprefix(MARK).rstrip(b"\r\n") in self._headers:
            return "it repeats the header; remove the line, as after joining files"
        if marked:
            return (
                "it begins with a byte order mark (U+FEFF); remove the mark, as after joining files"
            )
        if record.isascii():
            return None
        try:
            record.decode()
        except UnicodeDecodeError as error:
            if self._codec is not None:
                return (
                    f"a character is not valid {self._codec.upper()} (byte {error.start + 1:,} of the "
                    "record in UTF-8); replace it"
                )
            return (
                f"it is not UTF-8 (byte {error.start + 1:,} of the record); name the encoding of the "
                "file with encoding (--encoding), such as latin-1 or cp1252"
            )
        return None

    def _half(self, buffer: bytearray, start: int, end: int) -> str | None:
        record = csv_grammar.read_record(buffer, start, end, self._delimiter)
        if record.quote is not None or record.width >= self._width:
            return None
        if buffer[start:end].strip(b"\0\x1a") == b"":
            return "it is an end mark of DOS (Ctrl-Z) or padding (NUL bytes); remove it"
        return (
            f"it is the last, has {record.width} of {self._width} fields and no line ending; the file "
            "was probably cut short"
        )

    def _overlong(self, buffer: bytearray, cut: int) -> list[BadRecord]:
        limit = self._limit
        if limit >= cut:
            return []
        if buffer.find(b'"', 0, cut) < 0:
            found = [
                (*span, count_lines(buffer, span[0])) for span in long_lines(buffer, cut, limit)
            ]
        else:
            found = [
                span for span in spans(buffer, cut, self._delimiter) if span[1] - span[0] > limit
            ]
        return [
            BadRecord(start, end, ordinal, too_long(end - start, limit))
            for start, end, ordinal in found
        ]


def _forms(header: bytes, delimiter: bytes) -> list[bytes]:
    """Return a header as it is, without quotes, and with quotes around every name: files that were
    joined may differ in this. No line endings.
    """
    line = header.rstrip(b"\r\n")
    if not line:
        return []
    names = csv_grammar.fields_of(line, delimiter)
    quoted = delimiter.join(b'"' + name.replace(b'"', b'""') + b'"' for name in names)
    needs_quotes = any(special in name for name in names for special in (b'"', b"\n", delimiter))
    plain = [] if needs_quotes else [delimiter.join(names)]
    return list(dict.fromkeys((line, *plain, quoted)))


def spans(data: bytearray, end: int, delimiter: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, ordinal) of every record."""
    start = ordinal = 0
    while start < end:
        stop = csv_grammar.read_record(data, start, end, delimiter).end
        if not csv_grammar.is_blank(data, start, stop):
            yield start, stop, ordinal
            ordinal += 1
        start = stop


def _is_utf8(buffer: bytearray, start: int, end: int) -> bool:
    if start == end or buffer.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with memoryview(buffer) as view, view[start:end] as part:
            for first, last in blocks(len(part)):
                decoder.decode(part[first:last])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
