"""AsyncLytics: its life, its ways in, and clones with other options."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from test_runner import Scripted
from wire import TOKEN, answer, replying, wire_server

from lytics_async import AsyncLytics, RetryPolicy, errors, operations

SEGMENTS = (200, b'{"data":[{"id":"a","slug_name":"all"}],"status":200,"message":"success"}')
URL = "https://lytics.test"


def client(*script: Any, **options: Any) -> tuple[AsyncLytics, Scripted]:
    transport = Scripted(*(script or (SEGMENTS,)))
    return AsyncLytics(
        TOKEN, base_url=URL, transport=transport, retry=RetryPolicy(base_delay=0), **options
    ), transport


async def test_a_service_is_one_object_a_client() -> None:
    lytics, _ = client()
    assert lytics.segments is lytics.segments
    assert [segment.slug_name for segment in await lytics.segments.list()] == ["all"]


async def test_send_gives_the_whole_reply() -> None:
    lytics, transport = client((503, b""), SEGMENTS)
    reply = await lytics.send(operations.segments.LIST, table="user", options={"account_id": "a1"})
    assert (reply.status, reply.attempts, reply.message) == (200, 2, "success")
    assert reply.data[0].id == "a"
    assert reply.raw == [{"id": "a", "slug_name": "all"}]
    assert reply.elapsed > 0
    assert transport.requests[0].url == f"{URL}/api/segment?table=user&account_id=a1"


async def test_request_reaches_a_path_without_a_row() -> None:
    lytics, transport = client((200, b'{"data":{"x":1},"status":200}'), (204, b""), (200, b"[1]"))
    assert (await lytics.request("GET", "/api/anything", query={"a": "b c"})).data == {"x": 1}
    assert (await lytics.request("DELETE", "/api/anything/1")).data is None
    assert (await lytics.request("POST", "/v2/anything", json={"a": 1})).data == [1]
    first, _, third = transport.requests
    assert first.url == f"{URL}/api/anything?a=b%20c"
    assert (third.body, dict(third.headers)["Content-Type"]) == (b'{"a":1}', "application/json")


async def test_request_keeps_the_values_in_its_path_from_errors_and_hooks() -> None:
    events: list[Any] = []
    lytics, _ = client((404, b"{}"), hooks=[events.append])
    with pytest.raises(errors.NotFound) as caught:
        await lytics.request("GET", "/api/entity/user/email/ada%40example.com")
    assert caught.value.operation == "request"
    assert "ada" not in repr(events)


async def test_request_repeats_reads_only_unless_told() -> None:
    lytics, transport = client((500, b""))
    for method, attempts in (("GET", 4), ("POST", 1), ("DELETE", 1)):
        with pytest.raises(errors.ServerError) as caught:
            await lytics.request(method, "/api/x")  # type: ignore[arg-type]
        assert caught.value.attempts == attempts
    with pytest.raises(errors.ServerError) as caught:
        await lytics.request("PUT", "/api/x", retry="idempotent")
    assert caught.value.attempts == 4
    assert len(transport.requests) == 10


@pytest.mark.parametrize(
    "path",
    [
        "api/x",
        "https://evil.test/x",
        "//evil.test/x",
        "/a?b",
        "/a#b",
        "/a b",
        "/a/../b",
        "/ä",
        "/a\r\nb",
        "/{x}",
    ],
)
async def test_request_refuses_a_path_that_could_lead_elsewhere(path: str) -> None:
    lytics, transport = client()
    with pytest.raises(errors.ArgumentError):
        await lytics.request("GET", path)
    assert transport.requests == []


async def test_a_clone_has_other_options_and_shares_everything_else() -> None:
    lytics, transport = client((500, b""))
    fast = lytics.with_options(timeout=2, max_attempts=1, headers={"X-A": "1"})
    faster = fast.with_options(timeout=1, headers={"X-B": "2"})
    assert fast.segments is not lytics.segments
    with pytest.raises(errors.ServerError) as caught:
        await faster.segments.list()
    assert caught.value.attempts == 1
    assert transport.limits[0][1] <= 1
    assert {"X-A": "1", "X-B": "2"}.items() <= dict(transport.requests[0].headers).items()
    with pytest.raises(errors.ServerError) as caught:
        await lytics.segments.list()
    assert caught.value.attempts == 4


async def test_closing_a_clone_closes_nothing_and_closing_the_client_closes_its_clones() -> None:
    lytics, _ = client()
    clone = lytics.with_options(timeout=2)
    await clone.aclose()
    await clone.segments.list()
    await lytics.aclose()
    for closed in (lytics, clone):
        with pytest.raises(errors.LifecycleError, match="closed"):
            await closed.segments.list()


async def test_an_unknown_option_is_refused_by_name() -> None:
    lytics, _ = client()
    with pytest.raises(errors.ArgumentError, match="time_out"):
        await lytics.segments.list(options={"time_out": 2})  # type: ignore[typeddict-unknown-key]


async def test_a_client_opens_on_first_use_and_closes_what_it_opened() -> None:
    async with wire_server(replying(answer(SEGMENTS[1]))) as server:
        lytics = AsyncLytics(TOKEN, base_url=server.url)
        await lytics.segments.list()
        assert server.open == 1
        await lytics.aclose()
        await lytics.aclose()
        while server.open:  # noqa: ASYNC110 # the server sees the end when the loop turns
            await asyncio.sleep(0)


@pytest.fixture
async def opened() -> AsyncIterator[AsyncLytics]:
    async with (
        wire_server(replying(answer(SEGMENTS[1]))) as server,
        AsyncLytics(TOKEN, base_url=server.url) as lytics,
    ):
        yield lytics


async def test_a_client_from_a_fixture_can_be_used_under_time_limits_of_the_test(
    opened: AsyncLytics,
) -> None:
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        tasks = [group.create_task(opened.segments.list()) for _ in range(5)]
    assert all(len(task.result()) == 1 for task in tasks)


async def test_nothing_is_sent_to_the_published_hosts_when_only_one_url_is_given() -> None:
    lytics, _ = client()
    assert lytics.config.bulk_url == URL


async def test_a_token_is_nowhere_in_the_clients_repr() -> None:
    lytics, _ = client()
    assert TOKEN not in f"{lytics!r} {lytics.config!r} {vars(lytics)!r} {vars(lytics._runner)!r}"
