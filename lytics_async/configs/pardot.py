# generated from endpoints/v2/configs/pardot.toml; do not edit
"""Configurations of Pardot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from datetime import datetime


class PardotExportProspects(JobConfig, slug="pardot-export-prospects"):
    """The configuration of a job of the workflow `pardot-export-prospects`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    list_id: str
    """Id of the list at the provider."""
    id_field: str | None = None
    """Field of the profile that holds the id."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class PardotImport(JobConfig, slug="pardot-import"):
    """The configuration of a job of the workflow `pardot-import`."""

    activity_since: datetime | str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    list_since: datetime | str | None = None
    opportunity_since: datetime | str | None = None
    prospect_account_since: datetime | str | None = None
    prospect_since: datetime | str | None = None
    timezone: str | None = None
    """Time zone of the times above."""
    visitor_since: datetime | str | None = None
