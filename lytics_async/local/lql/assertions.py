"""The assertions of a field: values that are not what they say are dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EMAIL = re.compile(r"[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+")
_FORMATS = {
    "alpha": re.compile(r"[^\W\d_]+"),
    "alphanumeric": re.compile(r"[^\W_]+"),
    "uuid": re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE),
    "base64": re.compile(r"[A-Za-z0-9+/]+={0,2}"),
    "hex": re.compile(r"[0-9a-f]+", re.IGNORECASE),
    "int": re.compile(r"[+-]?\d+"),
}


def asserted(value: Any, assertions: Mapping[str, Any]) -> Any:
    """Return the value if it is what the assertions say, of a list the items that are; else None.

    Args:
        assertions: `email`, `filter` (values to drop), `format`, and `length` with `min` and `max`,
            which count characters; 0 and empty assert nothing.
    """
    if isinstance(value, list):
        return [item for item in value if asserted(item, assertions) is not None] or None
    if isinstance(value, Mapping):
        return value
    text = str(value)
    given = assertions.get("length")
    length = given if isinstance(given, Mapping) else {}
    dropped = assertions.get("filter")
    pattern = _FORMATS.get(str(assertions.get("format")))
    holds = (
        not (assertions.get("email") and _EMAIL.fullmatch(text) is None)
        and not (isinstance(dropped, list) and text in map(str, dropped))
        and (pattern is None or pattern.fullmatch(text) is not None)
        and len(text) >= (length.get("min") or 0)
        and len(text) <= (length.get("max") or len(text))
    )
    return value if holds else None
