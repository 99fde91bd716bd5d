"""Wait for work that an operation has started, by polling with a time limit and progress.

```python
request = await lytics.personalization.delete_entity("user", "email", "ada@example.com")
await waiters.wait_for_deletion(lytics, request.request_id, timeout=600)
```
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from lytics_async.call.polling import wait_until as wait_until
from lytics_async.client import AsyncLytics
from lytics_async.errors import ArgumentError
from lytics_async.models.ml_models import MlModel
from lytics_async.models.personalization import DeletionRequest
from lytics_async.models.work import WorkItem

T = TypeVar("T")


async def wait_for_deletion(
    lytics: AsyncLytics,
    request_id: str,
    *,
    timeout: float,
    interval: float = 1.0,
    on_progress: Callable[[DeletionRequest], None] | None = None,
) -> DeletionRequest:
    """Wait until the deletion of an entity is complete, including archives.

    GET /api/entity/deletestatus/{request_id}. A polling interval is not published: the interval
    grows from 1 to 30 seconds.

    Args:
        request_id: from `personalization.delete_entity`.
        timeout: seconds to wait at most; a full removal may take long.
        interval: seconds between the first two calls.
        on_progress: called with every state.

    Raises:
        RequestTimeout: the deletion was not complete in time.
    """
    return await wait_until(
        lambda: lytics.personalization.get_entity_delete_status(request_id),
        lambda request: request.complete is True,
        timeout=timeout,
        interval=interval,
        on_progress=on_progress,
    )


WORK_ENDED = ("completed", "killed")
"""Values of `statuscode` after which work has ended; much work runs continuously and never ends."""


async def wait_for_work(
    lytics: AsyncLytics,
    work_id: str,
    *,
    timeout: float,
    until: Collection[str] = WORK_ENDED,
    interval: float = 2.0,
    on_progress: Callable[[WorkItem], None] | None = None,
) -> WorkItem:
    """Wait until work reaches one of the given statuses.

    GET /api/work/{id}.

    Args:
        work_id: id of the work.
        timeout: seconds to wait at most.
        until: values of `statuscode` to wait for; by default those that end the work.
        interval: seconds between the first two calls.
        on_progress: called with every state.

    Raises:
        RequestTimeout: the work did not reach any of them in time.
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
    """Wait until a lookalike model is built: `complete`, or `invalid` with its `reason`.

    GET /api/segmentml/{id}.

    Args:
        model_id: `source::target`, the slugs of the two segments.
        timeout: seconds to wait at most.
        interval: seconds between the first two calls.
        on_progress: called with every state.

    Raises:
        RequestTimeout: the model was not built in time.
    """
    return await wait_until(
        lambda: lytics.ml_models.get(model_id),
        lambda model: model.state != "building",
        timeout=timeout,
        interval=interval,
        on_progress=on_progress,
    )
