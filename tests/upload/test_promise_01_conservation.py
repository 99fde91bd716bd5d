"""Promise 1: records read = accepted + rejected + quarantined + unknown + unsent, on every way out,
over all runs.
"""

import asyncio
import contextlib
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from resuming import history_of, start
from scripted import Answer, ScriptedRunner, Sent, accept, counts, csv_of

from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import (
    BadRequest,
    ConnectError,
    ConnectionDropped,
    LyticsError,
    PayloadTooLarge,
    RateLimited,
    ServerError,
    Unauthorized,
    UploadError,
)
from lytics_async.upload.report import UploadReport
from lytics_async.upload.run import UploadRun

ROWS = 200
QUICK = RetryPolicy(max_attempts=4, base_delay=0.0001, max_delay=0.001)

FAULTS: dict[str, LyticsError] = {
    "connect": ConnectError("refused", phase="connect", operation="upload"),
    "dropped": ConnectionDropped("dropped", phase="read", operation="upload"),
    "busy": RateLimited("Too many requests", status=429, operation="upload", retry_after=0),
    "broken": ServerError("Internal error", status=500, operation="upload"),
    "too large": PayloadTooLarge("Too large", status=413, operation="upload"),
    "refused": BadRequest("Bad row", status=400, operation="upload"),
    "expired": Unauthorized("Not authorized", status=401, operation="upload"),
}
KINDS = [*["accepted"] * 8, "partly", "mismatched", "countless", *FAULTS]


@attrs.frozen(kw_only=True)
class Fate:
    """How one run goes.

    Attributes:
        seed: of its answers.
        faults: share of requests that are not simply accepted.
        ends: `by itself`, or `closed`, `closed slowly` or `cancelled` at request `at`.
        source: `csv`, `ndjson` with bad lines, or `dicts` that fail at record `at` if it `breaks`.
    """

    seed: int
    faults: float
    ends: str
    at: int
    source: str
    breaks: bool
    errors: str
    ambiguous: str
    concurrency: int


FATES = st.builds(
    Fate,
    seed=st.integers(0, 10**6),
    faults=st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    ends=st.sampled_from(["by itself", "by itself", "closed", "closed slowly", "cancelled"]),
    at=st.integers(1, 12),
    source=st.sampled_from(["csv", "ndjson", "dicts"]),
    breaks=st.booleans(),
    errors=st.sampled_from(["drop", "stop", "quarantine"]),
    ambiguous=st.sampled_from(["retry", "hold"]),
    concurrency=st.integers(1, 3),
)


def answers(fate: Fate) -> Any:
    chance = random.Random(fate.seed)

    def answer(sent: Sent) -> Answer:
        kind = chance.choice(KINDS) if chance.random() < fate.faults else "accepted"
        part = chance.randint(0, sent.records)
        if kind in FAULTS:
            return FAULTS[kind]
        if kind == "partly":
            return counts(sent.records - part, part)
        if kind == "mismatched":
            return counts(part // 2, part // 3)
        return counts(None) if kind == "countless" else accept(sent)

    return answer


def records(fate: Fate) -> Iterator[dict[str, Any]]:
    for number in range(ROWS):
        if fate.breaks and number == fate.at * 15:
            raise OSError("the disk is gone")
        yield {"id": number, "many": [{"a": 1}] if number % 30 == 7 else 1}


def source_of(fate: Fate, folder: Path) -> Any:
    if fate.source == "dicts":
        return records(fate)
    path = folder / f"source.{fate.source}"
    lines = (orjson.dumps(each) + b"\n" for each in records(attrs.evolve(fate, breaks=False)))
    path.write_bytes(csv_of(range(ROWS)) if fate.source == "csv" else b"".join(lines))
    return path


async def run_once(fate: Fate, source: Any, ledger: Path, *, resume: bool) -> UploadReport:
    runner = ScriptedRunner()
    script = answers(fate)
    reached = asyncio.Event()

    def answer(sent: Sent) -> Answer:
        if len(runner.sent) >= fate.at:
            reached.set()
        return script(sent)

    runner.answer = answer
    run = start(
        runner,
        source,
        ledger=ledger,
        resume=resume,
        retry=QUICK,
        give_up_after=0.05,
        concurrency=fate.concurrency,
        errors=fate.errors,
        ambiguous=fate.ambiguous,
    )
    await (cancelled(run, reached) if fate.ends == "cancelled" else ended(run, reached, fate))
    return run.report


async def ended(run: UploadRun, reached: asyncio.Event, fate: Fate) -> None:
    with contextlib.suppress(UploadError):  # its report is the run's
        async with run:
            if fate.ends != "by itself":
                await first_of(reached.wait(), run.settle(30))
                await run.aclose(0.05 if fate.ends == "closed slowly" else 0)


async def cancelled(run: UploadRun, reached: asyncio.Event) -> None:
    async def caller() -> None:
        async with run:
            await run.wait()

    task = asyncio.ensure_future(caller())
    await first_of(reached.wait(), asyncio.wait([task]))
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled() and (error := task.exception()) is not None:
        assert isinstance(error, UploadError)


async def first_of(*waits: Any) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    _, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.wait(tasks)


def check(report: UploadReport, ledger: Path) -> None:
    """Everything adds up: the totals, the chunks, and the ledger."""
    assert report.conservation_ok, report
    for name in ("accepted", "rejected", "unknown"):
        assert sum(getattr(chunk, name) for chunk in report.chunks) == getattr(report, name)
    for chunk in report.chunks:
        outcomes = chunk.accepted + chunk.rejected + chunk.unknown + chunk.unsent
        assert outcomes == chunk.records
    assert report.cursor <= report.records_read
    assert report.complete == (
        report.source_exhausted and report.unknown == 0 and report.unsent == 0
    )
    history = history_of(ledger)
    assert history.closed
    for name in ("accepted", "rejected", "unknown", "cursor", "max_possible_duplicates"):
        assert getattr(history, name) >= getattr(report, name), name
    assert (history.accepted, history.rejected) == (report.accepted, report.rejected)
    assert history.unknown == report.unknown


@given(fate=FATES, again=FATES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_every_record_has_one_outcome_whatever_happens(fate: Fate, again: Fate) -> None:
    last = attrs.evolve(
        fate, faults=0.0, ends="by itself", breaks=False, errors="drop", ambiguous="retry"
    )
    with tempfile.TemporaryDirectory() as name:
        folder, ledger = Path(name), Path(name) / "ledger"

        async def all_runs() -> None:
            check(await run_once(fate, source_of(fate, folder), ledger, resume=False), ledger)
            second = attrs.evolve(again, source=fate.source)
            source = (
                source_of(second, folder)
                if fate.source == "dicts"
                else folder / f"source.{fate.source}"
            )
            check(await run_once(second, source, ledger, resume=True), ledger)
            if fate.source == "dicts":
                source = source_of(last, folder)
            report = await run_once(last, source, ledger, resume=True)
            check(report, ledger)
            assert report.records_read == ROWS
            assert report.source_exhausted
            assert report.unsent == 0

        asyncio.run(all_runs())


@pytest.mark.parametrize("faults", [0.3, 0.6])
def test_what_is_reported_accepted_is_what_the_server_counted_in(
    tmp_path: Path, faults: float
) -> None:
    """Without ambiguity the two tallies are the same to the record."""
    chance = random.Random(7)
    stored = 0

    def answer(sent: Sent) -> Answer:
        nonlocal stored
        if chance.random() < faults:
            return FAULTS[chance.choice(["connect", "busy", "too large", "refused"])]
        refused = chance.randint(0, 3) if sent.records > 3 else 0
        stored += sent.records - refused
        return counts(sent.records - refused, refused)

    source = tmp_path / "orders.csv"
    source.write_bytes(csv_of(range(2000)))
    runner = ScriptedRunner(answer)

    async def upload() -> UploadReport:
        patient = attrs.evolve(QUICK, max_attempts=100)
        async with start(runner, source, errors="drop", retry=patient, concurrency=3) as run:
            return await run.wait()

    report = asyncio.run(upload())
    assert report.accepted == stored
    assert report.conservation_ok
    assert report.complete
