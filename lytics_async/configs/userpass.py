# generated from endpoints/v2/configs/userpass.toml; do not edit
"""Configurations of a provider with a user and a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class UserpassPrivatePgp(Credential, slug="userpass-private-pgp"):
    """A credential of the type `userpass-private-pgp`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    passphrase: Secret | str | None = None
    """Passphrase of the private key."""
    password: Secret | str | None = None
    """Password at the provider."""
    pgppassphrase: Secret | str | None = None
    pgpprivatekey: Secret | str | None = None
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    user: str | None = None
    """User name at the provider."""


class UserpassPublicPgp(Credential, slug="userpass-public-pgp"):
    """A credential of the type `userpass-public-pgp`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    passphrase: Secret | str | None = None
    """Passphrase of the private key."""
    password: Secret | str | None = None
    """Password at the provider."""
    pgppublickey: str | None = None
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    user: str | None = None
    """User name at the provider."""


class UserpassSecret(Credential, slug="userpass-secret"):
    """A credential of the type `userpass-secret`."""

    api_url: str | None = None
    integration_id: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    rest_api_url: str | None = None
    secret: Secret | str | None = None
    user: str | None = None
    """User name at the provider."""
