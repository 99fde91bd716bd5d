# generated from endpoints/v2/configs/sftp.toml; do not edit
"""Configurations of SFTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class SftpImport(JobConfig, slug="sftp-import"):
    """The configuration of a job of the workflow `sftp-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
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
    timestamps: Sequence[str] | None = None


class SftpJsonImport(JobConfig, slug="sftp-json-import"):
    """The configuration of a job of the workflow `sftp-json-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
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
