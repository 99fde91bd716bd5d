"""Pace: finds how many concurrent requests give an upload the best goodput.

It begins with two and doubles them while that raises the goodput. Then it tries one more or one
fewer from time to time, and 0.7 of them after a sudden loss of goodput. A busy server lowers the
limit to 0.7, and failures of most requests halve it; from there it returns without measuring every
step. Failures among successes are not congestion: they only make measurements longer. 429 at random
are not congestion either, once a test has shown that they are random (see refusals). A pure state
machine: times are arguments.
"""

from __future__ import annotations

from math import sqrt
from typing import Literal

from lytics_async.upload.deliver.refusals import RandomRefusals

__all__ = ["MOST", "Pace"]

START = 2

MOST = 16
"""Each sender costs memory, and the bulk host has no more slots by default."""

WORTHWHILE = 0.05
"""Share by which one sender more must raise the goodput; or half of its own share, where that is
less.
"""

WORTH_DOUBLING = 0.15

WORTH_GOING_ON = 0.7
"""Share of its own share that one sender more must bring for doubling to be attempted again."""

ROUNDS, DOUBLING_ROUNDS = 4, 3
WINDOW = 0.25
"""A measurement takes so many chunks for each sender, and so many seconds at least."""

FAULTY = 4
"""How many times longer a measurement takes where every second request fails: time limits and
pauses spoil its figure.
"""

BUSY, BROKEN = 0.7, 0.5
"""What is left of the limit after 429 or 503 with Retry-After, and after other failures."""

LOSS, LOSS_OF_FEW = 0.2, 1.6
"""Share of the goodput that must be lost at the same limit before fewer are tried: LOSS, or
LOSS_OF_FEW by the square root of the chunks measured, where that is more.
"""

HELD = 0.95
"""Share of the goodput that fewer must keep, after a loss, to be better."""

PATIENCE, LONGEST_PATIENCE = 2, 32
"""Measurements to stay before the neighbours are tried; doubled each time they are found no better.
"""

CAUTION, LONGEST_CAUTION = 4, 128
"""The same after the server was busy; doubled each time it is."""

PROVEN_PATIENCE = 8
"""Measurements to stay after 429 were proven to be random."""

CALM = 2
"""Measurements between two 429 or 503 that show the limit to be right all the same: one may come by
chance.
"""

FAILURES = 8
"""Failures beyond the successes that lower the limit: where most requests succeed it hardly comes
to that.
"""


class Pace:
    """The limit on requests in flight, and the search for the best.

    Args:
        most: the limit is never above it.

    Attributes:
        limit: how many requests may be in flight now.
    """

    def __init__(self, most: int) -> None:
        self.limit: int = min(START, most)
        self._most = most
        self._best = self.limit  # the limit to come back to when a trial brings nothing
        self._goodput = 0.0  # bytes a second with it; 0 = not measured
        self._state: Literal["doubling", "returning", "resting", "trying", "falling", "proving"] = (
            "doubling"
        )
        self._rest = 0  # measurements until the next trial
        self._patience = PATIENCE
        self._caution = CAUTION
        self._calm = CALM  # measurements since the server was busy
        self._downward = False  # the direction of the next trial
        # While returning: the server took something since the limit was lowered.
        self._proven = False
        self._then: Literal["doubling", "resting"] = "resting"
        self._random = RandomRefusals()
        self._busy = 0  # outcomes of the measurement that were 429 or 503 with Retry-After
        self._failures = 0  # beyond the successes since
        self._settling = 0  # outcomes until the measurement begins
        self._begun = 0.0
        self._chunks = self._bytes = self._faults = self._busy = 0
        self._doubted = False  # it was too low once, and doubt remains
        self._alarmed = False  # much was lost, and it is measured again
        self._immune = 0  # outcomes of requests that were sent before the limit was lowered
        self._settle()

    def acknowledged(self, now: float, size: int) -> None:
        """Note that the server has taken `size` bytes, at `now` seconds."""
        self._random.note_success()
        self._immune = max(0, self._immune - 1)
        self._failures = max(0, self._failures - 1)
        if self._settling > 0:  # it was sent under another limit, which says nothing of this one
            self._settling -= 1
            self._begun = now
            if self._settling == 0 and self._state == "returning":
                self._step_back()
            return
        self._chunks += 1
        self._bytes += size
        elapsed = now - self._begun
        rounds = DOUBLING_ROUNDS if self._state == "doubling" else ROUNDS
        needed = rounds * (1 + FAULTY * min(1.0, self._faults / self._chunks)) * self.limit
        if self._state == "proving":
            needed = self._random.needs(first=not self._goodput, busy=self._busy)
        if self._chunks >= (1 + self._doubted) * needed and elapsed >= WINDOW:
            self._judge(now, self._bytes / elapsed)

    def busy(self) -> None:
        """Note a 429, or a 503 with Retry-After: fewer from now on, unless proven random."""
        if not self._settling:
            self._busy += 1
            self._faults += 1
        proving = self._state == "proving"
        if self._random.tolerates(self._chunks, self._busy, proving=proving):
            return
        if proving:
            # Clearly more are turned away, so it need not be measured to the end.
            self._end_proof()
            self._settle()
            return
        before = self.limit
        on_trial = self.limit > self._best or self._state == "doubling"
        again = self._calm < CALM
        known = self._best if on_trial or not again else self._best - 1
        if self._lower(BUSY):
            self._calm = 0
            self._return_to(known)
            self._rest = self._caution
            self._caution = min(2 * self._caution, LONGEST_CAUTION)
            if self._random.note_lowering(before):
                self.limit = self._best = self._random.begin()
                self._immune = 0
                self._state, self._goodput = "proving", 0.0
                self._settle()

    def broken(self) -> None:
        """Note a time limit, a reset or another failure: fewer, until the server has proved itself
        again.

        Those among as many successes are no sign of a limit that is too high; if it is, the goodput
        tells.
        """
        self._faults += not self._settling
        self._failures += 1
        if self._failures < FAILURES:
            return
        known = self._best
        again = self._state == "returning" and self._proven
        if self._lower(BROKEN):
            self._failures = 0
            self._return_to(max(self.limit, known - 1) if again else known)
            self._then = "doubling"

    def _prove(self, goodput: float) -> bool:
        """Decide what a measurement of the test means; return False if it is to be continued."""
        gain = goodput / self._goodput if self._goodput else None
        if self._random.judge(self._chunks, self._busy, gain, self.limit / self._best):
            self._best, self._goodput = self.limit, goodput
            self.limit = min(2 * self.limit, self._most)
            if self.limit > self._best:
                return True
        elif gain is not None and not self._doubted:
            self._doubted = True
            return False
        self._end_proof()
        return True

    def _end_proof(self) -> None:
        """Stay with the limit up to which 429 were random, or go below the first one."""
        self.limit = self._best
        if self._best > self._random.floor:
            # The pauses after each 429 spoil the figures too much to tell neighbours apart often.
            self._patience = PROVEN_PATIENCE
            self._state, self._rest = "resting", self._patience
            self._caution = CAUTION
            self._random.prove()
            return
        turned_away = self._random.share > 0
        self._random.refute()
        if turned_away:
            self.limit = self._best = max(1, int(self._best * BUSY))
            self._goodput, self._state, self._rest = 0.0, "resting", self._caution
        else:
            self._return_to(max(1, int(self._random.onset * BUSY)))
            self._rest = self._caution

    def _lower(self, factor: float) -> bool:
        """Lower the limit, once for all that was in flight; return whether it was done."""
        if self._immune > 0:
            self._immune -= 1
            return False
        self._immune = self.limit
        self.limit = max(1, int(self.limit * factor))
        self._goodput = 0.0
        self._downward = False
        self._settle()
        return True

    def _return_to(self, best: int) -> None:
        """Return to a limit that was good, doubling, when the server accepts a request again."""
        self._best = max(best, self.limit, 1)
        self._state, self._proven, self._rest = "returning", False, self._patience
        self._then = "resting"

    def _step_back(self) -> None:
        self._proven = True
        self.limit = min(2 * self.limit, self._best)
        if self.limit == self._best:
            self._state = self._then
        self._settle()

    def _judge(self, now: float, goodput: float) -> None:
        """Decide what a measurement means."""
        if self._state == "proving":
            if self._prove(goodput):
                self._settle()
            return
        self._calm += 1
        fell = self._fell(goodput)
        if fell and self.limit == self._best:
            if not self._alarmed:
                self._measure_again(now)
                return
            self._try_fewer(goodput)
        elif self._state == "resting":
            self._goodput = (self._goodput + goodput) / 2 if self._goodput else goodput
            self._rest -= 1
            if self._rest <= 0:
                self._try()
        elif goodput >= self._needed():
            gained = goodput / self._goodput - 1 if self._goodput else 0.0
            if (
                self._state == "trying"
                and gained >= WORTH_GOING_ON * (self.limit / self._best - 1) > 0
            ):
                self._state = "doubling"
            self._best, self._goodput = self.limit, goodput
            self._patience = PATIENCE
            if self._state == "falling" and self.limit > 1:
                self._try_fewer(goodput)
            else:
                self._try()
        elif not self._doubted and not fell:
            # A slow one among few spoils the figure: measure on before it is believed.
            self._doubted = True
            return
        else:
            self.limit = self._best
            self._state, self._rest = "resting", self._patience
            self._patience = min(2 * self._patience, LONGEST_PATIENCE)
            self._downward = not self._downward
        self._settle()

    def _fell(self, goodput: float) -> bool:
        """Whether so much was lost, with no fewer requests, that the server may have too many."""
        return (
            self._state in ("resting", "trying")
            and self.limit > 1
            and self.limit >= self._best
            and goodput < (1 - _loss(self._chunks, self._busy)) * self._goodput
        )

    def _measure_again(self, now: float) -> None:
        """Measure without what was measured so far: some of it was from before the loss."""
        self._alarmed = True
        self._begun = now
        self._chunks = self._bytes = self._faults = self._busy = 0

    def _try_fewer(self, goodput: float) -> None:
        self._best, self._goodput = self.limit, goodput
        self.limit = max(1, int(self._best * BUSY))
        self._state = "falling"

    def _needed(self) -> float:
        """The goodput that makes the limit on trial the best."""
        above = self.limit > self._best
        return (1 + _gain(self._state, self._best, above=above)) * self._goodput

    def _try(self) -> None:
        """Try another limit, if there is room."""
        if self._state == "doubling":
            self.limit = min(2 * self._best, self._most)
        elif self._random.share and not self._downward and self._best < self._most:
            self.limit = min(2 * self._best, self._most)
            self._state = "proving"
        else:
            self.limit = min(max(1, self._best + (-1 if self._downward else 1)), self._most)
            self._state = "trying"
        if self.limit == self._best:
            self._state, self._rest = "resting", self._patience
            self._downward = not self._downward

    def _settle(self) -> None:
        """Begin a measurement, after what was sent before has come back."""
        self._settling = self.limit
        self._begun = 0.0
        self._chunks = self._bytes = self._faults = self._busy = 0
        self._doubted = self._alarmed = False


def _loss(chunks: int, busy: int) -> float:
    """Return the share of the goodput that must be lost in a measurement before it counts."""
    # Each 429 pauses all senders, so that the figure is one of so many pauses.
    samples = min(chunks, busy) or chunks
    return max(LOSS, LOSS_OF_FEW / sqrt(samples))


def _gain(state: str, best: int, *, above: bool) -> float:
    """Return the share of the goodput that a trial must gain; below 0 for what it may lose."""
    if state == "doubling":
        return WORTH_DOUBLING
    if above:
        return min(WORTHWHILE, 0.5 / best)
    return HELD - 1 if state == "falling" else 0.0  # with one fewer, no less
