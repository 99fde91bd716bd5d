"""UploadRun: the life of an upload, from `async with` to its report."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable
from types import TracebackType
from typing import Any, Self

import anyio
import anyio.to_thread
import attrs

from lytics_async.base.arguments import require, seconds_problem
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.errors import ArgumentError, LifecycleError, LyticsError, UploadError
from lytics_async.upload.books import Books, Standing
from lytics_async.upload.cut.cut import Chunker
from lytics_async.upload.deliver.budget import plan_memory
from lytics_async.upload.deliver.stopping import StopReason, UploadStopped, sentence
from lytics_async.upload.preparation import Request, Resources, check_ledger_path, prepare
from lytics_async.upload.record.resume import ledger_path
from lytics_async.upload.report import Progress, UploadReport
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.kinds import FilesSource, ItemsSource, Source
from lytics_async.upload.source.reader import AsyncItems, ReaderThread
from lytics_async.upload.strict import (
    CheckedSource,
    as_unsent,
    check_can_be_read_twice,
    check_settings,
    problem_in,
    with_check,
)
from lytics_async.upload.workers import Workers, source_failure

PROGRESS_INTERVAL = 0.1
"""Seconds between two reports of progress."""


class UploadRun:
    """An upload in progress: `async with` starts it, `wait()` returns its report.

    Leaving the block waits for the upload to finish, and raises UploadError if it stopped, unless
    `aclose()` was called. Leaving it by an exception ends the upload immediately.
    """

    def __init__(
        self,
        runner: Runner,
        source: Source,
        settings: UploadSettings,
        options: RequestOptions = NO_OPTIONS,
    ) -> None:
        if settings.errors == "strict":
            check_can_be_read_twice(source)
            if settings.dry_run:  # which is the check itself
                settings = attrs.evolve(settings, errors="quarantine")
        self._runner = runner
        self._source = source
        self._settings = settings
        self._options = options
        self._ledger_path = ledger_path(source, settings)
        plan_memory(settings, slots=runner.bulk_concurrency)  # refuses what does not fit
        files = source.files if isinstance(source, FilesSource) else ()
        self._books = Books(settings, source.name, [file.name for file in files])
        self._reason = StopReason()
        # A user's mistake or a defect, raised as it is instead of an UploadError.
        self._failure: Exception | None = None
        self._resources = Resources()
        self._everything = anyio.CancelScope()
        self._clock = _Clock()
        self._finished = asyncio.Event()
        self._closed = False
        self._ends_early = False
        self._end_reading: Callable[[], None] = lambda: None
        self._workers: Workers | None = None  # None until there is something to work on
        self._check: UploadRun | None = None  # with errors="strict"
        self._compared: Callable[[Chunker], Chunker] | None = None
        self._final: UploadReport | None = None

    async def __aenter__(self) -> Self:
        if self._clock.started:
            raise LifecycleError(
                "This upload was already started; call start_upload again for another."
            )
        self._clock.start()
        task = self._runner.spawn(self._supervise())
        if task is None:
            raise LifecycleError("Uploads run on asyncio only.")
        # Not at the end of _supervise: a client that is closed immediately cancels the task before
        # its first step.
        task.add_done_callback(self._end)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None or self._closed:
            await self.aclose()
            return
        try:
            await self.wait()
        finally:
            await self.aclose()

    async def wait(self) -> UploadReport:
        """Wait for the upload to finish, and return its report, rejected records or not.

        Raises:
            UploadError: it stopped before its source was read to the end.
            ArgumentError: the source does not exist or does not fit; nothing was sent.
        """
        self._check_started()
        await self._finished.wait()
        if self._failure is not None:
            raise self._failure
        report = self.report
        if report.error is None:
            return report
        raise _upload_error(report, self._reason.error)

    async def aclose(self, timeout: float = 0.0) -> None:
        """Read no more, deliver what was read, and after `timeout` seconds give up the rest.

        It returns within `timeout` + 0.5 seconds whatever the server does. `report` then says what
        was not delivered.
        """
        require("timeout", seconds_problem(timeout, zero=True))
        if not self._clock.started:
            return
        self._closed = True
        with anyio.CancelScope(shield=True):
            if not self._finished.is_set() and timeout > 0:
                self._stop_reading()
                await self.settle(timeout)
            if not self._finished.is_set():
                self._everything.cancel()
                await self._finished.wait()

    def progress(self) -> AsyncIterator[Progress]:
        """Return an async iterator over Progress: ten a second at most, and one at the end."""
        self._check_started()
        return ProgressFeed(self)

    @property
    def finished(self) -> bool:
        """The upload is over, and its report is final."""
        return self._finished.is_set()

    @property
    def report(self) -> UploadReport:
        """The outcomes so far; while the upload runs, records in flight count as unknown."""
        return self._final if self._final is not None else self._report()

    def snapshot(self) -> Progress:
        """Return where the upload stands; with errors="strict" that of the check comes first."""
        if self._check is not None and not self._check.finished:
            return self._check.snapshot()
        return self._books.progress(
            self._standing, elapsed=self._clock.elapsed, finished=self._finished.is_set()
        )

    async def settle(self, timeout: float) -> None:
        """Wait until the upload is finished, or `timeout` seconds have passed."""
        with anyio.move_on_after(timeout):
            await self._finished.wait()

    def _check_started(self) -> None:
        if not self._clock.started:
            raise LifecycleError("The upload has not begun; use `async with` around it.")

    @property
    def _standing(self) -> Standing:
        return Standing() if self._workers is None else self._workers.standing

    def _report(self) -> UploadReport:
        standing = self._standing
        error = self._why_stopped(exhausted=standing.reading.exhausted)
        if self._check is not None and self._workers is None:
            return as_unsent(self._check.report, error)
        report = self._books.report(standing, duration=self._clock.elapsed, error=error)
        return report if self._check is None else with_check(report, self._check.report)

    def _why_stopped(self, *, exhausted: bool) -> str | None:
        problem = self._reason.stopped or self._failure
        if problem is not None:
            return f"The upload stopped: {sentence(str(problem))}"
        if self._finished.is_set() and not (exhausted and self._books.settled):
            return "The upload was closed before it was finished."
        return None

    async def _supervise(self) -> None:  # the task that owns all others
        reader = ReaderThread(self._resources.close_in_thread)
        try:
            with self._everything:
                await self._run(reader)
        except Exception as error:
            self._failure = _single(error)
        finally:
            self._end_reading()
            with anyio.CancelScope(shield=True):
                await reader.close()
                await self._resources.close(exhausted=self._standing.reading.exhausted)

    def _end(self, _: asyncio.Task[Any]) -> None:
        self._clock.stop()
        self._finished.set()
        self._call_back()
        self._final = self._report()

    async def _run(self, reader: ReaderThread) -> None:
        async with anyio.create_task_group() as helpers:
            if self._settings.on_progress is not None:
                helpers.start_soon(self._report_progress)
            await check_ledger_path(self._ledger_path)
            if self._settings.errors != "strict" or await self._check_all():
                source, items = self._source, None
                if isinstance(source, ItemsSource) and isinstance(source.items, AsyncIterable):
                    items = AsyncItems(source.items)
                    helpers.start_soon(items.pump)
                    self._read_until(items.end)
                await self._work(reader, items)
            helpers.cancel_scope.cancel()

    async def _work(self, reader: ReaderThread, items: AsyncItems | None) -> None:
        request = Request(
            self._runner, self._options, self._source, items, self._settings, self._ledger_path
        )
        try:
            prepared = await prepare(request, self._books, reader, self._resources, self._compared)
        except ArgumentError:
            raise
        except Exception as error:
            self._reason.note_first(source_failure(error))
            return
        self._workers = Workers(self._runner, prepared, self._books, self._reason)
        if items is None:
            self._read_until(prepared.intake.end)
        if self._reason.stopped is not None:  # by on_progress, meanwhile
            self._workers.stop(self._reason.stopped)
        await self._workers.run()

    async def _check_all(self) -> bool:
        """Have the server check the whole source; return whether all of it is good."""
        checked = await anyio.to_thread.run_sync(CheckedSource, self._source)
        settings = check_settings(self._settings)
        check = self._check = UploadRun(self._runner, self._source, settings, self._options)
        check._compared, self._compared = checked.reading, checked.sending
        stopped = await _find_problem(check) or await anyio.to_thread.run_sync(checked.rewind)
        if stopped is not None:
            self._reason.note(stopped)
        return stopped is None

    # How it ends before the source does.

    def _read_until(self, end: Callable[[], None]) -> None:
        """Have the source read until `end` is called, which may be now."""
        self._end_reading = end
        if self._ends_early:
            end()

    def _stop_reading(self) -> None:
        """Read no more, and have what was read cut and delivered."""
        self._ends_early = True
        if self._check is not None:
            self._check._stop_reading()  # a run of its own, but ours
        self._end_reading()

    def _stop(self, stopped: UploadStopped) -> None:
        if self._workers is not None:
            self._workers.stop(stopped)
        else:
            self._reason.note(stopped)

    async def _report_progress(self) -> None:
        while True:
            self._call_back()
            await anyio.sleep(PROGRESS_INTERVAL)

    def _call_back(self) -> None:
        if self._settings.on_progress is None:
            return
        try:
            self._settings.on_progress(self.snapshot())
        except Exception as error:
            self._stop(UploadStopped(f"on_progress raised {type(error).__name__}: {error}"))


class _Clock:
    """Measures how long a run takes."""

    def __init__(self) -> None:
        self.started = False
        self._start = 0.0
        self._end: float | None = None

    def start(self) -> None:
        self.started = True
        self._start = time.monotonic()

    def stop(self) -> None:
        self._end = time.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds; 0 before the start."""
        if not self.started:
            return 0.0
        return (time.monotonic() if self._end is None else self._end) - self._start


class ProgressFeed:
    """An async iterator over the progress of a run."""

    def __init__(self, run: UploadRun) -> None:
        self._run = run
        self._begun = self._over = False

    def __aiter__(self) -> ProgressFeed:
        return self

    async def __anext__(self) -> Progress:
        if self._over:
            raise StopAsyncIteration
        if self._begun:
            await self._run.settle(PROGRESS_INTERVAL)
        self._begun = True
        snapshot = self._run.snapshot()
        self._over = snapshot.finished
        return snapshot


async def _find_problem(check: UploadRun) -> UploadStopped | None:
    """Run the check of errors="strict"; return why nothing must be sent, if something is bad."""
    error: LyticsError | None = None
    try:
        async with check:
            await check.wait()
    except UploadError as stopped:
        error = stopped.reason
    if check.report.all_accepted:
        return None
    return UploadStopped(f"nothing was sent. {problem_in(check.report)}", error)


def _upload_error(report: UploadReport, reason: LyticsError | None) -> UploadError:
    hint = (
        ""
        if report.ledger is None
        else f" To resume, run it again with resume=True (--resume); the ledger is {report.ledger}."
    )
    return UploadError(
        f"{report.error} {report.summary()}.{hint}",
        report=report,
        reason=reason,
        attempts=report.requests,
        may_have_been_processed=report.unknown > 0,
        cause=None if reason is None else reason.cause,
    )


def _single(error: Exception) -> Exception:
    """The first error in a group: the task groups here are ours, and users did not ask for one."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error
