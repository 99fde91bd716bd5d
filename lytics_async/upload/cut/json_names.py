"""The names in JSON text: a parser keeps one value of a name that an object holds twice, and an
empty name names no field.

A name ends in a quote and a colon. Where these are as many as the members that were parsed, or as
in the members written once more, no name was lost; all else is looked at slowly.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any, TypeAlias

import orjson

NAMED_TWICE = (
    "the name appears twice in one object, and only one of its values could be kept; rename one of "
    "them, or leave it out (jq -c . FILE keeps the last)"
)
WITHOUT_NAME = "a field without a name; name it, or leave it out"

Counts: TypeAlias = tuple[int, int, int]
"""In a text: quotes before a colon; white space before a colon and after a quote or white space, as
at the end of a name that is not counted by its quote; of the first, those after white space or
another quote, as at the end of a blank name.
"""


_WHITE = (b'" :', b"  :", b"\t :", b"\n :", b"\r :", b"\t:", b"\n:", b"\r:")


def count(text: bytes) -> Counts:
    """Count in a text: see Counts."""
    white = sum(map(text.count, _WHITE))
    return text.count(b'":'), white, text.count(b'"":') + text.count(b' ":')


def are_sound(text: bytes, record: dict[str, Any], members: int | None) -> bool:
    """Check quickly that no name is blank or appears twice in one object; True is certain.

    Args:
        text: a JSON object.
        record: what it parses to.
        members: how many it has; None if objects may be in it.
    """
    counts = count(text)
    if members is not None and counts == (members, 0, 0):
        return True
    if may_mislead(text, counts):
        return False
    with suppress(orjson.JSONEncodeError):
        return count(orjson.dumps(record)) == counts
    return False


def may_mislead(text: bytes, counts: Counts) -> bool:
    """Return whether the counts may match those of the parsed record although a name was lost."""
    return bool(counts[2]) or b"\\u00" in text  # what is escaped may be written without it


def problem_of(text: bytes) -> tuple[str, str | None] | None:
    """Return why the names of a JSON object cannot be right, and the field; None if they are.

    A text that is nested too deeply to be looked at has no such problem here.
    """
    found: Any = None
    with suppress(RecursionError):
        found = json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str)
    return None if found is None else _first_problem(found, ())


class _Pairs:
    """The members of one object, as they were written."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _first_problem(value: Any, way: tuple[str, ...]) -> tuple[str, str | None] | None:
    if isinstance(value, list):
        return next((found for each in value if (found := _first_problem(each, way))), None)
    if not isinstance(value, _Pairs):
        return None
    seen: set[str] = set()
    for name, member in value.pairs:
        if not name.strip():
            return WITHOUT_NAME, ".".join(way) or None
        if name in seen:
            return NAMED_TWICE, ".".join((*way, name))
        seen.add(name)
        if found := _first_problem(member, (*way, name)):
            return found
    return None
