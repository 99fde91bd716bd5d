"""Files that only their owner can read, whatever the umask: they hold profiles, tokens or salts."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lytics_async.errors import ArgumentError


def make_private(file: int) -> None:
    """Let only its owner read a file that was just created, whatever the umask removed."""
    if hasattr(os, "fchmod"):  # not on Windows
        os.fchmod(file, 0o600)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file next to `path`, and put it in its place when the block ends. It blocks.

    Whoever reads `path` sees the old content or the new one, as a whole. If the block raises, the
    old content stays, and nothing else is left behind.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def open_private(path: Path) -> BinaryIO:
    """Open a file to write to, and empty it; an existing file becomes private, too.

    A device or pipe is opened as it is, also through a link such as /dev/stdout.

    Raises:
        ArgumentError: it is a symbolic link to a file, or to nothing.
        OSError: it cannot be opened.
    """
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    descriptor = -1
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        if error.errno not in (errno.ELOOP, errno.EMLINK):  # BSD says EMLINK
            raise
    if descriptor < 0:
        if not path.exists() or path.is_file():
            raise ArgumentError(
                f"{path} is a symbolic link, which another user may have created; name the file itself."
            )
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            make_private(descriptor)
            os.ftruncate(descriptor, 0)
        return os.fdopen(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        raise
