# generated from endpoints/v2/configs/lineads.toml; do not edit
"""Configurations of LINE Ads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class LineadsApiSecretkey(Credential, slug="lineads-api-secretkey"):
    """A credential of the type `lineads-api-secretkey`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class LineadsAudienceExport(JobConfig, slug="lineads-audience-export"):
    """The configuration of a job of the workflow `lineads-audience-export`."""

    adaccount_id: str
    identifier_type: str
    segment_id: str
    """Id of the segment whose users are exported."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    audience_id: str | None = None
    audience_name: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    id_field: str | None = None
    """Field of the profile that holds the id."""
