"""The event loop and the process that own an engine's connections."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import Any

from lytics_async.errors import LifecycleError


class Home:
    """Remembers the event loop and process of the first use, and refuses a conflicting one."""

    __slots__ = ("_loop", "_process")

    def __init__(self) -> None:
        self._loop: Any = None
        self._process = 0

    def enter(self) -> bool:
        """Check that connections may be used here; called for every request.

        A closed loop can no longer use its connections, so a client in AWS Lambda, Celery or a REPL
        opens new ones in the next `asyncio.run()`.

        Returns:
            True in a new loop: the connections of the earlier one must be dropped, not closed.

        Raises:
            LifecycleError: the client is in use in another open loop, or was opened before a fork.
        """
        loop = _running_loop()
        process = os.getpid()
        if loop is self._loop and process == self._process:
            return False
        if self._loop is not None and process != self._process:
            raise LifecycleError(
                "This client was opened before a fork, so its connections belong to the parent "
                "process. Open a client in each process, after the fork."
            )
        if self._loop is not None and not _is_closed(self._loop):
            raise LifecycleError(
                "This client is in use in another event loop, which is still open. Open one client "
                "for each event loop, inside the function that you pass to asyncio.run()."
            )
        self._loop, self._process = loop, process
        return True

    @property
    def here(self) -> bool:
        """Whether the running loop and process own the connections, so that they can be closed."""
        return self._loop is _running_loop() and self._process == os.getpid()


def _running_loop() -> Any:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        trio = sys.modules.get("trio")
        found = None
        if trio is not None:
            with suppress(RuntimeError):
                found = trio.lowlevel.current_trio_token()
    if found is None:
        raise LifecycleError(
            "No event loop runs here. Await this inside the function that you pass to asyncio.run(); "
            "a process that was forked inside a running loop needs an asyncio.run() of its own."
        )
    return found


def _is_closed(loop: Any) -> bool:
    if isinstance(loop, asyncio.AbstractEventLoop):
        return loop.is_closed()
    try:
        loop.run_sync_soon(lambda: None)  # a trio token; the only public way to ask
    except sys.modules["trio"].RunFinishedError:
        return True
    return False
