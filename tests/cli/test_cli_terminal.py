"""Text from a server, a file or an argument never drives a terminal; files and pipes get it
unchanged.
"""

import ast
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import Recorder
from terminal import CONTROL, in_terminal, plain
from typer.testing import Result

from lytics_async.cli.output import visible

Invoke = Callable[..., Result]
Environment = dict[str, str | None]

PACKAGE = Path(__file__).parents[2] / "lytics_async" / "cli"

EVIL = {
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x1b\\",
    "c1": "\x9b2J\x9d0;owned\x9c",
    "cursor": "\r\b\x0b\x0c\x7f\x00",
    "override": "\u202eabc\u202c\u2066\u2067\u2069\u200f\u061c",
    "separator": "\u2028\u2029",
}
DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What no text may bring to a terminal."""


def left_of(written: str) -> list[str]:
    """Return what drives the terminal in what was written, apart from the lines' ends and Rich's
    own sequences.
    """
    return DRIVES.findall(CONTROL.sub("", written.replace("\r\n", "\n")).replace("\r", ""))


@pytest.fixture
def evil(web: Recorder) -> str:
    """Text that a server puts into every member that it sends."""
    text = f"a{'b'.join(EVIL.values())}c"
    member = {"id": text, "name": text, "slug_name": text, "kind": text, "table": text}
    web.body = json.dumps({"status": 200, "message": text, "data": [member]}).encode()
    return text


COMMANDS = [
    ["segments"],
    ["segments", "--json"],
    ["scan", "x"],
    ["scan", "x", "--format", "csv", "--fields", "id,name"],
    ["scan", "x", "--format", "table"],
    ["entity", "user", "email", "x"],
    *(["call", "segments.list", "--format", each] for each in ("json", "ndjson", "csv", "table")),
    ["call", "segments.scan", "x", "--format", "ndjson"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_response_does_not_drive_a_terminal(
    environment: Environment, web: Recorder, evil: str, command: list[str]
) -> None:
    _, written = in_terminal({**environment, **web.variables}, *command, columns=200)
    assert left_of(written) == []
    assert "owned" not in "".join(re.findall(r"\x1b\][^\x07\x1b]*", written))


@pytest.mark.parametrize(
    "command", [["segments"], ["segments", "--debug"], ["doctor"]], ids=" ".join
)
@pytest.mark.parametrize("status", [400, 403])
def test_an_error_does_not_drive_a_terminal(
    environment: Environment, web: Recorder, evil: str, status: int, command: list[str]
) -> None:
    web.status = status
    _, written = in_terminal({**environment, **web.variables}, *command)
    assert written
    assert left_of(written) == []


def test_a_pipe_gets_the_data_unchanged(lytics: Invoke, web: Recorder, evil: str) -> None:
    line = lytics("scan", "x", **web.variables).stdout
    assert json.loads(line)["name"] == evil
    assert json.loads(lytics("segments", "--json", **web.variables).stdout)[0]["name"] == evil
    cells = lytics("scan", "x", "--format", "csv", "--fields", "name", **web.variables)
    assert evil in cells.stdout_bytes.decode()


def test_a_file_gets_the_data_unchanged(
    environment: Environment, web: Recorder, evil: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.ndjson"
    in_terminal({**environment, **web.variables}, "scan", "x", "--out", str(out))
    assert json.loads(out.read_text())["name"] == evil


def test_the_name_of_a_file_does_not_drive_a_terminal(
    environment: Environment, tmp_path: Path
) -> None:
    name = "a\x1b]0;owned\x07b\u202evsc\x9b2J.csv"
    file = tmp_path / name
    file.write_text("email\nada@example.com\n\x1b[2J,surplus\n")
    upload = ["upload", str(file), "--stream", "x", "--ledger", "auto"]
    for command in (
        upload,
        ["ledger", f"{file}.lytics-ledger"],
        upload,
        ["upload", "-s", "x", name],
    ):
        _, written = in_terminal(environment, *command)
        assert left_of(written) == [], command


def test_profiles_that_other_tools_wrote_do_not_drive_a_terminal(
    environment: Environment, tmp_path: Path
) -> None:
    file = tmp_path / ".lytics" / "accounts.toml"
    file.parent.mkdir()
    file.write_text('["a\\u001b[2J"]\ntoken = "x"\nurl = "https://\\u009b2J.example"\n')
    own = {**environment, "LYTICS_API_TOKEN": None, "LYTICS_API_URL": None}
    for command in (["list"], ["use", "missing"], ["remove", "missing"]):
        _, written = in_terminal(own, "profile", *command)
        assert left_of(written) == []


def test_what_is_made_visible_stays_the_same_json() -> None:
    value = {"a": "".join(EVIL.values()), "b": "Öl\n\t", "c": "👩‍💻"}
    import orjson

    shown = visible(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
    assert json.loads(shown) == value
    assert DRIVES.search(shown) is None
    assert "👩‍💻" in shown


def test_a_table_in_a_pipe_has_the_cells_unchanged(lytics: Invoke, web: Recorder) -> None:
    web.body = json.dumps({"data": [{"id": "1", "name": "a\u202eb", "slug_name": "s"}]}).encode()
    assert "a\u202eb" in lytics("segments", **web.variables).stdout


def test_an_error_wraps_between_words(environment: Environment, web: Recorder) -> None:
    _, written = in_terminal(environment, "entity", "user", "email", "x" * 30, columns=40)
    _, refused = in_terminal({**environment, "LYTICS_API_TOKEN": "at.wrong.1"}, "segments")
    for text, columns in ((written, 40), (refused, 80)):
        lines = plain(text).splitlines()
        assert len(lines) > 1
        assert all(len(line) <= columns for line in lines)
    assert "IP allowlist" not in refused


def test_a_command_to_copy_is_not_wrapped(environment: Environment, tmp_path: Path) -> None:
    out = tmp_path / ("d" * 60)
    out.mkdir()
    _, written = in_terminal(environment, "upload", str(out / "missing.csv"), "-s", "x", columns=60)
    assert str(out / "missing.csv") in plain(written)


ALLOWED = {
    "output.py": "the one place",
    "progress.py": "Rich draws the bar; its texts are made visible",
    "demo/command.py": "Rich prints the steps; their texts are made visible",
}
"""Modules that write to the standard streams by themselves, and why."""


@pytest.mark.parametrize(
    "module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_other_module_prints(module: Path) -> None:
    name = str(module.relative_to(PACKAGE))
    prints = []
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in ("print", "typer.echo", "typer.secho", "Console") or re.search(
                r"sys\.std(out|err)\S*\.write$", called
            ):
                prints.append(called)
    assert prints == [] or name in ALLOWED, prints


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_a_scan_writes_files_that_only_their_owner_can_read(
    lytics: Invoke, web: Recorder, tmp_path: Path, umask: int
) -> None:
    out = tmp_path / "out.ndjson"
    before = os.umask(umask)
    try:
        assert lytics("scan", "x", "--out", str(out), **web.variables).exit_code == 0
    finally:
        os.umask(before)
    assert out.stat().st_mode & 0o777 == 0o600


def test_an_existing_file_becomes_private_and_is_replaced(
    lytics: Invoke, web: Recorder, tmp_path: Path
) -> None:
    out = tmp_path / "out.ndjson"
    out.write_text("old " * 1000)
    out.chmod(0o644)
    assert lytics("scan", "x", "--out", str(out), **web.variables).exit_code == 0
    assert (out.stat().st_mode & 0o777, out.read_bytes()) == (0o600, b"")


def test_who_has_an_existing_file_open_or_linked_does_not_see_the_profiles(
    lytics: Invoke, web: Recorder, tmp_path: Path
) -> None:
    web.body = b'{"status":200,"data":[{"user_id":"1"}]}'
    out, other = tmp_path / "out.ndjson", tmp_path / "other"
    out.touch(0o666)
    other.hardlink_to(out)
    with out.open() as reader:
        assert lytics("scan", "x", "--out", str(out), **web.variables).exit_code == 0
        assert (reader.read(), other.read_text()) == ("", "")
    assert json.loads(out.read_text()) == {"user_id": "1"}


@pytest.mark.parametrize("target", ["present", "missing"])
def test_a_link_is_not_followed(lytics: Invoke, web: Recorder, tmp_path: Path, target: str) -> None:
    victim = tmp_path / "victim"
    if target == "present":
        victim.write_text("precious")
    link = tmp_path / "out.ndjson"
    link.symlink_to(victim)
    result = lytics("scan", "x", "--out", str(link), **web.variables)
    assert (result.exit_code, "symbolic link" in result.stderr) == (2, True)
    assert victim.exists() == (target == "present")
    assert not victim.exists() or victim.read_text() == "precious"


def test_a_link_to_a_device_is_taken(lytics: Invoke, web: Recorder, tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert lytics("scan", "x", "--out", str(link), **web.variables).exit_code == 0


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_ledgers_and_rejects_are_private_whatever_the_umask(
    lytics: Invoke, tmp_path: Path, umask: int
) -> None:
    source = tmp_path / "orders.csv"
    source.write_text("email,city\na@example.com,Oslo\nb@example.com\n")
    ledger, rejects = tmp_path / "ledger", tmp_path / "rejects.csv"
    before = os.umask(umask)
    try:
        lytics(
            *("upload", str(source), "-s", "x", "--ledger", str(ledger)),
            *("--rejects", str(rejects)),
        )
    finally:
        os.umask(before)
    assert ledger.stat().st_mode & 0o777 == 0o600
    assert rejects.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("option", ["--ledger", "--rejects"])
def test_ledgers_and_rejects_are_not_created_through_a_link(
    lytics: Invoke, tmp_path: Path, option: str
) -> None:
    source = tmp_path / "orders.csv"
    source.write_text("email,city\na@example.com,Oslo\nb@example.com\n")
    link, target = tmp_path / "link", tmp_path / "target"
    link.symlink_to(target)
    result = lytics("upload", str(source), "-s", "x", option, str(link))
    assert result.exit_code != 0
    assert not target.exists()
