"""Hooks: frozen events that tell what a call does, and a logging hook over them.

A hook is any callable that takes an event. Events hold no token, no query and path values, and no bodies; a FailureEvent
and a RetryEvent hold the error, whose message may quote the server.
"""

from __future__ import annotations

import logging
from collections import UserDict
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

import attrs

from lytics_async.config import header_problem
from lytics_async.errors import APIError, ArgumentError, LyticsError

logger = logging.getLogger("lytics_async")


@attrs.frozen(kw_only=True)
class RequestEvent:
    """A call begins.

    Attributes:
        call: a number that is the same in all events of one call, and of no other call in this process.
        operation: such as `segments.list`.
        method: the HTTP method.
        url_template: the path of the table's row, such as `/api/segment/{id}`; empty for a call by path.
        base_url: the host it goes to.
    """

    call: int
    operation: str
    method: str
    url_template: str
    base_url: str


class AddedHeaders(UserDict[str, str]):
    """Headers that hooks add to one request, by name without case. They are checked like those of RequestOptions.

    Raises:
        ArgumentError: on setting a header that cannot be sent, or that is not a hook's to set.
    """

    def __setitem__(self, name: str, value: str) -> None:
        problem = header_problem(name, value)
        if problem is not None:
            raise ArgumentError(f"headers: {problem}.")
        for other in [each for each in self.data if each.lower() == name.lower()]:
            del self.data[other]
        self.data[name] = value


@attrs.frozen(kw_only=True)
class AttemptEvent:
    """One request is about to leave: of a call, or of an upload or events(), whose requests have no other events.

    Attributes:
        call: a number that is the same in all events of one call.
        operation: such as `segments.list`.
        attempt: its number in the call, from 1.
        headers: what the hook puts in is sent with this request, in place of a header of the same name, such as
            `event.headers["traceparent"] = …`.
    """

    call: int
    operation: str
    attempt: int
    headers: AddedHeaders = attrs.field(factory=AddedHeaders, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class RetryEvent:
    """An attempt failed and another follows after `delay` seconds."""

    call: int
    operation: str
    attempt: int
    delay: float
    error: LyticsError


@attrs.frozen(kw_only=True)
class ResponseEvent:
    """A call has its answer after `elapsed` seconds."""

    call: int
    operation: str
    status: int
    attempts: int
    elapsed: float


@attrs.frozen(kw_only=True)
class FailureEvent:
    """A call ends with an error after `elapsed` seconds.

    Attributes:
        error: a LyticsError, or what the caller's own code raised: the token callable, or a Transport.
    """

    call: int
    operation: str
    attempts: int
    elapsed: float
    error: Exception


@attrs.frozen(kw_only=True)
class CancelEvent:
    """A call was cancelled by its caller, or the program is ending, after `elapsed` seconds."""

    call: int
    operation: str
    attempts: int
    elapsed: float


@attrs.frozen(kw_only=True)
class PageEvent:
    """A pager hands out its page number `page` (from 1) of `items` items; `last` when no other follows."""

    operation: str
    page: int
    items: int
    last: bool


@attrs.frozen(kw_only=True)
class ChunkEvent:
    """An upload has the outcome of one chunk.

    Attributes:
        stream: the stream that receives it.
        chunk: its id in the report.
        state: what became of it, in the words of the report.
        records: records in it.
        accepted: of those, accepted by the server.
        rejected: of those, refused by the server.
        bytes_sent: bytes of its body on the wire, all tries together.
        tries: requests sent for it.
    """

    stream: str
    chunk: str
    state: str
    records: int
    accepted: int
    rejected: int
    bytes_sent: int
    tries: int


Event = (
    RequestEvent
    | AttemptEvent
    | RetryEvent
    | ResponseEvent
    | FailureEvent
    | CancelEvent
    | PageEvent
    | ChunkEvent
)
Hook = Callable[[Event], None]


_ENDS = (ResponseEvent, FailureEvent, CancelEvent)


class Hooks:
    """Several hooks as one: each gets every event; one that raises is logged once and does not break the call.

    What ends a call reaches them in reverse order, so that hooks nest: the first is the outermost.
    """

    __slots__ = ("_broken", "_hooks")

    def __init__(self, hooks: Sequence[Hook]) -> None:
        self._hooks = tuple(hooks)
        self._broken: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._hooks)

    def emit(self, event: Event) -> None:
        """Hand the event to every hook."""
        hooks = list(enumerate(self._hooks))
        for number, hook in reversed(hooks) if isinstance(event, _ENDS) else hooks:
            try:
                hook(event)
            except Exception:
                if number not in self._broken:
                    self._broken.add(number)
                    logger.exception(
                        "The hook %r raised on %s; further errors of it are not logged.",
                        hook,
                        type(event).__name__,
                    )


class LoggingHook:
    """Write one line for every call at DEBUG and one for every final failure at WARNING.

    A line holds the operation, the outcome, the attempts and the duration; no query values, path values, bodies or
    messages of the server, since those may hold personal data.

    Args:
        target: the logger; `lytics_async` by default.
    """

    def __init__(self, target: logging.Logger | None = None) -> None:
        self._logger = target or logger

    def __call__(self, event: Event) -> None:
        """Log the event if it ends a call."""
        if isinstance(event, ResponseEvent):
            self._logger.debug(
                "%s: HTTP %d after %d attempt(s), %.0f ms",
                event.operation,
                event.status,
                event.attempts,
                event.elapsed * 1000,
            )
        elif isinstance(event, FailureEvent):
            self._logger.warning(
                "%s failed: %s after %d attempt(s), %.0f ms",
                event.operation,
                describe(event.error),
                event.attempts,
                event.elapsed * 1000,
            )


def describe(error: Exception) -> str:
    """The error's kind, and its status if it has one; nothing that the server or the caller wrote."""
    name = type(error).__name__
    return f"{name} (HTTP {error.status})" if isinstance(error, APIError) else name


def server_of(base_url: str) -> tuple[str, int]:
    """The host and port of a base URL, for hooks that report where a call went."""
    parts = urlsplit(base_url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
