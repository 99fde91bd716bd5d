"""JSON uploads: both paths, their forms and limits."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import httpx
import orjson
import pytest
from local_lytics import Lytics


def data(response: httpx.Response, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()["data"]


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ({"a": 1}, [{"a": 1}]),
        ([{"a": 1}, {"b": [1, "x", None, True]}], [{"a": 1}, {"b": [1, "x", None, True]}]),
        ({"a": {"b": {"c": [1.5]}}}, [{"a": {"b": {"c": [1.5]}}}]),
        ([], []),
    ],
)
def test_collect_takes_one_object_or_an_array(
    lytics: Lytics,
    value: dict[str, Any] | list[dict[str, Any]] | list[Any],
    stored: list[dict[str, Any]] | list[Any],
) -> None:
    assert data(lytics.json(value))["message_count"] == len(stored)
    assert lytics.rows() == stored


@pytest.mark.parametrize("body", [b"", b"{", b"nope", b'{"a":NaN}', b'{"a":1}{"a":2}', b"\xff"])
def test_what_is_not_json_is_rejected(lytics: Lytics, body: bytes) -> None:
    response = lytics.http.post("/collect/json/s", content=body)
    assert response.status_code == 400
    assert response.json()["data"] is None
    assert lytics.local.count("s") == 0


@pytest.mark.parametrize("value", [1, "text", None, True])
def test_a_plain_value_is_not_a_record(lytics: Lytics, value: Any) -> None:
    assert lytics.json(value).status_code == 400


@pytest.mark.parametrize("levels", [300, 900, 2000])
def test_what_is_nested_too_deeply_is_rejected_and_not_an_error_of_the_server(
    lytics: Lytics, levels: int
) -> None:
    body = b'{"a":' + b'{"b":' * levels + b"1" + b"}" * levels + b"}"
    for path in ("/collect/json/s", "/collect/bulk/s", "/api/segment", "/v2/job"):
        assert lytics.http.post(path, content=body).status_code == 400
    assert lytics.local.count("s") == 0


@pytest.mark.parametrize(
    "value", [{"orders": [{"id": 1}]}, {"a": [[1]]}, {"a": {"b": [{"c": 1}]}}, [[{"a": 1}]], [1]]
)
def test_objects_inside_lists_are_rejected(
    lytics: Lytics, value: dict[str, Any] | list[list[dict[str, Any]]] | list[int]
) -> None:
    assert lytics.json(value).status_code == 400
    assert lytics.local.count("s") == 0


def test_a_bad_record_stops_an_array_after_the_good_ones(lytics: Lytics) -> None:
    response = data(lytics.json([{"a": 1}, {"a": [{}]}, {"a": 2}]))
    assert (response["message_count"], response["rejected_count"]) == (1, 1)
    assert lytics.rows() == [{"a": 1}]


def test_droperrors_skips_bad_records(lytics: Lytics) -> None:
    response = data(lytics.json([{"a": [{}]}, {"a": 1}, 7], droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (1, 2)


def test_droperrors_may_be_ignored_for_json(start: Callable[..., Lytics]) -> None:
    lytics = start(droperrors_json=False)
    response = data(lytics.json([{"a": 1}, {"a": [{}]}, {"a": 2}], droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (1, 1)
    assert response["droperrors"] is False


def test_collect_takes_ten_megabytes_and_not_a_byte_more(lytics: Lytics) -> None:
    frame = len('{"a":""}')
    fits = b'{"a":"' + b"x" * (10_000_000 - frame) + b'"}'
    assert lytics.http.post("/collect/json/s", content=fits).status_code == 200
    response = lytics.http.post("/collect/json/s", content=fits + b" ")
    assert (response.status_code, response.json()["status"]) == (413, 413)
    assert lytics.local.count("s") == 1


def test_the_limit_holds_without_a_content_length(start: Callable[..., Lytics]) -> None:
    lytics = start(max_body_bytes=100)
    response = lytics.http.post("/collect/json/s", content=iter([b"[", b" " * 100, b"]"]))
    assert response.status_code == 413


def test_the_bulk_path_has_no_such_limit(start: Callable[..., Lytics]) -> None:
    lytics = start(max_body_bytes=100)
    assert data(lytics.bulk_json(b'{"a":1}\n' * 1000))["message_count"] == 1000


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":1}\n{"a":2}\n',
        b'{"a":1}\n{"a":2}',
        b'\n\r\n{"a":1}\r\n\n {"a":2} \r\n',
        b'[{"a":1},{"a":2}]',
        b' \n [\n{"a":1},\n{"a":2}\n]\n',
        gzip.compress(b'{"a":1}\n{"a":2}\n', mtime=0),
    ],
)
def test_bulk_takes_lines_or_an_array(lytics: Lytics, body: Any) -> None:
    response = data(lytics.bulk_json(body))
    assert (response["message_count"], response["content-type"]) == (2, "application/json")
    assert lytics.rows() == [{"a": 1}, {"a": 2}]


def test_gzip_may_be_for_csv_only(start: Callable[..., Lytics]) -> None:
    lytics = start(gzip_json=False)
    assert lytics.bulk_json(gzip.compress(b'{"a":1}\n')).status_code == 400


@pytest.mark.parametrize("bad", [b"nope", b'{"a":[{"b":1}]}', b"[1]", b"7"])
def test_a_bad_line_stops_the_upload_and_is_named(start: Callable[..., Lytics], bad: bytes) -> None:
    lytics = start(partial_status=400)
    response = lytics.bulk_json(b'{"a":1}\n' + bad + b'\n{"a":2}\n')
    assert response.status_code == 400
    assert response.json()["message"].startswith("line 2: ")
    assert lytics.rows() == [{"a": 1}]


@pytest.mark.parametrize("body", [b"nope\n", b"", b"  \n ", b"[1,", b'{"a":\n1}'])
def test_a_bulk_body_that_is_not_a_json_is_a_400(lytics: Lytics, body: bytes) -> None:
    assert lytics.bulk_json(body).status_code == 400


def test_lines_that_end_at_any_place_of_a_piece_are_read_whole(lytics: Lytics) -> None:
    line = orjson.dumps({"a": "x" * 31, "b": 1}) + b"\n"
    count = 3 * (1 << 20) // len(line)
    assert data(lytics.bulk_json(line * count))["message_count"] == count


def test_dryrun_stores_nothing(lytics: Lytics) -> None:
    assert data(lytics.json({"a": 1}, dryrun="true"))["message_count"] == 1
    assert lytics.local.count("s") == 0


def test_csv_parameters_do_not_touch_json(lytics: Lytics) -> None:
    lytics.bulk_json(b'{"a":1}\n', append='{"b":2}', headers="x,y")
    assert lytics.rows() == [{"a": 1}]


def test_csv_is_not_taken_by_collect_json(lytics: Lytics) -> None:
    headers = {"Content-Type": "application/csv"}
    assert lytics.http.post("/collect/json/s", content="a\n1\n", headers=headers).status_code == 415


@pytest.mark.parametrize("value", ["maybe", "2"])
def test_a_flag_that_is_neither_true_nor_false_is_rejected(lytics: Lytics, value: str) -> None:
    assert lytics.json({"a": 1}, dryrun=value).status_code == 400


@pytest.mark.parametrize("content_type", ["*/*", "text/json", "", "text/plain"])
def test_a_content_type_that_says_little_is_accepted(lytics: Lytics, content_type: str) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    response = lytics.http.post("/collect/json/s", content=b'{"a": 1}', headers=headers)
    assert response.status_code == 200
