"""Files as people have them, from the command line: what is taken, what is passed over, and how it
ends.
"""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from processes import HoldingServer, running, variables_of
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]

CSV = "email,plan\na@example.org,pro\n"


@pytest.fixture
def stream() -> str:
    """A stream that no other test uses."""
    return f"s{uuid4().hex[:8]}"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def emails(local: LocalLytics, stream: str) -> list[str]:
    return sorted(row["email"][0] for row in local.rows(stream))


def test_a_directory_says_what_it_takes_and_what_it_passes_over(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    write(folder / "MONDAY.CSV.GZ", gzip.compress(CSV.encode()))
    write(folder / "tuesday.csv", CSV.replace("a@", "b@"))
    write(folder / ".part-1.csv", CSV.replace("a@", "hidden@"))
    write(folder / "_SUCCESS.csv", "")
    write(folder / "._tuesday.csv", b"\0\5\26\7\0\2\0\0Mac OS X        ")
    write(folder / "notes.txt", "x")
    write(folder / "sub" / "c.csv", CSV)
    (folder / "lost.csv").symlink_to("nowhere.csv")
    result = lytics("upload", str(folder), "-s", stream)
    assert result.exit_code == 0, result.output
    assert emails(local, stream) == ["a", "b"]
    remark = " ".join(result.stderr.split())
    assert "takes 2 files" in remark
    for what in (
        "._tuesday.csv (its name begins with . or _)",
        ".part-1.csv (its name begins with . or _)",
        "lost.csv (a broken link)",
        "notes.txt (its suffix is not that of a data format)",
        "and 1 more",
    ):
        assert what in remark


def test_links_in_a_circle_are_passed_over(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    write(folder / "a.csv", CSV)
    (folder / "b.csv").symlink_to("c.csv")
    (folder / "c.csv").symlink_to("b.csv")
    (folder / "self").symlink_to(".")
    result = lytics("upload", str(folder), "-s", stream, "--recursive")
    assert result.exit_code == 0, result.output
    assert local.count(stream) == 1
    remark = " ".join(result.stderr.split())
    assert "b.csv (a broken link), c.csv (a broken link)" in remark
    assert "self (a link to a folder)" in remark


def test_subfolders_are_taken_with_recursive(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    for day in "12":
        write(tmp_path / "t" / f"dt=2026-01-0{day}" / "part-0.csv", CSV.replace("a@", f"{day}@"))
    write(tmp_path / "t" / "_temporary" / "part-1.csv", CSV.replace("a@", "half@"))
    result = lytics("upload", str(tmp_path / "t"), "-s", stream)
    assert result.exit_code == 2
    assert "--recursive" in result.stderr
    result = lytics("upload", str(tmp_path / "t"), "-s", stream, "--recursive")
    assert result.exit_code == 0, result.output
    assert emails(local, stream) == ["1", "2"]


def test_files_of_one_name_are_named_by_their_path(
    lytics: Invoke, stream: str, tmp_path: Path
) -> None:
    write(tmp_path / "t" / "a" / "part.csv", CSV)
    write(tmp_path / "t" / "b" / "part.csv", "<html>")
    result = lytics("upload", str(tmp_path / "t"), "-s", stream, "--recursive")
    assert result.exit_code == 2
    assert "b/part.csvisanHTMLpage" in "".join(result.stderr.split())


def test_the_same_file_under_two_names_is_refused(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    write(tmp_path / "l" / "a.csv", CSV)
    (tmp_path / "l" / "latest.csv").symlink_to("a.csv")
    result = lytics("upload", str(tmp_path / "l"), "-s", stream)
    assert result.exit_code == 2
    assert "are the same file" in " ".join(result.stderr.split())
    assert local.count(stream) == 0


def test_two_pipes_are_refused_with_the_way_out(
    environment: dict[str, str | None], local: LocalLytics, stream: str
) -> None:
    ends = []
    for name in "ab":
        read, end = os.pipe()
        os.write(end, CSV.replace("a@", f"{name}@").encode())
        os.close(end)
        ends.append(read)
    names = [f"/dev/fd/{end}" for end in ends]
    with running(environment, "upload", *names, "-s", stream, pass_fds=ends) as process:
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 2
    assert f"{names[0]} is a pipe" in errors
    assert "cat" in errors
    assert local.count(stream) == 0
    for end in ends:
        os.close(end)


def test_a_name_that_is_not_utf_8_is_accepted(
    environment: dict[str, str | None], local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.csv"
    with open(name, "wb") as file:
        file.write(CSV.encode())
    command = [sys.executable, "-m", "lytics_async.cli", "upload", name, "-s", stream]
    done = subprocess.run(
        command, env=variables_of(environment), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("caf\\xe9.csv: 1 record read")
    assert local.count(stream) == 1


def test_a_closed_stdin_is_one_line(environment: dict[str, str | None], stream: str) -> None:
    command = f'exec "{sys.executable}" -m lytics_async.cli upload - -s {stream} <&-'
    done = subprocess.run(
        ["sh", "-c", command],
        env=variables_of(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "stdin is closed" in done.stderr


def test_a_file_that_changes_has_an_exit_code_of_its_own(
    environment: dict[str, str | None], server: HoldingServer, tmp_path: Path
) -> None:
    path = write(tmp_path / "t.csv", "email,plan\n" + "u@example.org,x\n" * 500_000)
    urls = {"LYTICS_API_URL": server.url, "LYTICS_BULK_URL": server.url}
    with running(
        {**environment, **urls},
        "upload",
        str(path),
        "-s",
        "s",
        "--chunk-bytes",
        "64KiB",
        "--no-compress",
        "--memory-budget",
        "1MiB",
        "--no-compress",
    ) as process:
        assert server.arrived.wait(20)
        os.truncate(path, 0)
        server.release.set()
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 8, errors
    assert "t.csv shrank from 8,000,011 to 0 bytes" in " ".join(errors.split())
    assert "accepted" in out


def test_what_is_too_long_is_said_with_its_place(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "long.csv", f"email,note\na@x,{'x' * 2_000_000}\nb@x,ok\n")
    rejects = tmp_path / "long.rejects"
    arguments = ("upload", str(path), "-s", stream, "--max-record-bytes", "1MiB")
    result = lytics(*arguments, "--chunk-bytes", "64KiB", "--rejects", str(rejects))
    assert result.exit_code == 1, result.output
    assert "record 1 (line 2) was not sent" in result.stdout
    assert "bytes 12 to 2,000,016 of the source" in " ".join(result.stdout.split())
    assert f"1ofthemisin{rejects}" in "".join(result.stdout.split())
    assert local.count(stream) == 1
    assert lytics("upload", str(rejects), "-s", stream).exit_code == 0
    assert local.count(stream) == 2


def test_without_rejects_the_way_to_get_them_is_said_and_works(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", "email,plan\na@x,1\nb@x\nc@x,3\n")
    result = lytics("upload", str(path), "-s", stream)
    assert "--dry-run --rejects PATH" in " ".join(result.stdout.split())
    rejects = tmp_path / "r.csv"
    lytics("upload", str(path), "-s", stream, "--dry-run", "--rejects", str(rejects))
    assert local.count(stream) == 2
    assert "b@x" in rejects.read_text()


def test_the_field_at_fault_is_named(lytics: Invoke, stream: str, tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.ndjson", '{"email":"a","profile":{"card":123456789012345678901234}}\n'
    )
    result = lytics("upload", str(path), "-s", stream)
    assert result.exit_code == 1
    assert "field profile.card: an integer of more than 64 bits" in " ".join(result.stdout.split())


def test_a_file_must_have_the_rows_that_are_required(
    lytics: Invoke, stream: str, tmp_path: Path
) -> None:
    empty = write(tmp_path / "empty.csv", "email,plan\n")
    result = lytics("upload", str(empty), "-s", stream)
    assert result.exit_code == 0
    assert "note: the source has no records" in result.stdout
    for path, rows in ((empty, 1), (write(tmp_path / "a.csv", CSV), 2)):
        result = lytics("upload", str(path), "-s", stream, "--require-rows", str(rows))
        assert result.exit_code == 1
        assert f"requires at least {rows}" in " ".join(result.stderr.split())
    assert lytics("upload", str(path), "-s", stream, "--require-rows", "1").exit_code == 0


def test_times_without_a_zone_are_taken_with_one(
    lytics: Invoke, local: LocalLytics, stream: str, tmp_path: Path
) -> None:
    path = tmp_path / "n.parquet"
    pq.write_table(pa.table({"email": ["a"], "at": [datetime(2026, 11, 28, 3)]}), path)
    result = lytics("upload", str(path), "-s", stream)
    assert result.exit_code == 2
    assert "--assume-timezone" in result.stderr
    result = lytics("upload", str(path), "-s", stream, "--assume-timezone", "Europe/Berlin")
    assert result.exit_code == 0, result.output
    assert str(next(iter(local.rows(stream)))["at"]).startswith("2026-11-28T02:00:00")


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (b"email;name\na;Jos\xe9\nb;Ana\n", ["--encoding", "latin-1"]),
        (b"sep=\t\nemail\tname\na\tJos\xc3\xa9\nb\tAna\n", []),
        ("email,name\na,José\nb,Ana\n".encode("utf-16-le"), ["--encoding", "utf-16-le"]),
    ],
)
def test_other_ways_to_write_a_csv_arrive_alike(
    lytics: Invoke,
    local: LocalLytics,
    stream: str,
    tmp_path: Path,
    content: bytes,
    options: list[str],
) -> None:
    path = write(tmp_path / "a.csv", content)
    result = lytics("upload", str(path), "-s", stream, *options)
    assert result.exit_code == 0, result.output
    assert sorted(str(row["name"]) for row in local.rows(stream)) == ["Ana", "José"]
