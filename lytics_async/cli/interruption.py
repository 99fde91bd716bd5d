"""Ctrl-C during an upload: once has it deliver what is under way, twice ends it at once."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from lytics_async.upload.run import UploadRun

DRAIN_SECONDS = 10.0
"""Long enough for the answers to some chunks of 8 MiB, short enough to wait for at a prompt."""


class Interruption:
    """Whether an upload was interrupted.

    Attributes:
        happened: Ctrl-C was pressed.
    """

    def __init__(self) -> None:
        self.happened = False
        self._closing: list[asyncio.Task[None]] = []

    @contextmanager
    def of(self, run: "UploadRun") -> Iterator[None]:
        """Have Ctrl-C end the run, rather than this process, within the block."""
        loop = asyncio.get_running_loop()
        before = signal.getsignal(signal.SIGINT)
        try:
            loop.add_signal_handler(signal.SIGINT, self._interrupt, run)
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows, or not the main thread: Ctrl-C then ends the upload at once.
            yield
            return
        try:
            yield
        finally:
            loop.remove_signal_handler(signal.SIGINT)
            signal.signal(signal.SIGINT, before)

    def _interrupt(self, run: "UploadRun") -> None:
        seconds = 0.0 if self.happened else DRAIN_SECONDS
        if not self.happened:
            typer.echo(
                f"lytics: delivering what is under way, for {DRAIN_SECONDS:.0f} s at most; Ctrl-C again ends it at once.",
                err=True,
            )
        self.happened = True
        # The loop itself keeps no task alive.
        self._closing.append(asyncio.ensure_future(run.aclose(seconds)))
