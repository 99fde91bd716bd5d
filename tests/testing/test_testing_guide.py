"""The tests that the guide to testing shows pass with the option that it shows, in a process of
their own.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest
from own_pytest import OWN_PYTEST

GUIDE = (Path(__file__).parents[2] / "docs/guides/testing.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def run(folder: Path, ini: str) -> tuple[int, str]:
    tests = [block for block in blocks("python") if re.search(r"^(async )?def test_", block, re.M)]
    for number, block in enumerate(tests):
        (folder / f"test_block_{number}.py").write_text(block)
    settings = ["asyncio_mode = auto", "asyncio_default_fixture_loop_scope = function"]
    (folder / "pytest.ini").write_text("\n".join([ini, *settings, "filterwarnings = error"]))
    done = subprocess.run(
        [*OWN_PYTEST, folder],
        capture_output=True,
        text=True,
        # No profile, no variable of this machine, and no way to the network.
        env={
            **{name: value for name, value in os.environ.items() if "LYTICS" not in name},
            "HOME": str(folder),
            "HTTPS_PROXY": "http://127.0.0.1:9",
        },
    )
    return done.returncode, done.stdout + done.stderr


def test_the_guide_begins_with_the_one_line() -> None:
    assert GUIDE.index("lytics_engine = httpx") < 800


def test_the_tests_of_the_guide_pass(tmp_path: Path) -> None:
    (ini,) = blocks("ini")
    status, text = run(tmp_path, ini)
    assert status == 0, text
    assert "5 passed" in text


def test_without_the_line_the_mocks_see_nothing(tmp_path: Path) -> None:
    status, text = run(tmp_path, "[pytest]")
    assert status == pytest.ExitCode.TESTS_FAILED
    for name in ("test_with_respx", "test_with_pytest_httpx", "test_with_vcrpy"):
        assert re.search(rf"^FAILED .*{name}", text, re.MULTILINE), text
