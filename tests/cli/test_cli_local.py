"""`lytics local serve`: what it announces, and how it ends."""

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from children import child
from typer.testing import Result

Invoke = Callable[..., Result]


def test_it_announces_url_and_token_and_ctrl_c_ends_it_cleanly() -> None:
    with serving() as (process, announced):
        url, token = re.findall(r"(http://127\.0\.0\.1:\d+), token: (at\.\S+)\.", announced)[0]
        assert status_of(url, token) == 200
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr) == (0, "")


def test_a_token_that_was_given_is_requested_and_not_shown() -> None:
    with serving("--token", "at.my.secret") as (_, announced):
        assert "at.my.secret" not in announced
        url = re.findall(r"http://127\.0\.0\.1:\d+", announced)[0]
        assert status_of(url, "at.my.secret") == 200
        assert status_of(url, "at.another.one") == 401


def test_addresses_outside_the_ranges_are_refused() -> None:
    with serving("--token", "at.x.y", "--allow", "10.0.0.0/8", "--allow", "::1") as (_, announced):
        url = re.findall(r"http://127\.0\.0\.1:\d+", announced)[0]
        assert status_of(url, "at.x.y") == 403


def test_data_in_a_directory_of_the_users_outlives_the_server(tmp_path: Path) -> None:
    options = ("--token", "at.x.y", "--data", str(tmp_path / "kept"), "--identity", "plate")
    with serving(*options) as (_, announced):
        url = re.findall(r"http://127\.0\.0\.1:\d+", announced)[0]
        body = b"plate,colour\nAB-123,red\n"
        assert status_of(f"{url}/collect/bulk/cars", "at.x.y", body) == 200
    with serving(*options) as (_, announced):
        url = re.findall(r"http://127\.0\.0\.1:\d+", announced)[0]
        request = urllib.request.Request(
            f"{url}/api/entity/user/plate/AB-123", headers={"Authorization": "at.x.y"}
        )
        with urllib.request.urlopen(request) as response:
            assert b'"red"' in response.read()


def test_2_for_a_port_that_is_taken(lytics: Invoke) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = lytics("local", "serve", "--port", str(port))
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"lytics: cannot listen on 127.0.0.1, port {port}: Address already in use.\n"
    )


@pytest.mark.parametrize("option", [("--allow", "everyone"), ("--port", "70000")])
def test_2_for_what_cannot_be_meant(lytics: Invoke, option: tuple[str, str]) -> None:
    assert lytics("local", "serve", *option).exit_code == 2


@contextmanager
def serving(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command on a free port; yields the process and its first line, and stops it."""
    command = [sys.executable, "-m", "lytics_async.cli", "local", "serve", "--port", "0", *options]
    with child(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline()
        finally:
            process.terminate()


def status_of(url: str, token: str, body: bytes | None = None) -> int:
    path = url if "/collect/" in url else f"{url}/api/segment"
    headers = {"Authorization": token, "Content-Type": "application/csv"}
    try:
        with urllib.request.urlopen(urllib.request.Request(path, body, headers)) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
