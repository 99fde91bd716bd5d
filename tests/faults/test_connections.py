"""Connections: opened, shared, kept, stale and closed, on every path."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from calls import LIMITS, arguments, get, post, row
from faultserver import (
    OK,
    FaultServer,
    Turn,
    answer,
    close_without_answer,
    deaf,
    message,
    raw,
    settle,
    stale,
    stall,
    wait_without_a_turn,
)
from loops import ON_EVERY_LOOP, until
from names import resolving, unused_port
from ways import ENGINES, PATHS, Site, engine_for, runner_for, site

from lytics_async.call.operation import Retry
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import ConnectError, ConnectionDropped, LifecycleError, RequestTimeout

pytestmark = ON_EVERY_LOOP

LARGE = 2 * 1024 * 1024 + 1
"""More bytes than fit into any buffer."""

ON_EVERY_PATH = pytest.mark.parametrize("path", PATHS)
PLAIN_AND_TLS = pytest.mark.parametrize("path", ["plain", "tls"])


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Slices:
    """A BodyStream of large slices, which counts those that were read."""

    def __init__(self, number: int) -> None:
        self.length = number * LARGE
        self.taken = 0
        self._number = number

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._number):
            self.taken += 1
            yield b"x" * LARGE


# opening them


async def test_a_host_is_reached_by_the_first_of_its_addresses_that_responds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with site("plain") as where:
        resolving(monkeypatch, unused_port(), unused_port(), where.server.port)
        async with engine_for("direct", where) as transport:
            assert (await transport.send(get("http://lytics.test"), **LIMITS)).status == 200


@contextmanager
def silent_port() -> Iterator[int]:
    """A port that lets connections wait indefinitely: its queue is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        late = stack.enter_context(socket.socket())
        late.settimeout(0.1)
        with pytest.raises(TimeoutError):
            late.connect(listener.getsockname())
        yield listener.getsockname()[1]


async def test_an_address_that_is_silent_delays_the_next_one_by_a_moment_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with silent_port() as silent, site("plain") as where:
        resolving(monkeypatch, silent, where.server.port)
        async with engine_for("direct", where) as transport:
            begin = time.monotonic()
            assert (await transport.send(get("http://lytics.test"), **LIMITS)).status == 200
            assert time.monotonic() - begin < 1
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_host_none_of_whose_addresses_responds_is_a_connect_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with site("plain") as where:
        resolving(monkeypatch, unused_port(), unused_port())
        async with engine_for("direct", where) as transport:
            with pytest.raises(ConnectError, match=r"(?i)connect") as caught:
                await transport.send(get("http://lytics.test"), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)


async def test_an_address_that_stays_silent_runs_into_the_time_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with silent_port() as silent, site("plain") as where:
        resolving(monkeypatch, silent)
        async with engine_for("direct", where) as transport:
            begin = time.monotonic()
            with pytest.raises(RequestTimeout) as caught:
                await transport.send(get("http://lytics.test"), attempt_timeout=0.2, timeout=5)
            assert 0.19 < time.monotonic() - begin < 1.5
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_refused_connection_sent_nothing(engine: str) -> None:
    with site("plain", refusing=True) as where:
        async with engine_for(engine, where) as transport:
            with pytest.raises(ConnectError) as caught:
                await transport.send(get(where.url), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)


async def test_a_cancelled_handshake_closes_its_connection() -> None:
    greeted, ended = asyncio.Event(), asyncio.get_running_loop().create_future()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.read(4096)  # the client's greeting, to which there is no reply
        greeted.set()
        ended.set_result(await reader.read())
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    transport = ENGINES["direct"]()
    calling = asyncio.ensure_future(transport.send(get(url), **LIMITS))
    async with asyncio.timeout(5):
        await greeted.wait()
        calling.cancel()
        await asyncio.wait([calling])
        assert await ended == b""
    server.close()
    await transport.aclose()


# bytes


@ON_EVERY_PATH
async def test_large_bodies_are_sent_and_received_complete(path: str) -> None:
    received = 0

    async def exchange(turn: Turn) -> None:
        nonlocal received
        received += len(await turn.read_body())
        await asyncio.sleep(0.005)
        await turn.send(message(b"y" * LARGE))

    with site(path, usual=exchange) as where:
        async with engine_for("direct", where) as transport:
            for body in (b"x" * LARGE, Slices(1)):
                came = await transport.send(post(where.url, body), **LIMITS)
                assert came.body == b"y" * LARGE
        assert where.server.connections == 1
    assert received == 2 * LARGE


@ON_EVERY_PATH
async def test_a_body_that_is_not_read_does_not_fill_memory(path: str) -> None:
    body = Slices(128)
    with site(path, usual=deaf) as where:
        async with engine_for("direct", where) as transport:
            sending = asyncio.ensure_future(transport.send(post(where.url, body), **LIMITS))
            taken = -1
            while body.taken != taken or not where.server.requests:
                taken = body.taken
                await asyncio.sleep(0.1)
            assert taken < 40  # most of them in the buffers of the kernel
            sending.cancel()
            await asyncio.wait([sending])
            assert sending.cancelled()


@PLAIN_AND_TLS
async def test_the_end_of_a_request_does_not_wait_for_an_acknowledgement(path: str) -> None:
    """With Nagle's algorithm on, the second slice waits about 40 ms each time."""

    class Two:
        length = 4

        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"ab"
            await asyncio.sleep(0.001)
            yield b"cd"

    with site(path) as where:
        async with engine_for("direct", where) as transport:
            await transport.send(get(where.url), **LIMITS)
            begin = time.monotonic()
            for _ in range(20):
                await transport.send(post(where.url, Two()), **LIMITS)
            assert time.monotonic() - begin < 0.5


# sharing them


async def test_a_connection_is_kept_for_the_next_request(engine: str) -> None:
    with site("plain") as where:
        async with engine_for(engine, where) as transport:
            for _ in range(5):
                await transport.send(get(where.url), **LIMITS)
        assert where.server.connections == 1


async def test_no_more_connections_are_opened_than_there_are_slots(engine: str) -> None:
    async def slow(turn: Turn) -> None:
        await asyncio.sleep(0.002)
        await turn.send(message(OK))

    with site("plain", usual=slow) as where:
        async with engine_for(engine, where, concurrency=10) as transport:
            await asyncio.gather(*(transport.send(get(where.url), **LIMITS) for _ in range(60)))
        assert where.server.most_open == 10


async def test_waiting_for_a_slot_counts_against_the_time_limit_and_sends_nothing(
    engine: str,
) -> None:
    with site("plain", usual=stall) as where:
        async with engine_for(engine, where, concurrency=1) as transport:
            holding = asyncio.create_task(transport.send(get(where.url), **LIMITS))
            await until(lambda: where.server.requests)
            begin = time.monotonic()
            with pytest.raises(RequestTimeout, match="slot") as caught:
                await transport.send(get(where.url), attempt_timeout=5, timeout=0.1)
            assert 0.09 < time.monotonic() - begin < 1.5
            assert not caught.value.may_have_been_processed
            assert len(where.server.requests) == 1
            holding.cancel()
            await asyncio.wait([holding])


async def test_the_bulk_host_has_slots_of_its_own_so_that_an_upload_never_starves_look_ups(
    engine: str,
) -> None:
    with site("plain", stall) as where:
        async with engine_for(engine, where, concurrency=1, bulk_concurrency=1) as transport:
            upload = asyncio.create_task(transport.send(post(where.url, b"x", "bulk"), **LIMITS))
            await until(lambda: where.server.requests)
            assert (await transport.send(get(where.url), **LIMITS)).status == 200
            upload.cancel()
            await asyncio.wait([upload])


async def test_a_client_of_two_servers_opens_a_connection_to_each(
    engine: str,
) -> None:
    with FaultServer(usual=answer(b'"a"')) as first, FaultServer(usual=answer(b'"b"')) as second:
        async with engine_for(engine, Site(first, first.url, {}), concurrency=1) as transport:
            bodies = [
                (await transport.send(get(url), **LIMITS)).body
                for url in (first.url, second.url, first.url)
            ]
    assert bodies == [b'"a"', b'"b"', b'"a"']


async def test_closing_closes_every_connection_and_refuses_later_calls(engine: str) -> None:
    with site("plain") as where:
        async with engine_for(engine, where) as transport:
            await asyncio.gather(*(transport.send(get(where.url), **LIMITS) for _ in range(10)))
            await transport.aclose()
            await until(lambda: not where.server.open)
            with pytest.raises(LifecycleError):
                await transport.send(get(where.url), **LIMITS)


@ON_EVERY_PATH
async def test_closing_closes_the_connections_of_every_path(path: str) -> None:
    with site(path) as where:
        async with engine_for("direct", where) as transport:
            await asyncio.gather(*(transport.send(get(where.url), **LIMITS) for _ in range(10)))
        await until(lambda: not where.server.open)


@PLAIN_AND_TLS
async def test_a_call_that_fails_or_is_cancelled_closes_its_connection(
    engine: str, path: str
) -> None:
    """The server would otherwise continue to process what no caller waits for."""
    with site(path, usual=stall) as where:
        async with engine_for(engine, where) as transport:
            with pytest.raises(RequestTimeout):
                await transport.send(get(where.url), attempt_timeout=0.1, timeout=10)
            call = asyncio.create_task(transport.send(get(where.url), **LIMITS))
            await until(lambda: len(where.server.requests) == 2)
            call.cancel()
            await asyncio.wait([call])
            await until(lambda: not where.server.open)


# stale ones


async def pass_time(with_turns: bool) -> None:
    """Let the server's actions arrive; the client's loop runs meanwhile, or it does not."""
    settle()
    for _ in range(10 if with_turns else 0):
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("turn_first", [True, False], ids=["after a turn", "without a turn"])
@pytest.mark.parametrize("how", ["hang_up", "reset"])
@ON_EVERY_PATH
async def test_a_connection_that_was_closed_while_idle_is_not_used_again(
    path: str, how: str, turn_first: bool
) -> None:
    """Not even if the loop has not run since then."""
    with site(path) as where:
        async with engine_for("direct", where) as transport:
            await transport.send(get(where.url), **LIMITS)
            between = where.proxy or where.server
            getattr(between, how)()
            await pass_time(turn_first)
            assert (await transport.send(post(where.url, b"x"), **LIMITS)).status == 200
            assert len(where.server.requests) == where.server.connections == 2


@pytest.mark.parametrize("turn_first", [True, False], ids=["after a turn", "without a turn"])
@pytest.mark.parametrize(
    "said", [b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n", message(b"666"), b"\0"]
)
@ON_EVERY_PATH
async def test_a_connection_with_unrequested_data_is_not_used_again(
    path: str, said: bytes, turn_first: bool
) -> None:
    with site(path) as where:
        async with engine_for("direct", where) as transport:
            await transport.send(get(where.url), **LIMITS)
            where.server.say(said)
            await pass_time(turn_first)
            assert (await transport.send(get(where.url), **LIMITS)).body == OK
            assert where.server.connections == 2


@pytest.mark.parametrize("retry", ["safe", "idempotent"])
@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_a_stale_connection_is_replaced_once_and_without_a_delay(
    engine: str, method: str, retry: Retry
) -> None:
    operation = row(method=method, retry=retry)
    with site("plain", usual=stale()) as where:
        async with runner_for(engine, where, max_attempts=4) as calls:
            calls.policy = RetryPolicy(base_delay=60, max_delay=60)
            for expected in (1, 2, 2):
                reply = await calls.call(operation, arguments(operation), RequestOptions(timeout=5))
                assert (reply.data, reply.attempts) == (1, expected)
        assert (len(where.server.requests), where.server.connections) == (5, 3)


async def test_a_stale_connection_is_an_error_for_a_call_that_must_not_be_repeated(
    engine: str,
) -> None:
    operation = row(method="POST", retry="never")
    with site("plain", usual=stale()) as where:
        async with runner_for(engine, where) as calls:
            await calls.call(operation, {"body": "x"}, NO_OPTIONS)
            with pytest.raises(ConnectionDropped) as caught:
                await calls.call(operation, {"body": "x"}, NO_OPTIONS)
            assert (caught.value.stale, caught.value.may_have_been_processed) == (True, True)
        assert len(where.server.requests) == 2


async def test_connections_that_always_go_stale_do_not_exhaust_the_quota() -> None:
    with site("plain", usual=stale()) as where:
        async with runner_for("direct", where) as calls:
            for _ in range(200):
                assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1


async def test_only_a_connection_that_was_used_before_is_called_stale(engine: str) -> None:
    with site("plain", close_without_answer) as where:
        async with engine_for(engine, where) as transport:
            with pytest.raises(ConnectionDropped) as caught:
                await transport.send(get(where.url), **LIMITS)
            assert not caught.value.stale
            assert caught.value.phase == "receive"


async def test_the_engine_itself_sends_nothing_twice(engine: str) -> None:
    with site("plain", answer(), close_without_answer) as where:
        async with engine_for(engine, where) as transport:
            await transport.send(get(where.url), **LIMITS)
            with pytest.raises(ConnectionDropped):
                await transport.send(get(where.url), **LIMITS)
        assert len(where.server.requests) == 2


async def test_a_connection_closed_just_after_its_response_is_not_used_again() -> None:
    """The response promises to keep the connection, and the FIN comes a moment later."""

    async def fickle(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(message(OK))
        turn.close()

    with site("plain", usual=fickle) as where:
        async with engine_for("direct", where) as transport:
            for number in range(1, 50):
                assert (await transport.send(get(where.url), **LIMITS)).status == 200
                wait_without_a_turn(lambda: not where.server.open)
                assert where.server.connections == number


async def test_connection_close_is_honored(engine: str) -> None:
    closing = raw(message(OK, "200 OK", "Connection: close"))
    with site("plain", usual=closing) as where:
        async with engine_for(engine, where) as transport:
            for _ in range(3):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert where.server.connections == 3
