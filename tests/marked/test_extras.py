"""The examples of the guides run with only their extra installed: `pytest -m extras`."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lytics_async.local import LocalLytics

pytestmark = [pytest.mark.extras, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]

# Of each environment: the extras, further packages that the page names, and the pages with the
# examples that it must run.
ENVIRONMENTS: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "core": (
        "",
        (),
        {
            "docs/index.md": "",
            "docs/guides/filters.md": "",
            "docs/guides/scanning.md": "",
            "docs/guides/pipelines.md": "",
            "docs/cookbook.md": "",
        },
    ),
    "testing": (
        "",
        ("respx", "pytest-httpx", "vcrpy", "pytest-asyncio"),
        {"docs/guides/testing.md": ""},
    ),
    "fastapi": ("[fastapi]", (), {"docs/guides/fastapi.md": ""}),
    "local": ("[local]", (), {"docs/guides/local-lytics.md": ""}),
    "cli": ("[cli]", (), {"docs/guides/configuration.md": ""}),
    "arrow": (
        "[arrow]",
        ("pandas", "polars"),
        {"docs/guides/uploading.md": r"arrow|parquet|pandas|polars"},
    ),
    "fsspec": ("[fsspec]", (), {"docs/guides/uploading.md": "fsspec"}),
}

RUN = """
import ast, asyncio, inspect, json, sys
from lytics_async import AsyncLytics

async def run(code):
    async with AsyncLytics() as lytics:
        names = {"lytics": lytics, "AsyncLytics": AsyncLytics}
        outcome = eval(compile(code, "<example>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
        if inspect.isawaitable(outcome):
            await outcome

for code in json.load(sys.stdin):
    asyncio.run(run(code))
"""


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as local:
        yield local


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_examples_run_with_only_their_extra(
    name: str, tmp_path: Path, local: LocalLytics
) -> None:
    extra, packages, pages = ENVIRONMENTS[name]
    python = fresh_environment(tmp_path, f"{ROOT}{extra}", *packages)
    orders = "email,city,ordered_at\nada@example.com,Utrecht,2024-05-01T10:00:00Z\n"
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(orders.encode()))
    for page, wanted in pages.items():
        shown = [each for each in examples(page) if re.search(wanted, each)]
        assert shown
        done = subprocess.run(
            [python, "-c", RUN],
            input=json.dumps(shown),
            cwd=tmp_path,
            env=environ(tmp_path, local),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{page}\n{done.stderr}"


def test_the_command_works_with_its_extra_alone(tmp_path: Path, local: LocalLytics) -> None:
    python = fresh_environment(tmp_path, f"{ROOT}[cli]")
    lytics = python.with_name("lytics")

    def run(*arguments: str, stdin: str = "") -> str:
        return subprocess.run(
            [lytics, *arguments],
            input=stdin,
            check=True,
            capture_output=True,
            text=True,
            env=environ(tmp_path, local),
        ).stdout

    run("profile", "add", "test", "--url", local.url, stdin=local.token)
    run("profile", "use", "test")
    assert "* " in run("profile", "list")
    assert local.url in run("config")
    assert run("segments")
    assert "ada@example.com" in run("entity", "user", "email", "ada@example.com")


def test_the_pipelines_work_with_their_extras_alone(tmp_path: Path) -> None:
    # `local` is for the other side, and the rest for its tests.
    python = fresh_environment(tmp_path, f"{ROOT}[cli,arrow,local]", "pytest", "pytest-asyncio")
    shutil.copytree(ROOT / "examples" / "pipelines", tmp_path / "pipelines")
    done = subprocess.run(
        [python, "-m", "pytest", "-q", "-o", "asyncio_mode=auto", "pipelines"],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


RUN_SPARK = """
import json
import sys
from pyspark.sql import SparkSession

spark = (
    SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false")
    .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
)
orders = spark.range(0, 1000, numPartitions=2).selectExpr("concat('u', id, '@example.com') as email", "id as total")
orders.limit(10).write.json("incoming")
orders.write.parquet("orders")
orders_stream = spark.readStream.schema(orders.schema).json("incoming")
for code in json.load(sys.stdin):
    exec(compile(code, "<example>", "exec"))
for query in spark.streams.active:
    query.processAllAvailable()
    query.stop()
assert people.count() > 0
spark.stop()
"""


def test_the_spark_examples_run_with_their_extra_alone(tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip(
            "Spark needs Java 17, which is missing: apt-get install openjdk-17-jre-headless"
        )
    python = fresh_environment(tmp_path, f"{ROOT}[spark]")
    shown = examples("docs/guides/spark.md", "py")
    with LocalLytics(sample=True) as local:
        before = local.count("orders")
        done = subprocess.run(
            [python, "-c", RUN_SPARK],
            input=json.dumps(shown).replace("/checkpoints", f"{tmp_path}/checkpoints"),
            cwd=tmp_path,
            env=environ(tmp_path, local) | {"PYSPARK_PYTHON": str(python)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        # The table, again from Parquet, and the stream of its ten rows.
        assert local.count("orders") - before == 2010
    assert json.loads((tmp_path / "report.json").read_text())["accepted"] == 1000


def fresh_environment(directory: Path, *packages: str) -> Path:
    """Make a virtual environment with these packages and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", directory / "venv"], check=True)
    python = directory / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    return python


def environ(home: Path, local: LocalLytics) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LYTICS_API_TOKEN": local.token,
        "LYTICS_API_URL": local.url,
    }


def examples(page: str, language: str = "python") -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
