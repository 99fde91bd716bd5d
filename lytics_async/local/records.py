"""Records of an upload: one that can be stored, or one that is rejected with the reason."""

from __future__ import annotations

from typing import Any, TypeAlias

import attrs

StoredRecord: TypeAlias = list[Any] | dict[str, Any]
"""The values of a CSV row in the order of its columns, or a JSON object."""


@attrs.frozen
class RefusedRecord:
    """A record that cannot be stored.

    Attributes:
        line: number of the line it begins on, or of the element in an array, from 1.
        reason: what is wrong with it.
    """

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class UnreadableUpload(Exception):
    """A body of which no record can be read: nothing of it is stored."""
