"""OpenTelemetry: a hook that reports calls as client spans and metrics (extra `otel`)."""

from __future__ import annotations

import attrs

import lytics_async
from lytics_async.base.extras import needs
from lytics_async.errors import APIError
from lytics_async.hooks import (
    AttemptEvent,
    CancelEvent,
    ChunkEvent,
    Event,
    FailureEvent,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    server_of,
)

with needs("otel", __name__):
    from opentelemetry import context, metrics, propagate, trace
    from opentelemetry.trace import SpanKind, Status, StatusCode
    from opentelemetry.util.types import AttributeValue


class OpenTelemetryHook:
    """Reports calls as client spans and metrics, with the HTTP semantic conventions.

    The span is current while the call runs, so log records and the spans of instrumented libraries
    belong to it. Each request carries the context of the span (`traceparent`, and what else the
    configured propagator writes). A retry is an event of the span.

    A chunk of an upload, a batch of `events()` and a dry run of either is such a call: its span has
    `lytics.stream`, `lytics.chunk` and, if nothing is stored, `lytics.dry_run`. Its parent is the
    span that was current when the upload started or the events were opened.

    Metrics: `lytics.client.call.duration` (seconds of a whole call, including retries and waits),
    `lytics.client.attempts` (requests per call) and `lytics.upload.records` (by stream and
    outcome). No span or metric contains query values, path values, bodies or messages of the
    server. One hook may serve several clients: `AsyncLytics(hooks=[hook])`.

    Args:
        tracer_provider: None = the global one.
        meter_provider: None = the global one.
        propagate: whether requests carry the trace context to Lytics. False withholds trace ids and
            `baggage`, which may contain data of your users.
    """

    def __init__(
        self,
        tracer_provider: trace.TracerProvider | None = None,
        meter_provider: metrics.MeterProvider | None = None,
        *,
        propagate: bool = True,
    ) -> None:
        version = lytics_async.__version__
        self._tracer = trace.get_tracer("lytics_async", version, tracer_provider)
        meter = metrics.get_meter("lytics_async", version, meter_provider)
        self._duration = meter.create_histogram(
            "lytics.client.call.duration",
            unit="s",
            description="Duration of calls, including retries and waits.",
        )
        self._attempts = meter.create_histogram(
            "lytics.client.attempts", unit="{request}", description="Requests sent per call."
        )
        self._records = meter.create_counter(
            "lytics.upload.records", unit="{record}", description="Uploaded records by outcome."
        )
        self._propagate = propagate
        self._calls: dict[int, _Call] = {}

    def __call__(self, event: Event) -> None:
        """Begin, annotate or end the span of the call that the event belongs to."""
        if isinstance(event, RequestEvent):
            self._begin(event)
        elif isinstance(event, AttemptEvent):
            self._attempt(event)
        elif isinstance(event, RetryEvent):
            call = self._calls.get(event.call)
            if call is not None:
                call.span.add_event(
                    "retry",
                    {"attempt": event.attempt, "delay": event.delay, "error.type": _kind(event)},
                )
        elif isinstance(event, ResponseEvent):
            self._end(event, event.status, None)
        elif isinstance(event, FailureEvent):
            status = event.error.status if isinstance(event.error, APIError) else None
            self._end(event, status, _kind(event))
        elif isinstance(event, CancelEvent):
            self._end(event, None, "cancelled")
        elif isinstance(event, ChunkEvent):
            self._count(event)

    def _begin(self, event: RequestEvent) -> None:
        address, port = server_of(event.base_url)
        attributes: dict[str, AttributeValue] = {
            "http.request.method": event.method,
            "server.address": address,
            "server.port": port,
        }
        if event.url_template:
            attributes["url.template"] = event.url_template
        before = context.get_current()
        span = self._tracer.start_span(
            event.operation, kind=SpanKind.CLIENT, attributes={**attributes, **_part_of(event)}
        )
        inside = trace.set_span_in_context(span, before)
        self._calls[event.call] = _Call(span, attributes, before, inside)
        context.attach(inside)

    def _attempt(self, event: AttemptEvent) -> None:
        call = self._calls.get(event.call)
        if call is not None and event.attempt > 1:
            call.span.set_attribute("http.request.resend_count", event.attempt - 1)
        if self._propagate:
            propagate.inject(event.headers, None if call is None else call.inside)

    def _end(
        self,
        event: ResponseEvent | FailureEvent | CancelEvent,
        status: int | None,
        error: str | None,
    ) -> None:
        call = self._calls.pop(event.call, None)
        if call is None:
            return
        if trace.get_current_span() is call.span:
            # Not detach(), which logs an error if a coroutine is closed in a context other than its
            # own.
            context.attach(call.before)
        outcome: dict[str, AttributeValue] = {}
        if status is not None:
            outcome["http.response.status_code"] = status
        if error is not None:
            outcome["error.type"] = error
            call.span.set_status(Status(StatusCode.ERROR))
        call.span.set_attributes(outcome)
        call.span.end()
        operation = {"lytics.operation": event.operation}
        self._duration.record(event.elapsed, {**call.attributes, **outcome, **operation})
        self._attempts.record(event.attempts, operation)

    def _count(self, event: ChunkEvent) -> None:
        others = event.records - event.accepted - event.rejected
        for state, count in (
            ("accepted", event.accepted),
            ("rejected", event.rejected),
            ("other", others),
        ):
            if count:
                self._records.add(count, {"lytics.stream": event.stream, "state": state})


@attrs.frozen
class _Call:
    """A call in flight, with the context before it and the one in which its span is current."""

    span: trace.Span
    attributes: dict[str, AttributeValue]
    before: context.Context
    inside: context.Context


def _part_of(event: RequestEvent) -> dict[str, AttributeValue]:
    """Return the span attributes of an upload; on metrics, each chunk would create a new series."""
    if event.stream is None:
        return {}
    part: dict[str, AttributeValue] = {"lytics.stream": event.stream}
    if event.chunk is not None:
        part["lytics.chunk"] = event.chunk
    if event.dry_run:
        part["lytics.dry_run"] = True
    return part


def _kind(event: RetryEvent | FailureEvent) -> str:
    error = event.error
    return str(error.status) if isinstance(error, APIError) else type(error).__name__
