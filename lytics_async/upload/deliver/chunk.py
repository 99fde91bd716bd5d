"""Chunk: one request's worth of records, from the cut to the verdict."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from lytics_async.upload.deliver.verdict import Counts
from lytics_async.upload.report import ChunkReport, ChunkState


@attrs.frozen(kw_only=True)
class Part:
    """One file of the source, or the whole of a source that is not a list of files.

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

MISMATCH = "the server's counts do not add up to what was sent"


@attrs.define(kw_only=True, eq=False)
class Chunk:
    """A chunk, from the cut to the verdict. Only its own methods change it.

    The sender and the history of a ledger call the same methods, one for each step of the journal,
    so that a run and the run that resumes it agree on every record.

    Attributes:
        is_first: no chunk was sent before it, so it is sent alone.
        file: the file that it comes from.
        skipped: numbers of the quarantined records in between, in order.
        quarantined: records of the cut that were left out of it.
        records_before: records of the chunk it is a half of that precede its own, when the bounds
            are those of the whole.
        is_rest: it is what remains of a chunk without its bad records. It has the id of the chunk,
            and so have its halves.
        attempts: requests that this run made for it.
        earlier_attempts: requests that earlier runs made for it.
        ambiguous_attempts: attempts after which it may have been stored; one in flight counts.
        possible_duplicates: records that may be stored more than once, at most.
        refreshed: the token was replaced for its sake.
        to_locate: it has its counts, and its rejected records are not located and kept yet.
        counts: the server's verdict; None = there is none.
        split_at: where it was halved: bytes of its content, without quarantined records.
        error: the last error's text.
    """

    id: str
    start: int
    end: int
    first_record: int
    last_record: int
    records: int
    is_first: bool = False
    file: Part = UNNAMED
    skipped: Sequence[int] = ()
    quarantined: int = 0
    records_before: int = 0
    is_rest: bool = False
    state: ChunkState = "unsent"
    attempts: int = 0
    earlier_attempts: int = 0
    ambiguous_attempts: int = 0
    possible_duplicates: int = 0
    refreshed: bool = False
    to_locate: bool = False
    bytes_on_wire: int = 0
    counts: Counts | None = None
    halves: tuple[Chunk, Chunk] | None = None
    split_at: int | None = None
    error: str | None = None

    # One method for each step of the journal.

    def begin_attempt(self, length: int) -> None:
        """Note that a body is about to be sent: until a response it may be stored."""
        self.attempts += 1
        self.bytes_on_wire = length
        self._expose(self.records if self.ambiguous_attempts else 0)

    def replay_attempt(self, error: str, *, again: int | None) -> None:
        """Note an attempt of an earlier run.

        Args:
            error: what to say of it unless a later step says more.
            again: records that it may have stored a second time; None = as for any attempt at the
                whole chunk.
        """
        self.earlier_attempts += 1
        if again is None:
            again = self.records if self.ambiguous_attempts else 0
        self._expose(again)
        self.error = error

    def take_back(self, again: int) -> None:
        """Note that an attempt that was to store so many records a second time was not made."""
        self.possible_duplicates -= again

    def _expose(self, again: int) -> None:
        self.possible_duplicates += again
        self.ambiguous_attempts += 1

    def end_attempt(self, error: str | None, *, ambiguous: bool) -> None:
        """Note that an attempt failed.

        Args:
            ambiguous: the chunk may have been stored all the same.
        """
        self.error = error
        if not ambiguous:
            self.ambiguous_attempts -= 1

    def leave_in_doubt(self, error: str | None = None) -> None:
        """Note that some of its records may have been stored."""
        self.ambiguous_attempts += 1
        self.error = error or self.error

    def settle(self, counts: Counts | None, *, to_locate: bool) -> Counts:
        """Enter the verdict, and return its counts.

        Args:
            counts: None = the server refuses the chunk as a whole.
            to_locate: its rejected records are not located and kept yet.
        """
        if counts is None:
            counts = Counts(accepted=0, rejected=self.records, unknown=0, mismatch=False)
            self.state = "rejected"
        else:
            self.state = "delivered"
            self.error = MISMATCH if counts.mismatch else None
        self.counts = counts
        self.to_locate = to_locate and counts.rejected > 0
        return counts

    def settle_rows(self) -> None:
        """Note that the rejected records are located and kept, or that they will not be."""
        self.to_locate = False

    def split(self, position: int, halves: tuple[Chunk, Chunk]) -> None:
        """Continue as two halves, which `halve` made.

        Args:
            position: bytes of the content before the second.
        """
        self.split_at = position
        self.halves = halves

    # The rest of its life.

    def resume(self, file: Part, skipped: Sequence[int], *, is_first: bool) -> None:
        """Take part in a run that resumes the one that cut it; see the attributes."""
        self.file, self.skipped, self.is_first = file, skipped, is_first
        for half in self.halves or ():
            half.resume(file, skipped, is_first=is_first)

    def note_refresh(self) -> None:
        """Note that the token was replaced for its sake, which happens once."""
        self.refreshed = True

    @property
    def outcome(self) -> ChunkState:
        """Where it ended, or would end if nothing more was done."""
        if self.counts is not None:
            return self.state
        return "unknown" if self.ambiguous_attempts else "unsent"

    @property
    def unknown(self) -> int:
        """Records that were sent and have no verdict."""
        if self.counts is not None:
            return self.counts.unknown
        return self.records if self.ambiguous_attempts else 0

    @property
    def unsent(self) -> int:
        """Records that cannot have been stored, and have no verdict."""
        return 0 if self.counts is not None or self.ambiguous_attempts else self.records

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
        """Return the chunk without some records, counted from 0, as a part of its own."""
        left_out = [self.number_of(ordinal) for ordinal in ordinals]
        return Chunk(
            id=self.id,
            start=self.start,
            end=self.end,
            first_record=self.first_record,
            last_record=self.last_record,
            records=self.records - len(left_out),
            is_first=self.is_first,
            ambiguous_attempts=self.ambiguous_attempts,
            skipped=sorted((*self.skipped, *left_out)),
            records_before=self.records_before,
            is_rest=True,
            file=self.file,
        )

    def absorb(self, part: Chunk) -> None:
        """Take over the attempts of a part of this chunk."""
        self.attempts += part.attempts
        self.bytes_on_wire = part.bytes_on_wire or self.bytes_on_wire
        self.ambiguous_attempts = max(self.ambiguous_attempts, part.ambiguous_attempts)
        self.possible_duplicates += part.possible_duplicates
        self.error = part.error or self.error

    def halve(self, position: int, records: int) -> tuple[Chunk, Chunk]:
        """Return its two halves; with quarantined records in between, their bounds are those of the
        whole.

        Args:
            position, records: bytes of the content, and records, of the first.
        """
        dense = self.records == self.last_record - self.first_record + 1
        middle = self.start + position if dense else self.end
        last = self.first_record + records - 1 if dense else self.last_record
        first = Chunk(
            id=self.id if self.is_rest else f"{self.id}.1",
            start=self.start,
            end=middle,
            first_record=self.first_record,
            last_record=last,
            records=records,
            quarantined=self.quarantined,
            records_before=self.records_before,
            **self._of_a_half(records),
        )
        second = Chunk(
            id=self.id if self.is_rest else f"{self.id}.2",
            start=middle if dense else self.start,
            end=self.end,
            first_record=last + 1 if dense else self.first_record,
            last_record=self.last_record,
            records=self.records - records,
            records_before=0 if dense else self.records_before + records,
            **self._of_a_half(self.records - records),
        )
        return first, second

    def _of_a_half(self, records: int) -> dict[str, Any]:
        """Return what both halves have of the whole."""
        return {
            "is_first": self.is_first,
            "is_rest": self.is_rest,
            "skipped": self.skipped,
            "file": self.file,
            # An attempt that may have stored the whole may have stored its halves.
            "ambiguous_attempts": self.ambiguous_attempts,
            "possible_duplicates": 0
            if self.is_rest
            else self.possible_duplicates // self.records * records,
        }


def chunk_report(chunk: Chunk) -> ChunkReport:
    """Return the report of a chunk as it stands."""
    counts = chunk.counts
    return ChunkReport(
        id=chunk.id,
        source=chunk.file.name,
        start=chunk.start,
        end=chunk.end,
        first_record=chunk.first_record,
        last_record=chunk.last_record,
        records=chunk.records,
        state=chunk.outcome,
        attempts=chunk.attempts + chunk.earlier_attempts,
        accepted=counts.accepted if counts is not None else 0,
        rejected=counts.rejected if counts is not None else 0,
        unknown=chunk.unknown,
        unsent=chunk.unsent,
        bytes_on_wire=chunk.bytes_on_wire,
        possible_duplicates=chunk.possible_duplicates,
        count_mismatch=counts is not None and counts.mismatch,
        error=chunk.error,
    )


def place(left_out: Sequence[int], index: int) -> int:
    """Return the number with `index` numbers before it, when some are left out."""
    return index + bisect_right(range(len(left_out)), index, key=lambda at: left_out[at] - at)
