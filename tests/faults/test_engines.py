"""What both engines do alike over a real socket."""

import asyncio
import gzip
import socket
import ssl
import tracemalloc
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import unquote

import pytest
import trio
import trustme
from engines import ENGINES, row, runner
from faultserver import (
    OK,
    Turn,
    answer,
    close_without_answer,
    early,
    fault_server,
    message,
    raw,
    stale,
    stall,
)

from lytics_async.config import NO_OPTIONS, ClientConfig, RequestOptions
from lytics_async.errors import (
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    RequestTimeout,
    ResponseError,
)
from lytics_async.operation import Param
from lytics_async.request import WireRequest, plan
from lytics_async.transport import Transport

LIMITS = {"attempt_timeout": 5.0, "timeout": 5.0}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def transport(engine: str) -> AsyncIterator[Transport]:
    transport = ENGINES[engine]()
    yield transport
    await transport.aclose()


def get(url: str, target: str = "/api/thing") -> WireRequest:
    return WireRequest(method="GET", url=url + target, headers=[("Authorization", "at.x.y")])


def post(url: str, body: Any, host: Any = "api") -> WireRequest:
    return WireRequest(method="POST", url=f"{url}/collect", headers=[], body=body, host=host)


class Slices:
    """A BodyStream of equal slices."""

    def __init__(self, number: int, size: int) -> None:
        self.length = number * size
        self._number, self._size = number, size

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._number):
            yield b"x" * self._size


# what is sent


@pytest.mark.parametrize(
    "target",
    [
        "/api/a%2Fb/c%2fd?x=1%2C2",
        "/api/1,2;a=b?x=1,2&y=a+b",
        "/api/caf%C3%A9%20au%20lait?q=%E2%82%AC",
        "/api/%2E%2E/%7Eme?ids=a&ids=b&e=",
        "/api/a%25b?x=%26%3D%23%3F",
        "/api/thing?url=https://x.test/?a=b",
        "/api//double",
    ],
)
async def test_a_url_is_sent_as_it_was_quoted(transport: Transport, target: str) -> None:
    async with fault_server() as server:
        await transport.send(get(server.url, target), **LIMITS)
        assert server.requests[0].target == target


@pytest.mark.parametrize(
    "value", ["a/b", "1,2", "café €", "a+b", "a;b", "%2F", "a b?c#d&e=f", "😀"]
)
async def test_any_value_arrives_as_it_was_given(transport: Transport, value: str) -> None:
    operation = row(
        path="/api/thing/{id}",
        path_params=(Param(name="id", wire="id", required=True),),
        query_params=(Param(name="ids", wire="ids", list_style="repeat"),),
    )
    async with fault_server() as server:
        config = ClientConfig(token="t", base_url=server.url, bulk_url=server.url)
        request = plan(operation, {"id": value, "ids": [value, value]}, config, NO_OPTIONS)
        await transport.send(request, **LIMITS)
        path, _, query = server.requests[0].target.partition("?")
        assert unquote(path.removeprefix("/api/thing/")) == value
        assert [unquote(pair.removeprefix("ids=")) for pair in query.split("&")] == [value] * 2
        assert request.url == server.url + server.requests[0].target


async def test_only_the_headers_of_the_request_are_sent(transport: Transport) -> None:
    async with fault_server() as server:
        await transport.send(get(server.url), **LIMITS)
        lines = server.requests[0].head.decode().split("\r\n")[1:-2]
    sent = dict(line.split(": ", 1) for line in lines)
    assert sent.pop("Authorization") == "at.x.y"
    assert set(sent) == {"Host"}


@pytest.mark.parametrize(
    "body", [b"abcdef" * 100_000, Slices(7, 300_000), b""], ids=["bytes", "slices", "empty"]
)
async def test_a_body_is_sent_with_its_length_and_never_chunked(
    transport: Transport, body: Any
) -> None:
    received = bytearray()

    async def count(turn: Turn) -> None:
        received.extend(await turn.read_body())
        await turn.send(message(OK))

    async with fault_server(usual=count) as server:
        await transport.send(post(server.url, body), **LIMITS)
        turn = server.requests[0]
    length = len(body) if isinstance(body, bytes) else body.length
    assert (turn.header("Content-Length"), len(received)) == (str(length), length)
    assert turn.header("Transfer-Encoding") is None
    if isinstance(body, bytes):
        assert received == body


async def test_cookies_are_neither_kept_nor_sent(transport: Transport) -> None:
    async with fault_server(usual=answer(OK, "200 OK", "Set-Cookie: session=1")) as server:
        for _ in range(2):
            await transport.send(get(server.url), **LIMITS)
        assert server.requests[1].header("Cookie") is None


async def test_a_redirect_is_not_followed(transport: Transport) -> None:
    async with fault_server(usual=answer(b"", "307 Temporary Redirect", "Location: /x")) as server:
        assert (await transport.send(get(server.url), **LIMITS)).status == 307
        assert len(server.requests) == 1


async def test_this_machine_is_not_reached_through_a_proxy_of_the_environment(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    transport = ENGINES[engine]()
    async with fault_server() as server:
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


# what comes back


async def test_repeated_headers_are_joined_and_their_names_are_lower_case(
    transport: Transport,
) -> None:
    async with fault_server(usual=answer(OK, "200 OK", "X-One: 1", "x-one: 2")) as server:
        assert (await transport.send(get(server.url), **LIMITS)).headers["x-one"] == "1, 2"


async def test_an_early_refusal_of_a_large_body_is_heard(transport: Transport) -> None:
    refusal = early(message(b"", "413 Payload Too Large", "Connection: close"))
    async with fault_server(refusal) as server:
        assert (
            await transport.send(post(server.url, Slices(16, 256 * 1024)), **LIMITS)
        ).status == 413
        assert (await transport.send(get(server.url), **LIMITS)).status == 200


async def test_a_server_that_stops_reading_runs_into_the_time_limit_while_sending(
    transport: Transport,
) -> None:
    async def deaf(turn: Turn) -> None:
        await asyncio.sleep(30)

    async with fault_server(deaf) as server:
        with pytest.raises(RequestTimeout) as caught:
            await transport.send(
                post(server.url, Slices(64, 1024 * 1024)), attempt_timeout=0.3, timeout=5
            )
        assert (caught.value.phase, caught.value.may_have_been_processed) == ("send", True)
        assert (await transport.send(get(server.url), **LIMITS)).status == 200


async def test_a_bomb_costs_no_more_memory_than_the_limit(engine: str) -> None:
    bomb = answer(gzip.compress(b"\0" * 64_000_000), "200 OK", "Content-Encoding: gzip")
    transport = ENGINES[engine](max_response_bytes=1_000_000)
    async with fault_server(bomb) as server:
        tracemalloc.start()
        with pytest.raises(ResponseError, match="larger than 1,000,000 bytes"):
            await transport.send(get(server.url), **LIMITS)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 5_000_000
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


async def test_what_follows_an_answer_is_not_taken_for_the_next_one(transport: Transport) -> None:
    async with fault_server(raw(message(OK) + message(b'{"data":666}'))) as server:
        try:
            first = (await transport.send(get(server.url), **LIMITS)).body
        except ConnectionDropped:  # aiohttp refuses the answer as a whole
            first = OK
        assert first == OK
        assert (await transport.send(get(server.url), **LIMITS)).body == OK
        assert server.connections == 2


# connections


async def test_a_connection_is_kept_for_the_next_request(transport: Transport) -> None:
    async with fault_server() as server:
        for _ in range(5):
            await transport.send(get(server.url), **LIMITS)
        assert server.connections == 1


@pytest.mark.parametrize("retry", ["safe", "idempotent"])
@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_a_stale_connection_is_replayed_once_and_at_once(
    engine: str, method: str, retry: Any
) -> None:
    operation = row(method=method, retry=retry)
    given = {"body": "x"} if method == "PUT" else {}
    async with (
        fault_server(usual=stale()) as server,
        runner(engine, server.url, max_attempts=4) as calls,
    ):
        calls.policy = type(calls.policy)(base_delay=60, max_delay=60)
        for expected in (1, 2, 2):
            reply = await calls.call(operation, given, RequestOptions(timeout=5))
            assert (reply.data, reply.attempts) == (1, expected)
        assert (len(server.requests), server.connections) == (5, 3)


async def test_a_stale_connection_is_an_honest_error_for_what_must_not_be_repeated(
    engine: str,
) -> None:
    operation = row(method="POST", retry="never")
    async with fault_server(usual=stale()) as server, runner(engine, server.url) as calls:
        await calls.call(operation, {"body": "x"}, NO_OPTIONS)
        with pytest.raises(ConnectionDropped) as caught:
            await calls.call(operation, {"body": "x"}, NO_OPTIONS)
        assert (caught.value.stale, caught.value.may_have_been_processed) == (True, True)
        assert len(server.requests) == 2


async def test_connections_that_go_stale_all_the_time_do_not_use_the_quota_up(engine: str) -> None:
    async with fault_server(usual=stale()) as server, runner(engine, server.url) as calls:
        for _ in range(200):
            assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1


async def test_only_a_connection_that_was_used_before_is_called_stale(transport: Transport) -> None:
    async with fault_server(close_without_answer) as server:
        with pytest.raises(ConnectionDropped) as caught:
            await transport.send(get(server.url), **LIMITS)
        assert not caught.value.stale


async def test_the_engine_itself_sends_nothing_twice(transport: Transport) -> None:
    async with fault_server(answer(), close_without_answer) as server:
        await transport.send(get(server.url), **LIMITS)
        with pytest.raises(ConnectionDropped):
            await transport.send(get(server.url), **LIMITS)
        assert len(server.requests) == 2


async def test_a_connection_the_server_closed_while_idle_is_not_used_again(
    transport: Transport,
) -> None:
    async with fault_server(answer(OK, "200 OK"), usual=answer()) as server:
        await transport.send(get(server.url), **LIMITS)
        server.requests[0].close()
        await server.idle.wait()
        await asyncio.sleep(0)
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
        assert server.connections == 2


async def test_no_more_connections_are_opened_than_there_are_slots(engine: str) -> None:
    transport = ENGINES[engine](concurrency=10)
    most = 0

    async def slow(turn: Turn) -> None:
        nonlocal most
        most = max(most, server.open)
        await asyncio.sleep(0.002)
        await turn.send(message(OK))

    async with fault_server(usual=slow) as server:
        await asyncio.gather(*(transport.send(get(server.url), **LIMITS) for _ in range(60)))
    assert most == 10
    await transport.aclose()


async def test_waiting_for_a_slot_counts_against_the_time_limit_and_sends_nothing(
    engine: str,
) -> None:
    transport = ENGINES[engine](concurrency=1)
    async with fault_server(usual=stall) as server:
        holding = asyncio.create_task(transport.send(get(server.url), **LIMITS))
        await server.arrived.wait()
        with pytest.raises(RequestTimeout, match="slot") as caught:
            await transport.send(get(server.url), attempt_timeout=5, timeout=0.05)
        assert not caught.value.may_have_been_processed
        holding.cancel()
        await asyncio.wait([holding])
    await transport.aclose()


async def test_slots_of_the_bulk_host_are_apart(engine: str) -> None:
    transport = ENGINES[engine](concurrency=1, bulk_concurrency=1)
    async with fault_server(stall) as server:
        upload = asyncio.create_task(transport.send(post(server.url, b"x", "bulk"), **LIMITS))
        await server.arrived.wait()
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
        upload.cancel()
        await asyncio.wait([upload])
    await transport.aclose()


async def test_closing_closes_every_connection_and_refuses_what_comes_after(
    transport: Transport,
) -> None:
    async with fault_server() as server:
        await asyncio.gather(*(transport.send(get(server.url), **LIMITS) for _ in range(10)))
        await transport.aclose()
        await asyncio.wait_for(server.idle.wait(), 5)
        with pytest.raises(LifecycleError):
            await transport.send(get(server.url), **LIMITS)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


async def serve_tls(authority: trustme.CA) -> asyncio.Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(message(OK))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)


async def test_calls_go_over_tls_on_one_context_however_many_begin_at_once(
    engine: str, authority: trustme.CA
) -> None:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    transport = ENGINES[engine](verify=context)
    listener = await serve_tls(authority)
    url = f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    answers = await asyncio.gather(*(transport.send(get(url), **LIMITS) for _ in range(10)))
    assert {wire.status for wire in answers} == {200}
    await transport.aclose()
    listener.close()


async def test_a_certificate_that_is_not_trusted_is_a_connect_error(
    transport: Transport, authority: trustme.CA
) -> None:
    listener = await serve_tls(authority)
    url = f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    with pytest.raises(ConnectError, match="certificate") as caught:
        await transport.send(get(url), **LIMITS)
    assert not caught.value.may_have_been_processed
    listener.close()


async def test_a_host_that_does_not_exist_is_a_connect_error(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ConnectError, match="not known") as caught:
        await transport.send(get("http://no-such-host.invalid"), **LIMITS)
    assert not caught.value.may_have_been_processed


def test_aiohttp_says_that_it_runs_on_asyncio_only() -> None:
    async def call() -> None:
        await ENGINES["aiohttp"]().send(get("http://127.0.0.1:9"), **LIMITS)

    with pytest.raises(LifecycleError, match="asyncio only"):
        trio.run(call)


# what errors say


async def test_an_error_quotes_neither_the_query_nor_the_token_that_a_server_echoes(
    transport: Transport,
) -> None:
    async with fault_server(raw(b"at.x.y is no status line\r\n\r\n", then_close=True)) as server:
        with pytest.raises(ConnectionDropped) as caught:
            await transport.send(get(server.url, "/api/thing?email=ada"), **LIMITS)
    told = f"{caught.value} {caught.value.cause} {caught.value.__context__}"
    assert "at.x.y" not in told
    assert "ada" not in told
