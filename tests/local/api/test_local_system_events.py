"""System events: what has changed, told by the changes themselves."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics


def events(lytics: Lytics, **query: Any) -> Any:
    response = lytics.http.get("/api/event", params=query)
    assert response.status_code == 200, response.text
    return response.json()["data"]


def told(lytics: Lytics, **query: Any) -> Any:
    return [(event["subject_type"], event["verb"]) for event in events(lytics, **query)]


def test_a_new_account_has_nothing_to_tell(lytics: Lytics) -> None:
    assert events(lytics) == []


def test_the_life_of_a_segment_is_told_newest_first(lytics: Lytics) -> None:
    segment = lytics.segment("FILTER a > 1 ALIAS one")
    lytics.http.put("/api/segment/one", json={"description": "new"})
    lytics.http.delete("/api/segment/one")
    found = events(lytics)
    assert [event["verb"] for event in found] == ["deleted", "updated", "created"]
    assert {event["subject_id"] for event in found} == {segment["id"]}
    assert set(found[0]) == {
        *("id", "ts", "priority", "subject_type", "subject_id", "verb", "account_id"),
    }
    assert found[0]["ts"].isdecimal()


def test_other_things_are_told_as_well(lytics: Lytics) -> None:
    lytics.http.post("/api/user", json={"email": "bob@example.com"})
    lytics.http.post("/api/work", json={"workflow_id": "eventscopy"})
    lytics.http.post("/api/account", json={"name": "x", "domain": "x.example.com"})
    lytics.http.delete("/api/entity/user/email/ada@example.com")
    assert told(lytics) == [
        ("entity", "deleted"),
        ("account", "created"),
        ("work", "created"),
        ("user", "created"),
    ]
    (deleted,) = events(lytics, type="entity")
    assert deleted["subject_id"] == "user/email/ada@example.com"


def test_they_can_be_narrowed(lytics: Lytics) -> None:
    user = lytics.http.post("/api/user", json={"email": "bob@example.com"}).json()["data"]
    lytics.http.put(f"/api/user/{user['id']}", json={"name": "Bob"})
    lytics.segment("FILTER a > 1 ALIAS one")
    assert told(lytics, type="user") == [("user", "updated"), ("user", "created")]
    assert told(lytics, verb="created") == [("segment", "created"), ("user", "created")]
    assert told(lytics, type="user", id=user["id"], verb="updated") == [("user", "updated")]
    assert told(lytics, type="user", id="nothing") == []
    assert told(lytics, limit=1) == [("segment", "created")]
    # Published as the default of three parameters, and meaning none.
    assert len(told(lytics, verb="``", type="``", id="``")) == 3


@pytest.mark.parametrize(
    ("query", "amount"),
    [
        ({"after": "now-1h"}, 1),
        ({"start": "now-2w"}, 1),
        ({"after": "2016-03-03"}, 1),
        ({"before": "now-1h"}, 0),
        ({"before": "2016-03-03", "after": "2016-01-01"}, 0),
        ({"query": "dashboard_news"}, 1),
    ],
)
def test_their_time_can_be_narrowed(lytics: Lytics, query: dict[str, Any], amount: int) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    assert len(events(lytics, **query)) == amount


def test_one_is_found_by_its_id(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    (event,) = events(lytics)
    assert lytics.http.get(f"/api/event/{event['id']}").json()["data"] == event
    assert lytics.http.get("/api/event/nothing").status_code == 404


@pytest.mark.parametrize("query", [{"after": "some day"}, {"limit": "many"}])
def test_what_makes_no_sense_is_rejected(lytics: Lytics, query: dict[str, Any]) -> None:
    assert lytics.http.get("/api/event", params=query).status_code == 400
