"""Examine an account: every part by its own calls, concurrently."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

import anyio

from lytics_async.errors import (
    ArgumentError,
    IPNotAllowed,
    LyticsError,
    NotFound,
    TransportError,
    Unauthorized,
)
from lytics_async.health.quota import read_quota
from lytics_async.health.report import (
    CredentialHealth,
    DraftHealth,
    HealthPart,
    HealthReport,
    JobHealth,
    QuotaHealth,
    StreamHealth,
)
from lytics_async.jobs.running import last_error
from lytics_async.jobs.states import fault_count
from lytics_async.models.v2.auths import Auth
from lytics_async.models.v2.jobs import Job
from lytics_async.models.v2.streams import Stream

if TYPE_CHECKING:
    from lytics_async.services import Services

PARTS: tuple[HealthPart, ...] = get_args(HealthPart)

MOST_LOGS = 100
"""Jobs whose logs are read, those with most errors first; an account may have thousands of jobs."""

_LOGS_AT_A_TIME = 8

_SKEW = timedelta(hours=1)
"""How far the clocks of the service and of this machine may be apart."""


async def examine(
    lytics: Services,
    *,
    stale_after: timedelta,
    dead_after: timedelta,
    streams: Mapping[str, timedelta] | None = None,
    ignore: Collection[str] = (),
    expires_within: timedelta,
    quota_percent: float,
    parts: Collection[HealthPart] = PARTS,
) -> HealthReport:
    """Examine an account; see `AsyncLytics.health`."""
    wanted = _read_parts(parts)
    limits = streams or {}
    _check(stale_after, dead_after, limits, expires_within, quota_percent)
    at = datetime.now(UTC)
    found: dict[str, Any] = {}
    unchecked: dict[HealthPart, str] = {}
    fatal: list[LyticsError] = []
    unreached: dict[HealthPart, LyticsError] = {}

    async def examine_streams() -> tuple[StreamHealth, ...]:
        return _streams(await lytics.v2.streams.list(), at, stale_after, dead_after, limits, ignore)

    async def examine_jobs() -> tuple[JobHealth, ...]:
        return await _jobs(lytics)

    async def examine_credentials() -> tuple[CredentialHealth, ...]:
        judged = [_credential(each, at, expires_within) for each in await lytics.v2.auths.list()]
        return tuple(each for each in judged if each is not None)

    async def examine_drafts() -> tuple[DraftHealth, ...]:
        return await _drafts(lytics)

    async def examine_quota() -> QuotaHealth:
        return _quota(await lytics.v2.control.get_event_quota(), quota_percent)

    work: dict[HealthPart, Callable[[], Awaitable[Any]]] = {
        "streams": examine_streams,
        "jobs": examine_jobs,
        "credentials": examine_credentials,
        "drafts": examine_drafts,
        "quota": examine_quota,
    }

    async def attempt(part: HealthPart) -> None:
        try:
            found[part] = await work[part]()
        except Unauthorized as error:
            fatal.append(error)  # the others fail for the same reason
        except (IPNotAllowed, TransportError) as error:
            unreached[part] = error
        except LyticsError as error:
            unchecked[part] = str(error)

    async with anyio.create_task_group() as group:
        for part in wanted:
            group.start_soon(attempt, part)
    if len(unreached) == len(wanted):
        fatal += unreached.values()
    if fatal:
        raise fatal[0]
    unchecked |= {part: str(error) for part, error in unreached.items()}
    return HealthReport(
        at=at,
        unchecked=unchecked,
        examined=tuple(part for part in wanted if part in found),
        **found,
    )


def _streams(
    listed: list[Stream],
    at: datetime,
    stale_after: timedelta,
    dead_after: timedelta,
    limits: Mapping[str, timedelta],
    ignore: Collection[str],
) -> tuple[StreamHealth, ...]:
    """Judge the streams that are named, and all others that people see."""
    known = {each.name: each for each in listed if each.name}
    wanted = {
        name
        for name, each in known.items()
        if name in limits or not (each.hidden or each.internal or name in ignore)
    }
    return tuple(
        _stream(
            name, known.get(name), at, limits.get(name, stale_after), dead_after, name in limits
        )
        for name in sorted(wanted | limits.keys())
    )


def _stream(
    name: str,
    stream: Stream | None,
    at: datetime,
    stale_after: timedelta,
    dead_after: timedelta,
    named: bool,
) -> StreamHealth:
    moment = age = None
    state: Literal["fresh", "stale", "dead", "empty", "missing", "future"] = "missing"
    if stream is not None:
        # The time of an event is its own claim; a stream that receives old events is alive.
        moment = stream.last_received_ts or stream.last_msg_ts
        state = "empty"
    if moment is not None:
        age = max(at - moment, timedelta(0))
        dead = age > max(dead_after, stale_after)
        state = "dead" if dead else "stale" if age > stale_after else "fresh"
        if moment - at > _SKEW:
            state, age = "future", None
    return StreamHealth(
        name=name,
        state=state,
        last_received=moment,
        age=age,
        stale_after=stale_after,
        named=named,
    )


async def _jobs(lytics: Services) -> tuple[JobHealth, ...]:
    listed = await lytics.v2.jobs.list(show_hidden=True)
    bad = [job for job in listed if job.status == "failed" or fault_count(job.status)]
    worst = sorted(range(len(bad)), key=lambda number: -fault_count(bad[number].status))[:MOST_LOGS]
    read = {*worst}
    limiter = anyio.CapacityLimiter(_LOGS_AT_A_TIME)
    judged: dict[int, JobHealth] = {}
    fatal: list[LyticsError] = []

    async def judge(number: int, job: Job[Any]) -> None:
        line = None
        if number in read:
            try:
                async with limiter:
                    line = await last_error(lytics, str(job.id))
            except Unauthorized as error:
                fatal.append(error)
                return
            except LyticsError:  # such as a job that was killed meanwhile
                pass
        judged[number] = JobHealth(
            id=str(job.id),
            name=job.name or "",
            workflow=job.workflow or "",
            status=str(job.status),
            faults=fault_count(job.status),
            last_error=None if line is None else line.message,
            code=None if line is None else line.code,
            at=None if line is None else line.timestamp,
        )

    async with anyio.create_task_group() as group:
        for number, job in enumerate(bad):
            group.start_soon(judge, number, job)
    if fatal:
        raise fatal[0]
    return tuple(judged[number] for number in sorted(judged))


async def _drafts(lytics: Services) -> tuple[DraftHealth, ...]:
    found = []
    for each in await lytics.v2.schema.list_tables():
        table = str(each.table)
        changes = 0
        if each.draft_id:
            with suppress(NotFound):  # published or reverted meanwhile
                changes = len((await lytics.v2.schema.compare(table)).diff)
        patches = await lytics.v2.schema.list_patches(table)
        tags = tuple(sorted(patch.tag or str(patch.id) for patch in patches))
        if changes or tags:
            found.append(DraftHealth(table=table, changes=changes, patches=tags))
    return tuple(found)


def _credential(auth: Auth, at: datetime, within: timedelta) -> CredentialHealth | None:
    state: Literal["unhealthy", "expiring", "expired"] = "unhealthy"
    if not auth.unhealthy and auth.status != "unhealthy":
        if auth.expires is None or auth.expires - at > within:
            return None
        state = "expired" if auth.expires <= at else "expiring"
    return CredentialHealth(
        id=str(auth.id),
        label=auth.label or "",
        type=auth.type or "",
        state=state,
        expires=auth.expires,
    )


def _quota(document: Any, warn_at: float) -> QuotaHealth:
    use = read_quota(document)
    return QuotaHealth(used=use.used, limit=use.limit, percent=use.percent, warn_at=warn_at)


def _read_parts(parts: object) -> tuple[HealthPart, ...]:
    names = parts if isinstance(parts, Collection) and not isinstance(parts, str) else ()
    if not names or not set(names) <= set(PARTS):
        raise ArgumentError(f"parts must be a list with some of {', '.join(PARTS)}, not {parts!r}.")
    return tuple(part for part in PARTS if part in names)


def _check(
    stale_after: timedelta,
    dead_after: timedelta,
    streams: Mapping[str, timedelta],
    expires_within: timedelta,
    quota_percent: float,
) -> None:
    limits = {"stale_after": stale_after, "dead_after": dead_after}
    limits |= {f"streams[{name!r}]": each for name, each in streams.items()}
    everything: list[tuple[str, object]] = [*limits.items(), ("expires_within", expires_within)]
    for name, each in everything:
        if not isinstance(each, timedelta) or each < timedelta(0):
            raise ArgumentError(f"{name} must be a timedelta from 0, not {each!r}.")
    if dead_after < stale_after:
        raise ArgumentError("dead_after must not be below stale_after.")
    if not 0 < quota_percent < math.inf:
        raise ArgumentError(f"quota_percent must be above 0, not {quota_percent!r}.")
