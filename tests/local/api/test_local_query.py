"""Queries: LQL that is stored, checked and tried."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics

PATH = "/api/query"
ONE = """
-- who a person is
SELECT
    `user id`     AS user_id
    , email(mail) AS email    SHORTDESC "Address" KIND string
    , set(genre)  AS genres   KIND []string MERGEOP latest
    , "t"         AS known    IF EXISTS mail
FROM web
INTO user
BY user_id OR email
WHERE NOT (bot = "true")
ALIAS one
"""
TWO = "SELECT email FROM crm INTO user BY email ALIAS two"


def post(lytics: Lytics, text: str, path: str = PATH, **query: Any) -> Any:
    return lytics.text(path, text, **query)


def test_each_statement_of_a_file_becomes_a_query(lytics: Lytics) -> None:
    response = post(lytics, f"{ONE};\n{TWO};\n")
    assert response.status_code == 200
    first, second = response.json()["data"]
    assert {"id", "updated", "created", "text"} <= set(first)
    assert ("alias" in first) == lytics.is_service
    assert first["text"].startswith("SELECT")
    assert first["text"].endswith("ALIAS one")
    assert second["text"] == TWO
    assert lytics.http.get(PATH).json()["data"] == [first, second]


def test_the_alias_says_which_one_is_changed(lytics: Lytics) -> None:
    (first,) = post(lytics, TWO).json()["data"]
    (second,) = post(lytics, TWO.replace("crm", "web")).json()["data"]
    assert (second["id"], second["created"]) == (first["id"], first["created"])
    assert second["updated"] > first["updated"]
    assert len(lytics.http.get(PATH).json()["data"]) == 1


def test_the_old_form_is_a_single_object(lytics: Lytics) -> None:
    assert post(lytics, TWO, version="old").json()["data"]["text"] == TWO


def test_one_is_found_and_deleted_by_id_and_by_alias(lytics: Lytics) -> None:
    (query,) = post(lytics, TWO).json()["data"]
    for wanted in (query["id"], "two"):
        assert lytics.http.get(f"{PATH}/{wanted}").json()["data"] == query
    assert lytics.http.delete(f"{PATH}/two").status_code == 204
    assert lytics.http.get(f"{PATH}/{query['id']}").status_code == 404
    assert lytics.http.delete(f"{PATH}/two").status_code == 404


def test_validating_stores_nothing(lytics: Lytics) -> None:
    assert post(lytics, ONE, f"{PATH}/_validate").status_code == 200
    assert lytics.http.get(PATH).json()["data"] == []


@pytest.mark.shapes("published")
def test_validating_returns_one_statement_with_one_object(lytics: Lytics) -> None:
    def validated(text: str, **query: Any) -> Any:
        return post(lytics, text, f"{PATH}/_validate", **query).json()["data"]

    assert validated(TWO)["text"] == TWO
    assert validated(TWO, version="old")["text"] == TWO
    assert [query["text"] for query in validated(TWO, version="new")] == [TWO]
    assert len(validated(f"{ONE};{TWO};")) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is no statement"),
        ("SELECT email", "line 1, column 13: expected FROM, found the end"),
        ("SELECT email\nFROM web BY email", "line 2, column 18: expected ALIAS"),
        ("SELECT email FROM web ALIAS x", "expected BY, found ALIAS"),
        ("SELECT foo(email) AS x FROM web BY x ALIAS y", "unknown function, found foo"),
        ("SELECT email KIND text FROM web BY email ALIAS x", "unknown kind"),
        ("SELECT email MERGEOP best FROM web BY email ALIAS x", "unknown merge operation"),
        ("SELECT email MERGEOP max FROM web BY email ALIAS x", "a string cannot be merged by max"),
        ("SELECT count(email) FROM web BY email ALIAS x", "expected AS and a name"),
        ("SELECT email FROM web BY phone ALIAS x", "BY names phone, which is not a column"),
        ("SELECT email FROM web BY email ALIAS x SELECT", "expected ;"),
        ("SELECT email § FROM web BY email ALIAS x", "unexpected '§'"),
        ("SELECT email, 9223372036854775808 AS x FROM web BY email ALIAS x", "of 64 bits"),
        (f"SELECT email, {'9' * 5000} AS x FROM web BY email ALIAS x", "of 64 bits"),
        (f"SELECT email IF {'NOT ' * 5000} a FROM web BY email ALIAS x", "more than 50 deep"),
        (f"SELECT email IF {'(' * 5000} a FROM web BY email ALIAS x", "more than 50 deep"),
        (f"SELECT {'len(' * 5000} a FROM web BY email ALIAS x", "more than 50 deep"),
    ],
)
def test_what_is_not_lql_is_rejected_with_its_place(
    lytics: Lytics, text: Any, problem: str
) -> None:
    for path in (PATH, f"{PATH}/_validate", f"{PATH}/_test"):
        response = post(lytics, text, path)
        assert response.status_code == 400
        assert response.json()["message"].startswith("Invalid LQL")
        assert problem in response.json()["message"]


def tried(lytics: Lytics, columns: str, where: str = "", **record: Any) -> Any:
    text = f"SELECT id, {columns} FROM web INTO user BY id {where} ALIAS x"
    response = post(lytics, text, f"{PATH}/_test", **record)
    assert response.status_code == 200, response.text
    return response.json()["data"]


@pytest.mark.parametrize(
    ("column", "record", "value"),
    [
        ("a AS x", {"a": "1"}, "1"),
        ('"t" AS x', {}, "t"),
        ("7 AS x", {}, 7),
        ("email(a) AS x", {"a": "Ada <ADA@example.com>"}, "ada@example.com"),
        ("emaildomain(a) AS x", {"a": "ada@example.com"}, "example.com"),
        ("toint(a) AS x", {"a": "7.9"}, 7),
        ("tobool(a) AS x", {"a": "TRUE"}, True),
        ("todate(a) AS x", {"a": "2024-05-01"}, "2024-05-01T00:00:00Z"),
        ('join(a, b, "-") AS x', {"a": "1", "b": "2"}, "1-2"),
        ('split(a, ",") AS x', {"a": "1,2"}, ["1", "2"]),
        ("oneof(a, b) AS x", {"b": "2"}, "2"),
        ("set(a) AS x", {"a": "1"}, ["1"]),
        ("valuect(a) AS x", {"a": "1"}, {"1": 1}),
        ("string.uppercase(a) AS x", {"a": "ab"}, "AB"),
        ("hash.md5(a) AS x", {"a": "ada"}, "8c8d357b5e872bbacd45197626bd5759"),
        ("path(a) AS x", {"a": "https://example.com/a/b?c=1"}, "/a/b"),
        ('qs(a, "c") AS x', {"a": "https://example.com/a/b?c=1"}, "1"),
        ('seconds("10:30") AS x', {}, 630),
        ("hourofday(a) AS x", {"a": "2024-05-01T10:00:00Z"}, 10),
        ("a AS x IF b > 5", {"a": "1", "b": "10"}, "1"),
        ("a AS x IF b > 5", {"a": "1", "b": "4"}, None),
        ('a AS x IF b IN ("p", "q") AND NOT EXISTS c', {"a": "1", "b": "q"}, "1"),
        ('a AS x IF b LIKE "ab*" OR c CONTAINS "z"', {"a": "1", "b": "xy", "c": "aza"}, "1"),
        ("toint(a) AS x", {"a": "none"}, None),
        ("toint(a) AS x", {"a": "inf"}, None),
        ("toint(a) AS x", {"a": "1e30"}, None),
        ("tonumber(a) AS x", {"a": "nan"}, None),
        ("-9223372036854775808 AS x", {}, -(1 << 63)),
        ("count(a) AS x MERGEOP max", {"a": "1"}, 1),
        ("set(a) AS x KIND TS[]String", {"a": "1"}, ["1"]),
    ],
)
def test_a_query_is_tried_on_a_record(
    lytics: Lytics, column: str, record: dict[str, Any], value: Any
) -> None:
    result = tried(lytics, column, id="7", **record)
    assert (result if lytics.is_service else result["fields"]).get("x") == value
    if not lytics.is_service:
        assert result["by"] == {"id": "7"}


@pytest.mark.shapes("published")
def test_where_drops_a_record(lytics: Lytics) -> None:
    assert tried(lytics, "a", 'WHERE a = "1"', id="7", a="1")["fields"] == {"id": "7", "a": "1"}
    assert tried(lytics, "a", 'WHERE a = "1"', id="7", a="2")["dropped"] is True


@pytest.mark.shapes("published")
def test_what_only_the_real_service_works_out_is_said(lytics: Lytics) -> None:
    result = tried(lytics, 'useragent(a, "os") AS os, a', id="7", a="1")
    assert result["not_evaluated"] == ["os"]
    assert result["fields"] == {"id": "7", "a": "1"}
