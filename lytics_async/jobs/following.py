"""Follow the log of a job until the job ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection

import anyio

from lytics_async.call.configuration import JobConfig
from lytics_async.call.polling import PASSING
from lytics_async.client import AsyncLytics
from lytics_async.errors import ArgumentError, RequestTimeout
from lytics_async.jobs.running import in_order
from lytics_async.jobs.states import Judge
from lytics_async.models.v2.jobs import Job, JobLog

_LONGEST_INTERVAL = 30.0


async def follow_logs(
    lytics: AsyncLytics,
    job: str,
    *,
    timeout: float,
    until: str | Collection[str] = "completed",
    faults: int = 0,
    interval: float = 2.0,
    include_errors: bool = True,
    on_progress: Callable[[Job[JobConfig]], None] | None = None,
) -> AsyncIterator[JobLog]:
    """Yield each line of the log of a job once, from its creation on, until the job ends.

    GET /v2/job/{id} and GET /v2/job/{id}/logs. A temporary outage after the first response does not
    end it. It ends without an error when a job fails, since the log says so; `wait` raises. After
    the end it reads the log again, `interval` seconds later, because a log may lag behind the
    state.

    Args:
        job: id of the job.
        timeout: seconds to follow at most.
        until: a state or several at which to end as well, such as `sleeping`.
        faults: errors of the job to follow through: the service retries a job in `fault-N`.
        interval: seconds between two requests; half as long again after a look without a new line,
            up to 30 seconds.
        include_errors: whether to return the details of errors, too.
        on_progress: called with every state.

    Raises:
        RequestTimeout: the job did not end in time; it continues on the server.
    """
    judge = Judge(until, faults)
    if not 0 < interval <= _LONGEST_INTERVAL or not timeout > 0:
        raise ArgumentError(
            f"timeout and interval must be above 0, and interval at most {_LONGEST_INTERVAL:g}."
        )
    end = anyio.current_time() + timeout
    seen: Counter[str] = Counter()
    pause = interval
    begun = ended = False
    while True:
        found: Job[JobConfig] | None = None
        lines: list[JobLog] | None = None
        failed = False
        # No line is yielded within a scope: a consumer may close the generator in another task.
        with anyio.move_on_after(max(0.0, end - anyio.current_time())):
            try:
                found = await lytics.v2.jobs.get(job)
                lines = await lytics.v2.jobs.list_logs(job, include_errors=include_errors)
            except PASSING:
                if not begun:
                    raise
                failed = True
        if not failed and (found is None or lines is None):
            raise _too_late(job, timeout, ended=ended)
        if found is not None:
            begun = True
            judge.look(found.status)
            if on_progress is not None:
                on_progress(found)
        fresh = _unseen(lines or [], seen)
        for line in fresh:
            yield line
        if ended and not failed:
            return
        ended = judge.verdict != "pending"
        pause = interval if fresh or ended else min(pause * 1.5, _LONGEST_INTERVAL)
        if not ended and anyio.current_time() + pause >= end:
            await anyio.sleep(max(0.0, end - anyio.current_time()))
            raise _too_late(job, timeout, ended=ended)
        await anyio.sleep(pause)
        if ended and not failed:
            end = max(end, anyio.current_time() + _LONGEST_INTERVAL)  # for the last look


def _too_late(job: str, timeout: float, *, ended: bool) -> RequestTimeout:
    if ended:
        return RequestTimeout(
            f"Job {job} has ended, and its log could not be read to the end; read it again.",
            phase="receive",
        )
    return RequestTimeout(
        f"Job {job} did not end within {timeout:.3g} s. It continues on the server; follow it "
        "again, or longer.",
        phase="receive",
    )


def _unseen(lines: list[JobLog], seen: Counter[str]) -> list[JobLog]:
    """Return the lines that were not there before, and note them.

    A line has no id, and two may be equal, so equal lines are counted. The server may drop old
    ones and send them in any order.
    """
    now: Counter[str] = Counter()
    fresh = []
    for line in in_order(lines):
        key = repr(sorted(line.to_json().items(), key=lambda pair: pair[0]))
        now[key] += 1
        if now[key] > seen[key]:
            fresh.append(line)
    seen |= now
    return fresh
