"""Spans and metrics of the OpenTelemetry hook, from the in-memory exporters of the SDK."""

import asyncio
import contextvars
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import pytest
import trio
from opentelemetry import baggage, context, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from running_examples import run
from scripted_transport import NEVER, ScriptedTransport

from lytics_async import errors
from lytics_async.call.operation import Operation, Param
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.runner import Runner
from lytics_async.call.structure import anything
from lytics_async.config import ClientConfig
from lytics_async.hooks import (
    AttemptEvent,
    CancelEvent,
    ChunkEvent,
    FailureEvent,
    Hooks,
    ResponseEvent,
    RetryEvent,
)
from lytics_async.integrations.opentelemetry import OpenTelemetryHook
from lytics_async.testing import FakeLytics
from lytics_async.wire.messages import WireRequest, WireResponse

AT_ONCE = RetryPolicy(base_delay=0)
GUIDE = Path(__file__).parents[2] / "docs/guides/observing.md"
TOKEN = "at.canary.0123456789"
BODY = b'{"data":1,"message":"secret@person"}'
GET = Operation(
    name="things.get",
    method="GET",
    path="/api/thing/{id}",
    retry="safe",
    structure=anything,
    returns="Any",
    path_params=(Param(name="id", wire="id"),),
)


class Noting(ScriptedTransport):
    """Plays statuses; records the headers of each request and the current span."""

    def __init__(self, *script: Any) -> None:
        super().__init__(*(self._noting(step) for step in script))
        self.headers: list[dict[str, str]] = []
        self.current: list[trace.Span] = []

    def _noting(self, step: Any) -> Callable[[WireRequest], Any]:
        def play(request: WireRequest) -> Any:
            assert len({name.lower() for name, _ in request.headers}) == len(request.headers)
            self.headers.append(dict(request.headers))
            self.current.append(trace.get_current_span())
            return (step, BODY) if isinstance(step, int) else step

        return play


class Telemetry:
    def __init__(self, **options: Any) -> None:
        self.exporter = InMemorySpanExporter()
        self.reader = InMemoryMetricReader()
        self.traces = traces = TracerProvider()
        traces.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.tracer = traces.get_tracer("test")
        self.hook = OpenTelemetryHook(traces, MeterProvider([self.reader]), **options)

    def runner(self, *script: Any, more: tuple[Any, ...] = ()) -> Runner:
        config = ClientConfig(token=TOKEN, base_url="https://lytics.test:8443")
        hooks = Hooks([self.hook, *more])
        return Runner(config, Noting(*script), RetryPolicy(base_delay=0), hooks)

    def span(self) -> ReadableSpan:
        (span,) = self.exporter.get_finished_spans()
        return span

    def metrics(self) -> dict[str, Any]:
        data = self.reader.get_metrics_data()
        assert data is not None
        return {
            m.name: m.data
            for r in data.resource_metrics
            for s in r.scope_metrics
            for m in s.metrics
        }


async def test_a_call_is_a_client_span_with_the_http_conventions() -> None:
    telemetry = Telemetry()
    await telemetry.runner(200).call(GET, {"id": "ada@example.com"}, NO_OPTIONS)
    span = telemetry.span()
    assert (span.name, span.kind) == ("things.get", SpanKind.CLIENT)
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "server.address": "lytics.test",
        "server.port": 8443,
        "url.template": "/api/thing/{id}",
        "http.response.status_code": 200,
    }
    assert telemetry.metrics()["lytics.client.call.duration"].data_points[0].count == 1
    assert "http.client.request.duration" not in telemetry.metrics()


async def test_retries_are_events_and_counted() -> None:
    telemetry = Telemetry()
    refused = errors.ConnectError("refused", phase="connect")
    await telemetry.runner(refused, 503, 200).call(GET, {"id": "x"}, NO_OPTIONS)
    span = telemetry.span()
    assert [event.attributes["error.type"] for event in span.events if event.attributes] == [
        "ConnectError",
        "503",
    ]
    assert span.attributes is not None
    assert span.attributes["http.request.resend_count"] == 2
    assert telemetry.metrics()["lytics.client.attempts"].data_points[0].sum == 3


async def test_a_failure_is_an_error_span_without_what_server_or_caller_wrote() -> None:
    telemetry = Telemetry()
    with pytest.raises(errors.NotFound):
        await telemetry.runner(404).call(GET, {"id": "ada@example.com"}, NO_OPTIONS)
    span = telemetry.span()
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes is not None
    assert span.attributes["error.type"] == "404"
    text = span.to_json()
    assert "ada@" not in text
    assert "secret@person" not in text
    assert TOKEN not in text


async def test_a_cancelled_call_ends_its_span() -> None:
    telemetry = Telemetry()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await telemetry.runner(NEVER).call(GET, {"id": "x"}, NO_OPTIONS)
    assert telemetry.span().attributes["error.type"] == "cancelled"  # type: ignore[index]
    assert telemetry.hook._calls == {}
    assert trace.get_current_span() is trace.INVALID_SPAN


async def upload_of_three_chunks(telemetry: Telemetry, fake: FakeLytics, **how: Any) -> None:
    fake.uploads("orders").accept()
    fake.fail("ingest.upload_csv_bulk", status=503)
    rows = b"email\n" + b"ada@example.com\n" * 6
    tracer = telemetry.traces.get_tracer("test")
    async with fake.client(hooks=[telemetry.hook]) as lytics:
        with tracer.start_as_current_span("nightly load"):
            await lytics.upload_csv(rows, stream="orders", chunk_bytes=32, retry=AT_ONCE, **how)


@pytest.mark.parametrize("concurrency", [1, 3])
async def test_each_chunk_of_an_upload_is_a_child_of_the_callers_span(
    concurrency: int,
) -> None:
    telemetry = Telemetry()
    await upload_of_three_chunks(telemetry, FakeLytics(), concurrency=concurrency)
    *chunks, parent = telemetry.exporter.get_finished_spans()
    assert parent.name == "nightly load"
    assert [span.name for span in chunks] == ["ingest.upload_csv_bulk"] * 3
    assert {span.parent.span_id for span in chunks if span.parent} == {parent.context.span_id}
    assert {span.context.trace_id for span in chunks} == {parent.context.trace_id}
    common = {
        "http.request.method": "POST",
        "server.address": "fake.lytics.invalid",
        "server.port": 443,
        "url.template": "/collect/bulk/{stream}",
        "http.response.status_code": 200,
        "lytics.stream": "orders",
    }
    found = {span.attributes["lytics.chunk"]: dict(span.attributes) for span in chunks}  # type: ignore[index, arg-type]
    assert found == {
        "1": {**common, "lytics.chunk": "1", "http.request.resend_count": 1},
        "2": {**common, "lytics.chunk": "2"},
        "3": {**common, "lytics.chunk": "3"},
    }
    [retried] = [event for span in chunks for event in span.events]
    assert retried.attributes == {"attempt": 1, "delay": 0.0, "error.type": "503"}
    assert "ada@" not in "".join(span.to_json() for span in chunks)


async def test_each_request_of_an_upload_carries_the_span_of_its_chunk() -> None:
    telemetry, fake = Telemetry(), FakeLytics()
    parents: list[str] = []
    send = fake.send

    async def note(request: WireRequest, **limits: float) -> WireResponse:
        parents.append(dict(request.headers)["traceparent"].split("-")[2])
        return await send(request, **limits)

    fake.send = note  # type: ignore[method-assign]
    await upload_of_three_chunks(telemetry, fake, concurrency=1)
    first, second, third, _ = telemetry.exporter.get_finished_spans()
    assert parents == [
        trace.format_span_id(span.context.span_id) for span in (first, first, second, third)
    ]


async def test_chunks_add_no_series_to_the_metrics() -> None:
    telemetry = Telemetry()
    await upload_of_three_chunks(telemetry, FakeLytics())
    [duration] = telemetry.metrics()["lytics.client.call.duration"].data_points
    assert duration.count == 3
    [attempts] = telemetry.metrics()["lytics.client.attempts"].data_points
    assert (attempts.count, attempts.sum) == (3, 4)


async def test_a_chunk_that_fails_is_an_error_span() -> None:
    telemetry, fake = Telemetry(), FakeLytics()
    fake.fail("ingest.upload_csv_bulk", status=403)
    async with fake.client(hooks=[telemetry.hook]) as lytics:
        with pytest.raises(errors.UploadError):
            await lytics.upload_csv(b"email\nada@example.com\n", stream="orders")
    span = telemetry.span()
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes is not None
    assert span.attributes["error.type"] == "403"
    assert telemetry.hook._calls == {}


async def test_the_guide_shows_the_trace_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = GUIDE.read_text(encoding="utf-8")
    found = re.search(
        r"^```python\n([^`]*FakeLytics.*?)^```\n.*?^```text\n(.*?)^```", page, re.M | re.S
    )
    assert found is not None
    await run(found[1], {})
    assert capsys.readouterr().out == found[2]


def test_uploaded_records_are_counted_by_outcome() -> None:
    telemetry = Telemetry()
    telemetry.hook(
        ChunkEvent(
            stream="orders",
            chunk="1",
            state="acked",
            records=10,
            accepted=7,
            rejected=2,
            bytes_sent=1,
            attempts=1,
        )
    )
    points = telemetry.metrics()["lytics.upload.records"].data_points
    assert {point.attributes["state"]: point.value for point in points} == {
        "accepted": 7,
        "rejected": 2,
        "other": 1,
    }


def parts(header: str) -> tuple[int, int]:
    """The trace and span id of a traceparent."""
    _, trace_id, span_id, _ = header.split("-")
    return int(trace_id, 16), int(span_id, 16)


def ids(span: Any) -> tuple[int, int]:
    found = span.get_span_context()
    return found.trace_id, found.span_id


def sent(calls: Runner) -> list[dict[str, str]]:
    return calls.transport.headers  # type: ignore[attr-defined, no-any-return]


async def test_each_attempt_carries_the_context_of_the_calls_span() -> None:
    telemetry = Telemetry()
    refused = errors.ConnectError("refused", phase="connect")
    calls = telemetry.runner(refused, 503, 200)
    await calls.call(GET, {"id": "x"}, NO_OPTIONS)
    assert [parts(headers["traceparent"]) for headers in sent(calls)] == [ids(telemetry.span())] * 3


async def test_the_headers_of_the_configured_propagator_are_sent() -> None:
    telemetry = Telemetry()
    calls = telemetry.runner(200)
    token = context.attach(baggage.set_baggage("tenant", "a b"))
    try:
        await calls.call(GET, {"id": "x"}, NO_OPTIONS)
        assert baggage.get_baggage("tenant") == "a b"
    finally:
        context.detach(token)
    assert sent(calls)[0]["baggage"] == "tenant=a+b"


async def test_propagate_false_sends_no_context() -> None:
    telemetry = Telemetry(propagate=False)
    calls = telemetry.runner(200)
    await calls.call(GET, {"id": "x"}, NO_OPTIONS)
    assert not {"traceparent", "baggage"} & set(sent(calls)[0])
    assert telemetry.span().name == "things.get"


async def test_a_header_of_the_caller_is_replaced_by_the_context_of_the_span() -> None:
    telemetry = Telemetry()
    calls = telemetry.runner(200)
    options = RequestOptions(headers={"Traceparent": "00-1-2-01"})
    await calls.call(GET, {"id": "x"}, options)
    assert parts(sent(calls)[0]["traceparent"]) == ids(telemetry.span())


async def test_the_span_is_current_during_the_call_and_the_callers_before_and_after() -> None:
    telemetry = Telemetry()
    calls = telemetry.runner(200, 404)
    with telemetry.tracer.start_as_current_span("caller") as caller:
        await calls.call(GET, {"id": "x"}, NO_OPTIONS)
        assert trace.get_current_span() is caller
        with pytest.raises(errors.NotFound):
            await calls.call(GET, {"id": "x"}, NO_OPTIONS)
        assert trace.get_current_span() is caller
    first, second, _ = telemetry.exporter.get_finished_spans()
    current: list[Any] = calls.transport.current  # type: ignore[attr-defined]
    assert [ids(span) for span in current] == [ids(first), ids(second)]
    assert [span.parent.span_id for span in (first, second) if span.parent] == [ids(caller)[1]] * 2


async def test_what_a_later_hook_logs_at_the_end_belongs_to_the_span() -> None:
    telemetry = Telemetry()
    logged: list[tuple[int, int]] = []

    def log(_: object) -> None:
        logged.append(ids(trace.get_current_span()))

    await telemetry.runner(200, more=(log,)).call(GET, {"id": "x"}, NO_OPTIONS)
    assert logged == [ids(telemetry.span())] * 3


async def test_concurrent_calls_of_two_clients_share_a_hook(
    caplog: pytest.LogCaptureFixture,
) -> None:
    telemetry = Telemetry()
    clients = [telemetry.runner(*[503] * 20, *[200] * 20) for _ in range(2)]
    with telemetry.tracer.start_as_current_span("caller") as caller:
        async with asyncio.TaskGroup() as group:
            for number in range(40):
                group.create_task(clients[number % 2].call(GET, {"id": "x"}, NO_OPTIONS))
        assert trace.get_current_span() is caller
    spans = [span for span in telemetry.exporter.get_finished_spans() if span.name == GET.name]
    assert len({ids(span)[1] for span in spans}) == 40
    requests = [parts(headers["traceparent"]) for calls in clients for headers in sent(calls)]
    assert set(requests) == {ids(span) for span in spans}
    assert caplog.records == []


async def test_a_cancelled_call_leaves_the_callers_span_current(
    caplog: pytest.LogCaptureFixture,
) -> None:
    telemetry = Telemetry()
    calls = telemetry.runner(NEVER, NEVER)
    with telemetry.tracer.start_as_current_span("caller") as caller:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await calls.call(GET, {"id": "x"}, NO_OPTIONS)
        assert trace.get_current_span() is caller
        with anyio.move_on_after(0.01):
            await calls.call(GET, {"id": "x"}, NO_OPTIONS)
        assert trace.get_current_span() is caller
    assert caplog.records == []


async def test_a_call_that_is_closed_in_another_context_ends_its_span_quietly(
    caplog: pytest.LogCaptureFixture,
) -> None:
    telemetry = Telemetry()
    call = telemetry.runner(NEVER).call(GET, {"id": "x"}, NO_OPTIONS)
    contextvars.copy_context().run(call.send, None)
    with telemetry.tracer.start_as_current_span("elsewhere") as elsewhere, caplog.at_level(0):
        contextvars.copy_context().run(call.close)
        assert trace.get_current_span() is elsewhere
    assert [span.name for span in telemetry.exporter.get_finished_spans()] == [
        GET.name,
        "elsewhere",
    ]
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_two_hooks_on_one_client_leave_the_callers_span_current() -> None:
    first, second = Telemetry(), Telemetry()
    with first.tracer.start_as_current_span("caller") as caller:
        await first.runner(200, more=(second.hook,)).call(GET, {"id": "x"}, NO_OPTIONS)
        assert trace.get_current_span() is caller
    inner = second.span()
    assert inner.parent is not None
    assert inner.parent.span_id == ids(first.exporter.get_finished_spans()[0])[1]


def test_on_trio_the_span_is_current_and_passed_on() -> None:
    telemetry = Telemetry()
    calls = telemetry.runner(200)

    async def main() -> None:
        with telemetry.tracer.start_as_current_span("caller") as caller:
            await calls.call(GET, {"id": "x"}, NO_OPTIONS)
            assert trace.get_current_span() is caller

    trio.run(main)
    assert parts(sent(calls)[0]["traceparent"]) == ids(telemetry.exporter.get_finished_spans()[0])


def test_an_event_of_a_call_that_the_hook_has_not_seen_begin_is_ignored() -> None:
    telemetry = Telemetry()
    error = errors.ConnectError("refused")
    for event in (
        AttemptEvent(call=-1, operation="x", attempt=2),
        RetryEvent(call=-1, operation="x", attempt=1, delay=0.0, error=error),
        ResponseEvent(call=-1, operation="x", status=200, attempts=1, elapsed=1.0),
        FailureEvent(call=-1, operation="x", attempts=1, elapsed=1.0, error=error),
        CancelEvent(call=-1, operation="x", attempts=1, elapsed=1.0),
    ):
        telemetry.hook(event)
    assert telemetry.exporter.get_finished_spans() == ()
