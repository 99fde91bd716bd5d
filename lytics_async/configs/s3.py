# generated from endpoints/v2/configs/s3.toml; do not edit
"""Configurations of Amazon S3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class S3(Credential, slug="s3"):
    """A credential of the type `s3`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    bucket: str | None = None
    """Name of the bucket."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class S3EventExport(JobConfig, slug="s3-event-export"):
    """The configuration of a job of the workflow `s3-event-export`."""

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
    compress: str | None = None
    """How the file is compressed."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    directory: str | None = None
    """Directory of the files."""
    email_me: bool | None = None
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    filename: str | None = None
    """Name of the file."""
    region: str | None = None
    """Region of the provider's service."""
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""
    time_format: str | None = None
    """How times are written."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""


class S3Import(JobConfig, slug="s3-import"):
    """The configuration of a job of the workflow `s3-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    bucket: str | None = None
    """Name of the bucket."""
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
    folder: str | None = None
    """Folder of the files."""
    prefix: str | None = None
    """Beginning of the names of the files."""
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class S3JsonImport(JobConfig, slug="s3-json-import"):
    """The configuration of a job of the workflow `s3-json-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    bucket: str | None = None
    """Name of the bucket."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    file_frequency: str | None = None
    filename: str | None = None
    """Name of the file."""
    folder: str | None = None
    """Folder of the files."""
    prefix: str | None = None
    """Beginning of the names of the files."""
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class S3UserCsvExport(JobConfig, slug="s3-user-csv-export"):
    """The configuration of a job of the workflow `s3-user-csv-export`."""

    filename: str
    """Name of the file."""
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
    append_hashed_by_fields: bool | None = None
    append_segment_name: bool | None = None
    """Whether the name of the segment is added to what is sent."""
    bucket: str | None = None
    """Name of the bucket."""
    compress: str | None = None
    """How the file is compressed."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    directory: str | None = None
    """Directory of the files."""
    email_me: bool | None = None
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    filetype: str | None = None
    region: str | None = None
    """Region of the provider's service."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    time_format: str | None = None
    """How times are written."""
