"""The records of one chunk: where each lies in the bytes, and what is plainly wrong with it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lytics_async.upload.cut import csv_grammar

MAX_FLAWS = 10_000
"""Flaws that are listed; where there are more, it is not single records that are at fault."""


_QUOTED = re.compile(rb'"[^"]*+(?:""[^"]*+)*+"')


class Records:
    """The records of a chunk, by their ordinals from 0.

    Args:
        content: whole records, without the header.
        delimiter: that of a CSV; None for one JSON record a line.
    """

    def __init__(self, content: bytearray, delimiter: bytes | None) -> None:
        self._content = content
        self._delimiter = delimiter
        # Arrays rather than tuples: a chunk of short records has hundreds of thousands.
        self._starts = array("L")
        self._ends = array("L")
        for start, end in spans(content, delimiter):
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, ordinal: int) -> bytes:
        return bytes(self._content[self._starts[ordinal] : self._ends[ordinal]])

    def body(self, start: int, end: int, *, without: Sequence[int] = ()) -> bytearray:
        """Return the bytes of the records from `start` to `end`, end excluded, without some of them
        (in order).
        """
        body = bytearray()
        first = start
        for left_out in (*without[bisect_right(without, start - 1) :], end):
            stop = min(left_out, end)
            if first < stop:
                body += self._content[self._starts[first] : self._ends[stop - 1]]
                if not body.endswith(b"\n"):
                    body += b"\n"  # the source's last record; others may follow it here
            first = left_out + 1
            if left_out >= end:
                break
        return body

    def flaws(self, width: int) -> dict[int, str]:
        """Return what is wrong with CSV records that a strict server refuses: quotes, width,
        encoding.

        Args:
            width: fields of the header.
        """
        flaws: dict[int, str] = {}
        encoded = _is_utf8(self._content)
        for ordinal in range(len(self)):
            flaw = self._flaw(ordinal, width, encoded=encoded)
            if flaw is not None:
                flaws[ordinal] = flaw
                if len(flaws) == MAX_FLAWS:
                    break
        return flaws

    def _flaw(self, ordinal: int, width: int, *, encoded: bool) -> str | None:
        start, end = self._starts[ordinal], self._ends[ordinal]
        delimiter = self._delimiter or b","
        record = bytes(self._content[start:end])
        if b'"' not in record:
            fields = record.count(delimiter) + 1
            plain = record
        else:
            read = csv_grammar.read_record(record, 0, len(record), delimiter)
            if read.quote is not None:
                return "a stray quote; put the field in quotes and double the quotes inside, or a quote that is never closed"
            fields = read.width
            plain = _QUOTED.sub(b"", record)
        if b"\r" in plain.removesuffix(b"\n").removesuffix(b"\r"):
            return "a carriage return outside quotes; put the field in quotes"
        if fields != width:
            return f"{fields} fields where the header has {width}"
        if not encoded and not _is_utf8(record):
            return "it is not UTF-8"
        return None


def spans(content: bytearray, delimiter: bytes | None) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every record; blank lines are none."""
    position = 0
    while position < len(content):
        if delimiter is None:
            end = content.find(b"\n", position) + 1 or len(content)
            blank = content[position:end].isspace()
        else:
            end = csv_grammar.read_record(content, position, len(content), delimiter).end
            blank = csv_grammar.is_blank(content, position, end)
        if not blank:
            yield position, end
        position = end


def _is_utf8(data: bytes | bytearray) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
