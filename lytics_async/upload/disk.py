"""What must survive a loss of power: the content of a file, and its name in the directory."""

from __future__ import annotations

import os
from pathlib import Path


def flush(file: int) -> None:
    """Return when the disk has the content of an open file; macOS has a call of its own for that. It blocks."""
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
    """Return when the disk has the names in a directory. It blocks; Windows needs and has no such call."""
    if os.name == "nt":
        return
    directory = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
