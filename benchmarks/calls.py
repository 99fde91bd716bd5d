"""Cost of one call, and calls per second with many in flight, compared with bare clients and plain
sockets.
"""

import asyncio
import gc
import ssl
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import aiohttp
import attrs
import httpx
import httpx2
import pyreqwest.client
import pyreqwest.http
import uvloop

from benchmarks import nginx, server
from benchmarks.figure import Bound, Figure, alternating
from lytics_async import AsyncLytics

TOKEN = "at.benchmark.benchmark"
PATH = "/api/segment/most_active"
HEADERS = {"Authorization": TOKEN}
KEEPALIVE = 60.0
"""Seconds for which a bare client keeps an idle connection: longer than the other sides of a round
take.
"""
CALLS = 200
"""Calls a side in each round, one at a time. Few, so that a busy neighbour disturbs both sides of a
round alike.
"""
LATENCY = 0.05
"""Seconds that the slow server waits before it responds."""
IN_FLIGHT = 64

Call = Callable[[], Awaitable[object]]
LOOPS = {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}


def run() -> list[Figure]:
    """Make every comparison; the server has a process of its own, so this process's CPU time is the
    client's.
    """
    with nginx.certificate() as certificate:
        return [
            figure
            for comparison in COMPARISONS
            for figure in _compare(comparison, certificate if comparison.tls else None)
        ]


@attrs.frozen
class Target:
    """What a client calls.

    Attributes:
        base_url: the server.
        trust: the TLS context that knows the server's certificate; None for plain HTTP.
        in_flight: concurrent calls at most.
    """

    base_url: str
    trust: ssl.SSLContext | None
    in_flight: int

    @property
    def url(self) -> str:
        """The whole URL of the call."""
        return self.base_url + PATH


async def _ours(target: Target, opened: AsyncExitStack) -> Call:
    lytics = await opened.enter_async_context(
        AsyncLytics(
            TOKEN, base_url=target.base_url, concurrency=target.in_flight, verify=target.trust
        )
    )
    return lambda: lytics.segments.get("most_active")


async def _bare_httpx(library: Any, target: Target, opened: AsyncExitStack) -> Call:
    """`httpx`, or its fork: one client with as many connections as there are callers."""
    limits = library.Limits(
        max_connections=target.in_flight,
        max_keepalive_connections=target.in_flight,
        keepalive_expiry=KEEPALIVE,
    )
    client = await opened.enter_async_context(
        library.AsyncClient(headers=HEADERS, limits=limits, verify=target.trust or True)
    )

    async def call() -> object:
        return (await client.get(target.url)).json()["data"]

    return call


async def _bare_aiohttp(target: Target, opened: AsyncExitStack) -> Call:
    connector = aiohttp.TCPConnector(
        limit=target.in_flight, keepalive_timeout=KEEPALIVE, ssl=target.trust or True
    )
    session = await opened.enter_async_context(
        aiohttp.ClientSession(headers=HEADERS, connector=connector)
    )

    async def call() -> object:
        async with session.get(target.url) as response:
            return (await response.json())["data"]

    return call


async def _bare_pyreqwest(target: Target, opened: AsyncExitStack) -> Call:
    """One client, a URL that is parsed once, and the JSON parser in Rust: as fast as its
    documentation has it.
    """
    client = await opened.enter_async_context(
        pyreqwest.client.ClientBuilder().default_headers(HEADERS).build()
    )
    url = pyreqwest.http.Url(target.url)

    async def call() -> object:
        response = await client.get(url).build().send()
        return (await response.json())["data"]

    return call


async def _plain_sockets(target: Target, opened: AsyncExitStack) -> Call:
    """The least that an exchange over asyncio can be: write a request made before, wait, look for
    the end.
    """
    parts = urlsplit(target.base_url)
    head = f"GET {PATH} HTTP/1.1\r\nHost: {parts.netloc}\r\nAuthorization: {TOKEN}\r\n\r\n"
    request = head.encode()
    free = []
    for _ in range(target.in_flight):
        transport, exchange = await asyncio.get_running_loop().create_connection(
            _PlainExchange, parts.hostname, parts.port, ssl=target.trust
        )
        opened.callback(transport.abort)
        free.append((transport, exchange))

    async def call() -> object:
        transport, exchange = free.pop()
        exchange.done = response = asyncio.get_running_loop().create_future()
        transport.write(request)
        body = await response
        free.append((transport, exchange))
        return body

    return call


class _PlainExchange(asyncio.Protocol):
    def __init__(self) -> None:
        self._received = b""
        self.done: asyncio.Future[bytes] | None = None

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if found:
            _, _, rest = head.partition(b"Content-Length: ")
            if len(body) == int(rest.partition(b"\r\n")[0]):
                self._received = b""
                assert self.done is not None
                self.done.set_result(body)

    def connection_lost(self, error: Exception | None) -> None:
        if self.done is not None and not self.done.done():
            self.done.set_exception(error or ConnectionError("the server closed the connection"))


OTHERS: Mapping[str, Callable[[Target, AsyncExitStack], Coroutine[Any, Any, Call]]] = {
    "bare httpx": partial(_bare_httpx, httpx),
    "bare httpx2": partial(_bare_httpx, httpx2),
    "bare aiohttp": _bare_aiohttp,
    "bare pyreqwest": _bare_pyreqwest,
    "plain sockets": _plain_sockets,
}


async def _cpu_per_call(call: Call, in_flight: int) -> float:
    """Make CALLS calls one after the other; return µs of CPU time a call."""
    start = time.process_time()
    for _ in range(CALLS):
        await call()
    return (time.process_time() - start) / CALLS * 1e6


async def _calls_per_second(seconds: float, call: Call, in_flight: int) -> float:
    """Keep so many callers calling for so many seconds; return the responses per second of all of
    them.
    """
    await asyncio.gather(*(call() for _ in range(in_flight)))  # every connection is open

    async def caller() -> float:
        calls = 0
        start = time.perf_counter()
        while time.perf_counter() < start + seconds:
            await call()
            calls += 1
        # Up to the last response, so that the one which came too late is paid for.
        return calls / (time.perf_counter() - start)

    return sum(await asyncio.gather(*(caller() for _ in range(in_flight))))


@attrs.frozen
class Measure:
    """What is measured of a side, and how often."""

    name: str
    of: Callable[[Call, int], Coroutine[Any, Any, float]]
    unit: str
    bound: Bound
    rounds: int
    in_flight: int


ONE_CALL = Measure(
    "one typed call",
    _cpu_per_call,
    "µs CPU",
    "at most",
    rounds=41,
    in_flight=2,  # a pool that is never scanned for long and never makes a call wait
)
LOAD = Measure(
    f"{IN_FLIGHT} in flight, fast server",
    partial(_calls_per_second, 0.3),
    "calls/s",
    "at least",
    rounds=31,
    in_flight=IN_FLIGHT,
)
SLOW_LOAD = Measure(
    f"{IN_FLIGHT} in flight, {LATENCY * 1000:.0f} ms server",
    partial(_calls_per_second, 1.0),
    "calls/s",
    "at least",
    rounds=21,
    in_flight=IN_FLIGHT,
)


@attrs.frozen
class Comparison:
    """Our typed calls and other sides in one event loop.

    Attributes:
        others: the goal of our ratio to each; None for a figure without a goal.
        delay: seconds that the server waits before it responds.
    """

    measure: Measure
    loop: Literal["asyncio", "uvloop"]
    others: Mapping[str, float | None]
    tls: bool = False
    delay: float = 0.0

    @property
    def name(self) -> str:
        """What the figures are called, without the other side."""
        return f"{self.measure.name}, {self.loop}{', TLS' if self.tls else ''}"


COMPARISONS = (
    Comparison(
        ONE_CALL, "asyncio", {"bare httpx": 0.2, "bare aiohttp": 0.85, "plain sockets": None}
    ),
    Comparison(ONE_CALL, "uvloop", {"bare aiohttp": None}),
    Comparison(ONE_CALL, "asyncio", {"bare aiohttp": 0.85}, tls=True),
    Comparison(ONE_CALL, "uvloop", {"bare aiohttp": 0.85}, tls=True),
    Comparison(
        LOAD,
        "asyncio",
        {
            "bare httpx": None,
            "bare httpx2": None,
            "bare aiohttp": 1.3,
            "bare pyreqwest": 1.0,
            "plain sockets": None,
        },
    ),
    Comparison(
        LOAD,
        "uvloop",
        {"bare aiohttp": 1.3, "bare pyreqwest": None, "plain sockets": None},
    ),
    Comparison(LOAD, "asyncio", {"bare aiohttp": 1.2}, tls=True),
    Comparison(LOAD, "uvloop", {"bare aiohttp": 1.2, "plain sockets": None}, tls=True),
    Comparison(SLOW_LOAD, "asyncio", {"plain sockets": 0.99}, delay=LATENCY),
)


def _compare(comparison: Comparison, certificate: Path | None) -> list[Figure]:
    """Measure all sides of a comparison in turn, in one process and one event loop."""
    measure = comparison.measure
    with (
        server.running(delay=comparison.delay, certificate=certificate) as url,
        asyncio.Runner(loop_factory=LOOPS[comparison.loop]) as runner,
    ):
        trust = None if certificate is None else ssl.create_default_context(cafile=certificate)
        target = Target(url, trust, measure.in_flight)
        opened = AsyncExitStack()
        try:
            openers = [_ours, *(OTHERS[name] for name in comparison.others)]
            calls = [runner.run(opener(target, opened)) for opener in openers]
            sides = [partial(_measured, runner, measure, call) for call in calls]
            for side in sides:
                side()  # connections are open and modules loaded
            rounds = alternating(measure.rounds, *sides)
        finally:
            runner.run(opened.aclose())
    return [
        Figure.compared(
            f"{comparison.name}, against {other}",
            measure.unit,
            [(values[0], values[number]) for values in rounds],
            goal=goal,
            bound=measure.bound,
        )
        for number, (other, goal) in enumerate(comparison.others.items(), start=1)
    ]


def _measured(runner: asyncio.Runner, measure: Measure, call: Call) -> float:
    gc.collect()
    return runner.run(measure.of(call, measure.in_flight))
