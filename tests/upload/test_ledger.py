"""The ledger: what the file holds, who may have it, and what is made of a damaged one."""

import asyncio
import errno
import os
import re
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from resuming import history_of, read, refuse_after, start, upload, write
from scripted import Answer, ScriptedRunner, Sent, accept, counts, csv_of, in_turn

from lytics_async.errors import ArgumentError, ConnectionDropped, PayloadTooLarge, UploadError
from lytics_async.upload.record import ledger as ledger_module
from lytics_async.upload.record.replay import line_of, read_history

ROWS = 300
DROPPED = ConnectionDropped("dropped", phase="read", operation="upload")
TOO_LARGE = PayloadTooLarge("Too large", status=413, operation="upload")


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_bytes(csv_of(range(ROWS)))
    return path


@pytest.fixture
def path(orders: Path) -> Path:
    """Where `auto` puts the ledger of the orders."""
    return orders.with_name("orders.csv.lytics-ledger")


@pytest.fixture
async def stopped(orders: Path, path: Path) -> Path:
    """The ledger of an upload that was refused after five requests."""
    with pytest.raises(UploadError):
        await upload(ScriptedRunner(refuse_after(5)), orders, ledger="auto")
    return path


def steps(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line[9:]) for line in read(path).splitlines()]


async def test_it_tells_every_step_of_every_chunk(orders: Path, path: Path) -> None:
    runner = ScriptedRunner(in_turn(DROPPED, TOO_LARGE))
    await upload(runner, orders, ledger="auto", chunk_bytes=100_000)
    kinds = [step["step"] for step in steps(path)]
    assert kinds == [
        *("open", "plan", "sent", "ambiguous", "sent", "dead", "split"),
        *("sent", "acked", "sent", "acked", "close"),
    ]


async def test_the_halves_of_a_chunk_in_doubt_are_in_doubt_too(orders: Path, path: Path) -> None:
    report = await upload(
        ScriptedRunner(in_turn(DROPPED, TOO_LARGE)), orders, ledger=path, chunk_bytes=100_000
    )
    assert len(report.chunks) == 2
    assert report.max_possible_duplicates >= ROWS
    assert history_of(path).max_possible_duplicates == report.max_possible_duplicates


async def test_it_is_readable_by_its_owner_only(stopped: Path) -> None:
    assert stat.S_IMODE(os.stat(stopped).st_mode) == 0o600


async def test_a_chunk_is_marked_sent_on_disk_before_its_first_byte_leaves(
    orders: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    flush = ledger_module.flush

    def remember(file: int) -> None:
        flush(file)
        flushed.append(os.fstat(file).st_size)

    monkeypatch.setattr(ledger_module, "flush", remember)
    runner = ScriptedRunner()

    def answer(sent: Sent) -> Answer:
        on_disk = read(path)[: flushed[-1]]
        assert on_disk.count(b'"step":"sent"') >= len(runner.sent)
        return accept(sent)

    runner.answer = answer
    report = await upload(runner, orders, ledger=path, concurrency=3)
    assert report.all_accepted


async def test_nothing_is_sent_once_the_ledger_cannot_be_written(
    orders: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = ledger_module.append

    def full(file: int, data: bytes) -> None:
        if b'"chunk":"4"' in data:
            append(file, data[:20])
            raise OSError(errno.ENOSPC, "No space left on device")
        append(file, data)

    monkeypatch.setattr(ledger_module, "append", full)
    runner = ScriptedRunner()
    with pytest.raises(UploadError, match="no space left on device"):
        await upload(runner, orders, ledger=path)
    assert len(runner.sent) <= 3
    monkeypatch.undo()
    again = ScriptedRunner()
    report = await upload(again, orders, ledger=path, resume=True)
    assert report.all_accepted


async def test_another_run_is_refused_while_one_has_it_open(orders: Path, path: Path) -> None:
    async with start(ScriptedRunner(), orders, ledger=path) as run:
        held = ledger_module.Ledger
        await run.wait()
        other = held(path, resume=True)
        with pytest.raises(ArgumentError, match="Another upload is using the ledger"):
            held(path, resume=True)
        other.abandon()
    held(path, resume=True).abandon()


async def test_a_ledger_that_holds_a_run_is_not_used_for_another(
    orders: Path, stopped: Path
) -> None:
    runner = ScriptedRunner()
    before = read(stopped)
    with pytest.raises(ArgumentError, match="resume=True"):
        await upload(runner, orders, ledger=stopped)
    assert (runner.sent, read(stopped)) == ([], before)


@pytest.mark.parametrize("content", [b"id,name\n1,a\n", b"x", b"\xff" * 100, b'{"step":"open"}\n'])
async def test_a_file_that_is_not_a_ledger_is_refused_and_left_alone(
    orders: Path, tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "other"
    write(other, content)
    with pytest.raises(ArgumentError, match="is not a ledger"):
        await upload(ScriptedRunner(), orders, ledger=other, resume=True)
    assert read(other) == content


@pytest.mark.parametrize("kept", [0, 5, 9, 20, 60])
async def test_a_ledger_whose_first_line_was_torn_holds_nothing(
    orders: Path, stopped: Path, kept: int
) -> None:
    write(stopped, read(stopped)[:kept])
    assert read_history(stopped) is None
    report = await upload(ScriptedRunner(), orders, ledger=stopped, resume=True)
    assert (report.resumed, report.all_accepted) == (False, True)


async def test_an_upload_that_cannot_begin_leaves_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="There is no file"):
        await upload(ScriptedRunner(), tmp_path / "nothing.csv", ledger="auto")
    assert os.listdir(tmp_path) == []


async def test_a_ledger_that_cannot_be_made_is_named(orders: Path, tmp_path: Path) -> None:
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match="Cannot open the ledger"):
        await upload(runner, orders, ledger=tmp_path / "no" / "ledger")
    assert runner.sent == []


@pytest.mark.parametrize("torn", [1, 10, 40])
async def test_a_torn_end_is_cut_off(orders: Path, stopped: Path, torn: int) -> None:
    whole = read(stopped)
    last = whole.splitlines(keepends=True)[-1]
    write(stopped, whole + last[:torn])
    history = history_of(stopped)
    assert (history.length, history.damaged) == (len(whole), torn)
    report = await upload(ScriptedRunner(), orders, ledger=stopped, resume=True)
    assert report.all_accepted
    assert history_of(stopped).damaged == 0


async def test_garbage_at_the_end_is_cut_off(orders: Path, stopped: Path) -> None:
    write(stopped, read(stopped) + b"garbage\n\0\0\0\n")
    report = await upload(ScriptedRunner(), orders, ledger=stopped, resume=True)
    assert report.all_accepted


async def test_a_line_that_is_lost_at_the_end_puts_what_was_cut_in_doubt(
    orders: Path, path: Path
) -> None:
    """The lost line may have said that a chunk was sent, so `hold` must not send it."""
    await upload(ScriptedRunner(), orders, ledger=path)
    lines = read(path).splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if b'"step":"sent"' in line)
    write(path, b"".join([*lines[:place], b"\x00" + lines[place][1:]]))
    planned = sum(b'"step":"plan"' in line for line in lines[:place])
    runner = ScriptedRunner()
    report = await upload(runner, orders, ledger=path, resume=True, ambiguous="hold")
    assert {chunk.id for chunk in report.chunks if chunk.state == "unknown"} == {
        str(number) for number in range(1, planned + 1)
    }
    assert report.unknown + report.accepted == ROWS


async def test_damage_in_the_middle_is_refused_with_the_line_and_the_way_out(
    orders: Path, stopped: Path
) -> None:
    lines = read(stopped).splitlines(keepends=True)
    damaged = [*lines[:3], lines[3].replace(b"chunk", b"chonk"), *lines[4:]]
    write(stopped, b"".join(damaged))
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match=r"Line 4 of the ledger .*head -n 3"):
        await upload(runner, orders, ledger=stopped, resume=True)
    assert runner.sent == []
    assert read(stopped) == b"".join(damaged)


async def test_a_ledger_of_another_format_is_refused(orders: Path, stopped: Path) -> None:
    lines = read(stopped).splitlines(keepends=True)
    write(stopped, b"".join([line_of({**orjson.loads(lines[0][9:]), "format": 99}), *lines[1:]]))
    with pytest.raises(ArgumentError, match="another version"):
        await upload(ScriptedRunner(), orders, ledger=stopped, resume=True)


@pytest.mark.parametrize("fields", [{"colour": "red"}, {"fingerprint": 7}, {"step": "plan"}])
async def test_a_first_line_that_is_not_ours_is_refused(
    orders: Path, stopped: Path, fields: dict[str, Any]
) -> None:
    lines = read(stopped).splitlines(keepends=True)
    write(stopped, b"".join([line_of(orjson.loads(lines[0][9:]) | fields), *lines[1:]]))
    with pytest.raises(ArgumentError, match="another version"):
        await upload(ScriptedRunner(), orders, ledger=stopped, resume=True)


async def test_its_history_accounts_for_every_record(orders: Path, path: Path) -> None:
    script = in_turn(accept, lambda sent: counts(sent.records - 2, 2), DROPPED, *[accept] * 2)
    refused = refuse_after(0)
    answers = iter(range(1000))
    runner = ScriptedRunner(lambda sent: script(sent) if next(answers) < 5 else refused(sent))
    with pytest.raises(UploadError) as error:
        await upload(runner, orders, ledger=path, ambiguous="hold", errors="drop")
    report, history = error.value.report, history_of(path)
    assert report is not None
    for name in ("records_read", "accepted", "rejected", "quarantined", "unknown", "unsent"):
        assert getattr(history, name) == getattr(report, name), name
    assert history.cursor == report.cursor == report.chunks[1].last_record
    states = [span.state for span in history.unsettled()]
    assert states == ["unknown", "unsent"]


# Lines that are sound, and do not belong together.


Rearranged = Callable[[list[bytes]], list[bytes]]


def find(lines: list[bytes], kind: str) -> int:
    return next(at for at, line in enumerate(lines) if b'"step":"%s"' % kind.encode() in line)


def without_first_plan(lines: list[bytes]) -> list[bytes]:
    at = find(lines, "plan")
    return [*lines[:at], *lines[at + 1 :]]


def without_second_plan(lines: list[bytes]) -> list[bytes]:
    at = [at for at, line in enumerate(lines) if b'"step":"plan"' in line][1]
    return [*lines[:at], *lines[at + 1 :]]


def unclosed(lines: list[bytes]) -> list[bytes]:
    return [line for line in lines if b'"step":"close"' not in line]


def changed(kind: str, **fields: Any) -> Rearranged:
    def change(lines: list[bytes]) -> list[bytes]:
        at = find(lines, kind)
        step = orjson.loads(lines[at][9:]) | fields
        return [*lines[:at], line_of(step), *lines[at + 1 :]]

    return change


def another_run(lines: list[bytes]) -> list[bytes]:
    opening = orjson.loads(lines[0][9:])
    return [*lines, line_of(opening | {"step": "resume", "run": "another"})]


@pytest.mark.parametrize(
    ("rearranged", "problem"),
    [
        (lambda lines: lines + lines, "comes after the run was closed"),
        (lambda lines: unclosed(lines) * 2, "opens a second ledger"),
        (lambda lines: [lines[0], *lines], "opens a second ledger"),
        (lambda lines: unclosed(lines) + lines[1:], "planned before"),
        (lambda lines: lines + lines[1:], "comes after the run was closed"),
        (lambda lines: [*unclosed(lines), lines[find(lines, "acked")]], "settled before"),
        (lambda lines: [*unclosed(lines), lines[find(lines, "sent")]], "settled before"),
        (without_first_plan, "no plan names its chunk 1|plans from record"),
        (without_second_plan, "no plan names its chunk 2|plans from record"),
        (lambda lines: [*unclosed(lines), line_of({"step": "moved", "chunk": "1"})], "'moved'"),
        (lambda lines: [*unclosed(lines), line_of({"step": "sent"})], "lacks a field"),
        (lambda lines: [*unclosed(lines), line_of({"step": "kept", "chunk": "1"})], "no rejected"),
        (changed("acked", accepted=10_000), "and it counts"),
        (changed("plan", start=None), "its 'start' is not a number of bytes or records"),
        (changed("plan", last=10_000), "its counts do not add up"),
        (changed("acked", accepted="3"), "its 'accepted' is not a number"),
        (changed("plan", chunk={}), "lacks a field"),
        (another_run, "resumes another upload"),
    ],
)
async def test_lines_that_do_not_belong_together_are_refused_by_number_with_the_way_out(
    orders: Path, stopped: Path, rearranged: Rearranged, problem: str
) -> None:
    content = b"".join(rearranged(read(stopped).splitlines(keepends=True)))
    write(stopped, content)
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match=problem) as error:
        await upload(runner, orders, ledger=stopped, resume=True)
    assert re.search(r"Line \d+ of the ledger .*head -n \d+", str(error.value))
    assert (runner.sent, read(stopped)) == ([], content)


@pytest.mark.parametrize("kind", ["fifo", "device", "directory", "link to a fifo"])
@pytest.mark.parametrize("errors", ["quarantine", "strict"])
async def test_only_a_regular_file_can_be_a_ledger(
    orders: Path, tmp_path: Path, kind: str, errors: str
) -> None:
    path = tmp_path / "ledger"
    if kind == "device":
        path = Path("/dev/full")
    elif kind == "directory":
        path = tmp_path
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        os.mkfifo(tmp_path / "fifo")
        os.symlink("fifo", path)
    runner = ScriptedRunner()
    async with asyncio.timeout(10):
        with pytest.raises(ArgumentError, match=r"The ledger .* is a .*name a regular file"):
            await upload(runner, orders, ledger=path, errors=errors)
    assert runner.sent == []
    with pytest.raises(ArgumentError, match="name a regular file"):
        read_history(path)


def test_a_step_is_whole_although_the_system_takes_it_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:3]))
    with (tmp_path / "ledger").open("wb") as file:
        ledger_module.append(file.fileno(), b"0123456789")
    assert (tmp_path / "ledger").read_bytes() == b"0123456789"


async def test_leaving_does_not_wait_for_a_disk_that_hangs(
    orders: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, flush = ledger_module.append, ledger_module.flush
    closing = threading.Event()
    works = threading.Event()
    waited: list[str] = []

    def append_step(file: int, data: bytes) -> None:
        if b'"step":"close"' in data:
            closing.set()
        append(file, data)

    def hang(file: int) -> None:
        if closing.is_set() and not works.wait(10):
            waited.append("until the disk worked")
        flush(file)

    monkeypatch.setattr(ledger_module, "append", append_step)
    monkeypatch.setattr(ledger_module, "flush", hang)
    try:
        report = await upload(ScriptedRunner(), orders, ledger=path)
    finally:
        works.set()
    assert report.all_accepted
    assert closing.is_set()
    assert waited == []
