# generated from endpoints/v2/configs/yesmail.toml; do not edit
"""Configurations of Yesmail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Yesmail(Credential, slug="yesmail"):
    """A credential of the type `yesmail`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    apiuser: str | None = None
