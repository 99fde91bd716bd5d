"""Jobs that are awaited, against the local Lytics and against scripted states."""

from __future__ import annotations

import asyncio
import pickle
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import anyio
import pytest
import time_travel
from scripted_transport import ScriptedTransport, response

from lytics_async import ArgumentError, AsyncLytics, JobFailed, RequestTimeout, jobs
from lytics_async.jobs.following import _unseen
from lytics_async.local import LocalLytics
from lytics_async.models.v2 import JobLog
from lytics_async.workflows import CriteoExport, WebhookTriggers

HOOK = WebhookTriggers(
    segment_ids=["most_active"], webhook_url="https://example.com/hook", withbackfill=True
)
QUICK: dict[str, Any] = {"timeout": 20, "interval": 0.01}


def scripted(*states: str) -> AsyncLytics:
    script = [response({"id": "j1", "workflow": "w", "status": state}) for state in states]
    return AsyncLytics("at.x.y", transport=ScriptedTransport(*script, response([])))


async def test_a_run_that_succeeds_returns_its_job(lytics: AsyncLytics) -> None:
    states: list[str | None] = []
    created: list[str | None] = []
    job = await jobs.run(
        lytics,
        HOOK,
        name="hook",
        until=["completed", "sleeping"],
        on_created=lambda job: created.append(job.id),
        on_progress=lambda job: states.append(job.status),
        **QUICK,
    )
    assert created == [job.id]
    assert states[-1] == job.status
    assert job.status in ("completed", "sleeping")


@pytest.mark.parametrize(("outcome", "status"), [("failed", "failed"), ("fault", "fault-1")])
async def test_a_run_that_fails_raises_with_the_last_error_of_its_log(
    local: LocalLytics, lytics: AsyncLytics, outcome: str, status: str
) -> None:
    local.configure(job_outcome=outcome)
    with pytest.raises(JobFailed, match="did not accept the request") as caught:
        await jobs.run(lytics, HOOK, name="hook", **QUICK)
    assert (caught.value.status, caught.value.code) == (status, "JOB-FAULT-022")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.job_id, again.status) == (caught.value.job_id, status)


async def test_faults_are_waited_through_as_far_as_allowed() -> None:
    job = await jobs.wait(scripted("fault-1", "fault-2", "completed"), "j1", faults=2, **QUICK)
    assert job.status == "completed"
    with pytest.raises(JobFailed) as caught:
        await jobs.wait(scripted("fault-1", "fault-2", "fault-3"), "j1", faults=2, **QUICK)
    assert caught.value.status == "fault-3"
    assert (await jobs.wait(scripted("fault-7"), "j1", until="fault", **QUICK)).status == "fault-7"


async def test_a_short_run_that_passes_the_state_between_two_looks_is_a_success() -> None:
    job = await jobs.wait(scripted("completed"), "j1", until="running", **QUICK)
    assert job.status == "completed"


@pytest.mark.parametrize("status", ["deleted", "failed"])
async def test_a_job_that_never_gets_there_is_not_waited_for(status: str) -> None:
    with pytest.raises(JobFailed, match=status):
        await jobs.wait(scripted("running", status), "j1", until="sleeping", **QUICK)


def test_a_wait_that_is_too_short_names_the_state() -> None:
    lytics = scripted(*["paused"] * 500)
    with pytest.raises(RequestTimeout, match=r"j1 is paused after 60 s, not completed"):
        time_travel.run(jobs.wait(lytics, "j1", timeout=60), grace=0)


@pytest.mark.parametrize("wrong", [{"until": []}, {"until": [1]}, {"faults": -1}, {"faults": True}])
async def test_invalid_arguments_are_refused_before_anything_is_sent(wrong: Any) -> None:
    with pytest.raises(ArgumentError):
        await jobs.run(scripted("x"), {}, workflow="w", name="n", timeout=1, **wrong)
    with pytest.raises(ArgumentError):
        await anext(jobs.follow_logs(scripted("x"), "j1", timeout=1, **wrong))


async def test_a_cancelled_run_leaves_its_job_running_or_pauses_it(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    local.configure(job_seconds=1000)
    for on_cancel, status in (("keep", "initializing"), ("pause", "pausing"), ("kill", "deleted")):
        created: list[str] = []
        began = anyio.Event()

        async def work(how: Any, ids: list[str], event: anyio.Event) -> None:
            await jobs.run(
                lytics,
                HOOK,
                name="hook",
                timeout=60,
                on_cancel=how,
                on_created=lambda job: ids.append(str(job.id)),
                on_progress=lambda _: event.set(),
            )

        task = asyncio.create_task(work(on_cancel, created, began))
        await began.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await lytics.v2.jobs.get(created[0])).status == status


async def test_a_cancelled_scope_stops_the_job_as_well(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    local.configure(job_seconds=1000)
    created: list[str] = []
    with anyio.CancelScope() as scope:
        await jobs.run(
            lytics,
            HOOK,
            name="hook",
            timeout=60,
            on_cancel="kill",
            on_created=lambda job: created.append(str(job.id)),
            on_progress=lambda _: scope.cancel(),
        )
    assert scope.cancelled_caught
    assert (await lytics.v2.jobs.get(created[0])).status == "deleted"


async def test_the_id_survives_a_cancellation_during_the_creation() -> None:
    arrived, release = asyncio.Event(), asyncio.Event()

    class Slow(ScriptedTransport):
        async def send(self, *arguments: Any, **options: Any) -> Any:
            found = await super().send(*arguments, **options)
            arrived.set()
            await release.wait()
            return found

    transport = Slow(response({"id": "j9", "status": "running"}), response(None))
    lytics = AsyncLytics("at.x.y", transport=transport)
    created: list[str | None] = []
    task = asyncio.create_task(
        jobs.run(
            lytics,
            {},
            workflow="w",
            name="n",
            timeout=5,
            on_cancel="pause",
            on_created=lambda job: created.append(job.id),
        )
    )
    await arrived.wait()
    task.cancel()
    await asyncio.sleep(0)
    release.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert created == ["j9"]
    assert transport.requests[-1].url.endswith("/v2/job/j9/pause")


async def test_a_log_is_followed_to_the_end_of_the_job_without_duplicates(
    lytics: AsyncLytics,
) -> None:
    job = await lytics.v2.jobs.create(HOOK, name="hook", start=True)
    lines = [
        line.message
        async for line in jobs.follow_logs(lytics, str(job.id), until="sleeping", **QUICK)
    ]
    assert lines == ["The job was created.", "The run has ended."]


async def test_the_log_of_a_job_that_fails_ends_with_its_error(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    local.configure(job_outcome="fault")
    job = await lytics.v2.jobs.create(HOOK, name="hook", start=True)
    lines = [line async for line in jobs.follow_logs(lytics, str(job.id), **QUICK)]
    assert [line.level for line in lines] == ["info", "error"]
    assert lines[-1].context["errors"]


async def test_a_log_that_lags_behind_the_state_is_read_again() -> None:
    line = {"timestamp": "2026-01-01T00:00:00Z", "level": "info", "message": "late"}
    done = response({"id": "j1", "status": "completed"})
    transport = ScriptedTransport(done, response([]), done, response([line]))
    lytics = AsyncLytics("at.x.y", transport=transport)
    found = [each.message async for each in jobs.follow_logs(lytics, "j1", **QUICK)]
    assert found == ["late"]


async def test_a_log_of_a_job_that_does_not_end_ends_in_a_timeout() -> None:
    running = response({"id": "j1", "status": "running"})
    transport = ScriptedTransport(*[running, response([])] * 500)
    lytics = AsyncLytics("at.x.y", transport=transport)
    with pytest.raises(RequestTimeout, match=r"did not end within 0\.05 s"):
        async for _ in jobs.follow_logs(lytics, "j1", timeout=0.05, interval=0.01):
            pass


def test_equal_lines_of_a_log_are_counted_and_survive_reordering_and_rotation() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    a, b = (JobLog(timestamp=moment, message=each) for each in "ab")
    seen: Counter[str] = Counter()
    assert _unseen([a, b], seen) == [a, b]
    assert _unseen([b, a, a], seen) == [a]
    assert _unseen([b], seen) == []
    assert _unseen([a, b, a], seen) == []


async def findings(lytics: AsyncLytics, job: Any, value: str) -> dict[str, str]:
    found = await jobs.why_not_exported(lytics, str(job.id), "email", value)
    assert value not in found.summary()
    assert value not in str(found.to_json())
    return {each.check: each.outcome for each in found.findings}


async def test_an_exported_user_has_nothing_against_it(lytics: AsyncLytics) -> None:
    hook = WebhookTriggers(
        segment_ids=["all"], webhook_url="https://example.com/hook", withbackfill=True
    )
    await lytics.segments.upsert("FILTER EXISTS email ALIAS with_email")
    hook.segment_ids = ["with_email"]
    job = await jobs.run(lytics, hook, name="hook", until="sleeping", **QUICK)
    found = await jobs.why_not_exported(lytics, str(job.id), "email", "ada@example.com")
    certain = [each for each in found.findings if each.outcome == "failed"]
    assert certain == []
    assert {each.check: each.outcome for each in found.findings}["segment"] == "passed"


async def test_each_reason_is_named(local: LocalLytics, lytics: AsyncLytics) -> None:
    await lytics.segments.upsert('FILTER email = "else@example.com" ALIAS somebody_else')
    hook = WebhookTriggers(segment_ids=["somebody_else"], webhook_url="https://example.com/hook")
    job = await lytics.v2.jobs.create(hook, name="hook", start=False)
    found = await jobs.why_not_exported(lytics, str(job.id), "email", "ada@example.com")
    assert not found.ok
    assert found.reason is not None
    assert found.reason.check == "segment"
    outcomes = await findings(lytics, job, "ada@example.com")
    assert outcomes == {
        "profile": "passed",
        "segment": "failed",
        "job": "failed",
        "backfill": "possible",
        "identifier": "skipped",
        "consent": "skipped",
        "exclusion": "skipped",
        "log": "passed",
    }
    assert (await findings(lytics, job, "nobody@example.com"))["profile"] == "failed"

    local.configure(refuse=(f"/v2/job/{job.id}/logs", "/api/segment"))
    outcomes = await findings(lytics, job, "ada@example.com")
    assert (outcomes["log"], outcomes["segment"]) == ("possible", "possible")
    local.configure(refuse=())

    await lytics.segments.upsert("FILTER EXISTS email ALIAS with_email")
    local.configure(job_outcome="fault")
    criteo: Any = {
        "advertiser_id": 1,
        "segment_id": "with_email",
        "identifier_field": "criteo_id",
    }
    job = await lytics.v2.jobs.create(CriteoExport(**criteo), name="criteo", start=True)
    for _ in range(4):
        await lytics.v2.jobs.get(str(job.id))
    outcomes = await findings(lytics, job, "ada@example.com")
    assert outcomes["segment"] == "passed"
    assert outcomes["job"] == "failed"
    assert outcomes["identifier"] == "failed"
    assert outcomes["log"] == "possible"
