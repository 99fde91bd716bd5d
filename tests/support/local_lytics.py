"""A running local Lytics with a plain HTTP client: the SDK is not used to test its own
counterpart.
"""

from __future__ import annotations

from typing import Any

import httpx

from lytics_async.local import LocalLytics

CSV = {"Content-Type": "application/csv"}
JSON = {"Content-Type": "application/json"}
TEXT = {"Content-Type": "text/plain"}


class Lytics:
    """A running LocalLytics and a client that is authorized."""

    def __init__(self, local: LocalLytics, http: httpx.Client) -> None:
        self.local = local
        self.http = http

    def csv(self, body: str | bytes, stream: str = "s", **query: Any) -> httpx.Response:
        return self.http.post(f"/collect/bulk/{stream}", content=body, params=query, headers=CSV)

    def bulk_json(self, body: str | bytes, stream: str = "s", **query: Any) -> httpx.Response:
        return self.http.post(f"/collect/bulk/{stream}", content=body, params=query, headers=JSON)

    def json(self, value: Any, stream: str = "s", **query: Any) -> httpx.Response:
        return self.http.post(f"/collect/json/{stream}", json=value, params=query)

    def text(self, path: str, body: str, **query: Any) -> httpx.Response:
        return self.http.post(path, content=body, params=query, headers=TEXT)

    def rows(self, stream: str = "s") -> list[dict[str, Any]]:
        return list(self.local.rows(stream))

    def segment(self, text: str) -> dict[str, Any]:
        response = self.text("/api/segment", text)
        assert response.is_success, response.text
        return response.json()["data"]

    def profile(self, field: str, value: str, **query: Any) -> dict[str, Any]:
        response = self.http.get(f"/api/entity/user/{field}/{value}", params=query)
        assert response.status_code == 200, response.text
        return response.json()["data"]

    @property
    def is_service(self) -> bool:
        """Whether responses have the shapes of the service."""
        return self.local.settings.is_service

    @property
    def brief(self) -> set[str]:
        """The members of a response of the families whose published envelope is short."""
        return {"data", "status", "message"} if self.is_service else {"data"}

    def own_segments(self, **query: Any) -> list[dict[str, Any]]:
        """The segments of a list, without those that the service predefines."""
        response = self.http.get("/api/segment", params=query)
        assert response.is_success, response.text
        return [one for one in response.json()["data"] if "predefined" not in one["tags"]]

    def account(self) -> dict[str, Any]:
        """The account, whatever its envelope."""
        document = self.http.get("/api/account/current").json()
        return document.get("data", document)


def data_of(response: httpx.Response, status: int = 200) -> Any:
    """Check the status of a response of API v1, and return its data."""
    assert response.status_code == status, response.text
    return response.json()["data"]


def v2_data_of(response: httpx.Response, status: int = 200) -> Any:
    """Check the envelope of a response of API v2, and return its data."""
    assert response.status_code == status, response.text
    body = response.json()
    assert set(body) == {"data", "status", "request_id"}
    assert body["status"] == status
    assert len(body["request_id"]) == 36
    return body["data"]
