"""DirectTransport over a real socket."""

import asyncio
import gzip
import random

import pytest
from wire import answer, operation, replying, runner, wire_server

from lytics_async.config import NO_OPTIONS
from lytics_async.errors import (
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    RequestTimeout,
    ResponseError,
)
from lytics_async.request import WireRequest
from lytics_async.wire.direct import DirectTransport

LIMITS = {"attempt_timeout": 5.0, "timeout": 5.0}


def get(url: str) -> WireRequest:
    return WireRequest(method="GET", url=f"{url}/api/thing", headers=[("Authorization", "at.x.y")])


async def test_a_body_is_sent_as_slices_with_its_length(transport: DirectTransport) -> None:
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


async def test_a_gzip_answer_is_inflated(transport: DirectTransport) -> None:
    packed = answer(gzip.compress(b'{"data":1}'), headers=b"Content-Encoding: gzip\r\n")
    async with wire_server(replying(packed)) as server:
        assert (await transport.send(get(server.url), **LIMITS)).body == b'{"data":1}'


async def test_an_answer_that_inflates_beyond_the_limit_is_an_error() -> None:
    transport = DirectTransport(max_response_bytes=1000)
    bomb = answer(gzip.compress(b"0" * 100_000), headers=b"Content-Encoding: gzip\r\n")
    async with wire_server(replying(bomb, answer(b"{}"))) as server:
        with pytest.raises(ResponseError, match="larger than"):
            await transport.send(get(server.url), **LIMITS)
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"cut off" * 50)[:-12]])
async def test_a_broken_gzip_answer_is_an_error(transport: DirectTransport, body: bytes) -> None:
    async with wire_server(replying(answer(body, headers=b"Content-Encoding: gzip\r\n"))) as server:
        with pytest.raises(ResponseError, match="gzip body"):
            await transport.send(get(server.url), **LIMITS)


async def test_a_refused_connection_is_a_connect_error_that_sent_nothing(
    transport: DirectTransport,
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
    transport: DirectTransport, partial: bytes
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
    transport: DirectTransport,
) -> None:
    async def handler(*_):
        await asyncio.sleep(30)

    async with wire_server(handler) as server:
        with pytest.raises(RequestTimeout) as caught:
            await transport.send(get(server.url), attempt_timeout=0.05, timeout=5)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.phase == "receive"
    assert caught.value.may_have_been_processed


async def test_the_time_limit_covers_a_body_that_drips(transport: DirectTransport) -> None:
    async def handler(_, writer, __):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await asyncio.sleep(0.01)

    async with wire_server(handler) as server:
        with pytest.raises(RequestTimeout):
            await transport.send(get(server.url), attempt_timeout=0.1, timeout=5)


async def test_waiting_for_a_slot_counts_against_the_whole_time_limit() -> None:
    transport = DirectTransport(concurrency=1)

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
    transport = DirectTransport(concurrency=1, bulk_concurrency=1)

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
    transport = DirectTransport(concurrency=10)
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


async def _cancel_storm(transport: DirectTransport, slots: int) -> None:
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
    await _cancel_storm(DirectTransport(concurrency=12), 12)


async def test_a_closed_transport_refuses_with_a_lifecycle_error(
    transport: DirectTransport,
) -> None:
    await transport.aclose()
    with pytest.raises(LifecycleError):
        await transport.send(get("https://lytics.test"), **LIMITS)
