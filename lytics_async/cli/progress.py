"""The progress bar of an upload: on stderr, and only where stderr is a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lytics_async.cli.sizes import show_size

if TYPE_CHECKING:
    from lytics_async.upload.report import Progress


@contextmanager
def upload_bar(title: str) -> Iterator["Callable[[Progress], None] | None"]:
    """Show a bar while the block runs; yields the callback that moves it, or None where no terminal would show it."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}", markup=False),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task(title, total=None, counts="")

        def move(progress: "Progress") -> None:
            # What was read may still be waiting: a bar that is full before the server has answered would be a lie.
            answered = progress.accepted + progress.rejected + progress.quarantined
            settled = answered / progress.records_read if progress.records_read else 0.0
            rate = settled * progress.bytes_read / progress.elapsed if progress.elapsed > 0 else 0.0
            counts = f"{progress.accepted:,} accepted"
            if progress.rejected:
                counts += f", {progress.rejected:,} rejected"
            bar.update(
                task,
                total=progress.source_bytes,
                completed=settled * progress.source_bytes_read,
                counts=f"{counts}, {show_size(rate)}/s",
            )

        yield move
