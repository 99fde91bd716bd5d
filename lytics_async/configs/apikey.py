# generated from endpoints/v2/configs/apikey.toml; do not edit
"""Configurations of a provider with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Apikey(Credential, slug="apikey"):
    """A credential of the type `apikey`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    email: str | None = None
    subdomain: str | None = None
