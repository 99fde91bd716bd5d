"""Courier: takes bodies through the gate, each until there is a verdict; the one loop of uploads,
events() and dry runs.

`call.attempts` decides what follows each attempt, the gate how long to wait, and hooks are notified
every step.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import anyio
import attrs

from lytics_async.call.attempts import (
    Failure,
    Gated,
    Policy,
    Retry,
    Settle,
    State,
    Step,
    Success,
    classify,
    next_step,
)
from lytics_async.call.operation import Operation
from lytics_async.call.response import Response
from lytics_async.call.retry import is_transient
from lytics_async.call.runner import Runner
from lytics_async.errors import APIError, LyticsError
from lytics_async.hooks import CallEvents
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.verdict import Counts, read_counts
from lytics_async.wire.messages import WireRequest

Outcome: TypeAlias = Response[Any] | LyticsError
"""The outcome of one attempt."""


@attrs.frozen(kw_only=True)
class Body:
    """A body to deliver.

    Attributes:
        request: carries it.
        records: how many it has.
        chunk: tells hooks which part of the stream it is.
        size: bytes of the source, by which the gate measures goodput; 0 = not to be measured.
        asks: it is a dry run, by which the server only says which records are bad.
        refreshed: the token was replaced for its sake before.
    """

    request: WireRequest
    records: int
    chunk: str
    size: int = 0
    asks: bool = False
    refreshed: bool = False


@attrs.frozen(kw_only=True)
class Ended:
    """How the delivery of a body ended.

    Attributes:
        step: what to do now; it is never a Retry.
        outcome: of the last attempt.
        counts: what the outcome says of the records; None if it is an error without counts.
        refreshed: the token was replaced for its sake.
    """

    step: Step
    outcome: Outcome
    counts: Counts | None
    refreshed: bool


class Courier:
    """Delivers the bodies of one upload or stream.

    Args:
        operation: of all of them.
        gate: every request passes it.
        stream: for hooks.
        attempt_timeout: seconds for one request.
        in_order: the server stops at the first record that it rejects, rather than dropping it.
        dry_run: for hooks: nothing that is sent is stored.

    Attributes:
        settled: bodies with a verdict; whoever settles them counts. A body that fails while this
            grows fails alone.
        requests: attempts made, dry runs included.
        retries_not_applied, retries_ambiguous: attempts that were repeated, by what the failed one
            may have done.
    """

    def __init__(
        self,
        runner: Runner,
        operation: Operation[Any],
        gate: Gate,
        stream: str,
        *,
        attempt_timeout: float,
        in_order: bool,
        dry_run: bool = False,
    ) -> None:
        self.settled = 0
        self.requests: int = 0
        self.retries_not_applied: int = 0
        self.retries_ambiguous: int = 0
        self.in_order = in_order
        self._runner = runner
        self._operation = operation
        self._gate = gate
        self._stream = stream
        self._attempt_timeout = attempt_timeout
        self._dry_run = dry_run

    async def deliver(
        self,
        body: Body,
        policy: Policy,
        send: Callable[[WireRequest], Awaitable[Outcome]],
        *,
        admit: Callable[[], Awaitable[None]] | None = None,
        proceed: Callable[[], bool] = lambda: True,
    ) -> Ended | None:
        """Send a body until there is a verdict; None if `proceed` forbids it.

        Args:
            send: makes one attempt, by `exchange`.
            admit: waited for before each turn at the gate.
            proceed: asked before each attempt.
        """
        events = None
        if self._runner.hooks:
            events = CallEvents(
                self._runner.hooks,
                self._operation,
                self._runner.config,
                stream=self._stream,
                chunk=body.chunk,
                dry_run=self._dry_run or body.asks,
            )
        try:
            ended = await self._attempts(body, policy, send, admit, proceed, events)
        except BaseException as error:
            if events is not None:
                events.fail(error)
            raise
        if events is not None:
            _tell_end(events, body, ended)
        return ended

    async def exchange(self, request: WireRequest) -> Outcome:
        """Make one attempt and return its outcome. No exception but a cancellation leaves it."""
        self.requests += 1
        try:
            return await self._runner.attempt(
                self._operation, request, timeout=self._attempt_timeout
            )
        except LyticsError as error:
            return error
        except Exception as error:
            # A Transport of the user's own raised it. No caller waits here who could handle it, so
            # it becomes an outcome.
            problem = f"{type(error).__name__}: {error}"
            return LyticsError(
                f"The request could not be made: {problem}",
                operation=self._operation.name,
                attempts=1,
                may_have_been_processed=True,
                cause=problem,
            )

    async def _attempts(
        self,
        body: Body,
        policy: Policy,
        send: Callable[[WireRequest], Awaitable[Outcome]],
        admit: Callable[[], Awaitable[None]] | None,
        proceed: Callable[[], bool],
        events: CallEvents | None,
    ) -> Ended | None:
        state = State(records=body.records, refreshed=body.refreshed)
        settled = self.settled
        while proceed():
            if admit is not None:
                await admit()
            async with self._gate.slot() as probing:
                # The wait may have been long, and the run may have stopped meanwhile.
                if not proceed():
                    return None
                request = body.request
                if events is not None:
                    events.attempts += 1
                    request = events.attempt(request)
                outcome = await send(request)
            attempts = state.attempts + 1
            now = Gated(
                delay=self._tell_gate(outcome, body, attempts, probing=probing),
                probing=probing,
                others=self.settled > settled,
            )
            settled = self.settled
            counts = _counts(body.records, outcome)
            state, step = next_step(policy, state, self._met(outcome, counts), now)
            if isinstance(outcome, LyticsError):
                outcome.attempts = attempts
            if isinstance(outcome, Response) or not isinstance(step, Retry):
                return Ended(step=step, outcome=outcome, counts=counts, refreshed=state.refreshed)
            if outcome.may_have_been_processed and not body.asks:
                self.retries_ambiguous += 1
            else:
                self.retries_not_applied += 1
            if proceed():
                if events is not None:
                    events.retry(max(step.delay, self._gate.pause), outcome)
                await anyio.sleep(step.delay)
        return None

    def _met(self, outcome: Outcome, counts: Counts | None) -> Success | LyticsError:
        """Return an outcome as `next_step` takes it: a refusal with counts is a verdict on the
        records like any other.
        """
        if isinstance(outcome, LyticsError) and counts is None:
            return outcome
        if counts is None:
            return Success()
        return Success(counts.rejected, partial=self.in_order and counts.partial)

    def _tell_gate(
        self, outcome: Outcome, body: Body, attempts: int, *, probing: bool
    ) -> float | None:
        """Report an outcome to the gate; return how long to wait, or None when its patience has
        ended.
        """
        if isinstance(outcome, Response):
            self._gate.succeeded(body.size)
        elif is_transient(outcome):
            return self._gate.failed(outcome, attempts, probing=probing)
        elif classify(outcome) is not Failure.FATAL:
            self._gate.succeeded()  # it refused the body: it works
        return 0.0


def _counts(records: int, outcome: Outcome) -> Counts | None:
    """Return the counts of a verdict; a failure that may pass is none, whatever its body says."""
    if isinstance(outcome, Response) or classify(outcome) is Failure.REJECTED:
        return read_counts(records, outcome)
    return None


def _tell_end(events: CallEvents, body: Body, ended: Ended | None) -> None:
    """Notify hooks how a delivery ended. To a dry run a refusal is the response that it wanted."""
    outcome = None if ended is None else ended.outcome
    asked = body.asks and ended is not None and isinstance(ended.step, Settle)
    if isinstance(outcome, Response) or (asked and isinstance(outcome, APIError)):
        events.respond(outcome.status)
    else:
        events.fail(outcome)
