# generated from endpoints/v2/configs/mapp.toml; do not edit
"""Configurations of Mapp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class MappUserpass(Credential, slug="mapp-userpass"):
    """A credential of the type `mapp-userpass`."""

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


class MappSftpExport(JobConfig, slug="mapp-sftp-export"):
    """The configuration of a job of the workflow `mapp-sftp-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class MappTriggerExport(JobConfig, slug="mapp-trigger-export"):
    """The configuration of a job of the workflow `mapp-trigger-export`."""

    group_id: str
    segment_id: str
    """Id of the segment whose users are exported."""
    uid_field: str
    backfill_only: bool | None = None
    create_users: bool | None = None
    dynamic_attribute_prefix: str | None = None
    enable_dynamic_attributes: bool | None = None
    mapp_attribute_name: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
