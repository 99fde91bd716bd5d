"""The catalog: streams, tables and fields, from what is stored."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics

PEOPLE = [
    {"user_id": "1", "city": "Gent", "visits": 3, "seen": "2024-05-01T10:00:00Z", "tags": ["a"]},
    {"user_id": "2", "city": "Gent", "visits": 5, "seen": "2024-05-03T10:00:00Z"},
    {"user_id": "3", "city": "Lyon", "visits": 10, "seen": "2024-05-03T11:00:00Z"},
]


@pytest.fixture
def people(lytics: Lytics) -> Lytics:
    assert lytics.json(PEOPLE, "web").is_success
    return lytics


def columns(lytics: Lytics, schema: dict[str, Any]) -> list[dict[str, Any]]:
    return schema["columns" if lytics.is_service else "fields"]


def stream_of(lytics: Lytics, slug: str = "web") -> Any:
    response = lytics.http.get("/api/schema/_streams").json()
    assert set(response) == lytics.brief
    return next(stream for stream in response["data"] if stream["stream"] == slug)


def test_streams_have_statistics_of_their_fields(people: Lytics) -> None:
    stream = stream_of(people)
    assert set(stream) == {
        *("stream", "hidden", "ct", "curct", "last_msg_ts", "last_update_ts", "fields"),
    }
    assert (stream["ct"], stream["hidden"]) == (3, False)
    assert stream["last_msg_ts"].isdecimal()
    fields = {field["name"]: field for field in stream["fields"]}
    assert set(fields["city"]) == {
        *("avg", "card", "is_array", "name", "sample", "smart", "sumlen", "type", "usage"),
        *("first_seen", "last_seen", "hidden", "column"),
    }
    assert (fields["city"]["card"], fields["city"]["usage"]) == (2, 3)
    assert fields["city"]["sample"] == ["Gent", "Lyon"]
    assert fields["city"]["column"] == [{"table": "user", "as": "city"}]
    assert [fields[name]["type"] for name in ("city", "visits", "seen")] == [
        "string",
        "int",
        "date",
    ]
    assert (fields["tags"]["is_array"], fields["tags"]["type"]) == (True, "string")


def test_the_streams_of_a_new_account_are_there(lytics: Lytics) -> None:
    assert stream_of(lytics, "default")["fields"] == []


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/schema/_streams", {"stream": "web", "hidden": True}),
        ("POST", "/api/schema/_streams/web,true", None),
    ],
)
def test_a_stream_can_be_hidden_in_both_published_forms(
    people: Lytics, method: str, path: str, body: dict[str, Any] | None
) -> None:
    assert people.http.request(method, path, json=body).status_code == 204
    assert stream_of(people)["hidden"] is True
    assert len(people.rows("web")) == 3


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/api/schema/_streams/web", {"name": "city", "hidden": True}),
        ("POST", "/api/schema/_streams/web,city,true", None),
    ],
)
def test_a_field_can_be_hidden_in_both_published_forms(
    people: Lytics, method: str, path: str, body: dict[str, Any] | None
) -> None:
    assert people.http.request(method, path, json=body).status_code == 204
    assert {field["name"] for field in stream_of(people)["fields"] if field["hidden"]} == {"city"}


def test_hiding_what_does_not_exist_is_not_found(lytics: Lytics) -> None:
    body = {"stream": "nothing", "hidden": True}
    assert lytics.http.post("/api/schema/_streams", json=body).status_code == 404
    assert lytics.http.post("/api/schema/_streams", json={"stream": "default"}).status_code == 400


def test_the_schema_of_a_table_has_its_fields_with_their_kinds(people: Lytics) -> None:
    response = people.http.get("/api/schema/user").json()
    assert set(response) == people.brief
    fields = {field["as"]: field for field in columns(people, response["data"])}
    assert set(fields["city"]) - {"op", "hidden", "private"} == {
        *("as", "is_by", "type", "shortdesc", "longdesc", "froms", "identities"),
    }
    assert {name for name, field in fields.items() if field["is_by"]} == {
        "user_id",
        "email",
        "_uid",
    }
    kinds = {name: fields[name]["type"] for name in ("city", "visits", "seen", "tags")}
    assert kinds == {"city": "string", "visits": "int", "seen": "date", "tags": "[]string"}
    assert fields["city"]["froms"] == ["web"]


def test_both_tables_have_their_identity_fields_from_the_beginning(lytics: Lytics) -> None:
    for table, identity in (("user", "user_id"), ("content", "url")):
        fields = columns(lytics, lytics.http.get(f"/api/schema/{table}").json()["data"])
        assert identity in [field["as"] for field in fields if field["is_by"]]


def test_field_info_counts_values_and_describes_numbers_and_dates(people: Lytics) -> None:
    response = people.http.get("/api/schema/user/fieldinfo", params={"fields": "city,visits,seen"})
    city, seen, visits = response.json()["data"]["fields"]
    assert city.pop("last_updated", None) is not None or not people.is_service
    assert city == {
        "field": "city",
        "terms_counts": {"Gent": 2, "Lyon": 1},
        "more_terms": False,
        "ents_present": 3,
        "ents_absent": 0,
        "high_card": False,
        "approx_cardinality": 2,
    }
    assert visits["stats"] == pytest.approx(
        {"mean": 6.0, "sd": 2.943920, "min": 3.0, "max": 10.0, "n": 3}
    )
    (histogram,) = seen["histograms"]
    assert histogram == {
        "data": {"1714521600000": 1, "1714694400000": 2},
        "start": "1714557600000",
        "end": "1714734000000",
        "interval": "1d",
    }


def test_field_info_can_be_cut_off(people: Lytics) -> None:
    response = people.http.get("/api/schema/user/fieldinfo", params={"fields": "city", "limit": 1})
    (city,) = response.json()["data"]["fields"]
    assert (city["terms_counts"], city["more_terms"]) == ({"Gent": 2}, True)


@pytest.mark.shapes("published")
def test_values_are_suggested_by_how_frequent_they_are(people: Lytics) -> None:
    response = people.http.get("/api/schema/user/fieldsuggest/city").json()
    assert response == {"data": ["Gent", "Lyon"]}


def test_suggested_values_have_a_part_in_any_capitals(people: Lytics) -> None:
    path = "/api/schema/user/fieldsuggest/city"
    for part, values in (("EN", ["Gent"]), ("n", ["Gent", "Lyon"]), ("x", [])):
        assert people.http.get(path, params={"q": part}).json()["data"] == values


@pytest.mark.shapes("service")
def test_the_service_wants_a_part_of_the_value(people: Lytics) -> None:
    assert people.http.get("/api/schema/user/fieldsuggest/city").status_code == 400


@pytest.mark.shapes("service")
def test_the_service_has_no_fields_for_an_unknown_table(lytics: Lytics) -> None:
    response = lytics.http.get("/api/schema/nothing")
    assert (response.status_code, response.json()["data"]) == (200, {})


@pytest.mark.shapes("service")
def test_the_schema_of_the_service_names_its_columns(people: Lytics) -> None:
    schema = people.http.get("/api/schema/user").json()["data"]
    assert set(schema) == {"name", "by_fields", "columns"}
    assert (schema["name"], schema["by_fields"]) == ("user", ["user_id", "email", "_uid"])
    schemas = people.http.get("/api/schema").json()["data"]
    assert [one["name"] for one in schemas] == ["user", "content"]
    assert schemas[0] == schema


@pytest.mark.shapes("service")
def test_the_service_refuses_fields_that_the_table_does_not_have(people: Lytics) -> None:
    response = people.http.get("/api/schema/user/fieldinfo", params={"fields": "nothing"})
    assert response.status_code == 400


@pytest.mark.parametrize("path", ["", "/fieldinfo", "/fieldsuggest/city?q=a"])
def test_an_unknown_table_is_not_found(lytics: Lytics, path: str) -> None:
    # Of the service, the schema is empty, and field info is a bad request.
    expected = {"": 200, "/fieldinfo": 400} if lytics.is_service else {}
    response = lytics.http.get(f"/api/schema/nothing{path}")
    assert response.status_code == expected.get(path, 404)
