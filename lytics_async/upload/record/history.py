"""History: what a ledger says has become of every chunk so far.

A ledger has one step a line, `crc32 json`:

| step | says |
|---|---|
| open | what is uploaded where: stream, source, form, header, and digests of the parameters |
| resume | another run goes on; the same fields, as they are now |
| plan | a chunk was cut: its bytes, records and checksum |
| sent | an attempt is about to begin; on disk before the first byte leaves |
| acked, rejected | the server has responded, with these counts |
| kept | the rejected records are located, and on disk in the file for them; until then a `rejected` with `locate` is not settled |
| ambiguous | the attempt failed and may have been stored |
| dead | the attempt came to nothing: the chunk is as unsent as before it |
| split | the chunk goes on as two halves |
| close | the run is over; `exhausted` if it read the source to its end |

It holds positions, counts, checksums, the header and the dialect, never a row, a value or a token.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import orjson

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.verdict import Counts
from lytics_async.upload.record.disk import require_regular
from lytics_async.upload.report import ChunkState, QuarantinedRecord
from lytics_async.upload.source.fingerprint import Fingerprint

FORMAT = 1

EARLIER_REASON = "it was not sent by an earlier run, whose report says why"

IN_DOUBT = "it was sent, and the run ended before the answer"

_STEPS = frozenset(
    {
        "open",
        "resume",
        "plan",
        "sent",
        "acked",
        "rejected",
        "kept",
        "ambiguous",
        "dead",
        "split",
        "close",
    }
)
_NUMBERS = (
    "start",
    "end",
    "first",
    "last",
    "records",
    "quarantined",
    "oversize",
    "accepted",
    "rejected",
    "unknown",
)
_CHECKSUM_DIGITS = 8
_OPEN_BEGINS = b'{"step":"open"'


class _Unfitting(Exception):
    """A step that no run writes after those before it."""


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
        cuts: every cut in the order of the source, with its chunk as it stands; None for one that is all quarantined.
        exhausted: the latest run read the source to its end and was closed.
        closed: the latest run was closed; otherwise it is under way, or was killed.
        runs: how many runs there were.
        length: bytes of the file that are sound; a torn or damaged end is not among them.
        damaged: bytes behind them.
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
        """Records that were cut and surely not stored."""
        return sum(leaf.unsent for leaf in self.leaves)

    @property
    def unlocated(self) -> int:
        """Of the rejected records, those that are not located yet, nor kept in the file for them."""
        return sum(leaf.unlocated for leaf in self.leaves)

    @property
    def complete(self) -> bool:
        """The source was read to its end, every record has an outcome, and the rejected ones are located."""
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
        """Records from the beginning of the source that are settled without a gap: see UploadReport."""
        chunks = (cut.chunk for cut in self.cuts if cut.chunk is not None)
        return cursor(chunks, self.records_read)

    def unsettled(self) -> list[Unsettled]:
        """The stretches without an outcome, neighbours of one state joined."""
        found: list[Unsettled] = []
        for leaf in self.leaves:
            if leaf.counts is not None:
                continue
            span = Unsettled(
                state="unknown" if leaf.doubtful_tries else "unsent",
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


def line_of(step: dict[str, Any]) -> bytes:
    """Return a step as a line of the ledger."""
    text = orjson.dumps(step)
    return b"%08x %s\n" % (zlib.crc32(text), text)


def read_history(path: Path) -> History | None:
    """Read a ledger; None if it holds nothing yet. It blocks.

    A torn or damaged end is left out: nothing after it could have counted on it.

    Raises:
        ArgumentError: the file is no ledger or no regular file, is damaged in its middle, or has lines that do not belong
            together.
        OSError: it cannot be read.
    """
    history: History | None = None
    chunks: dict[str, Chunk] = {}
    good = bad_line = 0
    whole_lines_lost = False
    size = 0
    require_regular(path, "The ledger")
    first = b""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            size += len(line)
            first = first or line
            step = _step_of(line)
            if step is None:
                bad_line = bad_line or number
                whole_lines_lost = whole_lines_lost or line.endswith(b"\n")
                continue
            if bad_line:
                raise ArgumentError(
                    f"Line {bad_line} of the ledger {path} is damaged, and lines after it are not, so it was changed after it "
                    "was written. Bring the file back from a copy. Without one, cut it off before that line (head -n "
                    f"{bad_line - 1}) and resume: chunks whose outcome stood further down are then sent again, and may be "
                    "stored twice."
                )
            problem = ""
            try:
                if history is None:
                    history = History(opening=_opening_of(step, path))
                else:
                    _apply(history, chunks, step)
            except ArgumentError:
                raise
            except _Unfitting as unfitting:
                problem = str(unfitting)
            except (KeyError, TypeError, AttributeError, ValueError):
                problem = "it lacks a field, or has an odd one"
            if problem:
                raise ArgumentError(
                    f"Line {number} of the ledger {path} is sound, but does not fit the lines before it: {problem}. "
                    "Perhaps two ledgers were joined, lines were added, lost or moved, or a newer version wrote it. Bring the file back from a "
                    f"copy. Without one, keep only what stands before that line (head -n {number - 1}) and resume: "
                    "chunks whose outcome stood further down are then sent again, and may be stored twice."
                )
            good += len(line)
    if history is None:
        if size and not _is_torn_opening(first, size):
            raise ArgumentError(f"{path} is no ledger; give another path, so that it is not lost.")
        return None
    history.length, history.damaged = good, size - good
    if whole_lines_lost:
        # A torn line was never relied upon; a whole one that can no longer be read may have been a `sent`.
        for leaf in history.leaves:
            if leaf.counts is None and not leaf.doubtful_tries:
                leaf.doubtful_tries = 1
                leaf.error = (
                    "the ledger is damaged at its end, where it may have said that this was sent"
                )
    return history


def _step_of(line: bytes) -> dict[str, Any] | None:
    checksum, text = line[:_CHECKSUM_DIGITS], line[_CHECKSUM_DIGITS + 1 : -1]
    if not line.endswith(b"\n") or checksum != b"%08x" % zlib.crc32(text):
        return None
    step: dict[str, Any] = orjson.loads(text)
    return step


def _is_torn_opening(first: bytes, size: int) -> bool:
    """Whether a file without one whole step is a ledger whose first line was torn."""
    text = first[_CHECKSUM_DIGITS + 1 :]
    begins = text.startswith(_OPEN_BEGINS) or _OPEN_BEGINS.startswith(text)
    marked = re.fullmatch(rb"[0-9a-f]{0,8}", first[:_CHECKSUM_DIGITS]) is not None
    return len(first) == size and (not first.strip(b"\0") or (marked and begins))


def _opening_of(step: dict[str, Any], path: Path) -> Opening:
    fields = dict(step)
    if fields.pop("step", None) == "open" and fields.pop("format", None) == FORMAT:
        try:
            found = fields.pop("fingerprint")
            return Opening(fingerprint=None if found is None else Fingerprint(**found), **fields)
        except (KeyError, TypeError):
            pass  # another version has other fields
    raise ArgumentError(
        f"The ledger {path} is of another version of lytics-async, or its first line is missing; resume with the version "
        "that began it."
    )


def _apply(history: History, chunks: dict[str, Chunk], step: dict[str, Any]) -> None:
    """Take one step further.

    Raises:
        _Unfitting: no run writes this step here.
    """
    kind = step["step"]
    if kind not in _STEPS:
        raise _Unfitting(f"this version knows no step {str(kind)[:40]!r}")
    for name in _NUMBERS:
        if type(step.get(name, 0)) is not int or step.get(name, 0) < 0:
            raise _Unfitting(f"its {name!r} is not a number of bytes or records")
    if history.closed and kind != "resume":
        raise _Unfitting(f"{kind!r} comes after the run was closed")
    if kind == "open":
        raise _Unfitting("it opens a second ledger")
    if kind == "plan":
        _plan(history, chunks, step)
    elif kind == "resume":
        try:
            opening = _opening_of({**step, "step": "open"}, Path(history.opening.source))
        except ArgumentError:
            raise _Unfitting("it resumes in a form that this version does not know") from None
        if opening.run != history.opening.run:
            raise _Unfitting("it resumes another upload")
        history.opening = opening
        history.runs += 1
        history.closed = history.exhausted = False
    elif kind == "close":
        history.closed, history.exhausted = True, step["exhausted"]
    else:
        chunk = chunks.get(step["chunk"])
        if chunk is None:
            raise _Unfitting(f"no plan names its chunk {str(step['chunk'])[:40]}")
        _check_advance(chunk, step)
        _advance(chunks, chunk, step)


def _check_advance(chunk: Chunk, step: dict[str, Any]) -> None:
    """Refuse a step that a chunk cannot take as it stands."""
    kind = step["step"]
    if chunk.halves is not None:
        raise _Unfitting(f"chunk {chunk.id} was split before")
    if kind == "kept":
        if not chunk.to_locate:
            raise _Unfitting(f"chunk {chunk.id} has no rejected records to keep")
        return
    if chunk.counts is not None:
        raise _Unfitting(f"chunk {chunk.id} was settled before")
    if kind == "dead" and not chunk.doubtful_tries:
        raise _Unfitting(f"chunk {chunk.id} was not sent before")
    if kind == "split" and not 0 < step["records"] < chunk.records:
        raise _Unfitting(f"chunk {chunk.id} has {chunk.records:,} records")
    if kind in ("acked", "rejected"):
        counted = step["accepted"] + step["rejected"] + step["unknown"]
        if counted != chunk.records or min(step["accepted"], step["rejected"], step["unknown"]) < 0:
            raise _Unfitting(
                f"chunk {chunk.id} has {chunk.records:,} records, and it counts {counted:,}"
            )


def _plan(history: History, chunks: dict[str, Chunk], step: dict[str, Any]) -> None:
    if step["chunk"] in chunks:
        raise _Unfitting(f"chunk {step['chunk']} was planned before")
    if step["start"] < history.bytes_read or step["first"] != history.records_read + 1:
        raise _Unfitting(
            f"it plans from record {step['first']:,} on, and the plan before it ends with {history.records_read:,}"
        )
    covered = step["last"] - step["first"] + 1
    if covered != step["records"] + step.get("quarantined", 0) or step["end"] < step["start"]:
        raise _Unfitting(f"it covers {covered:,} records, and its counts do not add up to that")
    chunk: Chunk | None = None
    if step["chunk"] is not None:
        chunk = chunks[step["chunk"]] = Chunk(
            id=step["chunk"],
            start=step["start"],
            end=step["end"],
            first_record=step["first"],
            last_record=step["last"],
            records=step["records"],
        )
    history.cuts.append(
        EarlierCut(
            start=step["start"],
            end=step["end"],
            length=0,
            first_record=step["first"],
            last_record=step["last"],
            records=step["records"],
            quarantined=step.get("quarantined", 0),
            details=tuple(
                QuarantinedRecord(number=number, start=start, reason=EARLIER_REASON)
                for number, start in step.get("bad", ())
            ),
            oversize=step.get("oversize", 0),
            unterminated=step.get("unterminated", False),
            checksum=step["crc32"],
            chunk=chunk,
            part=step.get("part", 0),
        )
    )


def _advance(chunks: dict[str, Chunk], chunk: Chunk, step: dict[str, Any]) -> None:
    kind = step["step"]
    if kind == "sent":
        chunk.earlier_tries += 1
        if chunk.doubtful_tries:
            chunk.possible_duplicates += chunk.records
        chunk.doubtful_tries += 1
        chunk.error = IN_DOUBT
    elif kind == "dead":
        chunk.doubtful_tries -= 1
        chunk.error = None if not chunk.doubtful_tries else chunk.error
    elif kind == "ambiguous":
        chunk.error = "it was sent, and the attempt failed in a way that leaves the outcome open"
    elif kind == "split":
        first, second = chunk.halve(step["at"], step["records"])
        chunk.halves = (first, second)
        chunks[first.id], chunks[second.id] = first, second
    elif kind == "kept":
        chunk.to_locate = False
    else:
        chunk.to_locate = step.get("locate", False)
        chunk.counts = Counts(
            accepted=step["accepted"],
            rejected=step["rejected"],
            unknown=step["unknown"],
            mismatch=step["mismatch"],
        )
        chunk.state = "rejected" if step["whole"] else "delivered"
        chunk.error = None
