"""How Ctrl-C, SIGTERM and SIGHUP end a command: it cleans up, and an upload delivers the requests
in flight.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from io import RawIOBase
from typing import TYPE_CHECKING, Any, TypeVar

from lytics_async.cli.ending import Terminated, drop_lost_terminal, ending_signals
from lytics_async.cli.output import say

if TYPE_CHECKING:
    from lytics_async.upload.run import UploadRun

T = TypeVar("T")

DRAIN_SECONDS = 8.0
"""Long enough for the responses to some chunks of 8 MiB; `docker stop` kills after 10 seconds, and
the report must precede that.
"""


class Interruption:
    """The effect of signals on a command.

    The first one cancels the command, or closes its upload. The next one ends the upload
    immediately.

    Attributes:
        by: the signal that arrived; None if there was none before the upload was finished.
    """

    def __init__(self) -> None:
        self.by: signal.Signals | None = None
        self._task: asyncio.Task[Any] | None = None
        self._run: UploadRun | None = None
        self._stop: Callable[[], None] | None = None
        self._closing: list[asyncio.Task[None]] = []  # the loop itself keeps no task alive

    def run(self, command: Coroutine[Any, Any, T]) -> T:
        """Run a command in an event loop of its own.

        Raises:
            KeyboardInterrupt: SIGINT ended it.
            Terminated: another signal ended it.
        """
        try:
            return asyncio.run(self._heed(command))
        except asyncio.CancelledError:
            if self.by is None:
                raise
        if self.by is signal.SIGINT:
            raise KeyboardInterrupt
        raise Terminated(self.by)

    def ends(self, run: UploadRun, stop: Callable[[], None] | None) -> None:
        """Let a signal end this upload from now on, instead of cancelling the command.

        Args:
            stop: stops its source, which may be waiting for input; None for a source that never
                waits.
        """
        self._run, self._stop = run, stop

    def cancels(self) -> None:
        """Let a signal cancel the command again: its upload is finished."""
        self._run = self._stop = None

    async def _heed(self, command: Coroutine[Any, Any, T]) -> T:
        self._task = asyncio.current_task()
        with self._handlers():
            return await command

    @contextmanager
    def _handlers(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        before = {}
        for number in ending_signals():
            handler = signal.getsignal(number)
            try:
                loop.add_signal_handler(number, self._receive, number)
            except (NotImplementedError, RuntimeError, ValueError):
                break  # Windows, or not the main thread: the signal ends the command immediately
            before[number] = handler
        try:
            yield
        finally:
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)

    def _receive(self, number: signal.Signals) -> None:
        drop_lost_terminal()
        again = self.by is not None
        if self._run is None:
            self.by = self.by or number
            assert self._task is not None
            self._task.cancel()
        elif again or not self._run.finished:
            self.by = self.by or number
            seconds = 0.0 if again else DRAIN_SECONDS
            self._closing.append(asyncio.ensure_future(_end(self._run, self._stop, seconds)))
            if not again:
                say(
                    f"lytics: delivering the requests in flight, for {DRAIN_SECONDS:.0f} s at most; "
                    f"{'Ctrl-C' if number is signal.SIGINT else number.name} again ends it immediately."
                )


async def _end(run: UploadRun, stop: Callable[[], None] | None, seconds: float) -> None:
    if stop is not None:
        stop()
        await run.settle(seconds)
        seconds = 0.0
    await run.aclose(seconds)


class StoppableInput(RawIOBase):
    """A pipe or terminal whose reader can be interrupted.

    Args:
        descriptor: the file descriptor to read; it is not closed.
    """

    name = "<stdin>"

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._woken, self._wake = os.pipe()

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into the buffer what is available; wait if there is nothing.

        Raises:
            SourceStopped: `stop` was called.
        """
        from lytics_async.upload.cut.reading import SourceStopped

        while True:
            ready, _, _ = select.select([self._descriptor, self._woken], [], [])
            if self._woken in ready:
                raise SourceStopped("A signal ended its input.")
            try:
                return os.readv(self._descriptor, [buffer])
            except BlockingIOError:  # another reader was faster
                continue

    def stop(self) -> None:
        """End the input, and wake the reader."""
        os.write(self._wake, b"\0")
