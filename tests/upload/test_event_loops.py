"""Uploads and events on every event loop, over real sockets."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from certificates import trusting
from faultserver import Turn, message
from loops import ON_EVERY_LOOP
from ways import site

from lytics_async import AsyncLytics, RetryPolicy
from lytics_async.local import LocalLytics

pytestmark = ON_EVERY_LOOP

ROWS = 3000


@pytest.fixture
async def local() -> AsyncIterator[LocalLytics]:
    async with LocalLytics(identity=("user_id",)) as running:
        yield running


def csv(rows: int = ROWS) -> bytes:
    return b"user_id,name\n" + b"".join(b"%d,row %d\n" % (n, n) for n in range(rows))


@pytest.mark.parametrize("compressed", [False, True], ids=["csv", "csv.gz"])
async def test_a_file_arrives_whole_and_once(
    local: LocalLytics, tmp_path: Path, compressed: bool
) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(gzip.compress(csv()) if compressed else csv())
    async with local.client() as lytics:
        report = await lytics.upload_csv(path, stream="orders", chunk_bytes=4000)
    assert len(report.chunks) > 5
    assert (report.accepted, report.all_accepted, report.max_possible_duplicates) == (ROWS, True, 0)
    assert sorted(int(row["user_id"]) for row in local.rows("orders")) == [*range(ROWS)]


async def test_records_of_an_asynchronous_source_arrive_whole_and_once(local: LocalLytics) -> None:
    async def records() -> AsyncIterator[dict[str, str]]:
        for n in range(ROWS):
            if n % 500 == 0:
                await asyncio.sleep(0.001)
            yield {"user_id": str(n)}

    async with local.client() as lytics:
        report = await lytics.upload_json(records(), stream="orders", chunk_bytes=4000)
    assert (report.accepted, report.all_accepted) == (ROWS, True)
    assert sorted(int(row["user_id"]) for row in local.rows("orders")) == [*range(ROWS)]


async def test_events_arrive_whole_and_once_beside_look_ups(local: LocalLytics) -> None:
    async with (
        local.client() as lytics,
        lytics.events("web", max_records=50, max_age=0.05) as events,
    ):
        for n in range(1000):
            await events.send({"user_id": str(n)})
            if n % 100 == 0:
                await lytics.segments.list()
    assert local.count("web") == 1000


@pytest.mark.parametrize("path", ["plain", "tls", "tunnel"])
async def test_an_upload_whose_connections_break_stores_every_row_once(path: str) -> None:
    """Every third request is refused before it is read, by a reset or a status; nothing of it is
    stored.
    """
    stored: list[int] = []
    number = 0

    async def store(turn: Turn) -> None:
        nonlocal number
        number += 1
        if number % 6 == 0:
            turn.reset()
            return
        body = await turn.read_body()
        if number % 6 == 3:
            await turn.send(message(b"", "429 Too Many Requests", "Retry-After: 0"))
            return
        rows = [int(line.split(b",")[0]) for line in body.splitlines()[1:]]
        stored.extend(rows)
        counts = b'{"data":{"message_count":%d,"rejected_count":0},"status":200}' % len(rows)
        await turn.send(message(counts))

    with site(path, usual=store) as where:
        async with AsyncLytics(
            "at.x.y",
            base_url=where.url,
            retry=RetryPolicy(base_delay=0),
            verify=trusting(),
            proxy=where.options.get("proxy"),
        ) as lytics:
            report = await lytics.upload_csv(
                csv(),
                stream="orders",
                chunk_bytes=4000,
                compress=False,
                retry=RetryPolicy(max_attempts=30, base_delay=0, max_delay=0),
            )
    assert report.all_accepted
    assert sorted(stored) == [*range(ROWS)]
