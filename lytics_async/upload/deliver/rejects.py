"""The file of rejected and quarantined records, in a form that can be fixed and uploaded again.

Every record stands as it was sent, after its number in the source and the reason why it was
refused: in CSV as two more columns in front, in JSON as two more members in front. The uploader
knows such a file by these names and leaves the two out again, so that what arrives has the fields
of the original; what was not fixed is refused again.
"""

from __future__ import annotations

import io
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from lytics_async.base.private_files import make_private
from lytics_async.errors import ArgumentError
from lytics_async.upload import disk
from lytics_async.upload.cut.keeping import Spool
from lytics_async.upload.deliver.rejects_form import (
    PIECE_BYTES,
    entry,
    entry_back,
    entry_end,
    entry_front,
    file_front,
    survey,
)
from lytics_async.upload.settings import BULK_LIMIT

_END_BYTES = 64


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
        disk.require_regular(path, "The file of rejected records")
        front = file_front(header, delimiter)
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

    def spool(self) -> DiskSpool:
        """Return what takes a record that is too long to be held, in the folder of this file. It
        blocks.

        Raises:
            RejectsFailed: it cannot be made.
        """
        return DiskSpool(self.path)

    def keep(self, number: int, reason: str, record: bytes | Spool) -> None:
        """Add a record that was not sent: see Keeper. It blocks.

        Raises:
            RejectsFailed: it cannot be written.
        """
        with self._lock:
            if not isinstance(record, DiskSpool):
                assert isinstance(record, bytes)
                self._write([(number, reason, record)])
            elif number not in self._there and not record.too_long:
                self._copy(number, reason, record)
        if isinstance(record, DiskSpool):
            record.close()

    def keep_all(self, entries: Iterable[Entry], kept: Callable[[], None]) -> None:
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
            lines += entry(number, reason, record, self._delimiter)
            last = number
            written += 1
            if len(lines) >= PIECE_BYTES:
                problem = self._append(lines)
                lines = bytearray()
                if problem:
                    break
        problem = problem or self._append(lines)
        if not problem:
            self.written += written
            return
        self._take_back(start)
        raise _not_kept(last, self.path, problem)

    def _copy(self, number: int, reason: str, spool: DiskSpool) -> None:
        """Append a record from its spool, or nothing of it."""
        start = self._size
        problem = ""
        for piece in spool.entry(number, reason, self._delimiter):
            problem = problem or self._append(piece)
        if problem:
            self._take_back(start)
            raise _not_kept(number, self.path, problem)
        self.written += 1

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
            return _words_of(error)
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
            problem = _words_of(error)
        if problem:
            raise RejectsFailed(f"rejected records cannot be written to {self.path} ({problem})")


class DiskSpool:
    """Takes a record that is too long for memory, next to the file of rejects: see Spool.

    It has no name, so that nothing is left of it if the process is killed.

    Args:
        path: of the file of rejected records.

    Attributes:
        too_long: it is above what Lytics takes in one request, and is not kept.
    """

    def __init__(self, path: Path) -> None:
        self.too_long = False
        self._path = path
        self._size = 0
        problem = ""
        try:
            self._file = tempfile.TemporaryFile(dir=path.parent, buffering=0)  # noqa: SIM115
        except OSError as error:
            problem = _words_of(error)
        if problem:
            raise self._failed(problem)

    def write(self, piece: bytes) -> None:
        """Take the next bytes. It blocks.

        Raises:
            RejectsFailed: they cannot be written.
        """
        self._size += len(piece)
        problem = ""
        try:
            if self._size > BULK_LIMIT:
                self.too_long = True
                self._file.truncate(0)
            else:
                with memoryview(piece) as view:
                    written = 0
                    while written < len(view):
                        written += self._file.write(view[written:])
        except OSError as error:
            problem = _words_of(error)
        if problem:
            self.close()
            raise self._failed(problem)

    def entry(self, number: int, reason: str, delimiter: bytes | None) -> Iterator[bytes]:
        """Yield the entry of the record, in pieces."""
        start = self._at(0, PIECE_BYTES)
        before_end = max(0, self._size - _END_BYTES)
        end = before_end + entry_end(self._at(before_end, _END_BYTES), delimiter)
        front, position = entry_front(number, reason, start, delimiter)
        yield front
        while position < end:
            piece = self._at(position, min(PIECE_BYTES, end - position))
            yield piece
            position += len(piece)
        yield entry_back(start, delimiter)

    def close(self) -> None:
        """See Spool."""
        self._file.close()

    def _at(self, position: int, size: int) -> bytes:
        self._file.seek(position)
        return self._file.read(size)

    def _failed(self, problem: str) -> RejectsFailed:
        return RejectsFailed(
            "a record that is too long for memory cannot be stored next to "
            f"{self._path} ({problem})"
        )


def _not_kept(number: int, path: Path, problem: str) -> RejectsFailed:
    return RejectsFailed(f"record {number:,} cannot be written to {path} ({problem})")


def _words_of(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _create(path: Path) -> io.FileIO:
    problem = ""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    try:
        file = os.open(path, flags, 0o600)
        make_private(file)
        return io.FileIO(file, "a")
    except FileExistsError:
        problem = f"There is a file at {path} already; name another for the rejected records, or move it away."
    except OSError as error:
        problem = f"Cannot write rejected records to {path}: {_words_of(error)}."
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
            found = survey(file, front, delimiter, again)
        if found is None or (found[1] and not begun):
            return None
        size, written, there = found
        number = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0))
        os.ftruncate(number, size)
        return io.FileIO(number, "a"), size, written, there
    except OSError as error:
        problem = _words_of(error)
    raise ArgumentError(f"Cannot write rejected records to {path}: {problem}.")
