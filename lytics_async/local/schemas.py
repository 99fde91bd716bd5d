"""The schema of each table: what is live, the draft, the patches, and the versions before.

What was never published follows from the uploads: a stream without mappings gives each of its
columns to a field of the same name, and stored LQL maps its streams. Publishing turns that into
mappings of its own: columns that a mapped stream brings later reach no profile until they are
mapped.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, TypeVar

from lytics_async.local.content import IDENTITY
from lytics_async.local.documents import Document, Documents
from lytics_async.local.faults import ApiFault
from lytics_async.local.field_info import kind_of
from lytics_async.local.lql.parsing import RESERVED
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.profiles import TABLES
from lytics_async.local.queries import Queries
from lytics_async.local.schema_versions import (
    NEW_FIELD,
    applied,
    differences,
    field_of,
    mapping_of,
    problems_of,
    statements_of,
)
from lytics_async.local.store import Store
from lytics_async.local.timestamps import format_time, now, parse_time

T = TypeVar("T")
NO_TABLE = "TABLE-NOTFOUND-009"
NO_VERSION = "SCHEMAVERSION-NOTFOUND-011"
INVALID = "SCHEMA-INVALID-018"

_MAPPED = "user"
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SAMPLE = 1_000
_PARTS = ("fields", "mappings", "id_ranks", "id_config", "retention")


class Schemas:
    """The schemas of an account.

    Args:
        documents: where the versions are kept.
        queries: what maps the streams: published schemas are handed to it.
        identity: the identity fields of streams without mappings.
        author: id of the user in whose name versions are made.
        keeps_unmapped: returns whether streams without mappings reach profiles.
    """

    def __init__(
        self,
        documents: Documents,
        queries: Queries,
        store: Store,
        *,
        identity: tuple[str, ...],
        author: str,
        keeps_unmapped: Callable[[], bool],
    ) -> None:
        self._documents = documents
        self._queries = queries
        self._store = store
        self._identity = identity
        self._author = author
        self._keeps_unmapped = keeps_unmapped
        self._gate = threading.RLock()
        self._take_effect()

    def live(self, table: str) -> Document:
        """The version that is in effect, with what streams without mappings add to it."""
        check_table(table)
        stored = self._stored(table, "live")
        version = stored or self._begin(table)
        return version | self._implied(version)

    def draft(self, table: str) -> Document:
        """The draft; without changes it equals the live version."""
        return self._stored(table, "draft") or self._copy(table, status="draft")

    def patches(self, table: str) -> list[Document]:
        """The open patches of a table."""
        check_table(table)
        return [one for one in self._of(table) if one["status"] == "patch"]

    def versions(self, table: str) -> list[Document]:
        """What is live, the draft if there are changes, and what was published before."""
        live = self.live(table)
        others = [one for one in self._of(table) if one["status"] in ("draft", "archived")]
        return [live, *sorted(others, key=lambda one: -int(one["version_number"]))]

    def version(self, table: str, wanted: str, *, default: str = "live") -> Document:
        """The version of an id; without one the live version, or the draft.

        Raises:
            ApiFault: 404, there is none.
        """
        if not wanted:
            return self.draft(table) if default == "draft" else self.live(table)
        for one in (self.live(table), self.draft(table), *self._of(table)):
            if one["id"] == wanted:
                return one
        raise ApiFault(404, "There is no such version of the schema", code=NO_VERSION)

    def patch(self, table: str, wanted: str) -> Document:
        """An open patch.

        Raises:
            ApiFault: 404, there is none of this id.
        """
        for one in self.patches(table):
            if one["id"] == wanted:
                return one
        raise ApiFault(404, "There is no such patch")

    def open_patch(self, table: str, tag: str, description: str) -> Document:
        """Open a patch: a copy of what is live, for changes of its own."""
        with self._gate:
            patch = self._copy(table, status="patch", tag=tag, description=description)
            return self._save(patch)

    def discard_patch(self, table: str, wanted: str) -> None:
        """Delete a patch."""
        with self._gate:
            self._documents.delete(self.patch(table, wanted)["id"])

    def edit(self, table: str, patch: str | None, change: Callable[[Document], T]) -> T:
        """Change the draft, or a patch; `change` changes the version that it is given."""
        with self._gate:
            version = self.draft(table) if patch is None else self.patch(table, patch)
            outcome = change(version)
            version["modified"] = format_time(now())
            self._save(version)
            return outcome

    def revert(self, table: str, wanted: str) -> Document:
        """Make the draft equal to a version, by default the live one."""
        with self._gate:
            parts = self.version(table, wanted)
            stored = self._stored(table, "draft")
            if stored is not None:
                self._documents.delete(stored["id"])
            draft = self._copy(table, status="draft")
            if wanted and parts["id"] != draft["parent_id"]:
                draft |= {name: parts[name] for name in _PARTS}
                self._save(draft)
            return draft

    def publish(self, table: str, changed: Document, *, tag: str, description: str) -> Document:
        """Make a draft or a patch live; the caller merges what was received before.

        Raises:
            ApiFault: 400, it has no changes, or is not valid.
        """
        with self._gate:
            live = self.live(table)
            merged = applied(changed["base"], changed, live)
            if not differences(live, merged):
                raise ApiFault(400, "There are no changes to publish", code=INVALID)
            problems = problems_of(merged)
            if problems:
                raise ApiFault(400, "The schema is not valid", data=problems, code=INVALID)
            before = self._stored(table, "live")
            if before is not None:
                self._save(before | {"status": "archived"})
            moment = format_time(now())
            published = {name: merged[name] for name in _PARTS} | {
                "id": secrets.token_hex(16),
                "table": table,
                "version_number": live["version_number"] + 1,
                "status": "live",
                "is_patch": False,
                "parent_id": live["id"],
                "tag": tag,
                "description": description,
                "created": moment,
                "modified": moment,
                "created_by": changed["created_by"],
                "published_by": self._author,
                "based": format_time(now()),
            }
            self._save(published)
            if self._documents.find(changed["id"]) is not None:
                self._documents.delete(changed["id"])
            self._take_effect()
            return published

    def _take_effect(self) -> None:
        live = self._stored(_MAPPED, "live")
        if live is not None:
            since = parse_time(live["based"]) or 0
            self._queries.publish(statements_of(live), since=since)

    def _of(self, table: str) -> list[Document]:
        return [one for one in self._documents.all() if one["table"] == table]

    def _stored(self, table: str, status: str) -> Document | None:
        check_table(table)
        return next((one for one in self._of(table) if one["status"] == status), None)

    def _save(self, version: Document) -> Document:
        return self._documents.put(version["id"], version)

    def _copy(self, table: str, *, status: str, tag: str = "", description: str = "") -> Document:
        live = self.live(table)
        moment = format_time(now())
        is_draft = status == "draft"
        return {name: live[name] for name in _PARTS} | {
            "id": _id(live["id"], "draft") if is_draft else secrets.token_hex(16),
            "table": table,
            "version_number": live["version_number"] + 1,
            "status": status,
            "is_patch": not is_draft,
            "parent_id": live["id"],
            "tag": tag,
            "description": description,
            "created": moment,
            "modified": moment,
            "created_by": self._author,
            "published_by": "",
            "base": deepcopy({name: live[name] for name in _PARTS}),
        }

    def _begin(self, table: str) -> Document:
        """The first version, which nothing was published for."""
        identity = self._identity if table == _MAPPED else IDENTITY
        moment = self._store.keep_fact(f"schema_{table}", format_time(now()))
        return {
            "id": _id(self._author, table),
            "table": table,
            "version_number": 1,
            "status": "live",
            "is_patch": False,
            "parent_id": "",
            "tag": "",
            "description": "",
            "fields": [
                NEW_FIELD
                | {"id": name, "is_identifier": True, "created": moment, "modified": moment}
                for name in identity
            ],
            "mappings": [],
            "id_ranks": {"fields": list(identity)},
            "id_config": [],
            "retention": {"capacity": 0, "keep_days": 0},
            "created": moment,
            "modified": moment,
            "created_by": self._author,
            "published_by": self._author,
            "based": "",
        }

    def _implied(self, version: Document) -> Document:
        """Fields and mappings with those that LQL and streams without mappings add."""
        if version["table"] != _MAPPED:
            return {}
        fields = {field["id"]: field for field in version["fields"]}
        mappings = list(version["mappings"])
        known = {mapping["stream"] for mapping in mappings}
        moment = version["modified"]
        stamp = {"created": moment, "modified": moment}
        for statement in self._queries.newer_than(parse_time(version["based"]) or -1):
            known.add(statement.stream)
            for column in statement.columns:
                fields.setdefault(column.name, field_of(column, statement) | stamp)
                mapping = mapping_of(column, statement)
                key = _id(mapping["stream"], mapping["field"], mapping["guard_expr"])
                mappings.append({"id": key} | mapping | stamp)
        for stream in self._store.streams() if self._keeps_unmapped() else ():
            if stream in known or stream == CONTENT_STREAM:
                continue
            for name, values in self._columns(stream):
                new = {"id": name, "type": kind_of(values), "is_identifier": name in self._identity}
                fields.setdefault(name, NEW_FIELD | new | stamp)
                mapping = {
                    "field": name,
                    "stream": stream,
                    "expr": _expression(name),
                    "guard_expr": "",
                }
                mappings.append({"id": _id(stream, name)} | mapping | stamp)
        return {"fields": list(fields.values()), "mappings": mappings}

    def _columns(self, stream: str) -> Iterator[tuple[str, list[Any]]]:
        """The columns of a stream, each with values to tell its type by."""
        columns: dict[str, list[Any]] = {}
        for record in self._store.rows(stream):
            for name, value in record.items():
                values = columns.setdefault(name, [])
                if value not in (None, "") and len(values) < _SAMPLE:
                    values.append(value)
        return ((name, values) for name, values in columns.items() if name and "`" not in name)


def check_table(table: str) -> None:
    """Reject a table that does not exist.

    Raises:
        ApiFault: 404, there is none of this name.
    """
    if table not in TABLES:
        raise ApiFault(404, f'There is no table "{table}"', code=NO_TABLE)


def _expression(column: str) -> str:
    """The LQL expression that takes a column as it is."""
    is_word = column.lower() in RESERVED | {"true", "false"}
    return column if _PLAIN.fullmatch(column) and not is_word else f"`{column}`"


def _id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
