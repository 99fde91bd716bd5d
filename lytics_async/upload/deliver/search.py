"""Finds the bad records of a chunk by asking about parts of it; the caller asks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import TypeAlias

import attrs


@attrs.frozen
class Bad:
    """How many records of a stretch are bad.

    Attributes:
        low, high: at least and at most.
        taken: records from its beginning that the server took before it stopped; a hint where to look, no more.
    """

    low: int
    high: int
    taken: int | None = None


@attrs.frozen
class Stretch:
    """Records from `start` to `end`, end excluded, and what is known of them."""

    start: int
    end: int
    bad: Bad

    @property
    def size(self) -> int:
        """Its records."""
        return self.end - self.start


Search: TypeAlias = Generator[tuple[int, int], Bad, list[Stretch]]


async def search_with(
    whole: Stretch, budget: int, ask: Callable[[int, int], Awaitable[Bad]]
) -> list[Stretch]:
    """Search, with `ask` for the questions: how many of the records from start to end are bad? See search()."""
    questions = search(whole, budget)
    try:
        start, end = next(questions)
        while True:
            start, end = questions.send(await ask(start, end))
    except StopIteration as stop:
        found: list[Stretch] = stop.value
    return found


def search(whole: Stretch, budget: int) -> Search:
    """Yield (start, end) of records to ask about, be sent how many are bad, and return where they are.

    An exact answer (low = high) parts a stretch in two with one question; one that only says "some" costs up to two.

    Args:
        whole: what is known at first.
        budget: questions at most.

    Returns:
        Stretches in order. Where all records are bad they are found; any other is as far as the budget went, and holds
        a bad record surely (low above 0) or perhaps.
    """
    found: list[Stretch] = []
    waiting = [whole]
    while waiting:
        stretch = waiting.pop()
        bad = stretch.bad
        if bad.high == 0:
            continue
        if bad.low == stretch.size or budget == 0:
            found.append(stretch)
            continue
        budget -= 1
        if bad.low == 0:
            answer = yield stretch.start, stretch.end
            waiting.append(attrs.evolve(stretch, bad=_both(bad, answer, stretch.size)))
            continue
        cut = _cut(stretch)
        first, second = cut - stretch.start, stretch.end - cut
        known = Bad(max(0, bad.low - second), min(bad.high, first))
        answer = _both(known, (yield stretch.start, cut), first)
        left = Bad(max(0, bad.low - answer.high), min(second, max(0, bad.high - answer.low)))
        if bad.taken is not None and bad.taken >= first:
            left = attrs.evolve(left, taken=bad.taken - first)
        waiting.append(Stretch(cut, stretch.end, left))
        waiting.append(Stretch(stretch.start, cut, answer))
    return found


def _cut(stretch: Stretch) -> int:
    """Where to part a stretch: around the record at which the server stopped, else in the middle."""
    taken = stretch.bad.taken
    if taken is None or taken >= stretch.size:
        return (stretch.start + stretch.end) // 2
    return stretch.start + max(1, taken)


def _both(known: Bad, answer: Bad, size: int) -> Bad:
    """Take an answer into account; where it contradicts what was known, it wins."""
    high = min(answer.high, size)
    low = min(answer.low, high)
    if low <= known.high and high >= known.low:
        low, high = max(low, known.low), min(high, known.high)
    return Bad(low, high, answer.taken)
