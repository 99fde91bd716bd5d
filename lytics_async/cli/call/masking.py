"""Secrets in a response: found by the operation's model, by names and forms, and by the client's
own tokens.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import concealed
from lytics_async.call.masking import masked
from lytics_async.call.operation import Operation
from lytics_async.cli.config import masked as masked_text

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
        masked(operation.structure(value), lambda secret: known.add(secret.reveal()))
    known.discard("")

    def without_known(text: str) -> str:
        if text in known:
            return masked_text(text)
        for secret in known:
            if len(secret) >= _SHORT:
                text = text.replace(secret, masked_text(secret))
        return text

    return masked(concealed(value), lambda secret: masked_text(secret.reveal()), text=without_known)
