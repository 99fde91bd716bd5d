"""A proxy between client and server: what it sees, and how its own failures are reported."""

import time
import traceback
from collections.abc import Iterator

import attrs
import pytest
from calls import LIMITS, TOKEN, arguments, get, row
from certificates import NAME, serving, trusting
from faultserver import (
    OK,
    Fault,
    FaultServer,
    Turn,
    answer,
    close_after_head,
    cut_off,
    flood,
    in_pieces,
    message,
    raw,
    reset_before_body,
    stall,
    stall_after,
)
from loops import ON_EVERY_LOOP, run
from proxyserver import ESTABLISHED, forwarding
from ways import Site, Way, engine_for, runner_for, site

from lytics_async import errors
from lytics_async.call.operation import Retry
from lytics_async.call.options import NO_OPTIONS, RequestOptions

LOGIN = "ada:p%s"
"""A password that has to be quoted in a URL, as `p%25s`."""

ON_EITHER_PATH = pytest.mark.parametrize("path", ["proxy", "tunnel"])


def with_login(where: Site, login: str = "ada:p%25s") -> Site:
    """The same site, with a name and a password in the proxy's URL."""
    proxy = where.options["proxy"].replace("http://", f"http://{login}@")
    return attrs.evolve(where, options={**where.options, "proxy": proxy})


# what it sees


@ON_EVERY_LOOP
async def test_a_tunnel_request_shows_the_host_but_neither_token_nor_path() -> None:
    with site("tunnel") as where:
        async with engine_for("direct", where) as transport:
            for _ in range(5):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert where.proxy is not None
        (asked,) = where.proxy.requests
        assert asked.head.startswith(b"CONNECT lytics.test:443 HTTP/1.1\r\n")
        assert asked.header("Host") == "lytics.test:443"
        assert TOKEN.encode() not in asked.head
        assert b"/api/thing" not in asked.head
        assert where.server.requests[0].header("Host") == NAME
        assert where.server.connections == 1


@ON_EVERY_LOOP
async def test_plain_http_is_forwarded_by_an_absolute_url() -> None:
    with site("proxy") as where:
        async with engine_for("direct", where) as transport:
            for _ in range(5):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert where.proxy is not None
        assert where.proxy.requests[0].head.startswith(
            b"GET http://lytics.test/api/thing HTTP/1.1\r\n"
        )
        assert where.server.requests[0].target == "/api/thing"
        assert where.server.requests[0].header("Host") == NAME
        assert where.proxy.connections == where.server.connections == 1


@ON_EVERY_LOOP
@ON_EITHER_PATH
async def test_a_proxy_gets_its_password_and_the_server_does_not(path: str) -> None:
    with site(path) as where:
        assert where.proxy is not None
        where.proxy.usual = forwarding(where.server.port, login=LOGIN)
        async with engine_for("direct", with_login(where)) as transport:
            for _ in range(3):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert {turn.header("Proxy-Authorization") for turn in where.server.requests} == {None}
        assert {turn.header("Authorization") for turn in where.server.requests} == {TOKEN}


@ON_EVERY_LOOP
@ON_EITHER_PATH
async def test_a_password_that_a_proxy_refuses_is_not_shown(path: str) -> None:
    with site(path) as where:
        assert where.proxy is not None
        where.proxy.usual = forwarding(where.server.port, login="ada:another")
        async with runner_for("direct", with_login(where)) as calls:
            with pytest.raises(errors.LyticsError) as caught:
                await calls.call(row(), {}, NO_OPTIONS)
        shown = "".join(
            traceback.TracebackException.from_exception(caught.value, capture_locals=True).format()
        )
        for secret in ("p%s", "p%25s", "YWRhOnAlcw=="):
            assert secret not in f"{shown} {caught.value!r} {vars(caught.value)}"
        assert where.server.requests == []


@ON_EVERY_LOOP
async def test_an_https_proxy_is_reached_over_tls() -> None:
    with FaultServer(tls=serving()) as server, FaultServer(tls=serving()) as proxy:
        proxy.usual = forwarding(server.port)
        where = Site(
            server, f"https://{NAME}", {"verify": trusting(), "proxy": proxy.url_of("localhost")}
        )
        async with engine_for("direct", where) as transport:
            for _ in range(3):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert len(proxy.requests) == 1


@ON_EVERY_LOOP
@pytest.mark.parametrize(
    "opening",
    [
        raw(b"HTTP/1.0 200 OK\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nVia: test\r\nX: y\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        raw(b"HTTP/1.1 204 No Content\r\n\r\n"),
        in_pieces(*(ESTABLISHED[at : at + 1] for at in range(len(ESTABLISHED))), pause=0),
        in_pieces(b"HTTP/1.1 200 Connec", b"tion established\r\n\r", b"\n", pause=0.01),
    ],
    ids=["HTTP/1.0", "headers", "length", "204", "bytes", "slow"],
)
async def test_a_tunnel_is_open_after_any_2xx(opening: Fault) -> None:
    with site("tunnel") as where:
        assert where.proxy is not None
        through = forwarding(where.server.port)

        async def open_like_that(turn: Turn) -> None:
            send = turn.send

            async def instead(data: bytes) -> None:
                turn.send = send  # type: ignore[method-assign]
                assert data == ESTABLISHED
                await opening(turn)

            turn.send = instead  # type: ignore[method-assign]
            await through(turn)

        where.proxy.usual = open_like_that
        async with engine_for("direct", where) as transport:
            for _ in range(2):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK


# its failures


@attrs.frozen
class Case:
    """The behavior of a proxy instead of a tunnel.

    Attributes:
        fault: played when a tunnel is requested; None = it refuses connections.
        welcome: played before a tunnel is requested.
        error: the class raised.
        again: whether another attempt is made.
        said: text that the message must contain.
        limit: the time limit of an attempt in seconds, where the fault outlasts any.
    """

    name: str
    fault: Fault | None
    error: type[errors.LyticsError] = errors.ConnectError
    again: bool = True
    said: str = "proxy"
    limit: float | None = None
    welcome: Fault | None = None


HANDSHAKE = "127.0.0.1"
"""After the tunnel is open, the proxy is not at fault, but its address still helps."""

FAILURES = [
    Case("refused", None),
    Case("closed before the request", answer(), welcome=close_after_head),
    Case("reset before the request", answer(), welcome=reset_before_body),
    Case("closed", close_after_head),
    Case("reset", reset_before_body),
    Case("silent", stall, errors.RequestTimeout, limit=0.15),
    Case("half a head, and silent", stall_after(b"HTTP/1.1 200 Conn"), errors.RequestTimeout, limit=0.15),
    Case("half a head, and closed", cut_off(b"HTTP/1.1 200 Conn")),
    Case("an interim response, and silent", stall_after(b"HTTP/1.1 100 Continue\r\n\r\n"), errors.RequestTimeout, limit=0.15),
    Case("garbage", cut_off(b"\0\xff no HTTP at all\r\n\r\n")),
    Case("another protocol", cut_off(b"SSH-2.0-OpenSSH_9.6\r\n")),
    Case("a head without an end", flood(b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 1000 + b"\r\n")),
    Case("403", answer(b"Blocked by policy.", "403 Blocked by policy"), again=False, said="403"),
    Case("407", answer(b"", "407 Proxy Authentication Required", "Proxy-Authenticate: Basic"), again=False, said="407"),
    Case("404", answer(b"", "404 Not Found"), said="404"),
    Case("429", answer(b"", "429 Too Many Requests"), said="429"),
    Case("500", answer(b"", "500 Internal Server Error"), said="500"),
    Case("502", answer(b"<html>", "502 Bad Gateway"), said="502"),
    Case("503", answer(b"", "503 Service Unavailable", "Retry-After: 90"), said="503"),
    Case("504", answer(b"", "504 Gateway Timeout"), said="504"),
    Case("302", answer(b"", "302 Found", "Location: http://login.test/"), said="302"),
    Case("101", answer(b"", "101 Switching Protocols"), said="proxy"),
    Case("a tunnel that is closed", cut_off(ESTABLISHED), said=HANDSHAKE),
    Case("a tunnel to a port that does not speak TLS", cut_off(ESTABLISHED + message(b"")), said=HANDSHAKE),
    Case("a tunnel to silence", stall_after(ESTABLISHED), errors.RequestTimeout, limit=0.05, said=HANDSHAKE),
]  # fmt: skip

ROWS: list[tuple[Retry, str]] = [("never", "POST"), ("idempotent", "PUT"), ("safe", "GET")]


def matrix() -> Iterator[object]:
    ways = [
        Way("direct", "asyncio", "tunnel"),
        Way("direct", "uvloop", "tunnel"),
        Way("httpx", "trio", "tunnel"),
    ]
    for way in ways:
        for case in FAILURES:
            # Whether a row may be repeated depends neither on the loop nor on the engine.
            for retry, method in ROWS if way == ways[0] and not case.limit else ROWS[:1]:
                yield pytest.param(way, case, retry, method, id=f"{case.name}-{way}-{retry}")


@pytest.mark.parametrize(("way", "case", "retry", "method"), list(matrix()))
def test_a_failure_before_the_tunnel_is_open_was_not_processed_and_names_the_proxy(
    way: Way, case: Case, retry: Retry, method: str
) -> None:
    operation = row(retry=retry, method=method)
    attempts = 2

    async def main() -> None:
        with (
            FaultServer(tls=serving()) as server,
            FaultServer(
                usual=case.fault, refusing=case.fault is None, welcome=case.welcome
            ) as proxy,
        ):
            where = Site(
                server, f"https://{NAME}", {"verify": trusting(), "proxy": proxy.url}, proxy
            )
            async with runner_for(
                way.engine, where, max_attempts=attempts, attempt_timeout=case.limit or 5
            ) as calls:
                begin = time.monotonic()
                with pytest.raises(errors.LyticsError) as caught:
                    await calls.call(operation, arguments(operation), NO_OPTIONS)
                error = caught.value
                expected = attempts if case.again else 1
                assert time.monotonic() - begin < (case.limit or 0) * expected + 2
                assert type(error) is case.error
                assert (error.phase, error.may_have_been_processed) == ("connect", False)
                assert error.attempts == expected
                if case.welcome is None:
                    assert len(proxy.requests) == (expected if case.fault else 0)
                assert case.said in str(error)
                if case.said != HANDSHAKE:
                    assert "proxy" in str(error).lower()
                assert f"127.0.0.1:{proxy.port}" in str(error)

                proxy.usual = forwarding(server.port)
                if case.fault is None:
                    proxy.listen()
                if case.welcome is None:
                    options = RequestOptions(attempt_timeout=5)  # the limit is for the failure only
                    reply = await calls.call(operation, arguments(operation), options)
                    assert reply.data == 1

    run(way.loop, main)


@ON_EVERY_LOOP
@pytest.mark.parametrize("retry", ["never", "safe"])
async def test_a_407_for_plain_http_is_not_retried(
    retry: Retry,
) -> None:
    with site("proxy") as where:
        assert where.proxy is not None
        where.proxy.usual = forwarding(where.server.port, login=LOGIN)
        async with runner_for("direct", where) as calls:
            with pytest.raises(errors.LyticsError, match="407") as caught:
                await calls.call(row(retry=retry), {}, NO_OPTIONS)
        assert (caught.value.attempts, len(where.proxy.requests)) == (1, 1)
        assert not caught.value.may_have_been_processed
        assert "proxy" in str(caught.value).lower()


@ON_EVERY_LOOP
@ON_EITHER_PATH
async def test_an_unreachable_proxy_is_retried_for_every_row(path: str) -> None:
    operation = row(method="POST", retry="never")
    with site(path) as where:
        where = attrs.evolve(where, options={**where.options, "proxy": "http://127.0.0.1:9"})
        async with runner_for("direct", where, max_attempts=3) as calls:
            with pytest.raises(errors.ConnectError, match=r"(?i)proxy.*127\.0\.0\.1:9") as caught:
                await calls.call(operation, arguments(operation), NO_OPTIONS)
        assert (caught.value.attempts, caught.value.may_have_been_processed) == (3, False)
