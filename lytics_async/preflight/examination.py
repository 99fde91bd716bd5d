"""Examine an upload before it is sent: read its source, ask the service, and compare."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from lytics_async.base.arguments import require, text_problem, whole_problem
from lytics_async.errors import ArgumentError
from lytics_async.preflight.asking import BY_SCHEMA, Answers, ask, evaluate_records, read_by_service
from lytics_async.preflight.checks import (
    check_columns,
    check_pii,
    check_source,
    check_stream,
    check_values,
)
from lytics_async.preflight.evidence import Evidence
from lytics_async.preflight.facts import Facts, TimeFacts
from lytics_async.preflight.identities import check_identities, check_quota, check_times
from lytics_async.preflight.mappings import StreamSchema
from lytics_async.preflight.quota import QuotaForecast, QuotaPeriod, forecast
from lytics_async.preflight.reading import read_sample
from lytics_async.preflight.report import (
    PreflightCheck,
    PreflightColumn,
    PreflightFinding,
    PreflightReport,
)
from lytics_async.upload.deliver.budget import plan_memory
from lytics_async.upload.settings import Format, UploadOptions, UploadSettings
from lytics_async.upload.source.kinds import UploadSource, source_of
from lytics_async.upload.source.sampling import Sample
from lytics_async.upload.strict import check_can_be_read_twice

if TYPE_CHECKING:
    from lytics_async.services import Services

CHECKS: tuple[PreflightCheck, ...] = get_args(PreflightCheck)

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Event times before this are out of range, unless the caller says otherwise."""

_READ_TWICE = "A preflight reads the source, and the upload reads it again"
_RANKS = {"loss": 0, "warning": 1, "note": 2}


def _now() -> datetime:
    return datetime.now(UTC)


async def examine(
    lytics: Services,
    source: UploadSource,
    *,
    stream: str,
    format: Format = "auto",  # noqa: A002 # the word that users know for it
    sample: int | Literal["all"] = 1_000,
    evaluate: int = 100,
    ignore: Collection[str] = (),
    table: str = "user",
    earliest: datetime = EARLIEST,
    quota_period: QuotaPeriod = "month",
    checks: Collection[PreflightCheck] = CHECKS,
    slots: int | None = None,
    now: Callable[[], datetime] = _now,
    settings: UploadOptions | None = None,
) -> PreflightReport:
    """Examine an upload; see `AsyncLytics.preflight`.

    Args:
        slots: concurrent requests that the transport makes, which bounds the longest record.
        now: returns the present time, with a zone.
    """
    wanted = _read_checks(checks)
    _check(sample, evaluate, ignore, table, earliest, quota_period)
    known = source_of(source)
    upload = UploadSettings(stream=stream, format=format, **(settings or {}))
    check_can_be_read_twice(known, _READ_TWICE)
    plan = plan_memory(upload) if slots is None else plan_memory(upload, slots=slots)
    started, at = time.monotonic(), now()
    times = None
    if upload.timestamp_field is not None:
        times = TimeFacts(upload.timestamp_field, earliest, at + timedelta(days=1))
    facts = Facts(times)
    appended = dict(upload.append or {})

    def add(record: dict[str, Any]) -> None:
        facts.add(record | appended)

    read = await read_sample(
        known,
        upload,
        most=1_000 if sample == "all" else sample,
        max_record_bytes=plan.max_record_bytes,
        each=add if sample == "all" else None,
    )
    read.records = [record | appended for record in read.records]
    facts.name((*read.columns, *appended))
    if sample != "all":
        for record in read.records:
            facts.add(record)
    evidence = Evidence(
        stream=stream,
        table=table,
        sample=read,
        facts=facts,
        ignored=frozenset(ignore),
        timestamp_field=upload.timestamp_field,
    )
    answers = await ask(lytics, stream, table, wanted)
    evidence.schema, evidence.stream_fields = answers.schema, answers.stream_fields
    evidence.other_tables = answers.other_tables
    if answers.schema is not None and {*wanted} & {*BY_SCHEMA}:
        evidence.evaluated = await evaluate_records(
            lytics, stream, table, read.records, evaluate, answers
        )
    if "timestamps" in wanted and times is not None and times.unread:
        await read_by_service(lytics, times)
    return _report(evidence, answers, wanted, at, quota_period, started)


def _report(
    evidence: Evidence,
    answers: Answers,
    wanted: tuple[PreflightCheck, ...],
    at: datetime,
    quota_period: QuotaPeriod,
    started: float,
) -> PreflightReport:
    sample = evidence.sample
    unchecked: dict[PreflightCheck, str] = {}
    for name in wanted:
        if (why := answers.unchecked.get(name)) is not None:
            unchecked[name] = why
    quota = _forecast(answers, sample, at, quota_period, unchecked) if "quota" in wanted else None
    run: Mapping[PreflightCheck, Callable[[], Iterator[PreflightFinding]]] = {
        "source": lambda: check_source(evidence),
        "stream": lambda: check_stream(
            evidence, exists=answers.stream_exists, others=answers.other_streams
        ),
        "columns": lambda: check_columns(evidence),
        "values": lambda: check_values(evidence),
        "identities": lambda: check_identities(evidence),
        "pii": lambda: check_pii(evidence),
        "timestamps": lambda: check_times(evidence, at),
        "quota": lambda: check_quota(quota) if quota is not None else iter(()),
    }
    if not evidence.sample.records and evidence.facts.records == 0:
        for name in wanted:
            if name not in ("source", "stream", "quota"):
                unchecked.setdefault(name, "no record could be read")
    checked: tuple[PreflightCheck, ...] = tuple(name for name in wanted if name not in unchecked)
    findings = [finding for name in checked for finding in run[name]()]
    known = {each.column for each in findings if each.severity != "note" and each.column}
    # What looks odd in a column is not said again where a check has said what is wrong there.
    findings = [each for each in findings if each.severity != "note" or each.column not in known]
    findings.sort(key=lambda finding: _RANKS[finding.severity])
    schema = (
        evidence.mapped if evidence.schema is not None else StreamSchema(fields={}, mappings=())
    )
    return PreflightReport(
        at=at,
        source=sample.name,
        stream=evidence.stream,
        table=evidence.table,
        records=sample.total,
        counted=sample.counted,
        sampled=evidence.facts.records,
        evaluated=len(evidence.evaluated or ()),
        columns=tuple(
            PreflightColumn(
                name=name,
                filled=evidence.filled(name),
                fields=tuple(dict.fromkeys(each.field for each in schema.of_column(name))),
                pii=evidence.personal.get(name),
            )
            for name in evidence.columns
        ),
        findings=tuple(findings),
        unchecked=unchecked,
        checked=checked,
        quota=quota,
        seconds=time.monotonic() - started,
    )


def _forecast(
    answers: Answers,
    sample: Sample,
    at: datetime,
    period: QuotaPeriod,
    unchecked: dict[PreflightCheck, str],
) -> QuotaForecast | None:
    use = answers.quota
    if use is None:
        return None
    if use.used is None or use.limit is None:
        unchecked["quota"] = (
            f"the response says that {use.percent:.4g}% are used, and not how many events of what "
            "limit"
        )
        return None
    return forecast(use.used, use.limit, sample.total, at=at, period=period)


def _read_checks(checks: object) -> tuple[PreflightCheck, ...]:
    names = checks if isinstance(checks, Collection) and not isinstance(checks, str) else ()
    if not names or not set(names) <= set(CHECKS):
        raise ArgumentError(
            f"checks must be a list with some of {', '.join(CHECKS)}, not {checks!r}."
        )
    return tuple(name for name in CHECKS if name in names)


def _check(
    sample: object,
    evaluate: object,
    ignore: object,
    table: object,
    earliest: object,
    quota_period: object,
) -> None:
    if sample != "all":
        problem = whole_problem(sample)
        require("sample", None if problem is None else f'{problem}, or "all"')
    require("evaluate", whole_problem(evaluate, zero=True))
    require("table", text_problem(table, empty=False))
    if isinstance(ignore, str) or not isinstance(ignore, Collection):
        raise ArgumentError(f"ignore must be a list of columns, not {ignore!r}.")
    if not isinstance(earliest, datetime) or earliest.tzinfo is None:
        raise ArgumentError(f"earliest must be a datetime with a zone, not {earliest!r}.")
    is_day = isinstance(quota_period, date) and not isinstance(quota_period, datetime)
    if quota_period != "month" and not is_day:
        raise ArgumentError(
            f'quota_period must be "month", or the date on which a yearly term began, not '
            f"{quota_period!r}."
        )
    if is_day and quota_period > datetime.now(UTC).date():  # type: ignore[operator]
        raise ArgumentError(f"quota_period began in the future: {quota_period}.")
