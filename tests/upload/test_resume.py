"""Resuming: what is sent again and what is not, and when it is refused."""

import gzip
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from resuming import delivered, history_of, read, refuse_after, start, upload, write
from scripted import ScriptedRunner, Sent, accept, csv_of, in_turn

from lytics_async.errors import (
    ArgumentError,
    BadRequest,
    ConnectionDropped,
    PayloadTooLarge,
    SourceChanged,
    UploadError,
)
from lytics_async.upload.report import UploadReport

ROWS = 300
DROPPED = ConnectionDropped("dropped", phase="read", operation="upload")
TOO_LARGE = PayloadTooLarge("Too large", status=413, operation="upload")
REFUSED = BadRequest("Bad row", status=400, operation="upload")


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_bytes(csv_of(range(ROWS)))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def record(number: int) -> dict[str, Any]:
    return {"id": number, "name": f"row {number}"}


def records(first: int = 1) -> Iterator[dict[str, Any]]:
    return map(record, range(first, ROWS + 1))


async def stop(source: Any, ledger: Path, requests: int = 5, **how: Any) -> UploadReport:
    """Upload until the token is refused."""
    with pytest.raises(UploadError) as error:
        await upload(ScriptedRunner(refuse_after(requests)), source, ledger=ledger, **how)
    assert error.value.report is not None
    return error.value.report


QUOTED = b"id,note\r\n" + b"".join(b'%d,"a ""b""\r\n%d"\r\n' % (n, n) for n in range(ROWS))
LINES = b"".join(orjson.dumps(record(n)) + b"\n" for n in range(ROWS))
FLAWED = b"".join(
    b'{"id":%d,"many":[{"a":1}]}\n' % n if n % 40 == 7 else orjson.dumps(record(n)) + b"\n"
    for n in range(ROWS)
)
FORMS = {
    "plain.csv": csv_of(range(ROWS)),
    "bom.csv": b"\xef\xbb\xbf" + csv_of(range(ROWS)),
    "quoted.csv": QUOTED,
    "quoted.csv.gz": gzip.compress(QUOTED),
    "utf16.csv": csv_of(range(ROWS)).decode().encode("utf-16"),
    "no_last_line_feed.csv": csv_of(range(ROWS))[:-1],
    "lines.ndjson": LINES,
    "lines.ndjson.gz": gzip.compress(LINES),
    "flawed.ndjson": FLAWED,
    "array.json": b"[" + b",".join(LINES.splitlines()) + b"]",
    "flawed.json": b"[" + b",".join(FLAWED.splitlines()) + b"]",
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("requests", [0, 1, 7])
async def test_a_file_of_any_form_is_delivered_as_if_it_had_never_stopped(
    tmp_path: Path, path: Path, name: str, requests: int
) -> None:
    source = tmp_path / name
    write(source, FORMS[name])
    whole = ScriptedRunner()
    expected = await upload(whole, source)

    first, second = ScriptedRunner(refuse_after(requests)), ScriptedRunner()
    with pytest.raises(UploadError) as error:
        await upload(first, source, ledger=path)
    assert error.value.report is not None
    report = await upload(second, source, ledger=path, resume=True)

    bodies = first.bodies()[:requests] + second.bodies()
    assert bodies == whole.bodies()
    assert report.accepted_before == error.value.report.accepted
    for total in ("records_read", "accepted", "quarantined", "unknown", "unsent", "bytes_read"):
        assert getattr(report, total) == getattr(expected, total), total
    assert (report.complete, report.conservation_ok) == (True, True)
    assert report.max_possible_duplicates == 0
    assert [record.number for record in report.quarantined_records] == [
        record.number for record in expected.quarantined_records
    ]


async def test_a_complete_ledger_has_nothing_to_send(orders: Path, path: Path) -> None:
    await upload(ScriptedRunner(), orders, ledger=path)
    runner = ScriptedRunner()
    report = await upload(runner, orders, ledger=path, resume=True)
    assert (runner.sent, report.all_accepted, report.accepted_before) == ([], True, ROWS)
    assert "(300 of them before)" in report.summary()


async def test_without_a_ledger_resuming_begins_one(orders: Path, path: Path) -> None:
    report = await upload(ScriptedRunner(), orders, ledger=path, resume=True)
    assert (report.resumed, report.all_accepted, report.ledger) == (False, True, str(path))


async def test_the_recorded_boundaries_hold_whatever_chunk_size_is_requested(
    orders: Path, path: Path
) -> None:
    before = await stop(orders, path)
    report = await upload(ScriptedRunner(), orders, ledger=path, resume=True, chunk_bytes=5000)
    ranges = [(chunk.start, chunk.end) for chunk in before.chunks]
    assert [(chunk.start, chunk.end) for chunk in report.chunks][: len(ranges)] == ranges


async def test_a_run_may_be_resumed_again_and_again(orders: Path, path: Path) -> None:
    await stop(orders, path, requests=1)
    for _ in range(4):
        await stop(orders, path, requests=1, resume=True)
    report = await upload(ScriptedRunner(), orders, ledger=path, resume=True)
    assert (report.accepted, report.max_possible_duplicates) == (ROWS, 0)
    assert history_of(path).runs == 6


async def leave_in_doubt(orders: Path, path: Path) -> UploadReport:
    """End a run while its third request is in flight."""
    runner = ScriptedRunner()

    def hold_the_third(sent: Sent) -> Any:
        if len(runner.sent) == 2:
            runner.gate, runner.arrived = type(runner.gate)(), type(runner.arrived)()
        return accept(sent)

    runner.answer = hold_the_third
    async with start(runner, orders, ledger=path) as run:
        while len(runner.sent) < 3:
            await runner.arrived.wait()
            await run.settle(0.001)
        await run.aclose()
    assert run.report.unknown > 0
    return run.report


async def test_a_chunk_in_doubt_is_sent_again_and_counted_as_a_possible_duplicate(
    orders: Path, path: Path
) -> None:
    before = await leave_in_doubt(orders, path)
    report = await upload(ScriptedRunner(), orders, ledger=path, resume=True)
    assert (report.accepted, report.max_possible_duplicates) == (ROWS, before.unknown)


async def test_a_chunk_in_doubt_is_held_when_that_is_requested(orders: Path, path: Path) -> None:
    before = await leave_in_doubt(orders, path)
    runner = ScriptedRunner()
    report = await upload(runner, orders, ledger=path, resume=True, ambiguous="hold")
    assert (report.unknown, report.accepted) == (before.unknown, ROWS - before.unknown)
    assert (report.complete, report.conservation_ok) == (False, True)
    assert report.max_possible_duplicates == 0


async def test_only_the_half_of_a_split_chunk_that_is_open_is_sent(
    orders: Path, path: Path
) -> None:
    refused = refuse_after(0)
    script = in_turn(TOO_LARGE, TOO_LARGE, accept, *[refused] * 1000)
    first = ScriptedRunner(script)
    with pytest.raises(UploadError) as error:
        await upload(first, orders, ledger=path, chunk_bytes=100_000)
    assert error.value.report is not None
    second = ScriptedRunner()
    report = await upload(second, orders, ledger=path, resume=True, chunk_bytes=100_000)
    assert [chunk.id for chunk in report.chunks] == ["1.1.1", "1.1.2", "1.2"]
    rows = [
        row
        for body in (first.bodies()[2], *second.bodies())
        for row in body.splitlines(keepends=True)[1:]
    ]
    assert b"id,name\n" + b"".join(rows) == read(orders)
    assert (len(second.sent), report.accepted) == (2, ROWS)


async def test_a_rejected_chunk_is_settled(orders: Path, path: Path) -> None:
    refused = refuse_after(0)
    script = in_turn(accept, REFUSED, *[refused] * 1000)
    with pytest.raises(UploadError) as error:
        await upload(ScriptedRunner(script), orders, ledger=path, errors="drop")
    assert error.value.report is not None
    report = await upload(ScriptedRunner(), orders, ledger=path, resume=True, errors="drop")
    assert report.rejected == error.value.report.rejected > 0
    assert report.accepted + report.rejected == ROWS


# When it is refused.


async def test_a_changed_source_is_refused_and_named(orders: Path, path: Path) -> None:
    await stop(orders, path)
    write(orders, read(orders).replace(b"row 250", b"ROW 250"))
    runner = ScriptedRunner()
    with pytest.raises(UploadError, match=r"the source \(its content\)") as caught:
        await upload(runner, orders, ledger=path, resume=True)
    assert isinstance(caught.value.reason, SourceChanged)
    assert runner.sent == []


async def test_a_source_that_was_only_touched_is_refused_and_can_be_forced(
    orders: Path, path: Path
) -> None:
    await stop(orders, path)
    os.utime(orders, ns=(1, 1))
    with pytest.raises(UploadError, match=r"written again.*resume=\"force\""):
        await upload(ScriptedRunner(), orders, ledger=path, resume=True)
    report = await upload(ScriptedRunner(), orders, ledger=path, resume="force")
    assert report.all_accepted


async def test_force_takes_in_what_was_fixed_behind_the_last_cut(orders: Path, path: Path) -> None:
    before = await stop(orders, path)
    content = read(orders)
    write(orders, content[: before.bytes_read] + b"new,row\n")
    report = await upload(ScriptedRunner(), orders, ledger=path, resume="force")
    assert report.records_read == before.records_read + 1
    assert report.all_accepted


@pytest.mark.parametrize("place", ["acknowledged", "unsent"])
async def test_force_never_takes_other_rows_for_those_that_were_cut(
    orders: Path, path: Path, place: str
) -> None:
    before = await stop(orders, path)
    chunk = before.chunks[1 if place == "acknowledged" else -1]
    content = bytearray(read(orders))
    content[chunk.start + 3] ^= 1
    write(orders, content)
    with pytest.raises(UploadError, match="are not what they were"):
        await upload(ScriptedRunner(), orders, ledger=path, resume="force")


async def test_force_refuses_a_last_row_that_may_have_grown(tmp_path: Path, path: Path) -> None:
    source = tmp_path / "growing.csv"
    write(source, csv_of(range(ROWS))[:-1])
    await upload(ScriptedRunner(), source, ledger=path)
    with source.open("ab") as file:
        file.write(b"0\n1,more\n")
    with pytest.raises(UploadError, match="without a line feed"):
        await upload(ScriptedRunner(), source, ledger=path, resume="force")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stream", "others"),
        ("timestamp_field", "id"),
        ("append", {"from": "a"}),
        ("filename", "f"),
        ("dry_run", True),
    ],
)
async def test_a_changed_argument_is_refused_and_named(
    orders: Path, path: Path, name: str, value: Any
) -> None:
    await stop(orders, path)
    with pytest.raises(ArgumentError, match=f"have changed: {name}"):
        await upload(ScriptedRunner(), orders, ledger=path, resume=True, **{name: value})


async def test_arguments_that_say_only_how_fast_may_change(orders: Path, path: Path) -> None:
    await stop(orders, path)
    report = await upload(
        ScriptedRunner(),
        orders,
        ledger=path,
        resume=True,
        concurrency=3,
        compress=False,
        attempt_timeout=5,
        memory_budget=100_000_000,
    )
    assert report.all_accepted


async def test_a_memory_budget_too_small_for_the_recorded_sizes_is_refused(
    orders: Path, path: Path
) -> None:
    await stop(orders, path)
    with pytest.raises(ArgumentError, match=r"must do the same: .*raise memory_budget"):
        await upload(ScriptedRunner(), orders, ledger=path, resume=True, memory_budget=10_000_000)


async def test_a_file_of_the_same_content_may_have_moved(orders: Path, path: Path) -> None:
    await stop(orders, path)
    moved = orders.with_name("moved.csv")
    os.rename(orders, moved)
    report = await upload(ScriptedRunner(), moved, ledger=path, resume=True)
    assert report.all_accepted


@pytest.mark.parametrize(
    ("how", "fix"),
    [
        ({"resume": True}, "ledger=PATH"),
        ({"start_record": 5}, "resume=True"),
        ({"ledger": "auto"}, "name the ledger"),
        ({"ledger": "x", "resume": "yes"}, "resume must be one of"),
        ({"ledger": "x", "resume": True, "start_record": 0}, "start_record must be above 0"),
    ],
)
def test_arguments_that_make_no_sense_are_refused_before_any_io(how: Any, fix: str) -> None:
    with pytest.raises(ArgumentError, match=fix):
        start(ScriptedRunner(), [record(1)], **how)


def test_a_pipe_is_refused_before_any_io(path: Path) -> None:
    read, write = os.pipe()
    os.close(write)
    with (
        os.fdopen(read, "rb") as pipe,
        pytest.raises(ArgumentError, match="A pipe cannot be read again"),
    ):
        start(ScriptedRunner(), pipe, ledger=path)


# Sources that are no files.


async def asynchronous(source: Any) -> AsyncIterator[Any]:
    for item in source:
        yield item


def pieces(content: bytes) -> Iterator[bytes]:
    for start_at in range(0, len(content), 1000):
        yield content[start_at : start_at + 1000]


@pytest.mark.parametrize("kind", ["dicts", "async dicts", "dicts as csv", "bytes", "async bytes"])
async def test_an_iterable_given_again_is_passed_over_as_far_as_it_is_settled(
    path: Path, kind: str
) -> None:
    def source() -> Any:
        found: Any = records() if "dicts" in kind else pieces(csv_of(range(1, ROWS + 1)))
        return asynchronous(found) if "async" in kind else found

    form: Any = {"format": "csv"} if "csv" in kind else {}
    first, second = ScriptedRunner(refuse_after(5)), ScriptedRunner()
    with pytest.raises(UploadError) as error:
        await upload(first, source(), ledger=path, **form)
    assert error.value.report is not None
    report = await upload(second, source(), ledger=path, resume=True, **form)
    lines = delivered(first, error.value.report) + delivered(second, report)
    assert len(lines) == len(set(lines)) == report.accepted == report.records_read == ROWS


@pytest.mark.parametrize("form", ["json", "csv"])
async def test_dicts_may_begin_behind_the_cursor(path: Path, form: Any) -> None:
    before = await stop(records(), path, format=form)
    runner = ScriptedRunner()
    report = await upload(
        runner,
        records(before.cursor + 1),
        ledger=path,
        resume=True,
        format=form,
        start_record=before.cursor + 1,
    )
    assert before.cursor == before.accepted > 0
    assert len(delivered(runner, report)) == ROWS - before.cursor
    assert (report.accepted, report.records_read, report.complete) == (ROWS, ROWS, True)


async def test_dicts_may_begin_within_what_is_settled(path: Path) -> None:
    before = await stop(records(), path)
    start_record = before.cursor - 3
    runner = ScriptedRunner()
    report = await upload(
        runner, records(start_record), ledger=path, resume=True, start_record=start_record
    )
    assert len(delivered(runner, report)) == ROWS - before.cursor
    assert (report.accepted, report.complete) == (ROWS, True)


async def test_async_dicts_that_stop_behind_the_cursor_are_all_accounted_for(path: Path) -> None:
    before = await stop(asynchronous(records()), path)
    again = await stop(
        asynchronous(records(before.cursor + 1)),
        path,
        resume=True,
        start_record=before.cursor + 1,
        requests=2,
    )
    assert again.conservation_ok
    assert before.accepted < again.accepted < again.records_read <= ROWS


async def test_columns_stay_those_of_the_first_dict_of_all(path: Path) -> None:
    before = await stop(records(), path, format="csv")
    rest = ({"name": each["name"], "id": each["id"]} for each in records(before.cursor + 1))
    runner = ScriptedRunner()
    await upload(
        runner, rest, ledger=path, resume=True, format="csv", start_record=before.cursor + 1
    )
    assert all(body.startswith(b"id,name\r\n") for body in runner.bodies())


async def test_a_rest_without_its_start_record_is_refused(path: Path) -> None:
    before = await stop(records(), path)
    runner = ScriptedRunner()
    with pytest.raises(UploadError, match="are not what they were"):
        await upload(runner, records(before.cursor + 1), ledger=path, resume=True)
    assert runner.sent == []


async def test_a_start_behind_the_cursor_is_refused(path: Path) -> None:
    before = await stop(records(), path)
    start_record = before.cursor + 2
    with pytest.raises(ArgumentError, match="start_record must be at most"):
        await upload(
            ScriptedRunner(),
            records(start_record),
            ledger=path,
            resume=True,
            start_record=start_record,
        )


async def test_an_iterable_that_ends_too_early_is_refused(path: Path) -> None:
    await stop(records(), path)
    with pytest.raises(UploadError, match="are not what they were"):
        await upload(ScriptedRunner(), [record(1)], ledger=path, resume=True)
