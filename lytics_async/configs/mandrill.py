# generated from endpoints/v2/configs/mandrill.toml; do not edit
"""Configurations of Mandrill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class MandrillApiKey(Credential, slug="mandrill-api-key"):
    """A credential of the type `mandrill-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class MandrillSetup(JobConfig, slug="mandrill-setup"):
    """The configuration of a job of the workflow `mandrill-setup`."""
