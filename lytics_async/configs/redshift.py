# generated from endpoints/v2/configs/redshift.toml; do not edit
"""Configurations of Redshift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from lytics_async.access.secret import Secret


class RedshiftPostgresql(Credential, slug="redshift-postgresql"):
    """A credential of the type `redshift-postgresql`."""

    connection_url: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    ssl_mode: str | None = None
    user: str | None = None
    """User name at the provider."""


class RedshiftConductorExport(JobConfig, slug="redshift-conductor-export"):
    """The configuration of a job of the workflow `redshift-conductor-export`."""

    bucket_name: str
    region: str
    """Region of the provider's service."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    connection_url: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    directory: str | None = None
    """Directory of the files."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    ssl_mode: Literal["disable", "require", "verify-ca", "verify-full"] | None = None


class RedshiftEventExport(JobConfig, slug="redshift-event-export"):
    """The configuration of a job of the workflow `redshift-event-export`."""

    bucket_name: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    directory: str | None = None
    """Directory of the files."""
    end_date: str | None = None
    """End of the time that is covered."""
    event_limit: int | None = None
    region: str | None = None
    """Region of the provider's service."""
    single_table: bool | None = None
    start_date: str | None = None
    """Start of the time that is covered."""
    start_from_end: bool | None = None
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""


class RedshiftExport(JobConfig, slug="redshift-export"):
    """The configuration of a job of the workflow `redshift-export`."""

    bucket_name: str
    region: str
    """Region of the provider's service."""
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
    connection_url: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    directory: str | None = None
    """Directory of the files."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    ssl_mode: Literal["disable", "require", "verify-ca", "verify-full"] | None = None


class RedshiftImport(JobConfig, slug="redshift-import"):
    """The configuration of a job of the workflow `redshift-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    connection_url: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    query_timeout: int | None = None
    record_timestamp: str | None = None
    row_limit: int | None = None
    since_date: datetime | str | None = None
    source: str | None = None
    """Where the data comes from."""
    ssl_mode: str | None = None
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""
