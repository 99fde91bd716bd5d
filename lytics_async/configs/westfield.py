# generated from endpoints/v2/configs/westfield.toml; do not edit
"""Configurations of Westfield."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Westfield(Credential, slug="westfield"):
    """A credential of the type `westfield`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""
    client_id: str | None = None
    """Id of the OAuth client."""
    client_secret: Secret | str | None = None
    """Secret of the OAuth client."""
