"""API v2 of the local Lytics but for jobs: profiles, attributes, credentials, streams, rules,
metrics, quota, events.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest
from local_lytics import Lytics
from local_lytics import v2_data_of as data

ADA = "/v2/identity/user/email/ada@example.com"
ATTRIBUTES = "/v2/attributes/user/email/ada@example.com"


@pytest.fixture
def lytics(start: Callable[..., Lytics]) -> Lytics:
    return start(sample=True)


def refused(response: httpx.Response, status: int, code: str) -> list[dict[str, Any]]:
    assert response.status_code == status, response.text
    body = response.json()
    assert set(body) == {"status", "errors", "request_id"}
    assert {each["code"] for each in body["errors"]} == {code}
    errors: list[dict[str, Any]] = body["errors"]
    return errors


# Shapes. ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/v2/nothing", "/v2/job/a/b/c", "/v2/"])
def test_an_unknown_path_is_refused_in_the_form_of_v2(lytics: Lytics, path: str) -> None:
    refused(lytics.http.get(path), 404, "NOTFOUND-003")


def test_a_wrong_method_is_refused_in_the_form_of_v2(lytics: Lytics) -> None:
    refused(lytics.http.put("/v2/job"), 405, "UNKNOWN-000")


def test_a_path_of_v1_keeps_its_form(lytics: Lytics) -> None:
    assert set(lytics.http.get("/api/nothing").json()) == {"data", "status", "message"}


@pytest.mark.parametrize("token", ["", "at.wrong.token"])
def test_a_refused_token_comes_in_the_form_of_v1(lytics: Lytics, token: str) -> None:
    response = lytics.http.get("/v2/job", headers={"Authorization": token})
    assert response.status_code == 401
    assert response.json() == {"data": None, "status": 401, "message": "Not authorized"}


def test_every_problem_of_a_body_is_an_error_of_its_own(lytics: Lytics) -> None:
    response = lytics.http.post("/v2/auth/algolia-api-key", json={"label": 1})
    messages = [each["message"] for each in refused(response, 400, "AUTH-BADREQ-008")]
    assert len(messages) == 2


# Profiles. ----------------------------------------------------------------------------------------


def test_a_profile_is_that_of_v1_with_its_identities_and_origins(lytics: Lytics) -> None:
    lytics.json({"email": "ada@example.com", "colour": "red"}, stream="shop")
    found = data(lytics.http.get(f"{ADA}?field_sources=true"))
    known = lytics.profile("email", "ada@example.com")
    left_out = {"segments", "_split", "_split2"}  # the service writes the split as a text in v1
    assert {name: value for name, value in found["entity"].items() if name not in left_out} == {
        name: value for name, value in known.items() if name not in left_out
    }
    assert {"key": "user_id", "value": "7456"} in found["keys"]
    assert sorted(each["streams"] for each in found["fragments"]) == [["shop"], ["web"]]
    assert found["field_sources"]["colour"] == ["shop"]
    assert sorted(found["field_sources"]["email"]) == ["shop", "web"]
    assert data(lytics.http.get(ADA))["field_sources"] == {}


def test_a_profile_is_found_by_its_body_too(lytics: Lytics) -> None:
    for name in ("key", "field"):
        body = {"table": "user", name: "email", "value": "ada@example.com"}
        found = data(lytics.http.post("/v2/identity/lookup?field_blocklist=city,plan", json=body))
        assert found["entity"]["email"] == "ada@example.com"
        assert not {"city", "plan"} & found["entity"].keys()
    refused(
        lytics.http.post("/v2/identity/lookup", json={"table": "user", "value": "x"}),
        400,
        "BADREQ-001",
    )


def test_a_miss_is_a_404_and_an_unknown_table_a_400(lytics: Lytics) -> None:
    refused(lytics.http.get("/v2/identity/user/email/x@y"), 404, "ENTITY-NOTFOUND-012")
    (error,) = refused(lytics.http.get("/v2/identity/nothing/email/x@y"), 400, "BADREQ-001")
    assert error["message"] == "Invalid table name"


def test_a_deletion_is_followed_by_its_id(start: Callable[..., Lytics]) -> None:
    lytics = start(sample=True, deletion_delay=1000)
    deletion = data(lytics.http.delete(ADA), 202)
    assert deletion["completed"] is False
    path = f"/v2/identity/deletestatus/{deletion['request_id']}"
    assert data(lytics.http.get(path))["completed"] is False
    refused(lytics.http.get(ADA), 404, "ENTITY-NOTFOUND-012")
    refused(lytics.http.delete(ADA), 404, "ENTITY-NOTFOUND-012")
    lytics.local.configure(deletion_delay=0)
    assert data(lytics.http.get(path))["completed"] is True
    v1 = lytics.http.get(f"/api/entity/deletestatus/{deletion['request_id']}").json()["data"]
    assert v1["complete"] is True
    refused(lytics.http.get("/v2/identity/deletestatus/x"), 404, "NOTFOUND-003")


@pytest.mark.parametrize("form", ["list", "object"])
def test_many_profiles_are_deleted_each_with_a_request(lytics: Lytics, form: str) -> None:
    values = ["ada@example.com", "nobody@example.com"]
    body = values if form == "list" else {"values": values}
    result = data(
        lytics.http.request("DELETE", "/v2/identity/queue/bulk/user/email", json=body), 202
    )
    assert set(result["successes"]) == {"ada@example.com"}
    assert set(result["errors"]) == {"nobody@example.com"}
    refused(lytics.http.get(ADA), 404, "ENTITY-NOTFOUND-012")
    request = result["successes"]["ada@example.com"]
    assert data(lytics.http.get(f"/v2/identity/deletestatus/{request}"))["completed"]


# Attributes. --------------------------------------------------------------------------------------


def test_attributes_merge_into_the_profile(lytics: Lytics) -> None:
    before = data(lytics.http.get(ATTRIBUTES))
    changed = data(lytics.http.patch(ATTRIBUTES, json={"city": "Leeds", "audiences": ["a", "b"]}))
    assert changed | {"last_updated": 0} == (
        before | {"city": "Leeds", "audiences": ["a", "b"], "last_updated": 0}
    )
    assert changed["last_updated"] > before["last_updated"]
    assert lytics.profile("email", "ada@example.com")["city"] == "Leeds"


def test_a_later_record_overwrites_an_attribute_and_an_earlier_one_does_not(
    lytics: Lytics,
) -> None:
    lytics.http.patch(ATTRIBUTES, json={"city": "Leeds"})
    old = {"email": "ada@example.com", "city": "Bath", "at": "2020-01-01T00:00:00Z"}
    lytics.json(old, stream="web", timestamp_field="at")
    assert data(lytics.http.get(ATTRIBUTES))["city"] == "Leeds"
    lytics.json({"email": "ada@example.com", "city": "York"}, stream="web")
    assert data(lytics.http.get(ATTRIBUTES))["city"] == "York"


def test_an_attribute_decides_on_membership_immediately(lytics: Lytics) -> None:
    lytics.segment('FILTER city = "Leeds" FROM user ALIAS leeds')
    lytics.http.patch(ATTRIBUTES, json={"city": "Leeds"})
    scanned = lytics.http.get("/api/segment/leeds/scan").json()["data"]
    assert [each["email"] for each in scanned] == ["ada@example.com"]


def test_a_new_identity_finds_the_profile(lytics: Lytics) -> None:
    lytics.http.patch(ATTRIBUTES, json={"_uid": "cookie-1"})
    found = data(lytics.http.get("/v2/identity/user/_uid/cookie-1"))
    assert found["entity"]["email"] == "ada@example.com"


def test_a_replacement_keeps_the_identities_alone(lytics: Lytics) -> None:
    replaced = data(lytics.http.put(ATTRIBUTES, json={"plan": "pro"}))
    assert replaced.keys() == {"user_id", "email", "plan", "last_updated"}
    assert data(lytics.http.delete(ATTRIBUTES)) is None
    assert data(lytics.http.get(ATTRIBUTES)).keys() == {"user_id", "email", "last_updated"}


@pytest.mark.parametrize("method", ["GET", "PATCH", "PUT", "DELETE"])
def test_attributes_of_an_unknown_profile_are_a_404_with_the_published_code(
    lytics: Lytics, method: str
) -> None:
    path = "/v2/attributes/user/email/nobody@example.com"
    body = {} if method in ("GET", "DELETE") else {"json": {"a": 1}}
    refused(lytics.http.request(method, path, **body), 404, "NOTFOUND-003")


@pytest.mark.parametrize("body", [b"{", b"[1]"])
def test_attributes_that_are_no_object_are_refused(lytics: Lytics, body: bytes) -> None:
    refused(lytics.http.patch(ATTRIBUTES, content=body), 400, "BADREQ-001")


# Credentials. -------------------------------------------------------------------------------------


def test_a_credential_is_never_read_back(lytics: Lytics) -> None:
    secret = "s3cret-value"
    body = {"label": "search", "config": {"api_key": secret, "application_id": "A1"}}
    created = data(lytics.http.post("/v2/auth/algolia_api_key", json=body), 201)
    assert (created["type"], created["status"]) == ("algolia-api-key", "healthy")
    for path in ("/v2/auth", f"/v2/auth/{created['id']}", f"/api/auth/{created['id']}"):
        response = lytics.http.get(path)
        assert response.status_code == 200
        assert secret not in response.text
        assert "config" not in response.text
    replaced = data(
        lytics.http.put(f"/v2/auth/algolia-api-key/{created['id']}", json=body | {"label": "new"})
    )
    assert (replaced["id"], replaced["label"]) == (created["id"], "new")
    refused(lytics.http.get(f"/v2/auth/braze/{created['id']}"), 404, "AUTH-NOTFOUND-006")


def test_the_health_of_a_credential_is_a_switch(start: Callable[..., Lytics]) -> None:
    lytics = start(auth_status="unhealthy")
    body = {"label": "search", "config": {}}
    created = data(lytics.http.post("/v2/auth/algolia-api-key", json=body), 201)
    assert (created["status"], created["unhealthy"]) == ("unhealthy", True)


def test_an_unknown_type_of_credential_is_refused(lytics: Lytics) -> None:
    body = {"label": "x", "config": {}}
    refused(lytics.http.post("/v2/auth/nothing", json=body), 404, "AUTHTYPE-NOTFOUND-007")


def test_tokens_are_listed_among_the_credentials_and_revoked_like_them(lytics: Lytics) -> None:
    body = {"name": "ci", "label": "ci", "scopes": ["admin"], "expires": "1h"}
    response = lytics.http.post("/api/auth/createtoken", json=body)
    assert response.status_code == 201, response.text
    (token,) = data(lytics.http.get("/v2/auth?auth_type=api_token"))
    assert (token["type"], token["label"]) == ("lytics-auth-token", "ci")
    assert token["scopes"] == ["admin"]
    assert token["expires"] > "2026"
    assert lytics.http.delete(f"/v2/auth/{token['id']}").status_code == 204
    assert data(lytics.http.get("/v2/auth")) == []
    refused(lytics.http.delete(f"/v2/auth/{token['id']}"), 404, "AUTH-NOTFOUND-006")


def test_a_provider_is_connected_by_its_credential(lytics: Lytics) -> None:
    def algolia() -> Any:
        providers = data(lytics.http.get("/v2/provider"))
        return next(each for each in providers if each["slug"] == "algolia")

    assert algolia()["is_connected"] is False
    lytics.http.post("/v2/auth/algolia-api-key", json={"label": "x", "config": {}})
    assert algolia()["is_connected"] is True


# Streams and rules. -------------------------------------------------------------------------------


def test_streams_are_counted_from_what_was_uploaded(lytics: Lytics) -> None:
    lytics.csv("email,n\na@x,1\nb@x,2\n", stream="orders")
    assert "orders" in data(lytics.http.get("/v2/stream/names"))
    stream = data(lytics.http.get("/v2/stream/orders"))
    assert (stream["name"], stream["count"], stream["ct"]) == ("orders", 2, 2)
    assert stream["avg_event_size"] > 0
    assert stream["last_msg_ts"] > "2026"
    assert stream in data(lytics.http.get("/v2/stream"))
    assert data(lytics.http.get("/v2/stream/fields"))["orders"] == ["email", "n"]
    assert data(lytics.http.get("/v2/stream/orders/events")) == [
        {"email": "b@x", "n": "2"},
        {"email": "a@x", "n": "1"},
    ]
    stats = {each["name"]: each for each in data(lytics.http.get("/v2/stream/orders/stats"))}
    assert (stats["email"]["usage"], stats["email"]["card"]) == (2, 2)
    assert stats["email"]["columns"] == [{"table": "user", "as": "email"}]


def test_a_stream_that_never_received_anything_says_so(lytics: Lytics) -> None:
    stream = data(lytics.http.get("/v2/stream/default"))
    assert (stream["ct"], stream["last_msg_ts"]) == (0, "0001-01-01T00:00:00Z")
    refused(lytics.http.get("/v2/stream/nothing"), 404, "STREAM-NOTFOUND-014")


def rule(lytics: Lytics, **members: Any) -> Any:
    body = {"name": "r", "input": "web", "output": "copy", "active": True, **members}
    return data(lytics.http.post("/v2/stream/rule", json=body), 201)


def test_a_rule_copies_the_events_that_it_wants(lytics: Lytics) -> None:
    rule(lytics, expression='action = "buy"')
    lytics.csv("email,action\na@x,buy\nb@x,view\nc@x,buy\n", stream="web")
    lytics.json([{"email": "d@x", "action": "buy"}, {"email": "e@x"}], stream="web")
    assert [each["email"] for each in lytics.rows("copy")] == ["a@x", "c@x", "d@x"]


def test_rules_in_a_circle_end(lytics: Lytics) -> None:
    rule(lytics)
    rule(lytics, input="copy", output="web")
    before = len(lytics.rows("web"))
    lytics.json({"email": "a@x"}, stream="web")
    assert (len(lytics.rows("web")), len(lytics.rows("copy"))) == (before + 1, 1)


def test_a_rule_that_is_not_active_or_was_deleted_copies_nothing(lytics: Lytics) -> None:
    made = rule(lytics)
    path = f"/v2/stream/rule/{made['id']}"
    body = {"input": "web", "output": "copy"}
    assert data(lytics.http.put(path, json=body))["active"] is False
    lytics.json({"email": "a@x"}, stream="web")
    assert data(lytics.http.post(path, json=body | {"active": True}))["name"] == ""
    assert data(lytics.http.delete(path))["id"] == made["id"]
    lytics.json({"email": "b@x"}, stream="web")
    assert lytics.rows("copy") == []
    refused(lytics.http.get(path), 404, "ROUTERULE-NOTFOUND-020")


@pytest.mark.parametrize("body", [{"expression": "= ="}, {"output": "web"}, {"priority": "1"}])
def test_a_rule_that_cannot_work_is_refused(lytics: Lytics, body: Any) -> None:
    response = lytics.http.post("/v2/stream/rule", json={"input": "web", "output": "c"} | body)
    refused(response, 400, "BADREQ-001")


# Metrics, quota, events. --------------------------------------------------------------------------


def test_metrics_count_what_came_in(lytics: Lytics) -> None:
    lytics.csv("email\na@x\nb@x\n", stream="orders")
    query = {"dimension": "stream", "dimension_id": "orders", "range": "now-24h"}
    (series,) = data(lytics.http.get("/v2/metric", params=query))
    assert sum(bucket["value"] for bucket in series["values"]) == 2
    assert (series["range"], series["errors"]) == ("24h", [])
    query |= {"aggregation": "sum,max", "include_sum_of_buckets": "true"}
    two = data(lytics.http.get("/v2/metric", params=query))
    assert [(each["aggregation"], each["sum"]) for each in two] == [("sum", 2), ("max", 2)]


def test_a_series_may_fail_alone(lytics: Lytics) -> None:
    queries = [
        {"name": "one", "dimension": "stream", "dimension_id": "web"},
        {"name": "two", "dimension": "segment", "dimension_id": "nothing"},
    ]
    one, two = data(lytics.http.post("/v2/metric", json=queries))
    assert (one["name"], one["errors"]) == ("one", [])
    assert (two["name"], two["values"]) == ("two", [])
    assert two["errors"]
    refused(lytics.http.post("/v2/metric", json=queries[0]), 400, "BADREQ-001")


def test_the_quota_is_counted_from_what_came_in(start: Callable[..., Lytics]) -> None:
    lytics = start(event_quota=4)
    lytics.csv("email\na@x\nb@x\nc@x\n", stream="orders")
    quota = data(lytics.http.get("/v2/control/eventquota/thresholds"))
    assert (quota["limit"], quota["used"], quota["percent"]) == (4, 3, 75.0)
    reached = {each["percent"]: each["reached"] for each in quota["thresholds"]}
    assert reached == {50: True, 75: True, 100: False, 125: False}


def test_events_come_page_by_page_newest_first(lytics: Lytics) -> None:
    for name in ("one", "two", "three"):
        lytics.segment(f"FILTER * FROM user ALIAS {name}")
    path = "/v2/event?type=segment&verb=created&limit=2"
    first = data(lytics.http.get(path))
    second = data(lytics.http.get(f"{path}&start=2"))
    assert len(first) == 2
    moments = [datetime.fromisoformat(each["timestamp"]) for each in (first[0], second[0])]
    assert moments[0] >= moments[1]
    assert not {each["id"] for each in first} & {each["id"] for each in second}
    assert data(lytics.http.get(f"/v2/event/{first[0]['id']}")) == first[0]
    assert data(lytics.http.get("/v2/event?priority=6")) == []
    refused(lytics.http.get("/v2/event/nothing"), 404, "NOTFOUND-003")
    refused(lytics.http.get("/v2/event?start=-1"), 400, "BADREQ-001")
