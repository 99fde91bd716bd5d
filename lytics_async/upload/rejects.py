"""The file of rejected and quarantined records, in a form that can be mended and uploaded again.

Every record stands as it was sent, behind its number in the source and the reason why it was refused: in CSV as two more
columns in front, in JSON as two more members in front. The uploader knows such a file by these names and leaves the two out
again, so that what arrives has the fields of the original; what was not mended is refused once more.
"""

from __future__ import annotations

import csv
import io
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import orjson

from lytics_async.errors import ArgumentError

NUMBER = "_reject_record"
REASON = "_reject_reason"

BLOCK_BYTES = 256 * 1024

LONGEST_REASON = 4000
"""Characters of a reason that are written: it may name a field, and the names of fields have any length."""

FRONT_BYTES = 64 * 1024
"""Bytes at the beginning of a record within which its number and reason end; a reason has six bytes a character at most."""

# Possessive: in a line that only begins as one of ours, nothing is looked at twice.
_JSON_BEGINS = re.compile(rb'\s*+\{\s*+"_reject_record"\s*+:')
_JSON_FRONT = re.compile(
    rb'[ \t\r]*+\{[ \t\r]*+"_reject_record"[ \t\r]*+:[^,{}\[\]"\n]*+,'
    rb'[ \t\r]*+"_reject_reason"[ \t\r]*+:[ \t\r]*+"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"[ \t\r]*+,?'
)
_CSV_BEGINS = re.compile(rb'"?_reject_record"?([,|\t])"?_reject_reason"?[,|\t\r\n]')


class RejectsFailed(Exception):
    """A record could not be kept in the file."""


class RejectFile:
    """A file of records that the server has not got; threads may write to it at once.

    Args:
        path: must not exist yet; only the owner can read it.
        header: the header line of a CSV; None for JSON.
        delimiter: of a CSV.

    Attributes:
        written: records in it.

    Raises:
        ArgumentError: there is such a file already, or it cannot be made.
    """

    def __init__(self, path: Path, *, header: bytes | None, delimiter: bytes | None) -> None:
        self.path = path
        self.written = 0
        self._delimiter = delimiter
        self._lock = threading.Lock()
        self._file = _create(path)
        if header is not None and delimiter is not None:
            ending = b"" if header.endswith(b"\n") else b"\n"
            names = delimiter.join((NUMBER.encode(), REASON.encode(), header))
            problem = self._append(names + ending)
            if problem:
                self._file.close()
                raise ArgumentError(f"Cannot write rejected records to {path}: {problem}.")

    def write(self, number: int, reason: str, record: bytes) -> None:
        """Add a record. It blocks.

        Args:
            number: its place in the source, from 1.
            record: as it was, or would have been, sent.

        Raises:
            RejectsFailed: it cannot be written.
        """
        if len(reason) > LONGEST_REASON:
            reason = f"{reason[: LONGEST_REASON - 1]}…"
        delimiter = self._delimiter
        if delimiter is None:
            line = _json_line(number, reason, record)
        else:
            front = delimiter.join((b"%d" % number, _quoted(reason), b""))
            line = front + record.rstrip(b"\r\n") + b"\n"
        with self._lock:
            problem = self._append(line)
            self.written += not problem
        if problem:
            raise RejectsFailed(
                f"record {number:,} is to be kept in {self.path}, which cannot be written ({problem})"
            )

    def _append(self, line: bytes) -> str:
        """Write a line at once; return what is wrong, or nothing."""
        left = memoryview(line)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            return (error.strerror or str(error)).lower()
        return ""

    def close(self) -> None:
        """Close the file; one without records is removed. It blocks."""
        with self._lock:
            if self._file.closed:
                return
            self._file.close()
            if not self.written:
                self.path.unlink(missing_ok=True)


Reading = Callable[[io.RawIOBase], Iterator[bytes]]


def reader_for(start: bytes) -> Reading | None:
    """Return what reads a file of rejected records as the records alone; None if the first bytes say it is none."""
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
        from lytics_async.upload.csv_grammar import Ends

        return _without_fronts(raw, front, Ends(delimiter))

    return read


class RecordEnds(Protocol):
    """Finds where records end in bytes that come piece by piece."""

    def find(self, data: bytes, position: int) -> int:
        """Return where the record ends that goes on at `position`; -1 if it goes on in the next piece."""
        ...


class Lines:
    """The ends of lines: see RecordEnds."""

    def find(self, data: bytes, position: int) -> int:
        """Return where the line ends that goes on at `position`; -1 if it goes on in the next piece."""
        return data.find(b"\n", position) + 1 or -1


def _without_fronts(
    raw: io.RawIOBase, front: re.Pattern[bytes], ends: RecordEnds
) -> Iterator[bytes]:
    """Yield the records without their fronts, in pieces: a record may be longer than memory."""
    file = io.BufferedReader(raw, BLOCK_BYTES)
    held = b""  # the beginning of a record
    begun = False  # a record goes on whose front is done with
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


def _create(path: Path) -> io.FileIO:
    problem = ""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        return io.FileIO(number, "w")
    except FileExistsError:
        problem = f"There is a file at {path} already; name another for the rejected records, or move it away."
    except OSError as error:
        problem = (
            f"Cannot write rejected records to {path}: {(error.strerror or str(error)).lower()}."
        )
    raise ArgumentError(problem)


def _quoted(text: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="").writerow([text])
    return line.getvalue().encode()


def _json_line(number: int, reason: str, record: bytes) -> bytes:
    front = orjson.dumps({NUMBER: number, REASON: reason})[:-1]
    members = record.strip()
    if not members.startswith(b"{"):
        return (
            front + b"," + members + b"}\n"
        )  # no JSON, as it should be: the members that were meant belong there
    members = members[1:].lstrip()
    return front + (b"" if members.startswith(b"}") else b",") + members + b"\n"
