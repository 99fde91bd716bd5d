"""The help texts, and what a command costs before it does anything."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from lytics_async import __version__
from lytics_async.cli.app import app

Invoke = Callable[..., Result]

COMMANDS = [
    "demo",
    "upload",
    "ledger",
    "scan",
    "entity",
    "erase",
    "segments",
    "operations",
    "doctor",
    "health",
    "cidr",
    "config",
    "call",
    "jobs",
    "profile",
    "local",
]
CONNECTED = ["upload", "scan", "entity", "segments", "doctor", "health", "erase"]


def test_the_help_lists_every_command(lytics: Invoke) -> None:
    listed = re.findall(r"^│ (\w+) ", plain(lytics("--help")), re.MULTILINE)
    assert listed == COMMANDS


def test_the_help_lists_the_exit_codes(lytics: Invoke) -> None:
    text = " ".join(plain(lytics("--help")).split())
    for code in ("0 all accepted", "3 token", "4 address", "8 a file changed", "130 interrupted"):
        assert code in text


def test_the_terminal_wraps_the_help_of_a_command() -> None:
    result = CliRunner().invoke(app, ["demo", "--help"], env={"COLUMNS": "80"})
    assert " creates a segment, scans it and looks up a profile. " in plain(result)


@pytest.mark.parametrize("command", CONNECTED)
@pytest.mark.parametrize(
    ("option", "variable"),
    [
        ("--base-url", "LYTICS_API_URL"),
        ("--bulk-url", "LYTICS_BULK_URL"),
        ("--account-id", "LYTICS_AID"),
        ("--profile", "LYTICS_PROFILE"),
    ],
)
def test_every_command_that_connects_names_its_options_and_variables(
    lytics: Invoke, command: str, option: str, variable: str
) -> None:
    text = plain(lytics(command, "--help"))
    assert option in text
    assert variable in text


@pytest.mark.parametrize("command", [*CONNECTED, "demo"])
def test_no_command_takes_a_token_as_an_option(lytics: Invoke, command: str) -> None:
    assert lytics(command, "--token", "at.x.y").exit_code == 2  # it would show in `ps`


def test_a_group_without_a_command_shows_its_help(lytics: Invoke) -> None:
    assert "serve" in lytics("local").output


def test_the_version_is_that_of_the_package(lytics: Invoke) -> None:
    assert lytics("--version").stdout == f"lytics-async {__version__}\n"


def test_help_loads_neither_the_client_nor_the_server() -> None:
    heavy = ["httpx", "cattrs", "anyio", "starlette", "uvicorn", "lytics_async.client"]
    code = f"""if True:
        import sys
        from typer.testing import CliRunner
        from lytics_async.cli.app import app
        assert CliRunner().invoke(app, ["upload", "--help"]).exit_code == 0
        print([name for name in {heavy!r} if name in sys.modules])
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def plain(result: Result) -> str:
    """Return what was printed without colours, which some build servers force."""
    return re.sub(r"\x1b\[[0-9;]*m", "", result.stdout)


def examples() -> list[str]:
    """The examples that the help texts show."""
    from lytics_async.cli import app as application

    found: list[str] = []
    groups = [application.app, application.jobs, application.profile, application.local]
    epilogs = [command.epilog for group in groups for command in group.registered_commands]
    for epilog in filter(None, [*epilogs, application.call.info.epilog]):
        heading, *shown = epilog.split("\n\n")
        assert heading == ("Example:" if len(shown) == 1 else "Examples:")
        found += shown
    return found


@pytest.mark.parametrize("example", examples())
def test_an_example_of_the_help_is_one_that_the_command_understands(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("orders.csv", "orders.csv.gz", "orders.ledger", "requests.csv"):
        (tmp_path / name).touch()
    import shlex

    from typer.main import get_command

    from lytics_async.cli.app import app

    words = shlex.split(example.rpartition("| ")[2].partition(" <")[0])
    assert words[0] == "lytics"
    command: Any = get_command(app)
    context: Any = None
    rest = words[1:]
    while hasattr(command, "commands"):
        context = command.make_context(rest[0], [], parent=context, resilient_parsing=True)
        command, rest = command.get_command(context, rest[0]), rest[1:]
    command.make_context(command.name, rest, parent=context)


def test_every_command_shows_an_example() -> None:
    shown = {example.split()[1] for example in examples() if example.startswith("lytics")}
    assert set(COMMANDS) - shown == set()


def test_each_example_has_a_line_of_its_own(lytics: Invoke) -> None:
    lines = [line.strip() for line in plain(lytics("scan", "--help", COLUMNS="80")).splitlines()]
    assert {
        "Examples:",
        "lytics scan big_spenders --fields email,city",
        "lytics scan --filter 'visits > 5' --out regulars.ndjson",
    } <= set(lines)


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_name_of_an_option_is_cut_off(lytics: Invoke, command: str, columns: str) -> None:
    text = plain(lytics(command, "--help", COLUMNS=columns))
    assert re.findall(r"--[\w-]+…", text) == []
