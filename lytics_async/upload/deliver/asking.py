"""Dry runs: ask the server which records it rejects, storing nothing; for uploads and events()."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from lytics_async.call.attempts import Policy, Settle, Step
from lytics_async.errors import LyticsError, PayloadTooLarge
from lytics_async.upload.deliver.courier import Body, Courier, Outcome
from lytics_async.upload.deliver.search import SuspectCount, suspects_in
from lytics_async.wire.messages import WireRequest


class Unasked(Exception):
    """The server could not be asked, which says nothing about the records.

    Attributes:
        step: what the failure means: Split, GiveUp or Stop; Settle for a single record that is too
            large.
        error: of the last attempt.
    """

    def __init__(self, step: Step, error: LyticsError) -> None:
        super().__init__(error.message)
        self.step = step
        self.error = error


async def ask(
    courier: Courier,
    body: Body,
    policy: Policy,
    send: Callable[[WireRequest], Awaitable[Outcome]],
) -> SuspectCount:
    """Ask how many records of a body are bad.

    A failure that may pass is retried, because a dry run cannot store anything twice.

    Args:
        policy: of a dry run.
        send: makes one attempt.

    Raises:
        Unasked: no retry helps, or it is time to give up.
    """
    ended = await courier.deliver(body, policy, send)
    assert ended is not None  # no `proceed` forbids it
    outcome, step = ended.outcome, ended.step
    judged = isinstance(step, Settle) and not isinstance(outcome, PayloadTooLarge)
    if isinstance(outcome, LyticsError) and not judged:
        raise Unasked(step, outcome)
    return suspects_in(ended.counts, body.records, in_order=courier.in_order)
