"""The demo: upload, segment, scan, look-up, and then what goes wrong in practice."""

import asyncio
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from lytics_async.cli.demo.outcome import Outcome
from lytics_async.cli.demo.source import Expected, Source
from lytics_async.cli.demo.trouble import kill_and_resume, survive_outage, upload_bad_rows
from lytics_async.cli.output import visible
from lytics_async.cli.progress import upload_progress
from lytics_async.local import LocalLytics

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics

SEGMENT = "lytics_demo"
_SHOWN_BAD_ROWS = 10
_PATIENCE = 3600.0


async def tour(source: Source, directory: Path, console: Console) -> Outcome:
    """Take the source through a local Lytics of its own, and return the counts.

    Args:
        directory: where the file with bad rows may be written.
        console: where every step is printed.
    """
    outcome = Outcome()
    with LocalLytics(identity=(source.identity,)) as local:
        _step(console, "Start", f"a local Lytics on {local.url}")
        # Time limits are for networks; here, a large file of the user's may keep the server busy
        # for a while.
        async with local.client(attempt_timeout=_PATIENCE, timeout=_PATIENCE) as lytics:
            await _upload(lytics, local, source, console, outcome)
            expected = source.expected(local)
            await _merge(local, source, expected, console, outcome)
            await _segment(lytics, source, expected, console, outcome)
            await _look_up(lytics, source, expected, console, outcome)
            if source.generated:

                def tell(name: str, text: str) -> None:
                    _step(console, name, text)

                await upload_bad_rows(lytics, local, directory, tell, outcome)
                await kill_and_resume(lytics, local, directory, tell, outcome)
                await survive_outage(local, directory, tell, outcome, _PATIENCE)
    return outcome


async def _upload(
    lytics: "AsyncLytics",
    local: LocalLytics,
    source: Source,
    console: Console,
    outcome: Outcome,
) -> None:
    with upload_progress("Upload", "auto") as move:
        report = await lytics.upload_csv(
            source.path,
            stream=source.stream,
            timestamp_field=source.timestamp_field,
            on_progress=move,
        )
    _step(
        console,
        "Upload",
        f"{report.summary()}, in {report.duration:.1f} s ({report.records_per_second:,.0f} a second)",
    )
    bad = [(each.number, each.number, each.reason) for each in report.quarantined_records]
    bad += [(each.first_record, each.last_record, each.reason) for each in report.rejected_records]
    for first, last, reason in sorted(bad)[:_SHOWN_BAD_ROWS]:
        _step(console, "", f"row {first:,}{f' to {last:,}' if last > first else ''}: {reason}")
    if len(bad) > _SHOWN_BAD_ROWS:
        _step(console, "", f"and {len(bad) - _SHOWN_BAD_ROWS:,} more")
    stored = local.count(source.stream)
    outcome.numbers |= {
        "rows_read": report.records_read,
        "accepted": report.accepted,
        "rejected": report.rejected,
        "quarantined": report.quarantined,
        "unknown": report.unknown,
        "unsent": report.unsent,
        "rows_stored": stored,
        "seconds": round(report.duration, 3),
        "rows_per_second": round(report.records_per_second),
    }
    outcomes = (
        report.accepted + report.rejected + report.quarantined + report.unknown + report.unsent
    )
    outcome.check("rows read", report.records_read, source.rows, source.rows_counted_by)
    outcome.check("rows accepted", report.accepted, stored, "the store")
    outcome.check("rows with an outcome", outcomes, source.rows, source.rows_counted_by)


async def _merge(
    local: LocalLytics, source: Source, expected: Expected, console: Console, outcome: Outcome
) -> None:
    started = time.perf_counter()
    profiles = await asyncio.to_thread(lambda: sum(1 for _ in local.profiles()))
    seconds = time.perf_counter() - started
    _step(console, "Merge", f"{profiles:,} profiles by {source.identity} in {seconds:.1f} s")
    outcome.numbers["profiles"] = profiles
    outcome.check("profiles", profiles, expected.customers, expected.counted_by)


async def _segment(
    lytics: "AsyncLytics", source: Source, expected: Expected, console: Console, outcome: Outcome
) -> None:
    segment = await lytics.segments.create(
        name="Made by lytics demo", slug_name=SEGMENT, segment_ql=source.filterql
    )
    try:
        [size] = await lytics.segments.sizes(ids=[segment.id])
        _step(console, "Segment", f"{source.filterql}: {size.size:,} profiles")
        started = time.perf_counter()
        scanned = [
            str(profile.get(source.identity)) async for profile in lytics.segments.scan(segment.id)
        ]
        seconds = time.perf_counter() - started
        _step(console, "Scan", f"{len(scanned):,} profiles in {seconds:.1f} s")
    finally:
        await lytics.segments.delete(segment.id)
    left = sum(each.id == segment.id for each in await lytics.segments.list())
    outcome.numbers |= {
        "segment_size": size.size,
        "scanned": len(scanned),
        "scan_seconds": round(seconds, 3),
    }
    members = len(expected.members)
    outcome.check("segment size", size.size, members, expected.counted_by)
    outcome.check("profiles scanned", len(scanned), members, expected.counted_by)
    outcome.check(
        "scanned and expected",
        len(expected.members.intersection(scanned)),
        members,
        expected.counted_by,
    )
    outcome.check("segments left behind", left, 0, "the server's list")


async def _look_up(
    lytics: "AsyncLytics", source: Source, expected: Expected, console: Console, outcome: Outcome
) -> None:
    if not expected.sample:
        _step(console, "Look up", f"nothing: no row has a value in {source.identity}")
        return
    identity = expected.sample[source.identity]
    profile = await lytics.personalization.get_entity("user", source.identity, identity)
    right = sum(profile.get(field) == value for field, value in expected.sample.items())
    shown = [f"{field} {value}" for field, value in profile.items() if not field.startswith("_")]
    _step(console, "Look up", ", ".join(shown[:4]))
    outcome.check("right fields looked up", right, len(expected.sample), expected.counted_by)


def _step(console: Console, name: str, text: str) -> None:
    lines = [visible(text)]
    if console.is_terminal:
        width = max(20, console.width - 10)
        lines = textwrap.wrap(lines[0], width, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        head = "" if number else name
        console.print(f"[bold]{head:10}[/]{escape(line)}", soft_wrap=True)
