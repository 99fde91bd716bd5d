"""Wait for what an operation has started: polls, with a time limit and progress.

```python
request = await lytics.personalization.delete_entity("user", "email", "ada@example.com")
await waiters.wait_for_deletion(lytics, request.request_id, timeout=600)
```
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Collection
from typing import TypeVar

import anyio

from lytics_async.client import AsyncLytics
from lytics_async.errors import ArgumentError, RequestTimeout
from lytics_async.models.ml_models import MlModel
from lytics_async.models.personalization import DeletionRequest
from lytics_async.models.work import WorkItem

T = TypeVar("T")


async def wait_until(
    fetch: Callable[[], Awaitable[T]],
    done: Callable[[T], bool],
    *,
    timeout: float,
    interval: float = 1.0,
    max_interval: float = 30.0,
    on_progress: Callable[[T], None] | None = None,
) -> T:
    """Call `fetch` until `done` says so, and return what it brought last.

    Args:
        fetch: asks for the present state; its errors are raised as they are.
        done: tells whether this is the state waited for.
        timeout: seconds to wait at most, the calls included.
        interval: seconds between the first two calls; each wait is half as long again as the one before.
        max_interval: seconds between two calls at most.
        on_progress: called with every state.

    Raises:
        RequestTimeout: the state did not come in time; what was started goes on all the same.
    """
    if not 0 < interval <= max_interval or not timeout > 0:
        raise ArgumentError(
            "timeout and interval must be above 0, and max_interval not below interval."
        )
    end = time.monotonic() + timeout
    with anyio.move_on_after(timeout):
        while True:
            state = await fetch()
            if on_progress is not None:
                on_progress(state)
            if done(state):
                return state
            await anyio.sleep(min(interval, max(0.0, end - time.monotonic())))
            interval = min(interval * 1.5, max_interval)
    raise RequestTimeout(
        f"Not done after {timeout:.3g} s. It goes on at the server; wait again, or longer.",
        phase="receive",
    )


async def wait_for_deletion(
    lytics: AsyncLytics,
    request_id: str,
    *,
    timeout: float,
    interval: float = 1.0,
    on_progress: Callable[[DeletionRequest], None] | None = None,
) -> DeletionRequest:
    """Wait until a requested deletion of an entity is complete, archives included.

    GET /api/entity/deletestatus/{request_id}. How often to ask is not published: every second at first, every 30 seconds
    in the end.

    Args:
        request_id: from `personalization.delete_entity`.
        timeout: seconds to wait at most; a full removal may take long.
        interval: seconds between the first two calls.
        on_progress: called with every state.

    Raises:
        RequestTimeout: it was not complete in time.
    """
    return await wait_until(
        lambda: lytics.personalization.get_entity_delete_status(request_id),
        lambda request: request.complete is True,
        timeout=timeout,
        interval=interval,
        on_progress=on_progress,
    )


WORK_ENDED = ("completed", "killed")
"""Values of `statuscode` after which a piece of work does nothing more; much work runs on and never gets there."""


async def wait_for_work(
    lytics: AsyncLytics,
    work_id: str,
    *,
    timeout: float,
    until: Collection[str] = WORK_ENDED,
    interval: float = 2.0,
    on_progress: Callable[[WorkItem], None] | None = None,
) -> WorkItem:
    """Wait until a piece of work has one of some statuses.

    GET /api/work/{id}.

    Args:
        work_id: id of the work.
        timeout: seconds to wait at most.
        until: values of `statuscode` to wait for; those that end a work by default.
        interval: seconds between the first two calls.
        on_progress: called with every state.

    Raises:
        RequestTimeout: it had none of them in time.
    """
    if isinstance(until, str):
        raise ArgumentError(f"until must be a list of statuses, not {until!r}; write [{until!r}].")
    return await wait_until(
        lambda: lytics.work.get(work_id),
        lambda work: work.statuscode in until,
        timeout=timeout,
        interval=interval,
        on_progress=on_progress,
    )


async def wait_for_model(
    lytics: AsyncLytics,
    model_id: str,
    *,
    timeout: float,
    interval: float = 2.0,
    on_progress: Callable[[MlModel], None] | None = None,
) -> MlModel:
    """Wait until a lookalike model is no longer building: `complete`, or `invalid` with its `reason`.

    GET /api/segmentml/{id}.

    Args:
        model_id: `source::target`, of the segments' slugs.
        timeout: seconds to wait at most.
        interval: seconds between the first two calls.
        on_progress: called with every state.

    Raises:
        RequestTimeout: it was still building in the end.
    """
    return await wait_until(
        lambda: lytics.ml_models.get(model_id),
        lambda model: model.state != "building",
        timeout=timeout,
        interval=interval,
        on_progress=on_progress,
    )
