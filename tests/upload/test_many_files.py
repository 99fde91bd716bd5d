"""Many files as one upload: one report over all, each record traced to its file, and columns that
must fit together.
"""

import gzip
from pathlib import Path
from typing import Any

import orjson
import pytest
from resuming import delivered, history_of, refuse_after, upload, write
from scripted import ScriptedRunner, Store, csv_of

from lytics_async.errors import ArgumentError, SourceChanged, UploadError
from lytics_async.local import LocalLytics
from lytics_async.upload.report import UploadReport


def lines_of(numbers: range) -> bytes:
    return b"".join(orjson.dumps({"id": str(number)}) + b"\n" for number in numbers)


CONTENTS = {
    "a.csv": csv_of(range(100)),
    "b.csv.gz": gzip.compress(csv_of(range(100, 150))),
    "empty.csv": b"id,name\n",
    "c.csv": b"\xef\xbb\xbf" + csv_of(range(150, 230))[:-1],  # a mark, and no last line feed
    "d.csv": csv_of(range(230, 300)),
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, content in CONTENTS.items():
        write(tmp_path / name, content)
    return [tmp_path / name for name in CONTENTS]


def rows(runner: ScriptedRunner, report: UploadReport) -> list[bytes]:
    return sorted(delivered(runner, report), key=lambda line: int(line.split(b",")[0]))


EXPECTED = csv_of(range(300)).splitlines()[1:]


async def test_they_are_delivered_as_one_upload_with_one_report(files: list[Path]) -> None:
    runner = ScriptedRunner()
    report = await upload(runner, files)
    assert rows(runner, report) == EXPECTED
    assert (report.source, report.records_read, report.accepted) == ("5 files", 300, 300)
    assert report.conservation_ok
    assert report.source_exhausted
    assert {chunk.source for chunk in report.chunks} == {"a.csv", "b.csv.gz", "c.csv", "d.csv"}


async def test_every_chunk_has_the_header_and_the_name_of_its_own_file(files: list[Path]) -> None:
    runner = ScriptedRunner()
    await upload(runner, files, concurrency=4)
    assert {sent.content.splitlines()[0] for sent in runner.sent} == {b"id,name"}
    for sent in runner.sent:
        first = int(sent.content.splitlines()[1].split(b",")[0])
        name = next(
            name
            for name, end in (("a.csv", 100), ("b.csv", 150), ("c.csv", 230), ("d.csv", 300))
            if first < end
        )
        assert f"filename={name}" in sent.url


async def test_a_record_is_traced_to_its_file(files: list[Path]) -> None:
    runner = ScriptedRunner(Store(lambda line: line in (b"120,row 120", b"299,row 299")))
    report = await upload(runner, files, errors="quarantine")
    found = [report.place(found.first_record) for found in report.rejected_records]
    assert found == [("b.csv.gz", 21), ("d.csv", 70)]
    assert [(file.name, file.first_record, file.last_record) for file in report.files] == [
        ("a.csv", 1, 100),
        ("b.csv.gz", 101, 150),
        ("c.csv", 151, 230),
        ("d.csv", 231, 300),
    ]


async def test_what_is_rejected_goes_to_one_file_that_can_be_uploaded_again(
    files: list[Path], tmp_path: Path
) -> None:
    bad = {b"7,row 7", b"160,row 160"}
    rejects = tmp_path / "bad.csv"
    await upload(ScriptedRunner(Store(lambda line: line in bad)), files, rejects=rejects)
    again = ScriptedRunner()
    report = await upload(again, rejects)
    assert set(delivered(again, report)) == bad


@pytest.mark.parametrize("as_text", [True, False])
async def test_json_files_are_taken_as_well(tmp_path: Path, as_text: bool) -> None:
    write(tmp_path / "a.ndjson", lines_of(range(50)))
    write(tmp_path / "b.json", b"[" + b",".join(lines_of(range(50, 90)).splitlines()) + b"]")
    names = [tmp_path / "a.ndjson", tmp_path / "b.json"]
    runner = ScriptedRunner()
    report = await upload(runner, [str(name) for name in names] if as_text else names)
    assert b"".join(sorted(line + b"\n" for line in delivered(runner, report))) == b"".join(
        sorted(lines_of(range(90)).splitlines(keepends=True))
    )


class TestColumns:
    @pytest.fixture
    def drifted(self, tmp_path: Path) -> list[Path]:
        write(tmp_path / "old.csv", b"id,name\n" + b"1,one\n" * 100)
        write(tmp_path / "new.csv", b"id,name,city\n" + b"2,two,Gent\n" * 100)
        return [tmp_path / "old.csv", tmp_path / "new.csv"]

    async def test_that_differ_are_an_error_before_anything_is_sent(
        self, drifted: list[Path]
    ) -> None:
        runner = ScriptedRunner()
        with pytest.raises(
            ArgumentError, match=r"new\.csv differ from those of old\.csv: it has city"
        ):
            await upload(runner, drifted)
        assert runner.sent == []

    async def test_may_differ_when_that_is_said(self, drifted: list[Path]) -> None:
        runner = ScriptedRunner()
        report = await upload(runner, drifted, allow_schema_drift=True, concurrency=3)
        assert report.accepted == 200
        headers = {
            sent.content.splitlines()[1][:1]: sent.content.splitlines()[0] for sent in runner.sent
        }
        assert headers == {b"1": b"id,name", b"2": b"id,name,city"}

    async def test_bad_records_are_found_by_the_columns_of_their_own_file(
        self, drifted: list[Path], tmp_path: Path
    ) -> None:
        write(tmp_path / "new.csv", b"id,name,city\n" + b"2,two,Gent\n" * 50 + b"3,three\n")
        runner = ScriptedRunner(Store(lambda line: line == b"3,three"))
        report = await upload(runner, drifted, allow_schema_drift=True)
        assert [report.place(found.first_record) for found in report.rejected_records] == [
            ("new.csv", 51)
        ]

    async def test_may_come_in_another_order(self, tmp_path: Path) -> None:
        write(tmp_path / "a.csv", b"id,name\n1,one\n")
        write(tmp_path / "b.csv", b"name,id\ntwo,2\n")
        async with LocalLytics() as local, local.client() as lytics:
            await lytics.upload_csv([tmp_path / "a.csv", tmp_path / "b.csv"], stream="s")
            stored = sorted(row["id"] + row["name"] for row in local.rows("s"))
        assert stored == ["1one", "2two"]

    async def test_must_be_the_same_for_one_file_of_rejects(
        self, drifted: list[Path], tmp_path: Path
    ) -> None:
        with pytest.raises(ArgumentError, match="rejects= is one file with one header"):
            await upload(
                ScriptedRunner(), drifted, allow_schema_drift=True, rejects=tmp_path / "bad.csv"
            )


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a.csv", "gone.csv"], "There is no file"),
        (["a.csv", "a.csv"], "named twice"),
        (["a.csv", "lines.ndjson"], r"a\.csv is CSV and lines\.ndjson is JSON"),
        (["a.csv", "zip.csv"], r"zip\.csv is a zip archive"),
    ],
)
async def test_files_that_do_not_fit_are_refused_before_anything_is_sent(
    files: list[Path], tmp_path: Path, names: list[str], message: str
) -> None:
    write(tmp_path / "lines.ndjson", lines_of(range(3)))
    write(tmp_path / "zip.csv", b"PK\x03\x04....")
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match=message):
        await upload(runner, [tmp_path / name for name in names])
    assert runner.sent == []


async def test_a_quote_that_is_never_closed_names_the_file_and_the_place_in_it(
    files: list[Path], tmp_path: Path
) -> None:
    write(tmp_path / "d.csv", csv_of(range(3)) + b'9,"never\n')
    with pytest.raises(UploadError, match=r"d\.csv: A quote opened at byte \d+ \(record 4\)"):
        await upload(ScriptedRunner(), files)


@pytest.mark.parametrize("requests", range(0, 11, 2))
@pytest.mark.parametrize("gzipped", [True, False])
async def test_they_are_resumed_where_they_stopped(
    files: list[Path], tmp_path: Path, requests: int, gzipped: bool
) -> None:
    if not gzipped:  # then every file can be moved in, and nothing is read again
        write(tmp_path / "b.csv", csv_of(range(100, 150)))
        files = [tmp_path / "b.csv" if path.suffix == ".gz" else path for path in files]
    ledger = tmp_path / "ledger"
    first, second = ScriptedRunner(refuse_after(requests)), ScriptedRunner()
    with pytest.raises(UploadError) as stopped:
        await upload(first, files, ledger=ledger)
    report = await upload(second, files, ledger=ledger, resume=True)
    done = [line for sent in first.sent[:requests] for line in sent.content.splitlines()[1:]]
    assert sorted(
        done + [line for sent in second.sent for line in sent.content.splitlines()[1:]]
    ) == sorted(EXPECTED)
    assert report.accepted == report.records_read == 300
    assert stopped.value.report.accepted == len(done) == report.accepted_before
    assert history_of(ledger).complete
    assert [file.name for file in report.files if file.name != "empty.csv"][-1] == "d.csv"


async def test_a_file_that_has_changed_is_noticed(files: list[Path], tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    with pytest.raises(UploadError):
        await upload(ScriptedRunner(refuse_after(2)), files, ledger=ledger)
    write(tmp_path / "d.csv", csv_of(range(230, 310)))
    with pytest.raises(UploadError, match="the source") as caught:
        await upload(ScriptedRunner(), files, ledger=ledger, resume=True)
    assert isinstance(caught.value.reason, SourceChanged)


async def test_strict_checks_all_of_them_first(files: list[Path]) -> None:
    bad = Store(lambda line: line == b"299,row 299")
    with pytest.raises(UploadError, match="nothing was sent"):
        await upload(ScriptedRunner(bad), files, errors="strict")
    assert bad.lines == []
    good = Store()
    report = await upload(ScriptedRunner(good), files, errors="strict")
    assert report.accepted == len(good.lines) == 300


async def test_a_list_of_one_file_is_that_file(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", csv_of(range(3)))
    runner = ScriptedRunner()
    report = await upload(runner, [tmp_path / "a.csv"])
    assert (report.source, report.accepted) == ("a.csv", 3)


@pytest.mark.parametrize("source", [[], [Path("a.csv"), {"id": 1}]])
async def test_a_value_that_is_not_a_list_of_files(source: Any) -> None:
    if source:
        with pytest.raises(ArgumentError, match="contains dict"):
            await upload(ScriptedRunner(), source)
    else:
        assert (await upload(ScriptedRunner(), source)).records_read == 0
