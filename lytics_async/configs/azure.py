# generated from endpoints/v2/configs/azure.toml; do not edit
"""Configurations of Azure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class AzureEventHub(Credential, slug="azure-event-hub"):
    """A credential of the type `azure-event-hub`."""

    connection_string: Secret | str | None = None


class AzureStorageConnection(Credential, slug="azure-storage-connection"):
    """A credential of the type `azure-storage-connection`."""

    aes_iv: Secret | str | None = None
    aes_key: Secret | str | None = None
    connection_string: Secret | str | None = None
    pgppublickey: str | None = None


class AzureCsvExport(JobConfig, slug="azure-csv-export"):
    """The configuration of a job of the workflow `azure-csv-export`."""

    backfill_only: bool | None = None
    container: str | None = None
    """Name of the container."""
    delimiter: str | None = None
    """Character between two columns."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    file_prefix: str | None = None
    """Beginning of the names of the files."""
    include_segs: bool | None = None
    join: str | None = None
    """Text between two values of one column."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AzureCsvImport(JobConfig, slug="azure-csv-import"):
    """The configuration of a job of the workflow `azure-csv-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    container: str | None = None
    """Name of the container."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    delimiter: str | None = None
    """Character between two columns."""
    diff: bool | None = None
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    file_frequency: str | None = None
    filename: str | None = None
    """Name of the file."""
    join: str | None = None
    """Text between two values of one column (the server's default: &)."""
    prefix: str | None = None
    """Beginning of the names of the files."""
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class AzureEventExport(JobConfig, slug="azure-event-export"):
    """The configuration of a job of the workflow `azure-event-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    compress: str | None = None
    """How the file is compressed."""
    container: str | None = None
    """Name of the container."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    filename: str | None = None
    """Name of the file."""
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""
    time_format: str | None = None
    """How times are written."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""


class AzureEventHubExport(JobConfig, slug="azure-event-hub-export"):
    """The configuration of a job of the workflow `azure-event-hub-export`."""

    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AzureJsonExport(JobConfig, slug="azure-json-export"):
    """The configuration of a job of the workflow `azure-json-export`."""

    backfill_only: bool | None = None
    container: str | None = None
    """Name of the container."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    file_prefix: str | None = None
    """Beginning of the names of the files."""
    include_segs: bool | None = None
    max_bytes: int | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AzureSqlConductorEventExport(JobConfig, slug="azure-sql-conductor-event-export"):
    """The configuration of a job of the workflow `azure-sql-conductor-event-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    end_date: str | None = None
    """End of the time that is covered."""
    start_date: str | None = None
    """Start of the time that is covered."""
    stream: str | None = None
    """Stream that receives what is imported."""
    table: str | None = None


class AzureSqlConductorExport(JobConfig, slug="azure-sql-conductor-export"):
    """The configuration of a job of the workflow `azure-sql-conductor-export`."""

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
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""


class AzureSqlEventExport(JobConfig, slug="azure-sql-event-export"):
    """The configuration of a job of the workflow `azure-sql-event-export`."""

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
    end_date: str | None = None
    """End of the time that is covered."""
    start_date: str | None = None
    """Start of the time that is covered."""
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""
    table: str | None = None


class AzureSqlExport(JobConfig, slug="azure-sql-export"):
    """The configuration of a job of the workflow `azure-sql-export`."""

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
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
