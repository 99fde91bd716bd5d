"""The outcomes of the records of events(), by record and in total."""

from __future__ import annotations

from typing import Any, Literal

import attrs

from lytics_async.errors import LyticsError

EventState = Literal["accepted", "rejected", "unknown", "unsent"]
"""The outcome of a record: the server accepted it; rejected it; received it without a verdict;
was not sent it.
"""

LISTED_FAILURES = 1000
"""Failed records that a report lists; beyond that they are only counted, because memory is bounded.
"""


@attrs.frozen(kw_only=True)
class EventOutcome:
    """The outcome of one record.

    Attributes:
        number: counts the records that were passed to `send()`, from 1.
        state: `accepted`, `rejected`, `unknown` or `unsent`.
        reason: why it was not accepted; None when it was.
    """

    number: int
    state: EventState
    reason: str | None = None


@attrs.frozen(kw_only=True)
class FailedEvents:
    """Records that were not accepted, as they are passed to `on_failure`.

    Attributes:
        outcomes: one for each of them.
        records: the records themselves, in the same order.
        error: the failure; None if the server only counted them out.
    """

    outcomes: tuple[EventOutcome, ...]
    records: tuple[dict[str, Any], ...] = attrs.field(repr=False)
    error: LyticsError | None


@attrs.frozen(kw_only=True)
class EventReport:
    """The outcomes of the records so far.

    Attributes:
        stream: where they went.
        records: passed to `send()`.
        accepted, rejected, unknown, unsent: by outcome.
        quarantined: refused by `send()` itself, with an ArgumentError.
        pending: those without an outcome yet.
        requests: made for them, dry runs included.
        max_possible_duplicates: records that may be stored more than once, at most.
        failures: the first 1,000 that were rejected, unknown or unsent.
        count_mismatch: in some response the server's counts are missing, or do not add up to what
            was sent.
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
        """By the server's counts it accepted every record passed to `send()` so far."""
        return self.accepted == self.records and not self.count_mismatch

    @property
    def conservation_ok(self) -> bool:
        """Every record is in exactly one of the outcomes, or pending."""
        settled = self.accepted + self.rejected + self.quarantined + self.unknown + self.unsent
        return self.records == settled + self.pending
