"""Rejected records are kept before they count as settled, and their good neighbours are delivered
whatever happens.
"""

import errno
import io
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import anyio
import orjson
import pytest
from crash_nursery import Job
from resuming import history_of, read, start, write
from resuming import upload as upload_in_chunks
from scripted import (
    AT_ONCE,
    Answer,
    ScriptedRunner,
    Sent,
    Store,
    counts,
    in_turn,
    status,
    stopped,
    upload,
)
from test_promise_08_crash_safety import MOMENTS, TOKEN, Nursery

from lytics_async.errors import ArgumentError, ConnectionDropped, UploadError
from lytics_async.local import LocalLytics
from lytics_async.upload.deliver import rejects as rejects_module
from lytics_async.upload.report import UploadReport

ROWS = 200
BAD = set(range(10, 200, 20))


def rows() -> list[dict[str, Any]]:
    return [{"id": n, "name": f"row {n}."} for n in range(ROWS)]


def is_bad(line: bytes) -> bool:
    return any(b"row %d." % number in line for number in BAD)


def numbers_in(path: Path) -> list[int]:
    """The numbers of the records in a file of rejected records, from 1."""
    lines = read(path).splitlines()
    if lines and lines[0].startswith(b"_"):
        return [int(line.partition(b",")[0]) for line in lines[1:]]
    return [orjson.loads(line)["_reject_record"] for line in lines]


def kept_in(path: Path) -> bool:
    return path.exists()


def ids(store: Store) -> list[int]:
    return [int(line.rpartition(b" ")[2].partition(b".")[0]) for line in store.lines]


WANTED = sorted(number + 1 for number in BAD)
GOOD = sorted(set(range(ROWS)) - BAD)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rejects"


# The run ends between the verdict and the end of the dry runs.


class Full(io.FileIO):
    """A file on a disk that has room for so many bytes."""

    room = 150

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) <= self.room:
            return super().write(data)
        fits = max(0, self.room - self.tell())
        if not fits:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data[:fits])


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("same", [False, True])
async def test_a_full_disk_loses_no_rejected_record(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch, form: str, same: bool
) -> None:
    create = rejects_module._create

    def full(path: Path) -> io.FileIO:
        create(path).close()
        return Full(path, "r+")

    how: dict[str, Any] = {"format": form, "ledger": tmp_path / "ledger", "chunk_bytes": 100_000}
    how |= {"probe_budget": 500}
    store = Store(is_bad, refuses=True)
    with monkeypatch.context() as patch:
        patch.setattr(rejects_module, "_create", full)
        with pytest.raises(UploadError, match="no space left on device") as error:
            await upload_in_chunks(ScriptedRunner(store), rows(), rejects=path, **how)
    report = error.value.report
    assert report is not None
    assert not report.complete
    assert not history_of(tmp_path / "ledger").complete
    again = path if same else tmp_path / "more"
    report = await upload_in_chunks(
        ScriptedRunner(store), rows(), rejects=again, resume=True, **how
    )
    assert (report.complete, report.rejected, report.unlocated) == (True, len(BAD), 0)
    assert sorted(numbers_in(again)) == WANTED
    assert same or not kept_in(path) or numbers_in(path) == []
    assert sorted(set(ids(store))) == GOOD


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("question", range(0, 40, 3))
async def test_closing_at_any_dry_run_loses_no_rejected_record(
    tmp_path: Path, path: Path, form: str, question: int
) -> None:
    how: dict[str, Any] = {"format": form, "ledger": tmp_path / "ledger", "chunk_bytes": 2000}
    store = Store(is_bad, refuses=True)
    runner = ScriptedRunner(store)
    asked = anyio.Event()

    def answer(sent: Sent) -> Answer:
        if sent.dry_run and store.questions == question:
            asked.set()
            runner.gate = anyio.Event()
        return store(sent)

    runner.answer = answer
    async with start(runner, rows(), rejects=path, **how) as run:
        with anyio.move_on_after(5):
            await asked.wait()
        await run.aclose()
    assert asked.is_set()
    before = history_of(tmp_path / "ledger")
    assert (run.report.unlocated, run.report.complete) == (before.unlocated, False)
    report = await upload_in_chunks(ScriptedRunner(store), rows(), rejects=path, resume=True, **how)
    assert (report.complete, report.rejected, report.accepted) == (True, len(BAD), len(GOOD))
    assert sorted(numbers_in(path)) == WANTED
    assert (report.rejects, report.rejects_written) == (str(path), len(BAD))
    history = history_of(tmp_path / "ledger")
    assert (history.complete, history.rejected) == (True, len(BAD))


async def test_a_resume_that_only_counts_locates_nothing(tmp_path: Path) -> None:
    how: dict[str, Any] = {"format": "csv", "ledger": tmp_path / "ledger"}
    store = Store(is_bad)
    fatal = in_turn(store, *[status(403)] * 100)
    with pytest.raises(UploadError):
        await upload_in_chunks(ScriptedRunner(fatal), rows(), **how)
    assert history_of(tmp_path / "ledger").unlocated > 0
    runner = ScriptedRunner(store)
    report = await upload_in_chunks(runner, rows(), resume=True, errors="drop", **how)
    assert (report.complete, report.probes) == (True, 0)
    assert not any(sent.dry_run for sent in runner.sent)


async def test_a_located_chunk_is_not_located_again(tmp_path: Path, path: Path) -> None:
    how: dict[str, Any] = {"format": "csv", "ledger": tmp_path / "ledger", "rejects": path}
    store = Store(is_bad)
    await upload_in_chunks(ScriptedRunner(store), rows(), **how)
    runner = ScriptedRunner(store)
    report = await upload_in_chunks(runner, rows(), resume=True, **how)
    assert (runner.sent, report.rejects_written) == ([], len(BAD))
    assert sorted(numbers_in(path)) == WANTED


@pytest.mark.parametrize("content", [b"", b"mine\n", b"_reject_record,_reject_reason,a\n1,x,2\n"])
async def test_a_file_that_is_not_of_this_upload_is_refused_by_a_resume_too(
    tmp_path: Path, path: Path, content: bytes
) -> None:
    how: dict[str, Any] = {"format": "csv", "ledger": tmp_path / "ledger", "resume": True}
    write(path, content)
    runner = ScriptedRunner()
    if not content:  # as a run leaves it that is killed before it begins
        await upload_in_chunks(runner, rows(), rejects=path, **how)
        return
    with pytest.raises(ArgumentError, match="There is a file at"):
        await upload_in_chunks(runner, rows(), rejects=path, **how)
    assert (runner.sent, read(path)) == ([], content)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("lost", [1, 2, 9, 30])
async def test_a_torn_end_of_the_file_is_cut_off_and_written_again(
    tmp_path: Path, path: Path, form: str, lost: int
) -> None:
    how: dict[str, Any] = {"format": form, "ledger": tmp_path / "ledger", "chunk_bytes": 100_000}
    how |= {"probe_budget": 500}
    store = Store(is_bad, refuses=True)
    await upload_in_chunks(ScriptedRunner(store), rows(), rejects=path, **how)
    lines = read(tmp_path / "ledger").splitlines(keepends=True)
    settled = next(at for at, line in enumerate(lines) if b'"step":"rejected"' in line)
    write(tmp_path / "ledger", b"".join(lines[: settled + (form == "csv")]))
    write(path, read(path)[:-lost])
    await upload_in_chunks(ScriptedRunner(store), rows(), rejects=path, resume=True, **how)
    assert sorted(numbers_in(path)) == WANTED


# A chunk that is refused whole, and of which the dry runs find less than was refused.


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_a_chunk_that_is_refused_without_a_reason_is_kept_whole(
    path: Path, form: str
) -> None:
    report = await upload(
        ScriptedRunner(in_turn(status(400))), rows()[:20], rejects=path, format=form
    )
    assert (report.rejected, report.accepted) == (20, 0)
    assert numbers_in(path) == list(range(1, 21))


async def test_rows_of_a_refused_csv_chunk_that_no_dry_run_blames_are_kept_too(path: Path) -> None:
    store = Store(lambda line: b"row 7." in line)
    runner = ScriptedRunner(lambda sent: store(sent) if sent.dry_run else status(400))
    report = await upload(runner, rows()[:20], rejects=path, format="csv")
    assert report.rejected == 20
    assert sorted(numbers_in(path)) == list(range(1, 21))


async def test_more_rejected_than_the_dry_runs_find_keeps_whoever_it_may_be(path: Path) -> None:
    def answer(sent: Sent) -> Answer:
        return counts(sent.records) if sent.dry_run else counts(5, 15)

    report = await upload(ScriptedRunner(answer), rows()[:20], rejects=path, format="csv")
    assert (report.accepted, report.rejected) == (5, 15)
    assert len(numbers_in(path)) >= 15


# The rest of a chunk, without its bad records.


def rest_meets(store: Store, *failures: Answer) -> Callable[[Sent], Answer]:
    """A server whose first responses to the rest of a chunk are these."""
    left = list(failures)
    refused = False

    def answer(sent: Sent) -> Answer:
        nonlocal refused
        if refused and left and not sent.dry_run:
            return left.pop(0)
        outcome = store(sent)
        refused = refused or isinstance(outcome, Exception)
        return outcome

    return answer


DROPPED = ConnectionDropped("reset", phase="receive")


@pytest.mark.parametrize(
    "failures",
    [
        [status(413)],
        [status(413)] * 3,
        [status(400)],
        [status(400)] * 2,
        [status(413), status(400), DROPPED],
        [status(503), status(429), DROPPED],
    ],
    ids=str,
)
@pytest.mark.parametrize("number", [1, 99, 200])
async def test_the_good_neighbours_of_a_bad_record_are_delivered_whatever_the_rest_meets(
    tmp_path: Path, path: Path, failures: list[Answer], number: int
) -> None:
    store = Store(lambda line: b"row %d." % (number - 1) in line, refuses=True)
    report = await upload(
        ScriptedRunner(rest_meets(store, *failures)),
        rows(),
        rejects=path,
        ledger=tmp_path / "ledger",
        chunk_bytes=100_000,
    )
    assert (report.accepted, report.rejected, report.complete) == (ROWS - 1, 1, True)
    assert set(ids(store)) == set(range(ROWS)) - {number - 1}
    assert numbers_in(path) == [number]
    assert len(store.lines) - len(set(ids(store))) <= report.max_possible_duplicates
    history = history_of(tmp_path / "ledger")
    assert (history.accepted, history.rejected, history.complete) == (ROWS - 1, 1, True)


async def test_bad_records_that_show_only_in_the_rest_are_located_with_their_own_numbers(
    path: Path,
) -> None:
    """Such as one that only a smaller body brings to light."""
    late = Store(lambda line: b"row 150." in line or b"row 151." in line, refuses=True)
    early = Store(lambda line: b"row 20." in line, refuses=True)

    def answer(sent: Sent) -> Answer:
        if b"row 20." in sent.content:
            return early(sent)
        if sent.records > 120 and not sent.dry_run:
            return status(413)
        return late(sent)

    report = await upload(ScriptedRunner(answer), rows(), rejects=path, chunk_bytes=100_000)
    assert (report.accepted, report.rejected) == (ROWS - 3, 3)
    assert sorted(numbers_in(path)) == [21, 151, 152]
    assert set(ids(late)) | set(ids(early)) == set(range(ROWS)) - {20, 150, 151}


async def test_a_rest_that_is_refused_forever_costs_a_bounded_number_of_requests(
    path: Path,
) -> None:
    store = Store(lambda line: b"row 20." in line, refuses=True)
    runner = ScriptedRunner(rest_meets(store, *[status(400)] * 10_000))
    report = await upload(
        runner, rows(), rejects=path, chunk_bytes=100_000, probe_budget=30, retry=AT_ONCE
    )
    assert report.conservation_ok
    assert report.rejected == ROWS
    assert sorted(numbers_in(path)) == list(range(1, ROWS + 1))
    assert len(runner.sent) < 100


async def test_what_the_server_counted_in_is_not_reported_as_rejected(path: Path) -> None:
    """With few questions, a range contains records that the server has taken."""
    store = Store(lambda line: b"row 150." in line)
    report: UploadReport = await upload(
        ScriptedRunner(store), rows(), rejects=path, chunk_bytes=100_000, probe_budget=1
    )
    assert report.accepted >= 150
    assert report.conservation_ok
    assert {151} <= set(numbers_in(path))


async def test_a_rest_whose_run_is_stopped_is_not_settled(tmp_path: Path, path: Path) -> None:
    store = Store(lambda line: b"row 20." in line, refuses=True)
    how: dict[str, Any] = {"ledger": tmp_path / "ledger", "rejects": path, "format": "json"}
    runner = ScriptedRunner(rest_meets(store, status(403)))
    error = await stopped(runner, rows(), **how)
    assert (error.report.rejected, error.report.complete) == (0, False)
    report = await upload(ScriptedRunner(store), rows(), resume=True, **how)
    assert (report.accepted, report.rejected, report.complete) == (ROWS - 1, 1, True)
    assert numbers_in(path) == [21]


# Kills.


@pytest.mark.parametrize("form", ["csv", "ndjson"])
async def test_a_kill_around_the_verdict_on_bad_rows_loses_nothing(
    tmp_path: Path, path: Path, form: str
) -> None:
    """Killed before, within and after each of the steps; no child begins where another has ended
    its run.
    """
    source = tmp_path / f"orders.{form}"
    bad = {5, 40, 41, 90}
    if form == "csv":
        lines = [b"id,note", *(b"%d" % n if n in bad else b"%d,row" % n for n in range(1, 101))]
    else:
        lines = [
            b'{"id":%d,"note":"%s"}' % (n, b"x" * (90 if n in bad else 5)) for n in range(1, 101)
        ]
    write(source, b"\n".join(lines) + b"\n")
    kills = 0
    nursery = Nursery()
    with LocalLytics(token=TOKEN, max_record_bytes=80, droperrors_json=False) as local:
        try:
            for step, moment in product(("rejected", "kept", "ambiguous"), MOMENTS):
                job = Job(
                    source=str(source),
                    ledger=str(tmp_path / "ledger"),
                    url=local.url,
                    stream="orders",
                    step=step,
                    moment=moment,
                    how={"chunk_bytes": 300, "concurrency": 2, "rejects": str(path)},
                )
                kills += nursery.run(job) == "killed"
        finally:
            nursery.close()
        async with local.client() as lytics:
            run = lytics.start_upload(
                source,
                stream="orders",
                ledger=tmp_path / "ledger",
                resume=True,
                rejects=path,
                chunk_bytes=300,
            )
            async with run:
                result = await run.wait()
        stored = {int(row["id"]) for row in local.rows("orders")}
    assert kills >= 2
    assert (result.complete, result.rejected) == (True, len(bad))
    assert stored == set(range(1, 101)) - bad
    assert sorted(numbers_in(path)) == sorted(bad)


# Dry runs that fail.


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("failing", range(1, 9))
@pytest.mark.parametrize("code", [413, 503, 429])
async def test_a_failing_dry_run_puts_no_blame_on_a_good_record(
    path: Path, form: str, failing: int, code: int
) -> None:
    store = Store(lambda line: b"row 150." in line, refuses=True)
    questions = 0

    def answer(sent: Sent) -> Answer:
        nonlocal questions
        questions += sent.dry_run
        return status(code) if sent.dry_run and questions == failing else store(sent)

    report = await upload(
        ScriptedRunner(answer), rows(), rejects=path, format=form, chunk_bytes=100_000
    )
    assert (report.accepted, report.rejected) == (ROWS - 1, 1)
    assert numbers_in(path) == [151]


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_when_no_dry_run_can_be_made_a_range_is_kept_after_a_bounded_number_of_requests(
    path: Path, form: str
) -> None:
    store = Store(lambda line: b"row 150." in line, refuses=True)
    runner = ScriptedRunner(lambda sent: status(500) if sent.dry_run else store(sent))
    report = await upload(
        runner, rows(), rejects=path, format=form, chunk_bytes=100_000, retry=AT_ONCE
    )
    assert len(runner.sent) < 20
    assert 151 in numbers_in(path)
    assert all("were not located (probe_budget)" in each.reason for each in report.rejected_records)


@pytest.mark.parametrize("number", [5, 150])
async def test_with_hold_a_chunk_that_cannot_be_asked_about_is_unsent_and_not_rejected(
    number: int,
) -> None:
    store = Store()
    mark = b"row %d." % number
    fails = ScriptedRunner(
        lambda sent: status(500) if sent.dry_run and mark in sent.content else store(sent)
    )
    error = await stopped(fails, rows(), ambiguous="hold", chunk_bytes=1000, retry=AT_ONCE)
    assert error.report.rejected == 0
    assert error.report.unsent > 0
    assert number not in ids(store)
