"""What works on trio: requests, errors, retries and paging; and what says that it does not."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import trio
from faultserver import Fault, FaultServer, Turn, answer, close_without_answer, message

from lytics_async import AsyncLytics, RetryPolicy, errors

OK = answer(b'{"data":[{"id":"a"}],"status":200}')


def on_trio(
    use: Callable[[AsyncLytics], Awaitable[Any]],
    *script: Fault,
    usual: Fault = OK,
    **options: Any,
) -> Any:
    """Use a client on trio against a server, and return what came of it."""
    result: list[Any] = []

    async def main() -> None:
        with FaultServer(*script, usual=usual) as server:
            policy = RetryPolicy(base_delay=0)
            async with AsyncLytics(
                "at.x.y", base_url=server.url, retry=policy, **options
            ) as lytics:
                result.append(await use(lytics))
            assert server.script == []

    trio.run(main)
    return result[0]


def test_a_call_has_its_typed_response() -> None:
    segments = on_trio(lambda lytics: lytics.segments.list())
    assert [segment.id for segment in segments] == ["a"]


def test_an_error_is_the_same() -> None:
    async def use(lytics: AsyncLytics) -> errors.LyticsError:
        with pytest.raises(errors.NotFound) as caught:
            await lytics.segments.get("x")
        return caught.value

    error = on_trio(use, answer(b'{"message":"gone"}', "404 Not Found"))
    assert (error.operation, error.attempts) == ("segments.get", 1)


def test_a_broken_exchange_is_retried() -> None:
    unavailable = answer(b"", "503 Service Unavailable")
    segments = on_trio(lambda lytics: lytics.segments.list(), close_without_answer, unavailable)
    assert len(segments) == 1


def test_a_scan_goes_page_by_page() -> None:
    async def page(turn: Turn) -> None:
        query = parse_qs(urlsplit(turn.target).query)
        start = int(query.get("start", ["0"])[0])
        cursor = b'"%d"' % (start + 1) if start < 3 else b"null"
        await turn.send(message(b'{"data":[{"email":"%d"}],"_next":%s}' % (start, cursor)))

    profiles = on_trio(lambda lytics: lytics.segments.scan("x").collect(), usual=page)
    assert [profile["email"] for profile in profiles] == ["0", "1", "2", "3"]


def test_more_calls_than_slots_wait_their_turn_and_a_cancelled_one_gives_its_slot_back() -> None:
    async def use(lytics: AsyncLytics) -> int:
        with trio.move_on_after(0):
            await lytics.segments.list()
        done = 0

        async def one() -> None:
            nonlocal done
            await lytics.segments.list()
            done += 1

        async with trio.open_nursery() as nursery:
            for _ in range(20):
                nursery.start_soon(one)
        return done

    assert on_trio(use, concurrency=2) == 20


def test_uploads_say_that_they_need_asyncio() -> None:
    async def use(lytics: AsyncLytics) -> None:
        with pytest.raises(errors.LifecycleError, match="asyncio"):
            await lytics.upload_json([{"a": 1}], stream="x")

    on_trio(use)
