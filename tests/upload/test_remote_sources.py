"""URLs as sources, by the file systems of fsspec that need no network: memory and local."""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet
from resuming import delivered, refuse_after, upload
from scripted import ScriptedRunner, csv_of

from lytics_async.errors import ArgumentError, UploadError
from lytics_async.upload.source.remote import shown

ROWS = 300
EXPECTED = csv_of(range(ROWS)).splitlines()[1:]


def put(url: str, content: bytes) -> str:
    with fsspec.open(url, "wb") as file:
        file.write(content)
    return url


@pytest.fixture(params=["memory", "local"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "local":
        yield f"file://{tmp_path}"
    else:
        yield "memory://bucket"
        fsspec.filesystem("memory").store.clear()


@pytest.mark.parametrize("name", ["orders.csv", "orders.csv.gz"])
async def test_a_file_is_uploaded_from_where_it_is(folder: str, name: str) -> None:
    content = csv_of(range(ROWS))
    url = put(f"{folder}/{name}", gzip.compress(content) if name.endswith(".gz") else content)
    runner = ScriptedRunner()
    report = await upload(runner, url)
    assert delivered(runner, report) == EXPECTED
    assert report.source == url
    assert "filename=orders.csv" in runner.sent[0].url


async def test_a_parquet_file_is_known_by_its_beginning(folder: str) -> None:
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table({"id": [1, 2], "name": ["a", "b"]}), sink)
    report = await upload(ScriptedRunner(), put(f"{folder}/data", sink.getvalue().to_pybytes()))
    assert report.accepted == 2


async def test_several_files_are_one_upload(folder: str) -> None:
    urls = [put(f"{folder}/{n}.csv", csv_of(range(n * 10, n * 10 + 10))) for n in range(3)]
    report = await upload(ScriptedRunner(), urls)
    assert (report.accepted, report.place(11)) == (30, (urls[1], 1))


@pytest.mark.parametrize("requests", [0, 4, 7])
async def test_it_is_resumed_where_it_stopped(folder: str, requests: int, tmp_path: Path) -> None:
    url = put(f"{folder}/orders.csv", csv_of(range(ROWS)))
    ledger = tmp_path / "ledger"
    first, second = ScriptedRunner(refuse_after(requests)), ScriptedRunner()
    with pytest.raises(UploadError):
        await upload(first, url, ledger=ledger)
    report = await upload(second, url, ledger=ledger, resume=True)
    lines = [
        line
        for sent in (*first.sent[:requests], *second.sent)
        for line in sent.content.splitlines()[1:]
    ]
    assert lines == EXPECTED
    assert report.accepted == ROWS


async def test_a_change_is_noticed(folder: str, tmp_path: Path) -> None:
    url = put(f"{folder}/orders.csv", csv_of(range(ROWS)))
    ledger = tmp_path / "ledger"
    with pytest.raises(UploadError):
        await upload(ScriptedRunner(refuse_after(2)), url, ledger=ledger)
    put(url, csv_of(range(ROWS + 1)))
    with pytest.raises(ArgumentError, match="the source"):
        await upload(ScriptedRunner(), url, ledger=ledger, resume=True)


async def test_a_ledger_for_a_url_needs_a_name(folder: str) -> None:
    url = put(f"{folder}/orders.csv", csv_of(range(3)))
    with pytest.raises(ArgumentError, match="name the ledger"):
        await upload(ScriptedRunner(), url, ledger="auto")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("memory://bucket/nothing.csv", "There is no file memory://bucket/nothing.csv"),
        ("nonsense://bucket/a.csv", "Cannot open nonsense://bucket/a.csv"),
    ],
)
async def test_what_cannot_be_opened_is_refused(url: str, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        await upload(ScriptedRunner(), url)


def test_nothing_secret_of_a_url_is_shown() -> None:
    assert shown("ftp://ada:secret@host:21/a/b.csv?token=secret#x") == "ftp://host:21/a/b.csv"


async def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ArgumentError, match=r"pip install '\.\[fsspec\]'"):
        await upload(ScriptedRunner(), "memory://bucket/a.csv")
