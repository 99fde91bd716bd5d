"""The recipes run under Celery, gunicorn, asgiref and truststore: `pytest -m extras`."""

import json
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_extras import environ, examples, fresh_environment

from lytics_async.local import LocalLytics

pytestmark = [pytest.mark.extras, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
PACKAGES = ("celery", "gunicorn", "uvicorn-worker", "asgiref", "truststore")

CELERY = """
from celery.contrib.testing.worker import start_worker
from tasks import app, segments_of

app.conf.update(broker_url="filesystem://", result_backend="file://RESULTS", broker_transport_options={
    "data_folder_in": "QUEUE", "data_folder_out": "QUEUE",
})
with start_worker(app, pool="prefork", concurrency=2, perform_ping_check=False):
    results = [segments_of.delay("ada@example.com") for _ in range(10)]
    print([result.get(timeout=30) for result in results])
"""

SYNC = """
from concurrent.futures import ThreadPoolExecutor
from views import segments_of

with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(segments_of, ["ada@example.com"] * 10)))
"""

TRUST = """
import asyncio
from corporate import lytics

async def main():
    async with lytics:
        return await lytics.segments.list()

print(len(asyncio.run(main())))
"""


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as local:
        yield local


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("recipes")
    python = fresh_environment(directory, f"{ROOT}[fastapi]", *PACKAGES)
    for page in ("deployment", "proxies", "synchronous"):
        for code in examples(f"docs/guides/{page}.md", "py"):
            name = re.match(r"# (\S+\.py)\n", code)
            assert name is not None
            (directory / name[1]).write_text(code)
    return python


def run(python: Path, program: str, local: LocalLytics) -> str:
    directory = python.parents[2]
    for folder in ("QUEUE", "RESULTS"):
        (directory / folder).mkdir(exist_ok=True)
    done = subprocess.run(
        [python, "-c", program],
        cwd=directory,
        env=environ(directory, local),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_tasks_of_celery_share_a_client_of_their_process(python: Path, local: LocalLytics) -> None:
    assert run(python, CELERY, local).count("[") == 11


def test_async_to_sync_works_in_several_threads(python: Path, local: LocalLytics) -> None:
    assert run(python, SYNC, local).count("[") == 11


def test_truststore_is_used(python: Path, local: LocalLytics) -> None:
    assert int(run(python, TRUST, local)) > 0


def test_the_workers_of_gunicorn_respond_with_preload(python: Path, local: LocalLytics) -> None:
    page = (ROOT / "docs/guides/deployment.md").read_text(encoding="utf-8")
    [command] = re.findall(r"^gunicorn .*$", page, re.MULTILINE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    directory = python.parents[2]
    program, *arguments = command.split()
    server = subprocess.Popen(
        [python.with_name(program), *arguments, "--bind", f"127.0.0.1:{port}"],
        cwd=directory,
        env=environ(directory, local),
    )
    try:
        url = f"http://127.0.0.1:{port}/people/ada@example.com/segments"
        for _ in range(20):
            assert isinstance(json.loads(fetched(url, server)), list)
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0


def fetched(url: str, server: subprocess.Popen[bytes]) -> bytes:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url) as response:
                return bytes(response.read())
        except OSError:  # it has not begun to listen
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
