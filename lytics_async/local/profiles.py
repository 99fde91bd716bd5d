"""Profiles: the merged records of one identity, as look-ups and scans see them.

Uploads only store records. They are merged into profiles in the background, in the first quiet
moment, and the rest before profiles are read: uploads stay fast, and a read after an acknowledged
upload sees its records.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeAlias, TypeVar

import orjson

from lytics_async.local.drafts import Draft
from lytics_async.local.identities import identity_text, identity_texts, texts_in
from lytics_async.local.merging import Merging
from lytics_async.local.queries import Queries
from lytics_async.local.store import Store
from lytics_async.local.timestamps import now

TABLES = ("user", "content")
"""The tables of the account: records become profiles of `user`, or documents of `content`."""

T = TypeVar("T")
Profile: TypeAlias = dict[str, Any]

# Merging competes with uploads for the interpreter, so it waits until none arrived for a moment,
# and
# works in slices of some tenths of a second.
_QUIET_SECONDS = 0.1
_SLICE_RECORDS = 25_000


class Profiles:
    """The profiles of the table `user`.

    Args:
        identity: fields whose equal values make records one profile.
        queries: stored LQL, which maps the records of its streams in its own way.

    Attributes:
        complete: adds the fields that are computed when a profile is read.
        delay: returns the seconds until a received record is merged.
        keeps_unmapped: returns whether streams without mappings reach profiles.
    """

    def __init__(
        self, store: Store, identity: Sequence[str], queries: Queries | None = None
    ) -> None:
        self.complete: Callable[[Profile], Profile] = lambda profile: profile
        self.delay: Callable[[], float] = lambda: 0.0
        self.keeps_unmapped: Callable[[], bool] = lambda: True
        self._store = store
        self._identity = tuple(identity)
        self._merging = Merging(
            store, identity, queries, keeps_unmapped=lambda: self.keeps_unmapped()
        )
        self._lock = threading.Lock()
        self._closing = False
        self._background = threading.Thread(
            target=self._merge_when_quiet, name="lytics-local-merging", daemon=True
        )
        self._background.start()

    def close(self) -> None:
        """End what is done in the background; the store must still be open."""
        self._closing = True
        self._store.appended.set()
        self._background.join()

    def merge(self) -> None:
        """Merge all records that are stored now, and old enough."""
        last = self._mergeable()
        if self._merging.merged < last:
            with self._lock:
                self._merging.run(last)

    def _mergeable(self) -> int:
        """Number of the last record that may be merged now."""
        delay = self.delay()
        if not delay:
            return self._store.last
        return self._store.last_before(now() - int(delay * 1_000_000))

    def change_mapping(self, change: Callable[[], T]) -> T:
        """Merge all records that are stored, and then run `change`, which stores or deletes LQL."""
        with self._lock:
            self._merging.run(self._store.last)
            return change()

    def _merge_when_quiet(self) -> None:
        appended, merging = self._store.appended, self._merging
        while not self._closing:
            waiting = self._mergeable() > merging.merged
            if appended.wait(_QUIET_SECONDS if waiting else None):
                appended.clear()
                continue
            # An error, such as a full disk, occurs again for the next reader.
            with suppress(sqlite3.Error), self._lock:
                last = self._mergeable()
                if merging.taken < last:
                    merging.take(min(merging.taken + _SLICE_RECORDS, last))
                elif merging.taken > merging.merged:
                    merging.write()

    def find(self, field: str, value: str) -> Profile | None:
        """The profile that was ever seen with this value of an identity field."""
        self.merge()
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT document FROM identity JOIN profile ON number = profile WHERE field = ? AND value = ?",
                (field, identity_text(field, value)),
            ).fetchone()
        return self.complete(orjson.loads(row[0])) if row else None

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
        return [self.complete(orjson.loads(found[one])) for one in numbers if one in found]

    def all(self) -> Iterator[Profile]:
        """Every profile, oldest first."""
        return (profile for _, profile in self.select(lambda _: True))

    def select(self, matches: Callable[[Profile], bool]) -> Iterator[tuple[int, Profile]]:
        """Number and document of each profile that matches, oldest number first."""
        self.merge()
        with self._store.reading() as connection:
            for number, document in connection.execute(
                "SELECT number, document FROM profile ORDER BY number"
            ):
                profile = self.complete(orjson.loads(document))
                if matches(profile):
                    yield number, profile

    def delete(self, field: str, value: str, *, greedy: bool = False) -> str:
        """Delete the profile immediately, if it exists; return the id of the request.

        Args:
            greedy: delete further profiles that have a value of its identities in another field.
        """
        self.merge()

        def remove(connection: sqlite3.Connection) -> str:
            query = "SELECT profile FROM identity WHERE field = ? AND value = ?"
            found = connection.execute(query, (field, identity_text(field, value))).fetchone()
            for number in () if found is None else _reached(connection, found[0], greedy):
                connection.execute("DELETE FROM profile WHERE number = ?", (number,))
                connection.execute("DELETE FROM identity WHERE profile = ?", (number,))
            return request_deletion(connection)

        with self._lock:  # not while records are merged into it
            request = self._store.write(remove)
            self._merging.forget()
        return request

    def rewrite(
        self, field: str, value: str, change: Callable[[Profile], Profile]
    ) -> Profile | None:
        """Replace the fields of a profile by those that `change` returns; None if there is none.

        They count as the newest: only later records overwrite them.
        """
        self.merge()
        moment = (now(), self._store.last)

        def write(connection: sqlite3.Connection) -> Profile | None:
            row = connection.execute(
                "SELECT number, created, document, stamps FROM identity"
                " JOIN profile ON number = profile WHERE field = ? AND value = ?",
                (field, identity_text(field, value)),
            ).fetchone()
            if row is None:
                return None
            number, created, document, stamps = row
            draft = Draft.load(document, stamps, created)
            fields = change(draft.fields)
            changed = Draft(fields, max(draft.newest, moment), {}, created).row(number)
            connection.execute("INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)", changed)
            connection.executemany(
                "INSERT OR IGNORE INTO identity VALUES (?, ?, ?)",
                [
                    (name, text, number)
                    for name in self._identity
                    for texts in identity_texts(name, [fields.get(name)])
                    for text in texts_in(texts)
                ],
            )
            return fields

        with self._lock:  # not while records are merged into it
            profile = self._store.write(write)
            self._merging.forget()
        return profile

    def identities(self, field: str, value: str) -> list[tuple[str, str]]:
        """Return every identity of the profile that has this one; empty if there is none."""
        self.merge()
        with self._store.reading() as connection:
            return connection.execute(
                "SELECT other.field, other.value FROM identity JOIN identity AS other"
                " ON other.profile = identity.profile"
                " WHERE identity.field = ? AND identity.value = ? ORDER BY other.field, other.value",
                (field, identity_text(field, value)),
            ).fetchall()

    def seconds_since_deletion(self, request: str) -> float | None:
        """Age of a request for deletion; None when there was none of that id."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT requested FROM deletion WHERE id = ?", (request,)
            ).fetchone()
        return time.time() - row[0] if row else None


def request_deletion(connection: sqlite3.Connection) -> str:
    """Record the request in the transaction of its deletion; return the id of the request."""
    request = f"{secrets.token_hex(10)}-{int(time.time())}"
    connection.execute("INSERT INTO deletion VALUES (?, ?)", (request, time.time()))
    return request


def _reached(connection: sqlite3.Connection, number: int, greedy: bool) -> set[int]:
    """Return a profile, and if greedy those that share values of identities with it, and so on."""
    reached, edge = {number}, [number]
    while greedy and edge:
        rows = connection.execute(
            "SELECT DISTINCT other.profile FROM identity one"
            " JOIN identity other ON other.value = one.value WHERE one.profile = ?",
            (edge.pop(),),
        )
        for (other,) in rows.fetchall():
            if other not in reached:
                reached.add(other)
                edge.append(other)
    return reached
