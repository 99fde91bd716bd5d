"""The examples of the README and the guides run as written, and their links work."""

import gzip
import os
import re
import shlex
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from inspect import isclass
from pathlib import Path
from typing import Any

import anyio
import pytest
from running_examples import run

import lytics_async
from lytics_async import AsyncLytics
from lytics_async.config import VARIABLES
from lytics_async.errors import BY_STATUS
from lytics_async.local import LocalLytics
from lytics_async.logs import VARIABLE as LOG_VARIABLE
from lytics_async.registry import OPERATIONS
from lytics_async.wire.choice import VARIABLE as ENGINE_VARIABLE
from lytics_async.wire.tls import VARIABLES as TLS_VARIABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
    if "_build" not in path.parts
}


def examples() -> Iterator[Any]:
    """The Python of every page but the reference, whose examples test_operation_examples runs."""
    for page, text in PAGES.items():
        if "/reference/" not in page:
            found = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
            for number, example in enumerate(found, 1):
                yield pytest.param(example, id=f"{page}-{number}")


def test_the_guide_draws_every_error_once() -> None:
    guide = PAGES["docs/guides/errors-and-retries.md"]
    drawn = re.findall(
        r"\b[A-Z]\w+", guide[guide.index("LyticsError\n") : guide.index("```python")]
    )

    def below(kind: type) -> Iterator[str]:
        for each in kind.__subclasses__():
            if each.__module__ == "lytics_async.errors":
                yield each.__name__
                yield from below(each)

    for error in below(lytics_async.LyticsError):
        assert drawn.count(error) == 1, error


@pytest.fixture
async def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[dict[str, Any]]:
    """The environment of the examples: a client, a file, the sample data, variables."""
    orders = "email,city,ordered_at\nada@example.com,Utrecht,2024-05-01T10:00:00Z\n"
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(orders.encode()))
    monkeypatch.chdir(tmp_path)
    async with LocalLytics(sample=True) as local, local.client() as client:
        monkeypatch.setenv("LYTICS_API_TOKEN", local.token)
        monkeypatch.setenv("LYTICS_API_URL", local.url)
        yield {"lytics": client, "LocalLytics": LocalLytics, "AsyncLytics": AsyncLytics}


@pytest.mark.parametrize("example", list(examples()))
async def test_an_example_runs_as_it_is_written(
    example: str, names: dict[str, Any], tmp_path: Path
) -> None:
    if "asyncio.run(" in example and not example.startswith("# "):  # a file has a test of its own
        await run_script(example, tmp_path)
    else:
        await run(example, names)


async def run_script(text: str, directory: Path) -> None:
    """Run an example as a file of its own, as a reader would."""
    (directory / "script.py").write_text(text)
    done = await anyio.run_process([sys.executable, "script.py"], cwd=directory, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout


def test_every_guide_has_examples_to_run() -> None:
    shown = {example.id.rpartition("-")[0] for example in examples()}
    guides = {page for page in PAGES if page.startswith("docs/guides/")}
    # The examples of the guide to Spark run with `pytest -m extras`.
    assert guides - shown == {"docs/guides/adding-an-operation.md", "docs/guides/spark.md"}


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 110


def test_every_page_has_the_number_of_operations() -> None:
    """The number is derived, and no page has another one."""
    assert f"{len(OPERATIONS)} operations" in PAGES["docs/reference/index.md"]
    named = {
        (page, int(number))
        for page, text in PAGES.items()
        if page != "docs/changelog.md" and "configs/" not in page
        for number in re.findall(r"\b(\d{2,}) (?:v1 |published )*operations\b", text)
    }
    assert {number for _, number in named} == {len(OPERATIONS)}, named


def test_the_index_of_errors_has_every_status() -> None:
    index = PAGES["docs/api/error-index.md"]
    assert [
        status
        for status, error in BY_STATUS.items()
        if f"| {status}" not in index or error.__name__ not in index
    ] == []
    assert "guides/allowlist.md" in next(
        line for line in index.splitlines() if line.startswith("| 403 *Not authorized*")
    )


def test_the_guide_lists_the_variables_that_are_read() -> None:
    guide = PAGES["docs/guides/environment.md"]
    known = {LOG_VARIABLE, ENGINE_VARIABLE, *TLS_VARIABLES}.union(*VARIABLES.values())
    assert {name for name in known if f"`{name}`" not in guide} == set()


@pytest.mark.parametrize(
    ("page", "command"),
    [
        (
            "README.md",
            "python3 -m venv .venv && .venv/bin/pip install -q '.[all]' && .venv/bin/lytics demo",
        ),
        (
            "CONTRIBUTING.md",
            "python3 -m venv .venv && .venv/bin/pip install -q -U pip && "
            ".venv/bin/pip install -q -e '.[all,arrow,fsspec]' --group dev && "
            ".venv/bin/pytest -n auto",
        ),
    ],
)
def test_a_newcomer_finds_the_command(page: str, command: str) -> None:
    assert command in PAGES[page].splitlines()


@pytest.mark.parametrize("page", PAGES)
def test_links_work(page: str) -> None:
    text = re.sub(r"^```.*?^```", "", PAGES[page], flags=re.MULTILINE | re.DOTALL)
    broken = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_folders_that_contributing_names_exist() -> None:
    named = re.findall(r"^\| `([a-z_]+/[^`]*)`", PAGES["CONTRIBUTING.md"], re.MULTILINE)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands() -> list[str]:
    block = README[README.index("## The command line") :].split("```")[1]
    return [line for line in block.splitlines() if line.startswith("lytics ")]


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_readme_works(command: str, tmp_path: Path) -> None:
    orders = "email,city,ordered_at\nada@example.com,Utrecht,2024-05-01T10:00:00Z\n"
    (tmp_path / "orders.csv").write_text(orders)
    (tmp_path / "drop-folder").mkdir()
    (tmp_path / "drop-folder" / "monday.csv").write_text(orders)
    (tmp_path / "2026-11").mkdir()
    (tmp_path / "2026-11" / "01.csv.gz").write_bytes(gzip.compress(orders.encode()))
    with LocalLytics(sample=True) as local:
        variables = {"LYTICS_API_TOKEN": local.token, "LYTICS_API_URL": local.url}
        done = subprocess.run(
            [sys.executable, "-m", "lytics_async.cli", *shlex.split(command)[1:]],
            cwd=tmp_path,
            env=os.environ | variables,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_reference_has_every_public_class() -> None:
    api = "".join(text for page, text in PAGES.items() if page.startswith("docs/api/"))
    classes = [name for name in lytics_async.__all__ if isclass(getattr(lytics_async, name))]
    assert len(classes) > 60
    assert [name for name in classes if not re.search(rf"\.{name}\b", api)] == []
