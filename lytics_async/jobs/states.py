"""The states of a job: what each says about its run."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from lytics_async.errors import ArgumentError

FAILED = frozenset({"failed", "deleted"})
"""States that a run does not leave by itself, and in which its work is not done."""

Verdict = Literal["reached", "failed", "pending"]


def fault_count(status: str | None) -> int:
    """Return the errors that a state counts: 2 for `fault-2`, 1 for `fault`, 0 for any other.

    Args:
        status: the state of a job; None = unknown.
    """
    word, _, count = (status or "").partition("-")
    if word != "fault":
        return 0
    return int(count) if count.isdecimal() else 1


def read_until(until: object) -> frozenset[str]:
    """Return the states to wait for.

    Raises:
        ArgumentError: it is empty, or holds something that is not a state.
    """
    states = [until] if isinstance(until, str) else until
    if (
        not isinstance(states, Collection)
        or not states
        or not all(isinstance(each, str) and each for each in states)
    ):
        raise ArgumentError(
            f"until must be a state or a list of states, such as 'sleeping', not {until!r}."
        )
    return frozenset(states)


def read_faults(faults: object) -> int:
    """Return the number of faults to wait through.

    Raises:
        ArgumentError: it is negative, or not a whole number.
    """
    if isinstance(faults, bool) or not isinstance(faults, int) or faults < 0:
        raise ArgumentError(f"faults must be a whole number from 0, not {faults!r}.")
    return faults


class Judge:
    """Says what the states of a job mean to a program that waits, in their order.

    `completed` is always the end that was hoped for, since a short run may pass the state in
    `until` between two looks. The verdict stays once it is not pending.

    Args:
        until: the states that are waited for; `fault` stands for every `fault-N`.
        faults: errors to wait through, since the service retries a job after a fault.

    Attributes:
        faults: errors so far. A job that starts counting again after a while without errors has
            those from before as well.
    """

    def __init__(self, until: str | Collection[str], faults: int) -> None:
        self.until = read_until(until)
        self._allowed = read_faults(faults)
        self._counted = 0
        self._recovered = False
        self.faults: int = 0
        self.verdict: Verdict = "pending"

    def look(self, status: str | None) -> Verdict:
        """Take the next state, and return the verdict."""
        count = fault_count(status)
        self._count(count)
        if self.verdict != "pending":
            return self.verdict
        if status == "completed" or status in self.until or (count and "fault" in self.until):
            self.verdict = "reached"
        elif status in FAILED or (count and self.faults > self._allowed):
            self.verdict = "failed"
        return self.verdict

    def _count(self, count: int) -> None:
        if not count:
            self._recovered = True
            return
        anew = count < self._counted or (self._recovered and count == self._counted)
        self.faults += count if anew else count - self._counted
        self._counted, self._recovered = count, False
