# generated from endpoints/v2/configs/selligent.toml; do not edit
"""Configurations of Selligent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class SelligentUserpass(Credential, slug="selligent-userpass"):
    """A credential of the type `selligent-userpass`."""

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


class SelligentSftpExport(JobConfig, slug="selligent-sftp-export"):
    """The configuration of a job of the workflow `selligent-sftp-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    append_segment_name: bool | None = None
    """Whether the name of the segment is added to what is sent."""
    append_segment_slug: bool | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
