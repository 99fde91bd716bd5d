"""A call from plan to response: attempts, time limits, retries, tokens, hooks."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from calls import TOKEN, operation, runner
from scripted_transport import ScriptedTransport

from lytics_async import errors
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.structure import nothing
from lytics_async.hooks import (
    AttemptEvent,
    CancelEvent,
    FailureEvent,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
)
from lytics_async.wire.messages import WireRequest

OK = (200, b'{"data":1}')
DROPPED = errors.ConnectionDropped


def dropped() -> errors.ConnectionDropped:
    return errors.ConnectionDropped("cut", phase="receive", may_have_been_processed=True)


def refused() -> errors.ConnectError:
    return errors.ConnectError("refused", phase="connect")


async def test_a_safe_call_is_tried_until_it_succeeds() -> None:
    transport = ScriptedTransport(dropped(), (503, b""), OK)
    reply = await runner(transport).call(operation(), {}, NO_OPTIONS)
    assert (reply.data, reply.attempts, len(transport.requests)) == (1, 3, 3)


async def test_a_row_that_must_not_be_repeated_is_retried_only_if_nothing_arrived() -> None:
    transport = ScriptedTransport(refused(), (429, b""), dropped(), OK)
    with pytest.raises(errors.ConnectionDropped) as caught:
        await runner(transport).call(operation(method="POST", retry="never"), {}, NO_OPTIONS)
    assert (caught.value.attempts, caught.value.may_have_been_processed) == (3, True)
    assert caught.value.operation == "things.get"


async def test_the_last_error_remembers_that_an_earlier_attempt_may_have_been_processed() -> None:
    with pytest.raises(errors.ConnectError) as caught:
        await runner(ScriptedTransport(dropped(), refused())).call(operation(), {}, NO_OPTIONS)
    assert caught.value.may_have_been_processed
    with pytest.raises(errors.ConnectError) as caught:
        await runner(ScriptedTransport(refused())).call(operation(), {}, NO_OPTIONS)
    assert not caught.value.may_have_been_processed


async def test_an_error_is_raised_without_the_chain_that_led_to_it() -> None:
    with pytest.raises(errors.ServerError) as caught:
        await runner(ScriptedTransport((500, b""))).call(operation(), {}, NO_OPTIONS)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


class Own(Exception):
    """What the caller's own code raises."""


def raise_own(*_: object) -> Any:
    raise Own("the caller's")


async def raise_own_later() -> str:
    return raise_own()


@pytest.mark.parametrize(
    ("script", "how", "options"),
    [
        (OK, {"token": raise_own}, NO_OPTIONS),
        (OK, {"token": raise_own_later}, NO_OPTIONS),
        (Own("the caller's"), {}, NO_OPTIONS),
        (raise_own, {}, NO_OPTIONS),
        (OK, {}, RequestOptions(on_response=raise_own)),
    ],
    ids=["token", "async token", "transport", "body of a transport", "on_response"],
)
async def test_what_the_callers_code_raises_comes_out_as_it_is(
    script: Any, how: dict[str, Any], options: RequestOptions
) -> None:
    with pytest.raises(Own) as caught:
        await runner(ScriptedTransport(script), **how).call(operation(), {}, options)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


async def test_what_a_body_raises_while_it_is_sent_comes_out_as_it_is() -> None:
    class Broken:
        length = 5

        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"12"
            raise_own()

    request = WireRequest(method="POST", url="https://x/y", headers=[], body=Broken())
    with pytest.raises(Own):
        await runner(ScriptedTransport(OK)).run(operation(), request, NO_OPTIONS)
    with pytest.raises(Own):
        await runner(ScriptedTransport(OK)).attempt(operation(), request, timeout=5)


async def test_an_error_of_a_transport_keeps_what_caused_it_as_text_without_the_token() -> None:
    error = errors.ConnectionDropped("cut", phase="send")
    error.__cause__ = ValueError(f"bad header {TOKEN}")
    with pytest.raises(errors.ConnectionDropped) as caught:
        await runner(ScriptedTransport(error)).call(operation(retry="never"), {}, NO_OPTIONS)
    assert caught.value.cause == "ValueError: bad header ***"
    assert caught.value.__cause__ is None


async def test_an_error_that_a_transport_raises_again_and_again_learns_nothing_from_a_call() -> (
    None
):
    shared = refused()
    with pytest.raises(errors.ConnectError) as caught:
        await runner(ScriptedTransport(dropped(), shared)).call(operation(), {}, NO_OPTIONS)
    assert caught.value.may_have_been_processed
    assert (shared.operation, shared.attempts, shared.may_have_been_processed) == (None, 0, False)


async def test_a_transport_that_returns_something_else_is_named() -> None:
    with pytest.raises(errors.ConfigurationError, match="returned NoneType") as caught:
        await runner(ScriptedTransport(None)).call(operation(), {}, NO_OPTIONS)
    assert (caught.value.operation, caught.value.attempts) == ("things.get", 1)


async def test_a_client_that_is_closed_between_attempts_remembers_the_attempt_before() -> None:
    events: list[Any] = []

    def close(event: object) -> None:
        if isinstance(event, RetryEvent):
            calls.closed = True

    calls = runner(ScriptedTransport(dropped(), OK), hooks=(events.append, close))
    with pytest.raises(errors.LifecycleError) as caught:
        await calls.call(operation(), {}, NO_OPTIONS)
    error = caught.value
    assert (error.operation, error.attempts) == ("things.get", 1)
    assert error.may_have_been_processed
    assert events[-1].error is error


async def test_a_permanent_failure_to_connect_is_not_retried() -> None:
    transport = ScriptedTransport(
        errors.ConnectError("The certificate is not trusted.", permanent=True)
    )
    with pytest.raises(errors.ConnectError):
        await runner(transport).call(operation(), {}, NO_OPTIONS)
    assert len(transport.requests) == 1


async def test_max_attempts_can_be_set_for_one_call() -> None:
    transport = ScriptedTransport(refused())
    with pytest.raises(errors.ConnectError):
        await runner(transport).call(operation(), {}, RequestOptions(max_attempts=2))
    assert len(transport.requests) == 2


async def test_a_retry_after_beyond_the_time_limit_ends_the_call_immediately() -> None:
    with pytest.raises(errors.RateLimited) as caught:
        await runner(ScriptedTransport((429, b"", {"retry-after": "90"}))).call(
            operation(), {}, RequestOptions(timeout=5)
        )
    assert (caught.value.retry_after, caught.value.attempts) == (90, 1)


async def test_time_limits_of_the_call_reach_the_transport() -> None:
    transport = ScriptedTransport(OK)
    await runner(transport).call(operation(), {}, RequestOptions(attempt_timeout=2, timeout=3))
    attempt_timeout, timeout = transport.limits[0]
    assert attempt_timeout == 2
    assert 2.5 < timeout <= 3


async def test_an_empty_quota_fails_fast() -> None:
    transport = ScriptedTransport(refused())
    calls = runner(transport, policy=RetryPolicy(max_attempts=1000, base_delay=0))
    with pytest.raises(errors.ConnectError):
        await calls.call(operation(), {}, NO_OPTIONS)
    assert len(transport.requests) == 101
    with pytest.raises(errors.ConnectError):
        await calls.call(operation(), {}, NO_OPTIONS)
    assert len(transport.requests) == 102


async def test_a_delete_that_finds_nothing_after_an_ambiguous_attempt_has_succeeded() -> None:
    delete = operation(method="DELETE", retry="idempotent", envelope="none", structure=nothing)
    reply = await runner(ScriptedTransport(dropped(), (404, b""))).call(delete, {}, NO_OPTIONS)
    assert (reply.data, reply.status) == (None, 404)
    with pytest.raises(errors.NotFound):
        await runner(ScriptedTransport((404, b""))).call(delete, {}, NO_OPTIONS)
    with pytest.raises(errors.NotFound):
        await runner(ScriptedTransport(refused(), (404, b""))).call(delete, {}, NO_OPTIONS)


async def test_a_delete_that_met_a_login_page_is_sent_again() -> None:
    delete = operation(
        method="DELETE", retry="idempotent", envelope="none", structure=nothing, returns="None"
    )
    page = (200, b"<html>Please sign in</html>")
    transport = ScriptedTransport(page, page, (204, b""))
    assert (await runner(transport).call(delete, {}, NO_OPTIONS)).attempts == 3
    with pytest.raises(errors.ResponseError) as caught:
        await runner(ScriptedTransport(page)).call(delete, {}, NO_OPTIONS)
    assert (caught.value.attempts, caught.value.may_have_been_processed) == (4, True)


async def test_an_entity_look_up_that_timed_out_on_the_server_is_retried() -> None:
    timed_out = (200, b'{"data":{},"message":"Timed out"}')
    look_up = operation(entity_miss=True)
    assert (await runner(ScriptedTransport(timed_out, OK)).call(look_up, {}, NO_OPTIONS)).data == 1
    with pytest.raises(errors.ServerError, match="timed out"):
        await runner(ScriptedTransport(timed_out)).call(look_up, {}, NO_OPTIONS)


async def test_the_token_travels_raw_in_the_header_only() -> None:
    transport = ScriptedTransport(OK)
    await runner(transport).call(operation(), {}, NO_OPTIONS)
    assert ("Authorization", TOKEN) in transport.requests[0].headers
    assert TOKEN not in transport.requests[0].url


async def test_collect_endpoints_take_the_data_token() -> None:
    transport = ScriptedTransport(OK)
    calls = runner(transport, data_token="data")
    await calls.call(operation(data_token=True), {}, NO_OPTIONS)
    await calls.call(operation(), {}, NO_OPTIONS)
    assert [dict(request.headers)["Authorization"] for request in transport.requests] == [
        "data",
        TOKEN,
    ]


@pytest.mark.parametrize("is_async", [False, True])
async def test_a_token_callable_is_asked_once_however_many_calls_wait_and_again_after_a_401(
    is_async: bool,
) -> None:
    asked = 0

    def ask() -> str:
        nonlocal asked
        asked += 1
        return f"token-{asked}"

    async def ask_slowly() -> str:
        await asyncio.sleep(0)
        return ask()

    def reply(request: WireRequest) -> tuple[int, bytes]:
        return (
            OK if dict(request.headers)["Authorization"] != "token-1" or not expired else (401, b"")
        )

    expired = False
    transport = ScriptedTransport(reply)
    calls = runner(transport, token=ask_slowly if is_async else ask)
    await asyncio.gather(*(calls.call(operation(), {}, NO_OPTIONS) for _ in range(20)))
    assert asked == 1
    expired = True
    replies = await asyncio.gather(*(calls.call(operation(), {}, NO_OPTIONS) for _ in range(20)))
    assert asked == 2
    assert {reply.attempts for reply in replies} == {2}


async def test_a_token_that_stays_refused_is_requested_again_only_once() -> None:
    asked = []
    with pytest.raises(errors.Unauthorized) as caught:
        await runner(ScriptedTransport((401, b"")), token=lambda: asked.append(1) or "t").call(
            operation(), {}, NO_OPTIONS
        )
    assert (len(asked), caught.value.attempts) == (2, 2)


async def test_a_fixed_token_that_is_refused_is_not_retried() -> None:
    transport = ScriptedTransport((401, b""))
    with pytest.raises(errors.Unauthorized):
        await runner(transport).call(operation(), {}, NO_OPTIONS)
    assert len(transport.requests) == 1


async def test_a_token_callable_that_hangs_is_bounded_by_the_time_limit() -> None:
    async def hang() -> str:
        await asyncio.sleep(30)
        return "never"

    with pytest.raises(errors.RequestTimeout, match="token callable"):
        await runner(ScriptedTransport(OK), token=hang).call(
            operation(), {}, RequestOptions(timeout=0.05)
        )


async def test_hooks_see_attempts_retries_and_the_outcome() -> None:
    events: list[Any] = []
    calls = runner(ScriptedTransport(refused(), OK), hooks=(events.append,))
    await calls.call(operation(), {}, NO_OPTIONS)
    assert [type(event) for event in events] == [
        RequestEvent,
        AttemptEvent,
        RetryEvent,
        AttemptEvent,
        ResponseEvent,
    ]
    assert len({event.call for event in events}) == 1
    with pytest.raises(errors.NotFound):
        await runner(ScriptedTransport((404, b"")), hooks=(events.append,)).call(
            operation(), {}, NO_OPTIONS
        )
    assert type(events[-1]) is FailureEvent
    assert TOKEN not in repr(events)


async def test_what_the_callers_code_raises_is_a_failure_to_hooks() -> None:
    events: list[Any] = []
    with pytest.raises(Own):
        await runner(ScriptedTransport(OK), token=raise_own, hooks=(events.append,)).call(
            operation(), {}, NO_OPTIONS
        )
    assert [type(event) for event in events] == [RequestEvent, FailureEvent]
    assert isinstance(events[-1].error, Own)


async def test_a_call_has_one_last_event_also_when_on_response_raises() -> None:
    events: list[Any] = []
    with pytest.raises(Own):
        await runner(ScriptedTransport(OK), hooks=(events.append,)).call(
            operation(), {}, RequestOptions(on_response=raise_own)
        )
    assert [type(event) for event in events] == [RequestEvent, AttemptEvent, ResponseEvent]


async def test_a_cancelled_call_is_told_to_hooks_as_such() -> None:
    events: list[Any] = []
    calls = runner(ScriptedTransport(OK), hooks=(events.append,))
    task = asyncio.ensure_future(calls.call(operation(), {}, NO_OPTIONS))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert type(events[-1]) is CancelEvent


async def test_a_hook_that_raises_is_logged_once_and_breaks_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("hook")

    with caplog.at_level(logging.ERROR, "lytics_async"):
        assert (
            await runner(ScriptedTransport(OK), hooks=(broken,)).call(operation(), {}, NO_OPTIONS)
        ).data == 1
    assert len(caplog.records) == 1


async def test_one_attempt_never_retries() -> None:
    transport = ScriptedTransport(refused(), OK)
    calls = runner(transport)
    with pytest.raises(errors.ConnectError) as caught:
        await calls.attempt(
            operation(), WireRequest(method="GET", url="https://x/y", headers=[]), timeout=5
        )
    assert (caught.value.operation, caught.value.attempts) == ("things.get", 1)
    assert len(transport.requests) == 1


async def test_a_closed_runner_refuses() -> None:
    calls = runner(ScriptedTransport(OK))
    await calls.aclose()
    with pytest.raises(errors.LifecycleError):
        await calls.call(operation(), {}, NO_OPTIONS)


async def test_on_response_sees_the_reply() -> None:
    seen: list[Any] = []
    await runner(ScriptedTransport(OK)).call(
        operation(), {}, RequestOptions(on_response=seen.append)
    )
    assert seen[0].data == 1
