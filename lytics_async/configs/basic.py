# generated from endpoints/v2/configs/basic.toml; do not edit
"""Configurations of a provider with basic authentication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class BasicAuth(Credential, slug="basic-auth"):
    """A credential of the type `basic-auth`."""

    password: Secret | str | None = None
    """Password at the provider."""
    url: str | None = None
    username: str | None = None
    """User name at the provider."""
