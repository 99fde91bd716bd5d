"""What an answer, or the lack of one, says about the records of a chunk. Pure."""

from __future__ import annotations

import enum
import re

import attrs

from lytics_async.errors import APIError, LyticsError
from lytics_async.retry import is_transient

SCHEMA_SAMPLE = 1000
SCHEMA_SHARE = 0.05


class Failure(enum.Enum):
    """What a failed attempt means for its chunk; the table in `lytics_async.statuses` tells the first two apart."""

    NOT_APPLIED = "not applied"
    """Nothing was stored, and a retry may help: no connection, or 429. Send it again."""

    AMBIGUOUS = "ambiguous"
    """It may have been stored, and a retry may help: a time limit, a reset, 408, a 5xx, a 2xx that cannot be read. To
    send it again may store its records twice."""

    TOO_LARGE = "too large"
    """413: nothing was stored. Send it in halves."""

    REJECTED = "rejected"
    """400 and 422: the server refuses the content. Never sent again as it is."""

    FATAL = "fatal"
    """What no retry changes: 401, 403, 404, 501, an untrusted certificate, a redirect, a response of another shape.
    Nothing more is sent. The error's `may_have_been_processed` says whether this chunk may have been stored."""


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


def classify(error: LyticsError) -> Failure:
    """Return what a failed attempt means."""
    status = error.status if isinstance(error, APIError) else None
    if status == 413:
        return Failure.TOO_LARGE
    if status in (400, 422):
        return Failure.REJECTED
    if not is_transient(error):
        return Failure.FATAL
    return Failure.AMBIGUOUS if error.may_have_been_processed else Failure.NOT_APPLIED


def count(sent: int, message_count: object, rejected_count: object) -> Counts:
    """Return the outcome that the server's counts describe.

    Nobody publishes whether `message_count` has the rejected records in it. So an answer is whole when `message_count`,
    or `message_count + rejected_count`, equals what was sent. What is left over otherwise is unknown.

    Args:
        sent: records in the chunk.
        message_count, rejected_count: as the server gave them; text is read as a number, None if it gave none. Without
            a message_count a success counts as accepted, less what was rejected.
    """
    taken, refused = _number(message_count), _number(rejected_count) or 0
    if taken is None:
        rejected = min(refused, sent)
        return Counts(
            accepted=sent - rejected, rejected=rejected, unknown=0, mismatch=refused > sent
        )
    if taken + refused == sent:
        return Counts(accepted=taken, rejected=refused, unknown=0, mismatch=False)
    if taken == sent and refused <= sent:
        return Counts(accepted=sent - refused, rejected=refused, unknown=0, mismatch=False)
    rejected = min(refused, sent)
    accepted = min(taken, sent - rejected)
    return Counts(
        accepted=accepted, rejected=rejected, unknown=sent - accepted - rejected, mismatch=True
    )


def counts_in(error: APIError) -> tuple[int, int] | None:
    """Return (message_count, rejected_count) if the body of an error holds both, as a partly rejected upload may."""
    taken = _MESSAGE_COUNT.search(error.body_excerpt)
    refused = _REJECTED_COUNT.search(error.body_excerpt)
    if taken is None or refused is None:
        return None
    return int(taken[1]), int(refused[1])


def is_schema_problem(bad: int, seen: int) -> bool:
    """Tell whether so many records are bad that it is a problem of the whole source rather than of single records.

    More than 5% of 1,000 or more.
    """
    return seen >= SCHEMA_SAMPLE and bad > SCHEMA_SHARE * seen


# By pattern rather than as JSON, since the excerpt may break off within a long file name.
_MESSAGE_COUNT = re.compile(r'"message_count"\s*:\s*"?(\d{1,18})\b')
_REJECTED_COUNT = re.compile(r'"rejected_count"\s*:\s*"?(\d{1,18})\b')


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return max(value, 0)
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    return None
