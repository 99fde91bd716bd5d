"""Delivery of batches: sends them, and settles each record by the steps of `call.attempts`."""

from __future__ import annotations

import copy
import logging
from collections.abc import Sequence

import anyio

from lytics_async.call.attempts import Ask, GiveUp, Policy, Split, Step, Stop, dry_run_policy
from lytics_async.call.options import RequestOptions
from lytics_async.call.request import plan
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.errors import LyticsError, PayloadTooLarge
from lytics_async.operations.ingest import UPLOAD_JSON
from lytics_async.upload.deliver.asking import Unasked, ask
from lytics_async.upload.deliver.courier import Body, Courier, Ended, Outcome
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.search import (
    RecordRange,
    SuspectCount,
    search_with,
    suspects_in,
)
from lytics_async.upload.events.batches import Batch
from lytics_async.upload.events.books import EventBooks
from lytics_async.upload.events.settings import EventSettings
from lytics_async.upload.settings import UPLOAD_RETRY
from lytics_async.wire.messages import WireRequest

logger: logging.Logger = logging.getLogger("lytics_async")

PROBES = 64
"""Dry runs that are made to find the rejected records of one batch."""

REFUSAL_PAUSE = 30.0
"""Seconds after a refusal that no retry changes, such as of the token, until another batch is sent.
"""

HELD = 'it was refused along with others, and ambiguous="hold" sends nothing again'


class Refusal:
    """The latest refusal that no retry changes, such as of the token. `send()` raises it for a
    while.
    """

    def __init__(self) -> None:
        self._error: LyticsError | None = None
        self._until = 0.0

    def note(self, step: Step, error: LyticsError) -> None:
        """Note a failure, if it is such a refusal."""
        if isinstance(step, Stop) and step.because == "refused":
            self._error = error
            self._until = anyio.current_time() + REFUSAL_PAUSE

    def clear(self) -> None:
        """Note that the server works again."""
        self._error = None

    def check(self) -> None:
        """Raise it while it is recent."""
        if self._error is not None and anyio.current_time() < self._until:
            raise copy.copy(self._error)


class BatchDelivery:
    """Delivers the batches of one stream.

    Args:
        books: get the outcome of every record.
        refusal: is notified of refusals.
    """

    def __init__(
        self,
        runner: Runner,
        settings: EventSettings,
        options: RequestOptions,
        books: EventBooks,
        refusal: Refusal,
    ) -> None:
        self._runner = runner
        self._settings = settings
        self._options = options
        self._books = books
        self._refusal = refusal
        gate = Gate(settings.concurrency, UPLOAD_RETRY, settings.give_up_after)
        gate.connected = True  # a service that starts before its network does loses nothing
        self._courier = Courier(
            runner,
            UPLOAD_JSON,
            gate,
            settings.stream,
            attempt_timeout=settings.attempt_timeout,
            in_order=True,
        )
        refreshes = runner.refreshable(UPLOAD_JSON)
        self._policy = Policy(ambiguous=settings.ambiguous, refreshes=refreshes, refusal="ask")
        self._dry_run_policy = dry_run_policy(UPLOAD_RETRY.max_attempts, refreshes=refreshes)

    @property
    def requests(self) -> int:
        """Requests made, dry runs included."""
        return self._courier.requests

    async def deliver(self, batch: Batch) -> None:
        """Deliver a batch until every record has an outcome."""
        try:
            await self._deliver(batch, range(len(batch.lines)))
        except Exception as error:
            # One batch is lost to a defect, or to a class of the user's. The other batches are
            # still sent.
            logger.exception("A batch of events to %s failed.", self._settings.stream)
            problem = f"{type(error).__name__}: {error}"
            failure = LyticsError(
                f"The batch could not be delivered: {problem}",
                operation=UPLOAD_JSON.name,
                may_have_been_processed=True,
                cause=problem,
            )
            self._books.give_up(batch, batch.pending, failure.message, failure)

    async def _deliver(self, batch: Batch, indexes: Sequence[int]) -> None:
        """Send records until there is a verdict on each of them."""
        ended = await self._courier.deliver(
            self._body(batch, indexes),
            self._policy,
            lambda request: self._attempt(batch, indexes, request),
        )
        assert ended is not None  # no `proceed` forbids it
        step, outcome = ended.step, ended.outcome
        if ended.counts is not None and ended.counts.mismatch:
            self._books.note_mismatch()
        if isinstance(step, Split):
            middle = len(indexes) // 2
            await self._deliver(batch, indexes[:middle])
            await self._deliver(batch, indexes[middle:])
        elif isinstance(step, Ask):
            await self._judge(batch, indexes, ended, resend=step.resend)
        elif isinstance(step, Stop | GiveUp) and isinstance(outcome, LyticsError):
            self._refusal.note(step, outcome)
            self._books.give_up(batch, indexes, outcome.message, outcome)
        elif isinstance(outcome, LyticsError):
            self._books.settle(batch, indexes, "rejected", outcome.message, outcome)
        elif ended.counts is not None and ended.counts.accepted == len(indexes):
            self._books.settle(batch, indexes, "accepted")
        else:
            self._books.settle(batch, indexes, "unknown", "the server's counts do not add up")

    def _body(self, batch: Batch, indexes: Sequence[int], *, dry_run: bool = False) -> Body:
        arguments = {
            "stream": self._settings.stream,
            "timestamp_field": self._settings.timestamp_field,
            "dry_run": dry_run or None,
            "body": batch.body(indexes),
        }
        return Body(
            request=plan(UPLOAD_JSON, arguments, self._runner.config, self._options),
            records=len(indexes),
            chunk=f"{batch.numbers[indexes[0]]}-{batch.numbers[indexes[-1]]}",
            asks=dry_run,
        )

    async def _attempt(self, batch: Batch, indexes: Sequence[int], request: WireRequest) -> Outcome:
        """Send once."""
        again = batch.in_doubt.intersection(indexes)
        self._books.possible_duplicates += len(again)
        # Until a response says otherwise, and also if none arrives, the records may have been
        # stored.
        batch.in_doubt.update(indexes)
        outcome = await self._courier.exchange(request)
        if isinstance(outcome, Response):
            self._refusal.clear()
            batch.in_doubt.difference_update(indexes)
        elif not outcome.may_have_been_processed:
            # An earlier attempt may have stored those that were in doubt before this one.
            batch.in_doubt.difference_update(set(indexes) - again)
        return outcome

    async def _judge(
        self, batch: Batch, indexes: Sequence[int], ended: Ended, *, resend: bool
    ) -> None:
        """Settle records some of which the server rejects, or all of them for the sake of some.

        Args:
            resend: send the good ones again.
        """
        counts, outcome = ended.counts, ended.outcome
        # The search may be cut short, and the server may have stored some of the records.
        batch.in_doubt.update(indexes)
        suspects = suspects_in(counts, len(indexes), in_order=True)
        failed: Unasked | None = None
        ranges: list[RecordRange] = []
        try:
            ranges = await self._locate(batch, indexes, suspects)
        except Unasked as unasked:
            failed = unasked
        if failed is not None:
            self._refusal.note(failed.step, failed.error)
            reason = f"which records were refused is not known: {failed.error.message}"
            self._books.settle(batch, indexes, "unknown", reason, failed.error)
            return
        sure = sum(each.size for each in ranges if each.bad.low == each.size)
        if counts is not None and sure > len(indexes) - counts.accepted:
            odd = "the server refuses more records in dry runs than it counted as rejected"
            self._books.settle(batch, indexes, "unknown", odd)
            return
        error = outcome if isinstance(outcome, LyticsError) else None
        if counts is None and error is not None and not ranges:
            # It was refused as a whole, and no dry run says why.
            self._books.settle(batch, indexes, "rejected", error.message, error)
            return
        good = self._settle_rejected(batch, indexes, ranges, error)
        if counts is not None and sum(each.size for each in ranges) < counts.rejected:
            fewer = "the server counted more records as rejected than it refuses in dry runs"
            self._books.settle(batch, good, "unknown", fewer, error)
        elif resend:
            if good:
                await self._deliver(batch, good)
        elif counts is None:
            self._books.settle(batch, good, "unknown", HELD, error)
        elif counts.unknown:
            self._books.settle(batch, good, "unknown", "the server's counts do not add up")
        else:
            self._books.settle(batch, good, "accepted")

    def _settle_rejected(
        self,
        batch: Batch,
        indexes: Sequence[int],
        ranges: list[RecordRange],
        error: LyticsError | None,
    ) -> list[int]:
        """Settle what the search has located; return the other records."""
        good = set(indexes)
        for each in ranges:
            located = indexes[each.start : each.end]
            good.difference_update(located)
            if error is not None:
                self._books.settle(batch, located, "rejected", error.message, error)
            elif each.bad.low == each.size:
                self._books.settle(batch, located, "rejected", "the server refuses it")
            else:
                vague = f"{each.bad.low} of {each.size} records were refused, and this may be one of them"
                self._books.settle(batch, located, "unknown", vague)
        return sorted(good)

    async def _locate(
        self, batch: Batch, indexes: Sequence[int], bad: SuspectCount
    ) -> list[RecordRange]:
        """Find the bad ones among records by dry runs; the ranges count from 0.

        Raises:
            Unasked: the server could not be asked.
        """

        async def ask_about(start: int, end: int) -> SuspectCount:
            return await self._ask(batch, indexes[start:end])

        return await search_with(RecordRange(0, len(indexes), bad), PROBES, ask_about)

    async def _ask(self, batch: Batch, indexes: Sequence[int]) -> SuspectCount:
        """Ask how many of the records are bad, storing nothing; in halves if they are too many for
        one dry run.

        Raises:
            Unasked: the server could not be asked.
        """
        body = self._body(batch, indexes, dry_run=True)
        failed: Unasked | None = None
        try:
            return await ask(self._courier, body, self._dry_run_policy, self._courier.exchange)
        except Unasked as unasked:
            failed = unasked
        if not isinstance(failed.error, PayloadTooLarge):
            raise failed
        if len(indexes) == 1:
            return SuspectCount(1, 1)
        middle = len(indexes) // 2
        first = await self._ask(batch, indexes[:middle])
        second = await self._ask(batch, indexes[middle:])
        return SuspectCount(first.low + second.low, first.high + second.high)
