"""Hooks: frozen events that tell what a call does, without query values, bodies or secrets."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import attrs

from lytics_async.errors import LyticsError

logger = logging.getLogger("lytics_async")


@attrs.frozen(kw_only=True)
class AttemptStarted:
    """One request is about to leave."""

    operation: str
    method: str
    attempt: int


@attrs.frozen(kw_only=True)
class RetryScheduled:
    """An attempt failed and another follows after `delay` seconds."""

    operation: str
    attempt: int
    delay: float
    error: LyticsError


@attrs.frozen(kw_only=True)
class CallSucceeded:
    """A call has its answer."""

    operation: str
    status: int
    attempts: int
    elapsed: float


@attrs.frozen(kw_only=True)
class CallFailed:
    """A call ends with an error."""

    operation: str
    attempts: int
    elapsed: float
    error: LyticsError


Event = AttemptStarted | RetryScheduled | CallSucceeded | CallFailed
Hook = Callable[[Event], None]


class Hooks:
    """Several hooks as one: each gets every event; one that raises is logged once and does not break the call."""

    __slots__ = ("_broken", "_hooks")

    def __init__(self, hooks: Sequence[Hook]) -> None:
        self._hooks = tuple(hooks)
        self._broken: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._hooks)

    def emit(self, event: Event) -> None:
        """Hand the event to every hook."""
        for hook in self._hooks:
            try:
                hook(event)
            except Exception:
                if id(hook) not in self._broken:
                    self._broken.add(id(hook))
                    logger.exception(
                        "The hook %r raised on %s; further errors of it are not logged.",
                        hook,
                        type(event).__name__,
                    )
