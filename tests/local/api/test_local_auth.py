"""Auths: secrets go in and never come out; tokens work, and stop working."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

AUTH = {"account_id", "id", "provider_id", "provider_name", "user_id"}
SERVICE_AUTH = AUTH | {
    *("aid", "created", "description", "label", "name", "provider_slug", "updated"),
}


def token_of(lytics: Lytics, **body: Any) -> Any:
    response = lytics.http.post("/api/auth/createtoken", json={"label": "a test"} | body)
    assert response.status_code == 201, response.text
    data = response.json()["data"]
    (config,) = data["config"]
    if lytics.is_service:
        assert config["name"] == "api_key"
        return data["id"], config["value"]
    return data["id"], config["api_key"]


def call(
    lytics: Lytics, token: str, path: str = "/api/segment", method: str = "GET", **options: Any
) -> Any:
    headers = {"Authorization": token}
    return httpx.request(method, lytics.local.url + path, headers=headers, **options)


@pytest.mark.parametrize("path", ["/api/auth", "/api/auth/anything"])
def test_an_auth_is_stored_without_showing_its_secrets(lytics: Lytics, path: str) -> None:
    config = [{"name": "apikey", "value": "a secret value"}]
    response = lytics.http.post(path, json={"provider_id": "amazon", "config": config})
    assert response.status_code == 201
    auth = response.json()["data"]
    assert set(auth) == (SERVICE_AUTH if lytics.is_service else AUTH)
    assert auth["provider_name"] == "Amazon Web Services"
    found = lytics.http.get(f"/api/auth/{auth['id']}")
    assert found.json()["data"] == auth
    assert "a secret value" not in response.text + found.text


def test_an_auth_is_updated_and_deleted(lytics: Lytics) -> None:
    auth = lytics.http.post("/api/auth", json={"provider_id": "amazon"}).json()["data"]
    path = f"/api/auth/{auth['id']}"
    updated = lytics.http.put(path, json={"provider_id": "facebook"}).json()["data"]
    assert (updated["id"], updated["provider_name"]) == (auth["id"], "Facebook")
    assert lytics.http.delete(path).status_code == 204
    assert lytics.http.get(path).status_code == 404


@pytest.mark.parametrize("form", [str, lambda key: [key]])
def test_work_that_runs_with_a_deleted_auth_is_stopped(lytics: Lytics, form: Any) -> None:
    key = lytics.http.post("/api/auth", json={"provider_id": "amazon"}).json()["data"]["id"]

    def begin(config: Any) -> Any:
        body = {"workflow_id": "lytics_event_import", "config": config}
        return lytics.http.post("/api/work", json=body).json()["data"]["id"]

    with_auth, without = begin({"auth": form(key)}), begin({"auth": form("another")})
    lytics.http.delete(f"/api/auth/{key}")

    def status(work: Any) -> Any:
        return lytics.http.get(f"/api/work/{work}").json()["data"]["statuscode"]

    assert (status(with_auth), status(without)) == ("killed", "runnable")


def test_an_unknown_provider_is_rejected(lytics: Lytics) -> None:
    assert lytics.http.post("/api/auth", json={"provider_id": "missing"}).status_code == 400


def test_a_token_has_the_published_form_and_works(lytics: Lytics) -> None:
    key, token = token_of(lytics, name="mine", scopes=["admin", "data"], expires="100h")
    assert re.fullmatch(rf"at\.{key}\.[0-9a-f]{{64}}", token)
    assert call(lytics, token).status_code == 200


def test_a_token_for_data_opens_the_collection_only(lytics: Lytics) -> None:
    _, token = token_of(lytics, scopes=["data"])
    stored = call(lytics, token, "/collect/json/web", "POST", json={"a": 1})
    refused = call(lytics, token)
    assert (stored.status_code, refused.status_code) == (200, 403)
    assert refused.json()["message"].startswith("Not authorized: ")


def test_a_token_that_was_deleted_works_no_more(lytics: Lytics) -> None:
    key, token = token_of(lytics, scopes=["admin"])
    assert lytics.http.delete(f"/api/auth/{key}").status_code == 204
    refused = call(lytics, token)
    assert (refused.status_code, refused.json()["message"]) == (401, "Not authorized")


def test_a_token_expires(lytics: Lytics, monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = token_of(lytics, scopes=["admin"], expires="1h30m")
    assert call(lytics, token).status_code == 200
    from lytics_async.local import tokens

    later = tokens.time.time() + 5401
    monkeypatch.setattr(tokens.time, "time", lambda: later)
    refused = call(lytics, token)
    assert (refused.status_code, refused.json()["message"]) == (401, "Expired Token")


def test_a_token_survives_a_restart_and_is_not_stored(
    start: Callable[..., Lytics], tmp_path: Path
) -> None:
    first = start(data=tmp_path)
    _, token = token_of(first, scopes=["admin"])
    first.local.stop()
    secret = token.rpartition(".")[2].encode()
    assert all(secret not in file.read_bytes() for file in tmp_path.iterdir())
    assert call(start(data=tmp_path), token).status_code == 200


@pytest.mark.parametrize(
    "body", [{"scopes": ["king"]}, {"expires": "soon"}, {"scopes": "admin"}, {"name": 1}]
)
def test_a_token_that_makes_no_sense_is_rejected(lytics: Lytics, body: dict[str, Any]) -> None:
    assert lytics.http.post("/api/auth/createtoken", json=body).status_code == 400
