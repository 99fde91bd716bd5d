"""The soak of benchmarks/soak.py with 20,000 rows: a server that fails in every way, and its own
tally of what arrived.
"""

import pytest

from benchmarks.faulty import FaultyServer
from benchmarks.soak import Ambiguous, compare, rows_csv, upload

pytestmark = pytest.mark.slow

ROWS = 20_000
BAD_EVERY = 5_000


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3])
@pytest.mark.parametrize("ambiguous", ["retry", "hold"])
async def test_nothing_is_lost_and_nothing_doubled_beyond_the_bound(
    share: float, ambiguous: Ambiguous
) -> None:
    server = FaultyServer(ROWS, share, seed=7)
    async with server.running() as url:
        report = await upload(url, rows_csv(ROWS, BAD_EVERY), ambiguous, chunk_bytes=4096)
        found = compare(report, server.tally, BAD_EVERY)
    assert server.faults or share < 0.1
    assert report.conservation_ok
    assert report.source_exhausted
    assert (found.missing, found.unbounded, found.misplaced) == (0, 0, 0)
    if ambiguous == "retry":
        assert (report.accepted, report.rejected, found.unanswered) == (ROWS - 4, 4, 0)
    else:
        assert found.duplicates == 0
        assert report.unknown == found.unanswered
