"""HttpxTransport over respx for the mapping, and over a real socket for what mocks hide."""

import asyncio
import gzip
import random
from functools import partial

import anyio
import httpx
import pytest
import respx
import trio
from wire import answer, operation, replying, runner, wire_server

from lytics_async.config import NO_OPTIONS
from lytics_async.errors import (
    ArgumentError,
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    RequestTimeout,
    ResponseError,
)
from lytics_async.request import WireRequest
from lytics_async.transport import HttpxTransport

LIMITS = {"attempt_timeout": 5.0, "timeout": 5.0}


def get(url: str) -> WireRequest:
    return WireRequest(method="GET", url=f"{url}/api/thing", headers=[("Authorization", "at.x.y")])


@respx.mock
async def test_the_request_leaves_as_planned_and_the_answer_comes_back_whole(
    transport: HttpxTransport,
) -> None:
    route = respx.post("https://lytics.test/api/a%2Fb?x=1%2C2").respond(
        201, content=b"{}", headers=[("X-One", "1"), ("x-one", "2")]
    )
    answered = await transport.send(
        WireRequest(
            method="POST",
            url="https://lytics.test/api/a%2Fb?x=1%2C2",
            headers=[("Authorization", "at.x.y"), ("Content-Type", "text/plain")],
            body=b"FILTER *",
        ),
        **LIMITS,
    )
    sent = route.calls.last.request
    assert (answered.status, answered.body, answered.headers["x-one"]) == (201, b"{}", "1, 2")
    assert sent.headers["authorization"] == "at.x.y"
    assert sent.content == b"FILTER *"
    assert "accept-encoding" not in sent.headers
    assert "user-agent" not in sent.headers


@respx.mock
async def test_a_redirect_is_not_followed(transport: HttpxTransport) -> None:
    respx.get("https://lytics.test/api/thing").respond(
        302, headers={"Location": "https://elsewhere.test/"}
    )
    assert (await transport.send(get("https://lytics.test"), **LIMITS)).status == 302


@respx.mock
async def test_cookies_are_neither_kept_nor_sent(transport: HttpxTransport) -> None:
    route = respx.get("https://lytics.test/api/thing").respond(
        200, headers={"Set-Cookie": "session=1"}
    )
    for _ in range(2):
        await transport.send(get("https://lytics.test"), **LIMITS)
    assert "cookie" not in route.calls.last.request.headers


async def test_a_body_is_sent_as_slices_with_its_length(transport: HttpxTransport) -> None:
    received = bytearray()

    class Slices:
        length = 6

        async def __aiter__(self):
            yield b"abc"
            yield memoryview(b"def")

    async def handler(reader, writer, head):
        received.extend(await reader.readexactly(6))
        writer.write(answer(b"{}"))

    async with wire_server(handler) as server:
        await transport.send(
            WireRequest(method="POST", url=server.url + "/collect", headers=[], body=Slices()),
            **LIMITS,
        )
        assert b"Content-Length: 6\r\n" in server.requests[0]
        assert b"Transfer-Encoding" not in server.requests[0]
    assert received == b"abcdef"


async def test_a_gzip_answer_is_inflated(transport: HttpxTransport) -> None:
    packed = answer(gzip.compress(b'{"data":1}'), headers=b"Content-Encoding: gzip\r\n")
    async with wire_server(replying(packed)) as server:
        assert (await transport.send(get(server.url), **LIMITS)).body == b'{"data":1}'


async def test_an_answer_that_inflates_beyond_the_limit_is_an_error() -> None:
    transport = HttpxTransport(max_response_bytes=1000)
    bomb = answer(gzip.compress(b"0" * 100_000), headers=b"Content-Encoding: gzip\r\n")
    async with wire_server(replying(bomb, answer(b"{}"))) as server:
        with pytest.raises(ResponseError, match="larger than"):
            await transport.send(get(server.url), **LIMITS)
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"cut off" * 50)[:-12]])
async def test_a_broken_gzip_answer_is_an_error(transport: HttpxTransport, body: bytes) -> None:
    async with wire_server(replying(answer(body, headers=b"Content-Encoding: gzip\r\n"))) as server:
        with pytest.raises(ResponseError, match="gzip body"):
            await transport.send(get(server.url), **LIMITS)


async def test_a_refused_connection_is_a_connect_error_that_sent_nothing(
    transport: HttpxTransport,
) -> None:
    async with wire_server(replying(b"")) as server:
        url = server.url
    with pytest.raises(ConnectError) as caught:
        await transport.send(get(url), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)


@pytest.mark.parametrize(
    "partial", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly this"]
)
async def test_a_connection_cut_before_the_end_of_the_answer_may_have_been_processed(
    transport: HttpxTransport, partial: bytes
) -> None:
    async def handler(_, writer, __):
        writer.write(partial)
        await writer.drain()
        writer.close()
        await asyncio.sleep(30)

    async with wire_server(handler) as server:
        with pytest.raises(ConnectionDropped) as caught:
            await transport.send(get(server.url), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("receive", True)


async def test_a_silent_server_ends_in_a_timeout_that_is_also_a_timeouterror(
    transport: HttpxTransport,
) -> None:
    async def handler(*_):
        await asyncio.sleep(30)

    async with wire_server(handler) as server:
        with pytest.raises(RequestTimeout) as caught:
            await transport.send(get(server.url), attempt_timeout=0.05, timeout=5)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.phase == "receive"
    assert caught.value.may_have_been_processed


async def test_the_time_limit_covers_a_body_that_drips(transport: HttpxTransport) -> None:
    async def handler(_, writer, __):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await asyncio.sleep(0.01)

    async with wire_server(handler) as server:
        with pytest.raises(RequestTimeout):
            await transport.send(get(server.url), attempt_timeout=0.1, timeout=5)


async def test_waiting_for_a_slot_counts_against_the_whole_time_limit() -> None:
    transport = HttpxTransport(concurrency=1)

    async def handler(*_):
        await asyncio.sleep(30)

    async with wire_server(handler) as server:
        holding = asyncio.create_task(
            transport.send(get(server.url), attempt_timeout=30, timeout=30)
        )
        await server.arrived.wait()
        with pytest.raises(RequestTimeout, match="slot") as caught:
            await transport.send(get(server.url), attempt_timeout=5, timeout=0.05)
        assert not caught.value.may_have_been_processed
        holding.cancel()
        with pytest.raises(asyncio.CancelledError):
            await holding
    await transport.aclose()


async def test_slots_of_the_bulk_host_are_apart_so_that_an_upload_never_starves_look_ups() -> None:
    transport = HttpxTransport(concurrency=1, bulk_concurrency=1)

    async def handler(_, writer, head):
        if b"/bulk" in head:
            await asyncio.sleep(30)
        writer.write(answer(b"{}"))

    async with wire_server(handler) as server:
        bulk = WireRequest(
            method="POST", url=f"{server.url}/bulk", headers=[], body=b"x", host="bulk"
        )
        upload = asyncio.create_task(transport.send(bulk, attempt_timeout=30, timeout=30))
        await server.arrived.wait()
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
        upload.cancel()
        await asyncio.wait([upload])
    await transport.aclose()


async def test_no_more_connections_are_opened_than_there_are_slots() -> None:
    transport = HttpxTransport(concurrency=10)
    most = 0

    async def handler(_, writer, __):
        nonlocal most
        most = max(most, server.open)
        await asyncio.sleep(0.002)
        writer.write(answer(b"{}"))

    async with wire_server(handler) as server:
        await asyncio.gather(*(transport.send(get(server.url), **LIMITS) for _ in range(60)))
    assert most == 10
    await transport.aclose()


async def _cancel_storm(transport: HttpxTransport, slots: int) -> None:
    """Thousands of calls cancelled natively at random instants, then a hundred that must succeed."""
    chance = random.Random(7)

    async def handler(_, writer, __):
        await asyncio.sleep(chance.random() * 0.004)
        writer.write(answer(b'{"data":1}'))

    async with wire_server(handler) as server:
        calls = runner(transport, server.url)
        for _ in range(40):
            tasks = [
                asyncio.create_task(calls.call(operation(), {}, NO_OPTIONS))
                for _ in range(slots * 5)
            ]
            await asyncio.sleep(chance.random() * 0.006)
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        for _ in range(100):
            assert (await calls.call(operation(), {}, NO_OPTIONS)).data == 1
        assert server.open <= slots
        await transport.aclose()


async def test_calls_cancelled_at_any_instant_leak_no_slot() -> None:
    await _cancel_storm(HttpxTransport(concurrency=12), 12)


async def test_calls_cancelled_at_any_instant_leak_no_slot_of_a_pool_that_was_handed_in() -> None:
    pool = httpx.AsyncHTTPTransport(
        limits=httpx.Limits(max_connections=4, max_keepalive_connections=4)
    )
    await _cancel_storm(HttpxTransport(pool=pool, pool_size=4), 4)
    await pool.aclose()


async def test_the_size_of_a_pool_handed_in_must_be_stated() -> None:
    with pytest.raises(ArgumentError, match="pool_size"):
        HttpxTransport(pool=httpx.MockTransport(lambda _: httpx.Response(200)))


async def test_a_closed_transport_refuses_with_a_lifecycle_error(transport: HttpxTransport) -> None:
    await transport.aclose()
    with pytest.raises(LifecycleError):
        await transport.send(get("https://lytics.test"), **LIMITS)


def test_requests_errors_and_time_limits_work_on_trio() -> None:
    async def main() -> None:
        async def serve(stream: trio.SocketStream) -> None:
            async with stream:
                while data := await stream.receive_some():
                    if b"/slow" in data:
                        await trio.sleep(30)
                    await stream.send_all(answer(b'{"data":1}'))

        transport = HttpxTransport(concurrency=2)
        async with trio.open_nursery() as nursery:
            listeners = await nursery.start(partial(trio.serve_tcp, serve, 0, host="127.0.0.1"))
            url = f"http://127.0.0.1:{listeners[0].socket.getsockname()[1]}"
            calls = runner(transport, url)
            assert (await calls.call(operation(), {}, NO_OPTIONS)).data == 1
            with pytest.raises(RequestTimeout):
                await transport.send(get(f"{url}/slow"), attempt_timeout=0.05, timeout=5)
            with anyio.move_on_after(0.05):
                await transport.send(get(f"{url}/slow"), **LIMITS)
            for _ in range(5):
                assert (await calls.call(operation(), {}, NO_OPTIONS)).data == 1
            await transport.aclose()
            nursery.cancel_scope.cancel()

    trio.run(main)
