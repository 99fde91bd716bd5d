"""Hooks: the headers they add, the events that end a call, and the logging hook, which tells
nothing personal.
"""

import contextlib
import logging
from typing import Any

import pytest
from calls import TOKEN, operation, runner
from scripted_transport import ScriptedTransport
from test_runner import OK, dropped

from lytics_async import AsyncLytics, LoggingHook, RetryPolicy, errors
from lytics_async.call.operation import Param
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.hooks import (
    AddedHeaders,
    AttemptEvent,
    CancelEvent,
    Event,
    FailureEvent,
    RequestEvent,
    ResponseEvent,
)

LOOK_UP = operation(
    name="things.find",
    path="/api/thing/{email}",
    path_params=(Param(name="email", wire="email"),),
    query_params=(Param(name="fields", wire="fields"),),
)
ARGUMENTS = {"email": "ada@example.com", "fields": "salary"}


async def lines(caplog: pytest.LogCaptureFixture, *script: object) -> list[logging.LogRecord]:
    calls = runner(ScriptedTransport(*script), hooks=(LoggingHook(),))
    with caplog.at_level(logging.DEBUG, "lytics_async"), contextlib.suppress(errors.LyticsError):
        await calls.call(LOOK_UP, ARGUMENTS, NO_OPTIONS)
    return caplog.records


async def test_a_call_is_one_line_at_debug_and_a_retry_one_at_info(
    caplog: pytest.LogCaptureFixture,
) -> None:
    retry, record = await lines(caplog, dropped(), (200, b'{"data":1}'))
    assert retry.levelno == logging.INFO
    assert retry.getMessage().startswith("things.find: ConnectionDropped on attempt 1, retry in ")
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


def numbering(event: Event) -> None:
    if isinstance(event, AttemptEvent):
        event.headers["X-Attempt"] = str(event.attempt)


def sent(transport: ScriptedTransport, name: str) -> list[list[str]]:
    """The values of a header in each request."""
    return [
        [value for each, value in request.headers if each.lower() == name.lower()]
        for request in transport.requests
    ]


async def test_a_hook_adds_headers_to_each_attempt() -> None:
    transport = ScriptedTransport(dropped(), OK)
    await runner(transport, hooks=(numbering,)).call(operation(), {}, NO_OPTIONS)
    assert sent(transport, "X-Attempt") == [["1"], ["2"]]


STORED = (200, b'{"data":{"message_count":1,"rejected_count":0},"status":200,"message":"success"}')


async def test_a_hook_adds_headers_to_each_attempt_of_an_upload() -> None:
    transport = ScriptedTransport((503, b""), STORED)
    lytics = AsyncLytics(
        TOKEN, base_url="https://lytics.test", transport=transport, hooks=[numbering]
    )
    await lytics.upload_csv(
        b"email\nada@example.com\n", stream="users", retry=RetryPolicy(base_delay=0)
    )
    assert sent(transport, "X-Attempt") == [["1"], ["2"]]


async def test_a_header_of_a_hook_replaces_one_of_the_same_name() -> None:
    transport = ScriptedTransport(OK)
    options = RequestOptions(headers={"x-attempt": "mine", "X-Other": "a"})
    await runner(transport, hooks=(numbering,)).call(operation(), {}, options)
    assert sent(transport, "X-Attempt") == [["1"]]
    assert sent(transport, "X-Other") == [["a"]]


@pytest.mark.parametrize(("name", "value"), [("Host", "x"), ("Authorization", "x"), ("X", "a\nb")])
async def test_a_header_that_is_not_a_hooks_to_set_is_logged_and_not_sent(
    caplog: pytest.LogCaptureFixture, name: str, value: str
) -> None:
    def wrong(event: Event) -> None:
        if isinstance(event, AttemptEvent):
            event.headers["X-Good"] = "1"
            event.headers[name] = value

    transport = ScriptedTransport(dropped(), OK)
    await runner(transport, hooks=(wrong,)).call(operation(), {}, NO_OPTIONS)
    assert sent(transport, "X-Good") == [["1"], ["1"]]
    assert all(value not in values for values in sent(transport, name))
    (record,) = caplog.records
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], errors.ArgumentError)


def test_added_headers_are_named_without_case() -> None:
    headers = AddedHeaders()
    headers.update({"Traceparent": "1"})
    headers["traceparent"] = "2"
    assert dict(headers) == {"traceparent": "2"}


def kinds(events: list[Any]) -> list[type]:
    return [type(event) for event in events if not isinstance(event, AttemptEvent)]


async def test_a_call_has_a_number_of_its_own_in_all_clients() -> None:
    events: list[Any] = []
    for _ in range(2):
        await runner(ScriptedTransport(OK), hooks=(events.append,)).call(
            operation(), {}, NO_OPTIONS
        )
    assert len({event.call for event in events}) == 2


async def test_a_call_that_is_refused_before_it_is_sent_ends_with_a_failure() -> None:
    events: list[Any] = []
    calls = runner(ScriptedTransport(OK), hooks=(events.append,))
    await calls.aclose()
    with pytest.raises(errors.LifecycleError):
        await calls.call(operation(), {}, NO_OPTIONS)
    assert kinds(events) == [RequestEvent, FailureEvent]


@pytest.mark.parametrize("error", [ZeroDivisionError(), errors.LyticsError("mine")])
async def test_a_call_ends_once_also_when_on_response_raises(error: Exception) -> None:
    def raising(_: object) -> None:
        raise error

    events: list[Any] = []
    calls = runner(ScriptedTransport(OK), hooks=(events.append,))
    with pytest.raises(type(error)):
        await calls.call(operation(), {}, RequestOptions(on_response=raising))
    assert kinds(events) == [RequestEvent, ResponseEvent]


async def test_hooks_nest_the_first_is_told_first_of_a_beginning_and_last_of_an_end() -> None:
    told: list[str] = []

    def hook(name: str) -> Any:
        def note(event: Event) -> None:
            if isinstance(event, (RequestEvent, ResponseEvent, FailureEvent, CancelEvent)):
                told.append(f"{name} {type(event).__name__}")

        return note

    await runner(ScriptedTransport(OK), hooks=(hook("a"), hook("b"))).call(
        operation(), {}, NO_OPTIONS
    )
    assert told == ["a RequestEvent", "b RequestEvent", "b ResponseEvent", "a ResponseEvent"]
