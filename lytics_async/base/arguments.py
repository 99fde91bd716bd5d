"""What callers pass: whether it can be sent, and how it is written as text. Pure.

A `…_problem` function returns what is wrong with a value, as the end of a sentence that begins with
the argument's name; None if nothing is. So each caller raises the error of its own kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from lytics_async.errors import ArgumentError


def shown(value: object) -> str:
    """Return a value for a message: its repr, bounded."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def text_problem(value: object, *, empty: bool = True) -> str | None:
    """Check text that is to be sent as UTF-8.

    Args:
        empty: whether empty text is allowed.
    """
    if not isinstance(value, str):
        return f"must be a str, not {shown(value)}"
    if not value and not empty:
        return "must not be empty"
    return unicode_problem(value)


def unicode_problem(text: str) -> str | None:
    """Check that text can be written as UTF-8: half of a surrogate pair cannot."""
    if text.isascii():
        return None
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return (
            f"holds the lone surrogate {text[error.start]!r} at position {error.start}, which is not Unicode text; "
            "decode the bytes that it comes from as UTF-8"
        )
    return None


NOT_SEGMENTS = ("", ".", "..")
"""Text that would change the path that it is put into."""


def segment_problem(value: object) -> str | None:
    """Check text that becomes one part of a path."""
    if isinstance(value, str) and value in NOT_SEGMENTS:
        return f"must not be {value!r}: it is a part of the path"
    return text_problem(value)


def seconds_problem(value: object, *, zero: bool = False) -> str | None:
    """Check a time in seconds: a finite number above 0.

    Args:
        zero: whether 0 is allowed.
    """
    return _number_problem(value, "a number of seconds", (int, float), zero)


def number_problem(value: object) -> str | None:
    """Check a finite number above 0."""
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
    """Check a bool; text such as 'false' would count as true."""
    return None if isinstance(value, bool) else f"must be True or False, not {shown(value)}"


def choice_problem(value: object, choices: Sequence[object]) -> str | None:
    """Check that a value is one of a few."""
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
    """Write one value of a path or query as text.

    Args:
        name: the argument, for the message.

    Raises:
        ArgumentError: it has no form as text, or is text that cannot be sent.
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
    raise ArgumentError(
        f"{name} cannot be sent as text: it is {type(value).__name__}, not a str, number, bool or date."
    )


def query_texts(name: Any, value: Any) -> list[str]:
    """Write a further query parameter as its values: a list as several, None as none.

    Raises:
        ArgumentError: it cannot be sent; the message names it.
    """
    require(f"query: the name {shown(name)}", text_problem(name, empty=False))
    where = f"query[{name!r}]"
    if value is None:
        return []
    if not isinstance(value, (list, tuple, set, frozenset)):
        return [_query_text(where, value)]
    if not value:
        raise ArgumentError(f"{where} is empty; leave it out, or give at least one item.")
    return [_query_text(f"{where}[{place}]", item) for place, item in enumerate(value)]


def _query_text(where: str, value: Any) -> str:
    """Return text; only a row of the table knows how an operation wants a number, a bool or a time written."""
    if not isinstance(value, str):
        raise ArgumentError(
            f"{where} must be a str, as it shall be sent, not {type(value).__name__}."
        )
    return scalar_text(where, value)


def rfc3339(value: datetime | date, name: str = "") -> str:
    """Write a time in UTC with a `Z`, without zeros at the end of its fraction; a date as it is.

    Lytics writes times in the same way, so a time that came from it is written as it came.

    Args:
        name: the argument, for the message.

    Raises:
        ArgumentError: a datetime without a zone, since it does not say which hour it means.
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
    except OverflowError:  # the first and last hours of the calendar, which UTC may not have
        return value.isoformat()
