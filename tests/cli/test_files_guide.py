"""The guide about files prints what the command prints."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from files_of_the_guide import write_files
from typer.testing import Result

Invoke = Callable[..., Result]

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "files.md"
BLOCKS = re.findall(
    r"```console\n\$ lytics ([^\n]+)\n(.*?)\n# exit code (\d+)\n```", GUIDE.read_text(), re.DOTALL
)


def words(text: str) -> str:
    """The words of an output, without what differs from run to run."""
    return " ".join(re.sub(r"in [\d.]+ s, [\d.,]+ \w+/s", "in a moment", text).split())


def test_every_block_of_the_guide_is_looked_at() -> None:
    assert len(BLOCKS) == GUIDE.read_text().count("```console") > 20


@pytest.mark.parametrize(("command", "output", "code"), BLOCKS, ids=[each[0] for each in BLOCKS])
def test_the_guide_shows_what_is_printed(
    command: str,
    output: str,
    code: str,
    lytics: Invoke,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = lytics(*shlex.split(command))
    assert words(result.stdout + result.stderr) == words(output)
    assert result.exit_code == int(code)
