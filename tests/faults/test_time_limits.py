"""Time limits hold whatever a server does, and however busy it keeps the loop."""

import asyncio
import gzip
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from calls import arguments, get, post, row
from faultserver import (
    OK,
    Fault,
    Turn,
    answer,
    deaf,
    drip,
    flood,
    stall,
    stall_after,
)
from loops import ON_EVERY_LOOP, run, until
from measuring import memory, turns
from ways import PATHS, WAYS, Way, engine_for, runner_for, site

from lytics_async.call.options import RequestOptions
from lytics_async.errors import LyticsError, RequestTimeout

SHORT = 0.15
"""Seconds of the limit that must end a call."""
LONG = 30.0
"""Seconds of the other limit, which must not matter."""
SLACK = 1.5
"""Seconds that a busy machine may take in addition to the limit."""

LIMITS = {
    "attempt_timeout": {"attempt_timeout": SHORT, "timeout": LONG},
    "timeout": {"attempt_timeout": LONG, "timeout": SHORT},
}
BOTH_LIMITS = pytest.mark.parametrize("limits", list(LIMITS.values()), ids=LIMITS)


@contextmanager
def taking(seconds: float) -> Iterator[None]:
    """The block is ended by this limit, not by the other one, however busy the machine is."""
    begin = time.monotonic()
    yield
    taken = time.monotonic() - begin
    assert seconds - 0.01 <= taken < LONG / 2


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"

SLOW: dict[str, Fault] = {
    "silent": stall,
    "half a head": stall_after(b"HTTP/1.1 20"),
    "half a body": stall_after(HEAD + b"Content-Length: 99\r\n\r\n{"),
    "a body that drips": drip(HEAD + b"Content-Length: 1000000\r\n\r\n", b" "),
    "a body without an end that drips": drip(HEAD + b"\r\n", b" "),
    "chunks that drip": drip(CHUNKED, b"1\r\n \r\n"),
    "interim responses that drip": drip(b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    "headers that drip": drip(HEAD, b"X: y\r\n"),
    "the body of an error that drips": drip(
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"\r\n"
    ),
}


def kinds_of_slowness() -> Iterator[object]:
    cases = itertools.cycle(itertools.product(("silent", "a body that drips"), LIMITS))
    for way, (case, limit) in zip(WAYS, cases, strict=False):
        yield pytest.param(way, case, limit, id=f"{way}-{case}")


@pytest.mark.parametrize(("way", "case", "limit"), list(kinds_of_slowness()))
def test_a_limit_ends_a_slow_call_on_every_way(way: Way, case: str, limit: str) -> None:
    limits = LIMITS[limit]

    async def main() -> None:
        with site(way.path, usual=SLOW[case]) as where:
            async with engine_for(way.engine, where) as transport:
                with taking(SHORT), pytest.raises(RequestTimeout) as caught:
                    await transport.send(get(where.url), **limits)
                assert (caught.value.phase, caught.value.may_have_been_processed) == (
                    "receive",
                    True,
                )
                assert isinstance(caught.value, TimeoutError)
                where.server.usual = answer()
                assert (await transport.send(get(where.url), **limits)).body == OK

    run(way.loop, main)


@ON_EVERY_LOOP
@pytest.mark.parametrize("case", [case for case in SLOW if case != "silent"])
async def test_a_limit_ends_a_call_wherever_it_is_slow(case: str) -> None:
    with site("plain", usual=SLOW[case]) as where:
        async with engine_for("direct", where) as transport:
            with taking(0.08), pytest.raises(RequestTimeout):
                await transport.send(get(where.url), attempt_timeout=0.08, timeout=LONG)


@ON_EVERY_LOOP
@pytest.mark.parametrize("earlier", [LONG, SHORT], ids=["long", "short"])
async def test_a_limit_is_that_of_its_own_call_on_a_connection_that_carried_others(
    earlier: float,
) -> None:
    with site("plain", answer(), answer(), usual=stall) as where:
        async with engine_for("direct", where) as transport:
            for _ in range(2):
                await transport.send(get(where.url), attempt_timeout=earlier, timeout=LONG)
            with taking(2 * SHORT), pytest.raises(RequestTimeout):
                await transport.send(get(where.url), attempt_timeout=2 * SHORT, timeout=LONG)
        assert where.server.connections == 1


@ON_EVERY_LOOP
async def test_a_limit_of_the_whole_call_ends_its_retries() -> None:
    """Five attempts of 0.1 s would be made."""
    with site("plain", usual=stall) as where:
        async with runner_for("direct", where, max_attempts=5, attempt_timeout=0.1) as calls:
            with taking(0.25), pytest.raises(RequestTimeout):
                await calls.call(row(), {}, RequestOptions(timeout=0.25))
        # A fourth attempt may begin in what is left of the time; it sends nothing.
        assert len(where.server.requests) == 3


@ON_EVERY_LOOP
async def test_a_limit_covers_the_wait_before_a_retry() -> None:
    busy = answer(b"", "429 Too Many Requests", "Retry-After: 1")
    with site("plain", usual=busy) as where:
        async with runner_for("direct", where) as calls:
            begin = time.monotonic()
            with pytest.raises(LyticsError):
                await calls.call(row(), {}, RequestOptions(timeout=0.9))
            assert time.monotonic() - begin < 0.9  # the wait is not even begun


# while sending


class Body:
    """A BodyStream whose slices are created on demand."""

    def __init__(self, make: Callable[[], Awaitable[bytes]], number: int, size: int) -> None:
        self.length = number * size
        self.closed = False
        self._make, self._number = make, number

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            for _ in range(self._number):
                yield await self._make()
        finally:
            self.closed = True


async def _megabyte() -> bytes:
    return b"x" * 1_000_000


async def _never() -> bytes:
    await asyncio.sleep(60)
    return b""


@ON_EVERY_LOOP
@pytest.mark.parametrize(
    ("path", "limits"), list(zip(PATHS, [*LIMITS.values()] * 2, strict=True)), ids=PATHS
)
async def test_a_server_that_stops_reading_runs_into_the_limit_while_sending(
    path: str, limits: dict[str, float]
) -> None:
    body = Body(_megabyte, 64, 1_000_000)
    with site(path, deaf) as where:
        async with engine_for("direct", where) as transport:
            with taking(SHORT), pytest.raises(RequestTimeout) as caught:
                await transport.send(post(where.url, body), **limits)
            assert (caught.value.phase, caught.value.may_have_been_processed) == ("send", True)
            assert body.closed
            assert (await transport.send(get(where.url), **limits)).body == OK


@ON_EVERY_LOOP
@BOTH_LIMITS
async def test_a_body_that_is_not_produced_runs_into_the_limit(limits: dict[str, float]) -> None:
    body = Body(_never, 1, 10)
    with site("plain") as where:
        async with engine_for("direct", where) as transport:
            with taking(SHORT), pytest.raises(RequestTimeout) as caught:
                await transport.send(post(where.url, body), **limits)
            assert (caught.value.phase, caught.value.may_have_been_processed) == ("send", True)
            assert body.closed
            assert (await transport.send(get(where.url), **limits)).body == OK


@ON_EVERY_LOOP
async def test_a_body_that_is_read_drop_by_drop_runs_into_the_limit() -> None:
    async def sip(turn: Turn) -> None:
        while await turn.reader.read(1000):  # noqa: ASYNC110 # slowly, on purpose
            await asyncio.sleep(0.001)

    with site("plain", usual=sip) as where:
        async with engine_for("direct", where) as transport:
            with taking(SHORT), pytest.raises(RequestTimeout):
                await transport.send(
                    post(where.url, b"x" * 50_000_000), attempt_timeout=SHORT, timeout=LONG
                )


# a server that always has data ready


def blank(size: int) -> bytes:
    return b"%X\r\n%s\r\n" % (size, b" " * size)


FLOODS: dict[str, Fault] = {
    "chunks of a byte": flood(CHUNKED, blank(1)),
    "chunks": flood(CHUNKED, blank(5000)),
    "an extension of a chunk": flood(CHUNKED + b"1;x=", b"y" * 1000),
    "trailers": flood(CHUNKED + b"0\r\n", b"X: " + b"y" * 1000 + b"\r\n"),
    "a trailer": flood(CHUNKED + b"0\r\nX: ", b"y" * 1000),
    "a body to the end of the connection": flood(HEAD + b"\r\n", b" " * 1000),
    "the body of an error": flood(b"HTTP/1.1 404 Not Found\r\n\r\n", b" " * 1000),
    "a reason phrase": flood(b"HTTP/1.1 200 ", b"y" * 1000),
    "a header": flood(HEAD + b"X: ", b"y" * 1000),
    "the name of a header": flood(HEAD, b"y" * 1000),
    "headers": flood(HEAD, b"X: " + b"y" * 1000 + b"\r\n"),
    "empty headers": flood(HEAD, b"X:\r\n"),
    "interim responses": flood(b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    "empty lines": flood(b"", b"\r\n"),
    "responses": flood(b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"),
    "gzip": flood(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b" " * 10_000_000)),
    "gzip members that are empty": flood(
        HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"")
    ),
    "zeros after gzip": flood(
        HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"1"), b"\0" * 1000
    ),
    "chunked gzip": flood(
        HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"14\r\n" + gzip.compress(b"") + b"\r\n",
    ),
}
"""Endless responses, sent as fast as the client reads."""


async def ride(case: str, transport: Any, url: str, *, limit: float) -> None:
    """Call a server that floods; the error may be any of ours."""
    try:
        came = await transport.send(get(url), attempt_timeout=limit, timeout=LONG)
    except LyticsError:
        return
    # A status outside 2xx stands, with what was read of its body; the first of many responses is
    # one.
    assert case in ("the body of an error", "responses")
    assert not came.body.strip(b" 1")


@ON_EVERY_LOOP
@pytest.mark.parametrize(
    ("case", "path"),
    [*((case, "plain") for case in FLOODS), ("chunks", "tls"), ("headers", "tls"), ("gzip", "tls")],
)
async def test_a_flood_ends_with_its_limit_at_the_latest_and_lets_other_tasks_run(
    case: str, path: str
) -> None:
    limit = 0.2
    with site(path, FLOODS[case]) as where:
        async with engine_for("direct", where, max_response_bytes=1_000_000) as transport:
            begin = time.monotonic()
            async with turns() as measured:
                await ride(case, transport, where.url, limit=limit)
            taken = time.monotonic() - begin
            assert taken < limit + 2 * SLACK
            assert measured.longest_turn < 0.1
            assert (await transport.send(get(where.url), attempt_timeout=5, timeout=5)).body == OK


@pytest.mark.parametrize("case", FLOODS)
async def test_a_flood_is_not_kept_in_memory(case: str) -> None:
    with site("plain", FLOODS[case]) as where:
        async with engine_for("direct", where, max_response_bytes=1_000_000) as transport:
            with memory() as used:
                await ride(case, transport, where.url, limit=0.15)
    # A megabyte of a head is a quarter of a million headers that are empty.
    assert used.peak < (64_000_000 if case == "empty headers" else 12_000_000)


@ON_EVERY_LOOP
async def test_other_calls_succeed_while_a_response_floods_the_client() -> None:
    with site("plain", FLOODS["gzip members that are empty"]) as where:
        async with engine_for("direct", where) as transport:
            flooded = asyncio.create_task(
                transport.send(get(where.url), attempt_timeout=0.5, timeout=LONG)
            )
            await until(lambda: where.server.requests)
            begin = time.monotonic()
            for _ in range(5):
                assert (
                    await transport.send(get(where.url), attempt_timeout=5, timeout=5)
                ).body == OK
            assert time.monotonic() - begin < 0.5 + SLACK
            await asyncio.wait([flooded])


@ON_EVERY_LOOP
@pytest.mark.parametrize("block", [b"X: y\r\n", b"y" * 1000], ids=["headers", "a header"])
async def test_a_proxy_that_floods_ends_with_its_limit(block: bytes) -> None:
    with site("tunnel", proxy=flood(b"HTTP/1.1 200 OK\r\n", block)) as where:
        async with engine_for("direct", where) as transport:
            begin = time.monotonic()
            with pytest.raises(LyticsError) as caught:
                await transport.send(get(where.url), attempt_timeout=0.3, timeout=LONG)
            assert time.monotonic() - begin < 0.3 + SLACK
            assert not caught.value.may_have_been_processed


@ON_EVERY_LOOP
async def test_an_abandoned_call_frees_its_slot() -> None:
    """Also when every slot has been given up."""
    with site("plain", *[stall] * 4) as where:
        async with runner_for(
            "direct", where, concurrency=2, max_attempts=1, attempt_timeout=0.1
        ) as calls:
            results = await asyncio.gather(
                *(calls.call(row(), arguments(row()), RequestOptions()) for _ in range(4)),
                return_exceptions=True,
            )
            assert [type(result) for result in results] == [RequestTimeout] * 4
            assert (await calls.call(row(), {}, RequestOptions())).data == 1
