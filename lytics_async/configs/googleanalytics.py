# generated from endpoints/v2/configs/googleanalytics.toml; do not edit
"""Configurations of Google Analytics."""

from __future__ import annotations

from lytics_async.call.configuration import Credential


class GoogleanalyticsNoAuth(Credential, slug="googleanalytics-no-auth"):
    """A credential of the type `googleanalytics-no-auth`."""
