"""Hooks: frozen events that tell what a call does, and a logging hook over them.

A hook is any callable that takes an event. Events hold no token, no query and path values, and no bodies; a FailureEvent
and a RetryEvent hold the error, whose message may quote the server.
"""

from __future__ import annotations

import itertools
import logging
import time
from collections import UserDict
from collections.abc import Callable, Sequence
from typing import Any, TypedDict
from urllib.parse import urlsplit

import attrs

from lytics_async.call.operation import BY_PATH, Operation
from lytics_async.call.options import header_problem
from lytics_async.call.request import with_headers
from lytics_async.config import ClientConfig
from lytics_async.errors import APIError, ArgumentError, LyticsError
from lytics_async.wire.messages import WireRequest

logger: logging.Logger = logging.getLogger("lytics_async")


_numbers = itertools.count(1)
"""Of calls, for the whole process, since several clients may share a hook."""


@attrs.frozen(kw_only=True)
class _CallEvent:
    """What all events of a call hold.

    Attributes:
        call: a number that is the same in all events of one call, and of no other call in this process.
        operation: such as `segments.list`.
        stream: the stream that an upload or events() sends to; None for other calls.
        chunk: which part of it: of an upload, the chunk's id in the report; of events(), the numbers of the first and the
            last record, such as `1-500`; None for other calls.
    """

    call: int
    operation: str
    stream: str | None = None
    chunk: str | None = None


@attrs.frozen(kw_only=True)
class RequestEvent(_CallEvent):
    """A call begins: one operation, or one body of an upload or of events(), with all its attempts.

    Attributes:
        method: the HTTP method.
        url_template: the path of the table's row, such as `/api/segment/{id}`; empty for a call by path.
        base_url: the host it goes to.
        dry_run: an upload or events() asks the server only, and nothing is stored.
    """

    method: str
    url_template: str
    base_url: str
    dry_run: bool = False


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
class AttemptEvent(_CallEvent):
    """One request is about to leave.

    Attributes:
        attempt: its number in the call, from 1.
        headers: what the hook puts in is sent with this request, in place of a header of the same name, such as
            `event.headers["traceparent"] = …`.
    """

    attempt: int
    headers: AddedHeaders = attrs.field(factory=AddedHeaders, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class RetryEvent(_CallEvent):
    """Attempt number `attempt` failed, and another follows after `delay` seconds.

    The next attempt of an upload or of events() may come later: it waits for its turn.
    """

    attempt: int
    delay: float
    error: LyticsError


@attrs.frozen(kw_only=True)
class ResponseEvent(_CallEvent):
    """A call has its response after `elapsed` seconds: a success, or to a dry run also the refusal that it asked for."""

    status: int
    attempts: int
    elapsed: float


@attrs.frozen(kw_only=True)
class FailureEvent(_CallEvent):
    """A call ends with an error after `elapsed` seconds.

    A chunk that the server refuses is such a call; what is done about it, such as sending its halves, are further calls.

    Attributes:
        error: a LyticsError; or what the caller's own code raised: the token callable, or a Transport; or why an upload
            cannot keep its ledger.
    """

    attempts: int
    elapsed: float
    error: Exception


@attrs.frozen(kw_only=True)
class CancelEvent(_CallEvent):
    """A call was cancelled by its caller, or its upload or the program is ending, after `elapsed` seconds."""

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
        bytes_sent: bytes of its body on the wire, all attempts together.
        attempts: requests sent for it.
    """

    stream: str
    chunk: str
    state: str
    records: int
    accepted: int
    rejected: int
    bytes_sent: int
    attempts: int


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


class CallEvents:
    """Emits the events of one call. Nothing else emits them, whatever way in the call came.

    Args:
        hooks: get the events; the RequestEvent immediately.
        dry_run: see RequestEvent.
        stream, chunk: see the events.

    Attributes:
        attempts: requests so far; the caller counts them.
        ended: the last event was emitted.
    """

    __slots__ = ("_hooks", "_of", "_start", "attempts", "ended")

    def __init__(
        self,
        hooks: Hooks,
        operation: Operation[Any],
        config: ClientConfig,
        *,
        stream: str | None = None,
        chunk: str | None = None,
        dry_run: bool = False,
    ) -> None:
        self.attempts: int = 0
        self.ended: bool = False
        self._hooks = hooks
        self._start = time.monotonic()
        self._of: _Of = {
            "call": next(_numbers),
            "operation": operation.name,
            "stream": stream,
            "chunk": chunk,
        }
        hooks.emit(
            RequestEvent(
                method=operation.method,
                url_template=operation.path if operation.name != BY_PATH else "",
                base_url=config.base_url if operation.host == "api" else config.bulk_url,
                dry_run=dry_run,
                **self._of,
            )
        )

    def attempt(self, request: WireRequest) -> WireRequest:
        """A request is about to leave; return it with the headers that hooks add."""
        event = AttemptEvent(attempt=self.attempts, **self._of)
        self._hooks.emit(event)
        if not event.headers:
            return request
        return attrs.evolve(request, headers=with_headers(request.headers, event.headers))

    def retry(self, delay: float, error: LyticsError) -> None:
        """The attempt failed, and another follows."""
        self._hooks.emit(RetryEvent(attempt=self.attempts, delay=delay, error=error, **self._of))

    def respond(self, status: int) -> None:
        """The call has its response."""
        self._end(ResponseEvent(status=status, **self._sums(), **self._of))

    def fail(self, error: BaseException | None) -> None:
        """The call ends with an error; None, or what is no Exception, is a cancellation."""
        if isinstance(error, Exception):
            self._end(FailureEvent(error=error, **self._sums(), **self._of))
        else:
            self._end(CancelEvent(**self._sums(), **self._of))

    def _end(self, event: ResponseEvent | FailureEvent | CancelEvent) -> None:
        if not self.ended:
            self.ended = True
            self._hooks.emit(event)

    def _sums(self) -> _Sums:
        return {"attempts": self.attempts, "elapsed": time.monotonic() - self._start}


class _Of(TypedDict):
    call: int
    operation: str
    stream: str | None
    chunk: str | None


class _Sums(TypedDict):
    attempts: int
    elapsed: float


class LoggingHook:
    """Write one line for every call at DEBUG and one for every final failure at WARNING.

    A line holds the operation, the stream and the chunk of an upload or of events(), the outcome, the attempts and the
    duration; no query values, path values, bodies or messages of the server, since those may hold personal data.

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
                _subject(event),
                event.status,
                event.attempts,
                event.elapsed * 1000,
            )
        elif isinstance(event, FailureEvent):
            self._logger.warning(
                "%s failed: %s after %d attempt(s), %.0f ms",
                _subject(event),
                describe(event.error),
                event.attempts,
                event.elapsed * 1000,
            )


def _subject(event: ResponseEvent | FailureEvent) -> str:
    if event.stream is None:
        return event.operation
    return f"{event.operation} (stream {event.stream}, chunk {event.chunk})"


def describe(error: Exception) -> str:
    """The error's kind, and its status if it has one; nothing that the server or the caller wrote."""
    name = type(error).__name__
    return f"{name} (HTTP {error.status})" if isinstance(error, APIError) else name


def server_of(base_url: str) -> tuple[str, int]:
    """The host and port of a base URL, for hooks that report where a call went."""
    parts = urlsplit(base_url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
