"""One test for a family of like cases: all of them run, and the test fails with every failure.

A test per case costs more than most cases do: it is collected in every process of a run, set up,
reported and torn down.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


class Cases:
    """Counts cases and keeps their failures.

    Attributes:
        count: how many cases ran.
        failures: what they raised, each with the name of its case as a note.
    """

    def __init__(self) -> None:
        self.count = 0
        self.failures: list[BaseException] = []
        self._lines: list[str] = []

    @contextmanager
    def case(self, name: object) -> Iterator[None]:
        """Run the body as the case `name`; a failure does not keep the next cases from running."""
        self.count += 1
        try:
            yield
        except (Exception, pytest.fail.Exception) as error:
            error.add_note(f"case: {name}")
            self.failures.append(error)
            self._lines.append(f"{name}: {(str(error) or repr(error)).splitlines()[0]}")

    def end(self) -> None:
        """Fail with every failure, or if there was no case."""
        assert self.count, "there is no case"
        if self.failures:
            listed = "\n".join(self._lines)
            raise BaseExceptionGroup(
                f"{len(self.failures)} of {self.count} cases failed:\n{listed}", self.failures
            )


@contextmanager
def all_cases() -> Iterator[Cases]:
    """Collect the failures of the cases in the body: `with all_cases() as cases: …`."""
    cases = Cases()
    yield cases
    cases.end()
