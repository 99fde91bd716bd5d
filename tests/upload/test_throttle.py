"""Throttle: an upload whose owner set a bound keeps it, on the average of a few seconds."""

import anyio
import pytest
import time_travel
from scripted import ScriptedRunner, csv_of, upload

from lytics_async.errors import ArgumentError
from lytics_async.upload.deliver.throttle import Throttle
from lytics_async.upload.report import UploadReport
from lytics_async.upload.settings import UploadSettings

ROWS = 20_000


@pytest.mark.parametrize(
    ("bound", "seconds"),
    [({"max_rows_per_second": 100}, ROWS / 100), ({"max_bytes_per_second": 1000}, None)],
)
def test_an_upload_takes_the_time_that_its_bound_allows(
    bound: dict[str, float], seconds: float | None
) -> None:
    runner = ScriptedRunner()
    content = csv_of(range(ROWS))

    async def scenario() -> tuple[float, UploadReport]:
        start = anyio.current_time()
        report = await upload(runner, content, **bound)
        return anyio.current_time() - start, report

    elapsed, report = time_travel.run(scenario())
    assert report.accepted == ROWS
    expected = seconds or len(content) / 1000
    assert 0.9 * expected < elapsed < 1.1 * expected
    assert len(runner.sent) > 10  # small chunks, so that it is steady


async def test_without_a_bound_nothing_waits() -> None:
    throttle = Throttle(None, None)
    start = anyio.current_time()
    for _ in range(1000):
        await throttle.admit(1_000_000, 1_000_000_000)
    assert anyio.current_time() - start < 1


@pytest.mark.parametrize("name", ["max_rows_per_second", "max_bytes_per_second"])
def test_a_bound_must_let_something_through(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"{name} must be above 0"):
        UploadSettings(stream="s", **{name: 0})  # type: ignore[arg-type]
