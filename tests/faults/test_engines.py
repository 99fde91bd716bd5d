"""The behavior of both engines over a real socket: the requests that they send, and the results."""

import gzip
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import unquote

import pytest
from calls import LIMITS, TOKEN, get, post, row
from faultserver import OK, FaultServer, Turn, answer, message, raw
from measuring import memory
from names import resolving
from ways import ENGINES

from lytics_async.call.operation import Param
from lytics_async.call.options import NO_OPTIONS
from lytics_async.call.request import plan
from lytics_async.config import ClientConfig
from lytics_async.errors import ConnectError, ConnectionDropped, LifecycleError, ResponseError
from lytics_async.wire.transport import Transport


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def transport(engine: str) -> AsyncIterator[Transport]:
    transport = ENGINES[engine]()
    yield transport
    await transport.aclose()


class Slices:
    """A BodyStream of equal slices."""

    def __init__(self, number: int, size: int) -> None:
        self.length = number * size
        self._number, self._size = number, size

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._number):
            yield b"x" * self._size


class Views:
    """A BodyStream like those of uploads: views of a larger buffer, some of them empty."""

    length = 6

    async def __aiter__(self) -> AsyncIterator[Any]:
        yield b"abc"
        yield memoryview(b"xdefx")[1:4]
        yield b""


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
    with FaultServer() as server:
        await transport.send(get(server.url, target), **LIMITS)
        assert server.requests[0].target == target


@pytest.mark.parametrize(
    "value", ["a/b", "1,2", "café €", "a+b", "a;b", "%2F", "a b?c#d&e=f", "😀"]
)
async def test_any_value_arrives_unchanged(transport: Transport, value: str) -> None:
    operation = row(
        path="/api/thing/{id}",
        path_params=(Param(name="id", wire="id", required=True),),
        query_params=(Param(name="ids", wire="ids", list_style="repeat"),),
    )
    with FaultServer() as server:
        config = ClientConfig(token="t", base_url=server.url, bulk_url=server.url)
        request = plan(operation, {"id": value, "ids": [value, value]}, config, NO_OPTIONS)
        await transport.send(request, **LIMITS)
        path, _, query = server.requests[0].target.partition("?")
        assert unquote(path.removeprefix("/api/thing/")) == value
        assert [unquote(pair.removeprefix("ids=")) for pair in query.split("&")] == [value] * 2
        assert request.url == server.url + server.requests[0].target


async def test_an_engine_adds_no_headers_but_those_of_the_connection(transport: Transport) -> None:
    with FaultServer() as server:
        await transport.send(get(server.url), **LIMITS)
        lines = server.requests[0].head.decode().split("\r\n")[1:-2]
    sent = dict(line.split(": ", 1) for line in lines)
    assert (sent.pop("Host"), sent.pop("Authorization")) == (server.url[7:], TOKEN)
    assert sent.pop("Connection", "keep-alive") == "keep-alive"
    assert sent == {}


@pytest.mark.parametrize(
    "body",
    [b"abcdef" * 100_000, Slices(7, 300_000), Views(), b""],
    ids=["bytes", "slices", "views", "empty"],
)
async def test_a_body_is_sent_with_its_length_and_never_chunked(
    transport: Transport, body: Any
) -> None:
    received = bytearray()

    async def keep(turn: Turn) -> None:
        received.extend(await turn.read_body())
        await turn.send(message(OK))

    with FaultServer(usual=keep) as server:
        await transport.send(post(server.url, body), **LIMITS)
        turn = server.requests[0]
    length = len(body) if isinstance(body, bytes) else body.length
    assert (turn.header("Content-Length"), len(received)) == (str(length), length)
    assert turn.header("Transfer-Encoding") is None
    if isinstance(body, bytes):
        assert received == body
    if isinstance(body, Views):
        assert received == b"abcdef"


@pytest.mark.parametrize("domain", ["", "; Domain=localhost", "; Path=/; Max-Age=9999"])
async def test_cookies_of_a_host_with_a_name_are_neither_kept_nor_sent(
    transport: Transport, domain: str
) -> None:
    """By a name, because cookie jars ignore cookies of an address."""
    cookie = answer(OK, "200 OK", f"Set-Cookie: session=1{domain}", "Set-Cookie: b=2")
    with FaultServer(usual=cookie) as server:
        for _ in range(2):
            await transport.send(get(server.url_of("localhost")), **LIMITS)
        assert server.requests[1].header("Cookie") is None


async def test_a_redirect_is_not_followed(transport: Transport) -> None:
    with FaultServer(usual=answer(b"", "307 Temporary Redirect", "Location: /x")) as server:
        assert (await transport.send(get(server.url), **LIMITS)).status == 307
        assert len(server.requests) == 1


async def test_this_machine_is_not_reached_through_a_proxy_of_the_environment(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    transport = ENGINES[engine]()
    with FaultServer() as server:
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


# what comes back


async def test_repeated_headers_are_joined_and_their_names_are_lower_case(
    transport: Transport,
) -> None:
    with FaultServer(usual=answer(OK, "200 OK", "X-One: 1", "x-one: 2")) as server:
        assert (await transport.send(get(server.url), **LIMITS)).headers["x-one"] == "1, 2"


async def test_a_gzip_body_is_inflated(transport: Transport) -> None:
    packed = answer(gzip.compress(OK), "200 OK", "Content-Encoding: gzip")
    with FaultServer(usual=packed) as server:
        assert (await transport.send(get(server.url), **LIMITS)).body == OK


async def test_a_bomb_costs_no_more_memory_than_the_limit(engine: str) -> None:
    bomb = answer(gzip.compress(b"\0" * 64_000_000), "200 OK", "Content-Encoding: gzip")
    transport = ENGINES[engine](max_response_bytes=1_000_000)
    with FaultServer(bomb) as server:
        with memory() as measured, pytest.raises(ResponseError, match="larger than 1,000,000"):
            await transport.send(get(server.url), **LIMITS)
        assert measured.peak < 5_000_000
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


async def test_a_closed_transport_refuses_with_a_lifecycle_error(transport: Transport) -> None:
    await transport.aclose()
    with pytest.raises(LifecycleError, match="closed"):
        await transport.send(get("https://lytics.test"), **LIMITS)


# what errors say


async def test_a_host_that_does_not_exist_is_a_connect_error(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch)
    with pytest.raises(ConnectError, match="not known") as caught:
        await transport.send(get("http://no-such-host.invalid"), **LIMITS)
    assert not caught.value.may_have_been_processed


async def test_an_error_quotes_neither_the_query_nor_the_token_that_a_server_echoes(
    transport: Transport,
) -> None:
    echo = raw(f"{TOKEN} is not a status line\r\n\r\n".encode(), then_close=True)
    with FaultServer(echo) as server, pytest.raises(ConnectionDropped) as caught:
        await transport.send(get(server.url, "/api/thing?email=ada"), **LIMITS)
    told = f"{caught.value} {caught.value.cause} {caught.value.__context__}"
    assert TOKEN not in told
    assert "ada" not in told
