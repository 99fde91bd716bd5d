"""Content: documents merged from the records of one stream, with their topics.

Records are merged when documents are read, by the rules of profiles. The topics of a document are
counted then, and combined with the account's own, blocked and rolled-up topics when it is served.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import attrs
import orjson

from lytics_async.local.documents import Documents
from lytics_async.local.drafts import Draft
from lytics_async.local.event_times import moments_of
from lytics_async.local.events import record_event
from lytics_async.local.faults import ApiFault
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.profiles import request_deletion
from lytics_async.local.store import Block, Store
from lytics_async.local.timestamps import parse_time
from lytics_async.local.topics import is_english, relevances
from lytics_async.local.waiting import Entry

Document: TypeAlias = dict[str, Any]

IDENTITY = ("url", "hashedurl", "id")
"""The fields by which a document can be looked up."""

BLOCKLIST = "topicblocklist"
"""Kind of the one document, of that id too, that contains the `labels` of blocked topics."""

ROLLUPS = "topicrollup"
"""Kind of the documents that are roll-ups of topics."""

# How often the words of a field count.
_WEIGHTS = {"title": 3, "description": 2, "body": 1, "text": 1, "content": 1}


class Content:
    """The documents of the table `content`.

    A document is known by its URL, without scheme, fragment and campaign parameters; or by its `id`
    when it has no URL. Records with neither are counted and skipped.
    """

    def __init__(self, store: Store, *, account_id: str) -> None:
        self._store = store
        self._account_id = account_id
        self._lock = threading.Lock()

    def find(self, field: str, value: str) -> Document | None:
        """The document that has this value in an identity field."""
        condition = _condition(field, value)
        return next((document for _, document in self._read(*condition)), None)

    def get(self, numbers: Sequence[int]) -> list[Document]:
        """The documents of these numbers in this order; those deleted meanwhile are left out."""
        wanted = "number IN (SELECT value FROM json_each(?))"
        found = dict(self._read(wanted, (orjson.dumps(numbers).decode(),)))
        return [found[number] for number in numbers if number in found]

    def select(self, matches: Callable[[Document], bool]) -> Iterator[tuple[int, Document]]:
        """Number and document of each one that matches, oldest number first."""
        return ((number, document) for number, document in self._read() if matches(document))

    def all(self, *, unblocked: bool = False) -> list[Document]:
        """Every document; `unblocked` as if no topic were blocked."""
        return [document for _, document in self._read(unblocked=unblocked)]

    def delete(self, field: str, value: str, *, greedy: bool = False) -> str:
        """Delete the document immediately, if it exists; return the id of the request.

        Documents have one identity, so `greedy` reaches no others.
        """
        self.merge()
        condition, arguments = _condition(field, value)

        def remove(connection: sqlite3.Connection) -> str:
            connection.execute(f"DELETE FROM content WHERE {condition}", arguments)  # noqa: S608 - conditions are ours
            return request_deletion(connection)

        return self._store.write(remove)

    def set_topic(self, field: str, value: str, label: str, relevance: float | None) -> Document:
        """Attach a topic to a document, or detach it if the relevance is None; return the document.

        Raises:
            ApiFault: 404, there is no such document, or it is not about the topic that is to be
                detached.
        """
        document = self.find(field, value)
        if document is None:
            raise ApiFault(404, "Document not found")
        hashed = document["hashedurl"]
        if relevance is None and label.casefold() not in map(
            str.casefold, document["topic_relevances"]
        ):
            raise ApiFault(404, "The document is not about this topic")

        def change(connection: sqlite3.Connection) -> None:
            query = "SELECT curated FROM content WHERE hashed = ?"
            curated = orjson.loads(connection.execute(query, (hashed,)).fetchone()[0])
            curated = {
                other: weight
                for other, weight in curated.items()
                if other.casefold() != label.casefold()
            } | {label: relevance}
            connection.execute(
                "UPDATE content SET curated = ? WHERE hashed = ?",
                (orjson.dumps(curated).decode(), hashed),
            )
            record_event(
                connection,
                account_id=self._account_id,
                verb="created" if relevance is not None else "deleted",
                subject_type="topic-document",
                subject_id=hashed,
            )

        self._store.write(change)
        return self.find("hashedurl", hashed) or document

    def is_empty(self) -> bool:
        """Whether there are no documents."""
        self.merge()
        with self._store.reading() as connection:
            return connection.execute("SELECT 1 FROM content LIMIT 1").fetchone() is None

    def count_without_key(self) -> int:
        """How many records had neither a URL nor an id."""
        self.merge()
        return self._facts()[1]

    def merge(self) -> None:
        """Merge all records that are stored now."""
        with self._lock:
            merged, without_key = self._facts()
            for block in self._store.blocks(CONTENT_STREAM, after=merged):
                entries: dict[str, list[Entry]] = {}
                moments = moments_of(block)
                for number, (moment, record) in enumerate(
                    zip(moments, block.records(), strict=True), block.first
                ):
                    if key := _key_of(record):
                        filled = {
                            name: value
                            for name, value in record.items()
                            if value is not None and value != ""
                        }
                        entries.setdefault(key, []).append((moment, number, filled))
                    else:
                        without_key += 1
                self._save(block, entries, without_key)

    def _facts(self) -> tuple[int, int]:
        """Number of the last record that is merged, and how many had no key."""
        with self._store.reading() as connection:
            facts = dict(
                connection.execute("SELECT name, value FROM fact WHERE name LIKE 'content_%'")
            )
        return int(facts.get("content_merged", 0)), int(facts.get("content_without_key", 0))

    def _save(self, block: Block, entries: Mapping[str, list[Entry]], without_key: int) -> None:
        with self._store.reading() as connection:
            stored = {
                key: Draft.load(document, stamps, created)
                for key, created, document, stamps in connection.execute(
                    "SELECT key, created, document, stamps FROM content"
                    " WHERE key IN (SELECT value FROM json_each(?))",
                    (orjson.dumps(list(entries)).decode(),),
                )
            }
        rows = []
        for key, records in entries.items():
            draft = stored.get(key) or Draft.new()
            draft.created = min(draft.created, *(moment for moment, _, _ in records))
            draft.apply(records)
            found = find_topics(draft.fields)
            hashed = _hash(key)
            rows.append((key, hashed, *draft.row(int(hashed))[1:], orjson.dumps(found).decode()))
        facts = [
            ("content_merged", str(block.first + block.amount - 1)),
            ("content_without_key", str(without_key)),
        ]

        def change(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "INSERT INTO content (key, hashed, created, document, stamps, found) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET created = excluded.created, document = excluded.document,"
                " stamps = excluded.stamps, found = excluded.found",
                rows,
            )
            connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?)", facts)

        self._store.write(change)

    def _read(
        self, condition: str = "1", arguments: tuple[str, ...] = (), *, unblocked: bool = False
    ) -> Iterator[tuple[int, Document]]:
        self.merge()
        blocklist = Documents(self._store, BLOCKLIST).find(BLOCKLIST)
        blocked = set() if unblocked or not blocklist else set(blocklist["labels"])
        rollups = {
            rollup["label"]: {topic["label"].casefold() for topic in rollup["topics"]}
            for rollup in Documents(self._store, ROLLUPS).all()
            if not rollup.get("draft")
        }
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT number, key, hashed, document, found, curated FROM content"  # noqa: S608 - conditions are ours
                f" WHERE {condition} ORDER BY number",
                arguments,
            ).fetchall()
        for number, key, hashed, document, found, curated in rows:
            topics = _Topics.of(orjson.loads(found))
            fields = orjson.loads(document)
            topics.set(_own_topics(fields))
            topics.set(orjson.loads(curated))
            for label in blocked:
                topics.remove(label)
            yield number, _served(key, hashed, fields, topics, rollups)


@attrs.define
class _Topics:
    """Topics of one document; their labels are the same in any capitals.

    Attributes:
        labels: by label in small letters: the label, and how much the document is about it.
        custom: in small letters, those that were set and not counted.
    """

    labels: dict[str, tuple[str, float]]
    custom: set[str]

    @classmethod
    def of(cls, found: Mapping[str, float]) -> _Topics:
        return cls({label.casefold(): (label, weight) for label, weight in found.items()}, set())

    def set(self, given: Mapping[str, float | None]) -> None:
        for label, weight in given.items():
            self.remove(label)
            if weight is not None:
                self.labels[label.casefold()] = (label, weight)
                self.custom.add(label.casefold())

    def remove(self, label: str) -> None:
        self.labels.pop(label.casefold(), None)
        self.custom.discard(label.casefold())


def _served(
    key: str,
    hashed: str,
    fields: Document,
    topics: _Topics,
    rollups: Mapping[str, set[str]],
) -> Document:
    """A document as look-ups and scans see it: what was sent, and what follows from it."""
    has_url = bool(fields.get("url"))
    best = sorted(
        topics.labels.values(),
        key=lambda topic: (-topic[1], topic[0].casefold() not in topics.custom),
    )
    host, path = _split_url(key) if has_url else ("", [])
    document: Document = {
        "title": "",
        "description": "",
        "author": "",
        "primary_image": "",
        "sitename": host,
        "language": "en" if is_english(text_of(fields)) else "unknown",
        "created": fields["_created"],
        "fetched": fields["_modified"],
        **fields,
        "url": key if has_url else "",
        "hashedurl": hashed,
        "id": hashed if has_url else key,
        "stream": CONTENT_STREAM,
        "path": ["/".join(path[: length + 1]) for length in range(len(path))],
        "updated": fields["_modified"],
        "topics": [label for label, _ in best],
        "topic_relevances": dict(best),
        "custom_topics": [label for label, _ in best if label.casefold() in topics.custom],
        "topic_rollups": {
            label: max(topics.labels[member][1] for member in shared)
            for label, members in rollups.items()
            if (shared := members & topics.labels.keys())
        },
    }
    for name in ("aspects", "meta"):
        document[name] = _list_of(fields.get(name))
    return document | _of_service(document, has_url)


def _of_service(document: Document, has_url: bool) -> Document:
    """The members that the service adds; pages are not fetched here, so each URL counts as live."""
    status = document.get("httpstatus", 200 if has_url else 0)
    moment = (parse_time(document["updated"]) or 0) // 1000
    return {
        "global": document["topic_relevances"],
        "rollup": document["topic_rollups"],
        "httpstatus": status,
        "httpstatuses": [status] if status else [],
        "enriched": {"diffbot": 0, "google": 0, "meta": 0, "textrazor": 0, "local": moment},
        "wordct": len(text_of(document).split()),
    }


def bare_url(url: str) -> str:
    """Reduce a URL to what names the document: no scheme, fragment, campaign or last slash."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:  # square brackets that contain no address
        return url
    query = urlencode(
        [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not name.startswith("utm_")
        ]
    )
    return f"{parts.netloc.lower()}{parts.path}".rstrip("/") + (f"?{query}" if query else "")


def _split_url(url: str) -> tuple[str, list[str]]:
    host, *path = url.partition("?")[0].split("/")
    return host, [part for part in path if part]


def _condition(field: str, value: str) -> tuple[str, tuple[str, ...]]:
    if field == "url":
        return "key = ?", (bare_url(value),)
    if field == "hashedurl":
        return "hashed = ?", (value,)
    if field == "id":
        return "(hashed = ?1 OR key = ?1)", (value,)
    return "0", ()


def _key_of(record: Mapping[str, Any]) -> str:
    url, given = record.get("url"), record.get("id")
    if isinstance(url, str) and url.strip():
        return bare_url(url.strip())
    return str(given) if isinstance(given, str | int) else ""


def _hash(key: str) -> str:
    """A signed number of 64 bits as text, the form of the real ids."""
    digest = blake2b(key.encode(), digest_size=8).digest()
    return str(int.from_bytes(digest, "big", signed=True))


def text_of(fields: Mapping[str, Any]) -> str:
    """All that a document says, in one text."""
    return "\n".join(text for text, _ in _texts(fields))


def find_topics(fields: Mapping[str, Any]) -> dict[str, float]:
    """What a document is about, by its text; where it has none, by the path of its URL."""
    if topics := relevances(_texts(fields)):
        return topics
    _, path = _split_url(bare_url(str(fields.get("url", ""))))
    return relevances([(re.sub(r"[^\w]|_", " ", unquote(part)), 1) for part in path])


def _texts(fields: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for name, weight in _WEIGHTS.items():
        if isinstance(text := fields.get(name), str):
            yield text, weight


def _own_topics(fields: Mapping[str, Any]) -> dict[str, float | None]:
    """The topics that records name, whole unless they say how much."""
    topics: dict[str, float | None] = dict.fromkeys(_list_of(fields.get("topics")), 1.0)
    given = fields.get("topic_relevances")
    if isinstance(given, dict):
        topics |= {
            label: float(weight)
            for label, weight in given.items()
            if isinstance(weight, int | float)
        }
    return topics


def _list_of(value: object) -> list[str]:
    """The texts of a list, or of a text with commas, as CSV files have it."""
    if isinstance(value, str):
        value = value.split(",")
    return [str(item).strip() for item in value] if isinstance(value, list) else []
