"""Experiences, their groups, templates and priorities."""

from __future__ import annotations

import re
from typing import Any

import pytest
from local_lytics import Lytics

PATH = "/api/experience"
NEW = {"label": "Sale", "vehicle": {"provider_id": "lytics", "tactic": "modal"}}


def create(lytics: Lytics, kind: str = "", **body: Any) -> Any:
    response = lytics.http.post(f"{PATH}{kind}", json=body or NEW)
    assert response.status_code == 201, response.text
    return response.json()["data"]


def ids(lytics: Lytics, kind: str = "", **query: Any) -> Any:
    return [each["id"] for each in lytics.http.get(f"{PATH}{kind}", params=query).json()["data"]]


def test_an_experience_keeps_what_is_sent(lytics: Lytics) -> None:
    made = create(lytics, **NEW, colour="red")
    assert (made["label"], made["vehicle"], made["colour"]) == ("Sale", NEW["vehicle"], "red")
    response = lytics.http.get(f"{PATH}/{made['id']}").json()
    assert (response["data"], response["groups"]) == (made, [])


@pytest.mark.parametrize(
    "body", [{"label": "x"}, {"label": "x", "vehicle": {}}, {"vehicle": NEW["vehicle"]}, []]
)
def test_what_lacks_a_required_field_is_rejected(lytics: Lytics, body: Any) -> None:
    assert lytics.http.post(PATH, json=body).status_code == 400


def test_a_state_is_changed_alone_and_only_when_that_is_said(lytics: Lytics) -> None:
    path = f"{PATH}/{create(lytics)['id']}"
    body = {"label": "New", "state": "published"}
    assert lytics.http.patch(path, json=body).json()["data"]["label"] == "New"
    assert lytics.http.get(path).json()["data"]["state"] == "draft"
    changed = lytics.http.patch(
        path, params={"update_state": "true"}, json={"label": "Newer", "state": "published"}
    ).json()["data"]
    assert (changed["label"], changed["state"]) == ("New", "published")


def test_soft_deletion_hides_and_hard_deletion_removes(lytics: Lytics) -> None:
    made = create(lytics)["id"]
    assert lytics.http.delete(f"{PATH}/{made}").status_code == 204
    assert lytics.http.get(f"{PATH}/{made}").status_code == 404
    assert lytics.http.get(f"{PATH}/{made}", params={"deleted": "true"}).status_code == 200
    assert (ids(lytics), ids(lytics, deleted="true")) == ([], [made])
    assert lytics.http.delete(f"{PATH}/{made}", params={"method": "hard"}).status_code == 204
    assert ids(lytics, deleted="true") == []


def test_the_list_can_be_narrowed_and_brings_templates_along(lytics: Lytics) -> None:
    first = create(lytics)["id"]
    other = create(lytics, label="x", vehicle={"provider_id": "facebook", "tactic": "ad"})["id"]
    template = create(lytics, "/template", experience=NEW)
    response = lytics.http.get(PATH, params={"limit": "1"}).json()
    assert [each["id"] for each in response["data"]] == [first]
    assert response["templates"] == [template]
    assert ids(lytics, provider="facebook") == [other]


def test_candidates_are_what_is_published(lytics: Lytics) -> None:
    create(lytics)
    shown = create(lytics)["id"]
    lytics.http.patch(
        f"{PATH}/{shown}", params={"update_state": "true"}, json={"state": "published"}
    )
    assert ids(lytics, "/candidate") == [shown]
    account = lytics.account()["id"]
    response = lytics.http.get(f"{PATH}/candidate/{account}/config.js")
    assert response.headers["content-type"].startswith("application/javascript")
    assert re.findall(r'"id": "([0-9a-f]+)"', response.text) == [shown]


def test_the_preview_shows_one_published_or_not(lytics: Lytics) -> None:
    made = create(lytics)["id"]
    account = lytics.account()["id"]
    assert made in lytics.http.get(f"{PATH}/preview/{account}/{made}/config.js").text
    assert lytics.http.get(f"{PATH}/preview/missing/{made}/config.js").status_code == 404


class TestGroups:
    def test_children_get_their_parent_and_a_priority(self, lytics: Lytics) -> None:
        one, two = create(lytics)["id"], create(lytics)["id"]
        group = create(lytics, "/group", label="G", experiences=[two, one], **{"class": "journey"})
        assert "experiences" not in group
        response = lytics.http.get(f"{PATH}/{one}").json()
        assert response["data"]["parent_group_id"] == group["id"]
        assert [each["id"] for each in response["groups"]] == [group["id"]]
        (record,) = lytics.http.get(f"{PATH}/prioritization").json()["data"]
        assert (record["group_id"], record["order"]) == (group["id"], [two, one])
        assert ids(lytics, "/orphan") == []

    def test_an_empty_list_detaches_them_and_null_leaves_them(self, lytics: Lytics) -> None:
        one = create(lytics)["id"]
        group = create(lytics, "/group", label="G", experiences=[one], **{"class": "journey"})
        path = f"{PATH}/group/{group['id']}"
        lytics.http.patch(path, json={"experiences": None, "label": "H"})
        assert ids(lytics, "/orphan") == []
        lytics.http.patch(path, json={"experiences": []})
        assert ids(lytics, "/orphan") == [one]
        assert lytics.http.get(path).json()["data"]["label"] == "H"

    def test_groups_may_hold_groups_and_are_deleted_with_them(self, lytics: Lytics) -> None:
        one = create(lytics)["id"]
        inner = create(lytics, "/group", label="I", experiences=[one], **{"class": "journey"})
        outer = create(
            lytics, "/group", label="O", child_groups=[inner["id"]], **{"class": "journey"}
        )
        response = lytics.http.get(f"{PATH}/{one}").json()
        assert [each["label"] for each in response["groups"]] == ["I", "O"]
        path = f"{PATH}/group/{outer['id']}"
        assert lytics.http.delete(path, params={"recursive": "true"}).status_code == 204
        assert (ids(lytics), ids(lytics, "/group")) == ([], [])

    @pytest.mark.parametrize(
        "body",
        [
            {"label": "G"},
            {"label": "G", "class": "journey", "experiences": [], "child_groups": []},
            {"label": "G", "class": "journey", "experiences": ["nothing"]},
        ],
    )
    def test_one_that_makes_no_sense_is_rejected(
        self, lytics: Lytics, body: dict[str, Any]
    ) -> None:
        assert lytics.http.post(f"{PATH}/group", json=body).status_code == 400

    def test_the_priority_of_all_groups_is_one_record(self, lytics: Lytics) -> None:
        for order in (["a", "b"], ["b", "a"]):
            response = lytics.http.post(f"{PATH}/group/priority", json=order)
            assert (response.status_code, response.json()["data"]["priority"]) == (200, order)


@pytest.mark.parametrize("kind", ["template", "prioritization"])
def test_templates_and_prioritizations_are_created_changed_and_deleted(
    lytics: Lytics, kind: str
) -> None:
    body = {"experience": NEW} if kind == "template" else {"order": ["a"]}
    made = create(lytics, f"/{kind}", **body)
    path = f"{PATH}/{kind}/{made['id']}"
    assert lytics.http.get(path).json()["data"] == made
    changed = lytics.http.patch(path, json={"note": "x"}).json()["data"]
    assert changed == made | {"note": "x", "updated": changed["updated"]}
    assert ids(lytics, f"/{kind}") == [made["id"]]
    assert lytics.http.delete(path).status_code == 204
    assert (lytics.http.get(path).status_code, ids(lytics, f"/{kind}")) == (404, [])


def test_a_template_needs_an_experience_or_a_group(lytics: Lytics) -> None:
    for body in ({}, {"experience": {"label": "x"}}, {"group": {"label": "x"}}):
        assert lytics.http.post(f"{PATH}/template", json=body).status_code == 400


class TestImport:
    @pytest.fixture
    def query(self, lytics: Lytics) -> Any:
        lytics.json([{"id": n, "label": f"Campaign {n}"} for n in (1, 2)], "facebook_campaigns")
        auth = lytics.http.post("/api/auth", json={"provider_id": "facebook"}).json()["data"]
        return {"provider_slug": "facebook", "auth_id": auth["id"]}

    def test_what_can_be_imported_are_the_records_of_a_stream(
        self, lytics: Lytics, query: Any
    ) -> None:
        found = lytics.http.get(f"{PATH}/import", params=query).json()["data"]
        assert [one["label"] for one in found] == ["Campaign 1", "Campaign 2"]

    def test_its_records_become_experiences(self, lytics: Lytics, query: Any) -> None:
        records = lytics.http.get(f"{PATH}/import", params=query).json()["data"]
        response = lytics.http.post(f"{PATH}/import", json=records)
        assert response.status_code == 201
        assert len(ids(lytics)) == len(records)

    def test_a_partial_success_is_a_207(self, lytics: Lytics, query: Any) -> None:
        records = lytics.http.get(f"{PATH}/import", params=query).json()["data"]
        response = lytics.http.post(f"{PATH}/import", json=[records[0], {"label": "x"}])
        assert response.status_code == 207
        assert [each["status"] for each in response.json()["data"]] == [201, 400]

    def test_the_auth_must_be_for_the_provider(self, lytics: Lytics, query: Any) -> None:
        other = lytics.http.post("/api/auth", json={"provider_id": "amazon"}).json()["data"]
        wrong = lytics.http.get(f"{PATH}/import", params=query | {"auth_id": other["id"]})
        assert wrong.status_code == 400
        assert lytics.http.get(f"{PATH}/import").status_code == 400


def test_candidates_come_in_the_order_of_their_groups(lytics: Lytics) -> None:
    made = [create(lytics)["id"] for _ in range(2)]
    for one in made:
        state = {"state": "published"}
        lytics.http.patch(f"{PATH}/{one}", params={"update_state": "true"}, json=state)
    groups = []
    for number, one in enumerate(made):
        body = {"label": f"G{number}", "class": "journey", "experiences": [one]}
        groups.append(lytics.http.post(f"{PATH}/group", json=body).json()["data"]["id"])
    for order, wanted in ((groups, made), (groups[::-1], made[::-1])):
        lytics.http.post(f"{PATH}/group/priority", json={"groups": order})
        assert ids(lytics, "/candidate") == wanted
