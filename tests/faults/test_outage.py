"""In an outage, retries must not multiply the load on the server."""

import asyncio
import sys

import pytest
from calls import row
from faultserver import Fault, answer
from ways import runner_for, site

from lytics_async.call.options import NO_OPTIONS
from lytics_async.errors import LyticsError
from lytics_async.hooks import AttemptEvent

CALLS = 1000
OUTAGES = {"refused": None, "503": answer(b"", "503 Service Unavailable")}


@pytest.mark.parametrize("outage", OUTAGES)
async def test_a_thousand_calls_cause_at_most_a_tenth_more_requests(
    outage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fault: Fault | None = OUTAGES[outage]
    attempts = 0

    def count(event: object) -> None:
        nonlocal attempts
        attempts += isinstance(event, AttemptEvent)

    with site("plain", usual=fault, refusing=fault is None) as where:
        async with runner_for("direct", where, max_attempts=4, timeout=60, hooks=(count,)) as calls:
            outcomes = await asyncio.gather(
                *(calls.call(row(), {}, NO_OPTIONS) for _ in range(CALLS)), return_exceptions=True
            )
        assert all(isinstance(outcome, LyticsError) for outcome in outcomes)
        assert fault is None or len(where.server.requests) == attempts
    with capsys.disabled():
        sys.stdout.write(f"\n{outage}: {attempts / CALLS:.3f} requests a call\n")
    assert attempts <= 1.1 * CALLS
