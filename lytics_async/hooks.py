"""Hooks: frozen events that describe the progress of calls, and a hook that logs them.

A hook is any callable that accepts an event. Events contain no token, no query or path values, and
no bodies. A FailureEvent and a RetryEvent contain the error, whose message may quote the server.
"""

from __future__ import annotations

import inspect
import itertools
import logging
import time
from collections import UserDict
from collections.abc import Callable, Sequence
from typing import Any, TypedDict
from urllib.parse import urlsplit

import attrs

from lytics_async.base.arguments import shown
from lytics_async.call.operation import BY_PATH, Operation
from lytics_async.call.options import header_problem
from lytics_async.call.request import with_headers
from lytics_async.config import ClientConfig
from lytics_async.errors import APIError, ArgumentError, LyticsError
from lytics_async.wire.messages import WireRequest

logger: logging.Logger = logging.getLogger("lytics_async")


_numbers = itertools.count(1)
"""Numbers of calls, for the whole process, because several clients may share a hook."""


@attrs.frozen(kw_only=True)
class _CallEvent:
    """The fields that all events of a call share.

    Attributes:
        call: a number that identifies the call in this process.
        operation: name of the operation, such as `segments.list`.
        stream: the stream to which an upload or events() sends; None for other calls.
        chunk: for an upload, the chunk's id in the report; for events(), the numbers of the first
            and last record, such as `1-500`; None for other calls.
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
        url_template: the path of the operation, such as `/api/segment/{id}`; empty for a call by
            path.
        base_url: the URL of the host.
        dry_run: an upload or events() only lets the server check the records; nothing is stored.
    """

    method: str
    url_template: str
    base_url: str
    dry_run: bool = False


class AddedHeaders(UserDict[str, str]):
    """Headers that hooks add to one request; names are case-insensitive.

    They are checked like the headers of RequestOptions.

    Raises:
        ArgumentError: a header cannot be sent, or hooks must not set it.
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
        headers: headers that the hook adds to this request, or replaces, such as
            `event.headers["traceparent"] = …`.
    """

    attempt: int
    headers: AddedHeaders = attrs.field(factory=AddedHeaders, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class RetryEvent(_CallEvent):
    """Attempt number `attempt` failed with `error`, and another follows after `delay` seconds.

    The next attempt of an upload or of events() may start later, because requests wait their turn.
    """

    attempt: int
    delay: float
    error: LyticsError


@attrs.frozen(kw_only=True)
class ResponseEvent(_CallEvent):
    """A call succeeded, `elapsed` seconds after it started.

    A dry run succeeds even if the server refuses the records: the refusal is its result.
    """

    status: int
    attempts: int
    elapsed: float


@attrs.frozen(kw_only=True)
class FailureEvent(_CallEvent):
    """A call failed, `elapsed` seconds after it started.

    A chunk that the server refuses is such a call; its consequences, such as sending its halves,
    are calls of their own.

    Attributes:
        error: a LyticsError; or the exception of the caller's own code, such as the token callable
            or a Transport; or the reason why an upload cannot write its ledger.
    """

    attempts: int
    elapsed: float
    error: Exception


@attrs.frozen(kw_only=True)
class CancelEvent(_CallEvent):
    """A call was cancelled, or its upload or program ended, `elapsed` seconds after it started."""

    attempts: int
    elapsed: float


@attrs.frozen(kw_only=True)
class PageEvent:
    """A pager returns page number `page` (from 1) with `items` items; `last` if none follows."""

    operation: str
    page: int
    items: int
    last: bool


@attrs.frozen(kw_only=True)
class ChunkEvent:
    """One chunk of an upload has its outcome.

    Attributes:
        stream: the stream that receives the chunk.
        chunk: its id in the report.
        state: its outcome, in the terms of the report.
        records: number of its records.
        accepted: records that the server accepted.
        rejected: records that the server refused.
        bytes_sent: bytes of its body on the wire, for all attempts together.
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
    """Combines hooks: each gets every event. A hook that raises is logged once; the call continues.

    Events that end a call are emitted in reverse order, so that hooks nest: the first is the
    outermost.
    """

    __slots__ = ("_broken", "_hooks")

    def __init__(self, hooks: Sequence[Hook]) -> None:
        self._hooks = tuple(hooks)
        self._broken: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._hooks)

    def emit(self, event: Event) -> None:
        """Call every hook with the event."""
        hooks = list(enumerate(self._hooks))
        for number, hook in reversed(hooks) if isinstance(event, _ENDS) else hooks:
            try:
                hook(event)
            except Exception:
                if number not in self._broken:
                    self._broken.add(number)
                    logger.exception(
                        "The hook %r raised an exception on %s; its further exceptions are not "
                        "logged.",
                        hook,
                        type(event).__name__,
                    )


class CallEvents:
    """Emits the events of one call; all kinds of calls use it, and nothing else emits these events.

    Args:
        hooks: they receive the events; the RequestEvent immediately.
        dry_run: see RequestEvent.
        stream, chunk: see the events.

    Attributes:
        attempts: requests so far; the caller counts them.
        ended: whether the last event was emitted.
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
        """Emit that a request is about to be sent; return it with the headers that hooks add."""
        event = AttemptEvent(attempt=self.attempts, **self._of)
        self._hooks.emit(event)
        if not event.headers:
            return request
        return attrs.evolve(request, headers=with_headers(request.headers, event.headers))

    def retry(self, delay: float, error: LyticsError) -> None:
        """Emit that the attempt failed and another follows."""
        self._hooks.emit(RetryEvent(attempt=self.attempts, delay=delay, error=error, **self._of))

    def respond(self, status: int) -> None:
        """Emit that the call has its response."""
        self._end(ResponseEvent(status=status, **self._sums(), **self._of))

    def fail(self, error: BaseException | None) -> None:
        """Emit that the call failed; None or a BaseException means that it was cancelled."""
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
    """Logs one line for every call at DEBUG, every retry at INFO and every failure at WARNING.

    A line contains the operation, the stream and chunk of an upload or of events(), the outcome,
    the attempts and the duration. It contains no query values, path values, bodies or messages of
    the server, because those may contain personal data.

    Args:
        target: the logger; None = `lytics_async`.
    """

    def __init__(self, target: logging.Logger | None = None) -> None:
        self._logger = target or logger

    def __call__(self, event: Event) -> None:
        """Log the event if it retries or ends a call."""
        if isinstance(event, ResponseEvent):
            self._logger.debug(
                "%s: HTTP %d after %d attempt(s), %.0f ms",
                _subject(event),
                event.status,
                event.attempts,
                event.elapsed * 1000,
            )
        elif isinstance(event, RetryEvent):
            self._logger.info(
                "%s: %s on attempt %d, retry in %.1f s",
                _subject(event),
                describe(event.error),
                event.attempt,
                event.delay,
            )
        elif isinstance(event, FailureEvent):
            self._logger.warning(
                "%s failed: %s after %d attempt(s), %.0f ms",
                _subject(event),
                describe(event.error),
                event.attempts,
                event.elapsed * 1000,
            )


def _subject(event: ResponseEvent | RetryEvent | FailureEvent) -> str:
    if event.stream is None:
        return event.operation
    return f"{event.operation} (stream {event.stream}, chunk {event.chunk})"


def describe(error: Exception) -> str:
    """Return the class of an error and its status, without text of the server or the caller."""
    name = type(error).__name__
    return f"{name} (HTTP {error.status})" if isinstance(error, APIError) else name


def server_of(base_url: str) -> tuple[str, int]:
    """Return the host and port of a base URL, for hooks that report the server of a call."""
    parts = urlsplit(base_url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def hooks_problem(hooks: object) -> str | None:
    """Return what is wrong with the `hooks` of a client, None if nothing is."""
    if callable(hooks) or isinstance(hooks, (str, bytes)) or not isinstance(hooks, Sequence):
        return f"must be a list of hooks, not {shown(hooks)}; write hooks=[hook] for a single one"
    for hook in hooks:
        if isinstance(hook, type):
            return f"must contain instances: write {hook.__name__}()"
        if not callable(hook):
            return f"must be a list of callables, not of {shown(hook)}"
        if inspect.iscoroutinefunction(hook) or inspect.iscoroutinefunction(type(hook).__call__):
            return f"must be synchronous callables, but {shown(hook)} is async; let it start a task"
    return None
