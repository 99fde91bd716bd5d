"""The command in a terminal of its own: what it prints there, byte by byte."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping

from processes import variables_of

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""The sequences that Rich writes: colors, and moves of the cursor."""


def in_terminal(
    environment: dict[str, str | None],
    *arguments: str,
    typed: str = "",
    columns: int = 80,
    seconds: float = 60,
    variables: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    """Run `lytics` with these arguments; return its exit code and everything that it wrote.

    Args:
        typed: what a person types, once the command has asked.
        seconds: the time after which the command is killed.
        variables: variables of this command, which win over those of the terminal.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    own = {"TERM": "xterm-256color", "COLUMNS": str(columns), "NO_COLOR": None}
    process = subprocess.Popen(
        [sys.executable, "-m", "lytics_async.cli", *arguments],
        env=variables_of({**environment, **own, **(variables or {})}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            if not select.select([ours], [], [], 0.1)[0]:
                continue
            written += os.read(ours, 65536)
            if typed and written.rstrip().endswith((b":", b"?")):
                os.write(ours, typed.encode())
                typed = ""
    except OSError:  # Linux says so when the other end is closed
        pass
    finally:
        os.close(ours)
        process.kill()
    return process.wait(), written.decode()


def plain(written: str) -> str:
    """Return what was written without the sequences that Rich writes."""
    return CONTROL.sub("", written).replace("\r\n", "\n")
