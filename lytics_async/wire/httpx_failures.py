"""Failures of an exchange through httpx: network failures and exceptions of the caller's code."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from types import TracebackType

import anyio

from lytics_async.errors import Phase
from lytics_async.wire.tls import explain, refuses_client

_LIBRARIES = {"h11", "h2", "httpcore", "httpcore2", "httpx", "httpx2"}
_HOLD_THE_TOKEN = _LIBRARIES | {"lytics_async"}

_UNSENT = {
    "ConnectError",
    "ConnectTimeout",
    "InvalidURL",
    "PoolTimeout",
    "ProxyError",
    "UnsupportedProtocol",
}
"""Errors that httpx raises before it sends anything."""


def kinds_of(error: BaseException) -> frozenset[str]:
    """Return the class names of an error in httpx and its libraries.

    Names, because httpx2 has the same ones and must not be imported unless the user did.
    """
    return frozenset(
        each.__name__
        for each in type(error).__mro__
        if each.__module__.partition(".")[0] in _LIBRARIES
    )


def is_of_network(error: BaseException) -> bool:
    """Tell a network failure from an error of a mock, an event hook or an ASGI application."""
    if isinstance(error, OSError):
        return error.filename is None  # otherwise the error is about a file
    return bool(kinds_of(error)) or isinstance(
        error, (anyio.BrokenResourceError, anyio.ClosedResourceError, anyio.EndOfStream)
    )


def is_timeout(error: BaseException) -> bool:
    """Return whether a time limit of httpx, not one of ours, ran out."""
    return isinstance(error, TimeoutError) or "TimeoutException" in kinds_of(error)


def phase_of(error: BaseException) -> Phase:
    """Return the phase that the class of an error implies."""
    kinds = kinds_of(error)
    if any(refuses_client(each) for each in chain(error)):
        return "connect"
    if kinds & _UNSENT or isinstance(error, (ConnectionRefusedError, socket.gaierror)):
        return "connect"
    return "send" if kinds & {"WriteError", "WriteTimeout"} else "receive"


def describe(error: BaseException) -> tuple[str, bool]:
    """Describe the failure, and return whether a retry would fail in the same way."""
    for each in chain(error):
        if isinstance(each, ssl.SSLError):
            return explain(each)
    what = str(error) or type(error).__name__
    kinds = kinds_of(error)
    if "ProxyError" in kinds:
        return f"the proxy refused: {what}", what.startswith(("403", "407"))
    return what, bool(kinds & {"InvalidURL", "UnsupportedProtocol"})


def without_cancellation(error: BaseException) -> BaseException | None:
    """Return an error without the cancellations that a task group added to it.

    A group with one error, such as a task group in an ASGI application raises, is unwrapped. None
    for a cancellation alone.
    """
    cancelled = anyio.get_cancelled_exc_class()
    if isinstance(error, BaseExceptionGroup):
        rest = error.split(cancelled)[1]
        while isinstance(rest, BaseExceptionGroup) and len(rest.exceptions) == 1:
            rest = rest.exceptions[0]
        return rest
    return None if isinstance(error, cancelled) else error


def without_token(error: BaseException) -> BaseException:
    """Remove the frames of this package and of httpx from an error: their locals hold the token."""
    for each in chain(error):
        kept = None
        for entry in reversed([*_entries(each.__traceback__)]):
            if (
                entry.tb_frame.f_globals.get("__name__", "").partition(".")[0]
                not in _HOLD_THE_TOKEN
            ):
                kept = TracebackType(kept, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
        each.__traceback__ = kept
    return error


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, the errors that it groups, and the errors that caused it."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__context__, each.__cause__]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions


def _entries(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next
