"""The functions of LQL: their names, and those that are computed here."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lytics_async.local.timestamps import format_time, now, parse_time


class NotEvaluated(Exception):
    """Only the real service computes this function."""


def is_true(value: Any) -> bool:
    """Whether a condition is met."""
    return value is True or (value is not None and str(value).lower() in ("true", "t", "1"))


def _number(value: Any) -> float:
    return float(value)


def _comparable(left: Any, right: Any) -> tuple[Any, Any]:
    try:
        return float(left), float(right)
    except (TypeError, ValueError):
        return str(left), str(right)


def _compare(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(left: Any, right: Any) -> bool:
        return left is not None and right is not None and test(*_comparable(left, right))

    return compare


def _time(value: Any) -> datetime:
    moment = parse_time(value)
    if moment is None:
        raise ValueError(value)
    return datetime.fromtimestamp(moment / 1_000_000, UTC)


def _email(value: str) -> str | None:
    found = re.search(r"(?<![^\s<>@])[^\s<>@]++@[^\s<>@]+\.[^\s<>@]+", value)
    return found.group().lower() if found else None


def _host(value: str) -> str:
    return urlsplit(value if "//" in value else f"//{value}").hostname or ""


def _digest(algorithm: str) -> Callable[[Any], str]:
    return lambda value: hashlib.new(algorithm, str(value).encode()).hexdigest()


def _seconds(value: str) -> int:
    seconds = 0
    for part in value.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


_TO_BOOL = {"true": True, "t": True, "1": True, "false": False, "f": False, "0": False}

EVALUATED: Mapping[str, Callable[..., Any]] = {
    # logic
    "not": lambda value: not is_true(value),
    "exists": lambda value: value not in (None, ""),
    "all": lambda *values: all(value not in (None, "") for value in values),
    "any": lambda *values: any(value not in (None, "") for value in values),
    "in": lambda value, *choices: value is not None and str(value) in map(str, choices),
    "eq": _compare(lambda left, right: left == right),
    "ne": lambda left, right: not _compare(lambda a, b: a == b)(left, right),
    "lt": _compare(lambda left, right: left < right),
    "le": _compare(lambda left, right: left <= right),
    "gt": _compare(lambda left, right: left > right),
    "ge": _compare(lambda left, right: left >= right),
    "contains": lambda value, part: value is not None and str(part) in str(value),
    "hasprefix": lambda value, part: str(value).startswith(part),
    "hassuffix": lambda value, part: str(value).endswith(part),
    "like": lambda value, pattern: value is not None and fnmatchcase(str(value), pattern),
    # gather: of one record
    "count": lambda value: None if value is None else 1,
    "set": lambda *values: [value for value in values if value not in (None, "")] or None,
    "cap": lambda value, *_: None if value is None else [value],
    "min": _number,
    "max": _number,
    "sum": _number,
    "valuect": lambda value: None if value is None else {str(value): 1},
    # text
    "join": lambda *values: values[-1].join(str(value) for value in values[:-1] if value),
    "len": len,
    "oneof": lambda *values: next((value for value in values if value not in (None, "")), None),
    "replace": lambda value, part, new="": value.replace(part, new),
    "split": lambda value, separator: value.split(separator),
    "strip": lambda value: value.strip(),
    "tolower": lambda value: value.lower(),
    "string.lowercase": lambda value: value.lower(),
    "string.uppercase": lambda value: value.upper(),
    "string.titlecase": lambda value: value.title(),
    # hash, encode
    "hash.md5": _digest("md5"),
    "hash.sha1": _digest("sha1"),
    "hash.sha256": _digest("sha256"),
    "hash.sha512": _digest("sha512"),
    "encoding.b64encode": lambda value: base64.b64encode(value.encode()).decode(),
    "encoding.b64decode": lambda value: base64.b64decode(value).decode(),
    # cast
    "toint": lambda value: int(float(value)),
    "tonumber": _number,
    "tobool": lambda value: _TO_BOOL.get(str(value).lower()),
    "todate": lambda value, *layout: (
        None if layout else _time(value).isoformat().replace("+00:00", "Z")
    ),
    # lists
    "array.index": lambda value, index: [value[int(index)]],
    "array.slice": lambda value, *bounds: value[
        slice(*map(int, bounds), *[None] * (2 - len(bounds)))
    ],
    # url, mail
    "email": _email,
    "emailname": lambda value: (_email(value) or "").partition("@")[0] or None,
    "emaildomain": lambda value: (_email(value) or "").partition("@")[2] or None,
    "host": _host,
    "domain": lambda value: ".".join(_host(value).split(".")[-2:]),
    "path": lambda value: urlsplit(value).path,
    "qs": lambda value, name: parse_qs(urlsplit(value).query).get(name, [None])[0],
    "urldecode": unquote,
    "urlminusqs": lambda value: value.partition("?")[0],
    # time
    "now": lambda: format_time(now()),
    "epochms": lambda *value: int(
        (_time(value[0]) if value else datetime.now(UTC)).timestamp() * 1000
    ),
    "totimestamp": lambda value: int(_time(value).timestamp()),
    "dayofweek": lambda value: (_time(value).weekday() + 1) % 7,
    "hourofday": lambda value: _time(value).hour,
    "hourofweek": lambda value: (_time(value).weekday() + 1) % 7 * 24 + _time(value).hour,
    "mm": lambda value: _time(value).month - 1,
    "monthofyear": lambda value: _time(value).month - 1,
    "yy": lambda value: _time(value).year % 100,
    "yymm": lambda value: _time(value).strftime("%y%m"),
    "extract": lambda value, form: _time(value).strftime(form),
    "seconds": _seconds,
}
"""Functions, and operators by their names, computed from the values of one record."""

FUNCTIONS = EVALUATED.keys() | {
    *("hash.sip", "filter", "map", "match", "mapkeys", "mapvalues", "mapinvert"),
    *("useragent", "useragent.map", "todatein", "totimeset", "timebucket", "or"),
}
"""All published functions; those that are not in EVALUATED are accepted and not computed."""


def is_finite_number(value: float) -> bool:
    """Return whether a number fits the kinds int and number: 64 bits if whole, and finite."""
    return -(1 << 63) <= value < 1 << 63 if isinstance(value, int) else math.isfinite(value)
