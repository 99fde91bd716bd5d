"""Turns the columns of a table into values as they are sent: see cut/values for the rules."""

from __future__ import annotations

import math
import struct
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from lytics_async.upload.cut.flags import Flag
from lytics_async.upload.cut.values import NO_ZONE, Unwritable, Values, float_text

EXPONENT_FROM = 1e10
"""Floats from here on are written with an exponent by pyarrow."""

_FIRST_SECOND = -62_135_596_800  # 0001-01-01
_LAST_SECOND = 253_402_300_799  # 9999-12-31
_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}


class Columns:
    """Writes the columns of one table, batch after batch.

    Args:
        zone: of times that have none.
        values: writes values one by one where a column needs it.

    Attributes:
        flags: the rows that must not be sent, in order; whoever cuts them takes them out.
    """

    def __init__(self, zone: tzinfo | None, values: Values) -> None:
        self.flags: deque[Flag] = deque()
        self._zone = zone
        self._values = values
        self._row = 0

    def prepared(self, batch: Any) -> Any:
        """Return a batch with values as they are sent: times as text, NaN as missing."""
        import pyarrow as pa

        flags: list[Flag] = []
        columns = [
            self._sendable(column, name, flags)
            for column, name in zip(batch.columns, batch.schema.names, strict=True)
        ]
        self.flags.extend(sorted(flags, key=lambda flag: flag.number))
        self._row += batch.num_rows
        return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)

    def rows(self, batch: Any) -> Iterator[dict[str, Any]]:
        """Yield the rows of a prepared batch as dicts."""
        first = self._row - batch.num_rows + 1
        flagged = {flag.number: flag for flag in self.flags}
        self.flags.clear()
        for number, row in enumerate(_dicts(batch), first):
            flag = flagged.get(number)
            if flag is not None and flag.field is not None:
                row[flag.field] = Unwritable(str(row[flag.field]), flag.reason)
            yield row

    def _sendable(self, column: Any, name: str, flags: list[Flag]) -> Any:
        import pyarrow as pa
        from pyarrow import types

        column = _widened(column)
        kind = column.type
        if types.is_dictionary(kind):
            values = column.dictionary
            if types.is_string_view(values.type):  # of polars, which pyarrow cannot decode
                values = values.cast(pa.string())
            decoded = pa.DictionaryArray.from_arrays(column.indices, values).dictionary_decode()
            return self._sendable(decoded, name, flags)
        if types.is_timestamp(kind):
            return self._times(column, name, flags)
        if types.is_decimal(kind):
            return _decimals(column)
        if types.is_date(kind):
            return column.cast(pa.string())
        if types.is_time(kind):
            return _times_of_day(column)
        if is_uuid(kind):
            return pa.array([value and str(value) for value in column.to_pylist()], pa.string())
        if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
            return self._texts(column, name, flags)
        if types.is_floating(kind):
            return self._floats(column)
        return column

    def _texts(self, column: Any, name: str, flags: list[Flag]) -> Any:
        import pyarrow as pa
        from pyarrow import types

        if types.is_string_view(column.type):
            column = column.cast(pa.string())
        try:
            column.validate(full=True)
            return column
        except pa.ArrowInvalid:
            pass
        texts: list[str | None] = []
        for row, value in enumerate(column.cast(pa.large_binary()).to_pylist()):
            if value is None:
                texts.append(None)
                continue
            try:
                texts.append(value.decode())
            except UnicodeDecodeError as error:
                flags.append(Flag(self._row + row + 1, _not_utf8(error), name))
                texts.append(value.decode(errors="backslashreplace"))
        return pa.array(texts, column.type)

    def _floats(self, column: Any) -> Any:
        import pyarrow as pa
        import pyarrow.compute

        compute: Any = pyarrow.compute  # its functions are made at run time
        kind = column.type
        finite = compute.is_finite(column)
        if not compute.all(finite).as_py():
            # Not a scalar: to make one, pyarrow imports pandas, some 50 MB.
            self._values.infinite(compute.sum(compute.is_inf(column)).as_py() or 0)
            column = compute.if_else(finite, column, pa.nulls(len(column), kind))
        bounds = compute.min_max(column)
        largest = max(abs(bounds[side].as_py() or 0) for side in ("min", "max"))
        if largest < EXPONENT_FROM:
            if (bounds["min"].as_py() or 0) <= 0 <= (bounds["max"].as_py() or 0):
                column = compute.add(column, compute.subtract(column, column))  # -0 becomes 0
            return column
        texts = [
            None if value is None else _text_of(self._values.scalar(value))
            for value in column.cast(pa.float64()).to_pylist()
        ]
        return pa.array(texts, pa.string())

    def _times(self, column: Any, name: str, flags: list[Flag]) -> Any:
        import pyarrow as pa
        import pyarrow.compute

        compute: Any = pyarrow.compute
        unit = column.type.unit
        ticks = column.cast(pa.int64())
        bounds = compute.min_max(ticks)
        scale = _PER_SECOND[unit]
        first, last = _FIRST_SECOND * scale, (_LAST_SECOND + 1) * scale - 1
        outside: dict[int, str] = {}
        if (bounds["min"].as_py() or 0) < first or (bounds["max"].as_py() or 0) > last:
            numbers = ticks.to_pylist()
            for row, tick in enumerate(numbers):
                if tick is not None and not first <= tick <= last:
                    outside[row] = f"{tick} {unit}"
                    reason = f"a time outside the years 1 to 9999 ({tick:,} {unit} from 1970)"
                    flags.append(Flag(self._row + row + 1, reason, name))
                    numbers[row] = None
            column = pa.array(numbers, pa.int64()).cast(column.type)
        if column.type.tz is None:
            assert self._zone is not None, NO_ZONE
            column = _in_zone(column, self._zone)
        texts = compute.strftime(column.cast(pa.timestamp(unit, "UTC")), "%Y-%m-%dT%H:%M:%SZ")
        if outside:
            shown = [outside.get(row, text) for row, text in enumerate(texts.to_pylist())]
            texts = pa.array(shown, pa.string())
        return texts


def is_uuid(kind: Any) -> bool:
    """Whether a type is that of UUIDs, which pyarrow knows since 18."""
    return getattr(kind, "extension_name", None) == "arrow.uuid"


def _times_of_day(column: Any) -> Any:
    """Return times of day as text, without a fraction of zeros."""
    import pyarrow as pa
    import pyarrow.compute

    compute: Any = pyarrow.compute
    return compute.replace_substring_regex(column.cast(pa.string()), r"\.0+$", "")


def _in_zone(column: Any, zone: tzinfo) -> Any:
    """Return naive times as times of the zone.

    An hour that the clock shows twice is the earlier one, and one that it skips is counted on from
    the time before, as Python does it.
    """
    import pyarrow as pa

    unit = column.type.unit
    scale = _PER_SECOND[unit]
    ticks = column.cast(pa.int64())
    if zone is UTC:
        return ticks.cast(pa.timestamp(unit, "UTC"))
    moved: list[int | None] = []
    known: dict[int, int] = {}
    for tick in ticks.to_pylist():
        if tick is None:
            moved.append(None)
            continue
        quarter = tick // scale // 900  # no zone changes within a quarter of an hour
        if quarter not in known:
            start = datetime(1970, 1, 1) + timedelta(seconds=quarter * 900)
            offset = start.replace(tzinfo=zone).utcoffset()
            known[quarter] = int(offset.total_seconds()) if offset is not None else 0
        moved.append(tick - known[quarter] * scale)
    return pa.array(moved, pa.int64()).cast(pa.timestamp(unit, "UTC"))


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"text that is not UTF-8 (byte {error.start + 1:,} of the value); decode it first"


def _text_of(number: Any) -> str:
    return float_text(number) if isinstance(number, float) else f"{number}"


def _widened(column: Any) -> Any:
    """Return a column whose floats have 64 bits and the digits that they had with fewer."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_float16(column.type):
        return pa.array(map(_of_16_bits, column.to_pylist()), pa.float64())
    texts = _with_floats_as(column.type, pa.string())
    if texts == column.type:
        return column
    return column.cast(texts).cast(_with_floats_as(column.type, pa.float64()))


def _with_floats_as(kind: Any, other: Any) -> Any:
    """Return a type with another one in the place of floats of 32 bits, at any depth."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_float32(kind):
        return other
    if types.is_struct(kind):
        return pa.struct([field.with_type(_with_floats_as(field.type, other)) for field in kind])
    if types.is_fixed_size_list(kind):
        return pa.list_(_with_floats_as(kind.value_type, other), kind.list_size)
    if types.is_list(kind):
        return pa.list_(_with_floats_as(kind.value_type, other))
    if types.is_large_list(kind):
        return pa.large_list(_with_floats_as(kind.value_type, other))
    return kind


def _of_16_bits(value: float | None) -> float | None:
    """Return the number with the fewest digits that is this one in 16 bits."""
    if value is None or not math.isfinite(value):
        return value
    packed = struct.pack("e", value)
    shorter = (float(f"{value:.{digits}g}") for digits in range(1, 6))
    return next((each for each in shorter if _packed(each) == packed), value)


def _packed(value: float) -> bytes:
    try:
        return struct.pack("e", value)
    except OverflowError:  # rounded up, the largest number is beyond the range
        return b""


def _decimals(column: Any) -> Any:
    """Return decimals as text without exponents."""
    import pyarrow as pa
    import pyarrow.compute

    compute: Any = pyarrow.compute
    texts = column.cast(pa.string())
    if not compute.any(compute.match_substring(texts, "E")).as_py():
        return texts
    plain = [None if value is None else f"{value:f}" for value in column.to_pylist()]
    return pa.array(plain, pa.string())


def _dicts(batch: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows as dicts; a row that has no form in Python has none of its values."""
    try:
        yield from batch.to_pylist()
        return
    except (OverflowError, ValueError, UnicodeDecodeError):
        pass
    names = batch.schema.names
    for row in range(batch.num_rows):
        values = {}
        for name, column in zip(names, batch.columns, strict=True):
            try:
                values[name] = column[row].as_py()
            except UnicodeDecodeError as error:
                values[name] = Unwritable("", _not_utf8(error))
            except (OverflowError, ValueError) as error:
                values[name] = Unwritable("", f"a value without a representation in JSON ({error})")
        yield values
