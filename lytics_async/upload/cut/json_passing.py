"""Passes over one JSON value that is too long to be held, to where it ends."""

from __future__ import annotations

import re

from lytics_async.upload.cut.cut import too_long
from lytics_async.upload.cut.json_text import JsonText
from lytics_async.upload.cut.keeping import Passed, Passing, Spool
from lytics_async.upload.cut.reading import SourceError

_OUTSIDE = re.compile(rb'["{}\[\],]')
_INSIDE = re.compile(rb'["\\]')


class PassedValue:
    """A value that was passed over.

    Attributes:
        reason: why it is not sent, and where it is in the source.
        spool: took its bytes, on one line; None = nothing is kept.
    """

    def __init__(self, passed: Passed, start: int, max_record_bytes: int) -> None:
        place = f"it is bytes {start + 1:,} to {start + passed.size:,} of the source"
        self.reason = f"{too_long(passed.size, max_record_bytes)}; {place}"
        self.spool: Spool | None = passed.spool


class ValueEnd:
    """Finds where a value ends in bytes that come piece by piece, and remembers no more than where
    it is.

    Args:
        in_array: it ends before the comma or the bracket that follows it; otherwise it is an
            object, and ends after its brace.
    """

    def __init__(self, *, in_array: bool) -> None:
        self._in_array = in_array
        self._depth = 0
        self._in_string = self._escaped = False

    def find(self, data: bytes, position: int) -> int:
        """Return where the value ends; -1 if it continues in the next piece."""
        while position < len(data):
            if self._escaped:
                self._escaped = False
                position += 1
                continue
            found = (_INSIDE if self._in_string else _OUTSIDE).search(data, position)
            if found is None:
                return -1
            kind, position = found[0], found.end()
            if kind == b"\\":
                self._escaped = True
            elif kind == b'"':
                self._in_string = not self._in_string
            elif self._depth == 0 and kind in b",]" and self._in_array:
                return found.start()
            elif kind in b"{[":
                self._depth += 1
            elif kind in b"}]":
                self._depth -= 1
                if self._depth == 0 and not self._in_array:
                    return position
        return -1


def pass_over(
    text: JsonText, end: ValueEnd, passing: Passing, max_record_bytes: int
) -> PassedValue | None:
    """Move to the end of the value at the present position; None if it does not end.

    Raises:
        SourceError: the source cannot be read further.
    """
    start = text.offset + text.position
    passed = passing.begin()
    try:
        while (stop := end.find(text.data, text.position)) < 0:
            passed.take(text.data[text.position :], without=b"\r\n")
            text.position = len(text.data)
            if not text.more():
                passed.drop()
                return None
    except SourceError:
        passed.drop()
        raise
    passed.take(text.data[text.position : stop], without=b"\r\n")
    text.position = stop
    return PassedValue(passed, start, max_record_bytes)
