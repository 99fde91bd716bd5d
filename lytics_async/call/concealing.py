"""Members that may carry a secret: which they are, and how they stay out of what is printed. Pure.

A model has an attribute for what is known to be secret. This module is for the rest: members that
no row of the table names, such as a key that a provider adds to its configuration. It goes by the
name of a member, by the name in a list of
names and values, and by the form of a text. It conceals too much rather than too little:
`Secret.reveal()` returns the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from lytics_async.access.secret import Secret

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SECRETS = frozenset(
    [
        "authorization",
        "bearer",
        "cookie",
        "dsn",
        "jwt",
        "otp",
        "pass",
        "passcode",
        "passwd",
        "pwd",
        "sas",
        "signature",
    ]
)
_SECRET_ENDS = (
    "accesskey",
    "apikey",
    "credential",
    "passphrase",
    "password",
    "privatekey",
    "secret",
    "secretkey",
    "token",
    "writekey",
)
"""Ends of a word that make it a secret, alone or after others: `clientsecret`, `authtoken`."""
_KEYS = frozenset(
    [
        "access",
        "account",
        "api",
        "app",
        "application",
        "auth",
        "client",
        "consumer",
        "data",
        "encryption",
        "hmac",
        "license",
        "master",
        "private",
        "rsa",
        "secret",
        "service",
        "shared",
        "signing",
        "ssh",
        "subscription",
        "webhook",
        "write",
    ]
)
"""Words before `key` that make it a secret; a primary key or a sort key is not one."""
_ENDINGS = frozenset({"base64", "hash", "header", "json", "pem", "raw", "string", "text", "value"})
"""Words after the secret's own that still mean the secret itself."""
_HARMLESS = frozenset({"continuation", "cursor", "next", "page", "previous", "start"})
"""Words that make a token a place in a list."""
_LABELS = ("name", "key", "field", "slug", "id", "type", "header", "label")
"""Members that name what another member of the same object holds."""
_LOOKS_SECRET = re.compile(
    r"\bat\.[0-9A-Za-z_-]{6,}\.[0-9A-Za-z_-]{6,}"  # a token of Lytics
    r"|(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}\."  # a JSON web token
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|^(?:Bearer|Basic) +\S{8,}"
    r"|://[^/\s:@]+:[^/\s@]+@"  # a password in a URL
    r"|[?&](?:access_token|api_?key|key|token|sig|password)=[^&\s]{6,}"
)


@lru_cache(maxsize=4096)
def is_secret_name(name: str) -> bool:
    """Return whether a member may carry a secret by its name: `api_key`, `clientSecret`."""
    words = [word.lower() for word in _WORDS.findall(name)]
    if words[-2:] == ["connection", "string"]:
        return True
    while len(words) > 1 and words[-1] in _ENDINGS:
        words.pop()
    if not words:
        return False
    last = words[-1] if words[-1] in _SECRETS else words[-1].removesuffix("s")
    before = words[-2] if len(words) > 1 else ""
    if last == "key":
        return before in _KEYS
    if last.endswith("token") and (before or last.removesuffix("token")) in _HARMLESS:
        return False
    return last in _SECRETS or last.endswith(_SECRET_ENDS)


def looks_secret(text: str) -> bool:
    """Return whether a text has the form of a token, a private key, or a URL with a password."""
    return _LOOKS_SECRET.search(text) is not None


def concealed(value: Any, *, secret: bool = False) -> Any:
    """Return a copy of decoded JSON with each text that may be a secret as a Secret.

    Args:
        secret: every text in it is one.
    """
    if type(value) is str:
        return Secret(value) if value and (secret or looks_secret(value)) else value
    if type(value) is list:
        return [concealed(each, secret=secret) for each in value]
    if type(value) is dict:
        return concealed_members(value, value, secret=secret)
    return value


def concealed_members(
    members: Mapping[str, Any], owner: Mapping[str, Any], *, secret: bool = False
) -> dict[str, Any]:
    """Return some members of a JSON object, concealed.

    Args:
        owner: the whole object; where it is an item of a list of names and values, its name tells
            of the value.
        secret: every text in it is a secret.
    """
    told = any(type(owner.get(label)) is str and is_secret_name(owner[label]) for label in _LABELS)
    return {
        key: concealed(each, secret=secret or is_secret_name(key) or (told and key not in _LABELS))
        for key, each in members.items()
    }


def safe_repr(value: Any) -> str:
    """Return the repr of decoded JSON without what may be secret."""
    return repr(concealed(value))
