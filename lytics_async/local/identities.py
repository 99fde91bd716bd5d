"""Identities: the texts by which the records of one profile are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from lytics_async.local.store import Block

Texts: TypeAlias = str | tuple[str, ...]
"""The identities that a value stands for; an empty text stands for none."""

_NESTED = "identifiers"
"""The object in which the vendor's mobile SDKs send identities."""


def identity_text(field: str, text: str) -> str:
    """Return a text as it is compared: e-mail addresses in small letters."""
    return text.lower() if field.rpartition(".")[2] == "email" else text


def identity_column(block: Block, field: str) -> list[Texts] | None:
    """Return the identities of each record of a block; None if no record has the field.

    A field may be a member of the object `identifiers`, and a name with dots leads into objects.
    """
    values = block.values(field)
    nested = _nested_values(block, field)
    if nested is not None:
        values = (
            nested if values is None else [list(pair) for pair in zip(values, nested, strict=True)]
        )
    if not values:
        return None
    return identity_texts(field, values)


def identity_texts(field: str, values: list[Any]) -> list[Texts]:
    """Return the identities of each value: 7 and "7" are equal, a list contains several."""
    kinds = set(map(type, values))
    texts: list[Texts]
    if kinds == {str}:
        texts = values
    else:
        texts = list(map(str, values)) if kinds == {int} else list(map(texts_of, values))
    if field.rpartition(".")[2] != "email":
        return texts
    return [_lower(text) for text in texts]


def texts_of(value: object) -> Texts:
    """Return the identities of one value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return tuple(text for item in value for text in texts_in(texts_of(item)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""


def texts_in(texts: Texts) -> tuple[str, ...]:
    """Return identities one by one, without the empty one."""
    if isinstance(texts, tuple):
        return texts
    return (texts,) if texts else ()


def _lower(texts: Texts) -> Texts:
    return texts.lower() if isinstance(texts, str) else tuple(text.lower() for text in texts)


def _nested_values(block: Block, field: str) -> list[Any] | None:
    head, dot, rest = field.partition(".")
    if not dot:
        head, rest = _NESTED, field
    objects = block.values(head)
    if objects is None:
        return None
    values = [_inner(value, rest) for value in objects]
    return None if all(value is None for value in values) else values


def _inner(value: Any, path: str) -> Any:
    while isinstance(value, Mapping):
        if path in value:
            return value[path]
        head, dot, path = path.partition(".")
        if not dot:
            return None
        value = value.get(head)
    return None
