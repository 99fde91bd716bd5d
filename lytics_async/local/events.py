"""System events: what has changed in the account, written down with each change."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from lytics_async.local.store import Store
from lytics_async.local.timestamps import now

_PRIORITY = 2  # of every published sample


def record_event(
    connection: sqlite3.Connection,
    *,
    account_id: str,
    verb: str,
    subject_type: str,
    subject_id: str,
    related: Sequence[Mapping[str, str]] = (),
    context: Mapping[str, Any] | None = None,
) -> None:
    """Write an event down, in the transaction of the change that it tells of.

    Args:
        verb: created, updated, deleted, status or clustered.
        subject_type: kind of the object, as in `segment`.
        related: other objects, each with `type` and `id`.
        context: what else is to be said.
    """
    moment = now() // 1000
    event: dict[str, Any] = {
        "id": secrets.token_hex(16),
        "ts": str(moment),
        "priority": _PRIORITY,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "verb": verb,
        "account_id": account_id,
    }
    if related:
        event["related"] = [dict(one) for one in related]
    if context:
        event["context"] = dict(context)
    connection.execute(
        "INSERT INTO event (id, at, body) VALUES (?, ?, ?)",
        (event["id"], moment, orjson.dumps(event)),
    )


def find_events(
    store: Store,
    *,
    after: int,
    before: int,
    verb: str,
    subject_type: str,
    subject_id: str,
    limit: int,
) -> list[dict[str, Any]]:
    """The latest events of a time that are of a kind, newest first.

    Args:
        after, before: milliseconds since 1970.
        verb, subject_type, subject_id: empty for any.
    """
    found: list[dict[str, Any]] = []
    query = "SELECT body FROM event WHERE at >= ? AND at <= ? ORDER BY number DESC"
    with store.reading() as connection:
        for (body,) in connection.execute(query, (after, before)):
            event = orjson.loads(body)
            if (
                verb in ("", event["verb"])
                and subject_type in ("", event["subject_type"])
                and subject_id in ("", event["subject_id"])
            ):
                found.append(event)
                if len(found) == limit:
                    break
    return found


def find_event(store: Store, key: str) -> dict[str, Any] | None:
    """The event of this id; None when there is none."""
    with store.reading() as connection:
        row = connection.execute("SELECT body FROM event WHERE id = ?", (key,)).fetchone()
    return orjson.loads(row[0]) if row else None
