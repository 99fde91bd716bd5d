"""Tokens: what opens which part of the API, and until when. Only their hashes are kept."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Sequence
from typing import Literal, TypeAlias

import attrs

from lytics_async.local.documents import Documents
from lytics_async.local.roles import DATA

TokenKind: TypeAlias = Literal["user_token", "api_token"]
"""Whether a person logged in with it, or it was created for a program."""

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?(?:ms|s|m|h))+")
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h)")


@attrs.frozen(kw_only=True)
class Token:
    """A token that was issued.

    Attributes:
        scopes: slugs of its roles.
        kind: a login of a user, or an API token.
        expires: when it ends, in seconds since 1970; None for never.
    """

    scopes: tuple[str, ...]
    kind: TokenKind = "api_token"
    expires: float | None = None

    @property
    def is_for_data(self) -> bool:
        """It opens the collection of data and nothing else."""
        return set(self.scopes) <= {DATA, "data_write"}

    @property
    def has_expired(self) -> bool:
        """Its time has passed."""
        return self.expires is not None and time.time() >= self.expires


class Tokens:
    """The tokens that are accepted, in memory, since every request asks for one.

    Args:
        auths: the documents of the auths, of which some are tokens.
        access, data: the two that the local Lytics was started with.
    """

    def __init__(self, auths: Documents, *, access: str, kind: TokenKind, data: str) -> None:
        self._tokens = {
            _hash(data): Token(scopes=(DATA,)),
            _hash(access): Token(scopes=("admin",), kind=kind),
        }
        for auth in auths.all():
            if hashed := auth.get("token_hash"):
                self._tokens[hashed] = Token(
                    scopes=tuple(auth["scopes"]), expires=auth["expires_at"]
                )

    def find(self, token: str) -> Token | None:
        """What a token opens; None for one that is unknown."""
        return self._tokens.get(_hash(token))

    def add(self, token: str, scopes: Sequence[str], expires: float | None) -> str:
        """Start accepting a token; return its hash."""
        hashed = _hash(token)
        self._tokens[hashed] = Token(scopes=tuple(scopes), expires=expires)
        return hashed

    def remove(self, hashed: str) -> None:
        """Stop accepting a token."""
        self._tokens.pop(hashed, None)


def parse_duration(text: str) -> float | None:
    """Read a Go duration, such as `100h` or `1h30m`, in seconds; None if it is not one."""
    if not _DURATION.fullmatch(text):
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(text))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
