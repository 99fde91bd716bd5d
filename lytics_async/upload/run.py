"""Runs an upload from its source to its report."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterable
from types import TracebackType
from typing import Any, Self, Unpack

import anyio
import anyio.to_thread

from lytics_async.config import NO_OPTIONS, RequestOptions
from lytics_async.errors import ArgumentError, LifecycleError, LyticsError, UploadError
from lytics_async.hooks import ChunkEvent
from lytics_async.runner import Runner
from lytics_async.upload.budget import Buffers, ByteBudget, plan_memory
from lytics_async.upload.chunk import Chunk
from lytics_async.upload.chunks import LISTED_QUARANTINED, Cut, NeedsSpace
from lytics_async.upload.form import Form, form_of
from lytics_async.upload.payload import Payload, gzip_reserve, gzipped, plain
from lytics_async.upload.reader import AsyncItems, ReaderThread
from lytics_async.upload.report import Progress, QuarantinedRecord, UploadReport
from lytics_async.upload.sender import Sender, UploadStopped
from lytics_async.upload.settings import (
    Format,
    UploadOptions,
    UploadSettings,
)
from lytics_async.upload.source import (
    OpenSource,
    SourceError,
    UploadSource,
    check_source,
    describe,
    open_source,
)
from lytics_async.upload.split import halve

PROGRESS_INTERVAL = 0.1
"""Seconds between two reports of progress."""

STOP_GRACE = 5.0
"""Seconds that requests under way may still take for their answer when the run stops, so that fewer are in doubt."""


def start_upload(
    runner: Runner,
    source: UploadSource,
    *,
    stream: str,
    format: Format = "auto",  # noqa: A002 # the word that users know for it
    options: RequestOptions = NO_OPTIONS,
    **how: Unpack[UploadOptions],
) -> UploadRun:
    """Prepare an upload; it runs within `async with`.

    POST /collect/bulk/{stream}, many times over. asyncio only.

    Args:
        source: a path (also of a gzip file), a file opened in binary mode, the content as bytes, or a sync or async
            iterable of bytes or of dicts. A sync source is read by one thread of its own from start to end.
        stream: name of the stream that receives the records.
        format: `csv`, `json` (one object a line, or one array of objects), or `auto`: by the name, else by the first
            bytes; dicts are sent as JSON unless this says `csv`.
        timestamp_field: column or field that holds the event time; the time of receipt counts without it.
        delimiter: of a CSV: a comma, a tab or `|`; None = comma, and a header that looks otherwise is refused.
        headers: names of the columns of a CSV that has no header line.
        columns: columns for dicts sent as CSV; None = the keys of the first. A dict with another key is quarantined.
        append: fields added to every row of a CSV.
        filename: kept by Lytics for its records; None = the file's own name.
        dry_run: have the server check, and store nothing.
        errors: `drop` counts bad records and goes on; `stop` ends the upload at the first.
        ambiguous: what to do when an attempt may have been stored and nobody knows: `retry` sends the chunk again and
            counts its records in `max_possible_duplicates`; `hold` reports them as unknown.
        compress: gzip the bodies; `auto` = for CSV only, since nothing is published for JSON.
        concurrency: requests at once.
        chunk_bytes: bytes of a chunk before compression; None = 8 MiB, or less if the memory budget is small.
        memory_budget: bytes that the upload may hold at once.
        max_record_bytes: a longer record is quarantined; None = what the memory budget allows: 24 MiB or more by default.
        attempt_timeout: seconds for one request, from waiting for a connection to the last byte of the answer.
        retry: how often and how soon a chunk is sent again.
        on_progress: called with a Progress at most 10 times a second, and at the end.
        options: headers, query and account of the client; its time limits and attempts do not count here.

    Raises:
        ArgumentError: an argument that cannot be right.
    """
    check_source(source)
    return UploadRun(runner, source, UploadSettings(stream=stream, format=format, **how), options)


class UploadRun:
    """An upload under way: start it with `async with`, follow it with `progress()`, end it with `wait()`.

    Leaving the block waits for the upload to finish, and raises UploadError if it stopped, unless `aclose()` was called;
    leaving it by an exception ends the upload at once.
    """

    def __init__(
        self,
        runner: Runner,
        source: UploadSource,
        settings: UploadSettings,
        options: RequestOptions = NO_OPTIONS,
    ) -> None:
        self._runner = runner
        self._source: Any = source
        self._settings = settings
        self._options = options
        self._form: Form | None = None
        self._opened: OpenSource | None = None
        self._items: AsyncItems | None = None
        self._sender: Sender | None = None
        memory = plan_memory(settings)
        self._max_record_bytes = memory.max_record_bytes
        self._budget = ByteBudget(settings.memory_budget)
        self._buffers = Buffers(memory.buffers, settings.target_bytes, self._budget)
        self._compressors = anyio.CapacityLimiter(memory.compressors)
        self._lane_count = settings.concurrency + memory.compressors
        self._splitting = anyio.Lock()
        self._turn = anyio.Lock()  # to read: chunks are cut one after the other
        self._reading = True
        self._everything: anyio.CancelScope | None = None
        self._lanes: set[anyio.CancelScope] = set()
        self._final: UploadReport | None = None
        self._closed = False
        self._started: float | None = None
        self._ended: float | None = None
        self._finished = asyncio.Event()
        self._stopped: UploadStopped | None = None
        self._failure: Exception | None = None  # raised as it is, instead of an UploadError
        self._chunks: list[Chunk] = []
        self._records_read = 0
        self._quarantined = 0
        self._details: list[QuarantinedRecord] = []
        self._oversize = 0

    async def __aenter__(self) -> Self:
        if self._started is not None:
            raise LifecycleError(
                "This upload was already started; call start_upload again for another."
            )
        self._started = time.monotonic()
        self._everything = anyio.CancelScope()
        task = self._runner.spawn(self._supervise(self._everything))
        if task is None:
            raise LifecycleError("Uploads run on asyncio only.")
        # Not at the end of _supervise: a client that is closed at once cancels the task before its first step.
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
            ArgumentError: the source does not exist, or the arguments do not fit it; nothing was sent.
        """
        self._check_started()
        await self._finished.wait()
        if self._failure is not None:
            raise self._failure
        report = self.report
        if report.error is None:
            return report
        reason = self._stopped.error if self._stopped is not None else None
        raise UploadError(
            f"{report.error} {report.summary()}.",
            report=report,
            reason=reason,
            attempts=report.requests,
            may_have_been_processed=report.unknown > 0,
            cause=None if reason is None else reason.cause,
        )

    async def aclose(self, timeout: float = 0.0) -> None:
        """End the upload: read no more, deliver what was read, and after `timeout` give up what is left.

        It returns within `timeout` + 0.5 seconds whatever the server does. `report` then says what was not delivered.
        """
        if self._everything is None:
            return
        self._closed = True
        with anyio.CancelScope(shield=True):
            if not self._finished.is_set() and timeout > 0:
                self._stop_reading()
                with anyio.move_on_after(timeout):
                    await self._finished.wait()
            if not self._finished.is_set():
                self._everything.cancel()
                await self._finished.wait()

    def progress(self) -> ProgressFeed:
        """Return an async iterator over Progress: ten a second at most, and one at the end."""
        self._check_started()
        return ProgressFeed(self)

    @property
    def finished(self) -> bool:
        """No more is to come."""
        return self._finished.is_set()

    @property
    def report(self) -> UploadReport:
        """What has become of the records so far; while the upload runs, what is under way counts as unknown or unsent."""
        return self._final if self._final is not None else self._report()

    def _report(self) -> UploadReport:
        chunks = [leaf for chunk in self._chunks for leaf in chunk.leaves()]
        counts = [chunk.counts for chunk in chunks if chunk.counts is not None]
        sender, chunker = self._sender, self._form.chunker if self._form is not None else None
        position = chunker.position if chunker is not None else 0
        exhausted = chunker is not None and chunker.exhausted
        if self._items is not None and self._items.cut_short:
            exhausted = False
        pulled = chunker.pulled if chunker is not None else 0
        if (
            self._items is not None
            and self._opened is not None
            and self._opened.records is not None
        ):
            pulled = self._items.pulled
        read = max(pulled, self._records_read)
        unread: int | None = None
        if exhausted:
            unread = 0
        elif (
            self._opened is not None
            and self._opened.size is not None
            and (self._form is None or self._form.exact_positions)
        ):
            unread = max(0, self._opened.size - position)
        return UploadReport(
            stream=self._settings.stream,
            source=describe(self._source),
            dry_run=self._settings.dry_run,
            source_exhausted=exhausted,
            records_read=read,
            accepted=sum(each.accepted for each in counts),
            rejected=sum(each.rejected for each in counts),
            quarantined=self._quarantined,
            unknown=sum(chunk.unknown for chunk in chunks),
            # Records that were taken from an iterable and did not make it into a chunk are lost to this run, too.
            unsent=sum(chunk.unsent for chunk in chunks) + read - self._records_read,
            bytes_read=position,
            bytes_unread=unread,
            bytes_sent=sender.bytes_sent if sender is not None else 0,
            requests=sender.requests if sender is not None else 0,
            retries_not_applied=sender.retries_not_applied if sender is not None else 0,
            retries_ambiguous=sender.retries_ambiguous if sender is not None else 0,
            max_possible_duplicates=sum(chunk.possible_duplicates for chunk in chunks),
            oversize=self._oversize,
            throttled_seconds=sender.throttled if sender is not None else 0.0,
            duration=self._elapsed(),
            chunks=tuple(chunk.report() for chunk in chunks),
            quarantined_records=tuple(self._details),
            error=self._why_stopped(exhausted),
        )

    def snapshot(self) -> Progress:
        """Return where the upload stands."""
        counts = [leaf.counts for chunk in self._chunks for leaf in chunk.leaves()]
        return Progress(
            records_read=self._records_read,
            accepted=sum(each.accepted for each in counts if each is not None),
            rejected=sum(each.rejected for each in counts if each is not None),
            quarantined=self._quarantined,
            bytes_read=self._form.chunker.position if self._form is not None else 0,
            source_bytes_read=self._opened.taken() if self._opened is not None else 0,
            source_bytes=self._opened.size if self._opened is not None else None,
            bytes_sent=self._sender.bytes_sent if self._sender is not None else 0,
            elapsed=self._elapsed(),
            finished=self._finished.is_set(),
        )

    def _check_started(self) -> None:
        if self._started is None:
            raise LifecycleError("The upload has not begun; use `async with` around it.")

    async def settle(self, timeout: float) -> None:
        """Wait until the upload is finished, or `timeout` seconds have passed."""
        with anyio.move_on_after(timeout):
            await self._finished.wait()

    def _elapsed(self) -> float:
        if self._started is None:
            return 0.0
        return (self._ended if self._ended is not None else time.monotonic()) - self._started

    def _why_stopped(self, exhausted: bool) -> str | None:
        if self._stopped is not None:
            return f"The upload stopped: {_sentence(str(self._stopped))}"
        if self._failure is not None:
            return f"The upload stopped: {_sentence(str(self._failure))}"
        if self._finished.is_set() and (
            not exhausted or any(chunk.unsent for top in self._chunks for chunk in top.leaves())
        ):
            return "The upload was closed before it was finished."
        return None

    async def _supervise(self, everything: anyio.CancelScope) -> None:
        """Be the one task that owns all others of this upload."""
        reader = ReaderThread(self._close_source)
        try:
            with everything:
                await self._run(reader)
        except Exception as error:
            self._failure = _single(error)
        finally:
            if self._form is not None:
                self._form.chunker.closing = True
            with anyio.CancelScope(shield=True):
                await reader.close()

    def _end(self, _: asyncio.Task[Any]) -> None:
        self._ended = time.monotonic()
        self._finished.set()
        self._call_back()
        self._final = self._report()

    async def _run(self, reader: ReaderThread) -> None:
        async with anyio.create_task_group() as helpers:
            if isinstance(self._source, AsyncIterable):
                self._items = AsyncItems(self._source)
                helpers.start_soon(self._items.pump)
            if self._settings.on_progress is not None:
                helpers.start_soon(self._report_progress)
            if await self._open(reader):
                async with anyio.create_task_group() as lanes:
                    for _ in range(self._lane_count):
                        lanes.start_soon(self._lane, reader)
            helpers.cancel_scope.cancel()

    async def _open(self, reader: ReaderThread) -> bool:
        try:
            self._form = await reader.call(self._open_in_thread)
        except ArgumentError:
            raise
        except Exception as error:
            self._source_failed(error)
            return False
        self._sender = Sender(
            self._runner,
            self._form.operation,
            self._form.arguments,
            options=self._options,
            concurrency=self._settings.concurrency,
            attempt_timeout=self._settings.attempt_timeout,
            retry=self._settings.retry,
            errors=self._settings.errors,
            ambiguous=self._settings.ambiguous,
            split=self._split,
        )
        return True

    def _open_in_thread(self) -> Form:
        source = self._source if self._items is None else self._items
        self._opened = open_source(source, describe(self._source))
        return form_of(self._opened, self._source, self._settings, self._max_record_bytes)

    def _close_source(self) -> None:
        if self._opened is not None:
            self._opened.close()

    async def _lane(self, reader: ReaderThread) -> None:
        """Take chunk after chunk from the cut to the verdict."""
        assert self._form is not None
        assert self._sender is not None
        with anyio.CancelScope() as scope:
            self._lanes.add(scope)
            while (taken := await self._next_chunk(reader, self._form)) is not None:
                chunk, buffer, length = taken
                payload = await self._pack(self._form, buffer, length)
                try:
                    await self._sender.deliver(chunk, payload, scope)
                except UploadStopped as stopped:
                    self._stop(stopped)
                finally:
                    self._unpack(self._form, payload, buffer)
                    self._emit(chunk)
        self._lanes.discard(scope)

    async def _next_chunk(
        self, reader: ReaderThread, form: Form
    ) -> tuple[Chunk, bytearray, int] | None:
        async with self._turn:
            while self._reading:
                buffer = await self._buffers.take()
                try:
                    filled = await reader.call(form.chunker.fill, buffer)
                    while isinstance(filled, NeedsSpace):
                        await self._buffers.lengthen(buffer, filled.size)
                        filled = await reader.call(form.chunker.fill, buffer)
                except Exception as error:
                    self._source_failed(error)
                    filled = None
                if filled is None:
                    self._reading = False
                elif chunk := self._register(filled):
                    return chunk, buffer, filled.length
                self._buffers.give(buffer)
        return None

    def _register(self, cut: Cut) -> Chunk | None:
        """Enter a cut in the books; return its chunk if it is to be sent."""
        self._records_read = cut.last_record
        self._quarantined += cut.quarantined
        self._oversize += cut.oversize
        self._details.extend(cut.details[: LISTED_QUARANTINED - len(self._details)])
        if not cut.records:
            chunk = None
        else:
            chunk = Chunk(
                id=str(len(self._chunks) + 1),
                start=cut.start,
                end=cut.end,
                first_record=cut.first_record,
                last_record=cut.last_record,
                records=cut.records,
                leads=not self._chunks,
            )
            self._chunks.append(chunk)
        if cut.quarantined and self._settings.errors == "stop":
            first = cut.details[0]
            field = "" if first.field is None else f", field {first.field!r}"
            self._stop(UploadStopped(f"record {first.number:,}{field}: {first.reason}"))
            return None
        return chunk

    async def _pack(self, form: Form, buffer: bytearray, length: int) -> Payload:
        prefix = form.chunker.prefix
        if not form.compress:
            return plain(buffer, length, prefix=prefix)
        reserved = gzip_reserve(prefix, length)
        try:
            await self._budget.reserve(reserved)
            try:
                payload = await anyio.to_thread.run_sync(
                    lambda: gzipped(buffer, length, prefix=prefix), limiter=self._compressors
                )
            except BaseException:
                self._budget.release(reserved)
                raise
        finally:
            self._buffers.give(buffer)
        self._budget.release(reserved - payload.length)
        return payload

    def _emit(self, chunk: Chunk) -> None:
        if not self._runner.hooks:
            return
        for leaf in chunk.leaves():
            counts = leaf.counts
            self._runner.hooks.emit(
                ChunkEvent(
                    stream=self._settings.stream,
                    chunk=leaf.id,
                    state=leaf.state,
                    records=leaf.records,
                    accepted=counts.accepted if counts is not None else 0,
                    rejected=counts.rejected if counts is not None else 0,
                    bytes_sent=leaf.bytes_on_wire * leaf.tries,
                    tries=leaf.tries,
                )
            )

    def _unpack(self, form: Form, payload: Payload, buffer: bytearray) -> None:
        if form.compress:
            self._budget.release(payload.length)
        else:
            self._buffers.give(buffer)
        payload.close()

    async def _split(self, chunk: Chunk, payload: Payload) -> list[tuple[Chunk, Payload]] | None:
        """Halve a chunk. One at a time, since its memory is not in the budget."""
        form = self._form
        assert form is not None
        prefix = form.chunker.prefix

        def work() -> list[tuple[Chunk, Payload]] | None:
            content = payload.content(len(prefix))
            place = halve(content, form.delimiter)
            if place is None:
                return None
            position, records = place
            rest = content[position:]
            pack = gzipped if form.compress else plain
            first, second = chunk.halve(position, records)
            return [
                (first, pack(content, position, prefix=prefix)),
                (second, pack(rest, len(rest), prefix=prefix)),
            ]

        async with self._splitting:
            return await anyio.to_thread.run_sync(work, limiter=self._compressors)

    # How it ends before the source does.

    def _source_failed(self, error: Exception) -> None:
        """Read no more; what was read is still delivered."""
        self._reading = False
        if self._stopped is None:
            message = str(error)
            if not isinstance(error, SourceError):
                message = f"the source could not be read on: {type(error).__name__}: {error}"
            reason = error if isinstance(error, LyticsError) else None
            self._stopped = UploadStopped(message, reason)

    def _stop(self, stopped: UploadStopped) -> None:
        """Send nothing more; requests under way may take a moment for their answer."""
        self._reading = False
        if self._stopped is None:
            self._stopped = stopped
        if self._sender is not None:
            self._sender.stopped = True
            for scope in self._lanes:
                if scope in self._sender.flying:
                    scope.deadline = min(scope.deadline, anyio.current_time() + STOP_GRACE)
                else:
                    scope.cancel()

    def _stop_reading(self) -> None:
        """Read no more, and have what was read cut and delivered."""
        if self._items is not None:
            self._items.end()  # what it has given already is still cut
        elif self._form is not None:
            self._form.chunker.closing = True
        else:
            self._reading = False

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


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _single(error: Exception) -> Exception:
    """The first error in a group: the task groups here are ours, and users did not ask for one."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error
