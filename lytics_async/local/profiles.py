"""Profiles: records whose identity fields match, merged into one; the newest value of each field wins.

Uploads only store records. They are merged, all that came since the last time, before profiles are
read: an upload stays fast, and who reads after an acknowledged upload sees it.
"""

import secrets
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

import attrs
import orjson

from .store import Block, Store
from .timestamps import format_time, parse_time

__all__ = ["TABLES", "Profiles"]

TABLES = ("user", "content")
"""The tables of the account. Records become profiles of `user`; `content` stays empty."""

Profile: TypeAlias = dict[str, Any]
_Columns: TypeAlias = tuple[str, ...]
_Stamp: TypeAlias = tuple[int, int]  # (event time, record number): the greater one is newer
_Entry: TypeAlias = tuple[_Stamp, _Columns, frozenset[int], list[Any]]
"""A record that waits: its stamp, the names of its values, which of them are empty, and the values."""

# Bounds of what merging holds in memory: records that wait, profiles open at once, entries of one profile
# that a new one is compared with, identities and shapes known.
_WAITING_RECORDS = 25_000
_OPEN_PROFILES = 500
_COMPARED_ENTRIES = 16
_KNOWN_IDENTITIES = 200_000
_KNOWN_LAYOUTS = 1_000


class Profiles:
    """The profiles of the table `user`.

    Args:
        identity: fields whose equal values make records one profile.
    """

    def __init__(self, store: Store, identity: Sequence[str]) -> None:
        self._store = store
        self._identity = tuple(identity)
        self._lock = threading.Lock()
        with store.reading() as connection:
            row = connection.execute("SELECT value FROM fact WHERE name = 'merged'").fetchone()
        self._merged = int(row[0]) if row else 0

    def merge(self) -> None:
        """Merge the records that came since the last time."""
        if self._merged == self._store.last:
            return
        with self._lock, self._store.reading() as connection:
            merging = _Merging(self._store, connection, self._identity)
            for block in self._store.blocks_after(self._merged):
                merging.add(block)
                if merging.entries > _WAITING_RECORDS:
                    self._merged = merging.write()
            if merging.last > self._merged:
                self._merged = merging.write()

    def find(self, field: str, value: str) -> Profile | None:
        """The profile that was ever seen with this value of an identity field."""
        self.merge()
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT document FROM identity JOIN profile ON number = profile WHERE field = ? AND value = ?",
                (field, value),
            ).fetchone()
        return orjson.loads(row[0]) if row else None

    def get(self, numbers: Sequence[int]) -> list[Profile]:
        """The profiles of these numbers in this order; those deleted meanwhile are left out."""
        marks = ",".join("?" * len(numbers))
        with self._store.reading() as connection:
            found = dict(
                connection.execute(
                    f"SELECT number, document FROM profile WHERE number IN ({marks})",  # noqa: S608 - only marks
                    tuple(numbers),
                )
            )
        return [orjson.loads(found[number]) for number in numbers if number in found]

    def select(self, matches: Callable[[Profile], bool]) -> Iterator[tuple[int, Profile]]:
        """Number and document of each profile that matches, oldest number first."""
        self.merge()
        with self._store.reading() as connection:
            for number, document in connection.execute(
                "SELECT number, document FROM profile ORDER BY number"
            ):
                profile = orjson.loads(document)
                if matches(profile):
                    yield number, profile

    def delete(self, field: str, value: str) -> str:
        """Delete the profile at once, if there is one; return the id of the request."""
        self.merge()
        request = f"{secrets.token_hex(10)}-{int(time.time())}"

        def remove(connection: sqlite3.Connection) -> None:
            query = "SELECT profile FROM identity WHERE field = ? AND value = ?"
            if found := connection.execute(query, (field, value)).fetchone():
                connection.execute("DELETE FROM profile WHERE number = ?", found)
                connection.execute("DELETE FROM identity WHERE profile = ?", found)
            connection.execute("INSERT INTO deletion VALUES (?, ?)", (request, time.time()))

        with self._lock:  # not while records are merged into it
            self._store.write(remove)
        return request

    def seconds_since_deletion(self, request: str) -> float | None:
        """Age of a request for deletion; None when there was none of that id."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT requested FROM deletion WHERE id = ?", (request,)
            ).fetchone()
        return time.time() - row[0] if row else None


class _Merging:
    """One pass over new records.

    A record waits with its profile until `write()`, unless one that is newer and lacks nothing makes it
    void: a million records of two thousand customers need no more memory than two thousand.
    """

    def __init__(
        self, store: Store, connection: sqlite3.Connection, identity: Sequence[str]
    ) -> None:
        self._store = store
        self._connection = connection
        self._identity = identity
        self._layouts: dict[tuple[_Columns, str], _Layout] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._successor: dict[int, int] = {}
        row = connection.execute("SELECT value FROM fact WHERE name = 'profiles'").fetchone()
        self._highest = int(row[0]) if row else 0
        self.last = 0
        """Number of the last record that was added."""
        self._begin()

    def _begin(self) -> None:
        self.entries = 0
        """Records that wait."""
        self._waiting: dict[int, _Waiting] = {}
        self._identities: list[tuple[str, str, int]] = []
        self._unions: list[tuple[int, int]] = []
        if len(self._known) > _KNOWN_IDENTITIES:
            self._known = {}
        if len(self._layouts) > _KNOWN_LAYOUTS:
            self._layouts = {}

    def add(self, block: Block) -> None:
        """Assign the records of a block to their profiles."""
        first, time_field = block.first, block.timestamp_field
        if block.columns is not None:
            layout = self._layout(block.columns, time_field)
            self._add_rows(_Rows(block.records, first, layout, block.arrived))
        else:
            for columns, group in groupby(block.records, key=tuple):
                rows = [list(record.values()) for record in group]
                layout = self._layout(columns, time_field)
                self._add_rows(_Rows(rows, first, layout, block.arrived))
                first += len(rows)
        self.last = block.first + len(block.records) - 1

    def _add_rows(self, rows: "_Rows") -> None:
        texts = rows.single_identities()
        if texts is None:
            self._add_each(rows, range(len(rows.values)))
            return
        # Of the rows of one identity only the newest counts, when it has a value wherever one of
        # the others has. What remains to be done for each row is done by built-in functions.
        field = rows.layout.identities[0][0]
        order = sorted(range(len(texts)), key=rows.moments.__getitem__)
        newest = dict(zip(map(texts.__getitem__, order), order, strict=True))
        order.reverse()
        oldest = dict(zip(map(texts.__getitem__, order), order, strict=True))
        never_filled = rows.never_filled()
        apart = set()
        for text in dict.fromkeys(texts):
            if not text:
                continue
            entry = rows.entry(newest[text])
            if entry[2] <= never_filled:
                queue = self._queue([(field, text)])
                queue.oldest = min(queue.oldest, rows.moments[oldest[text]])
                self.entries += queue.add(entry)
            else:
                apart.add(text)
        if apart:
            self._add_each(rows, [place for place, text in enumerate(texts) if text in apart])

    def _add_each(self, rows: "_Rows", places: Iterable[int]) -> None:
        for place in places:
            if identities := rows.identities(place):
                self.entries += self._queue(identities).add(rows.entry(place))

    def _queue(self, identities: list[tuple[str, str]]) -> "_Waiting":
        profile = self._resolve(identities)
        queue = self._waiting.get(profile)
        if queue is None:
            queue = self._waiting[profile] = _Waiting()
        return queue

    def write(self) -> int:
        """Apply what waits and write it; return the number of the last record that is in."""
        united: dict[int, list[int]] = {}
        for _, gone in self._unions:
            united.setdefault(self._root(gone), []).append(gone)
        identities, unions = self._identities, self._unions
        documents = list(self._documents(united))
        facts = [("merged", str(self.last)), ("profiles", str(self._highest))]

        def change(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO identity VALUES (?, ?, ?)", identities)
            connection.executemany("UPDATE identity SET profile = ? WHERE profile = ?", unions)
            connection.executemany(
                "DELETE FROM profile WHERE number = ?", [(gone,) for _, gone in unions]
            )
            connection.executemany(
                "INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?, ?)", documents
            )
            connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts)

        self._store.write(change)
        self._begin()
        return self.last

    def _layout(self, columns: _Columns, time_field: str) -> "_Layout":
        layout = self._layouts.get((columns, time_field))
        if layout is None:
            position = {name: index for index, name in enumerate(columns)}
            layout = self._layouts[columns, time_field] = _Layout(
                columns,
                [(field, position[field]) for field in self._identity if field in position],
                position.get(time_field),
            )
        return layout

    def _resolve(self, identities: list[tuple[str, str]]) -> int:
        """Number of the profile that has one of these identities; several profiles become one."""
        profile = 0
        strangers = []
        for identity in identities:
            number = self._known.get(identity) or self._stored(identity)
            if not number:
                strangers.append(identity)
                continue
            number = self._root(number)
            if profile and number != profile:
                profile, gone = min(profile, number), max(profile, number)
                self._unite(profile, gone)
            else:
                profile = number
        if not profile:
            self._highest += 1
            profile = self._highest
        for identity in strangers:
            self._known[identity] = profile
            self._identities.append((*identity, profile))
        return profile

    def _root(self, number: int) -> int:
        while number in self._successor:
            number = self._successor[number]
        return number

    def _stored(self, identity: tuple[str, str]) -> int:
        row = self._connection.execute(
            "SELECT profile FROM identity WHERE field = ? AND value = ?", identity
        ).fetchone()
        if row is None:
            return 0
        number: int = row[0]
        self._known[identity] = number
        return number

    def _unite(self, kept: int, gone: int) -> None:
        queue = self._waiting.setdefault(kept, _Waiting())
        if gone in self._waiting:
            queue.absorb(self._waiting.pop(gone))
        self._successor[gone] = kept
        self._unions.append((kept, gone))

    def _documents(self, united: dict[int, list[int]]) -> Iterator[tuple[int, int, int, str, str]]:
        numbers = list(self._waiting)
        for start in range(0, len(numbers), _OPEN_PROFILES):
            some = numbers[start : start + _OPEN_PROFILES]
            stored = self._drafts(
                [*some, *(gone for kept in some for gone in united.get(kept, ()))]
            )
            for number in some:
                draft = stored.get(number) or _Draft({}, {}, _NEVER, -_NEVER)
                for gone in united.get(number, ()):
                    if gone in stored:
                        draft.absorb(stored[gone])
                draft.apply(self._waiting[number])
                yield draft.row(number)

    def _drafts(self, numbers: list[int]) -> dict[int, "_Draft"]:
        marks = ",".join("?" * len(numbers))
        return {
            number: _Draft.load(document, stamps, created, modified)
            for number, created, modified, document, stamps in self._connection.execute(
                f"SELECT number, created, modified, document, stamps FROM profile WHERE number IN ({marks})",  # noqa: S608 - only marks
                numbers,
            )
        }


_NEVER = 1 << 62
_NONE_EMPTY: frozenset[int] = frozenset()


@attrs.frozen
class _Layout:
    """Where the records of one shape have their identities and their time.

    There is one layout for each shape, so that shapes can be compared by identity.
    """

    columns: _Columns
    identities: list[tuple[str, int]]
    time: int | None


class _Rows:
    """Records of one shape that came one after the other.

    Attributes:
        values: the values of each record.
        moments: the event time of each record: of its time field, or else that of its arrival.
    """

    def __init__(self, values: list[list[Any]], first: int, layout: _Layout, arrived: int) -> None:
        self.values = values
        self.layout = layout
        self._first = first
        if layout.time is None:
            self.moments = [arrived] * len(values)
        else:
            times = map(parse_time, map(itemgetter(layout.time), values))
            self.moments = [arrived if moment is None else moment for moment in times]

    def single_identities(self) -> list[str] | None:
        """The identity of each record, when there is one field for it which only holds texts or only integers."""
        if len(self.layout.identities) != 1:
            return None
        found = [row[self.layout.identities[0][1]] for row in self.values]
        kinds = set(map(type, found))
        if kinds == {str}:
            return found
        return list(map(str, found)) if kinds == {int} else None

    def never_filled(self) -> frozenset[int]:
        """The places that are empty in every record."""
        return frozenset(
            place
            for place in range(len(self.layout.columns))
            if all(row[place] == "" or row[place] is None for row in self.values)
        )

    def identities(self, place: int) -> list[tuple[str, str]]:
        """What a record can be known by."""
        row = self.values[place]
        return [
            (field, text)
            for field, index in self.layout.identities
            for text in _identity_texts(row[index])
        ]

    def entry(self, place: int) -> _Entry:
        """A record as it waits."""
        row = self.values[place]
        empty = _NONE_EMPTY
        if "" in row or None in row:
            empty = frozenset(
                [index for index, value in enumerate(row) if value == "" or value is None]
            )
        return (self.moments[place], self._first + place), self.layout.columns, empty, row


class _Waiting:
    """The records that wait for one profile."""

    __slots__ = ("entries", "newest", "oldest")

    def __init__(self) -> None:
        self.oldest = _NEVER
        self.newest = -_NEVER
        self.entries: list[_Entry] = []

    def add(self, entry: _Entry) -> int:
        """Take in one more entry; return by how many the entries grew.

        An entry makes older ones of its shape void when it has a value wherever they have one.
        """
        stamp, columns, empty, _ = entry
        self.oldest = min(self.oldest, stamp[0])
        self.newest = max(self.newest, stamp[0])
        entries = self.entries
        if len(entries) > _COMPARED_ENTRIES:
            entries.append(entry)
            return 1
        for other in entries:
            if other[0] > stamp and other[1] is columns and other[2] <= empty:
                return 0
        self.entries = [
            other
            for other in entries
            if other[0] > stamp or other[1] is not columns or not empty <= other[2]
        ]
        self.entries.append(entry)
        return len(self.entries) - len(entries)

    def absorb(self, other: "_Waiting") -> None:
        """Take in what waited for a profile that turned out to be the same one."""
        self.oldest = min(self.oldest, other.oldest)
        self.newest = max(self.newest, other.newest)
        self.entries += other.entries


@attrs.define(eq=False)
class _Draft:
    """A profile while records are merged into it."""

    fields: Profile
    stamps: dict[str, _Stamp]
    created: int
    modified: int

    @classmethod
    def load(cls, document: str, stamps: str, created: int, modified: int) -> "_Draft":
        by_field = {
            field: (moment, number)
            for moment, number, fields in orjson.loads(stamps)
            for field in fields
        }
        return cls(orjson.loads(document), by_field, created, modified)

    def row(self, number: int) -> tuple[int, int, int, str, str]:
        """The row of the table: the document as it is served, and the stamps, which fields mostly share."""
        document = self.fields
        document["_created"] = format_time(self.created)
        document["_modified"] = format_time(self.modified)
        document["_split"] = zlib.crc32(b"%d" % number) % 100
        fields_of: dict[_Stamp, list[str]] = {}
        for field, stamp in self.stamps.items():
            fields_of.setdefault(stamp, []).append(field)
        stamps = [(*stamp, fields) for stamp, fields in fields_of.items()]
        return (
            number,
            self.created,
            self.modified,
            # As text: orjson's bytes keep a buffer of kilobytes each, and thousands wait here.
            orjson.dumps(document).decode(),
            orjson.dumps(stamps).decode(),
        )

    def apply(self, waiting: _Waiting) -> None:
        """Take in the records that waited; a missing or empty value overwrites nothing."""
        self.created = min(self.created, waiting.oldest)
        self.modified = max(self.modified, waiting.newest)
        for stamp, columns, _, values in waiting.entries:
            for field, value in zip(columns, values, strict=True):
                if value != "" and value is not None:
                    self._set(field, value, stamp)

    def absorb(self, other: "_Draft") -> None:
        """Take in a profile that turned out to be the same one."""
        self.created = min(self.created, other.created)
        self.modified = max(self.modified, other.modified)
        for field, stamp in other.stamps.items():
            self._set(field, other.fields[field], stamp)

    def _set(self, field: str, value: Any, stamp: _Stamp) -> None:
        known = self.stamps.get(field)
        if known is None or known < stamp:
            self.fields[field] = value
            self.stamps[field] = stamp


def _identity_texts(value: object) -> list[str]:
    """The identities that a JSON value stands for: 7 and "7" are the same, a list holds several."""
    if isinstance(value, list):
        return [text for item in value for text in _identity_texts(item)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, int | float):
        return [str(value)]
    return []
