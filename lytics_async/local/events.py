"""System events: what has changed in the account, written down with each change."""

import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from .timestamps import now

__all__ = ["record_event"]

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
