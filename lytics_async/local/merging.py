"""Merging: records whose identity fields match become one profile; the newest value of each field wins.

Merging a record twice changes nothing, since each field knows the time and the number of the record that
it came from. So profiles can be written in portions, and what was cut short is simply done again.
"""

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeAlias

import attrs
import orjson

from .store import Block, Store
from .timestamps import format_time, parse_times
from .waiting import Columns, Entry, WaitingRecords

__all__ = ["CONTENT_STREAM", "Draft", "Entry", "Merging", "moments_of"]

CONTENT_STREAM = "lytics_content_enrich"
"""The stream whose records become documents of the table `content`, and are none of customers."""

_Stamp: TypeAlias = tuple[int, int]
"""Event time and number of a record: the greater one is newer."""

_Texts: TypeAlias = str | tuple[str, ...]
"""The identities that a value stands for; an empty text stands for none."""

# Bounds of what is held in memory: records that wait, by their estimated size (their JSON, and Python's
# own share of each value), identities known, profiles written at once.
_WAITING_BYTES = 48 << 20
_BYTES_OF_VALUE = 64
_KNOWN_IDENTITIES = 100_000
_PORTION = 2_000


class Merging:
    """Takes records from the log of the store, and writes profiles; used by one thread at a time.

    A record waits in memory until many can be written at once, unless newer ones make it void: a million
    records of two thousand customers need no more memory than some ten thousand.

    Args:
        identity: fields whose equal values make records one profile.

    Attributes:
        taken: number of the last record that was taken in.
        merged: number of the last record that is in the stored profiles.
    """

    def __init__(self, store: Store, identity: Sequence[str]) -> None:
        self._store = store
        self._identity = tuple(identity)
        with store.reading() as connection:
            facts = dict(connection.execute("SELECT name, value FROM fact"))
        self.merged: int = int(facts.get("merged", 0))
        self._highest = int(facts.get("profiles", 0))  # number of the newest profile
        self.forget()

    def forget(self) -> None:
        """Drop what is not written, and what is known of stored identities, since they have changed."""
        self._known: dict[str, dict[str, int]] = {field: {} for field in self._identity}
        self._reset()

    def _reset(self) -> None:
        self.taken: int = self.merged
        self._stored_highest = self._highest
        self._waiting: dict[Columns, WaitingRecords] = {}
        self._weight = 0.0
        self._oldest: dict[int, int] = {}
        self._identities: list[tuple[str, str, int]] = []
        self._unions: list[tuple[int, int]] = []
        self._successors: dict[int, int] = {}

    def run(self, through: int) -> None:
        """Merge the records up to the one of this number, and those that came together with it."""
        self.take(through)
        if self.taken > self.merged:
            self.write()

    def take(self, through: int) -> None:
        """Take in the records up to the one of this number; write only what memory has no room for."""
        with self._connection() as connection:
            for block in self._store.blocks_after(self.taken):
                if block.first > through:
                    break
                self._add(block, connection)
                if self._weight > _WAITING_BYTES:
                    self._thin()
                    if self._weight > _WAITING_BYTES / 2:
                        self._write(connection)

    def write(self) -> None:
        """Write the profiles of the records that were taken in."""
        with self._connection() as connection:
            self._thin()
            self._write(connection)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._store.reading() as connection:
                yield connection
        except BaseException:
            self.forget()  # what was not written is taken in again
            raise

    # From records to what waits. ------------------------------------------------------------------

    def _add(self, block: Block, connection: sqlite3.Connection) -> None:
        self.taken = block.first + block.amount - 1
        if block.stream == CONTENT_STREAM:
            return
        profiles = self._profiles_of(block, connection)
        if profiles is None:
            return
        moments = moments_of(block)
        oldest = self._oldest
        for profile, moment in zip(profiles, moments, strict=True):
            if profile not in oldest or moment < oldest[profile]:
                oldest[profile] = moment
        numbers = range(block.first, self.taken + 1)
        if block.columns is not None:
            self._wait(block, block.columns, profiles, moments, numbers, block.data)
            return
        shapes: dict[Columns, list[int]] = {}
        for place, record in enumerate(block.data):
            shapes.setdefault(tuple(record), []).append(place)
        for columns, places in shapes.items():
            self._wait(
                block,
                columns,
                [profiles[place] for place in places],
                [moments[place] for place in places],
                [numbers[place] for place in places],
                list(zip(*(block.data[place].values() for place in places), strict=True)),
            )

    def _wait(
        self,
        block: Block,
        columns: Columns,
        profiles: Sequence[int],
        moments: Sequence[int],
        numbers: Sequence[int],
        values: Sequence[Sequence[Any]],
    ) -> None:
        waiting = self._waiting.get(columns)
        if waiting is None:
            waiting = self._waiting[columns] = WaitingRecords(columns)
            self._weight += waiting.weight
        share = block.bytes / block.amount + len(columns) * _BYTES_OF_VALUE
        weight = share * (len(profiles) - profiles.count(0))
        waiting.add(profiles, moments, numbers, values, weight=weight)
        self._weight += weight

    def _thin(self) -> None:
        for waiting in self._waiting.values():
            if self._successors:
                waiting.rename({gone: self._root(gone) for gone in self._successors})
            waiting.thin()
        self._weight = sum(waiting.weight for waiting in self._waiting.values())

    # From identities to numbers of profiles. ------------------------------------------------------

    def _profiles_of(self, block: Block, connection: sqlite3.Connection) -> list[int] | None:
        """The number of each record's profile, 0 for one without identity; None when none has one."""
        columns = {
            field: _identity_texts(values)
            for field in self._identity
            if (values := block.values(field))
        }
        if not columns:
            return None
        for field, column in columns.items():
            self._look_up(field, set(column), connection)
        fields = tuple(columns)
        column = columns[fields[0]]
        if len(fields) == 1 and tuple not in set(map(type, column)):
            # Most uploads have one identity a record, and one step less to take.
            known: dict[Any, int] = self._known[fields[0]]
            for text in dict.fromkeys(column):
                if text not in known:
                    self._profile_of(fields, (text,))
            return [known.get(text, 0) for text in column]
        records = list(zip(*columns.values(), strict=True))
        profiles = {record: self._profile_of(fields, record) for record in dict.fromkeys(records)}
        return list(map(profiles.__getitem__, records))

    def _look_up(self, field: str, values: set[_Texts], connection: sqlite3.Connection) -> None:
        """Learn which of these identities are stored."""
        known = self._known[field]
        texts = [text for value in values if value not in known for text in _each(value)]
        if texts:
            known.update(
                connection.execute(
                    "SELECT value, profile FROM identity WHERE field = ?"
                    " AND value IN (SELECT value FROM json_each(?))",
                    (field, orjson.dumps(texts).decode()),
                )
            )

    def _profile_of(self, fields: Columns, record: tuple[_Texts, ...]) -> int:
        """The number of the profile that has one of these identities; several profiles become one."""
        profile = 0
        strangers = []
        for field, texts in zip(fields, record, strict=True):
            for text in _each(texts):
                number = self._known[field].get(text)
                if number is None:
                    strangers.append((field, text))
                else:
                    number = self._root(number)
                    if profile and number != profile:
                        profile, gone = min(profile, number), max(profile, number)
                        self._successors[gone] = profile
                        self._unions.append((profile, gone))
                    else:
                        profile = number
        if strangers and not profile:
            self._highest += 1
            profile = self._highest
        for field, text in strangers:
            self._known[field][text] = profile
            self._identities.append((field, text, profile))
        return profile

    def _root(self, number: int) -> int:
        while number in self._successors:
            number = self._successors[number]
        return number

    # From what waits to stored profiles. ----------------------------------------------------------

    def _write(self, connection: sqlite3.Connection) -> None:
        united: defaultdict[int, list[int]] = defaultdict(list)
        for _, gone in self._unions:
            united[self._root(gone)].append(gone)
        waiting = (records.by_profile(united) for records in self._waiting.values())
        profiles = groupby(merge(*waiting, key=itemgetter(0)), key=itemgetter(0))
        # Who reads meanwhile must find either two profiles or the one that they became: all unions are
        # written at once.
        size = max(_PORTION, len(united))
        is_last = False
        while not is_last:
            portion = {
                abs(rank): [entry for _, entry in entries]
                for rank, entries in islice(profiles, size)
            }
            is_last = len(portion) < size
            rows = list(self._profile_rows(portion, united, connection))
            self._save(rows, merged=self.taken if is_last else self.merged)
        self.merged = self.taken
        if self._successors or sum(map(len, self._known.values())) > _KNOWN_IDENTITIES:
            self.forget()
        else:
            self._reset()

    def _save(self, rows: "list[_ProfileRow]", *, merged: int) -> None:
        identities, unions = self._identities, self._unions
        facts = [("merged", str(merged)), ("profiles", str(self._highest))]

        def change(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", identities)
            connection.executemany("UPDATE identity SET profile = ? WHERE profile = ?", unions)
            connection.executemany(
                "DELETE FROM profile WHERE number = ?", [(gone,) for _, gone in unions]
            )
            connection.executemany("INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)", rows)
            connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts)

        self._store.write(change)
        self._identities, self._unions = [], []

    def _profile_rows(
        self,
        portion: dict[int, list[Entry]],
        united: dict[int, list[int]],
        connection: sqlite3.Connection,
    ) -> "Iterator[_ProfileRow]":
        parts = [*portion, *(gone for kept in portion for gone in united.get(kept, ()))]
        stored = {
            number: Draft.load(document, stamps, created)
            for number, created, document, stamps in connection.execute(
                "SELECT number, created, document, stamps FROM profile"
                " WHERE number IN (SELECT value FROM json_each(?))",
                (orjson.dumps([part for part in parts if part <= self._stored_highest]).decode(),),
            )
        }
        for number, entries in portion.items():
            draft = stored.get(number) or Draft.new()
            draft.created = min(draft.created, self._oldest.get(number, _NEVER))
            draft.apply(entries)
            for gone in united.get(number, ()):
                draft.created = min(draft.created, self._oldest.get(gone, _NEVER))
                if gone in stored:
                    draft.absorb(stored[gone])
            yield draft.row(number)


_ProfileRow: TypeAlias = tuple[int, int, str, str]
_NEVER = 1 << 62
_NO_STAMP = (-_NEVER, 0)


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
    newest: _Stamp
    older: dict[str, _Stamp]
    created: int

    @classmethod
    def new(cls) -> "Draft":
        """A profile of which nothing is known yet."""
        return cls({}, _NO_STAMP, {}, _NEVER)

    @classmethod
    def load(cls, document: str, stamps: str, created: int) -> "Draft":
        fields = orjson.loads(document)
        del fields["_created"], fields["_modified"], fields["_split"]
        moment, number, older = orjson.loads(stamps)
        return cls(
            fields,
            (moment, number),
            {field: (moment, number) for field, moment, number in older},
            created,
        )

    def row(self, number: int) -> _ProfileRow:
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

    def absorb(self, other: "Draft") -> None:
        """Take in a profile that turned out to be the same one."""
        self.created = min(self.created, other.created)
        for field, stamp in other.older.items():
            self._take({field: other.fields.pop(field)}, stamp)
        self._take(other.fields, other.newest)

    def _take(self, given: dict[str, Any], stamp: _Stamp) -> None:
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
                known = older.get(field, self.newest) if field in fields else _NO_STAMP
                if known < stamp:
                    fields[field] = value
                    older[field] = stamp


def moments_of(block: Block) -> list[int]:
    """When the event of each record was; when it arrived, where it does not say."""
    if texts := block.values(block.timestamp_field):
        times = parse_times(texts)
        return [block.arrived if time is None else time for time in times]
    return [block.arrived] * block.amount


def _identity_texts(values: list[Any]) -> list[_Texts]:
    """What each value of a column stands for: 7 and "7" are the same identity, a list holds several."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return values
    return list(map(str, values)) if kinds == {int} else list(map(_texts_of, values))


def _texts_of(value: object) -> _Texts:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple(text for item in value for text in _each(_texts_of(item)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""


def _each(texts: _Texts) -> tuple[str, ...]:
    if isinstance(texts, tuple):
        return texts
    return (texts,) if texts else ()
