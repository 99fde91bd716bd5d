"""Courier: takes bodies through the gate, each until there is a verdict; the one loop of uploads, events() and dry runs.

`call.attempts` decides what follows each attempt, the gate how long to wait, and hooks are told every step.
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
from lytics_async.wire.messages import WireRequest

Outcome: TypeAlias = Response[Any] | LyticsError
"""Of one attempt."""


@attrs.frozen(kw_only=True)
class Body:
    """What is to be delivered.

    Attributes:
        request: carries it.
        records: how many it has.
        chunk: tells hooks which part of the stream it is.
        size: bytes of the source, by which the gate measures goodput; 0 = not to be measured.
        asks: a dry run, by which the server only tells which records are bad.
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
        refreshed: the token was replaced for its sake.
    """

    step: Step
    outcome: Outcome
    refreshed: bool


class Courier:
    """Delivers the bodies of one upload or stream.

    Args:
        operation: of all of them.
        gate: what every request passes.
        stream: for hooks.
        dry_run: for hooks: nothing that is sent is stored.

    Attributes:
        settled: bodies with a verdict; whoever settles them counts. A body that fails while this grows fails alone.
        retries_not_applied, retries_ambiguous: attempts that were made again, by what the failed one may have done.
    """

    def __init__(
        self,
        runner: Runner,
        operation: Operation[Any],
        gate: Gate,
        stream: str,
        *,
        dry_run: bool = False,
    ) -> None:
        self.settled = 0
        self.retries_not_applied = 0
        self.retries_ambiguous = 0
        self._runner = runner
        self._operation = operation
        self._gate = gate
        self._stream = stream
        self._dry_run = dry_run

    async def deliver(
        self,
        body: Body,
        policy: Policy,
        send: Callable[[WireRequest], Awaitable[Outcome]],
        *,
        rejected: Callable[[Response[Any]], int] = lambda _: 0,
        admit: Callable[[], Awaitable[None]] | None = None,
        proceed: Callable[[], bool] = lambda: True,
    ) -> Ended | None:
        """Send a body until there is a verdict; None if it is not to be sent (any more).

        Args:
            send: makes one attempt.
            rejected: reads from a success how many records the server counted out.
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
            ended = await self._attempts(body, policy, send, rejected, admit, proceed, events)
        except BaseException as error:
            if events is not None:
                events.fail(error)
            raise
        if events is not None:
            _tell_end(events, body, ended)
        return ended

    async def _attempts(
        self,
        body: Body,
        policy: Policy,
        send: Callable[[WireRequest], Awaitable[Outcome]],
        rejected: Callable[[Response[Any]], int],
        admit: Callable[[], Awaitable[None]] | None,
        proceed: Callable[[], bool],
        events: CallEvents | None,
    ) -> Ended | None:
        state = State(records=body.records, refreshed=body.refreshed)
        settled = self.settled
        while proceed():
            if admit is not None:
                await admit()
            async with self._gate.passage() as probing:
                if not proceed():
                    return None
                request = body.request
                if events is not None:
                    events.attempts += 1
                    request = events.attempt(request)
                outcome = await send(request)
            if isinstance(outcome, Response):
                self._gate.succeeded(body.size)
                _, step = next_step(policy, state, Success(rejected(outcome)), Gated())
                return Ended(step=step, outcome=outcome, refreshed=state.refreshed)
            now = Gated(
                delay=self._tell_gate(outcome, state.tries + 1, probing=probing),
                probing=probing,
                others=self.settled > settled,
            )
            settled = self.settled
            state, step = next_step(policy, state, outcome, now)
            if not isinstance(step, Retry):
                outcome.attempts = state.tries
                return Ended(step=step, outcome=outcome, refreshed=state.refreshed)
            if outcome.may_have_been_processed and not body.asks:
                self.retries_ambiguous += 1
            else:
                self.retries_not_applied += 1
            if proceed():
                if events is not None:
                    events.retry(max(step.delay, self._gate.pause), outcome)
                await anyio.sleep(step.delay)
        return None

    def _tell_gate(self, error: LyticsError, tries: int, *, probing: bool) -> float | None:
        """Tell the gate of a failure; return how long to wait, or None when its patience has ended."""
        if is_transient(error):
            return self._gate.failed(error, tries, probing=probing)
        if classify(error) is not Failure.FATAL:
            self._gate.succeeded()  # it refused the body: it works
        return 0.0


def _tell_end(events: CallEvents, body: Body, ended: Ended | None) -> None:
    """Tell hooks how a delivery ended. To a dry run a refusal is the response that it asked for."""
    outcome = None if ended is None else ended.outcome
    answers = body.asks and ended is not None and isinstance(ended.step, Settle)
    if isinstance(outcome, Response) or (answers and isinstance(outcome, APIError)):
        events.respond(outcome.status)
    else:
        events.fail(outcome)
