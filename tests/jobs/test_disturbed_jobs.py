"""Jobs that flap, are paused or gone, logs that flood, and a service that fails meanwhile."""

from __future__ import annotations

import random
from typing import Any

import pytest
from cases import all_cases
from scripted_transport import ScriptedTransport, response
from time_travel import run

from lytics_async import (
    AsyncLytics,
    JobFailed,
    NotFound,
    RequestTimeout,
    ServerError,
    TransportError,
    jobs,
)
from lytics_async.jobs.states import Judge

QUICK: dict[str, Any] = {"timeout": 20, "interval": 0.001}


def job(status: str) -> Any:
    return response({"id": "j1", "name": "nightly", "workflow": "w", "status": status})


def client(*script: Any) -> AsyncLytics:
    return AsyncLytics("at.x.y", transport=ScriptedTransport(*script)).with_options(max_attempts=1)


FAILS = response(None, status=503)
GONE = response(None, status=404)
DROPPED = TransportError("the connection dropped", phase="receive")


def test_errors_of_a_job_add_up_when_it_counts_again() -> None:
    table: dict[tuple[str, ...], int] = {
        ("fault-1", "fault-2", "fault-3"): 3,
        ("fault-3",): 3,
        ("fault-1", "running", "fault-2"): 2,
        ("fault-1", "running", "fault-1", "running", "fault-1"): 3,
        ("fault-3", "running", "fault-2"): 5,
        ("fault-2", "fault-2", "fault-2"): 2,
        ("fault-2", "fault-1"): 3,
        ("running", "fault", "running", "fault"): 2,
        ("running", "sleeping"): 0,
    }
    with all_cases() as cases:
        for states, faults in table.items():
            with cases.case(states):
                judge = Judge("completed", 100)
                for each in states:
                    judge.look(each)
                assert judge.faults == faults


def test_a_verdict_stays_when_the_job_continues() -> None:
    judge = Judge("sleeping", 0)
    assert [judge.look(each) for each in ("running", "sleeping", "running", "fault-1")] == [
        "pending",
        "reached",
        "reached",
        "reached",
    ]


async def test_a_job_that_flaps_uses_up_the_faults_that_are_waited_through() -> None:
    flapping = [job("fault-1"), job("running")] * 50
    seen: list[str | None] = []
    with pytest.raises(JobFailed, match="fault-1"):
        await jobs.wait(
            client(*flapping, response([])),
            "j1",
            faults=3,
            on_progress=lambda found: seen.append(found.status),
            **QUICK,
        )
    assert seen == ["fault-1", "running"] * 3 + ["fault-1"]
    assert (await jobs.wait(client(*flapping[:6], job("completed")), "j1", faults=3, **QUICK)).name


async def test_an_outage_is_waited_through_after_the_first_look() -> None:
    outage = [FAILS, DROPPED, response("<html>"), FAILS]
    found = await jobs.wait(client(job("running"), *outage, job("completed")), "j1", **QUICK)
    assert found.status == "completed"
    with pytest.raises(ServerError):
        await jobs.wait(client(FAILS), "j1", **QUICK)
    with pytest.raises(RequestTimeout, match=r"is running after .* The last request failed: .*503"):
        await jobs.wait(client(job("running"), FAILS), "j1", timeout=0.05, interval=0.01)


async def test_a_job_that_is_gone_ends_the_wait() -> None:
    with pytest.raises(NotFound):
        await jobs.wait(client(job("running"), GONE), "j1", **QUICK)
    with pytest.raises(NotFound):
        async for _ in jobs.follow_logs(client(job("running"), response([]), GONE), "j1", **QUICK):
            pass


async def test_a_job_that_another_user_paused_says_so() -> None:
    with pytest.raises(RequestTimeout, match=r"is paused .* It does nothing until it is resumed"):
        await jobs.wait(client(job("paused")), "j1", timeout=0.05, interval=0.01)
    states = ["running", "pausing", "paused", "paused", "initializing", "running", "completed"]
    found = await jobs.wait(client(*map(job, states)), "j1", **QUICK)
    assert found.status == "completed"


async def test_no_line_of_a_flood_is_lost_or_doubled() -> None:
    """10,000 lines between two looks, in few moments of two clocks, in any order, some equal."""
    chance = random.Random(1)

    def line(number: int) -> dict[str, Any]:
        minute = number % 3 if number % 2 else 59 - number % 3  # a clock that is far ahead
        return {
            "timestamp": f"2026-01-01T00:{minute:02}:00Z",
            "level": "info",
            "message": f"batch {number // 2}",
        }

    log = [line(number) for number in range(20_000)]
    log[100:110] = [line(0)] * 10

    def shuffled(lines: list[dict[str, Any]]) -> Any:
        return response(chance.sample(lines, len(lines)))

    script = [
        *(job("running"), response([])),
        *(job("running"), shuffled(log[:10_000])),
        *(FAILS,),
        *(job("running"), FAILS),
        *(job("completed"), shuffled(log)),
        *(job("completed"), response(log[-5_000:])),  # the server drops old lines
    ]
    found = [
        (str(each.timestamp), each.message)
        async for each in jobs.follow_logs(client(*script), "j1", **QUICK)
    ]
    expected = [(each["timestamp"], each["message"]) for each in log]
    assert len(found) == len(log)
    assert sorted(message for _, message in found) == sorted(message for _, message in expected)


def test_a_log_that_cannot_be_read_after_the_end_says_so() -> None:
    async def follow() -> None:
        lytics = client(job("completed"), response([]), FAILS)
        async for _ in jobs.follow_logs(lytics, "j1", timeout=60, interval=1):
            pass

    with pytest.raises(RequestTimeout, match="has ended, and its log could not be read"):
        run(follow(), grace=0)
