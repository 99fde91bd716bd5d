"""The arguments of events(), checked before any I/O."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypedDict

import attrs

from lytics_async.base.arguments import (
    callable_problem,
    choice_problem,
    require,
    seconds_problem,
    whole_problem,
)
from lytics_async.errors import ArgumentError
from lytics_async.upload.collect import BODY_LIMIT
from lytics_async.upload.events.report import FailedEvents
from lytics_async.upload.settings import Ambiguous, check_stream


class EventOptions(TypedDict, total=False):
    """The settings of `AsyncLytics.events()`, all optional.

    A batch is sent when it has `max_records`, `max_bytes`, or is `max_age` old.

    Attributes:
        timestamp_field: field with the event time; without it, Lytics uses the time of receipt.
            Default: `None`.
        max_records: records of a batch. Default: `500`.
        max_bytes: bytes of a batch as JSON. Default: `1000000`.
        max_age: seconds that the oldest record of a batch waits. Default: `1.0`.
        max_pending_bytes: bytes of JSON that are pending or in flight at most; `send()` waits while
            there is no room. Default: `16000000`.
        full: what `send()` does when there is no room: `wait`, or `drop` the record and count it as
            unsent. Default: `"wait"`.
        concurrency: batches in flight at most; with more than 1 they may arrive out of order.
            Default: `4`.
        ambiguous: what to do with a batch whose outcome is unknown: `retry` sends it again and
            counts its records in `max_possible_duplicates`; `hold` reports them as unknown.
            Default: `"retry"`.
        attempt_timeout: seconds for one request. Default: `30.0`.
        give_up_after: seconds without an acknowledged batch after which failing batches are given
            up. Default: `1800.0`.
        close_timeout: seconds that leaving the block may take to deliver pending records. Default:
            `10.0`.
        on_failure: called with FailedEvents for records that were not accepted. It runs on the
            event loop and must not block; its exceptions are logged. Default: `None`.
    """

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
    """The arguments of AsyncLytics.events, checked.

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
                f"max_bytes must be at most {BODY_LIMIT:,}, the limit of Lytics for one request."
            )
