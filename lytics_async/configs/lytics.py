# generated from endpoints/v2/configs/lytics.toml; do not edit
"""Configurations of Lytics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class LyticsAwsSftpAuth(Credential, slug="lytics-aws-sftp-auth"):
    """A credential of the type `lytics-aws-sftp-auth`."""

    host: str | None = None
    """Host name of the server."""
    passphrase: Secret | str | None = None
    """Passphrase of the private key."""
    password: Secret | str | None = None
    """Password at the provider."""
    port: str | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    publickey: str | None = None
    user: str | None = None
    """User name at the provider."""


class LyticsLotameS3(Credential, slug="lytics-lotame-s3"):
    """A credential of the type `lytics-lotame-s3`."""


class LyticsConductorExportCc(JobConfig, slug="lytics-conductor-export-cc"):
    """The configuration of a job of the workflow `lytics-conductor-export-cc`."""

    create_profiles: bool | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    sql_fields: Sequence[str] | None = None


class LyticsContentEnrich(JobConfig, slug="lytics-content-enrich"):
    """The configuration of a job of the workflow `lytics-content-enrich`."""

    collection_id: str | None = None
    enrich_epoch: datetime | str | None = None
    rerun: bool | None = None


class LyticsFieldModel(JobConfig, slug="lytics-field-model"):
    """The configuration of a job of the workflow `lytics-field-model`."""

    additional_fields: Sequence[str] | None = None
    auto_tune: bool | None = None
    custom_segment_ids: Sequence[str] | None = None
    max_rounds: int | None = None
    model_name: str | None = None
    model_only: bool | None = None
    model_type: str | None = None
    num_to_train: int | None = None
    re_run: bool | None = None
    source: str | None = None
    """Where the data comes from."""
    tags: Sequence[str] | None = None
    target_field: str | None = None
    tune_model: bool | None = None
    use_content: bool | None = None
    use_scores: bool | None = None


class LyticsSegModel(JobConfig, slug="lytics-seg-model"):
    """The configuration of a job of the workflow `lytics-seg-model`."""

    additional_fields: Sequence[str] | None = None
    auto_tune: bool | None = None
    blocked_fields: Sequence[str] | None = None
    custom_segment_ids: Sequence[str] | None = None
    hidden: bool | None = None
    max_rounds: int | None = None
    model_name: str | None = None
    model_only: bool | None = None
    model_type: str | None = None
    num_to_train: int | None = None
    re_run: bool | None = None
    source: str | None = None
    """Where the data comes from."""
    tags: Sequence[str] | None = None
    target: str | None = None
    use_content: bool | None = None
    use_scores: bool | None = None


class LyticsSFTPEventExport(JobConfig, slug="lytics-sftp-event-export"):
    """The configuration of a job of the workflow `lytics-sftp-event-export`."""

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


class LyticsSftpExport(JobConfig, slug="lytics-sftp-export"):
    """The configuration of a job of the workflow `lytics-sftp-export`."""

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
    compress: str | None = None
    """How the file is compressed."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    filename: str | None = None
    """Name of the file."""
    join: str | None = None
    """Text between two values of one column."""
    max_bytes: int | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    time_format: str | None = None
    """How times are written."""


class LyticsSftpJsonExport(JobConfig, slug="lytics-sftp-json-export"):
    """The configuration of a job of the workflow `lytics-sftp-json-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    append_segment_name: bool | None = None
    """Whether the name of the segment is added to what is sent."""
    append_segment_slug: bool | None = None
    compress: str | None = None
    """How the file is compressed."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    filename: str | None = None
    """Name of the file."""
    max_bytes: int | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
    time_format: str | None = None
    """How times are written."""


class LyticsSimpleExport(JobConfig, slug="lytics-simple-export"):
    """The configuration of a job of the workflow `lytics-simple-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    delimiter: str | None = None
    """Character between two columns."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""
    append_segment_name: bool | None = None
    """Whether the name of the segment is added to what is sent."""
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
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    size_limit: int | None = None
    """Size at which a new file begins."""
