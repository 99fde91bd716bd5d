"""Events: records sent in real time, in small batches by count, size and age, each with an outcome.

A batch goes when it is full or its oldest record has waited long enough. What is not settled yet is bounded in bytes: then
`send()` waits. A batch that fails is tried again as long as the server may come back; one that is refused is searched for the
records at fault, by dry runs. asyncio only.
"""

from __future__ import annotations

import asyncio
import copy
import logging
import warnings
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Self, TypedDict

import anyio
import attrs
import orjson

from lytics_async.base.arguments import (
    callable_problem,
    choice_problem,
    require,
    seconds_problem,
    whole_problem,
)
from lytics_async.call.attempts import GiveUp, Policy, Split, Stop, dry_run_policy
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.request import plan
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.errors import (
    ArgumentError,
    LifecycleError,
    LyticsError,
    PayloadTooLarge,
)
from lytics_async.operations.ingest import UPLOAD_JSON
from lytics_async.upload.collect import BODY_LIMIT, array, encoded
from lytics_async.upload.deliver.budget import ByteBudget
from lytics_async.upload.deliver.courier import Body, Courier, Outcome
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.search import Bad, Stretch, search_with
from lytics_async.upload.deliver.verdict import Counts, count
from lytics_async.upload.settings import UPLOAD_RETRY, Ambiguous, check_stream
from lytics_async.wire.messages import WireRequest

logger: logging.Logger = logging.getLogger("lytics_async")

EventState = Literal["accepted", "rejected", "unknown", "unsent"]
"""Where a record ended: the server counted it in; refused it; was sent it and gave no verdict; was not sent it."""

LISTED_FAILURES = 1000
"""Failed records that a report lists; beyond that they are only counted, since memory is bounded."""

PROBES = 64
"""Dry runs that are made to find the refused records of one batch."""

REFUSAL_PAUSE = 30.0
"""Seconds after a refusal that no retry changes, such as of the token, until another batch is tried."""


class EventOptions(TypedDict, total=False):
    """The arguments of AsyncLytics.events that say how: see there."""

    timestamp_field: str | None
    max_records: int
    max_bytes: int
    max_age: float
    max_pending_bytes: int
    full: Literal["wait", "drop"]
    concurrency: int
    ambiguous: Ambiguous
    attempt_timeout: float
    give_up_after: float
    close_timeout: float
    on_failure: Callable[[FailedEvents], object] | None


@attrs.frozen(kw_only=True)
class EventSettings:
    """The arguments of AsyncLytics.events: see there.

    Raises:
        ArgumentError: one of them cannot be right.
    """

    stream: str
    timestamp_field: str | None = None
    max_records: int = 500
    max_bytes: int = 1_000_000
    max_age: float = 1.0
    max_pending_bytes: int = 16_000_000
    full: Literal["wait", "drop"] = "wait"
    concurrency: int = 4
    ambiguous: Ambiguous = "retry"
    attempt_timeout: float = 30.0
    give_up_after: float = 1800.0
    close_timeout: float = 10.0
    on_failure: Callable[[FailedEvents], object] | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        check_stream(self.stream, self.timestamp_field)
        require("full", choice_problem(self.full, ("wait", "drop")))
        require("ambiguous", choice_problem(self.ambiguous, ("retry", "hold")))
        for name in ("max_records", "max_bytes", "max_pending_bytes", "concurrency"):
            require(name, whole_problem(getattr(self, name)))
        for name in ("attempt_timeout", "give_up_after"):
            require(name, seconds_problem(getattr(self, name)))
        for name in ("max_age", "close_timeout"):
            require(name, seconds_problem(getattr(self, name), zero=True))
        if self.on_failure is not None:
            require("on_failure", callable_problem(self.on_failure))
        if self.max_bytes > BODY_LIMIT:
            raise ArgumentError(
                f"max_bytes must be at most {BODY_LIMIT:,}, which is what Lytics takes in one request."
            )


@attrs.frozen(kw_only=True)
class EventOutcome:
    """What became of one record.

    Attributes:
        number: its place among the records given to `send()`, from 1.
        state: `accepted`, `rejected`, `unknown` or `unsent`.
        reason: why it was not accepted; None when it was.
    """

    number: int
    state: EventState
    reason: str | None = None


@attrs.frozen(kw_only=True)
class FailedEvents:
    """Records that were not accepted, as `on_failure` gets them.

    Attributes:
        outcomes: one for each of them.
        records: the records themselves, in the same order.
        error: the error that was the reason; None when the server only counted them out.
    """

    outcomes: tuple[EventOutcome, ...]
    records: tuple[dict[str, Any], ...] = attrs.field(repr=False)
    error: LyticsError | None


@attrs.frozen(kw_only=True)
class EventReport:
    """What became of the records so far.

    Attributes:
        stream: where they went.
        records: given to `send()`.
        accepted, rejected, unknown, unsent: by outcome.
        quarantined: refused by `send()` itself, with an ArgumentError.
        pending: without an outcome yet.
        requests: made for them, dry runs included.
        max_possible_duplicates: records that may be stored more than once, at most.
        failures: the first 1,000 that were rejected, unknown or unsent.
        count_mismatch: in some response the server's counts are missing, or do not add up to what was sent.
    """

    stream: str
    records: int
    accepted: int
    rejected: int
    quarantined: int
    unknown: int
    unsent: int
    pending: int
    requests: int
    max_possible_duplicates: int
    failures: tuple[EventOutcome, ...] = attrs.field(repr=False)
    count_mismatch: bool = False

    @property
    def all_accepted(self) -> bool:
        """The server's counts say that it took every record given to `send()` so far."""
        return self.accepted == self.records and not self.count_mismatch

    @property
    def conservation_ok(self) -> bool:
        """Every record is in exactly one of the outcomes, or pending."""
        settled = self.accepted + self.rejected + self.quarantined + self.unknown + self.unsent
        return self.records == settled + self.pending


@attrs.define(eq=False)
class _Batch:
    """Records that go together.

    Attributes:
        born: when its first record came.
        numbers: the numbers of its records.
        lines: the records as JSON.
        size: their bytes.
        doubtful: places of the records that may have been stored already.
        outcomes: by place.
        settled: every record has an outcome.
    """

    born: float
    numbers: list[int] = attrs.field(factory=list)
    lines: list[bytes] = attrs.field(factory=list)
    size: int = 0
    doubtful: set[int] = attrs.field(factory=set)
    outcomes: dict[int, EventOutcome] = attrs.field(factory=dict)
    settled: anyio.Event = attrs.field(factory=anyio.Event)


class Receipt:
    """Stands for one record that `send()` has taken; await `outcome()` to learn what became of it.

    Attributes:
        number: the record's place among those given to `send()`, from 1.
    """

    __slots__ = ("_batch", "_place", "number")

    def __init__(self, batch: _Batch) -> None:
        self.number: int = batch.numbers[-1]
        self._batch = batch
        self._place = len(batch.numbers) - 1

    async def outcome(self) -> EventOutcome:
        """Wait for the outcome; it does not make the batch go any sooner."""
        await self._batch.settled.wait()
        return self._batch.outcomes[self._place]


class Events:
    """Sends records in real time: use it within `async with lytics.events(stream) as events`.

    Leaving the block delivers what is there, for `close_timeout` seconds at most; `report` then says what was not.
    """

    def __init__(
        self, runner: Runner, settings: EventSettings, options: RequestOptions = NO_OPTIONS
    ) -> None:
        self._runner = runner
        self._settings = settings
        self._options = options
        self._gate = Gate(settings.concurrency, UPLOAD_RETRY, settings.give_up_after)
        self._gate.connected = True  # a service that starts before its network does loses nothing
        self._budget = ByteBudget(settings.max_pending_bytes)
        self._courier = Courier(runner, UPLOAD_JSON, self._gate, settings.stream)
        refreshes = runner.refreshable(UPLOAD_JSON)
        self._policy = Policy(ambiguous=settings.ambiguous, refreshes=refreshes, refusal="ask")
        self._dry_run_policy = dry_run_policy(UPLOAD_RETRY.max_attempts, refreshes=refreshes)
        self._everything: anyio.CancelScope | None = None
        self._closed = False
        self._finished = anyio.Event()
        self._open: _Batch | None = None
        self._opened = anyio.Event()  # a batch was begun: its age counts
        self._full, self._ready = anyio.create_memory_object_stream[_Batch](float("inf"))
        self._unsettled: dict[_Batch, None] = {}
        self._refusal: LyticsError | None = None
        self._refused_until = 0.0
        self._taken = self._quarantined = 0
        self._counts = dict.fromkeys(("accepted", "rejected", "unknown", "unsent"), 0)
        self._failures: list[EventOutcome] = []
        self._requests = self._possible_duplicates = 0
        self._count_mismatch = False

    async def __aenter__(self) -> Self:
        if self._everything is not None:
            raise LifecycleError("These events were opened before; call events() again.")
        self._everything = anyio.CancelScope()
        task = self._runner.spawn(self._supervise(self._everything))
        if task is None:
            raise LifecycleError("events() runs on asyncio only.")
        # Not at the end of _supervise: a client that is closed at once cancels the task before its first step.
        task.add_done_callback(self._end)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def send(self, record: Mapping[str, Any]) -> Receipt:
        """Take a record; it goes with its batch. Waits while too much is on its way, unless `full="drop"`.

        Raises:
            ArgumentError: the record cannot be sent; the message names the field.
            Unauthorized, Forbidden, NotFound, ConnectError: the server refused the last batch's token, address or stream,
                or its certificate is not trusted; a record that comes half a minute later is taken, and tries it again.
            LyticsError: the token callable raised an exception, which the message names; also for half a minute.
            LifecycleError: the events are closed.
        """
        self._check_open()
        try:
            line = encoded(record)
            if len(line) > BODY_LIMIT - 2:
                raise ArgumentError(
                    f"The record is {len(line):,} bytes long, and the limit of one request is {BODY_LIMIT:,}."
                )
        except ArgumentError:
            self._taken += 1
            self._quarantined += 1
            raise
        if self._settings.full == "drop" and not self._budget.fits(len(line)):
            dropped = _Batch(anyio.current_time())
            receipt = self._enter(dropped, line)
            self._settle(dropped, [0], "unsent", "too much was on its way already")
            dropped.settled.set()
            return receipt
        await self._budget.reserve(len(line))
        try:
            self._check_open()
        except BaseException:
            self._budget.release(len(line))
            raise
        settings = self._settings
        if self._open is not None and self._open.size + len(line) > settings.max_bytes:
            self._hand_over()
        if self._open is None:
            self._open = _Batch(anyio.current_time())
            self._unsettled[self._open] = None
            self._opened.set()
        batch = self._open
        receipt = self._enter(batch, line)
        if len(batch.lines) >= settings.max_records or batch.size >= settings.max_bytes:
            self._hand_over()
        return receipt

    async def flush(self) -> EventReport:
        """Send what is there at once, wait until all that was given to `send()` so far has an outcome, and report."""
        self._hand_over()
        for batch in list(self._unsettled):
            await batch.settled.wait()
        return self.report

    async def aclose(self, timeout: float | None = None) -> EventReport:
        """Take no more, deliver what is there, give up what is left after `timeout` seconds, and report.

        It returns within `timeout` + 0.5 seconds whatever the server does.

        Args:
            timeout: None = `close_timeout`.
        """
        if timeout is not None:
            require("timeout", seconds_problem(timeout, zero=True))
        if self._everything is None or self._finished.is_set():
            self._closed = True
            return self.report
        patience = self._settings.close_timeout if timeout is None else timeout
        with anyio.CancelScope(shield=True):
            self._closed = True
            self._hand_over()
            self._full.close()  # the senders end when nothing is left
            with anyio.move_on_after(patience):
                await self._finished.wait()
            if not self._finished.is_set():
                self._everything.cancel()
                await self._finished.wait()
        report = self.report
        if report.unsent or report.unknown:
            logger.warning(
                "Events to %s ended with %d records unsent and %d unknown.",
                report.stream,
                report.unsent,
                report.unknown,
            )
        return report

    @property
    def report(self) -> EventReport:
        """What has become of the records so far."""
        return EventReport(
            stream=self._settings.stream,
            records=self._taken,
            quarantined=self._quarantined,
            pending=sum(len(batch.lines) - len(batch.outcomes) for batch in self._unsettled),
            requests=self._requests,
            max_possible_duplicates=self._possible_duplicates,
            failures=tuple(self._failures),
            count_mismatch=self._count_mismatch,
            **self._counts,
        )

    def __del__(self) -> None:
        unsettled: dict[_Batch, None] = self.__dict__.get("_unsettled", {})
        if unsettled:
            warnings.warn(
                f"Events were dropped with {sum(len(batch.lines) for batch in unsettled)} records inside; use "
                "`async with lytics.events(…)`, or await aclose().",
                ResourceWarning,
                stacklevel=2,
            )

    def _check_open(self) -> None:
        if self._everything is None:
            raise LifecycleError("These events are not open; use `async with lytics.events(…)`.")
        if self._closed or self._finished.is_set():
            raise LifecycleError("These events are closed; call events() again.")
        if self._refusal is not None and anyio.current_time() < self._refused_until:
            raise copy.copy(self._refusal)

    def _enter(self, batch: _Batch, line: bytes) -> Receipt:
        self._taken += 1
        batch.numbers.append(self._taken)
        batch.lines.append(line)
        batch.size += len(line)
        return Receipt(batch)

    def _hand_over(self) -> None:
        """Give the open batch, if there is one, to the senders."""
        batch, self._open = self._open, None
        if batch is not None:
            self._full.send_nowait(batch)

    # The task that owns all others.

    async def _supervise(self, everything: anyio.CancelScope) -> None:
        with everything:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._watch_age)
                async with anyio.create_task_group() as senders:
                    for _ in range(self._settings.concurrency):
                        senders.start_soon(self._send_batches)
                tasks.cancel_scope.cancel()

    def _end(self, task: asyncio.Task[Any]) -> None:
        """Account for what is left, when the task is over for whatever reason."""
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger.error("Events to %s ended by an error.", self._settings.stream, exc_info=error)
        self._closed = True
        self._full.close()
        self._ready.close()
        self._open = None
        for batch in list(self._unsettled):
            left = _without_outcome(batch)
            self._give_up(batch, left, "the events were closed before it was delivered")
            self._finish(batch)
        self._finished.set()

    async def _watch_age(self) -> None:
        while True:
            await self._opened.wait()
            self._opened = anyio.Event()
            batch = self._open
            if batch is None:
                continue
            # The batch may be too old already, when the event loop was busy.
            await anyio.sleep_until(batch.born + self._settings.max_age)
            if self._open is batch:
                self._hand_over()

    async def _send_batches(self) -> None:
        async for batch in self._ready:
            try:
                await self._deliver(batch, range(len(batch.lines)))
            except _Unasked as unasked:
                self._leave_unknown(batch, unasked.error.message, unasked.error)
            except Exception as error:
                # One batch is lost to a defect, or to a class of the user's. The other batches still go.
                logger.exception("A batch of events to %s failed.", self._settings.stream)
                problem = f"{type(error).__name__}: {error}"
                failure = LyticsError(
                    f"The batch could not be delivered: {problem}",
                    operation=UPLOAD_JSON.name,
                    may_have_been_processed=True,
                    cause=problem,
                )
                self._settle(batch, _without_outcome(batch), "unknown", failure.message, failure)
            self._finish(batch)

    def _finish(self, batch: _Batch) -> None:
        del self._unsettled[batch]
        self._budget.release(batch.size)
        batch.settled.set()

    # Records of one batch, named by their places in it.

    async def _deliver(self, batch: _Batch, places: Sequence[int]) -> None:
        """Send records until there is a verdict on each of them."""
        ended = await self._courier.deliver(
            self._body(batch, places),
            self._policy,
            lambda request: self._attempt(batch, places, request),
            rejected=lambda response: _counts(response, len(places)).rejected,
        )
        assert ended is not None
        outcome = ended.outcome
        if isinstance(outcome, Response):
            await self._judge(batch, places, _counts(outcome, len(places)))
        elif isinstance(ended.step, Split):
            middle = len(places) // 2
            await self._deliver(batch, places[:middle])
            await self._deliver(batch, places[middle:])
        elif isinstance(ended.step, Stop | GiveUp):
            if isinstance(ended.step, Stop) and ended.step.because == "refused":
                self._refuse(outcome)
            self._give_up(batch, places, outcome.message, outcome)
        else:
            await self._judge_refused(batch, places, outcome)

    def _body(self, batch: _Batch, places: Sequence[int], *, dry_run: bool = False) -> Body:
        arguments = {
            "stream": self._settings.stream,
            "timestamp_field": self._settings.timestamp_field,
            "dry_run": dry_run or None,
            "body": array([batch.lines[place] for place in places]),
        }
        return Body(
            request=plan(UPLOAD_JSON, arguments, self._runner.config, self._options),
            records=len(places),
            chunk=f"{batch.numbers[places[0]]}-{batch.numbers[places[-1]]}",
            asks=dry_run,
        )

    async def _attempt(self, batch: _Batch, places: Sequence[int], request: WireRequest) -> Outcome:
        """Send once."""
        again = batch.doubtful.intersection(places)
        self._possible_duplicates += len(again)
        # Until the response says otherwise, also if there comes none.
        batch.doubtful.update(places)
        outcome = await self._exchange(request)
        if isinstance(outcome, Response):
            self._refusal = None
            batch.doubtful.difference_update(places)
        elif not outcome.may_have_been_processed:
            batch.doubtful.difference_update(set(places) - again)
        return outcome

    async def _exchange(self, request: WireRequest) -> Outcome:
        self._requests += 1
        try:
            return await self._runner.attempt(
                UPLOAD_JSON, request, timeout=self._settings.attempt_timeout
            )
        except LyticsError as error:
            return error
        except Exception as error:
            # The token callable raised it, or a Transport that is not ours, and nobody waits here who could take it.
            problem = f"{type(error).__name__}: {error}"
            return LyticsError(
                f"The request could not be made: {problem}",
                operation=UPLOAD_JSON.name,
                attempts=1,
                may_have_been_processed=True,
                cause=problem,
            )

    async def _judge(self, batch: _Batch, places: Sequence[int], counts: Counts) -> None:
        """Settle records that the server took, though perhaps not all of them."""
        if counts.mismatch and not self._count_mismatch:
            self._count_mismatch = True
            logger.warning(
                "Events to %s: the server's counts are missing, or do not add up to what was sent.",
                self._settings.stream,
            )
        if counts.accepted == len(places):
            self._settle(batch, places, "accepted")
            return
        if not counts.rejected:
            self._settle(batch, places, "unknown", "the server's counts do not add up")
            return
        batch.doubtful.update(places)  # the search may be cut short
        stretches = await self._locate(batch, places, _bad_in(counts, len(places)))
        sure = sum(each.size for each in stretches if each.bad.low == each.size)
        if sure > len(places) - counts.accepted:
            odd = "the server refuses more records in dry runs than it counted out"
            self._settle(batch, places, "unknown", odd)
            return
        taken = set(places)
        for stretch in stretches:
            found = places[stretch.start : stretch.end]
            taken.difference_update(found)
            if stretch.bad.low == stretch.size:
                self._settle(batch, found, "rejected", "the server refuses it")
            else:
                vague = f"{stretch.bad.low} of {stretch.size} records were refused, and this may be one of them"
                self._settle(batch, found, "unknown", vague)
        self._settle(batch, sorted(taken), "accepted")

    async def _judge_refused(
        self, batch: _Batch, places: Sequence[int], refusal: LyticsError
    ) -> None:
        """Find the records for which all of these were refused, and send the others."""
        stretches: list[Stretch] = []
        if len(places) > 1:
            batch.doubtful.update(places)  # what stood before the bad one may have been stored
            stretches = await self._locate(batch, places, Bad(1, len(places)))
        bad = [place for each in stretches for place in places[each.start : each.end]] or places
        good = sorted(set(places).difference(bad))
        self._settle(batch, bad, "rejected", refusal.message, refusal)
        if good:
            await self._deliver(batch, good)

    async def _locate(self, batch: _Batch, places: Sequence[int], bad: Bad) -> list[Stretch]:
        """Find the bad ones among records by dry runs; places in the stretches count from 0.

        Raises:
            _Unasked: the server is not to be asked.
        """

        async def ask_about(start: int, end: int) -> Bad:
            return await self._ask(batch, places[start:end])

        return await search_with(Stretch(0, len(places), bad), PROBES, ask_about)

    async def _ask(self, batch: _Batch, places: Sequence[int]) -> Bad:
        """Ask how many of the records are bad, storing nothing.

        A failure that may pass is retried. It says nothing about the records.

        Raises:
            _Unasked: no retry helps, or it is time to give up.
        """
        ended = await self._courier.deliver(
            self._body(batch, places, dry_run=True), self._dry_run_policy, self._exchange
        )
        assert ended is not None
        outcome = ended.outcome
        if isinstance(outcome, Response):
            return _bad_in(_counts(outcome, len(places)), len(places))
        if isinstance(outcome, PayloadTooLarge) and len(places) > 1:
            middle = len(places) // 2
            first = await self._ask(batch, places[:middle])
            second = await self._ask(batch, places[middle:])
            return Bad(first.low + second.low, first.high + second.high)
        if isinstance(ended.step, Stop | GiveUp):
            if isinstance(ended.step, Stop) and ended.step.because == "refused":
                self._refuse(outcome)
            raise _Unasked(outcome)
        return Bad(1, len(places))

    # Outcomes.

    def _refuse(self, error: LyticsError) -> None:
        """Have `send()` raise an error for a while, because no retry helps against it."""
        self._refusal = error
        self._refused_until = anyio.current_time() + REFUSAL_PAUSE

    def _leave_unknown(self, batch: _Batch, reason: str, error: LyticsError) -> None:
        """Settle the records of a batch among which the refused ones could not be found."""
        places = _without_outcome(batch)
        self._settle(
            batch, places, "unknown", f"which records were refused is not known: {reason}", error
        )

    def _give_up(
        self, batch: _Batch, places: Sequence[int], reason: str, error: LyticsError | None = None
    ) -> None:
        """Settle records that are not tried any further."""
        doubtful = [place for place in places if place in batch.doubtful]
        self._settle(batch, doubtful, "unknown", reason, error)
        self._settle(
            batch,
            [place for place in places if place not in batch.doubtful],
            "unsent",
            reason,
            error,
        )

    def _settle(
        self,
        batch: _Batch,
        places: Sequence[int],
        state: EventState,
        reason: str | None = None,
        error: LyticsError | None = None,
    ) -> None:
        """Enter the outcome of records, and tell `on_failure` if it is not a good one."""
        if not places:
            return
        outcomes = [
            EventOutcome(number=batch.numbers[place], state=state, reason=reason)
            for place in places
        ]
        batch.outcomes.update(zip(places, outcomes, strict=True))
        self._counts[state] += len(places)
        if state == "accepted":
            return
        self._failures.extend(outcomes[: LISTED_FAILURES - len(self._failures)])
        if self._settings.on_failure is None:
            return
        records = tuple(orjson.loads(batch.lines[place]) for place in places)
        failed = FailedEvents(outcomes=tuple(outcomes), records=records, error=error)
        try:
            self._settings.on_failure(failed)
        except Exception:
            logger.exception("on_failure of the events to %s raised.", self._settings.stream)


class _Unasked(Exception):
    """The server could not be asked which records it refuses.

    Attributes:
        error: why.
    """

    def __init__(self, error: LyticsError) -> None:
        super().__init__(error.message)
        self.error = error


def _without_outcome(batch: _Batch) -> list[int]:
    return [place for place in range(len(batch.lines)) if place not in batch.outcomes]


def _counts(response: Response[Any], sent: int) -> Counts:
    return count(sent, response.data.message_count, response.data.rejected_count)


def _bad_in(counts: Counts, asked: int) -> Bad:
    """Return how many records of a body are bad, by the counts for it."""
    some = counts.mismatch and counts.rejected
    return Bad(counts.rejected, asked if some else counts.rejected)
