"""Calls that end before their answer, by every means there is, leave no slot, connection or task behind."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import anyio
import httpx
import pytest
from engines import WITH_TLS, row, runner, tls_of
from faultserver import OK, Fault, Turn, fault_server, message

from lytics_async.config import NO_OPTIONS
from lytics_async.wire.transport import Transport

Call = Callable[[], Awaitable[Any]]
SLOTS = 12


class _Sibling(Exception):
    """What the sibling of a call fails with."""


async def natively(call: Call, moment: float) -> None:
    task = asyncio.ensure_future(call())
    await asyncio.sleep(moment)
    task.cancel()
    await asyncio.wait([task])


async def by_timeout(call: Call, moment: float) -> None:
    async with asyncio.timeout(moment):
        await call()


async def by_wait_for(call: Call, moment: float) -> None:
    await asyncio.wait_for(call(), moment)


async def by_a_failing_sibling(call: Call, moment: float) -> None:
    async def fail() -> None:
        await asyncio.sleep(moment)
        raise _Sibling

    async with asyncio.TaskGroup() as group:
        group.create_task(call())  # type: ignore[arg-type]  # every call is a coroutine
        group.create_task(fail())


async def by_anyio(call: Call, moment: float) -> None:
    with anyio.move_on_after(moment):
        await call()


MEANS = (natively, by_timeout, by_wait_for, by_a_failing_sibling, by_anyio)


def hesitant(chance: random.Random) -> Fault:
    """Answer after a random while, now and then in two pieces."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await asyncio.sleep(chance.random() * 0.004)
        whole = message(OK)
        if chance.random() < 0.3:
            await turn.send(whole[:60])
            await asyncio.sleep(chance.random() * 0.002)
            whole = whole[60:]
        await turn.send(whole)

    return fault


async def storm(
    engine: str,
    calls_in_all: int,
    *,
    slots: int,
    transport: Transport | None = None,
    **options: Any,
) -> None:
    """Cancel so many calls at random instants, with five callers for every slot; then a hundred must succeed."""
    chance = random.Random(7)
    rows = [row(), row(method="POST", retry="never")]
    begun = finished = 0
    async with (
        fault_server(usual=hesitant(chance), tls=tls_of(engine)) as server,
        runner(engine, server.url, transport=transport, **options) as calls,
    ):
        tasks_before = len(asyncio.all_tasks())

        async def call() -> Any:
            nonlocal finished
            operation = chance.choice(rows)
            given = {"body": "x"} if operation.body else {}
            reply = await calls.call(operation, given, NO_OPTIONS)
            finished += 1
            return reply.data

        async def caller() -> None:
            nonlocal begun
            while begun < calls_in_all:
                begun += 1
                with suppress(TimeoutError, ExceptionGroup):
                    await chance.choice(MEANS)(call, chance.expovariate(1 / 0.06))

        await asyncio.gather(*(caller() for _ in range(slots * 5)))
        assert begun * 0.01 < finished < begun * 0.95  # else this has tried nothing
        async with asyncio.timeout(20):
            plain = await asyncio.gather(*(call() for _ in range(100)))
        assert plain == [1] * 100
        assert server.open <= slots
        assert len(asyncio.all_tasks()) <= tasks_before + server.open  # the server's own
        await calls.transport.aclose()
        if transport is None:
            await asyncio.wait_for(server.idle.wait(), 5)


def four() -> httpx.AsyncHTTPTransport:
    return httpx.AsyncHTTPTransport(
        limits=httpx.Limits(max_connections=4, max_keepalive_connections=4)
    )


@pytest.mark.parametrize("engine", WITH_TLS)
async def test_calls_cancelled_at_any_instant_leak_nothing(engine: str) -> None:
    await storm(engine, 600, slots=SLOTS, concurrency=SLOTS)


async def test_calls_cancelled_at_any_instant_leak_nothing_of_a_pool_that_was_handed_in() -> None:
    async with four() as pool:
        await storm("httpx", 300, slots=4, transport=HttpxTransport(pool=pool, pool_size=4))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("engine", WITH_TLS)
async def test_twenty_thousand_cancelled_calls_leak_nothing(engine: str) -> None:
    await storm(engine, 20_000, slots=SLOTS, concurrency=SLOTS)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_twenty_thousand_cancelled_calls_leak_nothing_of_a_pool_that_was_handed_in() -> None:
    async with four() as pool:
        await storm("httpx", 20_000, slots=4, transport=HttpxTransport(pool=pool, pool_size=4))


@pytest.mark.parametrize("engine", WITH_TLS)
@pytest.mark.parametrize("turns", range(0, 40, 2))
async def test_a_call_cancelled_after_any_number_of_loop_turns_leaks_nothing(
    engine: str, turns: int
) -> None:
    async with (
        fault_server(tls=tls_of(engine)) as server,
        runner(engine, server.url, concurrency=1) as calls,
    ):
        task = asyncio.ensure_future(calls.call(row(), {}, NO_OPTIONS))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled() or task.result().data == 1
        assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1
