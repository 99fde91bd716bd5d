"""`lytics upload --dry-run` shows what is in a file before its first upload."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


def profile(lytics: Invoke, path: Path, *options: str) -> list[str]:
    result = lytics("upload", str(path), "-s", f"s{uuid4().hex[:8]}", "--dry-run", *options)
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_rows_columns_kinds_and_empties_are_shown(
    lytics: Invoke, local: LocalLytics, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("email,age,joined,score\na@x,31,2026-01-02,1.5\nb@x,,2026-01-03,2\n")
    lines = profile(lytics, path)
    assert lines[:5] == [
        "profile of 2 records, 4 columns:",
        "email empty 0 text 2",
        "age empty 1 integer 1",
        "joined empty 0 time 2",
        "score empty 0 number 1, integer 1",
    ]
    assert "dry run: nothing was stored" in " ".join(lines[5:])
    assert not any("look at" in line for line in lines)


def test_what_is_suspicious_is_named(lytics: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"u{n}@x,{n},\n" for n in range(99))
    path.write_text(f'email,age,nothing\n{rows}"email",old,\n')
    lines = profile(lytics, path)
    assert "look at email: 1 values are the name of the column" in lines
    assert "look at age: most values are of kind integer, and some are not: 1 text" in lines
    assert "look at nothing: it is always empty" in lines
    path.write_text("price;name\n1,50; x\n2,50;y\n")
    lines = profile(lytics, path)
    assert "look at price: 2 numbers have a decimal comma, and are sent as text" in lines
    assert "look at name: 1 values begin or end with white space" in lines
    path.write_text("a:b\n1:2\n")
    assert any("one column; is another delimiter meant?" in line for line in profile(lytics, path))


def test_json_and_parquet_have_profiles_too(lytics: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text('{"a":1,"tags":["x"]}\n{"a":null,"in":{"b":1}}\n')
    assert profile(lytics, path)[1:4] == [
        "a empty 1 integer 1",
        "tags empty 1 list 1",
        "in empty 1 object 1",
    ]
    pq.write_table(pa.table({"a": [1, None], "b": ["x", "y"]}), tmp_path / "a.parquet")
    assert profile(lytics, tmp_path / "a.parquet")[1:3] == [
        "a empty 1 integer 1",
        "b empty 0 text 2",
    ]


def test_a_pipe_is_left_for_the_upload(lytics: Invoke, local: LocalLytics) -> None:
    stream = f"s{uuid4().hex[:8]}"
    result = lytics("upload", "-", "-s", stream, "--dry-run", stdin=b"email,plan\na@x,pro\n")
    assert result.exit_code == 0, result.output
    assert "cannot be profiled" in result.stdout
    assert "1 accepted" in result.stdout


def test_a_file_that_holds_no_records_is_refused_before_a_connection_is_made(
    lytics: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("<html>")
    result = lytics("upload", str(path), "-s", "s", "--dry-run")
    assert result.exit_code == 2
    assert "an HTML page" in result.stderr
