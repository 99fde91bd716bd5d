"""What the server takes as a JSON record: an object whose lists contain no objects, without NaN,
integers over 64 bits, and names that are blank or appear twice.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import repeat
from typing import Any

import orjson

from lytics_async.upload.cut import json_names

MIN_INTEGER = -(2**63)
MAX_INTEGER = 2**64 - 1

_DIGITS_TO_ZERO = bytes(0x30 if 0x30 <= byte <= 0x39 else 0x78 for byte in range(256))
_MANY_DIGITS = b"0" * 19  # 2**63 has 19; fewer always fit
_MOST_DIGITS = 20  # 2**64 has so many; more never fit

MAX_DEPTH = 1024
"""Levels of nesting that are looked at; orjson reads no more, and writes 254."""


ONE_LINE_EACH = "write one object per line (jq -c . FILE > lines.ndjson)"


class Unsendable(Exception):
    """A record that must not be sent: why, and which field is at fault."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


def check_line(line: bytes) -> dict[str, Any]:
    """Check one JSON text exactly, and return what it parses to.

    Raises:
        Unsendable: the server would refuse it, or would store something else than what was written.
    """
    reason = ""
    record: Any = None
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        reason = _fault_of(line, error)
    if reason:
        raise Unsendable(reason)
    return check_parsed(record, line)


def _fault_of(line: bytes, error: orjson.JSONDecodeError) -> str:
    """Say why a line is not JSON."""
    try:
        line.decode()
    except UnicodeDecodeError as problem:
        return f"it is not UTF-8 (byte {problem.start + 1:,} of the record); see --encoding"
    if b"NaN" in line or b"Infinity" in line:
        return f"it is not valid JSON ({error}); NaN and Infinity cannot be sent, use null"
    if "unexpected content after document" in str(error) or "extra data" in str(error).lower():
        return f"several JSON texts on one line ({error}); {ONE_LINE_EACH}"
    return f"it is not valid JSON ({error})"


def check_parsed(record: Any, line: bytes) -> dict[str, Any]:
    """Check what orjson made of a JSON text: see check_line."""
    if type(record) is not dict:
        raise Unsendable("it is not a JSON object")
    exact = may_hold_large_integer(line)
    if exact:
        record = _with_exact_integers(line)
    members: int | None = len(record)
    for name, value in record.items():
        nested = value.__class__ is list or value.__class__ is dict
        if nested:
            members = None
        if exact or nested:
            _check(value, name)
    sound = json_names.are_sound(line, record, members)
    problem = None if sound else json_names.problem_of(line)
    if problem is not None:
        raise Unsendable(*problem)
    parsed: dict[str, Any] = record
    return parsed


def _with_exact_integers(line: bytes) -> Any:
    """Parse a JSON text that orjson has read: orjson reads integers over 64 bits as floats."""
    with suppress(RecursionError):
        return json.loads(line, parse_int=_integer)
    raise Unsendable("it is nested too deeply; flatten it")


def _integer(text: str) -> int:
    # Many digits take time by their square, and Python refuses 4,300 of them.
    return int(text[: _MOST_DIGITS + 2])


def may_hold_list_with_object(data: bytes, records: int = 1) -> bool:
    """Check quickly whether an object may stand inside a list; False is certain.

    In an object each member begins with a quote, so only in a list an object follows a bracket or a
    comma.

    Args:
        data: JSON objects, one a line.
        records: how many.
    """
    # The usual first: no lists, or each object is a record or follows the colon after its name.
    inner = data.count(b"{") - records
    if inner <= 0 or b"[" not in data:
        return False
    named = data.count(b":{")
    if inner == named or inner == named + data.count(b": {"):
        return False
    dense = data.translate(None, b" \t\r\n")
    return b"[{" in dense or b",{" in dense


def may_hold_large_integer(data: bytes) -> bool:
    """Check quickly whether an integer over 64 bits may be there; False is certain."""
    digits = data.translate(_DIGITS_TO_ZERO)
    start = digits.find(_MANY_DIGITS)
    while start >= 0:
        if start == 0 or data[start - 1] not in b'."':  # neither of a fraction nor of a text
            return True
        before = digits.find(b"x" + _MANY_DIGITS, start)
        start = before + 1 if before >= 0 else -1
    return False


def _check(value: Any, name: str) -> None:
    """Check a member of a record and all that is in it.

    It does without recursion, since records may be nested deeper than Python calls, and joins the
    names on the way to a value only where that value is at fault: long names above many values
    would take time by their product.

    Raises:
        Unsendable: of the first value that is at fault.
    """
    way: list[object] = [name]
    levels: list[tuple[Iterator[tuple[object, Any]], bool]] = [(iter(((name, value),)), False)]
    while levels:
        members, in_list = levels[-1]
        for key, member in members:
            kind = member.__class__
            if kind is str or kind is bool or member is None:
                continue
            way[-1] = key
            problem = _problem(member, in_list=in_list)
            inner = _members(member)
            if inner is not None and len(levels) == MAX_DEPTH:
                problem = f"it is nested more than {MAX_DEPTH:,} levels deep; flatten it"
                way = way[:1]
            if problem is not None:
                raise Unsendable(problem, ".".join(str(each) for each in way if each is not _ITEM))
            if inner is not None:
                levels.append((inner, not isinstance(member, Mapping)))
                way.append(_ITEM)
                break
        else:
            levels.pop()
            way.pop()


_ITEM = object()
"""Stands for the place of an item of a list, which messages do not name."""


def _members(value: Any) -> Iterator[tuple[object, Any]] | None:
    if isinstance(value, Mapping):
        return iter(value.items())
    if isinstance(value, (list, tuple)):
        return zip(repeat(_ITEM), value)
    return None


def _problem(value: Any, *, in_list: bool) -> str | None:
    """Return why a value may not stand where it does; what is in it is not looked at."""
    problem: str | None = None
    if isinstance(value, float):
        if not math.isfinite(value):
            problem = "NaN and Infinity cannot be sent; use None (null)"
    elif isinstance(value, int):
        if not MIN_INTEGER <= value <= MAX_INTEGER:
            problem = "an integer of more than 64 bits; send it as text"
    elif isinstance(value, Mapping) and in_list:
        problem = "an object inside a list, which Lytics refuses; flatten it"
    return problem
