"""OpenTelemetry: a hook that turns calls into client spans and metrics (extra `otel`, which brings the API only)."""

from __future__ import annotations

from opentelemetry import metrics, trace
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.util.types import AttributeValue

import lytics_async
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


class OpenTelemetryHook:
    """Report every call as a client span named by its operation, with the HTTP semantic conventions.

    Retries are events of the span. Metrics: `http.client.request.duration` (seconds, a whole call),
    `lytics.client.attempts` (requests a call) and `lytics.upload.records` (by stream and outcome). Nothing holds query values,
    path values, bodies or messages of the server. Use one hook for one client:
    `AsyncLytics(hooks=[OpenTelemetryHook()])`.

    Args:
        tracer_provider: None = the global one.
        meter_provider: None = the global one.
    """

    def __init__(
        self,
        tracer_provider: trace.TracerProvider | None = None,
        meter_provider: metrics.MeterProvider | None = None,
    ) -> None:
        version = lytics_async.__version__
        self._tracer = trace.get_tracer("lytics_async", version, tracer_provider)
        meter = metrics.get_meter("lytics_async", version, meter_provider)
        self._duration = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of calls, retries included.",
        )
        self._attempts = meter.create_histogram(
            "lytics.client.attempts", unit="{request}", description="Requests sent for one call."
        )
        self._records = meter.create_counter(
            "lytics.upload.records", unit="{record}", description="Uploaded records by outcome."
        )
        self._calls: dict[int, tuple[trace.Span, dict[str, AttributeValue]]] = {}

    def __call__(self, event: Event) -> None:
        """Take part in what the event reports."""
        if isinstance(event, RequestEvent):
            self._begin(event)
        elif isinstance(event, AttemptEvent) and event.attempt > 1:
            self._calls[event.call][0].set_attribute("http.request.resend_count", event.attempt - 1)
        elif isinstance(event, RetryEvent):
            self._calls[event.call][0].add_event(
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
        span = self._tracer.start_span(event.operation, kind=SpanKind.CLIENT, attributes=attributes)
        self._calls[event.call] = (span, attributes)

    def _end(
        self,
        event: ResponseEvent | FailureEvent | CancelEvent,
        status: int | None,
        error: str | None,
    ) -> None:
        span, attributes = self._calls.pop(event.call)
        outcome: dict[str, AttributeValue] = {}
        if status is not None:
            outcome["http.response.status_code"] = status
        if error is not None:
            outcome["error.type"] = error
            span.set_status(Status(StatusCode.ERROR))
        span.set_attributes(outcome)
        span.end()
        self._duration.record(event.elapsed, {**attributes, **outcome})
        self._attempts.record(event.attempts, {"operation": event.operation})

    def _count(self, event: ChunkEvent) -> None:
        others = event.records - event.accepted - event.rejected
        for state, count in (
            ("accepted", event.accepted),
            ("rejected", event.rejected),
            ("other", others),
        ):
            if count:
                self._records.add(count, {"lytics.stream": event.stream, "state": state})


def _kind(event: RetryEvent | FailureEvent) -> str:
    error = event.error
    return str(error.status) if isinstance(error, APIError) else type(error).__name__
