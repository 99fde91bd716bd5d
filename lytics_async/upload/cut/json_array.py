"""Streams the elements of one large JSON array, without ever holding more than one of them and a
block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import orjson

from lytics_async.upload.cut import json_records
from lytics_async.upload.cut.json_passing import PassedValue, ValueEnd, pass_over
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.json_text import BLOCK_BYTES, JsonText
from lytics_async.upload.cut.keeping import Passing, Spool
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.reading import Read, SourceError
from lytics_async.upload.cut.time_field import TimeField
from lytics_async.upload.cut.values import is_missing_everywhere

# Where an object ends and the next element, or the end of the array, follows. It may also match
# inside a string or a
# list of objects, so what lies before it must parse; else the tokens decide.
_BOUNDARY = re.compile(rb"\}[ \t\r\n]*+(?:,[ \t\r\n]*+(?=\{)|\][ \t\r\n]*+\Z)")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],"]', re.DOTALL)
_SPACE = b" \t\r\n"


Found: TypeAlias = tuple[bytes | PassedValue, Any]
"""One value: its bytes, and what they parse to, or None where that is not known; or what was too
long to be held.
"""


def elements(read: Read, max_record_bytes: int, passing: Passing | None = None) -> Iterator[Found]:
    """Yield each element in order.

    Args:
        max_record_bytes: an element that is much longer is passed over.
        passing: passes over it.

    Raises:
        SourceError: it is not an array, or it does not end.
    """
    passing = passing if passing is not None else Passing()
    text = JsonText(read)
    if not text.skip_space() or text.data[text.position] != 0x5B:
        raise SourceError("The source is not a JSON array: it does not begin with '['.")
    while text.skip_space():
        if text.data[text.position] != 0x5B:
            raise SourceError(
                f"The JSON array ends at byte {text.offset + text.position}, but more follows; a source "
                "holds arrays, or one object per line."
            )
        text.position += 1
        last = False
        while not last:
            text.skip_space()
            element, parsed, last = _element(text, max_record_bytes, passing)
            if (
                element or not last
            ):  # nothing before the bracket: an empty array, or a comma too many
                yield element, parsed


class Lines:
    """Writes elements as lines of their own.

    Args:
        time_field: looks at every record that is sent.
        notes: counts records without a value.
    """

    def __init__(self, time_field: TimeField | None = None, notes: Notes | None = None) -> None:
        self._notes = notes if notes is not None else Notes()
        self._time = time_field

    def line(self, found: Found) -> bytes:
        """Return an element as a line.

        Line breaks inside it can only stand between tokens, where JSON needs none, so they are
        dropped.

        Raises:
            Unsendable: the server would refuse it.
        """
        element, parsed = found
        if isinstance(element, PassedValue):
            raise Unsendable(element.reason)
        if not element:
            raise Unsendable("there is nothing before the comma; remove the comma")
        if parsed is None:
            record = json_records.check_line(element)
        else:
            record = json_records.check_parsed(parsed, element)
        if is_missing_everywhere(record):
            self._notes.count("empty")
        if self._time is not None:
            self._time.look(record)
        return element.translate(None, b"\r\n") + b"\n"


def text_of(found: Found) -> bytes | Spool | None:
    """Return an element as it stands, on one line, or the spool that took it."""
    element = found[0]
    if isinstance(element, PassedValue):
        return element.spool
    return element.translate(None, b"\r\n")


def _element(
    text: JsonText, max_record_bytes: int, passing: Passing
) -> tuple[bytes | PassedValue, Any, bool]:
    """Return the next element, what it parses to if that is known, and whether it was the last."""
    while True:
        found = _by_boundary(text) or _by_tokens(text)
        if found is not None:
            element, parsed, end, last = found
            text.position = end
            if not last:
                text.skip_space()
            return element, parsed, last
        size = len(text.data) - text.position
        if size > max_record_bytes + BLOCK_BYTES:
            start = text.offset + text.position
            passed = pass_over(text, ValueEnd(in_array=True), passing, max_record_bytes)
            if passed is None:
                raise _no_end(start)
            last = text.data[text.position : text.position + 1] == b"]"
            text.position += 1
            if not last:
                text.skip_space()
            return passed, None, last
        if not text.more():
            raise _no_end(text.offset + text.position)


def _no_end(start: int) -> SourceError:
    return SourceError(
        f"The JSON array does not end: the element at byte {start} is incomplete. Was the file cut short?"
    )


def _by_boundary(text: JsonText) -> tuple[bytes, Any, int, bool] | None:
    """Find the element's end at the first place that looks like one, which nearly always it is."""
    found = _BOUNDARY.search(text.data, text.position)
    if found is None or text.data[text.position] != 0x7B:
        return None
    element = text.data[text.position : found.start() + 1]
    try:
        parsed = orjson.loads(element)
    except orjson.JSONDecodeError:
        return None
    comma = text.data.find(b",", found.start(), found.end())
    if comma >= 0:
        return element, parsed, comma + 1, False
    return element, parsed, text.data.index(b"]", found.start()) + 1, True


def _by_tokens(text: JsonText) -> tuple[bytes, None, int, bool] | None:
    """Find the element's end by counting brackets outside strings; None when it is not read to its
    end yet.
    """
    depth = 0
    for token in _TOKEN.finditer(text.data, text.position):
        kind = token[0]
        if kind in (b"{", b"["):
            depth += 1
        elif kind == b'"':
            return None  # a string that has not ended yet
        elif depth == 0 and kind in (b",", b"]"):
            element = text.data[text.position : token.start()].rstrip(_SPACE)
            return element, None, token.end(), kind == b"]"
        elif kind in (b"}", b"]"):
            depth -= 1
    return None
