# generated from endpoints/v2/configs/databricks.toml; do not edit
"""Configurations of Databricks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from lytics_async.access.secret import Secret


class DatabricksDB(Credential, slug="databricks-db"):
    """A credential of the type `databricks-db`."""

    host: str | None = None
    """Host name of the server."""
    httppath: str | None = None
    port: int | None = None
    """Port of the server."""
    token: Secret | str | None = None
    """Token that the provider issued."""


class DatabricksAudienceChangesExport(JobConfig, slug="databricks-audience-changes-export"):
    """The configuration of a job of the workflow `databricks-audience-changes-export`."""

    database: str
    """Name of the database."""
    id_field: str
    """Field of the profile that holds the id."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    table_name: str | None = None
    """Name of the table."""


class DatabricksEventExport(JobConfig, slug="databricks-event-export"):
    """The configuration of a job of the workflow `databricks-event-export`."""

    database: str
    """Name of the database."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    end_date: str | None = None
    """End of the time that is covered."""
    event_limit: int | None = None
    run_frequency: Literal["daily", "weekly", "monthly"] | None = None
    """How often the job runs."""
    single_table: bool | None = None
    start_date: str | None = None
    """Start of the time that is covered."""
    start_from_end: bool | None = None
    stream_fields: Sequence[str] | None = None
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""


class DatabricksExport(JobConfig, slug="databricks-export"):
    """The configuration of a job of the workflow `databricks-export`."""

    database: str
    """Name of the database."""
    segment_id: str
    """Id of the segment whose users are exported."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    run_frequency: Literal["daily", "weekly", "monthly"] | None = None
    """How often the job runs."""


class DatabricksExportConductor(JobConfig, slug="databricks-export-conductor"):
    """The configuration of a job of the workflow `databricks-export-conductor`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    database: str | None = None
    """Name of the database."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""


class DatabricksImport(JobConfig, slug="databricks-import"):
    """The configuration of a job of the workflow `databricks-import`."""

    database: str
    """Name of the database."""
    source: str
    """Where the data comes from."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    batch_size: int | None = None
    """Most users in one request."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    query_timeout: int | None = None
    record_timestamp: str | None = None
    row_limit: int | None = None
    since_date: datetime | str | None = None
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class DatabricksMetricExport(JobConfig, slug="databricks-metric-export"):
    """The configuration of a job of the workflow `databricks-metric-export`."""

    database: str
    """Name of the database."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    dimension: str | None = None
    dimension_id: str | None = None
    dimension_type: str | None = None
    range: str | None = None
    table_name: str | None = None
    """Name of the table."""


class DatabricksSystemEventExport(JobConfig, slug="databricks-system-event-export"):
    """The configuration of a job of the workflow `databricks-system-event-export`."""

    database: str
    """Name of the database."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    catalog: str | None = None
    """Name of the catalog."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    end_date: str | None = None
    """End of the time that is covered."""
    start_date: str | None = None
    """Start of the time that is covered."""
    subject_id: str | None = None
    subject_type: str | None = None
    table_name: str | None = None
    """Name of the table."""
