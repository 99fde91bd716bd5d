"""HttpxTransport: own connections, and the clients and transports that a user passes."""

import asyncio
import gc
import gzip
import io
import random
import subprocess
import sys
import time
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import anyio
import attrs
import httpx
import httpx2
import pytest
import trio
from calls import LIMITS, TOKEN, get, operation, post, runner
from certificates import NAME, serving, trusting
from faultserver import (
    OK,
    FaultServer,
    Turn,
    answer,
    close_without_answer,
    cut_off,
    deaf,
    drip,
    hesitant,
    message,
    raw,
    stale,
    stall,
)
from proxyserver import forwarding
from rich.console import Console
from rich.traceback import Traceback

from lytics_async import AsyncLytics, HttpxTransport, RequestOptions, RetryPolicy
from lytics_async.call.options import NO_OPTIONS
from lytics_async.errors import (
    ArgumentError,
    ConfigurationError,
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    LyticsError,
    NotFound,
    RequestTimeout,
    ResponseError,
    TransportError,
)
from lytics_async.wire.messages import WireRequest

LIBRARIES = [httpx, httpx2]

WAYS: dict[str, Callable[[], Any]] = {
    "own connections": lambda: None,
    "a transport": lambda: httpx.AsyncHTTPTransport(verify=trusting()),
    "a client": lambda: httpx.AsyncClient(verify=trusting(), trust_env=False),
    "a transport of httpx2": lambda: httpx2.AsyncHTTPTransport(verify=trusting()),
    "a client of httpx2": lambda: httpx2.AsyncClient(verify=trusting(), trust_env=False),
}
every_way = pytest.mark.parametrize("way", WAYS)
every_library = pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)


@asynccontextmanager
async def carrying(way: str, **options: Any) -> AsyncIterator[HttpxTransport]:
    pool = WAYS[way]()
    if pool is None:
        options.setdefault("verify", trusting())
    transport = HttpxTransport(pool, **options)
    try:
        yield transport
    finally:
        await transport.aclose()


def mocked(library: Any, respond: Callable[[Any], Any]) -> list[Any]:
    """A transport and a client with scripted responses."""
    mock = library.MockTransport(respond)
    return [mock, library.AsyncClient(transport=mock)]


def raising(error: BaseException) -> Callable[[Any], Any]:
    def respond(_: Any) -> Any:
        raise error

    return respond


def recording(library: Any, seen: list[Any], **response: Any) -> Callable[[Any], Any]:
    def respond(request: Any) -> Any:
        seen.append(request)
        return library.Response(200, **(response or {"json": {"data": 1}}))

    return respond


# requests


@every_way
@pytest.mark.parametrize(
    "target",
    [
        "/api/a%2Fb/%2E%2e/%41",
        "/api/x?ids=1,2&q=%2c%20'()*;:@!$&z",
        "/api//double/",
        "/api/./dots",
        '/api/"<>|^`{}\\[]',
        '/api/x?q="<>`{}',
        "/%zz?",
    ],
)
async def test_the_url_goes_over_the_wire_as_it_is_quoted(way: str, target: str) -> None:
    with FaultServer() as server:
        async with carrying(way) as transport:
            await transport.send(get(server.url, target), **LIMITS)
        assert server.requests[0].target == target


@every_library
async def test_base_url_and_params_of_a_client_have_no_effect(library: Any) -> None:
    client = library.AsyncClient(
        base_url="https://elsewhere.test/base", params={"key": "x"}, trust_env=False
    )
    transport = HttpxTransport(client)
    with FaultServer() as server:
        await transport.send(get(server.url, "/api/thing?a=1"), **LIMITS)
        assert server.requests[0].target == "/api/thing?a=1"
        assert server.requests[0].header("Host") == f"127.0.0.1:{server.port}"
    await transport.aclose()


def names_in(turn: Turn) -> list[str]:
    lines = turn.head.decode().split("\r\n")[1:]
    return [line.partition(":")[0].lower() for line in lines if line]


@every_way
async def test_every_header_is_sent_once_and_is_ours(way: str) -> None:
    request = attrs.evolve(
        post("", b"x"),
        headers=[
            ("Authorization", TOKEN),
            ("Accept", "application/json"),
            ("Accept-Encoding", "gzip"),
            ("User-Agent", "us/1"),
        ],
    )
    with FaultServer() as server:
        async with carrying(way) as transport:
            await transport.send(attrs.evolve(request, url=f"{server.url}/x"), **LIMITS)
    (turn,) = server.requests
    assert len(names_in(turn)) == len(set(names_in(turn)))
    sent = ["Authorization", "Accept", "User-Agent", "Accept-Encoding", "Content-Length"]
    assert [turn.header(name) for name in sent] == [TOKEN, "application/json", "us/1", "gzip", "1"]
    assert turn.header("Transfer-Encoding") is None


@every_library
async def test_default_headers_of_a_client_are_added_but_replace_none_of_ours(library: Any) -> None:
    client = library.AsyncClient(
        headers={
            "X-Gateway": "key",
            "User-Agent": "theirs",
            "Accept": "text/html",
            "Authorization": "Basic theirs",
            "Content-Type": "text/plain",
            "Content-Length": "9",
        },
        trust_env=False,
    )
    transport = HttpxTransport(client)
    with FaultServer() as server:
        await transport.send(get(server.url), **LIMITS)
        await transport.send(WireRequest(method="GET", url=f"{server.url}/x", headers=[]), **LIMITS)
    with_ours, without = server.requests
    assert (with_ours.header("X-Gateway"), with_ours.header("Authorization")) == ("key", TOKEN)
    ours = {"host", "connection", "x-gateway"}
    assert set(names_in(without)) == ours
    await transport.aclose()


class Slices:
    length = 6

    async def __aiter__(self) -> AsyncIterator[Any]:
        yield b"abc"
        yield memoryview(b"def")


@every_way
async def test_a_body_is_streamed_with_its_length_and_never_chunked(way: str) -> None:
    received = []

    async def take(turn: Turn) -> None:
        received.append(await turn.read_body())
        await turn.send(message(OK))

    with FaultServer(usual=take) as server:
        async with carrying(way) as transport:
            await transport.send(post(server.url, Slices()), **LIMITS)
            await transport.send(post(server.url, b""), **LIMITS)
    assert received == [b"abcdef", b""]
    assert [turn.header("Content-Length") for turn in server.requests] == ["6", "0"]
    assert "transfer-encoding" not in names_in(server.requests[0])


@every_library
async def test_a_mock_sees_the_whole_request(library: Any) -> None:
    for pool in mocked(library, recording(library, seen := [])):
        transport = HttpxTransport(pool)
        await transport.send(post("https://lytics.test", b"FILTER *"), **LIMITS)
        assert (seen[-1].content, seen[-1].url.path) == (b"FILTER *", "/collect")
        await transport.aclose()


# responses


@every_library
async def test_every_kind_of_mock_response_is_accepted(library: Any) -> None:
    async def slices() -> AsyncIterator[bytes]:
        yield b'{"data"'
        yield b":1}"

    packed = gzip.compress(b'{"data":1}')
    made: list[dict[str, Any]] = [
        {"json": {"data": 1}},
        {"content": b'{"data":1}'},
        {"content": packed, "headers": {"Content-Encoding": "gzip"}},
        {"content": slices()},
    ]
    for response in made:
        if "json" in response or isinstance(response["content"], bytes):
            pools = mocked(library, recording(library, [], **response))
        else:
            pools = mocked(library, recording(library, [], **response))[:1]
        for pool in pools:
            calls = runner(HttpxTransport(pool))
            assert (await calls.call(operation(), {}, NO_OPTIONS)).data == 1


@every_way
async def test_headers_are_joined_and_a_gzip_body_is_inflated(way: str) -> None:
    packed = gzip.compress(b'{"data":1}')
    whole = message(packed, "201 Created", "Content-Encoding: gzip", "X-One: 1", "x-one: 2")
    with FaultServer(raw(whole)) as server:
        async with carrying(way) as transport:
            response = await transport.send(get(server.url), **LIMITS)
    assert (response.status, response.body) == (201, b'{"data":1}')
    assert response.headers["x-one"] == "1, 2"


UNUSABLE = {
    "too large": (gzip.compress(b"0" * 100_000), "larger than"),
    "cut": (gzip.compress(b"cut off" * 50)[:-12], "too early"),
    "no gzip": (b"no gzip at all", "gzip body is not valid"),
}


@every_way
@pytest.mark.parametrize("kind", UNUSABLE)
async def test_a_body_that_cannot_be_used_is_an_error_and_costs_no_slot(
    way: str, kind: str
) -> None:
    body, words = UNUSABLE[kind]
    with FaultServer(raw(message(body, "200 OK", "Content-Encoding: gzip"))) as server:
        async with carrying(
            way, max_response_bytes=1000, concurrency=1, bulk_concurrency=1
        ) as transport:
            with pytest.raises(ResponseError, match=words):
                await transport.send(get(server.url), **LIMITS)
            server.script.clear()
            assert (await transport.send(get(server.url), **LIMITS)).body == OK


@every_library
async def test_an_endless_body_of_a_mock_ends_at_the_limit(library: Any) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"0" * 1000

    mock = library.MockTransport(lambda _: library.Response(200, content=endless()))
    transport = HttpxTransport(mock, max_response_bytes=10_000)
    with pytest.raises(ResponseError, match="larger than"):
        await transport.send(get("https://lytics.test"), **LIMITS)


@every_library
async def test_a_redirect_is_not_followed(library: Any) -> None:
    client = library.AsyncClient(follow_redirects=True, trust_env=False)
    transport = HttpxTransport(client)
    elsewhere = message(b"", "302 Found", "Location: http://127.0.0.1:9/")
    with FaultServer(raw(elsewhere)) as server:
        assert (await transport.send(get(server.url), **LIMITS)).status == 302
    await transport.aclose()


async def test_bytes_after_a_response_are_left_to_the_pool_of_httpx() -> None:
    """A limitation of httpx that the guide documents: its pool treats them as the next response."""
    with FaultServer(raw(message(b"{}") + message(b'"surplus"'))) as server:
        async with carrying("own connections") as transport:
            await transport.send(get(server.url), **LIMITS)
            assert (await transport.send(get(server.url), **LIMITS)).body == b'"surplus"'


# settings of a passed client


@every_library
async def test_cookies_are_neither_sent_nor_kept_by_default(library: Any) -> None:
    client = library.AsyncClient(trust_env=False)
    transport = HttpxTransport(client)
    with FaultServer(usual=answer(OK, "200 OK", "Set-Cookie: session=1; Path=/")) as server:
        for host in ("127.0.0.1", "localhost"):
            for _ in range(2):
                await transport.send(get(server.url_of(host)), **LIMITS)
    assert [turn.header("Cookie") for turn in server.requests] == [None] * 4
    assert list(client.cookies.jar) == []
    await transport.aclose()


@every_library
async def test_cookies_of_a_client_for_another_host_stay(library: Any) -> None:
    with FaultServer(usual=answer(OK, "200 OK", "Set-Cookie: ours=1")) as server:
        client = library.AsyncClient(trust_env=False)
        transport = HttpxTransport(client)
        client.cookies.set("theirs", "1", domain="elsewhere.test")
        await transport.send(get(server.url), **LIMITS)
        assert [cookie.name for cookie in client.cookies.jar] == ["theirs"]
        await transport.aclose()


@every_library
async def test_a_client_with_cookies_keeps_sending_and_storing_them(library: Any) -> None:
    client = library.AsyncClient(cookies={"gateway": "1"}, trust_env=False)
    transport = HttpxTransport(client)
    with FaultServer(answer(OK, "200 OK", "Set-Cookie: session=2; Path=/")) as server:
        for _ in range(2):
            await transport.send(get(server.url), **LIMITS)
    first, second = (turn.header("Cookie") for turn in server.requests)
    assert first == "gateway=1"
    assert sorted((second or "").split("; ")) == ["gateway=1", "session=2"]
    await transport.aclose()


@every_library
async def test_an_auth_flow_may_add_headers_and_repeat_the_request(library: Any) -> None:
    class Signing(library.Auth):  # type: ignore[misc,name-defined]
        def auth_flow(self, request: Any) -> Any:
            request.headers["X-Signature"] = "first"
            response = yield request
            if response.status_code == 401:
                request.headers["X-Signature"] = "second"
                yield request

    transport = HttpxTransport(library.AsyncClient(auth=Signing(), trust_env=False))
    with FaultServer(answer(b"", "401 Unauthorized"), answer()) as server:
        assert (await transport.send(post(server.url, Slices()), **LIMITS)).body == OK
    assert [turn.header("X-Signature") for turn in server.requests] == ["first", "second"]
    await transport.aclose()


@every_library
async def test_our_token_is_sent_unless_the_clients_auth_sets_another(library: Any) -> None:
    def add_nothing(request: Any) -> Any:
        return request

    with FaultServer() as server:
        for auth in (add_nothing, ("user", "password")):
            transport = HttpxTransport(library.AsyncClient(auth=auth, trust_env=False))
            await transport.send(get(server.url), **LIMITS)
            await transport.aclose()
    ours, theirs = (turn.header("Authorization") for turn in server.requests)
    assert ours == TOKEN
    assert (theirs or "").startswith("Basic ")


@every_library
async def test_event_hooks_see_requests_and_responses_and_may_read_the_body(library: Any) -> None:
    seen = []

    async def before(request: Any) -> None:
        seen.append(request.url.path)

    async def after(response: Any) -> None:
        seen.append((await response.aread()).decode())

    hooks = {"request": [before], "response": [after]}
    transport = HttpxTransport(library.AsyncClient(event_hooks=hooks, trust_env=False))
    packed = message(gzip.compress(OK), "200 OK", "Content-Encoding: gzip")
    with FaultServer(raw(packed)) as server:
        assert (await transport.send(get(server.url), **LIMITS)).body == OK
    assert seen == ["/api/thing", OK.decode()]
    await transport.aclose()


@every_library
@pytest.mark.parametrize("reads", [True, False])
async def test_an_event_hook_that_raises_for_a_status_does_not_change_the_error(
    library: Any, reads: bool
) -> None:
    async def check(response: Any) -> None:
        if reads:
            await response.aread()
        response.raise_for_status()

    client = library.AsyncClient(event_hooks={"response": [check]}, trust_env=False)
    with FaultServer(usual=answer(b'{"message":"gone"}', "404 Not Found")) as server:
        async with AsyncLytics("at.x.y", base_url=server.url, http_client=client) as lytics:
            with pytest.raises(NotFound) as caught:
                await lytics.segments.get("x")
    assert ("gone" in str(caught.value)) == reads


@every_library
async def test_mounts_and_asgi_applications_work(library: Any) -> None:
    async def application(scope: Any, receive: Any, send: Any) -> None:
        body = b'{"data":"%s"}' % scope["path"].encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    asgi = library.ASGITransport(app=application)
    client = library.AsyncClient(mounts={"all://lytics.test": asgi})
    for pool in (client, asgi):
        calls = runner(HttpxTransport(pool))
        assert (await calls.call(operation(), {}, NO_OPTIONS)).data == "/api/thing"


# failures

FAILURES: list[tuple[str, type[TransportError], str, bool]] = [
    ("ConnectError", ConnectError, "connect", False),
    ("ConnectTimeout", ConnectError, "connect", False),
    ("PoolTimeout", ConnectError, "connect", False),
    ("ProxyError", ConnectError, "connect", False),
    ("UnsupportedProtocol", ConnectError, "connect", False),
    ("InvalidURL", ConnectError, "connect", False),
    ("WriteTimeout", RequestTimeout, "send", True),
    ("WriteError", ConnectionDropped, "send", True),
    ("ReadTimeout", RequestTimeout, "receive", True),
    ("TimeoutException", RequestTimeout, "receive", True),
    ("ReadError", ConnectionDropped, "receive", True),
    ("RemoteProtocolError", ConnectionDropped, "receive", True),
    ("DecodingError", ConnectionDropped, "receive", True),
    ("TooManyRedirects", ConnectionDropped, "receive", True),
]


@every_library
@pytest.mark.parametrize(("name", "kind", "phase", "processed"), FAILURES, ids=lambda x: str(x))
async def test_an_error_of_httpx_becomes_ours_with_its_phase(
    library: Any, name: str, kind: type[TransportError], phase: str, processed: bool
) -> None:
    for pool in mocked(library, raising(getattr(library, name)("what happened"))):
        with pytest.raises(kind, match="what happened") as caught:
            await HttpxTransport(pool).send(get("https://lytics.test"), **LIMITS)
        assert type(caught.value) is kind
        assert (caught.value.phase, caught.value.may_have_been_processed) == (phase, processed)
        assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("error", "kind", "phase"),
    [
        (ConnectionResetError("reset"), ConnectionDropped, "receive"),
        (ConnectionRefusedError("refused"), ConnectError, "connect"),
        (TimeoutError("too slow"), RequestTimeout, "receive"),
        (anyio.BrokenResourceError(), ConnectionDropped, "receive"),
    ],
)
async def test_a_network_error_becomes_ours_whoever_raises_it(
    error: Exception, kind: type[TransportError], phase: str
) -> None:
    with pytest.raises(kind) as caught:
        await HttpxTransport(httpx.MockTransport(raising(error))).send(
            get("https://lytics.test"), **LIMITS
        )
    assert caught.value.phase == phase


class Own(Exception):
    """A test's own exception."""


CALLERS_OWN = [
    AssertionError("mine"),
    KeyError("mine"),
    Own("mine"),
    KeyboardInterrupt(),
    asyncio.CancelledError(),
    FileNotFoundError(2, "mine", "missing.json"),
]


@every_library
@pytest.mark.parametrize("error", CALLERS_OWN, ids=lambda error: type(error).__name__)
async def test_an_exception_of_the_caller_is_raised_unchanged(
    library: Any, error: BaseException
) -> None:
    for pool in mocked(library, raising(error)):
        lytics = AsyncLytics("at.x.y", base_url="https://lytics.test", http_client=pool)
        with pytest.raises(type(error)) as caught:
            await lytics.segments.list()
        assert caught.value is error
        error.__context__ = None


async def test_an_exception_group_of_one_is_unwrapped() -> None:
    async def application(*_: Any) -> None:
        async with anyio.create_task_group() as outer, anyio.create_task_group() as group:
            outer.start_soon(anyio.sleep_forever)
            group.start_soon(fail)

    async def fail() -> None:
        raise Own("inside")

    transport = HttpxTransport(httpx.ASGITransport(app=application))
    with pytest.raises(Own, match="inside"):
        await transport.send(get("https://lytics.test"), **LIMITS)


async def test_an_exception_of_an_event_hook_is_raised_unchanged() -> None:
    async def fail(_: Any) -> None:
        raise Own("hook")

    for when in ("request", "response"):
        client = httpx.AsyncClient(
            transport=httpx.MockTransport(recording(httpx, [])), event_hooks={when: [fail]}
        )
        with pytest.raises(Own, match="hook"):
            await HttpxTransport(client).send(get("https://lytics.test"), **LIMITS)


@every_way
@pytest.mark.parametrize("error", [Own("body"), OSError("body"), httpx.ReadError("body")])
async def test_an_exception_of_the_body_is_raised_unchanged(way: str, error: Exception) -> None:
    class Broken:
        length = 10

        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"abc"
            raise error

    with FaultServer() as server:
        async with carrying(way, concurrency=1) as transport:
            with pytest.raises(type(error)) as caught:
                await transport.send(post(server.url, Broken()), **LIMITS)
            assert caught.value is error
            assert (await transport.send(get(server.url), **LIMITS)).status == 200


@every_way
async def test_a_refused_connection_sent_nothing(way: str) -> None:
    with FaultServer(refusing=True) as server:
        async with carrying(way) as transport:
            with pytest.raises(ConnectError) as caught:
                await transport.send(get(server.url), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)


@every_way
@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly this"])
async def test_a_connection_cut_before_the_end_of_a_response_may_have_been_processed(
    way: str, begin: bytes
) -> None:
    with FaultServer(cut_off(begin)) as server:
        async with carrying(way) as transport:
            with pytest.raises(ConnectionDropped) as caught:
                await transport.send(post(server.url, b"x"), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("receive", True)
    assert not caught.value.stale


@every_way
async def test_a_connection_that_broke_while_idle_is_stale(way: str) -> None:
    with FaultServer(usual=stale()) as server:
        async with carrying(way) as transport:
            await transport.send(get(server.url), **LIMITS)
            with pytest.raises(ConnectionDropped) as caught:
                await transport.send(get(server.url), **LIMITS)
    assert caught.value.stale


@every_way
async def test_the_status_of_an_error_stands_although_its_body_was_truncated(way: str) -> None:
    with FaultServer(cut_off(message(b"no", "404 Not Found", length=50))) as server:
        async with carrying(way) as transport:
            assert (await transport.send(get(server.url), **LIMITS)).status == 404


@every_way
async def test_a_certificate_with_another_name_or_ca_is_refused_permanently(way: str) -> None:
    with FaultServer(tls=serving("elsewhere.test")) as server:
        async with carrying(way) as transport:
            with pytest.raises(ConnectError, match="certificate") as caught:
                await transport.send(get(server.url), **LIMITS)
    assert caught.value.permanent
    with FaultServer(tls=serving()) as server:
        for pool in (None, httpx.AsyncClient(trust_env=False), httpx2.AsyncHTTPTransport()):
            transport = HttpxTransport(pool)
            with pytest.raises(ConnectError, match="certificate") as caught:
                await transport.send(get(server.url), **LIMITS)
            assert caught.value.permanent
            await transport.aclose()


# proxies

REFUSALS = {
    "403 Forbidden": True,
    "407 Proxy Authentication Required": True,
    "502 Bad Gateway": False,
}


@asynccontextmanager
async def through(way: str, proxy: str) -> AsyncIterator[HttpxTransport]:
    pool = {
        "own connections": lambda: None,
        "a client": lambda: httpx.AsyncClient(proxy=proxy, verify=trusting()),
        "a transport of httpx2": lambda: httpx2.AsyncHTTPTransport(proxy=proxy, verify=trusting()),
    }[way]()
    own = {"proxy": proxy, "verify": trusting()} if pool is None else {}
    transport = HttpxTransport(pool, **own)
    try:
        yield transport
    finally:
        await transport.aclose()


every_proxied_way = pytest.mark.parametrize(
    "way", ["own connections", "a client", "a transport of httpx2"]
)


@every_proxied_way
@pytest.mark.parametrize("status", REFUSALS)
async def test_a_refusal_by_a_proxy_before_the_tunnel_is_open_sent_nothing(
    way: str, status: str
) -> None:
    with FaultServer(answer(b"", status)) as proxy:
        async with through(way, proxy.url) as transport:
            with pytest.raises(
                ConnectError, match=f"through the proxy 127.0.0.1:{proxy.port}"
            ) as it:
                await transport.send(post(f"https://{NAME}", b"x"), **LIMITS)
    assert status[:3] in str(it.value)
    assert (it.value.phase, it.value.may_have_been_processed) == ("connect", False)
    assert it.value.permanent == REFUSALS[status]


@every_proxied_way
@pytest.mark.parametrize("fault", [close_without_answer, raw(b"no HTTP\r\n\r\n"), None])
async def test_a_proxy_that_fails_before_the_tunnel_is_open_sent_nothing(
    way: str, fault: Any
) -> None:
    with FaultServer(usual=fault, refusing=fault is None) as proxy:
        async with through(way, proxy.url) as transport:
            with pytest.raises(ConnectError, match="proxy") as caught:
                await transport.send(post(f"https://{NAME}", b"x"), **LIMITS)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)


@every_proxied_way
async def test_a_silent_proxy_ends_in_a_timeout_that_sent_nothing(way: str) -> None:
    with FaultServer(usual=stall) as proxy:
        async with through(way, proxy.url) as transport:
            with pytest.raises(RequestTimeout) as caught:
                await transport.send(post(f"https://{NAME}", b"x"), attempt_timeout=0.2, timeout=5)
    assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)


@every_proxied_way
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_call_goes_through_a_proxy_with_its_url_as_it_is_quoted(
    way: str, scheme: str
) -> None:
    target = '/api/./a%2Fb?q="1,2"'
    with (
        FaultServer(tls=serving() if scheme == "https" else None) as server,
        FaultServer(usual=forwarding(server.port, login="user:p@ss")) as proxy,
    ):
        login = proxy.url.replace("//", "//user:p%40ss@")
        async with through(way, login) as transport:
            response = await transport.send(get(f"{scheme}://{NAME}", target), **LIMITS)
    assert response.body == OK
    assert server.requests[0].target == target
    assert server.requests[0].header("Proxy-Authorization") is None


# time limits and slots


async def elapsed(work: Awaitable[Any]) -> tuple[RequestTimeout, float]:
    start = time.monotonic()
    with pytest.raises(RequestTimeout) as caught:
        await work
    return caught.value, time.monotonic() - start


@every_way
@pytest.mark.parametrize(
    "fault", [stall, drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x")]
)
async def test_the_time_limit_of_an_attempt_covers_the_whole_response(way: str, fault: Any) -> None:
    with FaultServer(usual=fault) as server:
        async with carrying(way) as transport:
            error, seconds = await elapsed(
                transport.send(get(server.url), attempt_timeout=0.2, timeout=5)
            )
    assert 0.2 <= seconds < 1.5
    assert (error.phase, error.may_have_been_processed) == ("receive", True)


class Endless:
    length = 1 << 40

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield bytes(1 << 16)


@every_way
async def test_a_server_that_does_not_read_is_a_timeout_of_sending(way: str) -> None:
    with FaultServer(usual=deaf) as server:
        async with carrying(way) as transport:
            error, seconds = await elapsed(
                transport.send(post(server.url, Endless()), attempt_timeout=5, timeout=0.3)
            )
    assert 0.3 <= seconds < 2
    assert (error.phase, error.may_have_been_processed) == ("send", True)


@every_library
async def test_a_time_limit_of_the_client_has_no_effect(library: Any) -> None:
    transport = HttpxTransport(library.AsyncClient(timeout=0.05, trust_env=False))
    with FaultServer(hesitant([0.3])) as server:
        assert (await transport.send(get(server.url), **LIMITS)).status == 200
    await transport.aclose()


async def test_waiting_for_a_slot_counts_against_the_whole_time_limit() -> None:
    with FaultServer(usual=stall) as server:
        async with carrying("own connections", concurrency=1) as transport:
            holding = asyncio.create_task(transport.send(get(server.url), **LIMITS))
            await asyncio.sleep(0)
            error, seconds = await elapsed(
                transport.send(get(server.url), attempt_timeout=5, timeout=0.1)
            )
            holding.cancel()
            await asyncio.wait([holding])
    assert 0.1 <= seconds < 1.5
    assert (error.phase, error.may_have_been_processed) == ("connect", False)


async def test_no_more_requests_are_inside_a_pool_than_it_has_connections() -> None:
    inside = most = 0

    async def respond(_: httpx.Request) -> httpx.Response:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.001)
        inside -= 1
        return httpx.Response(200, json={})

    transport = HttpxTransport(httpx.MockTransport(respond), pool_size=4)
    requests = [get("https://lytics.test"), post("https://lytics.test", b"x", host="bulk")]
    await asyncio.gather(*(transport.send(requests[n % 2], **LIMITS) for n in range(60)))
    assert most == 4


@pytest.mark.parametrize(("size", "bulk"), [(100, 16), (4, 3), (2, 1), (1, 1)])
async def test_uploads_leave_a_connection_of_a_small_pool_to_other_calls(
    size: int, bulk: int
) -> None:
    async def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/collect":
            await asyncio.sleep(30)
        return httpx.Response(200, json={})

    transport = HttpxTransport(httpx.MockTransport(respond), pool_size=size)
    assert transport.bulk_concurrency == bulk
    if size == 1:
        return
    uploads = [
        asyncio.create_task(
            transport.send(
                post("https://lytics.test", b"x", host="bulk"), attempt_timeout=30, timeout=30
            )
        )
        for _ in range(bulk + 1)
    ]
    await asyncio.sleep(0)
    assert (await transport.send(get("https://lytics.test"), **LIMITS)).status == 200
    for upload in uploads:
        upload.cancel()
    await asyncio.wait(uploads)


# cancellation


async def by_task(call: Callable[[], Awaitable[Any]], moment: float) -> None:
    task = asyncio.ensure_future(call())
    await asyncio.sleep(moment)
    task.cancel()
    await asyncio.wait([task])


async def by_timeout(call: Callable[[], Awaitable[Any]], moment: float) -> None:
    async with asyncio.timeout(moment):
        await call()


async def by_anyio(call: Callable[[], Awaitable[Any]], moment: float) -> None:
    with anyio.move_on_after(moment):
        await call()


POOLS: dict[str, Callable[[], Any]] = {
    "httpx transport": lambda: httpx.AsyncHTTPTransport(limits=httpx.Limits(max_connections=4)),
    "httpx client": lambda: httpx.AsyncClient(
        limits=httpx.Limits(max_connections=4), trust_env=False
    ),
    "httpx2 client": lambda: httpx2.AsyncClient(
        limits=httpx2.Limits(max_connections=4), trust_env=False
    ),
}


@pytest.mark.parametrize("pool", POOLS)
async def test_calls_cancelled_at_any_instant_leave_the_whole_pool(pool: str) -> None:
    chance = random.Random(7)
    pauses = iter(lambda: chance.random() * 0.004, None)
    transport = HttpxTransport(POOLS[pool](), pool_size=4)
    begun = finished = 0
    with FaultServer(usual=hesitant(pauses)) as server:
        calls = runner(transport, server.url)

        async def call() -> Any:
            nonlocal finished
            data = (await calls.call(operation(), {}, NO_OPTIONS)).data
            finished += 1
            return data

        async def caller() -> None:
            nonlocal begun
            while begun < 400:
                begun += 1
                means = chance.choice([by_task, by_timeout, by_anyio])
                with suppress(TimeoutError):
                    await means(call, chance.expovariate(1 / 0.06))

        await asyncio.gather(*(caller() for _ in range(20)))
        assert begun * 0.01 < finished < begun * 0.95  # otherwise the test proves nothing
        async with asyncio.timeout(20):
            assert await asyncio.gather(*(call() for _ in range(100))) == [1] * 100
        assert server.open <= 4
        assert server.most_open <= 4 + 4  # the close of one may not be visible yet
        await transport.aclose()


@every_way
@pytest.mark.parametrize("turns", range(0, 60, 5))
async def test_a_call_cancelled_after_any_number_of_loop_turns_leaves_its_slot(
    way: str, turns: int
) -> None:
    with FaultServer() as server:
        async with carrying(way, concurrency=1) as transport:
            task = asyncio.ensure_future(transport.send(get(server.url), **LIMITS))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            assert (await transport.send(get(server.url), **LIMITS)).status == 200


# secrets


def shown(error: BaseException) -> str:
    """The output of an error reporter that shows the local variables of every frame."""
    console = Console(file=io.StringIO(), width=400)
    trace = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_string=10_000
    )
    console.print(trace)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


class Failing(httpx.AsyncBaseTransport):
    """A user's transport that fails after it has sent the request through one of httpx."""

    def __init__(self) -> None:
        self.inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self.inner.handle_async_request(request)
        except httpx.HTTPError as error:
            raise Own("wrapped") from error

    async def aclose(self) -> None:
        await self.inner.aclose()


async def until_timeout(transport: HttpxTransport, request: WireRequest) -> None:
    async with asyncio.timeout(0.1):
        await transport.send(request, attempt_timeout=30, timeout=30)


async def until_time_limit(transport: HttpxTransport, request: WireRequest) -> None:
    await transport.send(request, attempt_timeout=0.1, timeout=30)


ENDS: dict[str, tuple[Callable[[], Any], Any, Any, Any]] = {
    "a mock's assertion": (
        lambda: httpx.MockTransport(raising(Own())),
        None,
        b"x",
        until_time_limit,
    ),
    "a transport's own error": (Failing, close_without_answer, b"x", until_time_limit),
    "cancelled in receiving": (WAYS["a client"], stall, b"x", until_timeout),
    "cancelled in sending": (WAYS["a client"], deaf, Endless(), until_timeout),
    "too late in sending": (WAYS["a transport"], deaf, Endless(), until_time_limit),
    "dropped": (WAYS["a client of httpx2"], close_without_answer, b"x", until_time_limit),
}


@pytest.mark.parametrize("end", ENDS)
async def test_no_frame_shows_the_token(end: str) -> None:
    pool, fault, body, way = ENDS[end]
    transport = HttpxTransport(pool())
    with FaultServer(usual=fault) as server:
        request = attrs.evolve(post(server.url, body), headers=[("Authorization", TOKEN)])
        try:
            await way(transport, request)
        except (Own, TimeoutError, LyticsError) as error:
            text = shown(error)
        else:
            pytest.fail("it ended well")
    await transport.aclose()
    del request
    assert "test_httpx_engine" in text
    assert TOKEN not in text.replace(f"TOKEN = '{TOKEN}'", "")


async def test_own_connections_put_no_path_into_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    with FaultServer() as server:
        async with carrying("own connections") as transport:
            await transport.send(get(server.url, "/api/ada@example.com?email=ada"), **LIMITS)
    assert f"HTTP Request: GET {server.url}/ " in caplog.text  # httpx's own line
    assert "ada" not in caplog.text


# life


@every_library
async def test_a_passed_client_is_closed_unless_owns_transport_is_false(
    library: Any,
) -> None:
    for owns in (True, False):
        client = library.AsyncClient()
        async with AsyncLytics("at.x.y", http_client=client, owns_transport=owns):
            pass
        assert client.is_closed == owns
        await client.aclose()


async def test_a_closed_transport_and_a_closed_client_are_refused() -> None:
    closed = httpx.AsyncClient()
    await closed.aclose()
    with pytest.raises(LifecycleError, match="httpx client"):
        await HttpxTransport(closed).send(get("https://lytics.test"), **LIMITS)
    transport = HttpxTransport()
    await transport.aclose()
    with pytest.raises(LifecycleError, match="closed"):
        await transport.send(get("https://lytics.test"), **LIMITS)


@pytest.mark.parametrize(
    "argument",
    [
        "http_client=httpx.AsyncClient()",
        "http_client=httpx.AsyncHTTPTransport()",
        "transport=HttpxTransport(httpx.AsyncClient())",
        "transport=HttpxTransport()",
    ],
)
def test_a_client_made_in_one_line_leaves_nothing_open(argument: str) -> None:
    code = f"""
import asyncio, sys, httpx
from lytics_async import AsyncLytics, HttpxTransport
async def main():
    async with AsyncLytics("at.a.b", base_url=sys.argv[1], {argument}) as lytics:
        await lytics.segments.list()
asyncio.run(main())
"""
    with FaultServer(usual=answer(b'{"data":[]}')) as server:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code, server.url], capture_output=True, text=True
        )
    assert (done.returncode, done.stderr) == (0, "")


@contextmanager
def abandoning_connections() -> Iterator[None]:
    """Collect the connections of closed loops: they cannot be closed, and asyncio warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def test_own_connections_are_reopened_in_a_second_loop() -> None:
    transport = HttpxTransport()
    with FaultServer() as server, abandoning_connections():
        for _ in range(2):
            assert asyncio.run(transport.send(get(server.url), **LIMITS)).status == 200
        assert server.connections == 2
        del transport


@every_library
def test_a_pool_whose_connections_belong_to_a_closed_loop_is_refused(library: Any) -> None:
    transport = HttpxTransport(library.AsyncHTTPTransport())
    with FaultServer() as server, abandoning_connections():
        asyncio.run(transport.send(get(server.url), **LIMITS))
        for _ in range(2):
            with pytest.raises(LifecycleError, match=r"asyncio\.run"):
                asyncio.run(transport.send(get(server.url), **LIMITS))
        asyncio.run(transport.aclose())
        assert len(server.requests) == 1
        del transport


@every_library
def test_a_mock_serves_any_number_of_loops(library: Any) -> None:
    for pool in mocked(library, recording(library, seen := [])):
        transport = HttpxTransport(pool)
        for _ in range(2):
            asyncio.run(transport.send(get("https://lytics.test"), **LIMITS))
    assert len(seen) == 4


# trio


@every_way
def test_calls_errors_time_limits_and_cancellations_work_on_trio(way: str) -> None:
    script = [
        answer(),
        raw(message(b"0" * 100_000)),
        raw(message(b"no gzip", "200 OK", "Content-Encoding: gzip")),
        stall,
        stall,
        close_without_answer,
    ]

    async def main() -> None:
        async with carrying(
            way, max_response_bytes=50_000, concurrency=1, bulk_concurrency=1
        ) as transport:
            assert (await transport.send(get(server.url), **LIMITS)).status == 200
            for words in ("larger than", "gzip"):
                with pytest.raises(ResponseError, match=words):
                    await transport.send(get(server.url), **LIMITS)
            start = time.monotonic()
            with pytest.raises(RequestTimeout) as late:
                await transport.send(get(server.url), attempt_timeout=0.2, timeout=5)
            assert late.value.phase == "receive"
            with trio.move_on_after(0.2) as scope:
                await transport.send(get(server.url), **LIMITS)
            assert scope.cancelled_caught
            assert time.monotonic() - start < 3
            with pytest.raises(ConnectionDropped):
                await transport.send(post(server.url, b"x"), **LIMITS)
            assert (await transport.send(post(server.url, Slices()), **LIMITS)).status == 200

    with FaultServer(*script) as server:
        trio.run(main)
        assert len(server.requests) == 7


@every_library
def test_an_exception_of_the_caller_is_raised_unchanged_on_trio(library: Any) -> None:
    for error in (AssertionError("mine"), KeyboardInterrupt()):
        for pool in mocked(library, raising(error)):
            transport = HttpxTransport(pool)
            with pytest.raises(type(error)) as caught:
                trio.run(lambda: transport.send(get("https://lytics.test"), **LIMITS))  # noqa: B023
            assert caught.value is error


def test_many_calls_cancelled_on_trio_leave_the_whole_pool() -> None:
    chance = random.Random(3)

    async def main() -> None:
        async with carrying("a transport", pool_size=4) as transport:

            async def cancelled() -> None:
                with trio.move_on_after(chance.random() * 0.03):
                    await transport.send(get(server.url), **LIMITS)

            async with trio.open_nursery() as nursery:
                for _ in range(200):
                    nursery.start_soon(cancelled)
            with trio.fail_after(20):
                for _ in range(40):
                    await transport.send(get(server.url), **LIMITS)

    with FaultServer(usual=hesitant(iter(lambda: chance.random() * 0.004, None))) as server:
        trio.run(main)


# arguments


@pytest.mark.parametrize(
    "pool",
    [httpx.Client(), httpx.HTTPTransport(), httpx.AsyncClient, "https://x", 5],
    ids=lambda pool: getattr(pool, "__name__", type(pool).__name__),
)
def test_a_synchronous_client_or_transport_is_refused(pool: Any) -> None:
    with pytest.raises(ArgumentError, match="AsyncClient"):
        HttpxTransport(pool)


@pytest.mark.parametrize("argument", ["pool_size", "concurrency", "bulk_concurrency"])
@pytest.mark.parametrize("value", [0, -1, "4", 2.5, True])
def test_a_number_that_is_not_valid_is_refused_by_name(argument: str, value: Any) -> None:
    pool = httpx.MockTransport(recording(httpx, []))
    with pytest.raises(ConfigurationError, match=argument):
        HttpxTransport(pool, **{argument: value})


def test_conflicting_arguments_are_refused() -> None:
    client = httpx.AsyncClient()
    with pytest.raises(ArgumentError, match="pool_size"):
        HttpxTransport(pool_size=4)
    with pytest.raises(ArgumentError, match="verify"):
        HttpxTransport(client, proxy="http://proxy.test")
    with pytest.raises(ArgumentError, match="http_client"):
        AsyncLytics("t", transport=HttpxTransport(), http_client=client)
    with pytest.raises(ArgumentError, match="verify"):
        AsyncLytics("t", http_client=client, verify=trusting())


async def test_calls_work_through_a_passed_client() -> None:
    hooked = []

    async def note(request: httpx.Request) -> None:
        hooked.append(request.method)

    replies = [answer(b"", "503 Service Unavailable"), answer(b'{"data":[{"id":"a"}]}')]
    client = httpx.AsyncClient(event_hooks={"request": [note]}, trust_env=False)
    with FaultServer(*replies) as server:
        async with AsyncLytics(
            "at.x.y", base_url=server.url, http_client=client, retry=RetryPolicy(base_delay=0)
        ) as lytics:
            assert [segment.id for segment in await lytics.segments.list()] == ["a"]
            server.usual = stall
            with pytest.raises(RequestTimeout):
                await lytics.segments.list(
                    options=RequestOptions(attempt_timeout=0.1, max_attempts=1)
                )
    assert hooked == ["GET"] * 3
