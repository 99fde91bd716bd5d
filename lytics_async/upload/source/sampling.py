"""Samples the records that an upload would send, spread over the whole source, in bounded memory.

A source is read through, and its records are counted, unless it is a large file of lines: there, a
window at every 64th of it is read, and the number of records is estimated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.cut import LISTED_QUARANTINED, Cut
from lytics_async.upload.cut.reading import Read, SourceError
from lytics_async.upload.report import QuarantinedRecord
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.detecting import detect_format
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.kinds import Source
from lytics_async.upload.source.manner import manner_of
from lytics_async.upload.source.opening import OpenSource, open_source, reading_failure
from lytics_async.upload.source.reading import columns_of, next_cut, records_of

Record = dict[str, Any]

READ_THROUGH_BYTES = 32 * 1024 * 1024
"""A file up to this size is read through: that takes tenths of a second."""

WINDOWS = 64
"""Places of a large file that are looked at."""

WINDOW_BYTES = 64 * 1024

LONGEST_IN_WINDOW = 1024 * 1024
"""A record that is longer is not sampled: its place in a large file is passed over."""

MOST_SAMPLE_BYTES = 16 * 1024 * 1024
"""Bytes of records that are held; fewer are sampled if they are longer."""

_UNSIZED_CHUNK = 64 * 1024
_CHUNKS = 128
_TRIED_STARTS = 100
_SURE_AFTER = 3
"""Records in a row that must have all columns, to believe that a record begins there."""


@attrs.define(kw_only=True)
class Sample:
    """What was read of a source.

    Attributes:
        name: of the source.
        records: the sampled records, in the order of the source.
        columns: names in the headers; none for JSON.
        total: records that would be sent; None = not known.
        counted: `total` was counted, and not estimated.
        looked_at: records that were cut, those that must not be sent included.
        quarantined: of them, those that must not be sent.
        quarantined_records: the first 1,000 of them.
        notes: what was noticed, as an upload reports it.
        problem: why the source cannot be read to its end; None if nothing is wrong.
        bytes_read: bytes that were taken of the source.
        single: it is a CSV of one column.
    """

    name: str
    records: list[Record] = attrs.field(factory=list, repr=False)
    columns: tuple[str, ...] = ()
    total: int | None = None
    counted: bool = False
    looked_at: int = 0
    quarantined: int = 0
    quarantined_records: tuple[QuarantinedRecord, ...] = attrs.field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    problem: str | None = None
    bytes_read: int = 0
    single: bool = False


def sample_of(
    source: Source,
    settings: UploadSettings,
    *,
    most: int,
    max_record_bytes: int,
    each: Callable[[Record], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Sample:
    """Read a source as an upload with these settings would, and return a sample of it. It blocks.

    Args:
        most: records to keep at most.
        max_record_bytes: a longer record is quarantined.
        each: called with every record; the whole source is read then.
        stopped: returns whether to stop, and return what was read so far.

    Raises:
        ArgumentError: it does not exist, or the arguments do not fit it.
    """
    sample = Sample(name=source.name)
    opened: OpenSource | None = None
    try:
        opened = open_source(source, manner_of(settings))
        chunk = _chunk_bytes(opened.size)
        settings = attrs.evolve(settings, chunk_bytes=min(chunk, settings.memory_budget // 2 or 1))
        found = detect_format(opened, settings, max_record_bytes)
        opened = found.opened
        reading = _Reading(found, settings, sample, most)
        reading.run(each, stopped)
        sample.notes = opened.how.notes.said(
            exhausted=sample.counted, records_read=sample.looked_at
        )
    except ArgumentError:
        raise
    except SourceError as error:
        sample.problem = str(error)
    except Exception as error:
        sample.problem = reading_failure(error)
    finally:
        if opened is not None:
            opened.close()
    return sample


def _chunk_bytes(size: int | None) -> int:
    if size is None:
        return _UNSIZED_CHUNK
    return max(16 * 1024, min(1024 * 1024, size // _CHUNKS))


class _Reading:
    """Reads a detected source into a sample."""

    def __init__(
        self, found: SourceFormat, settings: UploadSettings, sample: Sample, most: int
    ) -> None:
        self._found = found
        self._headers = settings.headers
        self._sample = sample
        self._kept = _Thinned(most)
        self._names: dict[int, list[str]] = {}
        self._seen: dict[str, None] = {}
        self._details: list[QuarantinedRecord] = []
        self._buffer = bytearray(settings.target_bytes)

    def run(self, each: Callable[[Record], None] | None, stopped: Callable[[], bool]) -> None:
        sample, found = self._sample, self._found
        try:
            size = found.opened.size
            large = size is not None and size > READ_THROUGH_BYTES and found.seekable
            if not (large and each is None and self._look_into_windows(size or 0, stopped)):
                self._read_through(each, stopped)
        finally:
            sample.records = self._kept.records()
            if found.is_csv:
                self._seen.update(dict.fromkeys(self._columns(0)))
            sample.columns = tuple(self._seen)
            sample.single = found.is_csv and len(sample.columns) == 1
            sample.quarantined_records = tuple(self._details)

    def _read_through(
        self, each: Callable[[Record], None] | None, stopped: Callable[[], bool]
    ) -> None:
        sample = self._sample
        while not stopped():
            cut = next_cut(self._found, self._buffer)
            sample.bytes_read = self._found.opened.taken()
            if cut is None:
                sample.total = sample.looked_at - sample.quarantined
                sample.counted = self._found.chunker.exhausted
                return
            self._enter(cut, each)

    def _look_into_windows(self, size: int, stopped: Callable[[], bool]) -> bool:
        """Look at places all over a file; return False if that was not possible."""
        sample, found = self._sample, self._found
        begin = found.chunker.position
        covered = 0
        for number in range(WINDOWS):
            if stopped():
                break
            cut = self._first() if number == 0 else self._window(begin, size, number)
            if cut is None:
                continue
            covered += cut.end - cut.start
            self._enter(cut)
            sample.bytes_read += 2 * len(self._buffer)
        good = sample.looked_at - sample.quarantined
        if sample.looked_at and covered:
            sample.total = round(good * (size - begin) / covered)
            return True
        return False

    def _first(self) -> Cut | None:
        self._buffer = bytearray(WINDOW_BYTES)
        return next_cut(self._found, self._buffer, longest=LONGEST_IN_WINDOW)

    def _window(self, begin: int, size: int, number: int) -> Cut | None:
        """Cut the records at one place of a file; None if it is not clear where one begins."""
        found = self._found
        place = begin + (size - begin) * number // WINDOWS
        try:
            start = self._record_start(place)
            if start is None:
                return None
            self._move(place + start)
            found.chunker.move(place + start, 0, None)
            del self._buffer[WINDOW_BYTES:]
            return next_cut(found, self._buffer, longest=LONGEST_IN_WINDOW)
        except SourceError:
            return None  # such as a quote that is never closed: the upload will name it

    def _move(self, position: int) -> None:
        assert self._found.opened.seek is not None
        self._found.opened.seek(position)

    def _record_start(self, place: int) -> int | None:
        """Return how far from a place of the file a record begins for sure; None if unclear."""
        found = self._found
        self._move(place)
        content = bytearray(WINDOW_BYTES)
        with memoryview(content) as view:
            end = _read_full(found.opened.read, view)
        del content[end:]
        delimiter = found.delimiter
        start = content.find(b"\n") + 1
        if delimiter is None or b'"' not in content:
            return start or None
        # The file that was moved to is the last of those that were opened.
        width = len(self._columns(len(found.parts) - 1))
        for _ in range(_TRIED_STARTS):
            if not 0 < start < end:
                return None
            if _begins(content, start, end, delimiter, width):
                return start
            start = content.find(b"\n", start) + 1
        return None

    def _enter(self, cut: Cut, each: Callable[[Record], None] | None = None) -> None:
        sample = self._sample
        sample.looked_at += cut.records + cut.quarantined
        sample.quarantined += cut.quarantined
        self._details.extend(cut.details[: LISTED_QUARANTINED - len(self._details)])
        records = self._records(self._buffer[: cut.length], cut.part)
        if each is not None:
            held = list(records)
            for record in held:
                each(record)
            records = iter(held)
        self._kept.add(records, cut.records, cut.length)

    def _columns(self, part: int) -> list[str]:
        if part not in self._names:
            self._names[part] = columns_of(self._found, self._headers, part)
        return self._names[part]

    def _records(self, content: bytearray, part: int) -> Iterator[Record]:
        names = self._columns(part)
        self._seen.update(dict.fromkeys(names))
        return records_of(content, self._found.delimiter, names)


def _read_full(read: Read | None, view: memoryview) -> int:
    """Fill the view as far as the source has bytes; return how many."""
    assert read is not None
    filled = 0
    while filled < len(view):
        with view[filled:] as rest:
            got = read(rest)
        if not got:
            break
        filled += got
    return filled


class _Thinned:
    """Keeps records from every part of a source, and fewer of each part the more parts there are.

    Args:
        most: records to return at most; up to twice as many are held.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._one_of = 1
        self._groups: list[tuple[list[Record], float]] = []
        self._count = 0
        self._bytes = 0.0
        self._skip = 0

    def add(self, records: Iterator[Record], amount: int, length: int) -> None:
        """Take in records that follow one another.

        Args:
            amount: how many there are.
            length: their bytes.
        """
        if not amount:
            return
        wanted = -(-amount // self._one_of)
        if amount < self._one_of and self._skip > 0:
            self._skip -= amount
            return
        self._skip = self._one_of - amount
        kept = list(islice(records, wanted))
        weight = length / amount
        self._groups.append((kept, weight))
        self._count += len(kept)
        self._bytes += len(kept) * weight
        while self._count > 2 * self._most or (self._bytes > MOST_SAMPLE_BYTES and self._count > 1):
            self._thin()

    def records(self) -> list[Record]:
        """Return what is kept, at most as many as were wanted, spread evenly."""
        kept = [record for group, _ in self._groups for record in group]
        if len(kept) <= self._most:
            return kept
        return [kept[number * len(kept) // self._most] for number in range(self._most)]

    def _thin(self) -> None:
        self._one_of *= 2
        single = all(len(group) == 1 for group, _ in self._groups)
        groups = self._groups[::2] if single else self._groups
        self._groups = [(group[::2], weight) for group, weight in groups]
        self._count = sum(len(group) for group, _ in self._groups)
        self._bytes = sum(len(group) * weight for group, weight in self._groups)


def _begins(content: bytearray, start: int, end: int, delimiter: bytes, width: int) -> bool:
    """Whether the bytes from `start` read as whole records with all columns."""
    sure = 0
    while sure < _SURE_AFTER:
        record = csv_grammar.read_record(content, start, end, delimiter)
        if record.ending != "whole":
            return sure > 0 and record.ending in ("partial", "open")
        if csv_grammar.is_blank(content, start, record.end):
            start = record.end
            continue
        if record.width != width:
            return False
        sure += 1
        start = record.end
        if start == end:
            return True
    return True
