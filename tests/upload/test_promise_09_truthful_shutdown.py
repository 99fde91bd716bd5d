"""Promise 9: `aclose(timeout)` returns in time whatever the server does, the report names what was
not delivered, and the ledger can be resumed.
"""

import asyncio
import time
from pathlib import Path

import anyio
import pytest
from resuming import history_of, start, upload
from scripted import Answer, ScriptedRunner, Sent, accept, counts, csv_of, in_turn
from scripted_transport import NEVER

from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import ConnectionDropped, RateLimited, ServerError

ROWS = 3000
BUSY = RateLimited("Too many requests", status=429, operation="upload", retry_after=100)
DROPPED = ConnectionDropped("dropped", phase="read", operation="upload")
BROKEN = ServerError("Internal error", status=500, operation="upload")


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_bytes(csv_of(range(ROWS)))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def stalled() -> ScriptedRunner:
    """A server that never answers."""
    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    return runner


def always(answer: Answer) -> ScriptedRunner:
    return ScriptedRunner(lambda sent: answer)


def after_two(answer: Answer) -> ScriptedRunner:
    """Accept two chunks, then give only this answer."""
    runner = ScriptedRunner()
    runner.answer = lambda sent: accept(sent) if len(runner.sent) <= 2 else answer
    return runner


SERVERS = {
    "stalls": stalled,
    "asks for a pause of 100 seconds": lambda: always(BUSY),
    "asks for a pause later": lambda: after_two(BUSY),
    "fails": lambda: always(BROKEN),
    "drops connections": lambda: after_two(DROPPED),
}


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("timeout", [0.0, 0.2])
async def test_closing_returns_in_time_and_accounts_for_every_record(
    orders: Path, path: Path, server: str, timeout: float
) -> None:
    runner = SERVERS[server]()
    patient = RetryPolicy(max_attempts=1000, base_delay=20, max_delay=30)
    async with start(runner, orders, ledger=path, concurrency=3, retry=patient) as run:
        await runner.arrived.wait()
        began = time.monotonic()
        await run.aclose(timeout)
        took = time.monotonic() - began
    assert took < timeout + 0.5
    report = run.report
    assert not report.complete
    assert report.conservation_ok
    assert report.unsent + report.unknown + report.accepted == report.records_read
    assert report.error is not None

    history = history_of(path)
    assert history.closed
    assert history.accepted == report.accepted
    again = await upload(ScriptedRunner(), orders, ledger=path, resume=True)
    assert again.all_accepted
    assert again.max_possible_duplicates >= report.unknown


async def test_closing_while_large_chunks_are_compressed_returns_in_time(tmp_path: Path) -> None:
    source = tmp_path / "large.csv"
    content = csv_of(range(400_000))
    await asyncio.to_thread(source.write_bytes, content * 12)
    runner = stalled()
    async with start(
        runner, source, chunk_bytes=20_000_000, memory_budget=200_000_000, concurrency=4
    ) as run:
        while not run.snapshot().records_read:
            await run.settle(0.01)
        began = time.monotonic()
        await run.aclose(0)
        took = time.monotonic() - began
    assert took < 0.5
    assert run.report.conservation_ok


async def test_closing_while_rejected_rows_are_looked_for_returns_in_time(tmp_path: Path) -> None:
    source = tmp_path / "large.csv"
    rows = b"".join(b'%d,"row %d"\n' % (row, row) for row in range(400_000))
    await asyncio.to_thread(source.write_bytes, b"id,name\n" + rows)
    answered = asyncio.Event()

    def reject_some(sent: Sent) -> Answer:
        answered.set()
        return counts(sent.records - 3, 3)

    async with start(
        ScriptedRunner(reject_some),
        source,
        chunk_bytes=8_000_000,
        errors="quarantine",
        rejects=tmp_path / "rejects.csv",
    ) as run:
        await answered.wait()
        await run.settle(0.1)  # it takes seconds to look through so many
        began = time.monotonic()
        await run.aclose(0)
        took = time.monotonic() - began
    assert took < 0.5
    assert run.report.rejected == 3
    assert run.report.conservation_ok


async def test_what_is_in_flight_is_delivered_within_the_timeout(orders: Path, path: Path) -> None:
    runner = stalled()
    async with start(runner, orders, ledger=path, concurrency=3) as run:
        await runner.arrived.wait()
        closing = asyncio.ensure_future(run.aclose(20))
        runner.gate.set()
        await closing
    report = run.report
    assert (report.unknown, report.unsent) == (0, 0)
    assert 0 < report.accepted == report.records_read < ROWS
    assert report.bytes_unread
    assert report.cursor == report.accepted


async def test_cancelling_the_caller_leaves_a_ledger_that_can_be_resumed(
    orders: Path, path: Path
) -> None:
    runner = ScriptedRunner()

    async def caller() -> None:
        await upload(runner, orders, ledger=path)

    paused = asyncio.Event()

    def answer(sent: Sent) -> Answer:
        if len(runner.sent) <= 2:
            return accept(sent)
        paused.set()
        return BUSY

    runner.answer = answer
    task = asyncio.ensure_future(caller())
    await paused.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    history = history_of(path)
    assert (history.closed, history.complete) == (True, False)
    assert history.accepted > 0
    rest = ScriptedRunner()
    report = await upload(rest, orders, ledger=path, resume=True)
    assert (report.all_accepted, report.max_possible_duplicates) == (True, 0)


async def test_a_second_close_ends_a_first_one_that_still_waits(orders: Path, path: Path) -> None:
    runner = stalled()
    async with start(runner, orders, ledger=path) as run:
        await runner.arrived.wait()
        patient = asyncio.ensure_future(run.aclose(60))
        await asyncio.sleep(0)
        began = time.monotonic()
        await run.aclose(0)
        await patient
    assert time.monotonic() - began < 0.5
    assert run.report.unknown > 0


async def test_closing_before_the_first_byte_was_read_leaves_a_sound_ledger(
    orders: Path, path: Path
) -> None:
    async with start(ScriptedRunner(), orders, ledger=path) as run:
        await run.aclose()
    assert run.report.conservation_ok
    assert run.report.accepted == 0
    report = await upload(ScriptedRunner(), orders, ledger=path, resume=True)
    assert report.all_accepted


async def test_a_stopped_run_ends_soon_although_a_request_is_never_answered(
    orders: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal stops all senders; one whose answer does not come is given up after a moment."""
    monkeypatch.setattr("lytics_async.upload.workers.STOP_GRACE", 0.05)
    from lytics_async.errors import Unauthorized, UploadError

    runner = ScriptedRunner()
    refusal = Unauthorized("Not authorized", status=401, operation="upload")
    runner.answer = in_turn(accept, lambda _: NEVER, last=refusal)
    with pytest.raises(UploadError) as error:
        await upload(runner, orders, ledger=path, concurrency=3)
    assert error.value.report is not None
    assert error.value.report.unknown > 0
    assert history_of(path).unknown == error.value.report.unknown
