"""Checks a block of JSON lines at a time.

Every line is parsed, and the rest is looked for in the bytes of the block. NumPy, if it is
installed, looks several times as fast.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Protocol

import orjson

from lytics_async.upload.cut import json_names, json_records
from lytics_async.upload.cut.json_names import Counts

_COLON = 0x3A
_QUOTE = 0x22
_SPACE = 0x20
_ZERO = 0x30

_SHORT_BYTES = 4096
"""NumPy takes longer for fewer."""

_MANY_DIGITS = 19
"""2**63 has so many; fewer always fit."""


class BlockCheck:
    """Parses the lines of blocks if all of them are records that may be sent."""

    def __init__(self) -> None:
        self._look: BlockLook = LookByBytes() if find_spec("numpy") is None else LookByNumPy()

    def records(
        self, block: bytes, lines: list[bytes], *, keep_all: bool
    ) -> list[dict[str, Any]] | None:
        """Return the records without a value in their first field, or all if they are wanted; None
        if the lines must be looked at one by one.
        """
        inner = block.count(b"{") - len(lines)
        if inner and json_records.may_hold_list_with_object(block, len(lines)):
            return None
        if self._look.may_hold_large_integer(block):
            return None
        counts = self._look.count(block)
        misleading = bool(counts[1] or counts[2])
        if misleading and json_names.may_mislead(block, counts):
            return None
        try:
            records: list[Any] = list(map(orjson.loads, lines))
            if not all(type(record) is dict for record in records):
                return None
            if inner or misleading:
                again = orjson.dumps(records)
                sound = counts == self._look.count(again)
            else:
                sound = counts[0] == sum(map(len, records))
        except (orjson.JSONDecodeError, orjson.JSONEncodeError, RecursionError):
            return None
        if not sound:
            return None
        if keep_all:
            return records
        return [record for record in records if not next(iter(record.values()), None)]


class BlockLook(Protocol):
    """Looks at blocks."""

    def count(self, block: bytes) -> Counts:
        """See json_names.count()."""
        ...

    def may_hold_large_integer(self, block: bytes) -> bool:
        """See json_records.may_hold_large_integer()."""
        ...


class LookByBytes:
    """Searches and translates: see BlockLook."""

    def count(self, block: bytes) -> Counts:
        """See BlockLook."""
        return json_names.count(block)

    def may_hold_large_integer(self, block: bytes) -> bool:
        """See BlockLook."""
        return json_records.may_hold_large_integer(block)


class LookByNumPy:
    """Compares all bytes: see BlockLook. It has arrays of its own, since to have new ones each time
    takes longer than to fill them.
    """

    def __init__(self) -> None:
        import numpy

        self._numpy = numpy
        self._arrays: list[Any] = []

    def count(self, block: bytes) -> Counts:
        """See BlockLook."""
        if len(block) < _SHORT_BYTES:
            return json_names.count(block)
        numpy = self._numpy
        colons, found, ends = self._flags(len(block) - 2)
        data = numpy.frombuffer(block, numpy.uint8)
        first, second, third = data[:-2], data[1:-1], data[2:]
        numpy.equal(third, _COLON, out=colons)
        numpy.equal(first, _QUOTE, out=ends)
        numpy.less_equal(first, _SPACE, out=found)
        numpy.logical_or(found, ends, out=ends)
        numpy.less_equal(second, _SPACE, out=found)
        numpy.logical_and(found, colons, out=found)
        white = numpy.count_nonzero(numpy.logical_and(found, ends, out=found))
        numpy.equal(second, _QUOTE, out=found)
        names = numpy.count_nonzero(numpy.logical_and(found, colons, out=colons))
        blank = numpy.count_nonzero(numpy.logical_and(colons, ends, out=found))
        return int(names), int(white), int(blank)

    def may_hold_large_integer(self, block: bytes) -> bool:
        """See BlockLook."""
        if len(block) < _SHORT_BYTES:
            return json_records.may_hold_large_integer(block)
        numpy = self._numpy
        digits, runs, other = self._flags(len(block))
        shifted = other.view(numpy.uint8)
        numpy.subtract(numpy.frombuffer(block, numpy.uint8), _ZERO, out=shifted)
        numpy.less(shifted, 10, out=digits)
        size = len(block) - _MANY_DIGITS + 1
        runs = runs[:size]
        numpy.logical_and(digits[:size], digits[_MANY_DIGITS - 1 :], out=runs)
        for at in (9, 4, 13):  # a time of day has other bytes at one of them
            numpy.logical_and(runs, digits[at : at + size], out=runs)
        return bool(runs.any()) and json_records.may_hold_large_integer(block)

    def _flags(self, size: int) -> list[Any]:
        if not self._arrays or len(self._arrays[0]) < size:
            self._arrays = [self._numpy.empty(size, self._numpy.bool_) for _ in range(3)]
        return [array[:size] for array in self._arrays]
