"""Lineage: from which records of which streams a profile comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from lytics_async.local.account import Account
from lytics_async.local.content import IDENTITY, bare_url
from lytics_async.local.event_times import moments_of
from lytics_async.local.identities import identity_column, identity_texts, texts_in
from lytics_async.local.lql.evaluation import evaluate
from lytics_async.local.lql.functions import NotEvaluated
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.store import Block
from lytics_async.local.timestamps import format_time

_Identity = tuple[str, str]


def explain(account: Account, table: str, field: str, value: str) -> dict[str, Any] | None:
    """Return the entity, its fragments and its keys; None if there is no such profile.

    A fragment is what the records of one stream add that share their identities.
    """
    entity = account.tables[table].find(field, value)
    if entity is None:
        return None
    if table == "user":
        identities = set(account.profiles.identities(field, value))
        parts = _parts_of_user(account, identities)
    else:
        identities = {(name, str(entity[name])) for name in IDENTITY if entity.get(name)}
        parts = _parts_of_document(account, entity)
    fragments: dict[tuple[str, frozenset[_Identity]], dict[str, Any]] = {}
    for stream, moment, keys, fields in parts:
        at = (stream, frozenset(keys))
        fragment = fragments.setdefault(
            at,
            {
                "id": f"{stream}:{len(fragments)}",
                "stream": stream,
                "key": [{"key": name, "value": text} for name, text in sorted(set(keys))],
                "fields": {},
                "last_seen": 0,
            },
        )
        fragment["fields"] |= fields
        fragment["last_seen"] = max(fragment["last_seen"], moment)
    for fragment in fragments.values():
        fragment["last_seen"] = format_time(fragment["last_seen"])
    return {
        "entity": entity,
        "fragments": list(fragments.values()),
        "keys": [{"key": name, "value": text} for name, text in sorted(identities)],
    }


_Part = tuple[str, int, list[_Identity], dict[str, Any]]


def _parts_of_user(account: Account, identities: set[_Identity]) -> Iterator[_Part]:
    for block in account.store.blocks_after(0):
        if block.stream != CONTENT_STREAM:
            if not account.queries.of_stream(block.stream):
                block = block.only(account.positions.matching(block, identities))
            for moment, keys, fields in _mapped(account, block):
                if identities & set(keys):
                    yield block.stream, moment, keys, fields


def _mapped(
    account: Account, block: Block
) -> Iterator[tuple[int, list[_Identity], dict[str, Any]]]:
    moments = moments_of(block)
    statements = account.queries.of_stream(block.stream)
    if statements:
        for moment, record in zip(moments, block.records(), strict=True):
            for statement in statements:
                with suppress(NotEvaluated):
                    if (found := evaluate(statement, record)) is not None:
                        yield moment, _keys(statement.by, found.fields), found.fields
        return
    columns = {
        name: texts
        for name in account.settings.identity_fields
        if (texts := identity_column(block, name)) is not None
    }
    for index, record in enumerate(block.records()):
        keys = [(name, text) for name, texts in columns.items() for text in texts_in(texts[index])]
        yield moments[index], keys, record


def _keys(names: tuple[str, ...], fields: Mapping[str, Any]) -> list[_Identity]:
    return [
        (name, text)
        for name in names
        for text in texts_in(identity_texts(name, [fields.get(name)])[0])
    ]


def _parts_of_document(account: Account, entity: Mapping[str, Any]) -> Iterator[_Part]:
    keys = [(name, str(entity[name])) for name in IDENTITY if entity.get(name)]
    for block in account.store.blocks(CONTENT_STREAM):
        for moment, record in zip(moments_of(block), block.records(), strict=True):
            url = record.get("url")
            is_same = (
                bare_url(str(url)) == entity["url"] if url else record.get("id") == entity["id"]
            )
            if is_same:
                yield CONTENT_STREAM, moment, keys, record
