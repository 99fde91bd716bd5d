"""Transmitter: sends the body of a chunk, or a dry run of it, and keeps the chunk and the journal
true to each attempt.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import attrs

from lytics_async.call.attempts import Failure, GiveUp, Policy, Stop, classify, dry_run_policy
from lytics_async.call.operation import Operation
from lytics_async.call.options import RequestOptions
from lytics_async.call.request import plan
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.errors import LyticsError
from lytics_async.upload.deliver.asking import Unasked, ask
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.courier import Body, Courier, Ended, Outcome
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.journal import Journal, JournalFailed
from lytics_async.upload.deliver.payload import Payload
from lytics_async.upload.deliver.search import SuspectCount
from lytics_async.upload.deliver.stopping import UploadStopped
from lytics_async.upload.deliver.throttle import Throttle
from lytics_async.upload.settings import CHUNK_STAMP, UPLOAD_STAMP, UploadSettings
from lytics_async.wire.messages import WireRequest

SUSPECT = 3
"""Failures of one chunk, with others going through in between, after which the cause is the chunk
and not the server.
"""


@attrs.frozen(kw_only=True)
class Traffic:
    """What an upload has cost: see UploadReport."""

    requests: int = 0
    bytes_sent: int = 0
    retries_not_applied: int = 0
    retries_ambiguous: int = 0
    throttled_seconds: float = 0.0
    probes: int = 0


class Transmitter:
    """Sends what a Sender decides to send.

    Args:
        runner: sends one attempt.
        operation, arguments: the upload's operation, and its arguments without the body.
        settings: how often and how soon.
        options: headers, query and account of the client.
        gate: every request passes it.
        journal: is notified of each attempt before it begins.
        upload_id: for the stamps.
        asks: rejected records are located by dry runs.

    Attributes:
        courier: counts requests and retries.
    """

    def __init__(
        self,
        runner: Runner,
        operation: Operation[Any],
        arguments: dict[str, Any],
        *,
        settings: UploadSettings,
        options: RequestOptions,
        gate: Gate,
        journal: Journal,
        upload_id: str,
        asks: bool,
    ) -> None:
        self._stopped = False
        self._in_flight: set[anyio.CancelScope] = set()  # of the callers whose request is in flight
        self._bytes_sent = 0
        self.courier = Courier(
            runner,
            operation,
            gate,
            settings.stream,
            attempt_timeout=settings.attempt_timeout,
            # A server that was told to drop bad records takes the others.
            in_order="drop_errors" not in arguments,
            dry_run=settings.dry_run,
        )
        self._runner = runner
        self._operation = operation
        self._arguments = arguments
        self._settings = settings
        self._options = options
        self._gate = gate
        self._journal = journal
        self._upload_id = upload_id
        self._throttle = Throttle(settings.max_rows_per_second, settings.max_bytes_per_second)
        refreshes = runner.refreshable(operation)
        self._policy = Policy(
            max_attempts=settings.retry.max_attempts,
            ambiguous=settings.ambiguous,
            refreshes=refreshes,
            refusal="ask" if asks else "settle",
            suspect=SUSPECT,
        )
        self._dry_run_policy = dry_run_policy(settings.retry.max_attempts, refreshes=refreshes)

    def stop(self, grace: float) -> set[anyio.CancelScope]:
        """Prevent further attempts, and give those in flight `grace` seconds for their response.

        Returns:
            The scopes of their callers; nothing is in flight for any other.
        """
        self._stopped = True
        for scope in self._in_flight:
            scope.deadline = min(scope.deadline, anyio.current_time() + grace)
        return self._in_flight

    @property
    def traffic(self) -> Traffic:
        """What the upload has cost so far, except for the questions of searches."""
        return Traffic(
            requests=self.courier.requests,
            bytes_sent=self._bytes_sent,
            retries_not_applied=self.courier.retries_not_applied,
            retries_ambiguous=self.courier.retries_ambiguous,
            throttled_seconds=self._gate.throttled,
        )

    async def send(self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope) -> Ended | None:
        """Send a chunk until there is a verdict or it is given up; None if the run has stopped.

        Args:
            scope: the caller's; see `stop`.

        Raises:
            UploadStopped: nothing more should be sent.
        """
        size = chunk.end - chunk.start
        body = Body(
            request=self._plan(payload, chunk),
            records=chunk.records,
            chunk=chunk.id,
            size=size,
            refreshed=chunk.refreshed,
        )
        ended = await self.courier.deliver(
            body,
            self._policy,
            lambda request: self._attempt(chunk, request, payload.length, scope),
            admit=lambda: self._throttle.admit(chunk.records, size),
            proceed=lambda: not self._stopped,
        )
        if ended is None:
            return None
        if ended.refreshed:
            chunk.note_refresh()
        if isinstance(ended.step, Stop) and isinstance(ended.outcome, LyticsError):
            raise self._why_stopped(ended.step, ended.outcome)
        return ended

    async def ask(self, chunk: Chunk, payload: Payload, records: int) -> SuspectCount:
        """Ask how many of the records in a part of a chunk are bad, storing nothing.

        Raises:
            Unasked: it could not be asked, or the part is too large.
            UploadStopped: nothing more should be sent.
        """
        body = Body(
            request=self._plan(payload, None, dry_run=True),
            records=records,
            chunk=chunk.id,
            asks=True,
        )
        failed: Unasked | None = None
        try:
            return await ask(
                self.courier,
                body,
                self._dry_run_policy,
                lambda request: self._exchange(request, payload.length),
            )
        except Unasked as unasked:
            failed = unasked
        if isinstance(failed.step, Stop):
            raise self._why_stopped(failed.step, failed.error)
        raise failed

    def asker(self, chunk: Chunk) -> Callable[[Payload, int], Awaitable[SuspectCount]]:
        """Return what asks about parts of a chunk for one search.

        What could not be asked says nothing about the records. The search then ends with a range.
        """
        unasked = False

        async def ask_about(part: Payload, records: int) -> SuspectCount:
            nonlocal unasked
            if not unasked:
                try:
                    return await self.ask(chunk, part, records)
                except Unasked as failed:
                    unasked = isinstance(failed.step, GiveUp)  # else the part is too large
            return SuspectCount(0, records)

        return ask_about

    async def _attempt(
        self, chunk: Chunk, request: WireRequest, length: int, scope: anyio.CancelScope
    ) -> Outcome:
        """Send once. A cancelled attempt leaves the chunk in doubt, as it should."""
        problem: str | None = None
        try:
            await self._journal.sent(chunk)
        except JournalFailed as failed:
            problem = str(failed)
        if problem is not None:
            raise UploadStopped(problem)
        chunk.begin_attempt(length)
        self._in_flight.add(scope)
        try:
            outcome = await self._exchange(request, length)
        finally:
            self._in_flight.discard(scope)
        if isinstance(outcome, Response):
            return outcome
        chunk.end_attempt(outcome.message, ambiguous=outcome.may_have_been_processed)
        if outcome.may_have_been_processed:
            self._journal.ambiguous(chunk)
        elif classify(outcome) is not Failure.REJECTED:
            self._journal.dead(chunk)
        # Whoever decides on a refused chunk tells the journal: records before the bad one may have
        # been stored.
        return outcome

    async def _exchange(self, request: WireRequest, length: int) -> Outcome:
        try:
            return await self.courier.exchange(request)
        finally:
            self._bytes_sent += length

    def _plan(self, payload: Payload, chunk: Chunk | None, *, dry_run: bool = False) -> WireRequest:
        arguments = {**self._arguments, "body": payload}
        if dry_run:
            arguments["dry_run"] = True
        if chunk is not None and self._settings.stamp:
            stamps = {UPLOAD_STAMP: self._upload_id, CHUNK_STAMP: chunk.id}
            arguments["append"] = {**(self._settings.append or {}), **stamps}
        if chunk is not None and chunk.file.filename is not None:
            arguments["filename"] = chunk.file.filename
        return plan(self._operation, arguments, self._runner.config, self._options)

    def _why_stopped(self, step: Stop, error: LyticsError) -> UploadStopped:
        if step.because == "refused":
            return UploadStopped(error.message, error)
        if step.because == "attempts":
            return UploadStopped(self.exhausted(error), error)
        if self._gate.connected:
            problem = (
                f"The server has acknowledged nothing for {_span(self._settings.give_up_after)}."
            )
        else:
            problem = (
                f"No connection could be made to {self._runner.config.bulk_url}; check the address, and whether the host is "
                "up."
            )
        return UploadStopped(f"{problem} {error.message}", error)

    def exhausted(self, error: LyticsError) -> str:
        """Say that one chunk has used up its attempts."""
        attempts = self._settings.retry.max_attempts
        return f"Giving up after {attempts} attempts at one chunk. {error.message}"


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:g} s"
