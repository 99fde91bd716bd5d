"""`lytics upload --ledger`, `lytics ledger`, and Ctrl-C: how an upload is resumed."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import HoldingServer, line_with, running
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]

ROWS = 20_000
CHUNKS = ("--chunk-bytes", "20KiB", "--concurrency", "2")


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text("id,email\n" + "".join(f"{n},{n}@x.org\n" for n in range(ROWS)))
    return path


def ledger_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lytics-ledger")


def test_a_complete_upload_leaves_a_ledger_that_says_so(
    lytics: Invoke, local: LocalLytics, orders: Path
) -> None:
    result = lytics("upload", str(orders), "-s", "complete", "--ledger", "auto", *CHUNKS)
    assert result.exit_code == 0, result.output
    shown = lytics("ledger", str(ledger_of(orders)))
    assert shown.exit_code == 0
    assert shown.stdout.startswith("orders.csv to stream complete: complete, 1 run\n")
    document = json.loads(lytics("ledger", str(ledger_of(orders)), "--json").stdout)
    assert document["state"] == "complete"
    assert (document["records_read"], document["accepted"], document["cursor"]) == (ROWS,) * 3
    assert document["unsettled"] == []


def test_a_second_upload_with_the_ledger_must_say_that_it_resumes(
    lytics: Invoke, local: LocalLytics, orders: Path
) -> None:
    arguments = ("upload", str(orders), "-s", "twice", "--ledger", "auto", *CHUNKS)
    assert lytics(*arguments).exit_code == 0
    again = lytics(*arguments)
    assert again.exit_code == 2
    assert "--resume" in again.stderr
    assert lytics(*arguments, "--resume").exit_code == 0
    assert local.count("twice") == ROWS


def test_a_changed_file_is_refused_unless_it_is_forced(
    lytics: Invoke, local: LocalLytics, orders: Path
) -> None:
    arguments = ("upload", str(orders), "-s", "grown", "--ledger", "auto", *CHUNKS)
    assert lytics(*arguments).exit_code == 0
    with orders.open("a") as file:
        file.write("new,new@x.org\n")
    refused = lytics(*arguments, "--resume")
    assert refused.exit_code == 8
    assert "the source (from " in refused.stderr
    assert "--force-resume" in refused.stderr
    assert lytics(*arguments, "--force-resume").exit_code == 0
    assert local.count("grown") == ROWS + 1


def test_a_pipe_cannot_have_a_ledger(
    environment: dict[str, str | None], server: HoldingServer, tmp_path: Path
) -> None:
    read, write = os.pipe()
    os.close(write)
    command = [sys.executable, "-m", "lytics_async.cli", "upload", "-", "-s", "x"]
    variables = {name: value for name, value in environment.items() if value is not None}
    with os.fdopen(read, "rb") as pipe:
        result = subprocess.run(
            [*command, "--ledger", str(tmp_path / "ledger")],
            env={"PATH": os.environ["PATH"], **variables},
            stdin=pipe,
            capture_output=True,
            text=True,
            timeout=30,
        )
    assert result.returncode == 2
    assert "A pipe cannot be read again" in result.stderr


def test_resuming_needs_a_ledger(lytics: Invoke, orders: Path) -> None:
    result = lytics("upload", str(orders), "-s", "x", "--resume")
    assert result.exit_code == 2
    assert "--ledger" in result.stderr


def test_a_file_that_is_not_a_ledger_is_refused(lytics: Invoke, orders: Path) -> None:
    result = lytics("ledger", str(orders))
    assert result.exit_code == 2
    assert "is not a ledger" in result.stderr


def test_ctrl_c_once_delivers_the_requests_in_flight_and_says_how_to_resume(
    environment: dict[str, str | None], lytics: Invoke, server: HoldingServer, orders: Path
) -> None:
    arguments = ("upload", str(orders), "-s", "once", "--ledger", "auto", "--no-compress", *CHUNKS)
    target = ("--base-url", server.url)
    with running(environment, *arguments, *target) as process:
        assert server.arrived.wait(20)
        process.send_signal(signal.SIGINT)
        line_with("delivering the requests in flight", process.stderr)
        server.release.set()
        stdout, stderr = process.communicate(timeout=20)
    assert process.returncode == 130
    said = re.search(r"^To resume: (.*)$", stderr, re.MULTILINE)
    assert said is not None
    assert said[1].endswith(f"--base-url {server.url} --resume")
    document = json.loads(lytics("ledger", str(ledger_of(orders)), "--json").stdout)
    assert document["state"] == "stopped"
    assert 0 < document["accepted"] < ROWS
    assert (document["unknown"], document["unsent"]) == (0, 0)
    assert f"{document['accepted']:,} accepted" in stdout
    result = lytics(*arguments, *target, "--resume")
    assert result.exit_code == 0, result.output
    assert sorted(server.ids, key=int) == [str(n) for n in range(ROWS)]


def test_ctrl_c_twice_ends_it_immediately_and_leaves_what_was_sent_in_doubt(
    environment: dict[str, str | None], lytics: Invoke, server: HoldingServer, orders: Path
) -> None:
    arguments = ("upload", str(orders), "-s", "twice", "--ledger", "auto", "--no-compress", *CHUNKS)
    target = ("--base-url", server.url)
    with running(environment, *arguments, *target) as process:
        assert server.arrived.wait(20)
        process.send_signal(signal.SIGINT)
        line_with("delivering the requests in flight", process.stderr)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=5)
    assert process.returncode == 130
    document = json.loads(lytics("ledger", str(ledger_of(orders)), "--json").stdout)
    assert document["state"] == "stopped"
    assert document["accepted"] == 0
    assert document["unknown"] > 0
    server.release.set()
    assert lytics(*arguments, *target, "--resume").exit_code == 0
    assert set(server.ids) == {str(n) for n in range(ROWS)}


def test_rejected_rows_that_are_not_located_yet_are_named(lytics: Invoke, tmp_path: Path) -> None:
    source = tmp_path / "flawed.csv"
    source.write_text("email,total\na@x.org,1\nb@x.org\n")
    ledger = tmp_path / "ledger"
    lytics("upload", str(source), "-s", "flawed", "--ledger", str(ledger))
    assert "not located" not in lytics("ledger", str(ledger)).stdout
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(line for line in lines if b'"step":"kept"' not in line))
    told = lytics("ledger", str(ledger))
    assert told.exit_code == 1
    assert "1 of the rejected records are not located yet" in told.stdout
    rejects = tmp_path / "bad.csv"
    lytics(
        "upload",
        str(source),
        "-s",
        "flawed",
        "--ledger",
        str(ledger),
        "--resume",
        "--rejects",
        str(rejects),
    )
    assert "not located" not in lytics("ledger", str(ledger)).stdout
    assert rejects.read_text().endswith(",b@x.org\n")
