# generated from endpoints/v2/configs/brevo.toml; do not edit
"""Configurations of Brevo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class Brevo(Credential, slug="brevo"):
    """A credential of the type `brevo`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class BrevoExport(JobConfig, slug="brevo-export"):
    """The configuration of a job of the workflow `brevo-export`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    list: int | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class BrevoImport(JobConfig, slug="brevo-import"):
    """The configuration of a job of the workflow `brevo-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    campaign_activity: bool | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    lists: Sequence[int] | None = None
    transactional_activity: bool | None = None
