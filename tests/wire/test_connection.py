"""A connection is used again only if it is certain that the next response is the next request's."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from calls import LIMITS, get
from faultserver import OK, FaultServer

from lytics_async.wire import connection as connections
from lytics_async.wire.connection import Connection
from lytics_async.wire.direct import DirectTransport
from lytics_async.wire.exchange import Exchange

ORIGIN = object()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Wire(asyncio.Transport):
    """The transport below a connection: takes what is written and reads nothing."""

    def __init__(self, end: socket.socket) -> None:
        super().__init__({"socket": end})
        self.written = b""
        self.aborted = False

    def write(self, data: Any) -> None:
        self.written += bytes(data)

    def abort(self) -> None:
        self.aborted = True

    def resume_reading(self) -> None: ...

    def pause_reading(self) -> None: ...

    def is_closing(self) -> bool:
        return self.aborted

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None: ...


@pytest.fixture
async def connection() -> AsyncIterator[Connection]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        found = Connection(asyncio.get_running_loop(), ORIGIN)
        found.connection_made(Wire(ours))
        yield found


async def exchange(connection: Connection, *pieces: bytes) -> Exchange:
    """Run an exchange; all pieces arrive before its task has another turn."""
    loop = asyncio.get_running_loop()
    found = Exchange(get("http://127.0.0.1"), max_response_bytes=1000, budget=None)
    running = asyncio.create_task(
        connection.run(found, b"GET / HTTP/1.1\r\n\r\n", loop.time() + 60)
    )
    await asyncio.sleep(0)
    for piece in pieces:
        connection.data_received(piece)
    await running
    return found


async def test_a_connection_is_used_again_after_a_whole_response(connection: Connection) -> None:
    found = await exchange(connection, RESPONSE)
    assert found.result(0.0).body == b"{}"
    assert connection.is_usable(ORIGIN)
    assert not connection.is_usable(object())


@pytest.mark.parametrize(
    "more", [b"x", b"\r\n\r\n", RESPONSE, b"HTTP/1.1 100 Continue\r\n\r\n"], ids=range(4)
)
async def test_a_connection_with_bytes_behind_the_response_is_not_used_again(
    connection: Connection, more: bytes
) -> None:
    found = await exchange(connection, RESPONSE, more)
    assert found.result(0.0).body == b"{}"
    assert not connection.is_usable(ORIGIN)


async def test_bytes_that_arrive_when_nothing_was_asked_end_the_connection(
    connection: Connection,
) -> None:
    await exchange(connection, RESPONSE)
    connection.data_received(RESPONSE)
    assert not connection.is_usable(ORIGIN)


async def test_a_connection_that_was_idle_for_too_long_is_not_used_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    transport = DirectTransport()
    with FaultServer() as server:
        for _ in range(2):
            assert (await transport.send(get(server.url), **LIMITS)).body == OK
        assert server.connections == 1
        monkeypatch.setattr(connections, "KEEPALIVE_EXPIRY", 0.0)
        assert (await transport.send(get(server.url), **LIMITS)).body == OK
        assert server.connections == 2
        await transport.aclose()
