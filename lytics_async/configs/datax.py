# generated from endpoints/v2/configs/datax.toml; do not edit
"""Configurations of DataX."""

from __future__ import annotations

from lytics_async.call.configuration import Credential


class Datax(Credential, slug="datax"):
    """A credential of the type `datax`."""

    mdm_id: str | None = None
    use_gdpr: str | None = None
