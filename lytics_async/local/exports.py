"""Exports: count what work of a kind would send to another system."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from lytics_async.local.account import Account
from lytics_async.local.documents import Document

Exported: TypeAlias = Literal["members", "records", "documents"]
"""What work sends: members of segments, records of streams, or documents."""


def count_export(account: Account, exported: Exported, config: Document) -> Document:
    """Return the counts of an export with this config, as the state of its work has them.

    Raises:
        ApiFault: a segment of the config does not exist.
    """
    if exported == "records":
        counts = account.store.streams()
        names = _texts(config, "stream", "streams") or list(counts)
        streams = {name: counts.get(name, 0) for name in names}
        return {"added": sum(streams.values()), "streams": streams}
    if exported == "documents":
        return {"added": len(account.content.all())}
    segments = {}
    for wanted in _texts(config, "segment", "segments", "segment_id", "segment_ids"):
        segment = account.segments.get(wanted)
        segments[segment.slug_name] = account.segments.measure(segment)
    return {"added": sum(segments.values()), "omitted": 0, "removed": 0, "segments": segments}


def _texts(config: Document, *names: str) -> list[str]:
    """The texts of members of a config, each a text or a list."""
    found: list[Any] = []
    for name in names:
        value = config.get(name)
        found += value if isinstance(value, list) else [value]
    return [text for text in found if isinstance(text, str) and text]
