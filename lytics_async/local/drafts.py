"""Drafts: profiles and documents while records are merged into them."""

from __future__ import annotations

import zlib
from typing import Any, TypeAlias

import attrs
import orjson

from lytics_async.local.timestamps import format_time
from lytics_async.local.waiting import Entry

Stamp: TypeAlias = tuple[int, int]
"""Event time and number of a record: the greater one is newer."""


ProfileRow: TypeAlias = tuple[int, int, str, str]
NEVER = 1 << 62
NO_STAMP = (-NEVER, 0)


@attrs.define(eq=False)
class Draft:
    """A profile while records are merged into it.

    Attributes:
        fields: its values, without those that every profile has.
        newest: the newest of all records.
        older: of each field whose value is not from the newest record, the record that it is from.
        created: time of the first event.
    """

    fields: dict[str, Any]
    newest: Stamp
    older: dict[str, Stamp]
    created: int

    @classmethod
    def new(cls) -> Draft:
        """A profile of which nothing is known yet."""
        return cls({}, NO_STAMP, {}, NEVER)

    @classmethod
    def load(cls, document: str, stamps: str, created: int) -> Draft:
        fields = orjson.loads(document)
        del fields["_created"], fields["_modified"], fields["_split"]
        moment, number, older = orjson.loads(stamps)
        return cls(
            fields,
            (moment, number),
            {field: (moment, number) for field, moment, number in older},
            created,
        )

    def row(self, number: int) -> ProfileRow:
        """The row of the table, with the document as it is served."""
        document = self.fields
        document["_created"] = format_time(self.created)
        document["_modified"] = format_time(self.newest[0])
        document["_split"] = zlib.crc32(b"%d" % number) % 100
        stamps = (*self.newest, [(field, *stamp) for field, stamp in self.older.items()])
        # As text: orjson's bytes keep a buffer of kilobytes each, and thousands wait here.
        return number, self.created, orjson.dumps(document).decode(), orjson.dumps(stamps).decode()

    def apply(self, entries: list[Entry]) -> None:
        """Take in records; what they lack overwrites nothing."""
        for moment, number, record in sorted(entries):
            self._take(record, (moment, number))

    def absorb(self, other: Draft) -> None:
        """Take in a profile that turned out to be the same one."""
        self.created = min(self.created, other.created)
        for field, stamp in other.older.items():
            self._take({field: other.fields.pop(field)}, stamp)
        self._take(other.fields, other.newest)

    def _take(self, given: dict[str, Any], stamp: Stamp) -> None:
        fields, older = self.fields, self.older
        if not fields:
            self.fields, self.newest = given, stamp
        elif stamp > self.newest:
            for field in fields.keys() - given.keys():
                older.setdefault(field, self.newest)
            for field in older.keys() & given.keys():
                del older[field]
            fields.update(given)
            self.newest = stamp
        else:
            for field, value in given.items():
                known = older.get(field, self.newest) if field in fields else NO_STAMP
                if known < stamp:
                    fields[field] = value
                    older[field] = stamp
