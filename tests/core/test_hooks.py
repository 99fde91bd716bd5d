"""The logging hook: one line a call, and nothing in it that may be personal or secret."""

import contextlib
import logging

import pytest
from test_runner import Scripted, dropped
from wire import TOKEN, operation, runner

from lytics_async import LoggingHook, errors
from lytics_async.config import NO_OPTIONS
from lytics_async.operation import Param

LOOK_UP = operation(
    name="things.find",
    path="/api/thing/{email}",
    path_params=(Param(name="email", wire="email"),),
    query_params=(Param(name="fields", wire="fields"),),
)
ARGUMENTS = {"email": "ada@example.com", "fields": "salary"}


async def lines(caplog: pytest.LogCaptureFixture, *script: object) -> list[logging.LogRecord]:
    calls = runner(Scripted(*script), hooks=(LoggingHook(),))
    with caplog.at_level(logging.DEBUG, "lytics_async"), contextlib.suppress(errors.LyticsError):
        await calls.call(LOOK_UP, ARGUMENTS, NO_OPTIONS)
    return caplog.records


async def test_a_call_is_one_line_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    (record,) = await lines(caplog, dropped(), (200, b'{"data":1}'))
    assert record.levelno == logging.DEBUG
    assert record.getMessage().startswith("things.find: HTTP 200 after 2 attempt(s), ")


async def test_a_final_failure_is_one_line_at_warning(caplog: pytest.LogCaptureFixture) -> None:
    (record,) = await lines(caplog, (404, b'{"message":"no ada@example.com"}'))
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith(
        "things.find failed: NotFound (HTTP 404) after 1 attempt(s)"
    )


async def test_a_line_holds_no_values_of_the_caller_or_the_server(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for script in (
        [(404, b'{"message":"no ada@example.com"}')],
        [(200, b'{"data":"ada@example.com"}')],
    ):
        await lines(caplog, *script)
    for value in ("ada", "salary", TOKEN):
        assert value not in caplog.text
