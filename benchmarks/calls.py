"""Cost of one call beside bare httpx, and calls per second with 64 in flight."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable

import httpx

from benchmarks import server
from benchmarks.figure import Figure
from lytics_async import AsyncLytics
from lytics_async.transport import KEEPALIVE_EXPIRY, POOL_SIZE

TOKEN = "at.benchmark.benchmark"
CALLS = 200
"""Calls a side in each round: about a tenth of a second. Short, so that a busy neighbour disturbs both sides alike."""
ROUNDS = 41
IN_FLIGHT = 64
LATENCY = 0.05
"""Seconds the server waits before it answers, in the benchmark of calls in flight."""
POOL = httpx.Limits(
    max_connections=POOL_SIZE,
    max_keepalive_connections=POOL_SIZE,
    keepalive_expiry=KEEPALIVE_EXPIRY,
)
"""The limits of each of our own pools, for the other side too."""

Call = Callable[[], Awaitable[object]]


def run() -> list[Figure]:
    """Measure both; the server runs in a process of its own, so this process's CPU time is the client's."""
    with server.running() as url:
        figures = asyncio.run(_one_at_a_time(url))
    with server.running(delay=LATENCY) as url:
        figures += asyncio.run(_in_flight(url))
    return figures


async def _one_at_a_time(url: str) -> list[Figure]:
    path = "/api/segment/most_active"
    async with (
        AsyncLytics(TOKEN, base_url=url) as lytics,
        httpx.AsyncClient(headers={"Authorization": TOKEN}, limits=POOL) as bare,
    ):

        async def bare_call() -> object:
            return (await bare.get(url + path)).json()["data"]

        async def untyped_call() -> object:
            return (await lytics.request("GET", path)).data

        async def typed_call() -> object:
            return await lytics.segments.get("most_active")

        sides: list[Call] = [untyped_call, typed_call, bare_call]
        for side in sides:
            await _cpu_per_call(side)  # opens connections, loads modules
        rounds = []
        for number in range(ROUNDS):
            costs = {}
            for side in sides if number % 2 else sides[::-1]:
                costs[side] = await _cpu_per_call(side)
            rounds.append(costs)
    return [
        Figure.compared(
            name,
            "µs CPU",
            [(costs[ours], costs[bare_call]) for costs in rounds],
            goal=1.0,
            bound="at most",
        )
        for name, ours in (
            ("one call, `client.request`, against bare httpx", untyped_call),
            ("one call, `client.segments.get`, against bare httpx", typed_call),
        )
    ]


async def _cpu_per_call(call: Call) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(CALLS):
        await call()
    return (time.process_time() - start) / CALLS * 1e6


async def _in_flight(url: str) -> list[Figure]:
    ideal = IN_FLIGHT / LATENCY
    async with AsyncLytics(TOKEN, base_url=url, concurrency=IN_FLIGHT) as lytics:
        await _keep_busy(lytics, seconds=1.0)  # opens the connections
        rounds = [await _keep_busy(lytics, seconds=1.5) for _ in range(7)]
    name = f"{IN_FLIGHT} in flight, {LATENCY * 1000:.0f} ms server"
    return [
        Figure.compared(
            f"{name}, against the ideal",
            "calls/s",
            [(rate, ideal) for rate, _ in rounds],
            goal=0.8,
            bound="at least",
        ),
        # The event loop is one thread: 1 s divided by this is the most that any server could get out of it.
        Figure.alone(f"{name}, one call", "µs CPU", [cost for _, cost in rounds]),
    ]


async def _keep_busy(lytics: AsyncLytics, *, seconds: float) -> tuple[float, float]:
    """Keep IN_FLIGHT callers calling; return answers per second and µs of CPU a call."""
    answered = 0
    gc.collect()
    start = time.perf_counter()
    start_cpu = time.process_time()

    async def caller() -> None:
        nonlocal answered
        while time.perf_counter() < start + seconds:
            await lytics.request("GET", "/api/segment/most_active")
            answered += 1

    async with asyncio.TaskGroup() as callers:
        for _ in range(IN_FLIGHT):
            callers.create_task(caller())
    # Up to the last answer, so that those which came after `seconds` are paid for.
    elapsed = time.perf_counter() - start
    return answered / elapsed, (time.process_time() - start_cpu) / answered * 1e6
