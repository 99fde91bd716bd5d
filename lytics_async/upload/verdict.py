"""What the counts in a response say about the records of a chunk. Pure."""

from __future__ import annotations

import re

import attrs

from lytics_async.errors import APIError

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
