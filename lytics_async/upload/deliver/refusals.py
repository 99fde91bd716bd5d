"""RandomRefusals: tells 429 that a server gives at random from a rate limit. Pure.

Both look alike, and lowering the limit does not end the random ones. So after some lowerings in a
row there is a test: measure with half of the requests, and with twice as many each time from there.
At random, the same share of them is turned away, and more requests bring more. Under a rate limit
none is turned away with few requests, or more requests bring nothing.
"""

from __future__ import annotations

from math import sqrt

__all__ = ["RandomRefusals"]

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

PROVEN = 0.25
"""Share of its own share that each sender more must bring in the test. A rate limit lets more
senders bring nothing.
"""

ALLOWANCE = 4
"""How many more than twice the expected 429 there may be in a measurement, when they are tolerated.
"""


class RandomRefusals:
    """Counts the refusals (429, and 503 with Retry-After) of one server, and keeps what the tests
    have shown.

    Attributes:
        share: of the requests, those that are turned away however few there are; 0 = none are known
            to be.
        onset: the highest limit in the current series of lowerings.
    """

    def __init__(self) -> None:
        self.share: float = 0.0
        self.onset: int = 0
        self._lowerings = 0  # of this series, since the last test
        self._needed = SERIES
        self._since = RARE  # successes since the last refusal that lowered the limit
        self._refusals = self._successes = 0  # of this series
        self._proof = PROOF

    @property
    def floor(self) -> int:
        """The limit with which a test begins."""
        return max(1, self.onset // FLOOR)

    def note_success(self) -> None:
        """Count a success."""
        self._since += 1
        self._successes += 1

    def note_lowering(self, limit: int) -> bool:
        """Note that refusals have lowered this limit; return whether it is time for a test."""
        if self._since < RARE:
            self._lowerings += 1
            self.onset = max(self.onset, limit)
        else:
            self._lowerings, self.onset = 1, limit
            self._refusals, self._successes = 1, 0
        self._since = 0
        return self._lowerings >= self._needed

    def begin(self) -> int:
        """Begin a test; return the limit for its first measurement."""
        share = self._refusals / (self._refusals + self._successes)
        self._proof = min(max(PROOF, int(EVIDENCE / share)), LONGEST_PROOF)
        self._lowerings = 0
        return self.floor

    def needs(self, *, first: bool, busy: int) -> int:
        """Return how many successes a measurement of the test takes; fewer if it is clear early
        that none is turned away.
        """
        if first and not busy:
            return max(PROOF, self._proof // 2)
        return self._proof - busy

    def tolerates(self, successes: int, refusals: int, *, proving: bool) -> bool:
        """Return whether the limit stays as it is after a refusal.

        Otherwise it is counted, and nothing is tolerated until the next test.

        Args:
            successes, refusals: of the current measurement, this refusal included.
            proving: a test is in progress.
        """
        outcomes = successes + refusals
        if proving:
            known = self.share or AT_RANDOM
            return refusals <= known * outcomes + 3 * sqrt(known * outcomes) + ALLOWANCE
        if self.share and refusals <= 2 * self.share * outcomes + ALLOWANCE:
            return True
        self.share = 0.0
        self._refusals += 1
        return False

    def judge(self, successes: int, refusals: int, gain: float | None, more: float) -> bool:
        """Return whether a measurement of the test is as it would be with refusals at random.

        Args:
            gain: goodput, compared with the measurement before; None for the first.
            more: requests, compared in the same way.
        """
        share = refusals / (successes + refusals)
        if gain is None:
            passed = 0 < share <= AT_RANDOM
        else:
            spread = sqrt(self.share * (1 - self.share) * 2 / (successes + refusals))
            passed = share <= self.share + 3 * spread and gain >= 1 + PROVEN * (more - 1)
            share = (share + self.share) / 2
        if passed:
            self.share = share
        return passed

    def prove(self) -> None:
        """Note that a test has shown that refusals are random."""
        self._needed = SERIES

    def refute(self) -> None:
        """Note that a test has shown that they are not; the next test comes later."""
        self.share = 0.0
        self._needed *= 2
