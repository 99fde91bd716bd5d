"""Books of events(): the outcome of every record, in total and as `on_failure` gets it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

import orjson

from lytics_async.errors import LyticsError
from lytics_async.upload.events.batches import Batch
from lytics_async.upload.events.report import (
    LISTED_FAILURES,
    EventOutcome,
    EventReport,
    EventState,
    FailedEvents,
)

logger: logging.Logger = logging.getLogger("lytics_async")


class EventBooks:
    """Enters the outcomes of the records of one stream.

    Args:
        stream: where they go.
        on_failure: is notified of those that were not accepted.

    Attributes:
        records: passed to `send()`.
        quarantined: refused by `send()`.
        possible_duplicates: records that may be stored more than once, at most.
    """

    def __init__(self, stream: str, on_failure: Callable[[FailedEvents], object] | None) -> None:
        self.records = 0
        self.quarantined = 0
        self.possible_duplicates = 0
        self._stream = stream
        self._on_failure = on_failure
        self._counts: dict[EventState, int] = dict.fromkeys(
            ("accepted", "rejected", "unknown", "unsent"), 0
        )
        self._failures: list[EventOutcome] = []
        self._count_mismatch = False

    def note_mismatch(self) -> None:
        """Note that the counts in a response do not add up; the first one is logged."""
        if not self._count_mismatch:
            self._count_mismatch = True
            logger.warning(
                "Events to %s: the server's counts are missing, or do not add up to what was sent.",
                self._stream,
            )

    def settle(
        self,
        batch: Batch,
        indexes: Sequence[int],
        state: EventState,
        reason: str | None = None,
        error: LyticsError | None = None,
    ) -> None:
        """Enter the outcome of records, and call `on_failure` if they were not accepted."""
        if not indexes:
            return
        outcomes = [
            EventOutcome(number=batch.numbers[index], state=state, reason=reason)
            for index in indexes
        ]
        batch.outcomes.update(zip(indexes, outcomes, strict=True))
        self._counts[state] += len(indexes)
        if state == "accepted":
            return
        self._failures.extend(outcomes[: LISTED_FAILURES - len(self._failures)])
        if self._on_failure is None:
            return
        records = tuple(orjson.loads(batch.lines[index]) for index in indexes)
        failed = FailedEvents(outcomes=tuple(outcomes), records=records, error=error)
        try:
            self._on_failure(failed)
        except Exception:
            logger.exception("on_failure of the events to %s raised.", self._stream)

    def give_up(
        self,
        batch: Batch,
        indexes: Sequence[int],
        reason: str,
        error: LyticsError | None = None,
    ) -> None:
        """Settle records that are not sent any more: unknown if they may have been stored, else
        unsent.
        """
        in_doubt = [index for index in indexes if index in batch.in_doubt]
        self.settle(batch, in_doubt, "unknown", reason, error)
        unsent = [index for index in indexes if index not in batch.in_doubt]
        self.settle(batch, unsent, "unsent", reason, error)

    def report(self, pending: Iterable[Batch], *, requests: int) -> EventReport:
        """Return the outcomes so far.

        Args:
            pending: the batches that are not settled.
            requests: made for the records.
        """
        return EventReport(
            stream=self._stream,
            records=self.records,
            accepted=self._counts["accepted"],
            rejected=self._counts["rejected"],
            quarantined=self.quarantined,
            unknown=self._counts["unknown"],
            unsent=self._counts["unsent"],
            pending=sum(len(batch.pending) for batch in pending),
            requests=requests,
            max_possible_duplicates=self.possible_duplicates,
            failures=tuple(self._failures),
            count_mismatch=self._count_mismatch,
        )
