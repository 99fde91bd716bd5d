"""Files that hold profiles: readable by their owner only, whatever the umask, and never created
through a link.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from lytics_async.errors import ArgumentError


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
                f"{path} is a symbolic link, which another user may have made; name the file itself."
            )
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            if hasattr(os, "fchmod"):  # not on Windows
                os.fchmod(descriptor, 0o600)
            os.ftruncate(descriptor, 0)
        return os.fdopen(descriptor, "wb")
    except BaseException:
        os.close(descriptor)
        raise
