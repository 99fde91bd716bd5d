# generated from endpoints/v2/configs/gcs.toml; do not edit
"""Configurations of Google Cloud Storage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class GcsJwt(Credential, slug="gcs-jwt"):
    """A credential of the type `gcs-jwt`."""

    cert_json: Secret | str | None = None


class GcsCsvExport(JobConfig, slug="gcs-csv-export"):
    """The configuration of a job of the workflow `gcs-csv-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    delimiter: str | None = None
    """Character between two columns."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""
    append_segment_name: bool | None = None
    """Whether the name of the segment is added to what is sent."""
    append_segment_slug: bool | None = None
    bucket_name: str | None = None
    compress: str | None = None
    """How the file is compressed."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    join: str | None = None
    """Text between two values of one column."""
    project: str | None = None
    """Id of the project at the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    time_format: str | None = None
    """How times are written."""


class GcsEventExport(JobConfig, slug="gcs-event-export"):
    """The configuration of a job of the workflow `gcs-event-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    bucket_name: str | None = None
    compress: str | None = None
    """How the file is compressed."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    directory: str | None = None
    """Directory of the files."""
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    filename: str | None = None
    """Name of the file."""
    project: str | None = None
    """Id of the project at the provider."""
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""
    time_format: str | None = None
    """How times are written."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""


class GcsImportOpus(JobConfig, slug="gcs-import-opus"):
    """The configuration of a job of the workflow `gcs-import-opus`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    bucket: str | None = None
    """Name of the bucket."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    delete_file: bool | None = None
    file_type: str | None = None
    gzip: bool | None = None
    pgp: bool | None = None
    prefix: str | None = None
    """Beginning of the names of the files."""
    project: str | None = None
    """Id of the project at the provider."""
    since: str | None = None
    skip_bad_files: bool | None = None
    starting_file: str | None = None
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""
