"""Slots are handed on whatever happens to those who wait for them."""

import asyncio

import pytest

from lytics_async.errors import ArgumentError, RequestTimeout
from lytics_async.wire.slots import HostSlots, Slot


async def test_a_slot_handed_to_a_caller_that_is_cancelled_before_its_turn_is_free_again() -> None:
    slots: HostSlots[object] = HostSlots(1)
    held = slots.try_acquire()
    assert held is not None
    waiting = asyncio.create_task(slots.acquire(60))
    await asyncio.sleep(0)
    slots.release(held)  # handed over; the waiting task has not run since
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert slots.try_acquire() is held


async def test_a_caller_that_was_cancelled_in_the_queue_is_passed_over() -> None:
    slots: HostSlots[object] = HostSlots(1)
    held = slots.try_acquire()
    assert held is not None
    first, second = (asyncio.create_task(slots.acquire(60)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first])
    slots.release(held)
    assert await second is held


async def test_callers_are_served_in_the_order_in_which_they_came() -> None:
    slots: HostSlots[object] = HostSlots(1)
    held = slots.try_acquire()
    assert held is not None
    served: list[int] = []

    async def caller(number: int) -> None:
        slot: Slot[object] = await slots.acquire(60)
        served.append(number)
        slots.release(slot)

    callers = [asyncio.create_task(caller(number)) for number in range(5)]
    await asyncio.sleep(0)
    slots.release(held)
    await asyncio.gather(*callers)
    assert served == [0, 1, 2, 3, 4]


async def test_the_wait_for_a_slot_ends_with_its_limit() -> None:
    slots: HostSlots[object] = HostSlots(1)
    held = slots.try_acquire()
    assert held is not None
    with pytest.raises(RequestTimeout, match="Raise concurrency= or timeout=") as caught:
        await slots.acquire(0)
    assert caught.value.phase == "connect"
    assert caught.value.may_have_been_processed is False
    slots.release(held)
    assert slots.try_acquire() is held


def test_there_must_be_a_slot() -> None:
    with pytest.raises(ArgumentError, match="at least 1"):
        HostSlots(0)
