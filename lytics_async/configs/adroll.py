# generated from endpoints/v2/configs/adroll.toml; do not edit
"""Configurations of AdRoll."""

from __future__ import annotations

from lytics_async.call.configuration import JobConfig


class AdrollSync(JobConfig, slug="adroll-sync"):
    """The configuration of a job of the workflow `adroll-sync`."""

    advertisable: str | None = None
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    pixel: str | None = None
