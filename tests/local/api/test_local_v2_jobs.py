"""Jobs of API v2: one store with `/api/work`, one state machine, logs with real counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics
from local_lytics import v2_data_of as data

HOOK = {"segment_ids": ["most_active"], "webhook_url": "https://example.com/hook"}
PATH = "/v2/job/webhook-triggers"


@pytest.fixture
def lytics(start: Callable[..., Lytics]) -> Lytics:
    return start(sample=True)


def create(lytics: Lytics, *, start: bool | None = True, **members: Any) -> Any:
    params = {} if start is None else {"run_job": str(start).lower()}
    body = {"name": "hook", "config": HOOK, **members}
    return data(lytics.http.post(PATH, params=params, json=body), 201)


def refused(response: httpx.Response, status: int, code: str) -> str:
    assert response.status_code == status, response.text
    body = response.json()
    assert set(body) == {"status", "errors", "request_id"}
    assert body["errors"][0]["code"] == code
    message: str = body["errors"][0]["message"]
    return message


def look(lytics: Lytics, job: Any) -> str:
    status: str = data(lytics.http.get(f"/v2/job/{job['id']}"))["status"]
    return status


def command(lytics: Lytics, job: Any, name: str) -> httpx.Response:
    return lytics.http.post(f"/v2/job/{job['id']}/{name}")


def test_a_job_starts_unless_it_is_told_not_to(lytics: Lytics) -> None:
    assert create(lytics, start=None)["status"] == "initializing"
    assert create(lytics, start=False)["status"] == "paused"


def test_each_look_moves_a_job_on_until_it_is_completed(lytics: Lytics) -> None:
    job = create(lytics)
    assert [look(lytics, job) for _ in range(3)] == ["running", "completed", "completed"]


def test_a_job_that_is_not_started_stays_so_until_it_is_resumed(lytics: Lytics) -> None:
    job = create(lytics, start=False)
    assert [look(lytics, job) for _ in range(2)] == ["paused", "paused"]
    assert data(command(lytics, job, "resume"))["status"] == "initializing"
    assert [look(lytics, job) for _ in range(2)] == ["running", "completed"]


def test_a_job_that_continues_with_changes_sleeps(lytics: Lytics) -> None:
    body = {"name": "x", "config": {"segment_id": "most_active", "continuous_update": True}}
    response = lytics.http.post("/v2/job/airship-export", json=body)
    job = data(response, 201)
    looks = [look(lytics, job) for _ in range(3)]
    assert looks == ["running", "sleeping", "sleeping"]
    (listed,) = data(lytics.http.get("/v2/job?show_state=true"))
    assert listed["sleep_until"] > listed["updated"]
    (listed,) = data(lytics.http.get("/v2/job"))
    assert "sleep_until" not in listed
    assert "sleep_until" not in data(lytics.http.get(f"/v2/job/{job['id']}"))


def test_a_run_counts_the_members_of_its_segments(lytics: Lytics) -> None:
    size = lytics.http.get("/api/segment/sizes?ids=most_active").json()["data"][0]["size"]
    assert size > 0
    job = create(lytics, config=HOOK | {"withbackfill": True})
    look(lytics, job)
    look(lytics, job)
    created, ended = data(lytics.http.get(f"/v2/job/{job['id']}/logs"))
    assert created["job_id"] == ended["job_id"] == job["id"]
    assert ended["context"] == {"added": size, "omitted": 0, "removed": 0}


def test_a_user_in_two_segments_is_counted_once(lytics: Lytics) -> None:
    both = {"segment_ids": ["most_active", "most_active", "big_spenders"], "withbackfill": True}
    job = create(lytics, config=HOOK | both)
    look(lytics, job)
    look(lytics, job)
    ended = data(lytics.http.get(f"{PATH}/{job['id']}/logs"))[-1]
    text = "FILTER OR (visits >= 10, total_spent > 500) FROM user"
    counted = lytics.http.post(
        "/api/segment/size", content=text, headers={"content-type": "text/plain"}
    ).json()["data"]
    assert ended["context"]["added"] == counted["size"]


def test_triggers_without_a_backfill_send_nothing_at_first(lytics: Lytics) -> None:
    job = create(lytics)
    look(lytics, job)
    look(lytics, job)
    assert data(lytics.http.get(f"/v2/job/{job['id']}/logs"))[-1]["context"]["added"] == 0


@pytest.mark.parametrize(
    ("outcome", "states"),
    [
        ("failed", ["running", "failed", "failed"]),
        ("fault", ["running", "fault-1", "fault-2"]),
        ("sleeping", ["running", "sleeping", "sleeping"]),
        ("completed", ["running", "completed", "completed"]),
    ],
)
def test_the_outcome_of_a_run_is_a_switch(
    start: Callable[..., Lytics], outcome: str, states: list[str]
) -> None:
    lytics = start(sample=True, job_outcome=outcome)
    job = create(lytics)
    assert [look(lytics, job) for _ in states] == states


def test_a_fault_is_written_into_the_log_with_its_code(start: Callable[..., Lytics]) -> None:
    lytics = start(sample=True, job_outcome="fault")
    job = create(lytics)
    look(lytics, job)
    look(lytics, job)
    line = data(lytics.http.get(f"/v2/job/{job['id']}/logs"))[-1]
    assert (line["level"], line["code"]) == ("error", "JOB-FAULT-022")
    assert "errors" not in line["context"]
    detailed = data(lytics.http.get(f"/v2/job/{job['id']}/logs?include_errors=true"))[-1]
    assert detailed["context"]["errors"]


def test_with_a_speed_time_moves_a_job_on(
    start: Callable[..., Lytics], monkeypatch: pytest.MonkeyPatch
) -> None:
    lytics = start(sample=True, job_seconds=10)
    job = create(lytics)
    assert [look(lytics, job) for _ in range(3)] == ["initializing"] * 3
    moment = time.time_ns() // 1000
    monkeypatch.setattr("lytics_async.local.jobs.now", lambda: moment + 11_000_000)
    assert look(lytics, job) == "running"
    monkeypatch.setattr("lytics_async.local.jobs.now", lambda: moment + 31_000_000)
    assert [each["status"] for each in data(lytics.http.get("/v2/job?show_all=true"))] == [
        "completed"
    ]


def test_pausing_takes_a_moment_for_a_job_that_runs(lytics: Lytics) -> None:
    job = create(lytics)
    assert look(lytics, job) == "running"
    assert data(command(lytics, job, "pause"))["status"] == "pausing"
    assert [look(lytics, job) for _ in range(2)] == ["paused", "paused"]
    assert data(command(lytics, job, "pause"))["status"] == "paused"


def test_a_completed_job_can_be_bounced_only(lytics: Lytics) -> None:
    job = create(lytics)
    look(lytics, job)
    look(lytics, job)
    for name in ("pause", "resume"):
        refused(command(lytics, job, name), 400, "JOB-BADREQ-002")
    assert data(command(lytics, job, "bounce"))["status"] == "initializing"


def test_a_killed_job_is_gone_except_for_those_who_ask_for_everything(lytics: Lytics) -> None:
    job = create(lytics)
    assert data(command(lytics, job, "kill"))["status"] == "deleted"
    assert data(command(lytics, job, "kill"))["status"] == "deleted"
    assert look(lytics, job) == "deleted"
    refused(command(lytics, job, "resume"), 400, "JOB-BADREQ-002")

    def listed(query: str) -> list[str]:
        return [each["id"] for each in data(lytics.http.get(f"/v2/job?{query}"))]

    for query in ("", "show_deleted=true", "show_completed=true"):
        assert listed(query) == [], query
    for query in ("show_all=true", "show_deleted=true&show_completed=true"):
        assert listed(query) == [job["id"]], query
    assert data(lytics.http.get("/v2/job/logs")) == []


def test_completed_and_hidden_jobs_are_listed_on_demand(lytics: Lytics) -> None:
    done = create(lytics)
    look(lytics, done)
    look(lytics, done)
    hidden = create(lytics, start=False, hidden=True)
    assert data(lytics.http.get("/v2/job")) == []
    ids = {each["id"] for each in data(lytics.http.get("/v2/job?show_all=true"))}
    assert ids == {done["id"], hidden["id"]}
    for query, wanted in (("show_completed=true", done), ("show_hidden=true", hidden)):
        (found,) = data(lytics.http.get(f"/v2/job?{query}"))
        assert found["id"] == wanted["id"]


def test_jobs_are_listed_by_workflow_and_credential(lytics: Lytics) -> None:
    one = create(lytics, start=False, auth_ids=["a1", "a2"])
    create(lytics, start=False)
    for query in ("auth_ids=a2", "auth_ids=x&auth_ids=a1"):
        assert [each["id"] for each in data(lytics.http.get(f"/v2/job?{query}"))] == [one["id"]]
    assert len(data(lytics.http.get("/v2/job?workflow=webhook_triggers"))) == 2
    assert data(lytics.http.get("/v2/job?workflow=adroll_sync")) == []


def test_a_replacement_resets_what_it_leaves_out_except_for_the_monitoring(lytics: Lytics) -> None:
    job = create(
        lytics, start=False, description="d", tag="t", meta={"a": 1}, monitoring={"rules": [1]}
    )
    other = HOOK | {"segment_ids": ["big_spenders"]}
    path = f"{PATH}/{job['id']}"
    replaced = data(lytics.http.put(path, json={"name": "n", "config": other}))
    assert (replaced["description"], replaced["tag"], replaced["meta"]) == ("", "", {})
    assert replaced["config"] == other
    assert replaced["monitoring"] == {"rules": [1]}
    assert replaced["status"] == "paused"
    cleared = {"name": "n", "config": other, "monitoring": None}
    assert data(lytics.http.put(path, json=cleared))["monitoring"] is None
    refused(lytics.http.put(path, json={"name": "n"}), 400, "JOB-BADREQ-002")


def test_an_eleventh_job_within_an_hour_is_refused(lytics: Lytics) -> None:
    for _ in range(10):
        create(lytics, start=False)
    response = lytics.http.post(PATH, json={"name": "x", "config": HOOK})
    assert response.status_code == 429
    assert response.content == b""


def test_a_wrong_configuration_is_refused_and_an_unpublished_member_passes(lytics: Lytics) -> None:
    for config in ({}, HOOK | {"batch_size": "x"}, HOOK | {"http_method": "GETT"}):
        response = lytics.http.post(PATH, json={"name": "x", "config": config})
        refused(response, 400, "JOB-BADREQ-002")
    assert create(lytics, config=HOOK | {"brand_new": 1})["config"]["brand_new"] == 1


def test_an_unknown_workflow_is_refused_unless_a_switch_lets_it_pass(
    start: Callable[..., Lytics], lytics: Lytics
) -> None:
    body = {"name": "x", "config": {}}
    refused(lytics.http.post("/v2/job/brand-new", json=body), 404, "WF-NOTFOUND-005")
    open_ = start(unknown_workflows="accept")
    assert data(open_.http.post("/v2/job/brand-new", json=body), 201)["workflow"] == "brand_new"


def test_a_job_is_found_through_its_own_workflow_alone(lytics: Lytics) -> None:
    job = create(lytics, start=False)
    assert data(lytics.http.get(f"{PATH}/{job['id']}"))["id"] == job["id"]
    for path in (f"/v2/job/adroll-sync/{job['id']}", "/v2/job/nothing", f"{PATH}/nothing"):
        refused(lytics.http.get(path), 404, "JOB-NOTFOUND-004")


def test_jobs_and_work_are_the_same_records(lytics: Lytics) -> None:
    job = create(lytics)
    (work,) = lytics.http.get("/api/work").json()["data"]
    assert (work["id"], work["statuscode"], work["workflow"]) == (
        job["id"],
        "runnable",
        "webhook_triggers",
    )
    lytics.http.post(f"/api/work/{job['id']}/kill")
    assert look(lytics, job) == "deleted"
    export = "75ce615fdfa048b7a5d5ea41fe7c1260"
    work = lytics.http.post("/api/work", json={"workflow_id": export, "name": "v1"}).json()["data"]
    (listed,) = data(lytics.http.get("/v2/job"))
    assert (listed["id"], listed["status"]) == (work["id"], "running")
    assert data(command(lytics, work, "kill"))["status"] == "deleted"
    assert lytics.http.get(f"/api/work/{work['id']}").json()["data"]["statuscode"] == "killed"


def test_work_that_v1_has_completed_is_completed_in_v2(lytics: Lytics) -> None:
    job = create(lytics)
    lytics.http.post(f"/api/work/{job['id']}/complete")
    assert look(lytics, job) == "completed"


def test_a_credential_takes_its_jobs_with_it(lytics: Lytics) -> None:
    body = {"label": "l", "config": {"api_key": "s"}}
    auth = data(lytics.http.post("/v2/auth/algolia-api-key", json=body), 201)
    job = create(lytics, auth_ids=[auth["id"]])
    assert lytics.http.delete(f"/v2/auth/{auth['id']}").status_code == 204
    assert look(lytics, job) == "deleted"
