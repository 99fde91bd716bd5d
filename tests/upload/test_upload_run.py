"""The run: sources, outcomes, failures, stops; against a runner that answers from a script."""

import asyncio
import contextlib
import gzip
import io
import os
import pickle
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import (
    Answer,
    Script,
    ScriptedRunner,
    Sent,
    Store,
    accept,
    begin,
    counts,
    csv_of,
    in_turn,
    status,
    stopped,
    upload,
)
from scripted_transport import response

from lytics_async.errors import (
    APIError,
    ArgumentError,
    ConnectionDropped,
    LifecycleError,
    UploadError,
)
from lytics_async.hooks import (
    AttemptEvent,
    ChunkEvent,
    FailureEvent,
    Hooks,
    LoggingHook,
    RequestEvent,
)
from lytics_async.upload.report import Progress, UploadReport

# Sources.


async def test_the_request_says_what_was_requested(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv.gz"
    path.write_bytes(gzip.compress(b"id|when\n1|2026-01-01\n"))
    runner = ScriptedRunner()
    await upload(
        runner, path, delimiter="|", timestamp_field="when", append={"source": "crm"}, dry_run=True
    )
    url = runner.sent[0].url
    assert url.startswith("http://127.0.0.1:1/collect/bulk/orders?")
    assert set(url.partition("?")[2].split("&")) == {
        "delimiter=%7C",
        "timestamp_field=when",
        "append=%7B%22source%22%3A%22crm%22%7D",
        "dryrun=true",
        "droperrors=true",
        "filename=orders.csv",
    }


async def test_csv_is_gzipped_and_json_is_not_unless_asked() -> None:
    for source, how, zipped in (
        (csv_of([1]), {}, True),
        (csv_of([1]), {"compress": False}, False),
        ([{"a": 1}], {}, False),
        ([{"a": 1}], {"compress": True}, True),
    ):
        runner = ScriptedRunner()
        await upload(runner, source, **how)
        assert runner.sent[0].body.startswith(b"\x1f\x8b") is zipped


async def test_a_pipe_is_read_to_its_end() -> None:
    read_end, write_end = os.pipe()

    def write() -> None:
        os.write(write_end, csv_of(range(50)))
        os.close(write_end)

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(read_end, "rb") as pipe:
        report = await upload(ScriptedRunner(), pipe, chunk_bytes=100)
    writer.join()
    assert report.accepted == 50


async def test_dicts_are_sent_as_json_or_as_csv() -> None:
    records = [{"id": n, "name": f"row {n}"} for n in range(10)]
    runner = ScriptedRunner()
    await upload(runner, records)
    assert runner.bodies()[0].startswith(b'{"id":0,"name":"row 0"}\n')
    runner = ScriptedRunner()
    report = await upload(runner, iter(records), format="csv")
    assert runner.bodies()[0].startswith(b"id,name\r\n0,row 0\r\n")
    assert report.accepted == 10


async def test_csv_cells_are_written_as_the_server_reads_them() -> None:
    row = {
        "none": None,
        "yes": True,
        "text": 'a "b", c',
        "lines": "x\r\ny",
        "number": Decimal("1.50"),
        "when": datetime(2026, 1, 2, 3, tzinfo=UTC),
        "day": date(2026, 1, 2),
    }
    runner = ScriptedRunner()
    await upload(runner, [row], format="csv")
    assert runner.bodies()[0].split(b"\r\n", 1)[1] == (
        b',true,"a ""b"", c","x\r\ny",1.50,2026-01-02T03:00:00Z,2026-01-02\r\n'
    )


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        ({"a": [1]}, "a", "flatten"),
        ({"a": {"b": 1}}, "a", "flatten"),
        ({"a": datetime(2026, 1, 1)}, "a", "zone"),
        ({"a": 1, "extra": 2}, "extra", "columns"),
        ({"extra": 2}, "extra", "columns"),
    ],
)
async def test_a_dict_with_no_place_in_the_csv_is_quarantined_by_number_and_field(
    row: dict[str, Any], field: str, reason: str
) -> None:
    runner = ScriptedRunner()
    report = await upload(runner, [{"a": 1}, row, {"a": 3}], format="csv")
    assert (report.accepted, report.quarantined) == (2, 1)
    (bad,) = report.quarantined_records
    assert (bad.number, bad.field) == (2, field)
    assert reason in bad.reason


async def test_columns_choose_and_order_what_dicts_are_sent_as() -> None:
    runner = ScriptedRunner()
    await upload(runner, [{"b": 1}], format="csv", columns=["a", "b"])
    assert runner.bodies() == [b"a,b\r\n,1\r\n"]


async def test_async_dicts_are_driven_by_one_task_from_start_to_end() -> None:
    tasks = set()

    async def records() -> AsyncIterator[dict[str, int]]:
        async with anyio.create_task_group():  # it would break if another task closed it
            for n in range(2000):
                tasks.add(asyncio.current_task())
                yield {"n": n}

    report = await upload(ScriptedRunner(), records())
    assert (report.accepted, len(tasks)) == (2000, 1)


async def test_a_sync_iterable_is_driven_by_one_thread_that_is_not_the_loops() -> None:
    threads = set()

    def records() -> Iterator[dict[str, int]]:
        for n in range(100):
            threads.add(threading.get_ident())
            yield {"n": n}

    await upload(ScriptedRunner(), records(), chunk_bytes=100)
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_a_json_array_is_sent_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "orders.json"
    path.write_bytes(b'[\n  {"a": 1},\n  {"a": [2]}\n]\n')
    runner = ScriptedRunner()
    report = await upload(runner, path)
    assert runner.bodies() == [b'{"a": 1}\n{"a": [2]}\n']
    assert report.accepted == 2


@pytest.mark.parametrize("data", [b"", b"\n\n"])
@pytest.mark.parametrize("form", ["csv", "json"])
async def test_an_empty_source_sends_nothing_and_is_complete(data: bytes, form: str) -> None:
    runner = ScriptedRunner()
    report = await upload(runner, data, format=form)
    assert (report.records_read, report.complete, runner.sent) == (0, True, [])


async def test_a_header_alone_sends_nothing_and_is_complete() -> None:
    runner = ScriptedRunner()
    report = await upload(runner, b"id,name\n")
    assert (report.records_read, report.complete, runner.sent) == (0, True, [])


async def test_headers_given_by_hand_travel_in_the_query() -> None:
    runner = ScriptedRunner()
    report = await upload(runner, b"1,2\n3,4\n", headers=["a", "b"])
    assert "headers=a,b" in runner.sent[0].url
    assert runner.bodies() == [b"1,2\n3,4\n"]
    assert report.accepted == 2


# Arguments and sources that are refused.


@pytest.mark.parametrize(
    ("source", "how", "fix"),
    [
        (io.StringIO("a,b\n"), {}, '"rb"'),
        ({"a": 1}, {}, "[record]"),
        (7, {}, "pass a path"),
        (b"", {"stream": ""}, "stream"),
        (b"", {"delimiter": ";;"}, "one ASCII character"),
        (b"", {"concurrency": 0}, "above 0"),
        (b"", {"errors": "ignore"}, "'drop', 'stop'"),
        (b"", {"headers": "a,b"}, "list of names"),
        (b"", {"headers": ["a", "a"]}, "repeated"),
        (b"", {"headers": ["a,b"]}, "comma"),
        (b"", {"headers": ["a"], "columns": ["a"]}, "one of them"),
        (b"", {"format": "json", "append": {"a": 1}}, "for CSV"),
        (b"", {"chunk_bytes": 2**30}, "half of memory_budget"),
        (b"", {"max_record_bytes": 2**30}, "raise memory_budget"),
    ],
)
async def test_what_cannot_be_right_is_refused_before_anything_starts(
    source: Any, how: dict[str, Any], fix: str
) -> None:
    with pytest.raises(ArgumentError, match=fix.replace("[", r"\[")):
        begin(ScriptedRunner(), source, **how)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stream", 5),
        ("stream", ".."),
        ("stream", "a\ud800"),
        ("timestamp_field", ""),
        ("timestamp_field", "a\ud800"),
        ("attempt_timeout", "300"),
        ("attempt_timeout", (5, 5)),
        ("attempt_timeout", True),
        ("attempt_timeout", float("nan")),
        ("attempt_timeout", 0),
        ("give_up_after", float("inf")),
        ("give_up_after", None),
        ("retry", 3),
        ("concurrency", True),
        ("concurrency", 2.5),
        ("chunk_bytes", "8MB"),
        ("memory_budget", 1e9),
        ("probe_budget", -1),
        ("probe_budget", "64"),
        ("max_rows_per_second", "5"),
        ("max_bytes_per_second", float("inf")),
        ("dry_run", "no"),
        ("stamp", 1),
        ("allow_schema_drift", None),
        ("filename", "a\ud800"),
        ("filename", b"a"),
        ("rejects", 5),
        ("ledger", 5),
        ("on_progress", 5),
        ("append", [("a", 1)]),
        ("append", {"a": "b\ud800"}),
        ("append", {"a": object()}),
        ("headers", ["a", 5]),
        ("headers", ["a\ud800"]),
        ("columns", 5),
    ],
)
async def test_an_argument_of_a_wrong_kind_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"^{name}"):
        begin(ScriptedRunner(), b"", **{name: value})


async def test_a_missing_file_is_an_argument_error_and_nothing_is_sent(tmp_path: Path) -> None:
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match="There is no file"):
        await upload(runner, tmp_path / "nowhere.csv")
    with pytest.raises(ArgumentError, match="is a directory"):
        await upload(runner, tmp_path)
    assert runner.sent == []


async def test_an_unknown_argument_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="chunksize"):
        begin(ScriptedRunner(), b"", chunksize=1)


@pytest.mark.parametrize(
    ("source", "how", "fix"),
    [
        (iter(["a,b\n"]), {}, "encode"),
        ([1, 2], {}, "bytes or dicts"),
        (b"PK\x03\x04rest", {}, "zip"),
        (b"a,b\r1,2\r", {}, "tr"),
        ("a,b\n1,2\n".encode("utf-16-le"), {}, "UTF-16"),
        (gzip.compress(csv_of(range(1000)))[:-20], {}, "ends in the middle"),
        (b"\xff\xfea\x00,\x00b\x00\n\x00\x31", {}, "not UTF-16 from byte 10"),
        ([{}], {"format": "csv"}, "no columns"),
        ([{"a": 1}], {"format": "csv", "timestamp_field": "when"}, "when"),
    ],
)
async def test_a_source_that_cannot_be_read_stops_the_run_with_the_fix(
    source: Any, how: dict[str, Any], fix: str
) -> None:
    error = await stopped(ScriptedRunner(), source, **how)
    assert fix in str(error)
    assert error.reason is None


async def test_a_gz_name_on_plain_data_is_pointed_out(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv.gz"
    path.write_bytes(csv_of([1]))
    assert "contains no gzip data" in str(await stopped(ScriptedRunner(), path))


@pytest.mark.parametrize(
    ("source", "how"),
    [
        ([{"a": 1}], {"headers": ["a"]}),
        (b"a\n1\n", {"columns": ["a"]}),
        (b'{"a":1}', {"delimiter": "|"}),
    ],
)
async def test_an_argument_that_does_not_fit_the_source_is_refused(
    source: Any, how: dict[str, Any]
) -> None:
    runner = ScriptedRunner()
    how = {"format": "auto" if "delimiter" in how else "csv", **how}
    with pytest.raises(ArgumentError):
        await upload(runner, source, **how)
    assert runner.sent == []


async def test_an_unbalanced_quote_stops_the_run_after_delivering_what_comes_before() -> None:
    runner = ScriptedRunner()
    error = await stopped(runner, csv_of(range(100)) + b'7,"oh no\n8,x\n', chunk_bytes=100)
    assert "is never closed" in str(error)
    assert (error.report.accepted, error.report.source_exhausted) == (100, False)
    assert error.report.bytes_unread == len(b'7,"oh no\n8,x\n')


async def test_an_iterable_that_fails_stops_the_run_after_delivering_what_it_gave() -> None:
    def records() -> Iterator[dict[str, int]]:
        yield {"n": 1}
        raise OSError("the database went away")

    error = await stopped(ScriptedRunner(), records())
    assert "OSError: the database went away" in str(error)
    assert (error.report.records_read, error.report.accepted) == (1, 1)


async def test_an_async_iterable_that_fails_stops_the_run_after_delivering_what_it_gave() -> None:
    async def records() -> AsyncIterator[dict[str, int]]:
        yield {"n": 1}
        raise OSError("the database went away")

    error = await stopped(ScriptedRunner(), records())
    assert (error.report.records_read, error.report.accepted) == (1, 1)


# Outcomes.


async def test_errors_stop_ends_the_run_at_the_first_rejected_record() -> None:
    runner = ScriptedRunner(lambda sent: counts(sent.records - 1, 1))
    error = await stopped(runner, csv_of(range(1000)), chunk_bytes=500, errors="stop")
    assert len(runner.sent) == 1
    assert "rejected 1 of the records 1 to" in str(error)
    assert error.report.rejected == 1


async def test_errors_stop_ends_the_run_at_the_first_quarantined_record() -> None:
    runner = ScriptedRunner()
    error = await stopped(runner, [{"a": 1}, {"a": [{}]}, {"a": 3}], errors="stop")
    assert "record 2, field 'a': an object inside a list" in str(error)
    assert runner.sent == []
    assert (error.report.quarantined, error.report.unsent) == (1, 2)


async def test_the_report_says_for_each_chunk_where_it_lies_and_its_outcome() -> None:
    report = await upload(ScriptedRunner(), csv_of(range(10)), chunk_bytes=32)
    assert [chunk.id for chunk in report.chunks] == ["1", "2", "3"]
    assert [(chunk.start, chunk.end) for chunk in report.chunks] == [(8, 40), (40, 72), (72, 88)]
    assert [(chunk.first_record, chunk.last_record) for chunk in report.chunks] == [
        (1, 4),
        (5, 8),
        (9, 10),
    ]
    assert {(chunk.state, chunk.attempts, chunk.unsent) for chunk in report.chunks} == {
        ("delivered", 1, 0)
    }


async def test_the_report_is_json_and_pickles() -> None:
    import orjson

    report = await upload(ScriptedRunner(lambda sent: counts(8, 2)), csv_of(range(10)))
    plain = orjson.loads(orjson.dumps(report.to_json()))
    assert (plain["accepted"], plain["rejected"], plain["conservation_ok"]) == (8, 2, True)
    assert plain["chunks"][0]["id"] == "1"
    error = UploadError("stopped", report=report, reason=status(401))
    copy = pickle.loads(pickle.dumps(error))
    assert copy.report == report
    assert copy.reason.status == 401


# Failures.


faults = st.sampled_from(["ok", "ok", "ok", "500", "429", "drop", "400", "413", "partial", "lie"])


@given(
    st.lists(faults, max_size=30),
    st.sampled_from(["quarantine", "drop", "stop"]),
    st.sampled_from(["retry", "hold"]),
    st.sampled_from(["csv", "json"]),
    st.integers(1, 4),
)
@settings(max_examples=80)
def test_every_record_has_one_outcome_whatever_goes_wrong(
    script: list[str], errors: str, ambiguous: str, form: str, concurrency: int
) -> None:
    made: dict[str, Script] = {
        "ok": accept,
        "500": lambda sent: status(500),
        "429": lambda sent: status(429),
        "drop": lambda sent: ConnectionDropped("reset", phase="send"),
        "400": lambda sent: status(400),
        "413": lambda sent: status(413),
        "partial": lambda sent: counts(sent.records - 1, 1),
        "lie": lambda sent: counts(sent.records + 1, 7),
    }

    async def scenario() -> UploadReport:
        runner = ScriptedRunner(in_turn(*(made[word] for word in script)))
        source = (
            csv_of(range(60))
            if form == "csv"
            else [{"n": n, "bad": [{}] * (n == 7)} for n in range(60)]
        )
        how = {"errors": errors, "ambiguous": ambiguous, "concurrency": concurrency}
        try:
            return await upload(runner, source, chunk_bytes=150, **how)
        except UploadError as error:
            return error.report

    report = asyncio.run(scenario())
    assert report.conservation_ok
    assert report.records_read == 60 or report.error is not None
    assert sum(chunk.records for chunk in report.chunks) + report.quarantined <= report.records_read


# Concurrency, progress, ending early.


async def test_no_more_requests_than_allowed_are_in_flight() -> None:
    runner = ScriptedRunner()
    await upload(runner, csv_of(range(2000)), chunk_bytes=500, concurrency=3)
    assert runner.most_in_flight <= 3


async def test_hooks_hear_of_every_chunk() -> None:
    events: list[Any] = []
    runner = ScriptedRunner()
    runner.hooks = Hooks([events.append])
    report = await upload(runner, csv_of(range(1000)), chunk_bytes=500)
    events = [event for event in events if isinstance(event, ChunkEvent)]
    assert len(events) == len(report.chunks)
    assert sum(event.accepted for event in events) == 1000
    assert {event.stream for event in events} == {"orders"}


def by_call(events: list[Any]) -> dict[tuple[str, bool], list[list[str]]]:
    """The kinds of the events of each call, by its chunk and whether it is a dry run."""
    begun = {event.call: event for event in events if isinstance(event, RequestEvent)}
    kinds: dict[int, list[str]] = {number: [] for number in begun}
    for event in events:
        if not isinstance(event, ChunkEvent):
            assert (event.stream, event.chunk) == ("orders", begun[event.call].chunk)
            kinds[event.call].append(type(event).__name__.removesuffix("Event"))
    found: dict[tuple[str, bool], list[list[str]]] = {}
    for number, event in begun.items():
        found.setdefault((event.chunk, event.dry_run), []).append(kinds[number])
    return found


async def seen_by_hooks(script: Script, source: Any, **how: Any) -> list[Any]:
    """The events of an upload, however it ends."""
    events: list[Any] = []
    runner = ScriptedRunner(script)
    runner.hooks = Hooks([events.append])
    with contextlib.suppress(UploadError):
        await upload(runner, source, **how)
    attempts = sum(isinstance(event, AttemptEvent) for event in events)
    assert attempts == len(runner.sent)
    return events


@pytest.mark.parametrize("hooks", [None, Hooks([])])
async def test_without_hooks_no_events_are_made(
    hooks: Hooks | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lytics_async.upload.deliver.courier.CallEvents", None)
    runner = ScriptedRunner(in_turn(status(503)))
    runner.hooks = hooks  # type: ignore[assignment]
    assert (await upload(runner, csv_of(range(3)))).accepted == 3


async def test_hooks_see_a_chunk_as_a_call_with_its_retries() -> None:
    events = await seen_by_hooks(in_turn(status(503), status(429)), csv_of(range(3)))
    assert by_call(events) == {
        ("1", False): [["Request", "Attempt", "Retry", "Attempt", "Retry", "Attempt", "Response"]]
    }


async def test_hooks_see_a_chunk_that_fails_as_a_failure() -> None:
    events = await seen_by_hooks(lambda _: status(403), csv_of(range(3)))
    assert by_call(events) == {("1", False): [["Request", "Attempt", "Failure"]]}
    [failure] = [event for event in events if isinstance(event, FailureEvent)]
    assert isinstance(failure.error, APIError)
    assert (failure.error.status, failure.attempts) == (403, 1)


async def test_hooks_see_halves_and_dry_runs_as_calls_of_their_own() -> None:
    store = Store(lambda line: line == b'{"n":1}', refuses=True)

    def limited(sent: Sent) -> Answer:
        return status(413) if sent.records > 4 else store(sent)

    events = await seen_by_hooks(limited, [{"n": n} for n in range(8)])
    calls = by_call(events)
    assert calls["1", False] == [["Request", "Attempt", "Failure"]]
    assert calls["1.1", False] == [
        ["Request", "Attempt", "Failure"],  # refused, for one bad record
        ["Request", "Attempt", "Response"],  # the others
    ]
    assert {tuple(kinds) for kinds in calls["1.1", True]} == {("Request", "Attempt", "Response")}
    assert calls["1.2", False] == [["Request", "Attempt", "Response"]]


async def test_hooks_see_the_end_of_an_upload_that_is_cancelled() -> None:
    events: list[Any] = []
    runner = ScriptedRunner()
    runner.hooks = Hooks([events.append])
    runner.gate = anyio.Event()
    async with begin(runner, csv_of(range(3))) as run:
        await runner.arrived.wait()
        await run.aclose(timeout=0)
    assert by_call(events) == {("1", False): [["Request", "Attempt", "Cancel"]]}


async def test_a_failing_chunk_is_a_line_of_the_log_with_its_stream_and_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    runner = ScriptedRunner(lambda _: status(403))
    runner.hooks = Hooks([LoggingHook()])
    await stopped(runner, csv_of(range(3)))
    [line] = [record.getMessage() for record in caplog.records]
    expected = "ingest.upload_csv_bulk (stream orders, chunk 1) failed: PermissionDenied (HTTP 403) after 1 attempt(s), "
    assert line.startswith(expected)


async def test_the_first_chunk_goes_alone() -> None:
    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    async with begin(runner, csv_of(range(1000)), chunk_bytes=500) as run:
        await runner.arrived.wait()
        for _ in range(100):
            await asyncio.sleep(0)
        assert len(runner.sent) == 1
        runner.gate.set()
        assert (await run.wait()).accepted == 1000


async def test_progress_comes_as_an_iterator_that_ends_with_the_run() -> None:
    async with begin(ScriptedRunner(), csv_of(range(1000)), chunk_bytes=500) as run:
        seen = [progress async for progress in run.progress()]
    assert seen[-1].finished
    assert seen[-1].accepted == 1000
    assert [each.finished for each in seen[:-1]] == [False] * (len(seen) - 1)


async def test_progress_comes_as_a_callback_with_a_last_call_at_the_end() -> None:
    seen: list[Progress] = []
    await upload(ScriptedRunner(), csv_of(range(1000)), chunk_bytes=500, on_progress=seen.append)
    assert seen[-1].finished
    assert seen[-1].accepted == 1000


async def test_a_callback_that_fails_stops_the_run_and_is_named() -> None:
    def broken(progress: Progress) -> None:
        raise ValueError("no such widget")

    error = await stopped(ScriptedRunner(), csv_of(range(10)), on_progress=broken)
    assert "on_progress raised ValueError: no such widget" in str(error)


async def test_aclose_gives_up_what_the_server_does_not_answer_and_says_so() -> None:
    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    async with begin(runner, csv_of(range(100)), chunk_bytes=400) as run:
        await runner.arrived.wait()
        with anyio.fail_after(5):
            await run.aclose(0.05)
        report = run.report
        assert report.unknown == report.chunks[0].records
        assert report.conservation_ok
        assert runner.in_flight == 0
        with pytest.raises(UploadError, match="closed before it was finished"):
            await run.wait()


async def test_aclose_with_time_delivers_what_was_taken_from_a_live_source() -> None:
    taken = anyio.Event()

    async def records() -> AsyncIterator[dict[str, int]]:
        for n in range(600):
            yield {"n": n}
        taken.set()
        await anyio.sleep_forever()

    runner = ScriptedRunner()
    run = begin(runner, records())
    await run.__aenter__()
    await taken.wait()
    with anyio.fail_after(10):
        await run.aclose(5)
    report = run.report
    assert (report.records_read, report.accepted) == (600, 600)
    assert not report.source_exhausted
    assert report.conservation_ok


async def test_cancelling_the_caller_leaves_nothing_running() -> None:
    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    task = asyncio.ensure_future(upload(runner, csv_of(range(100)), chunk_bytes=400))
    await runner.arrived.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert runner.in_flight == 0
    for thread in threading.enumerate():
        if thread.name == "lytics-upload-reader":
            await asyncio.to_thread(thread.join, 5)  # it ends in a turn of its own
    assert [each for each in asyncio.all_tasks() if each is not asyncio.current_task()] == []
    readers = [
        t for t in threading.enumerate() if t.name == "lytics-upload-reader" and t.is_alive()
    ]
    assert readers == []


async def test_a_cancel_scope_around_the_upload_ends_it_immediately() -> None:
    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    run = begin(runner, csv_of(range(100)))
    with anyio.fail_after(5), anyio.CancelScope() as scope:
        async with run:
            await runner.arrived.wait()
            scope.cancel()
            await run.wait()
    assert run.finished
    assert run.report.unknown == 100


async def test_an_exception_in_the_block_ends_the_upload_and_travels_on() -> None:
    runner = ScriptedRunner()
    runner.gate = anyio.Event()
    run = begin(runner, csv_of(range(10)))
    with pytest.raises(KeyError):  # noqa: PT012 # the block is what is tested
        async with run:
            await runner.arrived.wait()
            raise KeyError("mine")
    assert run.finished


async def test_a_source_that_blocks_forever_does_not_hold_up_the_end() -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as pipe:
        with anyio.fail_after(5):
            async with begin(ScriptedRunner(), pipe) as run:
                os.write(write_end, b"id\n1\n")
                await run.aclose(0.05)
        os.close(write_end)


async def test_a_run_is_used_within_async_with_and_only_once() -> None:
    run = begin(ScriptedRunner(), csv_of([1]))
    with pytest.raises(LifecycleError):
        await run.wait()
    with pytest.raises(LifecycleError):
        run.progress()
    await run.aclose()
    async with run:
        pass
    with pytest.raises(LifecycleError):
        await run.__aenter__()


async def test_the_file_is_closed_and_the_users_own_stays_open(tmp_path: Path) -> None:
    file = io.BytesIO(csv_of(range(10)))
    await upload(ScriptedRunner(), file)
    assert not file.closed


class Vault:
    """A token callable that raises once it has been asked so many times."""

    def __init__(self, works: int) -> None:
        self.left = works

    def __call__(self) -> str:
        self.left -= 1
        if self.left < 0:
            raise RuntimeError("the vault is sealed")
        return f"at.test.{self.left}"


@pytest.mark.parametrize("works", [0, 1])
async def test_a_token_callable_that_raises_stops_the_upload_with_its_report(
    works: int, tmp_path: Path
) -> None:
    """At the first request, and when a refused token is to be replaced."""
    orders = tmp_path / "orders.csv"
    orders.write_bytes(csv_of(range(100)))
    refused = response({}, status=401)
    runner = ScriptedRunner(in_turn(accept, accept, last=refused), token=Vault(works))
    error = await stopped(
        runner, orders, chunk_bytes=100, concurrency=1, ledger=tmp_path / "ledger"
    )
    report = error.report
    assert "The token callable raised RuntimeError: the vault is sealed" in str(error)
    assert error.reason is not None
    assert report.unknown == 0
    assert report.unsent > 0
    runner = ScriptedRunner()
    again = await upload(runner, orders, chunk_bytes=100, ledger=tmp_path / "ledger", resume=True)
    assert again.all_accepted
    assert again.accepted_before == report.accepted


async def test_a_transport_that_raises_leaves_the_chunk_in_doubt_and_the_ledger_resumable(
    tmp_path: Path,
) -> None:
    orders = tmp_path / "orders.csv"
    orders.write_bytes(csv_of(range(100)))
    runner = ScriptedRunner(in_turn(accept, RuntimeError("a defect")))
    error = await stopped(runner, orders, chunk_bytes=100, ledger=tmp_path / "ledger")
    assert "RuntimeError: a defect" in str(error)
    assert error.report.unknown > 0
    again = await upload(
        ScriptedRunner(), orders, chunk_bytes=100, ledger=tmp_path / "ledger", resume=True
    )
    assert again.all_accepted
