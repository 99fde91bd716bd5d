"""Promise 10: one bad row costs its neighbours nothing; it is located to the row, or to a range
when the questions are spent.
"""

import io
from collections.abc import Callable, Iterator

import pytest
from scripted import ScriptedRunner, Store, csv_of, in_turn, status, stopped, upload

from lytics_async.errors import ArgumentError
from lytics_async.local import LocalLytics
from lytics_async.upload.report import UploadReport


def places(report: UploadReport) -> list[tuple[int, int]]:
    return [(each.first_record, each.last_record) for each in report.rejected_records]


def holds(*rows: int) -> Callable[[bytes], bool]:
    """Bad lines that only the server can tell: those of these rows."""
    marks = [b"row %d" % row for row in rows]
    return lambda line: any(line.endswith((mark, mark + b'"}')) for mark in marks)


def records(count: int) -> list[dict[str, str]]:
    return [{"name": f"row {n}"} for n in range(count)]


# CSV: the server drops what is bad and counts it; who was it?


async def test_rows_that_only_the_server_can_tell_are_located_by_asking() -> None:
    store = Store(holds(17, 18, 400))
    report = await upload(ScriptedRunner(store), csv_of(range(1000)), chunk_bytes=4000)
    assert places(report) == [(18, 18), (19, 19), (401, 401)]
    assert (report.accepted, report.rejected) == (997, 3)
    assert len(store.lines) == 997
    assert report.probes == store.questions
    assert all("the server refuses it" in each.reason for each in report.rejected_records)


async def test_questions_store_nothing_and_repeat_nothing() -> None:
    store = Store(holds(5, 50, 500))
    report = await upload(ScriptedRunner(store), csv_of(range(1000)))
    assert sorted(store.lines) == sorted(set(store.lines))
    assert (report.max_possible_duplicates, report.retries_ambiguous) == (0, 0)
    assert [chunk.attempts for chunk in report.chunks] == [1] * len(report.chunks)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"x", "1 fields where the header has 2"),
        (b"a,b,c", "3 fields"),
        (b"5\x22 pipe,b", "stray quote"),
        (b"a\rb,c", "a carriage return outside quotes"),
    ],
)
async def test_what_is_plainly_wrong_is_named_with_one_question(row: bytes, reason: str) -> None:
    data = csv_of(range(500)) + row + b"\n" + csv_of(range(500, 1000)).partition(b"\n")[2]
    store = Store(lambda line: line == row)
    runner = ScriptedRunner(store)
    report = await upload(runner, data)
    assert places(report) == [(501, 501)]
    assert reason in report.rejected_records[0].reason
    assert report.probes == 1


async def test_a_row_that_is_not_utf_8_is_held_back_without_a_question() -> None:
    row = b"a,\xff"
    data = csv_of(range(500)) + row + b"\n" + csv_of(range(500, 1000)).partition(b"\n")[2]
    report = await upload(ScriptedRunner(Store(lambda line: line == row)), data)
    assert [each.number for each in report.quarantined_records] == [501]
    assert "not UTF-8" in report.quarantined_records[0].reason
    assert (report.accepted, report.probes) == (1000, 0)


async def test_what_looks_wrong_and_is_taken_by_the_server_is_not_blamed() -> None:
    data = csv_of(range(100)) + b"only one field\n"
    report = await upload(ScriptedRunner(Store(holds(42))), data)
    assert places(report) == [(43, 43)]


async def test_when_the_questions_are_spent_a_range_is_stated() -> None:
    store = Store(holds(300))
    report = await upload(ScriptedRunner(store), csv_of(range(1000)), probe_budget=3)
    assert store.questions == 3
    [found] = report.rejected_records
    assert found.first_record <= 301 <= found.last_record
    assert found.last_record - found.first_record + 1 == 125
    assert found.rejected == 1
    assert "1 of these 125 records were refused" in found.reason


async def test_without_a_budget_nothing_is_asked() -> None:
    store = Store(holds(300))
    report = await upload(ScriptedRunner(store), csv_of(range(1000)), probe_budget=0)
    assert (store.questions, report.rejected, places(report)) == (0, 1, [(1, 1000)])


async def test_numbers_are_those_of_the_source_though_other_records_were_quarantined() -> None:
    rows = [{"n": n, "name": f"row {n}"} for n in range(200)]
    for bad in (0, 3, 50, 51, 120):
        rows[bad]["n"] = {"not": "csv"}
    report = await upload(ScriptedRunner(Store(holds(1, 52, 199))), rows, format="csv")
    assert places(report) == [(2, 2), (53, 53), (200, 200)]
    assert report.quarantined == 5


async def test_numbers_hold_in_the_halves_of_a_chunk_that_was_too_large() -> None:
    store = Store(holds(60))
    runner = ScriptedRunner(lambda sent: status(413) if sent.records > 20 else store(sent))
    rows = [{"n": n, "name": f"row {n}"} for n in range(100)]
    rows[10]["n"] = {"not": "csv"}
    report = await upload(runner, rows, format="csv")
    assert (places(report), report.accepted) == ([(61, 61)], 98)


async def test_a_question_that_fails_on_the_way_is_asked_again() -> None:
    store = Store(holds(300))
    plan = in_turn(store, status(500), status(429), *[store] * 50)
    report = await upload(ScriptedRunner(plan), csv_of(range(1000)))
    assert places(report) == [(301, 301)]
    assert report.max_possible_duplicates == 0


async def test_locating_holds_up_no_other_chunk() -> None:
    store = Store(holds(0))
    runner = ScriptedRunner(store)
    report = await upload(runner, csv_of(range(5000)), chunk_bytes=4000)
    order = [sent.dry_run for sent in runner.sent]
    assert any(not question for question in order[2:])
    assert {chunk.attempts for chunk in report.chunks} == {1}


# JSON: the server stops at a bad record, and what it kept is unknown.


@pytest.mark.parametrize("refuses", [False, True])
async def test_a_json_chunk_with_bad_records_is_sent_again_without_them(refuses: bool) -> None:
    store = Store(holds(7, 8, 90), refuses=refuses)
    report = await upload(ScriptedRunner(store), records(100))
    assert (report.accepted, report.rejected, report.complete) == (97, 3, True)
    assert [number for first, last in places(report) for number in range(first, last + 1)] == [
        8,
        9,
        91,
    ]
    assert len(set(store.lines)) == 97
    assert len(store.lines) - 97 <= report.max_possible_duplicates <= 97


@pytest.mark.parametrize("refuses", [False, True])
async def test_with_hold_a_json_chunk_is_asked_about_first_and_nothing_is_stored_twice(
    refuses: bool,
) -> None:
    store = Store(holds(7, 8, 90), refuses=refuses)
    report = await upload(ScriptedRunner(store), records(100), ambiguous="hold")
    assert (report.accepted, report.rejected, report.unknown) == (97, 3, 0)
    assert len(store.lines) == len(set(store.lines)) == 97
    assert report.max_possible_duplicates == 0


async def test_a_chunk_that_is_refused_without_a_reason_to_be_found_counts_as_rejected() -> None:
    runner = ScriptedRunner(in_turn(status(400)))
    report = await upload(runner, records(10))
    assert (report.rejected, report.accepted) == (10, 0)
    assert report.chunks[0].state == "rejected"


# A problem of the whole source.


async def test_more_than_5_percent_of_bad_rows_stop_the_upload_early() -> None:
    store = Store(lambda line: line.endswith(b"7"))
    runner = ScriptedRunner(store)
    error = await stopped(runner, csv_of(range(100_000)), chunk_bytes=20_000)
    assert "a problem of the whole source" in str(error)
    assert len(runner.sent) <= 1  # the first chunk goes alone
    assert error.report.unsent > 0


async def test_a_column_too_many_is_named_when_it_stops_the_upload() -> None:
    data = b"id,name\n" + b"".join(b"%d,a,b\n" % n for n in range(5000))
    error = await stopped(ScriptedRunner(Store(lambda line: True)), data, chunk_bytes=10_000)
    assert error.report.rejected_records[0].reason == "3 fields where the header has 2"
    assert error.report.probes == 0


async def test_ndjson_that_is_all_bad_stops_before_anything_is_sent() -> None:
    runner = ScriptedRunner()
    error = await stopped(runner, b'"text"\n' * 50_000, format="json", chunk_bytes=10_000)
    assert "a problem of the whole source" in str(error)
    assert runner.sent == []


async def test_a_few_bad_rows_in_a_thousand_are_no_problem_of_the_source() -> None:
    store = Store(lambda line: line.endswith(b"77"))
    report = await upload(ScriptedRunner(store), csv_of(range(10_000)), chunk_bytes=20_000)
    assert (report.complete, report.rejected) == (True, 100)


async def test_drop_only_counts() -> None:
    store = Store(lambda line: line.endswith(b"7"))
    report = await upload(ScriptedRunner(store), csv_of(range(10_000)), errors="drop")
    assert (report.complete, report.rejected, report.probes) == (True, 1000, 0)
    assert report.rejected_records == ()


# Strict: all or nothing.


@pytest.mark.parametrize("source", ["csv", "json"])
async def test_strict_sends_nothing_when_anything_is_bad(source: str) -> None:
    store = Store(holds(300))
    data = csv_of(range(1000)) if source == "csv" else records(1000)
    error = await stopped(ScriptedRunner(store), data, errors="strict", chunk_bytes=3000)
    assert store.lines == []
    assert "nothing was sent. 1 of 1,000 records are bad" in str(error)
    report = error.report
    assert (report.quarantined, report.unsent, report.accepted) == (1, 999, 0)
    assert places(report) == [(301, 301)]
    assert not report.dry_run


async def test_strict_sends_everything_when_all_is_good() -> None:
    store = Store()
    report = await upload(ScriptedRunner(store), csv_of(range(1000)), errors="strict")
    assert (report.accepted, len(store.lines), store.questions) == (1000, 1000, 1)
    assert report.requests == 2


async def test_strict_reads_an_open_file_twice_from_where_it_stood() -> None:
    file = io.BytesIO(b"junk" + csv_of(range(100)))
    file.seek(4)
    report = await upload(ScriptedRunner(Store()), file, errors="strict")
    assert report.accepted == 100


async def test_strict_refuses_a_source_that_can_be_read_once_only() -> None:
    with pytest.raises(ArgumentError, match="reads the source twice"):
        await upload(ScriptedRunner(), iter(records(3)), errors="strict")


async def test_strict_passes_an_access_refusal_on() -> None:
    error = await stopped(
        ScriptedRunner(lambda sent: status(401)), csv_of(range(10)), errors="strict"
    )
    assert error.reason is not None
    assert error.report.accepted == 0


# Against a server that parses.


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(max_record_bytes=60) as server:
        yield server


async def test_long_records_are_located_by_the_local_lytics(local: LocalLytics) -> None:
    rows = [{"id": str(n), "text": "x" * (100 if n in (3, 777) else 5)} for n in range(1000)]
    async with local.client() as lytics:
        csv = await lytics.upload_csv(rows, stream="csv")
        local.configure(droperrors_json=False)
        json = await lytics.upload_json(rows, stream="json")
    assert places(csv) == places(json) == [(4, 4), (778, 778)]
    assert (csv.accepted, local.count("csv")) == (998, 998)
    assert {row["id"] for row in local.rows("json")} == {
        str(n) for n in range(1000) if n not in (3, 777)
    }
    assert json.accepted == 998


async def test_a_400_rejects_its_chunk_once_and_the_others_continue() -> None:
    runner = ScriptedRunner(in_turn(status(400)))
    report = await upload(runner, csv_of(range(100)), chunk_bytes=400)
    assert report.rejected == report.chunks[0].records > 0
    assert report.chunks[0].state == "rejected"
    assert report.accepted == 100 - report.rejected
    assert report.requests == len(report.chunks) + report.probes
    assert report.probes == 1  # the dry run finds nothing wrong, so there is nothing to locate
