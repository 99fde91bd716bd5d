"""CSV uploads: what a strict parser takes, what it refuses, and what the parameters do."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics


def data(response: httpx.Response, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()["data"]


def test_the_published_example_gives_the_published_response(lytics: Lytics) -> None:
    body = (
        "user_id,email,reg_date,item_count\n"
        '7456,email@email.com,"2012-10-17T17:29:39.738Z",82\n'
        '1234,email2@email.com,"2012-12-11T19:53:31.547Z",82'
    )
    response = lytics.csv(body, "user_db", timestamp_field="reg_date", filename="myfile.csv")
    assert response.json() == {
        "status": 200,
        "message": "success",
        "data": {
            "message_count": 2,
            "rejected_count": 0,
            "content-type": "application/csv",
            "droperrors": False,
            "dryrun": False,
            "timestamp_field": "reg_date",
            "filename": "myfile.csv",
        },
    }
    assert lytics.local.count("user_db") == 2
    assert lytics.rows("user_db")[1] == {
        "user_id": "1234",
        "email": "email2@email.com",
        "reg_date": "2012-12-11T19:53:31.547Z",
        "item_count": "82",
    }


def test_the_echoed_members_may_be_missing(start: Callable[..., Lytics]) -> None:
    lytics = start(sparse_answer=True)
    assert data(lytics.csv("a\n1\n")) == {"message_count": 1, "rejected_count": 0}


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("a,b\n1,2\n", [("1", "2")]),
        ("a,b\n1,2", [("1", "2")]),
        ("a,b\r\n1,2\r\n3,4\r\n", [("1", "2"), ("3", "4")]),
        ("a,b\n\n1,2\n\n\n", [("1", "2")]),
        ("a,b\r\n\r\n1,2\r\n", [("1", "2")]),
        ("a,b\n,\n", [("", "")]),
        ('a,b\n"",""\n', [("", "")]),
        ('a,b\n"1","2"\n', [("1", "2")]),
        ('a,b\n1,"x,y"\n', [("1", "x,y")]),
        ('a,b\n"say ""hi""",2\n', [('say "hi"', "2")]),
        ('a,b\n"""",2\n', [('"', "2")]),
        ('a,b\n"two\nlines",2\n3,4\n', [("two\nlines", "2"), ("3", "4")]),
        ('a,b\n1,"x\r\n\r\ny"\r\n3,4\r\n', [("1", "x\r\n\r\ny"), ("3", "4")]),
        ('a,b\n"1",\n', [("1", "")]),
        ('a,b\n ä,"𝄞\x00"\n', [(" ä", "𝄞\x00")]),
        ('"a","b"\n1,2\n', [("1", "2")]),
    ],
)
def test_rows_are_read_by_the_rules_of_rfc_4180(
    lytics: Lytics, body: str, values: list[tuple[str, ...]]
) -> None:
    assert data(lytics.csv(body))["rejected_count"] == 0
    assert [tuple(row.values()) for row in lytics.rows()] == values


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1", "1 fields where the header has 2"),
        ("1,2,3", "3 fields where the header has 2"),
        ('5" pipe,2', "stray quote in field 1"),
        ('1,2"', "stray quote in field 2"),
        ('"1"x,2', "text after the closing quote of field 1"),
        ('"1" ,2', "text after the closing quote of field 1"),
        (' "1",2', "stray quote in field 1"),
        ("1\r,2", "carriage return outside of quotes"),
        ('"1",2\r3', "carriage return outside of quotes"),
        (b"1,\xff", "invalid UTF-8"),
        (b'"1",\xc3', "invalid UTF-8"),
    ],
)
def test_a_bad_row_stops_the_upload_and_is_named(
    start: Callable[..., Lytics], row: str | bytes, reason: str
) -> None:
    lytics = start(partial_status=400)
    row = row if isinstance(row, bytes) else row.encode()
    response = lytics.csv(b"a,b\n1,2\n" + row + b"\n3,4\n")
    assert response.status_code == 400
    assert response.json()["message"] == f"line 3: {reason}"
    assert lytics.local.count("s") == 1


@pytest.mark.parametrize("row", ["1", '5" pipe,2', '"1"x,2', "1\r,2", '"x\ny"z,2'])
def test_droperrors_skips_a_bad_row_and_takes_the_others(lytics: Lytics, row: str) -> None:
    response = data(lytics.csv(f"a,b\n1,2\n{row}\n3,4\n", droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (2, 1)
    assert response["droperrors"] is True
    assert [row["a"] for row in lytics.rows()] == ["1", "3"]


def test_droperrors_skips_only_the_rows_that_are_no_utf_8(lytics: Lytics) -> None:
    response = data(lytics.csv(b"a,b\n1,\xe4\n2,\xc3\xa4\n3,x\n", droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (2, 1)
    assert [row["b"] for row in lytics.rows()] == ["ä", "x"]


def test_a_quote_that_is_never_closed_swallows_the_rest(lytics: Lytics) -> None:
    response = data(lytics.csv('a,b\n1,2\n"3,4\n5,6\n7,8\n', droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (1, 1)


def test_the_rows_before_a_bad_one_are_kept(lytics: Lytics) -> None:
    response = data(lytics.csv("a,b\n1,2\nbad\n3,4\n"))
    assert (response["message_count"], response["rejected_count"]) == (1, 1)
    assert lytics.local.count("s") == 1


def test_or_nothing_is_kept(start: Callable[..., Lytics]) -> None:
    lytics = start(keep_rows_before_error=False)
    response = data(lytics.csv("a,b\n1,2\nbad\n3,4\n"))
    assert (response["message_count"], response["rejected_count"]) == (0, 1)
    assert lytics.local.count("s") == 0


def test_keeping_nothing_does_not_concern_droperrors(start: Callable[..., Lytics]) -> None:
    lytics = start(keep_rows_before_error=False)
    lytics.csv("a,b\n1,2\nbad\n3,4\n", droperrors="true")
    assert lytics.local.count("s") == 2


def test_message_count_may_count_every_row(start: Callable[..., Lytics]) -> None:
    lytics = start(counts="total")
    response = data(lytics.csv("a,b\n1,2\nbad\n3,4\n", droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (3, 1)


def test_a_partly_rejected_upload_may_be_a_400_that_still_counts(
    start: Callable[..., Lytics],
) -> None:
    lytics = start(partial_status=400)
    response = lytics.csv("a,b\n1,2\nbad\n3,4\n", droperrors="true")
    assert (response.status_code, response.json()["status"]) == (400, 400)
    assert response.json()["data"]["message_count"] == 2


def test_an_upload_whose_first_row_is_bad_is_a_400(lytics: Lytics) -> None:
    response = lytics.csv("a,b\nbad\n1,2\n")
    assert response.json() == {
        "data": None,
        "status": 400,
        "message": "line 2: 1 fields where the header has 2",
    }


@pytest.mark.parametrize("body", ["", "\n\n"])
def test_a_header_is_required(lytics: Lytics, body: str) -> None:
    response = lytics.csv(body)
    assert response.status_code == 400
    assert "header" in response.json()["message"]


@pytest.mark.parametrize("header", ['a"b,c', '"a,b', b"a,\xff\xfe", "a\rb,c"])
def test_a_header_that_is_not_csv_is_rejected(lytics: Lytics, header: str | bytes) -> None:
    header = header if isinstance(header, bytes) else header.encode()
    response = lytics.csv(header + b"\n1,2\n", droperrors="true")
    assert response.status_code == 400
    assert response.json()["message"].startswith("header: ")


def test_a_header_alone_is_an_upload_of_no_rows(lytics: Lytics) -> None:
    assert data(lytics.csv("a,b\n"))["message_count"] == 0


def test_utf_16_is_rejected(lytics: Lytics) -> None:
    assert lytics.csv("a,b\n1,2\n".encode("utf-16")).status_code == 400


def test_a_byte_order_mark_becomes_part_of_the_first_name(lytics: Lytics) -> None:
    lytics.csv("\ufeffa,b\n1,2\n")
    assert list(lytics.rows()[0]) == ["\ufeffa", "b"]


def test_a_file_of_lone_carriage_returns_is_rejected(lytics: Lytics) -> None:
    assert lytics.csv("a,b\r1,2\r3,4\r").status_code == 400


def test_dryrun_checks_and_stores_nothing(lytics: Lytics) -> None:
    response = data(lytics.csv("a,b\n1,2\nbad\n", dryrun="true", droperrors="true"))
    assert (response["message_count"], response["rejected_count"], response["dryrun"]) == (
        1,
        1,
        True,
    )
    assert lytics.local.count("s") == 0


def test_headers_name_the_columns_of_a_file_without_header(lytics: Lytics) -> None:
    lytics.csv("1,2\n3,4\n", headers="x, y")
    assert lytics.rows() == [{"x": "1", "y": "2"}, {"x": "3", "y": "4"}]


@pytest.mark.parametrize(("name", "character"), [("t", "\t"), ("|", "|"), (";", ";"), (",", ",")])
def test_the_delimiter_can_be_chosen(lytics: Lytics, name: str, character: str) -> None:
    lytics.csv(f'a{character}b\n1{character}"2{character}3"\n', delimiter=name)
    assert lytics.rows() == [{"a": "1", "b": f"2{character}3"}]


@pytest.mark.parametrize("delimiter", ["||", '"', "\n", "tab"])
def test_an_impossible_delimiter_is_rejected(lytics: Lytics, delimiter: str) -> None:
    assert lytics.csv("a\n1\n", delimiter=delimiter).status_code == 400


def test_append_adds_its_pairs_to_each_row_and_wins(lytics: Lytics) -> None:
    lytics.csv("a,b\n1,2\n3,4\n", append='{"source":"crm","n":[1],"b":"9"}')
    assert lytics.rows() == [
        {"a": "1", "source": "crm", "n": [1], "b": "9"},
        {"a": "3", "source": "crm", "n": [1], "b": "9"},
    ]


@pytest.mark.parametrize("append", ["crm", "[1]", '{"a":[{"b":1}]}'])
def test_an_append_that_is_not_a_plain_object_is_rejected(lytics: Lytics, append: str) -> None:
    assert lytics.csv("a\n1\n", append=append).status_code == 400


@pytest.mark.parametrize("headers", [{}, {"Content-Encoding": "gzip"}])
def test_gzip_is_inflated_announced_or_not(lytics: Lytics, headers: dict[str, Any]) -> None:
    body = gzip.compress(b"a,b\n1,2\n") + gzip.compress(b"3,4\n")  # several members are one file
    response = lytics.http.post(
        "/collect/bulk/s", content=body, headers={"Content-Type": "application/csv"} | headers
    )
    assert data(response)["message_count"] == 2


@pytest.mark.parametrize("cut", [slice(0, -5), slice(0, 30)])
def test_a_broken_gzip_file_is_rejected(lytics: Lytics, cut: Any) -> None:
    body = gzip.compress(b"a,b\n" + b"1,2\n" * 1000)
    response = lytics.csv(body[cut])
    assert response.status_code == 400
    assert "gzip" in response.json()["message"]


def test_gzip_that_is_announced_must_come(lytics: Lytics) -> None:
    headers = {"Content-Type": "application/csv", "Content-Encoding": "gzip"}
    response = lytics.http.post("/collect/bulk/s", content=b"a\n1\n", headers=headers)
    assert response.status_code == 400


def test_other_encodings_and_content_types_are_unsupported(lytics: Lytics) -> None:
    headers = {"Content-Type": "application/csv", "Content-Encoding": "br"}
    assert lytics.http.post("/collect/bulk/s", content=b"a", headers=headers).status_code == 415
    headers = {"Content-Type": "image/png"}
    assert lytics.http.post("/collect/bulk/s", content=b"a", headers=headers).status_code == 415


def test_the_last_of_two_columns_of_a_name_counts(lytics: Lytics) -> None:
    lytics.csv("user_id,a,a\n7,1,2\n")
    assert lytics.rows() == [{"user_id": "7", "a": "2"}]
    assert lytics.profile("user_id", "7")["a"] == "2"


def test_or_two_columns_of_a_name_are_rejected(start: Callable[..., Lytics]) -> None:
    lytics = start(refuse_duplicate_columns=True)
    assert lytics.csv("a,a\n1,2\n").status_code == 400


def test_records_may_have_a_longest_length(start: Callable[..., Lytics]) -> None:
    lytics = start(max_record_bytes=100)
    body = f"a\n1\n{'x' * 200}\n2\n"
    response = data(lytics.csv(body, droperrors="true"))
    assert (response["message_count"], response["rejected_count"]) == (2, 1)


def test_a_row_of_20_megabytes_is_a_row(lytics: Lytics) -> None:
    value = f"{'x' * 1000},\n" * 20_000
    assert data(lytics.csv(f'a,b\n1,"{value}"\n2,3\n'))["message_count"] == 2
    assert len(lytics.rows()[0]["b"]) == len(value)


def test_rows_that_end_at_any_place_of_a_piece_are_read_whole(lytics: Lytics) -> None:
    # 1 MiB is read at a time: rows of a length that shares no factor with it end at many places.
    row = "1234567,\u00e4\u00f6\u00fc" + "x" * 31 + "\n"
    count = 3 * (1 << 20) // len(row.encode())
    assert data(lytics.csv("a,b\n" + row * count))["message_count"] == count
    assert {tuple(stored.values()) for stored in lytics.local.rows("s")} == {("1234567", row[8:-1])}


def test_the_name_of_a_stream_may_hold_escaped_characters(lytics: Lytics) -> None:
    lytics.http.post(
        "/collect/bulk/a%2Fb%20c", content="x\n1\n", headers={"Content-Type": "text/csv"}
    )
    assert lytics.local.streams() == {"a/b c": 1}
