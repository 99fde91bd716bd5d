"""The ledger of an upload: a file from which another run resumes where this one ended.

One thread of its own appends the steps (see history). Every step is written immediately and in
order, so that a killed process leaves them all; only `sent` waits until the disk has it, so that a
machine that dies leaves chunks in doubt at worst. Several that wait share one flush.
"""

from __future__ import annotations

import asyncio
import errno
import fcntl
import os
import queue
import threading
from pathlib import Path
from typing import Any

import anyio
import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.journal import Journal, JournalFailed
from lytics_async.upload.disk import flush, flush_directory, lock_ledger, open_ledger
from lytics_async.upload.record.history import History, Opening
from lytics_async.upload.record.replay import FORMAT, line_of, read_history

CLOSE_GRACE = 0.2
"""Seconds that closing waits for the disk; the steps are written by then, and only the last flush
may be missing.
"""


@attrs.frozen
class _Entry:
    line: bytes
    waiter: asyncio.Future[None] | None = None
    last: bool = False


class Ledger(Journal):
    """An open ledger, locked against other processes.

    Constructing it opens, locks and reads the file, and blocks; `begin` then writes the first step
    and starts the thread.

    Args:
        path: the file; it is created if there is none.
        resume: continue with what it holds.

    Attributes:
        history: what earlier runs have done; None when there was none.

    Raises:
        ArgumentError: another run has it open; it holds a run and `resume` is not given; it cannot
            be opened, or is damaged.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path = path
        self.history: History | None = None
        self._problem: str | None = None
        self._entries: queue.SimpleQueue[_Entry] = queue.SimpleQueue()
        self._began = self._created = False
        self._ended = asyncio.Event()
        self._file, created = open_ledger(path)
        try:
            lock_ledger(self._file, path, "upload")
            self._created = created
            self.history = read_history(path)
            if self.history is not None and not resume:
                raise ArgumentError(
                    f"There is a ledger at {path} already. To continue it, resume (resume=True, --resume); "
                    "to send everything again, remove it or name another."
                )
        except BaseException:
            self.abandon()
            raise

    def begin(self, opening: Opening, loop: asyncio.AbstractEventLoop) -> None:
        """Write the first step of this run, and start the thread. It blocks.

        Raises:
            ArgumentError: it cannot be written.
        """
        self._loop = loop
        resumed = self.history is not None
        step = {"step": "resume" if resumed else "open", "format": FORMAT, **attrs.asdict(opening)}
        problem = ""
        try:
            # A torn end goes: what is appended after it would make it a damaged middle.
            os.ftruncate(self._file, self.history.length if self.history is not None else 0)
            append(self._file, line_of(step))
            flush(self._file)
            if not resumed:
                flush_directory(self.path.parent)
        except OSError as error:
            problem = (
                f"Cannot write the ledger {self.path}: {(error.strerror or str(error)).lower()}."
            )
        if problem:
            raise ArgumentError(problem)
        self._created = False
        self._began = True
        threading.Thread(target=self._work, name="lytics-upload-ledger", daemon=True).start()

    def abandon(self) -> None:
        """Let go of a ledger that was not begun; a file that was made for it is removed."""
        if self._began:
            return
        if self._created:
            self.path.unlink(missing_ok=True)
        os.close(self._file)

    def planned(self, chunk: Chunk | None, cut: Cut) -> None:
        """See Journal."""
        step: dict[str, Any] = {
            "step": "plan",
            "chunk": chunk.id if chunk is not None else None,
            "start": cut.start,
            "end": cut.end,
            "first": cut.first_record,
            "last": cut.last_record,
            "records": cut.records,
            "crc32": cut.checksum,
        }
        if cut.quarantined:
            step["quarantined"] = cut.quarantined
            step["bad"] = [[record.number, record.start] for record in cut.details]
            step["bad_lines"] = [record.line for record in cut.details]
        if cut.oversize:
            step["oversize"] = cut.oversize
        if cut.unterminated:
            step["unterminated"] = True
        if cut.part:
            step["part"] = cut.part
        if cut.lines is not None:
            step["lines"] = cut.lines
        self._append(step)

    async def sent(self, chunk: Chunk) -> None:
        """See Journal."""
        waiter: asyncio.Future[None] = self._loop.create_future()
        step: dict[str, Any] = {"step": "sent", "chunk": chunk.id}
        if chunk.is_rest:
            # Its parts are no chunks of the ledger, so that only the run knows which of them may be
            # stored twice.
            step["again"] = chunk.records if chunk.ambiguous_attempts else 0
        self._append(step, waiter)
        try:
            await waiter
        except asyncio.CancelledError:
            # Nothing was sent, and nothing will be, so nothing was repeated either.
            again = chunk.records if chunk.ambiguous_attempts else 0
            self._append({"step": "dead", "chunk": chunk.id, "again": again})
            raise

    def acked(self, chunk: Chunk) -> None:
        """See Journal."""
        self._settled("acked", chunk)

    def rejected(self, chunk: Chunk) -> None:
        """See Journal."""
        self._settled("rejected", chunk)

    def kept(self, chunk: Chunk) -> None:
        """See Journal."""
        self._append({"step": "kept", "chunk": chunk.id})

    def ambiguous(self, chunk: Chunk) -> None:
        """See Journal."""
        self._append({"step": "ambiguous", "chunk": chunk.id})

    def dead(self, chunk: Chunk) -> None:
        """See Journal."""
        self._append({"step": "dead", "chunk": chunk.id})

    def split(self, chunk: Chunk) -> None:
        """See Journal."""
        assert chunk.halves is not None
        self._append(
            {
                "step": "split",
                "chunk": chunk.id,
                "at": chunk.split_at,
                "records": chunk.halves[0].records,
            }
        )

    async def close(self, *, exhausted: bool, at: str) -> None:
        """Write the last step, and let go of the file; nothing happens if it was not begun.

        Args:
            exhausted: the source was read to its end.
            at: the time, RFC 3339.
        """
        if not self._began:
            return
        self.finish(exhausted=exhausted, at=at)
        with anyio.move_on_after(CLOSE_GRACE):
            await self._ended.wait()

    def finish(self, *, exhausted: bool, at: str) -> None:
        """Have the last step written and the file closed, without waiting for it; any thread may
        call it.
        """
        line = line_of({"step": "close", "exhausted": exhausted, "at": at})
        self._entries.put(_Entry(line, last=True))

    def _settled(self, kind: str, chunk: Chunk) -> None:
        counts = chunk.counts
        assert counts is not None
        step = {
            "step": kind,
            "chunk": chunk.id,
            **attrs.asdict(counts),
            "whole": chunk.state == "rejected",
        }
        if chunk.to_locate:
            step["locate"] = True
        self._append(step)

    def _append(self, step: dict[str, Any], waiter: asyncio.Future[None] | None = None) -> None:
        self._entries.put(_Entry(line_of(step), waiter))

    def _work(self) -> None:
        last = False
        while not last:
            batch = [self._entries.get()]
            while not self._entries.empty():
                batch.append(self._entries.get())
            last = batch[-1].last
            waiters = [entry.waiter for entry in batch if entry.waiter is not None]
            try:
                if self._problem is None:
                    append(self._file, b"".join(entry.line for entry in batch))
                    if waiters or last:
                        flush(self._file)
            except OSError as error:
                # Permanently: whatever follows a torn line would make it a damaged middle.
                self._problem = (
                    f"the ledger {self.path} cannot be written ({(error.strerror or str(error)).lower()}), and nothing is sent "
                    "that it does not hold; fix that and resume"
                )
            for waiter in waiters:
                self._tell(_resolve, waiter, self._problem)
        os.close(self._file)
        self._tell(self._ended.set)

    def _tell(self, callback: Any, *args: Any) -> None:
        try:
            self._loop.call_soon_threadsafe(callback, *args)
        except RuntimeError:
            return  # the loop was closed: no task is left to tell


def in_use(path: Path) -> bool:
    """Whether a run has the ledger open at this moment. It blocks.

    Raises:
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in (errno.EWOULDBLOCK, errno.EACCES)
    return False


def append(file: int, data: bytes) -> None:
    """Append all of the data."""
    with memoryview(data) as view:
        written = 0
        while written < len(view):
            written += os.write(file, view[written:])


def _resolve(waiter: asyncio.Future[None], problem: str | None) -> None:
    if waiter.done():
        return
    if problem is None:
        waiter.set_result(None)
    else:
        waiter.set_exception(JournalFailed(problem))
