# generated from endpoints/v2/configs/trigger.toml; do not edit
"""Configurations of a trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class TriggerUserpass(Credential, slug="trigger-userpass"):
    """A credential of the type `trigger-userpass`."""

    password: Secret | str | None = None
    """Password at the provider."""
    rest_api_url: str | None = None
    user: str | None = None
    """User name at the provider."""
