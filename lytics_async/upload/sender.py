"""Sends chunks: attempts with backoff, the verdict on each chunk, and what is done about rejected records."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import anyio

from lytics_async.config import NO_OPTIONS, RequestOptions
from lytics_async.errors import APIError, LyticsError, Unauthorized
from lytics_async.operation import Operation
from lytics_async.request import WireRequest, plan
from lytics_async.response import Response
from lytics_async.runner import Runner
from lytics_async.upload.chunk import Chunk
from lytics_async.upload.gate import Gate
from lytics_async.upload.journal import Journal, JournalFailed
from lytics_async.upload.locate import Located, Locator
from lytics_async.upload.pace import Pace
from lytics_async.upload.payload import Payload
from lytics_async.upload.rejects import RejectsFailed
from lytics_async.upload.rest import Rest
from lytics_async.upload.search import Bad
from lytics_async.upload.settings import CHUNK_STAMP, UPLOAD_STAMP, UploadSettings
from lytics_async.upload.throttle import Throttle
from lytics_async.upload.verdict import (
    Counts,
    Failure,
    classify,
    count,
    counts_in,
    counts_of,
    is_schema_problem,
)

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
        requests, bytes_sent, retries_not_applied, retries_ambiguous: for the report.
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
        self.retries_not_applied = 0
        self.retries_ambiguous = 0
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
        self._may_refresh = runner.refreshable(operation)
        self._proven = anyio.Event()
        self._settled = 0
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
            bad = await self._ask_whole(payload, chunk.records)
            if self._unasked is not None:
                self._set_aside(chunk, self._unasked, alone=not chunk.leads)
                return
            if bad is not None and bad.high:
                await self._deliver_rest(chunk, payload, scope, bad, None)
                return
        verdict = await self._send(chunk, payload, chunk.records, scope)
        if isinstance(verdict, LyticsError) and classify(verdict) is Failure.TOO_LARGE:
            if not await self._deliver_halves(chunk, payload, scope):
                self._settle(chunk, None)
                await self._keep_rejected(chunk, payload, verdict.message)
                self._conclude(chunk, verdict)
        elif verdict is not None:
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
    def _hold(self) -> bool:
        return self._settings.ambiguous == "hold"

    @property
    def _mends(self) -> bool:
        """Refused chunks are sent again without their bad records: for JSON, where the server cannot be told to drop them."""
        return self._locator is not None and "drop_errors" not in self._arguments

    async def _send(
        self, chunk: Chunk, payload: Payload, records: int, scope: anyio.CancelScope
    ) -> Counts | LyticsError | None:
        """Send a body until the server takes or refuses it; None if it does neither, and the chunk is to be left alone."""
        request = self._plan(payload, chunk)
        attempts = alone = 0
        settled = self._settled
        size = chunk.end - chunk.start
        while not self.stopped:
            await self._throttle.admit(records, size)
            async with self.gate.passage() as probing:
                if self.stopped:
                    break
                outcome = await self._attempt(chunk, request, payload.length, records, scope)
            if isinstance(outcome, Counts):
                self.gate.succeeded(size)
                return outcome
            kind = classify(outcome)
            chunk.error = outcome.message
            if isinstance(outcome, Unauthorized) and self._may_refresh and not chunk.refreshed:
                chunk.refreshed = True  # the token's callable is asked again
                self.retries_not_applied += 1
                continue
            if kind is Failure.FATAL:
                raise UploadStopped(outcome.message, outcome)
            if kind in (Failure.REJECTED, Failure.TOO_LARGE):
                self.gate.succeeded()
                return outcome
            if kind is Failure.AMBIGUOUS and self._hold:
                self._failed(outcome, chunk.tries, probing=probing)
                self._proven.set()
                return None
            alone += self._settled > settled  # others went through since its last failure
            settled = self._settled
            # In an outage probes do not count; but a chunk that only ever fails by itself is no outage.
            attempts += not probing or alone >= SUSPECT
            if attempts >= self._settings.retry.max_attempts:
                self._set_aside(chunk, outcome, alone=alone > 0)
                return None
            delay = self._failed(outcome, chunk.tries, probing=probing)
            if kind is Failure.AMBIGUOUS:
                self.retries_ambiguous += 1
            else:
                self.retries_not_applied += 1
            if not self.stopped:
                await anyio.sleep(delay)
        return None

    async def _attempt(
        self,
        chunk: Chunk,
        request: WireRequest,
        length: int,
        records: int,
        scope: anyio.CancelScope,
    ) -> Counts | LyticsError:
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
            return count(records, *_counts_of(outcome))
        if outcome.may_have_been_processed:
            self._journal.ambiguous(chunk)
        else:
            chunk.doubtful_tries -= 1
            if classify(outcome) is not Failure.REJECTED:
                self._journal.dead(chunk)
        return outcome

    async def _exchange(self, request: WireRequest, length: int) -> Response[Any] | LyticsError:
        self.requests += 1
        try:
            return await self._runner.attempt(
                self._operation, request, timeout=self._settings.attempt_timeout
            )
        except LyticsError as error:
            return error
        finally:
            self.bytes_sent += length

    async def _ask(self, payload: Payload, records: int) -> Bad:
        """Ask how many records of a part of a chunk are bad: see _ask_whole.

        What could not be asked says nothing about the records. The search then ends with a range.
        """
        if self._unasked is None:
            bad = await self._ask_whole(payload, records)
            if bad is not None and self._unasked is None:
                return bad
        return Bad(0, records)

    async def _ask_whole(self, payload: Payload, records: int) -> Bad | None:
        """Ask how many records of a body are bad, storing nothing.

        None if it is too large, or if it cannot be asked about; `_unasked` then is the error.

        Whatever may pass is tried again: there is nothing that could be stored twice.
        """
        request = self._plan(payload, None, dry_run=True)
        attempts = tries = 0
        refreshed = False
        while True:
            async with self.gate.passage() as probing:
                outcome = await self._exchange(request, payload.length)
            tries += 1
            if isinstance(outcome, Response):
                self.gate.succeeded()
                return self._bad_in(records, outcome)
            kind = classify(outcome)
            if isinstance(outcome, Unauthorized) and self._may_refresh and not refreshed:
                refreshed = True
                continue
            if kind is Failure.FATAL:
                raise UploadStopped(outcome.message, outcome)
            if kind in (Failure.REJECTED, Failure.TOO_LARGE):
                self.gate.succeeded()
                return None if kind is Failure.TOO_LARGE else self._bad_in(records, outcome)
            attempts += not probing
            if attempts >= self._settings.retry.max_attempts:
                self._unasked = outcome
                return None
            delay = self._failed(outcome, tries, probing=probing)
            self.retries_not_applied += 1
            await anyio.sleep(delay)

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
        rest = Rest(
            send=lambda part, body: self._send(part, body, part.records, scope),
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
                self._ask,
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
        self._settled += 1
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

    def _set_aside(self, chunk: Chunk, error: LyticsError, *, alone: bool) -> None:
        """Give a chunk up: the run goes on if it is alone in failing.

        Raises:
            UploadStopped: nothing else was settled meanwhile, so it is not the chunk.
        """
        attempts = self._settings.retry.max_attempts
        if not alone:
            raise UploadStopped(
                f"Giving up after {attempts} attempts at one chunk. {error.message}", error
            )
        if self.set_aside is None:
            self.set_aside = UploadStopped(
                f"The records {chunk.first_record:,} to {chunk.last_record:,} could not be delivered in {attempts} attempts, "
                f"while others were. {error.message}",
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

    def _failed(self, error: LyticsError, tries: int, *, probing: bool) -> float:
        """Tell the gate; return the seconds to wait.

        Raises:
            UploadStopped: it is time to give up.
        """
        delay = self.gate.failed(error, tries, probing=probing)
        if delay is not None:
            return delay
        if self.gate.connected:
            patience = _span(self._settings.give_up_after)
            problem = f"The server has acknowledged nothing for {patience}. {error.message}"
        else:
            problem = (
                f"No connection could be made to {self._runner.config.bulk_url}; check the address, and whether the host is "
                f"up. {error.message}"
            )
        raise UploadStopped(problem, error)

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
