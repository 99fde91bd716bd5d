"""Without the packages of an extra, each door says in one line how to install them, and the line is
true.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lytics_async.base import extras

ROOT = Path(__file__).parent.parent
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
IMPORT_NAMES = {"opentelemetry-api": "opentelemetry", "pybars3": "pybars"}
COLLECTIONS = {"all"}
"""Extras that contain other extras only."""

BLOCKED = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {package!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocked())
try:
    {door}
except Exception as error:
    print(type(error).__name__, error, sep=": ")
"""


def attempt(door: str, package: str) -> str:
    code = BLOCKED.format(package=package, door=door)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(
    ("door", "package", "name", "extra"),
    [
        ("from lytics_async.local import LocalLytics", "starlette", "lytics_async.local.LocalLytics", "local"),
        ("from lytics_async.local import LocalLytics", "uvicorn", "lytics_async.local.LocalLytics", "local"),
        ("from lytics_async.local import create_app", "starlette", "lytics_async.local.create_app", "local"),
        ("import lytics_async.integrations.fastapi", "starlette", "lytics_async.integrations.fastapi", "fastapi"),
        ("import lytics_async.integrations.opentelemetry", "opentelemetry", "lytics_async.integrations.opentelemetry", "otel"),
        ("import lytics_async.integrations.spark", "pyarrow", "lytics_async.integrations.spark", "spark"),
        ("import lytics_async.integrations.spark", "pyspark", "lytics_async.integrations.spark", "spark"),
    ],
)  # fmt: skip
def test_a_door_names_its_extra(door: str, package: str, name: str, extra: str) -> None:
    assert attempt(door, package) == (
        f"ModuleNotFoundError: {name} needs the package {package}: {extras.install_hint(extra)}.\n"
    )


@pytest.mark.parametrize(
    ("source", "package", "extra"),
    [("'memory://bucket/a.csv'", "fsspec", "fsspec"), ("'a.parquet'", "pyarrow", "arrow")],
)
def test_a_source_names_its_extra(tmp_path: Path, source: str, package: str, extra: str) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + bytes(16) + b"PAR1")
    door = (
        f"import asyncio, os; os.chdir({str(tmp_path)!r}); from lytics_async import AsyncLytics;"
        f"asyncio.run(AsyncLytics('t').upload_csv({source}, stream='s'))"
    )
    message = attempt(door, package)
    assert message.startswith("ArgumentError: ")
    assert message.endswith(f"{extras.install_hint(extra)}.\n")
    assert message.count("\n") == 1


def test_a_package_that_no_extra_brings_is_reported_as_it_is() -> None:
    message = attempt("from lytics_async.local import LocalLytics", "orjson")
    assert message == "ModuleNotFoundError: No module named 'orjson'\n"


def test_the_table_of_extras_is_that_of_the_distribution() -> None:
    development = {"dev", "docs", "bench"}
    declared = {
        extra: {
            IMPORT_NAMES.get(name, name)
            for name in (re.split(r"[\[<>=;~ ]", line)[0] for line in lines)
            if name != DECLARED["name"]
        }
        for extra, lines in DECLARED["optional-dependencies"].items()
        if extra not in development | COLLECTIONS
    }
    assert declared.keys() == extras.PACKAGES.keys()
    for extra, packages in declared.items():
        assert packages <= set(extras.PACKAGES[extra]), extra


def test_the_hint_is_what_pip_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extras.PUBLISHED is False
    assert (
        extras.install_hint("cli")
        == "pip install '.[cli]' in a clone of the lytics-async repository"
    )
    monkeypatch.setattr(extras, "PUBLISHED", True)
    assert extras.install_hint("cli") == "pip install 'lytics-async[cli]'"


TEXTS = [
    path
    for pattern in ("*.md", "docs/**/*.md", "examples/**/*", "benchmarks/**/*", "lytics_async/**/*.py", ".github/**/*", "Containerfile")
    for path in ROOT.glob(pattern)
    if path.is_file() and path.suffix in {"", ".md", ".py", ".toml", ".yml", ".yaml", ".ipynb", ".txt"}
    and "_build" not in path.parts
]  # fmt: skip
FROM_PYPI = re.compile(
    r"(?:pip3?|pipx|uv|poetry|conda)(?: +(?:tool|pip|run))? +(?:install|add)\b[^\n`]*?[ '\"]lytics[-_]async\b(?! ?@)"
)


def test_no_text_asks_pypi_for_a_name_that_is_not_ours_yet() -> None:
    if extras.PUBLISHED:
        pytest.skip("the name is published")
    allowed = {ROOT / "lytics_async/base/extras.py", ROOT / "RELEASING.md"}
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in TEXTS
        if path not in allowed
        for match in FROM_PYPI.finditer(path.read_text(encoding="utf-8"))
    }
    assert len(TEXTS) > 100
    assert found == set()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("pip install lytics-async", True),
        ("pip install -q 'lytics-async[all]'", True),
        ("uv add lytics_async", True),
        ("uv tool install lytics-async", True),
        ("pip install '.[all]'", False),
        ("pip install 'lytics-async @ git+https://example.com/x'", False),
    ],
)  # fmt: skip
def test_the_check_recognises_a_command_that_asks_pypi(text: str, asks: bool) -> None:
    assert (FROM_PYPI.search(text) is not None) is asks
