"""Writes what callers pass as JSON, and names the place of what JSON cannot represent. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

import attrs
import orjson

from lytics_async.access.secret import Secret
from lytics_async.base.arguments import rfc3339, unicode_problem
from lytics_async.call.operation import UNSET
from lytics_async.errors import ArgumentError

MAX_DEPTH = 250
"""Levels of nesting in which a fault is looked for; orjson refuses 255."""


def json_text(name: str, value: Any) -> bytes:
    """Write a value as JSON.

    Args:
        name: the argument, for the message; empty for a mapping of arguments.

    Raises:
        ArgumentError: JSON cannot represent it; the message names the place, such as
            `body.items[3].when`.
    """
    text = b""
    reason = None
    try:
        text = orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME)
    except orjson.JSONEncodeError as error:
        reason = _reason(error)
    # orjson writes NaN as null and an enum as its value, which is not what was meant.
    if reason is not None or b"null" in text or b'"UNSET"' in text:
        fault = json_fault(name, value) or (None if reason is None else (name, reason))
        if fault is not None:
            place = fault[0].removeprefix(".") or "body"
            raise ArgumentError(f"{place} cannot be written as JSON: {fault[1]}.")
    return text


def json_fault(path: str, value: Any) -> tuple[str, str] | None:
    """Return the path and the reason of the first part of a value that JSON cannot represent; None
    if there is none.
    """
    return _fault(path, value, frozenset())


def _fault(path: str, value: Any, above: frozenset[int]) -> tuple[str, str] | None:
    parts = _parts(value)
    if parts is None:
        problem = _leaf_problem(value)
        return None if problem is None else (path, problem)
    if id(value) in above:
        return path, "it contains itself"
    if len(above) >= MAX_DEPTH:
        return f"{path[:80]}…", f"it is nested more than {MAX_DEPTH} levels deep"
    above |= {id(value)}
    for key, part in parts:
        place = f"{path}[{key!r}]"
        if isinstance(key, str):
            problem = unicode_problem(key)
            if problem is not None:
                return path, f"the key {key!r} {problem}"
            if key.isidentifier():
                place = f"{path}.{key}"
        elif isinstance(value, Mapping):
            return path, f"the key {key!r} is {type(key).__name__}, not str"
        found = _fault(place, part, above)
        if found is not None:
            return found
    return None


def _parts(value: Any) -> Iterable[tuple[Any, Any]] | None:
    """Return the parts of a value by key or position; None if it has none."""
    if isinstance(value, Mapping):
        return value.items()
    if isinstance(value, (list, tuple, set, frozenset)):
        return enumerate(value)
    if attrs.has(type(value)) and hasattr(value, "to_json"):
        fields = ((each.name, getattr(value, each.name)) for each in attrs.fields(type(value)))
        return [(name, part) for name, part in fields if part is not UNSET]
    return None


def _leaf_problem(value: Any) -> str | None:
    if isinstance(value, float) and not isfinite(value):
        return f"{value!r} is not a JSON number; use None (null)"
    if isinstance(value, str):
        problem = unicode_problem(value)
        return None if problem is None else f"it {problem}"
    if value is UNSET:
        return "it is UNSET; leave the field out"
    try:
        orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME)
    except orjson.JSONEncodeError as error:
        return _reason(error)
    return None


def _plain(value: Any) -> Any:
    """What orjson does not know, or knows differently: our models, times, filters, sets and
    mappings.
    """
    if isinstance(value, date):
        return rfc3339(value)
    if isinstance(value, Secret):
        return value.reveal()
    if hasattr(value, "to_json"):
        return value.to_json()
    if hasattr(value, "__filterql__"):
        return value.__filterql__()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _reason(error: orjson.JSONEncodeError) -> str:
    return str(error.__cause__ or error).rstrip(".")
