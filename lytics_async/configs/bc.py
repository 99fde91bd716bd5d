# generated from endpoints/v2/configs/bc.toml; do not edit
"""Configurations of BigCommerce (access tokens)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class BcAccessToken(Credential, slug="bc-access-token"):
    """A credential of the type `bc-access-token`."""

    access_token: Secret | str | None = None
    """Token that the provider issued."""
    store_hash: str | None = None
