"""Looking one profile up, and asking for its deletion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from local_lytics import Lytics


@pytest.fixture
def ada(lytics: Lytics) -> Lytics:
    lytics.json({"user_id": "7", "email": "ada@example.com", "_uid": "c1", "name": "Ada", "n": 3})
    return lytics


def test_a_profile_is_found_by_each_identity_field(ada: Lytics) -> None:
    by_id, by_mail, by_cookie = (
        ada.profile("user_id", "7"),
        ada.profile("email", "ada%40example.com"),
        ada.profile("_uid", "c1"),
    )
    assert by_id == by_mail == by_cookie
    assert by_id["name"] == "Ada"


def test_the_response_names_the_fields_for_looking_up(ada: Lytics) -> None:
    response = ada.http.get("/api/entity/user/user_id/7").json()
    assert response["meta"] == {
        "by_fields": ["user_id", "email", "_uid"],
        "format": "json",
        "name": "user",
    }
    assert (response["status"], response["message"]) == (200, "success")


def test_the_short_form_takes_the_cookie(ada: Lytics) -> None:
    assert ada.http.get("/api/entity/user/c1").json()["data"]["name"] == "Ada"
    assert ada.http.get("/api/entity/user/7").json()["message"] == "Not Found"


def test_me_is_the_user_table(ada: Lytics) -> None:
    assert ada.http.get("/api/me/user_id/7").json()["data"]["name"] == "Ada"


@pytest.mark.parametrize("value", ["a/b", "a b", "a?b", "ü", "100%", "a+b", "{x}"])
def test_any_text_can_be_an_identity_when_it_is_escaped(lytics: Lytics, value: str) -> None:
    from urllib.parse import quote

    lytics.json({"user_id": value})
    assert lytics.profile("user_id", quote(value, safe=""))["user_id"] == value


def test_a_miss_looks_like_a_success(ada: Lytics) -> None:
    response = ada.http.get("/api/entity/user/user_id/8")
    assert response.status_code == 200
    assert response.json() == {
        "data": {"segments": ["not_found", "all"]},
        "status": 200,
        "message": "Not Found",
    }


def test_a_miss_may_time_out_or_be_a_404(ada: Lytics) -> None:
    ada.local.configure(not_found_style="timed_out")
    response = ada.http.get("/api/entity/user/user_id/8")
    assert (response.status_code, response.json()["message"]) == (200, "Timed out")
    ada.local.configure(not_found_style="404")
    assert ada.http.get("/api/entity/user/user_id/8").status_code == 404


def test_what_is_not_an_identity_field_finds_nothing(ada: Lytics) -> None:
    assert ada.http.get("/api/entity/user/name/Ada").json()["message"] == "Not Found"


def test_an_unknown_table_is_a_500(ada: Lytics) -> None:
    response = ada.http.get("/api/entity/nothing/user_id/7")
    assert (response.status_code, response.json()["status"]) == (500, 500)


def test_fields_choose_and_the_blocklist_takes_away(ada: Lytics) -> None:
    assert ada.profile("user_id", "7", fields="name,n,nothing") == {
        "name": "Ada",
        "n": 3,
        "segments": ["all"],
    }
    assert set(ada.profile("user_id", "7", fieldBlocklist="name,email,_uid")) == {
        *("user_id", "n", "_created", "_modified", "_split", "segments"),
        *(["_split2"] if ada.is_service else []),
    }


def test_fields_segments_and_meta_can_be_left_out(ada: Lytics) -> None:
    assert ada.profile("user_id", "7", include_fields="false") == {"segments": ["all"]}
    assert "segments" not in ada.profile("user_id", "7", segments="false")
    assert "meta" not in ada.http.get("/api/entity/user/user_id/7?meta=false").json()


def test_download_makes_it_a_file(ada: Lytics) -> None:
    response = ada.http.get("/api/entity/user/user_id/7?download=true")
    assert response.headers["Content-Disposition"] == 'attachment; filename="user.json"'


def test_a_profile_shows_the_public_segments_it_belongs_to(ada: Lytics) -> None:
    for name, text, public in [
        ("in", "FILTER n > 2", True),
        ("out", "FILTER n > 3", True),
        ("private", "FILTER n > 2", False),
    ]:
        body = {"name": name, "segment_ql": text, "is_public": public}
        assert ada.http.post("/api/segment", json=body).status_code == 201
    assert ada.profile("user_id", "7")["segments"] == ["in", "all"]


def test_a_deleted_profile_vanishes_and_the_request_can_be_followed(ada: Lytics) -> None:
    response = ada.http.delete("/api/entity/user/email/ada@example.com").json()
    assert (response["status"], response["message"]) == (200, "delete request received")
    assert response["data"]["complete"] is False
    request = response["data"]["request_id"]
    assert ada.http.get("/api/entity/user/user_id/7").json()["message"] == "Not Found"
    assert ada.http.get("/api/entity/user/c1").json()["message"] == "Not Found"
    followed = ada.http.get(f"/api/entity/deletestatus/{request}").json()
    assert followed["data"] == {"request_id": request, "complete": True}


def test_a_deletion_may_take_its_time(ada: Lytics) -> None:
    ada.local.configure(deletion_delay=3600)
    request = ada.http.delete("/api/entity/user/user_id/7").json()["data"]["request_id"]
    followed = ada.http.get(f"/api/entity/deletestatus/{request}").json()
    assert followed["data"]["complete"] is False


def test_a_deleted_profile_can_begin_again(ada: Lytics) -> None:
    ada.http.delete("/api/entity/user/user_id/7")
    ada.json({"user_id": "7", "m": 1})
    profile = ada.profile("user_id", "7")
    assert profile["m"] == 1
    assert "name" not in profile


def test_an_unknown_delete_request_is_not_found(ada: Lytics) -> None:
    assert ada.http.get("/api/entity/deletestatus/nothing").status_code == 404


def test_all_segments_of_a_profile_are_ids(ada: Lytics) -> None:
    segment = ada.segment("FILTER n > 1 ALIAS some")
    profile = ada.profile("user_id", "7", allsegments="true")
    assert segment["id"] in profile["segments_all"]
    assert "some" not in profile["segments"]  # it is not public
    found = ada.http.get("/api/entity/user/segments/user_id/7").json()["data"]
    assert found == {"segments": profile["segments"]}
    response = ada.http.get("/api/entity/user/segments/user_id/nothing").json()
    assert response["message"] == "Not Found"


def test_a_profile_is_explained_by_its_records(ada: Lytics) -> None:
    ada.json({"user_id": "7", "plan": "pro"}, "crm")
    explained = ada.profile("user_id", "7", explain="true")
    assert explained["entity"]["plan"] == "pro"
    assert {"key": "user_id", "value": "7"} in explained["keys"]
    fragments = {one["stream"]: one for one in explained["fragments"]}
    assert fragments["crm"]["fields"] == {"user_id": "7", "plan": "pro"}
    assert fragments["crm"]["key"] == [{"key": "user_id", "value": "7"}]
    missing = ada.http.get("/api/entity/user/user_id/nothing", params={"explain": "true"}).json()
    assert missing["message"] == "Not Found"


@pytest.mark.parametrize(("conflicts", "left"), [("true", 1), ("false", 2)])
def test_a_deletion_may_reach_profiles_with_the_same_value_in_another_field(
    start: Callable[..., Lytics], conflicts: str, left: int
) -> None:
    lytics = start(identity=("user_id", "external_id"))
    lytics.json([{"user_id": "7"}, {"external_id": "7"}, {"user_id": "8"}])
    lytics.profile("user_id", "7")
    lytics.http.delete("/api/entity/user/user_id/7", params={"conflicts": conflicts})
    assert len(list(lytics.local.profiles())) == left


def test_a_soft_deletion_succeeds_even_without_a_profile(ada: Lytics) -> None:
    for _ in range(2):
        assert ada.http.delete("/api/entity/softdelete/user/user_id/7").status_code == 200
    assert ada.http.get("/api/entity/user/user_id/7").json()["message"] == "Not Found"
