"""Many files as one source: each is cut by a chunker of its own, one after the other, and counted
on from the one before.

No chunk holds records of two files, so that every record can be traced to its file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, TypeAlias, TypeVar

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.cut import Cut, Filled, NeedsSpace
from lytics_async.upload.cut.keeping import Keeper, Spool
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver.chunk import Part
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.kinds import FileSource
from lytics_async.upload.source.manner import Manner
from lytics_async.upload.source.opening import OpenSource, open_source
from lytics_async.upload.source.watch import Watch

T = TypeVar("T")

Open: TypeAlias = Callable[[FileSource], SourceFormat]


def chain_of(
    files: Sequence[FileSource],
    open_file: Open,
    *,
    allow_schema_drift: bool,
    keep_order: bool,
    notes: Notes,
) -> tuple[Chain, SourceFormat]:
    """Look at the beginning of every file; return their chunker and the format of the first. It
    blocks.

    Args:
        files: in their order.
        open_file: opens one of them.
        allow_schema_drift: their columns may differ.
        keep_order: the columns must come in the same order, too.
        notes: says which file has no records.

    Raises:
        ArgumentError: they do not fit together, or one is not there; nothing was sent.
    """
    first: SourceFormat | None = None
    sizes: list[int | None] = []
    watches: list[Watch | None] = []
    seekable = True
    for each in files:
        file = open_file(each)
        file.opened.close()
        first = first or file
        _check_fits(first, file, allow_schema_drift, keep_order)
        sizes.append(file.opened.size)
        watches.append(file.opened.watch)
        seekable = seekable and file.seekable
    assert first is not None, "a list of files has one at least"
    ends = list(accumulate(size or 0 for size in sizes))
    size = None if None in sizes else ends[-1]
    chain = Chain(
        files,
        open_file,
        watches=watches,
        size=size,
        ends=ends if seekable else None,
        notes=notes,
    )
    return chain, first


def _check_fits(
    first: SourceFormat, other: SourceFormat, allow_schema_drift: bool, keep_order: bool
) -> None:
    name, first_name = other.part.name, first.part.name
    if first.is_csv != other.is_csv:
        forms = ("CSV", "JSON") if first.is_csv else ("JSON", "CSV")
        raise ArgumentError(
            f"{first_name} is {forms[0]} and {name} is {forms[1]}; upload them separately."
        )
    columns, first_columns = other.columns, first.columns
    if first_columns == columns or not (columns and first_columns):
        return
    missing = [column.decode() for column in _without(first_columns, columns)]
    more = [column.decode() for column in _without(columns, first_columns)]
    if not missing and not more:
        if keep_order:
            raise ArgumentError(
                f"The columns of {name} are in another order than those of {first_name}, and rejects= is one file with one "
                "header; upload them separately, or leave rejects out."
            )
        return
    found = "; ".join(
        f"{word} {', '.join(columns)}"
        for word, columns in (("it lacks", missing), ("it has", more))
        if columns
    )
    if not allow_schema_drift:
        raise ArgumentError(
            f"The columns of {name} differ from those of {first_name}: {found}. Upload them separately, or allow the difference: "
            "allow_schema_drift=True (--allow-schema-drift)."
        )
    if keep_order:
        raise ArgumentError(
            f"The columns of {name} differ from those of {first_name} ({found}), and rejects= is one file with one header; upload "
            "them apart, or leave rejects out."
        )


def _without(columns: Sequence[bytes], others: Sequence[bytes]) -> list[bytes]:
    known = frozenset(others)
    return [column for column in columns if column not in known]


class Chain:
    """The chunkers of the files, one after the other: see RepeatableChunker.

    Args:
        files: in their order.
        open_file: opens one of them.
        watches: what each file was when its beginning was looked at.
        size: bytes of all of them; None when unknown.
        ends: where each file ends when all are put together, if that is known and every one can be
            moved in.
        notes: says which file has no records.

    Attributes:
        parts: what the files' chunks are sent with, as far as they were opened.
    """

    def __init__(
        self,
        files: Sequence[FileSource],
        open_file: Open,
        *,
        watches: Sequence[Watch | None],
        size: int | None,
        ends: Sequence[int] | None,
        notes: Notes,
    ) -> None:
        self._notes = notes
        self.size = size
        self.parts: list[Part] = []
        self._files = files
        self._open_file = open_file
        self._watches = watches
        self._ends = ends
        self._closing = self._checksums = False
        self._keeper: Keeper | None = None
        self._taken = 0  # bytes of the files before the present one
        self._open(0, position=0, records=0)

    @property
    def seekable(self) -> bool:
        """It can be moved to any byte."""
        return self._ends is not None

    @property
    def taken(self) -> int:
        """Bytes taken from the files themselves so far."""
        return self._taken + self._current.opened.taken()

    @property
    def prefix(self) -> bytes:
        """The header of the present file."""
        return self._current.chunker.prefix

    @property
    def exhausted(self) -> bool:
        """See Chunker."""
        return self._index == len(self._files) - 1 and self._current.chunker.exhausted

    @property
    def pulled(self) -> int:
        """See Chunker."""
        return self._records + self._current.chunker.pulled

    @property
    def position(self) -> int:
        """See Chunker."""
        return self._position + self._current.chunker.position

    @property
    def closing(self) -> bool:
        """See Chunker."""
        return self._closing

    @closing.setter
    def closing(self, value: bool) -> None:
        self._closing = self._current.chunker.closing = value

    @property
    def checksums(self) -> bool:
        """See RepeatableChunker."""
        return self._checksums

    @checksums.setter
    def checksums(self, value: bool) -> None:
        self._checksums = self._current.chunker.checksums = value

    @property
    def keeper(self) -> Keeper | None:
        """See RepeatableChunker."""
        return self._keeper

    @keeper.setter
    def keeper(self, value: Keeper | None) -> None:
        self._keeper = value
        self._current.chunker.keeper = _keeper_for(value, self._records)

    def fill(self, buffer: bytearray) -> Filled:
        """See Chunker."""
        while True:
            filled = self._named(self._current.chunker.fill, buffer)
            if filled is not None:
                return self._counted_on(filled) if isinstance(filled, Cut) else filled
            if self._current.chunker.exhausted and not self._current.chunker.pulled:
                self._notes.say(f"{self._current.part.name} has no records")
            if self._closing or not self._current.chunker.exhausted or self.exhausted:
                return None
            self._go_to(self._index + 1)

    def refill(self, buffer: bytearray, cut: Cut) -> Cut | NeedsSpace | None:
        """See RepeatableChunker."""
        self._go_to(cut.part)
        again = self._current.chunker.refill(buffer, self._counted_back(cut))
        return self._counted_on(again) if isinstance(again, Cut) else again

    def skip(self, buffer: bytearray, cut: Cut) -> None:
        """See RepeatableChunker."""
        self._go_to(cut.part)
        self._current.chunker.skip(buffer, self._counted_back(cut))

    def move(self, position: int, records: int, lines: int | None) -> None:
        """See RepeatableChunker; seek() comes before it."""
        self._records = records
        self._current.chunker.keeper = _keeper_for(self._keeper, records)
        if position > self._position:  # else it is at the beginning, with its header read
            self._current.chunker.move(position - self._position, 0, lines)

    def seek(self, position: int) -> None:
        """Have the file at this byte of all of them be the present one, and continue there."""
        assert self._ends is not None
        index = next(
            (index for index, end in enumerate(self._ends) if position < end), len(self._ends) - 1
        )
        start = self._ends[index - 1] if index else 0
        if index != self._index or position == start:
            self.close()
            self._open(index, position=start, records=0)
            self._taken = start
        if position > start:
            assert self._current.opened.seek is not None
            self._current.opened.seek(position - start)

    def read(self, view: memoryview) -> int:
        """Fill a view from the present file as it is, without cutting it; seek() comes before."""
        read = self._current.opened.read
        assert read is not None
        return read(view)

    def close(self) -> None:
        """Close the present file."""
        self._current.opened.close()

    def _go_to(self, index: int) -> None:
        """Continue with a later file; what is before it counts as covered."""
        while self._index < index:
            position, records, taken = self.position, self.pulled, self.taken
            self.close()
            self._open(self._index + 1, position=position, records=records)
            self._taken = taken

    def _open(self, index: int, *, position: int, records: int) -> None:
        self._current = current = self._open_file(self._files[index])
        watch = self._watches[index]
        if watch is not None and current.opened.watch is not None:
            watch.compare(current.opened.watch.stamp)
        self._index, self._position, self._records = index, position, records
        del self.parts[index:]
        for file in self._files[len(self.parts) : index]:  # it was moved past them
            passed = self._open_file(file)
            passed.opened.close()
            self.parts.append(passed.part)
        self.parts.append(current.part)
        current.chunker.closing = self._closing
        current.chunker.checksums = self._checksums
        current.chunker.keeper = _keeper_for(self._keeper, records)

    def _named(self, fill: Callable[[bytearray], Filled], buffer: bytearray) -> Filled:
        problem = ""
        try:
            return fill(buffer)
        except SourceError as error:
            problem = f"{self._current.part.name}: {error}"
        raise SourceError(problem)

    def _counted_on(self, cut: Cut) -> Cut:
        return _shifted(cut, self._position, self._records, self._index)

    def _counted_back(self, cut: Cut) -> Cut:
        return _shifted(cut, -self._position, -self._records, 0)


class _CountedOn:
    """Keeps the records of one file under the numbers that they have in the whole source."""

    def __init__(self, keeper: Keeper, records: int) -> None:
        self._records = records
        self._keeper = keeper
        self.spool = keeper.spool

    def keep(self, number: int, reason: str, record: bytes | Spool) -> None:
        """See Keeper."""
        self._keeper.keep(self._records + number, reason, record)


def _keeper_for(keeper: Keeper | None, records: int) -> Keeper | None:
    return None if keeper is None else _CountedOn(keeper, records)


def _shifted(cut: Cut, size: int, records: int, part: int) -> Cut:
    changes: dict[str, Any] = {}
    if cut.details or cut.skipped:
        changes["skipped"] = [number + records for number in cut.skipped]
        changes["details"] = tuple(
            attrs.evolve(
                record,
                number=record.number + records,
                start=None if record.start is None else record.start + size,
            )
            for record in cut.details
        )
    return attrs.evolve(
        cut,
        start=cut.start + size,
        end=cut.end + size,
        first_record=cut.first_record + records,
        last_record=cut.last_record + records,
        part=part,
        **changes,
    )


def open_named(file: FileSource, how: Manner) -> OpenSource:
    """Open one of the files, with its name in what is wrong with it.

    Raises:
        ArgumentError: it cannot be uploaded.
    """
    return named(file, lambda: open_source(file, how))


def named(file: FileSource, look: Callable[[], T]) -> T:
    """Look at one of several files; what is wrong with it is said with its name, and nothing was
    sent.

    Raises:
        ArgumentError: it cannot be uploaded.
    """
    problem = ""
    try:
        return look()
    except (SourceError, ArgumentError) as error:
        problem = f"{error}"
    raise ArgumentError(problem if file.name in problem else f"{file.name}: {problem}")
