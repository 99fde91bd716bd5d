"""Segment collections: segments in an order."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics

PATH = "/api/segmentcollection"


@pytest.fixture
def members(lytics: Lytics) -> Any:
    """Two segments, as a collection names them."""
    ids = [lytics.segment(f"FILTER a > {number} ALIAS s{number}")["id"] for number in (1, 2)]
    return [{"id": ids[0], "order": 1}, {"id": ids[1], "order": 0}]


def test_the_collection_of_goals_is_predefined(lytics: Lytics) -> None:
    (goals,) = lytics.http.get(PATH).json()["data"]
    assert (goals["name"], goals["collection"]) == ("Goals", [])
    assert lytics.http.get(f"{PATH}/goals").json()["data"] == goals


def test_one_is_created_in_the_order_that_was_given(lytics: Lytics, members: Any) -> None:
    response = lytics.http.post(PATH, json={"name": "My Funnel", "collection": members})
    assert response.status_code == 201
    made = response.json()["data"]
    assert made["collection"] == members[::-1]
    for wanted in (made["id"], "my_funnel"):
        assert lytics.http.get(f"{PATH}/{wanted}").json()["data"] == made


def test_its_segments_can_be_loaded_with_it(lytics: Lytics, members: Any) -> None:
    lytics.http.post(PATH, json={"name": "Funnel", "collection": members})
    response = lytics.http.get(f"{PATH}/funnel", params={"sideload": "true"}).json()["data"]
    assert {segment["slug_name"] for segment in response["segments"]} == {"s1", "s2"}


def test_an_update_returns_201_and_keeps_what_it_leaves_out(lytics: Lytics, members: Any) -> None:
    made = lytics.http.post(PATH, json={"name": "Funnel", "collection": members}).json()["data"]
    response = lytics.http.put(f"{PATH}/{made['id']}", json={"name": "Other"})
    assert response.status_code == 201
    updated = response.json()["data"]
    assert (updated["name"], updated["collection"]) == ("Other", made["collection"])


def test_one_is_deleted(lytics: Lytics) -> None:
    assert lytics.http.delete(f"{PATH}/goals").status_code == 204
    assert lytics.http.get(f"{PATH}/goals").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "x", "collection": [{"id": "nothing", "order": 0}]},
        {"name": "x", "collection": [{"order": 0}]},
        {"name": "x", "collection": ["text"]},
    ],
)
def test_one_that_makes_no_sense_is_rejected(lytics: Lytics, body: dict[str, Any]) -> None:
    assert lytics.http.post(PATH, json=body).status_code == 400
