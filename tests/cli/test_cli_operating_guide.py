"""The commands in the guide to operating an account print what it shows."""

import asyncio
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from lytics_async.local import LocalLytics
from lytics_async.workflows import WebhookTriggers

Invoke = Callable[..., Result]

GUIDE = Path(__file__).parents[2] / "docs/guides/operating.md"
BLOCKS = re.findall(r"^```console\n(.*?)^```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
COMMANDS = re.findall(
    r"^\$ lytics ([^\n]+)\n(.*?)^# exit code (\d+)\n", "".join(BLOCKS), re.DOTALL | re.MULTILINE
)
JOB = re.compile(r"\b[0-9a-f]{32}\b")
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
REQUESTS = "email,reference\nada@example.com,T-1\nelse@example.com,T-2\nnobody@example.com,T-3\n"


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True, job_outcome="fault") as running:
        yield running


async def create_job(local: LocalLytics) -> str:
    hook = WebhookTriggers(
        segment_ids=["most_active"], webhook_url="https://example.com/hook", withbackfill=True
    )
    async with local.client() as lytics:
        return str((await lytics.v2.jobs.create(hook, name="nightly", start=True)).id)


def test_every_command_prints_what_the_guide_shows(
    lytics: Invoke, local: LocalLytics, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(COMMANDS) == "".join(BLOCKS).count("$ ") >= 6
    job = asyncio.run(create_job(local))
    (tmp_path / "requests.csv").write_text(REQUESTS)
    monkeypatch.chdir(tmp_path)
    for command, shown, code in COMMANDS:
        words = shlex.split(JOB.sub(job, command))
        if "watch" in words:
            words += ["--interval", "0.01"]  # the output is the same as with the default
        result = lytics(*words)
        printed = TIME.sub("TIME", JOB.sub("JOB", result.output))
        assert printed == TIME.sub("TIME", JOB.sub("JOB", shown)), command
        assert result.exit_code == int(code)
