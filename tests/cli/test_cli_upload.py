"""`lytics upload`: what arrives, what is printed, and how it ends."""

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import uuid4

import pyarrow.csv
import pyarrow.parquet
import pytest
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


@pytest.fixture
def stream() -> str:
    """A stream that no other test uses."""
    return f"s{uuid4().hex[:8]}"


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    return write(tmp_path / "orders.csv", "email,total\na@x.org,1\nb@x.org,2\nc@x.org,3\n")


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    return write(tmp_path / "flawed.csv", "email,total\na@x.org,1\nb@x.org\nc@x.org,3\n")


def test_every_row_arrives_and_one_line_says_so(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path
) -> None:
    result = lytics("upload", str(orders), "--stream", stream)
    assert result.exit_code == 0, result.output
    assert local.count(stream) == 3
    [line] = result.stdout.splitlines()
    assert line.startswith("orders.csv: 3 records read: 3 accepted, in ")


def test_several_files_are_one_upload(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path, tmp_path: Path
) -> None:
    zipped = tmp_path / "more.csv.gz"
    zipped.write_bytes(gzip.compress(b"email,total\nd@x.org,4\n"))
    result = lytics("upload", str(orders), str(zipped), "-s", stream)
    assert result.exit_code == 0, result.output
    assert sorted(row["email"][0] for row in local.rows(stream)) == list("abcd")
    assert result.stdout.startswith("2 files: 4 records read: 4 accepted")


@pytest.mark.parametrize("pattern", ["", "*.csv*", "**/*.csv*"])
def test_a_directory_or_a_pattern_stands_for_files(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path, pattern: str
) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    write(folder / "1.csv", "email\na@x.org\n")
    (folder / "2.csv.gz").write_bytes(gzip.compress(b"email\nb@x.org\n"))
    write(folder / "notes.txt", "not this one")
    result = lytics("upload", str(folder / pattern), "-s", stream)
    assert result.exit_code == 0, result.output
    assert sorted(row["email"][0] for row in local.rows(stream)) == ["a", "b"]


def test_parquet_files_and_urls_are_taken(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path, tmp_path: Path
) -> None:
    table = pyarrow.csv.read_csv(orders)
    pyarrow.parquet.write_table(table, tmp_path / "more.parquet")
    result = lytics("upload", f"file://{orders}", str(tmp_path / "more.parquet"), "-s", stream)
    assert result.exit_code == 0, result.output
    assert local.count(stream) == 6


def test_a_problem_is_reported_with_its_file(
    lytics: Invoke, stream: str, orders: Path, flawed: Path
) -> None:
    result = lytics("upload", str(orders), str(flawed), "-s", stream)
    assert "  record 2 of flawed.csv rejected: " in result.stdout
    assert result.exit_code == 1


def test_columns_that_differ_need_an_option(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "other.csv", "email,city\nd@x.org,Gent\n")
    result = lytics("upload", str(orders), str(other), "-s", stream)
    assert (result.exit_code, local.count(stream)) == (2, 0)
    assert "--allow-schema-drift" in result.stderr
    result = lytics("upload", str(orders), str(other), "-s", stream, "--allow-schema-drift")
    assert (result.exit_code, local.count(stream)) == (0, 4)


def test_progress_can_be_had_as_json(lytics: Invoke, stream: str, orders: Path) -> None:
    result = lytics("upload", str(orders), "-s", stream, "--progress", "json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert {event["event"] for event in events} == {"progress"}
    last = events[-1]
    assert (last["source"], last["accepted"], last["finished"]) == ("orders.csv", 3, True)
    assert {"records_read", "bytes_sent", "rejected", "eta", "concurrency"} <= set(last)


def test_progress_is_quiet_in_a_pipe(lytics: Invoke, stream: str, orders: Path) -> None:
    assert lytics("upload", str(orders), "-s", stream).stderr == ""


def test_a_dash_is_stdin(
    environment: dict[str, str | None], local: LocalLytics, stream: str
) -> None:
    done = run(environment, "upload", "-", "-s", stream, stdin="email,total\na@x.org,1\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("stdin: 1 record read: 1 accepted")
    assert local.count(stream) == 1


def test_json_prints_one_report_over_all_and_nothing_else(
    lytics: Invoke, stream: str, orders: Path, flawed: Path
) -> None:
    result = lytics("upload", str(orders), str(flawed), "-s", stream, "--json")
    [report] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (report["accepted"], report["rejected"], report["all_accepted"]) == (5, 1, False)
    assert [file["name"] for file in report["files"]] == ["orders.csv", "flawed.csv"]
    assert result.stderr == ""
    assert result.exit_code == 1


def test_the_options_reach_the_server(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "rows.txt", "a@x.org|2024-05-01T00:00:00Z\n")
    form = ["--format", "csv", "--delimiter", "|", "--headers", "email,day"]
    more = ["--append", "shop=Oslo", "--append", "till=1=2", "--timestamp-field", "day"]
    size = ["--chunk-bytes", "1MiB", "--memory-budget", "32MiB", "--concurrency", "2"]
    result = lytics("upload", str(file), "-s", stream, *form, *more, *size, "--no-compress")
    assert result.exit_code == 0, result.output
    expected = {"email": "a@x.org", "day": "2024-05-01T00:00:00Z", "shop": "Oslo", "till": "1=2"}
    assert list(local.rows(stream)) == [expected]


def test_a_tab_is_a_delimiter_that_can_be_typed(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "rows.csv", "email\ttotal\na@x.org\t1\n")
    assert lytics("upload", str(file), "-s", stream, "--delimiter", "tab").exit_code == 0
    assert list(local.rows(stream)) == [{"email": "a@x.org", "total": "1"}]


def test_a_terminal_shows_a_bar_on_stderr_and_the_line_on_stdout(
    lytics: Invoke, stream: str, orders: Path
) -> None:
    result = lytics("upload", str(orders), "-s", stream, FORCE_COLOR="1")  # plays a terminal
    assert "━" in result.stderr
    assert "3 of 3 rows accepted" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_without_a_terminal_there_is_no_bar(lytics: Invoke, stream: str, orders: Path) -> None:
    assert lytics("upload", str(orders), "-s", stream).stderr == ""


def test_a_dry_run_stores_nothing_and_says_so(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path
) -> None:
    result = lytics("upload", str(orders), "-s", stream, "--dry-run")
    assert "3 accepted (dry run: nothing was stored)" in result.stdout
    assert local.count(stream) == 0


def test_1_when_a_row_was_rejected(
    lytics: Invoke, local: LocalLytics, stream: str, flawed: Path
) -> None:
    result = lytics("upload", str(flawed), "-s", stream)
    assert result.exit_code == 1
    assert "3 records read: 2 accepted, 1 rejected" in result.stdout
    assert local.count(stream) == 2


class Vague(BaseHTTPRequestHandler):
    """Takes every upload, and counts nothing."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b'{"status":200,"message":"success","data":{}}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def vague() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Vague)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_1_when_the_server_does_not_count_what_it_takes(
    lytics: Invoke, stream: str, orders: Path, vague: str, tmp_path: Path
) -> None:
    ledger = str(tmp_path / "ledger")
    result = lytics("upload", str(orders), "-s", stream, "--bulk-url", vague, "--ledger", ledger)
    assert result.exit_code == 1
    assert "3 accepted (the server's counts do not add up in 1 of its responses)" in result.stdout
    told = lytics("ledger", ledger)
    assert told.exit_code == 1
    assert "counts do not add up" in told.stdout


def test_rejected_rows_are_named_and_their_file_can_be_fixed_and_uploaded(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "orders.csv", "email,total\na@x.org,1\nb@x.org\nc@x.org,3\n")
    rejects = tmp_path / "rejects.csv"
    result = lytics("upload", str(file), "-s", stream, "--rejects", str(rejects))
    assert result.exit_code == 1
    assert "record 2 rejected: 1 fields where the header has 2" in result.stdout
    assert f"1 of them is in {rejects}" in result.stdout
    write(rejects, rejects.read_text().replace("b@x.org\n", "b@x.org,2\n"))
    assert lytics("upload", str(rejects), "-s", stream).exit_code == 0
    assert {(row["email"], row["total"], len(row)) for row in local.rows(stream)} == {
        ("a@x.org", "1", 2),
        ("b@x.org", "2", 2),
        ("c@x.org", "3", 2),
    }


@pytest.mark.parametrize("odd", ['zz\r k29,"l\nm"\r\n', 'a\rb\rc\rd,"l\nm"\n'])
def test_a_record_that_the_server_reads_as_several_is_named_and_no_other(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path, odd: str
) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(f"email,total\na@x.org,1\n{odd}c@x.org,3\n".encode())
    rejects = tmp_path / "rejects.csv"
    result = lytics("upload", str(file), "-s", stream, "--rejects", str(rejects))
    assert result.exit_code == 1
    assert "2 accepted, 1 rejected (the server's counts do not add up in 1 of" in result.stdout
    assert "record 2 rejected: a carriage return outside quotes" in result.stdout
    assert [row["email"] for row in local.rows(stream)] == ["a@x.org", "c@x.org"]
    kept = rejects.read_bytes()
    assert odd.rstrip().encode() in kept
    assert b"@x.org" not in kept


def test_a_dry_run_writes_the_rejects_that_the_report_only_lists(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "orders.csv", "email,total\na@x.org,1\nb@x.org\n")
    assert "--dry-run --rejects PATH" in lytics("upload", str(file), "-s", stream).stdout
    rejects = tmp_path / "rejects.csv"
    again = lytics("upload", str(file), "-s", stream, "--dry-run", "--rejects", str(rejects))
    assert "--dry-run" not in again.stdout
    assert "b@x.org" in rejects.read_text()
    assert local.count(stream) == 1


def test_strict_stores_nothing_when_a_row_is_bad(
    lytics: Invoke, local: LocalLytics, stream: str, flawed: Path
) -> None:
    result = lytics("upload", str(flawed), "-s", stream, "--errors", "strict")
    assert result.exit_code == 1
    assert "nothing was sent" in result.stderr
    assert local.count(stream) == 0


def test_1_when_the_first_rejected_row_stops_the_upload(
    lytics: Invoke, stream: str, flawed: Path
) -> None:
    result = lytics("upload", str(flawed), "-s", stream, "--errors", "stop")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_1_when_a_record_was_quarantined_and_the_reason_is_told(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "events.ndjson", '{"email":"a@x.org"}\n{"list":[{"no":"objects"}]}\n')
    result = lytics("upload", str(file), "-s", stream)
    assert result.exit_code == 1
    assert "1 quarantined" in result.stdout
    assert "record 2 (line 2) was not sent: field" in result.stdout
    assert local.count(stream) == 1


def test_1_for_an_unbalanced_quote_and_the_rows_before_it_are_accounted_for(
    lytics: Invoke, stream: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "open.csv", 'email,total\na@x.org,1\n"b@x.org,2\nc@x.org,3\n')
    result = lytics("upload", str(file), "-s", stream)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "quote" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-file.csv",),
        ("-", "-"),
        ("-", "--chunk-bytes", "8 parsecs"),
        ("-", "--append", "no equals sign"),
        ("-", "--concurrency", "0"),
        ("-", "--errors", "ignore"),
        ("-", "--concurrency", "some"),
        ("-", "--progress", "loud"),
        ("no-such-*.csv",),
    ],
)
def test_2_for_what_cannot_be_meant(
    lytics: Invoke, stream: str, arguments: tuple[str, ...]
) -> None:
    assert lytics("upload", *arguments, "-s", stream).exit_code == 2


def test_2_without_a_stream(lytics: Invoke, orders: Path) -> None:
    assert lytics("upload", str(orders)).exit_code == 2


def test_a_missing_file_is_found_before_anything_is_sent(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path
) -> None:
    result = lytics("upload", str(orders), "gone.csv", "-s", stream)
    assert (result.exit_code, result.stderr) == (2, "lytics: gone.csv: No such file or directory\n")
    assert local.count(stream) == 0


def test_3_for_a_token_that_the_server_refuses(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path
) -> None:
    result = lytics("upload", str(orders), "-s", stream, LYTICS_API_TOKEN="at.wrong.token")
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1
    assert "at.wrong.token" not in result.output
    assert local.count(stream) == 0


def test_4_for_an_address_outside_the_allowlist(
    lytics: Invoke, local: LocalLytics, stream: str, orders: Path
) -> None:
    local.configure(allow=("10.0.0.0/8",))
    try:
        assert lytics("upload", str(orders), "-s", stream).exit_code == 4
    finally:
        local.configure(allow=())


def test_a_stopped_upload_still_prints_its_report(
    lytics: Invoke, stream: str, orders: Path
) -> None:
    result = lytics("upload", str(orders), "-s", stream, "--json", LYTICS_API_TOKEN="at.x.y")
    report = json.loads(result.stdout)
    assert (report["accepted"], report["all_accepted"]) == (0, False)
    assert report["error"]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def run(
    environment: dict[str, str | None], *arguments: str, stdin: str
) -> subprocess.CompletedProcess[str]:
    merged = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "lytics_async.cli", *arguments],
        env={name: value for name, value in merged.items() if value is not None},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=30,
    )
