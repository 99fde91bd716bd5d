"""How the process is told to end, and the streams it has. Imports nothing that takes time, so that it holds from the start."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that end a command, where the system has them."""


class Terminated(SystemExit):
    """SIGTERM or SIGHUP arrived. Its code is 128 and the number of the signal, as shells have it.

    Attributes:
        signal: which one.
    """

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.signal = signal.Signals(number)


def ending_signals() -> list[signal.Signals]:
    """Return the signals that end a command, without those that whoever started it has had ignored, such as nohup."""
    present = [signal.Signals[name] for name in ENDING if hasattr(signal, name)]
    return [each for each in present if signal.getsignal(each) is not signal.SIG_IGN]


def catch_signals() -> None:
    """Have SIGTERM and SIGHUP raise Terminated.

    A command then ends in the same way wherever it is, also in its imports, and also as process 1 of a container, where
    the kernel does not deliver a signal that has no handler.
    """
    for each in ending_signals():
        if each is not signal.SIGINT:
            signal.signal(each, _terminate)


def leave_signals() -> None:
    """Have a further signal end the process without a word, since nothing is left to do but to exit."""
    for each in ending_signals():
        signal.signal(each, signal.SIG_DFL)


def _terminate(number: int, _: FrameType | None) -> NoReturn:
    drop_lost_terminal()
    raise Terminated(number)


def drop_lost_terminal() -> None:
    """Write to nowhere from now on if stdout or stderr was a terminal that is gone, as it may be after SIGHUP."""
    for descriptor in (1, 2):
        try:
            os.write(descriptor, b"")
        except OSError:
            _replace(descriptor)


def mend_streams() -> str | None:
    """Make the standard streams safe to use, and return what is wrong with them if the command cannot do its work.

    A descriptor that is closed would be given to the first file or connection that is opened, which then received what is
    printed. stdin stays None for those who want to read it.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            _replace(descriptor)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        return "stdout is closed; redirect it to a file or to /dev/null."
    return None


def _replace(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != descriptor:
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
