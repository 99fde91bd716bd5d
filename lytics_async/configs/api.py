# generated from endpoints/v2/configs/api.toml; do not edit
"""Configurations of a provider with an API key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Api(Credential, slug="api"):
    """A credential of the type `api`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    personalkey: Secret | str | None = None
