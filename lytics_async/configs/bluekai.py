# generated from endpoints/v2/configs/bluekai.toml; do not edit
"""Configurations of BlueKai."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class BluekaiUserkey(Credential, slug="bluekai-userkey"):
    """A credential of the type `bluekai-userkey`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    partner_name: str | None = None
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    site_id: int | None = None
    user: str | None = None
    """User name at the provider."""


class BluekaiUserpass(Credential, slug="bluekai-userpass"):
    """A credential of the type `bluekai-userpass`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    partner_name: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    port: int | None = None
    """Port of the server."""
    site_id: int | None = None
    user: str | None = None
    """User name at the provider."""


class BluekaiSftpExport(JobConfig, slug="bluekai-sftp-export"):
    """The configuration of a job of the workflow `bluekai-sftp-export`."""

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
    delimiter: str | None = None
    """Character between two columns."""
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
    skip_user_fields: bool | None = None
