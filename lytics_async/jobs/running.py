"""Run a job and wait for it: a run that fails is an error, and a cancelled one leaves no orphan."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

import anyio

from lytics_async.base.arguments import choice_problem, require
from lytics_async.call.configuration import JobConfig
from lytics_async.call.polling import PASSING, wait_until
from lytics_async.errors import JobFailed, LyticsError, RequestTimeout
from lytics_async.jobs.states import Judge
from lytics_async.models.v2.jobs import Job, JobLog

if TYPE_CHECKING:
    from lytics_async.services import Services

T = TypeVar("T")
OnCancel = Literal["keep", "pause", "kill"]

CLEANUP_SECONDS = 10.0
"""Seconds that a cancelled run may take to pause or kill its job."""


async def run(
    lytics: Services,
    config: JobConfig | Mapping[str, Any],
    *,
    name: str,
    timeout: float,
    until: str | Collection[str] = "completed",
    faults: int = 0,
    interval: float = 2.0,
    on_cancel: OnCancel = "keep",
    on_created: Callable[[Job[JobConfig]], None] | None = None,
    on_progress: Callable[[Job[JobConfig]], None] | None = None,
    **fields: Any,
) -> Job[JobConfig]:
    """Create a job, start it, and wait until its run has ended.

    POST /v2/job/{workflow}, then GET /v2/job/{id}. The creation is never retried. It is carried
    out to its end even if the task is cancelled, so the id of a job that was created is never lost.

    Args:
        config: its configuration, as for `lytics.v2.jobs.create`.
        name: its name.
        timeout: seconds to wait at most, after the creation.
        until: as for `wait`.
        faults: as for `wait`.
        interval: seconds between the first two looks.
        on_cancel: what to do with the job if the task is cancelled: `keep` lets it continue.
        on_created: called with the new job before the wait; store its id here.
        on_progress: called with every state.
        fields: the other arguments of `lytics.v2.jobs.create`, such as `auth_ids`.

    Raises:
        JobFailed: the run failed.
        RequestTimeout: it did not end in time; the job continues.
    """
    Judge(until, faults)
    require("on_cancel", choice_problem(on_cancel, get_args(OnCancel)))
    created: list[Job[JobConfig]] = []

    async def create() -> None:
        job = await lytics.v2.jobs.create(config, start=True, name=name, **fields)
        created.append(job)
        if on_created is not None:
            on_created(job)

    try:
        await _carry_out(create)
        job_id = str(created[0].id)
        return await wait(
            lytics,
            job_id,
            timeout=timeout,
            until=until,
            faults=faults,
            interval=interval,
            on_progress=on_progress,
        )
    except anyio.get_cancelled_exc_class():
        if created and on_cancel != "keep":
            await _stop(lytics, str(created[0].id), on_cancel)
        raise


async def wait(
    lytics: Services,
    job: str,
    *,
    timeout: float,
    until: str | Collection[str] = "completed",
    faults: int = 0,
    interval: float = 2.0,
    on_progress: Callable[[Job[JobConfig]], None] | None = None,
) -> Job[JobConfig]:
    """Wait until a job is in one of some states, or completed.

    GET /v2/job/{id}. If the task is cancelled, the job continues. A temporary
    outage after the first response does not end the wait.

    Args:
        job: id of the job.
        timeout: seconds to wait at most.
        until: a state or several; use `sleeping` for a job that continues with changes. `fault`
            stands for `fault-1`, `fault-2` and so on.
        faults: errors of the job to wait through: the service retries a job in `fault-N`.
        interval: seconds between the first two looks; each wait is half as long again, up to 30
            seconds.
        on_progress: called with every state.

    Returns:
        the job as it is then.

    Raises:
        JobFailed: it failed, was killed, or had more errors than `faults`; the error holds the last
            line of its log about an error.
        RequestTimeout: it was in none of the states in time.
    """
    judge = Judge(until, faults)
    last: list[Job[JobConfig]] = []
    failure = ""

    async def look() -> Job[JobConfig]:
        nonlocal failure
        try:
            found = await lytics.v2.jobs.get(job)
        except PASSING as error:
            if not last:
                raise
            failure = f" The last request failed: {error}"
            return last[0]
        last[:], failure = [found], ""
        judge.look(found.status)
        if on_progress is not None:
            on_progress(found)
        return found

    try:
        found = await wait_until(
            look, lambda _: judge.verdict != "pending", timeout=timeout, interval=interval
        )
    except RequestTimeout as error:
        if not last:
            raise
        status = last[0].status
        advice = "It continues on the server; wait again, or longer."
        if status in ("paused", "pausing"):
            advice = "It does nothing until it is resumed."
        raise RequestTimeout(
            f"Job {job} is {status} after {timeout:.3g} s, not "
            f"{' or '.join(sorted(judge.until))}. {advice}{failure}",
            phase=error.phase,
        ) from None
    if judge.verdict == "failed":
        raise await _failure(lytics, job, found)
    return found


async def last_error(lytics: Services, job: str) -> JobLog | None:
    """Return the last line of the log of a job that reports an error; None if there is none.

    GET /v2/job/{id}/logs.
    """
    lines = await lytics.v2.jobs.list_logs(job, include_errors=True)
    errors = [line for line in lines if is_error(line)]
    return in_order(errors)[-1] if errors else None


def in_order(lines: list[JobLog]) -> list[JobLog]:
    """Return the lines of a log by time; those of one moment stay in the order of the server."""
    return sorted(lines, key=lambda line: line.timestamp.timestamp() if line.timestamp else 0.0)


def is_error(line: JobLog) -> bool:
    """Return whether a line of a log reports an error: by its level, or since it has a code."""
    return bool(line.code) or (line.level or "").lower() in ("error", "fatal", "critical")


async def _failure(lytics: Services, job: str, found: Job[JobConfig]) -> JobFailed:
    try:
        line = await last_error(lytics, job)
    except LyticsError:  # the state of the job is what must be reported
        line = None
    text = f"Job {job} ({found.workflow}) is {found.status}."
    if line is not None:
        text += f" Its log reports: {line.message} {f'({line.code})' if line.code else ''}".rstrip()
    told = {"status": found.status, "code": None if line is None else line.code}
    return JobFailed(lytics._scrubbed(text), job_id=job, **lytics._scrubbed(told))


async def _stop(lytics: Services, job: str, how: OnCancel) -> None:
    """Pause or kill the job of a cancelled run; a failure must not replace the cancellation."""

    async def stop() -> None:
        with anyio.move_on_after(CLEANUP_SECONDS):
            try:
                if how == "pause":
                    await lytics.v2.jobs.pause(job)
                else:
                    await lytics.v2.jobs.kill(job)
            except LyticsError:
                pass

    await _carry_out(stop)


async def _carry_out(work: Callable[[], Awaitable[None]]) -> None:
    """Await work to its end, although the task is cancelled; its error is raised.

    A task of its own, since a shield alone does not hold off the cancellation of asyncio itself.
    """
    failed: list[Exception] = []

    async def shielded() -> None:
        with anyio.CancelScope(shield=True):
            try:
                await work()
            except Exception as error:  # raised below, outside of the group
                failed.append(error)

    async with anyio.create_task_group() as group:
        group.start_soon(shielded)
    if failed:
        raise failed[0]
