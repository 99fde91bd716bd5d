"""Workers of an upload: each takes one chunk after the other from the cut to the verdict."""

from __future__ import annotations

from typing import Any

import anyio

from lytics_async.call.runner import Runner
from lytics_async.errors import LyticsError, SourceChanged
from lytics_async.hooks import ChunkEvent
from lytics_async.upload.books import Books, Kept, Standing
from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.rejects import RejectsFailed
from lytics_async.upload.deliver.stopping import StopReason, UploadStopped
from lytics_async.upload.first_records import first_records
from lytics_async.upload.intake import Loaded
from lytics_async.upload.preparation import Prepared
from lytics_async.upload.record.history import EarlierCut
from lytics_async.upload.source.opening import reading_failure

STOP_GRACE = 5.0
"""Seconds that requests in flight may take for their response when the run stops, so that fewer
chunks are in doubt.
"""


class Workers:
    """Work on a prepared upload until its source is read and delivered, or the upload stops.

    Args:
        runner: has the hooks.
        prepared: the upload.
        books: get every cut; their watch gets the first records before any is sent.
        reason: gets the reason to stop, if there is one.
    """

    def __init__(
        self, runner: Runner, prepared: Prepared, books: Books, reason: StopReason
    ) -> None:
        self._watched = False
        self._watching = anyio.Lock()
        self._hooks = runner.hooks
        self._prepared = prepared
        self._books = books
        self._reason = reason
        self._scopes: set[anyio.CancelScope] = set()

    async def run(self) -> None:
        """Work to the end. A reason to stop is noted, and not raised."""
        async with anyio.create_task_group() as workers:
            for _ in range(self._prepared.workers):
                workers.start_soon(self._work)
        if self._books.watch is not None:
            self._books.watch.end()
        set_aside = self._prepared.sender.set_aside
        if self._reason.stopped is None and set_aside is not None:
            self._reason.note(set_aside)

    def stop(self, stopped: UploadStopped) -> None:
        """Send nothing more; requests in flight may take a moment for their response."""
        self._reason.note(stopped)
        self._prepared.intake.stop()
        in_flight = self._prepared.sender.stop(STOP_GRACE)
        for scope in self._scopes - in_flight:
            scope.cancel()

    @property
    def standing(self) -> Standing:
        """What a report says besides the outcomes of records."""
        prepared = self._prepared
        rejects, locator = prepared.rejects, prepared.locator
        written = 0 if rejects is None else rejects.written
        return Standing(
            reading=prepared.intake.reading,
            traffic=prepared.sender.traffic,
            kept=Kept(
                rejected=() if locator is None else locator.found,
                path=str(rejects.path) if rejects is not None and written else None,
                records=written,
            ),
            concurrency=prepared.sender.concurrency,
            trouble=prepared.sender.trouble,
        )

    async def _work(self) -> None:
        prepared, packer = self._prepared, self._prepared.packer
        with anyio.CancelScope() as scope:
            self._scopes.add(scope)
            while (loaded := await self._next()) is not None:
                chunk, buffer = loaded.chunk, loaded.buffer
                payload = await packer.pack(buffer, loaded.length, prefix=chunk.file.prefix)
                try:
                    await prepared.sender.deliver(chunk, payload, scope)
                except UploadStopped as stopped:
                    self.stop(stopped)
                finally:
                    packer.unpack(payload, buffer)
                    self._emit(chunk)
        self._scopes.discard(scope)

    async def _next(self) -> Loaded | None:
        try:
            loaded = await self._prepared.intake.next(self._enter)
        except Exception as error:
            self._reason.note_first(source_failure(error))
            return None
        if self._books.watch is not None and loaded is not None:
            async with self._watching:  # no chunk is sent meanwhile
                if not self._watched:
                    await self._books.watch.begin(self._first_records(loaded))
                    self._watched = True
        return loaded

    def _first_records(self, loaded: Loaded) -> list[dict[str, Any]]:
        prepared, settings = self._prepared, self._prepared.settings
        records = first_records(
            loaded.buffer,
            loaded.length,
            header=loaded.chunk.file.prefix,
            delimiter=prepared.format.delimiter,
            names=settings.headers,
        )
        return [record | dict(settings.append or {}) for record in records]

    def _enter(self, cut: Cut) -> Chunk | None:
        """Enter a cut in the books and the journal; return its chunk if it is to be sent."""
        chunk = self._books.add(cut, self._prepared.format.parts[cut.part])
        if isinstance(cut, EarlierCut) and chunk is not None:
            return chunk  # the ledger has it
        if chunk is None:
            self._note_quarantined(cut)
        self._prepared.journal.planned(chunk, cut)
        if cut.quarantined and self._prepared.settings.errors in ("stop", "strict"):
            first = cut.details[0]
            field = "" if first.field is None else f", field {first.field!r}"
            self.stop(UploadStopped(f"record {first.number:,}{field}: {first.reason}"))
            return None
        return chunk

    def _note_quarantined(self, cut: Cut) -> None:
        """Count the records of a cut without a chunk; those of the others are counted with their
        chunk.
        """
        try:
            self._prepared.sender.note(cut.quarantined, cut.quarantined)
        except UploadStopped as stopped:
            self.stop(stopped)

    def _emit(self, chunk: Chunk) -> None:
        if not self._hooks:
            return
        for leaf in chunk.leaves():
            counts = leaf.counts
            self._hooks.emit(
                ChunkEvent(
                    stream=self._prepared.settings.stream,
                    chunk=leaf.id,
                    state=leaf.outcome,
                    records=leaf.records,
                    accepted=counts.accepted if counts is not None else 0,
                    rejected=counts.rejected if counts is not None else 0,
                    bytes_sent=leaf.bytes_on_wire * leaf.attempts,
                    attempts=leaf.attempts,
                )
            )


def source_failure(error: Exception) -> UploadStopped:
    """Return a failure of the source as a reason to stop; what was read is still delivered."""
    message = str(error)
    if not isinstance(error, (SourceError, SourceChanged, RejectsFailed)):
        message = reading_failure(error)
    return UploadStopped(message, error if isinstance(error, LyticsError) else None)
