# generated from endpoints/v2/configs/integration.toml; do not edit
"""Configurations of an integration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class IntegrationSecret(Credential, slug="integration-secret"):
    """A credential of the type `integration-secret`."""

    api_url: str | None = None
    integration_id: str | None = None
    secret: Secret | str | None = None
