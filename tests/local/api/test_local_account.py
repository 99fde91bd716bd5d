"""Accounts, their settings, and the people who administer them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

ACCOUNT = {"created", "updated", "domain", "email", "id", "name", "parent_id", "timezone"}
ENVELOPE = {"data", "status", "message"}


def bare(response: httpx.Response) -> dict[str, Any]:
    """A single object, whatever its envelope."""
    document = response.json()
    return document.get("data", document)


def post_concurrently(lytics: Lytics, path: str, bodies: Any) -> Any:
    """Send all bodies at the same time."""
    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(lambda body: lytics.http.post(path, json=body), bodies))


def test_the_account_is_found_by_id_by_number_and_as_current(lytics: Lytics) -> None:
    account = lytics.account()
    for wanted in (account["id"], account["aid"]):
        assert bare(lytics.http.get(f"/api/account/{wanted}")) == account


@pytest.mark.shapes("published")
@pytest.mark.parametrize(
    ("switch", "members"),
    [
        (None, ACCOUNT | {"aid"}),
        ("bare", ACCOUNT | {"aid"}),
        ("enveloped", ENVELOPE),
        ("both", ACCOUNT | {"aid"} | ENVELOPE),
    ],
)
def test_how_single_objects_come_is_a_switch(
    start: Callable[..., Lytics], switch: str | None, members: Any
) -> None:
    response = start(bare_objects=switch).http.get("/api/account/current").json()
    assert set(response) == members


@pytest.mark.shapes("published")
def test_the_list_has_keys_and_features_and_its_status_is_a_word(lytics: Lytics) -> None:
    response = lytics.http.get("/api/account").json()
    assert response["status"] == "success"
    (account,) = response["data"]
    assert {"apikey", "dataapikey", "features"} < set(account)
    assert "timezone" not in account
    assert lytics.local.token not in str(response)


def test_a_child_account_is_created_below_the_present_one(lytics: Lytics) -> None:
    parent = lytics.account()
    response = lytics.http.post("/api/account", json={"name": "Tests", "domain": "t.example.com"})
    assert response.status_code == 201
    child = bare(response)
    assert (child["name"], child["parent_id"]) == ("Tests", parent["id"])
    assert bare(lytics.http.get(f"/api/account/{child['id']}"))["domain"] == "t.example.com"
    assert len(lytics.http.get("/api/account").json()["data"]) == 2


def test_a_domain_is_unique(lytics: Lytics) -> None:
    body = {"name": "Tests", "domain": "t.example.com"}
    lytics.http.post("/api/account", json=body)
    assert lytics.http.post("/api/account", json=body).status_code == 400


def test_a_domain_is_unique_among_accounts_created_concurrently(lytics: Lytics) -> None:
    responses = post_concurrently(
        lytics, "/api/account", [{"name": "Tests", "domain": "t.example.com"}] * 8
    )
    assert sorted(response.status_code for response in responses) == [201] + [400] * 7


def test_accounts_created_concurrently_have_numbers_of_their_own(lytics: Lytics) -> None:
    post_concurrently(
        lytics, "/api/account", [{"name": "Tests", "domain": f"{n}.example.com"} for n in range(8)]
    )
    numbers = [account["aid"] for account in lytics.http.get("/api/account").json()["data"]]
    assert len(set(numbers)) == 9


def test_an_update_to_a_domain_of_another_account_is_rejected(lytics: Lytics) -> None:
    lytics.http.post("/api/account", json={"name": "Tests", "domain": "t.example.com"})
    response = lytics.http.put("/api/account/current", json={"domain": "t.example.com"})
    assert response.status_code == 400


@pytest.mark.parametrize("field", ["id", "parent_id"])
def test_the_ids_of_an_account_are_immutable(lytics: Lytics, field: str) -> None:
    response = lytics.http.put("/api/account/current", json={field: "another"})
    assert (response.status_code, response.json()["message"]) == (
        400,
        f"Field {field} is immutable.",
    )


def test_an_account_may_be_sent_back_as_it_was_read(lytics: Lytics) -> None:
    account = lytics.account()
    response = lytics.http.put("/api/account/current", json=account | {"name": "New"})
    assert (response.status_code, bare(response)["name"]) == (200, "New")


def test_an_update_keeps_what_it_leaves_out(lytics: Lytics) -> None:
    before = lytics.account()
    response = lytics.http.put(f"/api/account/{before['id']}", json={"name": "New"})
    assert response.status_code == 200
    after = bare(response)
    assert (after["name"], after["domain"]) == ("New", before["domain"])
    assert after["updated"] > before["updated"]


@pytest.mark.parametrize("wanted", ["nothing", "99999999"])
def test_an_account_that_does_not_exist_is_not_found(lytics: Lytics, wanted: str) -> None:
    assert lytics.http.get(f"/api/account/{wanted}").status_code == 404


class TestSettings:
    PATH = "/api/account/setting/"

    def test_those_that_are_published_are_there_from_the_beginning(self, lytics: Lytics) -> None:
        response = lytics.http.get("/api/account/setting").json()
        assert response["status"] == (200 if lytics.is_service else "success")
        settings = {setting["slug"]: setting for setting in response["data"]}
        assert {
            "enforce_password_history",
            "enforce_password_complexity",
            "enforce_two_factor_auth",
            "logon_session_days",
            "api_ip_whitelist",
        } <= set(settings)
        setting = settings["enforce_password_history"]
        of_service = {"sub_category", "subject"} if lytics.is_service else set()
        assert set(setting) == of_service | {
            *("can_be_assigned", "category", "field", "slug", "type", "value")
        }
        category = "security" if lytics.is_service else "Security"
        assert (setting["type"], setting["category"], setting["value"]) == (
            "setting",
            category,
            None,
        )
        assert setting["can_be_assigned"] is not lytics.is_service
        assert set(setting["field"]) == {
            *("description", "editable", "label", "name", "optional", "sort_order", "type"),
            "user_config_disabled",
        }

    def test_a_value_is_put_and_deleting_it_brings_the_default_back(self, lytics: Lytics) -> None:
        path = f"{self.PATH}logon_session_days"
        default = bare(lytics.http.get(path))["value"]
        assert bare(lytics.http.put(path, content="10"))["value"] == 10
        assert bare(lytics.http.get(path))["value"] == 10
        assert lytics.http.delete(path).status_code == 204
        assert bare(lytics.http.get(path))["value"] == default

    def test_one_that_is_not_editable_says_so(self, lytics: Lytics) -> None:
        response = lytics.http.put(f"{self.PATH}enforce_password_history", json=True)
        assert response.status_code == 403
        text = 'This setting "enforce_password_history" is not editable, '
        if lytics.is_service:
            text = f"Not authorized: {text}talk to your account manager."
        assert response.json()["message"].startswith(text)

    @pytest.mark.shapes("service")
    def test_one_that_is_immutable_says_so_even_for_its_present_value(self, lytics: Lytics) -> None:
        path = f"{self.PATH}schema_user_private_fields"
        present = lytics.http.get(path).json()["data"]
        assert (present["can_be_assigned"], present["value"]) == (True, None)
        response = lytics.http.put(path, json=[])
        assert (response.status_code, response.json()["message"]) == (
            400,
            "Could not update account: field schema_user_private_fields is immutable.",
        )

    @pytest.mark.shapes("service")
    def test_those_that_the_vendor_names_are_there(self, lytics: Lytics) -> None:
        named = {
            *("enable_schema_patches", "topic_blacklist", "content_blocked_pages"),
            *("content_allowed_params", "cull_user_filter", "api_whitelist_domains"),
            *("content_blacklist_domains", "content_whitelist_paths", "content_max_topics"),
            *("workflow_exclude_segments", "password_maxage_days", "security_session_timeout"),
        }
        found = {one["slug"] for one in lytics.http.get(self.PATH[:-1]).json()["data"]}
        assert named <= found
        assert "supported_languages" not in found  # for the vendor's staff only

    @pytest.mark.shapes("service")
    def test_the_topic_block_list_is_a_setting_as_well(self, lytics: Lytics) -> None:
        lytics.json({"url": "a.test/1", "topics": ["soup", "tents"]}, "lytics_content_enrich")
        path = f"{self.PATH}topic_blacklist"
        assert lytics.http.put(path, json=["soup"]).json()["data"]["value"] == ["soup"]
        topics = lytics.http.get("/api/content/topic").json()["data"]
        assert [topic["label"] for topic in topics] == ["tents"]
        (layer,) = lytics.http.get("/api/content/config").json()["data"]
        assert layer["blacklisted_topics"] == ["soup"]
        assert lytics.http.delete(path).status_code == 204
        (layer,) = lytics.http.get("/api/content/config").json()["data"]
        assert "blacklisted_topics" not in layer

    @pytest.mark.parametrize(
        ("slug", "value"),
        [
            ("logon_session_days", '"ten"'),
            ("logon_session_days", "{"),
            ("api_ip_whitelist", '["everywhere"]'),
            ("api_ip_whitelist", "7"),
        ],
    )
    def test_a_value_that_does_not_fit_is_rejected(
        self, lytics: Lytics, slug: str, value: str
    ) -> None:
        assert lytics.http.put(self.PATH + slug, content=value).status_code == 400

    def test_an_unknown_one_is_not_found(self, lytics: Lytics) -> None:
        assert lytics.http.get(f"{self.PATH}nothing").status_code == 404

    def test_the_allowlist_takes_effect_with_the_next_request(
        self, start: Callable[..., Lytics]
    ) -> None:
        lytics = start(trust_forwarded_for=True)
        path = f"{self.PATH}api_ip_whitelist"
        inside, outside = ({"X-Forwarded-For": ip} for ip in ("10.1.2.3", "192.0.2.1"))
        assert lytics.http.put(path, json=["10.0.0.0/8"], headers=outside).status_code == 200
        refused = lytics.http.get("/api/segment", headers=outside)
        assert (refused.status_code, refused.json()["message"]) == (403, "Not authorized")
        assert bare(lytics.http.get(path, headers=inside))["value"] == ["10.0.0.0/8"]
        # It can be cleared from inside only.
        assert lytics.http.delete(path, headers=outside).status_code == 403
        assert lytics.http.delete(path, headers=inside).status_code == 204
        assert lytics.http.get("/api/segment", headers=outside).status_code == 200

    def test_the_allowlist_and_the_switch_are_one(self, start: Callable[..., Lytics]) -> None:
        lytics = start(allow=["127.0.0.0/8"])
        assert bare(lytics.http.get(f"{self.PATH}api_ip_whitelist"))["value"] == ["127.0.0.0/8"]
        lytics.http.put(f"{self.PATH}api_ip_whitelist", json=["127.0.0.1/32"])
        assert [str(network) for network in lytics.local.settings.allow] == ["127.0.0.1/32"]
        lytics.local.configure(allow=())
        assert bare(lytics.http.get(f"{self.PATH}api_ip_whitelist"))["value"] is None

    def test_a_kept_store_keeps_the_allowlist(
        self, start: Callable[..., Lytics], tmp_path: Path
    ) -> None:
        first = start(data=tmp_path)
        first.http.put(f"{self.PATH}api_ip_whitelist", json=["127.0.0.0/8"])
        first.local.stop()
        again = start(data=tmp_path)
        assert bare(again.http.get(f"{self.PATH}api_ip_whitelist"))["value"] == ["127.0.0.0/8"]


class TestUsers:
    USER = frozenset({"account_id", "aid", "created", "updated", "email", "id", "name", "accounts"})

    def test_an_administrator_is_there_from_the_beginning(self, lytics: Lytics) -> None:
        response = lytics.http.get("/api/user").json()
        assert set(response) == lytics.brief
        (user,) = response["data"]
        assert set(user) - {"roles", "last_logon"} == self.USER
        assert set(user["accounts"][0]) == {
            *("aid", "account_id", "granted_by", "roles", "created", "updated"),
        }
        assert "admin" in user["accounts"][0]["roles"]

    def test_a_user_is_created_and_found_by_id_and_by_address(self, lytics: Lytics) -> None:
        body = {"name": "Bob", "email": "bob@example.com", "roles": ["api", "segments"]}
        response = lytics.http.post("/api/user", params={"suppress": "true"}, json=body)
        assert response.status_code == 201
        user = response.json()["data"]
        assert set(user["accounts"][0]["roles"]) - {"authed2"} == {"api", "segments"}
        for wanted in (user["id"], "bob@example.com"):
            assert lytics.http.get(f"/api/user/{wanted}").json()["data"] == user

    def test_a_known_address_is_invited_again(self, lytics: Lytics) -> None:
        body = {"email": "bob@example.com", "roles": ["api"]}
        first = lytics.http.post("/api/user", json=body)
        second = lytics.http.post("/api/user", json=body | {"roles": ["segments"]})
        assert (first.status_code, second.status_code) == (201, 201)
        assert second.json()["data"]["id"] == first.json()["data"]["id"]
        assert {"api", "segments"} <= set(second.json()["data"]["accounts"][0]["roles"])

    def test_an_address_that_is_invited_several_times_concurrently_is_one_user(
        self, lytics: Lytics
    ) -> None:
        responses = post_concurrently(lytics, "/api/user", [{"email": "bob@example.com"}] * 8)
        assert len({response.json()["data"]["id"] for response in responses}) == 1
        assert len(lytics.http.get("/api/user").json()["data"]) == 2

    def test_the_address_of_another_user_is_rejected(self, lytics: Lytics) -> None:
        lytics.http.post("/api/user", json={"email": "bob@example.com"})
        path = "/api/user/admin@example.com"
        assert lytics.http.put(path, json={"email": "bob@example.com"}).status_code == 400
        assert lytics.http.put(path, json={"email": "admin@example.com"}).status_code == 200

    @pytest.mark.parametrize(("field", "value"), [("id", "x"), ("account_id", "x"), ("aid", 7)])
    def test_the_ids_of_a_user_are_immutable(
        self, lytics: Lytics, field: str, value: str | int
    ) -> None:
        user = lytics.http.get("/api/user/admin@example.com").json()["data"]
        response = lytics.http.put(f"/api/user/{user['id']}", json=user | {field: value})
        assert (response.status_code, response.json()["message"]) == (
            400,
            f"Field {field} is immutable.",
        )

    @pytest.mark.shapes("published")
    def test_unknown_roles_are_named(self, lytics: Lytics) -> None:
        body = {"email": "bob@example.com", "roles": ["api", "king"]}
        response = lytics.http.post("/api/user", json=body)
        assert (response.status_code, response.json()["message"]) == (400, 'Unknown roles "king"')

    def test_an_update_keeps_what_it_leaves_out(self, lytics: Lytics) -> None:
        user = lytics.http.get("/api/user/admin@example.com").json()["data"]
        response = lytics.http.put(f"/api/user/{user['id']}", json={"name": "Ada"})
        updated = response.json()["data"]
        assert updated == user | {"name": "Ada", "updated": updated["updated"]}

    def test_setting_a_password_returns_201_and_shows_none(self, lytics: Lytics) -> None:
        response = lytics.http.post(
            "/api/user/admin@example.com/setpassword", json={"password": "abc-secret"}
        )
        assert response.status_code == 201
        assert "abc-secret" not in response.text
        assert (
            lytics.http.post("/api/user/admin@example.com/setpassword", json={}).status_code == 400
        )

    @pytest.mark.parametrize("wanted", ["nothing", "nobody@example.com"])
    def test_one_who_does_not_exist_is_not_found(self, lytics: Lytics, wanted: str) -> None:
        assert lytics.http.get(f"/api/user/{wanted}").status_code == 404

    def test_the_present_password_is_rejected(self, lytics: Lytics) -> None:
        path = "/api/user/admin@example.com/setpassword"
        statuses = [
            lytics.http.post(path, json={"password": password}).status_code
            for password in ("one", "one", "two", "one")
        ]
        assert statuses == [201, 400, 201, 201]

    @pytest.mark.shapes("service")
    def test_the_service_stores_any_role_and_adds_the_baseline(self, lytics: Lytics) -> None:
        body = {"email": "bob@example.com", "roles": ["king"]}
        user = lytics.http.post("/api/user", json=body).json()["data"]
        assert user["roles"] == ["authed2", "king"]
