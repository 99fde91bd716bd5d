# generated from endpoints/v2/configs/header.toml; do not edit
"""Configurations of a provider that takes headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class HeaderParamAuth(Credential, slug="header-param-auth"):
    """A credential of the type `header-param-auth`."""

    webhook_request_headers: Secret | str | None = None
    webhook_request_params: Secret | str | None = None
