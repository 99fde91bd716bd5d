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


def judge(status: str | None, until: Collection[str], faults: int) -> Verdict:
    """Return what a state means to a program that waits.

    `completed` is always the end that was hoped for, since a short run may pass the state in
    `until` between two looks.

    Args:
        until: the states that are waited for; `fault` stands for every `fault-N`.
        faults: errors to wait through, since the service retries a job after a fault.
    """
    count = fault_count(status)
    if status == "completed" or status in until or (count and "fault" in until):
        return "reached"
    if status in FAILED or count > faults:
        return "failed"
    return "pending"
