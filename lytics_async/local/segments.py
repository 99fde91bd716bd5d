"""Segments: saved FilterQL statements, and which profiles they select."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import attrs
import orjson

from lytics_async.filterql import Statement
from lytics_async.local.builtin_segments import builtin_segments
from lytics_async.local.content import Content
from lytics_async.local.evaluate import Predicate, compile_filter
from lytics_async.local.events import record_event
from lytics_async.local.faults import ApiFault
from lytics_async.local.profiles import Profiles
from lytics_async.local.segment import Segment, SegmentFields, parse_filter, slug_of
from lytics_async.local.store import Store
from lytics_async.local.timestamps import format_time, now

# Predicates of included segments call each other; Python allows some hundred levels.
_DEEPEST_INCLUDE = 50


class Segments:
    """The segments of the account.

    Args:
        is_service: whether the predefined segments of the service exist.
    """

    def __init__(
        self,
        store: Store,
        tables: Mapping[str, Profiles | Content],
        *,
        account_id: str,
        is_service: Callable[[], bool],
    ) -> None:
        self._store = store
        self._tables = tables
        self._account_id = account_id
        self._is_service = is_service
        self._builtins = builtin_segments(account_id)
        self._changing = threading.RLock()  # held from a check to the change that relies on it

    def all(self) -> list[Segment]:
        """Every segment, in the order of creation."""
        with self._store.reading() as connection:
            found = [
                _load(document)
                for (document,) in connection.execute("SELECT document FROM segment")
            ]
        found.sort(key=lambda segment: (segment.created, segment.id))
        return [*self._predefined(), *found]

    def get(self, id_or_slug: str) -> Segment:
        """The segment of this id or slug.

        Raises:
            ApiFault: 404, there is none.
        """
        with self._store.reading() as connection:
            return self._require(connection, id_or_slug)

    def named(self, id_or_slug: str) -> Segment:
        """The segment that a body names by id or slug, where a wrong one is a fault of the body.

        Raises:
            ApiFault: 400, there is none.
        """
        try:
            return self.get(id_or_slug)
        except ApiFault:
            raise ApiFault(400, f'Segment "{id_or_slug}" not found') from None

    def create(self, fields: SegmentFields) -> Segment:
        """Create a segment; when its slug is taken, a number is silently added to it.

        Raises:
            ApiFault: 400, no name, or a statement that cannot be used.
        """
        kind = self._kind(fields) or "segment"
        statement = self._check(fields.segment_ql or "")
        name = fields.name or statement.name or statement.slug or fields.slug_name
        slug = fields.slug_name or statement.slug or slug_of(name or "")
        if not name or not slug:
            raise ApiFault(400, "A segment needs a name, or an ALIAS in its text")
        stamp = format_time(now())
        segment = Segment(
            id=secrets.token_hex(16),
            account_id=self._account_id,
            author_id=self._account_id,
            kind=kind,
            segment_ql=fields.segment_ql or "",
            created=stamp,
            updated=stamp,
            description=fields.description or "",
            is_public=bool(fields.is_public),
            name=name,
            slug_name=slug,
            tags=fields.tags or [],
            table=statement.table or "user",
            save_hist=fields.save_hist is not False,
            schedule_exit=bool(fields.schedule_exit),
        )

        def insert(connection: sqlite3.Connection) -> Segment:
            created = attrs.evolve(segment, slug_name=self._free_slug(connection, slug))
            _save(connection, created, "created")
            return created

        return self._store.write(insert)

    def put_text(self, text: str) -> tuple[Segment, bool]:
        """Create a segment, or update the one with its ALIAS; return whether it is new."""
        with self._changing:
            statement = self._check(text)
            with self._store.reading() as connection:
                known = self._find(connection, statement.slug) if statement.slug else None
            fields = SegmentFields(segment_ql=text, name=statement.name)
            if known is None:
                return self.create(fields), True
            return self.update(known.id, fields), False

    def update(self, id_or_slug: str, fields: SegmentFields) -> Segment:
        """Change a segment; what `fields` leaves out stays.

        Two traps of the real Lytics are kept: a new ALIAS in the text renames the segment, and a
        text for another table (user, if it has no FROM) creates another segment.

        Raises:
            ApiFault: 404, there is none; 400, the new slug is taken, or the statement cannot be
                used.
        """
        with self._changing:  # two updates could include each other
            return self._update(id_or_slug, fields)

    def _update(self, id_or_slug: str, fields: SegmentFields) -> Segment:
        segment = self._changeable(self.get(id_or_slug))
        kind = self._kind(fields)
        changes: dict[str, Any] = attrs.asdict(
            fields, filter=lambda attribute, value: value is not None
        )
        if kind is not None:
            changes["kind"] = kind
        if fields.segment_ql is not None:
            statement = self._check(fields.segment_ql, within=segment.slug_name)
            if (statement.table or "user") != segment.table:
                carried = attrs.evolve(fields, name=fields.name or segment.name)
                return self.create(carried)
            if statement.slug is not None:
                changes.setdefault("slug_name", statement.slug)

        def change(connection: sqlite3.Connection) -> Segment:
            current = self._require(connection, segment.id)
            updated = attrs.evolve(current, updated=format_time(now()), **changes)
            other = self._find(connection, updated.slug_name)
            if other is not None and other.id != updated.id:
                raise ApiFault(400, "Slug is already used.")
            _save(connection, updated, "updated")
            return updated

        return self._store.write(change)

    def delete(self, ids_or_slugs: list[str]) -> None:
        """Delete segments, all of them or none.

        Raises:
            ApiFault: 404, one of them does not exist.
        """

        def remove(connection: sqlite3.Connection) -> None:
            for id_or_slug in ids_or_slugs:
                segment = self._changeable(self._require(connection, id_or_slug))
                connection.execute("DELETE FROM segment WHERE id = ?", (segment.id,))
                connection.execute("DELETE FROM measurement WHERE segment = ?", (segment.id,))
                _announce(connection, segment, "deleted")

        self._store.write(remove)

    def is_valid(self, segment: Segment) -> bool:
        """Whether the segment can be evaluated: one that it includes may have been deleted."""
        try:
            self.predicate(segment.statement, within=(segment.slug_name,))
        except ApiFault:
            return False
        return True

    def predicate(self, statement: Statement, *, within: tuple[str, ...] = ()) -> Predicate:
        """The function that returns whether a profile is selected now.

        Args:
            within: slugs of the segments that include the statement; they cannot be included by it.

        Raises:
            ApiFault: 400, a segment that it includes does not exist, or includes it in turn.
        """
        moment = datetime.now(UTC)
        included: dict[str, Predicate] = {}

        def compile_within(statement: Statement, within: tuple[str, ...]) -> Predicate:
            def include(id_or_slug: str) -> Predicate:
                segment = self._included(id_or_slug, within)
                if segment.id not in included:
                    nested = compile_within(segment.statement, (*within, segment.slug_name))
                    included[segment.id] = _asked_once(nested)
                return included[segment.id]

            return compile_filter(statement, now=moment, include=include)

        return compile_within(statement, within)

    def members(self, statement: Statement) -> Iterator[tuple[int, dict[str, Any]]]:
        """Number and document of each profile that a statement selects."""
        return self._tables[statement.table or "user"].select(self.predicate(statement))

    def profile(self, table: str, number: int) -> dict[str, Any] | None:
        """The document of a profile, wherever it belongs to; None when it is gone."""
        return next(iter(self._tables[table].get([number])), None)

    def measure(self, segment: Segment) -> int:
        """Count the members of a saved segment, and keep the figure for its history."""
        size = sum(1 for _ in self.members(segment.statement))
        row = (segment.id, now() // 1000, size)
        self._store.write(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO measurement VALUES (?, ?, ?)", row
            )
        )
        return size

    def history(self, segment: Segment, limit: int) -> list[dict[str, Any]]:
        """The latest figures of a segment, newest first."""
        with self._store.reading() as connection:
            return [
                {"ts": str(at), "value": size}
                for at, size in connection.execute(
                    "SELECT at, size FROM measurement WHERE segment = ? ORDER BY at DESC LIMIT ?",
                    (segment.id, limit),
                )
            ]

    def of_profile(self, profile: Mapping[str, Any], table: str = "user") -> list[str]:
        """Return the slugs of the public segments that a profile belongs to, and `all`."""
        found = [one.slug_name for one in self.all_of_profile(profile, table) if one.is_public]
        return [*(slug for slug in found if slug != "all"), "all"]

    def all_of_profile(self, profile: Mapping[str, Any], table: str = "user") -> list[Segment]:
        """Return all segments that a profile belongs to, public or not."""
        document = dict(profile)
        return [
            segment
            for segment in self.all()
            if segment.table == table
            and self.is_valid(segment)
            and self.predicate(segment.statement)(document)
        ]

    def _included(self, id_or_slug: str, within: tuple[str, ...]) -> Segment:
        with self._store.reading() as connection:
            segment = self._find(connection, id_or_slug)
        if segment is None:
            raise ApiFault(400, f'Invalid SegmentQL: there is no segment "{id_or_slug}" to include')
        if segment.slug_name in within:
            raise ApiFault(400, f'Invalid SegmentQL: segment "{segment.slug_name}" includes itself')
        if len(within) > _DEEPEST_INCLUDE:
            raise ApiFault(
                400, f"Invalid SegmentQL: INCLUDE is nested more than {_DEEPEST_INCLUDE} deep"
            )
        return segment

    def _predefined(self) -> tuple[Segment, ...]:
        return self._builtins if self._is_service() else ()

    def _find(self, connection: sqlite3.Connection, id_or_slug: str) -> Segment | None:
        for segment in self._predefined():
            if id_or_slug in (segment.id, segment.slug_name):
                return segment
        row = connection.execute(
            "SELECT document FROM segment WHERE id = ?1 OR slug = ?1", (id_or_slug,)
        ).fetchone()
        return _load(row[0]) if row else None

    def _require(self, connection: sqlite3.Connection, id_or_slug: str) -> Segment:
        segment = self._find(connection, id_or_slug)
        if segment is None:
            raise ApiFault(404, "Segment not found")
        return segment

    def _changeable(self, segment: Segment) -> Segment:
        if segment in self._builtins:
            raise ApiFault(400, "A predefined segment cannot be changed.")
        return segment

    def _free_slug(self, connection: sqlite3.Connection, slug: str) -> str:
        candidate, number = slug, 0
        while self._find(connection, candidate) is not None:
            number += 1
            candidate = f"{slug}_{number}"
        return candidate

    def _kind(self, fields: SegmentFields) -> str | None:
        return fields.stated_kind(published=not self._is_service())

    def _check(self, text: str, *, within: str = "") -> Statement:
        """Parse a statement and make sure that it can be evaluated."""
        if not text.strip():
            raise ApiFault(400, "Invalid SegmentQL: it is empty")
        statement = parse_filter(text)
        self.predicate(statement, within=(within,))
        return statement


def _asked_once(predicate: Predicate) -> Predicate:
    """Remember the last result: a segment may be included in several places."""
    last: tuple[dict[str, Any] | None, bool] = (None, False)

    def ask(profile: dict[str, Any]) -> bool:
        nonlocal last
        if last[0] is not profile:
            last = profile, predicate(profile)
        return last[1]

    return ask


def _load(document: str) -> Segment:
    return Segment(**orjson.loads(document))


def _save(connection: sqlite3.Connection, segment: Segment, verb: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO segment VALUES (?, ?, ?)",
        (segment.id, segment.slug_name, orjson.dumps(attrs.asdict(segment)).decode()),
    )
    _announce(connection, segment, verb)


def _announce(connection: sqlite3.Connection, segment: Segment, verb: str) -> None:
    record_event(
        connection,
        account_id=segment.account_id,
        verb=verb,
        subject_type="segment",
        subject_id=segment.id,
    )
