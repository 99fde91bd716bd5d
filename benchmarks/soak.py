"""A million rows through a server that fails in every way, at 1%, 10% and 30% of its requests: what
arrived, and how often.

The server's own tally by row id is held against the report: nothing that was accepted is missing,
duplicates stay within the published bound, with `ambiguous="hold"` there are none, and every
rejected row is named.

And a smaller upload to such a server that takes its time: with `concurrency="auto"` it goes nearly
as fast as with the best fixed number, since faults that have nothing to do with how many requests
are in flight do not lower that number.
"""

import asyncio
import contextlib
import sys
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

import attrs

from benchmarks.faulty import BAD, FaultyServer
from benchmarks.figure import Figure
from benchmarks.process import in_process, receive
from lytics_async import AsyncLytics
from lytics_async.call.retry import RetryPolicy
from lytics_async.upload.report import UploadReport

ROWS = 1_000_000
BAD_EVERY = 20_000
SHARES = (0.01, 0.1, 0.3)
SEED = 7
LONGEST = 180.0
"""Seconds that one upload may take."""

RETRY = RetryPolicy(max_attempts=30, base_delay=0.02, max_delay=0.5)
ATTEMPT_TIMEOUT = 1.0

PACE_ROWS = 600_000
PACE_SHARES = (0.1, 0.3)
PACE_CHUNK = 4 * 1024
LATENCY = 0.1
CONCURRENCIES = (8, 12, 16)
PACE_GOAL = 0.8
LOAD = ("429", "503 with Retry-After")
"""Faults by which a server says that it has too much to do; `auto` is to heed them, so they are not
played at random.
"""

Ambiguous = Literal["retry", "hold"]


@attrs.frozen(kw_only=True)
class Soaked:
    """What one upload came to.

    Attributes:
        missing: rows of acknowledged chunks that are not in the store, rejected ones aside.
        duplicates: rows in the store beyond the first of each.
        unbounded: duplicates beyond the report's bound.
        misplaced: bad rows that are stored, or not named, and good rows that are called bad.
        unanswered: rows that are unknown or unsent.
    """

    report: UploadReport
    missing: int
    duplicates: int
    unbounded: int
    misplaced: int
    unanswered: int


def run() -> list[Figure]:
    """Run every share with `retry` and with `hold`."""
    figures = []
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "rows.csv"
        path.write_bytes(rows_csv(ROWS, BAD_EVERY))
        for ambiguous in ("retry", "hold"):
            for share in SHARES:
                figures += _figures(path, share, ambiguous)
        path.write_bytes(rows_csv(PACE_ROWS, PACE_ROWS + 1))
        figures += [pace_figure(path, share, LOAD) for share in PACE_SHARES]
    return figures


def pace_figure(path: Path, share: float, spared: Sequence[str]) -> Figure:
    """Compare the rates of `auto` and of the best fixed concurrency."""
    rates: dict[int | Literal["auto"], float] = {
        concurrency: _rate(path, share, spared, concurrency)
        for concurrency in (*CONCURRENCIES, "auto")
    }
    ours = rates.pop("auto")
    print(f"  {share:.0%} faults: {rates}, auto {ours:.0f} rows/s", file=sys.stderr)
    return Figure.compared(
        f"{share:.0%} faults: concurrency='auto', against the best fixed",
        "rows/s",
        [(ours, max(rates.values()))],
        goal=PACE_GOAL,
        bound="at least",
    )


def _rate(
    path: Path, share: float, spared: Sequence[str], concurrency: int | Literal["auto"]
) -> float:
    with in_process(_serve, PACE_ROWS, share, LATENCY, spared) as server:
        url = receive(server, timeout=30)
        start = time.perf_counter()
        sending = upload(url, path, "retry", chunk_bytes=PACE_CHUNK, concurrency=concurrency)
        report = asyncio.run(asyncio.wait_for(sending, LONGEST))
        return report.accepted / (time.perf_counter() - start)


def _figures(path: Path, share: float, ambiguous: Ambiguous) -> list[Figure]:
    with in_process(_serve, ROWS, share) as server:
        url = receive(server, timeout=30)
        start = time.perf_counter()
        report = asyncio.run(asyncio.wait_for(upload(url, path, ambiguous), LONGEST))
        seconds = time.perf_counter() - start
        server.send("tally")
        tally, faults = receive(server, timeout=30)
    found = compare(report, array("B", tally), BAD_EVERY)
    name = f"{share:.0%} faults, {ambiguous}"
    played = ", ".join(f"{count} x {kind}" for kind, count in sorted(faults.items()))
    print(f"  {name}: {played}", file=sys.stderr)
    stored = report.accepted - found.missing
    figures = [
        Figure.counted(f"{name}: accepted rows in the store", "rows", stored, report.accepted),
        Figure.compared(
            f"{name}: duplicates, against the bound",
            "rows",
            [(found.duplicates, max(1, report.max_possible_duplicates))],
            goal=1.0 if ambiguous == "retry" else 0.0,
            bound="at most",
        ),
        Figure.counted(
            f"{name}: rows with an outcome",
            "rows",
            report.accepted + report.rejected + report.unknown,
            ROWS,
        ),
        Figure.counted(
            f"{name}: bad rows kept out and named, good ones not",
            "rows",
            ROWS - found.misplaced,
            ROWS,
        ),
        Figure.alone(f"{name}: unknown", "rows", [report.unknown]),
        Figure.alone(f"{name}: requests", "requests", [report.requests]),
        Figure.alone(f"{name}: faults", "requests", [sum(faults.values())]),
        Figure.alone(f"{name}: rate", "rows/s", [ROWS / seconds]),
    ]
    if ambiguous == "retry":
        figures.insert(
            0, Figure.counted(f"{name}: good rows accepted", "rows", report.accepted, good_rows())
        )
    return figures


def good_rows(rows: int = ROWS, bad_every: int = BAD_EVERY) -> int:
    """Rows that the server takes."""
    return rows - len(range(bad_every - 1, rows, bad_every))


def rows_csv(rows: int, bad_every: int) -> bytes:
    """Return rows `id,text`, every so many of them bad."""
    lines = [b"id,text"]
    for number in range(rows):
        bad = number % bad_every == bad_every - 1
        lines.append(b"%d,%b %d" % (number, BAD if bad else b"row", number * 7919 % rows))
    return b"\n".join(lines) + b"\n"


async def upload(
    url: str,
    source: Path | bytes,
    ambiguous: Ambiguous,
    *,
    chunk_bytes: int = 16 * 1024,
    concurrency: int | Literal["auto"] = "auto",
) -> UploadReport:
    """Upload the rows, with pauses as short as the server's."""
    async with AsyncLytics("at.benchmark.benchmark", base_url=url) as lytics:
        return await lytics.upload_csv(
            source,
            stream="soak",
            ambiguous=ambiguous,
            chunk_bytes=chunk_bytes,
            concurrency=concurrency,
            attempt_timeout=ATTEMPT_TIMEOUT,
            retry=RETRY,
        )


def compare(report: UploadReport, tally: Sequence[int], bad_every: int) -> Soaked:
    """Hold the report against the server's tally; row n is record n + 1."""
    bad = set(range(bad_every - 1, len(tally), bad_every))
    named = {
        number - 1
        for found in report.rejected_records
        for number in range(found.first_record, found.last_record + 1)
    }
    missing = unanswered = 0
    answered_bad = set()
    for chunk in report.chunks:
        rows = range(chunk.first_record - 1, chunk.last_record)
        if chunk.state != "delivered":
            unanswered += len(rows)
            continue
        missing += sum(1 for row in rows if not tally[row] and row not in bad)
        answered_bad |= {row for row in rows if row in bad}
    duplicates = sum(count - 1 for count in tally if count > 1)
    return Soaked(
        report=report,
        missing=missing,
        duplicates=duplicates,
        unbounded=max(0, duplicates - report.max_possible_duplicates),
        misplaced=len(answered_bad ^ named) + sum(1 for row in bad if tally[row]),
        unanswered=unanswered,
    )


def _serve(
    pipe: Connection,
    rows: int,
    share: float,
    latency: float = 0.0,
    spared: Sequence[str] = (),
) -> None:
    asyncio.run(_serve_until_closed(pipe, rows, share, latency, spared))


async def _serve_until_closed(
    pipe: Connection, rows: int, share: float, latency: float, spared: Sequence[str]
) -> None:
    server = FaultyServer(rows, share, SEED, latency=latency, spared=spared)
    async with server.running() as url:
        pipe.send(url)
        with contextlib.suppress(EOFError):
            while await asyncio.to_thread(pipe.recv):
                pipe.send((server.tally.tobytes(), Counter(server.faults)))
