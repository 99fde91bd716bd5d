# generated from endpoints/v2/configs/bigquery.toml; do not edit
"""Configurations of BigQuery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class BigqueryEntstoreExport(JobConfig, slug="bigquery-entstore-export"):
    """The configuration of a job of the workflow `bigquery-entstore-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    keep_dated: bool | None = None
    nested_fields: Sequence[str] | None = None
    project: str | None = None
    """Id of the project at the provider."""
    scalar_fields: Sequence[str] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    use_semi_structured_fields: bool | None = None


class BigqueryEventExport(JobConfig, slug="bigquery-event-export"):
    """The configuration of a job of the workflow `bigquery-event-export`."""

    dataset: str
    """Name of the dataset."""
    project: str
    """Id of the project at the provider."""
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    end_date: str | None = None
    """End of the time that is covered."""
    event_limit: int | None = None
    export_cadence: str | None = None
    flatten_streams: bool | None = None
    partition_duration: str | None = None
    partitioned: bool | None = None
    single_table: bool | None = None
    start_date: str | None = None
    """Start of the time that is covered."""
    stream_fields: Sequence[str] | None = None
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""


class BigqueryEventExportConductor(JobConfig, slug="bigquery-event-export-conductor"):
    """The configuration of a job of the workflow `bigquery-event-export-conductor`."""

    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    end_date: str | None = None
    """End of the time that is covered."""
    event_limit: int | None = None
    partition_duration: str | None = None
    partitioned: bool | None = None
    project: str | None = None
    """Id of the project at the provider."""
    single_table: bool | None = None
    start_date: str | None = None
    """Start of the time that is covered."""
    start_from_end: bool | None = None
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""


class BigqueryImport(JobConfig, slug="bigquery-import"):
    """The configuration of a job of the workflow `bigquery-import`."""

    dataset: str
    """Name of the dataset."""
    project: str
    """Id of the project at the provider."""
    table: str
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
    encode_bytes: str | None = None
    record_timestamp: str | None = None
    row_limit: int | None = None
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class BigqueryMLCreate(JobConfig, slug="bigquery-ml-create"):
    """The configuration of a job of the workflow `bigquery-ml-create`."""

    additional_fields: Sequence[str] | None = None
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    model_name: str | None = None
    model_type: str | None = None
    project: str | None = None
    """Id of the project at the provider."""
    table: str | None = None
    target_field: str | None = None


class BigquerySegChanges(JobConfig, slug="bigquery-seg-changes"):
    """The configuration of a job of the workflow `bigquery-seg-changes`."""

    dataset: str
    """Name of the dataset."""
    project: str
    """Id of the project at the provider."""
    id_field: str | None = None
    """Field of the profile that holds the id."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class BigqueryUserExport(JobConfig, slug="bigquery-user-export"):
    """The configuration of a job of the workflow `bigquery-user-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    keep_dated: bool | None = None
    max_segments: int | None = None
    nested_fields: Sequence[str] | None = None
    project: str | None = None
    """Id of the project at the provider."""
    scalar_fields: Sequence[str] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    use_semi_structured_fields: bool | None = None
