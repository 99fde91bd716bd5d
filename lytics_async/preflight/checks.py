"""The checks of a preflight that concern columns, mappings and values. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from lytics_async.preflight.counting import listed, share, shown, similar
from lytics_async.preflight.evidence import Evaluated, Evidence
from lytics_async.preflight.facts import is_empty
from lytics_async.preflight.mappings import ColumnMapping
from lytics_async.preflight.personal import is_email, masked
from lytics_async.preflight.report import PreflightFinding
from lytics_async.upload.source.documents import AS_ONE_COLUMN, LIKE_A_RECORD


def check_source(evidence: Evidence) -> Iterator[PreflightFinding]:
    """What of the source an upload would not send, and what is suspicious in its columns."""
    sample = evidence.sample
    if sample.problem is not None:
        yield PreflightFinding(
            check="source", severity="loss", message=f"the upload would stop: {sample.problem}"
        )
    if sample.quarantined:
        first = sample.quarantined_records[0]
        where = f"record {first.number:,}" if sample.counted else "the first"
        yield PreflightFinding(
            check="source",
            severity="loss",
            message=f"{share(sample.quarantined, sample.looked_at, 'records')} would not be sent; "
            f"{where}: {first.reason}",
            records=sample.quarantined,
            of=sample.looked_at,
        )
    values = [name for name in sample.columns if is_email(name) or name.isdecimal()]
    for note in sample.notes:
        if evidence.timestamp_field is not None and "timestamp_field" in note:
            continue  # check_times reports more about it
        if values and LIKE_A_RECORD in note:
            continue  # reported below, without addresses
        yield PreflightFinding(check="source", severity="note", message=note)
    if sample.single and not any(AS_ONE_COLUMN in note for note in sample.notes):
        yield PreflightFinding(
            check="source",
            severity="note",
            message="there is one column; is another delimiter meant?",
        )
    if values:
        yield PreflightFinding(
            check="source",
            severity="warning",
            message=f"the first line may be a record and not a header, since it has {listed(values)}; "
            "if so, name the columns with headers (--headers)",
        )
    for name, facts in evidence.facts.columns.items():
        if facts.filled or evidence.facts.records:
            for what in facts.column.suspicions:
                message = f"column {shown(name)}: {what}"
                yield PreflightFinding(
                    check="source", severity="note", message=message, column=name
                )


def check_stream(
    evidence: Evidence, *, exists: bool, others: frozenset[str]
) -> Iterator[PreflightFinding]:
    """Whether the stream is the one that is meant."""
    if evidence.other_tables:
        yield PreflightFinding(
            check="stream",
            severity="warning",
            message=f"stream {evidence.stream} is mapped to table {listed(evidence.other_tables)} and "
            f"not to {evidence.table}: is that table meant (table, --table)?",
        )
        return
    if exists or (evidence.schema is not None and evidence.schema.mappings):
        return
    meant = similar(evidence.stream, others)
    hint = f"is {shown(meant)} meant?" if meant else "check its name"
    yield PreflightFinding(
        check="stream",
        severity="warning",
        message=f"stream {evidence.stream} does not exist, and the upload would create it: {hint}",
    )


def check_columns(evidence: Evidence) -> Iterator[PreflightFinding]:
    """Columns without a mapping, mappings without a column, and columns that are new."""
    schema = evidence.mapped
    if not schema.mappings:
        hint = "publish those that wait in the draft" if schema.drafted else "add and publish some"
        yield PreflightFinding(
            check="columns",
            severity="loss",
            message=f"stream {evidence.stream} has no mapping to table {evidence.table}, so nothing "
            f"of it reaches a profile: {hint}",
        )
        return
    columns = evidence.columns
    absent = [each for each in schema.mappings if each.inputs and not evidence.present(each.inputs)]
    missing = {name for each in absent for name in each.inputs}
    told: set[ColumnMapping] = set()
    for name in columns:
        if (
            name in evidence.ignored
            or name == evidence.timestamp_field
            or not evidence.filled(name)
        ):
            continue
        if not schema.of_column(name):
            yield _unmapped(evidence, name, missing)
            told.update(schema.drafted_for(name))
    for each in absent:
        names = listed(each.inputs)
        yield PreflightFinding(
            check="columns",
            severity="warning",
            message=f"field {each.field} gets nothing: its mapping reads {names}, which the source "
            "does not have",
            field=each.field,
        )
    yield from _incomplete(evidence, absent)
    if waiting := [each for each in schema.drafted if each not in told]:
        yield PreflightFinding(
            check="columns",
            severity="note",
            message=f"mappings of stream {evidence.stream} that are not live wait in the draft, to "
            f"{listed(dict.fromkeys(each.field for each in waiting))}",
        )
    seen = evidence.stream_fields
    if seen:
        fresh = [
            name
            for name in columns
            if name not in seen and name not in evidence.ignored and schema.of_column(name)
        ]
        if fresh:
            verb = "was" if len(fresh) == 1 else "were"
            yield PreflightFinding(
                check="columns",
                severity="note",
                message=f"{listed(fresh)} {verb} never received in stream {evidence.stream} before",
            )


def _unmapped(evidence: Evidence, column: str, missing: set[str]) -> PreflightFinding:
    schema = evidence.mapped
    hint = "map it, or name it in ignore (--ignore-columns)"
    meant = similar(column, missing)
    drafted = [each.field for each in schema.drafted_for(column)]
    if drafted:
        hint = f"its mapping to {listed(drafted)} is in the draft: publish it"
    elif meant is not None:
        hint = f"a mapping reads {shown(meant)}; is that this column?"
    return PreflightFinding(
        check="columns",
        severity="loss",
        message=f"column {shown(column)} has no mapping, so it reaches no profile: {hint}",
        column=column,
        records=evidence.filled(column),
        of=evidence.facts.records,
    )


def _incomplete(evidence: Evidence, absent: list[ColumnMapping]) -> Iterator[PreflightFinding]:
    """Mappings that combine columns, of which the source has some only."""
    for each in evidence.mapped.mappings:
        missing = [name for name in each.inputs if not evidence.present([name])]
        if missing and each not in absent and not each.has_alternatives:
            yield PreflightFinding(
                check="columns",
                severity="note",
                message=f"field {each.field} may be incomplete: its mapping {each.expression} reads "
                f"{listed(missing)}, too, which the source does not have",
                field=each.field,
            )


def check_values(evidence: Evidence) -> Iterator[PreflightFinding]:
    """Values that the service drops: the record has them, and the field does not get them."""
    assert evidence.evaluated is not None
    by_field: dict[str, list[ColumnMapping]] = {}
    for each in evidence.mapped.mappings:
        by_field.setdefault(each.field, []).append(each)
    for field, mappings in by_field.items():
        judged = dropped = 0
        example: tuple[ColumnMapping, Evaluated] | None = None
        for evaluated in evidence.evaluated:
            due = _due(mappings, evaluated)
            if due is None:
                continue
            judged += 1
            if is_empty(evaluated.fields.get(field)):
                dropped += 1
                example = example or (due, evaluated)
        if example is not None:
            yield _dropped(evidence, field, example, dropped, judged)


def _due(mappings: list[ColumnMapping], evaluated: Evaluated) -> ColumnMapping | None:
    """Return the mapping that must give the field a value; None if none must."""
    for each in mappings:
        filled = [not is_empty(value) for value in each.values(evaluated.record)]
        # A condition may rightly keep a value away.
        if not each.guard and any(filled) and (each.has_alternatives or all(filled)):
            return each
    return None


def _dropped(
    evidence: Evidence,
    field: str,
    first: tuple[ColumnMapping, Evaluated],
    dropped: int,
    judged: int,
) -> PreflightFinding:
    mapping, evaluated = first
    verb = "drops" if mapping.converts else "gets nothing of"
    kind = evidence.pii_of(mapping)
    values = [value for value in mapping.values(evaluated.record) if not is_empty(value)]
    example = ", ".join(masked(value, kind) for value in values)
    definition = evidence.mapped.fields.get(field)
    type_ = f" (type {definition.type})" if definition is not None and definition.type else ""
    name = listed(mapping.inputs)
    return PreflightFinding(
        check="values",
        severity="loss" if mapping.converts else "warning",
        message=f"field {field}{type_} {verb} {share(dropped, judged, 'values')} of column {name} "
        f"by its mapping {mapping.expression}, such as {example!r}",
        column=mapping.inputs[0],
        field=field,
        records=dropped,
        of=judged,
    )


def check_pii(evidence: Evidence) -> Iterator[PreflightFinding]:
    """Columns with personal data whose fields are not marked with `is_pii`."""
    schema = evidence.mapped
    for column, kind in evidence.personal.items():
        fields = (each.field for each in schema.mappings if each.takes(column) and not each.hashes)
        for field in dict.fromkeys(fields):
            definition = schema.fields.get(field)
            if definition is not None and definition.is_pii:
                continue
            yield PreflightFinding(
                check="pii",
                severity="warning",
                message=f"column {shown(column)} holds {kind}, and field {field} is not marked as PII: set "
                "is_pii of the field, and publish it",
                column=column,
                field=field,
            )
