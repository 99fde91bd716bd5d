"""Chunk: one request's worth of records, from the cut to the verdict."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from lytics_async.upload.deliver.verdict import Counts
from lytics_async.upload.report import ChunkReport, ChunkState


@attrs.frozen(kw_only=True)
class Part:
    """One file of the source, or the whole of a source that is no list of files.

    Attributes:
        name: for messages and the report.
        filename: sent with its chunks; None = the name that is sent with all of them.
        prefix: goes before the records of each of its chunks: the header.
        width: columns of a CSV.
    """

    name: str
    filename: str | None = None
    prefix: bytes = b""
    width: int = 0


UNNAMED = Part(name="")


@attrs.define(kw_only=True, eq=False)
class Chunk:
    """One chunk on its way, from the cut to the verdict.

    Attributes:
        leads: it is the first, which goes alone.
        doubtful_tries: attempts after which it may have been stored; one under way counts.
        refreshed: it was sent again with a fresh token.
        to_locate: it has its counts, and its rejected records are not located and kept yet.
        earlier_tries: requests that earlier runs made for it.
        split_at: where it was halved: bytes of its content, without quarantined records.
        skipped: numbers of the quarantined records in between, in order.
        quarantined: how many records of the cut were left out of it.
        part: the file that it is from.
        records_before: records of the chunk it is a half of that come before its own, when the bounds are those of the whole.
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
    to_locate: bool = False
    bytes_on_wire: int = 0
    doubtful_tries: int = 0
    possible_duplicates: int = 0
    counts: Counts | None = None
    halves: tuple[Chunk, Chunk] | None = None
    error: str | None = None
    earlier_tries: int = 0
    split_at: int | None = None
    skipped: Sequence[int] = ()
    quarantined: int = 0
    records_before: int = 0
    part: Part = UNNAMED

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

    @property
    def unlocated(self) -> int:
        """Rejected records that are not located yet."""
        return self.counts.rejected if self.counts is not None and self.to_locate else 0

    def number_of(self, ordinal: int) -> int:
        """Return the place in the source of one of its records, which are counted from 0."""
        return place(self.skipped, self.first_record + self.records_before + ordinal)

    def leaves(self) -> Iterator[Chunk]:
        """Yield the chunk, or what it was split into."""
        if self.halves is None:
            yield self
        else:
            for half in self.halves:
                yield from half.leaves()

    def without(self, ordinals: Sequence[int]) -> Chunk:
        """Return the chunk without some of its records, counted from 0: of the same id, with tries of its own."""
        left_out = [self.number_of(ordinal) for ordinal in ordinals]
        return Chunk(
            id=self.id,
            start=self.start,
            end=self.end,
            first_record=self.first_record,
            last_record=self.last_record,
            records=self.records - len(left_out),
            leads=self.leads,
            doubtful_tries=self.doubtful_tries,
            skipped=sorted((*self.skipped, *left_out)),
            records_before=self.records_before,
            part=self.part,
        )

    def absorb(self, part: Chunk) -> None:
        """Take over the tries of a part of this chunk."""
        self.tries += part.tries
        self.bytes_on_wire = part.bytes_on_wire or self.bytes_on_wire
        self.doubtful_tries = max(self.doubtful_tries, part.doubtful_tries)
        self.error = part.error or self.error

    def halve(self, position: int, records: int) -> tuple[Chunk, Chunk]:
        """Return the two halves; with quarantined records in between, their bounds are those of the whole."""
        self.split_at = position
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
            skipped=self.skipped,
            quarantined=self.quarantined,
            records_before=self.records_before,
            part=self.part,
        )
        second = Chunk(
            id=f"{self.id}.2",
            start=middle if dense else self.start,
            end=self.end,
            first_record=last + 1 if dense else self.first_record,
            last_record=self.last_record,
            records=self.records - records,
            skipped=self.skipped,
            records_before=0 if dense else self.records_before + records,
            part=self.part,
        )
        for half in (first, second):
            # An attempt that may have stored the whole may have stored its halves.
            half.doubtful_tries = self.doubtful_tries
            half.possible_duplicates = self.possible_duplicates // self.records * half.records
        return first, second

    def report(self) -> ChunkReport:
        """Return the chunk as it stands."""
        counts = self.counts
        return ChunkReport(
            id=self.id,
            source=self.part.name,
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
            tries=self.tries + self.earlier_tries,
            accepted=counts.accepted if counts is not None else 0,
            rejected=counts.rejected if counts is not None else 0,
            unknown=self.unknown,
            unsent=self.unsent,
            bytes_on_wire=self.bytes_on_wire,
            possible_duplicates=self.possible_duplicates,
            count_mismatch=counts is not None and counts.mismatch,
            error=self.error,
        )


def place(left_out: Sequence[int], index: int) -> int:
    """Return the number that has `index` numbers before it, from 0, when some (in order) are left out."""
    return index + bisect_right(range(len(left_out)), index, key=lambda at: left_out[at] - at)
