"""What an examination of an account found, as values, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Literal

import attrs

HealthPart = Literal["streams", "jobs", "credentials", "drafts", "quota"]


@attrs.frozen(kw_only=True)
class StreamHealth:
    """How long ago a stream received its last event.

    Attributes:
        name: its name.
        state: `fresh`, `stale`, `dead`, `empty` if it never received anything, `missing` if it was
            named in `streams` and does not exist, or `future` if its last event is in the future,
            so that its age is not known.
        last_received: when it received its last event; None if it never did.
        age: how long ago that was; None if it is not known.
        stale_after: the limit that was applied.
        named: whether it was named in `streams`, so that it must receive something.
    """

    name: str
    state: Literal["fresh", "stale", "dead", "empty", "missing", "future"]
    last_received: datetime | None
    age: timedelta | None
    stale_after: timedelta
    named: bool = False

    @property
    def problem(self) -> str | None:
        """What is wrong with it; None if nothing is. Only a named stream must not be empty."""
        if self.state == "missing":
            return f"stream {self.name} does not exist"
        if self.state == "empty" and self.named:
            return f"stream {self.name} is empty: it never received anything"
        if self.state == "future" and self.last_received is not None:
            return (
                f"stream {self.name} received its last event in the future, on "
                f"{self.last_received:%Y-%m-%d %H:%M} UTC: a clock is wrong, here or there"
            )
        if self.state not in ("stale", "dead") or self.age is None:
            return None
        return f"stream {self.name} is {self.state}: nothing received for {show_age(self.age)}"


@attrs.frozen(kw_only=True)
class JobHealth:
    """A job that failed or counts faults.

    Attributes:
        id: its id.
        name: its name.
        workflow: its workflow.
        status: its state, such as `fault-2`.
        faults: the errors that the state counts.
        last_error: the last error in its log; None if the log has none, or was not read, such as
            those of more than 100 jobs.
        code: code of that error, such as `JOB-FAULT-022`.
        at: when that error was logged.
    """

    id: str
    name: str
    workflow: str
    status: str
    faults: int
    last_error: str | None = None
    code: str | None = None
    at: datetime | None = None

    @property
    def problem(self) -> str:
        """What is wrong with it."""
        text = f"job {self.name} ({self.workflow}, {self.id}) is {self.status}"
        if self.last_error:
            text += f": {self.last_error}"
        return f"{text} ({self.code})" if self.code else text


@attrs.frozen(kw_only=True)
class CredentialHealth:
    """A credential that was refused, or a token that expires soon or has expired.

    Attributes:
        id: its id.
        label: its name.
        type: its type; `lytics-auth-token` for an API token.
        state: `unhealthy`, `expiring` or `expired`.
        expires: when it expires; None = never.
    """

    id: str
    label: str
    type: str
    state: Literal["unhealthy", "expiring", "expired"]
    expires: datetime | None = None

    @property
    def problem(self) -> str:
        """What is wrong with it."""
        what = f"credential {self.label} ({self.type})"
        if self.state == "unhealthy" or self.expires is None:
            return f"{what} is unhealthy: the provider refused it"
        verb = "expired" if self.state == "expired" else "expires"
        return f"{what} {verb} on {self.expires:%Y-%m-%d %H:%M} UTC"


@attrs.frozen(kw_only=True)
class DraftHealth:
    """Changes of the schema of a table that are not live.

    Attributes:
        table: the table.
        changes: how many fields, mappings and identity settings the draft changes.
        patches: the open patches, by tag.
    """

    table: str
    changes: int
    patches: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """What is wrong with it."""
        parts = []
        if self.changes:
            parts.append(f"{self.changes} change{'s' * (self.changes > 1)} in the draft")
        if self.patches:
            number = len(self.patches)
            parts.append(f"{number} open patch{'es' * (number > 1)} ({', '.join(self.patches)})")
        return f"schema of {self.table} waits for publishing: {' and '.join(parts)}"


@attrs.frozen(kw_only=True)
class QuotaHealth:
    """How much of the quota of events is used.

    Attributes:
        used: events received.
        limit: events that may be received.
        percent: the share that is used, 0 to 100 or more.
        warn_at: percent at which it is a problem.
    """

    used: int | None
    limit: int | None
    percent: float
    warn_at: float

    @property
    def problem(self) -> str | None:
        """What is wrong with it; None if nothing is."""
        if self.percent < self.warn_at:
            return None
        events = ""
        if self.used is not None and self.limit is not None:
            events = f": {self.used:,} of {self.limit:,} events"
        return f"quota is used by {self.percent:.4g}%{events}"


@attrs.frozen(kw_only=True)
class HealthReport:
    """The health of an account.

    Attributes:
        at: when it was examined.
        streams: every stream, the hidden and internal ones excepted.
        jobs: the jobs that failed or count faults.
        credentials: the credentials and tokens with a problem.
        drafts: the tables with changes of the schema that are not live.
        quota: the quota of events; None if it was not examined.
        unchecked: what went wrong by part, for each part that could not be examined.
        examined: the parts that were examined.
    """

    at: datetime
    streams: tuple[StreamHealth, ...] = ()
    jobs: tuple[JobHealth, ...] = ()
    credentials: tuple[CredentialHealth, ...] = ()
    drafts: tuple[DraftHealth, ...] = ()
    quota: QuotaHealth | None = None
    unchecked: dict[HealthPart, str] = attrs.field(factory=dict)
    examined: tuple[HealthPart, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything that is wrong, a line each, also a part that could not be examined."""
        return tuple(self._problems())

    @property
    def ok(self) -> bool:
        """Every part was examined, and nothing is wrong."""
        return not self.problems

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain data; times are RFC 3339, durations are seconds."""
        return {
            "ok": self.ok,
            "at": self.at.isoformat(),
            "problems": list(self.problems),
            "examined": list(self.examined),
            "streams": [_plain(each) for each in self.streams],
            "jobs": [_plain(each) for each in self.jobs],
            "credentials": [_plain(each) for each in self.credentials],
            "drafts": [_plain(each) for each in self.drafts],
            "quota": None if self.quota is None else _plain(self.quota),
            "unchecked": dict(self.unchecked),
        }

    def summary(self) -> str:
        """Return the report as text: the problems, or one line if there are none."""
        if self.ok:
            return f"healthy: {', '.join(self._counts())}"
        return "\n".join(self.problems)

    def _counts(self) -> Iterator[str]:
        if "streams" in self.examined:
            fresh = sum(each.state == "fresh" for each in self.streams)
            yield f"{fresh} of {len(self.streams)} streams fresh"
            if empty := sum(each.state == "empty" for each in self.streams):
                yield f"{empty} empty"
        if "jobs" in self.examined:
            yield "no job failed"
        if "credentials" in self.examined:
            yield "credentials healthy"
        if "drafts" in self.examined:
            yield "no draft waits"
        if self.quota is not None:
            yield f"{self.quota.percent:.4g}% of the quota used"

    def _problems(self) -> Iterator[str]:
        for part in (*self.streams, *self.jobs, *self.credentials, *self.drafts, self.quota):
            if part is not None and (problem := part.problem) is not None:
                yield problem
        for name, reason in self.unchecked.items():
            yield f"{name} could not be examined: {reason}"


def show_age(age: timedelta) -> str:
    """Return a duration in its largest unit: `3 d`, `5 h`, `12 min`, `8 s`."""
    seconds = age.total_seconds()
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return f"{int(seconds)} s"


def _plain(value: Any) -> dict[str, Any]:
    fields = attrs.asdict(value)
    for name, each in fields.items():
        if isinstance(each, datetime):
            fields[name] = each.isoformat()
        elif isinstance(each, timedelta):
            fields[name] = each.total_seconds()
    return {**fields, "problem": value.problem}
