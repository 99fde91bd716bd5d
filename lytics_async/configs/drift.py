# generated from endpoints/v2/configs/drift.toml; do not edit
"""Configurations of Drift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from datetime import datetime

    from lytics_async.access.secret import Secret


class DriftAppKey(Credential, slug="drift-app-key"):
    """A credential of the type `drift-app-key`."""

    app_key: Secret | str | None = None
    """Key of the app at the provider."""


class DriftImport(JobConfig, slug="drift-import"):
    """The configuration of a job of the workflow `drift-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    skip_contacts: bool | None = None
    skip_messages: bool | None = None
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
