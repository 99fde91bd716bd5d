"""The source that connections reach: a table `customers` of the profiles, in SQLite.

Nothing outside of this process is read. Every connection shows the same table, whatever its
provider.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

from lytics_async.local.account import Account
from lytics_async.local.faults import ApiFault

TABLE = "customers"
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}
_STEPS = 10_000_000
"""Instructions after which a query is stopped."""

_MOST_COLUMNS = 500


def tables(account: Account) -> dict[str, list[dict[str, str]]]:
    """The columns of each table, by its name."""
    columns = _columns(account)
    return {
        TABLE: [{"column_name": name, "column_datatype": kind} for name, kind in columns.items()]
    }


def query(
    account: Account, sql: str, *, limit: int
) -> tuple[list[dict[str, str]], list[list[Any]]]:
    """Run a query that reads; return its columns and first rows.

    Raises:
        ApiFault: 400, it is not valid, it would write, or it takes too long.
    """
    with _opened(account) as connection:
        try:
            cursor = connection.execute(sql)
            rows = [list(row) for row in cursor.fetchmany(limit)]
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
            raise ApiFault(400, f"The source refuses the query: {error}") from None
        if cursor.description is None:
            raise ApiFault(400, "The source refuses the query: it returns nothing")
        columns = [
            {"column_name": column[0], "column_datatype": _kind([row[index] for row in rows])}
            for index, column in enumerate(cursor.description)
        ]
    readable = [
        [value.hex() if isinstance(value, bytes) else value for value in row] for row in rows
    ]
    return columns, readable


@contextmanager
def _opened(account: Account) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    try:
        columns = list(_columns(account))
        names = ", ".join(_quoted(name) for name in columns)
        connection.execute(f"CREATE TABLE {TABLE} ({names})")
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f"INSERT INTO {TABLE} VALUES ({marks})",  # noqa: S608 - only marks
            (
                [_stored(profile.get(name)) for name in columns]
                for profile in account.profiles.all()
            ),
        )
        connection.commit()
        connection.set_authorizer(
            lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
        )
        connection.set_progress_handler(lambda: 1, _STEPS)
        yield connection
    finally:
        connection.close()


def _columns(account: Account) -> dict[str, str]:
    values: dict[str, list[Any]] = {"email": []}
    for profile in account.profiles.all():
        for name, value in profile.items():
            if not name.startswith("_") and (name in values or len(values) < _MOST_COLUMNS):
                values.setdefault(name, []).append(value)
    folded: dict[str, str] = {}
    for name in values:  # names of SQLite differ in more than capitals
        folded.setdefault(name.casefold(), name)
    return {name: _kind(values[name]) for name in folded.values()}


def _kind(values: list[Any]) -> str:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int) for value in known):
        return "INTEGER"
    if known and all(isinstance(value, int | float) for value in known):
        return "REAL"
    return "TEXT"


def _stored(value: Any) -> Any:
    if isinstance(value, list | dict):
        return orjson.dumps(value).decode()
    return value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""').replace("\0", "") + '"'
