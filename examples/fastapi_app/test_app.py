"""The example application against a local Lytics, by itself and under uvicorn with two workers."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from lytics_async import AsyncLytics
from lytics_async.integrations.fastapi import get_lytics
from lytics_async.local import LocalLytics
from lytics_async.testing import FakeLytics

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as local:
        yield local


@pytest.fixture
def client(local: LocalLytics, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("LYTICS_API_TOKEN", local.token)
    monkeypatch.setenv("LYTICS_API_URL", local.url)
    monkeypatch.syspath_prepend(str(HERE))
    from app import app

    with TestClient(app) as client:
        yield client


def test_a_known_visitor_is_greeted_personally(client: TestClient) -> None:
    answer = client.get("/greeting/ada@example.com").json()
    assert answer["personal"]
    assert "friend from" in answer["greeting"]


def test_models_are_served_and_described(client: TestClient) -> None:
    profile = client.get("/people/ada@example.com").json()
    assert profile["email"] == "ada@example.com"
    assert client.get("/people/nobody@example.com").status_code == 404
    assert client.get("/people/%2E%2E").status_code == 404
    assert "all" in profile["segments"]
    assert client.get("/segments/big_spenders").json()["slug_name"] == "big_spenders"
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert {"Segment", "Profile"} <= set(schemas)


def test_a_page_is_served_when_lytics_is_down(client: TestClient) -> None:
    fake = FakeLytics()
    fake.on("personalization.get_entity").fail(status=503)
    client.app.dependency_overrides[get_lytics] = lambda: fake.client()  # type: ignore[attr-defined]
    try:
        assert client.get("/greeting/ada@example.com").json() == {
            "greeting": "Welcome!",
            "personal": False,
        }
    finally:
        client.app.dependency_overrides.clear()  # type: ignore[attr-defined]
    assert len(fake.requests) == 1  # no retry: the page waits


def test_a_page_does_not_wait_for_a_lytics_that_does_not_answer(client: TestClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, and says nothing
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"

        async def unanswered() -> AsyncIterator[AsyncLytics]:
            async with AsyncLytics("at.any", base_url=url) as lytics:
                yield lytics

        client.app.dependency_overrides[get_lytics] = unanswered  # type: ignore[attr-defined]
        begun = time.monotonic()
        try:
            greeting = client.get("/greeting/ada@example.com").json()
        finally:
            client.app.dependency_overrides.clear()  # type: ignore[attr-defined]
    assert greeting == {"greeting": "Welcome!", "personal": False}
    assert 0.1 < time.monotonic() - begun < 5  # 0.15 s; 60 s without the limit


def test_membership_is_told_and_strangers_are_not_found(client: TestClient) -> None:
    assert client.get("/people/ada@example.com/segments/no_such_segment").json() == {
        "member": False
    }
    stranger = client.get("/people/nobody@example.com/segments/big_spenders")
    assert stranger.status_code == 404
    assert stranger.headers["content-type"] == "application/problem+json"


def test_an_attribute_is_written_and_found_by_the_next_look_up(client: TestClient) -> None:
    assert client.put("/people/grace@example.com/city?city=Leeds").json() == {"city": "Leeds"}
    assert client.get("/people/grace@example.com/city").json() == {"city": "Leeds"}
    for method in ("GET", "PUT"):
        stranger = client.request(method, "/people/nobody@example.com/city?city=Leeds")
        assert stranger.status_code == 404
        assert stranger.headers["content-type"] == "application/problem+json"


def test_a_webhook_is_taken_and_nonsense_is_refused(client: TestClient) -> None:
    message = {
        "data": {"email": "ada@example.com", "segment_events": []},
        "meta": {"object": "user", "source": "subscription", "subscription_id": "2"},
    }
    assert client.post("/webhooks/lytics", json=message).status_code == 204
    assert client.app.state.last_message.profile["email"] == "ada@example.com"  # type: ignore[attr-defined]
    assert client.post("/webhooks/lytics", content=b"nonsense").status_code == 400


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])  # uvloop comes with `fastapi[standard]`
def test_two_workers_under_load_lose_no_event(local: LocalLytics, loop: str) -> None:
    before = local.streams().get("web", 0)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environ = os.environ | {"LYTICS_API_TOKEN": local.token, "LYTICS_API_URL": local.url}
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "uvicorn",
            "app:app",
            "--port",
            str(port),
            "--workers",
            "2",
            "--loop",
            loop,
            "--log-level",
            "warning",
        ],
        cwd=HERE,
        env=environ,
    )
    try:
        statuses = asyncio.run(_load(f"http://127.0.0.1:{port}", 100))
    finally:
        server.terminate()  # events that wait are delivered now
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            raise
    assert statuses == {200, 202}
    assert local.count("web") == before + 100


async def _load(url: str, requests: int) -> set[int]:
    """Send events and request greetings concurrently; return the statuses."""
    limits = httpx.Limits(max_connections=20)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30) as client:
        deadline = time.monotonic() + 30
        while True:
            try:
                await client.get("/greeting/ada@example.com")
                break
            except httpx.ConnectError:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.1)

        async def visit(number: int) -> tuple[int, int]:
            sent = await client.post("/events", json={"user_id": str(number), "action": "view"})
            seen = await client.get("/greeting/ada@example.com")
            return sent.status_code, seen.status_code

        visits = await asyncio.gather(*map(visit, range(requests)))
    return {status for each in visits for status in each}
