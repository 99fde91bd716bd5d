"""What the counts in a response say about the records of a chunk. Pure."""

from __future__ import annotations

import re
from typing import Any

import attrs

from lytics_async.call.response import Response
from lytics_async.errors import APIError, LyticsError

MOST = 10**9
"""Records in a response, at most: it has a billion bytes."""

SCHEMA_SAMPLE = 1000
SCHEMA_SHARE = 0.05


@attrs.frozen(kw_only=True)
class Counts:
    """The outcome of a chunk's records.

    Attributes:
        mismatch: the server's counts do not add up to what was sent.
    """

    accepted: int
    rejected: int
    unknown: int
    mismatch: bool

    @property
    def partial(self) -> bool:
        """Some records were rejected, and the counts leave out others, as if the server had stopped
        at a bad record.
        """
        return self.mismatch and self.rejected > 0


def count(sent: int, message_count: object, rejected_count: object) -> Counts:
    """Return the outcome that the server's counts describe.

    It is not published whether `message_count` includes the rejected records. So the counts add up
    when `message_count`, or `message_count + rejected_count`, equals what was sent. Otherwise they
    are a mismatch: what the server counted in is accepted, what it counted out of the others is
    rejected, and the remaining records are unknown.

    If it counts out more than was sent, as where it takes one record for several, then all that it
    did not count in is rejected.

    A count is read if it is a number, or text that is one, from 0 to `sent`. A success without such
    a message_count is a mismatch, too. Its records are accepted, less the rejected ones, because
    sending them again would store them twice.

    Args:
        sent: records in the chunk.
        message_count, rejected_count: as the server sent them; None if it sent none.
    """
    taken = _number(message_count, sent)
    refused = 0 if rejected_count is None else _number(rejected_count, sent)
    if taken is not None and taken < sent and refused is None and _number(rejected_count):
        return Counts(accepted=taken, rejected=sent - taken, unknown=0, mismatch=True)
    rejected = refused or 0
    if taken is None:
        return Counts(accepted=sent - rejected, rejected=rejected, unknown=0, mismatch=True)
    if taken + rejected == sent or taken == sent:
        return Counts(
            accepted=sent - rejected, rejected=rejected, unknown=0, mismatch=refused is None
        )
    rejected = min(rejected, sent - taken)
    return Counts(accepted=taken, rejected=rejected, unknown=sent - taken - rejected, mismatch=True)


def counts_in(error: APIError) -> tuple[int, int] | None:
    """Return (message_count, rejected_count) if the body of an error holds both, as a partly
    rejected upload may.
    """
    taken = _MESSAGE_COUNT.search(error.body_excerpt)
    refused = _REJECTED_COUNT.search(error.body_excerpt)
    if taken is None or refused is None:
        return None
    return int(taken[1]), int(refused[1])


def read_counts(sent: int, outcome: Response[Any] | LyticsError) -> Counts | None:
    """Return what an outcome says of so many records; None if it is an error without counts that
    can be right.
    """
    if isinstance(outcome, Response):
        result = outcome.data
        message_count = getattr(result, "message_count", None)
        return count(sent, message_count, getattr(result, "rejected_count", None))
    given = counts_in(outcome) if isinstance(outcome, APIError) else None
    if given is None or max(given) > sent:
        return None
    return count(sent, *given)


def is_schema_problem(bad: int, seen: int) -> bool:
    """Return whether so many records are bad that it is a problem of the whole source rather than
    of single records.

    More than 5% of 1,000 or more.
    """
    return seen >= SCHEMA_SAMPLE and bad > SCHEMA_SHARE * seen


# By pattern rather than as JSON, since the excerpt may break off within a long file name.
_MESSAGE_COUNT = re.compile(r'"message_count"\s*:\s*"?(\d{1,18})\b')
_REJECTED_COUNT = re.compile(r'"rejected_count"\s*:\s*"?(\d{1,18})\b')


def _number(value: object, most: int = MOST) -> int | None:
    """Read a count from 0 to `most`; None if it is none."""
    if isinstance(value, str) and re.fullmatch("[0-9]{1,18}", value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    return None
