"""Secrets in what a call brought: found by the operation's model, by the name of a member, and by the client's own token."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.operation import Operation
from lytics_async.cli.config import masked

_SECRET_NAME = re.compile(
    r"(?:^|[\W_])(?:api_?key|apikey|data_?apikey|(?:private|secret|write|access|encryption)_?key|secret|token"
    r"|pass(?:word|wd|phrase)|credentials?|authorization)$",
    re.IGNORECASE,
)
_SHORT = 8
"""Characters below which a secret may also be an ordinary part of a longer text."""


def mask(operation: Operation[Any], value: Any, own: Iterable[Secret] = ()) -> Any:
    """Return decoded JSON with its secrets masked.

    Args:
        operation: its model says which members are secrets.
        own: further secrets that must not show.
    """
    known = {secret.reveal() for secret in own}
    with suppress(Exception):  # the value departs from the model; the names of members still tell
        known.update(_secrets(operation.structure(value)))
    return _masked(value, {each for each in known if each}, named=False)


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


def _masked(value: Any, known: set[str], *, named: bool) -> Any:
    if isinstance(value, str):
        if named or value in known:
            return masked(value)
        for secret in known:
            if len(secret) >= _SHORT and secret in value:
                value = value.replace(secret, masked(secret))
        return value
    if isinstance(value, list):
        return [_masked(item, known, named=named) for item in value]
    if isinstance(value, dict):
        # An item {"name": "api_key", "value": "..."} names its secret beside it.
        pair = _is_secret_name(value.get("name"))
        return {
            name: _masked(
                item, known, named=named or _is_secret_name(name) or (pair and name == "value")
            )
            for name, item in value.items()
        }
    return value


def _is_secret_name(name: Any) -> bool:
    if not isinstance(name, str):
        return False
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return _SECRET_NAME.search(words) is not None
