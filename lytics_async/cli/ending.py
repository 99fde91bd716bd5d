"""The signals that end the process, and its standard streams. Imports nothing slow, so that it
applies from the start.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that end a command, if the system has them."""


class Terminated(SystemExit):
    """SIGTERM or SIGHUP arrived. Its code is 128 plus the number of the signal, as in shells.

    Attributes:
        signal: the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.signal = signal.Signals(number)


def ending_signals() -> list[signal.Signals]:
    """Return the signals that end a command, without those that the parent process, such as nohup,
    had ignored.
    """
    present = [signal.Signals[name] for name in ENDING if hasattr(signal, name)]
    return [each for each in present if signal.getsignal(each) is not signal.SIG_IGN]


def catch_signals() -> None:
    """Make SIGTERM and SIGHUP raise Terminated.

    A command then ends in the same way at any point, also during its imports, and also as process 1
    of a container, where the kernel does not deliver a signal that has no handler.
    """
    for each in ending_signals():
        if each is not signal.SIGINT:
            signal.signal(each, _terminate)


def leave_signals() -> None:
    """Let a further signal end the process silently, since only the exit is left to do."""
    for each in ending_signals():
        signal.signal(each, signal.SIG_DFL)


def _terminate(number: int, _: FrameType | None) -> NoReturn:
    drop_lost_terminal()
    raise Terminated(number)


def drop_lost_terminal() -> None:
    """Redirect stdout and stderr to the null device if their terminal is gone, as it may be after
    SIGHUP.
    """
    for descriptor in (1, 2):
        try:
            os.write(descriptor, b"")
        except OSError:
            _replace(descriptor)


def repair_streams() -> str | None:
    """Make the standard streams safe to use; return the problem if the command cannot work with
    them.

    A closed descriptor would be reused by the first file or connection that is opened, which would
    then receive what is printed. A closed stdin stays None.
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
