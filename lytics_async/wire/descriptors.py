"""File descriptors: check whether this process has any left, and wait for a turn if it has none."""

from __future__ import annotations

import errno
import os
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import anyio

NEEDED = 4
"""Descriptors that a new connection may need: a name look-up opens files and sockets, too."""

NO_DESCRIPTORS = (
    "this process has no file descriptor left for a connection. Raise its limit (ulimit -n), or "
    "lower concurrency="
)


class NoDescriptors(Exception):
    """No connection can be opened, but an open one will become free."""


def has_descriptors() -> bool:
    """Return whether there are enough descriptors for a connection."""
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


def is_shortage(error: OSError) -> bool:
    """Return whether an error comes from a lack of descriptors; some may be free again by now."""
    return error.errno in (errno.EMFILE, errno.ENFILE) or not has_descriptors()


class Turns:
    """Lets requests that can open no connection wait for the end of others.

    Call `begin` and `end` around each attempt.
    """

    def __init__(self) -> None:
        self._running = 0
        self._waiting: deque[_Waiter] = deque()

    def begin(self) -> None:
        """Count an attempt."""
        self._running += 1

    def end(self, lacks: bool) -> None:
        """Note the end of an attempt.

        Args:
            lacks: whether it could open no connection, so that there is no place for another one.
        """
        self._running -= 1
        if not lacks:
            self._tell_next()
        elif not self._running:
            for waiter in self._waiting:  # no other request will ever end
                waiter.tell(False)
            self._waiting.clear()

    async def wait(self) -> bool:
        """Wait until another request has ended; return False if there is none to wait for."""
        if not self._running:
            return False
        waiter = _Waiter()
        self._waiting.append(waiter)
        try:
            await waiter.event.wait()
        except BaseException:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
            elif waiter.may_try:
                self._tell_next()
            raise
        return waiter.may_try

    def _tell_next(self) -> None:
        if self._waiting:
            self._waiting.popleft().tell(True)


class _Waiter:
    """A request that waits, and what it was told."""

    def __init__(self) -> None:
        import anyio  # loaded by HttpxTransport, the only one that waits here

        self.event: anyio.Event = anyio.Event()
        self.may_try = False

    def tell(self, may_try: bool) -> None:
        self.may_try = may_try
        self.event.set()
