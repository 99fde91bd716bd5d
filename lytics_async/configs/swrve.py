# generated from endpoints/v2/configs/swrve.toml; do not edit
"""Configurations of Swrve."""

from __future__ import annotations

from lytics_async.call.configuration import JobConfig


class SwrveActivityImport(JobConfig, slug="swrve-activity-import"):
    """The configuration of a job of the workflow `swrve-activity-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    filename: str | None = None
    """Name of the file."""
    prefix: str | None = None
    """Beginning of the names of the files."""


class SwrveImport(JobConfig, slug="swrve-import"):
    """The configuration of a job of the workflow `swrve-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
