# generated from endpoints/v2/configs/mp.toml; do not edit
"""Configurations of Mixpanel (mp)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class MpApiSecret(Credential, slug="mp-api-secret"):
    """A credential of the type `mp-api-secret`."""

    api_secret: Secret | str | None = None
