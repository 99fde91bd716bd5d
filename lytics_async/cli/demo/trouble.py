"""The demo's trouble: bad rows that are fixed, a process that is killed, a network that fails."""

import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lytics_async.cli.demo.orders import (
    TIMESTAMP_FIELD,
    Orders,
    write_flawed_orders,
    write_orders,
)
from lytics_async.cli.demo.outcome import Outcome
from lytics_async.cli.demo.relay import Relay
from lytics_async.cli.progress import upload_progress

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.local import LocalLytics
    from lytics_async.upload.report import Progress, UploadReport

Tell = Callable[[str, str], None]
"""Prints a step: its name and what happened."""

FLAWED_STREAM = "orders_with_bad_rows"
KILLED_STREAM = "orders_of_a_killed_process"
OUTAGE_STREAM = "orders_in_an_outage"

ROWS = 20_000
_RATE = 20_000
"""Rows per second, so that there is time to interfere."""
_CHUNK_BYTES = 200_000
"""Small chunks, so that some are acknowledged when trouble begins."""
_SHARE = 0.25
"""Share of the rows that are stored when trouble begins."""
_OUTAGE = 1.5
_WAIT = 30.0
_PAUSE = 0.02


async def upload_bad_rows(
    lytics: "AsyncLytics", local: "LocalLytics", directory: Path, tell: Tell, outcome: Outcome
) -> None:
    """Upload a file with bad rows, fix the rejects file, and upload that."""
    flawed = write_flawed_orders(directory / "orders-with-bad-rows.csv")
    rejects = directory / "bad-rows.csv"
    report = await lytics.upload_csv(flawed.path, stream=FLAWED_STREAM, rejects=rejects)
    tell("Bad rows", f"{report.summary()}; the rejects file has each row and the reason:")
    for line in rejects.read_text(encoding="utf-8").splitlines()[1:]:
        tell("", line)
    stored = [row["order_id"] for row in local.rows(FLAWED_STREAM)]
    outcome.numbers["bad_file"] = {
        "rows_read": report.records_read,
        "accepted": report.accepted,
        "rejected": report.rejected,
        "rows_stored": len(stored),
    }
    outcome.check("bad file: rows rejected", report.rejected, len(flawed.bad), "the generator")
    outcome.check("bad file: rows accepted", report.accepted, len(stored), "the store")
    outcome.check(
        "bad file: good stored",
        len(flawed.good.intersection(stored)),
        len(flawed.good),
        "the generator",
    )
    text = rejects.read_text(encoding="utf-8")
    for bad, good in flawed.repairs.items():
        text = text.replace(f"{bad}\n", f"{good}\n")
    rejects.write_text(text, encoding="utf-8")
    fixed = await lytics.upload_csv(rejects, stream=FLAWED_STREAM)
    tell("Fixed", f"the rejects file, corrected and uploaded: {fixed.summary()}")
    ids = Counter(row["order_id"] for row in local.rows(FLAWED_STREAM))
    outcome.numbers["fixed_file"] = {"accepted": fixed.accepted, "rows_stored": ids.total()}
    outcome.check("fixed rows accepted", fixed.accepted, len(flawed.bad), "the generator")
    outcome.check("each row stored once", len(ids), flawed.rows, "the generator")
    outcome.check("rows stored twice", ids.total() - len(ids), 0, "the store")


async def kill_and_resume(
    lytics: "AsyncLytics", local: "LocalLytics", directory: Path, tell: Tell, outcome: Outcome
) -> None:
    """Kill a process in the middle of an upload, and resume it."""
    orders = write_orders(directory / "orders-to-resume.csv", rows=ROWS, customers=ROWS // 10)
    ledger = directory / "orders.ledger"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "lytics_async.cli", "upload", str(orders.path)),
        *("--stream", KILLED_STREAM, "--timestamp-field", TIMESTAMP_FIELD),
        *("--ledger", str(ledger), "--max-rows-per-second", str(_RATE), "--progress", "none"),
        *("--chunk-bytes", str(_CHUNK_BYTES)),
        *("--base-url", local.url, "--profile", ""),
        env={**os.environ, "LYTICS_API_TOKEN": local.token, "LYTICS_BULK_URL": local.url},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    until = time.monotonic() + _WAIT
    try:
        while local.count(KILLED_STREAM) < ROWS * _SHARE and process.returncode is None:
            if time.monotonic() > until:
                break
            await asyncio.sleep(_PAUSE)
    finally:
        if process.returncode is None:
            process.kill()
    await process.wait()
    before = local.count(KILLED_STREAM)
    tell("Kill -9", f"a process that uploads {ROWS:,} rows: {before:,} were stored")
    report = await lytics.upload_csv(
        orders.path,
        stream=KILLED_STREAM,
        timestamp_field=TIMESTAMP_FIELD,
        ledger=ledger,
        resume=True,
        chunk_bytes=_CHUNK_BYTES,
    )
    _judge("killed", KILLED_STREAM, orders, report, local, outcome)
    outcome.numbers["killed"]["rows_before"] = before
    tell("Resume", f"{report.summary()}, in {report.duration:.1f} s")


async def survive_outage(
    local: "LocalLytics", directory: Path, tell: Tell, outcome: Outcome, patience: float
) -> None:
    """Cut the network off in the middle of an upload."""
    orders = write_orders(directory / "orders-in-an-outage.csv", rows=ROWS, customers=ROWS // 10)
    async with Relay(urlsplit(local.url).port or 0) as relay:
        interrupted: list[asyncio.Task[None]] = []

        async def interrupt() -> None:
            await relay.stop()
            await asyncio.sleep(_OUTAGE)
            await relay.start()

        from lytics_async.client import AsyncLytics

        client = AsyncLytics(
            local.token,
            base_url=relay.url,
            bulk_url=relay.url,
            attempt_timeout=patience,
            timeout=patience,
        )
        with upload_progress("Outage", "auto") as move:

            def watch(progress: "Progress") -> None:
                if move is not None:
                    move(progress)
                if not interrupted and progress.accepted >= ROWS * _SHARE:
                    interrupted.append(asyncio.ensure_future(interrupt()))

            async with client:
                report = await client.upload_csv(
                    orders.path,
                    stream=OUTAGE_STREAM,
                    timestamp_field=TIMESTAMP_FIELD,
                    max_rows_per_second=_RATE,
                    chunk_bytes=_CHUNK_BYTES,
                    on_progress=watch,
                )
        await asyncio.gather(*interrupted)
    _judge("outage", OUTAGE_STREAM, orders, report, local, outcome)
    outcome.check("outages", len(interrupted), 1, "the relay")
    tell("Outage", f"{_OUTAGE} s without a network: {report.summary()}")


def _judge(
    name: str,
    stream: str,
    orders: Orders,
    report: "UploadReport",
    local: "LocalLytics",
    outcome: Outcome,
) -> None:
    """Compare what was stored with the file: nothing lost, and no more duplicates than the report
    allows.
    """
    ids = Counter(row["order_id"] for row in local.rows(stream))
    twice = ids.total() - len(ids)
    outcome.numbers[name] = {
        "rows_read": report.records_read,
        "accepted": report.accepted,
        "rows_stored": ids.total(),
        "max_possible_duplicates": report.max_possible_duplicates,
    }
    outcome.check(f"{name}: rows accepted", report.accepted, orders.rows, "the generator")
    outcome.check(f"{name}: rows lost", orders.rows - len(ids), 0, "the store")
    beyond = max(0, twice - report.max_possible_duplicates)
    outcome.check(f"{name}: duplicates unannounced", beyond, 0, "the store")
