"""Find the bad records of a chunk or batch by asking about parts of it. Pure, but for
`search_with`; the caller asks.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import TypeAlias

import attrs

from lytics_async.upload.deliver.verdict import Counts


@attrs.frozen
class SuspectCount:
    """How many records of a range are bad.

    Attributes:
        low, high: at least and at most.
        taken: records from its beginning that the server took before it stopped; only a hint where
            to look.
    """

    low: int
    high: int
    taken: int | None = None


NONE_BAD = SuspectCount(0, 0)


@attrs.frozen
class RecordRange:
    """Records from `start` to `end`, end excluded, and how many of them are bad."""

    start: int
    end: int
    bad: SuspectCount

    @property
    def size(self) -> int:
        """Its records."""
        return self.end - self.start


Search: TypeAlias = Generator[tuple[int, int], SuspectCount, list[RecordRange]]


def suspects_in(counts: Counts | None, records: int, *, in_order: bool) -> SuspectCount:
    """Return how many of the records are bad, by the response to a dry run of them.

    Args:
        counts: what the response counts; None = it refuses the body as a whole.
        in_order: the server stops at the first bad record, so that what it counts out may not be
            all.
    """
    if counts is None:
        return SuspectCount(1, records)
    if not counts.rejected:
        return NONE_BAD  # whatever a dry run counts as taken
    if in_order and counts.partial:
        return SuspectCount(counts.rejected, records, taken=counts.accepted)
    return SuspectCount(counts.rejected, counts.rejected)


async def search_with(
    whole: RecordRange, budget: int, ask: Callable[[int, int], Awaitable[SuspectCount]]
) -> list[RecordRange]:
    """Search, with `ask` for the questions: how many of the records from start to end are bad? See
    search().
    """
    questions = search(whole, budget)
    try:
        start, end = next(questions)
        while True:
            start, end = questions.send(await ask(start, end))
    except StopIteration as stop:
        found: list[RecordRange] = stop.value
    return found


def search(whole: RecordRange, budget: int) -> Search:
    """Yield (start, end) of records to ask about, be sent how many are bad, and return where they
    are.

    An exact response (low = high) divides a range with one question; one that only says "some"
    costs up to two.

    Args:
        whole: what is known at first.
        budget: questions at most.

    Returns:
        Ranges in order. If all records of a range are bad, they are located. In any other the
        budget ran out: it certainly holds a bad record (low above 0), or may contain one.
    """
    found: list[RecordRange] = []
    pending = [whole]
    while pending:
        current = pending.pop()
        bad = current.bad
        if bad.high == 0:
            continue
        if bad.low == current.size or budget == 0:
            found.append(current)
            continue
        budget -= 1
        if bad.low == 0:
            response = yield current.start, current.end
            pending.append(attrs.evolve(current, bad=_merge(bad, response, current.size)))
            continue
        middle = _middle(current)
        first, second = middle - current.start, current.end - middle
        known = SuspectCount(max(0, bad.low - second), min(bad.high, first))
        response = _merge(known, (yield current.start, middle), first)
        # What is bad in the whole and not in the first part is in the second.
        left = SuspectCount(
            max(0, bad.low - response.high), min(second, max(0, bad.high - response.low))
        )
        if bad.taken is not None and bad.taken >= first:
            left = attrs.evolve(left, taken=bad.taken - first)
        pending.append(RecordRange(middle, current.end, left))
        pending.append(RecordRange(current.start, middle, response))
    return found


def _middle(current: RecordRange) -> int:
    """Return where to divide a range: at the record at which the server stopped, else in the
    middle.
    """
    taken = current.bad.taken
    if taken is None or taken >= current.size:
        return (current.start + current.end) // 2
    return current.start + max(1, taken)


def _merge(known: SuspectCount, response: SuspectCount, size: int) -> SuspectCount:
    """Combine a response with what was known; if they contradict each other, the response wins."""
    high = min(response.high, size)
    low = min(response.low, high)
    if low <= known.high and high >= known.low:
        low, high = max(low, known.low), min(high, known.high)
    return SuspectCount(low, high, response.taken)
