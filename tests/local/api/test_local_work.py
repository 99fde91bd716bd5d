"""Providers, workflows and work."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics

WORK = {
    *("account_id", "aid", "config", "state", "statuscode", "hidden", "id", "created", "updated"),
    *("runtime", "deleted", "tag", "user_id", "work_state_version", "workflow", "workflow_id"),
}
EXPORT = "75ce615fdfa048b7a5d5ea41fe7c1260"


def begin(lytics: Lytics, workflow: str = EXPORT, **body: Any) -> Any:
    response = lytics.http.post("/api/work", json={"workflow_id": workflow, **body})
    assert response.status_code == 201, response.text
    assert set(response.json()) == lytics.brief
    return response.json()["data"]


def test_providers_are_found_by_slug_and_by_id(lytics: Lytics) -> None:
    response = lytics.http.get("/api/provider").json()
    assert set(response) == lytics.brief
    facebook = lytics.http.get("/api/provider/facebook").json()["data"]
    assert set(facebook) == {
        *("auth_description", "categories", "description", "hidden", "id", "name", "namespace"),
        *("no_auth", "oauth2", "slug"),
    }
    assert lytics.http.get(f"/api/provider/{facebook['id']}").json()["data"] == facebook
    assert facebook in response["data"]


def test_a_provider_is_deleted(lytics: Lytics) -> None:
    assert lytics.http.delete("/api/provider/custom").status_code == 204
    assert lytics.http.get("/api/provider/custom").status_code == 404


def test_workflows_have_the_published_members(lytics: Lytics) -> None:
    workflows = lytics.http.get("/api/workflow").json()["data"]
    assert all({"provider_id", "hidden", "id"} <= set(workflow) for workflow in workflows)
    assert EXPORT in [workflow["id"] for workflow in workflows]


@pytest.mark.parametrize("workflow", [EXPORT, "lytics_simple_csv_export"])
def test_work_is_created_by_id_or_name_of_its_workflow(lytics: Lytics, workflow: Any) -> None:
    config = {"segment_id": "abc", "fields": [], "limit": None}
    work = begin(lytics, workflow, config=config)
    assert set(work) == WORK
    assert (work["workflow"], work["workflow_id"]) == ("lytics_simple_csv_export", EXPORT)
    assert (work["config"], work["statuscode"]) == (config, "runnable")


def test_an_unknown_workflow_is_rejected(lytics: Lytics) -> None:
    assert lytics.http.post("/api/work", json={"workflow_id": "nothing"}).status_code == 400


def test_work_that_finishes_is_completed_when_it_is_looked_at_again(lytics: Lytics) -> None:
    path = f"/api/work/{begin(lytics)['id']}"
    seen = [lytics.http.get(path).json()["data"]["statuscode"] for _ in range(3)]
    assert seen == ["runnable", "completed", "completed"]


def test_completed_work_has_counted_the_members_of_its_segments(lytics: Lytics) -> None:
    lytics.json([{"user_id": n, "n": n} for n in range(1, 6)])
    lytics.segment("FILTER n > 2 ALIAS some")
    path = f"/api/work/{begin(lytics, config={'segment_ids': ['some']})['id']}"
    lytics.http.get(path)
    work = lytics.http.get(path).json()["data"]
    assert (work["statuscode"], work["state"]["added"]) == ("completed", 3)
    assert work["state"]["segments"] == {"some": 3}


def test_work_with_an_unknown_segment_fails(lytics: Lytics) -> None:
    path = f"/api/work/{begin(lytics, config={'segment_id': 'nothing'})['id']}"
    lytics.http.get(path)
    work = lytics.http.get(path).json()["data"]
    assert (work["statuscode"], work["state"]) == ("failed", {"error": "Segment not found"})


def test_work_that_copies_events_counts_records(lytics: Lytics) -> None:
    lytics.json([{"a": 1}, {"a": 2}], "web")
    path = f"/api/work/{begin(lytics, 'eventscopy', config={'stream': 'web'})['id']}"
    lytics.http.get(path)
    assert lytics.http.get(path).json()["data"]["state"]["streams"] == {"web": 2}


def test_other_work_runs_on(lytics: Lytics) -> None:
    path = f"/api/work/{begin(lytics, 'lytics_event_import')['id']}"
    seen = [lytics.http.get(path).json()["data"]["statuscode"] for _ in range(3)]
    assert seen == ["runnable"] * 3


def test_the_list_leaves_out_what_is_completed_or_deleted_unless_it_is_requested(
    lytics: Lytics,
) -> None:
    running, done, gone = (begin(lytics)["id"] for _ in range(3))
    for _ in range(2):
        lytics.http.get(f"/api/work/{done}")
    assert lytics.http.delete(f"/api/work/{gone}").status_code == 204

    def listed(**query: Any) -> Any:
        return {work["id"] for work in lytics.http.get("/api/work", params=query).json()["data"]}

    assert listed() == {running}
    assert listed(showcompleted="true") == {running, done}
    assert listed(showdeleted="true") == {running, gone}


def test_hidden_work_can_be_left_out(lytics: Lytics) -> None:
    begin(lytics, "segment_scan")
    assert len(lytics.http.get("/api/work").json()["data"]) == 1
    assert lytics.http.get("/api/work", params={"showhidden": "false"}).json()["data"] == []


@pytest.mark.parametrize(
    ("command", "status"),
    [("pause", "paused"), ("'pause'", "paused"), ("kill", "killed"), ("resume", "runnable")],
)
def test_a_command_changes_the_status(lytics: Lytics, command: str, status: str) -> None:
    work = begin(lytics)
    response = lytics.http.post(f"/api/work/{work['id']}/{command}")
    assert (response.status_code, response.json()["data"]["statuscode"]) == (200, status)


def test_an_unknown_command_is_rejected_and_unknown_work_not_found(lytics: Lytics) -> None:
    work = begin(lytics)
    assert lytics.http.post(f"/api/work/{work['id']}/dance").status_code == 400
    assert lytics.http.post("/api/work/nothing/pause").status_code == 404
    assert lytics.http.get("/api/work/nothing").status_code == 404


def test_looking_by_status_resumes_unless_told_otherwise(lytics: Lytics) -> None:
    work = begin(lytics, "lytics_event_import")
    lytics.http.post(f"/api/work/{work['id']}/pause")

    def paused(**query: Any) -> Any:
        response = lytics.http.get("/api/work/_status", params={"status": "paused", **query}).json()
        return [found["id"] for found in response["data"]]

    assert paused(resume="false") == [work["id"]]
    assert paused(workflow_id="nothing", resume="false") == []
    assert paused() == [work["id"]]
    assert paused() == []


def test_all_work_of_a_status_can_be_bounced(lytics: Lytics) -> None:
    one, other = (begin(lytics, "lytics_event_import")["id"] for _ in range(2))
    lytics.http.post(f"/api/work/{one}/pause")
    response = lytics.http.post("/api/work/_bounceall", params={"status": "paused"}).json()
    assert [(work["id"], work["statuscode"]) for work in response["data"]] == [(one, "runnable")]
    killed = lytics.http.post("/api/work/_bounceall", params={"cmd": "kill"}).json()["data"]
    assert {work["id"] for work in killed} == {one, other}
