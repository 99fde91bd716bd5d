"""Scans: the forms of asking, the pages, their tokens, and how they end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics


@pytest.fixture
def crowd(lytics: Lytics) -> Lytics:
    """25 profiles, of which 13 have an even number."""
    fill(lytics)
    return lytics


def fill(lytics: Lytics, count: int = 25) -> None:
    rows = "".join(f"{number},{number % 2},{(number * 7) % count}\n" for number in range(count))
    lytics.csv("user_id,odd,rank\n" + rows)
    lytics.segment("FILTER odd = 0 ALIAS even")
    lytics.segment("FILTER EXISTS user_id ALIAS everyone")


def ids(response: httpx.Response) -> Any:
    assert response.status_code == 200, response.text
    return [profile["user_id"] for profile in response.json()["data"]]


def walk(lytics: Lytics, path: str = "/api/segment/everyone/scan", **query: Any) -> Any:
    """All pages, by the rule of the real API: until there is no token, or nothing new."""
    pages, start = [], None
    while True:
        response = lytics.http.get(path, params=query | ({"start": start} if start else {}))
        page = ids(response)
        if not set(page) - {one for page in pages for one in page}:
            return pages
        pages.append(page)
        start = response.json().get("_next")
        if not start:
            return pages


def test_a_page_has_ten_profiles_unless_said(crowd: Lytics) -> None:
    response = crowd.http.get("/api/segment/everyone/scan").json()
    assert len(response["data"]) == 10
    assert (response["total"], response["status"], response["message"]) == (25, 200, "success")
    assert response["_next"]


def test_a_page_is_silently_capped_at_a_hundred(lytics: Lytics) -> None:
    fill(lytics, 150)
    assert len(ids(lytics.http.get("/api/segment/everyone/scan?limit=1000"))) == 100


@pytest.mark.parametrize("limit", ["0", "-1", ""])
def test_a_limit_that_asks_for_nothing_is_the_default(crowd: Lytics, limit: str) -> None:
    assert len(ids(crowd.http.get(f"/api/segment/everyone/scan?limit={limit}"))) == 10


def test_a_limit_that_is_not_a_number_is_rejected(crowd: Lytics) -> None:
    assert crowd.http.get("/api/segment/everyone/scan?limit=x").status_code == 400


@pytest.mark.parametrize("limit", [1, 7, 10, 25, 100])
@pytest.mark.parametrize("end", ["empty", "missing", "repeat"])
@pytest.mark.parametrize("token", ["moving", "constant"])
def test_the_pages_hold_each_member_once_however_tokens_and_ends_look(
    start: Callable[..., Lytics], limit: int, end: str, token: str
) -> None:
    lytics = start(scan_end=end, scan_token=token)
    fill(lytics)
    pages = walk(lytics, limit=limit)
    assert [one for page in pages for one in page] == [str(number) for number in range(25)]


@pytest.mark.parametrize(("end", "last"), [("empty", ""), ("missing", None)])
def test_the_last_page_has_an_empty_token_or_none(
    start: Callable[..., Lytics], end: str, last: str | None
) -> None:
    lytics = start(scan_end=end)
    fill(lytics)
    response = lytics.http.get("/api/segment/everyone/scan?limit=25").json()
    assert response.get("_next") == last
    assert ("_next" in response) == (end == "empty")


def test_the_end_may_be_a_page_that_repeats_the_one_before(start: Callable[..., Lytics]) -> None:
    lytics = start(scan_end="repeat")
    fill(lytics)
    first = lytics.http.get("/api/segment/everyone/scan?limit=100").json()
    second = lytics.http.get(f"/api/segment/everyone/scan?limit=100&start={first['_next']}").json()
    assert first["data"] == second["data"]
    assert first["_next"] == second["_next"]


def test_a_constant_token_stands_for_the_whole_scan(start: Callable[..., Lytics]) -> None:
    lytics = start(scan_token="constant")
    fill(lytics)
    first = lytics.http.get("/api/segment/everyone/scan").json()
    second = lytics.http.get(f"/api/segment/everyone/scan?start={first['_next']}").json()
    assert first["_next"] == second["_next"]
    assert first["data"] != second["data"]


def test_a_moving_token_gives_its_page_as_often_as_it_is_sent(crowd: Lytics) -> None:
    token = crowd.http.get("/api/segment/everyone/scan").json()["_next"]
    path = f"/api/segment/everyone/scan?start={token}"
    assert ids(crowd.http.get(path)) == ids(crowd.http.get(path))


@pytest.mark.parametrize("token", ["nothing", "nothing.10", "nothing.x", "."])
def test_an_unknown_token_is_rejected(crowd: Lytics, token: str) -> None:
    assert crowd.http.get(f"/api/segment/everyone/scan?start={token}").status_code == 400


@pytest.mark.parametrize("status", [400, 404, 410])
def test_an_expired_token_is_rejected(start: Callable[..., Lytics], status: int) -> None:
    lytics = start(scan_ttl=0, expired_scan_status=status)
    fill(lytics)
    token = lytics.http.get("/api/segment/everyone/scan").json()["_next"]
    response = lytics.http.get(f"/api/segment/everyone/scan?start={token}")
    assert (response.status_code, response.json()["status"]) == (status, status)


def test_a_scan_keeps_its_members_while_profiles_come_and_go(crowd: Lytics) -> None:
    token = crowd.http.get("/api/segment/everyone/scan").json()["_next"]
    crowd.csv("user_id\nlate\n")
    crowd.http.delete("/api/entity/user/user_id/10")
    page = ids(crowd.http.get(f"/api/segment/everyone/scan?limit=100&start={token}"))
    assert page == [str(number) for number in range(11, 25)]


def test_many_scans_concurrently_do_not_disturb_each_other_until_there_are_too_many(
    crowd: Lytics,
) -> None:
    tokens = [crowd.http.get("/api/segment/everyone/scan").json()["_next"] for _ in range(65)]
    statuses = [
        crowd.http.get(f"/api/segment/everyone/scan?start={token}").status_code for token in tokens
    ]
    assert statuses == [400] + [200] * 64


def test_the_segment_may_be_named_by_id_by_slug_and_in_the_query(crowd: Lytics) -> None:
    segment = crowd.http.get("/api/segment/even").json()["data"]["id"]
    forms = [f"/api/segment/{segment}/scan", "/api/segment/scan?id=even"]
    expected = ids(crowd.http.get("/api/segment/even/scan"))
    assert len(expected) == 10
    assert [ids(crowd.http.get(form)) for form in forms] == [expected, expected]


def test_an_unknown_segment_is_not_found(crowd: Lytics) -> None:
    assert crowd.http.get("/api/segment/nothing/scan").status_code == 404


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_ad_hoc_scan_takes_filterql_as_text(crowd: Lytics, method: str) -> None:
    response = crowd.http.request(
        method,
        "/api/segment/scan?limit=100",
        content="FILTER AND (odd = 1, user_id > 20)",
        headers={"Content-Type": "text/plain"},
    )
    assert ids(response) == ["21", "23"]


def test_the_pages_of_an_ad_hoc_scan_can_be_requested_with_or_without_the_text(
    crowd: Lytics,
) -> None:
    first = crowd.text("/api/segment/scan", "FILTER *")
    token = first.json()["_next"]
    again = crowd.text("/api/segment/scan", "FILTER *", start=token)
    bare = crowd.http.get("/api/segment/scan", params={"start": token})
    assert ids(again) == ids(bare)
    assert not set(ids(first)) & set(ids(again))


def test_an_ad_hoc_scan_needs_the_word_filter(crowd: Lytics) -> None:
    assert crowd.text("/api/segment/scan", "odd = 1").status_code == 400


def test_an_ad_hoc_scan_takes_no_json(crowd: Lytics) -> None:
    body = {"segment_ql": "FILTER *"}
    assert crowd.http.post("/api/segment/scan", json=body).status_code == 400


@pytest.mark.parametrize("body", ["", "FILTER AND (", b"FILTER \xff"])
def test_an_ad_hoc_scan_without_a_readable_text_is_rejected(
    crowd: Lytics, body: str | bytes
) -> None:
    headers = {"Content-Type": "text/plain"}
    response = crowd.http.post("/api/segment/scan", content=body, headers=headers)
    assert response.status_code == 400


def test_customers_are_no_content(crowd: Lytics) -> None:
    assert ids(crowd.text("/api/segment/scan", "FILTER * FROM content")) == []


def test_sorting_by_a_field_puts_numbers_in_order_and_the_rest_last(crowd: Lytics) -> None:
    crowd.json({"user_id": "none"})
    path = "/api/segment/everyone/scan?limit=100&sortfield=rank"
    ranks = [profile.get("rank") for profile in crowd.http.get(path).json()["data"]]
    assert ranks == [str(number) for number in range(25)] + [None]
    down = crowd.http.get(path + "&sortorder=desc").json()["data"]
    assert [profile.get("rank") for profile in down] == [*map(str, range(24, -1, -1)), None]


def test_a_sorted_scan_keeps_its_order_over_the_pages(crowd: Lytics) -> None:
    pages = walk(crowd, limit=4, sortfield="rank", sortorder="desc")
    flat = [one for page in pages for one in page]
    assert [int(one) * 7 % 25 for one in flat] == list(range(24, -1, -1))


def test_recent_is_the_newest_first(lytics: Lytics) -> None:
    lytics.csv("user_id,at\na,2024-01-02\nb,2024-01-03\nc,2024-01-01\n", timestamp_field="at")
    response = lytics.text("/api/segment/scan", "FILTER *", recent="t")
    assert ids(response) == ["b", "a", "c"]


def test_fields_choose_what_is_returned(crowd: Lytics) -> None:
    response = crowd.http.get("/api/segment/even/scan?limit=1&fields=user_id,odd")
    assert response.json()["data"] == [{"user_id": "0", "odd": "0"}]
    response = crowd.http.get("/api/segment/even/scan?limit=1&fields[]=user_id&fields[]=segments")
    assert response.json()["data"] == [{"user_id": "0", "segments": ["all"]}]


def test_splits_keep_profiles_of_these_slices(lytics: Lytics) -> None:
    fill(lytics, 300)
    all_splits = {
        profile["user_id"]: profile["_split"] for profile in lytics.local.profiles("user")
    }
    wanted = sorted(set(all_splits.values()))[:5]
    pages = walk(lytics, limit=100, splits=",".join(map(str, wanted)))
    assert {one for page in pages for one in page} == {
        user for user, split in all_splits.items() if split in wanted
    }


def test_meta_brings_the_schema(crowd: Lytics) -> None:
    response = crowd.http.get("/api/segment/even/scan?meta=true").json()
    assert response["meta"]["name"] == "user"
    assert "meta" not in crowd.http.get("/api/segment/even/scan").json()


def test_filterql_may_be_a_parameter(crowd: Lytics) -> None:
    query = {"segments": "FILTER user_id < 3 FROM user"}
    response = crowd.http.get("/api/segment/scan", params=query)
    assert ids(response) == ["0", "1", "2"]
    for text in ("{}", ""):
        response = crowd.http.get("/api/segment/scan", params={"segments": text})
        assert response.status_code == 400
    response = crowd.http.get("/api/segment/scan", params=query | {"table": "content"})
    assert response.status_code == 400


def test_a_page_costs_the_same_wherever_it_is(
    lytics: Lytics, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(lytics, 2000)
    account = lytics.local._account
    token = lytics.http.get("/api/segment/everyone/scan?limit=100").json()["_next"]

    def select(*_: object) -> None:
        raise AssertionError("a page evaluated the segment again")

    monkeypatch.setattr(account.profiles, "select", select)
    while token:
        response = lytics.http.get(f"/api/segment/everyone/scan?limit=100&start={token}").json()
        assert len(response["data"]) == 100
        token = response["_next"]
