"""What a preflight found: whether an upload would land, as values, as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal

import attrs

from lytics_async.preflight.personal import PersonalData
from lytics_async.preflight.quota import QuotaForecast

PreflightCheck = Literal[
    "source", "stream", "columns", "values", "identities", "pii", "timestamps", "quota"
]
_MOST_SHOWN = 20
"""Findings of one check and severity in the text; the others are in the values and the JSON."""

Severity = Literal["loss", "warning", "note"]
PreflightVerdict = Literal["ok", "warnings", "unchecked", "loss"]
"""`loss`: something would not be sent, or would reach no profile."""


@attrs.frozen(kw_only=True)
class PreflightFinding:
    """One thing that a preflight found.

    Attributes:
        check: the check that found it.
        severity: `loss`: data would not be sent, or would reach no profile. `warning`: it would
            land, and something is probably wrong. `note`: look at it.
        message: what it is, and what to do. E-mail addresses and other PII in it are masked.
        column: of the source; None if it does not concern one.
        field: of the profiles; None if it does not concern one.
        records: how many of the records that were looked at it concerns; None = not counted.
        of: the records that were looked at for it.
    """

    check: PreflightCheck
    severity: Severity
    message: str
    column: str | None = None
    field: str | None = None
    records: int | None = None
    of: int | None = None


@attrs.frozen(kw_only=True)
class PreflightColumn:
    """A column of the source, or a field of its JSON records.

    Attributes:
        name: its name.
        filled: records with a value, of those that were looked at.
        fields: fields of the profiles that mappings give its values to.
        pii: the kind of personal data that was recognized; None if none was.
    """

    name: str
    filled: int
    fields: tuple[str, ...] = ()
    pii: PersonalData | None = None


@attrs.frozen(kw_only=True)
class PreflightReport:
    """Whether an upload would land.

    Attributes:
        at: when it was examined.
        source: name of the source.
        stream: the stream that it is for.
        table: the table whose profiles were meant.
        records: records that would be sent; None = not known.
        counted: `records` was counted; otherwise it is an estimate.
        sampled: records that were looked at.
        evaluated: of them, those that the service evaluated.
        columns: the columns of the source.
        findings: what was found, the worst first.
        unchecked: why a check was not made, by check.
        checked: the checks that were made.
        quota: the forecast of the quota; None if it was not made.
        seconds: how long the preflight took.
    """

    at: datetime
    source: str
    stream: str
    table: str
    records: int | None
    counted: bool
    sampled: int
    evaluated: int
    columns: tuple[PreflightColumn, ...] = attrs.field(default=(), repr=False)
    findings: tuple[PreflightFinding, ...] = ()
    unchecked: dict[PreflightCheck, str] = attrs.field(factory=dict)
    checked: tuple[PreflightCheck, ...] = ()
    quota: QuotaForecast | None = None
    seconds: float = attrs.field(default=0.0, eq=False)

    @property
    def verdict(self) -> PreflightVerdict:
        """The worst of it: `loss`, then `unchecked` (a check was not made), `warnings`, `ok`."""
        severities = {each.severity for each in self.findings}
        if "loss" in severities:
            return "loss"
        if self.unchecked:
            return "unchecked"
        return "warnings" if "warning" in severities else "ok"

    @property
    def ok(self) -> bool:
        """Every check was made, and none found a loss or a reason to warn."""
        return self.verdict == "ok"

    def of_check(self, check: PreflightCheck) -> tuple[PreflightFinding, ...]:
        """Return what one check found."""
        return tuple(each for each in self.findings if each.check == check)

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain data; times are RFC 3339, days ISO 8601."""
        quota = None
        if self.quota is not None:
            quota = {
                name: each.isoformat() if isinstance(each, date) else each
                for name, each in attrs.asdict(self.quota).items()
            } | {"percent": self.quota.percent, "percent_after": self.quota.percent_after}
        plain = attrs.asdict(self, recurse=True)
        return plain | {
            "at": self.at.isoformat(),
            "verdict": self.verdict,
            "ok": self.ok,
            "quota": quota,
        }

    def summary(self) -> str:
        """Return the report as text: a line about the records, and one for each finding.

        Of like findings, the first 20 are shown.
        """
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        amount = "an unknown number of records"
        if self.records is not None:
            about = "" if self.counted else "about "
            amount = f"{about}{self.records:,} record{'s' * (self.records != 1)}"
        head = f"{self.source} for stream {self.stream}: {amount}"
        looked = f"{self.sampled:,} looked at, {self.evaluated:,} evaluated by the service"
        end = ": nothing is wrong" if self.ok and not self.findings else ""
        yield f"{head}; {looked}{end}"
        shown: Counter[tuple[str, str]] = Counter()
        for each in self.findings:
            shown[each.severity, each.check] += 1
            if shown[each.severity, each.check] <= _MOST_SHOWN:
                yield f"{each.severity}: {each.message}"
        for (severity, check), number in shown.items():
            if number > _MOST_SHOWN:
                yield f"{severity}: {check}: {number - _MOST_SHOWN:,} more like these"
        for name, reason in self.unchecked.items():
            yield f"not checked: {name}, because {_as_reason(reason)}"


def _as_reason(text: str) -> str:
    text = text.strip().rstrip(".")
    starts_a_word = text[:2].istitle() or text[:2] in ("A ", "I ")
    return text[:1].lower() + text[1:] if starts_a_word else text
