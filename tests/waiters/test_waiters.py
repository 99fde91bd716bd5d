"""Waiting for the work that an operation has started."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest
import time_travel
from scripted_transport import ScriptedTransport, response

from lytics_async import AsyncLytics, errors, waiters
from lytics_async.local import LocalLytics


def counting(states: list[int]) -> Callable[[], Awaitable[int]]:
    left = list(states)

    async def fetch() -> int:
        return left.pop(0) if len(left) > 1 else left[0]

    return fetch


async def test_it_polls_until_the_state_is_reached_and_reports_every_state() -> None:
    seen: list[int] = []
    state = await waiters.wait_until(
        counting([1, 2, 3]), lambda n: n == 3, timeout=5, interval=0.001, on_progress=seen.append
    )
    assert (state, seen) == (3, [1, 2, 3])


def test_it_asks_after_ever_longer_waits_of_at_most_half_a_minute() -> None:
    asked: list[float] = []

    async def fetch() -> int:
        asked.append(asyncio.get_running_loop().time())
        assert len(asked) < 50, "it asks without a pause, or without an end"
        return 0

    with pytest.raises(errors.RequestTimeout):
        time_travel.run(waiters.wait_until(fetch, bool, timeout=200), grace=0.0)
    waits = [later - earlier for earlier, later in pairwise(asked)]
    assert waits[:12] == pytest.approx([min(1.5**number, 30.0) for number in range(12)])
    assert asked[-1] - asked[0] <= 200


async def test_a_state_that_is_not_reached_ends_in_a_timeout() -> None:
    with pytest.raises(errors.RequestTimeout, match="continues on the server"):
        await waiters.wait_until(counting([1]), lambda n: n == 3, timeout=0.02, interval=0.001)


async def test_an_error_of_a_call_is_raised() -> None:
    async def fetch() -> int:
        raise errors.NotFound("gone", status=404)

    with pytest.raises(errors.NotFound):
        await waiters.wait_until(fetch, bool, timeout=5)


@pytest.mark.parametrize(
    "wrong", [{"timeout": 0}, {"timeout": 1, "interval": 0}, {"timeout": 1, "interval": 40}]
)
async def test_invalid_limits_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(errors.ArgumentError):
        await waiters.wait_until(counting([1]), bool, **wrong)


def client(*states: dict[str, object]) -> AsyncLytics:
    """A client whose responses are a sequence of states."""
    transport = ScriptedTransport(*map(response, states))
    return AsyncLytics("at.x.y", base_url="https://lytics.test", transport=transport)


async def test_work_is_waited_for_until_it_has_ended() -> None:
    lytics = client(*({"id": "w", "statuscode": status} for status in ("runnable", "completed")))
    work = await waiters.wait_for_work(lytics, "w", timeout=5, interval=0.001)
    assert work.statuscode == "completed"


async def test_work_is_waited_for_until_it_has_a_status_of_the_users() -> None:
    lytics = client({"id": "w", "statuscode": "runnable"}, {"id": "w", "statuscode": "paused"})
    work = await waiters.wait_for_work(lytics, "w", timeout=5, interval=0.001, until=["paused"])
    assert work.statuscode == "paused"
    with pytest.raises(errors.ArgumentError, match="list"):
        await waiters.wait_for_work(lytics, "w", timeout=5, until="paused")


async def test_a_model_is_waited_for_until_it_is_no_longer_building() -> None:
    building, invalid = {"name": "a::b", "state": "building"}, {"name": "a::b", "state": "invalid"}
    model = await waiters.wait_for_model(
        client(building, building, invalid), "a::b", timeout=5, interval=0.001
    )
    assert model.state == "invalid"


async def test_a_deletion_is_waited_for() -> None:
    async with (
        LocalLytics(identity=("email",), deletion_delay=0.05) as local,
        local.client() as lytics,
    ):
        await lytics.upload_json([{"email": "ada@example.com"}], stream="users")
        request = await lytics.personalization.delete_entity("user", "email", "ada@example.com")
        states: list[bool | None] = []
        done = await waiters.wait_for_deletion(
            lytics,
            request.request_id,
            timeout=10,
            interval=0.01,
            on_progress=lambda state: states.append(state.complete),
        )
        assert done.complete
        assert states[0] is False
        assert await lytics.personalization.find_entity("user", "email", "ada@example.com") is None
