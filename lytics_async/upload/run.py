"""Runs an upload from its source to its report."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterable, AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack

import anyio
import anyio.to_thread
import attrs

from lytics_async.base.arguments import require, seconds_problem
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.errors import (
    ArgumentError,
    LifecycleError,
    LyticsError,
    SourceChanged,
    UploadError,
)
from lytics_async.hooks import ChunkEvent
from lytics_async.upload.cut.cut import LISTED_QUARANTINED, Chunker, Cut, NeedsSpace
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.cut.split import halve
from lytics_async.upload.deliver.budget import Buffers, ByteBudget, plan_memory
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.locate import Locator
from lytics_async.upload.deliver.payload import Payload, gzip_reserve, gzipped, plain
from lytics_async.upload.deliver.rejects import RejectFile, RejectsFailed
from lytics_async.upload.deliver.sender import Sender, UploadStopped
from lytics_async.upload.record.disk import require_regular
from lytics_async.upload.record.history import EarlierCut, History, Opening, cursor
from lytics_async.upload.record.journal import Journal, NoJournal
from lytics_async.upload.record.resume import (
    as_before,
    digests,
    ledger_path,
    may_come_again,
    resumed,
    to_be_delivered,
)
from lytics_async.upload.report import FileReport, Progress, QuarantinedRecord, UploadReport
from lytics_async.upload.settings import (
    Format,
    UploadOptions,
    UploadSettings,
)
from lytics_async.upload.source.detecting import detect_format
from lytics_async.upload.source.fingerprint import fingerprint
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.kinds import (
    ItemsSource,
    OpenFileSource,
    Source,
    UploadSource,
    source_of,
)
from lytics_async.upload.source.manner import reading_of
from lytics_async.upload.source.opening import OpenSource, open_source, reading_failure
from lytics_async.upload.source.reader import AsyncItems, ReaderThread
from lytics_async.upload.strict import as_unsent, check_can_be_read_twice, position_of, with_check

if TYPE_CHECKING:
    from lytics_async.upload.record.ledger import Ledger

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
        source: a path or an fsspec URL (also of a gzip or a Parquet file), a list of them that is one upload, a table of pyarrow,
            pandas or polars, a file opened in binary mode, the content as bytes, or a sync or async
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
        errors: `quarantine` sends what is good, and finds out which records the server rejects; `strict` has the server check
            everything first (the source is read twice), and sends nothing if anything is bad; `drop` only counts bad
            records; `stop` ends the upload at the first. With `quarantine`, more than 5% of bad records (of 1,000 or
            more) end the upload, since that is a problem of the whole source.
        rejects: file that gets the rejected and quarantined records, each with its number and the reason, for the owner's
            eyes only (mode 0600); it must not exist yet, unless the run resumes the one that wrote it, and then continues it.
            Mend it and upload it like any other file.
        probe_budget: questions (requests with `dryrun=true`) that may be asked to locate the rejected records of one chunk;
            what is left then is reported as a range. 0 = ask nothing.
        ambiguous: what to do when an attempt may have been stored and nobody knows: `retry` sends the chunk again and
            counts its records in `max_possible_duplicates`; `hold` reports them as unknown.
        stamp: add the fields `_upload` and `_chunk` to every row of a CSV, so that rows that were stored twice can be told
            on the server: the same chunk of the same upload.
        compress: gzip the bodies; `auto` = for CSV only, since nothing is published for JSON.
        concurrency: requests at once; `auto` = found by what they bring, from 2 up to 16 or what `memory_budget` and the
            transport's slots have room for, and lowered when the server is busy or connections break.
        max_rows_per_second, max_bytes_per_second: send no faster, on the average of a few seconds, since a large load can
            hold up an account's event queue; bytes are those of the source before compression. None = no bound.
        chunk_bytes: bytes of a chunk before compression; None = 8 MiB, or less if the memory budget is small.
        memory_budget: bytes that the upload may hold at once.
        max_record_bytes: a longer record is quarantined; None = what the memory budget allows: 20 MiB or more by default.
        attempt_timeout: seconds for one request, from waiting for a connection to the last byte of the answer.
        retry: how often and how soon a chunk is sent again. A chunk that uses up `max_attempts` while others go through is
            set aside, and the upload raises at its end.
        give_up_after: seconds without one acknowledged chunk after which the upload stops; 30 minutes by default. While
            nothing works, one chunk at a time is tried, at most every 30 seconds. If no connection was ever made, it is
            10 seconds at most.
        on_progress: called with a Progress at most 10 times a second, and at the end.
        ledger: file that keeps what has become of every chunk, so that a run that was stopped or killed can be resumed;
            `auto` = beside the source, with the suffix `.lytics-ledger`. It holds no rows. The source must be one that
            can be given again. Linux and macOS.
        resume: go on where the runs of `ledger` ended: with the same source and arguments, nothing that was acknowledged
            is sent again. Chunks that were sent and never answered are in doubt, and `ambiguous` decides. Without such a
            ledger it is a first run, so that the same call can be repeated until it succeeds. `force` = even if the
            source or an argument has changed; checksums then tell whether what was cut is still there.
        allow_schema_drift: the files of a list may have other columns than the first.
        start_record: number of the first record that a source of dicts gives, if it does not begin with its first when it
            is resumed: at most the report's `cursor` + 1.
        options: headers, query and account of the client; its time limits and attempts do not count here.

    Raises:
        ArgumentError: an argument that cannot be right.
    """
    known = source_of(source)
    return UploadRun(runner, known, UploadSettings(stream=stream, format=format, **how), options)


class UploadRun:
    """An upload under way: start it with `async with`, follow it with `progress()`, end it with `wait()`.

    Leaving the block waits for the upload to finish, and raises UploadError if it stopped, unless `aclose()` was called;
    leaving it by an exception ends the upload at once.
    """

    def __init__(
        self,
        runner: Runner,
        source: Source,
        settings: UploadSettings,
        options: RequestOptions = NO_OPTIONS,
    ) -> None:
        self._runner = runner
        self._source = source
        if settings.errors == "strict":
            check_can_be_read_twice(source)
            if settings.dry_run:  # which is the check itself
                settings = attrs.evolve(settings, errors="quarantine")
        self._settings = settings
        self._options = options
        self._form: SourceFormat | None = None
        self._chunker: Chunker | None = None  # the form's, or what resumes it
        self._opened: OpenSource | None = None
        self._items: AsyncItems | None = None
        self._sender: Sender | None = None
        self._bulk_concurrency = runner.bulk_concurrency
        self._memory = plan_memory(settings, slots=self._bulk_concurrency)
        self._ledger_path = ledger_path(source, settings)
        self._ledger: Ledger | None = None
        self._journal: Journal = NoJournal()
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
        self._of_files: dict[int, tuple[int, int]] = {}  # first and last record of each
        self._leading = True  # the next chunk to be sent is the first
        self._accepted_before = 0
        self._upload_id = uuid.uuid4().hex
        self._locator: Locator | None = None
        self._rejects: RejectFile | None = None
        # With errors="strict": the dry run before anything is sent.
        self._check: UploadRun | None = None

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
        hint = (
            ""
            if report.ledger is None
            else f" To go on, run it again with resume=True (--resume); the ledger is {report.ledger}."
        )
        raise UploadError(
            f"{report.error} {report.summary()}.{hint}",
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
        require("timeout", seconds_problem(timeout, zero=True))
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

    def progress(self) -> AsyncIterator[Progress]:
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
        if self._check is None:
            return self._report_of_this_run()
        if self._sender is None:
            return as_unsent(self._check.report, self._why_stopped(exhausted=False))
        return with_check(self._report_of_this_run(), self._check.report)

    def _report_of_this_run(self) -> UploadReport:
        chunks = [leaf for chunk in self._chunks for leaf in chunk.leaves()]
        counts = [chunk.counts for chunk in chunks if chunk.counts is not None]
        sender, chunker = self._sender, self._chunker
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
            pulled = self._items.pulled + (self._settings.start_record or 1) - 1
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
            source=self._source.name,
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
            throttled_seconds=sender.gate.throttled if sender is not None else 0.0,
            duration=self._elapsed(),
            chunks=tuple(chunk.report() for chunk in chunks),
            quarantined_records=tuple(self._details),
            rejected_records=tuple(self._locator.found) if self._locator is not None else (),
            probes=self._locator.probes if self._locator is not None else 0,
            rejects=str(self._rejects.path) if self._rejects and self._rejects.written else None,
            rejects_written=self._rejects.written if self._rejects is not None else 0,
            upload_id=self._upload_id,
            error=self._why_stopped(exhausted),
            cursor=cursor(self._chunks, self._records_read),
            ledger=None if self._ledger is None else str(self._ledger.path),
            resumed=self._ledger is not None and self._ledger.history is not None,
            accepted_before=self._accepted_before,
            files=self._files(),
            unlocated=sum(chunk.unlocated for chunk in chunks),
            notes=self._opened.how.notes.sentences if self._opened is not None else (),
        )

    def _files(self) -> tuple[FileReport, ...]:
        """Which records came from which file, as far as they are cut."""
        if self._opened is None or not self._opened.files:
            return ()
        return tuple(
            FileReport(name=self._opened.files[part].name, first_record=first, last_record=last)
            for part, (first, last) in sorted(self._of_files.items())
        )

    def _note_file(self, cut: Cut) -> None:
        first, _ = self._of_files.get(cut.part, (cut.first_record, 0))
        self._of_files[cut.part] = (first, cut.last_record)

    def snapshot(self) -> Progress:
        """Return where the upload stands; with errors="strict" that of the check comes first."""
        if self._check is not None and not self._check.finished:
            return self._check.snapshot()
        counts = [leaf.counts for chunk in self._chunks for leaf in chunk.leaves()]
        return Progress(
            records_read=self._records_read,
            accepted=sum(each.accepted for each in counts if each is not None),
            rejected=sum(each.rejected for each in counts if each is not None),
            quarantined=self._quarantined,
            bytes_read=self._chunker.position if self._chunker is not None else 0,
            source_bytes_read=self._opened.taken() if self._opened is not None else 0,
            source_bytes=self._opened.size if self._opened is not None else None,
            bytes_sent=self._sender.bytes_sent if self._sender is not None else 0,
            concurrency=self._sender.gate.concurrency if self._sender is not None else 0,
            elapsed=self._elapsed(),
            finished=self._finished.is_set(),
            trouble=self._sender.gate.trouble if self._sender is not None else None,
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
            not exhausted
            or any(chunk.unsent + chunk.unlocated for top in self._chunks for chunk in top.leaves())
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
            if self._chunker is not None:
                self._chunker.closing = True
            with anyio.CancelScope(shield=True):
                await reader.close()
                if self._rejects is not None:
                    await anyio.to_thread.run_sync(self._rejects.close)
                if self._ledger is not None:
                    await self._ledger.close(exhausted=self._report().source_exhausted, at=_now())

    def _end(self, _: asyncio.Task[Any]) -> None:
        self._ended = time.monotonic()
        self._finished.set()
        self._call_back()
        self._final = self._report()

    async def _run(self, reader: ReaderThread) -> None:
        async with anyio.create_task_group() as helpers:
            if self._settings.on_progress is not None:
                helpers.start_soon(self._report_progress)
            if self._ledger_path is not None:
                await anyio.to_thread.run_sync(require_regular, self._ledger_path, "The ledger")
            if self._settings.errors == "strict" and not await self._check_all():
                helpers.cancel_scope.cancel()
                return
            source = self._source
            if isinstance(source, ItemsSource) and isinstance(source.items, AsyncIterable):
                self._items = AsyncItems(source.items)
                helpers.start_soon(self._items.pump)
            if await self._open(reader):
                async with anyio.create_task_group() as lanes:
                    for _ in range(self._lane_count):
                        lanes.start_soon(self._lane, reader)
                if self._stopped is None and self._sender is not None:
                    self._stopped = self._sender.set_aside
            helpers.cancel_scope.cancel()

    async def _check_all(self) -> bool:
        """Have the server check the whole source, and store nothing; return whether all of it is good."""
        settings = attrs.evolve(
            self._settings,
            errors="quarantine",
            dry_run=True,
            ledger=None,
            resume=False,
            start_record=None,
            on_progress=None,
        )
        start = await anyio.to_thread.run_sync(position_of, self._source)
        check = self._check = UploadRun(self._runner, self._source, settings, self._options)
        reason: LyticsError | None = None
        try:
            async with check:
                await check.wait()
        except UploadError as error:
            reason = error.reason
        report = check.report
        if report.all_accepted:
            if isinstance(self._source, OpenFileSource):
                await anyio.to_thread.run_sync(self._source.file.seek, start)
            return True
        self._reading = False
        bad = report.rejected + report.quarantined
        problem = report.error or (
            f"{bad:,} of {report.records_read:,} records are bad, and errors='strict' sends all or nothing; mend them"
            if bad
            else "The server's response to the check does not count every record in, and errors='strict' sends all or nothing"
        )
        self._stopped = UploadStopped(f"nothing was sent. {problem}", reason)
        return False

    async def _open(self, reader: ReaderThread) -> bool:
        try:
            self._form = await reader.call(self._open_in_thread, asyncio.get_running_loop())
        except ArgumentError:
            raise
        except Exception as error:
            self._source_failed(error)
            return False
        memory = plan_memory(
            self._settings, compress=self._form.compress, slots=self._bulk_concurrency
        )
        self._budget = ByteBudget(self._settings.memory_budget)
        self._buffers = Buffers(memory.buffers, self._settings.target_bytes, self._budget)
        self._compressors = anyio.CapacityLimiter(memory.compressors)
        self._lane_count = memory.senders + memory.compressors
        if self._ledger is not None and self._ledger.history is not None:
            self._take_up(self._ledger.history)
        if self._settings.errors == "quarantine":
            self._locator = self._make_locator(self._form)
        self._sender = Sender(
            self._runner,
            self._form.operation,
            self._form.arguments,
            senders=memory.senders,
            settings=self._settings,
            options=self._options,
            split=self._split,
            locator=self._locator,
            lock=self._splitting,
            journal=self._journal,
            upload_id=self._upload_id,
        )
        return True

    def _open_in_thread(self, loop: asyncio.AbstractEventLoop) -> SourceFormat:
        source = self._source
        if self._items is not None and isinstance(source, ItemsSource):
            source = attrs.evolve(source, items=self._items)
        asked = self._settings
        # First, since a file system in memory gives out one file object for all who open a file.
        mark = None if self._ledger_path is None else fingerprint(self._source)
        self._opened = opened = open_source(source, reading_of(asked))
        if self._ledger_path is None:
            form = detect_format(opened, asked, self._memory.max_record_bytes)
            self._opened = form.opened
            self._open_rejects(form, None)
            self._chunker = form.chunker
            return form
        from lytics_async.upload.record.ledger import Ledger

        self._ledger = self._journal = ledger = Ledger(self._ledger_path, resume=bool(asked.resume))
        history = ledger.history
        if history is not None:
            self._settings = as_before(asked, history.opening, dicts=opened.records is not None)
            self._memory = plan_memory(self._settings, slots=self._bulk_concurrency)
        form = detect_format(opened, self._settings, self._memory.max_record_bytes)
        self._opened = opened = form.opened
        self._open_rejects(form, history)
        if history is not None:
            self._upload_id = history.opening.run
        opening = Opening(
            run=self._upload_id,
            stream=asked.stream,
            source=source.name,
            fingerprint=mark,
            form="json" if form.delimiter is None else "csv",
            delimiter=None if form.delimiter is None else form.delimiter.decode(),
            header=None if form.delimiter is None else form.chunker.prefix.decode(),
            parameters=digests(asked, self._runner.config, self._options),
            chunk_bytes=self._settings.target_bytes,
            max_record_bytes=self._memory.max_record_bytes,
            at=_now(),
        )
        form.chunker.checksums = True
        self._chunker = (
            form.chunker
            if history is None
            else resumed(
                form.chunker,
                history,
                opening,
                settings=asked,
                seek=opened.seek if form.exact_positions else None,
                dicts=opened.records is not None,
            )
        )
        ledger.begin(opening, loop)
        return form

    def _open_rejects(self, form: SourceFormat, history: History | None) -> None:
        path, header = self._settings.rejects, form.chunker.prefix
        if path is None or self._settings.errors != "quarantine":
            return
        if form.delimiter is not None and not header:
            header = form.delimiter.join(name.encode() for name in self._settings.headers or ())
        again = may_come_again(history, self._settings) if self._settings.resume else None
        self._rejects = RejectFile(
            Path(path),
            header=header,
            delimiter=form.delimiter,
            again=again,
            begun=history is not None,
        )
        form.chunker.keep = self._rejects.write

    def _make_locator(self, form: SourceFormat) -> Locator:
        return Locator(
            delimiter=form.delimiter,
            compress=form.compress,
            rejects=self._rejects,
            lock=self._splitting,
            limiter=self._compressors,
        )

    def _take_up(self, history: History) -> None:
        """Enter in the books what earlier runs have done."""
        again = to_be_delivered(self._settings)
        for cut in history.cuts:
            if cut.chunk is not None:
                self._chunks.append(cut.chunk)
                if self._settings.errors != "quarantine":
                    self._leave_unlocated(cut.chunk)
            if cut.chunk is None or not again(cut.chunk):
                self._details.extend(cut.details[: LISTED_QUARANTINED - len(self._details)])
            self._oversize += cut.oversize
            self._note_file(cut)
        self._records_read = history.records_read
        self._quarantined = history.quarantined
        self._accepted_before = history.accepted

    def _leave_unlocated(self, chunk: Chunk) -> None:
        """Settle rejected records without locating them, since this run only counts; the ledger must agree with its report."""
        for leaf in chunk.leaves():
            if leaf.to_locate:
                leaf.to_locate = False
                self._journal.kept(leaf)

    def _close_source(self) -> None:
        if self._opened is not None:
            self._opened.close()
        if self._ledger is not None:
            self._ledger.abandon()  # if it was not begun

    async def _lane(self, reader: ReaderThread) -> None:
        """Take chunk after chunk from the cut to the verdict."""
        assert self._form is not None
        assert self._chunker is not None
        assert self._sender is not None
        with anyio.CancelScope() as scope:
            self._lanes.add(scope)
            while (taken := await self._next_chunk(reader, self._chunker)) is not None:
                chunk, buffer, length = taken
                payload = await self._pack(self._form, chunk.part.prefix, buffer, length)
                try:
                    await self._sender.deliver(chunk, payload, scope)
                except UploadStopped as stopped:
                    self._stop(stopped)
                finally:
                    self._unpack(self._form, payload, buffer)
                    self._emit(chunk)
        self._lanes.discard(scope)

    async def _next_chunk(
        self, reader: ReaderThread, chunker: Chunker
    ) -> tuple[Chunk, bytearray, int] | None:
        async with self._turn:
            while self._reading:
                buffer = await self._buffers.take()
                try:
                    filled = await reader.call(chunker.fill, buffer)
                    while isinstance(filled, NeedsSpace):
                        await self._buffers.lengthen(buffer, filled.size)
                        filled = await reader.call(chunker.fill, buffer)
                    if filled is not None and filled.quarantined and self._rejects is not None:
                        # Before the ledger says that they are quarantined, and therefore not read again.
                        await reader.call(self._rejects.flush)
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
        assert self._form is not None
        part = self._form.parts[cut.part]
        if isinstance(cut, EarlierCut) and cut.chunk is not None:
            # Of an earlier run, so it is in the books but for why records are quarantined.
            self._details.extend(cut.details[: LISTED_QUARANTINED - len(self._details)])
            cut.chunk.leads, self._leading = self._leading, False
            for leaf in cut.chunk.leaves():
                leaf.skipped = cut.skipped
                leaf.part = part
            cut.chunk.part = part
            return cut.chunk
        self._records_read = cut.last_record
        self._note_file(cut)
        self._quarantined += cut.quarantined
        self._oversize += cut.oversize
        self._details.extend(cut.details[: LISTED_QUARANTINED - len(self._details)])
        if not cut.records:
            chunk = None
            self._note_quarantined(cut)
        else:
            chunk = Chunk(
                id=str(len(self._chunks) + 1),
                start=cut.start,
                end=cut.end,
                first_record=cut.first_record,
                last_record=cut.last_record,
                records=cut.records,
                leads=self._leading,
                skipped=cut.skipped,
                quarantined=cut.quarantined,
                part=part,
            )
            self._leading = False
            self._chunks.append(chunk)
        self._journal.planned(chunk, cut)
        if cut.quarantined and self._settings.errors in ("stop", "strict"):
            first = cut.details[0]
            field = "" if first.field is None else f", field {first.field!r}"
            self._stop(UploadStopped(f"record {first.number:,}{field}: {first.reason}"))
            return None
        return chunk

    def _note_quarantined(self, cut: Cut) -> None:
        """Count records of which no chunk came about; those of the others are counted with their chunk."""
        assert self._sender is not None
        try:
            self._sender.note(cut.quarantined, cut.quarantined)
        except UploadStopped as stopped:
            self._stop(stopped)

    async def _pack(
        self, form: SourceFormat, prefix: bytes, buffer: bytearray, length: int
    ) -> Payload:
        if not form.compress:
            return plain(buffer, length, prefix=prefix)
        reserved = gzip_reserve(prefix, length)
        await self._budget.reserve(reserved)
        # Cancelled, the upload is over and nobody waits for the thread, which goes on in a buffer that nobody takes.
        payload = await anyio.to_thread.run_sync(
            lambda: gzipped(buffer, length, prefix=prefix),
            limiter=self._compressors,
            abandon_on_cancel=True,
        )
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

    def _unpack(self, form: SourceFormat, payload: Payload, buffer: bytearray) -> None:
        if form.compress:
            self._budget.release(payload.length)
        else:
            self._buffers.give(buffer)
        payload.close()

    async def _split(self, chunk: Chunk, payload: Payload) -> list[tuple[Chunk, Payload]] | None:
        """Halve a chunk. The caller holds the lock, since its memory is not in the budget."""
        form = self._form
        assert form is not None
        prefix = chunk.part.prefix

        def work() -> list[tuple[Chunk, Payload]] | None:
            content = payload.content(len(prefix))
            if chunk.halves is not None and chunk.split_at is not None:  # an earlier run split it
                position = chunk.split_at
                first, second = chunk.halves
            else:
                place = halve(content, form.delimiter)
                if place is None:
                    return None
                position, records = place
                first, second = chunk.halve(position, records)
            rest = content[position:]
            pack = gzipped if form.compress else plain
            return [
                (first, pack(content, position, prefix=prefix)),
                (second, pack(rest, len(rest), prefix=prefix)),
            ]

        return await anyio.to_thread.run_sync(
            work, limiter=self._compressors, abandon_on_cancel=True
        )

    # How it ends before the source does.

    def _source_failed(self, error: Exception) -> None:
        """Read no more; what was read is still delivered."""
        self._reading = False
        if self._stopped is None:
            message = str(error)
            if not isinstance(error, (SourceError, SourceChanged, RejectsFailed)):
                message = reading_failure(error)
            reason = error if isinstance(error, LyticsError) else None
            self._stopped = UploadStopped(message, reason)

    def _stop(self, stopped: UploadStopped) -> None:
        """Send nothing more; requests under way may take a moment for their answer."""
        self._reading = False
        if self._stopped is None:
            self._stopped = stopped
        elif self._stopped.error is None and stopped.error is not None:
            # The source has failed, and what it gave before that is refused, too: both want to be mended.
            self._stopped = UploadStopped(
                f"{_sentence(str(stopped))} {self._stopped}", stopped.error
            )
        if self._sender is not None:
            self._sender.stopped = True
            for scope in self._lanes:
                if scope in self._sender.flying:
                    scope.deadline = min(scope.deadline, anyio.current_time() + STOP_GRACE)
                else:
                    scope.cancel()

    def _stop_reading(self) -> None:
        """Read no more, and have what was read cut and delivered."""
        if self._check is not None:
            self._check._stop_reading()  # a run of its own, but ours
        if self._items is not None:
            self._items.end()  # what it has given already is still cut
        elif self._chunker is not None:
            self._chunker.closing = True
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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _single(error: Exception) -> Exception:
    """The first error in a group: the task groups here are ours, and users did not ask for one."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error
