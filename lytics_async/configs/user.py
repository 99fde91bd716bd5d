# generated from endpoints/v2/configs/user.toml; do not edit
"""Configurations of a provider with a user, a password and a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class UserPassKey(Credential, slug="user-pass-key"):
    """A credential of the type `user-pass-key`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    passphrase: Secret | str | None = None
    """Passphrase of the private key."""
    password: Secret | str | None = None
    """Password at the provider."""
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    user: str | None = None
    """User name at the provider."""
