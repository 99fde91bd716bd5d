"""Secrets in a response: found by the operation's model, by names and forms, and by the client's
own tokens.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import concealed
from lytics_async.call.operation import Operation
from lytics_async.cli.config import masked

_SHORT = 8
"""Characters below which a secret may also be an ordinary part of a longer text."""


def mask(operation: Operation[Any], value: Any, own: Iterable[Secret] = ()) -> Any:
    """Return decoded JSON with its secrets masked.

    Args:
        operation: its model says which members are secrets.
        own: further secrets that must not be shown.
    """
    known = {secret.reveal() for secret in own}
    with suppress(Exception):  # the value departs from the model; names and forms still tell
        known.update(_secrets(operation.structure(value)))
    return _masked(concealed(value), {each for each in known if each})


def _secrets(value: Any) -> Iterator[str]:
    """Yield the secrets within a model."""
    if isinstance(value, Secret):
        yield value.reveal()
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _secrets(getattr(value, field.name, None))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _secrets(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _secrets(item)


def _masked(value: Any, known: set[str]) -> Any:
    if isinstance(value, Secret):
        return masked(value.reveal())
    if isinstance(value, str):
        if value in known:
            return masked(value)
        for secret in known:
            if len(secret) >= _SHORT:
                value = value.replace(secret, masked(secret))
        return value
    if isinstance(value, list):
        return [_masked(item, known) for item in value]
    if isinstance(value, dict):
        return {name: _masked(item, known) for name, item in value.items()}
    return value
