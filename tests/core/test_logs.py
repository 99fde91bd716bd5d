"""LYTICS_LOG: log lines of every client by environment variable, never with the token."""

import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest
from calls import TOKEN

from lytics_async import AsyncLytics, ConfigurationError, LoggingHook
from lytics_async.logs import LEVELS
from lytics_async.testing import FakeLytics


@pytest.fixture(autouse=True)
def logger() -> Iterator[logging.Logger]:
    logger = logging.getLogger("lytics_async")
    before = logger.level, list(logger.handlers)
    yield logger
    logger.setLevel(before[0])
    logger.handlers[:] = before[1]


def failing() -> FakeLytics:
    fake = FakeLytics()
    fake.on("segments.list").reply([])
    fake.fail("segments.list", times=1, status=503)
    return fake


@pytest.mark.parametrize(
    ("level", "expected"),
    [("info", ["INFO"]), ("debug", ["INFO", "DEBUG"]), (" DEBUG ", ["INFO", "DEBUG"])],
)
async def test_the_level_chooses_the_lines(
    level: str,
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("LYTICS_LOG", level)
    async with failing().client() as lytics:
        await lytics.segments.list()
    assert [record.levelname for record in caplog.records] == expected
    retry = caplog.records[0].getMessage()
    assert retry.startswith("segments.list: ServerError (HTTP 503) on attempt 1, retry in ")


async def test_a_client_with_a_logging_hook_writes_each_line_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("LYTICS_LOG", "debug")
    async with failing().client(hooks=[LoggingHook()]) as lytics:
        await lytics.segments.list()
    assert len(caplog.records) == 2


@pytest.mark.parametrize("value", ["verbose", "1", " "])
def test_another_value_is_refused_by_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LYTICS_LOG", value)
    with pytest.raises(ConfigurationError, match=r"LYTICS_LOG must be `debug` or `info`") as caught:
        AsyncLytics(TOKEN)
    assert caught.value.setting == "LYTICS_LOG"
    assert set(LEVELS) == {"debug", "info"}


@pytest.mark.parametrize("value", ["", None])
async def test_without_the_variable_nothing_is_logged(
    value: str | None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if value is None:
        monkeypatch.delenv("LYTICS_LOG", raising=False)
    else:
        monkeypatch.setenv("LYTICS_LOG", value)
    async with failing().client() as lytics:
        await lytics.segments.list()
    assert caplog.records == []


@pytest.mark.parametrize("configured", [False, True])
def test_the_lines_go_to_stderr_unless_the_program_has_handlers(configured: bool) -> None:
    code = f"""
import asyncio, logging, sys
if {configured}:
    logging.basicConfig(stream=sys.stdout, format="mine %(message)s")
from lytics_async import AsyncLytics, LyticsError
async def main():
    for _ in range(2):
        async with AsyncLytics({TOKEN!r}, base_url="http://127.0.0.1:9") as lytics:
            try:
                await lytics.segments.get("ada@example.com", options={{"max_attempts": 1}})
            except LyticsError:
                pass
asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"LYTICS_LOG": "debug", "PATH": "", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    lines = done.stdout if configured else done.stderr
    assert len(lines.splitlines()) == 2  # one for each call, also with a second client
    assert all("segments.get failed: ConnectError" in line for line in lines.splitlines())
    assert lines.startswith("mine ") is configured
    assert not any(secret in done.stdout + done.stderr for secret in (TOKEN, "ada@example.com"))
