"""HTTP/2 and SOCKS, through a client of httpx; skipped where h2 or socksio is missing."""

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest
from calls import LIMITS, get, post
from certificates import serving, trusting
from faultserver import OK, FaultServer, close_without_answer

from lytics_async import HttpxTransport
from lytics_async.errors import ConnectError, ConnectionDropped, RequestTimeout

pytest.importorskip("socksio")
connection = pytest.importorskip("h2.connection")
events = pytest.importorskip("h2.events")
configuration = pytest.importorskip("h2.config").H2Configuration(client_side=False)


class Http2Server(asyncio.Protocol):
    """Responds to every stream once it has ended, or plays `faults` one by one."""

    faults: list[str]
    connections: list[asyncio.Transport]
    bodies: list[bytes]

    def connection_made(self, transport: Any) -> None:
        self.connections.append(transport)
        self._transport = transport
        self._state = connection.H2Connection(configuration)
        self._received: dict[int, bytes] = {}
        self._state.initiate_connection()
        self._flush()

    def data_received(self, data: bytes) -> None:
        for event in self._state.receive_data(data):
            if isinstance(event, events.DataReceived):
                self._received[event.stream_id] = (
                    self._received.get(event.stream_id, b"") + event.data
                )
                self._state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, events.StreamEnded):
                self._respond(event.stream_id)
        self._flush()

    def _respond(self, stream: int) -> None:
        self.bodies.append(self._received.pop(stream, b""))
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "close":
            self._transport.close()
        elif not fault:
            self._state.send_headers(stream, [(":status", "200"), ("x-one", "1")])
            self._state.send_data(stream, OK, end_stream=True)

    def _flush(self) -> None:
        self._transport.write(self._state.data_to_send())


async def abort(connections: list[Any]) -> None:
    for each in connections:
        each.abort()
    for _ in range(3):  # their last callbacks
        await asyncio.sleep(0)


@asynccontextmanager
async def http2_server(*faults: str) -> AsyncIterator[tuple[str, type[Http2Server]]]:
    kind = type("Server", (Http2Server,), {"faults": list(faults), "connections": [], "bodies": []})
    context = serving("localhost")
    context.set_alpn_protocols(["h2"])
    server = await asyncio.get_running_loop().create_server(kind, "127.0.0.1", 0, ssl=context)
    try:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}", kind
    finally:
        server.close()
        await abort(kind.connections)


def over_http2() -> HttpxTransport:
    return HttpxTransport(httpx.AsyncClient(http2=True, verify=trusting(), trust_env=False))


class Large:
    length = 300_000

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(3):
            yield memoryview(bytes(100_000))  # type: ignore[misc]


async def test_calls_and_uploads_share_one_connection_of_http2() -> None:
    transport = over_http2()
    async with http2_server() as (url, server):
        await transport.send(get(url), **LIMITS)
        calls = [get(url), post(url, Large(), host="bulk")] * 10
        responses = await asyncio.gather(*(transport.send(each, **LIMITS) for each in calls))
        await transport.aclose()
    assert {response.body for response in responses} == {OK}
    assert responses[0].headers["x-one"] == "1"
    assert sorted(map(len, server.bodies)) == [0] * 11 + [300_000] * 10
    assert len(server.connections) == 1


async def test_failures_of_http2_have_their_phase_and_leave_the_client_usable() -> None:
    transport = over_http2()
    async with http2_server("hang", "close") as (url, _):
        with pytest.raises(RequestTimeout) as late:
            await transport.send(get(url), attempt_timeout=0.2, timeout=5)
        with pytest.raises(ConnectionDropped) as cut:
            await transport.send(get(url), **LIMITS)
        assert (late.value.phase, cut.value.phase) == ("receive", "receive")
        assert (await transport.send(get(url), **LIMITS)).body == OK
        await transport.aclose()


async def _relay(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        sink.write_eof()


@asynccontextmanager
async def socks_proxy(code: int = 0) -> AsyncIterator[str]:
    """A SOCKS5 proxy that connects every host to this machine, or refuses with this code."""

    connections = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer.transport)
        methods = (await reader.readexactly(2))[1]
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        await reader.readexactly((await reader.readexactly(1))[0] if kind == 3 else 4)
        port = int.from_bytes(await reader.readexactly(2), "big")
        writer.write(bytes([5, code, 0, 1]) + bytes(6))
        if code:
            writer.close()
            return
        there = await asyncio.open_connection("127.0.0.1", port)
        connections.append(there[1].transport)
        await asyncio.gather(_relay(reader, there[1]), _relay(there[0], writer))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"socks5h://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await abort(connections)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_socks_proxy_of_a_client_is_used(scheme: str) -> None:
    with FaultServer(tls=serving() if scheme == "https" else None) as server:
        async with socks_proxy() as proxy:
            transport = HttpxTransport(httpx.AsyncClient(proxy=proxy, verify=trusting()))
            response = await transport.send(
                get(f"{scheme}://lytics.test:{server.port}", "/a%2Fb"), **LIMITS
            )
            await transport.aclose()
    assert response.body == OK
    assert server.requests[0].target == "/a%2Fb"


async def test_a_socks_proxy_that_refuses_is_named_and_nothing_was_sent() -> None:
    async with socks_proxy(code=2) as proxy:
        transport = HttpxTransport(httpx.AsyncClient(proxy=proxy, verify=trusting()))
        with pytest.raises(ConnectError, match=proxy.partition("//")[2]) as caught:
            await transport.send(post("https://lytics.test", b"x"), **LIMITS)
        await transport.aclose()
    assert (caught.value.phase, caught.value.permanent) == ("connect", False)
    with warnings.catch_warnings():  # httpcore 1.0.9 forgets the connection to a proxy that refused
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


async def test_a_connection_cut_behind_a_socks_proxy_may_have_been_processed() -> None:
    with FaultServer(close_without_answer) as server:
        async with socks_proxy() as proxy:
            transport = HttpxTransport(httpx.AsyncClient(proxy=proxy, verify=trusting()))
            with pytest.raises(ConnectionDropped) as caught:
                await transport.send(post(f"http://lytics.test:{server.port}", b"x"), **LIMITS)
            await transport.aclose()
    assert caught.value.may_have_been_processed
