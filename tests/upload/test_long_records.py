"""A record that is too long to be held in memory is kept like any other that is held back, so that
it can be uploaded from the file of rejected records alone.
"""

import errno
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import ScriptedRunner, begin, stopped, upload

from lytics_async.errors import UploadError
from lytics_async.upload.cut.json_passing import ValueEnd
from lytics_async.upload.deliver import rejects as rejects_module

LIMIT = 1_000_000
SIZES: dict[str, Any] = {"chunk_bytes": 100_000, "max_record_bytes": LIMIT}
TEXT = 'a,b;{"[x\\\n' * 160_000
QUOTED = TEXT.replace('"', '""')
DICT = {"id": 2, "text": TEXT, "list": [1, 2]}
INDENTED = orjson.dumps(DICT, option=orjson.OPT_INDENT_2)

CSV = [{"id": "1", "text": "x"}, {"id": "2", "text": TEXT}, {"id": "3", "text": "y"}]
JSON = [{"id": 1}, DICT, {"id": 3}]


def lines_of(*records: bytes) -> bytes:
    return b"\n".join(records) + b"\n"


SOURCES: dict[str, tuple[bytes, list[dict[str, Any]], dict[str, Any]]] = {
    "csv": (f'id,text\n1,x\n2,"{QUOTED}"\n3,y\n'.encode(), CSV, {}),
    "csv with semicolons": (
        f'id;text\n1;x\n2;"{QUOTED}"\n3;y\n'.encode(),
        CSV,
        {"delimiter": ";", "format": "csv"},
    ),
    "csv with CR LF at the end": (f'id,text\r\n1,x\r\n2,"{QUOTED}"\r\n3,y'.encode(), CSV, {}),
    "lines of JSON": (lines_of(b'{"id":1}', orjson.dumps(DICT), b'{"id":3}'), JSON, {}),
    "lines of JSON with commas": (
        b'{"id":1},\n  ' + orjson.dumps(DICT) + b' ,\n{"id":3}\n',
        JSON,
        {},
    ),
    "an array": (b'[{"id":1},\n' + INDENTED + b'\n,{"id":3}]', JSON, {}),
    "an array that ends with it": (b'[{"id":1},{"id":3},' + INDENTED + b"]", JSON, {}),
    "objects over several lines": (lines_of(b'{\n"id":1}', INDENTED, b'{"id":3}'), JSON, {}),
}


def records_of(runner: ScriptedRunner, *, is_csv: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for body in runner.bodies():
        text = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
        if is_csv:
            import csv

            csv.field_size_limit(10**9)
            found += csv.DictReader(io.StringIO(text.decode(), newline=""))
        else:
            found += map(orjson.loads, text.splitlines())
    return sorted(found, key=lambda record: int(record["id"]))


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("compressed", [False, True])
async def test_it_is_uploaded_from_the_file_of_rejected_records(
    tmp_path: Path, name: str, compressed: bool
) -> None:
    content, records, how = SOURCES[name]
    source = tmp_path / ("source.gz" if compressed else "source")
    source.write_bytes(gzip.compress(content, 1) if compressed else content)
    rejects = tmp_path / "rejects"
    first, second = ScriptedRunner(), ScriptedRunner()
    report = await upload(first, source, rejects=rejects, **SIZES, **how)
    assert (report.accepted, report.quarantined, report.rejects_written) == (2, 1, 1)
    (bad,) = report.quarantined_records
    assert "raise max_record_bytes" in bad.reason
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rejects", source.name]
    is_csv = name.startswith("csv")
    again = await upload(second, rejects)
    assert (again.accepted, again.quarantined) == (1, 0)
    sent = records_of(first, is_csv=is_csv) + records_of(second, is_csv=is_csv)
    assert sorted(sent, key=lambda record: int(record["id"])) == records


async def test_its_number_in_a_list_of_files_is_that_in_all_of_them(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_bytes(SOURCES["csv"][0])
    rejects = tmp_path / "rejects"
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    report = await upload(ScriptedRunner(), files, rejects=rejects, **SIZES)
    assert [record.number for record in report.quarantined_records] == [2, 5]
    assert [record.line for record in report.quarantined_records] == [3, 3]
    assert rejects.read_bytes().count(b"\n2,") == rejects.read_bytes().count(b"\n5,") == 1


async def test_lines_are_counted_within_it(tmp_path: Path) -> None:
    content = SOURCES["csv"][0] + b"4,\xff\n"
    report = await upload(ScriptedRunner(), content, format="csv", **SIZES)
    last = report.quarantined_records[-1]
    assert last.number == 4
    assert last.line == content.count(b"\n", 0, content.index(b"4,\xff")) + 1


@pytest.mark.parametrize("name", ["csv", "lines of JSON"])
async def test_a_run_that_resumes_keeps_it_once(tmp_path: Path, name: str) -> None:
    content, _, how = SOURCES[name]
    source = tmp_path / "source"
    source.write_bytes(content + content[content.index(b"1") - (name != "csv") * 6 :] * 2)
    rejects = tmp_path / "rejects"
    how = {**how, **SIZES, "rejects": rejects, "ledger": tmp_path / "ledger", "concurrency": 1}
    run = begin(ScriptedRunner(), source, **how)
    async with run:
        await run.aclose()
    report = await upload(ScriptedRunner(), source, resume=True, **how)
    assert (report.quarantined, report.rejects_written) == (3, 3)
    again = await upload(ScriptedRunner(), rejects)
    assert (again.accepted, again.quarantined) == (3, 0)


async def test_the_file_of_an_earlier_run_is_looked_at_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lytics_async.upload.deliver.rejects_form.PIECE_BYTES", 64)
    rejects = tmp_path / "rejects"
    header, delimiter = b"id,text\n", b","
    file = rejects_module.RejectFile(rejects, header=header, delimiter=delimiter)
    file.keep(3, "why", b'3,"' + b"x\n" * 500 + b'"\n')
    file.keep(7, "why", b'7,"' + b"y" * 500 + b'"\n')
    file.close()
    whole = rejects.read_bytes()
    for cut_off, kept in ((0, 2), (1, 1), (300, 1)):
        rejects.write_bytes(whole[: len(whole) - cut_off])
        file = rejects_module.RejectFile(
            rejects, header=header, delimiter=delimiter, again=lambda number: True
        )
        assert file.written == kept
        file.keep(7, "why", b'7,"' + b"y" * 500 + b'"\n')
        file.close()
        assert rejects.read_bytes() == whole


@pytest.mark.parametrize("end", [b'2,"never closed ' + b"x" * 3_000_000, b'2,"' + b"x\n" * 999_999])
async def test_one_that_never_ends_is_not_kept(tmp_path: Path, end: bytes) -> None:
    rejects = tmp_path / "rejects"
    content = b"id,text\n1,x\n" + end
    error = await stopped(ScriptedRunner(), content, format="csv", rejects=rejects, **SIZES)
    assert "never closed" in str(error)
    assert error.report is not None
    assert error.report.accepted == 1
    assert list(tmp_path.iterdir()) == []


async def test_one_above_the_limit_of_a_request_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rejects_module, "BULK_LIMIT", 1_500_000)
    rejects = tmp_path / "rejects"
    report = await upload(ScriptedRunner(), SOURCES["csv"][0], rejects=rejects, **SIZES)
    assert (report.quarantined, report.rejects_written, report.rejects) == (1, 0, None)


async def test_a_full_disk_is_an_error_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, piece: Any, /) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(rejects_module.tempfile, "TemporaryFile", lambda **how: Full())
    rejects = tmp_path / "rejects"
    with pytest.raises(
        UploadError, match=r"cannot be (stored next )?(written )?to .*rejects \(no space left"
    ):
        await upload(ScriptedRunner(), SOURCES["csv"][0], rejects=rejects, **SIZES)


async def test_it_is_never_held(tmp_path: Path) -> None:
    import tracemalloc

    def pieces() -> Iterator[bytes]:
        yield b"id,text\n1,x\n2,"
        for _ in range(80):
            yield b"y" * 1_000_000
        yield b"\n3,z\n"

    how: dict[str, Any] = {"format": "csv", "rejects": tmp_path / "rejects"}
    how |= {"memory_budget": 8_000_000, "chunk_bytes": 100_000, "max_record_bytes": 500_000}
    tracemalloc.start()
    try:
        report = await upload(ScriptedRunner(), pieces(), **how)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (report.accepted, report.quarantined, report.rejects_written) == (2, 1, 1)
    assert (tmp_path / "rejects").stat().st_size > 80_000_000
    assert most < 16_000_000


values = st.recursive(
    st.none() | st.integers(-9, 99) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(values, st.integers(1, 7))
def test_the_end_of_a_value_is_found_in_pieces_of_any_size(value: Any, size: int) -> None:
    text = orjson.dumps(value, option=orjson.OPT_INDENT_2) if value != "" else b'""'
    for follower, in_array in ((b",1]", True), (b"]", True), (b'{"a":1}', False)):
        if not in_array and not isinstance(value, dict):
            continue
        data = text + follower
        end = ValueEnd(in_array=in_array)
        for start in range(0, len(data), size):
            found = end.find(data[start : start + size], 0)
            if found >= 0:
                assert start + found == len(text)
                break
        else:
            raise AssertionError("it has no end")
