"""Writes dicts as JSON records that Lytics takes."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from typing import Any

import orjson

from lytics_async.base.arguments import rfc3339
from lytics_async.call.json_text import json_fault
from lytics_async.upload.cut.json_names import WITHOUT_NAME
from lytics_async.upload.cut.json_records import MAX_INTEGER, MIN_INTEGER, Unsendable
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.time_field import TimeField
from lytics_async.upload.cut.values import (
    NotWritable,
    Values,
    is_missing_everywhere,
)

MOST_LEVELS = 254
"""Levels of nesting that orjson writes."""

_OPTIONS = orjson.OPT_APPEND_NEWLINE | orjson.OPT_PASSTHROUGH_DATETIME
_INTEGRAL_FLOAT = re.compile(rb"(?:\.0|\de\+?1[6-8])[,}\]]")
"""As orjson writes them: `1e+16`, or `1e16` in 3.11.5 and before."""


class JsonRows:
    """Writes each dict as one line of JSON, its values as `values` says.

    Args:
        values: writes what JSON does not know.
        notes: counts records without a value.
        time_field: looks at every record that is sent.
    """

    def __init__(self, values: Values, notes: Notes, time_field: TimeField | None = None) -> None:
        self._time = time_field
        self._values = values
        self._notes = notes

    def line(self, record: Any) -> bytes:
        """Return a dict as a line.

        Raises:
            Unsendable: the server would refuse it, or would store something else than was meant.
        """
        line = self._written(record)
        if self._time is not None:
            self._time.look(record)
        return line

    def _written(self, record: Any) -> bytes:
        line = b""
        if type(record) is dict:
            with suppress(orjson.JSONEncodeError):  # what follows tells what is wrong
                line = orjson.dumps(record, _sound_time, _OPTIONS)
            if (
                line
                # Without a second brace no list contains an object; without null nothing is
                # missing.
                and line.find(b"{", 1) < 0
                and b"null" not in line
                and not (
                    (b".0" in line or b"e+1" in line or b"e1" in line)
                    and _INTEGRAL_FLOAT.search(line)
                )
                and len(line) > len(b"{}\n")
                and "" not in record
                and " " not in record
            ):
                return line
        elif not isinstance(record, Mapping):
            raise Unsendable(f"it is {type(record).__name__}, not a dict")
        plain = self._object(record, 1)
        if is_missing_everywhere(plain):
            self._notes.count("empty")
        reason = ""
        try:
            return orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE)
        except orjson.JSONEncodeError as error:
            reason = str(error)
        fault = json_fault("", plain)
        if fault is not None:
            field = fault[0].removeprefix(".") or None
            raise Unsendable(f"it cannot be written as JSON: {fault[1]}", field)
        raise Unsendable(f"it cannot be written as JSON ({reason})")

    def _object(self, members: Mapping[Any, Any], level: int) -> dict[str, Any]:
        if level > MOST_LEVELS:
            raise Unsendable(f"it is nested more than {MOST_LEVELS} levels deep; flatten it")
        plain: dict[str, Any] = {}
        # A mapping is read as it presents itself, whatever its items() do.
        for name, value in (members if type(members) is dict else dict(members)).items():
            if not isinstance(name, str):
                raise Unsendable(f"the key {name!r} is {type(name).__name__}, not text")
            if not name.strip():
                raise Unsendable(WITHOUT_NAME)
            kind = value.__class__
            if kind is str or kind is bool or value is None:
                plain[name] = value
                continue
            problem: Unsendable
            try:
                plain[name] = self._value(value, level, in_list=False)
                continue
            except Unsendable as found:
                problem = found
            inner = "" if problem.field is None else f".{problem.field}"
            raise Unsendable(problem.reason, f"{name}{inner}")
        return plain

    def _value(self, value: Any, level: int, *, in_list: bool) -> Any:
        if isinstance(value, int):
            if not MIN_INTEGER <= value <= MAX_INTEGER:
                raise Unsendable("an integer of more than 64 bits; send it as text")
            return value
        if isinstance(value, Enum):
            return self._value(value.value, level, in_list=in_list)
        if not isinstance(value, type) and dataclasses.is_dataclass(value):
            value = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        if isinstance(value, Mapping):
            if in_list:
                raise Unsendable("an object inside a list, which Lytics refuses; flatten it")
            return self._object(value, level + 1)
        if type(value).__module__ == "numpy" and hasattr(value, "tolist") and value.ndim:
            value = value.tolist()
        if isinstance(value, (list, tuple)):
            if level >= MOST_LEVELS:
                raise Unsendable(f"it is nested more than {MOST_LEVELS} levels deep; flatten it")
            return [self._value(each, level + 1, in_list=True) for each in value]
        reason = ""
        try:
            plain = self._values.scalar(value)
        except NotWritable as problem:
            reason = str(problem)
        else:
            # An integer has 64 bits here, and a larger float keeps its exponent.
            if isinstance(value, float) and not MIN_INTEGER <= (plain or 0) <= MAX_INTEGER:
                return float(plain)
            return plain
        raise Unsendable(reason)


def encode(record: Any) -> bytes:
    """Return a dict as one line of JSON, and refuse times without a zone.

    Raises:
        Unsendable: the server would refuse it, or would store something else than was meant.
    """
    notes = Notes()
    return JsonRows(Values(notes=notes), notes).line(record)


def encode_all(records: list[Any]) -> bytes | None:
    """Return dicts as one JSON array if a look at the whole shows that each may be sent.

    Otherwise `encode` tells one by one.
    """
    if set(map(type, records)) != {dict}:
        return None
    try:
        array = orjson.dumps(records, _sound_time, orjson.OPT_PASSTHROUGH_DATETIME)
    except orjson.JSONEncodeError:
        return None
    if any("" in record or " " in record for record in records):
        return None
    flat = array.count(b"{") == len(records) and b"null" not in array
    return array if flat and not _INTEGRAL_FLOAT.search(array) else None


def salvage(record: Any) -> bytes:
    """Return as JSON, for a person to fix, what could not be sent."""
    if isinstance(record, Mapping):  # a key that is not text stays, or its value would be lost
        record = {
            name if isinstance(name, str) else f"{name}": value for name, value in record.items()
        }
    return json.dumps(record, default=str, skipkeys=True, ensure_ascii=False).encode(
        errors="replace"
    )


def _sound_time(value: Any) -> str:
    """Write what orjson is told to leave alone, if it is a date, or a time that has a zone."""
    if isinstance(value, date) and (not isinstance(value, datetime) or value.tzinfo is not None):
        return rfc3339(value)
    raise TypeError("not a time with a zone")
