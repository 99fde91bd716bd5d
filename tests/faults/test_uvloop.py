"""The default engine on uvloop, the default event loop of `uvicorn[standard]`: plain HTTP, TLS, and both through a proxy."""

import asyncio

import pytest
import uvloop
from engines import row, runner, tls_contexts, tls_of
from faultserver import Turn, fault_server

from lytics_async.config import NO_OPTIONS

pytestmark = pytest.mark.asyncio(loop_factories=["uvloop"])


@pytest.mark.parametrize("engine", ["httpx", "httpx-tls"])
async def test_calls_are_answered_on_uvloop(engine: str) -> None:
    assert isinstance(asyncio.get_running_loop(), uvloop.Loop)
    async with (
        fault_server(tls=tls_of(engine)) as server,
        runner(engine, server.url) as calls,
    ):
        for _ in range(3):
            assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1
        assert server.connections == 1


async def test_calls_through_a_proxy_are_answered_on_uvloop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Loopback is always reached directly, so the proxy is asked for a name, and connects to the server itself."""
    async with fault_server(tls=tls_contexts()[0]) as server:
        target = int(server.url.rsplit(":", 1)[1])

        async def tunnel(turn: Turn) -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", target)
            await turn.send(b"HTTP/1.1 200 Connection established\r\n\r\n")

            async def copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
                while data := await source.read(65536):
                    sink.write(data)
                    await sink.drain()
                sink.close()

            await asyncio.gather(copy(turn.reader, writer), copy(reader, turn.writer))

        monkeypatch.setattr("lytics_async.wire.proxies.is_loopback", lambda host: False)
        async with (
            fault_server(tunnel, usual=None) as proxy,
            runner("httpx-tls", server.url, proxy=proxy.url) as calls,
        ):
            assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1
            assert proxy.requests[0].head.startswith(b"CONNECT ")
        plain = fault_server()
        async with (
            plain as proxy,
            runner("httpx", "http://lytics.test", proxy=proxy.url) as calls,
        ):
            assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1
            assert proxy.requests[0].target.startswith("http://lytics.test/")
