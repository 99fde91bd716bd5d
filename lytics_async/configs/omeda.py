# generated from endpoints/v2/configs/omeda.toml; do not edit
"""Configurations of Omeda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class OmedaSftpExport(JobConfig, slug="omeda-sftp-export"):
    """The configuration of a job of the workflow `omeda-sftp-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
