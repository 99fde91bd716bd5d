# generated from endpoints/v2/configs/zendesk.toml; do not edit
"""Configurations of Zendesk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class ZendeskConnectExport(JobConfig, slug="zendesk-connect-export"):
    """The configuration of a job of the workflow `zendesk-connect-export`."""

    identifier: str
    email: str | None = None
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    first_name: str | None = None
    last_name: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class ZendeskImportOpus(JobConfig, slug="zendesk-import-opus"):
    """The configuration of a job of the workflow `zendesk-import-opus`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
    tickets: bool | None = None
    users: bool | None = None


class ZendeskUserExport(JobConfig, slug="zendesk-user-export"):
    """The configuration of a job of the workflow `zendesk-user-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    first_name_field: str | None = None
    """Field of the profile that holds the first name."""
    full_name_field: str | None = None
    last_name_field: str | None = None
    """Field of the profile that holds the last name."""
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    timezone_field: str | None = None
