"""The guide to preflight and proof shows what its examples and commands print."""

from __future__ import annotations

import asyncio
import contextlib
import io
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running_examples import run
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "preflight.md"
TEXT = GUIDE.read_text(encoding="utf-8")
PAIRS = re.findall(
    r"^```python\n((?:(?!```).*\n)*)```\n\n```text\n((?:(?!```).*\n)*)```", TEXT, re.MULTILINE
)
BLOCKS = re.findall(
    r"```console\n\$ lytics ([^\n]+)\n((?:(?!```).*\n)*)# exit code (\d+)\n```", TEXT
)


def words(text: str) -> str:
    """The words of an output, without what differs from run to run."""
    text = re.sub(r"\d+\.\d s\b", "a moment", text)
    return " ".join(re.sub(r", [\d.,]+ \w+/s", "", text).split())


def test_every_output_of_the_guide_is_looked_at() -> None:
    assert len(PAIRS) == TEXT.count("```text") == 4
    assert len(BLOCKS) == TEXT.count("```console") == 3


async def printed(code: str, local: LocalLytics) -> str:
    async with local.client() as lytics:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            await run(code, {"lytics": lytics})
    return output.getvalue()


@pytest.mark.parametrize(("code", "output"), PAIRS)
async def test_an_example_prints_what_the_guide_shows(
    code: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with LocalLytics() as local:
        assert words(await printed(code, local)) == words(output)


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalLytics]:
    """The account of the guide, and its files, as its first example makes them."""
    monkeypatch.chdir(tmp_path)
    with LocalLytics() as running:
        asyncio.run(printed(PAIRS[0][0], running))
        yield running


@pytest.mark.parametrize(("command", "output", "code"), BLOCKS, ids=[each[0] for each in BLOCKS])
def test_a_command_prints_what_the_guide_shows(
    lytics: Invoke, command: str, output: str, code: str
) -> None:
    result = lytics(*shlex.split(command))
    assert words(result.stdout + result.stderr) == words(output)
    assert result.exit_code == int(code)
