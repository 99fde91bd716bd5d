"""The recipes for deployment work; those that need further packages run in tests/marked."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lytics_async.local import LocalLytics

GUIDES = Path(__file__).parent.parent / "docs/guides"
PAGE = "".join(
    (GUIDES / f"{name}.md").read_text(encoding="utf-8") for name in ("deployment", "synchronous")
)


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as local:
        yield local


def block(name: str) -> str:
    """Return the block of the pages that is this file."""
    found = re.search(
        rf"^```python\n(# {re.escape(name)}\n.*?)^```", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found is not None
    return found[1]


def run(name: str, driver: str, local: LocalLytics, directory: Path) -> object:
    """Run a recipe and its driver, and return the JSON that the driver prints."""
    (directory / name).write_text(block(name))
    done = subprocess.run(
        [sys.executable, "-c", driver],
        cwd=directory,
        env=os.environ
        | {"LYTICS_API_TOKEN": local.token, "LYTICS_API_URL": local.url, "HOME": str(directory)},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.mark.parametrize("runner", ["lambda_function.runner", "asyncio"])
def test_a_lambda_function_is_invoked_again_and_again(
    runner: str, local: LocalLytics, tmp_path: Path
) -> None:
    driver = f"""
import asyncio, json, lambda_function
lambda_function.runner = {runner}
results = [lambda_function.handler({{"email": "ada@example.com"}}, None) for _ in range(3)]
print(json.dumps(results))
"""
    results = run("lambda_function.py", driver, local, tmp_path)
    assert isinstance(results, list)
    assert len(results) == 3
    assert results[0]["segments"]
    assert results[0] == results[1] == results[2]


def test_the_job_of_kubernetes_uploads_and_resumes(local: LocalLytics, tmp_path: Path) -> None:
    (tmp_path / "orders.csv.gz").write_bytes(gzip.compress(b"email\nada@example.com\n"))
    words = [re.search(rf"{key}: \[(.*)\]$", PAGE, re.MULTILINE) for key in ("command", "args")]
    command = ", ".join(found[1] for found in words if found is not None)
    _, *arguments = command.replace("/data/", f"{tmp_path}/").split(", ")
    before = local.count("orders")
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "lytics_async.cli", *arguments],
            env=os.environ | {"LYTICS_API_TOKEN": local.token, "LYTICS_API_URL": local.url},
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert done.returncode == 0, done.stderr
    assert local.count("orders") == before + 1


@pytest.mark.parametrize("forked", [False, True])
def test_threads_share_a_client_through_one_loop_also_after_a_fork(
    forked: bool, local: LocalLytics, tmp_path: Path
) -> None:
    driver = f"""
import json, os
from concurrent.futures import ThreadPoolExecutor
import portal
if {forked} and (child := os.fork()):
    raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
with ThreadPoolExecutor(4) as pool:
    results = list(pool.map(portal.segments_of, ["ada@example.com"] * 20))
print(json.dumps(results), flush=True)
"""
    results = run("portal.py", driver, local, tmp_path)
    assert isinstance(results, list)
    assert len(results) == 20
    assert all(each == results[0] and each for each in results)


def test_a_synchronous_function_reads_a_whole_scan(local: LocalLytics, tmp_path: Path) -> None:
    driver = 'import json, scan; print(json.dumps(scan.emails("big_spenders")))'
    results = run("scan.py", driver, local, tmp_path)
    assert isinstance(results, list)
    assert len(results) > 1
    assert all("@" in email for email in results)
