"""Exports: count what work of a kind would send to another system."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final, Literal, TypeAlias

from lytics_async.local.account import Account
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault

Exported: TypeAlias = Literal["members", "records", "documents"]
"""What work sends: members of segments, records of streams, or documents."""


EXCLUSIONS: Final = "segmentexclusion"
"""Kind of the documents that hold the exclusion list of a workflow."""

_EXCLUDED_FROM_ALL = "workflow_exclude_segments"
"""The account setting with the segments that no workflow exports."""

_Member: TypeAlias = tuple[str, int]
"""The table and the number of a profile."""


def members_of(account: Account, wanted: Iterable[str]) -> set[_Member]:
    """Return who is in one of some segments; one that was deleted meanwhile has no members."""
    found: set[_Member] = set()
    for each in wanted:
        with suppress(ApiFault):
            segment = account.segments.get(each)
            members = account.segments.members(segment.statement)
            found.update((segment.table, number) for number, _ in members)
    return found


def excluded_from(account: Account, workflow: str) -> set[_Member]:
    """Return whom the exports of a workflow skip, by its exclusion list and by the setting."""
    lists = [
        (account.documents(EXCLUSIONS, announced=False).find(workflow) or {}).get("segments"),
        (account.documents("setting").find(_EXCLUDED_FROM_ALL) or {}).get("value"),
    ]
    return members_of(account, [str(each) for one in lists if one for each in one])


def count_export(account: Account, exported: Exported, config: Document, workflow: str) -> Document:
    """Return the counts of an export with this config, as the state of its work has them.

    Args:
        workflow: name of the workflow, whose exclusion list is skipped.

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
    members = members_of(account, segments)
    omitted = len(members & excluded_from(account, workflow))
    counts = {"added": len(members) - omitted, "omitted": omitted, "removed": 0}
    return counts | {"segments": segments}


def _texts(config: Document, *names: str) -> list[str]:
    """The texts of members of a config, each a text or a list."""
    found: list[Any] = []
    for name in names:
        value = config.get(name)
        found += value if isinstance(value, list) else [value]
    return [text for text in found if isinstance(text, str) and text]
