"""Throttle: how many rows and bytes a second an upload may send, if its owner set a bound."""

from __future__ import annotations

import anyio

__all__ = ["Throttle"]


class Throttle:
    """Lets chunks pass one after the other, each as late as those before it make it.

    Args:
        rows_per_second: None = any number.
        bytes_per_second: of the source, before compression; None = any number.
    """

    def __init__(self, rows_per_second: float | None, bytes_per_second: float | None) -> None:
        self._row_seconds = 0.0 if rows_per_second is None else 1 / rows_per_second
        self._byte_seconds = 0.0 if bytes_per_second is None else 1 / bytes_per_second
        self._next = 0.0  # when the next chunk may go

    async def admit(self, rows: int, size: int) -> None:
        """Wait until a chunk of so many rows and bytes may be sent."""
        now = anyio.current_time()
        start = max(now, self._next)
        self._next = start + max(rows * self._row_seconds, size * self._byte_seconds)
        if start > now:
            await anyio.sleep(start - now)
