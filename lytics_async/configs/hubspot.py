# generated from endpoints/v2/configs/hubspot.toml; do not edit
"""Configurations of HubSpot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime


class HubspotExport(JobConfig, slug="hubspot-export"):
    """The configuration of a job of the workflow `hubspot-export`."""

    dynamic: bool | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    id_field: str | None = None
    """Field of the profile that holds the id."""
    include_segs: bool | None = None
    list_id: str | None = None
    """Id of the list at the provider."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class HubspotImport(JobConfig, slug="hubspot-import"):
    """The configuration of a job of the workflow `hubspot-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    contacts_since: datetime | str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    events_since: datetime | str | None = None
    import_contacts: bool | None = None
    import_events: bool | None = None
    list: str | None = None
    properties: Sequence[str] | None = None
