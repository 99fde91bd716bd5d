"""Promise 2: nothing is dropped silently. A full queue makes the producer wait, and a 200 is not
success by itself.
"""

from collections.abc import AsyncIterator

import anyio
import pytest
from scripted import ScriptedRunner, begin, counts, csv_of, status, upload

from lytics_async.errors import UploadError


async def test_a_server_that_does_not_answer_makes_the_producer_wait() -> None:
    given = 0

    async def produce() -> AsyncIterator[dict[str, int]]:
        nonlocal given
        for number in range(100_000):
            given += 1
            yield {"n": number}

    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    async with begin(runner, produce(), chunk_bytes=1000, memory_budget=20_000) as run:
        await runner.arrived.wait()
        before = -1
        while before != given:
            before = given
            await run.settle(0.1)
        assert given < 10_000
        runner.gate.set()
        report = await run.wait()
    assert given == report.accepted == 100_000


@pytest.mark.parametrize("total", [False, True])
async def test_rejected_records_are_counted_either_way(total: bool) -> None:
    runner = ScriptedRunner(lambda sent: counts(10 if total else 8, 2))
    report = await upload(runner, csv_of(range(10)))
    assert (report.accepted, report.rejected, report.complete) == (8, 2, True)
    assert not report.all_accepted
    assert not report.count_mismatch


async def test_rejects_raise_only_when_asked() -> None:
    report = await upload(ScriptedRunner(lambda sent: counts(8, 2)), csv_of(range(10)))
    with pytest.raises(UploadError, match="2 rejected") as caught:
        report.raise_for_rejects()
    assert caught.value.report is report
    whole = await upload(ScriptedRunner(), csv_of(range(10)))
    assert whole.raise_for_rejects() is whole


async def test_a_success_without_counts_is_not_full_acceptance_and_not_sent_again() -> None:
    runner = ScriptedRunner(lambda sent: counts(None, None))
    report = await upload(runner, csv_of(range(10)))
    assert (report.accepted, report.count_mismatch, report.all_accepted) == (10, True, False)
    assert len(runner.sent) == 1
    assert "the server's counts do not add up" in report.summary()
    with pytest.raises(UploadError, match="counts do not add up"):
        report.raise_for_rejects()


async def test_counts_that_do_not_add_up_are_noted_on_the_chunk() -> None:
    report = await upload(ScriptedRunner(lambda sent: counts(7, 1)), csv_of(range(10)))
    assert (report.accepted, report.rejected, report.unknown) == (7, 1, 2)
    assert report.count_mismatch
    assert report.chunks[0].count_mismatch
    assert not report.complete


async def test_a_400_with_counts_is_a_partly_rejected_upload() -> None:
    body = '{"status":400,"data":{"message_count":8,"rejected_count":2}}'
    report = await upload(
        ScriptedRunner(lambda sent: status(400, body_excerpt=body)),
        csv_of(range(10)),
        errors="drop",
    )
    assert (report.accepted, report.rejected, report.requests) == (8, 2, 1)
