"""One target of fuzzing twice: for seconds in the default suite, for minutes with `pytest -m slow
tests/fuzz`.
"""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

T = TypeVar("T")

SECONDS = 150
MINUTES = int(os.environ.get("FUZZ_ROUNDS", "100000"))

ROUNDS = pytest.mark.parametrize(
    "rounds",
    [
        pytest.param(SECONDS, id="seconds"),
        pytest.param(
            MINUTES, id="minutes", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]
        ),
    ],
)  # fmt: skip


def explore(check: Callable[[Any], None], inputs: st.SearchStrategy[Any], rounds: int) -> None:
    """Check made-up inputs; the default suite always makes up the same ones.

    An input that fails belongs into the list of found ones beside the target, which are checked
    always.
    """

    @settings(
        max_examples=rounds,
        derandomize=rounds == SECONDS,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def run(value: Any) -> None:
        check(value)

    run()
