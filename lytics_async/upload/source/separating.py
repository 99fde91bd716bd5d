"""Rewrites a CSV with a delimiter that Lytics does not read as one with commas.

The values stay as they are, such as decimal commas; fields that contain a comma get quotes. A
record with a stray quote would be another one with commas. It is written as it was probably meant,
and held back.
"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from typing import Literal

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.csv_grammar import Ends
from lytics_async.upload.cut.flags import Flag
from lytics_async.upload.cut.reading import SourceError

BLOCK_BYTES = 256 * 1024

HELD_BYTES = 1024 * 1024
"""Of one record; what is longer is rewritten as it comes, with quotes around every field."""

STRAY_QUOTE = (
    "a stray quote: the field must be in quotes, and the quotes in it doubled, as the file of rejected "
    "records (rejects, --rejects) has it"
)

_LINE_ENDING = re.compile(rb"(?:\r\n|[\r\n])\Z")


class WithCommas:
    """The records with commas between their fields.

    Args:
        raw: the CSV.
        delimiter: one byte.
        headless: the first record is not a header.

    Attributes:
        flags: the records that must not be sent, in order; whoever cuts them takes them out.
    """

    def __init__(self, raw: io.RawIOBase, delimiter: bytes, *, headless: bool) -> None:
        self.flags: deque[Flag] = deque()
        self._raw = raw
        self._delimiter = delimiter
        self._number = 0 if headless else -1  # of the last record; the header is 0

    def pieces(self) -> Iterator[bytes]:
        """Yield them in pieces.

        Raises:
            SourceError: a quote is never closed.
        """
        ends = Ends(self._delimiter)
        held: list[bytes] = []
        size = 0
        long: Rewriter | None = None  # of a record that is not held
        while block := self._raw.read(BLOCK_BYTES):
            if not size and b'"' not in block and b"," not in block and block.endswith(b"\n"):
                self._number += _count(block)
                yield block.replace(self._delimiter, b",")
                continue
            out = []
            position = 0
            while position < len(block):
                end = ends.find(block, position)
                held.append(block[position : len(block) if end < 0 else end])
                position += len(held[-1])
                size += len(held[-1])
                if long is None and size > HELD_BYTES:
                    long = Rewriter(self._delimiter)
                if long is not None:
                    out.append(long.take(b"".join(held)))
                    held.clear()
                if end >= 0:
                    out.append(self._whole(b"".join(held)) if long is None else self._end(long))
                    held.clear()
                    size, long = 0, None
            yield b"".join(out)
        if size:
            yield self._whole(b"".join(held)) if long is None else self._end(long)

    def _whole(self, record: bytes) -> bytes:
        """Return one record."""
        if b'"' not in record and b"," not in record:
            self._number += not csv_grammar.is_blank(record, 0, len(record))
            return record.replace(self._delimiter, b",")
        read = csv_grammar.read_record(record, 0, len(record), self._delimiter)
        if read.quote is not None and self._number >= 0:
            rewriter = Rewriter(self._delimiter)
            return rewriter.take(record) + self._end(rewriter)
        self._number += 1
        if read.quote is not None:
            return record  # whoever reads the header says so
        ending = _LINE_ENDING.search(record)
        fields = csv_grammar.fields_of(record, self._delimiter)
        # An empty field alone would be a blank line, which is not a record.
        return (b",".join(map(_quoted, fields)) or b'""') + (
            ending[0] if ending is not None else b""
        )

    def _end(self, rewriter: Rewriter) -> bytes:
        """Return the rest of a record that was rewritten as received."""
        self._number += 1
        if rewriter.is_open:
            raise SourceError(
                f"A quote opened in record {self._number:,} is never closed. Nothing from that record on "
                "is sent; close the quote, or double it if it is part of the text."
            )
        if rewriter.is_stray:
            self.flags.append(Flag(self._number, STRAY_QUOTE))
        return rewriter.end()


class Rewriter:
    """Rewrites one record as its bytes come.

    Args:
        delimiter: one byte.

    Attributes:
        is_stray: a quote stands in a field without quotes, or after a closed one; from there on,
            every quote is part of a value.
    """

    def __init__(self, delimiter: bytes) -> None:
        self.is_stray = False
        self._delimiter = delimiter
        self._special = re.compile(rb'["' + re.escape(delimiter) + rb"]")
        self._place: Literal["start", "plain", "quoted", "quote"] = "start"
        self._held = b""  # a line ending: that of the record, or one within quotes

    def take(self, piece: bytes) -> bytes:
        """Return the next bytes as they are to be."""
        data = self._held + piece
        found = _LINE_ENDING.search(data)
        data, self._held = (data[: found.start()], found[0]) if found is not None else (data, b"")
        out: list[bytes] = []
        position = 0
        while position < len(data):
            position = self._step(data, position, out)
        return b"".join(out)

    def end(self) -> bytes:
        """Return what is left when the record has ended."""
        return (b'"' if self._place in ("plain", "quote") else b"") + self._held

    @property
    def is_open(self) -> bool:
        """The record has ended, and a quote was not closed."""
        return self._place == "quoted"

    def _step(self, data: bytes, position: int, out: list[bytes]) -> int:
        """Write some of the data, and return where the rest begins."""
        byte = data[position : position + 1]
        if self._place == "quoted":
            end = data.find(b'"', position)
            self._place = "quoted" if end < 0 else "quote"
            end = len(data) if end < 0 else end
            out.append(data[position:end])
            return end + (self._place == "quote")
        if self._place == "quote" and byte == b'"':  # a doubled one
            out.append(b'""')
            self._place = "quoted"
            return position + 1
        if byte == self._delimiter:
            out.append(b"," if self._place == "start" else b'",')
            self._place = "start"
            return position + 1
        if self._place == "start":
            out.append(b'"')
            is_quoted = byte == b'"' and not self.is_stray
            self._place = "quoted" if is_quoted else "plain"
            return position + is_quoted
        if self._place == "quote":  # it did not close the field
            out.append(b'""')
            self.is_stray = True
            self._place = "plain"
            return position
        found = self._special.search(data, position)
        end = len(data) if found is None else found.start()
        out.append(data[position:end])
        if found is not None and found[0] == b'"':
            out.append(b'""')
            self.is_stray = True
            end += 1
        return end


def _count(block: bytes) -> int:
    """Return the number of lines that are not blank."""
    lines = block.count(b"\n")
    if block.startswith((b"\n", b"\r\n")) or b"\n\n" in block or b"\n\r\n" in block:
        lines -= sum(line in (b"", b"\r") for line in block.split(b"\n")[:-1])
    return lines


def _quoted(field: bytes) -> bytes:
    if b"," in field or b'"' in field or b"\n" in field or b"\r" in field:
        return b'"' + field.replace(b'"', b'""') + b'"'
    return field
