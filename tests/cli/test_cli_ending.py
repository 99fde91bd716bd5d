"""SIGTERM and SIGHUP end a command as Ctrl-C does, wherever it is, and each with an exit code of
its own.
"""

import gzip
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from array import array
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest
from processes import HoldingServer, line_with, running, variables_of
from typer.testing import Result

Invoke = Callable[..., Result]
Environment = dict[str, str | None]

ROWS = 20_000
CHUNKS = ("--no-compress", "--chunk-bytes", "20KiB", "--concurrency", "2")
ENDINGS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text("id,email\n" + "".join(f"{n},{n}@x.org\n" for n in range(ROWS)))
    return path


@pytest.mark.parametrize(("number", "code"), ENDINGS)
def test_an_upload_delivers_the_requests_in_flight_and_says_how_to_resume(
    number: signal.Signals,
    code: int,
    environment: Environment,
    lytics: Invoke,
    server: HoldingServer,
    orders: Path,
) -> None:
    ledger = ("--ledger", "auto")
    arguments = ("upload", str(orders), "-s", "x", "--base-url", server.url, *ledger, *CHUNKS)
    with running(environment, *arguments) as process:
        assert server.arrived.wait(20)
        process.send_signal(number)
        line_with("delivering the requests in flight", process.stderr)
        server.release.set()
        stdout, stderr = process.communicate(timeout=20)
    assert process.returncode == code
    assert "accepted" in stdout
    assert re.search(r"^To resume: .*-m lytics_async.cli upload .* --resume$", stderr, re.MULTILINE)
    assert 0 < len(server.ids) < ROWS
    assert lytics(*arguments, "--resume").exit_code == 0
    assert sorted(server.ids, key=int) == [str(n) for n in range(ROWS)]


@pytest.mark.parametrize(
    ("first", "second"),
    [(signal.SIGTERM, signal.SIGTERM), (signal.SIGHUP, signal.SIGINT)],
)
def test_a_second_signal_ends_the_upload_without_waiting_for_the_server(
    first: signal.Signals,
    second: signal.Signals,
    environment: Environment,
    server: HoldingServer,
    orders: Path,
) -> None:
    arguments = ("upload", str(orders), "-s", "x", "--base-url", server.url, *CHUNKS)
    with running(environment, *arguments) as process:
        assert server.arrived.wait(20)
        process.send_signal(first)
        line_with(f"{first.name} again ends it immediately", process.stderr)
        process.send_signal(second)
        stdout, _ = process.communicate(timeout=5)
    assert process.returncode == 128 + first
    assert "unknown" in stdout


CONTAINER = ("unshare", "--fork", "--pid", "--mount-proc", "--kill-child")


def can_make_a_container() -> bool:
    """Whether this user may, and outside a chroot."""
    return (
        shutil.which("unshare") is not None
        and subprocess.run([*CONTAINER, "true"], capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not can_make_a_container(), reason="no namespace can be made here")
def test_as_process_1_of_a_container_it_ends_on_sigterm(
    environment: Environment, server: HoldingServer
) -> None:
    arguments = ("upload", "-", "-s", "x", "--base-url", server.url, "--no-compress")
    server.release.set()
    with running(environment, *arguments, before=CONTAINER, stdin=subprocess.PIPE) as process:
        feed(process, "id\n1\n")
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        os.kill(int(children.read_text()), signal.SIGTERM)
        process.communicate(timeout=20)
    assert process.returncode == 143
    assert server.ids == ["1"]


@pytest.mark.parametrize(("number", "code"), ENDINGS[::2])
def test_a_pipe_that_stays_open_holds_nothing_up_and_half_a_row_is_not_sent(
    number: signal.Signals, code: int, environment: Environment, server: HoldingServer
) -> None:
    server.release.set()
    arguments = ("upload", "-", "-s", "x", "--base-url", server.url, "--no-compress")
    with running(environment, *arguments, stdin=subprocess.PIPE) as process:
        feed(process, "id,name\n1,Ada\n2,Gra")
        process.send_signal(number)
        line_with("delivering the requests in flight", process.stderr)
        process.wait(7)  # less than it may take to deliver, and the pipe is open
        assert process.stdout is not None
        assert "1 accepted" in process.stdout.read()
    assert process.returncode == code
    assert server.ids == ["1"]


@pytest.mark.parametrize("text", ["id", '[{"id": 1}, {"id"', '[{"id": 1}, {"id": 2}'])
def test_a_pipe_without_a_complete_record_ends_without_a_traceback(
    text: str, environment: Environment, server: HoldingServer
) -> None:
    server.release.set()
    arguments = ("upload", "-", "-s", "x", "--base-url", server.url, "--no-compress")
    with running(environment, *arguments, stdin=subprocess.PIPE) as process:
        feed(process, text)
        process.send_signal(signal.SIGTERM)
        line_with("delivering the requests in flight", process.stderr)
        process.wait(7)
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 143


def test_a_gzipped_pipe_ends_without_a_traceback(
    environment: Environment, server: HoldingServer
) -> None:
    server.release.set()
    arguments = ("upload", "-", "-s", "x", "--base-url", server.url, "--no-compress")
    packed = gzip.compress(b"id,name\n1,Ada\n2,Grace\n")
    with running(environment, *arguments, stdin=subprocess.PIPE, text=False) as process:
        feed(process, packed[:-4])
        process.send_signal(signal.SIGTERM)
        process.wait(7)
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 143


@pytest.mark.parametrize(("number", "code"), ENDINGS)
def test_a_signal_during_the_imports_is_not_lost(
    number: signal.Signals, code: int, environment: Environment
) -> None:
    program = f"""
import os, sys
class Sender:
    def find_spec(self, name, *rest):
        if name == "typer":
            os.kill(os.getpid(), {int(number)})
sys.meta_path.insert(0, Sender())
from lytics_async.cli import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=variables_of(environment),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.returncode == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("lytics: ")


@pytest.mark.parametrize(("number", "code"), ENDINGS[:2])
def test_a_scan_into_a_file_says_how_far_it_came(
    number: signal.Signals,
    code: int,
    environment: Environment,
    post: Callable[[str, str, str], Any],
    tmp_path: Path,
) -> None:
    rows = "".join(f"p{row}@example.com,{'x' * 500}\n" for row in range(1000))
    post("/collect/bulk/many", f"email,text\n{rows}", "application/csv")
    out = tmp_path / "out.ndjson"
    os.mkfifo(out)  # which does not hold two pages, so the scan cannot end before it is read
    arguments = ("scan", "--filter", "FILTER * FROM user", "--out", str(out), "--progress", "json")
    with running(environment, *arguments) as process, out.open() as reader:
        line_with('"profiles":100,', process.stderr)
        process.send_signal(number)
        written = len(reader.readlines())
        _, stderr = process.communicate(timeout=20)
    assert process.returncode == code
    assert written < 1000
    assert f"{written:,} profiles written to {out}; the scan did not reach its end" in stderr
    assert "Traceback" not in stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_local_lytics_ends_cleanly_and_leaves_nothing_behind(
    number: signal.Signals, environment: Environment, tmp_path: Path
) -> None:
    directory = tmp_path / "temporary"
    directory.mkdir()
    variables = {**environment, "TMPDIR": str(directory)}
    with running(variables, "local", "serve", "--port", "0") as process:
        line_with("Local Lytics on", process.stdout)
        process.send_signal(number)
        _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr) == (0, "")
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize("step", ["Writing 100,000 orders", "Start"])
def test_a_demo_that_is_ended_leaves_nothing_behind(
    step: str, environment: Environment, tmp_path: Path
) -> None:
    directory = tmp_path / "temporary"
    directory.mkdir()
    variables = {**environment, "TMPDIR": str(directory), "PYTHONUNBUFFERED": "1"}
    with running(variables, "demo") as process:
        line_with(step, process.stdout)
        process.send_signal(signal.SIGTERM)
        _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr) == (143, "lytics: terminated by SIGTERM.\n")
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_a_signal_that_is_ignored_from_the_start_stays_so(
    number: signal.Signals, environment: Environment, server: HoldingServer
) -> None:
    """As nohup has it for SIGHUP, and a shell for the SIGINT of what it runs in the background."""
    arguments = ("upload", "-", "-s", "x", "--base-url", server.url, "--no-compress")
    with running(
        environment,
        *arguments,
        stdin=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_IGN),
    ) as process:
        feed(process, "id\n1\n")
        process.send_signal(number)
        server.release.set()
        _, stderr = process.communicate("2\n", timeout=20)
    assert (process.returncode, stderr) == (0, "")
    assert server.ids == ["1", "2"]


def test_an_upload_whose_terminal_is_gone_still_ends_in_order(
    environment: Environment, lytics: Invoke, server: HoldingServer, orders: Path
) -> None:
    ours, theirs = pty.openpty()
    arguments = ("upload", str(orders), "-s", "x", "--base-url", server.url, *CHUNKS)
    with running(
        environment,
        *arguments,
        "--ledger",
        "auto",
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),
    ) as process:
        os.close(theirs)
        assert server.arrived.wait(20)
        os.close(ours)  # which hangs up
        server.release.set()
        process.wait(20)
    assert process.returncode == 129
    document = json.loads(lytics("ledger", f"{orders}.lytics-ledger", "--json").stdout)
    assert document["state"] == "stopped"
    assert document["unknown"] == 0
    assert document["accepted"] == len(server.ids)


def feed(process: subprocess.Popen[Any], content: str | bytes) -> None:
    """Write to the process's stdin and wait until it has read that, so that its handlers are in
    place.
    """
    assert process.stdin is not None
    process.stdin.write(content)
    process.stdin.flush()
    unread = array("i", [1])
    deadline = time.monotonic() + 20
    while unread[0]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
        ioctl(process.stdin.fileno(), termios.FIONREAD, unread)
