# generated from endpoints/v2/configs/snowflake.toml; do not edit
"""Configurations of Snowflake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class SnowflakeDirect(Credential, slug="snowflake-direct"):
    """A credential of the type `snowflake-direct`."""

    account_name: str | None = None
    database: str | None = None
    """Name of the database."""
    password: Secret | str | None = None
    """Password at the provider."""
    private_key: Secret | str | None = None
    """Private key."""
    role: str | None = None
    user_name: str | None = None
    warehouse: str | None = None


class SnowflakeDirectGcs(Credential, slug="snowflake-direct-gcs"):
    """A credential of the type `snowflake-direct-gcs`."""

    account_name: str | None = None
    database: str | None = None
    """Name of the database."""
    password: Secret | str | None = None
    """Password at the provider."""
    private_key: Secret | str | None = None
    """Private key."""
    role: str | None = None
    service_account: Secret | str | None = None
    storage_integration: str | None = None
    user_name: str | None = None
    warehouse: str | None = None


class SnowflakeAudienceChangesExport(JobConfig, slug="snowflake-audience-changes-export"):
    """The configuration of a job of the workflow `snowflake-audience-changes-export`."""

    database: str
    """Name of the database."""
    id_field: str
    """Field of the profile that holds the id."""
    schema: str
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""


class SnowflakeEventExport(JobConfig, slug="snowflake-event-export"):
    """The configuration of a job of the workflow `snowflake-event-export`."""

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
    database: str | None = None
    """Name of the database."""
    end_date: str | None = None
    """End of the time that is covered."""
    event_limit: int | None = None
    schema: str | None = None
    single_table: bool | None = None
    start_date: str | None = None
    """Start of the time that is covered."""
    start_from_end: bool | None = None
    stream_fields: Sequence[str] | None = None
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""


class SnowflakeExport(JobConfig, slug="snowflake-export"):
    """The configuration of a job of the workflow `snowflake-export`."""

    schema: str
    segment_id: str
    """Id of the segment whose users are exported."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    database: str | None = None
    """Name of the database."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    run_frequency: str | None = None
    """How often the job runs."""


class SnowflakeExportConductor(JobConfig, slug="snowflake-export-conductor"):
    """The configuration of a job of the workflow `snowflake-export-conductor`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    database: str | None = None
    """Name of the database."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    schema: str | None = None


class SnowflakeImportOpus(JobConfig, slug="snowflake-import-opus"):
    """The configuration of a job of the workflow `snowflake-import-opus`."""

    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    database: str | None = None
    """Name of the database."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    ignore_empty: bool | None = None
    record_timestamp: str | None = None
    row_limit: int | None = None
    since_date: datetime | str | None = None
    source: str | None = None
    """Where the data comes from."""
    source_type: str | None = None
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class SnowflakeMetricExport(JobConfig, slug="snowflake-metric-export"):
    """The configuration of a job of the workflow `snowflake-metric-export`."""

    schema: str
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    database: str | None = None
    """Name of the database."""
    dimension: str | None = None
    dimension_id: str | None = None
    dimension_type: str | None = None
    range: str | None = None
    table_name: str | None = None
    """Name of the table."""
