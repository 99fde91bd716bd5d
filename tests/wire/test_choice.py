"""The engine of a client: by LYTICS_ENGINE, its event loop, and the time of its creation."""

import asyncio
import subprocess
import sys

import httpx
import pytest
import respx
import trio
from faultserver import FaultServer, answer

from lytics_async import AsyncLytics, DirectTransport, HttpxTransport, errors
from lytics_async.wire.choice import VARIABLE, default_transport

SEGMENTS = b'{"data":[{"id":"a"}]}'


@pytest.fixture(autouse=True)
def no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


async def test_asyncio_uses_the_direct_engine() -> None:
    assert isinstance(default_transport(), DirectTransport)


def test_trio_uses_the_httpx_engine() -> None:
    async def main() -> None:
        assert isinstance(default_transport(), HttpxTransport)

    trio.run(main)


@pytest.mark.parametrize(
    ("engine", "kind"), [("direct", DirectTransport), ("httpx", HttpxTransport)]
)
async def test_the_variable_chooses(
    monkeypatch: pytest.MonkeyPatch, engine: str, kind: type[object]
) -> None:
    monkeypatch.setenv(VARIABLE, engine)
    assert isinstance(default_transport(), kind)


@pytest.mark.parametrize("value", ["aiohttp", "HTTPX", " "])
def test_another_value_is_an_error_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(errors.ConfigurationError, match=VARIABLE) as caught:
        AsyncLytics("at.x.y")
    assert caught.value.setting == VARIABLE


def test_the_direct_engine_is_refused_on_trio(monkeypatch: pytest.MonkeyPatch) -> None:
    async def use() -> None:
        with pytest.raises(errors.ConfigurationError, match="trio"):
            AsyncLytics("at.x.y")
        with pytest.raises(errors.ConfigurationError, match="trio"):
            await made_before.segments.list()

    monkeypatch.setenv(VARIABLE, "direct")
    made_before = AsyncLytics("at.x.y")
    trio.run(use)


async def list_once(lytics: AsyncLytics) -> None:
    async with lytics:
        assert [segment.id for segment in await lytics.segments.list()] == ["a"]


@pytest.mark.parametrize("runs", [asyncio.run, lambda main: trio.run(lambda: main)])
def test_a_client_made_outside_a_loop_works_in_any(runs: object) -> None:
    with FaultServer(usual=answer(SEGMENTS)) as server:
        runs(list_once(AsyncLytics("at.x.y", base_url=server.url)))  # type: ignore[operator]


def test_a_client_made_at_import_follows_the_variable_when_it_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def main() -> None:
        await lytics.segments.list()
        with monkeypatch.context() as patch, respx.mock(base_url=server.url) as router:
            patch.setenv(VARIABLE, "httpx")
            router.get("/api/segment").respond(json={"data": []})
            assert await lytics.segments.list() == []
        await list_once(lytics)

    with FaultServer(usual=answer(SEGMENTS)) as server:
        lytics = AsyncLytics("at.x.y", base_url=server.url)
        asyncio.run(main())
        assert len(server.requests) == 2


def test_settings_that_are_not_valid_are_refused_when_the_client_is_made() -> None:
    with pytest.raises(errors.ConfigurationError, match="proxy"):
        AsyncLytics("at.x.y", proxy="http://[::1")


def test_both_engines_have_the_same_bulk_concurrency(monkeypatch: pytest.MonkeyPatch) -> None:
    late = default_transport().bulk_concurrency
    monkeypatch.setenv(VARIABLE, "httpx")
    assert default_transport().bulk_concurrency == late == 16


def test_the_direct_engine_does_not_load_httpx() -> None:
    code = "import sys; from lytics_async import AsyncLytics; AsyncLytics('t'); print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


async def test_a_client_of_httpx_overrides_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "direct")
    mock = httpx.MockTransport(lambda _: httpx.Response(200, json={"data": [{"id": "a"}]}))
    await list_once(AsyncLytics("at.x.y", base_url="https://lytics.test", http_client=mock))
