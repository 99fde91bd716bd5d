"""Tokens: their kinds, and what their roles open, in the shapes of the service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

CREATE = "/api/auth/createtoken"


def issue(lytics: Lytics, *scopes: str, **members: Any) -> str:
    body = {"label": "a test", "scopes": list(scopes)} | members
    response = lytics.http.post(CREATE, json=body)
    assert response.status_code == 201, response.text
    (config,) = response.json()["data"]["config"]
    assert config["name"] == "api_key"
    return config["value"]


def status(lytics: Lytics, token: str, method: str, path: str, **options: Any) -> int:
    headers = {"Authorization": token}
    return httpx.request(method, lytics.local.url + path, headers=headers, **options).status_code


def test_a_token_cannot_create_tokens_unless_it_is_of_a_user(lytics: Lytics) -> None:
    headers = {"Authorization": issue(lytics, "admin")}
    body = {"label": "x", "scopes": ["admin"]}
    response = lytics.http.post(CREATE, json=body, headers=headers)
    assert (response.status_code, response.json()["message"]) == (
        403,
        "Not authorized: This endpoint is available only via user tokens.",
    )


def test_the_token_of_the_start_may_be_an_api_token(start: Callable[..., Lytics]) -> None:
    lytics = start(token_kind="api_token")
    assert lytics.http.post(CREATE, json={"label": "x", "scopes": ["admin"]}).status_code == 403
    assert lytics.http.get("/api/segment").status_code == 200


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"scopes": ["admin"]}, "label or description is required"),
        ({"label": "x"}, "scopes are required"),
        ({"label": "x", "scopes": ["king"]}, 'Unknown roles "king"'),
        ({"label": "x", "scopes": ["admin"], "expires": "-1h"}, "is not a duration"),
        ({"label": "x", "scopes": ["admin"], "expires": "7d"}, "is not a duration"),
    ],
)
def test_a_token_needs_a_label_and_known_scopes(
    lytics: Lytics, body: dict[str, Any], problem: str
) -> None:
    response = lytics.http.post(CREATE, json=body)
    assert response.status_code == 400
    assert problem in response.json()["message"]


def test_tokens_are_listed_without_their_secrets(lytics: Lytics) -> None:
    token = issue(lytics, "v2_segment_view", description="nightly", expires="720h")
    response = lytics.http.get("/api/auth")
    (auth,) = response.json()["data"]
    assert (auth["auth_type"], auth["scopes"]) == ("api_token", ["v2_segment_view"])
    assert (auth["label"], auth["description"], auth["ttl"]) == ("a test", "nightly", "720h")
    assert token.rpartition(".")[2] not in response.text
    assert token.split(".")[1] == auth["id"]
    account = lytics.account()
    for wanted, expected in ((account["id"], 200), (account["aid"], 200), ("nothing", 404)):
        found = lytics.http.get("/api/auth", params={"account_id": wanted})
        assert found.status_code == expected


@pytest.mark.parametrize(
    ("role", "method", "path", "is_open"),
    [
        ("v2_segment_view", "GET", "/api/segment", True),
        ("v2_segment_view", "GET", "/api/segment/all/scan", True),
        ("v2_segment_view", "POST", "/api/segment/size", True),
        ("v2_segment_view", "POST", "/api/segment", False),
        ("v2_segment_manage", "POST", "/api/segment", True),
        ("v2_segment_view", "GET", "/api/account/setting", False),
        ("v2_content_view", "GET", "/api/content/config", True),
        ("v2_content_view", "GET", "/api/content/topic", False),
        ("v2_content_view", "GET", "/api/content/taxonomy", False),
        ("v2_content_view", "GET", "/api/content/doc", False),
        ("v2_schema_view", "GET", "/api/schema/user", True),
        ("v2_schema_view", "GET", "/api/schema/user/fieldinfo", False),
        ("v2_account_settings_view", "GET", "/api/account/setting", True),
        ("v2_account_settings_view", "DELETE", "/api/account/setting/topic_blacklist", False),
        ("observer", "GET", "/api/segment", True),
        ("observer", "POST", "/api/segment", False),
        ("admin", "DELETE", "/api/account/setting/topic_blacklist", True),
        ("authed2", "GET", "/api/segment", False),
    ],
)
def test_roles_open_what_the_vendor_says(
    lytics: Lytics, role: str, method: str, path: str, is_open: bool
) -> None:
    body = "FILTER * FROM user ALIAS one" if method == "POST" else None
    found = status(lytics, issue(lytics, role), method, path, content=body)
    assert (found < 300) == is_open
    assert is_open or found == 403


@pytest.mark.parametrize(
    ("role", "expected"), [("data", 200), ("data_write", 200), ("data_manager", 200)]
)
def test_some_roles_collect_data(lytics: Lytics, role: str, expected: int) -> None:
    token = issue(lytics, role)
    assert status(lytics, token, "POST", "/collect/json/web", json={"a": 1}) == expected
    assert status(lytics, issue(lytics, "observer"), "POST", "/collect/json/web", json={}) == 403


@pytest.mark.parametrize("path", ["/api/account/{}", "/api/segment/{}", "/api/auth/{}"])
def test_a_404_does_not_repeat_the_value_of_the_path(lytics: Lytics, path: str) -> None:
    response = lytics.http.get(path.format(lytics.local.token))
    assert response.status_code == 404
    assert lytics.local.token not in response.text
