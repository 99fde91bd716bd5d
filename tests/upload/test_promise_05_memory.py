"""Promise 5: peak memory stays within the budget: the plan, the gate, the buffers
(benchmarks/memory.py has the peaks).
"""

import os

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.upload.deliver.budget import Buffers, ByteBudget, plan_memory
from lytics_async.upload.deliver.payload import gzip_reserve, gzipped
from lytics_async.upload.settings import MIB, Compress, UploadSettings


@given(
    st.integers(2, 256),
    st.integers(1, 16),
    st.sampled_from(["auto", True, False]),
    st.integers(1, 64),
)
def test_the_plan_never_needs_more_than_the_budget(
    budget_mib: int, concurrency: int, compress: Compress, cpus: int
) -> None:
    settings = UploadSettings(
        stream="s", memory_budget=budget_mib * MIB, concurrency=concurrency, compress=compress
    )
    plan = plan_memory(settings, cpus=cpus)
    bodies = 1 if compress is False else 2  # the longest record, and its body besides
    idle = (plan.buffers - 1) * settings.target_bytes
    assert idle + bodies * plan.max_record_bytes <= settings.memory_budget
    assert plan.max_record_bytes >= settings.target_bytes


def test_a_record_of_20_mb_has_room_by_default_on_any_machine() -> None:
    for cpus in (1, 2, 4, 64):
        assert plan_memory(UploadSettings(stream="s"), cpus=cpus).max_record_bytes > 20_000_000


def test_there_are_as_many_compressors_as_processors_for_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert plan_memory(UploadSettings(stream="s")).compressors == 1


async def test_whoever_asks_for_too_much_waits_and_is_not_overtaken() -> None:
    budget = ByteBudget(10)
    await budget.reserve(6)
    order: list[str] = []

    async def take(name: str, size: int) -> None:
        await budget.reserve(size)
        order.append(name)

    async with anyio.create_task_group() as group:
        group.start_soon(take, "large", 8)
        await anyio.wait_all_tasks_blocked()
        group.start_soon(take, "small", 2)
        await anyio.wait_all_tasks_blocked()
        assert order == []
        budget.release(6)
    assert order == ["large", "small"]
    assert budget.used == 10


async def test_who_is_cancelled_while_waiting_leaves_the_line() -> None:
    budget = ByteBudget(10)
    await budget.reserve(10)
    async with anyio.create_task_group() as group:
        group.start_soon(budget.reserve, 5)
        await anyio.wait_all_tasks_blocked()
        group.cancel_scope.cancel()
    budget.release(10)
    assert budget.used == 0
    await budget.reserve(10)


async def test_buffers_are_used_again_and_shrink_back() -> None:
    budget = ByteBudget(100)
    buffers = Buffers(1, 10, budget)
    first = await buffers.take()
    await buffers.lengthen(first, 30)
    assert (len(first), budget.used) == (30, 30)
    buffers.give(first)
    assert (len(first), budget.used) == (10, 10)
    assert await buffers.take() is first


@pytest.mark.parametrize("content", [b"a,b\n" * 100_000, bytes(range(256)) * 1000, b""])
async def test_a_gzipped_payload_fits_its_reserve_and_says_its_length(content: bytes) -> None:
    import gzip
    import random

    noise = random.Random(7).randbytes(300_000)
    for data in (content, noise):
        payload = gzipped(bytearray(data), len(data), prefix=b"head\n")
        body = b"".join([piece async for piece in payload])
        assert gzip.decompress(body) == b"head\n" + data
        assert len(body) == payload.length <= gzip_reserve(b"head\n", len(data))
        payload.close()
