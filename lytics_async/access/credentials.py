"""The token that a request carries: fixed, or fetched once by a callable and kept until the server refuses it."""

from __future__ import annotations

import inspect

import anyio

from lytics_async.access.secret import Secret
from lytics_async.access.token import TokenSource, check_token, to_secret
from lytics_async.errors import ConfigurationError


class Credentials:
    """Hands out the token; a callable is asked once, by one caller at a time, however many wait."""

    def __init__(self, source: TokenSource) -> None:
        concealed = to_secret(source)
        self._secret = concealed if isinstance(concealed, Secret) else None
        self._ask = concealed if not isinstance(concealed, Secret) else None
        self._lock: anyio.Lock | None = None

    @property
    def refreshable(self) -> bool:
        """Whether a refused token can be replaced by a new one."""
        return self._ask is not None

    @property
    def current(self) -> Secret | None:
        """The token when it is at hand, so that most calls need not wait."""
        return self._secret

    async def fetch(self) -> Secret:
        """Return the token, asking the callable if need be.

        Raises:
            ConfigurationError: the callable returned no usable token.
        """
        if self._lock is None:
            self._lock = anyio.Lock()
        async with self._lock:
            if self._secret is None and self._ask is not None:
                answer = self._ask()
                answer = await answer if inspect.isawaitable(answer) else answer
                kind = type(answer).__name__
                answer = to_secret(answer)
                if not isinstance(answer, Secret):
                    raise ConfigurationError(
                        f"The token callable returned {kind}, not a str or Secret.",
                        setting="token",
                    )
                self._secret = check_token(answer)
            assert self._secret is not None
            return self._secret

    def refuse(self, secret: Secret) -> None:
        """Forget a token that the server answered with 401, unless another has replaced it already."""
        if self.refreshable and self._secret is secret:
            self._secret = None
