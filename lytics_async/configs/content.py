# generated from endpoints/v2/configs/content.toml; do not edit
"""Configurations of content with cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class ContentCookies(Credential, slug="content-cookies"):
    """A credential of the type `content-cookies`."""

    cookie: Secret | str | None = None
    url: str | None = None
