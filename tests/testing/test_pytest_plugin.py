"""The fixtures serve sync tests, pytest-asyncio, anyio and TestClient alike, and cost nothing until
they are used.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from own_pytest import OWN_PYTEST

from lytics_async.local import LocalLytics
from lytics_async.testing import FakeLytics

TESTS = """
import anyio
import pytest

def test_sync(lytics_fake, lytics_local):
    lytics_fake.on("segments.list").reply([])

    async def use():
        async with lytics_fake.client() as fake, lytics_local.client() as local:
            assert await fake.segments.list() == []
            await local.collect("web", {"user_id": "1"})

    anyio.run(use)
    assert lytics_local.count("web") == 1

@pytest.mark.asyncio
async def test_pytest_asyncio(lytics_local):
    assert lytics_local.count("web") == 0
    async with lytics_local.client() as lytics:
        await lytics.collect("web", {"user_id": "1"})
    assert lytics_local.count("web") == 1

@pytest.mark.anyio
async def test_anyio(lytics_local, anyio_backend):
    assert lytics_local.count("web") == 0
    async with lytics_local.client() as lytics:
        await lytics.segments.list()

def test_test_client(lytics_local):
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from starlette.testclient import TestClient
    from lytics_async.integrations.fastapi import get_lytics, lytics_lifespan

    async def segments(request):
        return JSONResponse(len(await get_lytics(request).segments.list()))

    app = Starlette(
        routes=[Route("/", segments)],
        lifespan=lytics_lifespan(token=lytics_local.token, base_url=lytics_local.url),
    )
    with TestClient(app) as client:
        assert client.get("/").json() == 1  # the predefined segment `all`
"""


def test_every_kind_of_test_can_use_the_fixtures(tmp_path: Path) -> None:
    (tmp_path / "test_users_own.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    done = subprocess.run(
        [*OWN_PYTEST, tmp_path],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout or "5 passed" in done.stdout  # anyio runs with trio, too


OVER_HTTPX = """
import httpx
import pytest
import respx
from lytics_async import AsyncLytics

made_at_import = AsyncLytics("at.x.y", base_url="https://lytics.example")

@pytest.mark.asyncio
@pytest.mark.parametrize("using", ["httpcore", "httpx"])
async def test_mocked(using MARK):
    with respx.mock(using=using, base_url="https://lytics.example") as router:
        router.get("/api/segment").respond(json={"data": []})
        assert await made_at_import.segments.list() == []
        async with AsyncLytics("at.x.y", base_url="https://lytics.example") as lytics:
            assert await lytics.segments.list() == []
"""


def pytest_over(folder: Path, tests: str, ini: str, **environment: str) -> tuple[int, str]:
    """Run these tests in a process of their own, with warnings as errors."""
    (folder / "test_users_own.py").write_text(tests)
    settings = ["filterwarnings = error", "asyncio_default_fixture_loop_scope = function", ini]
    (folder / "pytest.ini").write_text("\n".join(["[pytest]", *settings]))
    done = subprocess.run(
        [*OWN_PYTEST, folder],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("mark", "ini", "environment"),
    [
        (", lytics_over_httpx", "", {}),
        ("", "lytics_engine = httpx", {}),
        ("", "", {"LYTICS_ENGINE": "httpx"}),
    ],
    ids=["fixture", "option", "variable"],
)
def test_one_line_puts_every_client_over_httpx(
    tmp_path: Path, mark: str, ini: str, environment: dict[str, str]
) -> None:
    status, text = pytest_over(tmp_path, OVER_HTTPX.replace(" MARK", mark), ini, **environment)
    assert status == 0, text


def test_the_environment_wins_over_the_option(tmp_path: Path) -> None:
    tests = "import os\ndef test(): assert os.environ['LYTICS_ENGINE'] == 'direct'"
    status, text = pytest_over(tmp_path, tests, "lytics_engine = httpx", LYTICS_ENGINE="direct")
    assert status == 0, text


def test_an_option_that_names_no_engine_ends_the_run_with_one_line(tmp_path: Path) -> None:
    status, text = pytest_over(tmp_path, "def test(): pass", "lytics_engine = aiohttp")
    assert (status, text.strip()) == (
        pytest.ExitCode.USAGE_ERROR,
        "ERROR: lytics_engine must be `direct` or `httpx`, not 'aiohttp'.",
    )


def test_the_plugin_loads_nothing_by_itself() -> None:
    code = "import sys; import pytest; before = set(sys.modules); import lytics_async.pytest_plugin; print(*(set(sys.modules) - before))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    lazy = {"lytics_async", "lytics_async.base", "lytics_async.base.lazy"}
    assert set(loaded) <= {"__future__", "lytics_async.pytest_plugin", *lazy}


def test_the_fake_is_new_for_each_test(lytics_fake: FakeLytics) -> None:
    assert lytics_fake.requests == []


@pytest.mark.parametrize("turn", [1, 2])
async def test_the_local_lytics_is_empty_for_each_test(
    lytics_local: LocalLytics, turn: int
) -> None:
    assert lytics_local.streams() == {}
    lytics_local.configure(allow=("10.0.0.0/8",)) if turn == 1 else None
    if turn == 2:
        async with lytics_local.client() as lytics:
            await lytics.collect("web", {"user_id": "1"})
