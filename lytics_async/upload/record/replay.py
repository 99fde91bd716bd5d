"""Reading a ledger: each line is verified, must be a step that a run can take there, and is
replayed on the chunk it names.
"""

from __future__ import annotations

import re
import zlib
from itertools import zip_longest
from pathlib import Path
from typing import Any

import orjson

from lytics_async.errors import ArgumentError
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.verdict import Counts
from lytics_async.upload.disk import require_regular
from lytics_async.upload.record.history import EarlierCut, History, Opening
from lytics_async.upload.report import QuarantinedRecord
from lytics_async.upload.source.fingerprint import Fingerprint

FORMAT = 1

EARLIER_REASON = "it was not sent by an earlier run, whose report says why"

IN_DOUBT = "it was sent, and the run ended before the response"

OPEN_OUTCOME = "it was sent, and the attempt failed in a way that leaves the outcome open"

LOST_END = "the ledger is damaged at its end, where this may have been recorded as sent"

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
    "lines",
    "accepted",
    "rejected",
    "unknown",
)
_CHECKSUM_DIGITS = 8
_OPEN_BEGINS = b'{"step":"open"'


class _Unfitting(Exception):
    """A step that no run writes after those before it."""


def line_of(step: dict[str, Any]) -> bytes:
    """Return a step as a line of the ledger."""
    text = orjson.dumps(step)
    return b"%08x %s\n" % (zlib.crc32(text), text)


def read_history(path: Path) -> History | None:
    """Read a ledger; None if it holds nothing yet. It blocks.

    A torn or damaged end is left out: nothing after it could have counted on it.

    Raises:
        ArgumentError: the file is not a ledger or not a regular file, is damaged in its middle, or
            has lines that do not belong together.
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
                    "was written. Restore the file from a copy. Without one, cut it off before that line (head -n "
                    f"{bad_line - 1}) and resume: chunks whose outcome was recorded further down are then sent again, and may be "
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
                    f"Line {number} of the ledger {path} is valid, but does not fit the lines before it: {problem}. "
                    "Perhaps two ledgers were joined, lines were added, lost or moved, or a newer version wrote it. Bring the file back from a "
                    f"copy. Without one, keep only what is before that line (head -n {number - 1}) and resume: "
                    "chunks whose outcome was recorded further down are then sent again, and may be stored twice."
                )
            good += len(line)
    if history is None:
        if size and not _is_torn_opening(first, size):
            raise ArgumentError(
                f"{path} is not a ledger; name another path, so that this file is not lost."
            )
        return None
    history.length, history.damaged = good, size - good
    if whole_lines_lost:
        # A torn line was never relied on; a whole one that can no longer be read may have been a
        # `sent`.
        for leaf in history.leaves:
            if leaf.counts is None and not leaf.ambiguous_attempts:
                leaf.leave_in_doubt(LOST_END)
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
        raise _Unfitting(f"this version does not know the step {str(kind)[:40]!r}")
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
    if kind == "dead" and not chunk.ambiguous_attempts:
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
    bad = step.get("bad", ())
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
                QuarantinedRecord(number=number, start=start, reason=EARLIER_REASON, line=line)
                for (number, start), line in zip_longest(bad, step.get("bad_lines", ()))
            ),
            oversize=step.get("oversize", 0),
            unterminated=step.get("unterminated", False),
            checksum=step["crc32"],
            chunk=chunk,
            part=step.get("part", 0),
            lines=step.get("lines"),
        )
    )


def _advance(chunks: dict[str, Chunk], chunk: Chunk, step: dict[str, Any]) -> None:
    kind = step["step"]
    if kind == "sent":
        chunk.replay_attempt(IN_DOUBT, again=step.get("again"))
    elif kind == "dead":
        still_in_doubt = chunk.ambiguous_attempts > 1
        chunk.end_attempt(chunk.error if still_in_doubt else None, ambiguous=False)
        chunk.take_back(step.get("again", 0))
    elif kind == "ambiguous":
        chunk.end_attempt(OPEN_OUTCOME, ambiguous=True)
    elif kind == "split":
        first, second = halves = chunk.halve(step["at"], step["records"])
        chunk.split(step["at"], halves)
        chunks[first.id], chunks[second.id] = first, second
    elif kind == "kept":
        chunk.settle_rows()
    else:
        counts = Counts(
            accepted=step["accepted"],
            rejected=step["rejected"],
            unknown=step["unknown"],
            mismatch=step["mismatch"],
        )
        chunk.end_attempt(None, ambiguous=True)
        chunk.settle(None if step["whole"] else counts, to_locate=step.get("locate", False))
