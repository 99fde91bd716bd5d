"""Drafts: profiles and documents while records are merged into them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from operator import itemgetter
from typing import Any, TypeAlias

import attrs
import orjson

from lytics_async.local.lql.rules import Rule, oldest
from lytics_async.local.timestamps import format_time
from lytics_async.local.waiting import Entry

Stamp: TypeAlias = tuple[int, int]
"""Event time and number of a record: the greater one is newer."""


ProfileRow: TypeAlias = tuple[int, int, str, str]
_NO_RULES: Mapping[str, Rule] = {}
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

    def apply(self, entries: list[Entry], rules: Mapping[str, Rule] = _NO_RULES) -> None:
        """Merge records; a field that they lack keeps its value.

        Args:
            rules: for fields whose values are combined and not replaced.
        """
        for moment, number, record in sorted(entries, key=itemgetter(0, 1)):
            self._take(record, (moment, number), rules)

    def absorb(self, other: Draft, rules: Mapping[str, Rule] = _NO_RULES) -> None:
        """Merge a profile that turned out to be the same one."""
        self.created = min(self.created, other.created)
        for field, stamp in other.older.items():
            self._take({field: other.fields.pop(field)}, stamp, rules)
        self._take(other.fields, other.newest, rules)

    def _take(self, added: dict[str, Any], stamp: Stamp, rules: Mapping[str, Rule]) -> None:
        combined = {field: added.pop(field) for field in added.keys() & rules.keys()}
        self._replace(added, stamp)
        for field, value in combined.items():
            self._combine(field, value, stamp, rules[field])

    def _combine(self, field: str, value: Any, stamp: Stamp, rule: Rule) -> None:
        if rule is not oldest:
            self.fields[field] = rule(self.fields.get(field), value)
        elif field not in self.fields or stamp < self.older.get(field, self.newest):
            self.fields[field] = value
            self.older[field] = stamp

    def _replace(self, added: dict[str, Any], stamp: Stamp) -> None:
        fields, older = self.fields, self.older
        if not fields:
            self.fields, self.newest = added, stamp
        elif stamp > self.newest:
            for field in fields.keys() - added.keys():
                older.setdefault(field, self.newest)
            for field in older.keys() & added.keys():
                del older[field]
            fields.update(added)
            self.newest = stamp
        else:
            for field, value in added.items():
                known = older.get(field, self.newest) if field in fields else NO_STAMP
                if known < stamp:
                    fields[field] = value
                    older[field] = stamp
