"""What chunkers read from, and the errors by which a source ends early."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Read: TypeAlias = Callable[[memoryview], int]
"""Fill a buffer from its start and return the number of bytes; 0 is the end."""


class SourceError(Exception):
    """The source cannot be read further; what was read before is still delivered."""


class SourceStopped(SourceError):
    """An open file was told to stop. What it yielded is still cut and delivered, although it does
    not end there.
    """
