"""Progress on stderr: a bar if stderr is a terminal, JSON lines for programs, or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from lytics_async.cli.output import say, to_json, visible
from lytics_async.cli.sizes import show_size

if TYPE_CHECKING:
    from lytics_async.upload.report import Progress, UploadTrouble

Style = Literal["auto", "json", "none"]

SILENCE = 5.0
"""Seconds without an outcome after which an upload that waits for responses says so."""


@contextmanager
def upload_progress(title: str, style: Style) -> Iterator[Callable[[Progress], None] | None]:
    """Show the progress of an upload while the block runs; yields the callback for it, or None if
    nothing is shown.

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
        description = UploadDescription()

        def move(progress: Progress) -> None:
            done = progress.settled * progress.source_bytes_read
            left, text = description.describe(progress)
            bar(done, progress.source_bytes, left, text)

        yield move


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
            at_least = max(total, profiles) if total else None
            left = show_time((at_least - profiles) / rate) if at_least and rate else ""
            bar(profiles, at_least, left, f"{profiles:,} profiles, {rate:,.0f}/s")

        yield move


def _print_event(title: str, **figures: Any) -> None:
    event = {"event": "progress", "source": title, **figures}
    say(to_json(event).decode().rstrip(), wrap=False)


@contextmanager
def _bar(
    title: str, style: Style
) -> Iterator[Callable[[float, float | None, str, str], None] | None]:
    """Show a bar and a line below it while the block runs.

    The bar's line holds what must be seen at any width: the name, the per cent and the time left.
    Yields the function that moves it (completed, total if known, time left, line below), or None if
    it would not be visible.
    """
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.table import Column
    from rich.text import Text

    console = Console(stderr=True)
    if style == "none" or not console.is_terminal or console.is_dumb_terminal:
        yield None
        return
    name = Column(no_wrap=True, overflow="ellipsis", max_width=max(10, console.width - 45))
    bar = Progress(
        TextColumn("{task.description}", markup=False, table_column=name),
        BarColumn(bar_width=min(20, max(4, console.width - 50))),
        TaskProgressColumn(),
        TextColumn("{task.fields[left]}", markup=False, table_column=Column(no_wrap=True)),
        console=console,
        auto_refresh=False,
    )
    task = bar.add_task(visible(title), total=None, left="")
    below = Text(no_wrap=True, overflow="ellipsis")
    with Live(Group(bar, below), console=console, transient=True):

        def move(completed: float, total: float | None, left: str, text: str) -> None:
            bar.update(task, completed=completed, total=total, left=left)
            below.plain = text

        yield move


class UploadDescription:
    """Describes a running upload: the time left, and the line below its bar.

    Rates are those of this run: what an earlier run of a resumed upload delivered does not count.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, float, float] | None = None
        self._outcomes = -1
        self._changed = 0.0

    def describe(self, progress: Progress) -> tuple[str, str]:
        """Return the time left, empty if unknown, and the line below the bar."""
        now = self._clock()
        done = progress.settled * progress.source_bytes_read
        delivered = progress.settled * progress.bytes_read
        if self._began is None:
            self._began = (now - progress.elapsed, 0.0, 0.0)
            if progress.elapsed < 1 and done:  # an earlier run delivered it
                self._began = (now, done, delivered)
        outcomes = progress.accepted + progress.rejected + progress.quarantined
        if outcomes != self._outcomes:
            self._outcomes, self._changed = outcomes, now
        start, done_before, delivered_before = self._began
        seconds = now - start
        rate = (delivered - delivered_before) / seconds if seconds > 0 else 0.0
        pace = (done - done_before) / seconds if seconds > 0 else 0.0
        left = ""
        if progress.source_bytes is not None and pace > 0 and not progress.finished:
            left = show_time((progress.source_bytes - done) / pace)
        problem = "" if progress.finished else self._problem(progress, now)
        if problem:
            return left, f"{problem}; {progress.accepted:,} rows accepted"
        parts = []
        parts.append(f"{progress.accepted:,} of {progress.records_read:,} rows accepted")
        if progress.rejected:
            parts.append(f"{progress.rejected:,} rejected")
        if progress.quarantined:
            parts.append(f"{progress.quarantined:,} quarantined")
        if rate:
            parts.append(f"{show_size(rate)}/s")
        parts.append(f"{progress.concurrency} in flight")
        return left, ", ".join(parts)

    def _problem(self, progress: Progress, now: float) -> str:
        """Say why the upload does not advance; empty if it does."""
        if progress.trouble is not None:
            return trouble_text(progress.trouble)
        silent = now - self._changed
        if silent < SILENCE:
            return ""
        if progress.records_read > self._outcomes:
            return f"no response for {silent:.0f} s"
        return f"no input for {silent:.0f} s"


def trouble_text(trouble: UploadTrouble) -> str:
    """Say in a few words what fails, for how long, and what is done about it."""
    if trouble.status == 429 and trouble.pause >= 1:
        return f"paused for {trouble.pause:.0f} s: the server asks to slow down (HTTP 429)"
    what = "no response" if trouble.status is None else f"HTTP {trouble.status}"
    then = f"retrying in {trouble.pause:.0f} s" if trouble.pause >= 1 else "retrying"
    return f"{what} for {trouble.seconds:.0f} s, {then}"


def show_time(seconds: float) -> str:
    """Return a time as `0:01:20 left`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02} left"
