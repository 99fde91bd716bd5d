"""Promise 5 for every kind of source: peak memory over the idle process stays within the budget +
32 MiB.

Each is uploaded by a process of its own. How long the event loop was kept from its work is measured
there as well, and judged in benchmarks/, since a test does not judge by the clock.
"""

from pathlib import Path

import pytest

from benchmarks import memory, sources

SIZE = 120 * sources.MIB
"""Well above the promise, so that a source which is held as a whole would break it."""


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sources") / "orders.csv"
    with path.open("wb") as file:
        file.write(b"order_id,customer,ordered_at,amount,quantity\n")
        number = 0
        while file.tell() < SIZE:
            file.write(
                b"".join(
                    b"%d,customer %d,2024-05-%02dT10:00:00Z,%d.25,%d\n"
                    % (at, at % 5000, at % 28 + 1, at % 900, at % 7)
                    for at in range(number, number + 50_000)
                )
            )
            number += 50_000
    return path


@pytest.mark.slow  # ten processes of seconds each
@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", list(sources.SOURCES))
def test_no_kind_of_source_needs_more_memory_than_promised(name: str, orders: Path) -> None:
    peak, _ = sources.measure(name, orders)
    assert peak <= memory.PROMISE, f"{peak / sources.MIB:.0f} MiB"
