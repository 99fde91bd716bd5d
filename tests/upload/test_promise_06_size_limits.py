"""Promise 6: no body above its limit; a record that is too long alone is quarantined, and its
neighbours go through.
"""

from typing import Any

import pytest
from scripted import Answer, ScriptedRunner, Sent, accept, csv_of, status, upload


async def test_a_record_of_20_mb_goes_through_alone() -> None:
    big = b'1,"' + b"x" * 20_000_000 + b'"\n'
    runner = ScriptedRunner()
    report = await upload(runner, iter([b"id,name\n", big, b"2,y\n"]), format="csv")
    assert (report.accepted, report.quarantined) == (2, 0)
    assert b"id,name\n" + big in runner.bodies()


async def test_a_record_above_max_record_bytes_is_quarantined_and_its_neighbours_go() -> None:
    data = b"id,name\n1,x\n2," + b"y" * 3_000_000 + b"\n3,z\n"
    report = await upload(ScriptedRunner(), data, max_record_bytes=1_000_000, chunk_bytes=100_000)
    assert (report.accepted, report.quarantined, report.oversize) == (2, 1, 1)
    assert report.quarantined_records[0].number == 2


@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("source", [csv_of(range(64)), [{"n": n} for n in range(64)]])
async def test_a_413_halves_the_chunk_until_it_fits(source: Any, compress: bool) -> None:
    def answer(sent: Sent) -> Answer:
        return status(413) if sent.records > 10 else accept(sent)

    runner = ScriptedRunner(answer)
    report = await upload(runner, source, compress=compress)
    assert (report.accepted, report.unsent, report.max_possible_duplicates) == (64, 0, 0)
    assert all(chunk.records <= 10 for chunk in report.chunks)
    assert sum(chunk.records for chunk in report.chunks) == 64
    assert [chunk.first_record for chunk in report.chunks[1:]] == [
        chunk.last_record + 1 for chunk in report.chunks[:-1]
    ]


async def test_a_413_for_a_single_record_rejects_it() -> None:
    report = await upload(ScriptedRunner(lambda sent: status(413)), csv_of([1, 2]))
    assert (report.rejected, report.requests) == (2, 3)
