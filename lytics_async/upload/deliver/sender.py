"""Sender: delivers chunks, and decides what each verdict means for the chunk and for the run.

`call.attempts` decides what follows a response; the Transmitter sends. Here its steps are carried
out: a chunk that is too large is split, rejected records are located and kept, and the others are
sent again if the server has not taken them.
"""

from __future__ import annotations

import anyio
import attrs

from lytics_async.call.attempts import Ask, GiveUp, Split
from lytics_async.errors import LyticsError
from lytics_async.upload.deliver.asking import Unasked
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.courier import Ended
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.journal import Journal
from lytics_async.upload.deliver.locate import Located, LocateRequest, Locator
from lytics_async.upload.deliver.packing import Packer
from lytics_async.upload.deliver.payload import Payload
from lytics_async.upload.deliver.rejects import RejectsFailed
from lytics_async.upload.deliver.rest import Rest
from lytics_async.upload.deliver.search import SuspectCount
from lytics_async.upload.deliver.stopping import UploadStopped
from lytics_async.upload.deliver.transmitter import Traffic, Transmitter
from lytics_async.upload.deliver.verdict import Counts, is_schema_problem
from lytics_async.upload.report import UploadTrouble
from lytics_async.upload.settings import UploadSettings


class BadRecords:
    """Counts the bad records of a run, to notice that the whole source is bad."""

    def __init__(self) -> None:
        self._seen = self._bad = 0

    def note(self, records: int, bad: int) -> None:
        """Count records whose verdict is known.

        Raises:
            UploadStopped: so many are bad that it must be a problem of the whole source.
        """
        self._seen += records
        self._bad += bad
        if is_schema_problem(self._bad, self._seen):
            raise UploadStopped(
                f"{self._bad:,} of the first {self._seen:,} records are bad, so this is a problem of the whole source and not "
                "of single records. The report names some of them; compare them with the header, fix the source, or send "
                'the good ones with errors="drop"'
            )


class Sender:
    """Delivers the chunks of one run.

    The first chunk goes alone: a wrong token or a missing stream then costs one request.

    Args:
        transmitter: sends bodies and dry runs.
        gate: every request passes it.
        settings: what to do about rejected records, and about chunks in doubt.
        packer: halves a chunk that is too large.
        locator: finds rejected records; None = count them only.
        lock: held while a chunk is split or searched: its memory is outside the budget.
        journal: is notified of every step of every chunk.

    Attributes:
        set_aside: why the first chunk was given up while others went through, if one was.
    """

    def __init__(
        self,
        transmitter: Transmitter,
        gate: Gate,
        *,
        settings: UploadSettings,
        packer: Packer,
        locator: Locator | None,
        lock: anyio.Lock,
        journal: Journal,
    ) -> None:
        self.set_aside: UploadStopped | None = None
        self._transmitter = transmitter
        self._gate = gate
        self._settings = settings
        self._packer = packer
        self._locator = locator
        self._lock = lock
        self._journal = journal
        self._hold = settings.ambiguous == "hold"
        self._proven = anyio.Event()  # the first chunk was taken: the others may follow
        self._bad = BadRecords()

    def stop(self, grace: float) -> set[anyio.CancelScope]:
        """See Transmitter.stop."""
        return self._transmitter.stop(grace)

    @property
    def traffic(self) -> Traffic:
        """What the upload has cost so far."""
        probes = 0 if self._locator is None else self._locator.probes
        return attrs.evolve(self._transmitter.traffic, probes=probes)

    @property
    def concurrency(self) -> int:
        """Requests that may be in flight concurrently."""
        return self._gate.concurrency

    @property
    def trouble(self) -> UploadTrouble | None:
        """Why requests do not advance; None while the server accepts them."""
        return self._gate.trouble

    async def deliver(self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope) -> None:
        """Deliver a chunk, until there is a verdict or it is given up; the payload stays open.

        Raises:
            UploadStopped: nothing more should be sent.
        """
        if not chunk.is_first:
            await self._proven.wait()
        if chunk.halves is not None:  # an earlier run split it
            await self._deliver_halves(chunk, payload, scope)
        elif chunk.counts is not None:
            if chunk.to_locate and self._locator is not None:
                # An earlier run has its verdict, and ended before the rejected records were kept.
                await self._keep_rejected(chunk, payload, None)
                self._proven.set()
        elif chunk.ambiguous_attempts and self._hold:
            pass  # it is held; the other half of it was not
        elif self._hold and self._locator is not None and self._transmitter.courier.in_order:
            # A refused request may have stored some records and must not be sent again: so ask
            # before it is sent.
            await self._ask_and_send(chunk, payload, scope)
        else:
            await self._send(chunk, payload, scope)

    def note(self, records: int, bad: int) -> None:
        """Count records with a verdict, and the bad ones among them: see BadRecords.note."""
        if self._settings.errors == "quarantine":
            self._bad.note(records, bad)

    async def _ask_and_send(self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope) -> None:
        failed: Unasked | None = None
        bad = SuspectCount(0, chunk.records)
        try:
            bad = await self._transmitter.ask(chunk, payload, chunk.records)
        except Unasked as unasked:
            failed = unasked
        if failed is None and bad.high:
            await self._deliver_rest(chunk, payload, scope, bad, None)
        elif failed is None or not isinstance(failed.step, GiveUp):
            await self._send(chunk, payload, scope)  # a chunk that is too large is split then
        elif chunk.is_first:  # nothing else was settled meanwhile, so the cause is not the chunk
            raise UploadStopped(self._transmitter.exhausted(failed.error), failed.error)
        else:
            self._set_aside(chunk, failed.error)

    async def _send(self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope) -> None:
        ended = await self._attempt(chunk, payload, scope)
        if ended is None:
            return
        if isinstance(ended.step, Split) and await self._deliver_halves(chunk, payload, scope):
            return
        error = ended.outcome if isinstance(ended.outcome, LyticsError) else None
        if isinstance(ended.step, Ask) and ended.step.resend:
            if (
                error is not None
            ):  # it was refused, and records before the bad one may have been stored
                chunk.leave_in_doubt()
            self._journal.ambiguous(chunk)
            taken = None if ended.counts is None else ended.counts.accepted
            bad = SuspectCount(0, chunk.records, taken)
            await self._deliver_rest(chunk, payload, scope, bad, ended)
            return
        self._settle(chunk, ended.counts)
        await self._keep_rejected(chunk, payload, None if error is None else error.message)
        self._conclude(chunk, error)

    async def _attempt(
        self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope
    ) -> Ended | None:
        """Send a chunk until there is a verdict; None if it is to be left alone."""
        ended = await self._transmitter.send(chunk, payload, scope)
        if ended is None or not isinstance(ended.step, GiveUp):
            return ended
        if ended.step.because == "held":
            self._proven.set()
        elif isinstance(ended.outcome, LyticsError):
            self._set_aside(chunk, ended.outcome)
        return None

    async def _deliver_halves(
        self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope
    ) -> bool:
        """Deliver a chunk as its halves; return False if it is one record and has none."""
        async with self._lock:
            halves = await self._packer.split(chunk, payload)
        if halves is None:
            return False
        if chunk.halves is None:
            chunk.split(halves.position, halves.chunks)
            self._journal.split(chunk)
        try:
            for half, half_payload in zip(halves.chunks, halves.payloads, strict=True):
                await self.deliver(half, half_payload, scope)
        finally:
            halves.close()
        return True

    async def _deliver_rest(
        self,
        chunk: Chunk,
        payload: Payload,
        scope: anyio.CancelScope,
        bad: SuspectCount,
        refusal: Ended | None,
    ) -> None:
        """Locate the bad records of a chunk and send the others."""
        rest = Rest(
            send=lambda part, body: self._attempt(part, body, scope),
            split=self._packer.split,
            locate=self._locate,
            questions=self._settings.probe_budget,
        )
        async with self._lock:
            counts = await rest.deliver(chunk, payload, bad, refusal)
        if counts is None:
            return
        self._settle(chunk, counts if counts.rejected < chunk.records else None, kept=True)
        outcome = None if refusal is None else refusal.outcome
        self._conclude(chunk, outcome if isinstance(outcome, LyticsError) else None)

    async def _keep_rejected(self, chunk: Chunk, payload: Payload, message: str | None) -> None:
        """Locate the rejected records of a chunk that is settled, and keep them."""
        counts = chunk.counts
        if counts is None or not chunk.to_locate:
            return
        whole = chunk.state == "rejected"
        exact = chunk.records == 1 or not (whole or counts.mismatch)
        low = 0 if whole and not exact else counts.rejected
        high = counts.rejected if exact else chunk.records
        async with self._lock:
            await self._locate(
                LocateRequest(
                    chunk=chunk,
                    payload=payload,
                    bad=SuspectCount(low, high),
                    message=message,
                    budget=self._settings.probe_budget,
                    least=counts.rejected,
                    kept=lambda: self._journal.kept(chunk),
                )
            )
        chunk.settle_rows()

    async def _locate(self, request: LocateRequest) -> Located:
        """Locate and keep records, or raise UploadStopped; the caller holds the lock."""
        assert self._locator is not None  # else nothing is to be located
        try:
            return await self._locator.locate(request, self._transmitter.asker(request.chunk))
        except RejectsFailed as failed:
            problem = str(failed)
        raise UploadStopped(problem)

    def _settle(self, chunk: Chunk, counts: Counts | None, *, kept: bool = False) -> None:
        """Enter the verdict on a chunk, whose rejected records may be kept already.

        Without counts it is refused as a whole.
        """
        self._transmitter.courier.settled += 1
        counts = chunk.settle(counts, to_locate=self._locator is not None and not kept)
        if counts.rejected:
            self._journal.rejected(chunk)
        else:
            self._journal.acked(chunk)
        if not chunk.is_first or not counts.rejected:
            self._proven.set()

    def _conclude(self, chunk: Chunk, error: LyticsError | None) -> None:
        """Decide whether the run continues after a chunk that is settled."""
        rejected = chunk.counts.rejected if chunk.counts is not None else 0
        self.note(chunk.records + chunk.quarantined, rejected + chunk.quarantined)
        if rejected and self._settings.errors in ("stop", "strict"):
            if error is not None:
                raise UploadStopped(error.message, error)
            raise UploadStopped(
                f"The server rejected {rejected:,} of the records {chunk.first_record:,} to {chunk.last_record:,}"
            )
        self._proven.set()

    def _set_aside(self, chunk: Chunk, error: LyticsError) -> None:
        """Give up a chunk that fails while others go through: the run continues."""
        if self.set_aside is None:
            self.set_aside = UploadStopped(
                f"The records {chunk.first_record:,} to {chunk.last_record:,} could not be delivered in "
                f"{self._settings.retry.max_attempts} attempts, while others were. {error.message}",
                error,
            )
