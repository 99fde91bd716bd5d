# generated from endpoints/v2/configs/dv360.toml; do not edit
"""Configurations of Display & Video 360."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Dv360Oauth(Credential, slug="dv360-oauth"):
    """A credential of the type `dv360-oauth`."""

    code: Secret | str | None = None
    scope: str | None = None
