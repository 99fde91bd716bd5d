"""Duplicates: which chunks of stamped uploads arrived more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from lytics_async.local.store import Block

# The fields that lytics_async.upload adds to every row with stamp=True.
_UPLOAD, _CHUNK = "_upload", "_chunk"


@attrs.frozen(kw_only=True)
class Duplicate:
    """A chunk of an upload that was stored more than once.

    Attributes:
        upload: the stamp `_upload`.
        chunk: the stamp `_chunk`.
        times: requests that stored it, or a part of it.
        records: what they stored beyond the largest of them.
    """

    upload: str
    chunk: str
    times: int
    records: int


def find_duplicates(blocks: Iterable[Block]) -> Iterator[Duplicate]:
    """Find stamped chunks that several requests stored; one request has one time of arrival."""
    arrivals: dict[tuple[str, str], dict[int, int]] = {}
    for block in blocks:
        uploads, chunks = block.values(_UPLOAD), block.values(_CHUNK)
        if uploads is None or chunks is None:
            continue
        for stamp in zip(uploads, chunks, strict=True):
            if None not in stamp:
                times = arrivals.setdefault(stamp, {})
                times[block.arrived] = times.get(block.arrived, 0) + 1
    for (upload, chunk), times in arrivals.items():
        if len(times) > 1:
            extra = sum(times.values()) - max(times.values())
            yield Duplicate(upload=upload, chunk=chunk, times=len(times), records=extra)
