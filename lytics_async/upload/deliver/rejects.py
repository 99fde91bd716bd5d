"""The file of rejected and quarantined records, in a form that can be fixed and uploaded again.

Every record stands as it was sent, behind its number in the source and the reason why it was
refused: in CSV as two more columns in front, in JSON as two more members in front. The uploader
knows such a file by these names and leaves the two out again, so that what arrives has the fields
of the original; what was not fixed is refused once more.
"""

from __future__ import annotations

import csv
import io
import os
import re
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TypeAlias

import orjson

from lytics_async.errors import ArgumentError
from lytics_async.upload import disk
from lytics_async.upload.deliver.rejects_reading import BLOCK_BYTES

NUMBER = "_reject_record"
REASON = "_reject_reason"


LONGEST_REASON = 4000
"""Characters of a reason that are written: it may name a field, and the names of fields have any
length.
"""


_JSON_MARK = b'{"_reject_record":'
_JSON_ENTRY = re.compile(rb'\{"_reject_record":(\d{1,18}),"_reject_reason":"')


class RejectsFailed(Exception):
    """A record could not be kept in the file."""


Entry: TypeAlias = tuple[int, str, bytes]
"""A record's place in the source, from 1; why it is here; and the record as it was, or would have
been, sent.
"""


class RejectFile:
    """A file of records that the server has not got; several threads may write to it.

    Args:
        path: only the owner can read it. It must not exist yet, unless this upload resumes another.
        header: the header line of a CSV; None for JSON.
        delimiter: of a CSV.
        again: None for a first run. For one that resumes, tells by its number whether a record may
            come again; if it is in the file already, it is not written twice.
        begun: False if the run that is resumed did not begin, so that a file with records cannot be
            its own.

    Attributes:
        written: records in it.

    Raises:
        ArgumentError: there is a file already, and it does not belong to this upload; or it cannot
            be made.
    """

    def __init__(
        self,
        path: Path,
        *,
        header: bytes | None,
        delimiter: bytes | None,
        again: Callable[[int], bool] | None = None,
        begun: bool = True,
    ) -> None:
        self.path = path
        self.written: int = 0
        self._delimiter = delimiter
        self._lock = threading.Lock()
        self._named = False  # the disk has its name
        self._there: set[int] = set()
        front = b""
        if header is not None and delimiter is not None:
            ending = b"" if header.endswith(b"\n") else b"\n"
            front = delimiter.join((NUMBER.encode(), REASON.encode(), header)) + ending
        found = None if again is None else _take_up(path, front, delimiter, again, begun)
        if found is None:
            self._file, self._size = _create(path), 0
        else:
            self._file, self._size, self.written, self._there = found
        if not self._size:
            problem = self._append(front)
            if problem:
                self._file.close()
                path.unlink(missing_ok=True)
                raise ArgumentError(f"Cannot write rejected records to {path}: {problem}.")

    def write(self, number: int, reason: str, record: bytes) -> None:
        """Add a record. It blocks.

        Args:
            number: its place in the source, from 1.
            record: as it was, or would have been, sent.

        Raises:
            RejectsFailed: it cannot be written.
        """
        with self._lock:
            self._write([(number, reason, record)])

    def keep(self, entries: Iterable[Entry], kept: Callable[[], None]) -> None:
        """Add records, all or none, and call `kept` when the disk has them. It blocks.

        Raises:
            RejectsFailed: they cannot be written.
        """
        with self._lock:  # until `kept` was called, so that nothing is closed in between
            self._write(entries)
            self._flush()
            kept()

    def flush(self) -> None:
        """Return when the disk has all records. It blocks.

        Raises:
            RejectsFailed: it cannot be written.
        """
        with self._lock:
            self._flush()

    def close(self) -> None:
        """Close the file; one without records is removed. It blocks."""
        with self._lock:
            if self._file.closed:
                return
            self._file.close()
            if not self.written:
                self.path.unlink(missing_ok=True)

    def _write(self, entries: Iterable[Entry]) -> None:
        """Append records; what was written is taken back if not all of them can be."""
        start, lines = self._size, bytearray()
        problem, written, last = "", 0, 0
        for number, reason, record in entries:
            if number in self._there:
                continue
            lines += _line(number, reason, record, self._delimiter)
            last = number
            written += 1
            if len(lines) >= BLOCK_BYTES:
                problem = self._append(lines)
                lines = bytearray()
                if problem:
                    break
        problem = problem or self._append(lines)
        if not problem:
            self.written += written
            return
        self._take_back(start)
        raise RejectsFailed(
            f"record {last:,} is to be kept in {self.path}, which cannot be written ({problem})"
        )

    def _append(self, lines: bytes | bytearray) -> str:
        """Write lines; return what is wrong, or nothing."""
        written = 0
        try:
            with memoryview(lines) as view:
                while written < len(view):
                    written += self._file.write(view[written:])
        except ValueError:
            return "it is closed"
        except OSError as error:
            return (error.strerror or str(error)).lower()
        self._size += len(lines)
        return ""

    def _take_back(self, size: int) -> None:
        """Cut off what was written beyond this size, since it is not whole."""
        self._size = size
        with suppress(
            OSError, ValueError
        ):  # closed, or no regular file: then nothing can be done about it
            self._file.truncate(size)

    def _flush(self) -> None:
        problem = ""
        try:
            disk.flush(self._file.fileno())
            if not self._named:
                disk.flush_directory(self.path.parent)
                self._named = True
        except ValueError:
            problem = "it is closed"
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
        if problem:
            raise RejectsFailed(
                f"rejected records are to be kept in {self.path}, which cannot be written ({problem})"
            )


def _create(path: Path) -> io.FileIO:
    problem = ""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    try:
        file = os.open(path, flags, 0o600)
        disk.make_private(file)
        return io.FileIO(file, "a")
    except FileExistsError:
        problem = f"There is a file at {path} already; name another for the rejected records, or move it away."
    except OSError as error:
        problem = (
            f"Cannot write rejected records to {path}: {(error.strerror or str(error)).lower()}."
        )
    raise ArgumentError(problem)


def _take_up(
    path: Path,
    front: bytes,
    delimiter: bytes | None,
    again: Callable[[int], bool],
    begun: bool,
) -> tuple[io.FileIO, int, int, set[int]] | None:
    """Open the file of an earlier run: (file, its size, its records, numbers that may come again);
    None if there is none.

    A torn end is cut off. Other files are left for _create to refuse.
    """
    if not path.is_file():
        return None
    problem = ""
    try:
        with path.open("rb") as file:
            found = _survey(file, front, delimiter, again)
        if found is None or (found[1] and not begun):
            return None
        size, written, there = found
        number = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0))
        os.ftruncate(number, size)
        return io.FileIO(number, "a"), size, written, there
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
    raise ArgumentError(f"Cannot write rejected records to {path}: {problem}.")


def _survey(
    file: IO[bytes], front: bytes, delimiter: bytes | None, again: Callable[[int], bool]
) -> tuple[int, int, set[int]] | None:
    """Return (whole bytes, records, numbers that may repeat); None for another file."""
    head = file.read(len(front))
    if head != front:
        return (0, 0, set()) if front.startswith(head) else None
    begins = _JSON_ENTRY if delimiter is None else _csv_entry(delimiter)
    there: set[int] = set()
    size = start = len(front)
    written = last = 0
    entry = bytearray()
    for line in file:
        found = begins.match(line)
        if found is not None:
            start, last, entry = size, int(found[1]), bytearray()
            written += 1
            if again(last):
                there.add(last)
        elif not written:
            torn = not line.endswith(b"\n") and (front or _JSON_MARK.startswith(line[:18]))
            return (size, 0, there) if torn else None
        size += len(line)
        entry += line
    if written and not _is_whole(bytes(entry), delimiter):
        if again(last):
            there.discard(last)
            written -= 1
            size = start
        else:  # it was on disk in whole before the ledger said so: this begins another
            size = start + entry.rfind(b"\n") + 1
    return size, written, there


def _is_whole(entry: bytes, delimiter: bytes | None) -> bool:
    if delimiter is None or not entry.endswith(b"\n"):
        return entry.endswith(b"\n")
    from lytics_async.upload.cut import csv_grammar

    return csv_grammar.read_record(entry, 0, len(entry), delimiter).ending in ("whole", "stray")


def _csv_entry(delimiter: bytes) -> re.Pattern[bytes]:
    """Match the beginning of an entry: within a quoted field, quotes are doubled."""
    separator = re.escape(delimiter)
    return re.compile(rb"(\d{1,18})" + separator + rb'"[^"\r\n' + separator + rb"]")


def _line(number: int, reason: str, record: bytes, delimiter: bytes | None) -> bytes:
    if len(reason) > LONGEST_REASON:
        reason = f"{reason[: LONGEST_REASON - 1]}…"
    if delimiter is None:
        return _json_line(number, reason, record)
    front = delimiter.join((b"%d" % number, _quoted(reason), b""))
    return front + record.rstrip(b"\r\n") + b"\n"


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
