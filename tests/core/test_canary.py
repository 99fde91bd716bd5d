"""A canary token goes through every failure path with full logging, and appears nowhere."""

import asyncio
import copy
import io
import json
import logging
import pickle
import random
import traceback
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import attrs
import pytest
from echoes import FORMS
from echoes import echo as echo_in
from faultserver import Fault, FaultServer, Turn, answer, cut_off, message, raw, stall
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from rich.console import Console
from rich.scope import render_scope
from rich.traceback import Traceback
from scripted_transport import ScriptedTransport

from lytics_async import (
    AsyncLytics,
    ConfigurationError,
    ConnectionDropped,
    LoggingHook,
    LyticsError,
    RetryPolicy,
)
from lytics_async.config import load_config
from lytics_async.integrations.opentelemetry import OpenTelemetryHook
from lytics_async.wire.messages import WireRequest
from lytics_async.wire.transport import Transport

CANARY = "at.canary.7f3a9c51d2e8"
"""Used only as a global: local variables of a test are shown, too."""


def echo(
    status: str, template: bytes = b'{"data":null,"message":"no: %s"}', *headers: str
) -> Fault:
    """A response that shows the token wherever it can."""
    body = template.replace(b"%s", CANARY.encode())
    return answer(body, status, *(header.replace("%s", CANARY) for header in headers))


RESPONSES: dict[str, Fault] = {
    "401 that echoes the token": echo("401 Unauthorized"),
    "bare 403": answer(b'{"message":"Not authorized"}', "403 Forbidden"),
    "403 with a reason that echoes the token": echo("403 Forbidden"),
    "404": echo("404 Not Found"),
    "500": echo("500 Internal Server Error"),
    "HTML that echoes the token": echo("502 Bad Gateway", b"<html>%s</html>"),
    "a success that is not JSON": echo("200 OK", b"<p>%s</p>"),
    "a success of another type": echo("200 OK", b'{"data":{"id":["%s"]}}'),
    "a redirect to the token": echo("302 Found", b"", "Location: https://x/%s?t=%s"),
    "429": echo("429 Too Many Requests", b"", "Retry-After: 1000"),
    "a response cut off": cut_off(message(b"{", length=99)),
    "a response that never comes": stall,
    "garbage": raw(b"\x00\x01 nonsense " + CANARY.encode() + b"\r\n\r\n"),
    "a gzip body that is none": echo("200 OK", b"%s", "Content-Encoding: gzip"),
}


Way = Callable[[AsyncLytics], Awaitable[object]]


async def get_segment(lytics: AsyncLytics) -> object:
    return await lytics.segments.get("x", options={"attempt_timeout": 0.2})


async def scan(lytics: AsyncLytics) -> object:
    return await lytics.segments.scan("x", options={"attempt_timeout": 0.2}).collect()


async def upload(lytics: AsyncLytics) -> object:
    return await lytics.upload_json(
        [{"a": 1}],
        stream="x",
        attempt_timeout=0.2,
        retry=RetryPolicy(max_attempts=1),
        chunk_bytes=100_000,  # buffers are local variables, and showing larger ones takes long
    )


def everything_shown_of(error: BaseException) -> str:
    """What logs, debuggers, crash reporters and pickles would show of an error."""
    console = Console(file=io.StringIO(), width=400, force_terminal=False)
    trace = Traceback.extract(
        type(error), error, error.__traceback__, show_locals=True, locals_max_string=10_000
    )
    for frame in [frame for stack in trace.stacks for frame in stack.frames if frame.locals]:
        # Without the sources of the frames: they show no values, and coloring them takes long.
        console.print(render_scope(frame.locals, max_string=10_000))
    assert isinstance(console.file, io.StringIO)
    chain = []
    link: BaseException | None = error
    while link is not None:
        chain.append(f"{link!r} {link} {vars(link)!r}")
        link = link.__cause__ or link.__context__
    clones = [copy.copy(error), copy.deepcopy(error)]
    return "\n".join(
        [
            console.file.getvalue(),
            *traceback.TracebackException.from_exception(error, capture_locals=True).format(),
            *chain,
            *(f"{clone!r} {vars(clone)!r}" for clone in clones),
            pickle.dumps(error).decode("latin-1"),
        ]
    )


def test_a_token_in_a_local_variable_of_any_frame_would_be_seen() -> None:
    def inner() -> None:
        held = {"header": [CANARY]}
        raise Own(len(held))

    def outer() -> None:
        try:
            inner()
        except Own as error:
            raise LyticsError("it failed") from error

    with pytest.raises(LyticsError) as caught:
        outer()
    assert CANARY in everything_shown_of(caught.value)


async def shown(
    call: Callable[[AsyncLytics], Awaitable[object]],
    server: FaultServer,
    caplog: pytest.LogCaptureFixture,
) -> str:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    events: list[Any] = []

    def broken(_: object) -> None:
        raise RuntimeError("a hook that raises")

    hooks = [events.append, LoggingHook(), OpenTelemetryHook(provider), broken]
    with caplog.at_level(logging.DEBUG):
        async with AsyncLytics(
            lambda: CANARY, base_url=server.url, hooks=hooks, retry=RetryPolicy(base_delay=0)
        ) as lytics:
            seen = [repr(lytics), repr(vars(lytics))]
            try:
                seen.append(repr(await call(lytics)))
            except Exception as error:
                seen.append(everything_shown_of(error))
    seen += [span.to_json() for span in exporter.get_finished_spans()]
    seen += [record.getMessage() for record in caplog.records if not is_httpcore_quoting(record)]
    return "\n".join([*seen, repr(events)])


def is_httpcore_quoting(record: logging.LogRecord) -> bool:
    """httpcore logs the headers of responses at DEBUG, which this client cannot change."""
    return record.name == "httpcore.http11" and "receive_response_headers" in record.getMessage()


@pytest.mark.parametrize("call", [get_segment, scan, upload], ids=lambda call: call.__name__)
@pytest.mark.parametrize("case", RESPONSES)
async def test_no_failure_shows_the_token(
    case: str,
    call: Callable[[AsyncLytics], Awaitable[object]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    with FaultServer(usual=RESPONSES[case]) as server:
        text = await shown(call, server, caplog)
    assert CANARY not in text
    assert "segments." in text or "ingest." in text, "the failure was not reported at all"


@pytest.mark.parametrize("form", FORMS)
async def test_no_form_of_an_echo_is_shown(form: str, caplog: pytest.LogCaptureFixture) -> None:
    echoed = echo_in(CANARY, form, random.Random(form))
    body = json.dumps({"message": f"no: {echoed}", "errors": [{"code": echoed, "x": [echoed]}]})
    header = quote(echoed, safe="") if not echoed.isprintable() or not echoed.isascii() else echoed
    fault = answer(body.encode(), "400 Bad Request", f"X-Request-Id: {header}")
    with FaultServer(usual=fault) as server:
        text = await shown(get_segment, server, caplog)
    half = len(echoed) // 2
    pieces = {echoed[start : start + half] for start in range(len(echoed) - half)}
    assert not [piece for piece in pieces if piece in text]
    assert "segments." in text


async def events(lytics: AsyncLytics) -> object:
    failed: list[Any] = []
    async with lytics.events(
        "x", max_records=1, close_timeout=0.1, give_up_after=0.001, on_failure=failed.append
    ) as stream:
        outcome = await (await stream.send({"a": 1})).outcome()
    if failed and failed[0].error is not None:
        raise failed[0].error
    return outcome


async def accept(turn: Turn) -> None:
    await turn.read_body()
    counted = b'{"data":{"id":"x","message_count":1,"rejected_count":0},"status":200}'
    listed = b'{"data":[],"status":200}'
    await turn.send(message(listed if "/scan" in turn.target else counted))


class Own(Exception):
    """What the caller's own code raises."""


def break_down(_: WireRequest) -> None:
    raise Own("the transport broke")


def break_down_as_one_of_ours(request: WireRequest) -> None:
    headers = dict(
        request.headers
    )  # this frame shows the token, so it must not stay in a chain of ours
    try:
        raise Own(f"cannot send {headers}")
    except Own as error:
        raise ConnectionDropped("the transport broke", phase="send") from error


def broken_token() -> str:
    raise Own("the vault is sealed")


async def then_raise(lytics: AsyncLytics, call: Way) -> object:
    await call(lytics)
    raise Own("after a success")


async def in_a_time_limit(lytics: AsyncLytics, call: Way) -> object:
    async with asyncio.timeout(0.1):
        return await call(lytics)


async def in_a_cancelled_task(lytics: AsyncLytics, call: Way) -> object:
    task = asyncio.ensure_future(call(lytics))
    await asyncio.sleep(0.1)
    task.cancel()
    return await task


async def as_it_is(lytics: AsyncLytics, call: Way) -> object:
    return await call(lytics)


@attrs.frozen
class Ending:
    """The end of a call: server behavior, kind of call, client, and result."""

    raised: type[BaseException]
    server: Fault = accept
    made: Callable[[AsyncLytics, Way], Awaitable[object]] = as_it_is
    token: Any = None
    transport: Transport | None = None


ENDINGS = {
    "an error of the caller's after a success": Ending(Own, made=then_raise),
    "a time limit of the caller's": Ending(TimeoutError, server=stall, made=in_a_time_limit),
    "a cancellation": Ending(asyncio.CancelledError, server=stall, made=in_a_cancelled_task),
    "a token callable that raises": Ending(Own, token=broken_token),
    "a token callable that gives no token": Ending(
        ConfigurationError, token=lambda: CANARY.encode()
    ),
    "a transport that raises": Ending(Own, transport=ScriptedTransport(break_down)),
    "a transport that raises one of ours": Ending(
        ConnectionDropped, transport=ScriptedTransport(break_down_as_one_of_ours)
    ),
}


@pytest.mark.parametrize(
    "call", [get_segment, scan, upload, events], ids=lambda call: call.__name__
)
@pytest.mark.parametrize("name", ENDINGS)
async def test_no_frame_of_ours_shows_the_token_however_a_call_ends(
    name: str, call: Way, caplog: pytest.LogCaptureFixture
) -> None:
    ending = ENDINGS[name]
    kinds: tuple[type[BaseException], ...] = (ending.raised, LyticsError)
    with FaultServer(usual=ending.server) as server:
        try:
            async with AsyncLytics(
                ending.token or (lambda: CANARY),
                base_url=server.url,
                transport=ending.transport,
                retry=RetryPolicy(max_attempts=1),
            ) as lytics:
                await ending.made(lytics, call)
        except kinds as error:
            met = error
        else:
            raise AssertionError("nothing was raised")
    # Uploads and events give an error of their own for what their tasks met; a call gives it as it
    # is.
    assert type(met) is ending.raised or call in (upload, events)
    assert CANARY not in everything_shown_of(met)
    assert CANARY not in caplog.text


async def test_neither_does_a_refused_connection(caplog: pytest.LogCaptureFixture) -> None:
    with FaultServer(refusing=True) as server:
        assert CANARY not in await shown(get_segment, server, caplog)


@pytest.mark.parametrize(
    "arguments",
    [
        {"base_url": "no url"},
        {"base_url": "http://lytics.example"},
        {"profile": "missing"},
        {"timeout": -1},
    ],
)
def test_neither_does_a_wrong_configuration(
    arguments: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LYTICS_API_TOKEN", CANARY)
    with pytest.raises(ValueError, match=r".") as caught:
        AsyncLytics(**arguments)
    assert CANARY not in everything_shown_of(caught.value)


def test_neither_does_a_profile_file_that_cannot_be_read(tmp_path: Any) -> None:
    path = tmp_path / "accounts.toml"
    path.write_text(f'[default]\ntoken = "{CANARY}"\nurl = 7\n')
    for profile in ("default", "missing"):
        with pytest.raises(ValueError, match="profile") as caught:
            load_config(profile=profile, environ={}, profile_path=path)
        assert CANARY not in everything_shown_of(caught.value)


@pytest.mark.parametrize("token", [lambda: CANARY + "\r\n", lambda: f"{CANARY} "])
async def test_neither_does_a_token_that_cannot_travel(token: Callable[[], str]) -> None:
    with pytest.raises(ValueError, match="token") as caught:
        await AsyncLytics(token, base_url="http://127.0.0.1:9").segments.list()
    assert CANARY not in everything_shown_of(caught.value)
