"""Alternate places of a member: sources disagree about where some responses hold it. Pure.

The table names the places that were seen besides the member's own (`also`), and the generated model
moves what it finds there before it reads the object:

    fields             a member of another name
    summary.auc        a member of an object
    config[].api_key   a member of any object in a list, the first that has it
    config[api_key]    the `value` of the item with this `name` in a list of names and values
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

Step = tuple[str, str]
"""`member`, `any` or `item`, and the name."""

Places = tuple[tuple[str, tuple[tuple[Step, ...], ...]], ...]
"""Member, and the paths of its alternate places."""

_ABSENT: Final = object()
_STEP = re.compile(r"(?P<member>[^.\[\]]+)|\[(?P<item>[^\[\]]+)\]|(?P<any>\[\])")


def places(alternates: Mapping[str, tuple[str, ...]]) -> Places:
    """Parse the alternate places of members.

    Args:
        alternates: name of the member on the wire -> the places where it may be instead.

    Raises:
        ValueError: a place that is not in the grammar of this module.
    """
    return tuple(
        (name, tuple(path_of(place) for place in where)) for name, where in alternates.items()
    )


def path_of(place: str) -> tuple[Step, ...]:
    """Parse one place; raises ValueError."""
    steps: list[Step] = []
    for part in re.sub(r"(?<=[^.])\[", ".[", place).split("."):
        found = _STEP.fullmatch(part)
        if found is None:
            raise ValueError(f"{place!r} is not a place; use a.b, a[].b or a[b]")
        kind = str(found.lastgroup)
        steps.append((kind, found[kind]))
    if steps[0][0] != "member" or steps[-1][0] == "any":
        raise ValueError(f"{place!r} must begin with a member and end with one, or with an item")
    return tuple(steps)


def moved(value: dict[str, Any], known: Places) -> dict[str, Any]:
    """Return the object with each member in its own place; the given object stays as it is.

    A member that is in its own place is left alone, and so is what an alternate place holds beside
    it.
    """
    for name, paths in known:
        if value.get(name) is not None:
            continue
        for path in paths:
            if path[0][1] not in value:
                continue
            found, rest = _take(value, path)
            if found is not _ABSENT:
                value = {**rest, name: found}
                break
    return value


def _take(value: Any, path: tuple[Step, ...]) -> tuple[Any, Any]:
    """Return what is at the path, and the value without it and without emptied containers."""
    (kind, name), rest = path[0], path[1:]
    if kind == "member":
        if type(value) is not dict or value.get(name) is None:
            return _ABSENT, value
        found, left = _take(value[name], rest) if rest else (value[name], None)
        if found is _ABSENT:
            return _ABSENT, value
        if not left:
            return found, {key: each for key, each in value.items() if key != name}
        return found, {**value, name: left}
    if type(value) is not list:
        return _ABSENT, value
    for place, item in enumerate(value):
        if kind == "any":
            found, left = _take(item, rest)
        elif type(item) is dict and item.get("name") == name and item.get("value") is not None:
            found, left = _take(item["value"], rest) if rest else (item["value"], None)
        else:
            continue
        if found is not _ABSENT:
            kept = [left] if left else []
            return found, [*value[:place], *kept, *value[place + 1 :]]
    return _ABSENT, value
