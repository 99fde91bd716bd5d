"""Chunk: one request's worth of records, from the cut to the verdict."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lytics_async.upload.report import ChunkReport, ChunkState
from lytics_async.upload.verdict import Counts


@attrs.define(kw_only=True, eq=False)
class Chunk:
    """One chunk on its way, from the cut to the verdict.

    Attributes:
        leads: it is the first, which goes alone.
        doubtful_tries: attempts after which it may have been stored; one under way counts.
        refreshed: it was sent again with a fresh token.
    """

    id: str
    start: int
    end: int
    first_record: int
    last_record: int
    records: int
    leads: bool = False
    state: ChunkState = "unsent"
    tries: int = 0
    refreshed: bool = False
    bytes_on_wire: int = 0
    doubtful_tries: int = 0
    possible_duplicates: int = 0
    counts: Counts | None = None
    halves: tuple[Chunk, Chunk] | None = None
    error: str | None = None

    @property
    def unknown(self) -> int:
        """Records that were sent and have no verdict."""
        if self.counts is not None:
            return self.counts.unknown
        return self.records if self.doubtful_tries else 0

    @property
    def unsent(self) -> int:
        """Records that surely were not stored, and have no verdict."""
        return 0 if self.counts is not None or self.doubtful_tries else self.records

    def leaves(self) -> Iterator[Chunk]:
        """Yield the chunk, or what it was split into."""
        if self.halves is None:
            yield self
        else:
            for half in self.halves:
                yield from half.leaves()

    def halve(self, position: int, records: int) -> tuple[Chunk, Chunk]:
        """Return the two halves; with quarantined records in between, their bounds are those of the whole."""
        dense = self.records == self.last_record - self.first_record + 1
        middle = self.start + position if dense else self.end
        last = self.first_record + records - 1 if dense else self.last_record
        first = Chunk(
            id=f"{self.id}.1",
            start=self.start,
            end=middle,
            first_record=self.first_record,
            last_record=last,
            records=records,
            leads=self.leads,
        )
        second = Chunk(
            id=f"{self.id}.2",
            start=middle if dense else self.start,
            end=self.end,
            first_record=last + 1 if dense else self.first_record,
            last_record=self.last_record,
            records=self.records - records,
        )
        return first, second

    def report(self) -> ChunkReport:
        """Return the chunk as it stands."""
        counts = self.counts
        return ChunkReport(
            id=self.id,
            start=self.start,
            end=self.end,
            first_record=self.first_record,
            last_record=self.last_record,
            records=self.records,
            state=self.state
            if counts is not None
            else "unknown"
            if self.doubtful_tries
            else "unsent",
            tries=self.tries,
            accepted=counts.accepted if counts is not None else 0,
            rejected=counts.rejected if counts is not None else 0,
            unknown=self.unknown,
            unsent=self.unsent,
            bytes_on_wire=self.bytes_on_wire,
            possible_duplicates=self.possible_duplicates,
            count_mismatch=counts is not None and counts.mismatch,
            error=self.error,
        )
