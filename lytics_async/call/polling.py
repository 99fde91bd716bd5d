"""Poll until a state is reached, with a time limit and progress."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from lytics_async.errors import (
    ArgumentError,
    RateLimited,
    RequestTimeout,
    ResponseError,
    ServerError,
    TransportError,
)

T = TypeVar("T")

PASSING = (TransportError, RateLimited, ServerError, ResponseError)
"""Errors after which the same call may succeed later."""


async def wait_until(
    fetch: Callable[[], Awaitable[T]],
    done: Callable[[T], bool],
    *,
    timeout: float,
    interval: float = 1.0,
    max_interval: float = 30.0,
    on_progress: Callable[[T], None] | None = None,
) -> T:
    """Call `fetch` until `done` returns True, and return the last state.

    Args:
        fetch: returns the current state; its errors are raised as they are.
        done: returns whether this is the expected state.
        timeout: seconds to wait at most, including the calls.
        interval: seconds between the first two calls; each interval is 1.5 times the previous one.
        max_interval: seconds between two calls at most.
        on_progress: called with every state.

    Raises:
        RequestTimeout: the state was not reached in time; the work continues on the server.
    """
    if not 0 < interval <= max_interval or not timeout > 0:
        raise ArgumentError(
            "timeout and interval must be above 0, and max_interval must not be below interval."
        )
    end = anyio.current_time() + timeout
    with anyio.move_on_after(timeout):
        while True:
            state = await fetch()
            if on_progress is not None:
                on_progress(state)
            if done(state):
                return state
            await anyio.sleep(min(interval, max(0.0, end - anyio.current_time())))
            interval = min(interval * 1.5, max_interval)
    raise RequestTimeout(
        f"Not done after {timeout:.3g} s. The work continues on the server; wait again, or longer.",
        phase="receive",
    )
