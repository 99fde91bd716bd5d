"""Merging: records with a common identity become one profile; the newest value of a field wins.

Each field knows the time and the number of its record, so merging a record twice changes nothing.
Profiles can therefore be written in portions, and an interrupted merge is simply repeated.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import orjson

from lytics_async.local.drafts import NEVER, Draft, ProfileRow
from lytics_async.local.event_times import moments_of
from lytics_async.local.identities import Texts, identity_column, identity_texts, texts_in
from lytics_async.local.lql.evaluation import evaluate
from lytics_async.local.lql.functions import NotEvaluated
from lytics_async.local.lql.rules import Rule
from lytics_async.local.lql.tree import Statement
from lytics_async.local.queries import Queries
from lytics_async.local.store import Block, Store
from lytics_async.local.waiting import Columns, Entry, WaitingRecords

CONTENT_STREAM = "lytics_content_enrich"
"""The stream whose records become documents of the table `content`, and are none of customers."""

# Memory bounds: the records that wait, by estimated size (their JSON, and Python's overhead for
# each
# value); the identities that are cached; the profiles written in one transaction.
_WAITING_BYTES = 48 << 20
_BYTES_OF_VALUE = 64
_KNOWN_IDENTITIES = 100_000
_PORTION = 2_000


class Merging:
    """Takes records from the log of the store, and writes profiles; used by one thread at a time.

    Records wait in memory until many can be written together, unless newer ones supersede them: a
    million records of two thousand customers need as much memory as ten thousand.

    Args:
        identity: fields whose equal values make records one profile.
        queries: stored LQL, which maps the records of its streams in its own way.
        keeps_unmapped: returns whether streams without mappings reach profiles.

    Attributes:
        taken: number of the last record that was taken in.
        merged: number of the last record that is in the stored profiles.
    """

    def __init__(
        self,
        store: Store,
        identity: Sequence[str],
        queries: Queries | None = None,
        *,
        keeps_unmapped: Callable[[], bool] = lambda: True,
    ) -> None:
        self._keeps_unmapped = keeps_unmapped
        self._store = store
        self._identity = tuple(identity)
        self._queries = queries
        with store.reading() as connection:
            facts = dict(connection.execute("SELECT name, value FROM fact"))
        self.merged: int = int(facts.get("merged", 0))
        self._highest = int(facts.get("profiles", 0))  # number of the newest profile
        self.forget()

    def forget(self) -> None:
        """Drop what is not written, and the cache of stored identities, which have changed."""
        self._known: defaultdict[str, dict[str, int]] = defaultdict(dict)
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
        """Merge the records up to the one of this number, and those that arrived with it."""
        self.take(through)
        if self.taken > self.merged:
            self.write()

    def take(self, through: int) -> None:
        """Read the records up to this number; write only what exceeds the memory bounds."""
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
        if self._queries is not None and (statements := self._queries.of_stream(block.stream)):
            self._add_mapped(block, statements, connection)
            return
        self.taken = block.first + block.amount - 1
        if block.stream == CONTENT_STREAM or not self._keeps_unmapped():
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

    def _add_mapped(
        self, block: Block, statements: Sequence[Statement], connection: sqlite3.Connection
    ) -> None:
        """Merge a block by stored LQL, in one transaction.

        Counts and sums must take each record once, so these records neither wait nor are thinned.
        """
        if self.taken > self.merged:
            self._thin()
            self._write(connection)
        self.taken = block.first + block.amount - 1
        moments = moments_of(block)
        entries: list[tuple[int, Entry]] = []
        for index, record in enumerate(block.records()):
            for statement in statements:
                with suppress(NotEvaluated):  # WHERE is not computed: it selects no record
                    evaluated = evaluate(statement, record)
                    if evaluated is not None:
                        entry = (moments[index], block.first + index, evaluated.fields)
                        profile = self._profile_by(statement.by, evaluated.fields, connection)
                        if profile:
                            entries.append((profile, entry))
        portion: dict[int, list[Entry]] = {}
        for profile, entry in entries:
            profile = self._root(profile)
            portion.setdefault(profile, []).append(entry)
            self._oldest[profile] = min(self._oldest.get(profile, NEVER), entry[0])
        united = self._united()
        for kept in united:
            portion.setdefault(kept, [])
        rules = self._queries.rules if self._queries is not None else {}
        rows = list(self._profile_rows(portion, united, connection, rules))
        self._save(rows, merged=self.taken)
        self.merged = self.taken
        self.forget()

    def _profile_by(
        self, names: Sequence[str], fields: Mapping[str, Any], connection: sqlite3.Connection
    ) -> int:
        """Return the profile that has one of a record's identities; 0 without an identity."""
        identities: list[Texts] = []
        for name in names:
            texts = identity_texts(name, [fields.get(name)])[0]
            self._look_up(name, {texts}, connection)
            identities.append(texts)
        return self._profile_of(tuple(names), tuple(identities))

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
        """Return each record's profile number, 0 without an identity; None if no record has one."""
        columns = {
            field: texts
            for field in self._identity
            if (texts := identity_column(block, field)) is not None
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

    def _look_up(self, field: str, values: set[Texts], connection: sqlite3.Connection) -> None:
        """Learn which of these identities are stored."""
        known = self._known[field]
        texts = [text for value in values if value not in known for text in texts_in(value)]
        if texts:
            known.update(
                connection.execute(
                    "SELECT value, profile FROM identity WHERE field = ?"
                    " AND value IN (SELECT value FROM json_each(?))",
                    (field, orjson.dumps(texts).decode()),
                )
            )

    def _profile_of(self, fields: Columns, record: tuple[Texts, ...]) -> int:
        """Return the profile that has one of these identities; several profiles become one."""
        profile = 0
        strangers = []
        for field, texts in zip(fields, record, strict=True):
            for text in texts_in(texts):
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
        united = self._united()
        waiting = (records.by_profile(united) for records in self._waiting.values())
        profiles = groupby(merge(*waiting, key=itemgetter(0)), key=itemgetter(0))
        # Concurrent readers must find either two profiles or the merged one: all unions are written
        # in one transaction.
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

    def _united(self) -> dict[int, list[int]]:
        """Return the profiles that became part of others, by the number of the one that is kept."""
        united: defaultdict[int, list[int]] = defaultdict(list)
        for _, gone in self._unions:
            united[self._root(gone)].append(gone)
        return united

    def _save(self, rows: list[ProfileRow], *, merged: int) -> None:
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
        rules: Mapping[str, Rule] | None = None,
    ) -> Iterator[ProfileRow]:
        all_rules = self._queries.rules if self._queries is not None else {}
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
            draft.created = min(draft.created, self._oldest.get(number, NEVER))
            draft.apply(entries, rules or {})
            for gone in united.get(number, ()):
                draft.created = min(draft.created, self._oldest.get(gone, NEVER))
                if gone in stored:
                    draft.absorb(stored[gone], all_rules)
            yield draft.row(number)
