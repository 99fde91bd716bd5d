# generated from endpoints/v2/configs/postup.toml; do not edit
"""Configurations of PostUp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class Postup(Credential, slug="postup"):
    """A credential of the type `postup`."""

    password: Secret | str | None = None
    """Password at the provider."""
    username: str | None = None
    """User name at the provider."""


class PostupExport(JobConfig, slug="postup-export"):
    """The configuration of a job of the workflow `postup-export`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    segment_id: str
    """Id of the segment whose users are exported."""
    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    list_id: int | None = None
    """Id of the list at the provider."""
    remove_subs_from_list: bool | None = None


class PostupImportOpus(JobConfig, slug="postup-import-opus"):
    """The configuration of a job of the workflow `postup-import-opus`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    since_date: datetime | str | None = None
    site_id: str | None = None
