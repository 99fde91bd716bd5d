"""Pace: how many requests of an upload are under way at once, found by what they bring: the goodput.

It begins with two, doubles while that pays, and then tries one more or one fewer now and then; a sudden loss of goodput has
it try 0.7 of them. A busy server lowers it to 0.7, and failures of most requests to a half, from where it comes back without
measuring every step. Failures among successes are not congestion, and do not lower it: they only make measurements longer. A
pure state machine: times are arguments.
"""

from __future__ import annotations

from math import sqrt
from typing import Literal

__all__ = ["MOST", "Pace"]

START = 2

MOST = 16
"""Each sender costs memory, and the bulk host has no more slots by default."""

WORTHWHILE = 0.05
"""Share by which one sender more must raise the goodput; or half of its own share, where that is less."""

WORTH_DOUBLING = 0.15

WORTH_GOING_ON = 0.7
"""Share of its own share that one sender more must bring for doubling to be tried again."""

ROUNDS, DOUBLING_ROUNDS = 4, 3
WINDOW = 0.25
"""A measurement takes so many chunks for each sender, and so many seconds at least."""

FAULTY = 4
"""How many times longer a measurement takes where every second request fails: time limits and pauses spoil its figure."""

BUSY, BROKEN = 0.7, 0.5
"""What is left of the limit after 429 or 503 with Retry-After, and after other failures."""

LOSS, LOSS_OF_FEW = 0.2, 1.6
"""Share of the goodput that must be lost at the same limit before fewer are tried: LOSS, or LOSS_OF_FEW by the square root of
the chunks measured, where that is more."""

HELD = 0.95
"""Share of the goodput that fewer must keep, after a loss, to be better."""

PATIENCE, LONGEST_PATIENCE = 2, 32
"""Measurements to stay before the neighbours are tried; doubled each time they are found no better."""

CAUTION, LONGEST_CAUTION = 4, 128
"""The same after the server was busy; doubled each time it is."""

SERIES = 3
"""Lowerings in a row after which it is tested whether they help; doubled each time they do."""

RARE = 200
"""Successes between two 429 that have them belong to different series."""

FLOOR = 2
"""By what the limit is divided for that test."""

PROOF, LONGEST_PROOF = 24, 400
"""Outcomes in each measurement of the test: as many as bring EVIDENCE 429 if they are random."""

EVIDENCE = 8

AT_RANDOM = 0.5
"""Share of requests that a server may turn away at random; above it, the test ends."""

PROVEN_PATIENCE = 8
"""Measurements to stay after the test."""

PROVEN = 0.25
"""Share of its own share that each sender more must bring in the test. A rate limit lets more senders bring nothing."""

ALLOWANCE = 4
"""How many more than twice the expected 429 there may be in a measurement, when they are tolerated."""

CALM = 2
"""Measurements between two 429 or 503 that show the limit to be right all the same: one may come by chance."""

FAILURES = 8
"""Failures beyond the successes that lower the limit: where most requests succeed it hardly comes to that."""


class Pace:
    """The limit on requests under way, and the search for the best.

    Args:
        most: the limit is never above it.

    Attributes:
        limit: how many requests may be under way now.
    """

    def __init__(self, most: int) -> None:
        self.limit = min(START, most)
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
        self._tolerated = 0.0  # share of requests that are turned away however few there are
        self._onset = 0  # the limit with which a series of lowerings began
        self._series = 0  # lowerings of this series that were not tested
        self._series_busy = self._series_chunks = 0  # outcomes of this series
        self._proof = PROOF
        self._patience_with_busy = SERIES
        self._since_busy = RARE  # successes
        self._busy = 0  # outcomes of the measurement that were 429 or 503 with Retry-After
        self._failures = 0  # beyond the successes since
        self._settling = 0  # outcomes until the measurement begins
        self._begun = 0.0
        self._chunks = self._bytes = self._faults = self._busy = 0
        self._doubted = False  # it was too low once, and goes on
        self._alarmed = False  # much was lost, and it is measured again
        self._immune = 0  # outcomes of requests that were sent before the limit was lowered
        self._settle()

    def acknowledged(self, now: float, size: int) -> None:
        """Note that the server has taken `size` bytes, at `now` seconds."""
        self._since_busy += 1
        self._series_chunks += 1
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
            needed = self._proof_needs()
        if self._chunks >= (1 + self._doubted) * needed and elapsed >= WINDOW:
            self._judge(now, self._bytes / elapsed)

    def busy(self) -> None:
        """Note a 429, or a 503 with Retry-After: fewer from now on, unless it was proven not to depend on how many there are."""
        if not self._settling:
            self._busy += 1
            self._faults += 1
        if self._tolerates():
            return
        if (
            self._state == "proving"
        ):  # clearly more are turned away, so it need not be measured to the end
            self._end_proof()
            self._settle()
            return
        self._series_busy += 1
        self._tolerated = 0.0
        before = self.limit
        on_trial = self.limit > self._best or self._state == "doubling"
        again = self._calm < CALM
        known = self._best if on_trial or not again else self._best - 1
        if self._lower(BUSY):
            self._calm = 0
            self._return_to(known)
            self._rest = self._caution
            self._caution = min(2 * self._caution, LONGEST_CAUTION)
            goes_on = self._since_busy < RARE
            self._series = self._series + 1 if goes_on else 1
            self._onset = max(self._onset, before) if goes_on else before
            if not goes_on:
                self._series_busy, self._series_chunks = 1, 0
            self._since_busy = 0
            if self._series >= self._patience_with_busy:
                self._begin_proof()

    def broken(self) -> None:
        """Note a time limit, a reset or another failure: fewer, until the server has proved itself again.

        Those among as many successes are no sign of a limit that is too high; if it is, the goodput tells.
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

    def _tolerates(self) -> bool:
        """Tell whether a 429 is no reason to have fewer requests."""
        known = self._tolerated
        if self._state == "proving" and not known:
            known = AT_RANDOM
        if not known:
            return False
        outcomes = self._chunks + self._busy
        if self._state == "proving":
            return self._busy <= known * outcomes + 3 * sqrt(known * outcomes) + ALLOWANCE
        return self._busy <= 2 * known * outcomes + ALLOWANCE

    # A server may turn requests away at random. That looks like a rate limit, and lowering the limit does not end it. The test is
    # to measure with a quarter of the requests, and with twice as many each time from there. At random, the same share of them is
    # turned away and each doubling doubles the goodput. Under a rate limit none is turned away with few, or more bring nothing.

    def _begin_proof(self) -> None:
        share = self._series_busy / (self._series_busy + self._series_chunks)
        self._proof = min(max(PROOF, int(EVIDENCE / share)), LONGEST_PROOF)
        self._series = 0
        self.limit = self._best = max(1, self._onset // FLOOR)
        self._immune = 0
        self._state = "proving"
        self._goodput = 0.0
        self._settle()

    def _proof_needs(self) -> int:
        """Return how many chunks a measurement of the test takes; fewer if it is clear early that none is turned away."""
        if not self._goodput and not self._busy:
            return max(PROOF, self._proof // 2)
        return self._proof - self._busy

    def _prove(self, goodput: float) -> bool:
        """Decide what a measurement of the test means; return False if it is to be continued."""
        first = not self._goodput
        outcomes = self._chunks + self._busy
        share = self._busy / outcomes
        known = self._tolerated
        as_before = share <= known + 3 * sqrt(known * (1 - known) * 2 / outcomes)
        enough = 1 + PROVEN * (self.limit / self._best - 1)
        if (first and 0 < share <= AT_RANDOM) or (as_before and goodput >= enough * self._goodput):
            self._tolerated = share if first else (share + known) / 2
            self._best, self._goodput = self.limit, goodput
            self.limit = min(2 * self.limit, self._most)
            if self.limit > self._best:
                return True
        elif not first and not self._doubted:
            self._doubted = True
            return False
        self._end_proof()
        return True

    def _end_proof(self) -> None:
        """Stay with the limit up to which the 429 were random, or go below the one from which the test began."""
        proven = self._best > max(1, self._onset // FLOOR)
        if proven:
            self.limit = self._best
            # The pauses after each 429 spoil the figures too much to tell neighbours apart often.
            self._patience = PROVEN_PATIENCE
            self._state, self._rest = "resting", self._patience
            self._patience_with_busy = SERIES
            self._caution = CAUTION
            return
        turned_away = self._tolerated > 0
        self._tolerated = 0.0
        self._patience_with_busy *= 2
        self.limit = self._best
        if turned_away:
            self.limit = self._best = max(1, int(self._best * BUSY))
            self._goodput, self._state, self._rest = 0.0, "resting", self._caution
        else:
            self._return_to(max(1, int(self._onset * BUSY)))
            self._rest = self._caution

    def _lower(self, factor: float) -> bool:
        """Lower the limit, once for all that was under way; tell whether it was done."""
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
        """Go back to a limit that was good, doubling, as soon as the server takes something again."""
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
        # Each 429 pauses all senders, so that the figure is one of so many pauses.
        samples = min(self._chunks, self._busy) or self._chunks
        loss = max(LOSS, LOSS_OF_FEW / sqrt(samples))
        return (
            self._state in ("resting", "trying")
            and self.limit > 1
            and self.limit >= self._best
            and goodput < (1 - loss) * self._goodput
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
        if self._state == "doubling":
            share = WORTH_DOUBLING
        elif self.limit > self._best:
            share = min(WORTHWHILE, 0.5 / self._best)
        elif self._state == "falling":
            share = HELD - 1
        else:
            share = 0.0  # with one fewer, no less
        return (1 + share) * self._goodput

    def _try(self) -> None:
        """Try another limit, if there is room."""
        if self._state == "doubling":
            self.limit = min(2 * self._best, self._most)
        elif self._tolerated and not self._downward and self._best < self._most:
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
