"""Notices that a file changes while it is read: its bytes would then be of two versions."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import attrs

from lytics_async.errors import SourceChanged

T = TypeVar("T")


@attrs.frozen
class Stamp:
    """What a file is at one moment.

    Attributes:
        size: bytes; None when unknown.
        version: changes whenever the file is written to, or replaced by another.
    """

    size: int | None
    version: object


class Watch:
    """One file, from its opening on.

    Args:
        name: for messages.
        look: returns what the file is now; None when that cannot be told any more.
    """

    def __init__(self, name: str, look: Callable[[], Stamp | None]) -> None:
        self._name = name
        self._look = look
        self.stamp = look()

    @property
    def size(self) -> int | None:
        """Bytes of the file when it was opened; None when unknown."""
        return None if self.stamp is None else self.stamp.size

    def check(self) -> None:
        """Compare the file with what it was.

        Raises:
            SourceChanged: it is another one now.
        """
        if self.stamp is not None:
            self.compare(self._look())

    def compare(self, now: Stamp | None) -> None:
        """Compare what the file was with another stamp of it.

        Raises:
            SourceChanged: they differ.
        """
        before = self.stamp
        if before is None or now is None or now == before:
            return
        if before.size is not None and now.size is not None and now.size != before.size:
            verb = "grew" if now.size > before.size else "shrank"
            change = f"{verb} from {before.size:,} to {now.size:,} bytes"
        else:
            change = "was written to, or replaced by another file,"
        raise self._changed(f"{change} while it was read")

    def ended_at(self, taken: int) -> None:
        """Check a file that has ended, after so many bytes.

        Raises:
            SourceChanged: it is another one now, or it had more bytes when it was opened.
        """
        self.check()
        if self.size is not None and 0 < self.size != taken:
            raise self._changed(
                f"was {self.size:,} bytes when it was opened, and returned {taken:,} of them"
            )

    def items(self, items: Iterator[T]) -> Iterator[T]:
        """Yield what is read of the file, and check it when that ends or fails."""
        try:
            yield from items
        except Exception:
            self.check()  # the likely cause
            raise
        self.check()

    def _changed(self, what: str) -> SourceChanged:
        return SourceChanged(
            f"{self._name} {what}. Records that were sent before may be of another version of it; "
            "upload it again once it is complete and nothing writes to it."
        )


def watch_path(name: str, path: Path, file: io.FileIO) -> Watch:
    """Watch a file of the file system; anything but a regular file has nothing to compare."""
    opened = os.fstat(file.fileno())

    def look() -> Stamp | None:
        if not stat.S_ISREG(opened.st_mode):
            return None
        now = _stamp(os.fstat(file.fileno()))
        with suppress(OSError):  # removed or renamed; what is open is still whole
            named = _stamp(path.stat())
            now = named if named != now else now
        return now

    return Watch(name, look)


def watch_open_file(name: str, file: Any) -> Watch:
    """Watch a file that the user opened, as far as it is one of the file system."""

    def look() -> Stamp | None:
        try:
            status = os.fstat(file.fileno())
        except (AttributeError, OSError, ValueError, TypeError):  # nothing of the system
            return None
        return _stamp(status) if stat.S_ISREG(status.st_mode) else None

    return Watch(name, look)


def _stamp(status: os.stat_result) -> Stamp:
    if status.st_size == 0:  # such as those of /proc, whose time is always now
        return Stamp(0, (status.st_dev, status.st_ino))
    return Stamp(status.st_size, (status.st_dev, status.st_ino, status.st_mtime_ns))


class Limited:
    """Reads a file as far as it reached when it was opened, and checks it there.

    Args:
        readinto: reads the file.
        watch: of the file.
        start: where reading begins.
    """

    def __init__(
        self, readinto: Callable[[Any], int | None], watch: Watch, *, start: int = 0
    ) -> None:
        self._readinto = readinto
        self._watch = watch
        self._position = start
        self._end = watch.size or None  # without a size, to the end

    def readinto(self, buffer: Any) -> int | None:
        """Fill a buffer; 0 is the end.

        Raises:
            SourceChanged: the file has ended, and is not what it was.
        """
        with memoryview(buffer) as view:
            size = len(view)
            if self._end is not None:
                size = min(size, max(0, self._end - self._position))
            got = self._readinto(view[:size]) if size else 0
        if got:
            self._position += got
        elif got == 0:
            self._watch.ended_at(self._position)
        return got

    def seek(self, position: int) -> None:
        """Continue at another byte; the caller has moved the file."""
        self._position = position
