"""File descriptors: tell whether this process has any left."""

from __future__ import annotations

import errno
import os

NEEDED = 4
"""Descriptors that a new connection may need: a name look-up opens files and sockets, too."""

NO_DESCRIPTORS = (
    "this process has no file descriptor left for a connection. Raise its limit (ulimit -n), or "
    "lower concurrency="
)


class NoDescriptors(Exception):
    """No connection can be opened, but an open one will become free."""


def has_descriptors() -> bool:
    """Tell whether there are enough descriptors for a connection."""
    opened: list[int] = []
    try:
        for _ in range(NEEDED):
            # One by one, because those before a failure must be closed.
            opened.append(os.open(os.devnull, os.O_RDONLY))  # noqa: PERF401
    except OSError as error:
        return error.errno not in (errno.EMFILE, errno.ENFILE)
    finally:
        for descriptor in opened:
            os.close(descriptor)
    return True
