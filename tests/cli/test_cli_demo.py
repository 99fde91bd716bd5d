"""`lytics demo`: its numbers, and what it does when one is wrong."""

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import running
from typer.testing import Result

from lytics_async.cli.demo.source import guess_identity
from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


def test_the_demo_prints_one_json_object_whose_numbers_add_up(lytics: Invoke) -> None:
    result = lytics("demo", "--json")
    [line] = result.stdout.splitlines()
    numbers = json.loads(line)
    assert result.exit_code == 0, line
    assert (numbers["rows_read"], numbers["accepted"], numbers["rows_stored"]) == (100_000,) * 3
    assert (numbers["rejected"], numbers["unknown"], numbers["profiles"]) == (0, 0, 20_000)
    assert numbers["segment_size"] == numbers["scanned"] > 1_000
    assert numbers["seconds"] > 0
    assert numbers["bad_file"] == {
        "rows_read": 1_000,
        "accepted": 993,
        "rejected": 7,
        "rows_stored": 993,
    }
    assert numbers["fixed_file"] == {"accepted": 7, "rows_stored": 1_000}
    assert 0 < numbers["killed"]["rows_before"] < 20_000
    assert numbers["killed"]["accepted"] == numbers["outage"]["accepted"] == 20_000
    assert numbers["adds_up"] is True
    assert all(check["found"] == check["expected"] for check in numbers["checks"])


def test_a_file_of_the_users_is_uploaded_instead(lytics: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv.gz"
    rows = "".join(f'{number},"household {number % 7}","a, b"\n' for number in range(100))
    file.write_bytes(gzip.compress(f"visit,Household ID,text\n{rows}".encode()))
    result = lytics("demo", "--file", str(file), "--stream", "visits", "--json")
    numbers = json.loads(result.stdout)
    assert result.exit_code == 0, result.output
    assert (numbers["rows_read"], numbers["rows_stored"]) == (100, 100)
    assert (numbers["profiles"], numbers["segment_size"], numbers["scanned"]) == (7, 7, 7)


def test_the_numbers_add_up_even_if_rows_of_the_users_file_are_rejected(
    lytics: Invoke, tmp_path: Path
) -> None:
    file = write(tmp_path, "email,city\na@x.org,Oslo\nb@x.org\nc@x.org,Rome\n,Bern\n")
    result = lytics("demo", "--file", str(file), "--json")
    numbers = json.loads(result.stdout)
    assert result.exit_code == 0, result.output
    assert (numbers["rows_read"], numbers["accepted"], numbers["rejected"]) == (4, 3, 1)
    assert numbers["profiles"] == 2  # the row without an email has no profile


def test_the_identity_may_be_named(lytics: Invoke, tmp_path: Path) -> None:
    file = write(tmp_path, "email,city\na@x.org,Oslo\nb@x.org,Oslo\n")
    result = lytics("demo", "--file", str(file), "--identity", "city", "--json")
    assert json.loads(result.stdout)["profiles"] == 1


def test_the_summary_shows_every_check_and_the_verdict(lytics: Invoke, tmp_path: Path) -> None:
    file = write(tmp_path, "email,city\na@x.org,Oslo\n")
    result = lytics("demo", "--file", str(file))
    assert result.exit_code == 0, result.output
    assert "Every number adds up." in result.stdout
    for what in ("rows read", "segment size", "profiles scanned"):
        assert what in result.stdout
    assert "WRONG" not in result.stdout


def test_the_bad_rows_of_the_users_file_are_named_with_their_reasons(
    lytics: Invoke, tmp_path: Path
) -> None:
    file = write(tmp_path, "email,city\na@x.org,Oslo\nb@x.org\nc@x.org,Rome\nd@x.org,a,b\n")
    output = lytics("demo", "--file", str(file)).stdout
    assert "row 2: 1 fields where the header has 2" in output
    assert "row 4: 3 fields where the header has 2" in output
    assert "f-00050" not in output


def test_the_last_line_is_a_command_as_the_user_types_it(
    environment: dict[str, str | None], tmp_path: Path
) -> None:
    file = write(tmp_path, "email,city\na@x.org,Oslo\n")
    with running(environment, "demo", "--file", str(file)) as process:
        output = process.communicate(timeout=60)[0]
    command = f"{sys.executable} -m lytics_async.cli upload {file} --stream orders"
    assert f"  {command} --rejects bad-rows.csv\n" in output


def test_1_when_a_number_does_not_add_up(
    lytics: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LocalLytics, "count", lambda _, stream: 41)
    file = write(tmp_path, "email,city\na@x.org,Oslo\n")
    result = lytics("demo", "--file", str(file))
    assert result.exit_code == 1
    assert "1 of 10 numbers do not add up." in result.stdout
    [wrong] = [line for line in result.stdout.splitlines() if "WRONG" in line]
    assert "41" in wrong


def test_nothing_is_left_behind(
    lytics: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    file = write(tmp_path, "email,city\na@x.org,Oslo\n")
    lytics("demo", "--file", str(file))
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--file", "no-such-file.csv"),
        ("--file", "{file}", "--identity", "no_such_column"),
        ("--file", "{file}", "--timestamp-field", "no_such_column"),
        ("--file", "{empty}"),
        ("--identity", "email"),
    ],
)
def test_2_for_what_cannot_be_meant(
    lytics: Invoke, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    file = write(tmp_path, "email,city\na@x.org,Oslo\n")
    empty = tmp_path / "empty.csv"
    empty.touch()
    named = [argument.format(file=file, empty=empty) for argument in arguments]
    assert lytics("demo", *named).exit_code == 2


@pytest.mark.parametrize(
    ("columns", "identity"),
    [
        (["order_id", "city", "Email"], "Email"),
        (["household_id", "store_id", "basket_id"], "household_id"),
        (["visit", "Household ID"], "Household ID"),
        (["city", "memberId", "basket_id"], "memberId"),
        (["name", "city"], "name"),
    ],
)
def test_the_identity_is_guessed_from_the_names_of_the_columns(
    columns: list[str], identity: str
) -> None:
    assert guess_identity(columns) == identity


def write(directory: Path, text: str) -> Path:
    path = directory / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path
