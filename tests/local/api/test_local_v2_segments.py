"""Segments of API v2 in the local Lytics: one store with v1, ancestors, deletions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

PATH = "/v2/segment"
CHAIN = (
    ("base", "FILTER visits > 3 FROM user"),
    ("middle", "FILTER AND (INCLUDE base, NOT INCLUDE other) FROM user"),
    ("top", "FILTER INCLUDE middle FROM user"),
)


@pytest.fixture
def lytics(start: Callable[..., Lytics]) -> Lytics:
    lytics = start(sample=True)
    create(lytics, "other", "FILTER visits > 100 FROM user")
    for slug, text in CHAIN:
        create(lytics, slug, text)
    return lytics


def data(response: httpx.Response) -> Any:
    assert response.is_success, response.text
    return response.json()["data"]


def create(lytics: Lytics, slug: str, text: str) -> Any:
    response = lytics.http.post(PATH, json={"name": slug, "slug_name": slug, "segment_ql": text})
    assert response.status_code == 201, response.text
    return response.json()["data"]


def slugs(response: httpx.Response) -> set[str]:
    return {one["slug_name"] for one in data(response)}


def test_both_generations_have_the_same_segments(lytics: Lytics) -> None:
    top = data(lytics.http.get(f"{PATH}/top"))
    assert data(lytics.http.get("/api/segment/top"))["id"] == top["id"]
    lytics.http.delete(f"/api/segment/{top['id']}")
    assert lytics.http.get(f"{PATH}/top").status_code == 404


def test_a_taken_slug_becomes_another_silently(lytics: Lytics) -> None:
    assert create(lytics, "base", "FILTER visits > 4 FROM user")["slug_name"] == "base_1"


def test_ancestors_include_a_segment_directly_and_through_others(lytics: Lytics) -> None:
    assert slugs(lytics.http.get(f"{PATH}/base/ancestors")) == {"middle", "top"}
    assert slugs(lytics.http.get(f"{PATH}/other/ancestors")) == {"middle", "top"}
    assert slugs(lytics.http.get(f"{PATH}/top/ancestors")) == set()
    assert lytics.http.get(f"{PATH}/nothing/ancestors").status_code == 404


def test_an_included_segment_is_not_deleted(lytics: Lytics) -> None:
    response = lytics.http.delete(f"{PATH}/middle")
    assert response.status_code == 400
    assert "top" in response.json()["errors"][0]["message"]
    assert lytics.http.get(f"{PATH}/middle").is_success


def test_a_deletion_of_several_reports_each(lytics: Lytics) -> None:
    outcome = data(lytics.http.delete(f"{PATH}/other,nothing,top"))
    assert outcome["deleted"] == ["top"]
    assert outcome["not_deleted"] == ["other", "nothing"]
    reasons = {one["id"]: one["segments"] for one in outcome["segments"]}
    assert reasons["other"] == {"segment": ["middle"]}
    assert slugs(lytics.http.get(PATH, params={"table": "user"})) >= {"other", "middle"}


def test_segments_that_include_each_other_are_deleted_together(lytics: Lytics) -> None:
    assert data(lytics.http.delete(f"{PATH}/base,middle,top"))["not_deleted"] == []


def test_sizes_are_counted_if_requested(lytics: Lytics) -> None:
    assert "size" not in data(lytics.http.get(f"{PATH}/base"))
    size = data(lytics.http.get(f"{PATH}/base", params={"sizes": "true"}))["size"]
    assert data(lytics.http.get("/api/segment/base/size")) == [size]


def test_a_list_is_narrowed(lytics: Lytics) -> None:
    assert "articles" in slugs(lytics.http.get(PATH))
    assert "articles" not in slugs(lytics.http.get(PATH, params={"table": "user"}))
    assert slugs(lytics.http.get(PATH, params={"kind": "goal"})).isdisjoint({"base", "articles"})
    assert lytics.http.get(PATH, params={"kind": "nothing"}).status_code == 400


def test_what_a_segment_names_is_shown(lytics: Lytics) -> None:
    middle = data(lytics.http.get(f"{PATH}/middle"))
    assert middle["includes"] == ["base", "other"]
    assert data(lytics.http.get(f"{PATH}/base"))["fields"] == ["visits"]


def test_a_segment_is_put_on_an_exclusion_list(lytics: Lytics) -> None:
    base = data(lytics.http.get(f"{PATH}/base"))["id"]
    query = {"workflow": "webhook_triggers", "segment_id": base}
    for operation in ("add", "add", "remove"):
        assert lytics.http.post(f"{PATH}/exclude/{operation}", params=query).is_success
    assert lytics.http.post(f"{PATH}/exclude/swap", params=query).status_code == 400
    wrong = query | {"workflow": "nothing"}
    assert lytics.http.post(f"{PATH}/exclude/add", params=wrong).status_code == 400


def test_a_reevaluation_adds_to_the_history_of_the_size(lytics: Lytics) -> None:
    base = data(lytics.http.get(f"{PATH}/base"))["id"]
    assert lytics.http.post(f"{PATH}/reevaluate", json={"id": base}).is_success
    assert lytics.http.post(f"{PATH}/reevaluate", json={"id": "nothing"}).status_code == 404
