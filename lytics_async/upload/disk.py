"""Files that must survive a loss of power, and ledgers, which one process may use at a time."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from lytics_async.base.private_files import make_private
from lytics_async.errors import ArgumentError


def require_regular(path: Path, what: str) -> None:
    """Check that a path leads to a regular file, or to none yet. It blocks.

    A FIFO or a device would have an upload wait forever, or swallow what it is to keep.

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


def open_ledger(path: Path) -> tuple[int, bool]:
    """Open a ledger for reading and appending; return whether it is new. It blocks.

    Raises:
        ArgumentError: it cannot be opened, or is not a regular file.
    """
    require_regular(path, "The ledger")
    flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
    problem = ""
    for more, created in ((os.O_CREAT | os.O_EXCL, True), (0, False)):
        try:
            file = os.open(path, flags | more, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            break
        problem = _obstacle(file, path)
        if not problem:
            return file, created
        os.close(file)
        break
    raise ArgumentError(f"Cannot open the ledger {path}: {problem or 'it appears and disappears'}.")


def _obstacle(file: int, path: Path) -> str:
    """Make an open ledger private, and say why it cannot be one: another user may have put it there
    to read it; empty if it can.
    """
    found = os.fstat(file)
    if found.st_size == 0:
        if path.is_symlink() or found.st_nlink > 1:
            return "it is a link to an empty file; name the file itself"
        if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
            return "it is empty, and belongs to another user; name another file"
    try:
        make_private(file)
    except OSError:
        return "it belongs to another user, who could read it; copy it"
    return ""


def lock_ledger(file: int, path: Path, noun: str) -> None:
    """Keep other processes out of an open ledger until it is closed. Windows is not supported.

    Args:
        noun: what a ledger belongs to, such as `upload`.

    Raises:
        ArgumentError: another one is using it, or it cannot be locked.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return
    problem = ""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(file).st_nlink == 0:  # another process has just given it up
            raise BlockingIOError(errno.EWOULDBLOCK, "removed")
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            problem = f"Another {noun} is using the ledger {path}; wait for it to end, or name another ledger."
        else:
            problem = (
                f"The ledger {path} cannot be locked ({(error.strerror or str(error)).lower()}), so a "
                f"second {noun} could not be kept out; put it on a local disk."
            )
    if problem:
        raise ArgumentError(problem)
