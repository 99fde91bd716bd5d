"""Segments: creating, changing and deleting them, their sizes and their history."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from local_lytics import Lytics

ACTIVE = {
    "name": "Most Active Users",
    "segment_ql": 'FILTER AND (visits > 5, last_visit >= "now-30d", scores.momentum > 10)',
    "slug_name": "our_test_activelist",
    "is_public": True,
    "description": "a description of what this is for",
    "tags": ["email_personalization", "product"],
}


def people(lytics: Lytics, count: int = 10) -> None:
    rows = "".join(f"{number},{number % 3}\n" for number in range(1, count + 1))
    lytics.csv("user_id,third\n" + rows)


def test_a_segment_is_created_from_json(lytics: Lytics) -> None:
    response = lytics.http.post("/api/segment", json=ACTIVE)
    assert response.status_code == 201
    segment = response.json()["data"]
    assert {name: segment[name] for name in ACTIVE} == ACTIVE
    assert re.fullmatch(r"[0-9a-f]{32}", segment["id"])
    assert re.fullmatch(r"[0-9a-f]{24}", segment["account_id"])
    assert (segment["kind"], segment["table"]) == ("segment", "user")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", segment["created"])
    published = {
        *("id", "account_id", "author_id", "kind", "segment_ql", "created", "updated"),
        *("description", "is_public", "name", "slug_name", "tags", "table"),
    }
    of_service = {
        *("aid", "datemath_calc", "deleted", "forward_datemath", "invalid", "invalid_reason"),
        *("public_name", "save_hist", "schedule_exit", "short_id"),
    }
    assert set(segment) == published | (of_service if lytics.is_service else set())


def test_a_segment_is_created_from_text(lytics: Lytics) -> None:
    text = '\n-- ours\nFILTER AND (\n  visits > 5\n  EXISTS email,\n)\nWITH name = "Busy"\nALIAS busy\n'
    segment = lytics.segment(text)
    assert (segment["name"], segment["slug_name"], segment["segment_ql"]) == ("Busy", "busy", text)


def test_text_without_a_name_is_named_by_its_alias(lytics: Lytics) -> None:
    assert lytics.segment("FILTER visits > 5 ALIAS busy")["name"] == "busy"


def test_text_with_a_known_alias_updates_that_segment(lytics: Lytics) -> None:
    first = lytics.segment("FILTER visits > 5 ALIAS busy")
    response = lytics.text("/api/segment", "FILTER visits > 9 ALIAS busy")
    assert response.status_code == 200
    assert response.json()["data"]["id"] == first["id"]
    assert len(lytics.own_segments()) == 1


def test_creating_may_return_200(start: Callable[..., Lytics]) -> None:
    assert start(create_status=200).http.post("/api/segment", json=ACTIVE).status_code == 200


def test_the_slug_comes_from_the_name_and_a_taken_one_is_silently_numbered(lytics: Lytics) -> None:
    body = {"name": "My  Segment!", "segment_ql": "FILTER a > 1"}
    slugs = [
        lytics.http.post("/api/segment", json=body).json()["data"]["slug_name"] for _ in range(3)
    ]
    assert slugs == ["my_segment", "my_segment_1", "my_segment_2"]


@pytest.mark.parametrize("kind", ["aspect", "goal"])
def test_the_kind_can_be_chosen(lytics: Lytics, kind: str) -> None:
    response = lytics.http.post("/api/segment", json=ACTIVE | {"kind": kind})
    assert response.json()["data"]["kind"] == kind


@pytest.mark.parametrize(
    "body",
    [
        {"name": "x"},
        {"name": "x", "segment_ql": " "},
        {"segment_ql": "FILTER a > 1"},
        ACTIVE | {"kind": "nothing"},
        ACTIVE | {"segment_ql": "FILTER a > 1 FROM nothing"},
        ACTIVE | {"segment_ql": "FILTER INCLUDE nothing"},
        [],
        "text",
    ],
)
def test_a_segment_that_makes_no_sense_is_rejected(lytics: Lytics, body: Any) -> None:
    response = lytics.http.post("/api/segment", json=body)
    assert (response.status_code, response.json()["status"]) == (400, 400)


def test_wrong_types_are_listed(lytics: Lytics) -> None:
    response = lytics.http.post("/api/segment", json=ACTIVE | {"name": 1, "tags": "x"})
    assert response.json() == {
        "data": ["name must be a string", "tags must be a list of strings"],
        "status": 400,
        "message": "Invalid schema errors",
    }


def test_a_syntax_error_is_located(lytics: Lytics) -> None:
    response = lytics.text("/api/segment", "FILTER AND (\n  visits > ,\n) ALIAS x")
    assert response.status_code == 400
    assert response.json()["message"].startswith("Failed parsing segment QL at line 2, column 12: ")


def test_a_segment_is_found_by_id_and_by_slug(lytics: Lytics) -> None:
    segment = lytics.segment("FILTER a > 1 ALIAS one")
    for name in ("one", segment["id"]):
        assert lytics.http.get(f"/api/segment/{name}").json()["data"] == segment


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_segment_that_does_not_exist_is_not_found(lytics: Lytics, method: str) -> None:
    response = lytics.http.request(method, "/api/segment/nothing", json={})
    assert response.status_code == 404
    assert response.json()["message"] == "Segment not found"


def test_an_update_keeps_what_it_leaves_out(lytics: Lytics) -> None:
    created = lytics.http.post("/api/segment", json=ACTIVE).json()["data"]
    response = lytics.http.put("/api/segment/our_test_activelist", json={"description": "new"})
    updated = response.json()["data"]
    assert response.status_code == 200
    assert updated["updated"] > created["updated"]
    assert updated == created | {"description": "new", "updated": updated["updated"]}


def test_an_update_to_a_taken_slug_is_rejected(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    lytics.segment("FILTER a > 2 ALIAS two")
    response = lytics.http.put("/api/segment/two", json={"slug_name": "one"})
    assert (response.status_code, response.json()["message"]) == (400, "Slug is already used.")


def test_an_update_with_another_alias_renames_the_segment(lytics: Lytics) -> None:
    segment = lytics.segment("FILTER a > 1 ALIAS one")
    lytics.http.put("/api/segment/one", json={"segment_ql": "FILTER a > 2 ALIAS other"})
    assert lytics.http.get("/api/segment/other").json()["data"]["id"] == segment["id"]
    assert lytics.http.get("/api/segment/one").status_code == 404


def test_an_update_without_from_creates_another_segment_when_the_table_was_not_user(
    lytics: Lytics,
) -> None:
    articles = lytics.segment("FILTER EXISTS url FROM content ALIAS articles")
    body = {"segment_ql": "FILTER EXISTS title"}
    other = lytics.http.put("/api/segment/articles", json=body).json()["data"]
    assert other["id"] != articles["id"]
    assert (other["table"], other["slug_name"]) == ("user", "articles_1")
    assert lytics.http.get("/api/segment/articles").json()["data"] == articles


def test_a_deleted_segment_is_gone(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    response = lytics.http.delete("/api/segment/one")
    assert (response.status_code, response.content) == (204, b"")
    assert lytics.http.get("/api/segment/one").status_code == 404


LIST_FORMS = [
    "ids={0},{1}",
    "ids=[{0},{1}]",
    "ids={0}&ids={1}",
    "ids[]={0}&ids[]={1}",
    'ids=["{0}","{1}"]',
]


@pytest.mark.parametrize("form", LIST_FORMS)
def test_several_segments_are_deleted_by_a_list_in_any_form(lytics: Lytics, form: Any) -> None:
    first, second, third = [lytics.segment(f"FILTER a > 1 ALIAS s{n}")["id"] for n in range(3)]
    response = lytics.http.delete("/api/segment?" + form.format(first, second))
    assert (response.status_code, response.content) == (204, b"")
    assert [one["id"] for one in lytics.own_segments()] == [third]


@pytest.mark.parametrize("query", ["", "?ids="])
def test_deleting_nothing_in_particular_is_rejected(lytics: Lytics, query: str) -> None:
    assert lytics.http.delete(f"/api/segment{query}").status_code == 400


def test_of_a_list_with_an_unknown_segment_none_is_deleted(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    assert lytics.http.delete("/api/segment?ids=one,nothing").status_code == 404
    assert lytics.http.get("/api/segment/one").status_code == 200


def test_the_list_keeps_to_one_table(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    lytics.segment("FILTER a > 1 FROM content ALIAS two")
    slugs = {
        table: [one["slug_name"] for one in lytics.own_segments(table=table)]
        for table in ("user", "content")
    }
    assert slugs == {"user": ["one"], "content": ["two"]}


def test_the_list_tells_valid_segments_from_invalid_ones(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    lytics.segment("FILTER INCLUDE one ALIAS two")
    lytics.http.delete("/api/segment/one")
    lytics.segment("FILTER a > 1 ALIAS three")
    slugs = {
        valid: [one["slug_name"] for one in lytics.own_segments(valid=valid)]
        for valid in ("True", "False", "all")
    }
    assert slugs == {"True": ["three"], "False": ["two"], "all": ["two", "three"]}
    assert lytics.http.get("/api/segment?valid=x").status_code == 400


def test_a_segment_that_includes_itself_is_rejected(lytics: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS one")
    lytics.segment("FILTER INCLUDE one ALIAS two")
    response = lytics.http.put("/api/segment/one", json={"segment_ql": "FILTER INCLUDE two"})
    assert response.status_code == 400
    assert "includes itself" in response.json()["message"]


def test_validate_says_success_or_where_it_fails(lytics: Lytics) -> None:
    response = lytics.text("/api/segment/validate", "FILTER AND (a > 1, EXISTS b)")
    assert response.json() == {"data": None, "status": 200, "message": "success"}
    response = lytics.text("/api/segment/validate", "FILTER AND (a > 1, ")
    assert response.status_code == 400
    assert response.json()["message"].startswith("Failed parsing segment QL at line 1, column ")
    assert lytics.own_segments() == []


def test_size_counts_without_saving(lytics: Lytics) -> None:
    people(lytics)
    response = lytics.text("/api/segment/size", "FILTER third = 1 ALIAS ones")
    assert response.json()["data"] == {"id": "", "name": "ones", "slug_name": "ones", "size": 4}
    assert lytics.own_segments() == []


def test_size_may_be_throttled(start: Callable[..., Lytics]) -> None:
    lytics = start(size_interval=60, retry_after=2)
    assert lytics.text("/api/segment/size", "FILTER *").status_code == 200
    response = lytics.text("/api/segment/size", "FILTER *")
    assert (response.status_code, response.content) == (429, b"")
    assert response.headers["Retry-After"] == "2"


def test_the_published_429_has_no_retry_after(start: Callable[..., Lytics]) -> None:
    lytics = start(size_interval=60)
    lytics.text("/api/segment/size", "FILTER *")
    assert "Retry-After" not in lytics.text("/api/segment/size", "FILTER *").headers


@pytest.mark.parametrize("form", LIST_FORMS)
def test_sizes_counts_saved_segments_by_a_list_in_any_form(lytics: Lytics, form: Any) -> None:
    people(lytics)
    ones = lytics.segment('FILTER third = 1 WITH name = "Ones" ALIAS ones')
    lytics.segment("FILTER third = 7 ALIAS none")
    response = lytics.http.get("/api/segment/sizes?" + form.format("none", ones["id"]))
    assert [row["size"] for row in response.json()["data"]] == [0, 4]
    assert response.json()["data"][1] == {
        "id": ones["id"],
        "name": "Ones",
        "slug_name": "ones",
        "size": 4,
    }


def test_sizes_of_an_unknown_segment_are_not_found(lytics: Lytics) -> None:
    assert lytics.http.get("/api/segment/sizes?ids=nothing").status_code == 404


@pytest.mark.shapes("service")
def test_sizes_without_ids_are_those_of_all_segments_of_a_table(lytics: Lytics) -> None:
    people(lytics)
    lytics.segment("FILTER third = 1 ALIAS ones")
    rows = lytics.http.get("/api/segment/sizes").json()["data"]
    assert {row["slug_name"]: row["size"] for row in rows} == {"all": 10, "ones": 4}
    rows = lytics.http.get("/api/segment/sizes", params={"table": "content"}).json()["data"]
    assert {row["slug_name"] for row in rows} == {"all_documents", "recently_classified_documents"}


@pytest.mark.shapes("service")
def test_the_service_predefines_segments(lytics: Lytics) -> None:
    people(lytics, 3)
    everyone = lytics.http.get("/api/segment/all").json()["data"]
    assert lytics.http.get(f"/api/segment/{everyone['id']}").json()["data"] == everyone
    assert len(lytics.http.get("/api/segment/all/scan").json()["data"]) == 3
    lytics.segment("FILTER AND (INCLUDE all, user_id = 1) ALIAS one")
    assert len(lytics.http.get("/api/segment/one/scan").json()["data"]) == 1
    assert lytics.segment("FILTER * FROM user ALIAS everyone")["slug_name"] == "everyone"
    assert lytics.profile("user_id", "1")["segments"].count("all") == 1
    for method in ("PUT", "DELETE"):
        response = lytics.http.request(method, "/api/segment/all", json={"name": "mine"})
        assert response.status_code == 400
    made = lytics.http.post("/api/segment", json={"name": "All", "segment_ql": "FILTER *"})
    assert made.json()["data"]["slug_name"] == "all_1"


@pytest.mark.parametrize(("kind", "status"), [("list", 201), ("managed", 201), ("king", 400)])
@pytest.mark.shapes("service")
def test_a_segment_of_the_service_has_one_of_eight_kinds(
    lytics: Lytics, kind: str, status: int
) -> None:
    body = {"name": "one", "segment_ql": "FILTER *", "kind": kind}
    assert lytics.http.post("/api/segment", json=body).status_code == status


def test_the_size_of_a_saved_segment_is_a_list(lytics: Lytics) -> None:
    people(lytics)
    lytics.segment("FILTER third = 1 ALIAS ones")
    assert lytics.http.get("/api/segment/ones/size").json()["data"] == [4]
    assert lytics.http.get("/api/segment/ones/sizes").json()["data"]["size"] == 4
    lytics.segment("FILTER * FROM content ALIAS pages")
    assert lytics.http.get("/api/segment/pages/size").status_code == 404
    assert lytics.http.get("/api/segment/pages/size?table=content").json()["data"] == [0]


def test_the_size_of_a_text_may_be_asked_by_get(lytics: Lytics) -> None:
    people(lytics)
    query = {"segments": "FILTER third = 1 FROM user"}
    assert lytics.http.get("/api/segment/size", params=query).json()["data"] == [4]
    assert lytics.http.get("/api/segment/size", params={"segments": "FILTER ("}).status_code == 400


def test_field_info_of_several_segments_or_of_a_text(lytics: Lytics) -> None:
    people(lytics)
    ids = [lytics.segment(f"FILTER third = {n} ALIAS s{n}")["id"] for n in (0, 1)]
    path = "/api/segment/fieldinfo"
    query = {"ids": ",".join(ids), "fields": "third"}
    found = lytics.http.get(path, params=query).json()["data"]["segments"]
    assert [one["id"] for one in found] == ids
    assert [one["fields"][0]["terms_counts"] for one in found] == [{"0": 3}, {"1": 4}]
    query = {"segments": "FILTER third > 0 FROM user", "fields": "third"}
    (found,) = lytics.http.get(path, params=query).json()["data"]["segments"]
    assert found["fields"][0]["terms_counts"] == {"1": 4, "2": 3}
    assert lytics.http.get(path).status_code == 400


def test_the_summary_counts_the_overlap_with_aspects(lytics: Lytics) -> None:
    people(lytics)
    body = {"name": "Low", "segment_ql": "FILTER user_id < 4", "kind": "aspect"}
    lytics.http.post("/api/segment", json=body)
    lytics.segment("FILTER third = 1 ALIAS ones")
    summary = lytics.http.get("/api/segment/ones/summary").json()["data"]
    assert summary["size"] == 4
    assert [(one["slug_name"], one["size"], one["overlap"]) for one in summary["aspects"]] == [
        ("low", 3, 1)
    ]


def test_including_the_same_segments_many_times_over_takes_no_longer(lytics: Lytics) -> None:
    lytics.csv("user_id\n1\n2\n")
    lytics.segment('FILTER user_id = "1" ALIAS level_0')
    for level in range(1, 31):
        below = f"level_{level - 1}"
        lytics.segment(f"FILTER AND (INCLUDE {below}, INCLUDE {below}) ALIAS level_{level}")
    response = lytics.http.get("/api/segment/sizes", params={"ids": "level_30"})
    assert response.json()["data"][0]["size"] == 1


def test_includes_that_are_nested_too_deep_are_rejected(lytics: Lytics) -> None:
    lytics.segment("FILTER * ALIAS level_0")
    responses = [
        lytics.text("/api/segment", f"FILTER INCLUDE level_{level - 1} ALIAS level_{level}")
        for level in range(1, 60)
    ]
    assert all(response.is_success for response in responses[:40])
    refused = next(response for response in responses if not response.is_success)
    assert refused.status_code == 400
    assert "deep" in refused.json()["message"]


def test_segments_include_others(lytics: Lytics) -> None:
    people(lytics)
    lytics.segment("FILTER third = 1 ALIAS ones")
    response = lytics.text("/api/segment/size", "FILTER AND (INCLUDE ones, user_id > 4)")
    assert response.json()["data"]["size"] == 2


def test_attribution_is_the_history_of_what_was_counted_newest_first(lytics: Lytics) -> None:
    segment = lytics.segment("FILTER EXISTS user_id ALIAS everyone")
    lytics.http.get("/api/segment/sizes?ids=everyone")
    people(lytics)
    response = lytics.http.get("/api/segment/everyone/attribution")
    [history] = response.json()["data"]
    assert history["id"] == segment["id"]
    assert [point["value"] for point in history["metrics"]] == [10, 0]
    assert all(re.fullmatch(r"\d{13}", point["ts"]) for point in history["metrics"])
    latest = lytics.http.get("/api/segment/everyone/attribution?limit=1&refresh=false").json()
    assert latest["data"][0]["metrics"] == history["metrics"][:1]


def test_attributions_count_again_only_when_asked(lytics: Lytics) -> None:
    lytics.segment("FILTER * ALIAS everyone")
    path = "/api/segment/attribution?ids=everyone"
    assert lytics.http.get(path).json()["data"][0]["metrics"] == []
    assert len(lytics.http.get(path + "&refresh=true").json()["data"][0]["metrics"]) == 1


def test_fieldinfo_counts_the_values_of_the_members(lytics: Lytics) -> None:
    people(lytics)
    segment = lytics.segment("FILTER user_id <= 4 ALIAS few")
    response = lytics.http.get(f"/api/segment/{segment['id']}/fieldinfo?fields=third&limit=2")
    found = response.json()["data"]
    if lytics.is_service:
        (found,) = found["segments"]
        assert found.pop("id") == segment["id"]
        assert found["fields"][0].pop("last_updated")
    assert found == {
        "fields": [
            {
                "field": "third",
                "terms_counts": {"1": 2, "2": 1},
                "more_terms": True,
                "ents_present": 4,
                "ents_absent": 0,
                "high_card": False,
                "approx_cardinality": 3,
                "stats": {"mean": 1.0, "sd": 0.5**0.5, "min": 0.0, "max": 2.0, "n": 4},
            }
        ]
    }


def test_fieldinfo_by_slug_is_a_500(lytics: Lytics) -> None:
    lytics.segment("FILTER * ALIAS few")
    assert lytics.http.get("/api/segment/few/fieldinfo").status_code == 500


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/segment"),
        ("POST", "/api/segment/validate"),
        ("POST", "/api/segment/size"),
        ("POST", "/api/segment/scan"),
    ],
)
def test_bodies_over_the_limit_of_the_api_host_are_rejected(
    start: Callable[..., Lytics], method: str, path: str
) -> None:
    lytics = start(max_body_bytes=20)
    assert lytics.http.request(method, path, content="FILTER * ALIAS a").is_success
    response = lytics.http.request(method, path, content="FILTER * -- " + "x" * 20)
    assert response.status_code == 413
    assert response.json()["status"] == 413


def test_segments_are_deleted_by_the_published_path_as_well(lytics: Lytics) -> None:
    ids = [lytics.segment(f"FILTER a > {number} ALIAS s{number}")["id"] for number in range(3)]
    response = lytics.http.delete("/api/segment/any/scan", params={"ids": ",".join(ids[:2])})
    assert response.status_code == 204
    assert [segment["id"] for segment in lytics.own_segments()] == ids[2:]
