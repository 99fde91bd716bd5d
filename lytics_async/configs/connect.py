# generated from endpoints/v2/configs/connect.toml; do not edit
"""Configurations of Connect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class ConnectApikey(Credential, slug="connect-apikey"):
    """A credential of the type `connect-apikey`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
