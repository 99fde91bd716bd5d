"""OpenTelemetry metrics of the health of an account (extra `otel`)."""

from __future__ import annotations

from datetime import UTC, datetime

import lytics_async
from lytics_async.base.extras import needs
from lytics_async.health.report import HealthReport

with needs("otel", __name__):
    from opentelemetry import metrics

_STREAM_STATES = ("fresh", "stale", "dead", "empty", "missing", "future")
_CREDENTIAL_STATES = ("unhealthy", "expiring", "expired")


class HealthMetrics:
    """Records health reports as gauges.

    ```python
    health = HealthMetrics()
    while True:
        health.record(await lytics.health())
        await asyncio.sleep(300)
    ```

    `lytics.health.ok` (1 or 0), `lytics.health.problems`, `lytics.stream.age` (seconds, by stream),
    `lytics.streams` (by state), `lytics.jobs.failed`, `lytics.credentials` (by state),
    `lytics.token.expires_in` (seconds, of the reported tokens, by label),
    `lytics.schema.drafts` (tables with changes that are not live) and `lytics.event_quota.used`
    (percent). A part that was not examined is not recorded.

    Args:
        meter_provider: None = the global one.
    """

    def __init__(self, meter_provider: metrics.MeterProvider | None = None) -> None:
        meter = metrics.get_meter("lytics_async", lytics_async.__version__, meter_provider)
        self._ok = meter.create_gauge("lytics.health.ok", description="1 if nothing is wrong.")
        self._problems = meter.create_gauge("lytics.health.problems", unit="{problem}")
        self._age = meter.create_gauge(
            "lytics.stream.age", unit="s", description="Time since the last event of a stream."
        )
        self._streams = meter.create_gauge("lytics.streams", unit="{stream}")
        self._jobs = meter.create_gauge("lytics.jobs.failed", unit="{job}")
        self._credentials = meter.create_gauge("lytics.credentials", unit="{credential}")
        self._expires = meter.create_gauge("lytics.token.expires_in", unit="s")
        self._drafts = meter.create_gauge("lytics.schema.drafts", unit="{table}")
        self._quota = meter.create_gauge("lytics.event_quota.used", unit="%")

    def record(self, report: HealthReport) -> None:
        """Set the gauges to what a report says."""
        self._ok.set(int(report.ok))
        self._problems.set(len(report.problems))
        if "streams" in report.examined:
            for state in _STREAM_STATES:
                amount = sum(each.state == state for each in report.streams)
                self._streams.set(amount, {"state": state})
            for stream in report.streams:
                if stream.age is not None:
                    self._age.set(stream.age.total_seconds(), {"lytics.stream": stream.name})
        if "jobs" in report.examined:
            self._jobs.set(len(report.jobs))
        if "credentials" in report.examined:
            now = datetime.now(UTC)
            for kind in _CREDENTIAL_STATES:
                amount = sum(each.state == kind for each in report.credentials)
                self._credentials.set(amount, {"state": kind})
            for credential in report.credentials:
                if credential.expires is not None:
                    left = (credential.expires - now).total_seconds()
                    self._expires.set(left, {"lytics.credential": credential.label})
        if "drafts" in report.examined:
            self._drafts.set(len(report.drafts))
        if report.quota is not None:
            self._quota.set(report.quota.percent)
