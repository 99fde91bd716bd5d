"""What works on trio: requests, errors, retries and paging; and what says that it does not."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest
import trio
from wire import answer

from lytics_async import AsyncLytics, RetryPolicy, errors

OK = answer(b'{"data":[{"id":"a"}],"status":200}')
Reply = Callable[[bytes], bytes | None]


def on_trio(reply: Reply, use: Callable[[AsyncLytics], Awaitable[Any]], **options: Any) -> Any:
    """Serve `reply(request)` on a loopback port and use a client against it, all on trio; None hangs up."""
    result: list[Any] = []

    async def serve(stream: trio.SocketStream) -> None:
        async with stream:
            while request := await stream.receive_some():
                response = reply(request)
                if response is None:
                    return
                await stream.send_all(response)

    async def main() -> None:
        async with trio.open_nursery() as nursery:
            listeners = await nursery.start(partial(trio.serve_tcp, serve, 0, host="127.0.0.1"))
            url = f"http://127.0.0.1:{listeners[0].socket.getsockname()[1]}"
            policy = RetryPolicy(base_delay=0)
            async with AsyncLytics("at.x.y", base_url=url, retry=policy, **options) as lytics:
                result.append(await use(lytics))
            nursery.cancel_scope.cancel()

    trio.run(main)
    return result[0]


def test_a_call_has_its_typed_answer() -> None:
    segments = on_trio(lambda _: OK, lambda lytics: lytics.segments.list())
    assert [segment.id for segment in segments] == ["a"]


def test_an_error_is_the_same() -> None:
    async def use(lytics: AsyncLytics) -> errors.LyticsError:
        with pytest.raises(errors.NotFound) as caught:
            await lytics.segments.get("x")
        return caught.value

    error = on_trio(lambda _: answer(b'{"message":"gone"}', "404 Not Found"), use)
    assert (error.operation, error.attempts) == ("segments.get", 1)


def test_a_broken_exchange_is_tried_again() -> None:
    replies = [None, answer(b"", "503 Service Unavailable"), OK]
    assert len(on_trio(lambda _: replies.pop(0), lambda lytics: lytics.segments.list())) == 1
    assert replies == []


def test_a_scan_goes_page_by_page() -> None:
    def reply(request: bytes) -> bytes:
        start = (
            int(request.split(b"start=")[1].split(b" ")[0].split(b"&")[0])
            if b"start=" in request
            else 0
        )
        cursor = b'"%d"' % (start + 1) if start < 3 else b"null"
        return answer(b'{"data":[{"email":"%d"}],"_next":%s}' % (start, cursor))

    profiles = on_trio(reply, lambda lytics: lytics.segments.scan("x").collect())
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

    assert on_trio(lambda _: OK, use, concurrency=2) == 20


def test_uploads_say_that_they_need_asyncio() -> None:
    async def use(lytics: AsyncLytics) -> None:
        with pytest.raises(errors.LifecycleError, match="asyncio"):
            await lytics.upload_json([{"a": 1}], stream="x")

    on_trio(lambda _: OK, use)
