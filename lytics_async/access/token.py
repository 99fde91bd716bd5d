"""Check a token, and keep it out of the local variables of tracebacks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from lytics_async.access.secret import Secret
from lytics_async.errors import ConfigurationError

TokenSource = str | Secret | Callable[[], str | Secret | Awaitable[str | Secret]]
"""A token, or a sync or async callable that fetches one."""


def to_secret(source: TokenSource | None) -> Secret | Callable[[], Any] | None:
    """Wrap a plain token, so that a traceback with local variables cannot show it."""
    if isinstance(source, str):
        return Secret(source)
    if source is None or isinstance(source, Secret) or callable(source):
        return source
    return _NoToken.of(source)


class _NoToken:
    """Replaces a value of the wrong type until it is reported: it may be a token, as bytes."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    @classmethod
    def of(cls, source: object) -> Any:
        """Return the placeholder for `source`."""
        return source if isinstance(source, cls) else cls(type(source).__name__)


def token_source_problem(source: object) -> str | None:
    if isinstance(source, _NoToken):
        return f"must be a str, a Secret or a callable that returns one, not {source.kind}"
    return None


def check_token(secret: Secret) -> Secret:
    """Return the token; raise ConfigurationError if it cannot be sent in a header."""
    problem = _token_problem(secret.reveal())
    if problem is not None:
        raise ConfigurationError(problem, setting="token")
    return secret


def _token_problem(token: str) -> str | None:
    if not token:
        return "The token is empty."
    if not token.isascii() or not token.isprintable() or " " in token:
        return (
            "The token contains a space, a control character or a non-ASCII character; "
            "it may have been copied with a line break."
        )
    return None


def secret_or_none(token: str | None) -> Secret | None:
    return Secret(token) if token else None
