"""Documents: an account's configuration, such as users and queries, as JSON by kind and id.

A change and its system event are stored in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import orjson

from lytics_async.local.events import record_event
from lytics_async.local.faults import ApiFault
from lytics_async.local.store import Store

Document: TypeAlias = dict[str, Any]


class Documents:
    """The documents of one kind, in the order of creation.

    Args:
        kind: what they are, as system events and messages call it: `user`, `segmentcollection`.
        announced: whether system events tell of changes.
    """

    def __init__(
        self, store: Store, kind: str, *, account_id: str = "", announced: bool = True
    ) -> None:
        self._store = store
        self._kind = kind
        self._account_id = account_id
        self._announced = announced

    def all(self) -> list[Document]:
        """Every document."""
        with self._store.reading() as connection:
            return self._all(connection)

    def find(self, key: str) -> Document | None:
        """The document of this id; None when there is none."""
        with self._store.reading() as connection:
            return self._find(connection, key)

    def find_by(self, **members: Any) -> Document | None:
        """The first document that has these members; None when there is none."""
        return next(
            (
                document
                for document in self.all()
                if all(document.get(name) == value for name, value in members.items())
            ),
            None,
        )

    def get(self, key: str) -> Document:
        """The document of this id.

        Raises:
            ApiFault: 404, there is none.
        """
        with self._store.reading() as connection:
            return self._require(connection, key)

    def put(self, key: str, document: Mapping[str, Any]) -> Document:
        """Store a document under an id, in place of the one that has it."""

        def store(connection: sqlite3.Connection) -> Document:
            verb = "updated" if self._find(connection, key) is not None else "created"
            self._save(connection, key, document, verb)
            return dict(document)

        return self._store.write(store)

    def decide(self, choose: Callable[[list[Document]], Mapping[str, Any]]) -> Document:
        """Store the document that `choose` returns for all documents, under its `id`, atomically.

        For what must be unique among them, such as the address of a user.

        Raises:
            ApiFault: whatever `choose` raises.
        """

        def store(connection: sqlite3.Connection) -> Document:
            known = self._all(connection)
            chosen = dict(choose(known))
            is_known = any(document["id"] == chosen["id"] for document in known)
            self._save(connection, chosen["id"], chosen, "updated" if is_known else "created")
            return chosen

        return self._store.write(store)

    def change(self, key: str, change: Callable[[Document], Mapping[str, Any]]) -> Document:
        """Replace a document by the one that `change` returns for it, atomically.

        Raises:
            ApiFault: 404, there is none of this id; or whatever `change` raises.
        """

        def store(connection: sqlite3.Connection) -> Document:
            changed = dict(change(self._require(connection, key)))
            self._save(connection, key, changed, "updated")
            return changed

        return self._store.write(store)

    def update(self, key: str, members: Mapping[str, Any]) -> Document:
        """Change single members of a document.

        Raises:
            ApiFault: 404, there is none of this id.
        """
        return self.change(key, lambda document: document | dict(members))

    def delete(self, key: str) -> Document:
        """Delete a document and return it.

        Raises:
            ApiFault: 404, there is none of this id.
        """

        def remove(connection: sqlite3.Connection) -> Document:
            document = self._require(connection, key)
            connection.execute("DELETE FROM document WHERE kind = ? AND id = ?", (self._kind, key))
            self._announce(connection, "deleted", key)
            return document

        return self._store.write(remove)

    def _all(self, connection: sqlite3.Connection) -> list[Document]:
        rows = connection.execute(
            "SELECT body FROM document WHERE kind = ? ORDER BY number", (self._kind,)
        )
        return [orjson.loads(body) for (body,) in rows]

    def _find(self, connection: sqlite3.Connection, key: str) -> Document | None:
        row = connection.execute(
            "SELECT body FROM document WHERE kind = ? AND id = ?", (self._kind, key)
        ).fetchone()
        return orjson.loads(row[0]) if row else None

    def _require(self, connection: sqlite3.Connection, key: str) -> Document:
        document = self._find(connection, key)
        if document is None:
            raise ApiFault(404, f"{self._kind.capitalize()} not found")
        return document

    def _save(
        self, connection: sqlite3.Connection, key: str, document: Mapping[str, Any], verb: str
    ) -> None:
        connection.execute(
            "INSERT INTO document (kind, id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
            (self._kind, key, orjson.dumps(document)),
        )
        self._announce(connection, verb, key)

    def _announce(self, connection: sqlite3.Connection, verb: str, key: str) -> None:
        if self._announced:
            record_event(
                connection,
                account_id=self._account_id,
                verb=verb,
                subject_type=self._kind,
                subject_id=key,
            )
