"""Our sockets under httpcore: addresses, large bodies both ways, plain and over TLS, and what becomes of the connection."""

import asyncio
import socket
import ssl
from contextlib import suppress
from typing import Any

import httpcore
import pytest
import trustme
from wire import answer, replying, wire_server

from lytics_async import sockets
from lytics_async.errors import ConnectError
from lytics_async.request import WireRequest
from lytics_async.transport import HttpxTransport

LIMITS = {"attempt_timeout": 10.0, "timeout": 10.0}
LARGE = 8 * sockets.READ_AHEAD + 1


def get(url: str) -> WireRequest:
    return WireRequest(method="GET", url=f"{url}/api/thing", headers=[])


def resolving(monkeypatch: pytest.MonkeyPatch, *ports: int) -> None:
    """Let every host have these ports of this machine for its addresses."""
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))
        for port in ports
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def unused_port() -> int:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return int(closed.getsockname()[1])


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


async def test_a_host_is_reached_by_the_first_of_its_addresses_that_answers(
    transport: HttpxTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wire_server(replying(answer(b"{}"))) as server:
        resolving(monkeypatch, unused_port(), unused_port(), port_of(server.url))
        assert (await transport.send(get("http://lytics.test"), **LIMITS)).status == 200


async def test_an_address_that_is_silent_keeps_nobody_from_the_next(
    transport: HttpxTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    reach, silent = sockets._reach, unused_port()

    async def slow(address: Any) -> socket.socket:
        if address[1][1] == silent:
            await asyncio.sleep(30)
        return await reach(address)

    monkeypatch.setattr(sockets, "_reach", slow)
    monkeypatch.setattr(sockets, "HEAD_START", 0.01)
    async with wire_server(replying(answer(b"{}"))) as server:
        resolving(monkeypatch, silent, port_of(server.url))
        assert (await transport.send(get("http://lytics.test"), **LIMITS)).status == 200
    assert not [task for task in asyncio.all_tasks() if "slow" in repr(task)]


async def test_a_host_none_of_whose_addresses_answers_is_a_connect_error(
    transport: HttpxTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, unused_port(), unused_port())
    with pytest.raises(ConnectError, match=r"(?i)connect") as caught:
        await transport.send(get("http://lytics.test"), **LIMITS)
    assert not caught.value.may_have_been_processed


async def test_the_first_address_of_the_other_family_comes_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    families = [socket.AF_INET6, socket.AF_INET6, socket.AF_INET]
    found = [(family, 0, 0, "", (str(place), 80)) for place, family in enumerate(families)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert [address[1][0] for address in await sockets._addresses("x", 80)] == ["0", "2", "1"]


def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


ENCRYPTED = pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "tls"])


@ENCRYPTED
async def test_large_bodies_go_and_come_whole(encrypted: bool) -> None:
    authority = trustme.CA()
    received = 0

    async def handler(reader: asyncio.StreamReader, writer: Any, _: bytes) -> None:
        nonlocal received
        received += len(await reader.readexactly(LARGE))
        await asyncio.sleep(0.01)
        writer.write(answer(b"y" * LARGE))

    transport = HttpxTransport(verify=trusting(authority))
    async with wire_server(handler, tls=tls(authority) if encrypted else None) as server:
        for _ in range(2):
            came = await transport.send(
                WireRequest(
                    method="POST", url=f"{server.url}/collect", headers=[], body=b"x" * LARGE
                ),
                **LIMITS,
            )
            assert came.body == b"y" * LARGE
        assert server.open == 1
    assert received == 2 * LARGE
    await transport.aclose()


async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    """A proxy that takes CONNECT, and leads every tunnel to a port of this machine."""
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"CONNECT lytics.test:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic YWRhOnAlcw==\r\n" in head  # ada:p%s
    there, back = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

    async def copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while piece := await source.read(65_536):
                target.write(piece)
        target.close()

    await asyncio.gather(copy(reader, back), copy(there, writer))


@pytest.mark.parametrize("trusted", [True, False])
async def test_tls_goes_through_the_tunnel_of_a_proxy(trusted: bool) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("lytics.test").configure_cert(context)
    verify = trusting(authority if trusted else trustme.CA())
    async with wire_server(replying(answer(b"{}")), tls=context) as server:
        tunnels = []

        async def serve(*connection: Any) -> None:
            tunnels.append(asyncio.current_task())
            await tunnel(*connection, port_of(server.url))

        proxy = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = proxy.sockets[0].getsockname()[1]
        transport = HttpxTransport(proxy=f"http://ada:p%25s@127.0.0.1:{port}", verify=verify)
        async with asyncio.timeout(5):
            for _ in range(2):
                if trusted:
                    assert (
                        await transport.send(get("https://lytics.test"), **LIMITS)
                    ).status == 200
                else:
                    with pytest.raises(ConnectError, match="certificate") as caught:
                        await transport.send(get("https://lytics.test"), **LIMITS)
                    assert not caught.value.may_have_been_processed
        assert len(tunnels) == (1 if trusted else 2)
        await transport.aclose()
        async with asyncio.timeout(5):
            await asyncio.gather(*tunnels)
        proxy.close()


@ENCRYPTED
async def test_the_end_of_a_request_does_not_wait_for_an_acknowledgement(
    encrypted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    reach = sockets._reach
    at_once: list[int] = []

    async def looking(address: Any) -> socket.socket:
        reached = await reach(address)
        at_once.append(reached.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        return reached

    monkeypatch.setattr(sockets, "_reach", looking)
    authority = trustme.CA()
    transport = HttpxTransport(verify=trusting(authority))
    serving = tls(authority) if encrypted else None
    async with wire_server(replying(answer(b"{}")), tls=serving) as server:
        await transport.send(get(server.url), **LIMITS)
    assert [value != 0 for value in at_once] == [True]
    await transport.aclose()


@ENCRYPTED
async def test_a_body_that_nobody_reads_waits_outside_of_memory(encrypted: bool) -> None:
    authority = trustme.CA()
    transport = HttpxTransport(verify=trusting(authority))
    taken = 0

    class Slices:
        length = 64 * LARGE

        async def __aiter__(self) -> Any:
            nonlocal taken
            for _ in range(64):
                taken += 1
                yield b"x" * LARGE

    async def handler(*_: Any) -> None:
        await asyncio.sleep(30)

    async with wire_server(handler, tls=tls(authority) if encrypted else None) as server:
        sending = asyncio.ensure_future(
            transport.send(
                WireRequest(method="POST", url=f"{server.url}/c", headers=[], body=Slices()),
                **LIMITS,
            )
        )
        await server.arrived.wait()
        await asyncio.sleep(0.05)
        assert taken < 16
        sending.cancel()
        await asyncio.wait([sending])
    await transport.aclose()


async def test_a_cancelled_handshake_closes_its_connection() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.read(4096)  # the client's greeting, which nobody answers
        greeted.set()
        ended.set_result(await reader.read())
        writer.close()

    greeted, ended = asyncio.Event(), asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    transport = HttpxTransport()
    calling = asyncio.ensure_future(transport.send(get(url), **LIMITS))
    async with asyncio.timeout(5):
        await greeted.wait()
        calling.cancel()
        await asyncio.wait([calling])
        assert await ended == b""
    server.close()
    await transport.aclose()


@pytest.mark.parametrize("surplus", [b"HTTP/1.1 200 OK\r\n", b""], ids=["talks", "hangs up"])
async def test_a_server_that_talks_or_hangs_up_between_calls_gets_a_new_connection(
    surplus: bytes,
) -> None:
    authority = trustme.CA()
    rude = asyncio.Event()

    async def handler(_: Any, writer: asyncio.StreamWriter, __: bytes) -> None:
        writer.write(answer(b"{}"))
        if not rude.is_set():
            asyncio.get_running_loop().call_later(0.01, offend, writer)

    def offend(writer: asyncio.StreamWriter) -> None:
        if surplus:
            writer.write(surplus)
        else:
            writer.close()
        rude.set()

    transport = HttpxTransport(verify=trusting(authority))
    connections: set[Any] = set()
    async with wire_server(handler, tls=tls(authority)) as server:
        for _ in range(3):
            assert (await transport.send(get(server.url), **LIMITS)).status == 200
            connections.add(transport._lanes["api"].shards[0].pool)
            await rude.wait()
            await asyncio.sleep(0.02)
    assert len(connections) == 2
    await transport.aclose()


async def test_an_answer_that_is_not_read_yet_is_not_taken_from_the_socket() -> None:
    async def handler(_: Any, writer: Any, __: bytes) -> None:
        writer.write(b"y" * 64 * LARGE)

    async with wire_server(handler) as server:
        stream = await sockets.AsyncioBackend().connect_tcp("127.0.0.1", port_of(server.url))
        await stream.write(b"GET / HTTP/1.1\r\n\r\n")
        await asyncio.sleep(0.05)
        assert isinstance(stream, sockets._Stream)
        assert 0 < len(stream._protocol.received) < 4 * sockets.READ_AHEAD
        got = 0
        while got < 64 * LARGE:
            got += len(await stream.read(65_536))
        await stream.aclose()
        with pytest.raises(httpcore.WriteError):
            await stream.write(b"more")


async def test_a_connection_has_no_locks_once_it_carried_an_exchange(
    transport: HttpxTransport,
) -> None:
    async with wire_server(replying(answer(b"{}"))) as server:
        for _ in range(2):
            await transport.send(get(server.url), **LIMITS)
        connection: Any = transport._lanes["api"].shards[0].pool
        kinds = {type(connection._request_lock), type(connection._connection._state_lock)}
    assert {kind.__name__ for kind in kinds} == {"_NoLock"}


async def test_a_client_that_goes_to_two_servers_gives_each_its_own_connection() -> None:
    transport = HttpxTransport(concurrency=1)
    async with (
        wire_server(replying(answer(b'"a"'))) as first,
        wire_server(replying(answer(b'"b"'))) as second,
    ):
        urls = [first.url, second.url, first.url]
        bodies = [(await transport.send(get(url), **LIMITS)).body for url in urls]
    assert bodies == [b'"a"', b'"b"', b'"a"']
    await transport.aclose()
