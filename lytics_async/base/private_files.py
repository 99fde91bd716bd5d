"""Files that only their owner can read, whatever the umask: they hold profiles, tokens or salts."""

from __future__ import annotations

import os
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
    """Open a file to write to; an existing file is replaced by an empty one, which is private.

    Whoever has the old one open, or a hard link to it, does not see what is written. A device or
    pipe is opened as it is, also through a link such as /dev/stdout.

    Raises:
        ArgumentError: it is a symbolic link to a file, or to nothing.
        OSError: it cannot be opened.
    """
    if path.is_symlink() and (not path.exists() or path.is_file()):
        raise ArgumentError(
            f"{path} is a symbolic link, which another user may have created; name the file itself."
        )
    flags = os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)
    if path.exists() and not path.is_file():
        return os.fdopen(os.open(path, flags), "wb")
    path.unlink(missing_ok=True)
    descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        make_private(descriptor)
        return os.fdopen(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        raise
