"""What the README shows runs as it is written."""

import ast
import gzip
import inspect
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from lytics_async import AsyncLytics
from lytics_async.local import LocalLytics

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
async def lytics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncLytics]:
    """A client, and around it what the examples take for granted: a file, a customer, a segment, the environment."""
    orders = "email,city,ordered_at\nada@example.com,Utrecht,2024-05-01T10:00:00Z\n"
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(orders.encode()))
    monkeypatch.chdir(tmp_path)
    async with LocalLytics(identity=("email",)) as local, local.client() as client:
        monkeypatch.setenv("LYTICS_API_TOKEN", local.token)
        monkeypatch.setenv("LYTICS_API_URL", local.url)
        await client.upload_csv("orders.csv.gz", stream="orders")
        await client.segments.create(
            name="Big spenders",
            slug_name="big_spenders",
            segment_ql='FILTER city = "Utrecht" FROM user',
        )
        yield client


@pytest.mark.parametrize("example", EXAMPLES)
async def test_an_example_runs_as_it_is_written(example: str, lytics: AsyncLytics) -> None:
    await run(example, {"lytics": lytics})


def test_there_are_examples_to_run() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install -q '.[all]' && .venv/bin/lytics demo",
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest",
    ],
)
def test_a_newcomer_finds_the_command(command: str) -> None:
    assert command in README.splitlines()


def test_the_files_that_it_points_to_exist() -> None:
    root = Path(__file__).parent.parent
    named = re.findall(r"\]\((?!http)([^)]+)\)|^\| `(lytics_async/[^`]*)`", README, re.MULTILINE)
    paths = [link or code for link, code in named]
    assert paths
    assert [path for path in paths if not (root / path).exists()] == []


async def run(code: str, names: dict[str, Any]) -> None:
    """Run code that may `await` outside a function."""
    compiled = compile(code, "README.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert isinstance(compiled, CodeType)
    outcome = eval(compiled, names)
    if inspect.isawaitable(outcome):
        await outcome
