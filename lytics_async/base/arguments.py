"""Check the arguments of callers, and write them as text. Pure.

A `…_problem` function returns what is wrong with a value, as the end of a sentence that begins with
the argument's name; None if the value is valid. Each caller raises its own kind of error.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from lytics_async.errors import ArgumentError


def shown(value: object) -> str:
    """Return the repr of a value for a message, cut to 80 characters."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def text_problem(value: object, *, empty: bool = True) -> str | None:
    """Check text that will be sent as UTF-8.

    Args:
        empty: whether empty text is allowed.
    """
    if not isinstance(value, str):
        return f"must be a str, not {shown(value)}"
    if not value and not empty:
        return "must not be empty"
    return unicode_problem(value)


def unicode_problem(text: str) -> str | None:
    """Check that text can be encoded as UTF-8, which has no lone surrogates."""
    if text.isascii():
        return None
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return (
            f"contains the lone surrogate {text[error.start]!r} at position {error.start}, which "
            "UTF-8 cannot encode; decode the original bytes as UTF-8"
        )
    return None


NOT_SEGMENTS = ("", ".", "..")
"""Text that would change the structure of a path."""


def segment_problem(value: object) -> str | None:
    """Check text that becomes one segment of a path."""
    if isinstance(value, str) and value in NOT_SEGMENTS:
        return f"must not be {value!r}, because it becomes a segment of the path"
    return text_problem(value)


def seconds_problem(value: object, *, zero: bool = False) -> str | None:
    """Check a number of seconds: finite and above 0.

    Args:
        zero: whether 0 is allowed.
    """
    return _number_problem(value, "a number of seconds", (int, float), zero)


def number_problem(value: object) -> str | None:
    """Check a number: finite and above 0."""
    return _number_problem(value, "a number", (int, float), False)


def whole_problem(value: object, *, zero: bool = False) -> str | None:
    """Check a whole number above 0.

    Args:
        zero: whether 0 is allowed.
    """
    return _number_problem(value, "a whole number", (int,), zero)


def _number_problem(value: object, what: str, kinds: tuple[type, ...], zero: bool) -> str | None:
    if not isinstance(value, kinds) or isinstance(value, bool):
        return f"must be {what}, not {shown(value)}"
    assert isinstance(value, (int, float))
    if isinstance(value, float) and not math.isfinite(value):
        return f"must be a finite number, not {value!r}"
    if value < 0 or (value == 0 and not zero):
        return f"must {'not be negative' if zero else 'be above 0'}, not {value!r}"
    return None


def flag_problem(value: object) -> str | None:
    """Check a bool; text such as 'false' would be truthy."""
    return None if isinstance(value, bool) else f"must be True or False, not {shown(value)}"


def choice_problem(value: object, choices: Sequence[object]) -> str | None:
    """Check that a value is one of the choices."""
    if any(value == choice for choice in choices):
        return None
    return f"must be one of {', '.join(map(repr, choices))}, not {shown(value)}"


def callable_problem(value: object) -> str | None:
    """Check a callback."""
    return None if callable(value) else f"must be callable, not {shown(value)}"


def require(name: str, problem: str | None) -> None:
    """Raise ArgumentError if an argument has a problem."""
    if problem is not None:
        raise ArgumentError(f"{name} {problem}.")


def scalar_text(name: str, value: Any) -> str:
    """Format one value of a path or query as text.

    Args:
        name: the argument, for the message.

    Raises:
        ArgumentError: the value has no text form, or its text cannot be sent.
    """
    if type(value) is str:
        if not value.isascii():
            require(name, unicode_problem(value))
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):  # also an enum: its value, not its name
        return scalar_text(name, str.__str__(value))
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ArgumentError(f"{name} cannot be sent: {value!r} is not a finite number.")
        return float.__repr__(value)
    if isinstance(value, date):
        return rfc3339(value, name)
    raise ArgumentError(f"{name} must be a str, number, bool or date, not {type(value).__name__}.")


def query_texts(name: Any, value: Any) -> list[str]:
    """Return the values of an additional query parameter: several for a list, none for None.

    Raises:
        ArgumentError: the parameter cannot be sent; the message names it.
    """
    require(f"query: the name {shown(name)}", text_problem(name, empty=False))
    where = f"query[{name!r}]"
    if value is None:
        return []
    if not isinstance(value, (list, tuple, set, frozenset)):
        return [_query_text(where, value)]
    if not value:
        raise ArgumentError(f"{where} is empty; omit it, or pass at least one item.")
    return [_query_text(f"{where}[{index}]", item) for index, item in enumerate(value)]


def _query_text(where: str, value: Any) -> str:
    """Accept text only: the table alone knows how an operation expects other types."""
    if not isinstance(value, str):
        raise ArgumentError(
            f"{where} must be a str, exactly as it is to be sent, not {type(value).__name__}."
        )
    return scalar_text(where, value)


def rfc3339(value: datetime | date, name: str = "") -> str:
    """Format a date, or a time in UTC with a `Z` (RFC 3339).

    The fraction of a second has no trailing zeros.
    Lytics writes times in the same way, so a time from Lytics is sent back unchanged.

    Args:
        name: the argument, for the message.

    Raises:
        ArgumentError: the datetime has no time zone, so its instant is unknown.
    """
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        where = f"{name}: " if name else ""
        raise ArgumentError(
            f"{where}{value!r} has no time zone; use datetime.now(UTC) or .replace(tzinfo=…)."
        )
    try:
        text = value.astimezone(UTC).isoformat().removesuffix("+00:00")
        return (text.rstrip("0") if "." in text else text) + "Z"
    except OverflowError:  # in UTC it would lie before year 1 or after year 9999
        return value.isoformat()
