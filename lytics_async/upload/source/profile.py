"""Profiles a source before its first upload: its columns and what is suspicious."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Literal

import attrs

from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.detecting import detect_format
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.kinds import Source
from lytics_async.upload.source.manner import manner_of
from lytics_async.upload.source.opening import open_source
from lytics_async.upload.source.reading import columns_of, next_cut, records_of

LOOKED_AT = 100_000
"""Records that are looked at."""

BUFFER_BYTES = 1024 * 1024

Kind = Literal["integer", "number", "boolean", "time", "text", "list", "object"]

_INTEGER = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+(?:\.\d{3})*,\d+")
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*")

MIXED_BELOW = 0.05
"""A kind that fewer values of a column have than this share is an exception there."""


@attrs.define
class Column:
    """What is in one column, or in one field of JSON records.

    Attributes:
        name: of the column.
        values: records that have a value.
        kinds: how many of them are of which kind.
        named_alike: values that are the name itself.
        padded: values that begin or end with white space.
        decimal_commas: values that are numbers with a decimal comma.
    """

    name: str
    values: int = 0
    kinds: Counter[Kind] = attrs.field(factory=Counter)
    named_alike: int = 0
    padded: int = 0
    decimal_commas: int = 0

    def take(self, value: Any) -> None:
        """Look at one value."""
        if value is None or value == "":
            return
        self.values += 1
        self.kinds[_kind_of(value)] += 1
        if isinstance(value, str):
            self.named_alike += value == self.name
            self.padded += value != value.strip()
            self.decimal_commas += _DECIMAL_COMMA.fullmatch(value) is not None

    @property
    def suspicions(self) -> list[str]:
        """What a person should look at."""
        found = []
        if not self.values:
            found.append("it is always empty")
        if self.named_alike:
            found.append(f"{self.named_alike:,} values are the name of the column")
        if self.decimal_commas:
            found.append(
                f"{self.decimal_commas:,} numbers have a decimal comma, and are sent as text"
            )
        if self.padded:
            found.append(f"{self.padded:,} values begin or end with white space")
        rare = {
            kind: count
            for kind, count in self.kinds.items()
            if count < MIXED_BELOW * self.values and {kind, self.usual} != {"integer", "number"}
        }
        if rare and self.usual != "text":  # a text may be written like any other kind
            some = ", ".join(f"{count:,} {kind}" for kind, count in sorted(rare.items()))
            found.append(f"most values are of kind {self.usual}, and some are not: {some}")
        return found

    @property
    def usual(self) -> Kind:
        """The kind that most values have."""
        return self.kinds.most_common(1)[0][0] if self.kinds else "text"


@attrs.define
class Profile:
    """What the records of a source are like.

    Attributes:
        records: how many were looked at.
        whole: these are all.
        columns: in their order.
        single: it is a CSV of one column.
    """

    records: int = 0
    whole: bool = False
    columns: dict[str, Column] = attrs.field(factory=dict)
    single: bool = False

    def take(self, record: dict[str, Any]) -> None:
        """Look at one record."""
        self.records += 1
        for name, value in record.items():
            column = self.columns.get(name)
            if column is None:
                column = self.columns[name] = Column(name)
            column.take(value)


def profile_of(source: Source, settings: UploadSettings) -> Profile:
    """Read the beginning of a source and return what its records are like. It blocks.

    Raises:
        ArgumentError, SourceError: it cannot be uploaded.
    """
    settings = attrs.evolve(settings, chunk_bytes=BUFFER_BYTES, timestamp_field=None)
    opened = open_source(source, manner_of(settings))
    try:
        found = detect_format(opened, settings, 4 * BUFFER_BYTES)
        opened = found.opened
        return _profile(found, settings)
    finally:
        opened.close()


def _profile(found: SourceFormat, settings: UploadSettings) -> Profile:
    profile = Profile()
    names = columns_of(found, settings.headers)
    profile.single = found.is_csv and len(names) == 1
    profile.columns = {name: Column(name) for name in names}
    buffer = bytearray(BUFFER_BYTES)
    while (cut := next_cut(found, buffer)) is not None:
        names = columns_of(found, settings.headers, cut.part)
        for record in records_of(buffer[: cut.length], found.delimiter, names):
            if profile.records == LOOKED_AT:
                return profile
            profile.take(record)
    profile.whole = True
    return profile


def _kind_of(value: Any) -> Kind:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    if isinstance(value, list):
        return "list"
    if isinstance(value, dict):
        return "object"
    text = str(value).strip()
    if _INTEGER.fullmatch(text):
        return "integer"
    if _NUMBER.fullmatch(text):
        return "number"
    if text.lower() in ("true", "false"):
        return "boolean"
    return "time" if _TIME.fullmatch(text) else "text"
