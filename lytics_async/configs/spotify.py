# generated from endpoints/v2/configs/spotify.toml; do not edit
"""Configurations of Spotify."""

from __future__ import annotations

from lytics_async.call.configuration import JobConfig


class SpotifyExportAudience(JobConfig, slug="spotify-export-audience"):
    """The configuration of a job of the workflow `spotify-export-audience`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    ad_account_id: str | None = None
    """Id of the advertising account."""
    audience_name: str | None = None
    business_id: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    device_id_field: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
