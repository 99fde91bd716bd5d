"""Facts about the columns of records, gathered one record at a time in bounded memory. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs

from lytics_async.preflight.personal import is_email
from lytics_async.preflight.times import TimeUnit, read_time
from lytics_async.upload.source.profile import Column

UNREAD_TIMES = 5
"""Different values that are not read here, for the service to read."""

MOST_DEPTH = 5
"""Objects within objects whose members are columns of their own."""

MOST_COLUMNS = 2_000
"""Columns that are looked at: a member that is named after an id would make millions."""

_TOLD_APART = 1_000
_LONGEST_TOLD_APART = 200


class FrequentValues:
    """Finds the values that more than a thousandth of all have, by Misra and Gries' algorithm.

    Counts are exact up to a thousand different values, and from there on at most one thousandth of
    all too low.
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def add(self, value: str) -> None:
        """Count a value, of a long text the beginning."""
        value = value[:_LONGEST_TOLD_APART]
        counts = self._counts
        if value in counts:
            counts[value] += 1
        elif len(counts) < _TOLD_APART:
            counts[value] = 1
        else:
            self._counts = {name: count - 1 for name, count in counts.items() if count > 1}

    def most_common(self) -> list[tuple[str, int]]:
        """Return the values that were found, the most frequent first."""
        return sorted(self._counts.items(), key=lambda pair: -pair[1])


@attrs.define
class ColumnFacts:
    """What is in one column.

    Attributes:
        column: kinds of values and what is suspicious, as a dry run shows them.
        frequent: the most frequent values; addresses in lower case, since they are one identity.
        emails: values that are e-mail addresses.
    """

    column: Column
    frequent: FrequentValues = attrs.field(factory=FrequentValues)
    emails: int = 0

    @property
    def filled(self) -> int:
        """Records with a value."""
        return self.column.values


@attrs.define
class TimeFacts:
    """What is in the timestamp field.

    Attributes:
        field: its name.
        earliest, latest: times outside of these are out of range.
        missing: records without a value.
        early, late: records with a time before and after the range.
        units: how many times are written how.
        unread: records with a value that is not read here.
        samples: some of those values.
        first, last: the earliest and the latest time.
    """

    field: str
    earliest: datetime
    latest: datetime
    missing: int = 0
    early: int = 0
    late: int = 0
    units: Counter[TimeUnit] = attrs.field(factory=Counter)
    unread: int = 0
    samples: dict[str, int] = attrs.field(factory=dict)
    first: datetime | None = None
    last: datetime | None = None

    def add(self, value: Any) -> None:
        """Look at the time of a record."""
        if is_empty(value):
            self.missing += 1
            return
        found = read_time(value)
        if found is None:
            self.unread += 1
            text = str(value)[:_LONGEST_TOLD_APART]
            if text in self.samples or len(self.samples) < UNREAD_TIMES:
                self.samples[text] = self.samples.get(text, 0) + 1
            return
        moment = found.moment
        self.units[found.unit] += 1
        self.early += moment < self.earliest
        self.late += moment > self.latest
        self.first = moment if self.first is None else min(self.first, moment)
        self.last = moment if self.last is None else max(self.last, moment)


@attrs.define
class Facts:
    """What is in the records that were looked at.

    Attributes:
        times: of the timestamp field; None if there is none.
        records: how many were looked at.
        columns: by name.
    """

    times: TimeFacts | None = None
    records: int = 0
    columns: dict[str, ColumnFacts] = attrs.field(factory=dict)

    def name(self, columns: tuple[str, ...]) -> None:
        """Add columns that may have no value anywhere."""
        for name in columns:
            if name not in self.columns:
                self.columns[name] = ColumnFacts(Column(name))

    def add(self, record: dict[str, Any]) -> None:
        """Look at a record."""
        self.records += 1
        for name, value in flat(record).items():
            facts = self.columns.get(name)
            if facts is None:
                if len(self.columns) >= MOST_COLUMNS:
                    continue
                facts = self.columns[name] = ColumnFacts(Column(name))
            if is_empty(value):
                continue
            facts.column.take(value)
            if isinstance(value, (str, int, float)):
                text = str(value).strip()
                facts.frequent.add(text.lower() if "@" in text else text)
            facts.emails += isinstance(value, str) and "@" in value and is_email(value)
        if self.times is not None:
            self.times.add(record.get(self.times.field))


def flat(record: Mapping[str, Any], *, depth: int = MOST_DEPTH) -> dict[str, Any]:
    """Return a record with the members of its objects under names with dots, as LQL reads them."""
    if not any(isinstance(value, Mapping) for value in record.values()):
        return dict(record)
    found: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping) and value and depth:
            members = flat(value, depth=depth - 1)
            found |= {f"{name}.{member}": each for member, each in members.items()}
        else:
            found[str(name)] = value
    return found


def is_empty(value: Any) -> bool:
    """Whether a record has no value there."""
    return value is None or value == "" or (isinstance(value, str) and not value.strip())
