"""Fingerprint: tells cheaply whether a file is still what it was."""

from __future__ import annotations

import io
import os
import stat
import zlib
from pathlib import Path
from typing import Any

import attrs

from lytics_async.upload.source.opening import file_paths, is_path
from lytics_async.upload.source.remote import is_url, open_url, stamp_of

SAMPLE_BYTES = 64 * 1024


@attrs.frozen(kw_only=True)
class Fingerprint:
    """What tells a file from another, or from what it was.

    Attributes:
        size: bytes.
        mtime_ns: time of the last change, in nanoseconds; for a URL another number that changes with the content.
        head, tail: crc32 of the first and last 64 KiB.
    """

    size: int
    mtime_ns: int
    head: int
    tail: int


def fingerprint(source: object) -> Fingerprint | None:
    """Return the fingerprint of a path; None for what can only be checked by reading it again. It blocks.

    A file that cannot be read has none, too: opening it says what is wrong.
    """
    if files := file_paths(source):
        return _of_all([fingerprint(file) for file in files])
    if not is_path(source):
        return None
    if is_url(source):
        file, size = open_url(str(source))
        with file:
            return None if size is None else _of_file(file, size, stamp_of(str(source)))
    try:
        with io.FileIO(Path(source), "r") as file:
            status = os.fstat(file.fileno())
            return _of_file(file, status.st_size, status.st_mtime_ns)
    except OSError:
        return None


def _of_file(file: Any, size: int, mtime_ns: int) -> Fingerprint:
    head = file.read(SAMPLE_BYTES)
    file.seek(max(0, size - SAMPLE_BYTES))
    tail = file.read(SAMPLE_BYTES)
    return Fingerprint(size=size, mtime_ns=mtime_ns, head=zlib.crc32(head), tail=zlib.crc32(tail))


def _of_all(prints: list[Fingerprint | None]) -> Fingerprint | None:
    found = [each for each in prints if each is not None]
    if len(found) < len(prints):
        return None
    return Fingerprint(
        size=sum(each.size for each in found),
        mtime_ns=max(each.mtime_ns for each in found),
        head=zlib.crc32(b"".join(b"%d %d," % (each.size, each.head) for each in found)),
        tail=zlib.crc32(b"".join(b"%d," % each.tail for each in found)),
    )


def can_be_read_again(source: object) -> bool:
    """Whether a source can be given once more, as resuming needs it: no pipe can."""
    if files := file_paths(source):
        return all(map(can_be_read_again, files))
    if is_url(source):
        return True
    if hasattr(source, "read_next_batch"):  # a RecordBatchReader
        return False
    try:
        if is_path(source):
            mode = Path(source).stat().st_mode
            # Opening names what is wrong with a directory.
            return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
        seekable = getattr(source, "seekable", None)
        return bool(seekable()) if hasattr(source, "read") and callable(seekable) else True
    except OSError:
        return True  # opening it says what is wrong
