"""A run that resumes names the lines of the records that it holds back, as the first run did."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from resuming import upload, write
from scripted import ScriptedRunner, Store

from lytics_async.upload.report import UploadReport

BAD_ROWS = {3, 17, 40, 41, 79}


def csv_of(first: int, delimiter: str = ",") -> bytes:
    """Rows over one or two lines; some of them are not UTF-8."""
    rows = [b"id,name"]
    for number in range(first, first + 80):
        name = b'"two\nlines"' if number % 7 == 0 else b"one line"
        if number - first in BAD_ROWS:
            name = b"bad \xff" if number % 2 else b'"bad\n\xff"'
        rows.append(b"%d,%b" % (number, name))
        if number % 9 == 0:
            rows.append(b"")
    return (b"\n".join(rows) + b"\n").replace(b",", delimiter.encode())


def json_of(first: int) -> bytes:
    lines = [
        b'{"id":%d,"name":"a name that is long"' % number + b"}" * (number - first not in BAD_ROWS)
        for number in range(first, first + 80)
    ]
    return b"\n\n".join(lines) + b"\n"


SOURCES: dict[str, tuple[list[bytes], str, dict[str, Any]]] = {
    "csv": ([csv_of(0)], ".csv", {}),
    "csv with semicolons": ([csv_of(0, ";")], ".csv", {"delimiter": ";"}),
    "gzip": ([gzip.compress(csv_of(0))], ".csv.gz", {}),
    "json": ([json_of(0)], ".ndjson", {}),
    "two files": ([csv_of(0), csv_of(80)], ".csv", {}),
    "files of one chunk": ([csv_of(0)[:300], csv_of(80)[:300], csv_of(160)], ".csv", {}),
    "two gzip files": ([gzip.compress(json_of(0)), gzip.compress(json_of(80))], ".json.gz", {}),
    "a long record": (
        [csv_of(0).replace(b"\n22,", b'\n21,"' + b"x\n" * 1000 + b'"\n22,')],
        ".csv",
        {"max_record_bytes": 500},
    ),
}


def bad_of(report: UploadReport) -> list[tuple[Any, ...]]:
    found = [(each.number, each.start, each.line) for each in report.quarantined_records]
    return sorted(found)


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("force", [False, True])
async def test_wherever_the_first_run_was_killed(tmp_path: Path, name: str, force: bool) -> None:
    contents, suffix, how = SOURCES[name]
    files = [tmp_path / f"{at}{suffix}" for at in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        write(file, content)
    source = files if len(files) > 1 else files[0]
    ledger, rest = tmp_path / "ledger", tmp_path / "rest"
    first = Store()
    report = await upload(ScriptedRunner(first), source, ledger=ledger, **how)
    wanted = bad_of(report)
    assert len(wanted) >= 5
    if name == "csv":
        lines = [contents[0].count(b"\n", 0, at) + 1 for _, at, _ in wanted]
        assert [line for _, _, line in wanted] == lines
    assert None not in {line for _, _, line in wanted}
    if force:  # nothing is passed over without being read
        write(files[0], contents[0])
    steps = ledger.read_bytes().splitlines(keepends=True)
    assert len(steps) > 8
    for kept in range(1, len(steps)):
        write(rest, b"".join(steps[:kept]))
        second = Store()
        resume = "force" if force else True
        again = await upload(ScriptedRunner(second), source, ledger=rest, resume=resume, **how)
        assert bad_of(again) == wanted, kept
        assert again.complete
        assert (again.records_read, again.accepted) == (report.records_read, report.accepted)
        lines = set(second.lines)
        assert lines <= set(first.lines), lines - set(first.lines)


@pytest.mark.parametrize("json", [False, True])
async def test_a_run_that_ended_with_a_file_resumes_with_the_header_of_the_next(
    tmp_path: Path, json: bool
) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        text = b'{"id":1}\n{"id":2}\n' if json else b"id,name\n1,x\n2,y\n"
        write(file, text)
    ledger = tmp_path / "ledger"
    await upload(ScriptedRunner(), files, ledger=ledger)
    steps = ledger.read_bytes().splitlines(keepends=True)[:-1]
    write(ledger, b"".join(step for step in steps if b'"chunk":"2"' not in step))
    store = Store()
    report = await upload(ScriptedRunner(store), files, ledger=ledger, resume=True)
    assert (report.accepted, report.accepted_before, report.quarantined) == (4, 2, 0)
    assert len(store.lines) == 2


async def test_a_ledger_without_lines_can_be_resumed(tmp_path: Path) -> None:
    import re
    import zlib

    path, ledger = tmp_path / "orders.csv", tmp_path / "ledger"
    write(path, csv_of(0))
    report = await upload(ScriptedRunner(), path, ledger=ledger)
    steps = []
    for step in ledger.read_bytes().splitlines()[:8]:
        text = re.sub(rb',"bad_lines":\[[^]]*\]|,"lines":\d+', b"", step[9:])
        steps.append(b"%08x %s\n" % (zlib.crc32(text), text))
    write(ledger, b"".join(steps))
    again = await upload(ScriptedRunner(), path, ledger=ledger, resume=True)
    assert [each[:2] for each in bad_of(again)] == [each[:2] for each in bad_of(report)]
