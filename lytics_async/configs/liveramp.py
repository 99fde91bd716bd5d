# generated from endpoints/v2/configs/liveramp.toml; do not edit
"""Configurations of LiveRamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class LiverampAwsKeys(Credential, slug="liveramp-aws-keys"):
    """A credential of the type `liveramp-aws-keys`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class LiverampUserkey(Credential, slug="liveramp-userkey"):
    """A credential of the type `liveramp-userkey`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    passphrase: Secret | str | None = None
    """Passphrase of the private key."""
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    user: str | None = None
    """User name at the provider."""


class LiverampUserpass(Credential, slug="liveramp-userpass"):
    """A credential of the type `liveramp-userpass`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    password: Secret | str | None = None
    """Password at the provider."""
    port: int | None = None
    """Port of the server."""
    user: str | None = None
    """User name at the provider."""


class LiverampCsvExport(JobConfig, slug="liveramp-csv-export"):
    """The configuration of a job of the workflow `liveramp-csv-export`."""

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
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    join: str | None = None
    """Text between two values of one column."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    segments: Sequence[str] | None = None


class LiverampIdentifierExport(JobConfig, slug="liveramp-identifier-export"):
    """The configuration of a job of the workflow `liveramp-identifier-export`."""

    identifier_field: str
    """Field that identifies a user."""
    identifier_type: Literal["IDENTITYLINK", "COOKIEID", "MOBILEID"]
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
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class LiverampRampIDEnrichment(JobConfig, slug="liveramp-ramp-id-enrichment"):
    """The configuration of a job of the workflow `liveramp-ramp-id-enrichment`."""

    envelope_id_field: str
    rampid_enrich_stream: str | None = None


class LiverampS3Export(JobConfig, slug="liveramp-s3-export"):
    """The configuration of a job of the workflow `liveramp-s3-export`."""

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
    delimiter: str | None = None
    """Character between two columns."""
    directory: str | None = None
    """Directory of the files."""
    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    filename: str | None = None
    """Name of the file."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    join: str | None = None
    """Text between two values of one column."""
    region: str | None = None
    """Region of the provider's service."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    segments: Sequence[str] | None = None
    time_format: str | None = None
    """How times are written."""


class LiverampSftpExportEu(JobConfig, slug="liveramp-sftp-export-eu"):
    """The configuration of a job of the workflow `liveramp-sftp-export-eu`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    append_segment_name: bool | None = None
    """Whether the name of the segment is added to what is sent."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    custom_field_mapping: Sequence[Mapping[str, str]] | None = None
    delimiter: str | None = None
    """Character between two columns."""
    file_frequency: str | None = None
    filename: str | None = None
    """Name of the file."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    segments_field_name: str | None = None
    time_format: str | None = None
    """How times are written."""
