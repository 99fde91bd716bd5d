"""Health at its limits: boundaries of time, wrong clocks, huge accounts, and partial outages."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cases import all_cases
from scripted_transport import ScriptedTransport, response

from lytics_async import AsyncLytics, TransportError, Unauthorized
from lytics_async.health import PARTS
from lytics_async.health.examination import MOST_LOGS, _streams
from lytics_async.models.v2.streams import Stream

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOMENT = timedelta(microseconds=1)
QUOTA = response({"used": 1, "limit": 10})


def account(calls: Counter[str] | None = None, **routes: Any) -> AsyncLytics:
    """A client of a service that has nothing, except what `routes` respond, by part of a path."""

    def respond(request: Any) -> Any:
        path = request.url.partition("?")[0]
        if calls is not None:
            calls[path.rpartition("/")[2]] += 1
        for name, found in routes.items():
            if name in path:
                return found(request) if callable(found) else found
        return QUOTA if "/control/" in path else response([])

    client = AsyncLytics("at.x.y", transport=ScriptedTransport(respond))
    return client.with_options(max_attempts=1)


def test_the_boundaries_of_the_states() -> None:
    table: dict[timedelta, str] = {
        timedelta(0): "fresh",
        DAY: "fresh",
        DAY + MOMENT: "stale",
        WEEK: "stale",
        WEEK + MOMENT: "dead",
        -timedelta(minutes=59): "fresh",  # clocks that are a little apart
        -timedelta(hours=1) - MOMENT: "future",
        -timedelta(days=3650): "future",
    }
    with all_cases() as cases:
        for age, state in table.items():
            with cases.case(age):
                stream = Stream(name="web", last_received_ts=AT - age)
                (found,) = _streams([stream], AT, DAY, WEEK, {}, ())
                assert found.state == state
                assert (found.problem is None) is (state == "fresh")
                assert (found.age is None) is (state == "future")
                (found,) = _streams([stream], AT, DAY, WEEK, {"web": 2 * DAY}, ())
                assert (found.state == "fresh") is (timedelta(hours=-1) <= age <= 2 * DAY)


async def test_an_empty_account_is_healthy() -> None:
    report = await account().health()
    assert (report.ok, report.examined) == (True, PARTS)
    assert report.summary().startswith("healthy: 0 of 0 streams fresh, no job failed")


async def test_a_huge_account_takes_a_bounded_number_of_calls() -> None:
    calls: Counter[str] = Counter()
    listed = [
        {"id": f"j{number}", "name": "n", "workflow": "w", "status": f"fault-{number % 5 + 1}"}
        for number in range(5_000)
    ]
    line = {"level": "error", "message": "refused", "timestamp": "2026-01-01T00:00:00Z"}
    lytics = account(
        calls,
        **{"/logs": response([line]), "/v2/job": response(listed)},  # the first that matches
    )
    report = await lytics.health()
    assert len(report.jobs) == len(report.problems) == 5_000
    assert calls["logs"] == MOST_LOGS
    assert sum(calls.values()) <= MOST_LOGS + 10
    read = [each for each in report.jobs if each.last_error]
    assert {each.faults for each in read} == {5}  # those with most errors
    assert [each.id for each in report.jobs] == [each["id"] for each in listed]


async def test_a_failing_part_hides_no_other_and_is_not_healthy() -> None:
    failures = {
        "403": response(None, status=403),
        "503": response(None, status=503),
        "dropped": TransportError("the connection dropped", phase="receive"),
        "html": response("<html>"),
    }
    paths = {
        "streams": "/v2/stream",
        "jobs": "/v2/job",
        "credentials": "/v2/auth",
        "drafts": "/v2/schema",
        "quota": "/v2/control",
    }
    with all_cases() as cases:
        for part, path in paths.items():
            for name, failure in failures.items():
                with cases.case((part, name)):
                    report = await account(**{path: failure}).health()
                    assert list(report.unchecked) == [part]
                    assert set(report.examined) == {*PARTS} - {part}
                    assert not report.ok
                    assert report.problems[0].startswith(f"{part} could not be examined: ")
    with pytest.raises(TransportError):
        await account(**{"/": failures["dropped"]}).health()
    with pytest.raises(Unauthorized):
        await account(**{"/v2/job": response(None, status=401)}).health()


async def test_a_job_is_named_although_its_log_cannot_be_read() -> None:
    listed = [{"id": "j1", "name": "nightly", "workflow": "w", "status": "failed"}]
    for failure in (response(None, status=403), TransportError("dropped", phase="receive")):
        report = await account(**{"/logs": failure, "/v2/job": response(listed)}).health()
        assert report.problems == ("job nightly (w, j1) is failed",)


async def test_the_form_of_the_json_stays() -> None:
    stream = {"name": "web", "last_received_ts": "2020-01-01T00:00:00Z"}
    bad = {"id": "j", "name": "n", "workflow": "w", "status": "fault-2"}
    token = {"id": "a", "label": "l", "type": "t", "expires": "2020-01-01T00:00:00Z"}
    patch = {"id": "p", "tag": "new"}
    report = await account(
        **{
            "/v2/stream": response([stream]),
            "/logs": response([]),
            "/v2/job": response([bad]),
            "/v2/auth": response([token]),
            "/v2/schema/patch": response([patch]),
            "/v2/schema": response([{"table": "user"}]),
        }
    ).health()
    document = json.loads(json.dumps(report.to_json()))
    assert {name: type(value).__name__ for name, value in document.items()} == {
        "ok": "bool",
        "at": "str",
        "problems": "list",
        "examined": "list",
        "streams": "list",
        "jobs": "list",
        "credentials": "list",
        "drafts": "list",
        "quota": "dict",
        "unchecked": "dict",
    }
    first = {name: list(each[0]) for name, each in document.items() if name in PARTS[:4]}
    assert first == {
        "streams": ["name", "state", "last_received", "age", "stale_after", "named", "problem"],
        "jobs": [
            *("id", "name", "workflow", "status", "faults", "last_error", "code", "at", "problem"),
        ],
        "credentials": ["id", "label", "type", "state", "expires", "problem"],
        "drafts": ["table", "changes", "patches", "problem"],
    }
    assert list(document["quota"]) == ["used", "limit", "percent", "warn_at", "problem"]
