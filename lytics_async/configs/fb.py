# generated from endpoints/v2/configs/fb.toml; do not edit
"""Configurations of Facebook (system users)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class FbSystemUser(Credential, slug="fb-system-user"):
    """A credential of the type `fb-system-user`."""

    access_token: Secret | str | None = None
    """Token that the provider issued."""
    ads_account_id: str | None = None
