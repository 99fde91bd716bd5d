"""Standard streams that are closed, full or gone, and arguments that are not text: one line and the
right code.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import HoldingServer, running, variables_of
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]
Environment = dict[str, str | None]


def run(
    environment: Environment, *arguments: str | bytes, closed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command; `closed` is what a shell says to close streams: `<&-`, `>&-`, `2>&-`."""
    return subprocess.run(
        [
            "sh",
            "-c",
            f'exec "$@" {closed}',
            "sh",
            sys.executable,
            "-m",
            "lytics_async.cli",
            *arguments,
        ],
        env=variables_of(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    [line] = done.stderr.splitlines()
    assert line.startswith("lytics: ")
    return line


def test_an_upload_from_a_closed_stdin_is_refused(environment: Environment) -> None:
    done = run(environment, "upload", "-", "-s", "x", closed="<&-")
    assert done.returncode == 2
    assert "stdin is closed" in one_line(done)


def test_a_closed_stdin_does_not_affect_other_commands(environment: Environment) -> None:
    done = run(environment, "segments", "--json", closed="<&-")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments", [("segments",), ("upload", "orders.csv", "-s", "x"), ("--version",), ("--help",)]
)
def test_a_closed_stdout_is_refused_before_anything_is_sent(
    arguments: tuple[str, ...], environment: Environment, server: HoldingServer, tmp_path: Path
) -> None:
    done = run({**environment, "LYTICS_API_URL": server.url}, *arguments, closed=">&-")
    assert done.returncode == 2
    assert "stdout is closed" in one_line(done)
    assert not server.arrived.is_set()


def test_a_closed_stderr_changes_neither_output_nor_code(environment: Environment) -> None:
    done = run(environment, "segments", "--json", closed="2>&-")
    assert done.returncode == 0
    assert isinstance(json.loads(done.stdout), list)
    assert run(environment, "upload", "missing.csv", "-s", "x", closed="2>&-").returncode == 2


def test_without_any_stream_there_is_still_a_code(environment: Environment) -> None:
    done = run(environment, "upload", "-", "-s", "x", closed="<&- >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_what_a_command_opens_never_takes_the_place_of_a_closed_stream(
    environment: Environment, local: LocalLytics, tmp_path: Path
) -> None:
    """Else a warning would be written into the ledger, or into a connection."""
    source = tmp_path / "orders.csv"
    source.write_text("id\n1\n")
    arguments = ("upload", str(source), "-s", "closed", "--ledger", "auto", "--progress", "json")
    assert run(environment, *arguments, closed="<&- 2>&-").returncode == 0
    assert local.count("closed") == 1
    shown = run(environment, "ledger", f"{source}.lytics-ledger", "--json")
    assert json.loads(shown.stdout)["damaged_bytes"] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
@pytest.mark.parametrize("arguments", [("config",), ("segments", "--json")])
def test_a_full_disk_is_named(arguments: tuple[str, ...], environment: Environment) -> None:
    done = run(environment, *arguments, closed=">/dev/full")
    assert done.returncode == 7
    assert "No space left" in one_line(done)


def test_a_closed_stderr_does_not_change_the_code(
    environment: Environment,
) -> None:
    read, write = os.pipe()
    os.close(read)
    with running(environment, "upload", "missing.csv", "-s", "x", stderr=write) as process:
        os.close(write)
        stdout, _ = process.communicate(timeout=20)
    assert (process.returncode, stdout) == (2, "")


NO_TEXT = b"caf\xe9"
"""Latin-1, which is not UTF-8: Python reads it as text with a lone surrogate."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", NO_TEXT),
        ("scan", "--filter", b'name = "' + NO_TEXT + b'"'),
        ("entity", "user", "email", NO_TEXT),
        ("segments", "--base-url", b"http://" + NO_TEXT),
        ("upload", NO_TEXT, "-s", "x"),
        ("upload", "orders.csv", "-s", NO_TEXT),
        ("upload", "orders.csv", "-s", "x", "--append", b"a=" + NO_TEXT),
        ("ledger", NO_TEXT),
        ("local", "serve", "--host", NO_TEXT),
        ("local", "serve", "--token", NO_TEXT),
        (b"--" + NO_TEXT,),
    ],
)
def test_an_argument_that_is_not_text_is_a_usage_error(
    arguments: tuple[str | bytes, ...], lytics: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "orders.csv").write_text("id\n1\n")
    source = str(tmp_path / "orders.csv")
    given = [source if each == "orders.csv" else os.fsdecode(each) for each in arguments]
    done = lytics(*given)  # Python reads the arguments of a process in the same way
    assert done.exit_code == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_an_argument_of_a_process_that_is_not_text_is_a_usage_error(
    environment: Environment,
) -> None:
    done = run(environment, "scan", NO_TEXT)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_file_whose_name_is_not_text_can_be_uploaded(
    environment: Environment, local: LocalLytics, tmp_path: Path
) -> None:
    source = os.fsencode(tmp_path) + b"/" + NO_TEXT + b".csv"
    with open(source, "w") as file:
        file.write("id\n1\n")
    arguments = ("-s", "odd", "--ledger", "auto", "--json", "--progress", "json")
    done = run(environment, "upload", source, *arguments)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["accepted"] == 1
    assert local.count("odd") == 1
    shown = run(environment, "ledger", source + b".lytics-ledger", "--json")
    assert json.loads(shown.stdout)["state"] == "complete"


def test_a_wrong_token_is_told_although_the_file_is_broken_too(
    environment: Environment, tmp_path: Path
) -> None:
    source = tmp_path / "orders.csv"
    source.write_text('id,name\n1,Ada\n2,"Grace\n')
    done = run({**environment, "LYTICS_API_TOKEN": "at.wrong"}, "upload", str(source), "-s", "x")
    assert done.returncode == 3
    assert "HTTP 401" in one_line(done)  # the quote, too, if it was read before the response
