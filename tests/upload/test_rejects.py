"""The file of rejected and quarantined records: what it holds, who may read it, and that it can be
fixed and uploaded again.
"""

import csv
import io
import stat
from pathlib import Path
from typing import Any

import orjson
import pytest
from scripted import ScriptedRunner, Store, csv_of, stopped, upload

from lytics_async.errors import ArgumentError
from lytics_async.local import LocalLytics
from lytics_async.upload.deliver import rejects


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rejects"


def is_bad(line: bytes) -> bool:
    return b"poison" in line


def content(path: Path) -> bytes:
    return path.read_bytes()


def existing(directory: Path) -> Path:
    path = directory / "mine"
    path.touch()
    return path


def names(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_a_csv_keeps_its_header_and_every_row_behind_number_and_reason(path: Path) -> None:
    data = b'id,name\n1,good\n2,poison\n3,5" pipe\n4\n'
    records = [b"2,poison", b'3,5" pipe', b"4"]
    report = await upload(ScriptedRunner(Store(lambda line: line in records)), data, rejects=path)
    header, *rows = content(path).splitlines()
    assert header == b"_reject_record,_reject_reason,id,name"
    assert [row.partition(b",")[0] for row in rows] == [b"2", b"3", b"4"]
    assert [row.rpartition(b'",')[2] for row in rows] == records
    assert report.rejects == str(path)
    assert report.rejects_written == 3


async def test_it_is_for_the_owners_eyes_only(path: Path) -> None:
    await upload(ScriptedRunner(Store(is_bad)), b"a,b\n1,poison\n2,ok\n", rejects=path)
    assert mode(path) == 0o600


async def test_a_file_that_exists_is_never_touched(tmp_path: Path) -> None:
    path = existing(tmp_path)
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match="There is a file at"):
        await upload(runner, csv_of([1]), rejects=path)
    assert content(path) == b""
    assert runner.sent == []


async def test_without_rejected_records_there_is_no_file(path: Path) -> None:
    report = await upload(ScriptedRunner(), csv_of(range(10)), rejects=path)
    assert (report.rejects, names(path.parent)) == (None, [])


@pytest.mark.parametrize("errors", ["drop", "stop"])
async def test_it_needs_a_mode_that_locates(path: Path, errors: str) -> None:
    with pytest.raises(ArgumentError, match="rejects needs errors="):
        await upload(ScriptedRunner(), csv_of([1]), rejects=path, errors=errors)


async def test_json_lines_are_kept_as_they_were(path: Path) -> None:
    data = b'{"a": 1}\n{"a": [{"b": 2}]}\n{"a": NaN}\n[3]\n{"a": "poison"}\n'
    report = await upload(ScriptedRunner(Store(is_bad)), data, rejects=path, format="json")
    lines = content(path).splitlines()
    assert [line.rpartition(b'",')[2] for line in lines[:3]] == [
        b'"a": [{"b": 2}]}',
        b'"a": NaN}',
        b"[3]}",
    ]
    assert lines[3].endswith(b'"a": "poison"}')
    assert orjson.loads(lines[0])["_reject_record"] == 2
    assert "an object inside a list" in orjson.loads(lines[0])["_reject_reason"]
    assert (report.quarantined, report.rejected, report.rejects_written) == (3, 1, 4)


async def test_dicts_that_cannot_be_written_are_kept_as_far_as_they_can(path: Path) -> None:
    rows = [{"a": 1}, {"a": {"b": 2}}, {"a": 3, "z": 4}]
    await upload(ScriptedRunner(), rows, rejects=path, format="csv")
    kept = list(csv.DictReader(io.StringIO(content(path).decode())))
    assert [row["_reject_record"] for row in kept] == ["2", "3"]
    assert "'z'" in kept[1]["_reject_reason"]
    other = path.with_name("json")
    await upload(ScriptedRunner(), [{"a": 2**70}, "text"], rejects=other)
    assert b'"a": %d}' % 2**70 in content(other)


@pytest.mark.parametrize("name", ["", "-"])
async def test_a_path_that_cannot_be_a_file_is_refused(name: str) -> None:
    with pytest.raises(ArgumentError, match="rejects must be the path of a file"):
        await upload(ScriptedRunner(), b"a,b\n1,2\n", rejects=name)


async def test_a_folder_or_a_device_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    for path, kind in ((tmp_path, "a directory"), (Path("/dev/full"), "a device")):
        runner = ScriptedRunner()
        with pytest.raises(ArgumentError, match=f"is {kind}; name a regular file"):
            await upload(runner, b"a,b\n1,2\n", rejects=path)
        assert runner.sent == []


async def test_strict_writes_it_though_nothing_is_sent(path: Path) -> None:
    store = Store(is_bad)
    error = await stopped(
        ScriptedRunner(store), b"a,b\n1,poison\n2,ok\n", errors="strict", rejects=path
    )
    assert store.lines == []
    assert error.report.rejects == str(path)
    assert content(path).endswith(b'",1,poison\n')


async def test_a_range_is_written_whole(path: Path) -> None:
    store = Store(is_bad)
    data = csv_of(range(50)) + b"50,poison\n" + csv_of(range(51, 100)).partition(b"\n")[2]
    report = await upload(ScriptedRunner(store), data, rejects=path, probe_budget=2)
    [found] = report.rejected_records
    assert report.rejects_written == found.last_record - found.first_record + 1 == 25


def mended(content: bytes) -> bytes:
    """What a person would do: put right what the reasons say, and touch nothing else."""
    return (
        content.replace(b'5" pipe', b'"5"" pipe"')
        .replace(b",4\n", b",4,four\n")
        .replace(b"NaN", b"null")
        .replace(b",[3]}", b',"id": "3"}')
        .replace(b'[{"b": 2}]', b'"2"')
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", "|", "\t"])
async def test_a_fixed_csv_arrives_as_if_it_had_been_right(
    tmp_path: Path, path: Path, ending: str, delimiter: str
) -> None:
    rows = ["id,name", "1,one", '3,5" pipe', "4", '5,"say ""hi"",\nshe said"']
    data = ending.join([*rows, ""]).replace(",", delimiter)
    with LocalLytics() as local:
        async with local.client() as lytics:
            how: dict[str, Any] = {"stream": "orders", "delimiter": delimiter}
            first = await lytics.upload_csv(data.encode(), rejects=path, **how)
            assert (first.accepted, first.rejected) == (2, 2)
            again = tmp_path / "fixed.csv"
            text = content(path).replace(delimiter.encode() + b"4\n", b",4\n")
            text = mended(text).replace(b",4,four", b",4,four".replace(b",", delimiter.encode()))
            again.write_bytes(text)
            second = await lytics.upload_csv(again, **how)
        stored = list(local.rows("orders"))
    assert second.all_accepted
    assert sorted(stored, key=lambda row: str(row["id"])) == [
        {"id": "1", "name": "one"},
        {"id": "3", "name": '5" pipe'},
        {"id": "4", "name": "four"},
        {"id": "5", "name": f'say "hi"{delimiter}\nshe said'},
    ]


async def test_a_fixed_json_file_arrives_as_if_it_had_been_right(
    tmp_path: Path, path: Path
) -> None:
    data = b'{"id": "1"}\n{"id": "2", "a": [{"b": 2}]}\n{"id": "4", "a": NaN}\n[3]\n'
    with LocalLytics() as local:
        async with local.client() as lytics:
            await lytics.upload_json(data, stream="orders", rejects=path)
            again = tmp_path / "fixed.ndjson"
            again.write_bytes(mended(content(path)))
            second = await lytics.upload_json(again, stream="orders")
        stored = list(local.rows("orders"))
    assert second.all_accepted
    assert sorted(stored, key=lambda row: str(row["id"])) == [
        {"id": "1"},
        {"id": "2", "a": "2"},
        {"id": "3"},
        {"id": "4", "a": None},
    ]


async def test_what_is_not_fixed_is_refused_again(path: Path) -> None:
    await upload(ScriptedRunner(), b"{}\n[3]\n[4]\n", rejects=path, format="json")
    report = await upload(ScriptedRunner(), content(path), format="json")
    assert (report.quarantined, report.accepted) == (2, 0)


async def test_rejects_of_a_csv_without_header_get_the_names_that_were_given(path: Path) -> None:
    await upload(
        ScriptedRunner(Store(is_bad)), b"1,poison\n2,ok\n", rejects=path, headers=["id", "name"]
    )
    assert content(path).startswith(b"_reject_record,_reject_reason,id,name\n")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rejects, "_create", lambda path: io.FileIO("/dev/full", "w"))


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("line", [b"[3]", b'{"a": "poison"}'], ids=["quarantined", "rejected"])
async def test_a_full_disk_stops_the_upload(path: Path, line: bytes) -> None:
    error = await stopped(
        ScriptedRunner(Store(is_bad)), b"{}\n" + line + b"\n", rejects=path, format="json"
    )
    assert "(no space left on device)" in str(error)


@pytest.mark.usefixtures("full_disk")
async def test_a_disk_that_is_full_from_the_beginning_is_seen_before_anything_is_sent(
    path: Path,
) -> None:
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match="no space left"):
        await upload(runner, csv_of([1]), rejects=path)
    assert runner.sent == []
