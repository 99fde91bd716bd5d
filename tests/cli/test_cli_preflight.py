"""`lytics upload --preflight` and `--landed`: what they print, and their exit codes."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import line_with, running
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]
Environment = dict[str, str | None]


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics() as running:
        asyncio.run(publish(running))
        yield running


async def publish(local: LocalLytics) -> None:
    async with local.client() as lytics:
        schema = lytics.v2.schema
        await schema.upsert_field(
            "user", id="email", type="string", shortdesc="x", is_identifier=True, is_pii=True
        )
        await schema.upsert_field("user", id="age", type="int", shortdesc="x")
        for name in ("email", "age"):
            await schema.upsert_mapping("user", field=name, stream="crm", expr=name)
        await schema.publish("user", tag="crm", description="crm")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "crm.csv"
    write(path, lambda number: str(number))
    return path


def write(path: Path, age: Callable[[int], str], header: str = "email,age") -> None:
    rows = "".join(f"ada{number}@example.com,{age(number)}\n" for number in range(50))
    path.write_text(f"{header}\n{rows}")


def preflight(lytics: Invoke, path: Path, *options: str, **how: Any) -> Result:
    return lytics("upload", str(path), "-s", "crm", "--preflight", *options, **how)


def test_nothing_wrong_is_one_line_and_nothing_is_uploaded(
    lytics: Invoke, local: LocalLytics, path: Path
) -> None:
    result = preflight(lytics, path)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "crm.csv for stream crm: 50 records; 50 looked at, 50 evaluated by the service: nothing is "
        "wrong\n"
    )
    assert local.streams() == {}


def test_a_loss_has_the_exit_code_1(lytics: Invoke, path: Path) -> None:
    write(path, lambda number: "n/a" if number == 7 else "3")
    result = preflight(lytics, path)
    assert result.exit_code == 1, result.output
    assert "loss: field age (type int) drops 1 of 50 values" in " ".join(result.stdout.split())
    result = preflight(lytics, path, "--sample", "5")
    assert result.exit_code == 0, result.output
    assert "50 records; 5 looked at, 5 evaluated" in result.stdout
    assert preflight(lytics, path, "--sample", "all").exit_code == 1


def test_a_column_that_is_not_needed_can_be_named(lytics: Invoke, path: Path) -> None:
    write(path, lambda number: f"{number},red", "email,age,colour")
    result = preflight(lytics, path)
    assert result.exit_code == 1, result.output
    assert "column colour has no mapping" in result.stdout
    assert preflight(lytics, path, "--ignore-columns", "colour").exit_code == 0


def test_only_warnings_have_the_exit_code_9(lytics: Invoke, local: LocalLytics, path: Path) -> None:
    local.configure(event_quota=10)
    result = preflight(lytics, path, "--quota-period", "2026-01-01")
    assert result.exit_code == 9, result.output
    assert "warning: the upload reaches 100% of the quota" in result.stdout


def test_what_could_not_be_checked_has_the_exit_code_10(
    lytics: Invoke, local: LocalLytics, path: Path
) -> None:
    local.configure(refuse=("/v2/schema/user/evaluate",))
    result = preflight(lytics, path)
    assert result.exit_code == 10, result.output
    assert "not checked: values, because" in result.stdout
    result = preflight(lytics, path, "--checks", "columns,quota")
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    result = preflight(lytics, path, "--checks", "colums")
    assert result.exit_code == 2
    assert "checks must be a list with some of source, stream, columns" in result.stderr


def test_the_report_is_one_json_object(lytics: Invoke, path: Path) -> None:
    write(path, lambda number: "n/a")
    result = preflight(lytics, path, "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["verdict"], report["records"]) == (1, "loss", 50)
    (found,) = report["findings"]
    assert (found["check"], found["field"], found["records"]) == ("values", "age", 50)
    assert report["quota"]["coming"] == 50


def test_a_pipe_is_refused_with_advice_and_kept(
    lytics: Invoke, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    class Pipe(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return False

        def readinto(self, buffer: Any) -> int:
            raise AssertionError("it must not be read")

    class Stdin:
        buffer = Pipe()

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("lytics_async.cli.upload._stdin", lambda: Stdin.buffer)
    assert sys.stdin is not None
    result = lytics("upload", "-", "-s", "crm", "--preflight")
    assert result.exit_code == 2
    assert "can be read once only; write it to a file first" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "options",
    [
        ["--preflight", "--dry-run"],
        ["--preflight", "--landed", "60s"],
        ["--landed", "60s", "--dry-run"],
        ["--landed", "soon"],
        ["--preflight", "--sample", "0"],
        ["--preflight", "--sample", "some"],
        ["--preflight", "--quota-period", "year"],
        ["--preflight", "--evaluate", "-1"],
    ],
)
def test_options_that_are_not_valid_are_refused(
    lytics: Invoke, local: LocalLytics, path: Path, options: list[str]
) -> None:
    result = lytics("upload", str(path), "-s", "crm", *options)
    assert result.exit_code == 2, result.output
    assert local.streams() == {}


def test_an_upload_that_landed_says_so(lytics: Invoke, local: LocalLytics, path: Path) -> None:
    result = lytics("upload", str(path), "-s", "crm", "--landed", "60s")
    assert result.exit_code == 0, result.output
    assert "waiting for them to land" in result.stderr
    assert "  landed: stream crm has grown by 50 for 50 accepted records" in result.stdout
    assert local.count("crm") == 50


def test_records_that_do_not_land_have_the_exit_code_11(
    lytics: Invoke, local: LocalLytics, path: Path
) -> None:
    local.configure(lose_records=True)
    result = lytics("upload", str(path), "-s", "crm", "--landed", "0.3s")
    assert result.exit_code == 11, result.output
    assert "50 accepted" in result.stdout
    text = " ".join(result.stdout.split())
    assert "stream crm has grown by 0 for 50 accepted records" in text
    assert "(email a***@example.com) does not exist" in text


def test_a_proof_that_is_refused_has_the_exit_code_10(
    lytics: Invoke, local: LocalLytics, path: Path
) -> None:
    local.configure(refuse=("/v2/identity",))
    result = lytics("upload", str(path), "-s", "crm", "--landed", "60s")
    assert result.exit_code == 10, result.output
    assert "not checked: profiles, because" in result.stdout


def test_the_proof_is_part_of_the_json_report(
    lytics: Invoke, local: LocalLytics, path: Path
) -> None:
    result = lytics("upload", str(path), "-s", "crm", "--landed", "60s", "--json")
    (line,) = result.stdout.splitlines()
    report = json.loads(line)
    assert (report["accepted"], report["landed"]["grown"], report["landed"]["ok"]) == (50, 50, True)
    result = lytics("upload", str(path), "-s", "crm", "--json")
    assert "landed" not in json.loads(result.stdout)


def test_a_signal_ends_the_wait_and_the_report_is_printed(
    environment: Environment, local: LocalLytics, path: Path
) -> None:
    local.configure(count_delay=1000.0)
    with running(environment, "upload", str(path), "-s", "crm", "--landed", "1h") as process:
        line_with("waiting for them to land", process.stderr)
        process.send_signal(signal.SIGTERM)
        stdout, _ = process.communicate(timeout=30)
    assert process.returncode == 143
    assert "50 records read: 50 accepted" in stdout
