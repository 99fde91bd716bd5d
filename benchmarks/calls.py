"""Cost of one call beside bare httpx; calls per second with many in flight beside the ideal and beside bare clients."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import aiohttp
import httpx
import httpx2

from benchmarks import server
from benchmarks.figure import Figure, alternating
from lytics_async import AiohttpTransport, AsyncLytics
from lytics_async.wire.connection import KEEPALIVE_EXPIRY

TOKEN = "at.benchmark.benchmark"
PATH = "/api/segment/most_active"
HEADERS = {"Authorization": TOKEN}
CALLS = 200
"""Calls a side in each round: about a tenth of a second. Short, so that a busy neighbour disturbs both sides alike."""
ROUNDS = 41
LATENCY = 0.05
"""Seconds the server waits before it answers, in the benchmark beside the ideal."""
IDEAL_GOALS = {("httpx", 16): 0.93, ("httpx", 64): 0.8, ("aiohttp", 16): 0.95, ("aiohttp", 64): 0.9}
"""What part of the ideal each engine shall reach with so many in flight."""
IN_FLIGHT = 64
BARE_GOALS = {"httpx": 5.0, "aiohttp": 15.0}
"""How many times the calls of bare httpx each engine shall make with IN_FLIGHT in flight at a fast server."""
LOAD_ROUNDS = 7
LOAD_SECONDS = 1.5

Call = Callable[[], Awaitable[object]]


def run() -> list[Figure]:
    """Measure all; the server runs in a process of its own, so this process's CPU time is the client's."""
    return [*_one_at_a_time(), *_beside_the_ideal(), *_beside_bare_clients()]


def _one_at_a_time() -> list[Figure]:
    with _Clients() as clients:
        lytics = clients.lytics()
        # A pool of two is never scanned for long and never makes a request wait.
        bare = clients.bare(httpx, max_connections=2)

        async def typed_call() -> object:
            return await lytics.segments.get("most_active")

        calls: list[Call] = [
            partial(_untyped_call, lytics),
            typed_call,
            partial(_bare_call, bare, clients.url),
        ]
        rounds = alternating(ROUNDS, *(clients.side(_cpu_per_call, call) for call in calls))
    return [
        Figure.compared(
            f"one call, `{name}`, against bare httpx",
            "µs CPU",
            [(costs[number], costs[-1]) for costs in rounds],
            goal=1.0,
            bound="at most",
        )
        for number, name in enumerate(("client.request", "client.segments.get"))
    ]


def _beside_the_ideal() -> list[Figure]:
    """How near the engines come to as many answers each LATENCY as there are callers."""
    with _Clients(delay=LATENCY) as clients:
        engines = {"httpx": clients.lytics(), "aiohttp": clients.lytics(AiohttpTransport())}
        rounds = alternating(
            LOAD_ROUNDS,
            *(
                clients.side(_calls_per_second, partial(_untyped_call, engines[engine]), in_flight)
                for engine, in_flight in IDEAL_GOALS
            ),
        )
    return [
        Figure.compared(
            f"{in_flight} in flight, {LATENCY * 1000:.0f} ms server, {engine} engine, against the ideal",
            "calls/s",
            [(rates[number], in_flight / LATENCY) for rates in rounds],
            goal=goal,
            bound="at least",
        )
        for number, ((engine, in_flight), goal) in enumerate(IDEAL_GOALS.items())
    ]


def _beside_bare_clients() -> list[Figure]:
    """How many calls the engines make beside other clients as users write them: one client, a connection for each task."""
    with _Clients() as clients:
        calls: dict[str, Call] = {
            "httpx": partial(_untyped_call, clients.lytics()),
            "aiohttp": partial(_untyped_call, clients.lytics(AiohttpTransport())),
            "bare httpx": partial(_bare_call, clients.bare(httpx, IN_FLIGHT), clients.url),
            "bare httpx2": partial(_bare_call, clients.bare(httpx2, IN_FLIGHT), clients.url),
            "bare aiohttp": partial(_bare_aiohttp_call, clients.bare_aiohttp(), clients.url),
        }
        sides = [clients.side(_calls_per_second, call, IN_FLIGHT) for call in calls.values()]
        rounds = [
            dict(zip(calls, rates, strict=True)) for rates in alternating(LOAD_ROUNDS, *sides)
        ]
    name = f"{IN_FLIGHT} in flight, fast server"
    return [
        *(
            Figure.compared(
                f"{name}, {engine} engine, against bare httpx",
                "calls/s",
                [(rates[engine], rates["bare httpx"]) for rates in rounds],
                goal=goal,
                bound="at least",
            )
            for engine, goal in BARE_GOALS.items()
        ),
        *(
            Figure.alone(f"{name}, {other}", "calls/s", [rates[other] for rates in rounds])
            for other in ("bare httpx2", "bare aiohttp")
        ),
    ]


async def _untyped_call(lytics: AsyncLytics) -> object:
    return (await lytics.request("GET", PATH)).data


async def _bare_call(client: Any, url: str) -> object:
    return (await client.get(url)).json()["data"]


async def _bare_aiohttp_call(session: aiohttp.ClientSession, url: str) -> object:
    async with session.get(url) as answer:
        return (await answer.json())["data"]


class _Clients:
    """A server, and clients of it that live in one event loop; all of them end with the block.

    Args:
        delay: seconds that the server waits before it answers.
    """

    def __init__(self, delay: float = 0.0) -> None:
        self._server = server.running(delay=delay)

    def __enter__(self) -> "_Clients":
        self.base_url = self._server.__enter__()
        self.url = self.base_url + PATH
        self._runner = asyncio.Runner()
        self._opened = AsyncExitStack()
        return self

    def __exit__(self, *problem: Any) -> None:
        self._runner.run(self._opened.aclose())
        self._runner.close()
        self._server.__exit__(*problem)

    def lytics(self, transport: AiohttpTransport | None = None) -> AsyncLytics:
        """Open a client of ours, with an engine of its own or the default one."""
        client = AsyncLytics(
            TOKEN, base_url=self.base_url, concurrency=IN_FLIGHT, transport=transport
        )
        self._opened.push_async_callback(client.aclose)
        if transport is not None:
            self._opened.push_async_callback(transport.aclose)
        return client

    def bare(self, library: Any, max_connections: int) -> Any:
        """Open a client of httpx, or of its fork."""
        limits = library.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_connections,
            keepalive_expiry=KEEPALIVE_EXPIRY,
        )
        client = library.AsyncClient(headers=HEADERS, limits=limits)
        self._opened.push_async_callback(client.aclose)
        return client

    def bare_aiohttp(self) -> aiohttp.ClientSession:
        """Open a session of aiohttp."""

        async def opened() -> aiohttp.ClientSession:
            connector = aiohttp.TCPConnector(limit=IN_FLIGHT, keepalive_timeout=KEEPALIVE_EXPIRY)
            return aiohttp.ClientSession(headers=HEADERS, connector=connector)

        session = self._runner.run(opened())
        self._opened.push_async_callback(session.close)
        return session

    def side(
        self, measure: Callable[..., Coroutine[Any, Any, float]], call: Call, *args: Any
    ) -> Callable[[], float]:
        """Return one side of a comparison, warmed up: its connections are open and its modules loaded."""

        def measured() -> float:
            gc.collect()
            return self._runner.run(measure(call, *args))

        measured()
        return measured


async def _cpu_per_call(call: Call) -> float:
    """Make CALLS calls one after the other; return µs of CPU time a call."""
    start = time.process_time()
    for _ in range(CALLS):
        await call()
    return (time.process_time() - start) / CALLS * 1e6


async def _calls_per_second(call: Call, in_flight: int) -> float:
    """Keep so many callers calling; return answers per second."""
    answered = 0
    start = time.perf_counter()

    async def caller() -> None:
        nonlocal answered
        while time.perf_counter() < start + LOAD_SECONDS:
            await call()
            answered += 1

    async with asyncio.TaskGroup() as callers:
        for _ in range(in_flight):
            callers.create_task(caller())
    # Up to the last answer, so that those which came after LOAD_SECONDS are paid for.
    return answered / (time.perf_counter() - start)
