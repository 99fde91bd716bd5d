"""The token of a request: fixed, or fetched by a callable and kept until the server refuses it."""

from __future__ import annotations

import inspect

import anyio

from lytics_async.access.secret import Secret
from lytics_async.access.token import TokenSource, check_token, to_secret
from lytics_async.errors import ConfigurationError


class Credentials:
    """Provides the token. A token callable runs once, however many calls wait for its result."""

    def __init__(self, source: TokenSource) -> None:
        concealed = to_secret(source)
        self._secret = concealed if isinstance(concealed, Secret) else None
        self._ask = concealed if not isinstance(concealed, Secret) else None
        self._lock: anyio.Lock | None = None

    @property
    def refreshable(self) -> bool:
        """Whether a refused token can be replaced: it comes from a callable."""
        return self._ask is not None

    @property
    def current(self) -> Secret | None:
        """The token, if it is available without waiting; None otherwise."""
        return self._secret

    async def fetch(self) -> Secret:
        """Return the token; call the callable if there is none yet.

        Raises:
            ConfigurationError: the callable did not return a usable token.
        """
        if self._lock is None:
            self._lock = anyio.Lock()
        async with self._lock:
            if self._secret is None and self._ask is not None:
                token = self._ask()
                token = await token if inspect.isawaitable(token) else token
                kind = type(token).__name__
                token = to_secret(token)
                if not isinstance(token, Secret):
                    raise ConfigurationError(
                        f"The token callable returned {kind}, not a str or Secret.",
                        setting="token",
                    )
                self._secret = check_token(token)
            assert self._secret is not None
            return self._secret

    def refuse(self, secret: Secret) -> None:
        """Forget a token that the server refused with 401, unless it has been replaced already."""
        if self.refreshable and self._secret is secret:
            self._secret = None
