"""The store: a SQLite file in WAL mode with one writer thread and separate reader connections.

Records are kept as a log of blocks: one row of the table contains up to a few thousand records that
arrived together, so that storing a record costs a fraction of a microsecond in SQLite. Records of
one shape are kept column by column, as they are merged. Each record has a number in the order of
arrival; `block.first` is that of its first record.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import attrs
import orjson

from lytics_async.local.records import StoredRecord

T = TypeVar("T")
_Job: TypeAlias = "tuple[Callable[[sqlite3.Connection], Any], Future[Any]]"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS block (
    first INTEGER PRIMARY KEY, records INTEGER NOT NULL, stream TEXT NOT NULL, arrived INTEGER NOT NULL,
    columns TEXT, timestamp_field TEXT, filename TEXT, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS block_of_stream ON block (stream, first);
CREATE TABLE IF NOT EXISTS stream (name TEXT PRIMARY KEY, records INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS profile (
    number INTEGER PRIMARY KEY, created INTEGER NOT NULL, document TEXT NOT NULL, stamps TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS identity (
    field TEXT, value TEXT, profile INTEGER NOT NULL, PRIMARY KEY (field, value)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS identity_of_profile ON identity (profile);
CREATE TABLE IF NOT EXISTS content (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, hashed TEXT NOT NULL UNIQUE, created INTEGER NOT NULL,
    document TEXT NOT NULL, stamps TEXT NOT NULL, found TEXT NOT NULL, curated TEXT NOT NULL DEFAULT '{}');
CREATE TABLE IF NOT EXISTS deletion (id TEXT PRIMARY KEY, requested REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS segment (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, document TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS measurement (segment TEXT, at INTEGER, size INTEGER NOT NULL, PRIMARY KEY (segment, at)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (kind, id));
CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS event_by_time ON event (at);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@attrs.frozen(kw_only=True)
class Block:
    """Records that arrived together.

    Attributes:
        first: number of its first record, in the order of arrival over all streams, from 1.
        arrived: microseconds since 1970.
        columns: the names that all records have, in this order; None when they differ.
        data: the values, one list for each of the columns; or the records, when they differ.
        bytes: length of the data as JSON.
    """

    first: int
    amount: int
    stream: str
    arrived: int
    timestamp_field: str
    columns: tuple[str, ...] | None
    data: list[Any]
    bytes: int

    def records(self) -> Iterator[dict[str, Any]]:
        """The records in the order of arrival."""
        if self.columns is None:
            yield from self.data
        else:
            for values in zip(*self.data, strict=True):
                yield dict(zip(self.columns, values, strict=True))

    def only(self, indexes: Sequence[int]) -> Block:
        """The same block with some of its records, which are counted from 0."""
        if self.columns is None:
            data = [self.data[index] for index in indexes]
        else:
            data = [[values[index] for index in indexes] for values in self.data]
        return attrs.evolve(self, amount=len(indexes), data=data)

    def names(self) -> set[str]:
        """The names of all fields."""
        if self.columns is not None:
            return set(self.columns)
        return {name for record in self.data for name in record}

    def values(self, field: str) -> list[Any] | None:
        """Return each record's value of a field, None where absent; None if no record has it."""
        if self.columns is None:
            return [record.get(field) for record in self.data]
        return self.data[self.columns.index(field)] if field in self.columns else None


class Store:
    """The file, its writer thread and its readers.

    Args:
        directory: where the file is, or will be.
        durable: survive a crash of the machine; a temporary store need not.

    Attributes:
        appended: set whenever records were stored; for one thread to wait on and to clear.
        listeners: the same for other threads.
        routers: called with each block after it was stored, in the thread that stored it.
    """

    def __init__(self, directory: Path, *, durable: bool) -> None:
        self.appended: threading.Event = threading.Event()
        self.listeners: list[threading.Event] = []
        self.routers: list[Callable[[Block], None]] = []
        self._path = directory / "lytics.sqlite3"
        self._durable = durable
        self._idle_readers: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._last = 0
        self._version = 0
        self._closed = False
        self._gate = threading.Lock()  # no job comes after the last one
        opened: Future[None] = Future()
        self._writer = threading.Thread(
            target=self._run_writer, args=(opened,), name="lytics-local-writer", daemon=True
        )
        self._writer.start()
        opened.result()

    @property
    def version(self) -> int:
        """A number that grows with each committed transaction."""
        return self._version

    @property
    def last(self) -> int:
        """Number of the last record that is stored; 0 when there is none."""
        return self._last

    def append(
        self,
        stream: str,
        records: Sequence[StoredRecord],
        *,
        columns: Sequence[str] | None,
        arrived: int,
        timestamp_field: str = "",
        filename: str = "",
    ) -> None:
        """Store records that arrived together; they are committed when this returns."""
        amount = len(records)
        data: list[Any] = list(records)
        if columns is not None:
            data = _by_column(data, len(columns))
        elif columns := _common_columns(data):
            data = _by_column(map(dict.values, data), len(columns))
        names = None if columns is None else orjson.dumps(columns).decode()
        body = orjson.dumps(data)

        def insert(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (self._last + 1, amount, stream, arrived, names, timestamp_field, filename, body),
            )
            connection.execute(
                "INSERT INTO stream VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET records = records + ?",
                (stream, amount, amount),
            )
            self._last += amount

        self.write(insert)
        for event in (self.appended, *self.listeners):
            event.set()
        if self.routers:
            block = Block(
                first=self._last - amount + 1,
                amount=amount,
                stream=stream,
                arrived=arrived,
                timestamp_field=timestamp_field,
                columns=None if columns is None else tuple(columns),
                data=data,
                bytes=len(body),
            )
            for router in self.routers:
                router(block)

    def count(self, stream: str) -> int:
        """Number of records stored in a stream."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT records FROM stream WHERE name = ?", (stream,)
            ).fetchone()
        return row[0] if row else 0

    def streams(self) -> dict[str, int]:
        """Number of records in each stream."""
        with self.reading() as connection:
            return dict(connection.execute("SELECT name, records FROM stream ORDER BY name"))

    def received_since(self, moment: int) -> int:
        """Number of records of all streams since a moment in microseconds since 1970."""
        query = "SELECT coalesce(sum(records), 0) FROM block WHERE arrived >= ?"
        with self.reading() as connection:
            received: int = connection.execute(query, (moment,)).fetchone()[0]
        return received

    def last_before(self, moment: int) -> int:
        """Number of the last record before the first that arrived after a moment."""
        query = "SELECT min(first) - 1 FROM block WHERE arrived > ?"
        with self.reading() as connection:
            found: int | None = connection.execute(query, (moment,)).fetchone()[0]
        return self._last if found is None else found

    def first_arrival(self, stream: str) -> int:
        """When the first records of a stream arrived, in microseconds since 1970."""
        query = "SELECT arrived FROM block WHERE stream = ? ORDER BY first LIMIT 1"
        with self.reading() as connection:
            arrived: int = connection.execute(query, (stream,)).fetchone()[0]
        return arrived

    def arrivals(self, stream: str) -> list[tuple[int, int]]:
        """When records of a stream arrived, in microseconds since 1970, and how many arrived
        together.
        """
        with self.reading() as connection:
            return connection.execute(
                "SELECT arrived, records FROM block WHERE stream = ? ORDER BY first", (stream,)
            ).fetchall()

    def rows(self, stream: str) -> Iterator[dict[str, Any]]:
        """The records of a stream in the order of arrival."""
        for block in self.blocks(stream):
            yield from block.records()

    def blocks(self, stream: str, *, after: int = 0) -> Iterator[Block]:
        """Yield the blocks of a stream with records after one of a number, in order."""
        return self._blocks("stream = ? AND first > ?", (stream,), after)

    def blocks_after(self, number: int) -> Iterator[Block]:
        """The blocks of all streams whose records come after the one of that number."""
        return self._blocks("first > ?", (), number)

    def keep_fact(self, name: str, value: str) -> str:
        """Keep a fact unless there is one of that name; return the one that is kept."""

        def keep(connection: sqlite3.Connection) -> str:
            connection.execute("INSERT OR IGNORE INTO fact VALUES (?, ?)", (name, value))
            query = "SELECT value FROM fact WHERE name = ?"
            kept: str = connection.execute(query, (name,)).fetchone()[0]
            return kept

        return self.write(keep)

    def write(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """Run an action in the writer thread and wait until it is committed."""
        outcome: Future[T] = Future()
        with self._gate:
            self._check_open()
            self._jobs.put((action, outcome))
        return outcome.result()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for reading; one statement reads one state of the store."""
        self._check_open()
        try:
            connection = self._idle_readers.get_nowait()
        except queue.Empty:
            connection = self._connect()
            connection.execute("PRAGMA query_only = ON")
        try:
            yield connection
        finally:
            if self._closed:
                connection.close()
            else:
                self._idle_readers.put(connection)

    def close(self) -> None:
        """Finish what is being written and close the file."""
        with self._gate:
            self._closed = True
            self._jobs.put(None)
        self._writer.join()
        while not self._idle_readers.empty():
            self._idle_readers.get_nowait().close()

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("the store is closed: its LocalLytics was stopped")

    def _blocks(
        self, condition: str, arguments: tuple[object, ...], after: int = 0
    ) -> Iterator[Block]:
        query = (
            "SELECT first, records, stream, arrived, timestamp_field, columns, body"  # noqa: S608 - conditions are ours
            f" FROM block WHERE {condition} ORDER BY first LIMIT 1"
        )
        while True:
            # One block at a time: a reader that pauses holds neither a connection nor the log.
            with self.reading() as connection:
                row = connection.execute(query, (*arguments, after)).fetchone()
            if row is None:
                return
            after, amount, stream, arrived, timestamp_field, columns, body = row
            yield Block(
                first=after,
                amount=amount,
                stream=stream,
                arrived=arrived,
                timestamp_field=timestamp_field,
                columns=None if columns is None else tuple(orjson.loads(columns)),
                data=orjson.loads(body),
                bytes=len(body),
            )

    def _connect(self) -> sqlite3.Connection:
        # Explicit transactions only; a connection serves one thread at a time, not always the same.
        return sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)

    def _run_writer(self, opened: Future[None]) -> None:
        try:
            connection = self._connect()
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {'NORMAL' if self._durable else 'OFF'}")
            connection.executescript(_SCHEMA)
            self._last = connection.execute(
                "SELECT coalesce(max(first + records - 1), 0) FROM (SELECT * FROM block ORDER BY first DESC LIMIT 1)"
            ).fetchone()[0]
        except BaseException as error:
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            while self._write_jobs(connection):
                pass
        finally:
            connection.close()

    def _write_jobs(self, connection: sqlite3.Connection) -> bool:
        """Commit the jobs that wait, all in one transaction; False when the store closes."""
        job = self._jobs.get()
        done: list[tuple[Future[Any], Any]] = []
        connection.execute("BEGIN IMMEDIATE")
        committed = last = self._last
        while job is not None:
            action, outcome = job
            connection.execute("SAVEPOINT job")
            try:
                result = action(connection)
            except BaseException as error:
                connection.execute("ROLLBACK TO job")
                self._last = last
                outcome.set_exception(error)
            else:
                last = self._last
                done.append((outcome, result))
            connection.execute("RELEASE job")
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
        try:
            connection.execute("COMMIT")
        except (
            sqlite3.Error
        ) as error:  # a full disk, say: the callers get the error, the store continues
            connection.execute("ROLLBACK")
            self._last = committed
            for outcome, _ in done:
                outcome.set_exception(error)
        else:
            self._version += 1
            for outcome, result in done:
                outcome.set_result(result)
        return job is not None


def _common_columns(records: Sequence[dict[str, Any]]) -> tuple[str, ...] | None:
    """The names of all records, when there are any and each has the same in the same order."""
    shapes = set(map(tuple, records))
    return (shapes.pop() or None) if len(shapes) == 1 else None


def _by_column(rows: Iterable[Iterable[Any]], width: int) -> list[Any]:
    # A third of the time that zip(*rows) takes.
    values = list(chain.from_iterable(rows))
    return [values[index::width] for index in range(width)]
