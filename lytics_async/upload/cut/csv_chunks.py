"""Cuts CSV at record boundaries by counting quotes.

A record ends at a line feed that follows an even number of quotes since a known record start; doubled quotes flip
twice, so RFC 4180 needs no state machine. As long as no quote is open at a line feed, lines are records (line_tally).
Where quotes span lines and do not look like CSV, the strict grammar (csv_grammar) decides instead: a stray quote then
costs its own record only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.byte_chunks import (
    BadRecord,
    ByteChunks,
    blocks,
    long_lines,
    too_long,
)
from lytics_async.upload.cut.line_tally import LineTally, count_lines
from lytics_async.upload.settings import MAX_HEADER_BYTES
from lytics_async.upload.source.opening import Read, SourceError

HEADER_BLOCK = 64 * 1024

_NEITHER_QUOTE_NOR_FEED = bytes(byte for byte in range(256) if byte not in b'"\n')


class CsvChunks(ByteChunks):
    """Cuts a source of CSV bytes into chunks.

    Args:
        read: fills a buffer from the source.
        delimiter: one byte; None = comma, unless the header looks as if it were another.
        columns: the names of the columns when the source has no header line.
        timestamp_field: must be one of the columns.
        chunk_bytes: size to aim for, header included.
        max_record_bytes: a record above this is quarantined.
        offset: where `read` starts in the source.
    """

    def __init__(
        self,
        read: Read,
        *,
        chunk_bytes: int,
        max_record_bytes: int,
        offset: int = 0,
        delimiter: bytes | None = None,
        columns: Sequence[str] | None = None,
        timestamp_field: str | None = None,
    ) -> None:
        super().__init__(
            read, chunk_bytes=chunk_bytes, max_record_bytes=max_record_bytes, offset=offset
        )
        self._delimiter = delimiter if delimiter is not None else b","
        self._guess = delimiter is None
        self._columns = columns
        self._timestamp_field = timestamp_field
        self._tally = LineTally()
        self._parity = 0  # of the quotes before _scanned, once the tally is not balanced
        self._rest: csv_grammar.Record | None = None

    def open(self) -> None:
        """Read and check the header; it must be called once, before the first fill.

        Raises:
            SourceError: this is no CSV that can be uploaded.
        """
        beginning = self._beginning()
        if self._columns is not None:
            self._tail = beginning
            self._width = len(self._columns)
            self._check_timestamp(self._columns)
            return
        record = csv_grammar.read_record(beginning, 0, len(beginning), self._delimiter)
        if record.ending == "open" or (record.ending == "partial" and not self._ended):
            at = record.quote if record.quote is not None else 0
            raise SourceError(
                f"The header does not end within {MAX_HEADER_BYTES:,} bytes"
                + (
                    f"; a quote is opened at byte {self._offset + at} and never closed."
                    if record.quote is not None
                    else "."
                )
            )
        if record.quote is not None:
            raise SourceError(
                f"The header has a stray quote at byte {self._offset + record.quote}: put the name in quotes and double "
                "the ones inside."
            )
        header = beginning[: record.end]
        if header:
            self._check_header(header)
            self._width = record.width
        self.prefix = header if header.endswith(b"\n") or not header else header + b"\n"
        self._tail = beginning[record.end :]
        self._offset += record.end

    def _beginning(self) -> bytes:
        """Read until the first record is whole; drop blank lines before it."""
        data = bytearray()
        looked_at = 0
        # No more than a chunk, since what follows the header begins one.
        block = bytearray(min(HEADER_BLOCK, self._chunk_bytes))
        while len(data) < MAX_HEADER_BYTES:
            with memoryview(block) as view:
                got = self._read(view)
            data += block[:got]
            self._ended = self._complete = got == 0
            if not self._ended and len(data) < min(2 * looked_at, MAX_HEADER_BYTES):
                continue  # looking costs time by what is held, and the source may come in small pieces
            blank = len(data) - len(data.lstrip(b"\r\n")) if data.startswith((b"\r", b"\n")) else 0
            del data[:blank]
            looked_at = len(data)
            self._offset += blank
            self._check_first_line(data)
            record = csv_grammar.read_record(data, 0, len(data), self._delimiter)
            if self._ended or (data and record.ending in ("whole", "stray")):
                break
        return bytes(data)

    def _check_first_line(self, data: bytearray) -> None:
        line = data.partition(b"\n")[0]
        if b"\0" in line:
            raise SourceError(
                f"The first line holds NUL bytes (the first at byte {self._offset + line.index(0)}); if the file is UTF-16, "
                "save it as UTF-8."
            )
        bare = line.find(b"\r", 0, len(line) - 1)
        if bare >= 0 and line.count(b'"', 0, bare) % 2 == 0:
            raise SourceError(
                f"Lines end in a bare carriage return (byte {self._offset + bare}), as on old Macs; convert them to line "
                "feeds: tr '\\r' '\\n'."
            )

    def _check_header(self, header: bytes) -> None:
        fields = csv_grammar.fields_of(header, self._delimiter)
        try:
            names = [field.decode() for field in fields]
        except UnicodeDecodeError:
            names = []
        if not names:
            raise SourceError(
                "The header is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)."
            )
        if self._guess and len(names) == 1:
            for other, argument in (("\t", '"\\t"'), ("|", '"|"')):
                if other in names[0]:
                    raise SourceError(
                        f'The header is one column with {argument} in it; pass delimiter={argument}, or delimiter="," if '
                        "that is right."
                    )
            if ";" in names[0]:
                raise SourceError(
                    'The header is one column with ";" in it, and Lytics reads comma, tab and "|" only; convert the file, '
                    'or pass delimiter="," if that is right.'
                )
        check_columns(names)
        self._check_timestamp(names)

    def _check_timestamp(self, names: Sequence[str]) -> None:
        if self._timestamp_field is not None and self._timestamp_field not in names:
            raise SourceError(
                f"timestamp_field {self._timestamp_field!r} is not a column; the columns are {', '.join(names)}."
            )

    def _scan(self, buffer: bytearray) -> None:
        start, end = self._scanned, self._filled
        if start == 0:
            self._tally, self._parity = LineTally(), 0
        tally = self._tally
        known = tally.end if tally.balanced else start  # the parity is known up to here
        tally.advance(buffer, start, end)
        if tally.balanced:
            self._cut = tally.end
        else:
            self._parity = (self._parity + buffer.count(b'"', known, end)) % 2
            feed = _last_even_feed(buffer, known, end, self._parity)
            self._cut = feed + 1 if feed >= 0 else self._cut
        self._scanned = end

    def _settle(self, buffer: bytearray) -> tuple[int, int]:
        if self._tally.balanced and self._ended:
            self._parity = buffer.count(b'"', self._tally.end, self._filled) % 2
        cut = self._filled if self._ended and self._parity == 0 else self._cut
        if cut and not (self._ended and cut < self._filled):
            records = self._count(buffer, cut)
            if records is not None:
                return cut, records
        found = csv_grammar.survey(buffer, 0, self._filled, self._delimiter)
        self._rest = found.rest
        if self._ended and found.rest is not None and found.rest.ending == "partial":
            last = 0 if csv_grammar.is_blank(buffer, found.end, self._filled) else 1
            return self._filled, found.records + last
        return found.end, found.records

    def _count(self, buffer: bytearray, cut: int) -> int | None:
        """Count the records before the cut; None when only the grammar can tell."""
        if self._tally.balanced:
            end = self._tally.end
            return self._tally.records + (not csv_grammar.is_blank(buffer, end, cut))
        kept = b"".join(
            bytes(buffer[start:end]).translate(None, _NEITHER_QUOTE_NOR_FEED).replace(b'""', b"")
            for start, end in blocks(cut)
        ).replace(b'""', b"")
        if b'"' not in kept:
            # The line with the odd number of quotes comes after the cut.
            return count_lines(buffer, cut)
        if (
            self._has_stray_quote(buffer, cut)
            or _has_blank_lines(buffer, cut)
            or not self._ends_aligned(buffer, cut)
        ):
            return None
        outside = kept.split(b'"')[::2]
        return sum(map(len, outside)) + (buffer[cut - 1] != csv_grammar.LINE_FEED)

    def _has_stray_quote(self, buffer: bytearray, cut: int) -> bool:
        """Find a quote with ordinary bytes on both sides: it neither opens nor closes a field, nor is it doubled."""
        special = b'"\r\n' + self._delimiter
        table = bytes(byte if byte in special else 0x78 for byte in range(256))
        return any(
            b'x"x' in buffer[max(start - 2, 0) : end].translate(table) for start, end in blocks(cut)
        )

    def _ends_aligned(self, buffer: bytearray, cut: int) -> bool:
        """Check the last record before the cut by the grammar: an undetected stray quote would show there."""
        end = cut if buffer[cut - 1] != csv_grammar.LINE_FEED else cut - 1
        start = _last_even_feed(buffer, 0, end, 0) + 1
        record = csv_grammar.read_record(buffer, start, cut, self._delimiter)
        return record.end == cut and record.quote is None and record.width == self._width

    def _inspect(self, buffer: bytearray, cut: int) -> list[BadRecord]:
        limit = self._max_record_bytes
        if limit >= cut:
            return []
        if buffer.find(b'"', 0, cut) < 0:
            spans = [
                (*span, count_lines(buffer, span[0])) for span in long_lines(buffer, cut, limit)
            ]
        else:
            spans = [
                span for span in _spans(buffer, cut, self._delimiter) if span[1] - span[0] > limit
            ]
        return [
            BadRecord(start, end, ordinal, too_long(end - start, limit))
            for start, end, ordinal in spans
        ]

    def _skip_record(self, buffer: bytearray) -> int:
        rest = self._rest
        quote = None  # where the quoted field begins that we are in
        data, position = bytes(buffer[self._filled - 1 : self._filled]), 0
        before = self._filled - 1  # bytes of the record before `data`
        if rest is not None and rest.ending == "open" and rest.quote is not None:
            quote, position = self._offset + rest.quote, 1
        elif rest is not None and rest.closed is not None:
            quote = self._offset + rest.closed  # unless the next byte shows that it is closed
        feed = -1  # the next one in the data, or its length if there is none; behind the position, it is to be looked for
        while True:
            at = data.find(b'"', position) if quote is not None else -1
            if quote is not None and at >= 0 and (at + 1 < len(data) or self._ended):
                follower = data[at + 1 : at + 2]
                if follower == b'"':
                    position = at + 2
                elif follower in (b"", b"\r", b"\n", self._delimiter):
                    quote, position = None, at + 1
                else:
                    raise self._unbalanced(quote)
                continue
            if quote is None:
                if feed < position:
                    feed = data.find(b"\n", position)
                    feed = len(data) if feed < 0 else feed
                opening = data.find(self._delimiter + b'"', position, feed)
                if opening >= 0:
                    quote, position = self._offset + before + opening + 1, opening + 2
                    continue
                if feed < len(data):
                    self._tail = data[feed + 1 :]
                    return before + feed + 1
            if self._ended:
                if quote is not None:
                    raise self._unbalanced(quote)
                return before + len(data)
            # The last byte stays: it may be a delimiter before a quote, or the first of two quotes.
            before += len(data) - 1
            data, position, feed = (
                data[-1:] + self._read_more(buffer),
                0 if at >= 0 or quote is None else 1,
                -1,
            )

    def _read_more(self, buffer: bytearray) -> bytes:
        self._filled = 0
        self._read_block(buffer)
        return bytes(buffer[: self._filled])

    def _unbalanced(self, position: int) -> SourceError:
        return SourceError(
            f"A quote opened at byte {position} (record {self._number + 1}) is never closed. Nothing from that record on "
            "is sent; close the quote, or double it if it is part of the text."
        )


def check_columns(names: Sequence[str]) -> None:
    """Refuse a column name that appears twice: only one of the two could reach the profile.

    Raises:
        SourceError: naming the column.
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise SourceError(
                f"The column {name!r} appears twice, and only one of the two could be kept; rename one of them."
            )
        seen.add(name)


def _last_even_feed(data: bytearray, start: int, end: int, parity: int) -> int:
    """Return the last line feed outside quotes, or -1; `parity` is that of the quotes before `end`."""
    while True:
        feed = data.rfind(b"\n", start, end)
        if feed < 0:
            return -1
        parity = (parity + data.count(b'"', feed, end)) % 2
        if parity == 0:
            return feed
        end = feed


def _has_blank_lines(data: bytearray, end: int) -> bool:
    if data.startswith((b"\n", b"\r\n"), 0, end):
        return True
    patterns = [b"\n\n"] if data.find(b"\r", 0, end) < 0 else [b"\n\n", b"\n\r\n"]
    return any(
        data.find(pattern, max(start - 2, 0), stop) >= 0
        for start, stop in blocks(end)
        for pattern in patterns
    )


def _spans(data: bytearray, end: int, delimiter: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, ordinal) of every record."""
    start = ordinal = 0
    while start < end:
        stop = csv_grammar.read_record(data, start, end, delimiter).end
        if not csv_grammar.is_blank(data, start, stop):
            yield start, stop, ordinal
            ordinal += 1
        start = stop
