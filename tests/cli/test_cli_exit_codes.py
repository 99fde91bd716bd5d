"""How a command ends: each exit code, one readable line, and no secret in it."""

import base64
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from children import child
from processes import Recorder, variables_of
from typer.testing import Result

from lytics_async.cli.exits import error_line, exit_code
from lytics_async.errors import ArgumentError, PagingError, RateLimited
from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


def test_0_when_the_server_responded(lytics: Invoke) -> None:
    assert lytics("segments").exit_code == 0


def test_2_for_an_unknown_option(lytics: Invoke) -> None:
    assert lytics("segments", "--tabel", "user").exit_code == 2


def test_2_for_a_url_that_cannot_be_right(lytics: Invoke) -> None:
    result = lytics("segments", LYTICS_API_URL="ftp://example.com")
    assert result.exit_code == 2
    assert one_line(result).startswith("lytics: base_url must look like https://host")


def test_2_for_an_unknown_profile(lytics: Invoke) -> None:
    assert lytics("segments", "--profile", "missing").exit_code == 2


def test_2_for_a_file_that_cannot_be_written(lytics: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "no such directory" / "out.ndjson"
    result = lytics("scan", "--filter", "FILTER * FROM user", "--out", str(out))
    assert result.exit_code == 2
    assert one_line(result) == f"lytics: {out}: No such file or directory"


def test_3_without_a_token(lytics: Invoke) -> None:
    result = lytics("segments", LYTICS_API_TOKEN=None)
    assert result.exit_code == 3
    assert "LYTICS_API_TOKEN" in one_line(result)


def test_3_for_a_token_that_cannot_be_one(lytics: Invoke) -> None:
    result = lytics("segments", LYTICS_API_TOKEN="two words")
    assert result.exit_code == 3
    assert "two words" not in result.output


def test_3_for_a_profile_without_a_token(lytics: Invoke, tmp_path: Path) -> None:
    write_profile(tmp_path, '[staging]\nurl = "https://lytics.example.com"\n')
    assert lytics("segments", "--profile", "staging").exit_code == 3


def test_3_for_a_token_that_the_server_refuses(lytics: Invoke) -> None:
    result = lytics("segments", LYTICS_API_TOKEN="at.wrong.token")
    assert result.exit_code == 3
    assert "HTTP 401" in one_line(result)


def test_4_for_an_address_outside_the_allowlist(lytics: Invoke, local: LocalLytics) -> None:
    local.configure(allow=("10.0.0.0/8",))
    try:
        result = lytics("segments")
    finally:
        local.configure(allow=())
    assert result.exit_code == 4
    assert "api_ip_whitelist" in one_line(result)


def test_5_when_no_server_listens(lytics: Invoke) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        result = lytics("segments", "--base-url", url)
    assert result.exit_code == 5
    assert "127.0.0.1" in one_line(result)


def test_5_when_the_response_is_a_web_page(lytics: Invoke, web_page: str) -> None:
    assert lytics("segments", "--base-url", web_page).exit_code == 5


def test_6_when_there_is_no_such_profile(lytics: Invoke) -> None:
    result = lytics("entity", "user", "email", "nobody@example.com")
    assert result.exit_code == 6
    assert result.stdout == ""
    one_line(result)


def test_6_for_a_filter_that_the_server_refuses(lytics: Invoke) -> None:
    result = lytics("scan", "--filter", "FILTER INCLUDE no_such_segment FROM user")
    assert result.exit_code == 6
    assert "no segment" in one_line(result)


def test_6_for_any_other_error_of_the_api() -> None:
    assert exit_code(RateLimited("Too many requests.", status=429)) == 6
    assert exit_code(PagingError("Start again.", cursor=None, pages=1, items=1)) == 6


def test_a_refused_argument_is_a_matter_of_usage() -> None:
    assert exit_code(ArgumentError("page_size must be from 1 to 100.")) == 2


def test_a_defect_of_the_program_is_not_dressed_up_as_an_error() -> None:
    assert exit_code(ZeroDivisionError()) is None


def test_130_when_interrupted(environment: dict[str, str | None], silent_server: str) -> None:
    command = [sys.executable, "-m", "lytics_async.cli", "segments", "--base-url", silent_server]
    variables = variables_of(environment)
    with child(command, env=variables, stderr=subprocess.PIPE, text=True) as running:
        _accepted.wait(20)
        running.send_signal(signal.SIGINT)
        _, stderr = running.communicate(timeout=20)
    assert (running.returncode, stderr) == (130, "lytics: interrupted.\n")


def test_a_reader_that_closes_the_pipe_ends_a_scan_silently(
    environment: dict[str, str | None], post: Callable[[str, str, str], object]
) -> None:
    rows = "".join(f"p{number}@example.com,{'x' * 500}\n" for number in range(1000))
    post("/collect/bulk/many", f"email,text\n{rows}", "application/csv")
    command = [sys.executable, "-m", "lytics_async.cli", "scan", "--filter", "FILTER * FROM user"]
    with child(
        command, env=variables_of(environment), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"{")
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.parametrize("json", [False, True])
def test_7_when_the_report_of_an_upload_cannot_be_written_and_stderr_has_its_summary(
    environment: dict[str, str | None], tmp_path: Path, json: bool
) -> None:
    """Not 2: a scheduler may take that for a wrong command line, and everything is uploaded."""
    source = tmp_path / "orders.csv"
    source.write_text("email,total\na@x.org,1\n")
    command = [sys.executable, "-m", "lytics_async.cli", "upload", str(source), "-s", "full"]
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [*command, *(["--json"] if json else [])],
            env=variables_of(environment),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert ended.returncode == 7
    assert "orders.csv: 1 record read: 1 accepted" in ended.stderr
    assert ended.stderr.endswith("lytics: No space left on device\n")


def test_7_when_any_output_cannot_be_written(environment: dict[str, str | None]) -> None:
    command = [sys.executable, "-m", "lytics_async.cli", "segments", "--json"]
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            command,
            env=variables_of(environment),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert (ended.returncode, ended.stderr) == (7, "lytics: No space left on device\n")


def test_debug_shows_the_traceback_but_never_the_token(lytics: Invoke, local: LocalLytics) -> None:
    result = lytics("scan", "misspelt", "--debug")
    assert result.exit_code == 6
    assert "Traceback" in result.stderr
    assert "status: 404" in result.stderr
    assert local.token not in result.output
    assert result.stderr.splitlines()[-1].startswith("lytics: ")


def test_what_a_server_says_cannot_move_the_cursor() -> None:
    line = error_line(ArgumentError("first\nsecond \x1b[2Jthird\r"))
    assert line == "lytics: first second  [2Jthird"


def test_the_token_of_a_profile_goes_to_the_url_of_that_profile(
    lytics: Invoke, local: LocalLytics, tmp_path: Path
) -> None:
    write_profile(tmp_path, f'[here]\ntoken = "{local.token}"\nurl = "{local.url}"\n')
    elsewhere = "http://127.0.0.1:1"
    result = lytics(
        "segments", "--profile", "here", LYTICS_API_URL=elsewhere, LYTICS_API_TOKEN="at.x.y"
    )
    assert result.exit_code == 0, result.output


def one_line(result: Result) -> str:
    """Return the line on stderr; there must be exactly one, and nothing on stdout."""
    [line] = result.stderr.splitlines()
    assert result.stdout == ""
    return line


def write_profile(home: Path, text: str) -> None:
    (home / ".lytics").mkdir()
    (home / ".lytics" / "accounts.toml").write_text(text)


_accepted = threading.Event()


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A server that accepts a request and never responds; `_accepted` is set once it has one."""
    _accepted.clear()
    finished = threading.Event()

    class Silent(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _accepted.set()
            finished.wait(30)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    yield from _serve(Silent, finished)


@pytest.fixture
def web_page() -> Iterator[str]:
    """A server that responds 200 with a page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>Sign in</html>")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    yield from _serve(Page, threading.Event())


def _serve(handler: type[BaseHTTPRequestHandler], finished: threading.Event) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    finished.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("form", ["plain", "base64", "escaped"])
def test_debug_shows_no_token_that_a_server_echoes(
    lytics: Invoke, web: Recorder, form: str
) -> None:
    token = "at.0123456789abcdef.fedcba98"
    echo = {
        "plain": token,
        "base64": base64.b64encode(token.encode()).decode(),
        "escaped": token.replace(".", "\\u002e"),
    }[form]
    web.status = 400
    web.body = f'{{"message": "you sent {echo}"}}'.encode()
    result = lytics("segments", "--debug", LYTICS_API_TOKEN=token, **web.variables)
    assert "Traceback" in result.stderr
    assert token not in result.stderr
    assert echo not in result.stderr
