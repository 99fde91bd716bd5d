# generated from endpoints/v2/configs/zuora.toml; do not edit
"""Configurations of Zuora."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Zuora(Credential, slug="zuora"):
    """A credential of the type `zuora`."""

    partner: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    username: str | None = None
    """User name at the provider."""


class ZuoraImport(JobConfig, slug="zuora-import"):
    """The configuration of a job of the workflow `zuora-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
