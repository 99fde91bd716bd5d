"""Metrics: sizes of segments and records received, over time."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics

SERIES = {
    *("name", "dimension", "dimension_id", "dimension_type", "range", "aggregation", "interval"),
    *("is_cached", "values"),
}


@pytest.fixture
def measured(lytics: Lytics) -> Lytics:
    lytics.csv("user_id\n1\n2\n3\n", "web")
    segment = lytics.segment("FILTER user_id > 1 ALIAS some")
    lytics.http.get("/api/segment/sizes", params={"ids": segment["id"]})
    return lytics, segment


def get(lytics: Lytics, **query: Any) -> Any:
    response = lytics.http.get("/api/metric", params=query)
    assert response.status_code == 200, response.text
    assert {"data", "status", "message"} == set(response.json())
    return response.json()["data"]


@pytest.mark.parametrize("dimension", ["segsize", "segment"])
def test_the_sizes_of_a_segment_are_those_that_were_measured(
    measured: Lytics, dimension: str
) -> None:
    lytics, segment = measured
    (series,) = get(
        lytics, dimension=dimension, dimension_id=segment["id"], dimension_type="size", name="mine"
    )
    assert set(series) == SERIES
    assert (series["name"], series["aggregation"], series["interval"]) == ("mine", "max", "2h")
    (value,) = series["values"]
    assert value["value"] == 2
    assert value["ts"].isdecimal()


def test_all_segments_can_be_requested_concurrently(measured: Lytics) -> None:
    lytics, segment = measured
    other = lytics.segment("FILTER user_id > 2 ALIAS few")
    found = get(lytics, dimension="segsize", dimension_id="all_segments")
    assert [series["dimension_id"] for series in found][-2:] == [segment["id"], other["id"]]


def test_records_received_are_summed(measured: Lytics) -> None:
    lytics, _ = measured
    lytics.csv("user_id\n4\n", "web")
    (series,) = get(lytics, dimension="stream", dimension_id="web", interval="1d", range="2d")
    assert sum(value["value"] for value in series["values"]) == 4
    assert series["range"] == "2d"


def test_empty_rows_can_be_requested(measured: Lytics) -> None:
    lytics, _ = measured
    query = {"dimension": "stream", "dimension_id": "web", "interval": "1h", "range": "6h"}
    (series,) = get(lytics, **query, include_empty_rows="true")
    assert 6 <= len(series["values"]) <= 8
    assert sum(value["value"] for value in series["values"]) == 3


def test_values_can_be_smoothed(measured: Lytics) -> None:
    lytics, _ = measured
    query = {"dimension": "stream", "dimension_id": "web", "interval": "1h", "range": "6h"}
    (series,) = get(lytics, **query, include_empty_rows="true", smooth="true")
    assert 0 < max(value["value"] for value in series["values"]) < 3


def test_a_window_in_the_past_is_empty(measured: Lytics) -> None:
    lytics, segment = measured
    query = {"dimension": "segsize", "dimension_id": segment["id"]}
    (series,) = get(lytics, **query, start_date="now-5d", end_date="now-1d")
    assert series["values"] == []


def test_several_queries_can_be_posted(measured: Lytics) -> None:
    lytics, segment = measured
    body = [
        {"dimension": "stream", "dimension_id": "web", "start_date": "now-1w", "end_date": "now"},
        {"dimension": "segsize", "dimension_id": segment["id"], "startdate": "now-5d"},
    ]
    response = lytics.http.post("/api/metric", json=body)
    assert [series["dimension"] for series in response.json()["data"]] == ["stream", "segsize"]
    assert len(lytics.http.post("/api/metric", json=body[0]).json()["data"]) == 1


def test_the_published_path_with_a_slash_returns_as_well(measured: Lytics) -> None:
    lytics, _ = measured
    query = {"dimension": "stream", "dimension_id": "web"}
    assert lytics.http.get("/api/metric/", params=query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"dimension": "stream", "aggregation": "median"},
        {"dimension": "stream", "interval": "often"},
        {"dimension": "stream", "range": "long"},
        {"dimension": "stream", "start_date": "yesterday or so"},
        {"dimension": "stream", "range": "2d", "start_date": "now-1d"},
        {"dimension": "stream", "start_date": "now", "end_date": "now-1d"},
        {"dimension": "stream", "interval": "1s", "range": "52w"},
    ],
)
def test_what_makes_no_sense_is_rejected(lytics: Lytics, query: dict[str, Any]) -> None:
    assert lytics.http.get("/api/metric", params=query).status_code == 400


def test_an_unknown_segment_is_not_found(lytics: Lytics) -> None:
    query = {"dimension": "segsize", "dimension_id": "nothing"}
    assert lytics.http.get("/api/metric", params=query).status_code == 404
