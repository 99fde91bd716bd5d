"""Watches the time field of JSON records, since the server says nothing about it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.reading import SourceError

_SHOWN_NAMES = 20

_DIGIT = re.compile(r"\d")


class TimeField:
    """Counts the records whose time cannot be read from a field.

    Args:
        name: of the field.
        notes: where they are counted.
    """

    def __init__(self, name: str, notes: Notes) -> None:
        self._name = name
        self._notes = notes
        self._records = self._found = 0
        self._names: tuple[str, ...] = ()
        self._checked = False

    def look(self, record: Mapping[Any, Any]) -> None:
        """Look at one record."""
        self._records += 1
        if not self._names:
            self._names = tuple(str(name) for name in record)
        if self._name not in record:
            self._notes.count("untimed")
            return
        self._found += 1
        if not _may_be_time(record[self._name]):
            self._notes.count("untimely")

    def check(self) -> None:
        """Refuse a source of which none of the records so far has the field, before any is sent.

        Raises:
            SourceError: none has it.
        """
        if self._checked or not self._records:
            return
        self._checked = True
        if not self._found:
            which = (
                "the record"
                if self._records == 1
                else f"any of the first {self._records:,} records"
            )
            names = ", ".join(self._names[:_SHOWN_NAMES]) or "none"
            raise SourceError(
                f"timestamp_field {self._name!r} is not a field of {which}, so the time of arrival would "
                f"count; the fields are {names}."
            )


def _may_be_time(value: Any) -> bool:
    """Whether a value may be a time: text with a digit, a number, or a time of Python."""
    if isinstance(value, str):
        return _DIGIT.search(value) is not None
    if isinstance(value, (bool, list, tuple, Mapping)) or value is None:
        return False
    return not (isinstance(value, float) and math.isnan(value))
