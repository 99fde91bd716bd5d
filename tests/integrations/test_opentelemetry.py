"""Spans and metrics of the OpenTelemetry hook, read back from the SDK's in-memory exporters."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from running_examples import run

from lytics_async import errors
from lytics_async.config import NO_OPTIONS, ClientConfig
from lytics_async.hooks import ChunkEvent, Hooks
from lytics_async.integrations.opentelemetry import OpenTelemetryHook
from lytics_async.model import anything
from lytics_async.operation import Operation, Param
from lytics_async.request import WireRequest, WireResponse
from lytics_async.retry import RetryPolicy
from lytics_async.runner import Runner
from lytics_async.testing import FakeLytics

AT_ONCE = RetryPolicy(base_delay=0)
GUIDE = Path(__file__).parents[2] / "docs/guides/observing.md"
TOKEN = "at.canary.0123456789"
GET = Operation(
    name="things.get",
    method="GET",
    path="/api/thing/{id}",
    retry="safe",
    structure=anything,
    returns="Any",
    path_params=(Param(name="id", wire="id"),),
)


class Scripted:
    def __init__(self, *script: Any) -> None:
        self.script = list(script)

    async def send(self, request: WireRequest, **_: float) -> WireResponse:
        step = self.script.pop(0)
        if isinstance(step, Exception):
            raise step
        if step is None:
            await asyncio.Event().wait()
        return WireResponse(status=step, headers={}, body=b'{"data":1,"message":"secret@person"}')

    async def aclose(self) -> None: ...


class Telemetry:
    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.reader = InMemoryMetricReader()
        self.traces = traces = TracerProvider()
        traces.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.hook = OpenTelemetryHook(traces, MeterProvider([self.reader]))

    def runner(self, *script: Any) -> Runner:
        config = ClientConfig(token=TOKEN, base_url="https://lytics.test:8443")
        return Runner(config, Scripted(*script), RetryPolicy(base_delay=0), Hooks([self.hook]))

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
            await telemetry.runner(None).call(GET, {"id": "x"}, NO_OPTIONS)
    assert telemetry.span().attributes["error.type"] == "cancelled"  # type: ignore[index]
    assert telemetry.hook._calls == {}


async def upload_of_three_chunks(telemetry: Telemetry, fake: FakeLytics, **how: Any) -> None:
    fake.uploads("orders").accept()
    fake.fail("ingest.upload_csv_bulk", status=503)
    rows = b"email\n" + b"ada@example.com\n" * 6
    tracer = telemetry.traces.get_tracer("test")
    async with fake.client(hooks=[telemetry.hook]) as lytics:
        with tracer.start_as_current_span("nightly load"):
            await lytics.upload_csv(rows, stream="orders", chunk_bytes=32, retry=AT_ONCE, **how)


@pytest.mark.parametrize("concurrency", [1, 3])
async def test_each_chunk_of_an_upload_is_a_span_below_that_of_its_caller(
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
            tries=1,
        )
    )
    points = telemetry.metrics()["lytics.upload.records"].data_points
    assert {point.attributes["state"]: point.value for point in points} == {
        "accepted": 7,
        "rejected": 2,
        "other": 1,
    }
