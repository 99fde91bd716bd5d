"""What the README and the guides show runs as it is written, and what they link to is there."""

import gzip
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from running_examples import run

from lytics_async import AsyncLytics
from lytics_async.local import LocalLytics

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
    if "_build" not in path.parts
}


def examples() -> Iterator[Any]:
    """The Python of every page; that of the reference comes from the table, and test_operation_examples runs it."""
    for page, text in PAGES.items():
        if "/reference/" not in page:
            found = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
            for number, example in enumerate(found, 1):
                yield pytest.param(example, id=f"{page}-{number}")


@pytest.fixture
async def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[dict[str, Any]]:
    """What the examples take for granted: a client, a file, the sample data, the environment."""
    orders = "email,city,ordered_at\nada@example.com,Utrecht,2024-05-01T10:00:00Z\n"
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(orders.encode()))
    monkeypatch.chdir(tmp_path)
    async with LocalLytics(sample=True) as local, local.client() as client:
        monkeypatch.setenv("LYTICS_API_TOKEN", local.token)
        monkeypatch.setenv("LYTICS_API_URL", local.url)
        yield {"lytics": client, "LocalLytics": LocalLytics, "AsyncLytics": AsyncLytics}


@pytest.mark.parametrize("example", list(examples()))
async def test_an_example_runs_as_it_is_written(example: str, names: dict[str, Any]) -> None:
    await run(example, names)


def test_every_guide_has_examples_to_run() -> None:
    shown = {example.id.rpartition("-")[0] for example in examples()}
    guides = {page for page in PAGES if page.startswith("docs/guides/")}
    # What the guide to Spark shows runs with `pytest -m extras`.
    assert guides - shown == {"docs/guides/adding-an-operation.md", "docs/guides/spark.md"}


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install -q '.[all]' && .venv/bin/lytics demo",
        "python3 -m venv .venv && .venv/bin/pip install -q -U pip && "
        ".venv/bin/pip install -q -e '.[all,arrow,fsspec]' --group dev && .venv/bin/pytest -n auto",
    ],
)
def test_a_newcomer_finds_the_command(command: str) -> None:
    assert command in README.splitlines()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_what_is_there(page: str) -> None:
    text = re.sub(r"^```.*?^```", "", PAGES[page], flags=re.MULTILINE | re.DOTALL)
    broken = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_places_that_the_readme_names_exist() -> None:
    named = re.findall(r"^\| `(lytics_async/[^`]*)`", README, re.MULTILINE)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
