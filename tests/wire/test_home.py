"""The event loop and process that own connections, and which others may reuse the client."""

import asyncio
import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from calls import LIMITS, get, operation, runner
from faultserver import OK, FaultServer, answer, stall
from loops import run, until
from ways import ENGINES

from lytics_async import AsyncLytics
from lytics_async.call.options import NO_OPTIONS
from lytics_async.errors import LifecycleError
from lytics_async.wire.transport import Transport

ON = [("direct", "asyncio"), ("direct", "uvloop"), ("httpx", "asyncio"), ("httpx", "trio")]

ON_EACH = pytest.mark.parametrize(("engine", "loop"), ON, ids=lambda name: name)

LEFT_OPEN = pytest.mark.filterwarnings("ignore::ResourceWarning")
"""The garbage collector closes the connections of earlier loops, and asyncio warns about it."""


@pytest.fixture(autouse=True, scope="module")
def keep_what_there_is() -> None:
    """Let the collector look only at what these tests make."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def leave_no_garbage() -> Iterator[None]:
    yield
    gc.collect()


@LEFT_OPEN
@ON_EACH
def test_a_client_works_in_a_second_run_when_the_loop_of_the_first_is_closed(
    engine: str, loop: str
) -> None:
    """As in AWS Lambda and Celery; every slot had a connection of the earlier loop."""
    transport = ENGINES[engine](concurrency=2)

    async def calls() -> None:
        for _ in range(3):
            assert (await transport.send(get(server.url), **LIMITS)).body == OK

    with FaultServer() as server:
        for _ in range(3):
            run(loop, calls)
        assert server.connections == 3

        async def close() -> None:
            await calls()
            await transport.aclose()
            gc.collect()
            await until(lambda: not server.open)

        run(loop, close)


@LEFT_OPEN
@ON_EACH
def test_calls_that_the_end_of_the_first_run_cancelled_hold_no_slot(engine: str, loop: str) -> None:
    transport = ENGINES[engine](concurrency=1)

    async def leave() -> None:
        with pytest.raises(TimeoutError):
            await transport.send(get(server.url), attempt_timeout=0.05, timeout=5)
        if loop != "trio":
            holding = asyncio.ensure_future(transport.send(get(server.url), **LIMITS))
            waiting = asyncio.ensure_future(transport.send(get(server.url), **LIMITS))
            await until(lambda: len(server.requests) == 2)
            assert not holding.done()
            assert not waiting.done()

    async def call() -> None:
        assert (await transport.send(get(server.url), **LIMITS)).body == OK
        await transport.aclose()

    with FaultServer(usual=stall) as server:
        run(loop, leave)
        server.usual = answer()
        run(loop, call)


def test_a_call_without_a_loop_says_so() -> None:
    """As in a process that was forked while a loop ran."""
    with pytest.raises(LifecycleError, match="No event loop runs here"):
        ENGINES["direct"]().send(get("http://127.0.0.1:1"), **LIMITS).send(None)  # type: ignore[attr-defined]


@ON_EACH
def test_another_loop_is_refused_while_the_first_is_open(engine: str, loop: str) -> None:
    transport = ENGINES[engine]()
    opened, finish = threading.Event(), threading.Event()

    async def first() -> None:
        assert (await transport.send(get(server.url), **LIMITS)).body == OK
        opened.set()
        await until(finish.is_set)
        assert (await transport.send(get(server.url), **LIMITS)).body == OK
        await transport.aclose()

    async def second() -> None:
        with pytest.raises(LifecycleError, match="another event loop"):
            await transport.send(get(server.url), **LIMITS)

    with FaultServer() as server:
        elsewhere = threading.Thread(target=run, args=(loop, first))
        elsewhere.start()
        try:
            assert opened.wait(10)
            run(loop, second)
        finally:
            finish.set()
            elsewhere.join()
        assert len(server.requests) == 2


@LEFT_OPEN
def test_a_whole_client_serves_one_run_after_the_other() -> None:
    with FaultServer(usual=answer(b'{"data":[],"status":200}')) as server:
        lytics = AsyncLytics("at.x.y", base_url=server.url)
        for _ in range(3):
            assert asyncio.run(_list(lytics)) == []
            gc.collect()


async def _list(lytics: AsyncLytics) -> Any:
    return await lytics.segments.list()


def _in_child(transport: Transport, url: str, result: Any) -> None:
    async def main() -> None:
        await runner(transport, url).call(operation(), {}, NO_OPTIONS)

    try:
        asyncio.run(main())
    except LifecycleError as error:
        result.put(str(error))
    else:
        result.put("no error")


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("engine", ENGINES)
async def test_a_client_used_after_a_fork_is_refused_with_advice(engine: str) -> None:
    transport = ENGINES[engine]()
    fork = multiprocessing.get_context("fork")
    result = fork.SimpleQueue()
    with FaultServer() as server:
        call: Callable[[], Any] = lambda: transport.send(get(server.url), **LIMITS)  # noqa: E731
        assert (await call()).body == OK
        child = fork.Process(target=_in_child, args=(transport, server.url, result))
        child.start()
        await asyncio.to_thread(child.join)
        assert "after the fork" in result.get()
        assert (await call()).body == OK
        assert server.connections == 1
    await transport.aclose()
    child.close()
