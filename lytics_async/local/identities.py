"""Identities: the texts by which the records of one profile are known."""

from __future__ import annotations

from typing import Any, TypeAlias

Texts: TypeAlias = str | tuple[str, ...]
"""The identities that a value stands for; an empty text stands for none."""


def identity_texts(values: list[Any]) -> list[Texts]:
    """Return the identities of each value of a column: 7 and "7" are equal, a list holds several."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return values
    return list(map(str, values)) if kinds == {int} else list(map(_texts_of, values))


def _texts_of(value: object) -> Texts:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple(text for item in value for text in texts_in(_texts_of(item)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""


def texts_in(texts: Texts) -> tuple[str, ...]:
    if isinstance(texts, tuple):
        return texts
    return (texts,) if texts else ()
