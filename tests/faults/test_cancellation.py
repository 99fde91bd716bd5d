"""Calls that end before their response leave no slot, connection or task behind."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import anyio
import httpx
import pytest
import trio
from calls import arguments, row
from faultserver import OK, Fault, Turn, message
from loops import ON_EVERY_LOOP, gather, until
from ways import runner_for, site

from lytics_async.call.options import NO_OPTIONS
from lytics_async.call.runner import Runner
from lytics_async.wire.httpx_engine import HttpxTransport
from lytics_async.wire.transport import Transport

Call = Callable[[], Awaitable[Any]]
SLOTS = 12

EACH = [("direct", "plain"), ("direct", "tls"), ("direct", "tunnel"), ("httpx", "plain")]


class _Sibling(Exception):
    """The exception of a call's sibling task."""


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
    """Respond after a random delay, sometimes in two pieces."""

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
    path: str,
    calls_in_all: int,
    *,
    slots: int,
    transport: Transport | None = None,
    **options: Any,
) -> None:
    """Cancel calls at random instants, with five callers per slot; then a hundred must succeed."""
    chance = random.Random(7)
    rows = [row(), row(method="POST", retry="never")]
    begun = finished = 0
    # Seconds on average; httpx needs more of them.
    moment = 0.1 if engine == "httpx" and transport is None else 0.06
    with site(path, usual=hesitant(random.Random(8))) as where:
        async with runner_for(engine, where, transport=transport, **options) as calls:
            tasks_before = len(asyncio.all_tasks())

            async def call() -> Any:
                nonlocal finished
                operation = chance.choice(rows)
                reply = await calls.call(operation, arguments(operation), NO_OPTIONS)
                finished += 1
                return reply.data

            async def caller() -> None:
                nonlocal begun
                while begun < calls_in_all:
                    begun += 1
                    with suppress(TimeoutError, ExceptionGroup):
                        await chance.choice(MEANS)(call, chance.expovariate(1 / moment))

            for _ in range(4):
                begun = finished = 0
                await asyncio.gather(*(caller() for _ in range(slots * 5)))
                if finished > begun * 0.01:
                    break
                moment *= 3  # a busy machine needs more time for a call
            assert begun * 0.01 < finished < begun * 0.95  # else this has tried nothing
            async with asyncio.timeout(20):
                plain = await asyncio.gather(*(call() for _ in range(100)))
            assert plain == [1] * 100
            await until(lambda: where.server.open <= slots)
            assert len(asyncio.all_tasks()) <= tasks_before
            await calls.transport.aclose()
            if transport is None:
                await until(lambda: not where.server.open)


def four() -> httpx.AsyncHTTPTransport:
    return httpx.AsyncHTTPTransport(
        limits=httpx.Limits(max_connections=4, max_keepalive_connections=4)
    )


@pytest.mark.parametrize(("engine", "path"), EACH)
@ON_EVERY_LOOP
async def test_calls_cancelled_at_any_instant_leak_nothing(engine: str, path: str) -> None:
    await storm(engine, path, 300, slots=SLOTS, concurrency=SLOTS)


@ON_EVERY_LOOP
async def test_calls_cancelled_at_any_instant_leak_nothing_of_a_passed_pool() -> None:
    async with four() as pool:
        await storm("httpx", "plain", 300, slots=4, transport=HttpxTransport(pool, pool_size=4))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("engine", "path"), EACH)
@ON_EVERY_LOOP
async def test_twenty_thousand_cancelled_calls_leak_nothing(engine: str, path: str) -> None:
    await storm(engine, path, 20_000, slots=SLOTS, concurrency=SLOTS)


@pytest.mark.slow
@pytest.mark.timeout(600)
@ON_EVERY_LOOP
async def test_twenty_thousand_cancelled_calls_leak_nothing_of_a_passed_pool() -> None:
    async with four() as pool:
        await storm("httpx", "plain", 20_000, slots=4, transport=HttpxTransport(pool, pool_size=4))


def test_calls_cancelled_at_any_instant_on_trio_leak_nothing() -> None:
    async def main() -> None:
        chance = random.Random(7)
        done = 0

        async def caller(calls: Runner) -> None:
            nonlocal done
            for _ in range(10):
                with anyio.move_on_after(chance.expovariate(1 / 0.02)):
                    await calls.call(row(), {}, NO_OPTIONS)
                    done += 1

        with site("plain", usual=hesitant(random.Random(8))) as where:
            async with runner_for("httpx", where, concurrency=4) as calls:
                async with anyio.create_task_group() as group:
                    for _ in range(20):
                        group.start_soon(caller, calls)
                assert 10 < done < 190  # else this has tried nothing
                results = await gather(*[lambda: calls.call(row(), {}, NO_OPTIONS)] * 100)
                assert [reply.data for reply in results] == [1] * 100
                await until(lambda: where.server.open <= 4)
            await until(lambda: not where.server.open)

    trio.run(main)


@pytest.mark.parametrize(("engine", "path"), EACH)
@pytest.mark.parametrize("turns", range(0, 40, 2))
@ON_EVERY_LOOP
async def test_a_call_cancelled_after_any_number_of_loop_turns_leaks_nothing(
    engine: str, path: str, turns: int
) -> None:
    with site(path) as where:
        async with runner_for(engine, where, concurrency=1) as calls:
            task = asyncio.ensure_future(calls.call(row(), {}, NO_OPTIONS))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled() or task.result().data == 1
            assert (await calls.call(row(), {}, NO_OPTIONS)).data == 1
            await until(lambda: where.server.open == 1)
        await until(lambda: not where.server.open)
        if where.proxy is not None:
            await until(lambda: not where.proxy.open)
