"""What must survive a loss of power: the content of a file, and its name in the directory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lytics_async.errors import ArgumentError


def require_regular(path: Path, what: str) -> None:
    """Check that a path leads to a regular file, or to none yet. It blocks.

    A FIFO or a device would have an upload wait for ever, or swallow what it is to keep.

    Raises:
        ArgumentError: it leads to something else.
    """
    try:
        mode = path.stat().st_mode
    except OSError:  # whoever opens it says why
        return
    if not stat.S_ISREG(mode):
        kinds = {stat.S_IFDIR: "a directory", stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket"}
        kind = kinds.get(stat.S_IFMT(mode), "a device")
        raise ArgumentError(
            f"{what} {path} is {kind}; name a regular file, or one that does not exist yet."
        )


def flush(file: int) -> None:
    """Return when the disk has the content of an open file; macOS has a call of its own for that.
    It blocks.
    """
    full = None
    try:
        import fcntl
    except ImportError:  # Windows
        os.fsync(file)
        return
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        fcntl.fcntl(file, full)
    else:
        os.fdatasync(file)


def flush_directory(path: Path) -> None:
    """Return when the disk has the names in a directory. It blocks; Windows needs and has no such
    call.
    """
    if os.name == "nt":
        return
    directory = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
