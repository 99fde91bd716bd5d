"""Progress on stderr: a bar if stderr is a terminal, JSON lines for programs, or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from lytics_async.cli.output import say, to_json, visible
from lytics_async.cli.sizes import show_size

if TYPE_CHECKING:
    from lytics_async.upload.report import Progress

Style = Literal["auto", "json", "none"]


@contextmanager
def upload_progress(title: str, style: Style) -> Iterator[Callable[[Progress], None] | None]:
    """Show the progress of an upload while the block runs; yields the callback for it, or None if nothing is shown.

    Args:
        title: the name of the source.
        style: `auto` = a bar if stderr is a terminal; `json` = one JSON object per line; `none`.
    """
    if style == "json":
        import attrs

        yield lambda progress: _print_event(
            title, **attrs.asdict(progress), eta=progress.seconds_left
        )
        return
    with _bar(title, style) as bar:
        if bar is None:
            yield None
            return
        yield lambda progress: bar(
            progress.settled * progress.source_bytes_read,
            progress.source_bytes,
            _describe(progress),
        )


@contextmanager
def scan_progress(title: str, style: Style, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show the number of profiles received while the block runs; yields the function that takes it.

    Args:
        title: the name of the segment.
        style: as with `upload_progress`.
        total: how many profiles there are; None if that is unknown.
    """
    began = time.monotonic()
    if style == "json":
        yield lambda profiles: _print_event(
            title, profiles=profiles, total=total, seconds=round(time.monotonic() - began, 3)
        )
        return
    with _bar(title, style) as bar:
        if bar is None:
            yield lambda profiles: None
            return

        def move(profiles: int) -> None:
            rate = profiles / max(time.monotonic() - began, 1e-3)
            # The server counted before the scan began, and profiles may have been added since.
            bar(profiles, total and max(total, profiles), f"{profiles:,} profiles, {rate:,.0f}/s")

        yield move


def _print_event(title: str, **figures: Any) -> None:
    say(to_json({"event": "progress", "source": title, **figures}).decode().rstrip(), wrap=False)


@contextmanager
def _bar(title: str, style: Style) -> Iterator[Callable[[float, float | None, str], None] | None]:
    """Show a bar; yields the function that moves it (completed, total if known, text), or None if it would not be visible."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    console = Console(stderr=True)
    if style == "none" or not console.is_terminal or console.is_dumb_terminal:
        yield None
        return
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}", markup=False),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task(visible(title), total=None, counts="")
        yield lambda completed, total, counts: bar.update(
            task, completed=completed, total=total, counts=counts
        )


def _describe(progress: Progress) -> str:
    """Describe a running upload in one line."""
    parts = [f"{progress.records_read:,} rows", f"{progress.accepted:,} accepted"]
    if progress.rejected:
        parts.append(f"{progress.rejected:,} rejected")
    if progress.quarantined:
        parts.append(f"{progress.quarantined:,} quarantined")
    parts.append(f"{show_size(progress.bytes_per_second)}/s")
    parts.append(f"{progress.concurrency} at once")
    if progress.seconds_left is not None and not progress.finished:
        minutes, seconds = divmod(round(progress.seconds_left), 60)
        hours, minutes = divmod(minutes, 60)
        parts.append(f"{hours}:{minutes:02}:{seconds:02} left")
    return ", ".join(parts)
