"""History: the outcome of every chunk so far, as a ledger has it; see `replay` for how it is read.

A ledger has one step a line, `crc32 json`:

| step | says |
|---|---|
| open | what is uploaded where: stream, source, form, header, and digests of the parameters |
| resume | another run continues; the same fields, as they are now |
| plan | a chunk was cut: its bytes, records, lines and checksum |
| sent | an attempt is about to begin; on disk before the first byte leaves |
| acked, rejected | the server has responded, with these counts |
| kept | the rejected records are located, and on disk in the file for them; until then a `rejected` with `locate` is not settled |
| ambiguous | the attempt failed and may have been stored |
| dead | the attempt came to nothing: the chunk is as unsent as before it |
| split | the chunk continues as two halves |
| close | the run is over; `exhausted` if it read the source to its end |

It holds positions, counts, checksums, the header and the dialect, never a row, a value or a token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.report import ChunkState
from lytics_async.upload.source.fingerprint import Fingerprint


@attrs.frozen(kw_only=True)
class Opening:
    """What a run uploads, and how: the fields of the steps `open` and `resume`.

    Attributes:
        run: id of the first run; those that resume it keep it.
        stream: where the records go.
        source: the file's name, or what kind of source it is.
        fingerprint: of a file; None for a source that is checked while it is read.
        form: `csv` or `json`.
        delimiter, header: the dialect of a CSV; None for JSON.
        parameters: a short digest of every argument that says what is stored.
        chunk_bytes, max_record_bytes: the sizes it was cut by, which every later run keeps.
        at: when it began, RFC 3339.
    """

    run: str
    stream: str
    source: str
    fingerprint: Fingerprint | None
    form: str
    delimiter: str | None
    header: str | None
    parameters: dict[str, str]
    chunk_bytes: int
    max_record_bytes: int
    at: str


@attrs.frozen(kw_only=True)
class EarlierCut(Cut):
    """A cut that an earlier run made.

    Attributes:
        chunk: what that run made of it; None if all its records are quarantined.
    """

    chunk: Chunk | None = None


@attrs.frozen(kw_only=True)
class Unsettled:
    """A stretch of the source whose records have no outcome.

    Attributes:
        state: `unknown` or `unsent`.
        start, end: its bytes in the (decompressed) source, end excluded.
        first_record, last_record: its records, counted from 1.
        records: how many of them; quarantined ones in between are not among them.
    """

    state: ChunkState
    start: int
    end: int
    first_record: int
    last_record: int
    records: int


@attrs.define(kw_only=True)
class History:
    """What the steps of a ledger add up to.

    Attributes:
        opening: the latest `open` or `resume`.
        cuts: every cut in the order of the source, with its chunk as it stands; None for one that
            is all quarantined.
        exhausted: the latest run read the source to its end and was closed.
        closed: the latest run was closed; otherwise it is in progress, or was killed.
        runs: how many runs there were.
        length: bytes of the file that are sound; a torn or damaged end is not among them.
        damaged: bytes after them.
    """

    opening: Opening
    cuts: list[EarlierCut] = attrs.field(factory=list)
    exhausted: bool = False
    closed: bool = False
    runs: int = 1
    length: int = 0
    damaged: int = 0

    @property
    def leaves(self) -> Iterator[Chunk]:
        """The chunks, or what they were split into."""
        for cut in self.cuts:
            if cut.chunk is not None:
                yield from cut.chunk.leaves()

    @property
    def records_read(self) -> int:
        """Records in all cuts."""
        return self.cuts[-1].last_record if self.cuts else 0

    @property
    def bytes_read(self) -> int:
        """Where the last cut ends, in bytes of the (decompressed) source."""
        return self.cuts[-1].end if self.cuts else 0

    @property
    def quarantined(self) -> int:
        """Records that were not sent on purpose."""
        return sum(cut.quarantined for cut in self.cuts)

    @property
    def accepted(self) -> int:
        """Records that the server counted in."""
        return sum(leaf.counts.accepted for leaf in self.leaves if leaf.counts is not None)

    @property
    def rejected(self) -> int:
        """Records that the server refused."""
        return sum(leaf.counts.rejected for leaf in self.leaves if leaf.counts is not None)

    @property
    def unknown(self) -> int:
        """Records that were sent and have no verdict."""
        return sum(leaf.unknown for leaf in self.leaves)

    @property
    def unsent(self) -> int:
        """Records that were cut and cannot have been stored."""
        return sum(leaf.unsent for leaf in self.leaves)

    @property
    def unlocated(self) -> int:
        """Of the rejected records, those that are neither located nor kept in their file."""
        return sum(leaf.unlocated for leaf in self.leaves)

    @property
    def complete(self) -> bool:
        """The source was read to its end, every record has an outcome, and the rejected ones are
        located.
        """
        return self.exhausted and self.unknown == self.unsent == self.unlocated == 0

    @property
    def count_mismatch(self) -> bool:
        """For some chunk the server's counts are missing, or do not add up to what was sent."""
        return any(leaf.counts is not None and leaf.counts.mismatch for leaf in self.leaves)

    @property
    def all_accepted(self) -> bool:
        """The source was read to its end, and the server's counts say that it took every record."""
        return self.complete and self.accepted == self.records_read and not self.count_mismatch

    @property
    def max_possible_duplicates(self) -> int:
        """Records that may be stored more than once, at most."""
        return sum(leaf.possible_duplicates for leaf in self.leaves)

    @property
    def cursor(self) -> int:
        """Records from the beginning of the source that are settled without a gap: see
        UploadReport.
        """
        chunks = (cut.chunk for cut in self.cuts if cut.chunk is not None)
        return cursor(chunks, self.records_read)

    def unsettled(self) -> list[Unsettled]:
        """The stretches without an outcome, neighbours of one state joined."""
        found: list[Unsettled] = []
        for leaf in self.leaves:
            if leaf.counts is not None:
                continue
            span = Unsettled(
                state=leaf.outcome,
                start=leaf.start,
                end=leaf.end,
                first_record=leaf.first_record,
                last_record=leaf.last_record,
                records=leaf.records,
            )
            before = found[-1] if found else None
            if before and (before.state, before.end) == (span.state, span.start):
                found[-1] = attrs.evolve(
                    before,
                    end=span.end,
                    last_record=span.last_record,
                    records=before.records + span.records,
                )
            else:
                found.append(span)
        return found

    def to_json(self) -> dict[str, Any]:
        """Return everything but the single chunks as plain dicts, lists, strings and numbers."""
        opening = self.opening
        return {
            "run": opening.run,
            "stream": opening.stream,
            "source": opening.source,
            "form": opening.form,
            "latest_run_at": opening.at,
            "runs": self.runs,
            "closed": self.closed,
            "source_exhausted": self.exhausted,
            "complete": self.complete,
            "records_read": self.records_read,
            "accepted": self.accepted,
            "rejected": self.rejected,
            "quarantined": self.quarantined,
            "unknown": self.unknown,
            "unsent": self.unsent,
            "unlocated": self.unlocated,
            "max_possible_duplicates": self.max_possible_duplicates,
            "count_mismatch": self.count_mismatch,
            "bytes_read": self.bytes_read,
            "source_bytes": None if opening.fingerprint is None else opening.fingerprint.size,
            "cursor": self.cursor,
            "unsettled": [attrs.asdict(span) for span in self.unsettled()],
            "damaged_bytes": self.damaged,
        }


def cursor(chunks: Iterable[Chunk], records_read: int) -> int:
    """Return how many records from the beginning are settled without a gap.

    Args:
        chunks: in the order of the source.
        records_read: records in all of them, quarantined ones included.
    """
    for chunk in chunks:
        if any(leaf.counts is None or leaf.to_locate for leaf in chunk.leaves()):
            return chunk.first_record - 1
    return records_read
