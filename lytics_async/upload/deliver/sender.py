"""Sends chunks: attempts with backoff, the verdict on each chunk, and what is done about rejected records."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import anyio

from lytics_async.call.attempts import (
    Failure,
    GiveUp,
    Policy,
    Split,
    Stop,
    classify,
    dry_run_policy,
)
from lytics_async.call.operation import Operation
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.request import plan
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.errors import APIError, LyticsError, PayloadTooLarge
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.courier import Body, Courier, Ended, Outcome
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.locate import Located, Locator
from lytics_async.upload.deliver.pace import Pace
from lytics_async.upload.deliver.payload import Payload
from lytics_async.upload.deliver.rejects import RejectsFailed
from lytics_async.upload.deliver.rest import Rest
from lytics_async.upload.deliver.search import Bad
from lytics_async.upload.deliver.throttle import Throttle
from lytics_async.upload.deliver.verdict import (
    Counts,
    count,
    counts_in,
    counts_of,
    is_schema_problem,
)
from lytics_async.upload.record.journal import Journal, JournalFailed
from lytics_async.upload.settings import CHUNK_STAMP, UPLOAD_STAMP, UploadSettings
from lytics_async.wire.messages import WireRequest

SUSPECT = 3
"""Failures of one chunk, with others going through in between, after which it is the chunk and not the server."""


class UploadStopped(Exception):
    """The run cannot go on.

    Attributes:
        error: the failure that stopped it; None when rejected records did.
    """

    def __init__(self, message: str, error: LyticsError | None = None) -> None:
        super().__init__(message)
        self.error = error


class Sender:
    """Sends the chunks of one run.

    The first chunk goes alone: a wrong token, a refused address or a missing stream then costs one request.

    Args:
        runner: sends one attempt.
        operation, arguments: the upload's operation and its arguments but the body.
        senders: requests at once, or the most with concurrency="auto".
        settings: how often, how soon, and what about rejected and doubtful records.
        options: headers, query and account of the client.
        split: halves a chunk that is too large; None if it is one record.
        locator: finds rejected records; None to only count them.
        lock: held while a chunk is open, to be split or searched.
        journal: is told every step of every chunk.
        upload_id: for the stamps.

    Attributes:
        stopped: set to keep attempts from being made; one under way goes on.
        set_aside: why the first chunk was that no number of attempts delivered, though others went through.
        flying: the scopes of the callers whose request is under way.
        gate: what every request passes.
        requests, bytes_sent: for the report.
    """

    def __init__(
        self,
        runner: Runner,
        operation: Operation[Any],
        arguments: dict[str, Any],
        *,
        senders: int,
        settings: UploadSettings,
        options: RequestOptions = NO_OPTIONS,
        split: Callable[[Chunk, Payload], Awaitable[list[tuple[Chunk, Payload]] | None]],
        locator: Locator | None,
        lock: anyio.Lock,
        journal: Journal,
        upload_id: str,
    ) -> None:
        self.stopped = False
        self.set_aside: UploadStopped | None = None
        self.flying: set[anyio.CancelScope] = set()
        pace = Pace(senders) if settings.concurrency == "auto" else senders
        self.gate = Gate(pace, settings.retry, settings.give_up_after)
        self._throttle = Throttle(settings.max_rows_per_second, settings.max_bytes_per_second)
        self.requests = 0
        self.bytes_sent = 0
        self._runner = runner
        self._operation = operation
        self._arguments = arguments
        self._settings = settings
        self._options = options
        self._split = split
        self._locator = locator
        self._lock = lock
        self._journal = journal
        self._upload_id = upload_id
        refreshes = runner.refreshable(operation)
        attempts = settings.retry.max_attempts
        self._courier = Courier(
            runner, operation, self.gate, settings.stream, dry_run=settings.dry_run
        )
        self._policy = Policy(
            max_attempts=attempts,
            ambiguous=settings.ambiguous,
            refreshes=refreshes,
            refusal="ask" if locator is not None else "settle",
            suspect=SUSPECT,
        )
        self._dry_run_policy = dry_run_policy(attempts, refreshes=refreshes)
        self._proven = anyio.Event()
        self._unasked: LyticsError | None = None  # why the latest dry run could not be made
        self._seen = self._bad = 0

    async def deliver(self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope) -> None:
        """Send a chunk until there is a verdict; the payload stays open.

        Args:
            scope: the caller's; it is among `flying` while a request is under way.

        Raises:
            UploadStopped: nothing more should be sent.
        """
        if not chunk.leads:
            await self._proven.wait()
        if chunk.halves is not None:  # an earlier run split it
            await self._deliver_halves(chunk, payload, scope)
            return
        if chunk.counts is not None:
            if chunk.to_locate and self._locator is not None:
                # An earlier run has its verdict, and ended before the rejected records were kept.
                await self._keep_rejected(chunk, payload, None)
                self._proven.set()
            return
        if chunk.doubtful_tries and self._hold:
            return  # to be left alone: the other half was not
        if self._hold and self._mends:
            # What a refused request has left behind nobody knows, and it must not be sent again: so ask first.
            self._unasked = None
            bad = await self._ask_whole(chunk, payload, chunk.records)
            if self._unasked is not None:
                if chunk.leads:  # nothing else was settled meanwhile, so it is not the chunk
                    raise UploadStopped(
                        f"Giving up after {self._settings.retry.max_attempts} attempts at one chunk. "
                        f"{self._unasked.message}",
                        self._unasked,
                    )
                self._set_aside(chunk, self._unasked)
                return
            if bad is not None and bad.high:
                await self._deliver_rest(chunk, payload, scope, bad, None)
                return
        ended = await self._send(chunk, payload, chunk.records, scope)
        if ended is None:
            return
        if isinstance(ended.step, Split) and await self._deliver_halves(chunk, payload, scope):
            return
        verdict = _verdict(chunk.records, ended)
        if isinstance(verdict, PayloadTooLarge):
            self._settle(chunk, None)
            await self._keep_rejected(chunk, payload, verdict.message)
            self._conclude(chunk, verdict)
        else:
            await self._judge(chunk, payload, verdict, scope)

    def note(self, records: int, bad: int) -> None:
        """Enter records that are known to be good or bad.

        Raises:
            UploadStopped: so many are bad that it must be a problem of the whole source.
        """
        self._seen += records
        self._bad += bad
        if self._settings.errors == "quarantine" and is_schema_problem(self._bad, self._seen):
            raise UploadStopped(
                f"{self._bad:,} of the first {self._seen:,} records are bad, so this is a problem of the whole source and not "
                "of single records. The report names some of them; compare them with the header, mend the source, or send "
                'what is good of it with errors="drop"'
            )

    @property
    def retries_not_applied(self) -> int:
        """Attempts that were made again, and could not store anything twice."""
        return self._courier.retries_not_applied

    @property
    def retries_ambiguous(self) -> int:
        """Attempts that were made again, and may have stored records twice."""
        return self._courier.retries_ambiguous

    @property
    def _hold(self) -> bool:
        return self._settings.ambiguous == "hold"

    @property
    def _mends(self) -> bool:
        """Refused chunks are sent again without their bad records: for JSON, where the server cannot be told to drop them."""
        return self._locator is not None and "drop_errors" not in self._arguments

    async def _send(
        self, chunk: Chunk, payload: Payload, records: int, scope: anyio.CancelScope
    ) -> Ended | None:
        """Send a body until the server accepts or refuses it; None if it does neither, and the chunk is to be left alone."""
        size = chunk.end - chunk.start
        body = Body(
            request=self._plan(payload, chunk),
            records=records,
            chunk=chunk.id,
            size=size,
            refreshed=chunk.refreshed,
        )
        ended = await self._courier.deliver(
            body,
            self._policy,
            lambda request: self._attempt(chunk, request, payload.length, records, scope),
            rejected=lambda response: count(records, *_counts_of(response)).rejected,
            admit=lambda: self._throttle.admit(records, size),
            proceed=lambda: not self.stopped,
        )
        if ended is None:
            return None
        chunk.refreshed = ended.refreshed
        if isinstance(ended.outcome, Response):
            return ended
        if isinstance(ended.step, GiveUp):
            if ended.step.because == "held":
                self._proven.set()
            else:
                self._set_aside(chunk, ended.outcome)
            return None
        if isinstance(ended.step, Stop):
            raise self._why_stopped(ended.step, ended.outcome)
        return ended

    async def _attempt(
        self,
        chunk: Chunk,
        request: WireRequest,
        length: int,
        records: int,
        scope: anyio.CancelScope,
    ) -> Outcome:
        """Send once. A cancelled attempt leaves the chunk in doubt, as it should."""
        problem: str | None = None
        try:
            await self._journal.sent(chunk)
        except JournalFailed as failed:
            problem = str(failed)
        if problem is not None:
            raise UploadStopped(problem)
        self.flying.add(scope)
        chunk.tries += 1
        chunk.bytes_on_wire = length
        if chunk.doubtful_tries:
            chunk.possible_duplicates += records
        chunk.doubtful_tries += 1
        try:
            outcome = await self._exchange(request, length)
        finally:
            self.flying.discard(scope)
        if isinstance(outcome, Response):
            return outcome
        chunk.error = outcome.message
        if outcome.may_have_been_processed:
            self._journal.ambiguous(chunk)
        else:
            chunk.doubtful_tries -= 1
            if classify(outcome) is not Failure.REJECTED:
                self._journal.dead(chunk)
        return outcome

    async def _exchange(self, request: WireRequest, length: int) -> Outcome:
        self.requests += 1
        try:
            return await self._runner.attempt(
                self._operation, request, timeout=self._settings.attempt_timeout
            )
        except LyticsError as error:
            return error
        finally:
            self.bytes_sent += length

    async def _ask(self, chunk: Chunk, payload: Payload, records: int) -> Bad:
        """Ask how many records of a part of a chunk are bad: see _ask_whole.

        What could not be asked says nothing about the records. The search then ends with a range.
        """
        if self._unasked is None:
            bad = await self._ask_whole(chunk, payload, records)
            if bad is not None and self._unasked is None:
                return bad
        return Bad(0, records)

    async def _ask_whole(self, chunk: Chunk, payload: Payload, records: int) -> Bad | None:
        """Ask how many records of a body are bad, storing nothing.

        None if it is too large, or if it cannot be asked about; `_unasked` then is the error.

        Whatever may pass is retried: there is nothing that could be stored twice.
        """
        body = Body(
            request=self._plan(payload, None, dry_run=True),
            records=records,
            chunk=chunk.id,
            asks=True,
        )
        ended = await self._courier.deliver(
            body, self._dry_run_policy, lambda request: self._exchange(request, payload.length)
        )
        assert ended is not None
        if isinstance(ended.outcome, LyticsError):
            if isinstance(ended.step, Stop):
                raise self._why_stopped(ended.step, ended.outcome)
            if isinstance(ended.outcome, PayloadTooLarge):
                return None
            if isinstance(ended.step, GiveUp):
                self._unasked = ended.outcome
                return None
        return self._bad_in(records, ended.outcome)

    def _bad_in(self, sent: int, outcome: Response[Any] | LyticsError) -> Bad:
        """Read the answer to a dry run."""
        counts = _counts(outcome)
        if counts is None:
            return Bad(1, sent)
        found = count(sent, *counts)
        if not found.rejected:
            return Bad(0, 0)  # whatever a dry run counts as taken
        if not self._mends or not found.mismatch:
            return Bad(found.rejected, found.rejected)
        return Bad(found.rejected, sent, taken=found.accepted)

    async def _judge(
        self,
        chunk: Chunk,
        payload: Payload,
        verdict: Counts | LyticsError,
        scope: anyio.CancelScope,
    ) -> None:
        """Settle a chunk that the server has answered for, or send it again without what it refuses."""
        message = verdict.message if isinstance(verdict, LyticsError) else None
        counts = counts_of(chunk.records, verdict)
        refused = counts is None or counts.rejected > 0
        broke_off = counts is None or (self._mends and counts.mismatch and refused)
        if broke_off and self._locator is not None and not self._hold:
            # Records before the bad one may have been stored.
            chunk.doubtful_tries += isinstance(verdict, LyticsError)
            self._journal.ambiguous(chunk)
            bad = Bad(0, chunk.records, counts.accepted if counts is not None else None)
            await self._deliver_rest(chunk, payload, scope, bad, verdict)
            return
        self._settle(chunk, counts)
        await self._keep_rejected(chunk, payload, message)
        self._conclude(chunk, verdict)

    async def _deliver_rest(
        self,
        chunk: Chunk,
        payload: Payload,
        scope: anyio.CancelScope,
        bad: Bad,
        refusal: Counts | LyticsError | None,
    ) -> None:
        """Locate the bad records of a chunk and send the others."""

        async def send(part: Chunk, body: Payload) -> Counts | LyticsError | None:
            ended = await self._send(part, body, part.records, scope)
            return None if ended is None else _verdict(part.records, ended)

        rest = Rest(
            send=send,
            split=self._split,
            locate=self._locate,
            hold=self._hold,
            questions=self._settings.probe_budget,
        )
        async with self._lock:
            counts = await rest.deliver(chunk, payload, bad, refusal)
        if counts is None:
            return
        self._settle(chunk, counts if counts.rejected < chunk.records else None, kept=True)
        self._conclude(chunk, refusal)

    async def _keep_rejected(self, chunk: Chunk, payload: Payload, message: str | None) -> None:
        """Locate the rejected records of a chunk that is settled, and keep them."""
        if not chunk.to_locate:
            return
        assert chunk.counts is not None
        rejected, whole = chunk.counts.rejected, chunk.state == "rejected"
        exact = chunk.records == 1 or not (whole or chunk.counts.mismatch)
        bad = Bad(
            0 if whole and not exact else rejected,
            rejected if exact else chunk.records,
        )
        async with self._lock:
            await self._locate(
                chunk,
                payload,
                bad,
                message,
                budget=self._settings.probe_budget,
                least=rejected,
                kept=lambda: self._journal.kept(chunk),
            )
        chunk.to_locate = False

    async def _locate(
        self,
        chunk: Chunk,
        payload: Payload,
        bad: Bad,
        message: str | None,
        *,
        budget: int,
        rest: bool = False,
        least: int = 0,
        kept: Callable[[], None] = lambda: None,
    ) -> Located:
        assert self._locator is not None
        self._unasked = None
        problem = ""
        try:
            return await self._locator.locate(
                chunk,
                payload,
                partial(self._ask, chunk),
                bad=bad,
                message=message,
                budget=budget,
                rest=rest,
                least=least,
                kept=kept,
            )
        except RejectsFailed as failed:
            problem = str(failed)
        raise UploadStopped(problem)

    def _settle(self, chunk: Chunk, counts: Counts | None, *, kept: bool = False) -> None:
        """Enter the outcome of a chunk; without counts it is refused as a whole.

        Args:
            kept: its rejected records are located and kept already.
        """
        self._courier.settled += 1
        if counts is None:
            chunk.counts = Counts(accepted=0, rejected=chunk.records, unknown=0, mismatch=False)
            chunk.state = "rejected"
        else:
            chunk.counts = counts
            chunk.state = "delivered"
            chunk.error = (
                "the server's counts do not add up to what was sent" if counts.mismatch else None
            )
        chunk.to_locate = bool(chunk.counts.rejected and self._locator is not None and not kept)
        if chunk.counts.rejected:
            self._journal.rejected(chunk)
        else:
            self._journal.acked(chunk)
        if not chunk.leads or not chunk.counts.rejected:
            self._proven.set()

    def _conclude(self, chunk: Chunk, verdict: Counts | LyticsError | None) -> None:
        """Decide whether the run goes on after a chunk that is settled."""
        assert chunk.counts is not None
        rejected = chunk.counts.rejected
        self.note(chunk.records + chunk.quarantined, rejected + chunk.quarantined)
        if rejected and self._settings.errors in ("stop", "strict"):
            if isinstance(verdict, LyticsError):
                raise UploadStopped(verdict.message, verdict)
            raise UploadStopped(
                f"The server rejected {rejected:,} of the records {chunk.first_record:,} to {chunk.last_record:,}"
            )
        self._proven.set()

    def _set_aside(self, chunk: Chunk, error: LyticsError) -> None:
        """Give a chunk up that is alone in failing: the run continues."""
        if self.set_aside is None:
            self.set_aside = UploadStopped(
                f"The records {chunk.first_record:,} to {chunk.last_record:,} could not be delivered in "
                f"{self._settings.retry.max_attempts} attempts, while others were. {error.message}",
                error,
            )

    async def _deliver_halves(
        self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope
    ) -> bool:
        """Send a chunk as its halves; return False if it is one record and has none."""
        async with self._lock:
            halves = await self._split(chunk, payload)
        if halves is None:
            return False
        (first, first_payload), (second, second_payload) = halves
        first.leads = second.leads = chunk.leads
        if chunk.halves is None:
            chunk.halves = (first, second)
            self._journal.split(chunk)
        try:
            await self.deliver(first, first_payload, scope)
            await self.deliver(second, second_payload, scope)
        finally:
            first_payload.close()
            second_payload.close()
        return True

    def _why_stopped(self, step: Stop, error: LyticsError) -> UploadStopped:
        if step.because == "refused":
            return UploadStopped(error.message, error)
        if step.because == "attempts":
            problem = f"Giving up after {self._settings.retry.max_attempts} attempts at one chunk."
        elif self.gate.connected:
            problem = (
                f"The server has acknowledged nothing for {_span(self._settings.give_up_after)}."
            )
        else:
            problem = (
                f"No connection could be made to {self._runner.config.bulk_url}; check the address, and whether the host is "
                "up."
            )
        return UploadStopped(f"{problem} {error.message}", error)

    def _plan(self, payload: Payload, chunk: Chunk | None, *, dry_run: bool = False) -> WireRequest:
        arguments = {**self._arguments, "body": payload}
        if dry_run:
            arguments["dry_run"] = True
        if chunk is not None and self._settings.stamp:
            stamps = {UPLOAD_STAMP: self._upload_id, CHUNK_STAMP: chunk.id}
            arguments["append"] = {**(self._settings.append or {}), **stamps}
        if chunk is not None and chunk.part.filename is not None:
            arguments["filename"] = chunk.part.filename
        return plan(self._operation, arguments, self._runner.config, self._options)


def _verdict(records: int, ended: Ended) -> Counts | LyticsError:
    """Return what the outcome says of so many records."""
    if isinstance(ended.outcome, Response):
        return count(records, *_counts_of(ended.outcome))
    return ended.outcome


def _counts(outcome: Response[Any] | LyticsError) -> tuple[object, object] | None:
    """Return the (message_count, rejected_count) of an answer; None if an error has none."""
    if isinstance(outcome, Response):
        return _counts_of(outcome)
    return counts_in(outcome) if isinstance(outcome, APIError) else None


def _counts_of(response: Response[Any]) -> tuple[object, object]:
    result = response.data
    return getattr(result, "message_count", None), getattr(result, "rejected_count", None)


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:g} s"
