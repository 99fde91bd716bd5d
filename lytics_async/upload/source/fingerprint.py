"""Fingerprint: tells cheaply whether a file is still what it was."""

from __future__ import annotations

import io
import os
import zlib
from typing import Any

import attrs

from lytics_async.upload.source.kinds import FilesSource, PathSource, Source, UrlSource
from lytics_async.upload.source.remote import open_url, stamp_of

SAMPLE_BYTES = 64 * 1024


@attrs.frozen(kw_only=True)
class Fingerprint:
    """What tells a file from another, or from what it was.

    Attributes:
        size: bytes.
        mtime_ns: time of the last change, in nanoseconds; for a URL another number that changes
            with the content.
        head, tail: crc32 of the first and last 64 KiB.
    """

    size: int
    mtime_ns: int
    head: int
    tail: int


def fingerprint(source: Source) -> Fingerprint | None:
    """Return the fingerprint of a file; None for what can only be checked by reading it again. It
    blocks.

    A file that cannot be read has none, too: opening it names the problem.
    """
    match source:
        case FilesSource():
            return _of_all([fingerprint(file) for file in source.files])
        case UrlSource():
            file, watch = open_url(source.url, source.name)
            with file:
                if watch.size is None:
                    return None
                return _of_file(file, watch.size, stamp_of(source.url))
        case PathSource():
            try:
                with io.FileIO(source.path, "r") as opened:
                    status = os.fstat(opened.fileno())
                    return _of_file(opened, status.st_size, status.st_mtime_ns)
            except OSError:
                return None
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
