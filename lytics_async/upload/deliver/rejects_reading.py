"""Read a file of rejected records as the records alone, without their numbers and reasons."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Protocol

BLOCK_BYTES = 256 * 1024


FRONT_BYTES = 64 * 1024
"""Bytes at the beginning of a record within which its number and reason end; a reason has six bytes
a character at most.
"""


# Possessive: in a line that only begins as one of ours, nothing is looked at twice.
_JSON_BEGINS = re.compile(rb'\s*+\{\s*+"_reject_record"\s*+:')


_JSON_FRONT = re.compile(
    rb'[ \t\r]*+\{[ \t\r]*+"_reject_record"[ \t\r]*+:[^,{}\[\]"\n]*+,'
    rb'[ \t\r]*+"_reject_reason"[ \t\r]*+:[ \t\r]*+"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"[ \t\r]*+,?'
)


_CSV_BEGINS = re.compile(rb'"?_reject_record"?([,|\t])"?_reject_reason"?[,|\t\r\n]')


Reading = Callable[[io.RawIOBase], Iterator[bytes]]


def reader_for(start: bytes) -> Reading | None:
    """Return a reader of the records in a rejects file; None if it is another file."""
    if _JSON_BEGINS.match(start):
        return _json_records
    found = _CSV_BEGINS.match(start)
    return None if found is None else _csv_reader(found[1])


def _json_records(raw: io.RawIOBase) -> Iterator[bytes]:
    return _without_fronts(raw, _JSON_FRONT, Lines())


def _csv_reader(delimiter: bytes) -> Reading:
    separator = re.escape(delimiter)
    field = rb'(?:"[^"]*+(?:""[^"]*+)*+"|[^"' + separator + rb"\n]*+)"
    front = re.compile(field + separator + field + separator)

    def read(raw: io.RawIOBase) -> Iterator[bytes]:
        from lytics_async.upload.cut.csv_grammar import Ends

        return _without_fronts(raw, front, Ends(delimiter))

    return read


class RecordEnds(Protocol):
    """Finds where records end in bytes that come piece by piece."""

    def find(self, data: bytes, position: int) -> int:
        """Return where the record at `position` ends; -1 if in the next piece."""
        ...


class Lines:
    """The ends of lines: see RecordEnds."""

    def find(self, data: bytes, position: int) -> int:
        """Return where the line at `position` ends; -1 if in the next piece."""
        return data.find(b"\n", position) + 1 or -1


def _without_fronts(
    raw: io.RawIOBase, front: re.Pattern[bytes], ends: RecordEnds
) -> Iterator[bytes]:
    """Yield the records without their fronts, in pieces: a record may be longer than memory."""
    file = io.BufferedReader(raw, BLOCK_BYTES)
    held = b""  # the beginning of a record
    begun = False  # a record continues whose front was handled
    ended = False
    while not ended:
        block = file.read(BLOCK_BYTES)
        ended = not block
        data, position = held + block, 0
        while position < len(data):
            if not begun:
                if not ended and len(data) - position < FRONT_BYTES:
                    break  # its front may not be whole yet
                found = front.match(data, position, position + FRONT_BYTES)
                position = position if found is None else found.end()
                if front is _JSON_FRONT and found is not None:
                    yield b"{"
            end = ends.find(data, position)
            begun = end < 0
            yield data[position : len(data) if begun else end]
            position = len(data) if begun else end
        held = data[position:]
