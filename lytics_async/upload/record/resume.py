"""Resume from a ledger: verify that nothing changed, and cut again what is not settled."""

from __future__ import annotations

import csv
import hashlib
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import orjson

from lytics_async.call.options import RequestOptions
from lytics_async.config import ClientConfig
from lytics_async.errors import ArgumentError, LyticsError, SourceChanged
from lytics_async.upload.cut.around import ChunkerAround
from lytics_async.upload.cut.cut import Cut, Filled, NeedsSpace, RepeatableChunker
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver.budget import plan_memory
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.record.history import EarlierCut, History, Opening
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.fingerprint import Fingerprint
from lytics_async.upload.source.kinds import PathSource, Source

LEDGER_SUFFIX = ".lytics-ledger"


def ledger_path(source: Source, settings: UploadSettings) -> Path | None:
    """Return where the ledger is to be; None if none is requested.

    Raises:
        ArgumentError: there can be none for this source.
    """
    if settings.ledger is None:
        return None
    if not source.repeatable:
        raise ArgumentError(
            "A pipe cannot be read again, so there is nothing to resume from; write it to a file first, or leave ledger out."
        )
    if settings.ledger != "auto":
        return Path(settings.ledger)
    if not isinstance(source, PathSource):
        raise ArgumentError(
            'ledger="auto" puts the ledger next to the source file, and this source has no path; name the ledger.'
        )
    return Path(f"{source.path}{LEDGER_SUFFIX}")


def digests(
    settings: UploadSettings, config: ClientConfig, options: RequestOptions
) -> dict[str, str]:
    """Return a short digest of every argument that says what is stored and where.

    Digests, since a value in `append` may be as private as a row is.
    """
    values: dict[str, Any] = {
        "stream": settings.stream,
        "timestamp_field": settings.timestamp_field,
        "delimiter": settings.delimiter,
        "headers": settings.headers,
        "columns": settings.columns,
        "stamp": settings.stamp,
        "append": None if settings.append is None else dict(settings.append),
        "filename": settings.filename,
        "assume_timezone": settings.assume_timezone,
        "encoding": settings.encoding,
        "dry_run": settings.dry_run,
        "account_id": options.account_id or config.account_id,
        "bulk_url": config.bulk_url,
    }
    return {name: _digest(value) for name, value in values.items()}


def _digest(value: Any) -> str:
    text = orjson.dumps(value, default=str, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(text).hexdigest()[:12]


def with_original_sizes(
    settings: UploadSettings, opening: Opening, *, dicts: bool
) -> UploadSettings:
    """Return the settings with the sizes by which the first run cut, and for dicts as CSV its
    columns.

    Raises:
        ArgumentError: the memory budget has no room for them.
    """
    columns = settings.columns
    if dicts and opening.header and columns is None:
        # The columns came from the first dict, and another may come first now.
        columns = tuple(next(csv.reader([opening.header], delimiter=opening.delimiter or ",")))
    try:
        same = attrs.evolve(
            settings,
            chunk_bytes=opening.chunk_bytes,
            max_record_bytes=opening.max_record_bytes,
            columns=columns,
        )
        plan_memory(same)
    except ArgumentError as error:
        problem = str(error)
    else:
        return same
    raise ArgumentError(
        f"The first run of this ledger cut chunks of {opening.chunk_bytes:,} bytes and accepted records of up to "
        f"{opening.max_record_bytes:,}, and this run must do the same: {problem}"
    )


def resumed(
    chunker: RepeatableChunker,
    history: History,
    opening: Opening,
    *,
    settings: UploadSettings,
    seek: Callable[[int], None] | None,
    dicts: bool,
) -> Resumed:
    """Return a chunker that continues where the history ends.

    Args:
        chunker: at the beginning of the source.
        opening: of this run.
        settings: as the user passed them.
        seek: moves the source to a byte, if it can be moved.
        dicts: the source yields dicts.

    Raises:
        ArgumentError: an argument is not what it was.
        SourceChanged: the source is not.
    """
    before = history.opening
    _check_unchanged(before, opening, force=settings.resume == "force")
    start_record = settings.start_record or 1
    _check_start(history, start_record, dicts=dicts)
    same_file = before.fingerprint is not None and before.fingerprint == opening.fingerprint
    return Resumed(
        chunker,
        history,
        wanted=needs_sending(settings),
        seek=seek if same_file else None,
        start_record=start_record,
    )


def _check_unchanged(before: Opening, now: Opening, *, force: bool) -> None:
    is_other = before.fingerprint is not None and before.fingerprint != now.fingerprint
    error: type[LyticsError] = SourceChanged if is_other else ArgumentError
    for name, was, is_now in (
        ("form", before.form, now.form),
        ("header", before.header, now.header),
        ("delimiter", before.delimiter, now.delimiter),
    ):
        if was != is_now:
            raise error(
                f"The {name} of {now.source} is not what it was when this ledger was written; start again with another ledger."
            )
    changes = [
        name for name, digest in before.parameters.items() if now.parameters.get(name) != digest
    ]
    if before.fingerprint is not None and before.fingerprint != now.fingerprint:
        changes.insert(0, _source_change(before.fingerprint, now.fingerprint))
    if changes and not force:
        raise error(
            f"Since this ledger was written, these have changed: {', '.join(changes)}. Resume with the same source and arguments; "
            'or continue nevertheless with resume="force" (--force-resume), which checks by checksum that what was cut '
            "already is still there; or start again with another ledger, which sends everything again."
        )


def _source_change(before: Fingerprint, now: Fingerprint | None) -> str:
    if now is None:
        return "the source (it was a file)"
    if now.size != before.size:
        return f"the source (from {before.size:,} to {now.size:,} bytes)"
    if (now.head, now.tail) != (before.head, before.tail):
        return "the source (its content)"
    return f"the source (written again, at {datetime.fromtimestamp(now.mtime_ns / 1e9).astimezone():%Y-%m-%d %H:%M:%S})"


class Resumed(ChunkerAround[RepeatableChunker]):
    """A chunker that first cuts again what earlier runs did not settle, and then continues: see
    Chunker.

    Args:
        chunker: at the beginning of the source.
        history: what earlier runs have cut.
        wanted: whether there is something to be done about a chunk.
        seek: moves the source to a byte; None = everything is read again, and checked.
        start_record: the first record that the source yields.
    """

    def __init__(
        self,
        chunker: RepeatableChunker,
        history: History,
        *,
        wanted: Callable[[Chunk], bool],
        seek: Callable[[int], None] | None,
        start_record: int = 1,
    ) -> None:
        super().__init__(chunker)
        self._cuts = deque(history.cuts)
        self._last = history.cuts[-1] if history.cuts else None
        self._wanted = wanted
        self._seek = seek
        self._start_record = start_record
        self._caught_up = False
        self._before: Cut | None = None  # the cut before the next one
        if start_record > 1:
            self._pass_over_what_is_not_given()

    @property
    def exhausted(self) -> bool:
        """See Chunker."""
        return self._caught_up and self._chunker.exhausted

    @property
    def position(self) -> int:
        """See Chunker."""
        return max(self._chunker.position, self._last.end if self._last is not None else 0)

    def fill(self, buffer: bytearray) -> Filled:
        """See Chunker."""
        while self._cuts and not self.closing:
            cut = self._cuts[0]
            if cut.chunk is None or not self._wanted(cut.chunk):
                if self._seek is None:
                    self._chunker.skip(buffer, cut)
                self._before = self._cuts.popleft()
                continue
            same_file = self._before is not None and self._before.part == cut.part
            lines = self._before.lines if self._before is not None and same_file else None
            self._move_to(cut.start, cut.first_record - 1, lines)
            again = self._chunker.refill(buffer, cut)
            if again is None or isinstance(again, NeedsSpace):
                return again
            self._before = self._cuts.popleft()
            fields: dict[str, Any] = attrs.asdict(again, recurse=False)
            return EarlierCut(**fields, chunk=cut.chunk)
        if self.closing:
            return None
        if self._last is not None and not self._caught_up:
            self._move_to(self._last.end, self._last.last_record, self._last.lines)
        self._caught_up = True
        filled = self._chunker.fill(buffer)
        if (
            isinstance(filled, Cut)
            and self._last is not None
            and self._last.unterminated
            and filled.part == self._last.part
        ):
            raise SourceError(
                f"The source has grown after record {self._last.last_record:,}, which ended without a line feed and was sent as "
                "it was then; whether it has grown, too, is unknown. Start again with another ledger."
            )
        return filled

    def _move_to(self, position: int, records: int, lines: int | None) -> None:
        if self._seek is not None and self._chunker.position != position:
            self._seek(position)
            self._chunker.move(position, records, lines)

    def _pass_over_what_is_not_given(self) -> None:
        while self._cuts and self._cuts[0].last_record < self._start_record:
            self._cuts.popleft()
        position = self._cuts[0].start if self._cuts else self.position
        self._chunker.move(position, self._start_record - 1, None)
        if self._cuts and self._cuts[0].first_record < self._start_record:
            # The source begins in the middle of a chunk that is settled; what is left of it cannot
            # be checked.
            self._cuts[0] = attrs.evolve(self._cuts[0], checksum=None)


def _check_start(history: History, start_record: int, *, dicts: bool) -> None:
    if start_record == 1:
        return
    if not dicts:
        raise ArgumentError(
            "start_record is for sources of dicts; pass files and bytes from their beginning, and settled records are "
            "over."
        )
    if start_record > history.cursor + 1:
        raise ArgumentError(
            f"start_record must be at most {history.cursor + 1:,}: the records from there on are not settled yet, and would be "
            "lost."
        )


def needs_sending(settings: UploadSettings) -> Callable[[Chunk], bool]:
    """Return the test whether there is something to be done about a chunk of an earlier run.

    It is to be sent if it is not settled, nor in doubt if such are held; or its rejected records
    are still to be located.
    """
    hold, locate = settings.ambiguous == "hold", settings.errors == "quarantine"

    def test(chunk: Chunk) -> bool:
        return any(
            leaf.to_locate and locate
            if leaf.counts is not None
            else not (hold and leaf.ambiguous_attempts)
            for leaf in chunk.leaves()
        )

    return test


def may_come_again(history: History | None, settings: UploadSettings) -> Callable[[int], bool]:
    """Return the test whether a record, by its number, is cut by this run, and perhaps again."""
    if history is None:
        return lambda number: True
    wanted = needs_sending(settings)
    spans = [
        (cut.first_record, cut.last_record)
        for cut in history.cuts
        if cut.chunk is not None and wanted(cut.chunk)
    ]
    read = history.records_read

    def test(number: int) -> bool:
        place = bisect_right(spans, number, key=lambda span: span[0])
        return number > read or (place > 0 and number <= spans[place - 1][1])

    return test
