# generated from endpoints/v2/configs/wistia.toml; do not edit
"""Configurations of Wistia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from datetime import datetime

    from lytics_async.access.secret import Secret


class WistiaToken(Credential, slug="wistia-token"):
    """A credential of the type `wistia-token`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class WistiaActivityImportOpus(JobConfig, slug="wistia-activity-import-opus"):
    """The configuration of a job of the workflow `wistia-activity-import-opus`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
