"""A process of a test's own, which ends with the test whatever happens."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def child(command: Sequence[str], **popen: Any) -> Iterator[subprocess.Popen[Any]]:
    """Run a command, and wait for its end after the body; kill it if the body fails.

    `subprocess.Popen` alone would then wait forever.
    """
    with subprocess.Popen(command, **popen) as process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise
