# generated from endpoints/v2/configs/secretkey.toml; do not edit
"""Configurations of a provider with a secret key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class SecretkeyV2(Credential, slug="secretkey-v2"):
    """A credential of the type `secretkey-v2`."""

    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""
