"""Preparation of an upload: everything is opened, checked and made before the first record is cut;
nothing is sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
import attrs

from lytics_async.call.options import RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.upload.books import Books
from lytics_async.upload.cut.cut import Chunker
from lytics_async.upload.deliver.budget import Buffers, ByteBudget, MemoryPlan, plan_memory
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.journal import Journal, NoJournal
from lytics_async.upload.deliver.locate import Locator
from lytics_async.upload.deliver.pace import Pace
from lytics_async.upload.deliver.packing import Packer
from lytics_async.upload.deliver.rejects import RejectFile
from lytics_async.upload.deliver.sender import Sender
from lytics_async.upload.deliver.transmitter import Transmitter
from lytics_async.upload.disk import require_regular
from lytics_async.upload.intake import Intake
from lytics_async.upload.record.history import History, Opening
from lytics_async.upload.record.resume import (
    digests,
    may_come_again,
    resumed,
    with_original_sizes,
)
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.detecting import detect_format
from lytics_async.upload.source.fingerprint import fingerprint
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.kinds import ItemsSource, Source
from lytics_async.upload.source.manner import manner_of
from lytics_async.upload.source.opening import open_source
from lytics_async.upload.source.reader import AsyncItems, ReaderThread

if TYPE_CHECKING:
    from lytics_async.upload.record.ledger import Ledger


@attrs.frozen(eq=False)
class Request:
    """What the user wants, as far as it is known before anything is opened.

    Attributes:
        runner, options: send the requests.
        source: as the user passed it.
        items: drives the source if it is an async iterable; None for any other.
        settings: as the user passed them.
        ledger_path: None = keep no ledger.
    """

    runner: Runner
    options: RequestOptions
    source: Source
    items: AsyncItems | None
    settings: UploadSettings
    ledger_path: Path | None


@attrs.frozen(kw_only=True, eq=False)
class Prepared:
    """An upload that is ready to run.

    Attributes:
        settings: with the sizes by which the first run of a ledger cut.
        format: of the source, with the files it consists of.
        intake: gives the cuts.
        packer: makes the bodies.
        sender: delivers the chunks.
        locator: finds rejected records; None = they are only counted.
        rejects: gets rejected and quarantined records; None = no file was requested.
        journal: is notified of every step.
        workers: how many chunks are worked on concurrently: those in flight, and those that are
            compressed.
    """

    settings: UploadSettings
    format: SourceFormat
    intake: Intake
    packer: Packer
    sender: Sender
    locator: Locator | None
    rejects: RejectFile | None
    journal: Journal
    workers: int


class Resources:
    """What an upload has opened, so that it is closed even if the preparation is abandoned halfway.

    Attributes:
        close_source: closes the source.
        abandon_ledger: releases a ledger that was not begun.
        rejects: None while there is no file of rejected records.
        journal: the ledger, once it is begun.
    """

    def __init__(self) -> None:
        self.close_source: Callable[[], None] = lambda: None
        self.abandon_ledger: Callable[[], None] = lambda: None
        self.rejects: RejectFile | None = None
        self.journal: Journal = NoJournal()
        self._closed = False

    def keep(self, ledger: Ledger) -> None:
        """Have a ledger closed that was begun, in the reader thread."""
        self.journal = ledger
        if self._closed:  # the upload was ended meanwhile, and did not wait for this thread
            ledger.finish(exhausted=False, at=_now())

    def close_in_thread(self) -> None:
        """Close what belongs to the reader thread, as its last act."""
        self.close_source()
        self.abandon_ledger()

    async def close(self, *, exhausted: bool) -> None:
        """Close the rest, when the thread is over.

        Args:
            exhausted: the source was read to its end.
        """
        self._closed = True
        if self.rejects is not None:
            await anyio.to_thread.run_sync(self.rejects.close)
        await self.journal.close(exhausted=exhausted, at=_now())


@attrs.frozen(kw_only=True, eq=False)
class _Opened:
    """What the reader thread has opened."""

    settings: UploadSettings
    format: SourceFormat
    chunker: Chunker
    journal: Journal
    history: History | None
    rejects: RejectFile | None


async def check_ledger_path(path: Path | None) -> None:
    """Refuse a path that is not that of a regular file, before the source is touched.

    Raises:
        ArgumentError: it is a FIFO, a device or a directory.
    """
    if path is not None:
        await anyio.to_thread.run_sync(require_regular, path, "The ledger")


async def prepare(
    request: Request,
    books: Books,
    reader: ReaderThread,
    resources: Resources,
    compared: Callable[[Chunker], Chunker] | None = None,
) -> Prepared:
    """Open the source, the ledger and the file of rejected records, and make what delivers the
    chunks.

    Args:
        books: get the cuts and chunks of earlier runs.
        reader: opens the source, which belongs to it from then on.
        resources: get what is to be closed.
        compared: takes the chunker and returns one that compares what it yields.

    Raises:
        ArgumentError: the source does not exist, or the arguments do not fit it or the ledger.
        Exception: whatever the source raised.
    """
    loop = asyncio.get_running_loop()
    opened = await reader.call(_open, request, books.upload_id, resources, loop, compared)
    settings, source_format, journal = opened.settings, opened.format, opened.journal
    memory = _plan(settings, request.runner, compress=source_format.compress)
    if opened.history is not None:
        books.restore(opened.history)
        if settings.errors != "quarantine":
            _leave_unlocated(books, journal)
    books.ledger = None if request.ledger_path is None else str(request.ledger_path)
    budget = ByteBudget(settings.memory_budget)
    packer = Packer(
        delimiter=source_format.delimiter,
        compress=source_format.compress,
        buffers=Buffers(memory.buffers, settings.target_bytes, budget),
        budget=budget,
        limiter=anyio.CapacityLimiter(memory.compressors),
    )
    locator = Locator(packer, opened.rejects) if settings.errors == "quarantine" else None
    pace = Pace(memory.senders) if settings.concurrency == "auto" else memory.senders
    gate = Gate(pace, settings.retry, settings.give_up_after)
    transmitter = Transmitter(
        request.runner,
        source_format.operation,
        source_format.arguments,
        settings=settings,
        options=request.options,
        gate=gate,
        journal=journal,
        upload_id=books.upload_id,
        asks=locator is not None,
    )
    return Prepared(
        settings=settings,
        format=source_format,
        intake=Intake(
            reader,
            source_format,
            opened.chunker,
            items=request.items,
            first_record=settings.start_record or 1,
            rejects=opened.rejects,
            buffers=packer.buffers,
            required=settings.require_rows,
        ),
        packer=packer,
        sender=Sender(
            transmitter,
            gate,
            settings=settings,
            packer=packer,
            locator=locator,
            lock=anyio.Lock(),
            journal=journal,
        ),
        locator=locator,
        rejects=opened.rejects,
        journal=journal,
        workers=memory.senders + memory.compressors,
    )


def _open(
    request: Request,
    upload_id: str,
    resources: Resources,
    loop: asyncio.AbstractEventLoop,
    compared: Callable[[Chunker], Chunker] | None,
) -> _Opened:
    """Open everything, in the reader thread."""
    asked, source = request.settings, request.source
    # First, because a file system in memory gives out one file object to all who open a file.
    mark = None if request.ledger_path is None else fingerprint(source)
    if request.items is not None and isinstance(source, ItemsSource):
        source = attrs.evolve(source, items=request.items)
    opened = open_source(source, manner_of(asked))
    resources.close_source = opened.close
    settings, history, ledger = asked, None, None
    if request.ledger_path is not None:
        from lytics_async.upload.record.ledger import Ledger  # not on every system

        ledger = Ledger(request.ledger_path, resume=bool(asked.resume))
        resources.abandon_ledger = ledger.abandon
        history = ledger.history
    dicts = opened.records is not None
    if history is not None:
        settings = with_original_sizes(asked, history.opening, dicts=dicts)
    longest = _plan(settings, request.runner).max_record_bytes
    source_format = detect_format(opened, settings, longest)
    resources.close_source = source_format.opened.close
    rejects = resources.rejects = _open_rejects(source_format, settings, history)
    chunker: Chunker = source_format.chunker
    if history is None and compared is not None:
        chunker = compared(chunker)
    if ledger is None:
        return _Opened(
            settings=settings,
            format=source_format,
            chunker=chunker,
            journal=resources.journal,
            history=None,
            rejects=rejects,
        )
    delimiter = source_format.delimiter
    opening = Opening(
        run=upload_id if history is None else history.opening.run,
        stream=asked.stream,
        source=request.source.name,
        fingerprint=mark,
        form="json" if delimiter is None else "csv",
        delimiter=None if delimiter is None else delimiter.decode(),
        header=None if delimiter is None else chunker.prefix.decode(),
        parameters=digests(asked, request.runner.config, request.options),
        chunk_bytes=settings.target_bytes,
        max_record_bytes=longest,
        at=_now(),
    )
    source_format.chunker.checksums = True
    if history is not None:
        chunker = resumed(
            source_format.chunker,
            history,
            opening,
            settings=asked,
            # What was checked is compared with all that was sent before, too.
            seek=source_format.opened.seek
            if source_format.exact_positions and compared is None
            else None,
            dicts=dicts,
        )
        chunker = chunker if compared is None else compared(chunker)
    ledger.begin(opening, loop)
    resources.keep(ledger)
    return _Opened(
        settings=settings,
        format=source_format,
        chunker=chunker,
        journal=ledger,
        history=history,
        rejects=rejects,
    )


def _open_rejects(
    source_format: SourceFormat, settings: UploadSettings, history: History | None
) -> RejectFile | None:
    path, header = settings.rejects, source_format.chunker.prefix
    if path is None or settings.errors != "quarantine":
        return None
    if source_format.delimiter is not None and not header:
        names = (name.encode() for name in settings.headers or ())
        header = source_format.delimiter.join(names)
    rejects = RejectFile(
        Path(path),
        header=header,
        delimiter=source_format.delimiter,
        again=may_come_again(history, settings) if settings.resume else None,
        begun=history is not None,
    )
    source_format.chunker.keeper = rejects
    return rejects


def _plan(settings: UploadSettings, runner: Runner, *, compress: bool | None = None) -> MemoryPlan:
    return plan_memory(settings, compress=compress, slots=runner.bulk_concurrency)


def _leave_unlocated(books: Books, journal: Journal) -> None:
    """Settle rejected records without locating them, because this run only counts; the ledger must
    agree with its report.
    """
    for leaf in books.leaves:
        if leaf.to_locate:
            leaf.settle_rows()
            journal.kept(leaf)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
