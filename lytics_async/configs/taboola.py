# generated from endpoints/v2/configs/taboola.toml; do not edit
"""Configurations of Taboola."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class TaboolaS3Export(JobConfig, slug="taboola-s3-export"):
    """The configuration of a job of the workflow `taboola-s3-export`."""

    identifier_field: str
    """Field that identifies a user."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
