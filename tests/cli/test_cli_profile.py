"""Profiles in the file that other tools use, too, and where a command's settings come from."""

import json
import os
import pty
import re
import select
import stat
import subprocess
import sys
import termios
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import terminal
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]

TOKEN = "at.0123456789.secret-abcd"
THEIRS = """\
# written by hand
[default]
token = "at.default.0123456789"  # the real one
color = "blue"

[other.nested]
key = 5
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the profiles are; not there yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in list(os.environ):
        if name.startswith(("LYTICS_", "LIO")):
            monkeypatch.delenv(name)
    return tmp_path / ".lytics" / "accounts.toml"


@pytest.fixture
def cli(lytics: Invoke) -> Invoke:
    """Run a command without the token and the URL that other tests have in their environment."""

    def invoke(*arguments: str, **variables: Any) -> Result:
        return lytics(
            *arguments, **({"LYTICS_API_TOKEN": None, "LYTICS_API_URL": None} | variables)
        )

    return invoke


def written(file: Path, text: str = THEIRS) -> Path:
    file.parent.mkdir()
    file.write_text(text)
    file.chmod(0o600)
    return file


def test_a_profile_is_added_with_the_token_from_a_pipe(cli: Invoke, file: Path) -> None:
    assert (
        cli(
            "profile",
            "add",
            "--no-check",
            "test",
            "--url",
            "https://x.example",
            stdin=f"{TOKEN}\n".encode(),
        ).exit_code
        == 0
    )
    assert file.read_text() == f'[test]\ntoken = "{TOKEN}"\nurl = "https://x.example"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_others_wrote_survives(cli: Invoke, file: Path) -> None:
    written(file)
    cli("profile", "add", "--no-check", "test", stdin=TOKEN.encode())
    assert file.read_text() == f'{THEIRS}\n[test]\ntoken = "{TOKEN}"\n'
    cli("profile", "use", "test")
    assert file.read_text().removeprefix('default_profile = "test"\n').startswith(THEIRS)
    cli("profile", "use", "default")
    assert file.read_text().count("default_profile") == 1


def test_the_ends_of_lines_and_the_order_of_tables_survive(cli: Invoke, file: Path) -> None:
    theirs = (
        b'# theirs\r\n[test]\r\ntoken = "old"\r\n[other]\r\nkey = 1\r\n[test.more]\r\nkey = 2\r\n'
    )
    written(file).write_bytes(theirs)
    assert (
        cli("profile", "add", "--no-check", "test", "--force", stdin=TOKEN.encode()).exit_code == 0
    )
    changed = theirs.replace(b"old", TOKEN.encode())
    assert file.read_bytes() == changed
    cli("profile", "use", "test")
    assert file.read_bytes() == b'default_profile = "test"\r\n' + changed


def test_a_link_to_the_file_stays_a_link(cli: Invoke, file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles.toml"
    elsewhere.write_text(THEIRS)
    file.parent.mkdir()
    file.symlink_to(elsewhere)
    cli("profile", "add", "--no-check", "test", stdin=TOKEN.encode())
    assert file.is_symlink()
    assert TOKEN in elsewhere.read_text()


@pytest.mark.parametrize("name", ["version", "default_profile"])
def test_a_key_that_is_not_a_profile_is_not_overwritten(cli: Invoke, file: Path, name: str) -> None:
    text = f"version = 1\n\n{THEIRS}"
    written(file, text)
    assert cli("profile", "add", "--no-check", name, "--force", stdin=TOKEN.encode()).exit_code == 2
    assert file.read_text() == text


def test_a_profile_is_changed_only_when_forced_and_keeps_its_other_keys(
    cli: Invoke, file: Path
) -> None:
    written(file)
    refused = cli("profile", "add", "--no-check", "default", stdin=TOKEN.encode())
    assert refused.exit_code == 2
    assert file.read_text() == THEIRS
    assert (
        cli("profile", "add", "--no-check", "default", "--force", stdin=TOKEN.encode()).exit_code
        == 0
    )
    assert f'token = "{TOKEN}"' in file.read_text()
    assert 'color = "blue"' in file.read_text()


@pytest.mark.parametrize(
    ("arguments", "token"),
    [
        (["a b"], TOKEN),
        (["test"], ""),
        (["test"], "at. blank"),
        (["test", "--url", "ftp://x"], TOKEN),
        (["test", "--url", "http://x.example"], TOKEN),
    ],
)
def test_what_cannot_be_right_is_refused_before_anything_is_written(
    cli: Invoke, file: Path, arguments: list[str], token: str
) -> None:
    result = cli("profile", "add", "--no-check", *arguments, stdin=token.encode())
    assert result.exit_code in (2, 3), result.output
    assert not file.exists()


def test_the_list_masks_tokens_and_marks_the_default(cli: Invoke, file: Path) -> None:
    written(file)
    cli("profile", "add", "--no-check", "test", stdin=TOKEN.encode())
    cli("profile", "use", "test")
    shown = cli("profile", "list")
    assert TOKEN not in shown.output
    assert [line.split()[:2] for line in shown.stdout.splitlines() if line.startswith("*")] == [
        ["*", "test"]
    ]
    listed = {each["name"]: each for each in json.loads(cli("profile", "list", "--json").stdout)}
    assert listed["test"] == {
        "name": "test",
        "default": True,
        "url": "https://api.lytics.io",
        "token": "…abcd",
    }


def test_an_unknown_profile_is_not_used(cli: Invoke, file: Path) -> None:
    written(file)
    result = cli("profile", "use", "prod")
    assert result.exit_code == 2
    assert "default" in result.output
    assert file.read_text() == THEIRS


def test_a_file_that_others_can_read_is_told(cli: Invoke, file: Path) -> None:
    written(file).chmod(0o644)
    assert "chmod 600" in cli("profile", "list").stderr


def test_a_file_that_is_not_toml_is_not_changed(cli: Invoke, file: Path) -> None:
    written(file, "token = ")
    result = cli("profile", "add", "--no-check", "test", stdin=TOKEN.encode())
    assert result.exit_code == 2
    assert "TOML" in result.output
    assert file.read_text() == "token = "


COMMANDS = [
    ("profile", "list"),
    ("profile", "add", "--no-check", "test"),
    ("profile", "use", "test"),
    ("config",),
    ("doctor",),
    ("segments",),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_file_of_profiles_that_cannot_be_read_is_one_line(
    cli: Invoke, file: Path, arguments: tuple[str, ...]
) -> None:
    file.mkdir(parents=True)
    result = cli(*arguments, stdin=TOKEN.encode())
    assert result.exit_code == 2
    assert result.stderr.startswith(f"lytics: {file} cannot be read (not a regular file).")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_missing_home_directory_is_reported_in_one_line(
    cli: Invoke, file: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    forget_home(monkeypatch)
    result = cli(*arguments, HOME=None, stdin=TOKEN.encode())
    assert result.exit_code == 2
    assert "HOME is not set" in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_home_directory_is_needed_with_a_token(
    lytics: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_home(monkeypatch)
    assert lytics("segments", HOME=None).exit_code == 0


def forget_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(uid: int) -> Any:
        raise KeyError(uid)

    monkeypatch.setattr("pwd.getpwuid", unknown)


def origins(result: Result) -> dict[str, Any]:
    return {each["name"]: (each["value"], each["origin"]) for each in json.loads(result.stdout)}


def test_config_says_where_everything_comes_from(cli: Invoke, file: Path) -> None:
    written(file)
    found = origins(cli("config", "--json"))
    assert found["token"] == ("…6789", f"profile default in {file}")
    assert found["base_url"] == ("https://api.lytics.io", "default")
    variables = {"LIOKEY": TOKEN, "LYTICS_AID": "abc"}
    found = origins(cli("config", "--json", "--base-url", "https://x.example", **variables))
    assert found["token"] == ("…abcd", "LIOKEY")
    assert found["account_id"] == ("abc", "LYTICS_AID")
    assert found["base_url"] == ("https://x.example", "option")
    assert found["bulk_url"] == ("https://x.example", "base_url")
    shown = cli("config", **variables)
    assert TOKEN not in shown.output
    assert "LIOKEY" in shown.stdout


def test_config_says_why_it_is_this_profile(cli: Invoke, file: Path) -> None:
    assert origins(cli("config", "--json"))["profile"] == (None, "default")
    written(file)
    assert origins(cli("config", "--json"))["profile"] == ("default", "default")
    cli("profile", "add", "--no-check", "test", stdin=TOKEN.encode())
    cli("profile", "use", "test")
    found = origins(cli("config", "--json"))
    assert found["profile"] == ("test", f"default_profile in {file}")
    found = origins(cli("config", "--json", LYTICS_PROFILE="default"))
    assert found["profile"] == ("default", "LYTICS_PROFILE")
    found = origins(cli("config", "--json", "--profile", "test", LYTICS_PROFILE="default"))
    assert found["profile"] == ("test", "option")
    assert origins(cli("config", "--json", LIOKEY=TOKEN))["profile"] == (None, "default")


def test_a_password_in_a_url_is_not_shown(cli: Invoke, file: Path) -> None:
    written(file, 'default.token = "t"\ndefault.url = "https://ada:qu@xz@x.example"\n')
    for arguments in (["config"], ["config", "--json"], ["profile", "list"]):
        shown = cli(*arguments)
        assert "https://…@x.example" in shown.stdout
        assert "xz" not in shown.output
        assert "ada:" not in shown.output


def test_config_works_without_any_token(cli: Invoke, file: Path) -> None:
    assert origins(cli("config", "--json"))["token"] == (None, "default")


def test_a_shell_completes_commands_and_profiles(file: Path) -> None:
    written(file)
    assert complete("lytics prof") == ["profile"]
    assert complete("lytics scan --profile d") == ["default"]
    assert complete("lytics profile use ") == ["default", "other"]


def test_a_shell_completes_nothing_where_the_profiles_cannot_be_read(file: Path) -> None:
    file.mkdir(parents=True)
    assert complete("lytics profile use ") == []


def test_a_completion_that_cannot_be_installed_is_one_line(file: Path) -> None:
    file.parent.parent.joinpath(".bashrc").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "lytics_async.cli", "--install-completion", "bash"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("lytics: cannot install the completion: ")
    assert done.stderr.count("\n") == 1


def complete(line: str) -> list[str]:
    words = line.split(" ")
    environ = os.environ | {
        "_LYTICS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "lytics_async.cli"], env=environ, capture_output=True, text=True
    )
    return done.stdout.split()


def in_terminal(arguments: list[str], **environ: str) -> str:
    """What a command prints on a terminal."""
    return terminal.in_terminal({"FORCE_COLOR": None}, *arguments, variables=environ)[1]


COLOR = ("\x1b[3", "\x1b[9", "\x1b[1;3")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["upload", "missing.csv", "--stream", "x"], ["profile", "list"]]
)
def test_no_color_is_honoured_on_a_terminal(file: Path, arguments: list[str]) -> None:
    written(file)
    said = in_terminal(arguments, NO_COLOR="1")
    assert not any(code in said for code in COLOR)
    assert "\x1b[" not in in_terminal(arguments, TERM="dumb")


@pytest.fixture
def upload(local: LocalLytics, file: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An upload of a small file to the local Lytics."""
    monkeypatch.setenv("LYTICS_API_URL", local.url)
    monkeypatch.setenv("LYTICS_API_TOKEN", local.token)
    orders = file.parent.parent / "orders.csv"
    orders.write_text("email,city\n" + "ada@example.com,Oslo\n" * 2000)
    return ["upload", str(orders), "--stream", "orders"]


def test_the_bar_moves_without_color_where_no_color_is_set(upload: list[str]) -> None:
    said = in_terminal(upload)
    assert "100%" in said
    assert any(code in said for code in COLOR)
    said = in_terminal(upload, NO_COLOR="1")
    assert "100%" in said
    assert not any(code in said for code in COLOR)


def test_a_dumb_terminal_gets_the_outcome_alone(upload: list[str]) -> None:
    assert in_terminal(upload, TERM="dumb").startswith("orders.csv: 2,000 records read")


def test_the_outcome_of_an_upload_wraps_between_words(upload: list[str]) -> None:
    lines = in_terminal(upload, TERM="dumb", COLUMNS="30").splitlines()
    assert len(lines) > 1
    assert all(len(line) <= 30 for line in lines)
    assert "2,000 records read: 2,000 accepted" in " ".join(lines)


@pytest.mark.usefixtures("upload")
@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_the_outcome_of_a_scan_has_a_line_of_its_own(
    tmp_path: Path, variables: dict[str, str]
) -> None:
    out = tmp_path / "found.ndjson"
    said = in_terminal(["scan", "--filter", "*", "--out", str(out)], COLUMNS="200", **variables)
    last = re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said).rstrip())[-1]
    assert re.fullmatch(rf"[\d,]+ profiles written to {out}\.", last), said


def test_the_bar_of_a_scan_comes_to_its_end(upload: list[str], tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "lytics_async.cli", *upload], check=True)
    out = tmp_path / "found.ndjson"
    said = in_terminal(["scan", "--filter", "*", "--out", str(out)])
    found = len(out.read_text().splitlines())
    assert found
    assert "100%" in said
    assert f"{found:,} profiles, " in said


def test_a_terminal_that_can_shows_colors(file: Path) -> None:
    said = in_terminal(["--help"])
    assert any(code in said for code in COLOR)


def until_asked(descriptor: int) -> bytes:
    """Wait for the question for the token, and for the terminal to hide the input; return what was
    printed.
    """
    said = b""
    while b"Token" not in said or termios.tcgetattr(descriptor)[3] & termios.ECHO:
        if select.select([descriptor], [], [], 0.01)[0]:
            said += os.read(descriptor, 1024)
    return said


def test_a_token_that_is_requested_is_not_shown(file: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lytics_async.cli", "profile", "add", "--no-check", "test"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = until_asked(ours)
    os.write(ours, f"{TOKEN}\n".encode())
    try:
        while piece := os.read(ours, 1024):
            said += piece
    except OSError:
        pass
    os.close(ours)
    assert process.wait() == 0
    assert TOKEN.encode() not in said
    assert TOKEN in file.read_text()


def test_ctrl_c_at_the_question_for_the_token_is_an_interruption(file: Path) -> None:
    ours, theirs = pty.openpty()
    # Only the terminal that controls a process turns the character into the signal.
    code = (
        "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
        "from lytics_async.cli import main; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "profile", "add", "--no-check", "test"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    until_asked(ours)
    os.write(ours, b"\x03")
    assert process.wait() == 130
    os.close(ours)
    assert not file.exists()


def test_a_token_is_checked_before_it_is_written(
    cli: Invoke, file: Path, local: LocalLytics
) -> None:
    add = ["profile", "add", "test", "--url", local.url]
    refused = cli(*add, stdin=b"at.wrong.token")
    assert refused.exit_code == 3
    assert "was not written" in refused.stderr
    assert not file.exists()
    result = cli(*add, stdin=local.token.encode())
    assert result.exit_code == 0
    assert "Lytics accepts the token; its account is" in result.stderr
    assert local.token in file.read_text()


def test_a_server_that_cannot_be_reached_leaves_the_file_unless_no_check(
    cli: Invoke, file: Path
) -> None:
    add = ["profile", "add", "test", "--url", "http://127.0.0.1:9"]
    refused = cli(*add, stdin=TOKEN.encode())
    assert (refused.exit_code, file.exists()) == (5, False)
    assert "--no-check" in refused.stderr
    assert cli(*add, "--no-check", stdin=TOKEN.encode()).exit_code == 0
    assert TOKEN in file.read_text()


def test_an_address_outside_the_allowlist_does_not_keep_a_profile_from_being_written(
    cli: Invoke, file: Path, local: LocalLytics
) -> None:
    local.configure(allow=("203.0.113.0/24",))
    try:
        result = cli("profile", "add", "test", "--url", local.url, stdin=local.token.encode())
    finally:
        local.configure(allow=())
    assert result.exit_code == 0
    assert "could not be checked" in result.stderr
    assert file.exists()


def test_a_profile_holds_the_address_and_the_allowlist(cli: Invoke, file: Path) -> None:
    options = ["--public-address", "203.0.113.7", "--allow", "203.0.113.0/24", "--allow", "::1"]
    add = ["profile", "add", "test", "--no-check"]
    assert cli(*add, *options, stdin=TOKEN.encode()).exit_code == 0
    table = tomllib.loads(file.read_text())["test"]
    assert table["public_address"] == "203.0.113.7"
    assert table["allowlist"] == ["203.0.113.0/24", "::1"]
    assert cli(*add, "--force", "--allow", "nonsense", stdin=TOKEN.encode()).exit_code == 2


def test_a_profile_is_removed_and_the_rest_stays(cli: Invoke, file: Path) -> None:
    written(file, f'default_profile = "test"\n{THEIRS}\n[test]\ntoken = "{TOKEN}"\n')
    result = cli("profile", "remove", "test")
    assert result.exit_code == 0
    assert "default profile" in result.stderr
    assert file.read_text().rstrip() == THEIRS.rstrip()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    missing = cli("profile", "remove", "test")
    assert (missing.exit_code, "it has: default, other" in missing.stderr) == (2, True)
