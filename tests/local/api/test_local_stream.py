"""Streams: records of those that there are."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics

PATH = "/api/stream"
STREAM = {
    *("account_id", "aid", "channel", "created", "hidden", "id", "method", "providers", "slug"),
    *("tables", "updated"),
}


def slugs(lytics: Lytics) -> Any:
    return [stream["slug"] for stream in lytics.http.get(PATH).json()["data"]]


def test_two_are_there_from_the_beginning(lytics: Lytics) -> None:
    assert slugs(lytics) == ["default", "lytics_content_enrich"]


def test_a_stream_that_rows_came_to_is_there_as_well(lytics: Lytics) -> None:
    lytics.json({"a": 1}, "orders")
    assert slugs(lytics)[-1] == "orders"
    (stream,) = lytics.http.get(f"{PATH}/orders").json()["data"]
    assert stream["slug"] == "orders"
    assert lytics.http.get(f"{PATH}/orders").json()["data"] == [stream]


def test_one_is_created_with_200_in_a_list(lytics: Lytics) -> None:
    body = {"slug": "news", "channel": "email", "label": "News", "tables": ["user"]}
    response = lytics.http.post(PATH, json=body)
    assert (response.status_code, response.json()["message"]) == (200, "success")
    (stream,) = response.json()["data"]
    assert set(stream) == STREAM
    for wanted in ("news", stream["id"]):
        assert lytics.http.get(f"{PATH}/{wanted}").json()["data"] == [stream]


def test_what_is_sent_replaces_what_is_there(lytics: Lytics) -> None:
    response = lytics.http.put(f"{PATH}/default", json={"slug": "default", "channel": "pos"})
    assert response.json()["data"][0]["channel"] == "pos"
    assert lytics.http.get(f"{PATH}/default").json()["data"][0]["channel"] == "pos"


def test_deleting_returns_200_without_a_body(lytics: Lytics) -> None:
    lytics.http.post(PATH, json={"slug": "news", "channel": "email"})
    response = lytics.http.delete(f"{PATH}/news")
    assert (response.status_code, response.content) == (200, b"")
    assert lytics.http.get(f"{PATH}/news").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"slug": "news"},
        {"channel": "email"},
        {"slug": "news", "channel": "smoke"},
        {"slug": "news", "channel": "web", "method": "slowly"},
        {"slug": "default", "channel": "web"},
        {"slug": "news", "channel": "web", "tables": "user"},
    ],
)
def test_one_that_makes_no_sense_is_rejected(lytics: Lytics, body: dict[str, Any]) -> None:
    assert lytics.http.post(PATH, json=body).status_code == 400


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_one_that_does_not_exist_is_not_found(lytics: Lytics, method: str) -> None:
    assert lytics.http.request(method, f"{PATH}/nothing", json={}).status_code == 404
