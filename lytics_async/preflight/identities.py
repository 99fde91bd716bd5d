"""The checks of a preflight that concern identities, event times and the quota. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lytics_async.preflight.counting import are, have, listed, share, shown
from lytics_async.preflight.evidence import Evidence
from lytics_async.preflight.facts import ColumnFacts, TimeFacts, flat, is_empty
from lytics_async.preflight.mappings import ColumnMapping
from lytics_async.preflight.personal import is_digest, is_email, masked, name_words
from lytics_async.preflight.quota import QuotaForecast
from lytics_async.preflight.report import PreflightFinding

PLACEHOLDERS = frozenset(
    {
        *("null", "none", "nil", "n/a", "na", "nan", "undefined", "unknown", "anonymous", "guest"),
        *("0", "-1", "-", "--", ".", "x", "xx", "xxx", "test", "tbd", "empty", "(null)", "#n/a"),
        *("00000000-0000-0000-0000-000000000000", "no email", "noemail", "not set", "missing"),
        *("not available", "not provided", "not applicable", "no value", "n.a.", "blank", "?"),
    }
)
"""Values that stand for none."""

_PLACEHOLDER_NAMES = frozenset(
    {
        *("test", "none", "null", "unknown", "noemail", "no", "noreply", "no-reply", "na", "n/a"),
        *("asdf", "nomail", "no-email", "donotreply", "do-not-reply", "anonymous", "undefined"),
        *("dummy", "fake", "missing", "nan", "xxx", "invalid"),
    }
)
_ALSO_AS_DOMAIN = frozenset({"email", "mail", "example", "abc", "user", "domain"})
"""Names that are placeholders if the domain has the same name, as in `mail@mail.com`."""

_PLACEHOLDER_DOMAINS = frozenset({"test.com", "test", "none", "none.com", "null", "invalid"})

SHARED_BY = 0.05
"""A value that a larger share of the records has does not tell one person from another."""

_SHARED_AT_LEAST = 10
_NEARLY_ALL = 0.95

_NAMES_OF_TIMES = frozenset(
    {
        *("timestamp", "ts", "time", "event_time", "event_ts", "eventtime", "event_timestamp"),
        *("occurred_at", "occurred", "created_at", "datetime", "date_time"),
    }
)


def check_identities(evidence: Evidence) -> Iterator[PreflightFinding]:
    """Identity fields that get no value, or values that are suspicious."""
    schema = evidence.mapped
    mappings = [each for each in schema.mappings if each.field in schema.identifiers]
    if not schema.identifiers:
        yield _loss(f"table {evidence.table} has no identity field, so no record gets a profile")
        return
    if not mappings:
        yield _loss(
            f"no identity field of table {evidence.table} ({listed(sorted(schema.identifiers))}) is "
            f"mapped from stream {evidence.stream}, so no record gets a profile"
        )
        return
    present = [each for each in mappings if evidence.present(each.inputs)]
    if not present and all(each.inputs for each in mappings):
        names = listed(dict.fromkeys(name for each in mappings for name in each.inputs))
        yield _loss(
            f"the source has none of the columns that identity fields are mapped from ({names}), so "
            "no record gets a profile"
        )
        return
    yield from _without_identity(evidence, mappings)
    judged: set[str] = set()
    for each in present:
        for name in each.inputs:
            facts = evidence.facts.columns.get(name)
            if facts is not None and name not in judged:
                judged.add(name)
                yield from _suspicious(evidence, each, name, facts)


def _without_identity(
    evidence: Evidence, mappings: list[ColumnMapping]
) -> Iterator[PreflightFinding]:
    records = evidence.sample.records
    empty = sum(
        all(is_empty(value) for each in mappings for value in each.values(record))
        for record in records
    )
    if empty and all(each.inputs for each in mappings):
        yield _loss(
            f"{share(empty, len(records), 'records')} {have(empty)} no identity, and so no profile",
            records=empty,
            of=len(records),
        )
        return
    names = {each.field for each in mappings}
    evaluated = evidence.evaluated or []
    lost = sum(all(is_empty(each.fields.get(name)) for name in names) for each in evaluated)
    if lost:
        yield _loss(
            f"{share(lost, len(evaluated), 'evaluated records')} {have(lost)} no identity after the "
            "mappings, and so no profile",
            records=lost,
            of=len(evaluated),
        )


def _suspicious(
    evidence: Evidence, mapping: ColumnMapping, column: str, facts: ColumnFacts
) -> Iterator[PreflightFinding]:
    records, name = evidence.facts.records, shown(column)
    frequent = facts.frequent.most_common()
    kind = evidence.personal.get(column)
    fakes = [pair for pair in frequent if is_placeholder(pair[0]) and not _is_counted(*pair, facts)]
    if fakes:
        number = sum(count for _, count in fakes)
        texts = listed(
            dict.fromkeys(masked(value, kind if "@" in value else None) for value, _ in fakes)
        )
        yield _warning(
            f"identity column {name} has placeholders in {share(number, records, 'records')} "
            f"({texts}): records with the same one become one profile",
            column=column,
            field=mapping.field,
            records=number,
            of=records,
        )
    known = {value for value, _ in fakes}
    for value, count in frequent[:3]:
        if value in known or count < max(_SHARED_AT_LEAST, SHARED_BY * records):
            continue
        yield _warning(
            f"identity column {name} has one value in {share(count, records, 'records')} "
            f"({masked(value, kind)}): they become one profile",
            column=column,
            field=mapping.field,
            records=count,
            of=records,
        )
    if decimals := _decimals(facts):
        yield _warning(
            f"identity column {name} has numbers with decimals or an exponent in "
            f"{share(decimals, facts.filled, 'values')}, as spreadsheets and tables with missing "
            "values write whole numbers: they are not the identities without them",
            column=column,
            field=mapping.field,
            records=decimals,
            of=facts.filled,
        )
    wrong = (
        facts.filled - facts.emails - sum(count for value, count in fakes if not is_email(value))
    )
    words = {*name_words(column), *name_words(mapping.field)}
    mails = not words.isdisjoint({"mail", "email"}) or "email" in mapping.functions
    digests = facts.emails == 0 and _are_digests(evidence, column)
    if mails and wrong > 0 and not digests and not _are_read(evidence, mapping):
        yield _warning(
            f"identity column {name} has {share(wrong, facts.filled, 'values')} that are not "
            "e-mail addresses",
            column=column,
            field=mapping.field,
            records=wrong,
            of=facts.filled,
        )


def _is_counted(value: str, count: int, facts: ColumnFacts) -> bool:
    """Whether a number is an identity like the others, where they are counted from 0."""
    if not value.isdecimal() or facts.column.kinds["integer"] < _NEARLY_ALL * facts.filled:
        return False
    return count == 1 or count <= 3 * dict(facts.frequent.most_common()).get("1", 0)


def _are_digests(evidence: Evidence, column: str) -> bool:
    values = [flat(record).get(column) for record in evidence.sample.records]
    return all(is_digest(value) for value in values if not is_empty(value))


def _are_read(evidence: Evidence, mapping: ColumnMapping) -> bool:
    """Whether the mapping makes identities of values in other forms, as `email` does of
    `Ada <ada@example.com>`. What it drops is said as `values`.
    """
    return bool(mapping.functions) and any(
        not is_email(str(value)) and not is_empty(each.fields.get(mapping.field))
        for each in evidence.evaluated or ()
        for value in mapping.values(each.record)
        if not is_empty(value)
    )


def _decimals(facts: ColumnFacts) -> int:
    """Count the numbers with decimals or an exponent, where all values are numbers."""
    decimals = facts.column.kinds["number"]
    numbers = decimals + facts.column.kinds["integer"]
    return decimals if numbers >= _NEARLY_ALL * facts.filled else 0


def is_placeholder(value: str) -> bool:
    """Whether a value stands for none, such as `null` or `test@test.com`."""
    text = value.strip().lower().strip("()[]<>{}'\"")
    if text in PLACEHOLDERS or (len(text) > 1 and set(text) <= {"0"}):
        return True
    name, at, domain = text.partition("@")
    if not at:
        return False
    if name == domain.partition(".")[0] and (len(set(name)) == 1 or name in _ALSO_AS_DOMAIN):
        return True
    return name.partition("+")[0] in _PLACEHOLDER_NAMES or domain in _PLACEHOLDER_DOMAINS


def check_times(evidence: Evidence, at: datetime) -> Iterator[PreflightFinding]:
    """Event times that are missing, unreadable, or out of range.

    Args:
        at: the present time.
    """
    times = evidence.facts.times
    if times is None:
        for name in evidence.columns:
            if name.lower() in _NAMES_OF_TIMES and evidence.filled(name):
                yield PreflightFinding(
                    check="timestamps",
                    severity="note",
                    message=f"the time of arrival is used; if column {shown(name)} is the time of the event, "
                    "name it with timestamp_field (--timestamp-field)",
                    column=name,
                )
        return
    yield from _times(times, evidence.facts.records, at)


def _times(times: TimeFacts, records: int, at: datetime) -> Iterator[PreflightFinding]:
    def found(number: int, message: str) -> PreflightFinding:
        return PreflightFinding(
            check="timestamps",
            severity="warning",
            message=f"column {shown(times.field)}: {share(number, records, 'records')} {message}",
            column=times.field,
            records=number,
            of=records,
        )

    if times.missing:
        yield found(times.missing, f"{have(times.missing)} no time, so the time of arrival is used")
    if times.unread:
        examples = ", ".join(repr(masked(each)) for each in times.samples)
        yield found(
            times.unread,
            f"{have(times.unread)} a time that cannot be read ({examples}), so the time of arrival is used",
        )
    if times.late and times.last is not None:
        yield found(
            times.late,
            f"{are(times.late)} in the future, the latest on {times.last.date()}; "
            "is it another column, or another order of day and month?",
        )
    if times.early and times.first is not None:
        hint = "are these counts in another unit than the service reads?"
        if set(times.units) == {"text"}:
            hint = "is this a default value?"
        yield found(
            times.early,
            f"{are(times.early)} before {times.earliest:%Y-%m-%d}, the earliest on {times.first.date()}; {hint}",
        )
    if len(times.units) > 1:
        unit, number = min(times.units.items(), key=lambda pair: pair[1])
        usual = max(times.units, key=lambda each: times.units[each])
        yield found(number, f"{have(number)} a time in {unit}, while most are in {usual}")


def check_quota(quota: QuotaForecast) -> Iterator[PreflightFinding]:
    """Whether the quota of events is reached in its present period."""
    coming = "" if quota.coming is None else f" with the {quota.coming:,} records to come"
    use = f"{quota.used:,} of {quota.limit:,} events are used ({quota.percent:.4g}%)"
    until = f"in the period until {quota.period_end:%Y-%m-%d}"
    message = ""
    if quota.used >= quota.limit:
        message = f"the quota is used up {until}: {use}"
    elif quota.by_upload:
        message = (
            f"the upload reaches 100% of the quota: {use}, and {quota.percent_after:.4g}%{coming}"
        )
    elif quota.reached_on is not None:
        message = (
            f"100% of the quota would be reached on {quota.reached_on:%Y-%m-%d}{coming}: {use}, and "
            f"{quota.per_day:,.0f} come a day"
        )
    if message:
        yield PreflightFinding(
            check="quota", severity="warning", message=message, records=quota.coming
        )


def _loss(message: str, *, records: int | None = None, of: int | None = None) -> PreflightFinding:
    return PreflightFinding(
        check="identities", severity="loss", message=message, records=records, of=of
    )


def _warning(message: str, *, column: str, field: str, records: int, of: int) -> PreflightFinding:
    return PreflightFinding(
        check="identities",
        severity="warning",
        message=message,
        column=column,
        field=field,
        records=records,
        of=of,
    )
