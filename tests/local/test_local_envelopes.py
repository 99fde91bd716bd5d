"""The envelopes, whatever the operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from local_lytics import Lytics


def test_a_success_has_data_status_and_message(lytics: Lytics) -> None:
    assert lytics.http.get("/api/subscription").json() == {
        "data": [],
        "status": 200,
        "message": "success",
    }


def test_an_unknown_route_is_not_found(lytics: Lytics) -> None:
    response = lytics.http.get("/api/nothing")
    assert response.status_code == 404
    assert response.json() == {"data": None, "status": 404, "message": "Not Found"}


def test_an_unknown_route_needs_a_token_first(lytics: Lytics) -> None:
    assert lytics.http.get("/api/nothing", headers={"Authorization": ""}).status_code == 401


def test_a_wrong_method_names_the_right_ones(lytics: Lytics) -> None:
    response = lytics.http.patch("/api/segment")
    assert response.status_code == 405
    assert response.json()["status"] == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "DELETE"}


@pytest.mark.parametrize(
    ("style", "status"),
    [("number", {"status": 200}), ("word", {"status": "success"}), ("missing", {})],
)
def test_the_status_may_be_a_number_a_word_or_missing(
    start: Callable[..., Lytics], style: str, status: dict[str, Any]
) -> None:
    lytics = start(envelope_status=style)
    assert (
        lytics.http.get("/api/subscription").json() == {"data": [], "message": "success"} | status
    )


def test_the_message_may_be_missing(start: Callable[..., Lytics]) -> None:
    lytics = start(envelope_message=False)
    assert lytics.http.get("/api/subscription").json() == {"data": [], "status": 200}


def test_an_empty_list_may_be_null(start: Callable[..., Lytics]) -> None:
    lytics = start(empty_list="null")
    assert lytics.http.get("/api/subscription").json()["data"] is None


def test_head_is_like_get_without_a_body(lytics: Lytics) -> None:
    response = lytics.http.head("/api/segment")
    assert (response.status_code, response.content) == (200, b"")
