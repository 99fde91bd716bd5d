"""URLs as sources, by the file systems of fsspec that need no network: memory and local."""

import gzip
import sys
import threading
import traceback
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet
from resuming import delivered, read, refuse_after, upload
from scripted import ScriptedRunner, csv_of

from lytics_async.errors import ArgumentError, LyticsError, UploadError
from lytics_async.upload.source.kinds import UrlSource, source_of
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
    with pytest.raises(UploadError, match="the source"):
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


HIDDEN = "4d7a9c"
CSV = b"email,plan\na@example.org,pro\n"


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """A server of one CSV, its address, and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append(self.path)
            self.send_response(403 if "denied" in self.path else 200)
            self.send_header("Content-Length", str(len(CSV)))
            self.end_headers()

        def do_GET(self) -> None:
            self.do_HEAD()
            if "broken" not in self.path:
                self.wfile.write(CSV)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


async def test_the_secrets_of_a_signed_url_reach_its_server_and_no_one_else(
    web: tuple[str, list[str]], tmp_path: Path
) -> None:
    host, asked = web
    runner, ledger = ScriptedRunner(), tmp_path / "ledger"
    report = await upload(runner, f"http://{host}/x.csv?X-Amz-Signature=SECRET", ledger=ledger)
    assert report.accepted == 1
    assert report.source == f"http://{host}/x.csv"
    assert any("SECRET" in path for path in asked)
    assert all("SECRET" not in sent.url for sent in runner.sent)
    assert "filename=x.csv&" in f"{runner.sent[0].url}&"
    assert b"SECRET" not in read(ledger)


@pytest.mark.parametrize("path", ["denied.csv", "broken.csv"])
async def test_what_goes_wrong_does_not_repeat_a_secret(
    web: tuple[str, list[str]], path: str
) -> None:
    with pytest.raises(LyticsError) as caught:
        await upload(ScriptedRunner(), f"http://{web[0]}/{path}?sig={HIDDEN}")
    shown = "".join(traceback.format_exception(caught.value))
    assert HIDDEN not in shown
    assert path in shown


@pytest.mark.parametrize(
    ("url", "shown_as", "name"),
    [
        ("s3://bucket/a/b.csv.gz?versionId=SECRET", "s3://bucket/a/b.csv.gz", "b.csv.gz"),
        ("ftp://ada:SECRET@host/b.csv#SECRET", "ftp://host/b.csv", "b.csv"),
        (
            "zip://in/x.csv::https://ada:SECRET@host/z.zip?sig=SECRET",
            "zip://in/x.csv::https://host/z.zip",
            "x.csv",
        ),
        ("simplecache::s3://bucket/b.csv?SECRET", "simplecache::s3://bucket/b.csv", "b.csv"),
        ("https://host/b.csv%3Fsig=SECRET", "https://host/b.csv", "b.csv"),
        ("https://host/b.csv;sig=SECRET", "https://host/b.csv", "b.csv"),
        ("https://ada:SEC?RET@host/b.csv", "https://…", "…"),
        ("https://host/b.csv?mail=ada@example.org&sig=SECRET", "https://host/b.csv", "b.csv"),
        ("https://[::1]:80/b.csv?SECRET", "https://[::1]:80/b.csv", "b.csv"),
        ("https://host/my%20file.csv?SECRET", "https://host/my%20file.csv", "my file.csv"),
    ],
)
def test_a_url_is_shown_and_named_without_its_secrets(url: str, shown_as: str, name: str) -> None:
    source = source_of(url)
    assert isinstance(source, UrlSource)
    assert (source.name, source.file_name) == (shown_as, name)


@pytest.mark.parametrize("how", [{}, {"ledger": "ledger"}, {"errors": "strict"}])
async def test_a_file_inside_a_zip_archive_is_reached_by_a_chained_url(
    how: dict[str, Any], tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("x.csv", CSV)
        archive.writestr("y.csv", CSV)
    how = {name: tmp_path / value if name == "ledger" else value for name, value in how.items()}
    url = f"zip://x.csv::file://{tmp_path}/z.zip"
    assert (await upload(ScriptedRunner(), url, **how)).accepted == 1
    urls = [url, url.replace("x.csv", "y.csv")]
    assert (await upload(ScriptedRunner(), urls)).accepted == 2


@pytest.mark.parametrize("content", ["email,plan\n" + "a@example.org,pro\n" * 10_000, "x" * 5000])
async def test_content_as_a_path_is_refused_without_being_repeated(content: str) -> None:
    with pytest.raises(ArgumentError, match="Pass content as bytes") as caught:
        await upload(ScriptedRunner(), content)
    assert len(str(caught.value)) < 300


async def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(ArgumentError, match=r"pip install '\.\[fsspec\]'"):
        await upload(ScriptedRunner(), "memory://bucket/a.csv")


async def test_a_server_that_cannot_be_reached_is_not_a_missing_file() -> None:
    with pytest.raises(ArgumentError, match=r"Cannot open HTTP://127.0.0.1:9/x.csv \(the conn"):
        await upload(ScriptedRunner(), "HTTP://127.0.0.1:9/x.csv?sig=SECRET")


@pytest.mark.parametrize("url", ["http://[::1]:9/x.csv", "http://[::1/x.csv"])
async def test_an_ipv6_address_is_refused_with_the_reason(url: str) -> None:
    with pytest.raises(ArgumentError, match=r"IPv6|There is no file|Cannot open"):
        await upload(ScriptedRunner(), url)
