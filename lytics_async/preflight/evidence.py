"""What the checks of a preflight look at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import attrs

from lytics_async.preflight.facts import Facts, flat, is_empty
from lytics_async.preflight.mappings import ColumnMapping, StreamSchema
from lytics_async.preflight.personal import PersonalData, personal_data
from lytics_async.upload.source.sampling import Sample


@attrs.frozen(kw_only=True)
class Evaluated:
    """A record, and the fields that the service made of it."""

    record: dict[str, Any]
    fields: dict[str, Any]


@attrs.define(kw_only=True, slots=False)
class Evidence:
    """Everything that was found out about an upload.

    Attributes:
        stream, table: where it goes.
        sample: what was read.
        facts: of all records that were looked at.
        ignored: columns that need not reach a profile.
        timestamp_field: see start_upload.
        schema: None = not known.
        other_tables: tables that the stream is mapped to instead of this one.
        evaluated: what the service made of some of the sampled records; None = not known.
        stream_fields: the fields that the stream has received before; None = not known.
    """

    stream: str
    table: str
    sample: Sample
    facts: Facts
    ignored: frozenset[str] = frozenset()
    timestamp_field: str | None = None
    schema: StreamSchema | None = None
    other_tables: tuple[str, ...] = ()
    evaluated: list[Evaluated] | None = None
    stream_fields: frozenset[str] | None = None

    @cached_property
    def mapped(self) -> StreamSchema:
        """The schema, with the columns that the service passes on without a mapping."""
        assert self.schema is not None
        if self.schema.mappings or not self.evaluated:
            return self.schema
        names = dict.fromkeys(name for each in self.evaluated for name in each.record)
        passed = [name for name in names if any(_passes(name, e) for e in self.evaluated)]
        return self.schema.with_implied(passed)

    @property
    def columns(self) -> list[str]:
        """The columns, in the order of the source."""
        return list(self.facts.columns)

    @cached_property
    def personal(self) -> dict[str, PersonalData]:
        """The kind of personal data by column, as the sampled records show it."""
        values: dict[str, list[Any]] = {name: [] for name in self.columns}
        for record in self.sample.records:
            for name, value in flat(record).items():
                if name in values and not is_empty(value):
                    values[name].append(value)
        found: dict[str, PersonalData] = {}
        for name, each in values.items():
            kind = personal_data(name, each)
            if kind is not None:
                found[name] = kind
        return found

    def pii_of(self, mapping: ColumnMapping) -> PersonalData | None:
        """Return the kind of personal data that a mapping reads."""
        return next((kind for name, kind in self.personal.items() if mapping.takes(name)), None)

    def present(self, names: Iterable[str]) -> bool:
        """Whether the source has one of these columns, or members of it."""
        return any(
            column == name or column.startswith(f"{name}.")
            for name in names
            for column in self.columns
        )

    def filled(self, column: str) -> int:
        """Records with a value in a column."""
        facts = self.facts.columns.get(column)
        return 0 if facts is None else facts.filled


def _passes(column: str, evaluated: Evaluated) -> bool:
    value = evaluated.record.get(column)
    return not is_empty(value) and evaluated.fields.get(column) == value
